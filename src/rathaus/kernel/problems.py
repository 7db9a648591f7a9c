"""Problem documents: how every HTTP interface of ours says what went wrong (RFC 9457).

A view or operation raises ``Problem``; whoever mounts the interface turns it into an answer with
``answer``. Texts are German sentences for the person behind the program; ``errors`` name inputs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext as _

CONTENT_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldError:
    """One input that was refused: its name, with dots for nested ones, and why."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class ProblemDocument:
    """The body of a problem answer, for OpenAPI."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[FieldError, ...] = ()


class Problem(Exception):
    """An answer that is not what was asked for.

    Args:
        status: HTTP status, 400 to 599.
        detail: sentence that says what is wrong and what to do.
        errors: the inputs that were refused.
        headers: header fields that belong to the status, such as ``Allow``.
        more: further members of the document, for a page that goes on from there.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.more = dict(more or {})


def answer(problem: Problem) -> JsonResponse:
    """Write a problem as ``application/problem+json``; never to be stored by a cache."""
    body: dict[str, Any] = {
        **problem.more,
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail or default_detail(problem.status),
    }
    if problem.errors:
        body["errors"] = [asdict(error) for error in problem.errors]
    return JsonResponse(
        body,
        status=problem.status,
        content_type=CONTENT_TYPE,
        headers={"Cache-Control": "no-store", **problem.headers},
        json_dumps_params={"ensure_ascii": False},
    )


def default_detail(status: int) -> str:
    """Say what a status means when nobody has said more."""
    sentences = {
        400: _("Die Anfrage ist nicht lesbar."),
        401: _("Melden Sie sich zuerst an."),
        403: _("Dieser Zugang ist für Sie nicht freigegeben."),
        404: _("Unter dieser Adresse gibt es nichts."),
        405: _("Diese Adresse kennt die Methode nicht. Erlaubte Methoden stehen in „Allow“."),
        413: _("Die Anfrage ist zu groß."),
        415: _("Senden Sie den Inhalt als application/json."),
        429: _("Das waren zu viele Anfragen in kurzer Zeit. Warten Sie einen Augenblick."),
        503: _("Das Rathaus ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal."),
    }
    fallback = (
        _("Die Anfrage konnte nicht beantwortet werden.")
        if status < 500
        else _("Im Rathaus ist ein Fehler aufgetreten. Er ist vermerkt.")
    )
    return sentences.get(status, fallback)


def field_error(
    place: Sequence[str | int], kind: str, context: Mapping[str, Any] | None = None
) -> FieldError:
    """Make a field error from what pydantic says, in the language of the request.

    Args:
        place: where the input stands, the part of the request first (``body``, ``query``).
        kind: pydantic's name of the mistake; its sentence is English and may show patterns.
        context: pydantic's bounds and choices, by pydantic's names.
    """
    return FieldError(_name(place), _sentence(kind, context or {}))


def _name(place: Sequence[str | int]) -> str:
    """Name an input as its sender knows it, without what the framework puts before it.

    A parameter that may be repeated is one name; in a body the index says which entry is meant.
    """
    parts = list(place)
    if len(parts) > 1 and parts[0] in ("body", "query", "path", "header"):
        first = parts.pop(0)
        if len(parts) > 1 and parts[0] in (first, "data"):
            parts.pop(0)
        if first == "query":
            parts = [part for part in parts if isinstance(part, str)]
    return ".".join(str(part) for part in parts)


def _sentence(kind: str, context: Mapping[str, Any]) -> str:
    """Say what a kind of mistake means."""
    bounds = {
        "greater_than": (_("Der Wert muss größer sein als %(bound)s."), "gt"),
        "greater_than_equal": (_("Der Wert muss mindestens %(bound)s sein."), "ge"),
        "less_than": (_("Der Wert muss kleiner sein als %(bound)s."), "lt"),
        "less_than_equal": (_("Der Wert darf höchstens %(bound)s sein."), "le"),
        "string_too_short": (_("Der Text braucht mindestens %(bound)s Zeichen."), "min_length"),
        "string_too_long": (_("Der Text darf höchstens %(bound)s Zeichen haben."), "max_length"),
        "too_short": (_("Zu wenige Einträge, nötig: mindestens %(bound)s."), "min_length"),
        "too_long": (_("Zu viele Einträge, erlaubt: höchstens %(bound)s."), "max_length"),
    }
    if kind in bounds:
        sentence, name = bounds[kind]
        return sentence % {"bound": context.get(name, "")}
    if kind in ("enum", "literal_error"):
        choices = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        return _("Diesen Wert gibt es hier nicht. Möglich sind: %(names)s.") % {"names": choices}
    own = {
        "missing": _("Diese Angabe fehlt."),
        "extra_forbidden": _("Dieses Feld gibt es nicht."),
        "string_pattern_mismatch": _("Der Text hat nicht die erwartete Form."),
        "finite_number": _("Hier wird eine endliche Zahl erwartet."),
    }
    return own.get(kind) or _expected(kind)


def _expected(kind: str) -> str:
    """Say which kind of value belongs there; pydantic has many names for one wrong type."""
    sentences = {
        "string": _("Hier wird ein Text erwartet."),
        "int": _("Hier wird eine ganze Zahl erwartet."),
        "bool": _("Hier wird true oder false erwartet."),
        "date": _("Hier wird ein Datum wie 2027-06-30 erwartet."),
        "decimal": _("Hier wird eine Zahl erwartet."),
        "float": _("Hier wird eine Zahl erwartet."),
        "list": _("Hier wird eine Liste erwartet."),
        "tuple": _("Hier wird eine Liste erwartet."),
        "dict": _("Hier wird ein Objekt erwartet."),
        "model": _("Hier wird ein Objekt erwartet."),
    }
    return sentences.get(kind.split("_", maxsplit=1)[0], _("Diese Angabe ist ungültig."))
