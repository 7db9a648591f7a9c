"""The list of similar pairs, and the decision on one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rathaus.audit.api import actor_of
from rathaus.strategy.document import Category
from rathaus.strategy.errors import EditConflict, StrategyError
from rathaus.strategy.office.access import stated_version, steering
from rathaus.strategy.store.structure import structure
from rathaus.strategy.synergies.judging import judge
from rathaus.strategy.synergies.models import Comparison
from rathaus.strategy.synergies.reading import OPEN, reasons_of, titles, wanted_pairs
from rathaus.strategy.synergies.words import LEVELS, STATES, Reasons, level_words

PAGE = 25
FILTERS = ("state", "programme", "category", "level")


@steering
@require_http_methods(["GET", "HEAD", "POST"])
def pairs(request: HttpRequest) -> HttpResponse:
    """List the suggested pairs of an address, the likeliest first; keep a decision on one."""
    return _decide(request) if request.method == "POST" else _page(request, _asked(request.GET))


def _decide(request: HttpRequest) -> HttpResponse:
    """Accept, reject or tell apart one pair; what was typed stays when it cannot be kept."""
    one, other = (request.POST.get(name, "").replace("\0", "") for name in ("one", "other"))
    try:
        judge(
            one,
            other,
            request.POST.get("verdict", ""),
            reason=request.POST.get("reason", "").replace("\0", "").strip(),
            expected=stated_version(request),
            actor=actor_of(request.user),
        )
    except StrategyError as error:
        messages.error(request, error.message)
        status = 409 if isinstance(error, EditConflict) else 422
        return _page(request, _asked(request.POST), typed=(one, other), status=status)
    messages.success(request, _("Gespeichert. Die beiden Projekte bleiben getrennt."))
    kept = urlencode(_asked(request.POST))
    address = reverse("strategy:office:synergies:pairs")
    return redirect(f"{address}?{kept}" if kept else address)


def _asked(query: Any) -> dict[str, str]:
    return {name: query[name] for name in (*FILTERS, "seite") if query.get(name)}


def _page(
    request: HttpRequest,
    asked: dict[str, str],
    *,
    typed: tuple[str, str] = ("", ""),
    status: int = 200,
) -> HttpResponse:
    page = Paginator(wanted_pairs(asked), PAGE).get_page(asked.get("seite"))
    context = {
        "page": page,
        "rows": _rows(list(page.object_list), typed, request.POST.get("reason", "")),
        "choices": _choices(asked),
        "asked": asked,
        "comparison": Comparison.objects.filter(id=1).first(),
        "section": "synergies",
    }
    return render(request, "strategy/synergies/pairs.html", context, status=status)


def _rows(found: list[Any], typed: tuple[str, str], reason: str) -> list[dict[str, Any]]:
    known = titles({key for row in found for key in (row.one, row.other)})
    kept = [reasons_of(row.reasons) for row in found]
    told = Reasons(structure(), kept)
    return [
        {
            "pair": row,
            "sides": [(key, *known.get(key, (key, ""))) for key in (row.one, row.other)],
            "reasons": told.sentences(reasons),
            "level": level_words(row.level),
            "percent": round(row.likelihood * 100),
            "state": STATES[row.state],
            "open": row.state == OPEN,
            "typed": reason if (row.one, row.other) == typed else "",
        }
        for row, reasons in zip(found, kept, strict=True)
    ]


def _choices(asked: dict[str, str]) -> list[dict[str, Any]]:
    language = get_language() or "de"
    programmes = [(each.id, each.title.in_language(language)) for each in structure().programmes]
    every = ("", _("alle"))
    found = [
        ("state", _("Entscheidung"), [*STATES.items(), ("all", _("alle"))], OPEN),
        ("level", _("Einschätzung"), [every, *((k.value, v) for k, v in LEVELS.items())], ""),
        ("programme", _("Programm"), [every, *programmes], ""),
        ("category", _("Kategorie"), [every, *((c.value, c.value) for c in Category)], ""),
    ]
    return [
        {"name": name, "label": label, "options": options, "chosen": asked.get(name, default)}
        for name, label, options, default in found
    ]
