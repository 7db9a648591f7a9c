"""Plans for decisions and decision services, and services as functions.

Source: DMN 1.5, 6.3.11 and 10.4.
"""

from collections import deque
from collections.abc import Callable, Mapping

from rathaus.rules.dmn.functions import ModelFunction
from rathaus.rules.dmn.graph import File, Graph, Node
from rathaus.rules.dmn.intake import accepting
from rathaus.rules.dmn.model import Decision, DecisionService, InputData
from rathaus.rules.dmn.plan import Given, Plan, Step, Values, make_plan, steps_before
from rathaus.rules.dmn.problems import Problems
from rathaus.rules.state import State
from rathaus.rules.values.functions import FunctionParameter
from rathaus.rules.values.types import ANY, FeelType, FunctionType, coerce

_MOST = 300
"""Elements that a plan may have to be kept: in a chain of thousands of decisions, thousands of
plans of thousands of steps would be too many."""


class Planner:
    """Makes the plans of a model.

    Args:
        graph: its elements.
        types: their types.
        values: by decision, the inputs and decisions it requires.
        problems: takes references that point nowhere.
    """

    def __init__(
        self,
        graph: Graph,
        types: Mapping[Node, FeelType],
        values: Mapping[Node, tuple[Node, ...]],
        problems: Problems,
    ) -> None:
        self._graph = graph
        self.types = types
        self._values = values
        self._inputs: dict[Node, tuple[Node, ...]] = {}
        self._outputs: dict[Node, tuple[Node, ...]] = {}
        self._prefixes = _prefixes(graph.root)
        self._givens: Mapping[Node, Given] = {}
        self.plans: dict[Node, Plan] = {}
        """Plans made beforehand; those of many steps are made when they are needed."""
        self.steps: Mapping[Node, Step] = {}
        for node in graph.nodes:
            element = node.element
            if isinstance(element, DecisionService):
                problems.element = node.name
                inputs = (*element.input_data, *element.input_decisions)
                self._inputs[node] = graph.targets(inputs, node.file)
                self._outputs[node] = graph.targets(element.outputs, node.file)

    def inside(self, service: Node) -> tuple[Node, ...]:
        """Return the decisions a service works out: its outputs, and what they need."""
        stop = set(self._inputs[service])
        found: dict[Node, None] = {}
        waiting = list(self._outputs[service])
        while waiting:
            node = waiting.pop()
            if node in stop or node in found or not isinstance(node.element, Decision):
                continue
            found[node] = None
            waiting.extend(self._values.get(node, ()))
        return tuple(found)

    def function(self, service: Node) -> ModelFunction:
        """Return a service as a function, its body to be given by `plan`."""
        parameters = tuple(
            FunctionParameter(node.name, self.types[node]) for node in self._inputs[service]
        )
        of = self.types[service]
        result = of.result if isinstance(of, FunctionType) else of
        return ModelFunction(service.name, parameters, result, service=True)

    def plan(self, steps: Mapping[Node, Step], functions: Mapping[Node, ModelFunction]) -> None:
        """Make the plans of all decisions and services, and give the services their bodies."""
        self.steps = steps
        self._givens = {
            node: self._given(node)
            for node in self._graph.nodes
            if isinstance(node.element, InputData | Decision)
        }
        for node in self._graph.nodes:
            if isinstance(node.element, Decision | DecisionService):
                plan = self.make(node, most=_MOST)
                if plan is not None:
                    self.plans[node] = plan
        for node, function in functions.items():
            if function.service:
                function.define(self._body(node))

    def make(self, node: Node, most: int = 0) -> Plan | None:
        """Make the plan of a decision or service; None when it has more than `most` steps."""
        if isinstance(node.element, DecisionService):
            outputs, stop = self._outputs[node], frozenset(self._inputs[node])
            of = self.types[node]
            result = _result(outputs, of.result if isinstance(of, FunctionType) else of)
        else:
            outputs, stop = (node,), frozenset()
            result = _taking(node.number)
        found = steps_before(
            outputs, self.steps, lambda each: self._values.get(each, ()), stop, most
        )
        if found is None:
            return None
        givens = (self._givens[each] for each in found[0])
        return make_plan(givens, found[1], result, taken=outputs == (node,))

    def _body(self, node: Node) -> Callable[..., object]:
        plan = self.plans.get(node)
        size = len(self._graph.nodes)
        work = 1 + size // 256
        slots = tuple(each.number for each in self._inputs[node])

        def body(state: State, *arguments: object) -> object:
            state.tick(work)
            values: Values = [None] * size
            for slot, argument in zip(slots, arguments, strict=True):
                values[slot] = argument
            made = plan or self.make(node)
            if made is None:
                return None
            if plan is None:
                state.tick(len(made.details))
            return made.run(state, values)

        return body

    def _given(self, node: Node) -> Given:
        of = self.types[node]
        others = tuple(f"{prefix}.{node.name}" for prefix in self._prefixes.get(node.file, ()))
        decided = isinstance(node.element, Decision) and node not in self.steps
        accept = accepting(node.name, of, node.element.type_ref)
        return Given(node.name, node.number, accept, of, node, others, decided)


def _taking(slot: int) -> Callable[[State, Values], object]:
    return lambda state, values: values[slot]


def _prefixes(root: File) -> dict[File, list[str]]:
    """Return the ways in which files are known from the root: "a", "a.b".

    Files that are imported on many ways have too many; the shortest thousand will do.
    """
    found: dict[File, list[str]] = {}
    waiting = deque(root.imports)
    for _ in range(1000):
        if not waiting:
            break
        prefix, file = waiting.popleft()
        found.setdefault(file, []).append(prefix)
        waiting.extend((f"{prefix}.{inner}", deeper) for inner, deeper in file.imports)
    return found


def _result(outputs: tuple[Node, ...], of: FeelType) -> Callable[[State, Values], object]:
    """Return what makes the result of a service: its decision's value, or a context of them."""
    named = tuple((node.name, node.number) for node in outputs)

    def result(state: State, values: Values) -> object:
        if len(named) == 1:
            value = values[named[0][1]]
        else:
            value = {name: values[slot] for name, slot in named}
        return value if of is ANY else coerce(state, value, of)

    return result
