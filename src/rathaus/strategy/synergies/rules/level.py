"""What people read of a likelihood: very alike, alike, or one follows the other."""

from enum import StrEnum

from rathaus.strategy.synergies.rules.weights import ALIKE, VERY_ALIKE


class Level(StrEnum):
    """What people read of a likelihood."""

    VERY_ALIKE = "very-alike"
    ALIKE = "alike"
    FOLLOW_UP = "follow-up"


def level(value: float, *, follows: bool) -> Level | None:
    """Return what to call a pair, or None when it is not to be suggested.

    Args:
        value: its likelihood.
        follows: one of the two needs the other, or says that it continues it.
    """
    if follows:
        return Level.FOLLOW_UP
    if value >= VERY_ALIKE:
        return Level.VERY_ALIKE
    return Level.ALIKE if value >= ALIKE else None
