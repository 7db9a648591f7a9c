"""Groups of projects of which each resembles each: what an action plan may be made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SMALLEST = 3
LARGEST = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Projects that resemble each other; ``likelihood`` is that of the least alike pair."""

    projects: tuple[str, ...]
    likelihood: float


def groups(
    alike: Mapping[tuple[str, str], float], apart: Iterable[tuple[str, str]] = ()
) -> list[Group]:
    """Return groups by complete linkage: no two projects in one that were not found alike.

    Args:
        alike: likelihood of every suggested or accepted pair.
        apart: pairs that people said are not alike; they never stand in one group.

    Returns:
        The largest first; no project stands in two of them.
    """
    never = {frozenset(pair) for pair in apart}
    known = {frozenset(pair): value for pair, value in alike.items()}
    home: dict[str, set[str]] = {}
    for one, other in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        left, right = home.setdefault(one, {one}), home.setdefault(other, {other})
        if left is right or len(left) + len(right) > LARGEST:
            continue
        between = [frozenset((a, b)) for a in left for b in right]
        if any(pair in never or pair not in known for pair in between):
            continue
        left |= right
        for member in right:
            home[member] = left
    found = {id(members): members for members in home.values() if len(members) >= SMALLEST}
    made = [_group(members, known) for members in found.values()]
    return sorted(made, key=lambda group: (-len(group.projects), -group.likelihood, group.projects))


def _group(members: set[str], known: Mapping[frozenset[str], float]) -> Group:
    ordered = tuple(sorted(members))
    least = min(known[frozenset((a, b))] for a in ordered for b in ordered if a < b)
    return Group(ordered, least)
