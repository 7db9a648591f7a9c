"""Legal pages: the city's own texts, with its values put in and its gaps marked."""

import re
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from rathaus.ui.city import LABELS, City
from rathaus.ui.errors import CityFileError

PAGES = ("imprint", "privacy", "accessibility")
_PLACE = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")
_HEAD = re.compile(r"\A# +(?P<title>[^\n]+)\n+")
_TABLE = '<div class="scroller" tabindex="0" role="region" aria-label="%s"><table class="table">'
_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")


@dataclass(frozen=True, slots=True)
class LegalPage:
    """One legal page, ready to show."""

    title: str
    body: SafeString
    language: str


def legal_page(city: City, name: str, language: str) -> LegalPage:
    """Read and render a legal page in a language, German when there is no other.

    A place such as `{contact.email}` takes its value from `city.toml`. What the city has not
    filled in is shown as a marked gap, so that nobody mistakes it for the truth.

    Raises:
        CityFileError: the city has no such page.
    """
    for wanted in (language, "de"):
        path = city.folder / "legal" / f"{name}.{wanted}.md"
        if path.is_file():
            return _rendered(path.read_text("utf-8"), city, wanted)
    raise CityFileError(f"Der Stadt {city.name} fehlt die Datei legal/{name}.de.md.")


def places(text: str) -> set[str]:
    """Names of the values that a text asks for."""
    return set(_PLACE.findall(text))


def _rendered(text: str, city: City, language: str) -> LegalPage:
    head = _HEAD.match(text)
    if head is None:
        raise CityFileError("Ein Rechtstext beginnt mit seiner Überschrift: „# Impressum“.")
    html = _markdown.render(text[head.end() :])
    html = html.replace("<table>", _TABLE % _("Tabelle")).replace("</table>", "</table></div>")

    def value(match: re.Match[str]) -> str:
        known = city.value(match[1])
        return escape(known) if known else str(_gap(match[1], language))

    title = _PLACE.sub(lambda m: city.value(m[1]), head["title"])
    return LegalPage(title, mark_safe(_PLACE.sub(value, html)), language)  # noqa: S308


def _gap(name: str, language: str) -> SafeString:
    label = LABELS[name].in_language(language) if name in LABELS else name
    return format_html(
        '<span class="missing">{}</span>', _("von der Stadt einzutragen: %s") % label
    )
