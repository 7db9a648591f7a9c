"""Which request an entry of the trail belongs to."""

from collections.abc import Callable
from contextvars import ContextVar
from uuid import uuid4

from django.http import HttpRequest, HttpResponseBase

_current: ContextVar[str] = ContextVar("audit_request", default="")


def current_request_id() -> str:
    """Id of the request being answered in this thread or task, "" outside of one."""
    return _current.get()


class RequestIdMiddleware:
    """Gives every request an id of our own and names it in the answer (`X-Request-Id`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request under a fresh id."""
        token = _current.set(str(uuid4()))
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = _current.get()
            return response
        finally:
            _current.reset(token)
