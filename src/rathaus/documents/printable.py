"""Which signs our font can print: PDF/A and PDF/UA refuse a file with any other."""

import struct
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

FONT = Path(__file__).parent / "fonts" / "FiraSans-Regular.ttf"
REPLACEMENT = "\ufffd"
_KEPT = frozenset("\n\t \u00ad")
_ALIKE = str.maketrans({"\u2011": "-", "\u202f": "\u00a0", "\r": " "})


def printable(value: Any) -> Any:
    """Return JSON values with every sign that cannot be printed replaced by ``�``.

    Texts are composed first (NFC), so that a letter and its accent count as one sign. Keys of
    mappings are names of the template and stay as they are.
    """
    if isinstance(value, str):
        signs = known_signs()
        composed = unicodedata.normalize("NFC", value.translate(_ALIKE))
        return "".join(sign if sign in signs else REPLACEMENT for sign in composed)
    if isinstance(value, Mapping):
        return {key: printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable(each) for each in value]
    return value


@lru_cache(maxsize=1)
def known_signs() -> frozenset[str]:
    """Return the signs of Fira Sans, from the font's own table, without private ones."""
    found = _KEPT | {chr(code) for code in _codes(FONT.read_bytes())}
    return frozenset(
        sign for sign in found if sign in _KEPT or unicodedata.category(sign)[0] not in "CM"
    )


def _codes(font: bytes) -> set[int]:
    """Read the character map (OpenType ``cmap``, formats 4 and 12) of a font file."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    codes: set[int] = set()
    for place in range(count):
        (offset,) = struct.unpack_from(">L", font, cmap + 4 + 8 * place + 4)
        (layout,) = struct.unpack_from(">H", font, cmap + offset)
        if layout == 4:
            codes |= _segments(font, cmap + offset)
        elif layout == 12:
            codes |= _groups(font, cmap + offset)
    return codes


def _table(font: bytes, name: bytes) -> int:
    (tables,) = struct.unpack_from(">H", font, 4)
    for place in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * place)
        if tag == name:
            return int(offset)
    raise ValueError(f"the font has no table {name!r}")


def _segments(font: bytes, start: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    begins = struct.unpack_from(f">{count}H", font, start + 16 + doubled)
    pairs = zip(begins, ends, strict=True)
    return {code for first, last in pairs for code in range(first, last + 1) if code != 0xFFFF}


def _groups(font: bytes, start: int) -> set[int]:
    (count,) = struct.unpack_from(">L", font, start + 12)
    groups = (struct.unpack_from(">LLL", font, start + 16 + 12 * place) for place in range(count))
    return {code for first, last, _ in groups for code in range(first, last + 1)}
