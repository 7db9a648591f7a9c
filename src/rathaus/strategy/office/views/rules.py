"""The rules of the categories: every table in view, and a place to try them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from rathaus.rules.api import RulesError
from rathaus.strategy.document import Project, Strategy
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.office.access import office
from rathaus.strategy.office.rule_form import InputsForm, data_of
from rathaus.strategy.office.rule_page import ModelPage, model_page, try_out, untried
from rathaus.strategy.office.rule_words import ENGLISH, ENGLISH_REMARK
from rathaus.strategy.rules.effort import central_help
from rathaus.strategy.rules.facts import gather
from rathaus.strategy.rules.given import city_facts, given
from rathaus.strategy.rules.model import FILE
from rathaus.strategy.rules.told import Known
from rathaus.strategy.store.projects import get, surroundings
from rathaus.strategy.store.queries import ProjectFilter, select
from rathaus.strategy.store.structure import structure

TRIED = "pruefen"
PROJECT = "projekt"
SUBJECT = "frage"
_HITS = 8


@office
@require_http_methods(["GET", "HEAD"])
def rules(request: HttpRequest) -> HttpResponse:
    """Show the decision model of the categories, and try it with facts."""
    strategy = structure()
    try:
        page = model_page(strategy.category_rules, FILE)
    except RulesError as error:
        return render(
            request, "strategy/office/rules.html", {"broken": error.in_language(_language())}
        )
    return _page(request, strategy, page)


def _page(request: HttpRequest, strategy: Strategy, page: ModelPage) -> HttpResponse:
    wanted = request.GET.get(PROJECT, "").strip()[:200].replace("\0", "")
    project, hits = _project(wanted)
    known: Known | None = None
    data = {name: str(text) for name, text in request.GET.items()}
    if project is not None:
        known = _known(project, strategy)
        data = data_of(page.inputs, given(project, known.facts, known.help_))
    tried = project is not None or TRIED in request.GET
    city = {"Strategie": city_facts(gather(strategy))}
    form = InputsForm(page.inputs, data if tried else None, data_of(page.inputs, city))
    subject = request.GET.get(SUBJECT, "")
    if subject not in page.subjects:
        subject = page.subjects[0] if page.subjects else ""
    outcome = untried(page)
    if tried and form.is_valid() and subject:
        outcome = try_out(page, subject, form.values, _language(), known)
    context = {
        "definitions": page.model.definitions,
        "file": FILE,
        "findings": [(each, each.sentence(_language())) for each in page.findings],
        "form": form,
        "outcome": outcome,
        "english": (*ENGLISH.values(), ENGLISH_REMARK),
        "subjects": page.subjects,
        "subject": subject,
        "wanted": wanted,
        "project": project,
        "hits": hits,
        "has_errors": bool(form.errors),
        "section": "rules",
    }
    return render(request, "strategy/office/rules.html", context)


def _language() -> str:
    return "en" if (get_language() or "de").startswith("en") else "de"


def _project(wanted: str) -> tuple[Project | None, list[ProjectRow]]:
    """Find a project by id, number or words; of several, none is chosen but some are named."""
    if not wanted:
        return None, []
    if ProjectRow.objects.filter(key=wanted).exists():
        return get(wanted).project, []
    found = list(ProjectRow.objects.filter(number__iexact=wanted).order_by("key")[:_HITS])
    found = found or list(select(ProjectFilter(q=wanted))[:_HITS])
    return (get(found[0].key).project, []) if len(found) == 1 else (None, found)


def _known(project: Project, strategy: Strategy) -> Known:
    facts = surroundings([project], strategy)
    return Known(project, facts, central_help(project, facts.pool_kinds, facts.size_months))
