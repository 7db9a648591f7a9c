"""Whom an answering page speaks to: the holder of a link, or a department that signed in."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from rathaus.audit.api import Actor, actor_of
from rathaus.kernel.access import Role, departments_of, public, roles_of, sign_in_address
from rathaus.participation.api import surveys
from rathaus.strategy.surveys.access import answer_missing
from rathaus.strategy.surveys.subjects import PORTFOLIO

View = TypeVar("View", bound=Callable[..., Any])


def answering(view: View) -> View:
    """Declare an answering page: whoever holds the link, or acts for the invited department.

    The view gets the desk instead of the seat in the address. Nothing of it is kept by a browser
    or found by a search engine: the address is the key.
    """

    @functools.wraps(view)
    def sitting(request: HttpRequest, seat: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if _uuid(seat) is not None and not request.user.is_authenticated:
            return redirect(sign_in_address(request.get_full_path()))
        desk = desk_at(request, seat)
        response: HttpResponse = view(request, seat, desk, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return cast(View, public(never_cache(answer_missing(sitting))))


def desk_at(request: HttpRequest, seat: str) -> surveys.Desk:
    """Return what a seat has before it now.

    Raises:
        NoSuchSurvey: the link opens nothing, or the invitation is not for this person.
    """
    key = _uuid(seat)
    desk = surveys.desk_by_token(seat) if key is None else _own_desk(request, key)
    if not desk.subject.startswith(PORTFOLIO):
        raise surveys.NoSuchSurvey(_("Diese Umfrage gibt es hier nicht."))
    return desk


def _own_desk(request: HttpRequest, key: UUID) -> surveys.Desk:
    desk = surveys.desk_of(key)
    own = desk.invitation.party in departments_of(request.user)
    if not (own and Role.DEPARTMENT in roles_of(request.user)):
        raise surveys.NoSuchSurvey(
            _("Diese Umfrage gibt es nicht, oder sie ist nicht für Ihr Amt.")
        )
    return desk


def actor_at(request: HttpRequest, desk: surveys.Desk) -> Actor:
    """Return who acts, for the trail: the account, or the link that was used."""
    if request.user.is_authenticated:
        return actor_of(request.user)
    if desk.delegate:
        return Actor(f"link:{desk.delegate.id}", "survey delegate")
    return Actor(f"link:{desk.invitation.id}", "survey invited")


def person_at(request: HttpRequest, desk: surveys.Desk) -> str:
    """Return who acts, for colleagues."""
    if request.user.is_authenticated:
        return str(request.user)
    return desk.delegate.name if desk.delegate else desk.invitation.name


def refuse_delegate(desk: surveys.Desk) -> None:
    """Refuse what only those may do who were invited themselves.

    Raises:
        NoSuchSurvey: the person holds a delegate's link.
    """
    if desk.delegate:
        raise surveys.NoSuchSurvey(_("Das kann nur, wer selbst eingeladen wurde."))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None
