"""What others read: published contributions with their replies and votes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from rathaus.kernel.time import now
from rathaus.participation.voices.errors import VoiceNotFound
from rathaus.participation.voices.models import Voice, WeighingSet
from rathaus.participation.voices.rules.states import Group, Kind, State, may_edit
from rathaus.participation.voices.rules.weighing import Standing
from rathaus.participation.voices.votes import standings

SEEN = (State.PUBLISHED.value, State.WITHDRAWN.value, State.REMOVED.value)
"""What stands on a page: words, or the mark that there were some."""


class Sorting(StrEnum):
    """Orders that a reader may choose; there is no other."""

    SUPPORT = "support"
    NEWEST = "newest"
    TALKED = "talked"


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A contribution as pages show it. `replies` of a comment, in the order of writing."""

    id: UUID
    kind: Kind
    subject: str
    title: str
    text: str
    state: State
    group: Group
    language: str
    version: int
    written_at: datetime
    edited_at: datetime | None
    decided_at: datetime | None
    reason: str
    idea: UUID | None
    reply_to: UUID | None
    editable: bool
    author: str
    decided_by: str
    comments: int = 0
    replies: tuple["VoiceInfo", ...] = ()

    @property
    def target(self) -> str:
        """What votes on an idea name."""
        return f"idea:{self.id}"

    @property
    def gone(self) -> bool:
        """Only a mark is left."""
        return self.state is not State.PUBLISHED


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea with its votes."""

    voice: VoiceInfo
    standing: Standing


def _info(row: Voice, replies: Iterable["VoiceInfo"] = ()) -> VoiceInfo:
    state = State(row.state)
    return VoiceInfo(
        id=row.pk,
        kind=Kind(row.kind),
        subject=row.subject,
        title=row.title,
        text=row.text,
        state=state,
        group=Group(row.group),
        language=row.language,
        version=row.version,
        written_at=row.written_at,
        edited_at=row.edited_at,
        decided_at=row.decided_at,
        reason=row.reason,
        idea=row.idea_id,
        reply_to=row.reply_to_id,
        editable=may_edit(state, row.written_at, now()),
        author=row.author,
        decided_by=row.decided_by,
        comments=getattr(row, "comment_count", 0),
        replies=tuple(replies),
    )


def ideas(
    sorting: Sorting, *, subjects: Iterable[str] | None = None, prefix: str = ""
) -> list[Idea]:
    """Return published ideas in the order that a reader chose.

    Args:
        sorting: by the weighed support, newest first, or most comments first.
        subjects: only ideas on these.
        prefix: only ideas on subjects that begin so, ``goal:`` for example.
    """
    rows = Voice.objects.filter(kind=Kind.IDEA.value, state=State.PUBLISHED.value)
    if subjects is not None:
        rows = rows.filter(subject__in=list(subjects))
    if prefix:
        rows = rows.filter(subject__startswith=prefix)
    published = Count("comments", filter=Q(comments__state=State.PUBLISHED.value))
    found = [_info(row) for row in rows.annotate(comment_count=published).order_by("-written_at")]
    counted = standings(voice.target for voice in found)
    listed = [Idea(voice, counted[voice.target]) for voice in found]
    if sorting is Sorting.SUPPORT:
        listed.sort(key=lambda each: -(each.standing.score or 0.0))
    elif sorting is Sorting.TALKED:
        listed.sort(key=lambda each: -each.voice.comments)
    return listed


def idea(key: UUID) -> Idea:
    """Return one published idea.

    Raises:
        VoiceNotFound: it is not there, or not published.
    """
    row = Voice.objects.filter(pk=key, kind=Kind.IDEA.value, state=State.PUBLISHED.value).first()
    if row is None:
        raise VoiceNotFound(_("Diese Idee gibt es nicht, oder sie ist nicht veröffentlicht."))
    found = _info(row)
    return Idea(found, standings([found.target])[found.target])


def comments(subject: str, idea: UUID | None = None) -> list[VoiceInfo]:
    """Return the comments on a subject or idea in the order of writing, each with its replies.

    Of what was withdrawn or removed a mark without words stays where somebody answered it.
    """
    rows = Voice.objects.filter(
        kind=Kind.COMMENT.value, subject=subject, idea=idea, state__in=SEEN
    ).order_by("written_at")
    replies: dict[UUID, list[VoiceInfo]] = defaultdict(list)
    for row in rows:
        if row.reply_to_id is not None and row.state == State.PUBLISHED.value:
            replies[row.reply_to_id].append(_info(row))
    found = [_info(row, replies[row.pk]) for row in rows if row.reply_to_id is None]
    return [each for each in found if not each.gone or each.replies]


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was said on a subject: published ideas, published comments."""

    ideas: int = 0
    comments: int = 0


def tallies() -> dict[str, Tally]:
    """Count what is published, by subject."""
    rows = (
        Voice.objects.filter(state=State.PUBLISHED.value)
        .values("subject")
        .annotate(
            ideas=Count("id", filter=Q(kind=Kind.IDEA.value)),
            remarks=Count("id", filter=Q(kind=Kind.COMMENT.value)),
        )
    )
    return {row["subject"]: Tally(row["ideas"], row["remarks"]) for row in rows}


def own(author: str) -> list[VoiceInfo]:
    """Return everything an account wrote, newest first."""
    rows = Voice.objects.filter(author=author).exclude(author="")
    return [_info(row) for row in rows.order_by("-written_at")]


def own_one(key: UUID, author: str) -> VoiceInfo:
    """Return one's own contribution.

    Raises:
        VoiceNotFound: it is not there, or somebody else's.
    """
    row = Voice.objects.filter(pk=key, author=author).exclude(author="").first()
    if row is None:
        raise VoiceNotFound(_("Diesen Beitrag gibt es nicht, oder er gehört nicht Ihnen."))
    return _info(row)


def queue(state: State) -> QuerySet[Voice]:
    """Rows in a state, the longest waiting first; pages turn them into values with `infos`."""
    order = "written_at" if state is State.WAITING else "-decided_at"
    return Voice.objects.filter(state=state.value).order_by(order)


def infos(rows: Iterable[Voice]) -> list[VoiceInfo]:
    """Turn rows into values."""
    return [_info(row) for row in rows]


def waiting() -> int:
    """Count the contributions that nobody has judged."""
    return Voice.objects.filter(state=State.WAITING.value).count()


def published_since(moment: datetime | None, *, subjects: Iterable[str] = ()) -> list[VoiceInfo]:
    """Return what was published after a moment, newest first; all without a moment."""
    rows = Voice.objects.filter(state=State.PUBLISHED.value)
    if moment is not None:
        rows = rows.filter(decided_at__gt=moment)
    if wanted := list(subjects):
        rows = rows.filter(subject__in=wanted)
    return [_info(row) for row in rows.order_by("-decided_at")]


def everything() -> Iterable[VoiceInfo]:
    """All contributions, oldest first, for the office's file."""
    return (_info(row) for row in Voice.objects.order_by("written_at").iterator(500))


@dataclass(frozen=True, slots=True)
class WeighingChange:
    """Weights that were set, when and why."""

    residents: str
    departments: str
    half_life_days: int
    reason: str
    on: date


def weighing_history() -> list[WeighingChange]:
    """All weights that were ever set, newest first."""
    return [
        WeighingChange(
            f"{row.residents.normalize():f}",
            f"{row.departments.normalize():f}",
            row.half_life_days,
            row.reason,
            row.set_at.date(),
        )
        for row in WeighingSet.objects.all()
    ]
