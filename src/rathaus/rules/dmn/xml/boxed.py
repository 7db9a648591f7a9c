"""Reads boxed expressions. Source: DMN 1.5, chapter 7.3 and 10.2."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from rathaus.rules.dmn.model import (
    Binding,
    Boxed,
    BoxedContext,
    BoxedFilter,
    BoxedFunction,
    BoxedIterator,
    BoxedList,
    Conditional,
    ContextEntry,
    FunctionKind,
    FunctionParameter,
    Invocation,
    IteratorKind,
    Relation,
)
from rathaus.rules.dmn.xml.access import (
    attribute,
    child,
    children,
    choice,
    name_of,
    needed_attribute,
    needed_child,
    needed_name,
    only,
    refuse,
    text_of,
)
from rathaus.rules.dmn.xml.table import read_table
from rathaus.rules.dmn.xml.texts import read_literal
from rathaus.rules.dmn.xml.tree import XmlElement
from rathaus.rules.feel.names import normal_name


def read_boxed(element: XmlElement) -> Boxed:
    """Read an element that is a boxed expression.

    Raises:
        ModelError: something in it is missing or wrong.
    """
    return _READERS[element.name](element)


def boxed_in(parent: XmlElement) -> Boxed | None:
    """Read the one boxed expression in an element, None when it has none.

    Raises:
        ModelError: there are several, or something in it is missing or wrong.
    """
    found = [element for element in parent.children if element.name in EXPRESSIONS]
    if len(found) > 1:
        refuse(found[1], "dmn-expression-twice", element=parent.name)
    return read_boxed(found[0]) if found else None


def _invocation(element: XmlElement) -> Invocation:
    only(element, {*EXPRESSIONS, "binding"})
    return Invocation(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place,
        function=boxed_in(element),
        bindings=tuple(_binding(entry) for entry in children(element, "binding")),
    )


def _binding(element: XmlElement) -> Binding:
    only(element, {*EXPRESSIONS, "parameter"})
    parameter = needed_child(element, "parameter")
    return Binding(
        id=attribute(parameter, "id"),
        name=needed_name(parameter),
        type_ref=attribute(parameter, "typeRef"),
        place=parameter.place,
        value=boxed_in(element),
    )


def _context(element: XmlElement) -> BoxedContext:
    only(element, {"contextEntry"})
    found = list(children(element, "contextEntry"))
    entries = tuple(_context_entry(entry) for entry in found)
    for place, entry in zip(found[:-1], entries[:-1], strict=True):
        if not entry.name:
            refuse(place, "dmn-entry-without-name")
    return BoxedContext(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place,
        entries=entries,
    )


def _context_entry(element: XmlElement) -> ContextEntry:
    only(element, {*EXPRESSIONS, "variable"})
    variable = child(element, "variable")
    return ContextEntry(
        id=attribute(element, "id"),
        name=needed_name(variable) if variable else "",
        description=text_of(element, "description"),
        type_ref=attribute(variable, "typeRef") if variable else "",
        place=element.place,
        value=boxed_in(element),
    )


def _list(element: XmlElement) -> BoxedList:
    only(element, EXPRESSIONS)
    return BoxedList(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place,
        items=_expressions(element),
    )


def _expressions(element: XmlElement) -> tuple[Boxed, ...]:
    return tuple(read_boxed(item) for item in element.children if item.name in EXPRESSIONS)


def _relation(element: XmlElement) -> Relation:
    only(element, {"column", "row"})
    columns = tuple(
        (needed_name(column), attribute(column, "typeRef"))
        for column in children(element, "column")
    )
    return Relation(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place,
        columns=columns,
        rows=tuple(_row(row, len(columns)) for row in children(element, "row")),
    )


def _row(element: XmlElement, columns: int) -> tuple[Boxed, ...]:
    only(element, EXPRESSIONS)
    cells = _expressions(element)
    if len(cells) != columns:
        refuse(element, "dmn-row-cells", cells=len(cells), columns=columns)
    return cells


def read_function(element: XmlElement) -> BoxedFunction:
    """Read a function definition: a boxed one, or the logic of a business knowledge model.

    Raises:
        ModelError: something in it is missing or wrong.
    """
    only(element, {*EXPRESSIONS, "formalParameter"})
    return BoxedFunction(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place,
        parameters=tuple(read_parameter(entry) for entry in children(element, "formalParameter")),
        body=boxed_in(element),
        kind=FunctionKind(choice(element, "kind", tuple(FunctionKind), FunctionKind.FEEL)),
    )


def read_parameter(element: XmlElement) -> FunctionParameter:
    """Read a formal parameter; in function types it may be without a name.

    Raises:
        ModelError: a formal parameter of a function has no name.
    """
    named = name_of(element) if element.name == "parameters" else needed_name(element)
    return FunctionParameter(
        id=attribute(element, "id"),
        name=named,
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place,
    )


def _conditional(element: XmlElement) -> Conditional:
    only(element, {"if", "then", "else"})
    return Conditional(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place,
        condition=_part(element, "if"),
        then=_part(element, "then"),
        otherwise=_part(element, "else"),
    )


def _filter(element: XmlElement) -> BoxedFilter:
    only(element, {"in", "match"})
    return BoxedFilter(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place,
        of=_part(element, "in"),
        match=_part(element, "match"),
    )


def _iterator(element: XmlElement) -> BoxedIterator:
    body = "return" if element.name == "for" else "satisfies"
    only(element, {"in", body})
    return BoxedIterator(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place,
        kind=IteratorKind(element.name),
        variable=normal_name(needed_attribute(element, "iteratorVariable")),
        domain=_part(element, "in"),
        body=_part(element, body),
    )


def _part(element: XmlElement, name: str) -> Boxed | None:
    """Read the expression in a named part; a type given for the part holds for its expression."""
    part = needed_child(element, name)
    only(part, EXPRESSIONS)
    expression = boxed_in(part)
    if expression is None:
        refuse(part, "dmn-expression-missing", element=name, parent=element.name)
    type_ref = attribute(part, "typeRef")
    if type_ref and not expression.type_ref:
        return replace(expression, type_ref=type_ref)
    return expression


_READERS: Mapping[str, Callable[[XmlElement], Boxed]] = {
    "literalExpression": read_literal,
    "decisionTable": read_table,
    "invocation": _invocation,
    "context": _context,
    "list": _list,
    "relation": _relation,
    "functionDefinition": read_function,
    "conditional": _conditional,
    "filter": _filter,
    "for": _iterator,
    "some": _iterator,
    "every": _iterator,
}

EXPRESSIONS = frozenset(_READERS)
"""Names of the elements that are boxed expressions."""
