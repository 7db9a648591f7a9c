"""What the pages say of entries, decisions and inputs, in the language of the request."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from rathaus.identity.api import names_of
from rathaus.strategy.assessments import decisions
from rathaus.strategy.assessments.forms import KIND_WORDS, RATING_WORDS
from rathaus.strategy.assessments.guarding import say
from rathaus.strategy.assessments.inputs import Course, heard_since
from rathaus.strategy.assessments.models import Assessment, Decision, WatchEntry
from rathaus.strategy.assessments.rules.effects import (
    FIELDS,
    ON_GOALS,
    TITLES,
    Effect,
    EffectKind,
)
from rathaus.strategy.assessments.subjects import Subject, subjects
from rathaus.strategy.assessments.watch import Rating, WatchKind
from rathaus.strategy.document import Status
from rathaus.strategy.public.pages.words import STATUS, Words
from rathaus.strategy.store.structure import structure

STATES = {
    "draft": gettext_lazy("vorgeschlagen"),
    "agreed": gettext_lazy("beschlossen"),
    "dropped": gettext_lazy("verworfen"),
    "applied": gettext_lazy("umgesetzt"),
}
MOST_CHOICES = 60


@dataclass(frozen=True, slots=True)
class WatchRow:
    """An entry of the watch list as a page shows it."""

    entry: WatchEntry
    kind: str
    rating: str
    touches: tuple[Subject, ...]


def watch_rows(entries: Iterable[WatchEntry]) -> list[WatchRow]:
    """Put entries into words, with the parts of the strategy that they touch."""
    rows = list(entries)
    known = subjects(key for row in rows for key in row.touches)
    return [
        WatchRow(
            row,
            str(KIND_WORDS[WatchKind(row.kind)]),
            str(RATING_WORDS[Rating(row.rating)]) if row.rating else "",
            tuple(known[key] for key in row.touches if key in known),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision as a page shows it."""

    decision: Decision
    effect: str
    subject: Subject | None
    detail: str
    state: str
    stale: bool


def decision_rows(rows: Iterable[Decision], *, check: bool = True) -> list[DecisionRow]:
    """Put decisions into words.

    Args:
        rows: the decisions.
        check: whether to look if what they change has changed since.
    """
    found = list(rows)
    effects = {row.pk: decisions.effect_of(row) for row in found}
    known = subjects(key for effect in effects.values() if (key := subject_of(effect)))
    return [
        DecisionRow(
            row,
            say(TITLES[effects[row.pk].kind]),
            known.get(subject_of(effects[row.pk])),
            _detail(effects[row.pk], row),
            str(STATES[row.state]),
            check and row.state in ("draft", "agreed") and decisions.is_stale(row),
        )
        for row in found
    ]


def subject_of(effect: Effect) -> str:
    """The subject that an effect is about, empty when there is none (yet)."""
    if not effect.key:
        return ""
    return f"{'goal' if effect.kind in ON_GOALS else 'project'}:{effect.key}"


def _detail(effect: Effect, row: Decision) -> str:
    if effect.kind in (EffectKind.NONE, EffectKind.PROJECT_STOP):
        return ""
    old, new = _named(effect, row.before), _named(effect, row.after or effect.value)
    about = say(FIELDS[effect.field]) if effect.field in FIELDS else ""
    if row.state == "applied" and row.before:
        told = _("vorher %(old)s, jetzt %(new)s") % {"old": old, "new": new}
    else:
        told = _("neu: %(new)s") % {"new": new or "–"}
    return f"{about}: {told}" if about else told


def _named(effect: Effect, value: str) -> str:
    if effect.field == "status" and value:
        return say(STATUS[Status(value)])
    return value.replace(".", ",") if effect.kind in ON_GOALS else value


def words() -> Words:
    """Words of the language of this request."""
    return Words("en" if (get_language() or "de").startswith("en") else "de")


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A goal with its values before and now, in words."""

    course: Course
    before: str
    now: str
    change: str


def course_rows(courses: Iterable[Course]) -> list[CourseRow]:
    """Put the courses of goals into words."""
    told = words()
    return [
        CourseRow(
            each,
            told.amount(each.before.value, each.goal.unit) if each.before else "–",
            told.amount(each.now.value, each.goal.unit) if each.now else "–",
            told.change(each.change, each.goal.unit) if each.change is not None else "–",
        )
        for each in courses
    ]


def input_choices(row: Assessment) -> list[tuple[str, str]]:
    """What a finding may rest on: watched matters that count, goals, voices, messages."""
    found = [
        (f"watch:{entry.pk}", _("Beobachtung: %(title)s") % {"title": entry.title})
        for entry in row.watched.exclude(rating="dismissed")[:MOST_CHOICES]
    ]
    for goal in structure().goals:
        title = f"{goal.number} {say(goal.title)}"
        found.append((f"goal:{goal.id}", _("Messwert: %(title)s") % {"title": title}))
    heard = heard_since(row)
    for voice in heard.voices:
        title = voice.title or voice.text[:80]
        found.append((f"voice:{voice.id}", _("Stimme: %(title)s") % {"title": title}))
    for message in heard.messages:
        title = message.message[:80]
        found.append((f"feedback:{message.pk}", _("Rückmeldung: %(title)s") % {"title": title}))
    return found


def people(ids: Iterable[str]) -> dict[str, str]:
    """Names by account id."""
    return names_of(key for key in ids if key)
