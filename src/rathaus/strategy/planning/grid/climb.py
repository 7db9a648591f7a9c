"""A thread that improves plans by simulated annealing until the time is up."""

import time

import numpy as np

from rathaus.strategy.planning.grid import kernels
from rathaus.strategy.planning.grid.board import (
    Board,
    build_board,
    build_state,
    sorted_options,
    table_choice,
)
from rathaus.strategy.planning.grid.compiled import Anneal, compiled_anneal
from rathaus.strategy.planning.grid.incumbent import Incumbent
from rathaus.strategy.planning.grid.relaxation import owners
from rathaus.strategy.planning.grid.table import Table

FEW = 15
"""Up to so many free projects, nobody waits for a compiler."""
MOST = 20
"""Projects taken out at once, at most."""
HOT, COLD = 2.0, 0.05
"""Mean loss accepted at the begin and at the end, in typical costs of one quarter's delay."""
REHEAT = 1.0
"""Mean loss accepted when a new cooling begins, from the best plan of all threads."""
ROUNDS = 5000
"""Rounds for each free project until a cooling has nothing left to find."""
STRIDE = 1000
"""Distance of the seeds of two coolings; more than there are workers."""
SLICE = 0.1
"""Seconds between two looks at the clock."""


def climb(table: Table, incumbent: Incumbent, seed: int) -> None:
    """Improve the best plan; offers what is better.

    Args:
        table: the options.
        incumbent: says where to begin and when to end.
        seed: of the dice.
    """
    board = build_board(table)
    if not len(board.free):
        return
    anneal: Anneal = kernels.anneal if len(board.free) <= FEW else compiled_anneal()
    order = sorted_options(table)
    unit = _delay(table)
    heat, rounds = HOT, 10
    anneal(board, build_state(table, incumbent.choice, seed), MOST, unit, 1)  # compiles, untimed
    while not incumbent.ended():
        state = build_state(table, incumbent.choice, seed)
        begun, done, length = time.monotonic(), 0, incumbent.left()
        gone = 0.0
        while gone < 1.0 and not incumbent.ended():
            known, before = state.total[1], time.monotonic()
            anneal(board, state, MOST, unit * heat * (COLD / heat) ** gone, rounds)
            done += rounds
            if state.total[1] < known:
                incumbent.offer(table_choice(order, state.best))
            now = time.monotonic()
            rounds = max(1, min(int(rounds * min(SLICE / max(now - before, 1e-4), 4.0)), 1_000_000))
            length = _length(incumbent.deadline - begun, done / max(now - begun, 1e-4), board)
            gone = max(gone, (now - begun) / length)
        heat, seed = REHEAT, seed + STRIDE


def _length(left: float, rate: float, board: Board) -> float:
    """Return how many seconds to cool down in, at so many rounds a second."""
    enough = max(len(board.free) * ROUNDS / rate, SLICE)
    return enough if enough * 1.5 < left else max(left, SLICE)


def _delay(table: Table) -> float:
    """Return what a quarter's delay of a typical project costs."""
    steps = np.diff(table.cost)[np.diff(owners(table)) == 0]
    rising = steps[steps > 0]
    return float(np.median(rising)) if len(rising) else 1.0
