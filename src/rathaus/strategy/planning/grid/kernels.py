"""Improves a plan by taking projects out and putting them back: plain functions for numba.

They run without numba as well, slowly and with the same result, so a small task waits for no
compiler. All of them stay in this file: numba's cache looks at the file of the outermost only.

Sources: ruin by neighbourhood and recreate greedily with blinks: Christiaens, J. and Vanden
Berghe, G. (2020): Slack induction by string removals for vehicle routing problems. Transportation
Science 54, 417-433; acceptance: Kirkpatrick et al. (1983): Optimization by simulated annealing.
"""

import math

from rathaus.strategy.planning.grid.board import (
    AMOUNT,
    BEFORE,
    BEHIND,
    CELL,
    COST,
    END,
    FIRST,
    MUST,
    POOL,
    RANK,
    START,
    UNPLANNED,
    USE_FIRST,
    USE_LAST,
    Board,
    State,
)

TRIES = 6
"""Draws for each place in the group that is taken out."""
DRAG = 70
"""Per cent of cases in which what comes behind a project is taken out with it."""
BLINK = 150
"""One in so many places that fit is passed over."""
ENDLESS = 1 << 40


def dice(state: State, sides: int) -> int:
    """Return a number from 0 below ``sides`` and move the dice on (xorshift, 32 bits)."""
    x = state.dice[0]
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF
    state.dice[0] = x
    return x % sides


def fits(board: Board, state: State, option: int) -> bool:
    """Return whether all cells of an option have room for it."""
    start = board.option[option, START]
    for k in range(board.option[option, USE_FIRST], board.option[option, USE_LAST]):
        if state.left[board.use[k, CELL] + start] < board.use[k, AMOUNT]:
            return False
    return True


def book(board: Board, state: State, option: int, sign: int) -> None:
    """Take an option's amounts (sign 1) or give them back (sign -1)."""
    start = board.option[option, START]
    for k in range(board.option[option, USE_FIRST], board.option[option, USE_LAST]):
        state.left[board.use[k, CELL] + start] -= sign * board.use[k, AMOUNT]


def gather(board: Board, state: State, most: int) -> int:
    """Choose a group to take out: users of one project's pools at its time; return its size."""
    seed = board.free[dice(state, len(board.free))]
    state.removed[0] = seed
    state.inside[seed] = 1
    count = 1
    size = 1 + dice(state, most)
    low = dice(state, board.horizon)
    high = low + 1
    if state.choice[seed] >= 0:
        low = board.option[state.choice[seed], START]
        high = board.option[state.choice[seed], END]
    wider = dice(state, 6)
    pools = board.project[seed + 1, POOL] - board.project[seed, POOL]
    tries = TRIES * size if pools else 0
    while count < size and tries:
        tries -= 1
        k = board.pool[board.project[seed, POOL] + dice(state, pools)]
        users = board.user_first[k + 1] - board.user_first[k]
        p = board.user[board.user_first[k] + dice(state, users)]
        option = state.choice[p]
        if state.inside[p] or (
            option >= 0
            and (
                board.option[option, END] <= low - wider
                or board.option[option, START] >= high + wider
            )
        ):
            continue
        state.removed[count] = p
        state.inside[p] = 1
        count += 1
    return with_followers(board, state, count)


def with_followers(board: Board, state: State, count: int) -> int:
    """Add, by chance, what is planned behind the group, so that it can move along."""
    i = 0
    while i < count:
        p = state.removed[i]
        i += 1
        for j in range(board.project[p, BEHIND], board.project[p + 1, BEHIND]):
            q = board.behind[j]
            if not state.inside[q] and state.choice[q] >= 0 and dice(state, 100) < DRAG:
                state.removed[count] = q
                state.inside[q] = 1
                count += 1
    return count


def take_out(board: Board, state: State, count: int) -> int:
    """Take the group out of the plan, remembering where it was; return its cost in the plan."""
    cost = 0
    for i in range(count):
        p = state.removed[i]
        option = state.choice[p]
        state.was[p] = option
        if option >= 0:
            book(board, state, option, -1)
            cost += board.option[option, COST]
        else:
            cost += board.project[p, UNPLANNED]
        state.choice[p] = -1
    return cost


def line_up(board: Board, state: State, count: int) -> None:
    """Put the group into the order in which it comes back: one of four rules, by chance."""
    rule = dice(state, 4)
    for i in range(count):
        p = state.removed[i]
        chance = dice(state, 1 << 16) / (1 << 16)
        if rule == 0:
            state.key[p] = chance
        elif rule == 1:
            state.key[p] = -board.value[p] * (0.7 + 0.6 * chance)
        elif rule == 2:
            was = state.was[p]
            state.key[p] = 4.0 * chance + (board.option[was, START] if was >= 0 else board.horizon)
        else:
            state.key[p] = -board.project[p, UNPLANNED] * (0.5 + chance)
    for i in range(1, count):
        p = state.removed[i]
        j = i
        while j and board.project[state.removed[j - 1], RANK] > board.project[p, RANK]:
            state.removed[j] = state.removed[j - 1]
            j -= 1
        state.removed[j] = p
    for i in range(count):
        p = state.removed[i]
        for j in range(board.project[p, BEFORE], board.project[p + 1, BEFORE]):
            b = board.before[j]
            if state.inside[b] and state.key[b] > state.key[p]:
                state.key[p] = state.key[b]
    for i in range(1, count):
        p = state.removed[i]
        j = i
        while j and state.key[state.removed[j - 1]] > state.key[p]:
            state.removed[j] = state.removed[j - 1]
            j -= 1
        state.removed[j] = p


def earliest(board: Board, state: State, p: int) -> int:
    """Return when a project's predecessors have ended; ENDLESS when one is unplanned."""
    quarter = 0
    for j in range(board.project[p, BEFORE], board.project[p + 1, BEFORE]):
        option = state.choice[board.before[j]]
        if option < 0:
            return ENDLESS
        quarter = max(quarter, board.option[option, END])
    return quarter


def latest(board: Board, state: State, p: int) -> int:
    """Return when the first of those behind a project starts; ENDLESS when none is planned."""
    quarter = ENDLESS
    for j in range(board.project[p, BEHIND], board.project[p + 1, BEHIND]):
        option = state.choice[board.behind[j]]
        if option >= 0 and board.option[option, START] < quarter:
            quarter = board.option[option, START]
    return quarter


def put_back(board: Board, state: State, p: int) -> bool:
    """Give a project its cheapest free option, or leave it unplanned; False where it may not."""
    low = earliest(board, state, p)
    high = latest(board, state, p)
    tied = board.project[p, MUST] == 1 or high < ENDLESS
    if low < ENDLESS:
        for option in range(board.project[p, FIRST], board.project[p + 1, FIRST]):
            if not tied and board.option[option, COST] >= board.project[p, UNPLANNED]:
                break
            if (
                board.option[option, START] >= low
                and board.option[option, END] <= high
                and fits(board, state, option)
                and dice(state, BLINK)
            ):
                book(board, state, option, 1)
                state.choice[p] = option
                return True
    return not tied


def put_all_back(board: Board, state: State, count: int) -> int:
    """Put the group back; return its cost in the plan, -1 when there is no room for it."""
    cost = 0
    for i in range(count):
        p = state.removed[i]
        if not put_back(board, state, p):
            return -1
        cost += (
            board.option[state.choice[p], COST]
            if state.choice[p] >= 0
            else board.project[p, UNPLANNED]
        )
    return cost


def undo(board: Board, state: State, count: int) -> None:
    """Put the group where it was."""
    for i in range(count):
        p = state.removed[i]
        if state.choice[p] >= 0:
            book(board, state, state.choice[p], -1)
    for i in range(count):
        p = state.removed[i]
        state.choice[p] = state.was[p]
        if state.was[p] >= 0:
            book(board, state, state.was[p], 1)


def anneal(board: Board, state: State, most: int, heat: float, rounds: int) -> None:
    """Take groups out and put them back, ``rounds`` times, and remember the best plan.

    Args:
        board: the task.
        state: the plan; holds all rules, before and after.
        most: projects in a group, at most, without those behind them.
        heat: the mean loss that is accepted, in the unit of the objective.
        rounds: how often.
    """
    for _ in range(rounds):
        count = gather(board, state, most)
        before = take_out(board, state, count)
        line_up(board, state, count)
        after = put_all_back(board, state, count)
        chance = (1 + dice(state, 1 << 20)) / (1 << 20)
        if after >= 0 and after - before <= -heat * math.log(chance):
            state.total[0] += after - before
            if state.total[0] < state.total[1]:
                state.total[1] = state.total[0]
                for p in range(len(state.choice)):
                    state.best[p] = state.choice[p]
        else:
            undo(board, state, count)
        for i in range(count):
            state.inside[state.removed[i]] = 0
