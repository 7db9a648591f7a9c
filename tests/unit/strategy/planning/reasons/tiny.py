"""Tiny tasks and plans for them, and every plan there is."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import strategies as st

from rathaus.strategy.planning.model import Instance, Mode, Pool, Project, Start
from rathaus.strategy.planning.validate import check


def simple(name: str, quarters: int = 1, need: int = 1, **more: object) -> Project:
    """Return a project that needs the pool ``it`` evenly."""
    given: dict[str, object] = {"weight": 10, **more}
    return Project(name, modes=(Mode(quarters, {"it": (need,) * quarters}),), **given)  # type: ignore[arg-type]


def task(*projects: Project, it: tuple[int, ...] = (2, 2, 2, 2), **more: object) -> Instance:
    """Return a task with one pool, ``it``."""
    given: dict[str, object] = {
        "name": "tiny",
        "quarters": len(it),
        "unplanned_end": 2 * len(it),
        "late_per_quarter": 3,
        **more,
    }
    return Instance(pools=(Pool("it", it, central=True),), projects=projects, **given)  # type: ignore[arg-type]


@st.composite
def modes(draw: st.DrawFn, pools: list[str]) -> Mode:
    quarters = draw(st.integers(1, 2))
    amounts = st.tuples(*[st.integers(0, 3)] * quarters)
    return Mode(quarters, draw(st.dictionaries(st.sampled_from(pools), amounts, max_size=2)))


@st.composite
def instances(draw: st.DrawFn, *, most: int = 4, quarters: int = 4) -> Instance:
    """Draw a task without faults of its own: up to ``most`` projects, two pools."""
    pools = [
        Pool(name, tuple(draw(st.lists(st.integers(0, 4), min_size=quarters, max_size=quarters))))
        for name in ("it", "hr")
    ]
    projects: list[Project] = []
    for number in range(draw(st.integers(1, most))):
        ways = tuple(draw(st.lists(modes(["it", "hr"]), min_size=1, max_size=2)))
        earliest = draw(st.integers(0, 2))
        last = quarters - ways[0].quarters
        fixed = draw(st.none() | st.none() | st.integers(earliest, max(earliest, last)))
        if fixed is not None and fixed > last:
            fixed = None
        before = [each.id for each in projects] if fixed is None else []
        projects.append(
            Project(
                id=f"p{number}",
                weight=draw(st.integers(0, 5)),
                modes=ways,
                earliest=earliest,
                deadline=draw(st.none() | st.integers(0, quarters)),
                after=tuple(draw(st.sets(st.sampled_from(before), max_size=2)) if before else ()),
                fixed_start=fixed,
                required=draw(st.booleans()),
            )
        )
    previous = {
        each.id: Start(draw(st.integers(0, quarters - 1)))
        for each in projects
        if each.fixed_start is None and draw(st.booleans())
    }
    return Instance(
        "drawn",
        quarters,
        2 * quarters,
        draw(st.integers(0, 2)),
        tuple(pools),
        tuple(projects),
        previous,
        draw(st.integers(0, 3)),
    )


def choices(instance: Instance, project: Project) -> list[Start | None]:
    """Return every start of one project that ends in time, and being left out."""
    if project.fixed_start is not None:
        return [Start(project.fixed_start)]
    return [None] + [
        Start(quarter, mode)
        for mode, way in enumerate(project.modes)
        for quarter in range(project.earliest, instance.quarters - way.quarters + 1)
    ]


def every_plan(instance: Instance) -> Iterator[Mapping[str, Start]]:
    """Yield every plan that the validator has nothing against."""
    ways = [choices(instance, each) for each in instance.projects]
    for chosen in product(*ways):
        starts = {
            project.id: start
            for project, start in zip(instance.projects, chosen, strict=True)
            if start is not None
        }
        if not check(instance, starts):
            yield starts
