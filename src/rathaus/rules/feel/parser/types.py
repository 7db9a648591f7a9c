"""Types as they are written: `number`, `list<string>`, `function<number> -> string`.

Source: DMN 1.5, chapter 10.3.1.2, rules 52 to 54.
"""

import re

from rathaus.rules.feel.parser.base import Base
from rathaus.rules.feel.tokens import NAME
from rathaus.rules.feel.tree import ContextOf, FunctionOf, ListOf, NamedType, Node, RangeOf
from rathaus.rules.values.characters import NAME_PART

_SIGNED = re.compile(f"[{NAME_PART}]++(?:[-/'+*][{NAME_PART}]++)*+")


class Types(Base):
    """Parses types."""

    __slots__ = ()

    def type(self) -> Node:
        """Parse a type (rule 52)."""
        self.deeper()
        start = self.start
        word = self.word
        node: Node
        if word not in {"list", "range", "context", "function"} or not self._generic():
            node = NamedType(self._type_name(), span=self.span(start))
        elif word == "context":
            node = ContextOf(self._fields(), span=self.span(start))
        elif word == "function":
            parameters = self._type_list()
            self.take("->")
            node = FunctionOf(parameters, self.type(), span=self.span(start))
        else:
            of = self.type()
            self._close()
            make = ListOf if word == "list" else RangeOf
            node = make(of, span=self.span(start))
        self.depth -= 1
        return node

    def _generic(self) -> bool:
        """Take `list<` and its kin; leave a type that only bears such a name."""
        place = self.done
        self.advance()
        if self.kind == "<":
            self.advance()
            return True
        self.scan(place)
        return False

    def _close(self) -> None:
        """Take a `>`, also the first half of `>=`."""
        if self.kind == ">=":
            self.scan(self.start + 1)
        else:
            self.take(">", ",")

    def _type_name(self) -> str:
        """Take a name, or several with dots: types of imported models."""
        if self.kind not in {NAME, "function", "null"}:
            self.unexpected("type")
        name = self._part_of_type_name()
        while self.kind == ".":
            self.advance()
            if self.kind not in {NAME, "function", "null"}:
                self.unexpected("type")
            name = f"{name}.{self._part_of_type_name()}"
        return name

    def _part_of_type_name(self) -> str:
        """Take a name in which signs may stand undeclared: nobody calculates with types."""
        simple = _SIGNED.match(self.text, self.start)
        return self.rest_of_name(max(simple.end() if simple else -1, self.longest(self.types)))

    def _type_list(self) -> tuple[Node, ...]:
        types: list[Node] = []
        while self.kind != ">":
            if types:
                self.take(",", ">")
            types.append(self.type())
        self.advance()
        return tuple(types)

    def _fields(self) -> tuple[tuple[str, Node], ...]:
        fields: list[tuple[str, Node]] = []
        while self.kind not in {">", ">="}:
            if fields:
                self.take(",", ">")
            name = self.key()
            if name is None:
                self.unexpected("key")
            fields.append((name, self.type()))
        self._close()
        return tuple(fields)
