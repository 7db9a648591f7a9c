"""A day of the calendar.

Source: DMN 1.5, 10.3.2.3.5.
"""

from typing import Any

from rathaus.rules.values.temporal.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    days_in_month,
    from_ordinal,
    to_ordinal,
)

_set = object.__setattr__


class _Parts:
    """What a date holds. Filled quickly; then it takes the class that lets nobody change it."""

    __slots__ = ("_ordinal", "day", "key", "month", "year")
    year: int
    month: int
    day: int
    key: int
    _ordinal: int | None


class Date(_Parts):
    """A day. Made of parts that are a day; `make_date` looks whether they are.

    Attributes:
        key: a number that orders days and tells them apart; cheaper than `ordinal`.
    """

    __slots__ = ()

    def __new__(cls, year: int, month: int, day: int) -> "Date":
        return _date(year, month, day)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __reduce__(self) -> tuple[object, ...]:
        return Date, (self.year, self.month, self.day)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not Date:
            return NotImplemented
        return self.key == other.key

    def __lt__(self, other: "Date") -> bool:
        return self.key < other.key

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def ordinal(self) -> int:
        """The day's number, 1 for 0001-01-01; counted when it is first asked for."""
        ordinal = self._ordinal
        if ordinal is None:
            ordinal = to_ordinal(self.year, self.month, self.day)
            _set(self, "_ordinal", ordinal)
        return ordinal

    def plus_days(self, days: int) -> "Date | None":
        """Return the day so many days later; None outside the calendar."""
        return date_of_ordinal(self.ordinal + days)

    def plus_months(self, months: int) -> "Date | None":
        """Return the same day so many months later, or the last of a shorter month."""
        years, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        if not FIRST_YEAR <= years <= LAST_YEAR:
            return None
        month += 1
        day = self.day
        if day > 28:
            day = min(day, days_in_month(years, month))
        return _date(years, month, day)

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    def __repr__(self) -> str:
        return f"Date({str(self)!r})"


def _date(year: int, month: int, day: int, ordinal: int | None = None) -> Date:
    made: Any = _Parts()
    made.year = year
    made.month = month
    made.day = day
    made.key = (year << 9) + (month << 5) + day
    made._ordinal = ordinal
    made.__class__ = Date
    return made  # type: ignore[no-any-return]


def make_date(year: int, month: int, day: int) -> Date | None:
    """Return the day; None when there is none such."""
    if (
        FIRST_YEAR <= year <= LAST_YEAR
        and 1 <= month <= 12
        and 1 <= day <= 31
        and (day <= 28 or day <= days_in_month(year, month))
    ):
        return _date(year, month, day)
    return None


def date_of_ordinal(ordinal: int) -> Date | None:
    """Return the day of a number as `Date.ordinal` gives it; None outside the calendar."""
    year, month, day = from_ordinal(ordinal)
    return _date(year, month, day, ordinal) if FIRST_YEAR <= year <= LAST_YEAR else None
