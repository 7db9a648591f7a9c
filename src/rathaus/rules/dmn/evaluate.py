"""Models ready to be evaluated, and their evaluation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from rathaus.rules.dmn.functions import ModelFunction
from rathaus.rules.dmn.graph import Graph, Node
from rathaus.rules.dmn.intake import accepting
from rathaus.rules.dmn.model import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    InputData,
)
from rathaus.rules.dmn.plan import MISSING, Given, Plan, Values
from rathaus.rules.dmn.problems import Problem
from rathaus.rules.dmn.recorder import Recorder
from rathaus.rules.dmn.services import Planner
from rathaus.rules.dmn.trace import Trace
from rathaus.rules.errors import InputError
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.messages import message
from rathaus.rules.running import run
from rathaus.rules.state import Note, State
from rathaus.rules.values.convert import from_python
from rathaus.rules.values.entry import taken_in
from rathaus.rules.values.temporal import DateTime
from rathaus.rules.values.types import FeelType


@dataclass(frozen=True, slots=True)
class Variable:
    """Something with a name and a type: an input, or the result of a decision.

    Args:
        name: as expressions and callers call it.
        type: its type.
        element: the element of the model.
    """

    name: str
    type: FeelType
    element: InputData | Decision | BusinessKnowledgeModel | DecisionService


@dataclass(frozen=True, slots=True)
class Subject(Variable):
    """Something that can be asked for: a decision, a service or a function.

    Args:
        inputs: what it wants to be given, by name.
    """

    inputs: Mapping[str, FeelType]


@dataclass(frozen=True, slots=True)
class Answer:
    """A result, and how it came about.

    Args:
        value: the result.
        notes: why something became null, or was changed to fit.
        trace: everything that happened; None when nobody asked for it.
    """

    value: object
    notes: tuple[Note, ...]
    trace: Trace | None = None


class Wanted(Mapping[str, FeelType]):
    """What a decision or service wants to be given: name and type; found out when asked for."""

    __slots__ = ("_node", "_planner")

    def __init__(self, planner: Planner, node: Node) -> None:
        self._planner = planner
        self._node = node

    def _all(self) -> dict[str, FeelType]:
        plan = self._planner.plans.get(self._node) or self._planner.make(self._node)
        return {} if plan is None else {each.name: each.type for each in plan.given}

    def __getitem__(self, name: str) -> FeelType:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


class Model:
    """A linked model. Nothing in it changes any more: threads may share it.

    Attributes:
        definitions: the file it was made from.
        others: the files it imports, by namespace.
        inputs: its input data by name; those of imports as `prefix.name`.
        decisions: its decisions by name; those of imports as `prefix.name`.
        services: its decision services, in the same way.
        functions: its business knowledge models, in the same way.
        problems: what in it cannot be used.
    """

    def __init__(
        self,
        graph: Graph,
        planner: Planner,
        functions: Mapping[Node, ModelFunction],
        problems: tuple[Problem, ...],
    ) -> None:
        self.definitions: Definitions = graph.root.definitions
        self.others: Mapping[str, Definitions] = MappingProxyType(
            {
                file.definitions.namespace: file.definitions
                for file in graph.files
                if file is not graph.root
            }
        )
        self.problems = problems
        self._size = len(graph.nodes)
        inputs: dict[str, Variable] = {}
        decisions: dict[str, Subject] = {}
        services: dict[str, Subject] = {}
        knowledge: dict[str, Subject] = {}
        self._planner = planner
        self._nodes: dict[str, Node] = {}
        self._plans: dict[str, Plan] = {}
        self._functions: dict[str, tuple[ModelFunction, tuple[Given, ...]]] = {}
        for node in graph.nodes:
            element, of = node.element, planner.types[node]
            prefix = "" if node.file is graph.root else graph.root.prefix_of(node.file)
            if prefix is None:
                continue
            name = f"{prefix}.{node.name}" if prefix else node.name
            if isinstance(element, InputData):
                inputs.setdefault(name, Variable(name, of, element))
                continue
            if isinstance(element, BusinessKnowledgeModel):
                function = functions[node]
                wanted: Mapping[str, FeelType] = MappingProxyType(
                    {each.name: each.type for each in function.parameters}
                )
                found = knowledge
                self._functions.setdefault(name, _callable(function, node))
            else:
                wanted = Wanted(planner, node)
                found = decisions if isinstance(element, Decision) else services
                self._nodes.setdefault(name, node)
                if self._nodes[name] is node and node in planner.plans:
                    self._plans[name] = planner.plans[node]
            found.setdefault(name, Subject(name, of, element, wanted))
        self.inputs: Mapping[str, Variable] = MappingProxyType(inputs)
        self.decisions: Mapping[str, Subject] = MappingProxyType(decisions)
        self.services: Mapping[str, Subject] = MappingProxyType(services)
        self.functions: Mapping[str, Subject] = MappingProxyType(knowledge)

    def evaluate(
        self,
        name: str,
        inputs: Mapping[str, object],
        *,
        limits: Limits = DEFAULT_LIMITS,
        now: datetime | DateTime | None = None,
    ) -> object:
        """Work out a decision, a decision service or a function.

        Args:
            name: what to work out; a decision comes before a service or function of that name.
            inputs: values by name: those of Python, or of the engine. What the subject does not
                want is ignored, what is missing is null.
            limits: what the evaluation may ask for.
            now: the moment that `now()` and `today()` speak of.

        Returns:
            A value of the engine; null is None.

        Raises:
            InputError: nobody knows the name, or a value is of no type of FEEL.
            LimitExceeded: the evaluation asked for more than its limits grant.
        """
        state = State(limits, now if now is None else _moment(now, limits))
        return self._evaluate(state, name, inputs)

    def answer(
        self,
        name: str,
        inputs: Mapping[str, object],
        *,
        limits: Limits = DEFAULT_LIMITS,
        now: datetime | DateTime | None = None,
        trace: bool = False,
    ) -> Answer:
        """Work out the same as `evaluate`, and tell how it came about.

        Args:
            name: what to work out.
            inputs: values by name.
            limits: what the evaluation may ask for.
            now: the moment that `now()` and `today()` speak of.
            trace: keep everything that happens, for reasons and replay.

        Raises:
            InputError: nobody knows the name, or a value is of no type of FEEL.
            LimitExceeded: the evaluation asked for more than its limits grant.
        """
        recorder = Recorder() if trace else None
        state = State(limits, now if now is None else _moment(now, limits), recorder)
        value = self._evaluate(state, name, inputs)
        trace_ = None if recorder is None else self._trace(state, recorder, name, inputs, value)
        return Answer(value, tuple(state.notes), trace_)

    def _trace(
        self,
        state: State,
        recorder: Recorder,
        name: str,
        inputs: Mapping[str, object],
        value: object,
    ) -> Trace:
        steps, notes = recorder.finished(state)
        limits = state.limits
        # What the subject does not want is not kept: it may be about people, and says nothing.
        wanted = [key for given in self._given(name) for key in (given.name, *given.others)]
        return Trace(
            self.definitions.name,
            self.definitions.namespace,
            name,
            tuple(
                recorder.fact(key, taken_in(inputs[key], limits), limits)
                for key in dict.fromkeys(wanted)
                if key in inputs
            ),
            steps,
            value,
            recorder.literal(value, limits),
            notes,
            state.now,
            recorder.complete,
        )

    def _given(self, name: str) -> tuple[Given, ...]:
        plan = self._plans.get(name) or self._long_plan(name)
        return self._functions[name][1] if plan is None else plan.given

    def _evaluate(self, state: State, name: str, inputs: Mapping[str, object]) -> object:
        plan = self._plans.get(name)
        if plan is None:
            plan = self._long_plan(name)
        if plan is None:
            return self._call(state, name, inputs)
        if plan.plain:
            return self._planned(state, plan, inputs)
        return run(state, self._planned, plan, inputs)

    def _planned(self, state: State, plan: Plan, inputs: Mapping[str, object]) -> object:
        values: Values = [None] * self._size
        for key, slot, accept, given in plan.intake:
            value = inputs.get(key, MISSING)
            if value is MISSING:
                value = _other(state, given, inputs)
            values[slot] = accept(state, value)
        if state.recorder is not None:
            return plan.recorded(state, values)
        for slot, name, work, gather in plan.steps:
            state.place = name
            values[slot] = work(state, *gather(values))
        return plan.result(state, values)

    def _long_plan(self, name: str) -> Plan | None:
        node = self._nodes.get(name)
        return None if node is None else self._planner.make(node)

    def _call(self, state: State, name: str, inputs: Mapping[str, object]) -> object:
        found = self._functions.get(name)
        if found is None:
            known = ", ".join((*self.decisions, *self.services, *self.functions))
            raise InputError(message("dmn-unknown", name=name, known=known), name)
        return run(state, _called, *found, inputs)


def _called(
    state: State,
    function: ModelFunction,
    parameters: tuple[Given, ...],
    inputs: Mapping[str, object],
) -> object:
    values = []
    for given in parameters:
        value = inputs.get(given.name, MISSING)
        if value is MISSING:
            value = _other(state, given, inputs)
        values.append(given.accept(state, value))
    return function.invoke(state, values)


def _callable(function: ModelFunction, node: Node) -> tuple[ModelFunction, tuple[Given, ...]]:
    element = node.element
    logic = element.logic if isinstance(element, BusinessKnowledgeModel) else None
    names = (each.type_ref for each in logic.parameters) if logic is not None else ()
    return function, tuple(
        Given(each.name, 0, accepting(each.name, each.type, type_name), each.type, node)
        for each, type_name in zip(function.parameters, names, strict=True)
    )


def _other(state: State, given: Given, inputs: Mapping[str, object]) -> object:
    """Look for an input under its other names; a missing one is null."""
    for name in given.others:
        if name in inputs:
            return inputs[name]
    if not given.optional:
        state.note("input-missing", name=given.name)
    return None


def _moment(now: datetime | DateTime, limits: Limits) -> DateTime | None:
    made = from_python(now, limits)
    return made if isinstance(made, DateTime) else None
