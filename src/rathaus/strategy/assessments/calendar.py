"""Phases of assessments for calendars (RFC 5545). Names of people stay inside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from icalendar import Calendar, Event

from rathaus.kernel.time import now
from rathaus.strategy.assessments.guarding import say
from rathaus.strategy.assessments.models import PhaseSpan
from rathaus.strategy.assessments.rules.phases import ORDER, PURPOSES, TITLES, Phase


@dataclass(frozen=True, slots=True)
class Entry:
    """A phase on the calendar: first and last day, both included."""

    assessment: int
    code: str
    round: str
    phase: str
    purpose: str
    starts: date
    ends: date
    done: bool
    current: bool


def entries() -> list[Entry]:
    """All phases of all rounds, in the order of their days."""
    rows = PhaseSpan.objects.select_related("assessment").order_by("starts", "ends", "id")
    return [_entry(row) for row in rows]


def _entry(row: PhaseSpan) -> Entry:
    phase, present = Phase(row.phase), Phase(row.assessment.phase)
    return Entry(
        row.assessment_id,
        row.phase,
        row.assessment.title,
        say(TITLES[phase]),
        say(PURPOSES[phase]),
        row.starts,
        row.ends,
        ORDER.index(phase) < ORDER.index(present),
        phase is present,
    )


def to_ical(found: Iterable[Entry], name: str) -> bytes:
    """Write phases as a calendar of whole days.

    Args:
        found: the phases.
        name: how calendar programs call it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Rathaus//Bewertung der Strategie//DE")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in found:
        event = Event()
        event.add("uid", f"assessment-{entry.assessment}-{entry.code}@rathaus")
        event.add("dtstamp", now())
        event.add("dtstart", entry.starts)
        event.add("dtend", entry.ends + timedelta(days=1))  # the end is exclusive
        event.add("summary", f"{entry.round}: {entry.phase}")
        event.add("description", entry.purpose)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
