"""Trend and honest band of a short series: a straight line with errors that may linger.

The errors round the line are taken as autocorrelated over time. How strongly is not known from a
handful of quarters, so several strengths are tried, from none (readings scatter round a line) to
nearly one (progress wanders, a lucky quarter stays), and weighted by how well each explains the
series (restricted likelihood of a generalised least squares fit). Level and slope are estimated
with it, and their uncertainty widens the band, which uses Student's t. A reading that lies far
off the robust Theil–Sen line is drawn in first, so that a typing error does not tilt the trend.

docs/explanation/goals-and-forecasts.md derives it; the tests check the coverage by simulation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, pi, sqrt
from statistics import median

# Strength of autocorrelation from one quarter to the next, and how far each is trusted before
# looking: what a city builds stays built, so lingering errors are the usual case.
_LINGERING = {0.0: 1.0, 0.5: 1.0, 0.8: 2.0, 0.95: 4.0, 0.995: 8.0}
_OUTLIER = 6.0
_MAD_TO_SIGMA = 1.4826


@dataclass(frozen=True, slots=True)
class Band:
    """The likely value and the bounds between which 8 of 10 cases end."""

    low: float
    likely: float
    high: float


@dataclass(frozen=True, slots=True)
class _Fit:
    """A fitted line for one strength of autocorrelation; ``g`` is the inverse information."""

    lingering: float
    level: float
    slope: float
    variance: float
    g: tuple[float, float, float]
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class Trend:
    """A fitted series that can be asked for any later time."""

    slope: float
    _fits: tuple[_Fit, ...]
    _weights: tuple[float, ...]
    _last_time: float
    _last_value: float
    _freedom: int

    def at(self, time: float) -> Band:
        """Return value and 80 % band at a time, in the unit of the times fitted (quarters)."""
        ahead = max(time - self._last_time, 0.0)
        expected, spread = [], []
        for fit in self._fits:
            mean, variance = _predict(fit, time, ahead, self._last_time, self._last_value)
            expected.append(mean)
            spread.append(variance)
        likely = _dot(self._weights, expected)
        between = _dot(self._weights, [(each - likely) ** 2 for each in expected])
        reach = _student_90(self._freedom) * sqrt(_dot(self._weights, spread) + between)
        return Band(likely - reach, likely, likely + reach)


def fit(times: Sequence[float], values: Sequence[float], resolution: float) -> Trend:
    """Fit a series.

    Args:
        times: when, in quarters, strictly increasing, at least four.
        values: the readings.
        resolution: smallest step of the values; no band is narrower than its rounding.

    Raises:
        ValueError: if there are fewer than four readings.
    """
    if len(times) < 4:
        raise ValueError("a trend needs at least four readings")
    calm = _without_outliers(times, values)
    floor = resolution**2 / 12
    fits = tuple(_fit(times, calm, strength, floor) for strength in _LINGERING)
    best = max(each.log_likelihood for each in fits)
    raw = [_LINGERING[each.lingering] * exp(each.log_likelihood - best) for each in fits]
    weights = tuple(each / sum(raw) for each in raw)
    slope = _dot(weights, [each.slope for each in fits])
    return Trend(slope, fits, weights, times[-1], calm[-1], len(times) - 2)


def theil_sen(times: Sequence[float], values: Sequence[float]) -> tuple[float, float]:
    """Return level at time 0 and slope of the robust line: the median of all pairwise slopes."""
    slopes = [
        (values[j] - values[i]) / (times[j] - times[i])
        for i in range(len(times))
        for j in range(i + 1, len(times))
    ]
    slope = median(slopes)
    return median(v - slope * t for t, v in zip(times, values, strict=True)), slope


def _without_outliers(times: Sequence[float], values: Sequence[float]) -> list[float]:
    level, slope = theil_sen(times, values)
    rest = [v - level - slope * t for t, v in zip(times, values, strict=True)]
    scale = _MAD_TO_SIGMA * median(abs(each) for each in rest)
    reach = _OUTLIER * scale
    if not reach:
        return list(values)
    return [
        level + slope * t + min(max(each, -reach), reach)
        for t, each in zip(times, rest, strict=True)
    ]


def _fit(times: Sequence[float], values: Sequence[float], strength: float, floor: float) -> _Fit:
    """Generalised least squares by whitening each reading against the one before."""
    ones, when, what, log_det = _whiten(times, values, strength)
    a, b, d = _dot(ones, ones), _dot(ones, when), _dot(when, when)
    determinant = a * d - b * b
    g = (d / determinant, -b / determinant, a / determinant)
    x, y = _dot(ones, what), _dot(when, what)
    level, slope = g[0] * x + g[1] * y, g[1] * x + g[2] * y
    freedom = len(times) - 2
    squares = sum(
        (w - level * o - slope * t) ** 2 for o, t, w in zip(ones, when, what, strict=True)
    )
    variance = squares / freedom + floor
    likelihood = -0.5 * (
        freedom * log(2 * pi * variance) + squares / variance + log_det + log(determinant)
    )
    return _Fit(strength, level, slope, variance, g, likelihood)


def _whiten(
    times: Sequence[float], values: Sequence[float], strength: float
) -> tuple[list[float], list[float], list[float], float]:
    ones, when, what, log_det = [1.0], [times[0]], [values[0]], 0.0
    for i in range(1, len(times)):
        carried = strength ** (times[i] - times[i - 1])
        own = sqrt(1 - carried * carried)
        ones.append((1 - carried) / own)
        when.append((times[i] - carried * times[i - 1]) / own)
        what.append((values[i] - carried * values[i - 1]) / own)
        log_det += 2 * log(own)
    return ones, when, what, log_det


def _predict(
    fit_: _Fit, time: float, ahead: float, last_time: float, last_value: float
) -> tuple[float, float]:
    """Best linear prediction: the line, plus what lingers of the last deviation from it."""
    carried = fit_.lingering**ahead if ahead else 1.0
    deviation = last_value - fit_.level - fit_.slope * last_time
    mean = fit_.level + fit_.slope * time + carried * deviation
    one, when = 1 - carried, time - carried * last_time
    doubt = fit_.g[0] * one * one + 2 * fit_.g[1] * one * when + fit_.g[2] * when * when
    return mean, fit_.variance * (1 - carried * carried + doubt)


def _student_90(freedom: int) -> float:
    """90 % quantile of Student's t, by the expansion of Peizer and Pratt in 1/freedom."""
    exact = {1: 3.0777, 2: 1.8856, 3: 1.6377, 4: 1.5332}
    if freedom in exact:
        return exact[freedom]
    z = 1.2815515655446004
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return z + first / freedom + second / freedom**2


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(left, right, strict=True))
