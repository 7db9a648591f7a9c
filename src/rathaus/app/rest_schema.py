"""Finishing touches to the OpenAPI document that django-ninja writes."""

import re
from typing import Any

from ninja.openapi.schema import OpenAPISchema

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

    Errors are problem documents, numbers in answers are numbers, writes name the CSRF header.
    """
    document["servers"] = [{"url": "/"}]
    for operations in document["paths"].values():
        for method, operation in operations.items():
            _name_problem_type(operation)
            if method not in ("get", "head"):
                operation.setdefault("parameters", []).append(_CSRF_HEADER)
    _numbers(document)
    return document


def _name_problem_type(operation: dict[str, Any]) -> None:
    for status, response in operation["responses"].items():
        content = response.get("content", {})
        if _ERROR.fullmatch(str(status)) and "application/json" in content:
            content[CONTENT_TYPE] = content.pop("application/json")


def _numbers(part: Any) -> None:
    """Turn "number as text" into number: that is how we write decimals."""
    if isinstance(part, list):
        for item in part:
            _numbers(item)
        return
    if not isinstance(part, dict):
        return
    if part.get("type") == "string" and str(part.get("pattern", "")).startswith("^(?!^[-+.]*$)"):
        part["type"] = "number"
        del part["pattern"]
    for item in part.values():
        _numbers(item)
    options = part.get("anyOf")
    if isinstance(options, list):
        unique = [item for i, item in enumerate(options) if item not in options[:i]]
        numbers = [item for item in unique if item.get("type") == "number"]
        if len(numbers) > 1:
            exact = max(numbers, key=len)
            unique = [item for item in unique if item not in numbers or item is exact]
        part["anyOf"] = unique
