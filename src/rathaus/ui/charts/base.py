"""What every chart carries around its drawing."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from rathaus.ui.charts.shapes import Drawing
from rathaus.ui.provenance import SourceLink


@dataclass(frozen=True, slots=True)
class Table:
    """The data of a chart as text: heads, rows, and which columns are numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Chart(ABC):
    """A chart with its statement and its source.

    Attributes:
        title: what the chart says, one sentence.
        unit: what is measured, in which unit, over which time.
        sentence: the chart in words, for those who do not see it.
        source: source, date, version of the rule.
        german: texts in ``source`` that exist in German only.
        language: `de` or `en`.
        sample: the values are examples.
        links: further ways, such as CSV, SVG, „So entsteht die Aussicht“.
    """

    title: str = ""
    unit: str = ""
    sentence: str = ""
    source: str = ""
    german: tuple[str, ...] = ()
    language: str = "de"
    sample: bool = False
    links: tuple[SourceLink, ...] = ()

    @abstractmethod
    def drawings(self) -> tuple[Drawing, ...]:
        """Compute the drawing for wide, middle and narrow pages."""

    @abstractmethod
    def table(self) -> Table:
        """Return the data as a table."""
