"""Pages of projects: the list with search and filters, and one project."""

from math import ceil

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from rathaus.strategy.document import Category, Project
from rathaus.strategy.models import ProjectRow
from rathaus.strategy.public import portfolio
from rathaus.strategy.public.pages import addresses, projects
from rathaus.strategy.public.pages.project import project_page
from rathaus.strategy.public.pages.start import PROJECT, PROJECTS
from rathaus.strategy.public.pages.words import CATEGORY, Words
from rathaus.strategy.public.site import Site, words
from rathaus.strategy.public.views.answers import missing, page, show
from rathaus.strategy.rules.category import categorise
from rathaus.strategy.store.codec import from_json
from rathaus.strategy.synergies.section import lines as similar_lines
from rathaus.ui.marks import Quantity


def _paginator(total: int) -> "Paginator[projects.StoredProject]":
    """Return a paginator that knows the number of rows already, so that it does not ask."""
    found: Paginator[projects.StoredProject] = Paginator([], projects.PAGE_SIZE)
    found.__dict__["count"] = total
    return found


def _beyond(wanted: int, pages: int, told: Words) -> str:
    """Say that there is no such page, and which is shown instead; empty when there is."""
    if wanted <= pages:
        return ""
    return _("Seite %(wanted)s gibt es nicht. Gezeigt wird die letzte, Seite %(pages)s.") % {
        "wanted": told.number(wanted),
        "pages": told.number(pages),
    }


@page
def listing(request: HttpRequest, shown: Site) -> HttpResponse:
    """Show the projects that the address asks for."""
    told = words()
    wanted = projects.read(dict(request.GET.lists()), shown.index)
    if "" in request.GET.values() and not wanted.ignored:
        # A form sends its empty fields too; the address to share is the short one.
        return redirect(addresses.with_query(addresses.PROJECTS, wanted.query()))
    plain = not wanted.filters and not wanted.q
    by_category = dict(shown.tallies.categories) if plain else portfolio.count_by_category(wanted)
    total = sum(by_category.values())
    pages = max(ceil(total / projects.PAGE_SIZE), 1)
    shown_page = min(wanted.page, pages)
    stored = portfolio.page(wanted, shown_page) if total else []
    rows = projects.rows(stored, shown.index, told)
    return show(
        request,
        "strategy/projects.html",
        shown,
        heading=_("Projekte"),
        wanted=wanted,
        rows=rows,
        total=total,
        found=told.counted(total, PROJECT, PROJECTS),
        page=Page(stored, shown_page, _paginator(total)),
        selects=projects.selects(wanted, shown.index, shown.tallies, told),
        orders=projects.order_options(wanted, told),
        chips=projects.chips(wanted, shown.index, told),
        ignored=wanted.ignored,
        beyond=_beyond(wanted.page, pages, told),
        plain=plain,
        quantities=tuple(
            Quantity(
                each.value,
                by_category.get(each.value, 0),
                told.text(CATEGORY[each]),
                addresses.with_query(addresses.PROJECTS, wanted.query(category=each.value)),
            )
            for each in Category
        ),
        csv_url=addresses.with_query(f"{addresses.BASE}projekte.csv", wanted.query()),
        json_url=addresses.with_query(f"{addresses.BASE}projekte.json", wanted.query()),
        sample=any(row.sample for row in rows),
    )


@page
def one(request: HttpRequest, shown: Site, key: str) -> HttpResponse:
    """Show a project with its category and the reasons for it."""
    rows = ProjectRow.objects.filter(key=key.replace("\0", ""))
    stored = rows.values_list("document", "changed_at").first()
    if stored is None:
        raise missing(_("Dieses Projekt gibt es nicht."))
    project = from_json(Project, stored[0])
    decision = categorise(project, shown.facts)
    dependents = shown.tallies.dependents.get(key, ())
    others = {key for conflict in decision.conflicts for key in conflict.projects}
    related = portfolio.titles((*project.depends_on, *dependents, *sorted(others - {key})))
    directorate = shown.facts.directorate_of(project)
    leads = shown.facts.leads.get(directorate.id, ()) if directorate else ()
    model = project_page(
        project,
        decision,
        shown.index,
        related={**related, **{each.id: each.title for each in leads}},
        dependents=dependents,
        today=shown.on,
        words=words(),
    )
    return show(
        request,
        "strategy/project.html",
        shown,
        project=model,
        key=key,
        crumbs=model.crumbs,
        heading=model.title,
        last_changed=stored[1],
        similar=similar_lines(key, shown.index.strategy),
    )
