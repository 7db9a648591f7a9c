"""The page of building blocks: everything the kit can draw, with example values."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rathaus.kernel.access import public


@public
@require_safe
def blocks(request: HttpRequest) -> HttpResponse:
    """Show the building blocks."""
    return render(request, "ui/blocks.html", {})
