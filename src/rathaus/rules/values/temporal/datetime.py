"""A time on a day: a moment when it has an offset or a named zone.

Source: DMN 1.5, 10.3.2.3.6.
"""

from typing import Any, Final

from rathaus.rules.values.durations import DAY, SECOND
from rathaus.rules.values.temporal.calendar import SECONDS_A_DAY
from rathaus.rules.values.temporal.date import Date, date_of_ordinal
from rathaus.rules.values.temporal.time import Time, time_of_nanoseconds
from rathaus.rules.values.temporal.zones import offset_at_instant, offset_at_local

_set = object.__setattr__

_MIDNIGHT_UTC: Final = Time(0, 0, 0, 0, 0, None)


class _Parts:
    """What a moment holds. Filled quickly; then it takes the class that lets nobody change it."""

    __slots__ = ("_offset", "_seconds", "date", "time")
    date: Date
    time: Time
    _offset: int | None
    _seconds: int | None


class DateTime(_Parts):
    """A date and a time. Equality and order are those of `Time`, with the day counted in.

    Args:
        date: the day, as the calendar there shows it.
        time: the time, as the clock there shows it.
    """

    __slots__ = ()

    def __new__(cls, date: Date, time: Time) -> "DateTime":
        made: Any = _Parts()
        made.date = date
        made.time = time
        made._offset = None
        made._seconds = None
        made.__class__ = DateTime
        return made  # type: ignore[no-any-return]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __reduce__(self) -> tuple[object, ...]:
        return DateTime, (self.date, self.time)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DateTime):
            return NotImplemented
        return self.is_local == other.is_local and self.seconds == other.seconds

    def __hash__(self) -> int:
        return hash((self.is_local, self.seconds))

    @property
    def is_local(self) -> bool:
        """Whether nothing is known of where clock and calendar hang."""
        time = self.time
        return time.offset_seconds is None and time.zone is None

    @property
    def offset(self) -> int | None:
        """Seconds ahead of UTC at that moment; None for a local one."""
        time = self.time
        if time.offset_seconds is not None:
            return time.offset_seconds
        if time.zone is None:
            return None
        offset = self._offset
        if offset is None:
            offset = offset_at_local(time.zone, self.date.ordinal, time.second_of_day)
            _set(self, "_offset", offset)
        return offset

    @property
    def seconds(self) -> int:
        """Whole seconds of the moment in UTC, or of the local one; day 1 is 0001-01-01."""
        seconds = self._seconds
        if seconds is None:
            seconds = self.date.ordinal * SECONDS_A_DAY + self.time.second_of_day
            seconds -= self.offset or 0
            _set(self, "_seconds", seconds)
        return seconds

    @property
    def nanoseconds(self) -> int:
        """Nanoseconds of the moment in UTC, or of the local one."""
        return self.seconds * SECOND + self.time.nanosecond

    def plus_nanoseconds(self, nanoseconds: int) -> "DateTime | None":
        """Return the moment so much later, in the same zone; None outside the calendar.

        Real time counts, as 10.3.2.13 says (table of addition): a day later is 24 hours later,
        even when the clocks are changed in between.
        """
        return _moment(self.nanoseconds + nanoseconds, self.time)

    def plus_months(self, months: int) -> "DateTime | None":
        """Return the same time on the same day so many months later, as `Date.plus_months`."""
        date = self.date.plus_months(months)
        if date is None:
            return None
        time = self.time
        if time.zone is not None and time.offset_seconds is not None:
            time = Time(*time.clock, time.nanosecond, None, time.zone)
        return DateTime(date, time)

    def __str__(self) -> str:
        return f"{self.date}T{self.time}"

    def __repr__(self) -> str:
        return f"DateTime({str(self)!r})"


def _moment(nanoseconds: int, like: Time) -> DateTime | None:
    zone = like.zone
    if zone is not None:
        offset: int | None = offset_at_instant(zone, nanoseconds // SECOND)
    else:
        offset = like.offset_seconds
    ordinal, rest = divmod(nanoseconds + (offset or 0) * SECOND, DAY)
    date = date_of_ordinal(ordinal)
    if date is None:
        return None
    if zone is not None and offset_at_local(zone, ordinal, rest // SECOND) == offset:
        offset = None
    return DateTime(date, time_of_nanoseconds(rest, offset, zone))


def midnight_utc(date: Date) -> DateTime:
    """Return the date and time that a date stands for where one is expected (10.3.2.3.5)."""
    return DateTime(date, _MIDNIGHT_UTC)
