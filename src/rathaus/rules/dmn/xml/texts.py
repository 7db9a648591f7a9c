"""Reads the leaves of a model: literal expressions and unary tests.

Their place is where the text begins, so that the place of an error in the text can be told in
the file.
"""

from rathaus.rules.dmn.model import LiteralExpression, UnaryTestsText
from rathaus.rules.dmn.xml.access import attribute, child, needed_child, only, refuse, text_of
from rathaus.rules.dmn.xml.tree import XmlElement


def read_literal(element: XmlElement) -> LiteralExpression:
    """Read a literal expression; without a text it is empty.

    Raises:
        ModelError: its values are imported from another file, which is not offered.
    """
    only(element, {"text", "importedValues"})
    imported = child(element, "importedValues")
    if imported is not None:
        refuse(imported, "dmn-imported-values")
    text = child(element, "text")
    return LiteralExpression(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        type_ref=attribute(element, "typeRef"),
        place=element.place if text is None else text.text_place,
        text="" if text is None else text.text,
        language=attribute(element, "expressionLanguage"),
    )


def read_tests(element: XmlElement) -> UnaryTestsText:
    """Read unary tests: an input entry, or the values something may have.

    Raises:
        ModelError: the text is missing.
    """
    only(element, {"text"})
    text = needed_child(element, "text")
    return UnaryTestsText(
        id=attribute(element, "id"),
        label=attribute(element, "label"),
        description=text_of(element, "description"),
        place=text.text_place,
        text=text.text,
        language=attribute(element, "expressionLanguage"),
    )
