"""Template tags of the kit: marks, lines, numbers with their source, addresses.

Every tag is described with an example in the package's README.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rathaus.kernel.text import Localized
from rathaus.kernel.time import Quarter
from rathaus.ui import addresses, format, marks
from rathaus.ui.charts import Chart, Sparkline
from rathaus.ui.charts.svg import inner, page_svg
from rathaus.ui.provenance import Provenance

register = template.Library()


def _language() -> str:
    return get_language() or "de"


# Language


@register.filter
def german(text: str, quoted: Sequence[str] | None = None) -> str:
    """Mark a text that exists in German only, so that speech and translation take it for that.

    With ``quoted``, only these texts within a sentence. On German pages nothing changes.
    """
    if not text or _language().startswith("de"):
        return text
    if quoted is None:
        return format_html('<span lang="de">{}</span>', text)
    longest = sorted(filter(None, quoted), key=len, reverse=True)
    if not longest:
        return text
    parts = re.split(f"({'|'.join(map(re.escape, longest))})", text)
    return format_html_join(
        "",
        "{}",
        ((german(part) if place % 2 else part,) for place, part in enumerate(parts)),
    )


# Marks


@register.simple_tag
def status_mark(state: str, words: str = "", sample: bool = False) -> SafeString:
    """Shape of a state, followed by its words; a sample value shows the stroke of „unknown“."""
    shown = marks.state_of(state, sample=sample)
    return format_html(
        '<span class="state"><span class="mark mark--{}" aria-hidden="true"></span>'
        "<span>{}</span></span>",
        shown.value,
        words or state_words(shown),
    )


def state_words(state: marks.State) -> str:
    """Words for a state that came without its own."""
    return {
        marks.State.REACHED: _("erreicht"),
        marks.State.ON_TRACK: _("im Plan"),
        marks.State.LATE: _("kommt später"),
        marks.State.AT_RISK: _("gefährdet"),
        marks.State.WAITING: _("wartet"),
        marks.State.UNKNOWN: _("nicht messbar"),
        marks.State.EXPIRED: _("verfehlt"),
    }[state]


@register.simple_tag
def category_mark(letter: str, words: str = "") -> SafeString:
    """Letter of a category in its shape; `words` follow it, or are read out when hidden."""
    mark = format_html('<span class="category category--{}">{}</span>', letter.lower(), letter)
    if not words:
        return mark
    return format_html('<span class="with-category">{}<span>{}</span></span>', mark, words)


@register.simple_tag
def sample_badge() -> SafeString:
    """The word for data that is only an example."""
    return format_html('<span class="sample">{}</span>', _("Beispieldaten"))


@register.simple_tag
def missing(words: str = "") -> SafeString:
    """A gap that somebody has to fill."""
    return format_html('<span class="missing">{}</span>', words or _("fehlt"))


@register.simple_tag
def state_legend(*states: str) -> SafeString:
    """Shapes and words of the states that a drawing uses."""
    shown = [marks.State(s) for s in states or [s.value for s in marks.State]]
    rows = ((status_mark(s.value, state_words(s)),) for s in shown)
    return format_html('<ul class="legend">{}</ul>', format_html_join("", "<li>{}</li>", rows))


@register.simple_tag
def dot_row(dots: Sequence[marks.Dot]) -> SafeString:
    """One dot for each thing, with its name for those who do not see it."""
    return mark_safe(render_to_string("ui/parts/dots.html", {"dots": dots}))  # noqa: S308


@register.simple_tag
def quantity_bar(parts: Sequence[marks.Quantity]) -> SafeString:
    """Counts of categories as one bar, with numbers and words below."""
    bars = marks.quantity_bars([(p.letter.lower(), p.count) for p in parts])
    html = render_to_string("ui/parts/quantity.html", {"parts": parts, "bars": bars})
    return mark_safe(html)  # noqa: S308


Share = float | str | None
"""A share in per cent as a template hands it over; a name it does not know arrives as ""."""


@register.simple_tag
def progress_line(
    now: Share = None,
    *,
    before: Share = None,
    target: Share = 100.0,
    low: Share = None,
    high: Share = None,
    reached: bool = False,
    sample: bool = False,
    line: marks.ProgressLine | None = None,
    inline: bool = False,
) -> SafeString:
    """Progress line from shares in per cent. Value, change and outlook stand beside it as text."""
    if line is None:
        line = marks.progress(
            _share(now),
            before=_share(before),
            target=_share(target),
            low=_share(low),
            high=_share(high),
            reached=reached,
            sample=sample,
        )
    return _draw(line, inline)


def _share(value: Share) -> float | None:
    return None if value is None or value == "" else float(value)


def _draw(line: marks.ProgressLine, inline: bool) -> SafeString:
    classes = "progress" + " progress--inline" * inline + " progress--sample" * line.sample
    if not line.measurable:
        inner = mark_safe('<line class="progress__none" x1="1" x2="100%" y1="10" y2="10"/>')
    else:
        inner = mark_safe(  # noqa: S308
            '<rect class="progress__base" y="9" width="100%" height="2"/>' + _stretches(line)
        )
    return format_html('<svg class="{}" aria-hidden="true">{}</svg>', classes, inner)


def _stretches(line: marks.ProgressLine) -> str:
    if line.done is not None:
        return (
            f'<rect class="progress__done" y="9" width="{line.done}%" height="2"/>'
            f'<circle class="progress__done" cx="{line.done}%" cy="10" r="5.5"/>'
        )
    drawn = [
        f'<rect class="progress__{bar.name}" x="{bar.x}%" width="{bar.width}%"'
        + (' y="5" height="10"/>' if bar.name == "band" else ' y="7" height="6"/>')
        for bar in line.bars
    ]
    if line.target is not None:
        drawn.append(
            f'<rect class="progress__target" x="{line.target}%" width="2" height="20"'
            ' transform="translate(-1 0)"/>'
        )
    return "".join(drawn)


# Numbers


@register.simple_tag(takes_context=True)
def proof(context: Context, words: object, provenance: Provenance) -> SafeString:
    """A number that opens where it comes from."""
    request = context.get("request")
    count = getattr(request, "proofs_shown", 0) + 1
    if request is not None:
        request.proofs_shown = count
    html = render_to_string(
        "ui/parts/proof.html",
        {"words": words, "provenance": provenance, "id": f"beleg-{count}"},
    )
    return mark_safe(html.strip())  # noqa: S308


@register.filter
def localized(value: Localized | str | None) -> str:
    """Text of the city's data in the language of the page."""
    if isinstance(value, Localized):
        return value.in_language(_language())
    return value or ""


@register.filter
def number(value: format.Number | None, decimals: int | None = None) -> str:
    """`1710|number` → 1.710; `46.8|number:1` → 46,8. Nothing gives a dash."""
    return "–" if value is None else format.number(value, _language(), decimals)


@register.filter
def percent(value: format.Number | None, decimals: int | None = None) -> str:
    """`46.8|percent` → 46,8 %."""
    return "–" if value is None else format.percent(value, _language(), decimals)


@register.filter
def signed(value: format.Number | None, decimals: int | None = None) -> str:
    """`1.9|signed` → + 1,9; `-0.6|signed` → − 0,6."""
    return "" if value is None else format.signed(value, _language(), decimals)


@register.filter
def money(cents: int | None) -> str:
    """`3000|money` → 30,00 €; the value is in cents."""
    return "–" if cents is None else format.money(int(cents), _language())


@register.filter
def quarter(value: Quarter | date | str | None) -> str:
    """`2027-Q2` → 2. Quartal 2027; takes a Quarter, its text form, or a date."""
    found = _quarter(value)
    return "–" if found is None else format.quarter(found, _language())


@register.filter
def quarter_short(value: Quarter | date | str | None) -> str:
    """`2027-Q2` → 2/27."""
    found = _quarter(value)
    return "–" if found is None else format.quarter_short(found)


def _quarter(value: Quarter | date | str | None) -> Quarter | None:
    if isinstance(value, str):
        return Quarter.parse(value) if value else None
    return Quarter.of(format.civil(value)) if isinstance(value, date) else value


@register.filter
def day(value: date | datetime | None) -> str:
    """30. September 2026."""
    return "–" if value is None else format.day(value, _language())


@register.filter
def day_short(value: date | datetime | None) -> str:
    """30.9.2026."""
    return "–" if value is None else format.day_short(value, _language())


@register.filter
def month(value: date | datetime | None) -> str:
    """9/2025."""
    return "–" if value is None else format.month(value)


@register.filter
def moment(value: datetime | None) -> str:
    """16. November 2026, 9:41 Uhr."""
    return "–" if value is None else format.moment(value, _language())


@register.filter
def clock(value: datetime | None) -> str:
    """9:41 Uhr."""
    return "–" if value is None else format.clock(value, _language())


# Addresses


@register.simple_tag(takes_context=True)
def query_with(context: Context, **changes: Any) -> str:
    """This page's query with changes: `{% query_with seite=2 %}` → ?q=netz&seite=2."""
    return addresses.changed_query(context["request"], **changes)


@register.simple_tag(takes_context=True)
def query_without(context: Context, name: str, value: str | None = None) -> str:
    """This page's query without a filter, and back on its first page."""
    return addresses.without(context["request"], name, value)


@register.simple_tag(takes_context=True)
def sort_header(
    context: Context, words: str, key: str, numeric: bool = False, param: str = "sortierung"
) -> SafeString:
    """Head cell whose link sorts the table; a second click turns the order round."""
    request: HttpRequest = context["request"]
    current = request.GET.get(param, "")
    direction = {key: "ascending", f"-{key}": "descending"}.get(current, "")
    target = f"-{key}" if current == key else key
    return format_html(
        '<th scope="col"{}{}><a class="sort" href="{}">{}{}</a></th>',
        format_html(' class="{}"', "numeric") if numeric else "",
        format_html(' aria-sort="{}"', direction) if direction else "",
        addresses.changed_query(request, **{param: target, "seite": None}),
        words,
        {"ascending": " ↑", "descending": " ↓"}.get(direction, ""),
    )


@register.inclusion_tag("ui/parts/chips.html")
def filter_chips(chips: Sequence[Any]) -> dict[str, Any]:
    """Filters in force, each with a link that takes it out."""
    return {"chips": chips}


@register.inclusion_tag("ui/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], param: str = "seite") -> dict[str, Any]:
    """Links to the pages of a list, and which rows this page shows."""
    request: HttpRequest = context["request"]
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    pages = [
        (n, addresses.changed_query(request, **{param: n}) if isinstance(n, int) else "")
        for n in numbers
    ]

    def to(number: int) -> str:
        return addresses.changed_query(request, **{param: number})

    return {
        "page": page,
        "pages": pages,
        "before": to(page.previous_page_number()) if page.has_previous() else "",
        "after": to(page.next_page_number()) if page.has_next() else "",
    }


# Charts


@register.simple_tag(takes_context=True)
def chart(context: Context, value: Chart, heading: str = "") -> SafeString:
    """A chart with its title, switch to its table, source and links. `heading`: h2, h3 or none."""
    request = context.get("request")
    count = getattr(request, "charts_shown", 0) + 1
    if request is not None:
        request.charts_shown = count
    drawn = [mark_safe(page_svg(d, value.sentence)) for d in value.drawings()]  # noqa: S308
    table = value.table()
    rows = [[(cell, i in table.numeric) for i, cell in enumerate(row)] for row in table.rows]
    heads = [(cell, i in table.numeric) for i, cell in enumerate(table.heads)]
    html = render_to_string(
        "ui/parts/chart.html",
        {
            "chart": value,
            "drawings": drawn,
            "heads": heads,
            "rows": rows,
            "id": f"bild-{count}",
            "heading": heading,
        },
    )
    return mark_safe(html)  # noqa: S308


@register.simple_tag
def sparkline(value: Sparkline) -> SafeString:
    """A small line with its last value."""
    drawing = value.drawing()
    return format_html(
        '<svg class="sparkline" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        int(drawing.width),
        int(drawing.height),
        value.sentence,
        mark_safe(inner(drawing)),  # noqa: S308
    )
