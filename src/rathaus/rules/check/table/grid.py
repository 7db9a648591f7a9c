"""A table as boxes over atoms: columns, their domains, and which rules hold where."""

from collections.abc import Sequence
from dataclasses import dataclass

from rathaus.rules.check.table.universes import NULL, Universe
from rathaus.rules.check.table.verdicts import Verdict, bits, key_of

_BLOCK = 16
"""Atoms that are looked up one by one."""

Source = tuple[str, ...]
"""An input, or a part of one: `("applicant", "age")`."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of inputs.

    Args:
        heading: what people call it.
        universe: its atoms.
        domain: the atoms that may occur: certainly (`must_yes`), perhaps (`can_yes`).
        cells: the verdict of each rule's cell.
        sure: whether each value of the domain can really occur.
        sources: what it depends on; two columns that share a source do not vary freely; None
            when not known.
    """

    heading: str
    universe: Universe
    domain: Verdict
    cells: tuple[Verdict, ...]
    sure: bool = True
    sources: frozenset[Source] | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A column prepared for a search: atoms that the same rules hold for are one class.

    Args:
        classes: atoms of each class.
        rules: the rules that hold for each class, as bits.
    """

    classes: tuple[int, ...]
    rules: tuple[int, ...]

    def within(self, atoms: int) -> "Side":
        """Keep what lies in a set of atoms."""
        kept = [
            (part & atoms, rules)
            for part, rules in zip(self.classes, self.rules, strict=True)
            if part & atoms
        ]
        return Side(tuple(part for part, _ in kept), tuple(rules for _, rules in kept))

    def rules_for(self, atoms: int) -> int:
        """Give the rules that hold for one of the atoms, as bits."""
        found = 0
        for part, rules in zip(self.classes, self.rules, strict=True):
            if part & atoms:
                found |= rules
        return found


class Finder:
    """Finds the rules of a side for many sets of atoms, without a look at all classes for each.

    The atoms stand in blocks, and the blocks in a tree whose nodes hold the rules of all below.
    """

    def __init__(self, side: Side) -> None:
        size = max((part.bit_length() for part in side.classes), default=0)
        self._atoms = [0] * size
        for part, rules in zip(side.classes, side.rules, strict=True):
            for atom in bits(part):
                self._atoms[atom] = rules
        blocks = [_union(self._atoms[at : at + _BLOCK]) for at in range(0, size, _BLOCK)]
        self._tree = [0] * len(blocks) + blocks
        for node in range(len(blocks) - 1, 0, -1):
            self._tree[node] = self._tree[2 * node] | self._tree[2 * node + 1]

    def rules_for(self, atoms: int) -> int:
        """Give the rules that hold for one of the atoms, as bits."""
        ends = bits(atoms ^ (atoms << 1))
        found = 0
        for start, end in zip(ends[::2], ends[1::2], strict=True):
            found |= self._rules_of_run(start, min(end, len(self._atoms)))
        return found

    def _rules_of_run(self, start: int, end: int) -> int:
        first, last = -(-start // _BLOCK), end // _BLOCK
        if first >= last:
            return _union(self._atoms[start:end])
        found = _union(self._atoms[start : first * _BLOCK])
        found |= _union(self._atoms[last * _BLOCK : end])
        half = len(self._tree) // 2
        low, high = first + half, last + half
        while low < high:
            if low & 1:
                found |= self._tree[low]
                low += 1
            if high & 1:
                high -= 1
                found |= self._tree[high]
            low >>= 1
            high >>= 1
        return found


def _union(sets: Sequence[int]) -> int:
    found = 0
    for each in sets:
        found |= each
    return found


def side_of(cells: Sequence[int], domain: int) -> Side:
    """Prepare a column: the cells as sets of atoms, one for each rule."""
    rules_of_cell: dict[bytes, tuple[int, int]] = {}
    for number, cell in enumerate(cells):
        part = cell & domain
        if part:
            key = key_of(part)
            rules_of_cell[key] = part, rules_of_cell.get(key, (0, 0))[1] | 1 << number
    changes: dict[int, int] = {}
    for cell, rules in rules_of_cell.values():
        for atom in bits(cell ^ (cell << 1)):
            changes[atom] = changes.get(atom, 0) ^ rules
    classes: dict[bytes, tuple[int, int]] = {}
    current = 0
    start = 0
    for atom in sorted({*changes, domain.bit_length()}):
        stretch = ((1 << atom) - (1 << start)) & domain
        if stretch:
            key = key_of(current)
            classes[key] = classes.get(key, (0, 0))[0] | stretch, current
        current ^= changes.get(atom, 0)
        start = atom
    return Side(
        tuple(atoms for atoms, _ in classes.values()), tuple(rules for _, rules in classes.values())
    )


def can_occur(columns: Sequence[Column], box: Sequence[int]) -> bool:
    """Tell whether inputs can certainly fall into a box (and not only as far as is known)."""
    bound = [
        column for column, part in zip(columns, box, strict=True) if column.domain.must_yes & ~part
    ]
    if not all(column.sure for column in bound):
        return False
    if len(bound) < 2:
        return True
    seen: list[Source] = []
    for column in bound:
        if column.sources is None or any(
            _related(one, other) for one in column.sources for other in seen
        ):
            return False
        seen.extend(column.sources)
    return True


def _related(one: Source, other: Source) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def cautious_sides(columns: Sequence[Column]) -> list[Side]:
    """Take cells at their widest: a rule counts wherever it may hold."""
    return [
        side_of([cell.can_yes for cell in column.cells], column.domain.must_yes)
        for column in columns
    ]


def certain_sides(columns: Sequence[Column]) -> list[Side]:
    """Take cells at their narrowest: a rule counts only where it certainly holds."""
    return [
        side_of([cell.must_yes for cell in column.cells], column.domain.must_yes)
        for column in columns
    ]


def masking_sides(columns: Sequence[Column], with_null: bool) -> list[Side]:
    """Take cells at their narrowest, over all that may occur."""
    return [
        side_of(
            [cell.must_yes for cell in column.cells],
            column.domain.can_yes | NULL if with_null else column.domain.can_yes & ~NULL,
        )
        for column in columns
    ]
