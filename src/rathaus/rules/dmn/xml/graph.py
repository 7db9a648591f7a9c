"""Reads the elements of the requirements graph. Source: DMN 1.5, chapter 6.3."""

from rathaus.rules.dmn.model import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    InputData,
    Requirement,
    RequirementKind,
)
from rathaus.rules.dmn.xml.access import (
    attribute,
    child,
    children,
    name_of,
    needed_attribute,
    needed_child,
    needed_name,
    only,
    refuse,
    text_of,
)
from rathaus.rules.dmn.xml.boxed import EXPRESSIONS, boxed_in, read_function
from rathaus.rules.dmn.xml.tree import XmlElement

_ABOUT = {
    "authorityRequirement",
    "supportedObjective",
    "impactedPerformanceIndicator",
    "decisionMaker",
    "decisionOwner",
    "usingProcess",
    "usingTask",
}
"""Elements about a decision that do not change what it decides."""

_DECISION = {
    *EXPRESSIONS,
    *_ABOUT,
    "question",
    "allowedAnswers",
    "variable",
    "informationRequirement",
    "knowledgeRequirement",
}


def read_decision(element: XmlElement) -> Decision:
    """Read a decision with its logic.

    Raises:
        ModelError: something in it is missing or wrong.
    """
    only(element, _DECISION)
    name = needed_name(element)
    variable, type_ref = _variable(element, name)
    return Decision(
        id=attribute(element, "id"),
        name=name,
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        place=element.place,
        variable=variable,
        type_ref=type_ref,
        requirements=_requirements(element),
        logic=boxed_in(element),
        question=text_of(element, "question"),
        allowed_answers=text_of(element, "allowedAnswers"),
    )


def read_input(element: XmlElement) -> InputData:
    """Read an input.

    Raises:
        ModelError: something in it is missing or wrong.
    """
    only(element, {"variable"})
    name = needed_name(element)
    variable, type_ref = _variable(element, name)
    return InputData(
        id=attribute(element, "id"),
        name=name,
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        place=element.place,
        variable=variable,
        type_ref=type_ref,
    )


def read_knowledge(element: XmlElement) -> BusinessKnowledgeModel:
    """Read a business knowledge model.

    Raises:
        ModelError: something in it is missing or wrong.
    """
    only(element, {"variable", "encapsulatedLogic", "knowledgeRequirement", "authorityRequirement"})
    name = needed_name(element)
    variable, type_ref = _variable(element, name)
    logic = child(element, "encapsulatedLogic")
    return BusinessKnowledgeModel(
        id=attribute(element, "id"),
        name=name,
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        place=element.place,
        variable=variable,
        type_ref=type_ref,
        requirements=_requirements(element),
        logic=None if logic is None else read_function(logic),
    )


def read_service(element: XmlElement) -> DecisionService:
    """Read a decision service.

    Raises:
        ModelError: something in it is missing or wrong.
    """
    parts = ("outputDecision", "encapsulatedDecision", "inputDecision", "inputData")
    only(element, {"variable", *parts})
    name = needed_name(element)
    variable, type_ref = _variable(element, name)
    decision = RequirementKind.DECISION
    return DecisionService(
        id=attribute(element, "id"),
        name=name,
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        place=element.place,
        variable=variable,
        type_ref=type_ref,
        outputs=_references(element, "outputDecision", decision),
        encapsulated=_references(element, "encapsulatedDecision", decision),
        input_decisions=_references(element, "inputDecision", decision),
        input_data=_references(element, "inputData", RequirementKind.INPUT),
    )


def _variable(element: XmlElement, name: str) -> tuple[str, str]:
    """Return name and type of the variable; an element without one lends it its own name."""
    variable = child(element, "variable")
    if variable is None:
        return name, ""
    return name_of(variable) or name, attribute(variable, "typeRef")


def _requirements(element: XmlElement) -> tuple[Requirement, ...]:
    found: list[Requirement] = []
    for part in element.children:
        if part.name == "informationRequirement":
            found.append(_information(part))
        elif part.name == "knowledgeRequirement":
            only(part, {"requiredKnowledge"})
            reference = needed_child(part, "requiredKnowledge")
            found.append(_reference(reference, RequirementKind.KNOWLEDGE))
    return tuple(found)


def _information(element: XmlElement) -> Requirement:
    only(element, {"requiredDecision", "requiredInput"})
    decision = child(element, "requiredDecision")
    value = child(element, "requiredInput")
    if (decision is None) == (value is None):
        refuse(element, "dmn-requirement-of-one")
    if decision is not None:
        return _reference(decision, RequirementKind.DECISION)
    assert value is not None  # one of the two is there
    return _reference(value, RequirementKind.INPUT)


def _references(element: XmlElement, name: str, kind: RequirementKind) -> tuple[Requirement, ...]:
    return tuple(_reference(part, kind) for part in children(element, name))


def _reference(element: XmlElement, kind: RequirementKind) -> Requirement:
    return Requirement(kind, needed_attribute(element, "href"), element.place)
