"""The values of a column, split into atoms.

Bit 0 of a set is null; the other atoms follow in order. Sets are integers.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from functools import reduce

from rathaus.rules.check.table.conditions import (
    Always,
    Both,
    Condition,
    Either,
    Is,
    IsTrue,
    Never,
    Not,
    Undefined,
    constants_of,
)
from rathaus.rules.check.table.scales import SCALES, Key, Kind, kind_of
from rathaus.rules.check.table.verdicts import Verdict, anything, bits, verdict
from rathaus.rules.feel.tree import Comparison
from rathaus.rules.values.text import literal_of

NULL = 1
"""The set that holds only null."""

_MOST_WORDS = 12
"""Parts of a set that are said before it is cut short."""


class Universe(ABC):
    """All values of a kind and null, split into atoms.

    Args:
        size: atoms, null included.
    """

    kind: Kind | None
    size: int

    @property
    def values(self) -> int:
        """All atoms but null."""
        return (1 << self.size) - 2

    @property
    def all(self) -> int:
        """All atoms."""
        return (1 << self.size) - 1

    def judge(self, condition: Condition) -> Verdict:
        """Tell for which atoms the condition holds."""
        match condition:
            case Both(parts):
                return reduce(Verdict.__and__, map(self.judge, parts), verdict(self.all, 0))
            case Either(parts):
                return reduce(Verdict.__or__, map(self.judge, parts), verdict(0, self.all))
            case Not(part):
                return self.judge(part).negated()
            case Is(operator, None):
                return self._judge_null(operator)
            case Is(operator, constant):
                return self._judge_is(operator, constant)
        return self._judge_plain(condition)

    def _judge_plain(self, condition: Condition) -> Verdict:
        match condition:
            case Always(answer):
                return verdict(self.all, 0) if answer else verdict(0, self.all)
            case Undefined():
                return verdict(0, 0)
            case Never():
                return Verdict(0, 0, 0, self.all)
            case IsTrue():
                return self._judge_true()
        return anything(self.all)

    def _judge_true(self) -> Verdict:
        if self.kind is not Kind.BOOLEAN:
            return verdict(self.values, NULL)
        return _with_null(self._judge_known(Comparison.EQUAL, True), no=True)

    def _judge_null(self, operator: Comparison) -> Verdict:
        if operator is Comparison.EQUAL:
            return verdict(NULL, self.values)
        return verdict(self.values, NULL) if operator is Comparison.UNEQUAL else verdict(0, 0)

    def _judge_is(self, operator: Comparison, constant: object) -> Verdict:
        kind = kind_of(constant)
        if self.kind is None or kind is None:
            return anything(self.all)
        if kind is not self.kind:
            return self._judge_foreign(operator)
        found = self._judge_known(operator, constant)
        if operator is Comparison.EQUAL:
            return _with_null(found, no=True)
        return _with_null(found, no=False) if operator is Comparison.UNEQUAL else found

    def _judge_foreign(self, operator: Comparison) -> Verdict:
        """A value of another kind never matches; whether its negation does is left open."""
        if operator is Comparison.UNEQUAL:
            return Verdict(0, self.all, 0, 0)
        return Verdict(0, 0, 0, self.all)

    @abstractmethod
    def _judge_known(self, operator: Comparison, constant: object) -> Verdict:
        """Judge a constant of the own kind; null is left out."""

    @abstractmethod
    def _sample_of(self, atom: int) -> object:
        """Give a value of an atom that is not null."""

    @abstractmethod
    def _words_of(self, atoms: int) -> list[str]:
        """Say a set without null, that is neither empty nor all, as FEEL tests."""

    def sample(self, atoms: int) -> object:
        """Give a value of a set that is not empty; null only when there is no other."""
        others = atoms & ~NULL
        if not others:
            return None
        return min(
            (self._sample_of(atom) for atom in bits(others)[:8]),
            key=lambda value: len(literal_of(value)),
        )

    def words(self, atoms: int) -> str:
        """Say a set as FEEL tests, such as `< 5, [10..20)`."""
        if atoms in {self.all, self.values}:
            return "-"
        parts = self._words_of(atoms & ~NULL) if atoms & ~NULL else []
        if len(parts) > _MOST_WORDS:
            parts[_MOST_WORDS:] = ["…"]
        if atoms & NULL:
            parts.append("null")
        return ", ".join(parts)


def _with_null(found: Verdict, no: bool) -> Verdict:
    if no:
        return Verdict(found.must_yes, found.can_yes, found.must_no | NULL, found.can_no | NULL)
    return Verdict(found.must_yes | NULL, found.can_yes | NULL, found.must_no, found.can_no)


class Choices(Universe):
    """Values without order: texts or booleans. `other` values may exist beside the known ones."""

    def __init__(self, kind: Kind, known: Iterable[object], other: bool) -> None:
        self.kind = kind
        self.known = tuple(dict.fromkeys(known))
        self.other = other
        self.size = 1 + len(self.known) + other
        self._bits = {value: 1 << index for index, value in enumerate(self.known, 1)}

    @property
    def other_bit(self) -> int:
        """The set of the values that are not known; empty when there are none."""
        return 1 << (self.size - 1) if self.other else 0

    def _judge_known(self, operator: Comparison, constant: object) -> Verdict:
        bit = self._bits.get(constant, 0)
        if operator is Comparison.EQUAL:
            return verdict(bit, self.values & ~bit)
        if operator is Comparison.UNEQUAL:
            return verdict(self.values & ~bit, bit)
        return anything(self.all)

    def _sample_of(self, atom: int) -> object:
        if atom <= len(self.known):
            return self.known[atom - 1]
        name, number = "other", 1
        while name in self._bits:
            number += 1
            name = f"other {number}"
        return name

    def _words_of(self, atoms: int) -> list[str]:
        if atoms & self.other_bit:
            left_out = [literal_of(self.known[bit - 1]) for bit in bits(self.values & ~atoms)]
            return [f"not({', '.join(left_out)})"]
        return [literal_of(self.known[bit - 1]) for bit in bits(atoms)]


class Line(Universe):
    """Values in order: points, and the stretches between them."""

    def __init__(self, kind: Kind, points: Iterable[Key]) -> None:
        self.kind = kind
        self._scale = SCALES[kind]
        ordered = sorted(set(points))
        self._atoms: list[tuple[Key | None, Key | None]] = []
        self._points: dict[Key, int] = {}
        low: Key | None = None
        for point in ordered:
            self._add_stretch(low, point)
            self._points[point] = len(self._atoms) + 1
            self._atoms.append((point, point))
            low = point
        self._add_stretch(low, None)
        self.size = 1 + len(self._atoms)

    def _add_stretch(self, low: Key | None, high: Key | None) -> None:
        if self._scale.between(low, high) is not None:
            self._atoms.append((low, high))

    def _judge_known(self, operator: Comparison, constant: object) -> Verdict:
        key = self._scale.key(constant)
        place = None if key is None else self._points.get(key)
        if place is None:
            return anything(self.all)
        same = 1 << place
        below = (same - 1) & ~NULL
        above = self.values & ~below & ~same
        yes = {
            Comparison.EQUAL: same,
            Comparison.UNEQUAL: below | above,
            Comparison.LESS: below,
            Comparison.LESS_EQUAL: below | same,
            Comparison.GREATER: above,
            Comparison.GREATER_EQUAL: above | same,
        }[operator]
        return verdict(yes, self.values & ~yes)

    def _sample_of(self, atom: int) -> object:
        low, high = self._atoms[atom - 1]
        if low is not None and low == high:
            return self._scale.value(low)
        position = self._scale.between(low, high)
        assert position is not None
        return self._scale.value(position)

    def _words_of(self, atoms: int) -> list[str]:
        left_out = self.values & ~atoms
        single = bits(left_out)
        if 0 < len(single) < 4 and all(map(self._is_point, single)):
            points = [literal_of(self._sample_of(atom)) for atom in single]
            return [f"not({', '.join(points)})"]
        return [self._say(run) for run in _runs(bits(atoms))]

    def _is_point(self, atom: int) -> bool:
        low, high = self._atoms[atom - 1]
        return low is not None and low == high

    def is_between_whole_numbers(self, atoms: int) -> bool:
        """Tell whether a set of numbers holds only what lies between neighbouring whole ones."""
        ends = [self._atoms[atom - 1] for atom in bits(atoms & ~NULL)]
        return self.kind is Kind.NUMBER and all(
            low is not None and high is not None and low.denominator == 1 and high == low + 1
            for low, high in ends
        )

    def _say(self, run: Sequence[int]) -> str:
        first, last = run[0], run[-1]
        low, high = self._atoms[first - 1][0], self._atoms[last - 1][1]
        if low is not None and low == high:
            return literal_of(self._scale.value(low))
        if low is None and high is None:
            return "-"
        if low is None:
            return f"{'<=' if self._is_point(last) else '<'} {self._literal(high)}"
        if high is None:
            return f"{'>=' if self._is_point(first) else '>'} {self._literal(low)}"
        opening = "[" if self._is_point(first) else "("
        closing = "]" if self._is_point(last) else ")"
        return f"{opening}{self._literal(low)}..{self._literal(high)}{closing}"

    def _literal(self, key: Key | None) -> str:
        assert key is not None
        return literal_of(self._scale.value(key))


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


class Opaque(Universe):
    """Values nothing is known about: one atom for all."""

    kind = None
    size = 2

    def judge(self, condition: Condition) -> Verdict:
        """Know only what holds for every value."""
        if isinstance(condition, Always | Undefined):
            return super().judge(condition)
        return anything(self.all)

    def _judge_known(self, operator: Comparison, constant: object) -> Verdict:
        return anything(self.all)

    def _sample_of(self, atom: int) -> object:
        return None

    def _words_of(self, atoms: int) -> list[str]:
        return ["-"]


_SAMENESS = {Comparison.EQUAL, Comparison.UNEQUAL}


def universe_for(kind: Kind | None, conditions: Iterable[Condition]) -> Universe:
    """Split the values of a kind by the constants of conditions.

    Args:
        kind: None when not declared: then the constants tell, if they agree.
    """
    used = [pair for condition in conditions for pair in constants_of(condition)]
    constants = [constant for _, constant in used if constant is not None]
    if kind is None:
        kinds = {kind_of(constant) for constant in constants}
        if len(kinds) != 1:
            return Opaque()
        (kind,) = kinds
    if kind is None:
        return Opaque()
    own = [constant for constant in constants if kind_of(constant) is kind]
    if kind is Kind.BOOLEAN:
        return Choices(kind, (True, False), other=False)
    if kind is Kind.TEXT and all(operator in _SAMENESS for operator, _ in used):
        return Choices(kind, own, other=True)
    keys = [SCALES[kind].key(constant) for constant in own]
    return Line(kind, [key for key in keys if key is not None])
