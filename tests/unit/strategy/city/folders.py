"""The cities of the checkout, as the tests of city files read them."""

from functools import cache
from pathlib import Path

from rathaus.strategy.city.read import read_city
from rathaus.strategy.document import Strategy

CITIES = Path(__file__).parents[4] / "cities"
REFERENCE = CITIES / "duesseldorf"
SMALL = CITIES / "musterstadt"
CATEGORY_RULES = (REFERENCE / "strategy" / "categories.dmn").read_text("utf-8")
"""The decision model of the reference city, for strategies made by tests."""


@cache
def strategy_of(city: Path, *, demo: bool = False) -> Strategy:
    """Return a city's strategy, read once."""
    return read_city(city, demo=demo)


def small_files() -> dict[str, str]:
    """Return the files of the small city, to be spoilt one at a time."""
    return {path.name: path.read_text("utf-8") for path in (SMALL / "strategy").glob("*")}
