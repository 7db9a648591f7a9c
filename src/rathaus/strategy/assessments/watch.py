"""The watch list: what happens in technology and society, where it was read, what it touches."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor
from rathaus.kernel.time import now, today
from rathaus.strategy.assessments.guarding import in_phase, locked, trace, worded
from rathaus.strategy.assessments.models import Assessment, WatchEntry
from rathaus.strategy.assessments.rules.phases import ORDER, WORKING
from rathaus.strategy.errors import InvalidChange


class WatchKind(StrEnum):
    """Where a development comes from."""

    TECHNOLOGY = "technology"
    SOCIETY = "society"


class Rating(StrEnum):
    """What the first assessment says of an entry; what is watched on goes to the next round."""

    RELEVANT = "relevant"
    WATCHING = "watching"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Watched:
    """What somebody enters: ``touches`` are subjects such as ``goal:fibre``."""

    kind: WatchKind
    title: str
    text: str
    source: str
    url: str
    seen_on: date
    touches: tuple[str, ...]


def add(watched: Watched, *, actor: Actor) -> WatchEntry:
    """Put an entry on the table of the open assessment, or on the list until one begins.

    Raises:
        InvalidChange: title or source are missing, or the day lies ahead.
    """
    with transaction.atomic():
        row = WatchEntry(assessment=Assessment.objects.filter(open=True).first())
        _fill(row, watched, actor)
        row.save()
        trace(actor, "watch_added", row, None, {"title": row.title, "source": row.source})
    return row


def change(key: int, watched: Watched, *, expected: int, actor: Actor) -> None:
    """Change what an entry says.

    Raises:
        InvalidChange: title or source are missing, the day lies ahead, or the round is over.
        EditConflict: somebody changed it meanwhile.
    """
    with transaction.atomic():
        row = locked(WatchEntry, key, expected)
        if row.assessment is not None:
            in_phase(row.assessment, ORDER[:-1])
        before = {"title": row.title, "source": row.source}
        _fill(row, watched, actor)
        row.version += 1
        row.save()
        trace(actor, "watch_changed", row, before, {"title": row.title, "source": row.source})


def _fill(row: WatchEntry, watched: Watched, actor: Actor) -> None:
    if watched.seen_on > today():
        raise InvalidChange(_("Der Tag liegt in der Zukunft."), field="seen_on")
    row.title = worded(watched.title, "title", _("Sagen Sie kurz, worum es geht."))
    row.source = worded(watched.source, "source", _("Nennen Sie die Quelle."))
    row.kind, row.text, row.url = watched.kind.value, watched.text.strip(), watched.url
    row.seen_on, row.touches = watched.seen_on, list(watched.touches)
    row.person, row.changed_at = actor.id, now()


def rate(key: int, rating: Rating, reason: str, *, expected: int, actor: Actor) -> None:
    """Say what the open assessment makes of an entry.

    Raises:
        InvalidChange: no round is under way, or a reason is missing where one is due.
        EditConflict: somebody changed it meanwhile.
    """
    if rating is Rating.DISMISSED:
        worded(reason, "reason", _("Nennen Sie den Grund, warum es nichts bedeutet."))
    with transaction.atomic():
        row = locked(WatchEntry, key, expected)
        if row.assessment is None:
            raise InvalidChange(_("Eingeschätzt wird in einer Bewertung. Beginnen Sie eine."))
        in_phase(row.assessment, WORKING)
        before = row.rating
        row.rating, row.rating_reason = rating.value, reason.replace("\0", "").strip()
        row.version, row.changed_at = row.version + 1, now()
        row.save()
        trace(
            actor,
            "watch_rated",
            row,
            {"rating": before},
            {"rating": rating.value, "reason": row.rating_reason},
        )
