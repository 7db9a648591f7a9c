"""Which numbers of an XLSX file are dates, and which wear leading zeros."""

import re
from datetime import date, datetime, timedelta

from rathaus.strategy.lists.reader.grid import Value
from rathaus.strategy.lists.reader.packages import XmlHandler

_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LAST_SERIAL = 2_958_465  # 31.12.9999


class Styles(XmlHandler):
    """Reads ``xl/styles.xml``: for each cell style, what its number format makes of a number."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._formats: list[int] = []
        self._in_cell_formats = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Collect number formats and the formats of cells."""
        if name == "numFmt":
            self._codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cell_formats = True
        elif name == "xf" and self._in_cell_formats:
            self._formats.append(_number(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        """Leave the formats of cells."""
        if name == "cellXfs":
            self._in_cell_formats = False

    def dates(self) -> frozenset[str]:
        """Return the style numbers, as text, that show a number as a date."""
        return frozenset(
            str(index) for index, code in enumerate(self._formats) if self._is_date(code)
        )

    def padded(self) -> dict[str, int]:
        """Return the style numbers that show whole numbers with leading zeros, and how wide."""
        widths: dict[str, int] = {}
        for index, code in enumerate(self._formats):
            text = self._codes.get(code, "")
            if re.fullmatch(r"0{2,20}", text):
                widths[str(index)] = len(text)
        return widths

    def _is_date(self, code: int) -> bool:
        if code in self._codes:
            letters = _LITERALS.sub("", self._codes[code].split(";")[0]).lower()
            if letters in {"general", "standard"}:
                return False
            return bool(re.search(r"[dyj]|mm", letters)) and "e+" not in letters
        return code in _BUILT_IN_DATES


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def serial_date(serial: float, *, from_1904: bool = False) -> Value:
    """Turn a serial number of a spreadsheet into a date, or a date with time.

    A number without a day (a bare time) or outside the calendar stays a number.

    >>> serial_date(45657)
    datetime.date(2024, 12, 31)
    >>> serial_date(59), serial_date(61)
    (datetime.date(1900, 2, 28), datetime.date(1900, 3, 1))
    """
    if not 1 <= serial <= _LAST_SERIAL:
        return serial
    if from_1904:
        base = datetime(1904, 1, 1)  # noqa: DTZ001
    elif serial < 61:  # the calendar of Lotus has a 29 February 1900 that never was
        base = datetime(1899, 12, 31)  # noqa: DTZ001
    else:
        base = datetime(1899, 12, 30)  # noqa: DTZ001
    try:
        moment = base + timedelta(days=serial)
    except OverflowError:
        return serial
    rounded = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    if (rounded.hour, rounded.minute, rounded.second) == (0, 0, 0):
        return date(rounded.year, rounded.month, rounded.day)
    return rounded
