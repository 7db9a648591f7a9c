"""Formulas of goals: arithmetic over measures, with unknown kept unknown.

Grammar::

    sum      = product (("+" | "-") product)*
    product  = sign (("*" | "/") sign)*
    sign     = "-" sign | atom
    atom     = number | measure | function "(" sum ("," sum)* ")" | "(" sum ")"
    function = "min" | "max" | "mean"
    measure  = word ("." word)+ ("[" parameter "]")?
    word     = a-z, then a-z 0-9 _ and inner hyphens

A hyphen inside a word belongs to it, so a difference of measures needs spaces around its minus.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rathaus.kernel.text import Localized
from rathaus.strategy.errors import StrategyError

MAX_LENGTH = 500
MAX_DEPTH = 20
MAX_PARTS = 100

Function = Literal["min", "max", "mean"]
Sign = Literal["+", "-", "*", "/"]


class FormulaError(StrategyError):
    """A formula cannot be read; ``position`` counts characters from 1."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(f"Formel, Zeichen {position}: {message}", field="formula")
        self.position = position


@dataclass(frozen=True, slots=True)
class Number:
    """A constant."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class MeasureName:
    """The value of a measure, ``domain.thing.name`` or ``domain.thing.name[parameter]``."""

    reference: str


@dataclass(frozen=True, slots=True)
class Negative:
    """The opposite of a part."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parts and what is done with them."""

    sign: Sign
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of several parts."""

    function: Function
    parts: tuple["Node", ...]


Node = Number | MeasureName | Negative | Pair | Call


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that could be read; ``measures`` are those it uses, in order, each once."""

    text: str
    root: Node
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The value of a formula, or None with the reason and the measures that are missing."""

    value: Decimal | None
    reason: Localized = Localized("")
    missing: tuple[str, ...] = ()


def parse(text: str) -> Formula:
    """Read a formula.

    Raises:
        FormulaError: with the position and what was expected there.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"höchstens {MAX_LENGTH} Zeichen sind erlaubt", MAX_LENGTH + 1)
    parser = _Parser(_tokens(text), len(text) + 1)
    root = parser.sum(0)
    parser.finish()
    return Formula(text, root, tuple(dict.fromkeys(parser.measures)))


def evaluate(formula: Formula, values: Mapping[str, Decimal | None]) -> Outcome:
    """Compute a formula over the values of its measures.

    A measure that is absent or None is unknown, and whatever depends on it is unknown: nothing
    is ever taken for zero. A division by zero makes the value unknown with that reason.
    """
    missing = tuple(name for name in formula.measures if values.get(name) is None)
    if missing:
        names = ", ".join(missing)
        return Outcome(
            None, Localized(f"Es fehlt noch: {names}", f"Still missing: {names}"), missing
        )
    try:
        return Outcome(_value(formula.root, values))
    except ArithmeticError:
        return Outcome(
            None,
            Localized(
                "Durch null lässt sich nicht teilen; der Nenner ist heute 0.",
                "Division by zero is not possible; the denominator is 0 today.",
            ),
        )


def describe(formula: Formula, titles: Mapping[str, Localized]) -> Localized:
    """Write a formula for people, measures by their titles.

    >>> told = {"a.b": Localized("Haushalte mit Angebot"), "a.c": Localized("alle Haushalte")}
    >>> describe(parse("100 * a.b / a.c"), told).de
    '100 × Haushalte mit Angebot ÷ alle Haushalte'
    """
    return Localized(_told(formula.root, titles, "de", 0), _told(formula.root, titles, "en", 0))


def _value(node: Node, values: Mapping[str, Decimal | None]) -> Decimal:
    match node:
        case Number(value):
            return value
        case MeasureName(reference):
            known = values[reference]
            assert known is not None, "missing measures are sorted out before"
            return known
        case Negative(part):
            return -_value(part, values)
        case Pair(sign, left, right):
            return _combine(sign, _value(left, values), _value(right, values))
        case Call(function, parts):
            numbers = [_value(part, values) for part in parts]
            if function == "mean":
                return sum(numbers, Decimal(0)) / len(numbers)
            return min(numbers) if function == "min" else max(numbers)


def _combine(sign: Sign, left: Decimal, right: Decimal) -> Decimal:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right


_SIGNS: Mapping[Sign, tuple[str, int]] = {
    "+": ("+", 1),
    "-": ("−", 1),
    "*": ("×", 2),
    "/": ("÷", 2),
}
_FUNCTIONS: Mapping[Function, Localized] = {
    "min": Localized("das Kleinste aus", "the smallest of"),
    "max": Localized("das Größte aus", "the largest of"),
    "mean": Localized("der Durchschnitt aus", "the mean of"),
}


def _told(node: Node, titles: Mapping[str, Localized], language: str, binding: int) -> str:
    match node:
        case Number(value):
            text = f"{value:f}"
            return text if language == "en" else text.replace(".", ",")
        case MeasureName(reference):
            title = titles.get(reference)
            return title.in_language(language) if title else reference
        case Negative(part):
            return f"−{_told(part, titles, language, 3)}"
        case Pair(sign, left, right):
            mark, strength = _SIGNS[sign]
            after = strength + 1 if sign in "-/" else strength
            text = (
                f"{_told(left, titles, language, strength)} {mark} "
                f"{_told(right, titles, language, after)}"
            )
            return f"({text})" if strength < binding else text
        case Call(function, parts):
            inner = "; ".join(_told(part, titles, language, 0) for part in parts)
            return f"{_FUNCTIONS[function].in_language(language)} ({inner})"


_WORD = r"[a-z](?:[a-z0-9_]|-(?=[a-z0-9_]))*"
_TOKEN = re.compile(
    rf"(?P<space>\s+)|(?P<number>\d{{1,15}}(?:\.\d{{1,10}})?)"
    rf"|(?P<measure>{_WORD}(?:\.{_WORD})+(?:\[[\w.:=/,\- ]{{1,80}}\])?)"
    rf"|(?P<function>(?:min|max|mean)(?=\s*\())|(?P<sign>[-+*/(),])",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


def _tokens(text: str) -> list[_Token]:
    found, place = [], 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise FormulaError(f"„{text[place]}“ ist hier nicht zu verstehen", place + 1)
        kind = str(match.lastgroup)
        if kind != "space":
            found.append(_Token(kind, match.group(), place + 1))
        place = match.end()
    if len(found) > MAX_PARTS * 2:
        raise FormulaError("die Formel hat zu viele Teile", found[MAX_PARTS * 2].position)
    return found


class _Parser:
    """Recursive descent over the tokens; depth is bounded, so a formula cannot exhaust us."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens, self._place, self._end = tokens, 0, end
        self.measures: list[str] = []

    def sum(self, depth: int) -> Node:
        """Read a sum."""
        node = self._product(depth)
        while (sign := self._take("+", "-")) is not None:
            right = self._product(depth)
            node = Pair("+" if sign == "+" else "-", node, right)
        return node

    def finish(self) -> None:
        """Make sure that nothing is left over."""
        if self._place < len(self._tokens):
            token = self._tokens[self._place]
            raise FormulaError(f"„{token.text}“ passt hier nicht", token.position)

    def _product(self, depth: int) -> Node:
        node = self._sign(depth)
        while (sign := self._take("*", "/")) is not None:
            right = self._sign(depth)
            node = Pair("*" if sign == "*" else "/", node, right)
        return node

    def _sign(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise FormulaError("zu tief verschachtelt", self._position())
        return Negative(self._sign(depth + 1)) if self._take("-") else self._atom(depth)

    def _atom(self, depth: int) -> Node:
        if self._take("("):
            inner = self.sum(depth + 1)
            self._expect(")")
            return inner
        if self._place >= len(self._tokens):
            raise FormulaError("hier fehlt eine Zahl oder eine Messgröße", self._end)
        token = self._tokens[self._place]
        self._place += 1
        if token.kind == "number":
            return Number(Decimal(token.text))
        if token.kind == "measure":
            self.measures.append(token.text)
            return MeasureName(token.text)
        if token.kind == "function":
            return self._call(token.text, depth)
        raise FormulaError(
            f"statt „{token.text}“ wird eine Zahl oder eine Messgröße erwartet", token.position
        )

    def _call(self, name: str, depth: int) -> Node:
        self._expect("(")
        parts = [self.sum(depth + 1)]
        while self._take(","):
            parts.append(self.sum(depth + 1))
        self._expect(")")
        function: Function = "min" if name == "min" else "max" if name == "max" else "mean"
        return Call(function, tuple(parts))

    def _take(self, *texts: str) -> str | None:
        if self._place < len(self._tokens) and self._tokens[self._place].text in texts:
            self._place += 1
            return self._tokens[self._place - 1].text
        return None

    def _expect(self, text: str) -> None:
        if self._take(text) is None:
            raise FormulaError(f"hier fehlt „{text}“", self._position())

    def _position(self) -> int:
        if self._place < len(self._tokens):
            return self._tokens[self._place].position
        return self._end
