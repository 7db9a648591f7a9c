"""Between the strategy's frozen values and the JSON that tables and versions keep."""

from dataclasses import fields
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import TypeAdapter

from rathaus.strategy import document as d

T = TypeVar("T")

KINDS: dict[str, type[Any]] = {
    "clusters": d.Cluster,
    "dimensions": d.Dimension,
    "programmes": d.Programme,
    "goals": d.Goal,
    "action_plans": d.ActionPlan,
    "directorates": d.Directorate,
    "departments": d.Department,
    "pools": d.Pool,
}
"""The element kinds by the name of their field in `Strategy`."""

HEADER_FIELDS = tuple(
    field.name for field in fields(d.Strategy) if field.name not in (*KINDS, "projects", "readings")
)
"""What the state row keeps: everything that is neither an element, a project nor a reading."""


_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def adapter(kind: type[Any]) -> TypeAdapter[Any]:
    """Return the (kept) converter of a document class."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def to_json(value: Any) -> dict[str, Any]:
    """Turn a document value into plain JSON data, defaults left out."""
    plain: dict[str, Any] = adapter(type(value)).dump_python(
        value, mode="json", exclude_defaults=True
    )
    return plain


def from_json(kind: type[T], plain: dict[str, Any]) -> T:
    """Turn plain data back into a document value.

    Raises:
        pydantic.ValidationError: if the data does not fit the class.
    """
    value: T = adapter(kind).validate_python(plain)
    return value


def plain_number(value: Decimal) -> Decimal:
    """Drop the zeros that a database column pads, without ever writing an exponent.

    >>> plain_number(Decimal("100.000000")), plain_number(Decimal("46.800000"))
    (Decimal('100'), Decimal('46.8'))
    """
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
