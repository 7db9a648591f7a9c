"""From characters to tokens, one at a time: what a name is depends on where it stands.

Source: DMN 1.5, chapter 10.3.1.2, rules 26 to 66.
"""

import re
from decimal import Decimal, DecimalException, Underflow
from typing import NoReturn

from rathaus.rules.errors import FeelSyntaxError
from rathaus.rules.feel.tokens import END, NAME, NUMBER, RESERVED, STRING
from rathaus.rules.messages import message
from rathaus.rules.values.characters import NAME_PART, NAME_START, WHITE
from rathaus.rules.values.numbers import CONTEXT

_BREAKS = "\\n\\x0b\\x0c\\r\\x85\\u2028\\u2029"
_GAP = rf"(?:[{WHITE}]+|//[^{_BREAKS}]*|/\*(?s:.*?)\*/)*+"
SKIP = re.compile(_GAP)
_TOKEN = re.compile(
    rf"{_GAP}(?:([{NAME_START}][{NAME_PART}]*+)"
    r"|([0-9]++(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+|\.[0-9]++(?:[eE][+-]?[0-9]++)?+)"
    rf'|"((?:[^"\\{_BREAKS}\ud800-\udfff]++|\\[^{_BREAKS}\ud800-\udfff])*+)"'
    r"|(\*\*|\.\.|<=|>=|!=|->|[^\s])|)"
)
_NAME, _NUMBER, _STRING = 1, 2, 3

_ESCAPE = re.compile(r"\\(?:([\"'\\])|([nrt])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6}))|(\\[uU])")
_CONTROL = {"n": "\n", "r": "\r", "t": "\t"}
_SHORT = 30


class Lexer:
    """A place in the text and the token that stands there.

    Args:
        text: the whole expression.

    Attributes:
        kind: `NUMBER`, `STRING`, `NAME`, `END`, or the sign or reserved word itself.
        word: the text of the token; of a string what stands between the quotation marks.
        start: where the token begins.
        end: where it ends.
        done: where the token before it ended.
    """

    __slots__ = ("done", "end", "kind", "start", "text", "word")

    def __init__(self, text: str) -> None:
        self.text = text
        self.kind = END
        self.word = ""
        self.start = self.end = self.done = 0

    def advance(self) -> None:
        """Go on to the next token."""
        self.scan(self.end)

    def scan(self, place: int) -> None:
        """Read the token that begins at the place, or after the white space there."""
        found = _TOKEN.match(self.text, place)
        assert found is not None  # it matches the empty text
        self.done = place
        self.end = found.end()
        group = found.lastindex
        if group is None:
            self._nothing()
            return
        self.word = word = found[group]
        self.start = found.start(group)
        if group == _NAME:
            self.kind = word if word in RESERVED else NAME
        elif group == _NUMBER:
            self.kind = NUMBER
        elif group == _STRING:
            self.start -= 1
            self.kind = STRING
        else:
            self.kind = word

    def _nothing(self) -> None:
        self.word = ""
        self.kind = END
        self.start = self.end
        if self.start < len(self.text):
            self.fail("feel-character", self.start, character=f"U+{ord(self.text[self.start]):04X}")

    # --- values of tokens

    def number(self) -> Decimal:
        """Return the value of a number, rounded to 34 digits."""
        if len(self.word) <= _SHORT and "e" not in self.word and "E" not in self.word:
            return Decimal(self.word)
        try:
            return CONTEXT.create_decimal(self.word)
        except Underflow:
            self.fail("feel-number-too-small", self.start)
        except DecimalException:
            self.fail("feel-number-too-large", self.start)

    def string(self) -> str:
        """Return the characters of a string, escapes resolved."""
        if "\\" not in self.word:
            return self.word
        resolved = _ESCAPE.sub(self._escaped, self.word)
        return self._paired(resolved)

    def _escaped(self, found: re.Match[str]) -> str:
        plain, control, short, long, broken = found.groups()
        if plain:
            return plain
        if control:
            return _CONTROL[control]
        place = self.start + 1 + found.start()
        if broken:
            self.fail("feel-escape", place, found=self.word[found.start() : found.start() + 8])
        code = int(short or long, 16)
        if code > 0x10FFFF:
            self.fail("feel-escape", place, found=found.group())
        return chr(code)

    def _paired(self, text: str) -> str:
        """Put together the halves of characters written as `\\uD83D\\uDE00`."""
        if text.isascii():
            return text
        try:
            return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError:
            self.fail("feel-half-character", self.start)

    # --- errors

    def position(self, place: int) -> tuple[int, int]:
        """Return line and column of a place, both from 1."""
        before = self.text[:place]
        return before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1

    def fail(
        self, code: str, place: int, expected: tuple[str, ...] = (), **values: object
    ) -> NoReturn:
        """Raise the error of the code for a place of the text."""
        line, column = self.position(place)
        what = message(code, line=line, column=column, **values)
        raise FeelSyntaxError(what, self.text, line, column, expected)
