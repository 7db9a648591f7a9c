"""One turn of the conversation: a page comes in, it is kept, and the next one is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from rathaus.audit import api as audit
from rathaus.forms.errors import DraftChanged, NoSuchPage
from rathaus.forms.pages.posted import Action, Posted, read_post
from rathaus.forms.rules.evaluation.answers import is_too_much
from rathaus.forms.rules.evaluation.evaluate import evaluate
from rathaus.forms.rules.evaluation.sheet import PageState, Sheet
from rathaus.forms.rules.problem import Problem, problem
from rathaus.forms.rules.text import storable
from rathaus.forms.rules.types.base import Provider
from rathaus.forms.store.draft import Draft
from rathaus.forms.store.drafts import load_draft, save_page

SUMMARY = ""
"""In place of a page's key: the summary."""


@dataclass(frozen=True)
class World:
    """What a form may know beside its answers.

    Args:
        today: the civil date.
        context: values of the names in `form.given`.
        providers: functions that give options, by the name used in `options_from`.
    """

    today: date
    context: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    providers: Mapping[str, Provider] = field(default_factory=lambda: MappingProxyType({}))

    def sheet(self, draft: Draft, answers: Mapping[str, object] | None = None) -> Sheet:
        """What the answers of a draft mean, or other answers in its place."""
        return evaluate(
            draft.form,
            draft.answers if answers is None else answers,
            today=self.today,
            context=self.context,
            providers=self.providers,
            files=draft.files,
        )


@dataclass(frozen=True)
class Turn:
    """What comes next.

    Args:
        draft: the draft as it is now.
        sheet: what to show: the draft, or after a conflict what this person typed.
        page: key of the page to show; `SUMMARY` is the summary.
        action: what the person asked for.
        stays: the page that was sent is shown again; otherwise redirect to `page`.
        errors: its mistakes are to be told.
        saved: after a conflict, what was saved elsewhere.
        refused: files and inputs that were not taken, by path; "" is the page as a whole.
        place: id of what to show first on the page, such as a new row; "" is its beginning.
    """

    draft: Draft
    sheet: Sheet
    page: str
    action: Action
    stays: bool
    errors: bool = False
    saved: Sheet | None = None
    refused: Mapping[str, Problem] = field(default_factory=dict)
    place: str = ""


def turn_page(
    draft: Draft,
    page_key: str,
    post: QueryDict,
    files: MultiValueDict[str, UploadedFile[Any]],
    *,
    world: World,
    actor: audit.Actor,
) -> Turn:
    """Take a page that was sent: save it, and say what comes next.

    "Next" stays on the page as long as something on it is wrong; what was typed is saved all the
    same. "Back" and "save" never ask for anything.

    Raises:
        NoSuchPage: the form has no such page.
        DraftClosed: it was submitted or has expired.
        NoSuchDraft: it was deleted.
    """
    posted = read_post(draft.form, page_key, post, draft.answers, files)
    if is_too_much(posted.answers):
        refused = {"": problem("too-much")}
        return Turn(draft, world.sheet(draft), page_key, posted.action, True, True, refused=refused)
    try:
        kept = save_page(draft, posted, actor=actor)
    except DraftChanged as error:
        return _conflict(error, posted, post, world, draft.token)
    sheet = world.sheet(kept.draft)
    return _next(posted, kept.draft, sheet, kept.refused)


def _conflict(
    error: DraftChanged, tried: Posted, post: QueryDict, world: World, token: str
) -> Turn:
    """Show what was typed beside what was saved; the same twice is no conflict."""
    saved = load_draft(token)
    posted = read_post(saved.form, tried.page, post, saved.answers)
    if storable(posted.answers) == saved.answers and not tried.uploads:
        return _next(posted, saved, world.sheet(saved), {})
    mine = world.sheet(saved, posted.answers)
    if mine.page(posted.page) is None:  # what was saved elsewhere made this page needless
        return _next(posted, saved, world.sheet(saved), {})
    again = {each.path: problem("file-again", name=each.file.name) for each in tried.uploads}
    told = {"": error.problem, **again}
    return Turn(saved, mine, posted.page, posted.action, True, True, world.sheet(saved), told)


def _next(posted: Posted, draft: Draft, sheet: Sheet, refused: Mapping[str, Problem]) -> Turn:
    state = sheet.page(posted.page)
    wrong = posted.action == "next" and state is not None and bool(state.problems)
    if state is not None and (wrong or refused):
        return Turn(draft, sheet, posted.page, posted.action, True, True, refused=refused)
    if posted.action in {"next", "back"}:
        return Turn(draft, sheet, _neighbour(sheet, posted), posted.action, False)
    page = posted.page if state else _first(sheet)
    return Turn(draft, sheet, page, posted.action, False, place=posted.place)


def _neighbour(sheet: Sheet, posted: Posted) -> str:
    """The page after or before; after the last comes the summary."""
    order = [page.key for page in sheet.form.pages]
    at = order.index(posted.page)
    shown = {state.page.key for state in sheet.pages}
    if posted.action == "back":
        before = [key for key in order[:at] if key in shown]
        return before[-1] if before else _first(sheet)
    after = [key for key in order[at + 1 :] if key in shown]
    return after[0] if after else SUMMARY


def _first(sheet: Sheet) -> str:
    return sheet.pages[0].page.key if sheet.pages else SUMMARY


def page_of(sheet: Sheet, page_key: str) -> PageState:
    """The state of a page.

    Raises:
        NoSuchPage: there is none, or it is not shown with these answers.
    """
    state = sheet.page(page_key)
    if state is None:
        raise NoSuchPage(problem("page-none"))
    return state
