"""Fit the weights of the synergies on the tuning half: ``python -m benchmarks._synergies_fit``.

Prints what ``synergies/rules/weights.py`` keeps. The half held back is not read.
"""

import random
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks._synergies_set import TUNING, Half, read_half
from rathaus.strategy.synergies.rules.features import NAMES, features
from rathaus.strategy.synergies.rules.matrices import Space
from rathaus.strategy.synergies.rules.profile import Profiler
from rathaus.strategy.synergies.rules.vocabulary import Vocabulary
from rathaus.strategy.synergies.vocabulary import general

SEED = 7
KEPT = (1.0, 0.5, 0.5, 0.0)
"""Share of the vocabulary that is known, for each time that every pair counts."""
STRANGERS = 3000
STRANGERS_COUNT_AS = 100.0
"""Pairs across clusters, and how many labelled pairs they count as together."""
SHRINK = 1.0
AGAINST = {"other_subject"}


def sample(half: Half, kept: float, seed: int) -> tuple[Any, Any, Any]:
    """Return features, labels and weights of a half seen with a part of the vocabulary."""
    dice = random.Random(seed)
    whole = general()
    known = tuple(each for each in whole.synonyms if dice.random() < kept)
    rows, labels = _rows(half, replace(whole, synonyms=known))
    weights = np.where(labels < 0, STRANGERS_COUNT_AS / STRANGERS, 1.0)
    return rows, np.maximum(labels, 0.0), weights


def _rows(half: Half, vocabulary: Vocabulary) -> tuple[Any, Any]:
    profiler = Profiler(vocabulary, half.projects)
    profiles = [profiler.profile(each) for each in half.projects]
    _, table = Space.of(profiles)
    place = {each.key: row for row, each in enumerate(profiles)}
    pairs = [(place[p.one], place[p.other], float(p.synergy)) for p in half.pairs]
    pairs += [(one, other, -1.0) for one, other in _strangers(half)]
    ones, others, labels = (np.array(column) for column in zip(*pairs, strict=True))
    return features(table, ones, table, others), labels


def _strangers(half: Half) -> list[tuple[int, int]]:
    dice = random.Random(SEED)
    clusters = [each.id.rsplit("-", 1)[0] for each in half.projects]
    found: list[tuple[int, int]] = []
    while len(found) < STRANGERS:
        one, other = dice.randrange(len(clusters)), dice.randrange(len(clusters))
        if clusters[one] != clusters[other]:
            found.append((one, other))
    return found


def fit(rows: Any, labels: Any, weights: Any) -> Any:
    """Return base and weights that make the labels likeliest; none changes its sense."""
    bounds = [(None, None), *((None, 0.0) if n in AGAINST else (0.0, None) for n in NAMES)]

    def loss(values: Any) -> tuple[float, Any]:
        scores = values[0] + rows @ values[1:]
        wrong = np.logaddexp(0.0, -(2 * labels - 1) * scores)
        slope = (1.0 / (1.0 + np.exp(-scores)) - labels) * weights
        gradient = np.concatenate([[slope.sum()], rows.T @ slope + SHRINK * values[1:]])
        return float((weights * wrong).sum() + SHRINK * (values[1:] ** 2).sum() / 2), gradient

    start = np.zeros(rows.shape[1] + 1)
    return minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x


def main() -> None:
    """Fit and print."""
    half = read_half(TUNING)
    samples = [sample(half, kept, SEED + number) for number, kept in enumerate(KEPT)]
    rows, labels, weights = (np.concatenate(parts) for parts in zip(*samples, strict=True))
    values = fit(rows, labels, weights)
    print(f"BASE = {values[0]:.2f}")
    for name, value in zip(NAMES, values[1:], strict=True):
        print(f'    "{name}": {value:.2f},')


if __name__ == "__main__":
    main()
