"""Charts: what a spec says, how it is drawn, how it reaches a reader."""

from affidavit.charts.chart import Chart, ChartFolders, ChartPage, Figure, Width
from affidavit.charts.fence import read_fence, read_named
from affidavit.charts.table import Column, DataTable

__all__ = [
    "Chart",
    "ChartFolders",
    "ChartPage",
    "Column",
    "DataTable",
    "Figure",
    "Width",
    "read_fence",
    "read_named",
]
