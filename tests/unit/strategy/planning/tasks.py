"""Small random planning tasks, and their best plans by trying everything."""

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

from rathaus.strategy.planning.model import Instance, Mode, Pool, Project, Start
from rathaus.strategy.planning.validate import check, objective

QUARTERS = 5
POOLS = ("it", "law")


@st.composite
def modes(draw: st.DrawFn) -> Mode:
    quarters = draw(st.integers(1, 3))
    amounts = st.lists(st.integers(0, 3), min_size=quarters, max_size=quarters).map(tuple)
    return Mode(quarters, draw(st.dictionaries(st.sampled_from(POOLS), amounts)))


@st.composite
def projects(draw: st.DrawFn, number: int) -> Project:
    ways = tuple(draw(st.lists(modes(), min_size=1, max_size=2)))
    kind = draw(st.sampled_from(["free"] * 6 + ["required", "running"]))
    latest = QUARTERS - ways[0].quarters
    running = draw(st.integers(0, latest)) if kind == "running" else None
    before = st.integers(0, max(number - 1, 0)).map(str)
    return Project(
        id=str(number),
        weight=draw(st.integers(0, 9)),
        modes=ways,
        earliest=0 if running is not None else draw(st.integers(0, 2)),
        deadline=draw(st.none() | st.integers(0, QUARTERS)),
        after=tuple(draw(st.lists(before, max_size=1))) if number else (),
        fixed_start=running,
        required=kind == "required",
    )


@st.composite
def tasks(draw: st.DrawFn, most: int = 4) -> Instance:
    """Draw a task of a few projects; it may be impossible, but it is never contradictory."""
    count = draw(st.integers(0, most))
    capacity = st.lists(st.integers(0, 5), min_size=QUARTERS, max_size=QUARTERS).map(tuple)
    moved = draw(st.booleans())
    names = st.integers(0, most).map(str)
    starts = st.integers(0, QUARTERS - 1).map(Start)
    return Instance(
        name="random",
        quarters=QUARTERS,
        unplanned_end=draw(st.integers(3, 9)),
        late_per_quarter=draw(st.integers(0, 3)),
        pools=tuple(Pool(name, draw(capacity)) for name in POOLS),
        projects=tuple(draw(projects(number)) for number in range(count)),
        previous=draw(st.dictionaries(names, starts)) if moved else {},
        stability=draw(st.integers(0, 9)) if moved else 0,
    )


def best_objective(task: Instance) -> int | None:
    """Return the least objective of all plans, by trying every one; None when there is none."""
    return min(
        (objective(task, plan) for plan in plans(task) if not check(task, plan)), default=None
    )


def plans(task: Instance) -> Iterator[dict[str, Start]]:
    """Yield all combinations of starts and modes, whether they hold the rules or not."""
    choices: list[list[Start | None]] = [
        [None]
        + [
            Start(quarter, number)
            for number, mode in enumerate(project.modes)
            for quarter in range(project.earliest, task.quarters - mode.quarters + 1)
        ]
        if project.fixed_start is None
        else [Start(project.fixed_start)]
        for project in task.projects
    ]
    names = [project.id for project in task.projects]
    for combination in product(*choices):
        yield {
            name: start for name, start in zip(names, combination, strict=True) if start is not None
        }
