"""What stands in brackets: lists, ranges, contexts, and the tests after `in`.

Source: DMN 1.5, chapter 10.3.1.2, rules 7 to 12, 18, 34 and 55 to 59.
"""

import re

from rathaus.rules.feel.lexer import SKIP
from rathaus.rules.feel.parser.types import Types
from rathaus.rules.feel.tokens import COMPARISONS, END, LEVEL_SUM, NAME, NUMBER, STRING
from rathaus.rules.feel.tree import (
    ComparisonTest,
    Context,
    Entry,
    List,
    Node,
    Range,
)
from rathaus.rules.values.characters import NAME_PART

# After the `[` of `1..5[`: what could not begin the condition of a filter.
_CLOSED = re.compile(
    rf"(?:$|[)\],}}=<>!*/+]|\.(?![0-9])"
    rf"|(?:and|or|in|between|instance|then|else|return|satisfies)(?![{NAME_PART}]))"
)
# What may follow the `]` of `]1..5]`; and what does so in a list, but follows no empty list.
_OPENED_IN_LIST = frozenset({NUMBER, STRING, NAME, "@"})
_OPENED_ANYWHERE = _OPENED_IN_LIST | {"-", "(", "null"}
_RANGE_END = (")", "]", "[")


class Brackets(Types):
    """Parses lists, ranges and contexts."""

    __slots__ = ("range_end",)

    range_end: int

    def bracketed(self) -> Node:
        """Parse `(a)`, `(a..b)` or `(< a)` (rules 2k, 8 and 57)."""
        start = self.start
        self.advance()
        if self.kind in COMPARISONS:
            node = self.test()
            self.close(")", start)
            return node
        node = self.expression()
        if self.kind == "..":
            return self.range_from(start, node, included=False)
        self.close(")", start)
        return node

    def test(self) -> Node:
        """Parse one test of a cell or after `in` (rules 7 and 13)."""
        if self.kind not in COMPARISONS:
            return self.expression()
        start = self.start
        operator = COMPARISONS[self.kind]
        self.advance()
        self.deeper()
        right = self.binary(LEVEL_SUM)
        self.depth -= 1
        return ComparisonTest(operator, right, span=self.span(start))

    def range_from(self, start: int, low: Node, included: bool) -> Node:
        """Parse the rest of a range whose lower end has been read (rule 8)."""
        self.take("..")
        outer = self.range_end
        self.range_end = self.depth + 1
        high = self.expression()
        self.range_end = outer
        if self.kind not in _RANGE_END:
            self.close("]", start, ")")
        high_included = self.kind == "]"
        self.advance()
        return Range(low, high, included, high_included, span=self.span(start))

    def closes_range(self) -> bool:
        """Say whether the `[` here ends a range, as in `[1..5[`, and begins no filter."""
        if self.range_end != self.depth:
            return False
        skipped = SKIP.match(self.text, self.end)
        return skipped is None or _CLOSED.match(self.text, skipped.end()) is not None

    def open_range(self) -> Node:
        """Parse `]a..b]` (rule 10)."""
        start = self.start
        if not self._opens_range(_OPENED_ANYWHERE):
            self.unexpected("expression")
        self.advance()
        return self.range_from(start, self.expression(), included=False)

    def list_or_range(self) -> Node:
        """Parse `[a, b]` or `[a..b]` (rules 8 and 56)."""
        start = self.start
        self.advance()
        items: list[Node] = []
        if self.kind == "]" and not self._opens_range():
            self.advance()
            return List((), span=self.span(start))
        while True:
            comparison = self.kind in COMPARISONS
            items.append(self.test())
            if self.kind == ".." and len(items) == 1 and not comparison:
                return self.range_from(start, items[0], included=True)
            if self.kind != ",":
                break
            self.advance()
        self.close("]", start, ",")
        return List(tuple(items), span=self.span(start))

    def _opens_range(self, behind: frozenset[str] = _OPENED_IN_LIST) -> bool:
        """Say whether the `]` here begins a range, as the second sign of `[]1..5]]` does."""
        place = self.done
        self.advance()
        opens = self.kind in behind
        self.scan(place)
        return opens

    def context(self) -> Node:
        """Parse `{a: 1, "b c": a + 1}` (rules 57 to 59)."""
        start = self.start
        self.advance()
        scope, ours = self.known, set[object]()
        entries: list[Entry] = []
        while self.kind != "}":
            if entries:
                self._separator(start)
            entries.append(self._entry(ours))
        self.advance()
        self.known = scope
        return Context(tuple(entries), span=self.span(start))

    def _separator(self, opened: int) -> None:
        if self.kind == END:
            self.close("}", opened, ",")
        self.take(",", "}")

    def _entry(self, ours: set[object]) -> Entry:
        start = self.start
        if self.kind == STRING:
            key: str | None = self.string()
            self.advance()
            self.take(":")
        else:
            key = self.key()
        if key is None:
            self.unexpected("key")
        value = self.expression()
        self.known = self.known.adding((key,), ours)
        self.members = self.members.adding((key,), self.ours)
        return Entry(key, value, span=self.span(start))
