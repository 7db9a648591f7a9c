"""A model and its imports as the checks see it: who requires whom, what names mean, which types."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rathaus.rules.check.typing.scope import UNKNOWN, Known, Scope, Signature
from rathaus.rules.dmn.graph import File, Graph, Node, is_model, read_graph
from rathaus.rules.dmn.items import ItemTypes
from rathaus.rules.dmn.members import member_names
from rathaus.rules.dmn.model import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    InputData,
    Requirement,
)
from rathaus.rules.dmn.problems import Problems
from rathaus.rules.feel.names import NameTable, normal_name
from rathaus.rules.limits import Limits
from rathaus.rules.state import NO_DEADLINE, Deadline
from rathaus.rules.values.types import ANY, FUNCTION, FeelType, FunctionType


@dataclass(frozen=True, slots=True)
class Place:
    """Names in scope for the parser and for the checks."""

    table: NameTable
    scope: Scope

    def binding(self, bound: Mapping[str, Known], *, opened: bool = False) -> "Place":
        """Return a place where more names are known."""
        return Place(self.table.with_names(bound.keys()), self.scope.binding(bound, opened=opened))


@dataclass(slots=True)
class World:
    """All files of a model, ready for looking at.

    Args:
        graph: their elements.
        limits: how deep expressions may be nested.
        deadline: when all must be looked at.
        results: types of decisions whose logic has been looked at, where none is declared.
    """

    graph: Graph
    limits: Limits
    deadline: Deadline = NO_DEADLINE
    types: dict[File, ItemTypes] = field(default_factory=dict)
    results: dict[Node, FeelType] = field(default_factory=dict)
    _tables: dict[File, NameTable] = field(default_factory=dict)
    _names: dict[File, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        members: set[str] = set()
        for file in self.graph.files:
            members |= member_names(file.definitions)
        table = NameTable((), members)
        for file in self.graph.files:
            imported = {prefix: self.types[other] for prefix, other in file.imports}
            self.types[file] = ItemTypes(
                file.definitions,
                imported,
                table,
                Problems(),
                self.limits,
                deadline=self.deadline,
            )
            self._tables[file] = table.with_names((), (), self.types[file].names)
        names: dict[File, set[str]] = {file: set() for file in self.graph.files}
        for node in self.graph.nodes:
            names[node.file].add(node.name)
        self._names = {file: frozenset(own) for file, own in names.items()}

    def own_nodes(self) -> Iterable[Node]:
        """Give the elements of the file that is checked."""
        return (node for node in self.graph.nodes if node.file is self.graph.root)

    def type_named(self, name: str, file: File) -> FeelType:
        """Return the type a reference names; `Any` when it is empty or unknown."""
        return (self.types[file].find(name) or ANY) if name else ANY

    def finder(self, file: File) -> Callable[[str], FeelType | None]:
        """Return what finds types by name; one of a file that is not there may be anything."""
        find = self.types[file].find
        if not self.missing_prefixes(file):
            return find
        return lambda name: find(name) or (ANY if self.is_missing(name, file) else None)

    def is_missing(self, name: str, file: File) -> bool:
        """Tell whether a name may be of an imported file that is not there."""
        return any(
            not prefix or normal_name(name).startswith(f"{prefix}.")
            for prefix in self.missing_prefixes(file)
        )

    def missing_prefixes(self, file: File) -> frozenset[str]:
        """Return the prefixes of imported files that are not there."""
        known = {other.definitions.namespace for _, other in file.imports}
        return frozenset(
            normal_name(each.name)
            for each in file.definitions.imports
            if is_model(each) and each.namespace not in known
        )

    def required(self, node: Node) -> list[tuple[Requirement, Node | None]]:
        """List what an element requires, with None for what cannot be found."""
        element = node.element
        match element:
            case Decision(requirements=found) | BusinessKnowledgeModel(requirements=found):
                references = found
            case DecisionService():
                references = (
                    *element.outputs,
                    *element.encapsulated,
                    *element.input_decisions,
                    *element.input_data,
                )
            case _:
                references = ()
        return [(each, self.graph.target(each, node.file)) for each in references]

    # --- names

    def place_of(self, node: Node) -> Place:
        """Return where the expressions of an element stand."""
        names: dict[str, Known] = {}
        if isinstance(node.element, BusinessKnowledgeModel):
            names[node.name] = self.known(node)
        for _, target in self.required(node):
            if target is not None:
                self._bring(names, node.file, target)
        for prefix, file in node.file.imports:
            if prefix and prefix not in names:
                names[prefix] = self._whole_file(file)
        absent = self.missing_prefixes(node.file)
        names = {**dict.fromkeys(absent - {""}, UNKNOWN), **names}
        table = self._tables[node.file].with_names(names)
        # Parts of a name from a file that is not there may look like names of their own.
        anything = "" in absent or (
            bool(absent) and any(target is None for _, target in self.required(node))
        )
        unbound = self._names[node.file]
        return Place(table, Scope(names, self.finder(node.file), open=anything, missing=unbound))

    def _bring(self, names: dict[str, Known], file: File, target: Node) -> None:
        prefix = "" if target.file is file else file.prefix_of(target.file)
        if not prefix:
            names[target.name] = self.known(target)
        elif prefix not in names:
            names[prefix] = self._whole_file(target.file)

    def _whole_file(self, file: File) -> Known:
        members = {node.name: self.known(node) for node in self.graph.nodes if node.file is file}
        return Known(members=members)

    def known(self, node: Node) -> Known:
        """Return what is known of an element's variable."""
        element = node.element
        of = self.type_named(element.type_ref, node.file)
        match element:
            case InputData():
                return Known(of)
            case Decision():
                return Known(self.results.get(node, ANY) if of == ANY else of)
            case BusinessKnowledgeModel(logic=None):
                return Known(FUNCTION)
            case BusinessKnowledgeModel(logic=logic):
                assert logic is not None
                parameters = tuple(
                    (normal_name(each.name), self.type_named(each.type_ref, node.file))
                    for each in logic.parameters
                )
                return Known(FUNCTION, Signature(parameters, _result(of)))
        return Known(FUNCTION, self._service(node, element, of))

    def _service(self, node: Node, element: DecisionService, of: FeelType) -> Signature | None:
        targets = [
            self.graph.target(each, node.file)
            for each in (*element.input_data, *element.input_decisions)
        ]
        if None in targets:
            return None
        parameters = tuple((each.name, self.known(each).type) for each in targets if each)
        return Signature(parameters, _result(of))


def _result(of: FeelType) -> FeelType:
    return of.result if isinstance(of, FunctionType) else of


def read_world(
    definitions: Definitions,
    others: Mapping[str, Definitions],
    limits: Limits,
    deadline: Deadline = NO_DEADLINE,
) -> World:
    """Bring a file and what it imports together.

    Raises:
        ModelError: files import each other in a circle.
        LimitExceeded: the time is used up.
    """
    return World(read_graph(definitions, others, Problems()), limits, deadline)
