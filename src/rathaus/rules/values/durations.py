"""Durations: days and time, and years and months.

Source: DMN 1.5, 10.3.2.3.7 and 10.3.2.3.8.
"""

from typing import Final

SECOND: Final = 1_000_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

LARGEST_NANOSECONDS: Final = 10**18 * SECOND
LARGEST_MONTHS: Final = 12 * 10**10


class DaysDuration:
    """A duration of days and time, exact to the nanosecond; negative ones go back in time.

    Args:
        nanoseconds: its whole length.
    """

    __slots__ = ("nanoseconds",)
    nanoseconds: int

    def __init__(self, nanoseconds: int) -> None:
        _set_nanoseconds(self, nanoseconds)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __reduce__(self) -> tuple[object, ...]:
        return DaysDuration, (self.nanoseconds,)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not DaysDuration:
            return NotImplemented
        return self.nanoseconds == other.nanoseconds

    def __hash__(self) -> int:
        return hash(("days", self.nanoseconds))

    def parts(self) -> tuple[int, int, int, int, int]:
        """Return days, hours, minutes, seconds, nanoseconds, each with the sign of the whole."""
        nanoseconds = abs(self.nanoseconds)
        sign = -1 if self.nanoseconds < 0 else 1
        seconds, nanosecond = divmod(nanoseconds, SECOND)
        minutes, second = divmod(seconds, 60)
        hours, minute = divmod(minutes, 60)
        days, hour = divmod(hours, 24)
        return sign * days, sign * hour, sign * minute, sign * second, sign * nanosecond

    def __str__(self) -> str:
        days, hours, minutes, seconds, nanoseconds = (abs(part) for part in self.parts())
        time = f"{hours}H" if hours else ""
        if minutes:
            time += f"{minutes}M"
        if nanoseconds:
            time += f"{seconds}.{nanoseconds:09d}".rstrip("0") + "S"
        elif seconds:
            time += f"{seconds}S"
        if not days and not time:
            return "PT0S"
        sign = "-" if self.nanoseconds < 0 else ""
        return f"{sign}P{f'{days}D' if days else ''}{f'T{time}' if time else ''}"

    def __repr__(self) -> str:
        return f"DaysDuration({str(self)!r})"


class MonthsDuration:
    """A duration of years and months.

    Args:
        months: its whole length.
    """

    __slots__ = ("months",)
    months: int

    def __init__(self, months: int) -> None:
        _set_months(self, months)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __reduce__(self) -> tuple[object, ...]:
        return MonthsDuration, (self.months,)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not MonthsDuration:
            return NotImplemented
        return self.months == other.months

    def __hash__(self) -> int:
        return hash(("months", self.months))

    def parts(self) -> tuple[int, int]:
        """Return years and months, each with the sign of the whole."""
        years, months = divmod(abs(self.months), 12)
        return (-years, -months) if self.months < 0 else (years, months)

    def __str__(self) -> str:
        years, months = (abs(part) for part in self.parts())
        if not years and not months:
            return "P0M"
        sign = "-" if self.months < 0 else ""
        return f"{sign}P{f'{years}Y' if years else ''}{f'{months}M' if months else ''}"

    def __repr__(self) -> str:
        return f"MonthsDuration({str(self)!r})"


_set_nanoseconds: Final = DaysDuration.__dict__["nanoseconds"].__set__
_new: Final = object.__new__
_set_months: Final = MonthsDuration.__dict__["months"].__set__


def whole_days(days: int) -> DaysDuration:
    """Make a duration of so many days, within the calendar; quicker than its class does."""
    made = _new(DaysDuration)
    _set_nanoseconds(made, days * DAY)
    return made


def days_duration(nanoseconds: int) -> DaysDuration | None:
    """Make a duration of days and time; None when it is longer than any calendar."""
    if -LARGEST_NANOSECONDS <= nanoseconds <= LARGEST_NANOSECONDS:
        return DaysDuration(nanoseconds)
    return None


def months_duration(months: int) -> MonthsDuration | None:
    """Make a duration of years and months; None when it is longer than any calendar."""
    if -LARGEST_MONTHS <= months <= LARGEST_MONTHS:
        return MonthsDuration(months)
    return None
