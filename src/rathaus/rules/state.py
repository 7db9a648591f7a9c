"""What one evaluation carries with it: its budget, its notes, its clock and its trace."""

from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.messages import Message, message

if TYPE_CHECKING:
    from rathaus.rules.dmn.recorder import Recorder
    from rathaus.rules.values.temporal import DateTime

_NOTES = 100
_STEPS_BETWEEN_LOOKS = 2000
_SHORT_TEXT = 63
"""Characters of a text too short to count."""


@dataclass(frozen=True, slots=True)
class Note:
    """Why a value became null, or what was changed to make it fit.

    Args:
        message: the sentence.
        place: name of the decision or function it happened in, "" when unknown.
    """

    message: Message
    place: str = ""


class Deadline:
    """The time that all work on one model may take together. Never changes; share it freely.

    Args:
        seconds: from now on.
        code: of the sentence that names this limit.
    """

    __slots__ = ("_code", "_end", "_seconds")

    def __init__(self, seconds: float = inf, code: str = "limit-loading") -> None:
        self._seconds = seconds
        self._code = code
        self._end = monotonic() + seconds

    def look(self) -> None:
        """Compare with the clock.

        Raises:
            LimitExceeded: the time is used up.
        """
        if monotonic() >= self._end:
            raise LimitExceeded(message(self._code, limit=f"{self._seconds:g}"))


NO_DEADLINE = Deadline()


class State:
    """One evaluation. Made anew for each; never shared between threads.

    Args:
        limits: what it may ask for.
        now: the moment that `now()` and `today()` speak of; None makes them null.
        recorder: takes the trace; None when nobody asked for one.
    """

    __slots__ = (
        "_budget",
        "_deadline",
        "calls",
        "limits",
        "look",
        "notes",
        "now",
        "place",
        "recorder",
    )

    def __init__(
        self,
        limits: Limits = DEFAULT_LIMITS,
        now: "DateTime | None" = None,
        recorder: "Recorder | None" = None,
    ) -> None:
        self.limits = limits
        self.now = now
        self.recorder = recorder
        self.notes: list[Note] = []
        self.place = ""
        self.calls = 0
        self._budget = limits.steps
        self.look = _STEPS_BETWEEN_LOOKS
        self._deadline = 0.0

    def note(self, code: str, **values: object) -> None:
        """Say why a value becomes null. It is null itself: `return state.note(...)`."""
        if len(self.notes) < _NOTES:
            self.notes.append(Note(message(code, **values), self.place))

    def tick(self, steps: int = 1) -> None:
        """Count work.

        Raises:
            LimitExceeded: the steps or the time are used up.
        """
        self._budget -= steps
        self.look -= steps
        if self.look <= 0:
            self.look_at_the_clock()

    def look_at_the_clock(self) -> None:
        """Compare with the limits. Compiled loops count `look` down themselves, and call this."""
        if self._budget < 0:
            raise LimitExceeded(message("limit-steps", limit=self.limits.steps))
        self.look = min(_STEPS_BETWEEN_LOOKS, self._budget + 1)
        if not self._deadline:
            self._deadline = monotonic() + self.limits.seconds
        elif monotonic() > self._deadline:
            raise LimitExceeded(message("limit-time", limit=self.limits.seconds))

    def seconds_left(self) -> float:
        """Return the time left, for work that can bound itself (patterns); never below 0.01 s."""
        if not self._deadline:
            self._deadline = monotonic() + self.limits.seconds
        return max(0.01, self._deadline - monotonic())

    def room_for(self, items: int) -> None:
        """Count the making of a list of so many items.

        Raises:
            LimitExceeded: a list may not have so many, or the budget is used up.
        """
        if items > self.limits.list_size:
            raise LimitExceeded(message("limit-list", limit=self.limits.list_size))
        self.tick(items)

    def room_for_text(self, characters: int) -> None:
        """Count the making of a text of so many characters.

        Raises:
            LimitExceeded: a text may not have so many, or the budget is used up.
        """
        if characters > self.limits.text_length:
            raise LimitExceeded(message("limit-text", limit=self.limits.text_length))
        if characters > _SHORT_TEXT:
            self.tick(characters >> 6)

    def enter(self) -> None:
        """Count going into a function; `leave` counts going out.

        Raises:
            LimitExceeded: the calls are nested too deeply.
        """
        self.calls += 1
        if self.calls > self.limits.calls:
            raise LimitExceeded(message("limit-depth", limit=self.limits.calls))
        self.tick()

    def leave(self) -> None:
        """Count going out of a function."""
        self.calls -= 1
