"""The result of looking at answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rathaus.forms.rules.model import Field, Form, Group, Note, Option, Page, Repeat
from rathaus.forms.rules.problem import Problem
from rathaus.forms.rules.types.base import Frame, Json


@dataclass(frozen=True, slots=True)
class FieldState:
    """A field that is shown, with its answer.

    Args:
        path: keys and row numbers from 0, joined by dots, such as `members.0.name`; also the name
            of its input.
        required: whether an answer must be given.
        raw: the answer as it stands: canonical JSON, or what was typed.
        value: what it means; None when there is none, or it cannot be read.
        data: the same as canonical JSON.
        problem: what is wrong with it.
        part: the part of the field that the problem is about; "" is all of it.
        frame: the world that it was read in, with the options that were offered.
    """

    path: str
    field: Field
    required: bool
    raw: Json
    value: object
    data: Json
    problem: Problem | None
    part: str
    frame: Frame

    @property
    def options(self) -> tuple[Option, ...]:
        """The answers offered."""
        return self.frame.options


@dataclass(frozen=True, slots=True)
class NoteState:
    """A note that is shown."""

    path: str
    note: Note


@dataclass(frozen=True, slots=True)
class GroupState:
    """A group that is shown, with what is shown in it."""

    path: str
    group: Group
    items: tuple["State", ...]


@dataclass(frozen=True, slots=True)
class RepeatState:
    """A repeat that is shown, with its rows.

    Args:
        rows: what is shown in each row.
        problem: too few rows, too many, or a check that does not hold.
    """

    path: str
    repeat: Repeat
    rows: tuple[tuple["State", ...], ...]
    problem: Problem | None


State = FieldState | NoteState | GroupState | RepeatState


@dataclass(frozen=True, slots=True)
class PageState:
    """A page that is shown.

    Args:
        number: its place among the pages that are shown, from 1.
    """

    page: Page
    number: int
    items: tuple[State, ...]

    @property
    def fields(self) -> tuple[FieldState, ...]:
        """All fields of the page that are shown."""
        return tuple(each for each in flatten(self.items) if isinstance(each, FieldState))

    @property
    def problems(self) -> tuple[tuple[str, Problem], ...]:
        """What is wrong on the page, with the path, in the order of the page."""
        found = []
        for state in flatten(self.items):
            if isinstance(state, FieldState | RepeatState) and state.problem is not None:
                found.append((state.path, state.problem))
        return tuple(found)

    @property
    def begun(self) -> bool:
        """Whether anything has been answered on the page."""
        return any(state.raw not in (None, "", [], {}) for state in self.fields)


@dataclass(frozen=True)
class Sheet:
    """Answers as their form sees them.

    Args:
        pages: the pages that are shown, in order.
        values: values by key, nested: what is shown and can be read, as Python values.
        data: the same as canonical JSON. This is what is submitted.
        too_much: the answers are beyond what any person can have meant; nothing was read.
    """

    form: Form
    pages: tuple[PageState, ...]
    values: Mapping[str, object]
    data: Mapping[str, Json]
    too_much: bool = False

    @property
    def fields(self) -> Mapping[str, FieldState]:
        """All fields that are shown, by path, in order."""
        return {state.path: state for page in self.pages for state in page.fields}

    @property
    def problems(self) -> Mapping[str, Problem]:
        """What is wrong, by path, in order; "" is the form as a whole."""
        whole = {"": Problem("too-much")} if self.too_much else {}
        return {**whole, **{path: said for page in self.pages for path, said in page.problems}}

    @property
    def missing(self) -> tuple[str, ...]:
        """Paths of the fields that must be answered and are not."""
        return tuple(
            path
            for path, state in self.fields.items()
            if state.problem is not None and state.problem.code.startswith("missing")
        )

    @property
    def complete(self) -> bool:
        """Whether the answers can be submitted."""
        return not self.problems

    def page(self, key: str) -> PageState | None:
        """The page with this key, if it is shown."""
        return next((state for state in self.pages if state.page.key == key), None)


def flatten(items: tuple[State, ...]) -> Iterator[State]:
    """All states in order, those around before those inside."""
    for item in items:
        yield item
        if isinstance(item, GroupState):
            yield from flatten(item.items)
        elif isinstance(item, RepeatState):
            for row in item.rows:
                yield from flatten(row)
