"""Comparing a whole portfolio, or one text with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from rathaus.strategy.document import Project
from rathaus.strategy.synergies.rules import candidates
from rathaus.strategy.synergies.rules.features import features
from rathaus.strategy.synergies.rules.followup import builds_on, continues
from rathaus.strategy.synergies.rules.level import Level, level
from rathaus.strategy.synergies.rules.likelihood import likelihood
from rathaus.strategy.synergies.rules.matrices import Space, Table
from rathaus.strategy.synergies.rules.profile import Profile, Profiler
from rathaus.strategy.synergies.rules.reasons import Reason, reasons
from rathaus.strategy.synergies.rules.vocabulary import Vocabulary
from rathaus.strategy.synergies.rules.weights import ALIKE

CHUNK = 50_000
"""Pairs judged at once; bounds the memory."""
MOST = 10
"""Suggestions that each project keeps at least, when it has so many."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two projects that resemble each other.

    Args:
        one, other: ids; of a pair within a portfolio the smaller one first.
        likelihood: between 0 and 1.
        level: what people read of it.
        reasons: what the two share.
    """

    one: str
    other: str
    likelihood: float
    level: Level
    reasons: tuple[Reason, ...]


class Portfolio:
    """Projects ready to be compared."""

    def __init__(self, projects: Iterable[Project], vocabulary: Vocabulary) -> None:
        known = tuple(projects)
        self._vocabulary = vocabulary
        self._profiler = Profiler(vocabulary, known)
        profiles = [self._profiler.profile(project) for project in known]
        self._space, self._table = Space.of(profiles)

    def alike(self) -> list[Alike]:
        """Return every pair worth suggesting, the likeliest first."""
        ones, others = candidates.pairs(self._table)
        found: list[tuple[float, int, int]] = []
        for start in range(0, len(ones), CHUNK):
            span = slice(start, start + CHUNK)
            found += self._suggested(self._table, ones[span], others[span])
        kept = _best_of_each(sorted(found, reverse=True))
        profiles = self._table.profiles
        return [self._pair(*_sorted(profiles[i], profiles[j]), value) for value, i, j in kept]

    def likelihoods(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the likelihood of given pairs of ids, suggested or not."""
        place = {profile.key: row for row, profile in enumerate(self._table.profiles)}
        rows = np.array([[place[one], place[other]] for one, other in pairs]).reshape(-1, 2)
        values = likelihood(features(self._table, rows[:, 0], self._table, rows[:, 1]))
        return [float(value) for value in values]

    def like(self, project: Project) -> list[Alike]:
        """Return the projects that one outside the portfolio resembles, the likeliest first."""
        query = self._space.table([self._profiler.profile(project)])
        near = candidates.near(query, self._table)
        found = sorted(self._suggested(query, np.zeros_like(near), near), reverse=True)
        outside, profiles = query.profiles[0], self._table.profiles
        return [
            self._pair(outside, profiles[j], value)
            for value, _, j in found[:MOST]
            if profiles[j].key != outside.key
        ]

    def _suggested(self, one: Table, ones: Any, others: Any) -> Iterator[tuple[float, int, int]]:
        if not len(ones):
            return
        values = likelihood(features(one, ones, self._table, others))
        for value, i, j in zip(values.tolist(), ones.tolist(), others.tolist(), strict=True):
            if value >= ALIKE or builds_on(one.profiles[i], self._table.profiles[j]):
                yield value, i, j

    def _pair(self, one: Profile, other: Profile, value: float) -> Alike:
        follows = builds_on(one, other) or continues(one, other)
        named = level(value, follows=follows)
        assert named is not None, "only pairs that are suggested get a level"
        return Alike(
            one=one.key,
            other=other.key,
            likelihood=round(value, 4),
            level=named,
            reasons=reasons(one, other, self._space, self._vocabulary),
        )


def _sorted(one: Profile, other: Profile) -> tuple[Profile, Profile]:
    return (one, other) if one.key <= other.key else (other, one)


def _best_of_each(pairs: Iterable[tuple[float, int, int]]) -> Iterator[tuple[float, int, int]]:
    """Keep a pair when it is among the best of one of its sides; pairs come best first."""
    taken: dict[int, int] = defaultdict(int)
    for value, one, other in pairs:
        if min(taken[one], taken[other]) < MOST:
            yield value, one, other
        taken[one] += 1
        taken[other] += 1
