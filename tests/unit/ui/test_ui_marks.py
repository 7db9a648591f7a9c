"""Marks: a state is never only a colour, and a sample value never earns one."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from rathaus.ui.marks import State, progress, quantity_bars, state_of

ANY = st.none() | st.floats(allow_nan=True, allow_infinity=True)


def rendered(source: str, **context: object) -> str:
    template = Template("{% load rathaus_ui %}" + source)
    return template.render(Context({"request": RequestFactory().get("/?a=1&seite=3"), **context}))


@pytest.mark.parametrize("state", [s for s in State if s is not State.WAITING])
def test_a_sample_value_never_earns_a_state(state: State) -> None:
    assert state_of(state.value, sample=True) is State.UNKNOWN


def test_a_state_has_a_shape_and_words() -> None:
    html = rendered('{% status_mark "late" words %}', words="erwartet <bald>")
    assert "mark--late" in html
    assert "erwartet &lt;bald&gt;" in html


def test_a_reached_sample_is_drawn_without_the_colour_of_a_state() -> None:
    html = rendered("{% progress_line 100 reached=True sample=True %}")
    assert "progress--sample" in html


@given(ANY, ANY, ANY, ANY, ANY, st.booleans())
def test_a_progress_line_stays_between_its_ends(  # noqa: PLR0917 - one of each
    now: float | None,
    before: float | None,
    target: float | None,
    low: float | None,
    high: float | None,
    reached: bool,
) -> None:
    line = progress(now, before=before, target=target, low=low, high=high, reached=reached)
    for bar in line.bars:
        assert 0 <= bar.x <= 100
        assert 0 <= bar.width <= 100.001 - bar.x
    for place in (line.target, line.done):
        assert place is None or 0 <= place <= 100


def test_what_is_not_measurable_is_dotted() -> None:
    assert "progress__none" in rendered("{% progress_line None %}")


def test_a_line_that_fell_shows_no_growth() -> None:
    assert [bar.name for bar in progress(30, before=40).bars] == ["before"]


@given(st.lists(st.integers(0, 1000), max_size=6))
def test_the_quantity_bar_fills_its_width(counts: list[int]) -> None:
    bars = quantity_bars([(str(i), count) for i, count in enumerate(counts)])
    if sum(counts):
        assert bars[-1].x + bars[-1].width == pytest.approx(100, abs=0.01)


def test_sorting_turns_round_and_goes_back_to_the_first_page() -> None:
    head = rendered('{% sort_header "Nr." "nr" %}')
    assert 'href="?a=1&amp;sortierung=nr"' in head
    template = Template('{% load rathaus_ui %}{% sort_header "Nr." "nr" %}')
    turned = template.render(Context({"request": RequestFactory().get("/?sortierung=nr")}))
    assert 'aria-sort="ascending"' in turned
    assert "sortierung=-nr" in turned


def test_numbers_of_nothing_are_a_dash() -> None:
    assert rendered("{{ v|number }}{{ v|percent }}{{ v|day }}{{ v|quarter }}", v=None) == "––––"


def test_no_tag_writes_an_inline_style() -> None:
    html = rendered(
        "{% progress_line 46.8 before=40 low=74 high=92 %}{% category_mark 'A' 'x' %}{% missing %}"
    )
    assert "style=" not in html
