"""Says whether demands can be met together, by adding up and else by CP-SAT, and how many can."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from time import monotonic

from ortools.sat.python import cp_model

from rathaus.strategy.planning.model import Instance, Project
from rathaus.strategy.planning.reasons.demand import Demand, Demanded
from rathaus.strategy.planning.reasons.overfull import overfull

# How long to look for many demands, in dead ends of the search: the same on every machine. A better
# answer saves questions, a proof that it is the best saves none.
_ENOUGH = 300

# A project's choices: (mode, quarter it starts, literal).
Choices = list[tuple[int, int, cp_model.IntVar]]


@dataclass(slots=True)
class Oracle:
    """Answers for one instance, each asked once, until ``end`` (of ``time.monotonic``).

    ``per_call`` is the most seconds for one question.
    """

    instance: Instance
    end: float
    per_call: float
    _known: dict[frozenset[Demand], bool | None] = field(default_factory=dict)

    @property
    def left(self) -> float:
        """Return how many seconds are left."""
        return self.end - monotonic()

    def possible(self, demands: Collection[Demand]) -> bool | None:
        """Say whether a plan meets all demands, None if that is not known in time."""
        asked = frozenset(demands)
        if asked not in self._known:
            self._known[asked] = self._answer(asked)
        return self._known[asked]

    def most(self, hard: Collection[Demand], soft: Collection[Demand]) -> frozenset[Demand]:
        """Return the soft demands that a plan for the hard ones meets too, as many as are found.

        With no answer in time, none is returned.
        """
        ways = _Model(self.instance, frozenset(hard), frozenset(soft) - frozenset(hard))
        ways.model.maximize(sum(ways.met.values()))
        solver = self._solver()
        solver.parameters.max_number_of_conflicts = _ENOUGH
        if solver.solve(ways.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return frozenset()
        return frozenset(each for each, literal in ways.met.items() if solver.value(literal))

    def _answer(self, asked: frozenset[Demand]) -> bool | None:
        if overfull(self.instance, asked) is not None:
            return False
        if self.left <= 0:
            return None
        status = self._solver().solve(_Model(self.instance, asked, frozenset()).model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return True
        return False if status == cp_model.INFEASIBLE else None

    def _solver(self) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(0.01, min(self.left, self.per_call))
        solver.parameters.num_workers = 1  # one worker gives the same answer every time
        solver.parameters.random_seed = 1
        return solver


class _Model:
    """The demands as constraints: hard ones always, soft ones where their literal is true.

    A project starts at most once. "After" is told over time: if it has started by a quarter, the
    other has ended by then; as a sum of literals that is the strongest form for the relaxation
    (Christofides, Alvarez-Valdés and Tamarit 1987).
    """

    def __init__(
        self, instance: Instance, hard: frozenset[Demand], soft: frozenset[Demand]
    ) -> None:
        self.model = cp_model.CpModel()
        self.instance = instance
        self.met: dict[Demand, cp_model.IntVar] = {}
        every = sorted(hard | soft)
        self.choices = {each.id: self._choices(each) for each in _needed(instance, every)}
        users = self._users()
        for demand in every:
            literal = None
            if demand in soft:
                literal = self.met[demand] = self.model.new_bool_var("")
            for constraint in self._constraints(demand, users):
                if literal is not None:
                    constraint.only_enforce_if(literal)

    def _choices(self, project: Project) -> Choices:
        choices = [
            (number, quarter, self.model.new_bool_var(""))
            for number, mode in enumerate(project.modes)
            for quarter in range(self.instance.quarters - mode.quarters + 1)
        ]
        self.model.add_at_most_one(literal for _, _, literal in choices)
        return choices

    def _users(self) -> Mapping[tuple[str, int], list[tuple[int, cp_model.IntVar]]]:
        users: dict[tuple[str, int], list[tuple[int, cp_model.IntVar]]] = {}
        projects = {each.id: each for each in self.instance.projects}
        for name, choices in self.choices.items():
            for number, start, literal in choices:
                for pool, amounts in projects[name].modes[number].need.items():
                    for quarter, amount in enumerate(amounts, start):
                        if amount:
                            users.setdefault((pool, quarter), []).append((amount, literal))
        return users

    def _constraints(
        self,
        demand: Demand,
        users: Mapping[tuple[str, int], list[tuple[int, cp_model.IntVar]]],
    ) -> Iterator[cp_model.Constraint]:
        if demand.kind is Demanded.CAPACITY:
            pool = next(each for each in self.instance.pools if each.id == demand.pool)
            using = users.get((demand.pool, demand.quarter), [])
            taken = cp_model.LinearExpr.weighted_sum(
                [literal for _, literal in using], [amount for amount, _ in using]
            )
            yield self.model.add(taken <= pool.capacity[demand.quarter])
        elif demand.kind is Demanded.AFTER:
            yield from self._after(demand)
        else:
            yield from self._place(demand)

    def _place(self, demand: Demand) -> Iterator[cp_model.Constraint]:
        project = next(each for each in self.instance.projects if each.id == demand.project)
        allowed: list[cp_model.IntVar] = []
        forbidden: list[cp_model.IntVar] = []
        for number, quarter, literal in self.choices.get(demand.project, ()):
            end = quarter + project.modes[number].quarters
            fits = {
                Demanded.RUNNING: number == 0 and quarter == demand.quarter,
                Demanded.REQUIRED: True,
                Demanded.NOT_BEFORE: quarter >= demand.quarter,
                Demanded.DEADLINE: end - 1 <= demand.quarter,
            }[demand.kind]
            (allowed if fits else forbidden).append(literal)
        if demand.kind in (Demanded.RUNNING, Demanded.REQUIRED):
            yield self.model.add_bool_or(allowed)
        elif forbidden:
            yield self.model.add_bool_and([each.negated() for each in forbidden])

    def _after(self, demand: Demand) -> Iterator[cp_model.Constraint]:
        projects = {each.id: each for each in self.instance.projects}
        if demand.project not in self.choices:
            return
        modes = projects[demand.other].modes
        for now in range(self.instance.quarters):
            started = [x for _, quarter, x in self.choices[demand.project] if quarter <= now]
            ended = [
                x
                for number, quarter, x in self.choices[demand.other]
                if quarter + modes[number].quarters <= now
            ]
            yield self.model.add(sum(started) <= sum(ended))


def _needed(instance: Instance, every: Collection[Demand]) -> Iterator[Project]:
    """Yield the projects that the demands make planned, or could."""
    before: dict[str, list[str]] = {}
    for each in every:
        if each.kind is Demanded.AFTER:
            before.setdefault(each.project, []).append(each.other)
    todo = [x.project for x in every if x.kind in (Demanded.RUNNING, Demanded.REQUIRED)]
    names: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in names:
            names.add(name)
            todo += before.get(name, ())
    yield from (each for each in instance.projects if each.id in names)
