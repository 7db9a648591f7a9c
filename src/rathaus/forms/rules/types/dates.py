"""Days and spans of days, typed in three inputs each."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from rathaus.forms.rules.model import Field
from rathaus.forms.rules.problem import Problem, problem, shown_day
from rathaus.forms.rules.text import is_empty
from rathaus.forms.rules.types.base import (
    NO_ANSWER,
    FieldType,
    Frame,
    Json,
    Reading,
    Setting,
    count_setting,
    refused,
    typed,
)

PARTS = ("day", "month", "year")
FIRST_YEAR, LAST_YEAR = 1850, 2200
"""Years that a living person or a plan can mean; others are slips of the finger."""

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TYPED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")


def read_day(raw: Json) -> tuple[date | None, Problem | None, str]:
    """Read a day: ISO 8601, German digits, or an object of day, month and year.

    Returns:
        The day, or why it is none and which part that is about.
    """
    if isinstance(raw, Mapping):
        return _of_parts({part: typed(raw.get(part)).strip() for part in PARTS})
    if isinstance(raw, str):
        text = raw.strip()
        iso, german = _ISO.fullmatch(text), _TYPED.fullmatch(text)
        if iso and text.isascii():
            return _of_parts({"year": iso[1], "month": iso[2], "day": iso[3]})
        if german and text.isascii():
            return _of_parts({"day": german[1], "month": german[2], "year": german[3]})
    return None, problem("date-unreadable"), ""


def _of_parts(parts: Mapping[str, str]) -> tuple[date | None, Problem | None, str]:
    numbers: dict[str, int] = {}
    for part in PARTS:
        text = parts[part]
        if not text:
            return None, problem(f"date-{part}-missing"), part
        if not (text.isascii() and text.isdigit() and len(text) <= 4):
            return None, problem(f"date-{part}"), part
        numbers[part] = int(text)
    if not FIRST_YEAR <= numbers["year"] <= LAST_YEAR:
        return None, problem("date-year", low=str(FIRST_YEAR), high=str(LAST_YEAR)), "year"
    if not 1 <= numbers["month"] <= 12:
        return None, problem("date-month"), "month"
    try:
        return date(numbers["year"], numbers["month"], numbers["day"]), None, ""
    except ValueError:
        written = f"{numbers['day']}.{numbers['month']}.{numbers['year']}"
        return None, problem("date-none", written=written), "day"


def _inputs(raw: Json, prefix: str = "") -> dict[str, tuple[str, ...]]:
    """What stands in the three inputs of a day."""
    if isinstance(raw, Mapping):
        return {prefix + part: (typed(raw.get(part)),) for part in PARTS}
    text = typed(raw)
    iso = _ISO.fullmatch(text.strip())
    if iso is None:
        return {prefix + part: (text if part == "day" else "",) for part in PARTS}
    year, month, day = (number.lstrip("0") or "0" for number in iso.groups())
    return {f"{prefix}day": (day,), f"{prefix}month": (month,), f"{prefix}year": (year,)}


def _posted(given: Mapping[str, Sequence[str]], prefix: str = "") -> Json:
    raw = {part: (given.get(prefix + part) or [""])[-1] for part in PARTS}
    return None if is_empty(raw) else raw


def _bound(frame: Frame, name: str) -> date | None:
    value = frame.bounds.get(name)
    return value if isinstance(value, date) else None


def _outside(day: date, frame: Frame) -> Problem | None:
    low, high = _bound(frame, "earliest"), _bound(frame, "latest")
    if low is not None and day < low:
        return problem("date-early", earliest=low)
    if high is not None and day > high:
        return problem("date-late", latest=high)
    return None


class Date(FieldType):
    """A day, canonical as 2026-12-01."""

    name = "date"
    template = "date"
    parts = PARTS
    settings = MappingProxyType(
        {
            "earliest": Setting("feel"),
            "latest": Setting("feel"),
            "autocomplete": Setting("word", ("bday",)),
        }
    )

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Read the day and look whether it lies in its bounds."""
        if is_empty(raw):
            return NO_ANSWER
        day, mistake, part = read_day(raw)
        if day is None:
            return refused(mistake or problem("date-unreadable"), part)
        outside = _outside(day, frame)
        return refused(outside, "day") if outside else Reading(day, day.isoformat())

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """The day with digits."""
        assert isinstance(value, date)
        return shown_day(value, language)

    def schema(self, field: Field) -> dict[str, object]:
        """A string of the format date."""
        return {"type": "string", "format": "date"}

    def inputs(self, raw: Json, field: Field) -> dict[str, tuple[str, ...]]:
        """Day, month and year."""
        return _inputs(raw)

    def posted(self, given: Mapping[str, Sequence[str]], field: Field) -> Json:
        """Day, month and year as typed."""
        return _posted(given)


class Span(NamedTuple):
    """From the first day to the last, both included."""

    first: date
    last: date


class DateRange(FieldType):
    """A span of days, both included; expressions see it as `{from, to, days}`."""

    name = "date_range"
    template = "date_range"
    parts = tuple(f"{end}.{part}" for end in ("from", "to") for part in PARTS)
    settings = MappingProxyType(
        {
            "earliest": Setting("feel"),
            "latest": Setting("feel"),
            "longest": Setting("count", most=40_000),
        }
    )

    def read(self, raw: Json, field: Field, frame: Frame) -> Reading:
        """Read both days and look at their order, length and bounds."""
        if is_empty(raw):
            return NO_ANSWER
        days: list[date] = []
        for end in ("from", "to"):
            given = raw.get(end) if isinstance(raw, Mapping) else None
            day, mistake, part = self._end(given, end, frame)
            if day is None:
                return refused(mistake or problem("date-unreadable"), f"{end}.{part or 'day'}")
            days.append(day)
        span = Span(*days)
        mistake = self._crossed(span, field)
        if mistake is not None:
            return refused(mistake, "to.day")
        return Reading(span, {"from": span.first.isoformat(), "to": span.last.isoformat()})

    def _end(self, given: Json, end: str, frame: Frame) -> tuple[date | None, Problem | None, str]:
        if is_empty(given):
            return None, problem(f"range-{end}-missing"), ""
        day, mistake, part = read_day(given)
        outside = _outside(day, frame) if day is not None else None
        return (None, outside, "") if outside else (day, mistake, part)

    def _crossed(self, span: Span, field: Field) -> Problem | None:
        longest = count_setting(field, "longest", 0)
        if span.last < span.first:
            return problem("range-crossed")
        if longest and (span.last - span.first).days + 1 > longest:
            return problem("range-long", most=longest)
        return None

    def feel(self, value: object) -> object:
        """Both days and the number of days."""
        assert isinstance(value, Span)
        days = (value.last - value.first).days + 1
        return {"from": value.first, "to": value.last, "days": days}

    def words(self, value: object, field: Field, frame: Frame, language: str) -> str:
        """Both days."""
        assert isinstance(value, Span)
        return f"{shown_day(value.first, language)} – {shown_day(value.last, language)}"

    def schema(self, field: Field) -> dict[str, object]:
        """An object of two days."""
        day = {"type": "string", "format": "date"}
        return {
            "type": "object",
            "properties": {"from": day, "to": day},
            "required": ["from", "to"],
            "additionalProperties": False,
        }

    def inputs(self, raw: Json, field: Field) -> dict[str, tuple[str, ...]]:
        """Three inputs for each end."""
        ends = raw if isinstance(raw, Mapping) else {}
        return {**_inputs(ends.get("from"), "from."), **_inputs(ends.get("to"), "to.")}

    def posted(self, given: Mapping[str, Sequence[str]], field: Field) -> Json:
        """Both ends as typed."""
        raw = {"from": _posted(given, "from."), "to": _posted(given, "to.")}
        return None if is_empty(raw) else raw
