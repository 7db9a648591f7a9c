"""A thread that improves plans by simulated annealing until the time is up."""

import time

import numpy as np

from rathaus.strategy.planning.grid import kernels
from rathaus.strategy.planning.grid.board import (
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
    state = build_state(table, incumbent.choice, seed)
    unit = _delay(table)
    first = incumbent.elapsed()
    rounds = 10
    while not incumbent.ended():
        known = state.total[1]
        begun = time.monotonic()
        gone = (incumbent.elapsed() - first) / max(1.0 - first, 1e-9)
        heat = unit * HOT * (COLD / HOT) ** gone
        anneal(board, state, MOST, heat, rounds)
        if state.total[1] < known:
            incumbent.offer(table_choice(order, state.best))
        spent = max(time.monotonic() - begun, 1e-4)
        rounds = max(1, min(int(rounds * min(SLICE / spent, 4.0)), 1_000_000))


def _delay(table: Table) -> float:
    """Return what a quarter's delay of a typical project costs."""
    steps = np.diff(table.cost)[np.diff(owners(table)) == 0]
    rising = steps[steps > 0]
    return float(np.median(rising)) if len(rising) else 1.0
