"""Reads a whole model file. Source: DMN 1.5, chapters 6.3.2 and 12."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from rathaus.rules.dmn.model import Definitions, Element, Import
from rathaus.rules.dmn.xml.access import (
    attribute,
    children,
    error_at,
    name_of,
    needed_attribute,
    only,
    text_of,
)
from rathaus.rules.dmn.xml.graph import (
    read_decision,
    read_input,
    read_knowledge,
    read_service,
)
from rathaus.rules.dmn.xml.items import read_item
from rathaus.rules.dmn.xml.tree import XmlElement, read_xml
from rathaus.rules.dmn.xml.versions import VERSIONS
from rathaus.rules.errors import ModelError
from rathaus.rules.limits import DEFAULT_LIMITS, Limits
from rathaus.rules.messages import message
from rathaus.rules.state import Deadline

_LEFT_OUT = {
    "knowledgeSource",
    "elementCollection",
    "performanceIndicator",
    "organizationUnit",
    "textAnnotation",
    "association",
    "group",
    "artifact",
    "businessContextElement",
}
"""Elements for people who read the diagram; nothing is computed from them."""

_READ = {
    "import",
    "itemDefinition",
    "inputData",
    "decision",
    "businessKnowledgeModel",
    "decisionService",
}

_Read = TypeVar("_Read", bound=Element)


def read_definitions(
    data: bytes,
    file: str = "",
    limits: Limits = DEFAULT_LIMITS,
    deadline: Deadline | None = None,
) -> Definitions:
    """Read a model of DMN 1.1 to 1.5 from its XML.

    Expressions are kept as texts and references as written; nothing is resolved. Extensions
    and diagrams are left out. The file cannot reach outside itself: document types and
    entities are refused.

    Args:
        data: the bytes of the file.
        file: its name as messages shall say it.
        limits: bounds on its size, its elements, their depth and the time it takes.
        deadline: when it must be read, if that is not to be counted from now.

    Raises:
        ModelError: the file is no model, or something in it is missing or wrong.
        LimitExceeded: it took too long.
    """
    document = read_xml(data, file, limits, deadline or Deadline(limits.loading_seconds))
    root = document.root
    version = VERSIONS.get(document.namespace)
    if version is None or root.name != "definitions":
        raise _no_model(root, document.namespace)
    only(root, _READ | _LEFT_OUT)
    definitions = Definitions(
        id=attribute(root, "id"),
        name=name_of(root),
        label=attribute(root, "label"),
        description=text_of(root, "description"),
        place=root.place,
        namespace=needed_attribute(root, "namespace"),
        version=version,
        expression_language=attribute(root, "expressionLanguage"),
        type_language=attribute(root, "typeLanguage"),
        imports=_all(root, "import", _import),
        items=_all(root, "itemDefinition", read_item),
        inputs=_all(root, "inputData", read_input),
        decisions=_all(root, "decision", read_decision),
        knowledge=_all(root, "businessKnowledgeModel", read_knowledge),
        services=_all(root, "decisionService", read_service),
        prefixes=document.prefixes,
    )
    _check_ids(definitions)
    return definitions


def _no_model(root: XmlElement, namespace: str) -> ModelError:
    place = root.place
    if root.name == "definitions" and "/DMN/" in namespace:
        said = message("dmn-version-unknown", namespace=namespace)
    else:
        said = message("dmn-no-model", element=root.name)
    return ModelError(said, place.file, place.line, place.column)


def _all(root: XmlElement, name: str, read: Callable[[XmlElement], _Read]) -> tuple[_Read, ...]:
    return tuple(read(element) for element in children(root, name))


def _import(element: XmlElement) -> Import:
    only(element, ())
    return Import(
        id=attribute(element, "id"),
        name=name_of(element),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        place=element.place,
        namespace=needed_attribute(element, "namespace"),
        kind=attribute(element, "importType"),
        location=attribute(element, "locationURI"),
    )


def _check_ids(definitions: Definitions) -> None:
    """Refuse ids given twice among what references can point at: they would be ambiguous."""
    graph: Iterable[Element] = (
        *definitions.inputs,
        *definitions.decisions,
        *definitions.knowledge,
        *definitions.services,
    )
    seen: dict[str, Element] = {}
    for element in graph:
        if not element.id:
            continue
        other = seen.setdefault(element.id, element)
        if other is not element:
            raise error_at(
                element.place,
                "dmn-id-twice",
                id=element.id,
                name=element.name,
                other=other.name,
                line=other.place.line,
            )
