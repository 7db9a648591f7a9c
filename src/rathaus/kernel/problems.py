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
    """

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


def answer(problem: Problem) -> JsonResponse:
    """Write a problem as ``application/problem+json``; never to be stored by a cache."""
    body: dict[str, Any] = {
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


def field_error(place: Sequence[str | int], message: str, kind: str) -> FieldError:
    """Make a field error from what pydantic says.

    Args:
        place: where the input stands, the part of the request first (``body``, ``query``).
        message: pydantic's English sentence, used when we have none of our own.
        kind: pydantic's name of the mistake.
    """
    parts = [str(part) for part in place[1:] if part not in ("body", "data")] or [str(place[0])]
    sentences = {
        "missing": _("Diese Angabe fehlt."),
        "extra_forbidden": _("Dieses Feld gibt es nicht."),
        "string_too_long": _("Der Text ist zu lang."),
        "string_too_short": _("Der Text ist zu kurz."),
        "string_type": _("Hier wird ein Text erwartet."),
        "int_parsing": _("Hier wird eine ganze Zahl erwartet."),
        "int_type": _("Hier wird eine ganze Zahl erwartet."),
        "bool_parsing": _("Hier wird true oder false erwartet."),
        "bool_type": _("Hier wird true oder false erwartet."),
        "date_from_datetime_parsing": _("Hier wird ein Datum wie 2027-06-30 erwartet."),
        "decimal_parsing": _("Hier wird eine Zahl erwartet."),
        "decimal_type": _("Hier wird eine Zahl erwartet."),
    }
    return FieldError(".".join(parts), sentences.get(kind, message.removeprefix("Value error, ")))
