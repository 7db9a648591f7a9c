"""Writing, changing and withdrawing contributions."""

from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rathaus.audit.api import Actor, Subject, record
from rathaus.kernel.time import now
from rathaus.participation.voices.errors import (
    StaleVoice,
    TooLate,
    TooMany,
    VoiceError,
    VoiceNotFound,
)
from rathaus.participation.voices.models import Voice
from rathaus.participation.voices.rules.likeness import Written, alike
from rathaus.participation.voices.rules.states import (
    TEXT_LENGTH,
    TITLE_LENGTH,
    Group,
    Kind,
    State,
    may_become,
    may_edit,
    too_many,
)

COMPARED = 500
"""Newest ideas that a new one is held against."""


def likely_twins(subject: str, title: str, text: str) -> list[Written]:
    """Return published ideas of the subject that say nearly the same."""
    rows = Voice.objects.filter(
        kind=Kind.IDEA.value, subject=subject, state=State.PUBLISHED.value
    ).order_by("-written_at")[:COMPARED]
    return alike(title, text, (Written(str(row.pk), row.title, row.text) for row in rows))


def write_idea(subject: str, title: str, text: str, *, actor: Actor, group: Group) -> UUID:
    """Keep an idea; others see it once the office has published it.

    Raises:
        VoiceError: title or text are missing or too long.
        TooMany: the author wrote too much lately.
    """
    title = _worded(title, TITLE_LENGTH, "title", _("Geben Sie Ihrer Idee einen Titel."))
    voice = Voice(kind=Kind.IDEA.value, subject=subject, title=title)
    return _keep(voice, text, actor, group)


def write_comment(
    subject: str,
    text: str,
    *,
    actor: Actor,
    group: Group,
    idea: UUID | None = None,
    reply_to: UUID | None = None,
) -> UUID:
    """Keep a comment on a subject, on one of its ideas, or as reply to another comment.

    Raises:
        VoiceError: the text is missing or too long, or the reply would be a reply to a reply.
        VoiceNotFound: idea or comment are not there for others to see.
        TooMany: the author wrote too much lately.
    """
    voice = Voice(kind=Kind.COMMENT.value, subject=subject)
    if idea is not None:
        voice.idea = _published(idea, subject, Kind.IDEA)
    if reply_to is not None:
        answered = _published(reply_to, subject, Kind.COMMENT)
        if answered.reply_to_id is not None:
            raise VoiceError(_("Auf eine Antwort lässt sich nicht noch einmal antworten."))
        if answered.idea_id != (voice.idea.pk if voice.idea else None):
            raise VoiceNotFound(_("Diesen Kommentar gibt es hier nicht."))
        voice.reply_to = answered
    return _keep(voice, text, actor, group)


def _published(key: UUID, subject: str, kind: Kind) -> Voice:
    row = Voice.objects.filter(
        pk=key, subject=subject, kind=kind.value, state=State.PUBLISHED.value
    ).first()
    if row is None:
        raise VoiceNotFound(_("Diesen Beitrag gibt es nicht, oder er ist nicht veröffentlicht."))
    return row


def _worded(text: str, most: int, field: str, empty: str) -> str:
    plain = text.replace("\0", "").replace("\r\n", "\n").strip()
    if not plain:
        raise VoiceError(empty, field=field)
    if len(plain) > most:
        raise VoiceError(
            _("Kürzen Sie bitte auf %(most)s Zeichen; es sind %(now)s.")
            % {"most": most, "now": len(plain)},
            field=field,
        )
    return plain


def _keep(voice: Voice, text: str, actor: Actor, group: Group) -> UUID:
    voice.text = _worded(text, TEXT_LENGTH, "text", _("Schreiben Sie, was Sie sagen möchten."))
    voice.author, voice.group = actor.id, group.value
    voice.language = (get_language() or "de")[:5]
    voice.state, voice.written_at = State.WAITING.value, now()
    with transaction.atomic():
        _limit(actor.id)
        voice.save(force_insert=True)
        _trace(actor, "participation.voice_written", voice)
    return voice.pk


def _limit(author: str) -> None:
    """Count under a lock of this author, so that many requests at once count as well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"voice {author}"])
    mine, moment = Voice.objects.filter(author=author), now()
    lately = mine.filter(written_at__gt=moment - timedelta(minutes=10)).count()
    if too_many(lately, mine.filter(written_at__gt=moment - timedelta(days=1)).count()):
        raise TooMany(
            _("Sie haben in kurzer Zeit viel geschrieben. Versuchen Sie es später noch einmal.")
        )


def _own(key: UUID, author: str) -> Voice:
    row = Voice.objects.select_for_update().filter(pk=key, author=author).exclude(author="").first()
    if row is None:
        raise VoiceNotFound(_("Diesen Beitrag gibt es nicht, oder er gehört nicht Ihnen."))
    return row


def edit(key: UUID, title: str, text: str, *, expected: int, actor: Actor) -> None:
    """Change one's own words while nobody has judged them.

    Raises:
        VoiceNotFound: it is not there, or somebody else's.
        StaleVoice: it was changed in another window meanwhile.
        TooLate: it was judged, or the time to change it is over.
        VoiceError: title or text are missing or too long.
    """
    with transaction.atomic():
        row = _own(key, actor.id)
        if row.version != expected:
            raise StaleVoice(_("Dieser Beitrag wurde inzwischen geändert. Prüfen Sie ihn neu."))
        if not may_edit(State(row.state), row.written_at, now()):
            raise TooLate(_("Ändern lässt sich ein Beitrag nur, solange ihn niemand geprüft hat."))
        if row.kind == Kind.IDEA.value:
            row.title = _worded(title, TITLE_LENGTH, "title", _("Geben Sie einen Titel an."))
        row.text = _worded(text, TEXT_LENGTH, "text", _("Schreiben Sie, was Sie sagen möchten."))
        row.version, row.edited_at = row.version + 1, now()
        row.save()
        _trace(actor, "participation.voice_edited", row)


def withdraw(key: UUID, *, actor: Actor) -> None:
    """Take one's own contribution back: the words go, a mark stays.

    Raises:
        VoiceNotFound: it is not there, or somebody else's.
        TooLate: it is withdrawn already.
    """
    with transaction.atomic():
        row = _own(key, actor.id)
        if not may_become(State(row.state), State.WITHDRAWN):
            raise TooLate(_("Dieser Beitrag ist schon zurückgezogen."))
        row.state, row.title, row.text, row.reason = State.WITHDRAWN.value, "", "", ""
        row.version, row.edited_at = row.version + 1, now()
        row.save()
        _trace(actor, "participation.voice_withdrawn", row)


def _trace(actor: Actor, action: str, row: Voice) -> None:
    """Tell the trail what happened, never the words."""
    record(
        actor,
        action,
        Subject("participation.voice", str(row.pk)),
        None,
        {"kind": row.kind, "about": row.subject, "state": row.state, "version": row.version},
    )
