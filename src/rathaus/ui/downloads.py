"""Charts as files: the table as CSV, the drawing as SVG."""

import csv
from io import StringIO

from django.http import HttpResponse

from rathaus.ui.charts import Chart
from rathaus.ui.charts.svg import file_svg


def chart_csv(chart: Chart, name: str) -> HttpResponse:
    """Answer with the data of a chart as CSV (UTF-8 with mark, semicolons as German tables do)."""
    table = chart.table()
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([harmless(cell) for cell in table.heads])
    writer.writerows([[harmless(cell) for cell in row] for row in table.rows])
    return _file("\ufeff" + text.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


def chart_svg(chart: Chart, name: str) -> HttpResponse:
    """Answer with the wide drawing of a chart as a file of its own."""
    text = file_svg(chart.drawings()[0], chart.title or chart.unit, chart.sentence)
    return _file(text, "image/svg+xml; charset=utf-8", f"{name}.svg")


def harmless(cell: str) -> str:
    """Keep a spreadsheet from reading a text as a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _file(text: str, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, media_type, headers=headers)
