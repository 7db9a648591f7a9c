"""Every list as CSV (semicolons, UTF-8 with mark) and JSON."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from rathaus.strategy.public import lists, portfolio
from rathaus.strategy.public.pages import projects as listing
from rathaus.strategy.public.site import Site, words
from rathaus.strategy.public.views.answers import missing, page
from rathaus.ui.downloads import harmless

_SEPARATORS = {"ensure_ascii": False, "indent": 1}


@page
def download(request: HttpRequest, shown: Site, name: str, kind: str) -> HttpResponse:
    """Give a list of the strategy: goals, programmes, plans, clusters, dimensions, versions."""
    rows = lists.LISTS.get(name)
    if rows is None:
        raise missing(_("Diese Liste gibt es nicht."))
    return _file(name, kind, list(rows(shown, words())))


@page
def projects(request: HttpRequest, shown: Site, kind: str) -> HttpResponse:
    """Give the projects that the address asks for."""
    wanted = listing.read(dict(request.GET.lists()), shown.index)
    rows = lists.projects(portfolio.everything(wanted), shown, words())
    return _file("projekte", kind, list(rows))


def _file(name: str, kind: str, rows: list[dict[str, Any]]) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    if kind == "json":
        body = {"count": len(rows), "results": rows}
        return JsonResponse(body, headers=headers, json_dumps_params=_SEPARATORS)
    text = "\ufeff" + "".join(_lines(rows))
    return HttpResponse(text, "text/csv; charset=utf-8", headers=headers)


def _lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";")
    heads: list[str] | None = None
    for row in rows:
        if heads is None:
            heads = list(row)
            writer.writerow(heads)
        writer.writerow([harmless(_cell(value)) for value in row.values()])
        if buffer.tell() > 65536:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)
