"""What every view needs: the page's frame words, missing parts, a city that is not loaded yet."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rathaus.kernel.access import public
from rathaus.strategy.errors import NotFound
from rathaus.strategy.public import site
from rathaus.strategy.public.caching import kept
from rathaus.strategy.public.site import Site
from rathaus.strategy.store.state import Revision

PageView = Callable[..., HttpResponse]


def page(view: PageView) -> Callable[..., HttpResponseBase]:
    """Make a public page of ``view(request, site, ...)``: kept, and friendly when empty."""

    @wraps(view)
    def answered(
        request: HttpRequest, present: Revision, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        try:
            shown = site.current(present)
        except NotFound:
            return render(request, "strategy/nothing_yet.html", {"heading": _("Strategie")})
        return view(request, shown, *args, **kwargs)

    return public(require_safe(kept(answered)))


def show(request: HttpRequest, template: str, shown: Site, **context: Any) -> HttpResponse:
    """Render a page with what the frame tells about the state of the data."""
    changed = shown.revision.changed_at
    return render(request, template, {"site": shown, "last_changed": changed, **context})


def missing(what: str) -> Http404:
    """Say that a part is not there; the page of the frame offers a way on."""
    return Http404(what)
