"""A questionnaire: a form whose pages are sections, some of them asked again for each entry.

An entry is one of the things a party reports, such as a project. Sections that are asked once and
sections of an entry share one space of names: a condition in an entry may use what was answered
once. `bindings` say which answer means what to the domain that evaluates the survey; they are
opaque here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from rathaus.forms.api import Element, Field, Form, Note, Option, Page, form_to_data, read_form
from rathaus.kernel.ids import slug
from rathaus.kernel.text import Localized
from rathaus.participation.surveys.errors import InvalidQuestionnaire

MOST_SECTIONS = 40
MOST_QUESTIONS = 300
MOST_ENTRIES = 200
"""Entries of one response; a party with more sends a list."""


@dataclass(frozen=True)
class Questionnaire:
    """A form, the keys of the sections that belong to an entry, and what an entry is called."""

    form: Form
    repeated: frozenset[str] = frozenset()
    entry_name: Localized = Localized("Eintrag", "Entry")
    entry_title: str = ""
    bindings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def sections(self, *, repeated: bool) -> tuple[Page, ...]:
        """Return the sections of entries, or those asked once, in order."""
        return tuple(page for page in self.form.pages if (page.key in self.repeated) is repeated)

    def section(self, key: str) -> Page:
        """Return a section.

        Raises:
            InvalidQuestionnaire: there is none with this key.
        """
        page = self.form.page(key)
        if page is None:
            raise InvalidQuestionnaire("Diesen Abschnitt gibt es nicht mehr.")
        return page

    def questions(self) -> Iterator[tuple[Page, Element]]:
        """Return all elements with their sections, in order."""
        for page in self.form.pages:
            for element in page.elements:
                yield page, element


def to_json(questionnaire: Questionnaire) -> dict[str, Any]:
    """Turn a questionnaire into plain JSON data."""
    return {
        "form": form_to_data(questionnaire.form),
        "repeated": sorted(questionnaire.repeated),
        "entry_name": {"de": questionnaire.entry_name.de, "en": questionnaire.entry_name.en},
        "entry_title": questionnaire.entry_title,
        "bindings": dict(questionnaire.bindings),
    }


def from_json(plain: Mapping[str, Any]) -> Questionnaire:
    """Turn plain data back into a questionnaire.

    Raises:
        rathaus.forms.errors.FormError: the form in it has mistakes.
    """
    name = plain.get("entry_name", {})
    return Questionnaire(
        form=read_form(plain["form"]),
        repeated=frozenset(plain.get("repeated", ())),
        entry_name=Localized(name.get("de", "Eintrag"), name.get("en", "")),
        entry_title=plain.get("entry_title", ""),
        bindings=MappingProxyType(dict(plain.get("bindings", {}))),
    )


def free_key(taken: set[str], wanted: str, spare: str) -> str:
    """Return a name that is not taken: letters, digits and underscores, a letter first.

    >>> free_key({"titel"}, "Titel", "frage"), free_key(set(), "1. Größe!", "frage")
    ('titel_2', 'frage_1_groesse')
    """
    base = slug(wanted, limit=40).replace("-", "_") or spare
    if not base[0].isalpha():
        base = f"{spare}_{base}"
    number, key = 1, base
    while key in taken:
        number += 1
        key = f"{base}_{number}"
    return key


def with_section(
    questionnaire: Questionnaire, title: Localized, *, repeated: bool
) -> Questionnaire:
    """Add a section at the end.

    Raises:
        InvalidQuestionnaire: there are too many.
    """
    if len(questionnaire.form.pages) >= MOST_SECTIONS:
        raise InvalidQuestionnaire(
            f"Mehr als {MOST_SECTIONS} Abschnitte sind nicht möglich. Fassen Sie einige zusammen."
        )
    keys = {page.key for page in questionnaire.form.pages}
    page = Page(free_key(keys, title.de, "abschnitt"), title, ())
    marked = questionnaire.repeated | {page.key} if repeated else questionnaire.repeated
    return replace(
        questionnaire,
        form=replace(questionnaire.form, pages=(*questionnaire.form.pages, page)),
        repeated=marked,
    )


def titled(questionnaire: Questionnaire, title: Localized) -> Questionnaire:
    """Give a questionnaire another title."""
    return replace(questionnaire, form=replace(questionnaire.form, title=title))


def new_element(key: str, kind: str, title: Localized) -> Element:
    """Return a question of a type that nobody has to answer yet, with options where it needs them.

    Args:
        key: its name.
        kind: a field type, or "note".
        title: what it asks until somebody changes it.
    """
    if kind == "note":
        return Note(key, title)
    options = (
        (
            Option("a", Localized("Antwort A", "Answer A")),
            Option("b", Localized("Antwort B", "Answer B")),
        )
        if kind in ("choice", "choices")
        else ()
    )
    return Field(key, kind, title, required=False, options=options)


def change_section(
    questionnaire: Questionnaire, key: str, change: Callable[[Page], Page], *, repeated: bool
) -> Questionnaire:
    """Change a section and say whether it belongs to entries."""
    questionnaire.section(key)
    marked = questionnaire.repeated - {key} | ({key} if repeated else set())
    return replace(_each_page(questionnaire, key, change), repeated=frozenset(marked))


def without_section(questionnaire: Questionnaire, key: str) -> Questionnaire:
    """Remove a section with its questions."""
    gone = {element.key for element in questionnaire.section(key).elements}
    pages = tuple(page for page in questionnaire.form.pages if page.key != key)
    return replace(
        questionnaire,
        form=replace(questionnaire.form, pages=pages),
        repeated=questionnaire.repeated - {key},
        bindings=_without(questionnaire.bindings, gone),
        entry_title="" if questionnaire.entry_title in gone else questionnaire.entry_title,
    )


def move_section(questionnaire: Questionnaire, key: str, steps: int) -> Questionnaire:
    """Move a section up (negative) or down; at the ends it stays."""
    questionnaire.section(key)
    pages = _moved(questionnaire.form.pages, key, steps)
    return replace(questionnaire, form=replace(questionnaire.form, pages=pages))


def with_question(
    questionnaire: Questionnaire, section: str, element: Element, binding: str = ""
) -> Questionnaire:
    """Add a question at the end of a section.

    Raises:
        InvalidQuestionnaire: there are too many, or its key is taken.
    """
    keys = {each.key for _page, each in questionnaire.questions()}
    if len(keys) >= MOST_QUESTIONS:
        raise InvalidQuestionnaire(f"Mehr als {MOST_QUESTIONS} Fragen sind nicht möglich.")
    if element.key in keys:
        raise InvalidQuestionnaire("Diese Frage gibt es schon.", field="type")
    questionnaire.section(section)
    bound = dict(questionnaire.bindings) | ({element.key: binding} if binding else {})
    changed = _each_page(
        questionnaire, section, lambda page: replace(page, elements=(*page.elements, element))
    )
    return replace(changed, bindings=MappingProxyType(bound))


def change_question(questionnaire: Questionnaire, section: str, element: Element) -> Questionnaire:
    """Replace the question with the same key."""
    return _each_page(
        questionnaire,
        section,
        lambda page: replace(
            page,
            elements=tuple(element if each.key == element.key else each for each in page.elements),
        ),
    )


def without_question(questionnaire: Questionnaire, section: str, key: str) -> Questionnaire:
    """Remove a question."""
    changed = _each_page(
        questionnaire,
        section,
        lambda page: replace(
            page, elements=tuple(each for each in page.elements if each.key != key)
        ),
    )
    return replace(
        changed,
        bindings=_without(changed.bindings, {key}),
        entry_title="" if changed.entry_title == key else changed.entry_title,
    )


def move_question(
    questionnaire: Questionnaire, section: str, key: str, steps: int
) -> Questionnaire:
    """Move a question within its section; at the ends it stays."""
    return _each_page(
        questionnaire,
        section,
        lambda page: replace(page, elements=_moved(page.elements, key, steps)),
    )


def _each_page(
    questionnaire: Questionnaire, key: str, change: Callable[[Page], Page]
) -> Questionnaire:
    pages = tuple(change(page) if page.key == key else page for page in questionnaire.form.pages)
    return replace(questionnaire, form=replace(questionnaire.form, pages=pages))


def _moved(parts: tuple[Any, ...], key: str, steps: int) -> tuple[Any, ...]:
    order = list(parts)
    at = next((i for i, each in enumerate(order) if each.key == key), None)
    if at is not None:
        part = order.pop(at)
        order.insert(max(0, min(at + steps, len(order))), part)
    return tuple(order)


def _without(bindings: Mapping[str, str], keys: set[str]) -> Mapping[str, str]:
    return MappingProxyType({key: name for key, name in bindings.items() if key not in keys})
