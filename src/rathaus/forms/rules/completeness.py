"""What a form should have and does not need in order to run: both languages everywhere."""

from collections.abc import Iterator

from rathaus.forms.rules.model import Element, Field, Form, Group, Note, Repeat
from rathaus.forms.rules.problem import Finding, problem
from rathaus.kernel.text import Localized


def check_form(form: Form) -> tuple[Finding, ...]:
    """Find texts of a form that have no English translation.

    A form with such findings works; whoever publishes it should mend them first.
    """
    return tuple(
        Finding(place, problem("form-translation"))
        for place, text in _texts(form)
        if text.de and not text.en
    )


def _texts(form: Form) -> Iterator[tuple[str, Localized]]:
    yield "title", form.title
    yield "intro", form.intro
    for number, page in enumerate(form.pages):
        place = f"pages[{number}]"
        yield f"{place}.title", page.title
        yield f"{place}.intro", page.intro
        yield from _of_elements(page.elements, f"{place}.elements")


def _of_elements(elements: tuple[Element, ...], place: str) -> Iterator[tuple[str, Localized]]:
    for number, element in enumerate(elements):
        here = f"{place}[{number}]"
        yield f"{here}.title", element.title
        if isinstance(element, Note):
            yield f"{here}.text", element.text
            continue
        yield f"{here}.hint", element.hint
        if isinstance(element, Repeat):
            yield f"{here}.row_title", element.row_title
        if isinstance(element, Field | Repeat):
            for index, check in enumerate(element.checks):
                yield f"{here}.checks[{index}].message", check.message
        if isinstance(element, Field):
            yield from _of_field(element, here)
        if isinstance(element, Group | Repeat):
            yield from _of_elements(element.elements, f"{here}.elements")


def _of_field(field: Field, here: str) -> Iterator[tuple[str, Localized]]:
    yield f"{here}.purpose", field.purpose
    yield f"{here}.missing", field.missing
    for name, value in field.settings.items():
        if isinstance(value, Localized):
            yield f"{here}.{name}", value
    for index, option in enumerate(field.options):
        place = f"{here}.options[{index}]"
        yield f"{place}.title", option.title
        yield f"{place}.hint", option.hint
        yield f"{place}.group", option.group
