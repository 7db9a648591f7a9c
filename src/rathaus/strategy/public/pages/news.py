"""What is new: readings that people or systems gave, frozen versions, changed projects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.strategy.public.pages import addresses
from rathaus.strategy.public.pages.index import Index
from rathaus.strategy.public.pages.words import Words
from rathaus.strategy.rules.evaluate import Evaluation
from rathaus.strategy.rules.reading import Reading

PROJECT = Localized("Projekt", "project")
PROJECTS = Localized("Projekte", "projects")


@dataclass(frozen=True, slots=True)
class FrozenVersion:
    """A version as the news tell it."""

    on: date
    slug: str
    name: str
    remark: str


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One thing that happened; ``before`` and ``after`` are numbers, or empty.

    ``evidence`` is what the words quote in German only; ``german`` says that the link is such.
    """

    on: date
    day: str
    topic: str
    before_link: str
    link: str
    url: str
    after_link: str
    before: str
    after: str
    unit: str
    evidence: tuple[str, ...] = ()
    german: bool = False


def news(
    evaluation: Evaluation,
    index: Index,
    versions: Iterable[FrozenVersion],
    changed: Iterable[tuple[date, int]],
    words: Words,
) -> tuple[NewsItem, ...]:
    """Return what is new in the present quarter, the newest first. Sample readings are no news."""
    since = Quarter.of(evaluation.on).start
    found = [*_readings(evaluation, index, since, words)]
    found += [_version(each, words) for each in versions if each.on >= since]
    found += [_changed(on, count, words) for on, count in changed if on >= since]
    return tuple(sorted(found, key=lambda item: item.on, reverse=True))


def _readings(
    evaluation: Evaluation, index: Index, since: date, words: Words
) -> Iterable[NewsItem]:
    for goal in index.strategy.goals:
        readings = evaluation.goals[goal.id].readings
        for place, reading in enumerate(readings):
            if not reading.real or reading.on < since or _same(readings, place):
                continue
            before = readings[place - 1].value if place else None
            programme = index.programme(goal.programme, words)
            yield NewsItem(
                on=reading.on,
                day=_day(reading.on),
                topic=programme.words if programme else "",
                before_link=words.say("Neuer Wert: ", "New value: "),
                link=words.text(goal.title),
                url=addresses.goal(goal.id),
                after_link=f". {reading.evidence}" if reading.evidence else ".",
                before="" if before is None else words.amount(before, goal.unit),
                after=words.amount(reading.value, goal.unit),
                unit="",
                evidence=(reading.evidence,) if reading.evidence else (),
            )


def _same(readings: Sequence[Reading], place: int) -> bool:
    return place > 0 and readings[place - 1].value == readings[place].value


def _version(version: FrozenVersion, words: Words) -> NewsItem:
    return NewsItem(
        on=version.on,
        day=_day(version.on),
        topic=words.say("Alle Programme", "All programmes"),
        before_link=words.say("Die Strategie wurde als Fassung ", "The strategy was frozen as "),
        link=version.name,
        german=True,
        url=addresses.version(version.slug),
        after_link=words.say(" festgehalten.", "."),
        before="",
        after="",
        unit="",
    )


def _changed(on: date, count: int, words: Words) -> NewsItem:
    return NewsItem(
        on=on,
        day=_day(on),
        topic=words.say("Projekte", "Projects"),
        before_link="",
        link=words.counted(count, PROJECT, PROJECTS),
        url=f"{addresses.PROJECTS}?sortierung=-changed",
        after_link=words.say(" eingetragen oder geändert.", " entered or changed."),
        before="",
        after="",
        unit="",
    )


def _day(on: date) -> str:
    return f"{on.day}.{on.month}."
