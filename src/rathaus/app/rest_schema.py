"""Finishing touches to the OpenAPI document that django-ninja writes."""

import re
from typing import Any

from ninja.openapi.schema import OpenAPISchema
from ninja.schema import NinjaGenerateJsonSchema
from pydantic_core.core_schema import DecimalSchema

from rathaus.kernel.problems import CONTENT_TYPE

_ERROR = re.compile(r"[45]\d\d")
_CSRF_HEADER = {
    "name": "X-CSRFToken",
    "in": "header",
    "required": False,
    "description": "Needed with a session; `GET /api/session` tells it.",
    "schema": {"type": "string"},
}


def finish(document: OpenAPISchema) -> OpenAPISchema:
    """Complete a document in place and return it.

    Errors are problem documents, parameters are never null, writes name the CSRF header.
    """
    document["servers"] = [{"url": "/"}]
    for operations in document["paths"].values():
        for method, operation in operations.items():
            _name_problem_type(operation)
            if method not in ("get", "head"):
                operation.setdefault("parameters", []).append(_CSRF_HEADER)
            for parameter in operation.get("parameters", ()):
                _drop_null(parameter)
    _defaults_as_numbers(document)
    return document


def _defaults_as_numbers(part: Any) -> None:
    """A decimal's default is written as text by pydantic; make it the number that it is."""
    if isinstance(part, dict):
        if part.get("type") == "number" and isinstance(part.get("default"), str):
            part["default"] = _plain(float(part["default"]))
        part = list(part.values())
    if isinstance(part, list):
        for item in part:
            _defaults_as_numbers(item)


def _name_problem_type(operation: dict[str, Any]) -> None:
    for status, response in operation["responses"].items():
        content = response.get("content", {})
        if _ERROR.fullmatch(str(status)) and "application/json" in content:
            content[CONTENT_TYPE] = content.pop("application/json")


def _drop_null(parameter: dict[str, Any]) -> None:
    """A parameter that may be left out is never null: an address cannot say so."""
    options = [each for each in parameter["schema"].get("anyOf", ()) if each != {"type": "null"}]
    if len(options) == 1:
        del parameter["schema"]["anyOf"]
        parameter["schema"].update(options[0])


def _decimal_as_number(_self: NinjaGenerateJsonSchema, schema: DecimalSchema) -> dict[str, object]:
    """Decimals are numbers in what we send and expect; pydantic would call them texts."""
    bounds = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}
    told = {bounds[key]: _plain(value) for key, value in schema.items() if key in bounds}
    return {"type": "number", **told}


def _plain(value: Any) -> int | float:
    return int(value) if value == int(value) else float(value)


# ninja names the generator in its code; there is no setting to give it another one.
NinjaGenerateJsonSchema.decimal_schema = _decimal_as_number  # type: ignore[method-assign, assignment]
