"""Days, weeks and months of the calendar, and the present moment.

Source: DMN 1.5, 10.3.4.7 (temporal built-in functions) and 10.3.4.10 (miscellaneous functions).
The names are English, as the standard lists them.
"""

from decimal import Decimal
from typing import Final

from rathaus.rules.feel.builtins.builtin import Builtin, Words, form
from rathaus.rules.feel.builtins.fitting import misfit
from rathaus.rules.state import State
from rathaus.rules.values import temporal
from rathaus.rules.values.temporal import Date, DateTime
from rathaus.rules.values.types import DATE, DATE_TIME, NUMBER, STRING

_DAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_of_year(state: State, value: object) -> object:
    """Return the number of the day in its year."""
    date = value.date if isinstance(value, DateTime) else value
    if isinstance(date, Date):
        return Decimal(temporal.day_of_year(date))
    return misfit(state, "day of year", value)


def day_of_week(state: State, value: object) -> object:
    """Return the English name of the day."""
    date = value.date if isinstance(value, DateTime) else value
    if isinstance(date, Date):
        return _DAYS[temporal.weekday(date) - 1]
    return misfit(state, "day of week", value)


def month_of_year(state: State, value: object) -> object:
    """Return the English name of the month."""
    date = value.date if isinstance(value, DateTime) else value
    if isinstance(date, Date):
        return _MONTHS[date.month - 1]
    return misfit(state, "month of year", value)


def week_of_year(state: State, value: object) -> object:
    """Return the number of the week by ISO 8601."""
    date = value.date if isinstance(value, DateTime) else value
    if isinstance(date, Date):
        return Decimal(temporal.week_of_year(date))
    return misfit(state, "week of year", value)


def now(state: State) -> object:
    """Return the moment of the evaluation."""
    return state.now or state.note("builtin-now", name="now")


def today(state: State) -> object:
    """Return the day of the evaluation."""
    return state.now.date if state.now is not None else state.note("builtin-now", name="today")


_DATE = ("date", DATE)
_DATE_TIME = ("date", DATE_TIME)

CALENDAR = (
    Builtin(
        "day of year",
        (form(day_of_year, NUMBER, _DATE), form(day_of_year, NUMBER, _DATE_TIME)),
        Words("Der wievielte Tag des Jahres?", "Which day of the year?"),
        (('day of year(@"2019-09-17")', "260"),),
    ),
    Builtin(
        "day of week",
        (form(day_of_week, STRING, _DATE), form(day_of_week, STRING, _DATE_TIME)),
        Words(
            "Der Wochentag, mit seinem englischen Namen.",
            "The day of the week, by its English name.",
        ),
        (('day of week(@"2019-09-17")', '"Tuesday"'),),
    ),
    Builtin(
        "month of year",
        (form(month_of_year, STRING, _DATE), form(month_of_year, STRING, _DATE_TIME)),
        Words("Der Monat, mit seinem englischen Namen.", "The month, by its English name."),
        (('month of year(@"2019-09-17")', '"September"'),),
    ),
    Builtin(
        "week of year",
        (form(week_of_year, NUMBER, _DATE), form(week_of_year, NUMBER, _DATE_TIME)),
        Words(
            "Die Kalenderwoche nach ISO 8601.",
            "The number of the week by ISO 8601.",
        ),
        (('week of year(@"2019-09-17")', "38"), ('week of year(@"2005-01-01")', "53")),
    ),
    Builtin(
        "now",
        (form(now, DATE_TIME),),
        Words(
            "Der Zeitpunkt der Auswertung; er ist in einer Auswertung immer derselbe.",
            "The moment of the evaluation; in one evaluation it is always the same.",
        ),
        (("now() = now()", "true"),),
    ),
    Builtin(
        "today",
        (form(today, DATE),),
        Words("Der Tag der Auswertung.", "The day of the evaluation."),
        (("today() = date(now())", "true"),),
    ),
)
