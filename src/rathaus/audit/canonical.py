"""The one way in which an entry of the trail is written as bytes before it is hashed.

Follows RFC 8785 (JSON Canonicalization Scheme) where the data allows it: UTF-8, keys sorted,
no blanks, no escapes beyond those JSON demands. Two narrowings make it exact after a round
trip through PostgreSQL's `jsonb`: keys sort by code point (RFC 8785 sorts UTF-16 units, which
differs only outside the basic plane), and numbers are integers; any other number is text.
"""

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]

GENESIS = "0" * 64
"""The hash before the first entry."""


def plain(value: object) -> Plain:
    """Turn a value into what the trail can hold without loss of order or precision.

    Dates and times become ISO 8601 (times in UTC), decimals and floats their shortest text,
    sets sorted lists, dataclasses objects. Text loses NUL and lone surrogates, which
    PostgreSQL cannot store.

    Raises:
        TypeError: the value is of a kind that has no agreed form.

    >>> plain({"cost": Decimal("1.50"), "tags": {"b", "a"}})
    {'cost': '1.50', 'tags': ['a', 'b']}
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, int):
        return int(value)
    text = _as_text(value)
    return _container(value) if text is None else text


def _as_text(value: object) -> str | None:
    """The text form of a single value, or None if it is no such value."""
    if isinstance(value, str | Promise):
        return _storable(str(value))
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value)
    return str(value) if isinstance(value, Decimal | UUID) else None


def _container(value: object) -> Plain:
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {_storable(str(plain(key))): plain(item) for key, item in value.items()}
    if isinstance(value, AbstractSet):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [plain(item) for item in value]
    raise TypeError(f"no canonical form for {type(value).__name__}")


def _storable(text: str) -> str:
    """NUL as its visible sign, lone surrogates as question marks."""
    return text.replace("\x00", "␀").encode("utf-8", "replace").decode("utf-8")


def instant(moment: datetime) -> str:
    """A time in UTC with microseconds, always of the same length.

    Raises:
        ValueError: the time has no zone.

    >>> instant(datetime(2026, 11, 20, 8, 41, tzinfo=UTC))
    '2026-11-20T08:41:00.000000Z'
    """
    if moment.tzinfo is None:
        raise ValueError("a time in the trail needs a zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(value: Plain) -> bytes:
    """The bytes that are hashed.

    >>> canonical({"b": 1, "a": ["ä", None]})
    b'{"a":["\\xc3\\xa4",null],"b":1}'
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def digest(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical form, 64 lower-case hexadecimal digits."""
    return sha256(canonical(dict(content))).hexdigest()
