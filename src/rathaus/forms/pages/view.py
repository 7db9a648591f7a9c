"""What a page and the summary show: plain values for the templates."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from rathaus.forms.pages.inputs import FieldView, view_of_field
from rathaus.forms.pages.posted import id_of
from rathaus.forms.pages.turn import SUMMARY, Turn, page_of
from rathaus.forms.rules.evaluation.sheet import (
    FieldState,
    GroupState,
    NoteState,
    PageState,
    RepeatState,
    Sheet,
    State,
)
from rathaus.forms.rules.model import Field, Page, walk
from rathaus.forms.rules.problem import Problem
from rathaus.forms.rules.types.registry import type_named

Address = Callable[[str], str]
"""Gives the address of a page by its key; `SUMMARY` ("") is the summary."""


@dataclass(frozen=True)
class NoteView:
    """A note, ready to be drawn."""

    state: NoteState
    kind = "note"


@dataclass(frozen=True)
class GroupView:
    """A group, ready to be drawn."""

    state: GroupState
    id: str
    items: tuple["ItemView", ...]
    kind = "group"


@dataclass(frozen=True)
class RowView:
    """One row of a repeat. `number` counts from 1, `remove` is what its button sends."""

    number: int
    id: str
    items: tuple["ItemView", ...]
    remove: str


@dataclass(frozen=True)
class RepeatView:
    """A repeat, ready to be drawn. `add` is what its button sends; "" when it is full."""

    state: RepeatState
    id: str
    rows: tuple[RowView, ...]
    error: str
    add: str
    removable: bool
    kind = "repeat"


ItemView = FieldView | NoteView | GroupView | RepeatView


@dataclass(frozen=True)
class Mistake:
    """One line of the summary of mistakes: a sentence and the id it leads to."""

    sentence: str
    target: str


@dataclass(frozen=True)
class Step:
    """One step in the list beside a page. `state`: done, here, wrong or later."""

    page: Page | None
    address: str
    state: str


@dataclass(frozen=True)
class PageView:
    """A page, ready to be drawn by `{% form_page view %}`."""

    sheet: Sheet
    state: PageState
    items: tuple[ItemView, ...]
    mistakes: tuple[Mistake, ...]
    steps: tuple[Step, ...]
    version: int
    asked: str
    address: str
    first: bool
    conflict: bool
    conditional: bool
    has_files: bool
    saved_at: datetime | None

    @property
    def of(self) -> int:
        """How many steps there are, the summary among them."""
        return len(self.sheet.pages) + 1

    @property
    def has_errors(self) -> bool:
        """Whether the title of the page begins with "Fehler:"."""
        return bool(self.mistakes)


def page_view(
    sheet: Sheet,
    page_key: str,
    *,
    language: str,
    version: int,
    address: Address,
    errors: bool = False,
    saved: Sheet | None = None,
    refused: Mapping[str, Problem] = MappingProxyType({}),
    saved_at: datetime | None = None,
) -> PageView:
    """Make a page ready to be drawn.

    Args:
        sheet: the answers.
        page_key: the page.
        language: language of the page, "de" or "en".
        version: version of the draft that is shown.
        address: gives the addresses of pages.
        errors: whether the mistakes on the page are told.
        saved: what was saved elsewhere, shown where it differs.
        refused: files and inputs that were not taken, by path.
        saved_at: when the draft was saved; None says nothing about it.

    Raises:
        NoSuchPage: the page is not shown with these answers.
    """
    state = page_of(sheet, page_key)
    maker = _Maker(language, errors, saved, refused)
    items = maker.items(state.items)
    fields = [each for each in _fields(items) if each.state.path]
    return PageView(
        sheet=sheet,
        state=state,
        items=items,
        mistakes=tuple(maker.mistakes(items)),
        steps=tuple(_steps(sheet, state, errors, address)),
        version=version,
        asked=" ".join(each.state.path for each in fields),
        address=address(page_key),
        first=state.number == 1,
        conflict=saved is not None,
        conditional=_conditional(state.page),
        has_files=any(each.template == "file" for each in fields),
        saved_at=saved_at,
    )


def view_of_turn(turn: Turn, *, language: str, address: Address) -> PageView:
    """The page that a turn shows again."""
    return page_view(
        turn.sheet,
        turn.page,
        language=language,
        version=turn.draft.version,
        address=address,
        errors=turn.errors,
        saved=turn.saved,
        refused=turn.refused,
        saved_at=turn.draft.changed_at,
    )


class _Maker:
    """Makes the views of elements."""

    def __init__(
        self, language: str, errors: bool, saved: Sheet | None, refused: Mapping[str, Problem]
    ) -> None:
        self._language = language
        self._errors = errors
        self._saved = saved.fields if saved else None
        self._refused = refused

    def items(self, states: tuple[State, ...]) -> tuple[ItemView, ...]:
        return tuple(self._item(state) for state in states)

    def _item(self, state: State) -> ItemView:
        if isinstance(state, NoteState):
            return NoteView(state)
        if isinstance(state, GroupState):
            return GroupView(state, id_of(state.path), self.items(state.items))
        if isinstance(state, RepeatState):
            return self._repeat(state)
        refused = self._refused.get(state.path)
        return view_of_field(state, self._language, refused, self._errors, self._elsewhere(state))

    def _repeat(self, state: RepeatState) -> RepeatView:
        rows = tuple(
            RowView(
                number,
                id_of(f"{state.path}.{number - 1}"),
                self.items(row),
                f"remove:{state.path}:{number - 1}",
            )
            for number, row in enumerate(state.rows, 1)
        )
        told = state.problem if self._errors else None
        return RepeatView(
            state,
            id_of(state.path),
            rows,
            told.in_language(self._language) if told else "",
            f"add:{state.path}" if len(rows) < state.repeat.most else "",
            len(rows) > state.repeat.least,
        )

    def _elsewhere(self, state: FieldState) -> str:
        """What was saved elsewhere, in words, when it differs from what stands here."""
        if self._saved is None:
            return ""
        other = self._saved.get(state.path)
        if other is None or other.raw == state.raw:
            return ""
        if state.data is not None and other.data == state.data:
            return ""
        return words_of(other, self._language) or "–"

    def mistakes(self, items: tuple[ItemView, ...]) -> Iterator[Mistake]:
        """All that is wrong on the page, in its order; first what concerns all of it."""
        if "" in self._refused:
            yield Mistake(self._refused[""].in_language(self._language), "")
        yield from self._within(items)

    def _within(self, items: tuple[ItemView, ...]) -> Iterator[Mistake]:
        for item in items:
            if isinstance(item, FieldView) and item.error:
                yield Mistake(item.error, item.target)
            elif isinstance(item, GroupView):
                yield from self._within(item.items)
            elif isinstance(item, RepeatView):
                if item.error:
                    yield Mistake(item.error, item.id)
                for row in item.rows:
                    yield from self._within(row.items)


def words_of(state: FieldState, language: str) -> str:
    """An answer as people read it; what cannot be read stands as it was typed."""
    kind = type_named(state.field.type)
    assert kind is not None, state.field.type
    if state.value is not None:
        return kind.words(state.value, state.field, state.frame, language)
    typed = (text for texts in kind.inputs(state.raw, state.field).values() for text in texts)
    return " ".join(text for text in typed if text)


def _fields(items: tuple[ItemView, ...]) -> Iterator[FieldView]:
    for item in items:
        if isinstance(item, FieldView):
            yield item
        elif isinstance(item, GroupView):
            yield from _fields(item.items)
        elif isinstance(item, RepeatView):
            for row in item.rows:
                yield from _fields(row.items)


def _steps(sheet: Sheet, here: PageState, errors: bool, address: Address) -> Iterator[Step]:
    for state in sheet.pages:
        if state is here:
            kind = "wrong" if errors and state.problems else "here"
        elif state.begun or not state.fields:
            kind = "wrong" if state.problems else "done"
        else:
            kind = "later"
        yield Step(state.page, address(state.page.key), kind)
    yield Step(None, address(SUMMARY), "later")


def _conditional(page: Page) -> bool:
    """Whether answers on this page may decide what else it shows."""
    return any(
        element.condition or (isinstance(element, Field) and element.type == "computed")
        for element in walk(page.elements)
    )
