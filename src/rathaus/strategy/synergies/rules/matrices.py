"""A portfolio as sparse matrices: one row for each project, rare things weigh more."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from rathaus.strategy.document import SynonymKind
from rathaus.strategy.synergies.rules.profile import Profile

Matrix = Any
"""A sparse matrix in rows (scipy has no types)."""
Weights = Callable[[Profile], Mapping[str, float]]

LETTERS = (3, 5)
"""Lengths of the letter groups, within words; best of those measured on German."""


def _meaning(kind: SynonymKind) -> Weights:
    return lambda profile: profile.meanings[kind]


BAGS: dict[str, Weights] = {
    "stems": lambda profile: profile.stems,
    **{kind.value: _meaning(kind) for kind in SynonymKind},
    "systems": lambda profile: profile.systems,
    "data_fields": lambda profile: profile.data,
}


class Bag:
    """Names with weights, times how rare each is in the portfolio.

    The rarity is the smoothed inverse document frequency, divided by that of a name that stands in
    one project only; so it lies between 0 and 1 in a portfolio of any size.
    """

    def __init__(self, weights: Weights, profiles: Sequence[Profile]) -> None:
        self._weights = weights
        counted: dict[str, int] = {}
        for profile in profiles:
            for name in weights(profile):
                counted[name] = counted.get(name, 0) + 1
        self._columns = {name: column for column, name in enumerate(counted)}
        times = np.fromiter(counted.values(), dtype=np.float64, count=len(counted))
        once = np.log((1 + len(profiles)) / 2) + 1.0
        self._rarity = (np.log((1 + len(profiles)) / (1 + times)) + 1.0) / once

    def rows(self, profiles: Sequence[Profile]) -> Matrix:
        """Return the weighted rows; names that the portfolio does not know are left out."""
        values: list[float] = []
        columns: list[int] = []
        ends = [0]
        for profile in profiles:
            for name, weight in self._weights(profile).items():
                column = self._columns.get(name)
                if column is not None:
                    columns.append(column)
                    values.append(weight * float(self._rarity[column]))
            ends.append(len(columns))
        shape = (len(profiles), max(1, len(self._columns)))
        rows = sparse.csr_matrix((np.asarray(values), columns, ends), shape=shape)
        rows.sort_indices()
        return rows

    def rarity(self, name: str) -> float:
        """Return how rare a name is, from 0 (in all) to 1 (in one); 0 for an unknown one."""
        column = self._columns.get(name)
        return float(self._rarity[column]) if column is not None else 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Some projects as rows of every matrix."""

    profiles: tuple[Profile, ...]
    bags: Mapping[str, Matrix]
    text: Matrix

    def __len__(self) -> int:
        return len(self.profiles)


class Space:
    """What is rare in a portfolio; turns projects into rows that can be compared."""

    def __init__(self, bags: Mapping[str, Bag], letters: TfidfVectorizer) -> None:
        self.bags = bags
        self._letters = letters

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> tuple["Space", Table]:
        """Return the space of a portfolio, and the portfolio in it."""
        letters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=LETTERS,
            sublinear_tf=True,
            lowercase=False,
            dtype=np.float32,
        )
        # A word no project has keeps an empty portfolio from being an error.
        text = letters.fit_transform([*(profile.text for profile in profiles), "-"])
        space = cls({name: Bag(weights, profiles) for name, weights in BAGS.items()}, letters)
        return space, space._table(profiles, text[: len(profiles)])

    def table(self, profiles: Sequence[Profile]) -> Table:
        """Return these projects, of the portfolio or not, as rows."""
        return self._table(profiles, self._letters.transform(each.text for each in profiles))

    def _table(self, profiles: Sequence[Profile], text: Matrix) -> Table:
        bags = {name: bag.rows(profiles) for name, bag in self.bags.items()}
        return Table(tuple(profiles), bags, text.tocsr())
