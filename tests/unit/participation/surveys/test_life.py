"""When a survey takes answers, and when it reminds."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.participation.surveys.rules.life import (
    Gate,
    SurveyState,
    may_remind,
    reminder_is_due,
)

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2027, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def test_the_deadline_itself_still_counts() -> None:
    gate = Gate(SurveyState.OPEN, NOON)
    assert gate.takes_answers(NOON)
    assert not gate.takes_answers(NOON + timedelta(microseconds=1))


def test_without_a_deadline_an_open_survey_takes_answers() -> None:
    assert Gate(SurveyState.OPEN, None).takes_answers(NOON)


@settings(deadline=None)
@given(MOMENTS, st.none() | MOMENTS, st.none() | MOMENTS)
def test_before_it_opens_nothing_counts(
    moment: datetime, deadline: datetime | None, until: datetime | None
) -> None:
    assert not Gate(SurveyState.DRAFT, deadline, until).takes_answers(moment)


@settings(deadline=None)
@given(
    st.sampled_from([SurveyState.OPEN, SurveyState.CLOSED]), MOMENTS, st.none() | MOMENTS, MOMENTS
)
def test_what_is_open_for_one_only_adds_time(
    state: SurveyState, moment: datetime, deadline: datetime | None, until: datetime
) -> None:
    alone, opened = Gate(state, deadline), Gate(state, deadline, until)
    assert opened.takes_answers(moment) == (alone.takes_answers(moment) or moment <= until)


@settings(deadline=None)
@given(st.sampled_from([SurveyState.OPEN, SurveyState.CLOSED]), MOMENTS, st.none() | MOMENTS)
def test_the_end_that_people_read_is_the_end_that_counts(
    state: SurveyState, deadline: datetime, until: datetime | None
) -> None:
    gate = Gate(state, deadline, until)
    ends = gate.ends()
    if ends is not None and (state is SurveyState.OPEN or until is not None):
        assert gate.takes_answers(ends)
        assert not gate.takes_answers(ends + timedelta(seconds=1))


def test_reminders_come_on_the_named_days_and_never_twice_a_day() -> None:
    deadline = date(2027, 3, 31)
    due = [day for day in range(1, 32) if reminder_is_due(deadline, (7, 1), date(2027, 3, day))]
    assert due == [24, 30]
    assert may_remind(None, deadline)
    assert may_remind(deadline - timedelta(days=1), deadline)
    assert not may_remind(deadline, deadline)
