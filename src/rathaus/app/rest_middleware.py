"""What every answer under ``/api/`` has in common."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from rathaus.kernel.access import API_PREFIX
from rathaus.kernel.problems import CONTENT_TYPE, Problem, answer

MAX_BODY = 1024 * 1024
"""Bytes; no document that people write comes near it."""

PREFLIGHT = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}
SAFE = ("GET", "HEAD", "OPTIONS")


class RestMiddleware:
    """Problem documents for whatever fails, HEAD beside GET, and open reading from other sites.

    Reading is open to pages of other origins, without cookies; writing stays with our own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; addresses outside of the interface pass untouched."""
        if not request.path_info.startswith(API_PREFIX):
            return self.get_response(request)
        if _length(request) > MAX_BODY:
            return answer(Problem(413, ""))
        if request.method == "OPTIONS":
            return _options(self.get_response(request))
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        response = _as_problem(self.get_response(request))
        if head:
            request.method = "HEAD"
            _drop_body(response)
        if request.method in SAFE:
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = "ETag, Link"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


def _options(response: HttpResponseBase) -> HttpResponseBase:
    """Tell the methods of an address; the refusal of OPTIONS names them."""
    if response.status_code == HTTPStatus.NOT_FOUND:
        return _as_problem(response)
    allowed = _with_head(response.headers.get("Allow", "GET"))
    return HttpResponse(status=204, headers={**PREFLIGHT, "Allow": allowed})


def _with_head(methods: str) -> str:
    """Add what this middleware answers itself to the methods of an address."""
    return f"{methods}, HEAD, OPTIONS" if "GET" in methods else f"{methods}, OPTIONS"


def _length(request: HttpRequest) -> int:
    text = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0


def _as_problem(response: HttpResponseBase) -> HttpResponseBase:
    """Replace an error page that somebody else made, keeping header fields like ``Allow``."""
    if response.status_code < HTTPStatus.BAD_REQUEST:
        return response
    if response.headers.get("Content-Type", "").startswith(CONTENT_TYPE):
        return response
    kept = {key: response.headers[key] for key in ("Allow", "Retry-After") if key in response}
    if "Allow" in kept:
        kept["Allow"] = _with_head(kept["Allow"])
    return answer(Problem(response.status_code, "", headers=kept))


def _drop_body(response: HttpResponseBase) -> None:
    if isinstance(response, HttpResponse):
        response.headers.setdefault("Content-Length", str(len(response.content)))
        length = response.headers["Content-Length"]
        response.content = b""
        response.headers["Content-Length"] = length
