"""What an assessment looks at besides the watch list: readings, voices and messages, computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from rathaus.kernel.models import StoredReading
from rathaus.kernel.time import BERLIN
from rathaus.participation.api import voices
from rathaus.strategy.assessments.models import Assessment
from rathaus.strategy.document import Goal
from rathaus.strategy.store.codec import plain_number
from rathaus.strategy.store.readings import PREFIX
from rathaus.strategy.store.structure import structure
from rathaus.ui.models import Feedback

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Value:
    """A reading of a goal."""

    value: Decimal
    on: date
    sample: bool


@dataclass(frozen=True, slots=True)
class Course:
    """A goal with its last value before the round and its present one."""

    goal: Goal
    before: Value | None
    now: Value | None

    @property
    def change(self) -> Decimal | None:
        """By how much the value moved, None if that cannot be said."""
        if self.before is None or self.now is None:
            return None
        return self.now.value - self.before.value

    @property
    def sample(self) -> bool:
        """Whether one of the values is only an example."""
        return any(each is not None and each.sample for each in (self.before, self.now))


@dataclass(frozen=True, slots=True)
class Heard:
    """Published voices and page feedback since a moment: how many, and the newest."""

    voices: tuple[voices.VoiceInfo, ...]
    voice_count: int
    messages: tuple[Feedback, ...]
    message_count: int


def since(row: Assessment) -> datetime | None:
    """The moment from which inputs are new: when the last assessment was finished."""
    return row.previous.finished_at if row.previous is not None else None


def readings_since(row: Assessment) -> list[Course]:
    """Hold the present value of every goal against the one at the end of the last assessment.

    Without an assessment before, the first value of all is what is compared with. A finished
    assessment shows the values as they were when it ended.
    """
    goals = structure().goals
    until = row.finished_at.astimezone(BERLIN).date() if row.finished_at else None
    moment = since(row)
    if moment is None:
        before = _readings(goals, first=True)
    else:
        before = _readings(goals, until=moment.astimezone(BERLIN).date())
    present = _readings(goals, until=until)
    return [Course(goal, before.get(goal.id), present.get(goal.id)) for goal in goals]


def _readings(
    goals: Iterable[Goal], *, until: date | None = None, first: bool = False
) -> dict[str, Value]:
    rows = StoredReading.objects.filter(
        series__in=[PREFIX + goal.id for goal in goals], value__isnull=False
    )
    if until is not None:
        rows = rows.filter(on__lte=until)
    order = ("series", "on", "id") if first else ("series", "-on", "-id")
    found = rows.order_by(*order).distinct("series")
    return {
        series.removeprefix(PREFIX): Value(plain_number(value), on, provenance == "sample")
        for series, value, on, provenance in found.values_list(
            "series", "value", "on", "provenance"
        )
        if value is not None
    }


def heard_since(row: Assessment) -> Heard:
    """Collect what people said since the last assessment."""
    moment = since(row)
    spoken = voices.published_since(moment)
    messages = Feedback.objects.all()
    if moment is not None:
        messages = messages.filter(received_at__gt=moment)
    return Heard(
        voices=tuple(spoken[:SHOWN]),
        voice_count=len(spoken),
        messages=tuple(messages[:SHOWN]),
        message_count=messages.count(),
    )
