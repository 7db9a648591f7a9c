"""What a cell says about the atoms of its column, in three truth values and with doubt."""

from dataclasses import dataclass

_FEW = 16
"""Bits that are taken one by one; each takes a walk over the whole number."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Sets of atoms as bits of an integer.

    A cell is true, false or null for an atom (null never matches, and stays null when negated).
    Where a cell holds more than can be told without evaluating, several may be possible.

    Args:
        must_yes: atoms for which it is certainly true.
        can_yes: atoms for which it may be true.
        must_no: atoms for which it is certainly false.
        can_no: atoms for which it may be false.
    """

    must_yes: int
    can_yes: int
    must_no: int
    can_no: int

    def __and__(self, other: "Verdict") -> "Verdict":
        return Verdict(
            self.must_yes & other.must_yes,
            self.can_yes & other.can_yes,
            self.must_no | other.must_no,
            self.can_no | other.can_no,
        )

    def __or__(self, other: "Verdict") -> "Verdict":
        return Verdict(
            self.must_yes | other.must_yes,
            self.can_yes | other.can_yes,
            self.must_no & other.must_no,
            self.can_no & other.can_no,
        )

    def negated(self) -> "Verdict":
        """Swap true and false."""
        return Verdict(self.must_no, self.can_no, self.must_yes, self.can_yes)

    @property
    def certain(self) -> bool:
        """Whether it is known for every atom if the cell is true."""
        return self.must_yes == self.can_yes


def verdict(yes: int, no: int) -> Verdict:
    """Make a verdict without doubt."""
    return Verdict(yes, yes, no, no)


def anything(atoms: int) -> Verdict:
    """Doubt everything about these atoms."""
    return Verdict(0, atoms, 0, atoms)


def key_of(mask: int) -> bytes:
    """Return what stands for a set in a dict.

    The hash of an integer is its remainder by 2**61 - 1: sets of one bit each have 61 hashes in
    all, and a dict of thousands of them would be a list.
    """
    return mask.to_bytes(mask.bit_length() // 8 + 1, "little")


def bits(mask: int) -> list[int]:
    """List the numbers of the bits that are set, rising."""
    if mask.bit_count() > _FEW:
        return [number for number, digit in enumerate(reversed(f"{mask:b}")) if digit == "1"]
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found
