"""Inputs and results as JSON text, strict where a slip would be silent.

Source: RFC 8259. Numbers keep all their digits; keys given twice and NaN, which a reader would
take silently, are refused.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import NoReturn

from rathaus.rules.errors import InputError
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.messages import message
from rathaus.rules.values.convert import to_json


def inputs_from_json(text: str) -> dict[str, object]:
    """Read a JSON object of inputs by name; numbers become decimals.

    Raises:
        InputError: it is no JSON object, a key is given twice, or it is nested too deeply.
    """
    try:
        value = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_decimal,
            parse_constant=_no_number,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        said = message("input-no-json", line=error.lineno, column=error.colno)
        raise InputError(said) from None
    except RecursionError:
        raise InputError(message("input-too-deep")) from None
    if not isinstance(value, dict):
        raise InputError(message("input-no-object"))
    return value


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        _no_number(text)


def _no_number(text: str) -> NoReturn:
    raise InputError(message("input-no-number", value=text))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise InputError(message("input-key-twice", key=key), key)
        found[key] = value
    return found


def json_text(value: object, limits: Limits = DEFAULT_LIMITS) -> str:
    """Write data or a value of FEEL as indented JSON, numbers with all their digits.

    Raises:
        LimitExceeded: the value is nested too deeply, or has too many items.
    """
    to_json(value, limits)  # counts the items: shared parts may make a small value large
    return "".join(_pieces(value, "\n", "  "))


def _pieces(value: object, line: str, step: str) -> Iterable[str]:
    if isinstance(value, Mapping):
        yield from _between(
            "{}", [_entry(*item, line + step, step) for item in value.items()], line, step
        )
    elif isinstance(value, list | tuple):
        yield from _between("[]", [_pieces(item, line + step, step) for item in value], line, step)
    elif isinstance(value, Decimal):
        yield _number(value)
    else:
        plain = value if isinstance(value, int | float) else to_json(value)
        yield _escaped(json.dumps(plain, ensure_ascii=False))


def _entry(key: object, value: object, line: str, step: str) -> Iterable[str]:
    yield _escaped(json.dumps(str(key), ensure_ascii=False)) + ": "
    yield from _pieces(value, line, step)


def _between(brackets: str, parts: list[Iterable[str]], line: str, step: str) -> Iterable[str]:
    yield brackets[0]
    for number, part in enumerate(parts):
        yield ("," if number else "") + line + step
        yield from part
    yield (line if parts else "") + brackets[1]


def _number(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -40 < exponent < 40:
        return format(value, "f")
    return str(value)


def _escaped(text: str) -> str:
    """Write halves of characters, which no encoding can hold, as escapes."""
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)
