"""The HTTP interface for programs: one OpenAPI, to which packages contribute routers.

A package that offers operations has a module ``rest`` with ``router`` (django-ninja) and, when
its errors mean more than "422", ``STATUSES`` (error class to HTTP status). It is mounted under
``/api/<last part of the package's name>``. Every answer that is not a success is a problem
document (RFC 9457), whoever made it; `rathaus.app.rest_middleware` sees to the rest.
"""

import importlib
import json
import logging
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import get_token
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from ninja import NinjaAPI, Router, Schema
from ninja.errors import HttpError, Throttled, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser

import rathaus
from rathaus.app.rest_schema import finish
from rathaus.kernel.access import departments_of, public, roles_of
from rathaus.kernel.access_rest import rest_signed_in
from rathaus.kernel.errors import RathausError
from rathaus.kernel.problems import (
    FieldError,
    Problem,
    ProblemDocument,
    answer,
    field_error,
)

JSON_TYPES = ("application/json", "application/merge-patch+json")
Handler = Callable[[HttpRequest, Any], HttpResponse]
logger = logging.getLogger(__name__)


class JsonParser(Parser):
    """Reads JSON bodies, and says clearly what it does not read."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the body.

        Raises:
            Problem: 415 no JSON was announced, 400 it is none or nested too deeply.
        """
        if request.content_type not in JSON_TYPES:
            raise Problem(415, "")
        try:
            return json.loads(request.body.decode("utf-8"), parse_constant=_refuse_constant)
        except RecursionError as error:
            raise Problem(400, _("Das JSON ist zu tief verschachtelt.")) from error
        except ValueError as error:
            raise Problem(400, _("Der Inhalt ist kein gültiges JSON in UTF-8.")) from error


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


class Api(NinjaAPI):
    """The one interface; adds what our documents need to ninja's OpenAPI."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the OpenAPI document, finished by `rest_schema`."""
        return finish(super().get_openapi_schema(**options))


def build() -> Api:
    """Make the interface with the routers of all packages."""
    api = Api(
        title="Rathaus",
        version=rathaus.__version__,
        description=(
            "Strategie der Stadt: lesen für alle, schreiben nach Rolle. "
            "Fehler sind Problem-Dokumente nach RFC 9457."
        ),
        docs_url=None,
        docs_decorator=lambda view: public(require_GET(view)),
        urls_namespace="api",
        parser=JsonParser(),
        openapi_extra={"info": {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}}},
    )
    statuses: dict[type[RathausError], int] = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("rathaus.") or config.label == "app":
            continue
        if module_has_submodule(config.module, "rest"):
            module = importlib.import_module(f"{config.name}.rest")
            api.add_router(f"/{config.label}", module.router)
            statuses.update(getattr(module, "STATUSES", {}))
    api.add_router("", session)
    _handle_errors(api, statuses)
    return api


session = Router(tags=["session"])


class Session(Schema):
    """Who is signed in, and what a program needs to write in that person's name."""

    account: str
    roles: list[str]
    departments: list[str]
    csrf_token: str


@session.get(
    "/session",
    auth=rest_signed_in,
    response={200: Session, 401: ProblemDocument},
    operation_id="session",
    summary="Who is signed in",
)
def read_session(request: HttpRequest) -> Session:
    """Return account, roles and the token to send as `X-CSRFToken` with every write."""
    return Session(
        account=str(request.user.pk),
        roles=sorted(roles_of(request.user)),
        departments=sorted(departments_of(request.user)),
        csrf_token=get_token(request),
    )


def _handle_errors(api: Api, statuses: dict[type[RathausError], int]) -> None:
    """Let every exception become a problem document."""

    def domain(_request: HttpRequest, error: RathausError) -> HttpResponse:
        status = next((statuses[c] for c in type(error).__mro__ if c in statuses), 422)
        named = [FieldError(error.field, error.message)] if error.field else []
        return answer(Problem(status, error.message, errors=named))

    def invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
        found = [field_error(each["loc"], each["type"], each.get("ctx")) for each in error.errors]
        return answer(Problem(422, _("Die Anfrage enthält ungültige Angaben."), errors=found))

    def http(_request: HttpRequest, error: HttpError) -> HttpResponse:
        if isinstance(error.__cause__, Problem):
            return answer(error.__cause__)
        known = error.status_code in (401, 403) and not isinstance(error, Throttled)
        headers = {"WWW-Authenticate": 'Session realm="Rathaus"'}
        return answer(
            Problem(
                error.status_code,
                error.message if known else "",
                headers=headers if error.status_code == 401 else None,
            )
        )

    def unforeseen(request: HttpRequest, error: Exception) -> HttpResponse:
        logger.error("%s %s failed", request.method, request.path, exc_info=error)
        return answer(Problem(500, ""))

    def bare(status: int) -> Handler:
        return lambda _request, _error: answer(Problem(status, ""))

    handlers: dict[type[Exception], Handler] = {
        Problem: lambda _request, error: answer(error),
        RathausError: domain,
        ValidationError: invalid,
        HttpError: http,
        Http404: bare(404),
        RequestDataTooBig: bare(413),
        SuspiciousOperation: bare(400),
        UnreadablePostError: bare(400),
        MultiPartParserError: bare(400),
        Exception: unforeseen,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


@public
@require_GET
def root(request: HttpRequest) -> HttpResponse:
    """Say where the description of the interface lies."""
    return JsonResponse({"openapi": request.build_absolute_uri(reverse("api:openapi-json"))})


@public
def nothing(_request: HttpRequest, **_rest: str) -> HttpResponse:
    """Answer for every address that no package has taken, without the pages' error page."""
    return answer(Problem(404, ""))


def urls() -> tuple[list[URLPattern | URLResolver], str, str]:
    """Return the routes of the interface for the platform's URL configuration."""
    patterns, app_name, namespace = build().urls
    kept = [each for each in patterns if getattr(each, "name", "") != "api-root"]
    ends = [path("", root, name="api-root"), path("<path:rest>", nothing)]
    return [*kept, *ends], app_name, namespace
