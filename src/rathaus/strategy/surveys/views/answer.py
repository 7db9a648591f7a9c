"""Answering: the way through the sections, projects one by one, saved at every step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.forms.api import Page, Problem, Sheet, page_view, read_post
from rathaus.kernel.access import Role, departments_of, requires
from rathaus.kernel.text import Localized
from rathaus.kernel.time import today
from rathaus.participation.api import surveys
from rathaus.strategy.surveys.models import Proposal
from rathaus.strategy.surveys.seats import (
    actor_at,
    answering,
    desk_at,
    person_at,
    refuse_delegate,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A section on the way, with how far it is."""

    entry: int
    key: str
    title: str
    address: str
    state: str
    saved: surveys.Saved | None
    delegated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntrySteps:
    """An entry with its sections."""

    number: int
    name: str
    steps: tuple[Step, ...]
    proposal: Proposal | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as it is shown: as saved, as typed, or as typed beside what is saved elsewhere."""

    entry: int
    section: str
    revision: int
    sheet: Sheet
    errors: bool = False
    problem: str = ""
    elsewhere: Sheet | None = None


@requires(Role.DEPARTMENT)
@require_http_methods(["GET", "HEAD"])
def own(request: HttpRequest) -> HttpResponse:
    """List the surveys to which the person's departments are invited."""
    rows = [
        (invited, surveys.survey(invited.survey))
        for invited in surveys.invitations_of(departments_of(request.user))
    ]
    return render(request, "strategy/surveys/own.html", {"rows": rows})


@answering
@require_http_methods(["GET", "HEAD"])
def start(request: HttpRequest, seat: str, desk: surveys.Desk) -> HttpResponse:
    """Show what is asked, what is done, and what is next."""
    delegations = () if desk.delegate else tuple(surveys.delegations(desk.invitation.id))
    inquiries = () if desk.delegate else tuple(surveys.inquiries(desk.invitation.id))
    context = {
        "desk": desk,
        "seat": seat,
        "before": steps_of(desk, seat, 0, delegations),
        "entries": _entries(desk, seat, delegations),
        "can_add": bool(desk.questionnaire.repeated) and not desk.delegate,
        "delegations": delegations,
        "inquiries": inquiries,
        "heading": desk.questionnaire.form.title.in_language(get_language() or "de"),
    }
    return render(request, "strategy/surveys/answer/start.html", context)


def _entries(
    desk: surveys.Desk, seat: str, delegations: tuple[surveys.DelegationInfo, ...]
) -> list[EntrySteps]:
    proposals = {row.entry: row for row in Proposal.objects.filter(invitation=desk.invitation.id)}
    return [
        EntrySteps(
            number,
            name_of(desk, number),
            steps_of(desk, seat, number, delegations),
            None if desk.delegate else proposals.get(number),
        )
        for number in desk.entries
    ]


def name_of(desk: surveys.Desk, entry: int) -> str:
    """Return what an entry is called, by its answers."""
    flat = {k: v for part in desk.answers.get(entry, {}).values() for k, v in part.items()}
    return surveys.entry_name(desk.questionnaire, flat, desk.entries.index(entry) + 1)


def steps_of(
    desk: surveys.Desk,
    seat: str,
    entry: int,
    delegations: tuple[surveys.DelegationInfo, ...] = (),
) -> tuple[Step, ...]:
    """Return the sections that this person may fill in, once or of an entry."""
    language = get_language() or "de"
    found = []
    for page in _sheet(desk, desk.answers, entry).pages:
        key = page.page.key
        saved = desk.saved.get((entry, key))
        state = "open" if saved is None else ("wrong" if page.problems else "done")
        helpers = tuple(each.name for each in delegations if key in each.sections)
        title = page.page.title.in_language(language)
        address = reverse("strategy:survey-answer-section", args=[seat, entry, key])
        found.append(Step(entry, key, title, address, state, saved, helpers))
    return tuple(found)


@answering
@require_http_methods(["GET", "HEAD", "POST"])
def section(
    request: HttpRequest, seat: str, desk: surveys.Desk, entry: int, section: str
) -> HttpResponse:
    """Show a section and keep what is typed; going on needs nothing but answers."""
    page = desk.questionnaire.form.page(section)
    known = entry == 0 or entry in desk.entries
    if page is None or section not in desk.allowed or not known:
        raise surveys.NoSuchSurvey(_("Diesen Abschnitt gibt es nicht."))
    if (section in desk.questionnaire.repeated) is (entry == 0):
        raise surveys.NoSuchSurvey(_("Diesen Abschnitt gibt es nicht."))
    if request.method != "POST":
        saved = desk.saved.get((entry, section))
        sheet = _sheet(desk, desk.answers, entry)
        shown = Shown(entry, section, saved.revision if saved else 0, sheet)
        return _page(request, seat, desk, shown)
    return _take(request, seat, desk, entry, page)


def _take(
    request: HttpRequest, seat: str, desk: surveys.Desk, entry: int, page: Page
) -> HttpResponse:
    """Keep a section that was sent, whatever is wrong with it, and say what comes next."""
    mine = desk.answers.get(entry, {}).get(page.key, {})
    posted = read_post(desk.questionnaire.form, page.key, request.POST, mine)
    answers = surveys.storable(
        {each.key: posted.answers[each.key] for each in page.elements if each.key in posted.answers}
    )
    typed = {**desk.answers, entry: {**desk.answers.get(entry, {}), page.key: answers}}
    sheet = _sheet(desk, typed, entry)
    state = sheet.page(page.key)
    complete = state is not None and not state.problems
    shown = Shown(entry, page.key, posted.version, sheet)
    try:
        revision = surveys.save_section(
            desk.invitation.id,
            entry,
            page.key,
            answers,
            complete=complete,
            expected=posted.version,
            by=person_at(request, desk),
        )
    except surveys.StaleEdit as error:
        return _conflict(request, seat, shown, error.message)
    shown = replace(shown, revision=revision)
    if desk.refusal:
        return _page(request, seat, desk, replace(shown, problem=desk.refusal))
    if posted.action in {"add", "remove", "update"} or (posted.action == "next" and not complete):
        return _page(request, seat, desk, replace(shown, errors=posted.action == "next"))
    if posted.action == "save":
        messages.success(request, _("Gespeichert. Sie können später weitermachen."))
        return redirect("strategy:survey-answer", seat=seat)
    return redirect(_next(seat, shown, back=posted.action == "back"))


def _conflict(request: HttpRequest, seat: str, shown: Shown, message: str) -> HttpResponse:
    """Show what was typed beside what somebody else has saved; the next saving may replace it."""
    desk = desk_at(request, seat)
    saved = desk.saved.get((shown.entry, shown.section))
    fresh = replace(
        shown,
        revision=saved.revision if saved else 0,
        problem=message,
        elsewhere=_sheet(desk, desk.answers, shown.entry),
    )
    return _page(request, seat, desk, fresh)


def _next(seat: str, shown: Shown, *, back: bool) -> str:
    keys = [each.page.key for each in shown.sheet.pages]
    at = keys.index(shown.section) if shown.section in keys else len(keys)
    wanted = at - 1 if back else at + 1
    if 0 <= wanted < len(keys):
        return reverse("strategy:survey-answer-section", args=[seat, shown.entry, keys[wanted]])
    return reverse("strategy:survey-answer", args=[seat])


def _sheet(
    desk: surveys.Desk, answers: Mapping[int, Mapping[str, Mapping[str, Any]]], entry: int
) -> Sheet:
    return surveys.sheet_of(desk.questionnaire, answers, entry, today(), only=desk.allowed)


def _page(request: HttpRequest, seat: str, desk: surveys.Desk, shown: Shown) -> HttpResponse:
    if shown.sheet.page(shown.section) is None:
        messages.info(request, _("Dieser Abschnitt wird nach Ihren Antworten nicht gefragt."))
        return redirect("strategy:survey-answer", seat=seat)

    def address(key: str) -> str:
        if not key:
            return reverse("strategy:survey-answer", args=[seat])
        return reverse("strategy:survey-answer-section", args=[seat, shown.entry, key])

    told = {"": Problem("refused", text=Localized(shown.problem))} if shown.problem else {}
    view = page_view(
        shown.sheet,
        shown.section,
        language=get_language() or "de",
        version=shown.revision,
        errors=shown.errors,
        address=address,
        saved=shown.elsewhere,
        refused=told,
    )
    context = {
        "desk": desk,
        "seat": seat,
        "entry_name": name_of(desk, shown.entry) if shown.entry else "",
        "view": view,
        "has_errors": view.has_errors,
    }
    status = 409 if shown.problem else (422 if shown.errors else 200)
    return render(request, "strategy/surveys/answer/section.html", context, status=status)


@answering
@require_POST
def add_entry(request: HttpRequest, seat: str, desk: surveys.Desk) -> HttpResponse:
    """Begin another project; pressing twice begins one."""
    refuse_delegate(desk)
    text = request.POST.get("number", "")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else desk.next_entry
    try:
        entry = surveys.add_entry(desk.invitation.id, number)
    except surveys.NotPossibleNow as error:
        messages.error(request, error.message)
        return redirect("strategy:survey-answer", seat=seat)
    first = desk.questionnaire.sections(repeated=True)
    if not first:
        return redirect("strategy:survey-answer", seat=seat)
    return redirect("strategy:survey-answer-section", seat=seat, entry=entry, section=first[0].key)


@answering
@require_http_methods(["GET", "HEAD", "POST"])
def remove_entry(request: HttpRequest, seat: str, desk: surveys.Desk, entry: int) -> HttpResponse:
    """Ask, then remove a project from the response."""
    refuse_delegate(desk)
    if entry not in desk.entries:
        raise surveys.NoSuchSurvey(_("Diesen Eintrag gibt es nicht mehr."))
    name = name_of(desk, entry)
    if request.method == "POST":
        surveys.remove_entry(desk.invitation.id, entry, actor=actor_at(request, desk))
        messages.success(request, _("„%(name)s“ ist entfernt.") % {"name": name})
        return redirect("strategy:survey-answer", seat=seat)
    context = {"desk": desk, "seat": seat, "entry": entry, "name": name}
    return render(request, "strategy/surveys/answer/remove.html", context)
