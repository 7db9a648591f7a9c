"""Taking in feedback: the form, the limit, the end of its keeping."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rathaus.kernel.time import now
from rathaus.ui.models import RETENTION, Feedback

LIMIT = 5
WINDOW = timedelta(minutes=10)


class FeedbackForm(forms.Form):
    """What somebody wants to say about a page."""

    message = forms.CharField(
        label=_("Was stimmt nicht, oder was fehlt Ihnen?"),
        help_text=_("Bitte schreiben Sie keine persönlichen Daten."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Schreiben Sie, was Sie uns sagen möchten")},
    )
    contact = forms.EmailField(
        label=_("E-Mail-Adresse"),
        help_text=_("Nur, wenn Sie eine Antwort wünschen."),
        required=False,
        error_messages={"invalid": _("Geben Sie die E-Mail-Adresse vollständig ein")},
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    """Left empty by people; programs that fill in everything betray themselves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].widget.attrs["autocomplete"] = "email"


def is_same_site(request: HttpRequest) -> bool:
    """Whether the form was sent from a page of this site.

    The form needs no cookie, so that reading a page leaves none; instead the browser's own word
    about where the request began is checked.
    """
    origin = request.headers.get("Origin")
    if origin and origin != "null":
        return origin.split("://")[-1] == request.get_host()
    return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}


def is_too_much(request: HttpRequest) -> bool:
    """Count this message; true once somebody sent more than `LIMIT` within `WINDOW`.

    The address of the sender is only kept as a keyed hash, in the cache, for the window.
    """
    sender = salted_hmac("rathaus.ui.feedback", request.META.get("REMOTE_ADDR", "")).hexdigest()
    key = f"feedback:{sender}"
    cache.add(key, 0, int(WINDOW.total_seconds()))
    try:
        return cache.incr(key) > LIMIT
    except ValueError:  # it ran out in between
        return False


def keep(form: FeedbackForm, address: str) -> Feedback | None:
    """Store a valid message, and drop those whose time is over; None for a program's message."""
    Feedback.objects.filter(received_at__lt=now() - RETENTION).delete()
    if form.cleaned_data["website"]:
        return None
    return Feedback.objects.create(
        address=address[:500],
        message=form.cleaned_data["message"],
        contact=form.cleaned_data["contact"],
        language=(get_language() or "de")[:5],
        received_at=now(),
    )
