"""The page of building blocks: everything the kit can draw, with example values."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from rathaus.kernel.access import public
from rathaus.ui.downloads import chart_csv, chart_svg
from rathaus.ui.examples import bars, course, gap, load, multiples
from rathaus.ui.marks import Dot, Quantity
from rathaus.ui.provenance import Chip, Provenance, SourceLink


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour of the kit in both looks."""

    name: str
    light: str
    dark: str
    use: str


@dataclass(frozen=True, slots=True)
class Cut:
    """One size of type, with the class that sets the example."""

    size: str
    weight: int
    css: str
    example: str
    use: str


@public
@require_safe
def blocks(request: HttpRequest) -> HttpResponse:
    """Show the building blocks."""
    source = Provenance(
        _("169.088 Haushalte mit Angebot"),
        _(
            "Vier Netzbetreiber, Stand 30.9.2026, "
            "gerechnet am 1.10.2026 um 4:12 Uhr mit Regel Version 3"
        ),
        (
            SourceLink(_("Zeilen ansehen"), "#zahl"),
            SourceLink(_("Prüfpfad"), "#zahl"),
            SourceLink(_("Fehler melden"), "/rueckmeldung/?seite=/bausteine/"),
        ),
        sample=True,
    )
    context = {
        "cuts": _cuts(),
        "colours": _colours(),
        "source": source,
        "dots": _dots(),
        "quantities": _quantities(),
        "chips": [
            Chip(_("Zustand ist nicht"), _("abgebrochen"), "?"),
            Chip(_("Programm"), _("alle")),
        ],
        "course": course(),
        "gap": gap(),
        "load": load(),
        "bars": bars(),
        "multiples": multiples(),
        "changed_on": date(2026, 11, 20),
    }
    return render(request, "ui/blocks.html", context)


@public
@require_safe
def course_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the example course as a file."""
    return chart_csv(course(), "verlauf") if kind == "csv" else chart_svg(course(), "verlauf")


def _dots() -> list[Dot]:
    states = ["reached"] * 9 + ["late"] * 4 + ["unknown"]
    return [Dot(state, _("Ziel %s") % number) for number, state in enumerate(states, start=1)]


def _quantities() -> list[Quantity]:
    return [
        Quantity("O", 112, _("laufend seit Beginn")),
        Quantity("A", 58, _("unabweisbar")),
        Quantity("B", 49, _("Amt arbeitet allein")),
        Quantity("C", 115, _("wartet auf freie Teams")),
    ]


def _cuts() -> list[Cut]:
    return [
        Cut("128/112", 300, "number", "46,8", _("Zahl eines Ziels")),
        Cut("60/62", 600, "display", _("Wie weit die Stadt ist"), _("Titel der Startseite")),
        Cut("46/52", 600, "title", _("Digitale Hundeanmeldung"), _("Titel der Seite")),
        Cut("30/36", 600, "section", _("Verlauf und Aussicht"), _("Abschnitt")),
        Cut("22/32", 400, "lead", _("Jede Zahl lässt sich öffnen."), _("Einleitung")),
        Cut("18/28", 400, "text", _("Sie können später weitermachen."), _("Text für alle")),
        Cut("16/22", 400, "side", _("Terminbuchung für alle Ämter"), _("Text im Amt, Tabellen")),
        Cut("14/18", 400, "dense", _("Auskunft: Glasfaser an der Adresse"), _("dichte Tabelle")),
        Cut("13/18", 400, "note", "2024 2025 2026 2027", _("Achsen, nie kleiner")),
    ]


def _colours() -> list[Colour]:
    return [
        Colour("paper", "#FFFFFF", "#0D0F1A", pgettext("colour", "Grund")),
        Colour("ink", "#131525", "#F3F4F7", _("Text, Linien, Ziel")),
        Colour("ink-2", "#51577A", "#B2B6CC", _("Nebentext, Achsen")),
        Colour("line", "#CFD2E0", "#2B2F49", _("Haarlinie")),
        Colour("edge", "#6E7597", "#8187A7", _("Rand von Bedienfeldern")),
        Colour("accent", "#2044AA", "#97AFE1", _("Links, Taten, Messwert")),
        Colour("accent-2", "#7694D5", "#6788CF", _("Messwert, früher")),
        Colour("band", "#D8E1F4", "#1F2E5A", _("Unsicherheit, Plan")),
        Colour("mute", "#8E93B1", "#646A8E", _("Vergangenes, Vergleich")),
        Colour("ok", "#00654C", "#3CC39F", _("erreicht")),
        Colour("warn", "#844B00", "#FFA305", _("später, fehlt")),
        Colour("bad", "#B60000", "#EF8172", _("gefährdet, Fehler")),
    ]
