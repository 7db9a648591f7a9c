"""Feedback as the office reads it: open messages first, marked once they are dealt with."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rathaus.audit.api import Subject, actor_of, record
from rathaus.kernel.access import Role, requires
from rathaus.kernel.time import now
from rathaus.ui.models import Feedback

READERS = (Role.STRATEGY_OFFICE, Role.ADMINISTRATOR)
PAGE = 50


@requires(*READERS)
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """List messages, open ones first."""
    rows = Feedback.objects.order_by(F("answered_at").asc(nulls_first=True), "-received_at")
    context = {
        "heading": _("Rückmeldungen"),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("seite")),
        "open": open_messages(),
    }
    return render(request, "ui/inbox.html", context)


@requires(*READERS)
@require_POST
def deal_with(request: HttpRequest, key: int) -> HttpResponse:
    """Mark a message as dealt with, or open it again; the trail keeps who did, not the words."""
    message = get_object_or_404(Feedback, pk=key)
    message.answered_at = None if message.answered_at else now()
    message.save(update_fields=["answered_at"])
    record(
        actor_of(request.user),
        "ui.feedback_dealt_with" if message.answered_at else "ui.feedback_opened",
        Subject("ui.feedback", str(key)),
    )
    return redirect("ui:feedback-inbox")


def open_messages() -> int:
    """Count the messages that nobody has dealt with."""
    return Feedback.objects.filter(answered_at=None).count()
