"""Charts as plain values, computed into drawings without Django.

A chart says what it shows (`TimeSeries`, `StackedBars`, `Bars`, `Sparkline`); `drawings` gives
its geometry for three widths, `table` its data as text. `svg` writes a drawing.
"""

from rathaus.ui.charts.bars import Bars, Row
from rathaus.ui.charts.base import Chart, Table
from rathaus.ui.charts.shapes import Drawing
from rathaus.ui.charts.sparkline import Sparkline
from rathaus.ui.charts.stacked import Extra, Stack, StackedBars
from rathaus.ui.charts.timeseries import (
    Expected,
    Forecast,
    Gap,
    Note,
    Reading,
    Target,
    TimeSeries,
)

__all__ = [
    "Bars",
    "Chart",
    "Drawing",
    "Expected",
    "Extra",
    "Forecast",
    "Gap",
    "Note",
    "Reading",
    "Row",
    "Sparkline",
    "Stack",
    "StackedBars",
    "Table",
    "Target",
    "TimeSeries",
]
