"""Public lists whose headings leave something out that everybody who uses them knows."""

from collections.abc import Iterable
from dataclasses import dataclass

from rathaus.strategy.lists.values import fold


@dataclass(frozen=True, slots=True)
class KnownList:
    """A family of lists, recognised by headings that stand together in no other.

    ``scale`` is what bare amounts are counted in; ``reference`` says where that is written.
    """

    name: str
    headings: frozenset[str]
    scale: int = 1
    currency: str = ""
    dollar: str = "USD"
    reference: str = ""


_KNOWN = (
    KnownList(
        "Government Major Projects Portfolio",
        frozenset({"colourrating", "descriptionaims"}),
        scale=1_000_000,
        currency="GBP",
        reference="IPA annual report: all amounts in £m",
    ),
    KnownList(
        "Large Government of Canada IT projects",
        frozenset({"deptacronym", "uniqueid", "totalbudget"}),
        currency="CAD",
        dollar="CAD",
        reference="Order paper questions of the House of Commons of Canada",
    ),
)


def recognise_list(headings: Iterable[str]) -> KnownList | None:
    """Return the family that a list with these headings belongs to, if it is a known one."""
    folded = {fold(heading) for heading in headings}
    for known in _KNOWN:
        if known.headings <= folded:
            return known
    return None
