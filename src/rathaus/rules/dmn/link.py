"""A decision model made ready: references resolved, texts compiled, plans made.

Source: DMN 1.5, chapters 6, 7 and 10.4.
"""

from collections.abc import Mapping
from types import MappingProxyType

from rathaus.rules.dmn.bindings import bind
from rathaus.rules.dmn.boxed import Lowering
from rathaus.rules.dmn.evaluate import Model
from rathaus.rules.dmn.functions import ModelFunction
from rathaus.rules.dmn.graph import File, Graph, Node, read_graph, refuse_circles
from rathaus.rules.dmn.items import ItemTypes
from rathaus.rules.dmn.members import member_names
from rathaus.rules.dmn.model import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    RequirementKind,
)
from rathaus.rules.dmn.plan import Step
from rathaus.rules.dmn.problems import Problems
from rathaus.rules.dmn.scope import Scope
from rathaus.rules.dmn.services import Planner
from rathaus.rules.feel.names import NameTable, normal_name
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.state import Deadline
from rathaus.rules.values.functions import FunctionParameter
from rathaus.rules.values.types import ANY, FeelType, FunctionType


def link(
    definitions: Definitions,
    others: Mapping[str, Definitions] = MappingProxyType({}),
    limits: Limits = DEFAULT_LIMITS,
    deadline: Deadline | None = None,
) -> Model:
    """Make a model ready to be evaluated.

    What cannot be used in it, such as an expression in another language, is null with a note when
    it is evaluated, and one of the model's `problems`.

    Args:
        definitions: the file.
        others: other files by namespace, for its imports and theirs.
        limits: how deep its expressions may be nested, and how long all may take.
        deadline: when it must be ready, if that is not to be counted from now.

    Raises:
        ModelError: decisions need themselves, or files import themselves; it names the circle.
        LimitExceeded: it took too long.
    """
    problems = Problems()
    graph = read_graph(definitions, others, problems)
    return _Linker(graph, problems, limits, deadline or Deadline(limits.loading_seconds)).model()


class _Linker:
    def __init__(
        self, graph: Graph, problems: Problems, limits: Limits, deadline: Deadline
    ) -> None:
        self._graph = graph
        self._problems = problems
        self._deadline = deadline
        self._lowerings: dict[File, Lowering] = {}
        self._scopes: dict[File, Scope] = {}
        self._values: dict[Node, tuple[Node, ...]] = {}
        self._knowledge: dict[Node, tuple[Node, ...]] = {}
        self._functions: dict[Node, ModelFunction] = {}
        self._prepare_files(limits)
        for node in graph.nodes:
            self._deadline.look()
            problems.element = node.name
            self._resolve(node)

    def model(self) -> Model:
        graph = self._graph
        planner = Planner(
            graph, {node: self._type(node) for node in graph.nodes}, self._values, self._problems
        )
        refuse_circles(graph.nodes, lambda node: self._needs(node, planner))
        for node in graph.nodes:
            if isinstance(node.element, DecisionService):
                self._functions[node] = planner.function(node)
            elif isinstance(node.element, BusinessKnowledgeModel):
                self._functions[node] = self._function(node, node.element)
        for node, function in self._functions.items():
            if isinstance(node.element, BusinessKnowledgeModel):
                self._define(node, node.element, function)
        steps = {}
        for node in graph.nodes:
            if isinstance(node.element, Decision) and node.element.logic is not None:
                steps[node] = self._step(node, node.element)
        planner.plan(steps, self._functions)
        return Model(graph, planner, self._functions, tuple(self._problems.found))

    # --- files and references

    def _prepare_files(self, limits: Limits) -> None:
        members: set[str] = set()
        for file in self._graph.files:
            members |= member_names(file.definitions)
        table = NameTable((), members)
        types: dict[File, ItemTypes] = {}
        for file in self._graph.files:
            imported = {prefix: types[other] for prefix, other in file.imports}
            types[file] = ItemTypes(
                file.definitions,
                imported,
                table,
                self._problems,
                limits,
                deadline=self._deadline,
            )
            language = file.definitions.expression_language
            self._lowerings[file] = Lowering(
                types[file], language, self._problems, limits, self._deadline
            )
            names = table.with_names((), (), types[file].names)
            self._scopes[file] = Scope(names, members=frozenset(members))

    def _resolve(self, node: Node) -> None:
        element = node.element
        if isinstance(element, Decision | BusinessKnowledgeModel):
            knowledge = [
                each for each in element.requirements if each.kind is RequirementKind.KNOWLEDGE
            ]
            values = [
                each for each in element.requirements if each.kind is not RequirementKind.KNOWLEDGE
            ]
            self._values[node] = self._graph.targets(values, node.file)
            self._knowledge[node] = self._graph.targets(knowledge, node.file)

    def _needs(self, node: Node, planner: Planner) -> tuple[Node, ...]:
        if isinstance(node.element, DecisionService):
            self._deadline.look()
            return planner.inside(node)
        return (*self._values.get(node, ()), *self._knowledge.get(node, ()))

    def _type(self, node: Node) -> FeelType:
        self._problems.element = node.name
        return self._lowerings[node.file].types.resolve(node.element.type_ref, node.element)

    # --- functions and decisions

    def _function(self, node: Node, element: BusinessKnowledgeModel) -> ModelFunction:
        lowering = self._lowerings[node.file]
        lowering.begin(node.name)
        parameters = () if element.logic is None else element.logic.parameters
        of = lowering.types.resolve(element.type_ref)
        return ModelFunction(
            node.name,
            tuple(
                FunctionParameter(
                    normal_name(each.name), lowering.types.resolve(each.type_ref, each)
                )
                for each in parameters
            ),
            of.result if isinstance(of, FunctionType) else of,
        )

    def _define(self, node: Node, element: BusinessKnowledgeModel, function: ModelFunction) -> None:
        logic = element.logic
        if logic is None:
            self._problems.element = node.name
            self._problems.add("dmn-no-logic", element, name=node.name)
            return
        lowering = self._lowerings[node.file]
        lowering.begin(node.name, function.result)
        bound = bind(node.file, (), (*self._knowledge[node], node), self._functions)
        names = [parameter.name for parameter in function.parameters]
        scope = bound.scope(self._scopes[node.file]).with_names(names)
        body = lowering.function_body(logic, scope)
        constants = {name: value for name, value in bound.constants.items() if name not in names}
        function.define(lowering.compiler.function(bound.wrap(body), names, constants))

    def _step(self, node: Node, element: Decision) -> Step:
        lowering = self._lowerings[node.file]
        of = lowering.types.resolve(element.type_ref)
        lowering.begin(node.name, None if of is ANY else of)
        bound = bind(node.file, self._values[node], self._knowledge[node], self._functions)
        scope = bound.scope(self._scopes[node.file])
        logic = lowering.typed(lowering.lower(element.logic, scope), element.type_ref, None)
        run = lowering.compiler.function(bound.wrap(logic), bound.parameters, bound.constants)
        return Step(
            node.number,
            node.name,
            run,
            tuple(each.number for each in bound.nodes),
            tuple(name.lstrip("\0") for name in bound.parameters),
            node,
        )
