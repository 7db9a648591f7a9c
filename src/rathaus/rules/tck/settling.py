"""Texts without a type become values of the type that the model gives them."""

from collections.abc import Callable, Mapping

from rathaus.rules.tck.cases import Untyped
from rathaus.rules.tck.values import read_boolean, read_number
from rathaus.rules.values.temporal import (
    parse_date,
    parse_date_time,
    parse_duration,
    parse_time,
)
from rathaus.rules.values.types import ContextType, FeelType, ListType, bare

_READERS: Mapping[str, Callable[[str], object]] = {
    "number": read_number,
    "boolean": read_boolean,
    "date": parse_date,
    "time": parse_time,
    "date and time": parse_date_time,
    "days and time duration": parse_duration,
    "years and months duration": parse_duration,
}


def settle(value: object, kind: FeelType | None) -> object:
    """Give every `Untyped` in a value the type it has in the model.

    Args:
        value: as read from the test.
        kind: the type of the input or decision, None when the model gives none.

    Returns:
        The value without `Untyped`; a text that does not fit its type stays a text.
    """
    kind = None if kind is None else bare(kind)
    if isinstance(value, Untyped):
        read = _READERS.get(kind.text) if kind is not None else None
        settled = read(value.text.strip()) if read is not None else None
        return value.text if settled is None else settled
    if isinstance(value, list):
        of = kind.of if isinstance(kind, ListType) else kind
        return [settle(item, of) for item in value]
    if isinstance(value, dict):
        types = dict(kind.fields) if isinstance(kind, ContextType) else {}
        return {name: settle(part, types.get(name)) for name, part in value.items()}
    return value
