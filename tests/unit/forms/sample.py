"""A form with every field type, for tests of all kinds."""

from datetime import date
from typing import Any

from rathaus.forms.rules.model import Option
from rathaus.kernel.text import Localized

TODAY = date(2026, 11, 21)


def both(de: str, en: str = "") -> dict[str, str]:
    """A text in two languages."""
    return {"de": de, "en": en or f"{de} (en)"}


def field(key: str, kind: str, **more: Any) -> dict[str, Any]:
    """A field with its key as title."""
    return {"field": key, "type": kind, "title": both(key.capitalize()), **more}


def form_of(*elements: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A form of one page."""
    page = {"key": "one", "title": both("Seite"), "elements": list(elements)}
    return {"id": "sample", "title": both("Muster"), "pages": [page], **more}


COLOURS = [{"key": key, "title": both(key)} for key in ("red", "green", "blue")]

EVERY_TYPE = form_of(
    field("name", "text", max_length=40, min_length=2),
    field("story", "long_text", required=False),
    field("persons", "whole", minimum=0, maximum=20),
    field("weight", "decimal", places=3, required=False, suffix=both("kg")),
    field("cost", "money", required=False, minimum=-100, maximum=100_000_00),
    field("agreed", "yes_no"),
    field("born", "date", latest="today()", required=False),
    field("stay", "date_range", required=False, longest=30),
    field("colour", "choice", options=COLOURS, other=True, required=False),
    field("colours", "choices", options=COLOURS, other=True, at_most=2, required=False),
    field("office", "choice", options_from="offices", required=False),
    field("contact", "person", need=["email"], required=False),
    field("mail", "email", required=False),
    field("call", "phone", required=False),
    field("site", "url", required=False),
    field("papers", "file", required=False, max_files=2, accept=["pdf", "png"]),
    field("place", "point", required=False, west=6.6, east=7.0, south=51.1, north=51.4),
    field("double", "computed", value="persons * 2", shows="number"),
    {"note": "hint", "text": both("Hinweis"), "condition": "agreed"},
    {
        "group": "home",
        "title": both("Wohnung"),
        "condition": "persons > 0",
        "elements": [field("street", "text"), field("floor", "whole", required=False)],
    },
    {
        "repeat": "children",
        "title": both("Kinder"),
        "row_title": both("Kind"),
        "most": 3,
        "elements": [
            field("called", "text"),
            field("age", "whole", maximum=17),
            field("school", "text", condition="age >= 6", required="persons > 1"),
        ],
    },
)

OFFICES = (
    Option("it", Localized("Amt für Digitales", "Office of digital matters")),
    Option("parks", Localized("Gartenamt", "Parks office")),
)
PROVIDERS = {"offices": lambda: OFFICES}
