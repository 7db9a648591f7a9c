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
from rathaus.rules.dmn.graph import File, Node
from rathaus.rules.dmn.model import BusinessKnowledgeModel, Decision, Definitions, Place
from rathaus.rules.errors import LimitExceeded, ModelError, RulesError
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.state import Deadline
from rathaus.rules.values.types import ANY, FunctionType

if TYPE_CHECKING:
    from rathaus.rules.dmn.evaluate import Model

_TIME = "check-time"
"""Code of the sentence that there was not enough time."""


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
        Findings, the gravest first. When the time is used up, one of them says so.
    """
    findings: list[Finding] = []
    deadline = Deadline(limits.checking_seconds, _TIME)
    try:
        _look_at_all(read_world(definitions, others, limits, deadline), tables, findings)
    except ModelError as error:
        findings.append(_whole(Severity.ERROR, error, definitions))
    except LimitExceeded as error:
        if error.message.code != _TIME:
            raise
        findings.append(_whole(Severity.WARNING, error, definitions))
    return in_order(findings)


def _whole(severity: Severity, error: RulesError, definitions: Definitions) -> Finding:
    """Make a finding about a whole file of an error."""
    return Finding(
        severity=severity,
        code=error.message.code,
        message=error.message,
        place=_place(error, definitions) if isinstance(error, ModelError) else definitions.place,
        element_name=definitions.name,
    )


def _look_at_all(world: World, tables: TableLimits, findings: list[Finding]) -> None:
    """Write down what is not right in all parts of a model, as long as there is time."""
    findings.extend(graph_findings(world))
    texts = _texts(world, world.graph.root.definitions.name)
    try:
        look_at_types(world, texts)
    finally:
        findings += texts.findings
    for node in _in_order(world):
        texts = _texts(world, node.name, node.file)
        try:
            _look(world, node, texts, tables)
        finally:
            if node.file is world.graph.root:
                findings += texts.findings


def _place(error: ModelError, definitions: Definitions) -> Place:
    """Tell where in the file that is checked an error is; another file is not looked at."""
    if error.line and error.file == definitions.place.file:
        return Place(error.file, error.line, error.column)
    return definitions.place


def check_model(model: "Model") -> tuple[Finding, ...]:
    """Look for mistakes in a linked model without evaluating it."""
    return check_definitions(model.definitions, model.others)


def _texts(world: World, owner: str, file: File | None = None) -> Texts:
    language = (file or world.graph.root).definitions.expression_language
    return Texts(owner, language, world.limits)


def _look(world: World, node: Node, texts: Texts, tables: TableLimits) -> None:
    world.deadline.look()
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
    texts.findings.extend(unused_requirements(world, node, texts))


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
