"""Answers for programs: JSON with numbers as numbers, ETags, conditional requests, paging."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import BaseModel

import rathaus
from rathaus.kernel.access import OFFICE_ROLES, roles_of
from rathaus.kernel.problems import FieldError, Problem
from rathaus.strategy.store.codec import adapter
from rathaus.strategy.store.state import Revision

T = TypeVar("T")

JSON = "application/json; charset=utf-8"
DIGEST_LENGTH = 16


class Page(Schema, Generic[T]):
    """A part of a list; ``count`` is how many there are without `limit` and `offset`."""

    count: int
    results: list[T]


def insider(request: HttpRequest) -> bool:
    """Tell whether somebody of the administration asks, who may see names of colleagues."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return bool(roles_of(request.user) & OFFICE_ROLES)


def plain(value: Any) -> Any:
    """Turn a document value into plain data whose numbers are still exact."""
    kind: Any = type(value)
    return adapter(kind).dump_python(value, mode="python")


def dump(value: Any) -> bytes:
    """Write plain data as JSON: decimals as numbers, dates and times in ISO 8601."""
    return json.dumps(value, default=_encode, ensure_ascii=False, separators=(",", ":")).encode()


def _encode(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


def digest(*parts: object) -> str:
    """A short hash of some parts, for ETags."""
    text = "\0".join(part.hex() if isinstance(part, bytes) else str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:DIGEST_LENGTH]


def state_tag(request: HttpRequest, revision: Revision, *more: object) -> str:
    """The ETag of whatever follows from a revision of the strategy and the address asked for."""
    changed = revision.changed_at.isoformat() if revision.changed_at else ""
    return (
        '"'
        + digest(
            rathaus.__version__,
            revision.number,
            changed,
            request.get_full_path(),
            insider(request),
            *more,
        )
        + '"'
    )


def unchanged(request: HttpRequest, tag: str, modified: datetime | None) -> HttpResponse | None:
    """Answer 304 (or 412) when the client's copy says so, before anything is computed."""
    seconds = int(modified.timestamp()) if modified else None
    response = get_conditional_response(request, etag=tag, last_modified=seconds)
    if response is None or response.status_code not in (304, 412):
        return None
    if response.status_code == 412:
        raise Problem(412, _("Diese Fassung gibt es nicht mehr."))
    return _dress(request, HttpResponse(status=304), tag, modified)


def send(
    request: HttpRequest,
    body: Any,
    *,
    tag: str = "",
    modified: datetime | None = None,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Answer with JSON; without a tag of its own, the content's hash is the ETag."""
    content = dump(body)
    tag = tag or f'"{digest(content)}"'
    if request.method == "GET" and (early := unchanged(request, tag, modified)):
        return early
    response = HttpResponse(content, status=status, content_type=JSON, headers=headers)
    return _dress(request, response, tag, modified)


def download(request: HttpRequest, content: bytes, name: str, tag: str) -> HttpResponse:
    """Answer with a CSV file."""
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return _dress(request, response, tag, None)


def _dress(
    request: HttpRequest, response: HttpResponse, tag: str, modified: datetime | None
) -> HttpResponse:
    response.headers["ETag"] = tag
    if modified:
        response.headers["Last-Modified"] = http_date(modified.timestamp())
    seen = "private" if insider(request) else "public"
    response.headers["Cache-Control"] = f"{seen}, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


def links(request: HttpRequest, count: int, limit: int, offset: int) -> dict[str, str]:
    """``Link`` header fields to the neighbouring pages (RFC 8288)."""
    found = []
    if offset + limit < count:
        found.append(f'<{_page(request, offset + limit)}>; rel="next"')
    if offset > 0:
        found.append(f'<{_page(request, max(offset - limit, 0))}>; rel="prev"')
    return {"Link": ", ".join(found)} if found else {}


def _page(request: HttpRequest, offset: int) -> str:
    query = [(key, value) for key, values in request.GET.lists() for value in values]
    kept = [(key, value) for key, value in query if key != "offset"]
    return f"{request.path}?{urlencode([*kept, ('offset', str(offset))])}"


def known_only(request: HttpRequest, query: type[BaseModel] | None = None) -> None:
    """Refuse parameters that the operation does not know: a typing error must not widen a list.

    Raises:
        Problem: 422, names each of them.
    """
    known = set(query.model_fields) if query else set()
    unknown = sorted(set(request.GET) - known)
    if unknown:
        possible = ", ".join(sorted(known)) or _("keine")
        raise Problem(
            422,
            _("Diesen Parameter gibt es nicht. Möglich sind: %(names)s.") % {"names": possible},
            errors=[FieldError(_printable(name), _("unbekannt")) for name in unknown[:20]],
        )


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)[:100]


def window(items: Iterable[T], limit: int, offset: int) -> list[T]:
    """The part of a list that a page shows."""
    return list(items)[offset : offset + limit]
