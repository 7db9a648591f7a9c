"""Values in test files: XML Schema types to values of the engine."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from rathaus.rules.dmn.xml.access import child, children, refuse
from rathaus.rules.dmn.xml.tree import XmlElement
from rathaus.rules.feel.names import normal_name
from rathaus.rules.tck.cases import Untyped
from rathaus.rules.values.temporal import (
    parse_date,
    parse_date_time,
    parse_duration,
    parse_time,
)

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def value_in(element: XmlElement) -> object:
    """Read the value that an element holds: a list, components or a simple value.

    An element that holds nothing is null.

    Raises:
        ModelError: a text does not fit its type, or the type is not known.
    """
    items = child(element, "list")
    if items is not None:
        return None if _nil(items) else [value_in(item) for item in children(items, "item")]
    components = list(children(element, "component"))
    if components:
        return {_name(part): None if _nil(part) else value_in(part) for part in components}
    value = child(element, "value")
    return None if value is None or _nil(value) else _simple(value)


def _nil(element: XmlElement) -> bool:
    return element.attributes.get(_XSI + "nil") in ("true", "1")


def _name(element: XmlElement) -> str:
    return normal_name(element.attributes.get("name", ""))


def _simple(element: XmlElement) -> object:
    kind = element.attributes.get(_XSI + "type", "").rpartition(":")[2]
    if not kind:
        return Untyped(element.text) if element.text else None
    read = _READERS.get(kind)
    if read is None:
        refuse(element, "tck-type-unknown", type=kind, known=", ".join(sorted(_READERS)))
    value = read(element.text)
    if value is None:
        refuse(element, "tck-value-wrong", text=element.text, type=kind)
    return value


def read_number(text: str) -> Decimal | None:
    """Read a finite number; None when the text is none."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def read_boolean(text: str) -> bool | None:
    """Read a truth value; None when the text is none."""
    return {"true": True, "1": True, "false": False, "0": False}.get(text.strip())


_READERS: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "boolean": read_boolean,
    "decimal": read_number,
    "double": read_number,
    "float": read_number,
    "integer": read_number,
    "int": read_number,
    "long": read_number,
    "date": lambda text: parse_date(text.strip()),
    "time": lambda text: parse_time(text.strip()),
    "dateTime": lambda text: parse_date_time(text.strip()),
    "duration": lambda text: parse_duration(text.strip()),
}
