"""Time: one clock that tests can set, Berlin's civil dates, and quarters."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")

Clock = Callable[[], datetime]


def _system_clock() -> datetime:
    return datetime.now(UTC)


_clock: ContextVar[Clock] = ContextVar("rathaus_clock", default=_system_clock)


def now() -> datetime:
    """Return the present moment, aware, in UTC, from the injected clock."""
    return _clock.get()().astimezone(UTC)


def today() -> date:
    """Return the civil date in Europe/Berlin."""
    return now().astimezone(BERLIN).date()


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at an aware moment inside the block (replay and tests).

    Raises:
        ValueError: if the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    token = _clock.set(lambda: moment)
    try:
        yield
    finally:
        _clock.reset(token)


_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter, written ``2027-Q2``.

    >>> Quarter.parse("2027-Q2").end
    datetime.date(2027, 6, 30)
    >>> str(Quarter(2027, 4) + 1)
    '2028-Q1'
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4 or not 1900 <= self.year <= 2999:
            raise ValueError(f"no such quarter: {self.year}-Q{self.number}")

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read ``2027-Q2``; raise ValueError for anything else."""
        match = _QUARTER.fullmatch(text)
        if match is None:
            raise ValueError(f"'{text}' is no quarter, write it as 2027-Q2")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter in which a civil date lies."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def start(self) -> date:
        """First day of the quarter."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def end(self) -> date:
        """Last day of the quarter."""
        return (self + 1).start - timedelta(days=1)

    def __add__(self, quarters: int) -> "Quarter":
        index = self.year * 4 + self.number - 1 + quarters
        return Quarter(index // 4, index % 4 + 1)

    def __sub__(self, other: "Quarter") -> int:
        return (self.year - other.year) * 4 + self.number - other.number

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"
