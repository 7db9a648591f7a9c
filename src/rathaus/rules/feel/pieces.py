"""A text in the making, and where names stand in it."""

from collections.abc import Callable, Sequence
from typing import Any

from rathaus.rules.feel.names import FIRST_WORD, NameTable


class Pieces:
    """The text so far.

    Args:
        bracketed: names of operands (False) and of members behind a dot (True) that need
            brackets around them.
    """

    def __init__(self, bracketed: frozenset[tuple[bool, str]]) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.bracketed = bracketed
        self.names: list[tuple[int, bool, str]] = []

    def put(self, text: str) -> None:
        """Add to the text."""
        self.pieces.append(text)
        self.length += len(text)

    def put_name(self, name: str, is_member: bool) -> None:
        """Add a name that is read from what is in scope."""
        self.names.append((self.length, is_member, name))
        self.put(name)

    def put_all(self, items: Sequence[Any], write: Callable[[Any], None]) -> None:
        """Add things with commas between them."""
        for index, item in enumerate(items):
            if index:
                self.put(", ")
            write(item)

    def enclose(self, piece: int, name: int) -> None:
        """Put brackets around what has been added since there were so many pieces and names."""
        self.pieces.insert(piece, "(")
        moved = [(start + 1, is_member, word) for start, is_member, word in self.names[name:]]
        self.names[name:] = moved
        self.length += 1
        self.put(")")

    def misread(self, text: str, names: NameTable) -> frozenset[tuple[bool, str]]:
        """Return the names in whose place the parser would see a longer one."""
        found: set[tuple[bool, str]] = set()
        for start, is_member, name in self.names:
            first = FIRST_WORD.match(name)
            if first is None:
                continue
            after, end = start + first.end(), start + len(name)
            longest = names.members.longest(text, first.group(), after)
            if not is_member:
                longest = max(longest, names.names.longest(text, first.group(), after))
            if longest > end:
                found.add((is_member, name))
        return frozenset(found)
