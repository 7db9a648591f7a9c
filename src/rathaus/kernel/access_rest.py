"""The same declarations for REST operations of django-ninja.

An operation names its access as `auth=`: `@router.get("/goals", auth=rest_public)` or
`@router.post("/projects", auth=rest_requires(Role.STRATEGY_OFFICE))`. ninja asks it before it
reads the body, so that nobody without a role learns what a body must look like. Operations
that change something and were opened by a session cookie also need the CSRF token, because
ninja takes its views out of Django's own check.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, AuthorizationError, HttpError
from ninja.operation import PathView
from ninja.security import APIKeyCookie
from ninja.utils import check_csrf

from rathaus.kernel.access import PUBLIC, SIGNED_IN, Access, Decision, Role

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class RestAccess(APIKeyCookie):
    """An access declaration in the shape that ninja asks for (`auth=`)."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self, access: Access) -> None:
        self.access = access
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """Let the person pass, or refuse.

        Raises:
            AuthenticationError: not signed in (401).
            AuthorizationError: signed in without one of the roles (403).
            HttpError: a changing request by session without CSRF token (403).
        """
        decision = self.access.decide(request.user)
        if decision is Decision.SIGN_IN:
            raise AuthenticationError(message=_("Melden Sie sich zuerst an."))
        if decision is Decision.REFUSED:
            raise AuthorizationError(
                message=_("Ihr Konto hat keine der Rollen, für die dieser Zugang freigegeben ist.")
            )
        if request.method not in SAFE_METHODS and check_csrf(request) is not None:
            raise HttpError(403, _("Das Sicherheitsmerkmal (CSRF-Token) fehlt oder ist veraltet."))
        return request.user


class RestPublic:
    """Declares that an operation answers everybody."""

    access = PUBLIC

    def __call__(self, request: HttpRequest) -> bool:
        """Everybody passes."""
        return True


rest_public = RestPublic()
rest_signed_in = RestAccess(SIGNED_IN)


def rest_requires(*roles: Role) -> RestAccess:
    """Declare that an operation answers people with at least one of `roles`."""
    return RestAccess(Access(roles=frozenset(roles)))


def operation_accesses(callback: Callable[..., Any]) -> dict[str, Access | None] | None:
    """Per HTTP method the declaration of a ninja path, or None if it is no ninja path."""
    path_view = _path_view(callback)
    if path_view is None:
        return None
    return {
        method: next(
            (auth.access for auth in operation.auth_callbacks if hasattr(auth, "access")), None
        )
        for operation in path_view.operations
        for method in operation.methods
    }


def _path_view(callback: Callable[..., Any]) -> PathView | None:
    """ninja mounts a closure over its PathView; find it there."""
    for cell in getattr(callback, "__closure__", None) or ():
        if isinstance(cell.cell_contents, PathView):
            return cell.cell_contents
    return None
