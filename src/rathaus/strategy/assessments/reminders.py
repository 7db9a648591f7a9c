"""Reminders of the end of a phase: a week before, the day before, and weekly once it is over."""

from datetime import date

from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from rathaus.identity.api import account
from rathaus.identity.errors import UnknownAccountError
from rathaus.kernel.jobs import job, periodic
from rathaus.kernel.time import now, today
from rathaus.strategy.assessments.models import YEAR, Assessment, PhaseReminder, PhaseSpan
from rathaus.strategy.assessments.rules.phases import TITLES, Phase
from rathaus.ui.format import day as day_words

AHEAD = (7, 1)
EVERY = 7


def occasion(ends: date, on: date) -> str:
    """What the day is an occasion for, empty for none.

    >>> occasion(date(2027, 1, 8), date(2027, 1, 1)), occasion(date(2027, 1, 1), date(2027, 1, 9))
    ('before-7', 'over-1')
    """
    left = (ends - on).days
    if left in AHEAD:
        return f"before-{left}"
    if left < 0:
        return f"over-{(-left - 1) // EVERY}"
    return ""


@periodic("30 6 * * *", "strategy.remind_of_phases")
def remind_of_phases() -> None:
    """Remind whoever looks after the present phase; every morning."""
    PhaseReminder.objects.filter(sent_at__lt=now() - YEAR).delete()
    for row in Assessment.objects.filter(open=True):
        span = row.spans.filter(phase=row.phase).first()
        if span is None:
            continue
        why = occasion(span.ends, today())
        for recipient in {span.owner or row.owner} - {""} if why else ():
            _remind(row, span, why, recipient)


def _remind(row: Assessment, span: PhaseSpan, why: str, recipient: str) -> None:
    try:
        with transaction.atomic():
            reminder = PhaseReminder.objects.create(
                assessment=row,
                phase=span.phase,
                ends=span.ends,
                occasion=why,
                recipient=recipient,
                sent_at=now(),
            )
            send_phase_reminder.enqueue(reminder=reminder.pk)
    except IntegrityError:
        return  # the same letter is on its way already


@job("strategy.send_phase_reminder")
def send_phase_reminder(reminder: int) -> None:
    """Send one letter, unless the phase was left or moved meanwhile."""
    row = PhaseReminder.objects.select_related("assessment").filter(pk=reminder).first()
    if row is None or row.assessment.phase != row.phase:
        return
    if not row.assessment.spans.filter(phase=row.phase, ends=row.ends).exists():
        return
    try:
        person = account(row.recipient)
    except UnknownAccountError:
        return
    if not person.active or not person.email:
        return
    with override(person.language):
        title = TITLES[Phase(row.phase)].in_language(person.language)
        when = day_words(row.ends, person.language)
        if row.occasion.startswith("over"):
            said = _("Die Phase „%(phase)s“ sollte am %(when)s enden.")
        else:
            said = _("Die Phase „%(phase)s“ endet am %(when)s.")
        send_mail(
            _("Bewertung der Strategie: %(phase)s") % {"phase": title},
            "\n\n".join(
                (
                    _("Guten Tag,"),
                    row.assessment.title,
                    said % {"phase": title, "when": when},
                    _("Was noch offen ist, steht im Amt unter „Bewertung“."),
                )
            ),
            None,
            [person.email],
        )
