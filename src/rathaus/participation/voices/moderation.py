"""Judging contributions before others see them, and telling the author."""

from uuid import UUID

from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from rathaus.audit.api import Actor, Subject, record
from rathaus.identity.api import account
from rathaus.identity.errors import UnknownAccountError
from rathaus.kernel.jobs import job
from rathaus.kernel.time import now
from rathaus.participation.voices.errors import StaleVoice, TooLate, VoiceError, VoiceNotFound
from rathaus.participation.voices.models import Voice
from rathaus.participation.voices.rules.states import NEEDS_REASON, State, may_become


def judge(key: UUID, state: State, reason: str, *, expected: int, actor: Actor) -> None:
    """Publish, refuse or remove a contribution; the author is told with the reason.

    Raises:
        VoiceNotFound: there is none.
        StaleVoice: the author or a colleague changed it meanwhile.
        TooLate: this is not possible any more, for example because it was withdrawn.
        VoiceError: the reason is missing where one is needed.
    """
    if state is State.WITHDRAWN or state is State.WAITING:
        raise VoiceError(_("Veröffentlichen Sie den Beitrag, oder lehnen Sie ihn ab."))
    reason = reason.replace("\0", "").strip()
    if state in NEEDS_REASON and not reason:
        raise VoiceError(
            _("Nennen Sie den Grund. Die Person, die geschrieben hat, liest ihn."), field="reason"
        )
    with transaction.atomic():
        row = Voice.objects.select_for_update().filter(pk=key).first()
        if row is None:
            raise VoiceNotFound(_("Diesen Beitrag gibt es nicht."))
        if row.version != expected:
            raise StaleVoice(
                _("Dieser Beitrag wurde inzwischen geändert oder geprüft. Lesen Sie ihn neu.")
            )
        before = State(row.state)
        if not may_become(before, state):
            raise TooLate(_("Das geht mit diesem Beitrag nicht mehr."))
        row.state, row.reason, row.version = state.value, reason, row.version + 1
        row.decided_at, row.decided_by = now(), actor.id
        row.save()
        record(
            actor,
            f"participation.voice_{state.value}",
            Subject("participation.voice", str(key)),
            {"state": before.value},
            {"state": state.value, "reason": reason},
        )
        if row.author:
            tell_author.enqueue(key=str(key), version=row.version)


@job("participation.tell_author")
def tell_author(key: str, version: int) -> None:
    """Write to the author what became of a contribution; nothing if it changed again since."""
    row = Voice.objects.filter(pk=key, version=version).first()
    if row is None or not row.author:
        return
    try:
        person = account(row.author)
    except UnknownAccountError:
        return
    if not person.active or not person.email:
        return
    with override(person.language):
        send_mail(_("Ihr Beitrag zur Strategie"), _letter(row), None, [person.email])


def _letter(row: Voice) -> str:
    said = {
        State.PUBLISHED: _("Ihr Beitrag ist jetzt öffentlich zu lesen."),
        State.REFUSED: _("Ihr Beitrag wird nicht veröffentlicht."),
        State.REMOVED: _("Ihr Beitrag ist nicht mehr öffentlich zu lesen."),
    }[State(row.state)]
    parts = [_("Guten Tag,"), said]
    if row.reason:
        parts.append(_("Grund: %(reason)s") % {"reason": row.reason})
    words = row.title or row.text
    parts.append(_("Sie hatten geschrieben: %(words)s") % {"words": words[:300]})
    parts.append(_("Unter „Meine Beiträge“ können Sie ihn zurückziehen."))
    return "\n\n".join(parts)
