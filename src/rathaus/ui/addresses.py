"""Addresses: change one thing in a query, and never follow a foreign way back."""

from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme


def changed_query(request: HttpRequest, **changes: object) -> str:
    """Return the query of this page with changes, `?a=1&b=2`, or `?` when nothing is left.

    Args:
        request: the request of the page.
        changes: new values by name; None or "" takes the name out; a list sets several.
    """
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None or value == "":
            query.pop(name, None)
        elif isinstance(value, list | tuple):
            query.setlist(name, [str(v) for v in value])
        else:
            query[name] = str(value)
    return _written(query)


def without(request: HttpRequest, name: str, value: str | None = None) -> str:
    """Return the query without a name, or without one of its values; also back to page one."""
    query = request.GET.copy()
    kept = [v for v in query.getlist(name) if value is not None and v != value]
    query.pop("seite", None)
    query.pop(name, None)
    if kept:
        query.setlist(name, kept)
    return _written(query)


def safe_return(request: HttpRequest, address: str, fallback: str = "/") -> str:
    """Return the address if it belongs to this site, else the fallback."""
    allowed = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if allowed else fallback


def _written(query: QueryDict) -> str:
    return "?" + query.urlencode()
