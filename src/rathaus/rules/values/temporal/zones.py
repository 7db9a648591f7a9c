"""Named time zones: how far a clock there is ahead of UTC.

Source: DMN 1.5, 10.3.2.3.6; the IANA database through `zoneinfo`.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from rathaus.rules.values.temporal.calendar import SECONDS_A_DAY, from_ordinal

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+\-]*(?:/[A-Za-z0-9_+\-]+)*", re.ASCII)
_LONGEST: Final = 64
_STANDARD_YEAR: Final = 2020


@lru_cache(maxsize=1024)
def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone; None when the database does not know it."""
    if len(name) > _LONGEST or not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


def _seconds(difference: timedelta | None) -> int:
    return 0 if difference is None else difference.days * SECONDS_A_DAY + difference.seconds


def _known_year(year: int) -> int:
    """Return a year Python can handle whose calendar and clock changes are the same.

    Before the first entry of the database local mean time holds for all years; after the last
    one its rule repeats, and the calendar does so every 400 years.
    """
    if year < 2:
        return 400 + year % 400
    return 9200 + year % 400 if year > 9998 else year


def offset_at_local(name: str, ordinal: int, second: int) -> int:
    """Return the seconds ahead of UTC when clocks there show this day and second of it.

    A time the clocks skip counts as before the change, one they show twice as the first.
    """
    zone = zone_named(name)
    if zone is None:
        return 0
    year, month, day = from_ordinal(ordinal)
    minutes, seconds = divmod(second, 60)
    moment = datetime(
        _known_year(year), month, day, minutes // 60, minutes % 60, seconds, tzinfo=zone
    )
    return _seconds(moment.utcoffset())


def offset_at_instant(name: str, seconds: int) -> int:
    """Return the seconds ahead of UTC at a moment, given in seconds as `DateTime.seconds`."""
    zone = zone_named(name)
    if zone is None:
        return 0
    ordinal, second = divmod(seconds, SECONDS_A_DAY)
    year, month, day = from_ordinal(ordinal)
    start = datetime(_known_year(year), month, day, tzinfo=UTC)
    return _seconds((start + timedelta(seconds=second)).astimezone(zone).utcoffset())


@lru_cache(maxsize=1024)
def standard_offset(name: str) -> int:
    """Return the zone's offset outside summer time: that of a time of day without a date.

    A time of day in a named zone has no offset of its own (10.3.2.3.4). It must not depend on
    the day of the evaluation, or the same inputs would give another decision in July.
    """
    zone = zone_named(name)
    if zone is None:
        return 0
    return min(
        _seconds(datetime(_STANDARD_YEAR, month, 1, tzinfo=zone).utcoffset()) for month in (1, 7)
    )
