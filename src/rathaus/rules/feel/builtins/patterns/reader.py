"""Reading a pattern sign by sign."""

from typing import NoReturn

from rathaus.rules.messages import Message, message

_WHITE = " \t\n\r"


class PatternError(Exception):
    """A pattern is wrong.

    Args:
        place: of the character, from 1.
        problem: what is wrong there.
    """

    def __init__(self, place: int, problem: Message) -> None:
        super().__init__(problem)
        self.place = place
        self.problem = problem


class Reader:
    """The signs of a pattern, and where we are.

    Args:
        pattern: the pattern.
        spaced: flag x: white space counts only in character classes.
    """

    def __init__(self, pattern: str, spaced: bool) -> None:
        places = _places(pattern) if spaced else range(len(pattern))
        self._signs = [pattern[place] for place in places]
        self._places = [*places, len(pattern)]
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        """Return the sign, or one after it, without taking it; "" at the end."""
        place = self.at + ahead
        return self._signs[place] if place < len(self._signs) else ""

    def take(self) -> str:
        """Return the sign and go on.

        Raises:
            PatternError: there is none.
        """
        sign = self.peek()
        if not sign:
            self.fail("pattern-end")
        self.at += 1
        return sign

    def takes(self, text: str) -> bool:
        """Go on when these signs come next, and tell whether they did."""
        if all(self.peek(ahead) == sign for ahead, sign in enumerate(text)):
            self.at += len(text)
            return True
        return False

    def digits(self) -> str:
        """Take the digits that come next."""
        taken = ""
        while self.peek() and self.peek() in "0123456789":
            taken += self.take()
        return taken

    def fail(self, code: str, **values: object) -> NoReturn:
        """Say what is wrong here.

        Raises:
            PatternError: always.
        """
        raise PatternError(
            self._places[min(self.at, len(self._signs))] + 1, message(code, **values)
        )


def _places(pattern: str) -> list[int]:
    """Return the places of the signs that count when white space does not."""
    places = []
    depth = 0
    escaped = False
    for place, sign in enumerate(pattern):
        if not depth and sign in _WHITE:
            continue
        places.append(place)
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif sign == "[":
            depth += 1
        elif sign == "]" and depth:
            depth -= 1
    return places
