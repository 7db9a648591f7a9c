"""The requirements graph: files and their imports, what references point at, circles.

Source: DMN 1.5, 6.2 and 6.3.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rathaus.rules.dmn.model import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Definitions,
    Import,
    InputData,
    Requirement,
    RequirementKind,
)
from rathaus.rules.dmn.problems import Problems
from rathaus.rules.errors import ModelError
from rathaus.rules.feel.names import normal_name
from rathaus.rules.messages import message

_DEEPEST = 100
"""Files that import each other in a row."""

Named = InputData | Decision | BusinessKnowledgeModel | DecisionService


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """A file and the files it imports, by the prefix that its expressions use."""

    definitions: Definitions
    imports: tuple[tuple[str, "File"], ...]

    def prefix_of(self, other: "File") -> str | None:
        """Return the prefix of an imported file, None when it is not imported."""
        return next((prefix for prefix, file in self.imports if file is other), None)


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An element of the graph.

    Args:
        element: the element.
        file: where it is defined.
        name: the name of its variable.
        number: its place among all elements of its model.
    """

    element: Named
    file: File
    name: str
    number: int


@dataclass(slots=True)
class Graph:
    """All elements of a model and its imports.

    Args:
        root: the file the model is named after.
        files: all files, imported ones before those that import them.
        nodes: all elements, those of the root first.
    """

    root: File
    files: tuple[File, ...]
    nodes: tuple[Node, ...]
    problems: Problems
    _by_id: dict[tuple[str, str], Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for node in self.nodes:
            if node.element.id:
                self._by_id.setdefault((node.file.definitions.namespace, node.element.id), node)

    def target(self, requirement: Requirement, file: File) -> Node | None:
        """Return what a reference points at, None when there is no such thing."""
        namespace, _, local = requirement.href.rpartition("#")
        node = self._by_id.get((namespace or file.definitions.namespace, local))
        if node is None:
            self.problems.add("dmn-no-target", requirement.place, href=requirement.href)
        return node

    def targets(self, requirements: Iterable[Requirement], file: File) -> tuple[Node, ...]:
        """Return what references point at, without those that point nowhere.

        A reference that wants a value but points at a function, or the other way round, points
        nowhere as well.
        """
        found = []
        for each in requirements:
            node = self.target(each, file)
            if node is None:
                continue
            function = isinstance(node.element, BusinessKnowledgeModel | DecisionService)
            if function is (each.kind is RequirementKind.KNOWLEDGE):
                found.append(node)
            else:
                self.problems.add("dmn-no-target", each.place, href=each.href)
        return tuple(found)


def read_graph(
    definitions: Definitions, others: Mapping[str, Definitions], problems: Problems
) -> Graph:
    """Bring the elements of a file and of what it imports together.

    Raises:
        ModelError: files import each other in a circle, or too many in a row.
    """
    files: dict[str, File] = {}
    root = _file(definitions, others, problems, files, ())
    nodes: list[Node] = []
    for file in (root, *(file for file in files.values() if file is not root)):
        held = file.definitions
        elements: tuple[Named, ...] = (
            *held.inputs,
            *held.decisions,
            *held.knowledge,
            *held.services,
        )
        for element in elements:
            name = normal_name(element.variable or element.name)
            nodes.append(Node(element, file, name, len(nodes)))
    return Graph(root, tuple(files.values()), tuple(nodes), problems)


def _file(
    definitions: Definitions,
    others: Mapping[str, Definitions],
    problems: Problems,
    files: dict[str, File],
    above: tuple[Definitions, ...],
) -> File:
    path = (*above, definitions)
    if len(path) > _DEEPEST:
        raise ModelError(message("dmn-import-depth", limit=_DEEPEST), definitions.place.file)
    imports: list[tuple[str, File]] = []
    taken: dict[str, str] = {}
    for each in definitions.imports:
        _refuse_own(each, path)
        prefix = normal_name(each.name)
        if prefix and taken.setdefault(prefix, each.namespace) != each.namespace:
            problems.add("dmn-import-name-twice", each, name=each.name)
        other = others.get(each.namespace)
        if other is None:
            if is_model(each):
                problems.add("dmn-import-missing", each, namespace=each.namespace, name=each.name)
            continue
        made = files.get(other.namespace) or _file(other, others, problems, files, path)
        imports.append((prefix, made))
    file = files[definitions.namespace] = File(definitions, tuple(imports))
    return file


def _refuse_own(imported: Import, path: tuple[Definitions, ...]) -> None:
    """Refuse an import of the file it stands in, or of one that imports that.

    What counts is the namespace: no name could tell elements of two files that share one apart.
    """
    above = [each.namespace for each in path]
    if imported.namespace not in above:
        return
    if imported.namespace == above[-1]:
        said = message("dmn-import-self", namespace=imported.namespace)
    else:
        circle = path[above.index(imported.namespace) :]
        names = [each.name for each in circle]
        if len(set(names)) < len(names) or not all(names):
            names = [each.namespace for each in circle]
        names.append(names[0])
        said = message("dmn-import-circle", names=" → ".join(names))
    place = imported.place
    raise ModelError(said, place.file or path[-1].place.file, place.line, place.column)


def is_model(imported: Import) -> bool:
    """Tell whether an import is of a decision model, not of another kind of file."""
    return not imported.kind or "DMN" in imported.kind


def refuse_circles(nodes: Iterable[Node], needs: Callable[[Node], Iterable[Node]]) -> None:
    """Refuse decisions that need themselves.

    Functions may call themselves; a circle of functions alone is bounded when it runs.

    Raises:
        ModelError: it names the circle.
    """
    finished: set[Node] = set()
    for start in nodes:
        path: list[Node] = []
        on_path: set[Node] = set()
        waiting: list[tuple[Node, bool]] = [(start, True)]
        while waiting:
            node, entering = waiting.pop()
            if not entering:
                on_path.discard(path.pop())
                finished.add(node)
                continue
            if node in on_path:
                _refuse(path[path.index(node) :])
                continue
            if node in finished:
                continue
            path.append(node)
            on_path.add(node)
            waiting.append((node, False))
            waiting.extend((need, True) for need in needs(node))


def _refuse(circle: list[Node]) -> None:
    if all(isinstance(node.element, BusinessKnowledgeModel) for node in circle):
        return
    names = " → ".join(node.name for node in (*circle, circle[0]))
    place = circle[0].element.place
    raise ModelError(message("dmn-circle", names=names), place.file, place.line, place.column)
