"""Views of the portfolio table that people keep under a name."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from rathaus.kernel.time import now
from rathaus.strategy.models import SavedView
from rathaus.strategy.office.access import office, steers
from rathaus.strategy.office.filters import PAGE

LONGEST_NAME, LONGEST_QUERY = 80, 4000


def saved_views(request: HttpRequest) -> list[dict[str, Any]]:
    """List the person's views and the shared ones; the one being shown is marked."""
    owner = str(request.user.pk)
    saved = SavedView.objects.filter(owner=owner) | SavedView.objects.filter(shared=True)
    present = present_query(request)
    return [
        {
            "id": view.pk,
            "name": view.name,
            "query": view.query,
            "current": view.query == present,
            "mine": view.owner == owner,
            "shared": view.shared,
        }
        for view in saved
    ]


def present_query(request: HttpRequest) -> str:
    """Return the address of the view being shown, whatever page of it."""
    query = request.GET.copy()
    query.pop(PAGE, None)
    return query.urlencode()


@office
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the present filter under a name; a name used before is replaced.

    A view that is shown and saved again under another name is renamed.
    """
    name = request.POST.get("name", "").replace("\0", "").strip()[:LONGEST_NAME]
    text = request.POST.get("query", "").replace("\0", "")[:LONGEST_QUERY].lstrip("?")
    query = QueryDict(text).urlencode()
    if name:
        _keep(request, name, query)
    return redirect(f"{reverse('strategy:office:portfolio')}?{query}")


def _keep(request: HttpRequest, name: str, query: str) -> None:
    own = SavedView.objects.filter(owner=str(request.user.pk))
    renamed = request.POST.get("renames", "")
    try:
        with transaction.atomic():
            if renamed.isdecimal() and len(renamed) < 10:
                own.filter(pk=int(renamed), query=query).exclude(name=name).delete()
            own.update_or_create(
                owner=str(request.user.pk),
                name=name,
                defaults={
                    "query": query,
                    "shared": steers(request) and request.POST.get("shared") == "1",
                    "created_at": now(),
                },
            )
    except IntegrityError:  # saved twice at the same moment: the first one stands
        pass


@office
@require_POST
def delete_view(request: HttpRequest, view_id: int) -> HttpResponse:
    """Forget one of the person's own views."""
    SavedView.objects.filter(pk=view_id, owner=str(request.user.pk)).delete()
    return redirect("strategy:office:portfolio")
