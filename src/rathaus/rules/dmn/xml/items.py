"""Reads item definitions: the types of a model. Source: DMN 1.5, chapter 7.3.3."""

from rathaus.rules.dmn.model import FunctionItem, ItemDefinition
from rathaus.rules.dmn.xml.access import (
    attribute,
    child,
    children,
    flag,
    needed_name,
    only,
    refuse,
    text_of,
)
from rathaus.rules.dmn.xml.boxed import read_parameter
from rathaus.rules.dmn.xml.texts import read_tests
from rathaus.rules.dmn.xml.tree import XmlElement

_PARTS = {"typeRef", "allowedValues", "typeConstraint", "itemComponent", "functionItem"}


def read_item(element: XmlElement) -> ItemDefinition:
    """Read an item definition or one of its components.

    Raises:
        ModelError: something in it is missing or wrong.
    """
    only(element, _PARTS)
    type_ref = text_of(element, "typeRef")
    components = tuple(read_item(part) for part in children(element, "itemComponent"))
    if type_ref and components:
        refuse(element, "dmn-item-two-ways", name=needed_name(element))
    allowed = child(element, "allowedValues")
    constraint = child(element, "typeConstraint")
    return ItemDefinition(
        id=attribute(element, "id"),
        name=needed_name(element),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        place=element.place,
        type_ref=type_ref,
        allowed=None if allowed is None else read_tests(allowed),
        type_constraint=None if constraint is None else read_tests(constraint),
        components=components,
        collection=flag(element, "isCollection"),
        function=_function(element),
    )


def _function(element: XmlElement) -> FunctionItem | None:
    item = child(element, "functionItem")
    if item is None:
        return None
    only(item, {"parameters"})
    return FunctionItem(
        id=attribute(item, "id"),
        label=attribute(item, "label"),
        description=text_of(item, "description"),
        place=item.place,
        parameters=tuple(read_parameter(entry) for entry in children(item, "parameters")),
        result=attribute(item, "outputTypeRef"),
    )
