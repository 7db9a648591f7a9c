"""Names with spaces and signs: which ones are known, and where one ends.

Source: DMN 1.5, chapters 10.3.1.2 (rules 25 to 31) and 10.3.1.3: a name may hold spaces and the
signs `. / - ' + *`, so where it ends depends on the names in scope; the longest one wins. White
space inside a name counts as one space.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, Self

from rathaus.rules.feel.tokens import NAME_PART, NAME_START, WHITE

SPACE = re.compile(f"[{WHITE}]+")
FIRST_WORD = re.compile(f"[{NAME_START}][{NAME_PART}]*")
_PART = re.compile(f"[{NAME_PART}]")

# Only names that hold a reserved word need to be told; the parts of others join by themselves.
_BUILT_IN_NAMES = ("date and time", "years and months duration")
_BUILT_IN_TYPES = ("date and time", "years and months duration", "days and time duration")


def normal_name(text: str) -> str:
    """Return the name with each stretch of white space as one space, none at its ends."""
    return SPACE.sub(" ", text).strip(" ")


class KnownName(NamedTuple):
    """A name of several words or with signs.

    Args:
        name: the name in its normal form.
        parts: what stands between its spaces.
        open_ended: it ends with a letter or digit, so that another may not follow.
    """

    name: str
    parts: tuple[str, ...]
    open_ended: bool

    def end_in(self, text: str, start: int) -> int:
        """Return where the name that begins at `start` of the text ends, -1 if it is another."""
        if text.startswith(self.name, start):
            end = start + len(self.name)
        else:
            end = self._end_with_other_spaces(text, start)
        if end > 0 and self.open_ended and _PART.match(text, end):
            return -1
        return end

    def _end_with_other_spaces(self, text: str, start: int) -> int:
        end = start
        for index, part in enumerate(self.parts):
            if index:
                space = SPACE.match(text, end)
                if space is None:
                    return -1
                end = space.end()
            if not text.startswith(part, end):
                return -1
            end += len(part)
        return end


Known = Mapping[str, tuple[KnownName, ...]]
"""Known names by their first word, the longest first."""

_NONE: Known = MappingProxyType({})


@lru_cache(maxsize=8192)
def _known(text: str) -> tuple[str, KnownName] | None:
    """Return first word and name; None for a name of one word, which nobody needs to know."""
    name = normal_name(text)
    first = FIRST_WORD.match(name)
    if first is None or first.end() == len(name):
        return None
    open_ended = _PART.match(name[-1]) is not None
    return first.group(), KnownName(name, tuple(name.split(" ")), open_ended)


def with_names(known: Known, names: Iterable[str]) -> Known:
    """Return the known names and more; the very same mapping when there is nothing new."""
    added: dict[str, set[KnownName]] = {}
    for text in names:
        found = _known(text)
        if found is not None and found[1] not in known.get(found[0], ()):
            added.setdefault(found[0], set()).add(found[1])
    if not added:
        return known
    merged = dict(known)
    for word, more in added.items():
        together = more.union(merged.get(word, ()))
        merged[word] = tuple(sorted(together, key=lambda one: (-len(one.name), one.name)))
    return merged


class NameTable:
    """The names that may stand in an expression; immutable.

    Args:
        names: names of variables and functions in scope; those of the built-in functions are
            always in.
        members: names that may follow a dot; inside a filter they are names too.
        types: names of types, for `instance of` and formal parameters.
    """

    __slots__ = ("members", "names", "types")

    names: Known
    members: Known
    types: Known

    def __init__(
        self, names: Iterable[str] = (), members: Iterable[str] = (), types: Iterable[str] = ()
    ) -> None:
        self.names = with_names(_BUILT_IN, names)
        self.members = with_names(_NONE, members)
        self.types = with_names(_TYPES, types)

    @classmethod
    def _of(cls, names: Known, members: Known, types: Known) -> Self:
        table = cls.__new__(cls)
        table.names, table.members, table.types = names, members, types
        return table

    def with_names(
        self, names: Iterable[str] = (), members: Iterable[str] = (), types: Iterable[str] = ()
    ) -> Self:
        """Return a table that knows more names."""
        return self._of(
            with_names(self.names, names),
            with_names(self.members, members),
            with_names(self.types, types),
        )


_BUILT_IN = with_names(_NONE, _BUILT_IN_NAMES)
_TYPES = with_names(_NONE, _BUILT_IN_TYPES)
NO_NAMES = NameTable()
