"""Synergies: precision and recall on the labelled pairs, and the time for a large portfolio.

The half for tuning is what the weights were fitted on; the figure that counts is that of the half
held back. Time is that of the processor, so that others on the machine do not count; nothing runs
on more than one core. Beside stands the usual plain method: TF-IDF over words, its threshold chosen
where it does best on the half for tuning.
"""

import json
import random
import resource
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks._synergies_many import many
from benchmarks._synergies_set import HELD_BACK, TUNING, Half, read_half
from rathaus.strategy.synergies.rules.similar import Portfolio
from rathaus.strategy.synergies.rules.weights import ALIKE
from rathaus.strategy.synergies.vocabulary import general

PROJECTS = 10_000
SECONDS = 60.0
PRECISION, RECALL = 0.8, 0.6
SEED, WITHHELD_TIMES = 3, 8
THRESHOLDS = (0.2, 0.3, ALIKE, 0.5, 0.6, 0.7, 0.8, 0.9)
Figures = dict[str, Any]


def main(json_file: Path | None) -> int:
    """Measure both halves and the time; fails when the half held back or the time misses."""
    halves = {name: read_half(name) for name in (TUNING, HELD_BACK)}
    figures: Figures = {name: _ours(name, half) for name, half in halves.items()}
    figures["half_the_words"] = _half_the_words(halves[HELD_BACK])
    figures["peers"] = _peers(halves)
    figures["large"] = _large()
    if json_file:
        json_file.write_text(json.dumps(figures, indent=2))
    held = figures[HELD_BACK]["chosen"]
    good = held["precision"] >= PRECISION and held["recall"] >= RECALL
    return 0 if good and figures["large"]["seconds"] < SECONDS else 1


def _ours(name: str, half: Half) -> Figures:
    portfolio = Portfolio(half.projects, general())
    pairs = [(pair.one, pair.other) for pair in half.pairs]
    scores = np.array(portfolio.likelihoods(pairs))
    curve = [_measured(scores, half, threshold) for threshold in THRESHOLDS]
    suggested = {frozenset((each.one, each.other)) for each in portfolio.alike()}
    shown = np.array([float(frozenset(pair) in suggested) for pair in pairs])
    print(f"{name}: {len(pairs)} pairs of {len(half.projects)} projects")
    for point in curve:
        print(
            "  from {threshold:.2f}: precision {precision:.3f}, recall {recall:.3f}".format(**point)
        )
    chosen = {**_measured(shown, half, 0.5), "threshold": ALIKE}
    print("  as suggested: precision {precision:.3f}, recall {recall:.3f}".format(**chosen))
    print(f"  suggested in the whole portfolio: {len(suggested)} pairs")
    return {"curve": curve, "chosen": chosen, "by_kind": _by_kind(shown, half)}


def _measured(scores: Any, half: Half, threshold: float) -> Figures:
    true = np.array([pair.synergy for pair in half.pairs])
    said = scores >= threshold
    right = int((said & true).sum())
    return {
        "threshold": threshold,
        "precision": round(right / max(1, int(said.sum())), 4),
        "recall": round(right / int(true.sum()), 4),
    }


def _half_the_words(half: Half) -> Figures:
    """Measure with a random half of the vocabulary: what to expect where it knows less."""
    dice, whole, points = random.Random(SEED), general(), []
    for _ in range(WITHHELD_TIMES):
        known = tuple(each for each in whole.synonyms if dice.random() < 0.5)
        portfolio = Portfolio(half.projects, replace(whole, synonyms=known))
        scores = np.array(portfolio.likelihoods([(p.one, p.other) for p in half.pairs]))
        points.append(_measured(scores, half, ALIKE))
    mean = {name: round(sum(p[name] for p in points) / len(points), 4) for name in points[0]}
    print(f"half held back, with a random half of the vocabulary: {mean}")
    return mean


def _by_kind(shown: Any, half: Half) -> dict[str, str]:
    """How many pairs of each kind were told rightly, for reading the errors."""
    kinds = sorted({pair.kind for pair in half.pairs})
    told = {}
    for kind in kinds:
        of_kind = [
            (bool(s), p.synergy) for s, p in zip(shown, half.pairs, strict=True) if p.kind == kind
        ]
        told[kind] = f"{sum(said == true for said, true in of_kind)} of {len(of_kind)}"
        print(f"    {kind}: {told[kind]} right")
    return told


def _peers(halves: dict[str, Half]) -> Figures:
    found = {}
    for name, settings in (
        ("words", {"analyzer": "word"}),
        ("letters", {"analyzer": "char_wb", "ngram_range": (3, 5)}),
    ):
        scores = {half: _cosines(halves[half], settings) for half in halves}
        best = max(
            np.linspace(0.02, 0.6, 59),
            key=lambda t: _f1(_measured(scores[TUNING], halves[TUNING], t)),
        )
        found[name] = _measured(scores[HELD_BACK], halves[HELD_BACK], round(float(best), 2))
        print(f"peer, TF-IDF over {name}, on the half held back: {found[name]}")
    return found


def _f1(point: Figures) -> float:
    total = point["precision"] + point["recall"]
    return float(2 * point["precision"] * point["recall"] / total) if total else 0.0


def _cosines(half: Half, settings: dict[str, Any]) -> Any:
    texts = [" ".join((p.title, p.description, *p.systems, *p.data)) for p in half.projects]
    rows = TfidfVectorizer(sublinear_tf=True, **settings).fit_transform(texts)
    place = {project.id: row for row, project in enumerate(half.projects)}
    ones = [place[pair.one] for pair in half.pairs]
    others = [place[pair.other] for pair in half.pairs]
    return np.asarray(rows[ones].multiply(rows[others]).sum(axis=1)).ravel()


def _large() -> Figures:
    projects = many(PROJECTS)
    begun = time.process_time()
    portfolio = Portfolio(projects, general())
    ready = time.process_time() - begun
    found = portfolio.alike()
    spent = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = time.process_time()
    portfolio.like(projects[0])
    single = time.process_time() - begun
    print(
        f"{PROJECTS} projects: {len(found)} pairs in {spent:.1f} s of CPU (limit {SECONDS:.0f} s), "
        f"{ready:.1f} s of it to take them apart; {memory:.0f} MB; one text {single:.2f} s"
    )
    return {
        "projects": PROJECTS,
        "pairs": len(found),
        "seconds": round(spent, 1),
        "megabytes": round(memory),
        "one_text_seconds": round(single, 3),
    }
