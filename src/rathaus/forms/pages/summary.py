"""All answers before they are submitted, each with the way back to its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from rathaus.forms.pages.view import Address, words_of
from rathaus.forms.rules.evaluation.sheet import (
    FieldState,
    GroupState,
    PageState,
    RepeatState,
    Sheet,
    State,
)
from rathaus.forms.rules.model import Page
from rathaus.forms.rules.types.base import FileInfo
from rathaus.kernel.text import Localized


@dataclass(frozen=True)
class Line:
    """A question and its answer; or a heading, when `state` is None.

    Args:
        title: the question, or the heading.
        number: number of the row that a heading begins, 0 otherwise.
        words: the answer as people read it, "" when there is none.
        error: what is wrong with it, "" if nothing.
        files: the files that were given.
    """

    title: Localized
    state: FieldState | None = None
    number: int = 0
    words: str = ""
    error: str = ""
    files: tuple[FileInfo, ...] = ()


@dataclass(frozen=True)
class PageSummary:
    """The answers of a page."""

    page: Page
    address: str
    lines: tuple[Line, ...]
    wrong: bool


@dataclass(frozen=True)
class SummaryView:
    """The summary, ready to be drawn by `{% form_summary view %}`."""

    sheet: Sheet
    pages: tuple[PageSummary, ...]
    version: int
    address: str

    @property
    def complete(self) -> bool:
        """Whether it can be submitted."""
        return self.sheet.complete

    @property
    def of(self) -> int:
        """How many steps there are, this one among them."""
        return len(self.sheet.pages) + 1


def summary_view(sheet: Sheet, *, language: str, version: int, address: Address) -> SummaryView:
    """Make the summary ready to be drawn; for arguments see `page_view`."""
    pages = tuple(
        PageSummary(
            state.page,
            address(state.page.key),
            tuple(_lines(state.items, language)),
            bool(state.problems),
        )
        for state in sheet.pages
    )
    return SummaryView(sheet, pages, version, address(""))


def first_wrong(sheet: Sheet) -> PageState | None:
    """The first page on which something is missing or wrong."""
    return next((state for state in sheet.pages if state.problems), None)


def _lines(items: tuple[State, ...], language: str) -> Iterator[Line]:
    for item in items:
        if isinstance(item, FieldState):
            yield _line(item, language)
        elif isinstance(item, GroupState):
            yield Line(item.group.title)
            yield from _lines(item.items, language)
        elif isinstance(item, RepeatState):
            if item.problem:
                yield Line(item.repeat.title, error=item.problem.in_language(language))
            for number, row in enumerate(item.rows, 1):
                yield Line(item.repeat.row_title or item.repeat.title, number=number)
                yield from _lines(row, language)


def _line(state: FieldState, language: str) -> Line:
    error = state.problem.in_language(language) if state.problem else ""
    files = state.value if isinstance(state.value, tuple) and state.field.type == "file" else ()
    return Line(state.field.title, state, 0, words_of(state, language), error, files)
