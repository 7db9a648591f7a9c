"""What the answers of a response mean: what is asked, what is missing, what is told. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rathaus.forms.api import (
    FieldState,
    GroupState,
    RepeatState,
    Sheet,
    State,
    evaluate,
    type_named,
)
from rathaus.participation.surveys.rules.questionnaire import Questionnaire

Saved = Mapping[int, Mapping[str, Mapping[str, Any]]]
"""Answers by entry (0: asked once), section and question."""


@dataclass(frozen=True, slots=True)
class Told:
    """A question with its answer in words; lines of several things are kept."""

    section: str
    key: str
    question: str
    answer: str


def sheet_of(
    questionnaire: Questionnaire,
    saved: Saved,
    entry: int,
    today: date,
    *,
    only: frozenset[str] | None = None,
) -> Sheet:
    """Look at the sections of an entry, or (entry 0) at those asked once.

    What was answered once is known to an entry. The sheet's pages are numbered anew; its values and
    data are those of both.

    Args:
        questionnaire: what is asked.
        saved: all answers.
        entry: number of the entry, 0 for what is asked once.
        today: the civil date.
        only: leave out all other sections; None leaves out none.
    """
    sheet = evaluate(questionnaire.form, _together(saved, entry), today=today)
    mine = (
        page
        for page in sheet.pages
        if (page.page.key in questionnaire.repeated) is (entry > 0)
        and (only is None or page.page.key in only)
    )
    pages = tuple(replace(page, number=number) for number, page in enumerate(mine, start=1))
    return replace(sheet, pages=pages)


def unfinished(questionnaire: Questionnaire, saved: Saved, today: date) -> list[tuple[int, str]]:
    """Return the sections that miss answers or hold wrong ones, as entry and section."""
    return [
        (entry, page.page.key)
        for entry in sorted(saved)
        for page in sheet_of(questionnaire, saved, entry, today).pages
        if page.problems
    ]


def canonical(questionnaire: Questionnaire, saved: Saved, today: date) -> dict[int, dict[str, Any]]:
    """Return what is submitted: by entry, what is shown and can be read; hidden answers are not."""
    found: dict[int, dict[str, Any]] = {}
    for entry in sorted(saved):
        data = sheet_of(questionnaire, saved, entry, today).data
        keys = {
            element.key
            for page in questionnaire.sections(repeated=entry > 0)
            for element in page.elements
        }
        found[entry] = {key: value for key, value in data.items() if key in keys}
    return found


def entry_name(questionnaire: Questionnaire, answers: Mapping[str, Any], number: int) -> str:
    """Return what an entry is called: its title, or its kind with its place in the list."""
    title = answers.get(questionnaire.entry_title)
    if isinstance(title, str) and title.strip():
        return title.strip()[:200]
    return f"{questionnaire.entry_name.de} {number}"


def told(
    questionnaire: Questionnaire,
    answers: Mapping[str, Any],
    today: date,
    *,
    repeated: bool,
    language: str = "de",
) -> list[Told]:
    """Return questions with answers in words, for the sections asked once or those of an entry."""
    sheet = evaluate(questionnaire.form, answers, today=today)
    return [
        Told(page.page.key, key, question, answer)
        for page in sheet.pages
        if (page.page.key in questionnaire.repeated) is repeated
        for key, question, answer in _words(page.items, language)
    ]


def _words(items: tuple[State, ...], language: str) -> Iterator[tuple[str, str, str]]:
    for state in items:
        if isinstance(state, FieldState):
            answer = _one(state, language)
            if answer:
                yield state.field.key, state.field.title.in_language(language), answer
        elif isinstance(state, GroupState):
            yield from _words(state.items, language)
        elif isinstance(state, RepeatState):
            lines = [_row(row, language) for row in state.rows]
            answer = "\n".join(line for line in lines if line)
            if answer:
                yield state.repeat.key, state.repeat.title.in_language(language), answer


def _row(items: tuple[State, ...], language: str) -> str:
    parts = (f"{question}: {answer}" for _key, question, answer in _words(items, language))
    return "; ".join(parts)


def _one(state: FieldState, language: str) -> str:
    kind = type_named(state.field.type)
    if kind is None or state.value is None:
        return ""
    return kind.words(state.value, state.field, state.frame, language)


def _together(saved: Saved, entry: int) -> dict[str, Any]:
    parts: list[Mapping[str, Any]] = list(saved.get(0, {}).values())
    if entry:
        parts += saved.get(entry, {}).values()
    return {key: value for part in parts for key, value in part.items()}


def storable(raw: Any) -> Any:
    """Return an answer as a database can keep it: zeros and halves of characters become a mark."""
    if isinstance(raw, str):
        return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in raw)
    if isinstance(raw, Mapping):
        return {storable(str(key)): storable(value) for key, value in raw.items()}
    if isinstance(raw, list | tuple):
        return [storable(value) for value in raw]
    return raw
