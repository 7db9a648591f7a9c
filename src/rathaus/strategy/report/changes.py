"""What changed since the last version, as lines of the report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rathaus.strategy.document import Origin, Strategy
from rathaus.strategy.public.pages.words import Words
from rathaus.strategy.report.content import ChangeGroup, ChangeLine, Changes
from rathaus.strategy.rules.compare import Comparison, StateChange, compare
from rathaus.strategy.rules.decision import Decision
from rathaus.strategy.rules.evaluate import Evaluation
from rathaus.strategy.rules.vocabulary import KINDS

MOST = 60


@dataclass(frozen=True, slots=True)
class Earlier:
    """A frozen version: its name, the day it was frozen, and what held then."""

    name: str
    frozen_on: date
    strategy: Strategy
    evaluation: Evaluation
    decisions: Mapping[str, Decision]


def changes(
    strategy: Strategy,
    evaluation: Evaluation,
    decisions: Mapping[str, Decision],
    earlier: Earlier | None,
    words: Words,
    *,
    fields: bool = True,
) -> Changes:
    """Tell the changes since a version, or that there is no version yet.

    Args:
        strategy: as reported on.
        evaluation: states of the goals.
        decisions: category of every project.
        earlier: the version to compare with.
        words: of the report's language.
        fields: whether to name changes of single facts.
    """
    if earlier is None:
        return Changes(
            since="",
            nothing=words.say(
                "Es gibt noch keine festgehaltene Fassung. Der nächste Bericht nennt hier, "
                "was sich verändert hat.",
                "No version has been frozen yet. The next report will say here what changed.",
            ),
        )
    found = compare(
        earlier.strategy,
        strategy,
        evaluations=(earlier.evaluation, evaluation),
        decisions=(earlier.decisions, decisions),
    )
    samples = {each.id for each in strategy.projects if each.origin is Origin.SAMPLE}
    groups = [
        _group(words.say("Ziele", "Goals"), _goals(found, words), words),
        _group(
            words.say("Kategorien von Projekten", "Categories of projects"),
            _categories(found, samples, words),
            words,
        ),
        _group(
            words.say("Neu und entfallen", "New and gone"), _parts(found, samples, words), words
        ),
    ]
    if fields:
        lines = _fields(found, samples, words)
        groups.append(_group(words.say("Geändert", "Changed"), lines, words))
    told = tuple(group for group in groups if group.lines)
    return Changes(
        since=words.say(
            "Seit der Fassung „{name}“ vom {day}.",
            "Since the version “{name}” of {day}.",
            name=earlier.name,
            day=words.day(earlier.frozen_on),
        ),
        groups=told,
        nothing="" if told else words.say("Nichts hat sich verändert.", "Nothing has changed."),
    )


def _group(title: str, lines: Iterable[ChangeLine], words: Words) -> ChangeGroup:
    told = tuple(lines)
    more = len(told) - MOST
    left_out = (
        words.say(
            "{n} weitere Änderungen stehen im Vergleich der Fassungen.",
            "{n} further changes stand in the comparison of versions.",
            n=words.number(more),
        )
        if more > 0
        else ""
    )
    return ChangeGroup(title, told[:MOST], left_out)


def _goals(found: Comparison, words: Words) -> Iterable[ChangeLine]:
    for change in sorted(found.states, key=lambda each: not each.state_differs):
        old, new = _said(change, words)
        sample = change.old.sample or change.new.sample
        yield ChangeLine(words.text(change.title), old, new, sample)


def _said(change: StateChange, words: Words) -> tuple[str, str]:
    told = []
    for state in (change.old, change.new):
        value = words.amount(state.value, state.unit)
        label = words.text(state.label)
        told.append(f"{value}, {label}" if state.value is not None else label)
    return told[0], told[1]


def _categories(found: Comparison, samples: set[str], words: Words) -> Iterable[ChangeLine]:
    for change in found.categories:
        why = words.text(change.new_decision.reason)
        override = change.new_decision.overridden_by
        if override is not None:
            why = words.say(
                "Entscheidung von {p}: {r}",
                "Decision of {p}: {r}",
                p=override.person,
                r=override.reason,
            )
        yield ChangeLine(
            change.title,
            change.old.value,
            f"{change.new.value}. {why}",
            change.project in samples,
            (change.title, *([override.reason] if override else [])),
        )


def _parts(found: Comparison, samples: set[str], words: Words) -> Iterable[ChangeLine]:
    gone, new = words.say("entfallen", "gone"), words.say("neu", "new")
    for each in (*found.added, *found.removed):
        subject = f"{words.text(each.title)} ({words.text(KINDS[each.kind])})"
        added = each in found.added
        yield ChangeLine(
            subject,
            "" if added else gone,
            new if added else "",
            each.id in samples,
            words.untranslated(each.title),
        )


def _fields(found: Comparison, samples: set[str], words: Words) -> Iterable[ChangeLine]:
    for part in found.changed:
        for change in part.fields:
            subject = f"{words.text(part.title)}: {words.text(change.label)}"
            yield ChangeLine(
                subject,
                _short(words.text(change.old)),
                _short(words.text(change.new)),
                part.kind == "projects" and part.id in samples,
                (
                    *words.untranslated(part.title),
                    *map(_short, words.untranslated(change.old, change.new)),
                ),
            )


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
