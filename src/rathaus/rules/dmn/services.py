"""Plans for decisions and decision services, and services as functions.

Source: DMN 1.5, 6.3.11 and 10.4.
"""

from collections.abc import Callable, Mapping, Sequence

from rathaus.rules.dmn.functions import ModelFunction
from rathaus.rules.dmn.graph import File, Graph, Node
from rathaus.rules.dmn.intake import accepting
from rathaus.rules.dmn.model import Decision, DecisionService
from rathaus.rules.dmn.plan import Given, Plan, Step, Values, make_plan, steps_before
from rathaus.rules.dmn.problems import Problems
from rathaus.rules.state import State
from rathaus.rules.values.functions import FunctionParameter
from rathaus.rules.values.types import ANY, FeelType, FunctionType, coerce


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
        self.plans: dict[Node, Plan] = {}
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
        for node in self._graph.nodes:
            if isinstance(node.element, Decision):
                self.plans[node] = self._plan((node,), frozenset(), _taking(node.number))
            elif isinstance(node.element, DecisionService):
                self._plan_service(node, functions[node])

    def _plan_service(self, node: Node, function: ModelFunction) -> None:
        outputs, inputs = self._outputs[node], self._inputs[node]
        result = _result(outputs, function.result)
        plan = self._plan(outputs, frozenset(inputs), result)
        self.plans[node] = plan
        size = len(self._graph.nodes)
        slots = tuple(each.number for each in inputs)

        def body(state: State, *arguments: object) -> object:
            values: Values = [None] * size
            for slot, argument in zip(slots, arguments, strict=True):
                values[slot] = argument
            return plan.run(state, values)

        function.define(body)

    def _plan(
        self,
        outputs: Sequence[Node],
        stop: frozenset[Node],
        result: Callable[[State, Values], object],
    ) -> Plan:
        given, ordered = steps_before(
            outputs, self.steps, lambda node: self._values.get(node, ()), stop
        )
        return make_plan((self._given(node) for node in given), ordered, result)

    def _given(self, node: Node) -> Given:
        of = self.types[node]
        others = tuple(f"{prefix}.{node.name}" for prefix in _prefixes(self._graph.root, node.file))
        decided = isinstance(node.element, Decision) and node not in self.steps
        return Given(node.name, node.number, accepting(node.name, of), of, node, others, decided)


def _taking(slot: int) -> Callable[[State, Values], object]:
    return lambda state, values: values[slot]


def _prefixes(root: File, file: File) -> list[str]:
    """Return the ways a file is known from the root: "a", "a.b"."""
    found: list[str] = []
    waiting = [(prefix, other) for prefix, other in root.imports]
    while waiting and len(found) < 100:
        prefix, other = waiting.pop()
        if other is file:
            found.append(prefix)
        waiting.extend((f"{prefix}.{inner}", deeper) for inner, deeper in other.imports)
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
