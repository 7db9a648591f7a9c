"""Example charts of the page of building blocks. The values are invented."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rathaus.ui.charts import (
    Bars,
    Expected,
    Extra,
    Forecast,
    Gap,
    Note,
    Reading,
    Row,
    Sparkline,
    Stack,
    StackedBars,
    Target,
    TimeSeries,
)
from rathaus.ui.provenance import SourceLink

_VALUES = (
    *(11.8, 12.6, 13.6, 14.8, 15.9, 17.6, 19.4, 21.2, 22.4, 23.3, 24.9, 26.4, 28.2, 30.0),
    *(31.9, 33.9, 35.6, 37.0, 38.2, 39.4, 40.4, 41.2, 43.0, 45.0, 46.8),
)
_DISTRICTS = (46.8, 66.0, 58.0, 55.0, 61.0, 29.0)


def _quarters() -> list[Reading]:
    days = [date(2020 + (i + 3) // 4, ((i + 3) % 4) * 3 + 1, 1) for i in range(len(_VALUES))]
    return [Reading(day, value) for day, value in zip(days, _VALUES, strict=True)]


def course() -> TimeSeries:
    """A share over ten years, with two targets and a forecast."""
    return TimeSeries(
        language=get_language() or "de",
        unit=_(
            "Anteil der Haushalte, denen mindestens ein Unternehmen einen Glasfaseranschluss bis "
            "ins Gebäude anbietet, in Prozent"
        ),
        readings=tuple(_quarters()),
        targets=(
            Target(date(2025, 12, 31), 50, _("Ziel Ende 2025: 50 %"), _("Ziel 2025: 50")),
            Target(date(2030, 12, 31), 100, _("Ziel Ende 2030: 100 %"), _("Ziel 2030: 100")),
        ),
        forecast=Forecast(
            date(2030, 12, 31),
            *(83, 74, 92),
            "83 %",
            (
                _("wahrscheinlich Ende 2030"),
                _("in 8 von 10 Rechnungen"),
                _("zwischen 74 und 92 %"),
            ),
        ),
        expected=Expected(date(2027, 5, 15), 50, _("50 % erwartet"), _("2. Quartal 2027")),
        notes=(
            Note(date(2022, 1, 1), _("Glasfaserallianz gegründet")),
            Note(date(2024, 7, 1), _("Antrag nach TKG wird digital")),
            Note(
                date(2025, 12, 31), _("Ende 2025: 41,2 %"), _("Ziel um 8,8 Punkte verfehlt"), True
            ),
        ),
        high=100,
        suffix=" %",
        sentence=_(
            "Der Anteil stieg von 11,8 % im Jahr 2020 auf 46,8 %. Das Ziel von 50 % Ende 2025 "
            "wurde verfehlt. Ende 2030 sind wahrscheinlich 83 % erreicht, das Ziel ist 100 %."
        ),
        source=_("Quelle: erfundene Meldungen; Rechenregel Version 3."),
        sample=True,
        links=(
            SourceLink("CSV", "/bausteine/verlauf.csv"),
            SourceLink("SVG", "/bausteine/verlauf.svg"),
        ),
    )


def load() -> StackedBars:
    """How full a team is, and where one more project fits."""
    return StackedBars(
        language=get_language() or "de",
        title=_("Im 1. Quartal 2027 fehlen 1,6 Personenmonate"),
        unit=_("Personenmonate je Quartal"),
        series=("O", "A", "B"),
        stacks=(
            Stack("Q4 26", (6.0, 4.2, 1.8)),
            Stack("Q1 27", (5.5, 4.6, 1.6), 1.9, _("1,6 zu viel"), Extra.OVER, _("bindend"), True),
            Stack("Q2 27", (4.8, 3.2, 1.6), 1.9, "1,9", Extra.FITS, _("möglicher Start"), True),
            Stack("Q3 27", (4.4, 2.8, 1.4), 2.1, "2,1"),
            Stack("Q4 27", (3.9, 2.4, 1.4)),
            Stack("Q1 28", (3.2, 2.0, 1.2)),
        ),
        capacity=12,
        capacity_label=_("Kapazität 12"),
        sentence=_("Das Team ist im 1. Quartal 2027 überlastet; ab dem 2. Quartal ist Platz."),
        source=_("Quelle: erfundene Planung."),
        sample=True,
    )


def bars() -> Bars:
    """Shares compared, one picked out."""
    return Bars(
        language=get_language() or "de",
        title=_("Sechs Bezirke im Vergleich"),
        unit=_("Anteil der Haushalte in Prozent"),
        rows=tuple(
            Row(_("Bezirk %s") % number, value, strong=number == 2)
            for number, value in enumerate(_DISTRICTS, start=1)
        ),
        suffix=" %",
        sentence=_("Bezirk 2 hat mit 66 % den höchsten Anteil, Bezirk 6 mit 29 % den niedrigsten."),
        source=_("Quelle: erfundene Meldungen."),
        sample=True,
    )


def multiples() -> list[tuple[str, Sparkline]]:
    """Several small lines on one scale."""
    found = []
    for number, end in enumerate(_DISTRICTS, start=1):
        values: list[float | None] = [value * end / _VALUES[-1] for value in _VALUES]
        if number == 4:
            values[9:12] = [None] * 3
        name = _("Bezirk %s") % number
        sentence = _("%(name)s: zuletzt %(value)d %%") % {"name": name, "value": end}
        found.append((name, Sparkline(tuple(values), f"{end:.0f} %", sentence, target=50)))
    return found


def gap() -> TimeSeries:
    """A count with a time without values."""
    readings = [r for r in _quarters() if not date(2022, 5, 1) <= r.when <= date(2023, 5, 1)]
    return TimeSeries(
        language=get_language() or "de",
        title=_("Zwischen April 2022 und Mai 2023 fehlen Werte"),
        unit=_("Anteil in Prozent"),
        readings=tuple(readings),
        gaps=(Gap(date(2022, 4, 1), date(2023, 7, 1), _("keine Werte")),),
        sentence=_("Der Anteil stieg; in der Mitte fehlen Werte."),
        source=_("Quelle: erfundene Meldungen."),
        sample=True,
    )
