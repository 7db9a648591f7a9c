"""The one call for pages: structure, states of all goals and counts of projects, as of now.

Kept per process. A change of projects only counts anew; states are judged anew when the
structure, a reading or the day changes. Readings are append-only and written under one lock, so
only those that came since the last look are read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from threading import Lock

from django.db import connection

from rathaus.kernel.models import StoredReading
from rathaus.kernel.time import BERLIN, today
from rathaus.strategy.document import Goal, Provenance, Strategy
from rathaus.strategy.rules.evaluate import Evaluation, evaluate
from rathaus.strategy.rules.indicator import meets
from rathaus.strategy.rules.reading import Reading
from rathaus.strategy.store.codec import plain_number
from rathaus.strategy.store.readings import PREFIX
from rathaus.strategy.store.state import Revision, revision
from rathaus.strategy.store.structure import forget as forget_structure
from rathaus.strategy.store.structure import structure

DAILY_DAYS = 400
"""Readings younger than this are all kept; older ones month by month."""

COUNTED = ["category", "status", "programme", "action_plan", "directorate", "department", "origin"]

READ = ("id", "series", "on", "value", "provenance", "evidence", "reason", "person", "formula")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many projects there are: in all, and by the values of a column.

    ``by`` has the columns of `COUNTED`; ``dimension`` and ``goal`` count a project once for each
    that it serves. ``open`` counts by category those that are neither done nor stopped.
    """

    projects: int
    by: dict[str, dict[str, int]]
    open: dict[str, int]
    conflicts: int
    overridden: int
    incomplete: int


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The strategy as of a revision and a day.

    ``strategy`` has no projects and readings. ``gaps`` says in German why the newest computation
    of a goal gave no value.
    """

    revision: Revision
    on: date
    strategy: Strategy
    evaluation: Evaluation
    gaps: dict[str, str]
    counts: Counts

    @property
    def modified(self) -> datetime | None:
        """When what is told here last changed: with a change, or with the day."""
        changed = self.revision.changed_at
        return max(changed, datetime.combine(self.on, time(), BERLIN)) if changed else None


class Series:
    """All readings of goals with a value, by goal, in order of arrival."""

    def __init__(self) -> None:
        self.newest = 0
        self.readings: dict[str, list[Reading]] = defaultdict(list)
        self.gaps: dict[str, str] = {}

    def catch_up(self) -> None:
        """Read what was stored since the last time."""
        rows = StoredReading.objects.filter(series__startswith=PREFIX, id__gt=self.newest)
        columns = [
            "id",
            "series",
            "on",
            "value",
            "provenance",
            "evidence",
            "reason",
            "person",
            "formula",
        ]
        kept: dict[str, str] = {}
        for row in rows.order_by("id").values_list(*columns).iterator(5000):
            key, series, on, value, provenance, evidence, reason, person, formula = row
            goal = series.removeprefix(PREFIX)
            self.newest = key
            if value is None:
                self.gaps[goal] = reason
                continue
            if formula:
                self.gaps.pop(goal, None)
            evidence = kept.setdefault(evidence, evidence)
            number, source = plain_number(value), Provenance(provenance)
            self.readings[goal].append(Reading(on, number, source, evidence, person=person))


_lock = Lock()
_series = Series()
_evaluation: tuple[tuple[int, int, date], Evaluation] | None = None
_current: Evaluated | None = None


def current(on: date | None = None) -> Evaluated:
    """Return the strategy as it stands.

    Args:
        on: civil date in Berlin to judge on; today when left out.

    Raises:
        NotFound: before a city has been loaded.
    """
    global _current  # noqa: PLW0603 - one value per process, replaced as a whole
    day, present = on or today(), revision()
    known = None if connection.in_atomic_block else _current
    if known is not None and known.revision == present and known.on == day:
        return known
    if connection.in_atomic_block:
        return _unkept(present, day)
    with _lock:
        strategy = structure()
        fresh = Evaluated(
            present, day, strategy, _judged(present, strategy, day), dict(_series.gaps), count()
        )
        _current = fresh
    return fresh


def _unkept(present: Revision, day: date) -> Evaluated:
    """Evaluate inside a transaction: what has not been committed must not be kept."""
    series, strategy = Series(), structure()
    series.catch_up()
    judged = judge(strategy, series.readings, day)
    return Evaluated(present, day, strategy, judged, dict(series.gaps), count())


def forget() -> None:
    """Drop what is kept, after the whole database was exchanged (restore, tests)."""
    global _series, _evaluation, _current
    forget_structure()
    _series, _evaluation, _current = Series(), None, None


def _judged(present: Revision, strategy: Strategy, day: date) -> Evaluation:
    global _evaluation  # noqa: PLW0603 - guarded by the lock of `current`
    _series.catch_up()
    key = (present.structure, _series.newest, day)
    if _evaluation is None or _evaluation[0] != key:
        _evaluation = (key, judge(strategy, _series.readings, day))
    return _evaluation[1]


def judge(strategy: Strategy, series: Mapping[str, Sequence[Reading]], day: date) -> Evaluation:
    """Evaluate over the readings that can matter: a version's replay takes the same way."""
    thinned = {
        goal.id: thin(goal, series[goal.id], day) for goal in strategy.goals if goal.id in series
    }
    return evaluate(strategy, thinned, day)


def thin(goal: Goal, readings: Sequence[Reading], day: date) -> list[Reading]:
    """Leave out old readings that no rule can tell apart.

    Kept are the younger than `DAILY_DAYS`, the last of each older month, and every old one where
    the target begins or ceases to be met. Sample and other readings are thinned apart, because
    the rules never mix them.
    """
    border = day - timedelta(days=DAILY_DAYS)
    if sum(reading.on < border for reading in readings) <= 60:
        return list(readings)
    kept = [reading for reading in readings if reading.on >= border]
    for sample in (False, True):
        old = [
            reading
            for reading in readings
            if reading.on < border and (reading.provenance is Provenance.SAMPLE) is sample
        ]
        kept += _thinned(goal, sorted(old, key=lambda reading: reading.on))
    return kept


def _thinned(goal: Goal, old: Sequence[Reading]) -> Iterable[Reading]:
    last_of_month = {(reading.on.year, reading.on.month): reading for reading in old}
    kept = {id(reading) for reading in last_of_month.values()}
    met: bool | None = None
    for reading in old:
        meeting = reading.value is not None and meets(goal, reading.value)
        if meeting is not met:
            kept.add(id(reading))
        met = meeting
    return (reading for reading in old if id(reading) in kept)


def count() -> Counts:
    """Count all projects in one pass of the database."""
    sets = ", ".join(f"({column})" for column in COUNTED)
    chosen = ", ".join(COUNTED)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT GROUPING({chosen}), {chosen}, count(*),"  # noqa: S608 - our own names
            " count(*) FILTER (WHERE status NOT IN ('done', 'stopped')),"
            " count(*) FILTER (WHERE conflict), count(*) FILTER (WHERE overridden),"
            " count(*) FILTER (WHERE missing <> '{}')"
            f" FROM strategy_projectrow GROUP BY GROUPING SETS ((), {sets})"
        )
        rows = cursor.fetchall()
        by = {column: _unnested(cursor, f"{column}s") for column in ("dimension", "goal")}
    return _counts(rows, by)


def _unnested(cursor: object, column: str) -> dict[str, int]:
    cursor.execute(  # type: ignore[attr-defined]
        f"SELECT item, count(*) FROM strategy_projectrow, unnest({column}) item"  # noqa: S608
        " GROUP BY item"
    )
    return dict(cursor.fetchall())  # type: ignore[attr-defined]


def _counts(rows: Sequence[Sequence[int | str]], by: dict[str, dict[str, int]]) -> Counts:
    width, everything = len(COUNTED), (1 << len(COUNTED)) - 1
    for column in COUNTED:
        by[column] = {}
    total, opened = (0, 0, 0, 0), {}
    for mask, *rest in rows:
        numbers = [int(number) for number in rest[width:]]
        if mask == everything:
            total = (numbers[0], numbers[2], numbers[3], numbers[4])
            continue
        place = next(i for i in range(width) if not int(mask) >> (width - 1 - i) & 1)
        by[COUNTED[place]][str(rest[place])] = numbers[0]
        if COUNTED[place] == "category":
            opened[str(rest[place])] = numbers[1]
    return Counts(total[0], by, opened, total[1], total[2], total[3])
