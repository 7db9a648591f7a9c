"""The band holds what it says: simulated processes end in it about 8 times of 10."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rathaus.strategy.rules.forecast import fit, theil_sen

RUNS = 300


def wandering(random: Random, length: int) -> list[float]:
    """Progress that keeps what it gained: a random walk with drift."""
    values = [10.0]
    for _ in range(length - 1):
        values.append(values[-1] + 1.2 + random.gauss(0, 1))
    return values


def lingering(random: Random, length: int) -> list[float]:
    """A line whose errors fade slowly."""
    error, values = 0.0, []
    for quarter in range(length):
        error = 0.9 * error + random.gauss(0, 1)
        values.append(5 + quarter + error)
    return values


def only_rising(random: Random, length: int) -> list[float]:
    """Progress in uneven steps that never goes back."""
    values = [5.0]
    for _ in range(length - 1):
        values.append(values[-1] + random.expovariate(1 / 1.2))
    return values


def scattering(random: Random, length: int) -> list[float]:
    """A line with errors that have nothing to do with each other."""
    return [10 + 2 * quarter + random.gauss(0, 1.5) for quarter in range(length)]


def coverage(process: Callable[[Random, int], list[float]], known: int, ahead: int) -> float:
    random = Random(20240201)
    hits = 0
    for _ in range(RUNS):
        values = process(random, known + ahead)
        band = fit(range(known), values[:known], 0.01).at(known - 1 + ahead)
        hits += band.low <= values[-1] <= band.high
    return hits / RUNS


@pytest.mark.parametrize("process", [wandering, lingering, only_rising])
def test_the_band_holds_about_eight_of_ten(
    process: Callable[[Random, int], list[float]],
) -> None:
    cases = [(known, ahead) for known in (4, 8, 12, 20) for ahead in (1, 4, 8, 17)]
    found = [coverage(process, known, ahead) for known, ahead in cases]

    assert 0.73 <= sum(found) / len(found) <= 0.87
    assert min(found) >= 0.62


def test_where_errors_do_not_linger_the_band_is_too_wide_never_too_narrow() -> None:
    assert min(coverage(scattering, known, ahead) for known in (4, 12) for ahead in (1, 8)) >= 0.75


def test_a_straight_line_is_continued() -> None:
    trend = fit(range(8), [3.0 + 2 * quarter for quarter in range(8)], 0.1)
    band = trend.at(15)

    assert band.likely == pytest.approx(33)
    assert trend.slope == pytest.approx(2)
    assert band.low < 33 < band.high


def test_one_typing_error_does_not_tilt_the_trend() -> None:
    values = [10.0 + quarter + 0.3 * (quarter % 2) for quarter in range(12)]
    wrong = [*values[:6], 160.0, *values[7:]]

    assert fit(range(12), wrong, 0.1).at(16).likely == pytest.approx(
        fit(range(12), values, 0.1).at(16).likely, abs=1.5
    )
    assert theil_sen(range(12), wrong)[1] == pytest.approx(1, abs=0.2)


def test_three_readings_are_too_few() -> None:
    with pytest.raises(ValueError, match="four"):
        fit([0, 1, 2], [1, 2, 3], 1)


@given(
    st.lists(st.floats(0, 100), min_size=4, max_size=24),
    st.floats(0.1, 60),
    st.floats(1, 20),
)
def test_the_band_is_ordered_and_widens(values: list[float], ahead: float, more: float) -> None:
    trend = fit(range(len(values)), values, 0.1)
    near, far = (trend.at(len(values) - 1 + step) for step in (ahead, ahead + more))

    assert near.low <= near.likely <= near.high
    assert far.high - far.low >= (near.high - near.low) * 0.999
