"""What all parts of the parser share: scope, nesting, names and errors.

Source: DMN 1.5, chapters 10.3.1.2 and 10.3.1.3 (where a name ends).
"""

import re
from typing import NoReturn

from rathaus.rules.feel.lexer import Lexer
from rathaus.rules.feel.names import Known, NameTable, normal_name
from rathaus.rules.feel.parser.hints import hint_at
from rathaus.rules.feel.tokens import END, NAME, RESERVED, STOPS, STRING
from rathaus.rules.feel.tree import Node, Span
from rathaus.rules.limits import Limits
from rathaus.rules.values.characters import NAME_PART, NAME_START, WHITE

_NEXT_WORD = re.compile(f"[{WHITE}]+([{NAME_PART}]++)(?!\\.[0-9])|'[{NAME_PART}]++")
_WIDE_NAME = rf"([{NAME_START}](?:[{NAME_PART}{WHITE}.'+*\-]|/(?![/*]))*+)"
_GAP = rf"(?:[{WHITE}]++|//.*|/\*(?s:.*?)\*/)*+"
_KEY = re.compile(f"{_WIDE_NAME}{_GAP}:")
_PARAMETER = re.compile(f"{_WIDE_NAME}{_GAP}(?=[:,)])")
_VARIABLE = re.compile(
    rf"([{NAME_START}](?:[{NAME_PART}{WHITE}.'+*/\-])*?)(?=[{WHITE}]in(?![{NAME_PART}]))"
)
_KINDS = ("expression", "name", "type", "key", "text", "end")


class Base(Lexer):
    """The state of a parse.

    Args:
        text: the whole expression.
        names: the names in scope at its start.
        limits: how long and how deep it may be.
    """

    __slots__ = ("depth", "filters", "known", "limits", "members", "ours", "types")

    def __init__(self, text: str, names: NameTable, limits: Limits) -> None:
        super().__init__(text)
        self.limits = limits
        self.depth = 0
        self.filters = 0
        self.known: Known = names.names
        self.members: Known = names.members
        self.types: Known = names.types
        self.ours: set[object] = set()
        if len(text) > limits.source_length:
            self.fail("feel-too-long", 0, limit=limits.source_length)
        self.scan(0)

    # --- the grammar's entrances, filled in by the classes built on this one

    def expression(self) -> Node:
        """Parse any expression (rule 1)."""
        raise NotImplementedError

    def binary(self, level: int) -> Node:
        """Parse what binds at the level or tighter."""
        raise NotImplementedError

    # --- moving

    def take(self, kind: str, *also_possible: str) -> None:
        """Go past a sign or reserved word that must stand here."""
        if self.kind != kind:
            self.unexpected(kind, *also_possible)
        self.advance()

    def close(self, sign: str, opened: int, *also_possible: str) -> None:
        """Go past a closing bracket; where it is missing, tell where the opening one stands."""
        if self.kind == END:
            line, column = self.position(opened)
            opening = {"found": self.text[opened], "from_line": line, "from_column": column}
            expected = (sign, *also_possible)
            self.fail("feel-missing-close", self.start, expected, sign=sign, **opening)
        self.take(sign, *also_possible)

    def span(self, start: int) -> Span:
        """Return the stretch from the place to the end of the last token taken."""
        return Span(start, self.done)

    def deeper(self) -> None:
        """Count a level of nesting; whoever calls it subtracts it again."""
        self.depth += 1
        if self.depth > self.limits.nesting:
            self.fail("feel-nesting", self.start, limit=self.limits.nesting)

    # --- names

    def declare(self, *names: str) -> None:
        """Add names to the scope; `known` keeps the scope as it was."""
        self.known = self.known.adding(names)

    def longest(self, known: Known) -> int:
        """Return where the longest known name that begins here ends, -1 if none does."""
        return known.longest(self.text, self.word, self.end)

    def known_end(self) -> int:
        """Return where the longest name in scope that begins here ends, -1 if none does."""
        end = self.longest(self.known)
        return max(end, self.longest(self.members)) if self.filters else end

    def name(self) -> str:
        """Take a name in scope."""
        if self.word in self.known or self.filters:
            return self.rest_of_name(max(self.end, self.known_end()))
        return self.rest_of_name(self.end)

    def member(self) -> str:
        """Take a name that follows a dot; it may be a reserved word."""
        if self.kind != NAME and self.kind not in RESERVED:
            self.unexpected("name")
        return self.rest_of_name(max(self.end, self.longest(self.members)))

    def rest_of_name(self, end: int) -> str:
        """Take a name known up to the place, and what else belongs to it.

        A word that follows a name can only be more of it, although nobody has declared the
        whole: whoever looks it up will say that it is unknown.
        """
        text, start, word = self.text, self.start, self.word
        simple = end == self.end
        if word == "not" and simple:  # `not a`, where `not(a)` is meant
            self.scan(end)
            return word
        while following := _NEXT_WORD.match(text, end):
            if following[1] in STOPS:
                break
            end = following.end()
            simple = False
        self.scan(end)
        return word if simple else normal_name(text[start:end])

    def key(self) -> str | None:
        """Take a name and the colon behind it, if both stand here."""
        return self._wide_name(_KEY)

    def parameter(self) -> str:
        """Take the name of a formal parameter."""
        name = self._wide_name(_PARAMETER)
        return self._plain_name() if name is None else name

    def variable(self) -> str:
        """Take the name of an iteration's variable and the `in` behind it."""
        name = self._wide_name(_VARIABLE)
        if name is None:
            name = self._plain_name()
        self.take("in")
        return name

    def _plain_name(self) -> str:
        if self.kind != NAME:
            self.unexpected("name")
        return self.rest_of_name(self.end)

    def _wide_name(self, pattern: re.Pattern[str]) -> str | None:
        """Take a name that is only being declared: it goes on to the sign that ends it."""
        if self.kind != NAME and self.kind not in RESERVED:
            return None
        found = pattern.match(self.text, self.start)
        if found is None:
            return None
        self.scan(found.end())
        return normal_name(found[1])

    # --- errors

    def unexpected(self, *expected: str) -> NoReturn:
        """Say that what stands here cannot stand here, and what to write instead."""
        place = self.start
        hint = hint_at(self.text, place, self.kind, expected)
        if hint is not None:
            self.fail(hint.code, hint.place, expected, **hint.values)
        manner = "missing" if self.kind == END else "expected"
        found = f'"{self.word}"' if self.kind == STRING else self.word
        if expected[0] in _KINDS:
            self.fail(f"feel-{manner}-{expected[0]}", place, expected, found=found)
        if len(expected) == 1:
            self.fail(f"feel-{manner}-sign", place, expected, found=found, sign=expected[0])
        first, second = expected[:2]
        self.fail(f"feel-{manner}-signs", place, expected, found=found, first=first, second=second)
