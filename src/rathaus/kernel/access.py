"""Who may open a view: roles, and the declaration every view carries.

A view says in one word whom it answers (`@public`, `@signed_in`, `@requires(...)`). The
declaration is kept on the view as `view.access`, so that a test can walk every route and refuse
one that says nothing. The kernel knows no account model: it asks `request.user` for
`roles` and `department_ids`, which the identity package provides.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.generic import View

API_PREFIX = "/api/"
ViewT = TypeVar("ViewT", bound=Callable[..., Any])


class Role(StrEnum):
    """The parts people play. A visitor has no account; everybody else is signed in."""

    VISITOR = "visitor"
    CITIZEN = "citizen"
    DEPARTMENT = "department"
    CASEWORKER = "caseworker"
    STRATEGY_OFFICE = "strategy_office"
    ADMINISTRATOR = "administrator"


OFFICE_ROLES = frozenset(
    {Role.DEPARTMENT, Role.CASEWORKER, Role.STRATEGY_OFFICE, Role.ADMINISTRATOR}
)
"""Roles that only an administrator grants: the people who work for the city."""


class Decision(Enum):
    """What a view answers to one person."""

    GRANTED = "granted"
    SIGN_IN = "sign_in"
    REFUSED = "refused"


@dataclass(frozen=True)
class Access:
    """Whom a view answers.

    Everybody (`anyone`), everybody with an account (`roles` empty), or people with at least
    one of `roles`. A role never includes another one: the list is the whole truth.
    """

    anyone: bool = False
    roles: frozenset[Role] = frozenset()

    def decide(self, user: object) -> Decision:
        """Say whether `user` (`request.user`) may pass, must sign in first, or is refused."""
        if self.anyone:
            return Decision.GRANTED
        if not getattr(user, "is_authenticated", False):
            return Decision.SIGN_IN
        if self.roles and not self.roles & roles_of(user):
            return Decision.REFUSED
        return Decision.GRANTED


PUBLIC = Access(anyone=True)
SIGNED_IN = Access()


def roles_of(user: object) -> frozenset[Role]:
    """Roles in force now: own and delegated ones; `{VISITOR}` without an account."""
    if not getattr(user, "is_authenticated", False):
        return frozenset({Role.VISITOR})
    roles: frozenset[Role] = getattr(user, "roles", frozenset())
    return roles


def departments_of(user: object) -> frozenset[str]:
    """Ids of the departments the person may act for now, own and delegated."""
    if not getattr(user, "is_authenticated", False):
        return frozenset()
    departments: frozenset[str] = getattr(user, "department_ids", frozenset())
    return departments


def public(view: ViewT) -> ViewT:
    """Declare that the view answers everybody."""
    return _guard(view, PUBLIC)


def signed_in(view: ViewT) -> ViewT:
    """Declare that the view answers everybody who has signed in."""
    return _guard(view, SIGNED_IN)


def requires(*roles: Role) -> Callable[[ViewT], ViewT]:
    """Declare that the view answers people with at least one of `roles`, and enforce it.

    Raises:
        ValueError: no role was named, or the visitor, who has no account to check.
    """
    if not roles or Role.VISITOR in roles:
        raise ValueError("requires() needs roles that an account can have")
    access = Access(roles=frozenset(roles))
    return lambda view: _guard(view, access)


def declare(view: ViewT, access: Access) -> ViewT:
    """Give a view that somebody else wrote (allauth, ninja) a declaration, and enforce it.

    Returns a new function; mount that one, not the original.
    """
    return _guard(view, access)


def declared_access(callback: Callable[..., Any]) -> Access | None:
    """The declaration of a view found in the URL configuration, or None if it has none."""
    for candidate in (callback, getattr(callback, "view_class", None)):
        access = getattr(candidate, "access", None)
        if isinstance(access, Access):
            return access
    return None


def refusal(request: HttpRequest, decision: Decision) -> HttpResponseBase | None:
    """The answer to somebody who may not pass, or None if the decision is to let pass.

    Under `/api/` a problem document (RFC 9457); for pages the way to the sign-in page.

    Raises:
        PermissionDenied: signed in, but the page is not for this person (403 page).
    """
    if decision is Decision.GRANTED:
        return None
    if request.path.startswith(API_PREFIX):
        return _problem(decision)
    if decision is Decision.REFUSED:
        raise PermissionDenied(_("Diese Seite ist für Ihre Rolle nicht freigegeben."))
    if request.headers.get("HX-Request") == "true":
        return _redirect_of_fragment(request)
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
    return HttpResponseRedirect(sign_in_address(back))


def sign_in_address(back: str = "") -> str:
    """Address of the sign-in page, from which the person returns to `back`."""
    address = resolve_url(settings.LOGIN_URL)
    return f"{address}?{urlencode({'next': back})}" if back else address


def _problem(decision: Decision) -> JsonResponse:
    if decision is Decision.SIGN_IN:
        status, title, detail = 401, _("Anmeldung nötig"), _("Melden Sie sich zuerst an.")
    else:
        status, title = 403, _("Nicht erlaubt")
        detail = _("Ihr Konto hat keine der Rollen, für die dieser Zugang freigegeben ist.")
    response = JsonResponse(
        {"type": "about:blank", "title": title, "status": status, "detail": detail},
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
    if status == 401:
        response["WWW-Authenticate"] = 'Session realm="Rathaus"'
    return response


def _redirect_of_fragment(request: HttpRequest) -> HttpResponse:
    """A part of a page cannot show the sign-in page: send the whole page there."""
    page = urlsplit(request.headers.get("HX-Current-URL", ""))
    # Imported late: the account model, which imports `Role`, must exist first.

    return HttpResponse(status=401, headers={"HX-Redirect": sign_in_address(page.path)})


def _guard(view: ViewT, access: Access) -> ViewT:
    if inspect.isclass(view):
        guarded: ViewT = _guard_class(view, access)
        return guarded
    if inspect.iscoroutinefunction(view):

        @functools.wraps(view)
        async def asynchronous(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            user = None if access.anyone else await request.auser()
            answer = refusal(request, access.decide(user))
            return answer or await view(request, *args, **kwargs)

        asynchronous.access = access  # type: ignore[attr-defined]
        return asynchronous  # type: ignore[return-value]

    @functools.wraps(view)
    def synchronous(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = None if access.anyone else request.user
        answer = refusal(request, access.decide(user))
        response: HttpResponseBase = answer or view(request, *args, **kwargs)
        return response

    synchronous.access = access  # type: ignore[attr-defined]
    return synchronous  # type: ignore[return-value]


def _guard_class(view: Any, access: Access) -> Any:
    """Guard `dispatch`; the check reads `self.access`, so a subclass may declare anew."""
    if not issubclass(view, View):
        raise TypeError(f"{view!r} is not a view class")
    view.access = access
    original = view.dispatch
    if getattr(original, "guarded", False):
        return view

    @functools.wraps(original)
    def dispatch(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        declared: Access = self.access
        user = None if declared.anyone else request.user
        return refusal(request, declared.decide(user)) or original(self, request, *args, **kwargs)

    dispatch.guarded = True  # type: ignore[attr-defined]
    view.dispatch = dispatch
    return view
