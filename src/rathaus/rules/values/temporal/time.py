"""A time of day, local or with an offset or a named zone.

Source: DMN 1.5, 10.3.2.3.4.
"""

from typing import Any, Final

from rathaus.rules.values.durations import DAY, SECOND
from rathaus.rules.values.temporal.zones import standard_offset

LARGEST_OFFSET: Final = 14 * 3600


class _Parts:
    """What a time holds. Filled quickly; then it takes the class that lets nobody change it."""

    __slots__ = ("hour", "minute", "nanosecond", "offset_seconds", "second", "zone")
    hour: int
    minute: int
    second: int
    nanosecond: int
    offset_seconds: int | None
    zone: str | None


class Time(_Parts):
    """A time of day. Made of parts that are a time; `make_time` looks whether they are.

    Times are equal, and ordered, by whole seconds (10.3.2.3.4 counts a time in seconds since
    midnight, and the conformance suite takes a fraction of one for no difference), those with
    an offset by their moment in UTC. A local time never equals one with an offset.

    Args:
        offset_seconds: ahead of UTC; None for a local time. With a zone only when the zone's
            clocks show this time twice and it is not the first one.
        zone: name in the IANA database, or None.
    """

    __slots__ = ()

    def __new__(  # noqa: PLR0917  # the parts of a time, as they are written
        cls,
        hour: int,
        minute: int,
        second: int,
        nanosecond: int = 0,
        offset_seconds: int | None = None,
        zone: str | None = None,
    ) -> "Time":
        made: Any = _Parts()
        made.hour = hour
        made.minute = minute
        made.second = second
        made.nanosecond = nanosecond
        made.offset_seconds = offset_seconds
        made.zone = zone
        made.__class__ = Time
        return made  # type: ignore[no-any-return]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __reduce__(self) -> tuple[object, ...]:
        return Time, (*self.clock, self.nanosecond, self.offset_seconds, self.zone)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Time):
            return NotImplemented
        return self.is_local == other.is_local and self.seconds == other.seconds

    def __hash__(self) -> int:
        return hash((self.is_local, self.seconds))

    @property
    def clock(self) -> tuple[int, int, int]:
        """Hour, minute and second as a clock shows them."""
        return self.hour, self.minute, self.second

    @property
    def is_local(self) -> bool:
        """Whether nothing is known of where the clock hangs."""
        return self.offset_seconds is None and self.zone is None

    @property
    def offset(self) -> int | None:
        """Seconds ahead of UTC, in a named zone outside summer time; None for a local time."""
        if self.offset_seconds is not None:
            return self.offset_seconds
        return None if self.zone is None else standard_offset(self.zone)

    @property
    def second_of_day(self) -> int:
        """Whole seconds since midnight, as the clock shows them."""
        return self.hour * 3600 + self.minute * 60 + self.second

    @property
    def nanosecond_of_day(self) -> int:
        """Nanoseconds since midnight, as the clock shows them."""
        return self.second_of_day * SECOND + self.nanosecond

    @property
    def seconds(self) -> int:
        """Whole seconds since midnight in UTC, or since local midnight."""
        return self.second_of_day - (self.offset or 0)

    @property
    def nanoseconds(self) -> int:
        """Nanoseconds since midnight in UTC, or since local midnight."""
        return self.nanosecond_of_day - (self.offset or 0) * SECOND

    def plus_nanoseconds(self, nanoseconds: int) -> "Time":
        """Return the time so much later, in the same zone; after midnight it begins anew."""
        return time_of_nanoseconds(
            (self.nanosecond_of_day + nanoseconds) % DAY, self.offset_seconds, self.zone
        )

    def __str__(self) -> str:
        text = f"{self.hour:02d}:{self.minute:02d}:{self.second:02d}"
        if self.nanosecond:
            text += f".{self.nanosecond:09d}".rstrip("0")
        if self.zone is not None:
            return f"{text}@{self.zone}"
        return text if self.offset_seconds is None else text + _offset_text(self.offset_seconds)

    def __repr__(self) -> str:
        return f"Time({str(self)!r})"


def _offset_text(offset: int) -> str:
    if not offset:
        return "Z"
    minutes, seconds = divmod(abs(offset), 60)
    text = f"{'-' if offset < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{seconds:02d}" if seconds else text


def make_time(  # noqa: PLR0917  # the parts of a time, as they are written
    hour: int,
    minute: int,
    second: int,
    nanosecond: int = 0,
    offset_seconds: int | None = None,
    zone: str | None = None,
) -> Time | None:
    """Return the time; None when there is none such. The zone must be a known one."""
    if (
        0 <= hour <= 23
        and 0 <= minute <= 59
        and 0 <= second <= 59
        and 0 <= nanosecond < SECOND
        and (offset_seconds is None or -LARGEST_OFFSET <= offset_seconds <= LARGEST_OFFSET)
    ):
        return Time(hour, minute, second, nanosecond, offset_seconds, zone)
    return None


def time_of_nanoseconds(
    nanoseconds: int, offset_seconds: int | None = None, zone: str | None = None
) -> Time:
    """Return the time so long after midnight; less than a day."""
    seconds, nanosecond = divmod(nanoseconds, SECOND)
    minutes, second = divmod(seconds, 60)
    return Time(minutes // 60, minutes % 60, second, nanosecond, offset_seconds, zone)
