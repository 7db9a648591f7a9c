"""Translating a pattern of XPath to one of `regex`.

Source: XPath 2.0 Functions and Operators, 7.6.1; XML Schema part 2, appendix F. Groups that do not
capture, `(?:…)`, are taken as well (XPath 3.0).

A pattern may not grow beyond a thousand parts, each counted as often as a repeated group would
be unrolled: within that bound `regex` compiles quickly and looks at its clock often enough.
"""

from typing import Final

from rathaus.rules.feel.builtins.patterns.classes import (
    character_class,
    set_escape,
    single_escape,
)
from rathaus.rules.feel.builtins.patterns.reader import Reader
from rathaus.rules.feel.builtins.patterns.signs import range_text

_LARGEST: Final = 1_000
_LONGEST: Final = 100_000
_DEEPEST: Final = 40
_MOST_TIMES: Final = 65_535
_TAME_SIZE: Final = 30
_TAME_WAYS: Final = 256**2
_OPEN: Final = 256
_OPTIONAL: Final = 3
"""What may come or not is tried in more ways than the two that fit."""

_START_OF_LINE: Final = r"(?:\A|(?<=\n)(?!\Z))"
_END_OF_LINE: Final = r"(?:(?=\n)|(?<!\n)\Z)"


def translate(pattern: str, flags: str) -> tuple[str, bool]:
    """Return the pattern for `regex`, version 1, without any of its flags, and if it is tame.

    A tame one is small, and there are few ways to fit it from a given place (how often a
    character comes, which branch fits), so that trying all of them on a short text takes no time
    to speak of. A character that may come any number of times counts as 256 ways.

    Raises:
        PatternError: the pattern is wrong, or too large.
    """
    return _Translator(pattern, flags).whole()


class _Translator:
    def __init__(self, pattern: str, flags: str) -> None:
        self.reader = Reader(pattern, spaced="x" in flags)
        self.ignore_case = "i" in flags
        lines = "m" in flags
        self.signs = {
            ".": "(?s:.)" if "s" in flags else r"[^\n\r]",
            "^": _START_OF_LINE if lines else r"\A",
            "$": _END_OF_LINE if lines else r"\Z",
        }
        self.groups = 0
        self.closed: set[int] = set()
        self.ways = 1

    def whole(self) -> tuple[str, bool]:
        text, size = self.branches(0)
        if self.reader.peek():
            self.reader.fail("pattern-sign", sign=self.reader.peek())
        if len(text) > _LONGEST:
            self.reader.fail("pattern-large")
        return text, size <= _TAME_SIZE and self.ways <= _TAME_WAYS

    def branches(self, depth: int) -> tuple[str, int]:
        """Take branches up to a closing bracket or the end; return their text and size."""
        if depth > _DEEPEST:
            self.reader.fail("pattern-large")
        parts: list[str] = []
        size = 0
        while True:
            sign = self.reader.peek()
            if sign in ("", ")"):
                return "".join(parts), size
            if sign == "|":
                parts.append(self.reader.take())
                self.ways *= 2
                size += 1
                continue
            text, own = self.piece(depth)
            parts.append(text)
            size += own
            if size > _LARGEST:
                self.reader.fail("pattern-large")

    def piece(self, depth: int) -> tuple[str, int]:
        """Take an atom and what says how often it comes."""
        text, size, single = self.atom(depth)
        times, most, ways = self.quantifier()
        # A group that may come more than once has the ways inside it each time: never tame.
        self.ways *= ways if single or (ways <= _OPTIONAL and most == 1) else _TAME_WAYS + 1
        if times and self.reader.takes("?"):
            times += "?"
        return text + times, size if single else size * most

    def quantifier(self) -> tuple[str, int, int]:
        """Take what says how often.

        Returns:
            It, how often a group would be unrolled, and in how many ways it lets a piece fit.
        """
        sign = self.reader.peek()
        if sign and sign in "?*+":
            return self.reader.take(), 1, _OPTIONAL if sign == "?" else _OPEN
        if sign != "{":
            return "", 1, 1
        self.reader.take()
        least = self.reader.digits()
        text, most = least, least
        if self.reader.takes(","):
            most = self.reader.digits()
            text = f"{least},{most}"
        if not least or not self.reader.takes("}") or max(len(least), len(most)) > 6:
            self.reader.fail("pattern-count")
        times = int(most or least)
        if times < int(least) or times > _MOST_TIMES:
            self.reader.fail("pattern-count")
        freely = times - int(least) if most else _OPEN
        ways = min(freely + _OPTIONAL - 1, _OPEN) if freely else 1
        return f"{{{text}}}", max(times, 1), ways

    def atom(self, depth: int) -> tuple[str, int, bool]:
        """Take an atom; return its text, its size, and whether it is one character."""
        reader = self.reader
        sign = reader.peek()
        if sign == "(":
            return *self.group(depth), False
        if sign in "?*+{}]":
            reader.fail("pattern-sign", sign=sign)
        reader.take()
        if sign in self.signs:
            return self.signs[sign], 1, sign == "."
        if sign == "[":
            return character_class(reader, self.ignore_case), 1, True
        if sign != "\\":
            return self.character(sign), 1, True
        if reader.peek() and reader.peek() in "123456789":
            return self.back_reference(), 1, False
        text = set_escape(reader)
        return (self.character(single_escape(reader)) if text is None else text), 1, True

    def character(self, sign: str) -> str:
        text = range_text(ord(sign), ord(sign), self.ignore_case)
        return f"[{text}]" if self.ignore_case else text

    def group(self, depth: int) -> tuple[str, int]:
        reader = self.reader
        reader.take()
        captures = not reader.takes("?:")
        number = 0
        if captures:
            self.groups += 1
            number = self.groups
        text, size = self.branches(depth + 1)
        if not reader.takes(")"):
            reader.fail("pattern-close")
        self.closed.add(number)
        return f"({'' if captures else '?:'}{text})", size + 1

    def back_reference(self) -> str:
        """Take a number: as many digits as there are groups for. A group without match is empty."""
        self.ways *= _OPEN
        number = int(self.reader.take())
        while self.reader.peek() and self.reader.peek() in "0123456789":
            longer = number * 10 + int(self.reader.peek())
            if longer > self.groups:
                break
            number = longer
            self.reader.take()
        if number not in self.closed:
            self.reader.fail("pattern-group", number=number)
        text = f"(?({number})\\{number})"
        return f"(?i:{text})" if self.ignore_case else text
