"""What may happen to a contribution, and until when."""

from datetime import datetime, timedelta
from enum import StrEnum

EDIT_WINDOW = timedelta(minutes=60)
"""For so long the words may be changed, as long as nobody has judged them."""
MOST_IN_TEN_MINUTES = 5
MOST_IN_A_DAY = 20
TITLE_LENGTH = 160
TEXT_LENGTH = 4000


class Kind(StrEnum):
    """An idea has a title and is voted on; a comment answers a subject, an idea or a comment."""

    IDEA = "idea"
    COMMENT = "comment"


class State(StrEnum):
    """Where a contribution stands. Only published ones are seen by others."""

    WAITING = "waiting"
    PUBLISHED = "published"
    REFUSED = "refused"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"


class Group(StrEnum):
    """Who speaks: people of the city, or people who work for it."""

    RESIDENTS = "residents"
    DEPARTMENTS = "departments"


NEXT = {
    State.WAITING: frozenset({State.PUBLISHED, State.REFUSED, State.WITHDRAWN}),
    State.PUBLISHED: frozenset({State.REMOVED, State.WITHDRAWN}),
    State.REFUSED: frozenset({State.PUBLISHED, State.WITHDRAWN}),
    State.REMOVED: frozenset({State.PUBLISHED, State.WITHDRAWN}),
    State.WITHDRAWN: frozenset[State](),
}
"""A refusal can be taken back; what was withdrawn never returns."""
NEEDS_REASON = frozenset({State.REFUSED, State.REMOVED})


def may_become(old: State, new: State) -> bool:
    """Tell whether a contribution may go from one state to another."""
    return new in NEXT[old]


def may_edit(state: State, written_at: datetime, at: datetime) -> bool:
    """Tell whether the author may still change the words.

    >>> from datetime import UTC
    >>> start = datetime(2026, 11, 1, 12, tzinfo=UTC)
    >>> may_edit(State.WAITING, start, start + timedelta(minutes=60))
    True
    >>> may_edit(State.PUBLISHED, start, start)
    False
    """
    return state is State.WAITING and at - written_at <= EDIT_WINDOW


def too_many(lately: int, today: int) -> bool:
    """Tell whether somebody wrote as much as one may.

    Args:
        lately: contributions of the last ten minutes, withdrawn ones included.
        today: contributions of the last 24 hours, withdrawn ones included.
    """
    return lately >= MOST_IN_TEN_MINUTES or today >= MOST_IN_A_DAY
