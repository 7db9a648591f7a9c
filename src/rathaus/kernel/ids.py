"""Identifiers: random ones that sort by time, and speaking ones for addresses."""

import os
import re
from uuid import UUID

from rathaus.kernel.time import now

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TRANSLITERATION = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "à": "a", "ô": "o"}
)


def new_id() -> UUID:
    """Return a UUID version 7 (RFC 9562): time-ordered, 74 random bits."""
    milliseconds = int(now().timestamp() * 1000) & (1 << 48) - 1
    random = int.from_bytes(os.urandom(10), "big")
    high, low = random >> 68 & 0xFFF, random & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low)


def is_slug(text: str) -> bool:
    """Tell whether a text is usable in an address: lower case, digits, single hyphens."""
    return _SLUG.fullmatch(text) is not None


def slug(text: str, *, limit: int = 80) -> str:
    """Make a speaking identifier from a title.

    >>> slug("Straßenbeleuchtung: LED & Sensorik")
    'strassenbeleuchtung-led-sensorik'
    """
    plain = text.lower().translate(_TRANSLITERATION)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:limit].strip("-")
