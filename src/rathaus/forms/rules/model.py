"""The parts of a form. Frozen; two forms with the same content are equal.

A form is made of pages, pages of elements: fields, groups, repeats and notes. `read_form` makes it
from plain data and finds its mistakes; forms made in code are checked when they are first used.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rathaus.kernel.text import Localized

NOTHING = Localized("")


def _nothing() -> Mapping[str, object]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from.

    Args:
        key: what is stored and what expressions compare with, such as `"owner"`.
        title: what people read.
        hint: a short explanation below it.
        group: heading under which long lists show it.
    """

    key: str
    title: Localized
    hint: Localized = NOTHING
    group: Localized = NOTHING


@dataclass(frozen=True, slots=True)
class Check:
    """A rule for the value of a field.

    Args:
        holds: FEEL; the answer is refused when it is false. Unknown (null) refuses nothing.
        message: what is wrong and what to do.
    """

    holds: str
    message: Localized


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    Args:
        key: name of the answer and of its value in expressions; unique among its neighbours.
        type: name of a field type, such as `text` or `money`.
        title: the question.
        hint: help below the question.
        required: whether an answer must be given: yes, no, or FEEL.
        condition: FEEL; the field is shown when it is true. "" is always.
        checks: rules for the value, in the order in which they are asked.
        settings: what the type can be told, such as `max_length`, by name.
        options: answers to choose from.
        purpose: why this is asked, for the record of processing and for people who wonder.
        missing: what to say when a required answer is missing; "" says it in general words.
    """

    key: str
    type: str
    title: Localized
    hint: Localized = NOTHING
    required: bool | str = True
    condition: str = ""
    checks: tuple[Check, ...] = ()
    settings: Mapping[str, object] = field(default_factory=_nothing)
    options: tuple[Option, ...] = ()
    purpose: Localized = NOTHING
    missing: Localized = NOTHING


@dataclass(frozen=True, slots=True)
class Note:
    """A text between questions. `tone` is "info" or "warning"."""

    key: str
    text: Localized
    title: Localized = NOTHING
    tone: str = "info"
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together; its value is an object of their values."""

    key: str
    title: Localized
    elements: tuple["Element", ...]
    hint: Localized = NOTHING
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Questions asked for each of several things; its value is a list of objects.

    Args:
        row_title: what one of them is called, such as "Person".
        least: rows that must be there.
        most: rows that may be there.
        checks: rules for the whole list.
    """

    key: str
    title: Localized
    elements: tuple["Element", ...]
    row_title: Localized = NOTHING
    least: int = 0
    most: int = 20
    hint: Localized = NOTHING
    condition: str = ""
    checks: tuple[Check, ...] = ()


Element = Field | Group | Repeat | Note


@dataclass(frozen=True, slots=True)
class Page:
    """One step of a form. It is skipped when its condition does not hold."""

    key: str
    title: Localized
    elements: tuple[Element, ...]
    intro: Localized = NOTHING
    condition: str = ""


@dataclass(frozen=True)
class Form:
    """A form.

    Args:
        id: its speaking name.
        version: grows with each change; drafts keep the form they were begun with.
        pages: its steps.
        given: names that expressions may use and whose values the caller brings.
    """

    id: str
    version: int
    title: Localized
    pages: tuple[Page, ...]
    intro: Localized = NOTHING
    given: tuple[str, ...] = field(default=())

    def page(self, key: str) -> Page | None:
        """The page with this key."""
        return next((page for page in self.pages if page.key == key), None)


def walk(elements: tuple[Element, ...]) -> Iterator[Element]:
    """All elements in order, parents before their parts."""
    for element in elements:
        yield element
        if isinstance(element, Group | Repeat):
            yield from walk(element.elements)


def fields_of(form: Form) -> Iterator[Field]:
    """All fields of a form, in the order in which they are asked."""
    for page in form.pages:
        yield from (each for each in walk(page.elements) if isinstance(each, Field))
