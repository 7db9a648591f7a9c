"""Checks a whole model without evaluating it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from rathaus.rules.check.findings import Finding, Severity, in_order
from rathaus.rules.check.logic import Logic
from rathaus.rules.check.requirements import graph_findings, unused_requirements
from rathaus.rules.check.table.facts import USUAL_LIMITS, TableLimits
from rathaus.rules.check.texts import Texts
from rathaus.rules.check.types import look_at_types
from rathaus.rules.check.world import World, read_world
from rathaus.rules.dmn.graph import Node
from rathaus.rules.dmn.model import BusinessKnowledgeModel, Decision, Definitions, Place
from rathaus.rules.errors import ModelError
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.values.types import ANY, FunctionType

if TYPE_CHECKING:
    from rathaus.rules.dmn.evaluate import Model


def check_definitions(
    definitions: Definitions,
    others: Mapping[str, Definitions] = MappingProxyType({}),
    limits: Limits = DEFAULT_LIMITS,
    tables: TableLimits = USUAL_LIMITS,
) -> tuple[Finding, ...]:
    """Look for mistakes in a file without evaluating it.

    Args:
        definitions: the file.
        others: the files it imports, by namespace; only the first file is reported on.
        limits: how deep expressions may be nested.
        tables: how much work each table may bring.

    Returns:
        Findings, the gravest first.
    """
    try:
        world = read_world(definitions, others, limits)
    except ModelError as error:
        return (
            Finding(
                severity=Severity.ERROR,
                code=error.message.code,
                message=error.message,
                place=_place(error, definitions),
                element_name=definitions.name,
            ),
        )
    findings = list(graph_findings(world))
    texts = _texts(world, definitions.name)
    look_at_types(world, texts)
    findings += texts.findings
    for node in _in_order(world):
        own = _look(world, node, tables)
        if node.file is world.graph.root:
            findings += own
    return in_order(findings)


def _place(error: ModelError, definitions: Definitions) -> Place:
    """Tell where in the file that is checked an error is; another file is not looked at."""
    if error.line and error.file == definitions.place.file:
        return Place(error.file, error.line, error.column)
    return definitions.place


def check_model(model: "Model") -> tuple[Finding, ...]:
    """Look for mistakes in a linked model without evaluating it."""
    return check_definitions(model.definitions, model.others)


def _texts(world: World, owner: str) -> Texts:
    language = world.graph.root.definitions.expression_language
    return Texts(owner, language, world.limits)


def _look(world: World, node: Node, tables: TableLimits) -> list[Finding]:
    texts = Texts(node.name, node.file.definitions.expression_language, world.limits)
    logic = Logic(world, node, texts, tables)
    element = node.element
    wanted = logic.type_named(element.type_ref, element)
    if isinstance(element, Decision | BusinessKnowledgeModel) and element.logic is not None:
        here = world.place_of(node)
        if isinstance(element, Decision):
            found = logic.look(element.logic, here)
            if wanted == ANY:
                world.results[node] = found
        else:
            found = logic.function(element.logic, here).result
            wanted = wanted.result if isinstance(wanted, FunctionType) else wanted
        texts.fits(found, wanted, element, "check-decision-type")
    return [*texts.findings, *unused_requirements(world, node, texts)]


def _in_order(world: World) -> Iterable[Node]:
    """Give the elements so that what is required comes first, as far as there are no circles."""
    done: set[Node] = set()
    for start in world.graph.nodes:
        waiting = [(start, True)]
        while waiting:
            node, entering = waiting.pop()
            if not entering:
                yield node
            elif node not in done:
                done.add(node)
                waiting.append((node, False))
                waiting.extend(
                    (target, True)
                    for _, target in world.required(node)
                    if target is not None and target not in done
                )
