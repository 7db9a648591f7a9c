"""What changed between two states of the strategy, field by field and in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol

from rathaus.kernel.text import Localized
from rathaus.strategy.document import Category, Strategy
from rathaus.strategy.rules.category import categorise_all
from rathaus.strategy.rules.decision import Decision
from rathaus.strategy.rules.evaluate import Evaluation
from rathaus.strategy.rules.state import GoalState
from rathaus.strategy.rules.telling import Titles, tell
from rathaus.strategy.rules.vocabulary import FIELDS, KINDS

_HEADER = ("title", "published", "vision", "sources", "facts", "expected")


class _Part(Protocol):
    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, what it said and what it says."""

    field: str
    label: Localized
    old: Localized
    new: Localized


@dataclass(frozen=True, slots=True)
class Named:
    """A part of the strategy that was added or removed."""

    kind: str
    id: str
    title: Localized


@dataclass(frozen=True, slots=True)
class Changed:
    """A part that both states have, with the fields that differ."""

    kind: str
    id: str
    title: Localized
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class CategoryChange:
    """A project in both states whose category differs, with both decisions."""

    project: str
    title: str
    old: Category
    new: Category
    old_decision: Decision
    new_decision: Decision


@dataclass(frozen=True, slots=True)
class StateChange:
    """A goal in both states whose state, light or value differs."""

    goal: str
    title: Localized
    old: GoalState
    new: GoalState

    @property
    def state_differs(self) -> bool:
        """Not only the value moved."""
        return self.old.kind is not self.new.kind or self.old.light is not self.new.light


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference of two states; ``header`` are fields of the strategy as a whole."""

    header: tuple[FieldChange, ...]
    added: tuple[Named, ...]
    removed: tuple[Named, ...]
    changed: tuple[Changed, ...]
    categories: tuple[CategoryChange, ...]
    states: tuple[StateChange, ...]

    def __bool__(self) -> bool:
        return bool(
            self.header
            or self.added
            or self.removed
            or self.changed
            or self.categories
            or self.states
        )


def compare(
    old: Strategy,
    new: Strategy,
    *,
    evaluations: tuple[Evaluation, Evaluation] | None = None,
    decisions: tuple[Mapping[str, Decision], Mapping[str, Decision]] | None = None,
) -> Comparison:
    """Compare two states.

    Args:
        old: the earlier state.
        new: the later state.
        evaluations: states of the goals of both, to list what changed in them.
        decisions: categories of both, when they are known already.
    """
    before, after = Titles.of(old), Titles.of(new)
    added, removed, changed = [], [], []
    for kind in KINDS:
        left, right = _by_id(getattr(old, kind)), _by_id(getattr(new, kind))
        added += [Named(kind, key, after.title(kind, key)) for key in right if key not in left]
        removed += [Named(kind, key, before.title(kind, key)) for key in left if key not in right]
        for key, part in right.items():
            if key in left and left[key] != part:
                told = tuple(_fields(left[key], part, before, after))
                changed.append(Changed(kind, key, after.title(kind, key), told))
    earlier, later = decisions or (categorise_all(old), categorise_all(new))
    return Comparison(
        header=tuple(_header(old, new, before, after)),
        added=tuple(added),
        removed=tuple(removed),
        changed=tuple(changed),
        categories=tuple(_categories(new, earlier, later)),
        states=tuple(_states(new, *evaluations)) if evaluations else (),
    )


_MODEL = Localized("Entscheidungsmodell", "decision model")


def _by_id(parts: Sequence[_Part]) -> dict[str, _Part]:
    return {part.id: part for part in parts}


def _fields(left: Any, right: Any, before: Titles, after: Titles) -> Iterator[FieldChange]:
    for each in fields(right):
        old, new = getattr(left, each.name), getattr(right, each.name)
        if old != new:
            yield FieldChange(
                each.name,
                FIELDS.get(each.name, Localized(each.name)),
                tell(each.name, old, before),
                tell(each.name, new, after),
            )


def _header(old: Strategy, new: Strategy, before: Titles, after: Titles) -> Iterator[FieldChange]:
    for name in _HEADER:
        left, right = getattr(old, name), getattr(new, name)
        if left != right:
            label = FIELDS.get(name, Localized("Vision", "Vision"))
            yield FieldChange(name, label, tell(name, left, before), tell(name, right, after))
    yield from _fields(old.rules, new.rules, before, after)
    if old.category_rules != new.category_rules:
        # The model is a page of tables: that it changed is told, not how.
        left, right = (
            _MODEL if each.category_rules else tell("category_rules", "", after)
            for each in (old, new)
        )
        yield FieldChange("category_rules", FIELDS["category_rules"], left, right)


def _categories(
    new: Strategy, earlier: Mapping[str, Decision], later: Mapping[str, Decision]
) -> Iterator[CategoryChange]:
    for project in new.projects:
        left, right = earlier.get(project.id), later.get(project.id)
        if left and right and left.category is not right.category:
            yield CategoryChange(
                project.id, project.title, left.category, right.category, left, right
            )


def _states(new: Strategy, earlier: Evaluation, later: Evaluation) -> Iterator[StateChange]:
    for goal in new.goals:
        left, right = earlier.goals.get(goal.id), later.goals.get(goal.id)
        if left and right and _said(left) != _said(right):
            yield StateChange(goal.id, goal.title, left, right)


def _said(state: GoalState) -> tuple[object, ...]:
    return state.kind, state.light, state.value, state.provenance
