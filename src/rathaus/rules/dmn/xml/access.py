"""Looking into XML elements, with errors that name the element and say what to do."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import NoReturn

from rathaus.rules.dmn.model import Place
from rathaus.rules.dmn.xml.tree import XmlElement
from rathaus.rules.errors import ModelError
from rathaus.rules.feel.names import normal_name
from rathaus.rules.messages import message

COMMON = ("description",)
"""Elements that every element may contain."""


def refuse(where: XmlElement, code: str, /, **values: object) -> NoReturn:
    """Raise what is wrong with an element, at its place."""
    raise error_at(where.place, code, **values)


def error_at(place: Place, code: str, /, **values: object) -> ModelError:
    """Make an error at a place."""
    return ModelError(message(code, **values), place.file, place.line, place.column)


def only(element: XmlElement, allowed: Collection[str]) -> None:
    """Refuse children that do not belong into an element.

    Raises:
        ModelError: a child of DMN's namespace is not among those allowed.
    """
    for child in element.children:
        if child.name in allowed or child.name in COMMON:
            continue
        close = get_close_matches(child.name, [*allowed, *COMMON], n=1)
        if close:
            refuse(
                child, "dmn-element-close", child=child.name, element=element.name, close=close[0]
            )
        refuse(child, "dmn-element-unknown", child=child.name, element=element.name)


def children(element: XmlElement, name: str) -> Iterable[XmlElement]:
    """Return the children of a name, in order."""
    return (child for child in element.children if child.name == name)


def child(element: XmlElement, name: str) -> XmlElement | None:
    """Return the only child of a name, None when there is none.

    Raises:
        ModelError: there are several.
    """
    found = list(children(element, name))
    if len(found) > 1:
        refuse(found[1], "dmn-element-twice", child=name, element=element.name)
    return found[0] if found else None


def needed_child(element: XmlElement, name: str) -> XmlElement:
    """Return the only child of a name.

    Raises:
        ModelError: there is none, or there are several.
    """
    found = child(element, name)
    if found is None:
        refuse(element, "dmn-element-missing", child=name, element=element.name)
    return found


def text_of(element: XmlElement, name: str) -> str:
    """Return the text of a child for people, white space at its ends removed; "" without it."""
    found = child(element, name)
    return "" if found is None else found.text.strip()


def name_of(element: XmlElement) -> str:
    """Return the `name` with its parts joined by single spaces, as FEEL reads names."""
    return normal_name(element.attributes.get("name", ""))


def needed_name(element: XmlElement) -> str:
    """Return the `name`.

    Raises:
        ModelError: it is missing or empty.
    """
    name = name_of(element)
    if not name:
        refuse(element, "dmn-name-missing", element=element.name)
    return name


def attribute(element: XmlElement, name: str) -> str:
    """Return an attribute, white space at its ends removed; "" when not given."""
    return element.attributes.get(name, "").strip()


def needed_attribute(element: XmlElement, name: str) -> str:
    """Return an attribute.

    Raises:
        ModelError: it is missing or empty.
    """
    value = attribute(element, name)
    if not value:
        refuse(element, "dmn-attribute-missing", attribute=name, element=element.name)
    return value


def choice(element: XmlElement, name: str, known: Collection[str], default: str) -> str:
    """Return an attribute that may have certain values only.

    Raises:
        ModelError: it has another one.
    """
    value = attribute(element, name) or default
    if value not in known:
        refuse(
            element,
            "dmn-value-unknown",
            attribute=name,
            element=element.name,
            value=value,
            known=", ".join(word for word in known if word),
        )
    return value


def flag(element: XmlElement, name: str) -> bool:
    """Return a truth value of XML Schema, false when not given.

    Raises:
        ModelError: it is neither true nor false.
    """
    return choice(element, name, ("true", "false", "1", "0"), "false") in ("true", "1")
