"""The order in which a form is worked out, and the circles that allow none."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from rathaus.forms.rules.model import Field
from rathaus.forms.rules.program.nodes import Formula, Node, PageNode, Path, Step
from rathaus.forms.rules.reading.collector import Collector


def steps_of(
    pages: tuple[PageNode, ...], nodes: Mapping[Path, Node], into: Collector
) -> tuple[Step, ...]:
    """Put conditions and values into an order in which each comes after what it needs.

    A value needs its own condition, and the values that its bounds name; a condition needs that
    of what is around it, and the values that it names; the value of a group or a repeat needs
    all values in it. Whether an answer is required, and its checks, need no place: nothing
    depends on them.
    """
    graph: dict[Step, set[Step]] = {}
    for number, page in enumerate(pages):
        graph["page", number] = set(_values(page.condition))
    for path, node in nodes.items():
        around: Step = ("shown", path[:-1]) if len(path) > 1 else ("page", node.page)
        graph["shown", path] = {around, *_values(node.condition)}
        value = graph.setdefault(("value", path), set())
        value.add(("shown", path))
        for _name, formula in node.bounds:
            value.update(_values(formula))
        if len(path) > 1:
            graph.setdefault(("value", path[:-1]), set()).add(("value", path))
    try:
        order = TopologicalSorter(graph).static_order()
        return tuple(step for step in order if step[0] != "value" or _is_field(nodes, step[1]))
    except CycleError as error:
        _tell(error.args[1], pages, nodes, into)
        return ()


def _values(formula: Formula | None) -> Iterable[Step]:
    paths = formula.names.values() if formula else ()
    return (("value", path) for path in paths if path)


def _is_field(nodes: Mapping[Path, Node], path: int | Path) -> bool:
    return not isinstance(path, int) and isinstance(nodes[path].element, Field)


def _tell(
    circle: list[Step], pages: tuple[PageNode, ...], nodes: Mapping[Path, Node], into: Collector
) -> None:
    names: list[str] = []
    places: list[str] = []
    for _kind, which in reversed(circle):
        if isinstance(which, int):
            name, place = pages[which].page.key, pages[which].place
        else:
            name, place = ".".join(which), nodes[which].place
        if not names or names[-1] != name:
            names.append(name)
            places.append(place)
    if len(names) == 1:
        names *= 2
    into.say(places[0], "form-circle", circle=" → ".join(names))
