"""A form from plain data, as YAML and JSON give it."""

import re
from collections.abc import Mapping

from rathaus.forms.errors import FormError
from rathaus.forms.rules.model import Form, Page
from rathaus.forms.rules.program.build import program_of
from rathaus.forms.rules.reading.collector import LONGEST_EXPRESSION, Collector
from rathaus.forms.rules.reading.elements import read_elements, read_key

MOST_PAGES = 100
MOST_GIVEN = 50
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_form(data: object) -> Form:
    """Read a form and make it ready for answers.

    Args:
        data: mappings, lists, texts, numbers and truth values, as YAML and JSON give them.

    Raises:
        FormError: something is wrong with it; names every mistake with its place.
    """
    into = Collector()
    form = _form(into, into.mapping(data, ""))
    if into.findings:
        raise FormError(into.findings)
    program_of(form)
    return form


def _form(into: Collector, data: Mapping[str, object]) -> Form:
    into.only(data, ("id", "version", "title", "intro", "given", "pages"), "")
    name = into.text(into.required(data, "id", ""), "id", 80)
    if name and not _ID.fullmatch(name):
        into.say("id", "form-id", id=name)
    version = data.get("version", 1)
    if isinstance(version, bool) or not isinstance(version, int) or not 1 <= version < 10**9:
        into.say("version", "form-version")
        version = 1
    pages = into.sequence(into.required(data, "pages", ""), "pages")[:MOST_PAGES]
    if not pages:
        into.say("pages", "form-empty")
    return Form(
        id=name,
        version=version,
        title=into.title(data, "title", ""),
        pages=tuple(_page(into, page, f"pages[{i}]") for i, page in enumerate(pages)),
        intro=into.localized(data.get("intro"), "intro"),
        given=_given(into, data.get("given")),
    )


def _given(into: Collector, data: object) -> tuple[str, ...]:
    items = into.sequence(data, "given")[:MOST_GIVEN] if data is not None else []
    return tuple(read_key(into, name, f"given[{i}]") for i, name in enumerate(items))


def _page(into: Collector, data: object, path: str) -> Page:
    entries = into.mapping(data, path)
    into.only(entries, ("key", "title", "intro", "condition", "elements"), path)
    return Page(
        key=read_key(into, into.required(entries, "key", path), f"{path}.key"),
        title=into.title(entries, "title", path),
        elements=read_elements(into, entries.get("elements"), f"{path}.elements"),
        intro=into.localized(entries.get("intro"), f"{path}.intro"),
        condition=into.text(entries.get("condition"), f"{path}.condition", LONGEST_EXPRESSION),
    )
