"""Charts: what a spec says, how it is drawn, how it reaches a reader."""

from affidavit.charts.chart import Chart, ChartFolders, ChartPage, Figure, Width
from affidavit.charts.fact_rows import AskFacts, FactCells
from affidavit.charts.fence import read_fence, read_named
from affidavit.charts.table import Column, DataTable

__all__ = [
    "AskFacts",
    "Chart",
    "ChartFolders",
    "ChartPage",
    "Column",
    "DataTable",
    "FactCells",
    "Figure",
    "Width",
    "read_fence",
    "read_named",
]
