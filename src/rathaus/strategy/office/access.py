"""Who may do what in the office, beyond the role that a view declares."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from rathaus.kernel.access import Role, departments_of, requires, roles_of
from rathaus.strategy.document import Project
from rathaus.strategy.errors import NotFound

View = TypeVar("View", bound=Callable[..., Any])

MOST_AT_ONCE = 2000
"""Projects that one bulk action may touch."""
STEERING = (Role.STRATEGY_OFFICE, Role.ADMINISTRATOR)


def _answer_missing(view: View) -> View:
    """Let a view that asks for an unknown part of the strategy answer with "not found"."""

    @functools.wraps(view)
    def answering(*args: Any, **kwargs: Any) -> Any:
        try:
            return view(*args, **kwargs)
        except NotFound as error:
            raise Http404(error.message) from error

    return cast(View, answering)


def office(view: View) -> View:
    """Declare a page that departments use as well, for their own projects."""
    return requires(*STEERING, Role.DEPARTMENT)(_answer_missing(view))


def steering(view: View) -> View:
    """Declare a page of the strategy office alone."""
    return requires(*STEERING)(_answer_missing(view))


def steers(request: HttpRequest) -> bool:
    """Tell whether the person steers the whole strategy."""
    return bool(roles_of(request.user) & set(STEERING))


def may_edit(request: HttpRequest, project: Project) -> bool:
    """Tell whether the person may change this project: the office all, a department its own."""
    return steers(request) or project.department in departments_of(request.user)


def require_edit(request: HttpRequest, *projects: Project) -> None:
    """Refuse changes of projects that belong to another department.

    Raises:
        PermissionDenied: names the first project the person may not change.
    """
    for project in projects:
        if not may_edit(request, project):
            raise PermissionDenied(
                _("„%(title)s“ gehört zu einem anderen Amt. Sie können es ansehen, nicht ändern.")
                % {"title": project.title}
            )


def chosen_keys(request: HttpRequest) -> list[str]:
    """Return the ids of the projects chosen in a table, without what cannot be one."""
    return [key for key in request.POST.getlist("key") if "\0" not in key][:MOST_AT_ONCE]


def stated_version(request: HttpRequest) -> int:
    """Return the version of a row that an edit says it is based on; -1 when it names none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
