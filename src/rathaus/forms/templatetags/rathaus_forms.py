"""Template tags that draw a page of a form and its summary."""

from typing import Any

from django import template
from django.template import Context

from rathaus.forms.pages.summary import SummaryView
from rathaus.forms.pages.view import PageView

register = template.Library()


@register.inclusion_tag("forms/page.html", takes_context=True)
def form_page(context: Context, view: PageView, heading: str = "h1") -> dict[str, Any]:
    """Draw a page: mistakes, step, questions, buttons, and the list of steps beside it."""
    return {"view": view, "heading": heading, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("forms/summary.html", takes_context=True)
def form_summary(context: Context, view: SummaryView, send: str = "") -> dict[str, Any]:
    """Draw the summary with its button; `send` is what the button says."""
    return {"view": view, "send": send, "csrf_token": context.get("csrf_token")}
