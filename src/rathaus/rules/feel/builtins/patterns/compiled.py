"""Compiled patterns, kept for the next time."""

from functools import lru_cache
from typing import TypeAlias

import regex

from rathaus.rules.feel.builtins.patterns.reader import PatternError
from rathaus.rules.feel.builtins.patterns.translate import translate
from rathaus.rules.messages import Message, message
from rathaus.rules.state import State

Pattern: TypeAlias = "regex.Pattern[str]"

_LONGEST = 5_000
_FLAGS = frozenset("smix")
_SHOWN = 100


def compiled(state: State, pattern: str, flags: str = "") -> "Pattern | None":
    """Return the pattern ready to use, or None with a note that says what is wrong with it."""
    state.tick(1 + (len(pattern) >> 3))
    if not _FLAGS.issuperset(flags):
        return state.note("pattern-flags", flags=flags[:_SHOWN])
    if len(pattern) > _LONGEST:
        problem = message("pattern-large")
        return state.note("pattern", pattern=pattern[:_SHOWN], place=_LONGEST, problem=problem)
    result = _compiled(pattern, "".join(sorted(set(flags))))
    if isinstance(result, Message):
        state.note(result.code, **dict(result.values))
        return None
    return result


@lru_cache(maxsize=256)
def _compiled(pattern: str, flags: str) -> "Pattern | Message":
    try:
        return regex.compile(translate(pattern, flags), regex.VERSION1, cache_pattern=False)
    except PatternError as error:
        place, problem = error.place, error.problem
    except (regex.error, RecursionError):
        place, problem = 1, message("pattern-large")
    return message("pattern", pattern=pattern[:_SHOWN], place=place, problem=problem)
