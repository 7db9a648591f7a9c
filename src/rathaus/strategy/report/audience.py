"""For whom a report is written, and which of its sections each of them gets. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from rathaus.kernel.text import Localized


class Audience(StrEnum):
    """Whom a report is written for."""

    COUNCIL = "council"
    DEPARTMENTS = "departments"
    PUBLIC = "public"


class Section(StrEnum):
    """The parts a report may have."""

    GOALS = "goals"
    CHANGES = "changes"
    DECISIONS = "decisions"
    CATEGORIES = "categories"
    PROJECTS = "projects"
    DEPARTMENTS = "departments"
    RISKS = "risks"
    EXPLANATIONS = "explanations"
    TAKE_PART = "take-part"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Outline:
    """A report for one audience.

    Args:
        title: title of the report.
        lead: its first sentence; ``{day}`` is the day it tells of.
        sections: what it holds.
        fields: whether changes go down to single facts of projects.
    """

    title: Localized
    lead: Localized
    sections: frozenset[Section]
    fields: bool = True


OUTLINES = {
    Audience.COUNCIL: Outline(
        Localized("Bericht zur Digitalstrategie", "Report on the digital strategy"),
        Localized(
            "Was die Stadt sich vorgenommen hat, wie weit sie ist und was noch fehlt. Stand {day}.",
            "What the city set out to do, how far it is and what is still missing. As of {day}.",
        ),
        frozenset(set(Section) - {Section.DEPARTMENTS, Section.TAKE_PART}),
    ),
    Audience.DEPARTMENTS: Outline(
        Localized(
            "Digitalstrategie: Bericht für die Ämter", "Digital strategy: report for departments"
        ),
        Localized(
            "Was sich für die Ämter geändert hat, wo ihre Projekte stehen und welche Angaben "
            "noch fehlen. Stand {day}.",
            "What changed for the departments, where their projects stand and which facts are "
            "still missing. As of {day}.",
        ),
        frozenset(
            {
                Section.CHANGES,
                Section.DECISIONS,
                Section.DEPARTMENTS,
                Section.CATEGORIES,
                Section.RISKS,
            }
        ),
    ),
    Audience.PUBLIC: Outline(
        Localized("Digitalstrategie: Wo wir stehen", "Digital strategy: where we stand"),
        Localized(
            "Welche Ziele erreicht sind, welche nicht, was sich geändert hat und wie Sie "
            "mitreden können. Stand {day}.",
            "Which goals are reached, which are not, what changed and how you can have your say. "
            "As of {day}.",
        ),
        frozenset(
            {
                Section.GOALS,
                Section.CHANGES,
                Section.DECISIONS,
                Section.CATEGORIES,
                Section.TAKE_PART,
                Section.SOURCES,
            }
        ),
        fields=False,
    ),
}
