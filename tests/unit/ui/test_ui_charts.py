"""Charts: every point lies in its frame, gaps stay gaps, words keep their distance."""

from datetime import date, timedelta
from math import isfinite
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.ui.charts import (
    Bars,
    Chart,
    Drawing,
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
from rathaus.ui.charts.labels import box_of, spread
from rathaus.ui.charts.scale import ticks
from rathaus.ui.charts.shapes import Label, Line, Path
from rathaus.ui.charts.svg import file_svg, page_svg

VALUES = st.floats(-1e6, 1e6, allow_nan=False)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def in_frame(drawing: Drawing) -> None:
    for x, y in drawing.points():
        assert isfinite(x), drawing.name
        assert isfinite(y), drawing.name
        assert -1 <= x <= drawing.width + 1, (drawing.name, x)
        assert -1 <= y <= drawing.height + 1, (drawing.name, y)


@st.composite
def courses(draw: st.DrawFn) -> TimeSeries:
    days = sorted(draw(st.sets(DAYS, min_size=1, max_size=20)))
    readings = tuple(Reading(day, draw(VALUES)) for day in days)
    end = days[-1] + timedelta(days=draw(st.integers(1, 4000)))
    low, middle, high = sorted(draw(st.tuples(VALUES, VALUES, VALUES)))
    targets = draw(st.lists(st.builds(Target, DAYS, VALUES, st.just("Ziel: 1")), max_size=3))
    notes = draw(
        st.lists(st.builds(Note, DAYS, st.just("Es geschah"), st.just("dies")), max_size=4)
    )
    forecast = draw(st.sampled_from([None, Forecast(end, middle, low, high, "83 %", ("etwa",))]))
    expected = draw(st.sampled_from([None, Expected(end, middle, "erwartet", "bald")]))
    gaps = (Gap(days[0], days[-1], "keine Werte"),) if draw(st.booleans()) else ()
    return TimeSeries(
        readings=readings,
        targets=tuple(targets),
        notes=tuple(notes),
        forecast=forecast,
        expected=expected,
        gaps=gaps,
    )


@settings(max_examples=60, deadline=None)
@given(courses())
def test_every_point_of_a_course_is_in_its_frame(course: TimeSeries) -> None:
    for drawing in course.drawings():
        in_frame(drawing)
        ElementTree.fromstring(page_svg(drawing, 'Ein Satz mit "Zeichen" & <mehr>'))
    assert len(course.table().rows) >= len(course.readings)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=0, max_size=20),
    st.floats(allow_nan=True, allow_infinity=True),
)
def test_every_point_of_stacked_bars_is_in_its_frame(
    rows: list[tuple[float, float, float]], capacity: float
) -> None:
    stacks = tuple(
        Stack(f"Q{i}", parts, abs(parts[0]), "zu viel", Extra.OVER, "bindend")
        for i, parts in enumerate(rows)
    )
    chart = StackedBars(series=("O", "A", "B"), stacks=stacks, capacity=capacity)
    for drawing in chart.drawings():
        in_frame(drawing)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=12))
def test_every_point_of_bars_is_in_its_frame(values: list[float]) -> None:
    chart = Bars(rows=tuple(Row(f"Zeile {i}", value) for i, value in enumerate(values)))
    for drawing in chart.drawings():
        in_frame(drawing)


@given(st.lists(st.none() | st.floats(allow_nan=True, allow_infinity=True), max_size=40))
def test_every_point_of_a_small_line_is_in_its_frame(values: list[float | None]) -> None:
    in_frame(Sparkline(tuple(values), "1 %", "Ein Verlauf", target=50).drawing())


def test_a_gap_breaks_the_line_and_is_hatched() -> None:
    readings = tuple(Reading(date(2020 + i, 1, 1), i * 10.0) for i in range(6))
    gap = Gap(date(2022, 2, 1), date(2022, 12, 1))
    drawing = TimeSeries(readings=readings, gaps=(gap,)).drawings()[0]
    lines = [s for s in drawing.shapes if isinstance(s, Path) and s.kind == "c-line"]
    assert [len(line.points) for line in lines] == [3, 3]
    assert any(isinstance(s, Line) and s.kind == "c-gap" for s in drawing.shapes)


def test_the_axis_of_amounts_begins_at_zero() -> None:
    drawing = TimeSeries(readings=(Reading(date(2020, 1, 1), 80), Reading(date(2021, 1, 1), 90)))
    assert [row[1] for row in drawing.table().rows] == ["80", "90"]
    labels = [s.text for s in drawing.drawings()[0].shapes if hasattr(s, "text")]
    assert labels[0] == "0"


@given(VALUES, VALUES)
def test_ticks_enclose_the_values_and_are_few(one: float, other: float) -> None:
    low, high = sorted((one, other))
    found = ticks(low, high)
    invisible = (abs(low) + abs(high)) * 1e-6 + 1e-6
    assert found[0] <= low + invisible
    assert found[-1] >= high - invisible
    assert 2 <= len(found) <= 6


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(10, 40)), max_size=6))
def test_stacked_words_do_not_overlap(blocks: list[tuple[float, float]]) -> None:
    blocks.sort()
    tops = spread([t for t, _ in blocks], [h for _, h in blocks], 0, 400)
    for (_, height), top, following in zip(blocks, tops, tops[1:], strict=False):
        assert following >= top + height - 1e-6


@pytest.mark.parametrize(
    "chart",
    [
        TimeSeries(readings=(Reading(date(2020, 1, 1), 1),), title="Verlauf", sentence="<Satz>"),
        Bars(rows=(Row("Eins", 1),), title="Balken"),
        StackedBars(series=("O",), stacks=(Stack("Q1", (1.0,)),), title="Stapel"),
    ],
)
def test_a_file_stands_alone_and_keeps_the_policy(chart: Chart) -> None:
    text = file_svg(chart.drawings()[0], chart.title, chart.sentence)
    root = ElementTree.fromstring(text)
    assert root.find("{http://www.w3.org/2000/svg}title").text == chart.title  # type: ignore[union-attr]
    assert "style=" not in text
    assert "class=" not in text


def test_the_table_of_a_course_names_every_kind() -> None:
    course = TimeSeries(
        readings=(Reading(date(2020, 1, 1), 10.5),),
        targets=(Target(date(2025, 12, 31), 50, "Ziel Ende 2025"),),
        forecast=Forecast(date(2030, 12, 31), 83, 74, 92, "83 %"),
        suffix=" %",
    )
    rows = course.table().rows
    assert rows[0] == ("1.1.2020", "10,5 %", "gemessen", "")
    assert rows[1] == ("31.12.2025", "50 %", "Ziel", "Ziel Ende 2025")
    assert rows[2] == ("31.12.2030", "83 %", "wahrscheinlich", "74 % bis 92 %")


def apart(drawing: Drawing) -> None:
    """No words lie on others."""
    words = [each for each in drawing.shapes if isinstance(each, Label)]
    boxes = [(each.text, box_of([each.text], each.at, each.anchor)) for each in words]
    for place, (text, box) in enumerate(boxes):
        for other, taken in boxes[:place]:
            assert box.overlap(taken) < 0.01, (drawing.name, text, other)


@given(courses())
@settings(max_examples=150, deadline=None)
def test_no_words_lie_on_others(course: TimeSeries) -> None:
    for drawing in course.drawings():
        apart(drawing)


@given(st.floats(40, 60), st.floats(40, 60), st.integers(2, 12), st.booleans())
@settings(max_examples=150, deadline=None)
def test_today_and_a_near_target_stand_apart(
    now: float, target: float, quarters: int, likely: bool
) -> None:
    days = [date(2027, 3, 31) - timedelta(days=91 * each) for each in reversed(range(quarters))]
    course = TimeSeries(
        readings=tuple(Reading(day, now - 2 + 2 * i / quarters) for i, day in enumerate(days)),
        targets=(Target(date(2027, 12, 31), target, "Ziel: 50 % bis Ende 2027", "Ziel 50 %"),),
        forecast=Forecast(date(2029, 3, 31), now + 3, now, now + 6, "83 %", ("etwa",))
        if likely
        else None,
        suffix=" %",
    )
    for drawing in course.drawings():
        apart(drawing)
        told = {each.text.split()[0] for each in drawing.shapes if isinstance(each, Label)}
        assert any(each.startswith("Ziel") for each in told), told
        assert drawing.name != "narrow" or "heute" in told
