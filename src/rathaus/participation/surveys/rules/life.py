"""The life of a survey: when it takes answers, when it may be changed, when to remind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SurveyState(StrEnum):
    """Where a survey stands. An open one past its deadline takes no answers either."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class ResponseState(StrEnum):
    """Where a response stands; a withdrawn one is a draft again."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class Gate:
    """What decides whether an invited party may submit.

    Attributes:
        state: the survey's.
        deadline: last moment for everybody, aware; None without one.
        opened_until: last moment for this party alone, given by the office; None without one.
    """

    state: SurveyState
    deadline: datetime | None
    opened_until: datetime | None = None

    def takes_answers(self, moment: datetime) -> bool:
        """Tell whether a submission at this moment counts.

        What the office opened for one party holds whatever became of the survey; before it is
        opened for the first time nothing counts.
        """
        if self.state is SurveyState.DRAFT:
            return False
        if self.opened_until is not None and moment <= self.opened_until:
            return True
        in_time = self.deadline is None or moment <= self.deadline
        return self.state is SurveyState.OPEN and in_time

    def ends(self) -> datetime | None:
        """Return the last moment at which this party may submit, None without one."""
        if self.opened_until is None or self.deadline is None:
            return self.opened_until if self.state is SurveyState.CLOSED else self.deadline
        if self.state is SurveyState.CLOSED:
            return self.opened_until
        return max(self.deadline, self.opened_until)


def reminder_is_due(deadline: date, days_before: Iterable[int], today: date) -> bool:
    """Tell whether today is one of the days on which a survey reminds by itself.

    Args:
        deadline: its day.
        days_before: how many days before the deadline to remind.
        today: the day asked about.
    """
    return (deadline - today).days in set(days_before)


def may_remind(reminded_on: date | None, today: date) -> bool:
    """Tell whether a party may be reminded: never twice on one day."""
    return reminded_on is None or reminded_on < today
