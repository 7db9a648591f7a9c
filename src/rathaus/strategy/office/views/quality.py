"""Data quality: which facts are missing for which decision, by department, and reminders."""

from collections import Counter, defaultdict

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rathaus.audit.api import Subject, actor_of, record
from rathaus.strategy.models import ProjectRow, Reminder
from rathaus.strategy.office.access import chosen_keys, office, steering, steers
from rathaus.strategy.office.filters import chips, filter_choices
from rathaus.strategy.office.reminders import remind, requests_for
from rathaus.strategy.office.table import Titles
from rathaus.strategy.rules.quality import NEED_WORDS, QUESTIONS
from rathaus.strategy.store.queries import ProjectFilter, select
from rathaus.strategy.store.structure import structure

PAGE = 100


@office
@require_http_methods(["GET", "HEAD"])
def quality(request: HttpRequest) -> HttpResponse:
    """List projects with missing facts and count what is missing for which decision."""
    strategy = structure()
    titles = Titles.of(strategy, get_language() or "de")
    query = dict(request.GET.lists())
    wanted = ProjectFilter.of({**query, "missing": query.get("missing") or ["any"]})
    rows = select(wanted, "department")
    page = Paginator(rows, PAGE).get_page(request.GET.get("seite"))
    reminded = dict(
        Reminder.objects.filter(project__in=[row.key for row in page.object_list])
        .values_list("project")
        .annotate(last=Max("sent_at"))
    )
    context = {
        "page": page,
        "rows": [
            {
                "row": row,
                "department": titles.department_titles.get(row.department, ""),
                "missing": [QUESTIONS[name] for name in row.missing if name in QUESTIONS],
                "reminded": reminded.get(row.key),
            }
            for row in page.object_list
        ],
        "by_field": _by_field(),
        "by_department": _by_department(titles),
        "chips": chips(request, filter_choices(strategy, titles, wanted)),
        "steers": steers(request),
        "section": "quality",
    }
    return render(request, "strategy/office/quality.html", context)


def _by_field() -> list[dict[str, object]]:
    found: Counter[str] = Counter()
    for missing in ProjectRow.objects.exclude(missing=[]).values_list("missing", flat=True):
        found.update(missing)
    return [
        {
            "question": QUESTIONS[name],
            "needs": [NEED_WORDS[need] for need in QUESTIONS[name].needed_for],
            "field": name,
            "count": count,
        }
        for name, count in found.most_common()
        if name in QUESTIONS
    ]


def _by_department(titles: Titles) -> list[dict[str, object]]:
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for department, missing in ProjectRow.objects.values_list("department", "missing"):
        found[department][0] += 1
        found[department][1] += bool(missing)
    return [
        {
            "department": department,
            "title": titles.department_titles.get(department) or _("ohne Amt"),
            "projects": projects,
            "incomplete": incomplete,
        }
        for department, (projects, incomplete) in sorted(
            found.items(), key=lambda item: -item[1][1]
        )
    ]


@steering
@require_POST
def send_reminders(request: HttpRequest) -> HttpResponse:
    """Ask the departments of the chosen projects for the missing facts."""
    keys = chosen_keys(request)
    actor = actor_of(request.user)
    sent = remind(requests_for(keys), sent_by=actor.id)
    if sent.letters:
        record(
            actor,
            "strategy.reminders_sent",
            Subject("strategy.projects", "reminders"),
            None,
            {"letters": sent.letters, "projects": sent.projects},
        )
        messages.success(
            request,
            ngettext(
                "%(n)s Erinnerung ist unterwegs.",
                "%(n)s Erinnerungen sind unterwegs.",
                sent.letters,
            )
            % {"n": sent.letters},
        )
    if sent.unreachable:
        messages.warning(
            request,
            _("Kein Konto mit der Rolle Amt gibt es für: %(names)s. Legen Sie eines an.")
            % {"names": ", ".join(name or _("Projekte ohne Amt") for name in sent.unreachable)},
        )
    if not keys:
        messages.info(request, _("Wählen Sie zuerst Projekte aus."))
    return redirect(reverse("strategy:office:quality"))
