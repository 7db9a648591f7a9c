"""Answers for visitors without an account, kept as bytes as long as nothing has changed.

The key holds everything an answer depends on: address, language, look, the strategy's revision
and the day. So nothing stale is ever shown, and nothing has to be thrown away by hand. Somebody
who has a session gets a page of their own, never a kept one.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import get_language

from rathaus.kernel.time import today
from rathaus.strategy.store.state import Revision, revision
from rathaus.ui.context import THEME_COOKIE, THEMES

ROOM = 24 * 1024 * 1024
"""Bytes that one process keeps."""

LARGEST = 1024 * 1024
LONGEST_ADDRESS = 500
"""Longer addresses are made up; keeping them would cost room that nobody gains from."""

_PASSED_ON = ("Content-Type", "Content-Disposition", "X-Robots-Tag")

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole answer."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str


class Shelf:
    """The answers used last, within a bound of bytes."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._used = 0
        self._kept: OrderedDict[tuple[Any, ...], Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[Any, ...]) -> Kept | None:
        """Return an answer and remember that it was used."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: tuple[Any, ...], answer: Kept) -> None:
        """Keep an answer; those not used for the longest time make room."""
        with self._lock:
            former = self._kept.pop(key, None)
            self._used += len(answer.body) - (len(former.body) if former else 0)
            self._kept[key] = answer
            while self._used > self._room and self._kept:
                _, gone = self._kept.popitem(last=False)
                self._used -= len(gone.body)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._used = 0

    @property
    def used(self) -> int:
        """Bytes kept now."""
        return self._used


shelf = Shelf()


def kept(view: View) -> View:
    """Answer visitors from the shelf; hand the present revision to the view.

    The view is called as ``view(request, revision, ...)``. It may set ``request.own`` to true to
    say that its answer holds more than the key tells, so that it is not kept.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        present = revision()
        anonymous = settings.SESSION_COOKIE_NAME not in request.COOKIES
        shared = anonymous and request.method in {"GET", "HEAD"}
        key = _key(request, present)
        if shared and not connection.in_atomic_block:
            known = shelf.get(key)
            if known is not None:
                return _told(request, known)
        response = view(request, present, *args, **kwargs)
        if not shared or not _keepable(request, response):
            response.headers.setdefault("Cache-Control", "private, no-cache")
            return response
        fresh = _kept(response)
        short = len(key[0]) <= LONGEST_ADDRESS
        if short and request.method == "GET" and not connection.in_atomic_block:
            shelf.put(key, fresh)
        return _told(request, fresh)

    return answer


def _key(request: HttpRequest, present: Revision) -> tuple[Any, ...]:
    theme = THEMES.get(request.COOKIES.get(THEME_COOKIE, ""), "")
    return (request.get_full_path(), get_language(), theme, present, today())


def _keepable(request: HttpRequest, response: HttpResponseBase) -> bool:
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and not getattr(request, "own", False)
        and len(response.content) <= LARGEST
    )


def _kept(response: HttpResponseBase) -> Kept:
    assert isinstance(response, HttpResponse)
    headers = tuple(
        (name, response.headers[name]) for name in _PASSED_ON if name in response.headers
    )
    digest = hashlib.blake2b(response.content, digest_size=12).hexdigest()
    return Kept(response.content, headers, quote_etag(digest))


def _told(request: HttpRequest, answer: Kept) -> HttpResponseBase:
    wanted = parse_etags(request.headers.get("If-None-Match", ""))
    response: HttpResponse
    if answer.etag in wanted or f"W/{answer.etag}" in wanted or wanted == ["*"]:
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(answer.body, headers=dict(answer.headers))
    response.headers["ETag"] = answer.etag
    response.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ("Cookie", "Accept-Language"))
    return response
