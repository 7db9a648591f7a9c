"""Looks at the requirements graph: circles, loose ends, names given twice, what nobody uses.

Source: DMN 1.5, 6.2 and 6.3.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from rathaus.rules.check.findings import Finding, Severity, finding
from rathaus.rules.check.texts import Texts
from rathaus.rules.check.world import World
from rathaus.rules.dmn.graph import Node, is_model
from rathaus.rules.dmn.model import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    InputData,
    Requirement,
    RequirementKind,
)
from rathaus.rules.feel.names import normal_name


def graph_findings(world: World) -> Iterator[Finding]:
    """Look at the graph of the file that is checked."""
    yield from _imports(world)
    yield from _names_given_twice(world)
    for node in world.own_nodes():
        world.deadline.look()
        yield from _requirements(world, node)
        yield from _without_logic(node)
    yield from _circles(world)
    yield from _unused_inputs(world)


def _imports(world: World) -> Iterator[Finding]:
    root = world.graph.root
    known = {file.definitions.namespace for _, file in root.imports}
    for each in root.definitions.imports:
        if is_model(each) and each.namespace not in known:
            yield finding(Severity.WARNING, "check-import-missing", each, namespace=each.namespace)
    taken = {node.name: "" for node in world.own_nodes()}
    for each in root.definitions.imports:
        prefix = normal_name(each.name)
        if prefix and taken.setdefault(prefix, each.namespace) != each.namespace:
            yield finding(Severity.ERROR, "check-name-twice", each, twice=each.name)


def _names_given_twice(world: World) -> Iterator[Finding]:
    counts = Counter(node.name for node in world.own_nodes())
    for node in world.own_nodes():
        if counts[node.name] > 1:
            yield finding(
                Severity.ERROR, "check-name-twice", node.element, owner=node.name, twice=node.name
            )
            counts[node.name] = 0


def _requirements(world: World, node: Node) -> Iterator[Finding]:
    seen: set[Node] = set()
    for requirement, target in world.required(node):
        if target is None:
            if not _is_elsewhere(world, requirement):
                yield finding(
                    Severity.ERROR,
                    "check-missing-reference",
                    node.element,
                    owner=node.name,
                    place=requirement.place,
                    owner_name=node.name,
                    href=requirement.href,
                )
            continue
        if not isinstance(node.element, DecisionService):
            if target in seen:
                yield finding(
                    Severity.HINT,
                    "check-required-twice",
                    node.element,
                    owner=node.name,
                    place=requirement.place,
                    owner_name=node.name,
                    required=target.name,
                )
            seen.add(target)
        if not _is_of_kind(requirement, target):
            yield finding(
                Severity.ERROR,
                "check-wrong-kind",
                node.element,
                owner=node.name,
                place=requirement.place,
                owner_name=node.name,
                required=target.name,
            )


def _is_elsewhere(world: World, requirement: Requirement) -> bool:
    """Tell whether a reference points into a file that is not there."""
    namespace, _, _ = requirement.href.rpartition("#")
    return bool(namespace) and namespace not in {
        file.definitions.namespace for file in world.graph.files
    }


def _is_of_kind(requirement: Requirement, target: Node) -> bool:
    element = target.element
    match requirement.kind:
        case RequirementKind.INPUT:
            return isinstance(element, InputData)
        case RequirementKind.DECISION:
            return isinstance(element, Decision)
    return isinstance(element, BusinessKnowledgeModel | DecisionService)


def _without_logic(node: Node) -> Iterator[Finding]:
    element = node.element
    if isinstance(element, Decision | BusinessKnowledgeModel) and element.logic is None:
        yield finding(
            Severity.WARNING, "check-no-logic", element, owner=node.name, owner_name=node.name
        )


# --- circles


def _circles(world: World) -> Iterator[Finding]:
    """Name each circle once; functions may call themselves."""
    done: set[Node] = set()
    for start in world.graph.nodes:
        if start in done:
            continue
        path: list[Node] = []
        entered: set[Node] = set()
        waiting: list[tuple[Node, bool]] = [(start, True)]
        while waiting:
            node, entering = waiting.pop()
            if not entering:
                entered.discard(path.pop())
                done.add(node)
            elif node in entered:
                yield from _circle(world, path[path.index(node) :])
            elif node not in done:
                path.append(node)
                entered.add(node)
                waiting.append((node, False))
                waiting.extend((need, True) for need in _needs(world, node))


def _needs(world: World, node: Node) -> Iterable[Node]:
    if isinstance(node.element, DecisionService):
        outputs = (world.graph.target(each, node.file) for each in node.element.outputs)
        return [each for each in outputs if each is not None]
    return [target for _, target in world.required(node) if target is not None]


def _circle(world: World, circle: list[Node]) -> Iterator[Finding]:
    world.deadline.look()
    if any(node.file is world.graph.root for node in circle):
        first = circle[0]
        names = " → ".join(node.name for node in (*circle, first))
        only_functions = all(isinstance(node.element, BusinessKnowledgeModel) for node in circle)
        yield finding(
            Severity.HINT if only_functions else Severity.ERROR,
            "check-circle-of-functions" if only_functions else "check-circle",
            first.element,
            owner=first.name,
            names=names,
        )


# --- what nobody uses


def _unused_inputs(world: World) -> Iterator[Finding]:
    used = {
        target
        for node in world.graph.nodes
        for _, target in world.required(node)
        if not isinstance(node.element, DecisionService)
    }
    if not any(isinstance(node.element, Decision) for node in world.own_nodes()):
        return
    for node in world.own_nodes():
        if isinstance(node.element, InputData) and node not in used:
            yield finding(
                Severity.WARNING,
                "check-unused-input",
                node.element,
                owner=node.name,
                input=node.name,
            )


def unused_requirements(world: World, node: Node, texts: Texts) -> Iterator[Finding]:
    """Look for things an element requires but never names."""
    element = node.element
    if texts.unread or not isinstance(element, Decision | BusinessKnowledgeModel):
        return
    if element.logic is None:
        return
    for requirement, target in world.required(node):
        if target is None:
            continue
        prefix = "" if target.file is node.file else node.file.prefix_of(target.file)
        names = {target.name} if not prefix else {prefix, f"{prefix}.{target.name}"}
        if prefix is not None and not any(normal_name(name) in texts.used for name in names):
            yield finding(
                Severity.HINT,
                "check-unused-requirement",
                element,
                owner=node.name,
                place=requirement.place,
                owner_name=node.name,
                required=target.name,
            )
