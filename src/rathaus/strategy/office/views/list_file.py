"""The portfolio as a list for spreadsheets, with every fact, fit to be read in again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from rathaus.kernel.time import today
from rathaus.strategy.document import Project
from rathaus.strategy.lists.export import project_table, write_csv, write_xlsx
from rathaus.strategy.office.access import office
from rathaus.strategy.store.codec import from_json
from rathaus.strategy.store.queries import ProjectFilter, select

WRITERS = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@office
@require_http_methods(["GET", "HEAD"])
def list_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Hand out the projects of the present filter; names of leads stay inside the office."""
    if kind not in WRITERS:
        raise Http404
    write, content_type = WRITERS[kind]
    rows = select(ProjectFilter.of(dict(request.GET.lists())))
    projects = [from_json(Project, found) for found in rows.values_list("document", flat=True)]
    response = HttpResponse(write(*project_table(projects)), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="projekte-{today()}.{kind}"'
    return response
