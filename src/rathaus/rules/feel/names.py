"""Names with spaces and signs: which ones are known, and where one ends.

Source: DMN 1.5, chapters 10.3.1.2 (rules 25 to 31) and 10.3.1.3: a name may hold spaces and the
signs `. / - ' + *`, so where it ends depends on the names in scope; the longest one wins. White
space inside a name counts as one space.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Self

from rathaus.rules.values.characters import NAME_PART, NAME_START, WHITE

SPACE = re.compile(f"[{WHITE}]+")
FIRST_WORD = re.compile(f"[{NAME_START}][{NAME_PART}]*")
_PIECE = re.compile(f"([{WHITE}]+)|[{NAME_PART}]+|.", re.DOTALL)

# Only names that hold a reserved word need to be told; the parts of others join by themselves.
_BUILT_IN_NAMES = ("date and time", "years and months duration")
_BUILT_IN_TYPES = ("date and time", "years and months duration", "days and time duration")


def normal_name(text: str) -> str:
    """Return the name with each stretch of white space as one space, none at its ends."""
    return SPACE.sub(" ", text).strip(" ")


@lru_cache(maxsize=8192)
def _pieces(text: str) -> tuple[str, ...]:
    """Return the words, signs and spaces of a name; nothing for what needs not be known.

    A name of one word is recognized anyway, and what does not begin as names do never is.
    """
    name = normal_name(text)
    if FIRST_WORD.match(name) is None:
        return ()
    pieces = tuple(piece.group() for piece in _PIECE.finditer(name))
    return pieces if len(pieces) > 1 else ()


class _Branch:
    """What may follow a piece of a name, and whether a name ends with it."""

    __slots__ = ("ends", "more")

    def __init__(self, more: "dict[str, _Branch]", ends: bool) -> None:
        self.more = more
        self.ends = ends


class Known:
    """Names of several words or with signs; immutable, but for whoever is making it.

    They share their beginnings, so that finding the longest one takes as long as it is, however
    many there are, and adding to a copy leaves all other branches where they are.
    """

    __slots__ = ("_first",)

    def __init__(self, first: dict[str, _Branch] | None = None) -> None:
        self._first = first or {}

    def __contains__(self, word: str) -> bool:
        """Say whether a name begins with the word."""
        return word in self._first

    def longest(self, text: str, word: str, end: int) -> int:
        """Return where the longest name ends whose first word ends at the place; -1 if none."""
        branch = self._first.get(word)
        found = -1
        while branch is not None:
            piece = _PIECE.match(text, end)
            if piece is None:
                break
            branch = branch.more.get(" " if piece.lastindex else piece.group())
            end = piece.end()
            if branch is not None and branch.ends:
                found = end
        return found

    def adding(self, names: Iterable[str], ours: set[object] | None = None) -> "Known":
        """Return these names and more; the very same when there is nothing new.

        Args:
            names: the names to add.
            ours: what the caller alone has made by such calls and may be changed in place, so
                that thousands of names can be added one by one.
        """
        ours = set() if ours is None else ours
        result = self
        for name in names:
            pieces = _pieces(name)
            if not pieces or result._holds(pieces):
                continue
            if result not in ours:
                result = Known(dict(result._first))
                ours.add(result)
            result._insert(pieces, ours)
        return result

    def _holds(self, pieces: tuple[str, ...]) -> bool:
        branch, more = None, self._first
        for piece in pieces:
            branch = more.get(piece)
            if branch is None:
                return False
            more = branch.more
        return branch is not None and branch.ends

    def _insert(self, pieces: tuple[str, ...], ours: set[object]) -> None:
        """Add a name; of branches that others may share, a copy is changed."""
        more = self._first
        branch = None
        for piece in pieces:
            branch = more.get(piece)
            if branch is None or branch not in ours:
                branch = _Branch(dict(branch.more), branch.ends) if branch else _Branch({}, False)
                ours.add(branch)
                more[piece] = branch
            more = branch.more
        if branch is not None:
            branch.ends = True


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
        self.names = _BUILT_IN.adding(names)
        self.members = _NONE.adding(members)
        self.types = _TYPES.adding(types)

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
            self.names.adding(names), self.members.adding(members), self.types.adding(types)
        )


_NONE = Known()
_BUILT_IN = _NONE.adding(_BUILT_IN_NAMES)
_TYPES = _NONE.adding(_BUILT_IN_TYPES)
NO_NAMES = NameTable()
