"""Compiled patterns, kept for the next time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import regex

from rathaus.rules.errors import LimitExceeded
from rathaus.rules.feel.builtins.patterns.reader import PatternError
from rathaus.rules.feel.builtins.patterns.translate import translate
from rathaus.rules.messages import Message, message
from rathaus.rules.state import State

Match: TypeAlias = "regex.Match[str] | re.Match[str]"
Quick: TypeAlias = "regex.Pattern[str] | re.Pattern[str]"

_LONGEST = 5_000
_SHORT = 256
_TINY = 20
"""Characters of a text in which looking for a tame pattern costs no more than a call does."""
_FLAGS = frozenset("smix")
_SHOWN = 100

_PLAIN = re.compile(r"(?:[^\\|.?*+(){}\[\]^$]|\\[\\|.?*+(){}\[\]\-^$])+")
_ESCAPE = re.compile(r"\\(.)")
_ONLY_REGEX = re.compile(r"\\[pP]|\[[^\]]*\[|\(\?[(i]")
"""What Python's own module does not know: categories, classes in classes; and back references."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A pattern ready to use.

    Args:
        pattern: as `regex` runs it.
        quick: what a short text cannot keep busy, so that no clock has to run beside it: the
            same pattern, run by Python's own module where that knows it, which is faster; None
            when there is no such certainty.
        literal: the text that it stands for when it has no choices at all, else "".
    """

    pattern: "regex.Pattern[str]"
    quick: "Quick | None"
    literal: str

    @property
    def groups(self) -> int:
        """The number of groups that capture."""
        return self.pattern.groups

    def fits(self, state: State, text: str) -> bool:
        """Tell whether it fits some part of the text.

        Raises:
            LimitExceeded: the time is used up.
        """
        length = len(text)
        if self.quick is not None and length <= _SHORT:
            if length > _TINY:
                state.tick(1 + (length**3 >> 13))
            return self.quick.search(text) is not None
        state.tick(1 + (len(text) >> 6))
        try:
            return self.pattern.search(text, timeout=state.seconds_left()) is not None
        except TimeoutError:
            raise _too_long(state) from None

    def matches(self, state: State, text: str) -> Iterator[Match]:
        """Return the parts of the text that it fits, one after the other.

        Raises:
            LimitExceeded: the time or the steps are used up; while they are taken, too.
        """
        length = len(text)
        if self.quick is not None and length <= _SHORT:
            state.tick(1 + (length**3 >> 13))
            return self.quick.finditer(text)
        return self._matches_by_the_clock(state, text)

    def _matches_by_the_clock(self, state: State, text: str) -> Iterator[Match]:
        state.tick(1 + (len(text) >> 6))
        try:
            for match in self.pattern.finditer(text, timeout=state.seconds_left()):
                state.tick()
                yield match
        except TimeoutError:
            raise _too_long(state) from None


def _too_long(state: State) -> LimitExceeded:
    return LimitExceeded(message("limit-time", limit=state.limits.seconds))


def compiled(state: State, pattern: str, flags: str = "") -> Ready | None:
    """Return the pattern ready to use, or None with a note that says what is wrong with it."""
    state.tick(1 + (len(pattern) >> 3))
    if flags and not _FLAGS.issuperset(flags):
        return state.note("pattern-flags", flags=flags[:_SHOWN])
    if len(pattern) > _LONGEST:
        problem = message("pattern-large")
        return state.note("pattern", pattern=pattern[:_SHOWN], place=_LONGEST, problem=problem)
    result = _compiled(pattern, "".join(sorted(set(flags))) if flags else "")
    if isinstance(result, Message):
        return state.note(result.code, **dict(result.values))
    return result


@lru_cache(maxsize=256)
def _compiled(pattern: str, flags: str) -> Ready | Message:
    try:
        text, tame = translate(pattern, flags)
        made = regex.compile(text, regex.VERSION1, cache_pattern=False)
        quick: Quick | None = None
        if tame:
            quick = made if _ONLY_REGEX.search(text) else re.compile(text)
        literal = not flags and _PLAIN.fullmatch(pattern)
        return Ready(made, quick, _ESCAPE.sub(r"\1", pattern) if literal else "")
    except PatternError as error:
        place, problem = error.place, error.problem
    except (regex.error, re.error, RecursionError):
        place, problem = 1, message("pattern-large")
    return message("pattern", pattern=pattern[:_SHOWN], place=place, problem=problem)
