"""What a browser shows of a drawing, measured: its texts, what lies behind them, and its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from playwright.sync_api import Locator, Page

from affidavit.charts.contrast import contrast

READ_DRAWINGS = """
(page) => {
  const shown = (svg) => svg.checkVisibility({ visibilityProperty: true });
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (color) => {
    if (!known.has(color)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color === "none" ? "transparent" : color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(color, [r, g, b, a / 255]);
    }
    return [...known.get(color)];
  };
  const opacity = (element, svg) => {
    let found = 1;
    for (let at = element; at && at !== svg; at = at.parentElement) {
      found *= Number(getComputedStyle(at).opacity);
    }
    return found;
  };
  const over = (top, below) => top.slice(0, 3).map((c, i) => c * top[3] + below[i] * (1 - top[3]));
  const hex = (color) => "#" + color.slice(0, 3)
    .map((c) => Math.round(c).toString(16).padStart(2, "0")).join("");

  function read(figure) {
    const svg = [...figure.querySelectorAll(".affidavit-chart__box > svg")].find(shown);
    if (!svg) return null;
    const frame = svg.getBoundingClientRect();
    let paper = [255, 255, 255, 1];
    for (let at = svg.parentElement; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] === 1) { paper = color; break; }
    }
    const drawn = [...svg.querySelectorAll("path, rect, circle, ellipse, polygon, use, text")];
    const shapes = drawn
      .map((element, order) => ({ element, order, box: element.getBoundingClientRect() }))
      .filter(({ element }) => element.tagName !== "text" && !element.closest("defs, clipPath"))
      .map((shape) => {
        const style = getComputedStyle(shape.element);
        const color = rgba(style.fill);
        color[3] *= Number(style.fillOpacity) * opacity(shape.element, svg);
        return { ...shape, color };
      });
    const painted = shapes.filter(({ color }) => color[3] > 0.02);
    const holds = ({ element, box }, x, y) => {
      if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
      if (!element.isPointInFill) return true;
      const point = new DOMPoint(x, y).matrixTransform(element.getScreenCTM().inverse());
      return element.isPointInFill(point);
    };
    const behind = (x, y, order) => painted
      .filter((shape) => shape.order < order && holds(shape, x, y))
      .reduce((ground, { color }) => over(color, ground), paper.slice(0, 3));
    const texts = drawn.flatMap((text, order) => {
      if (text.tagName !== "text" || !text.textContent.trim()) return [];
      const lines = [...text.querySelectorAll("tspan")];
      const inmost = lines.filter((line) => !line.querySelector("tspan"));
      const parts = lines.length ? inmost : [text];
      return parts.filter((line) => line.textContent.trim()).map((line) => {
        const style = getComputedStyle(line);
        const matrix = text.getScreenCTM();
        const scale = Math.hypot(matrix.a, matrix.b);
        const box = line.getBoundingClientRect();
        const fill = rgba(style.fill);
        fill[3] *= Number(style.fillOpacity) * opacity(line, svg);
        const halo = rgba(style.stroke);
        const hasHalo = halo[3] > 0.5 && parseFloat(style.strokeWidth) >= 2;
        const spots = [0.2, 0.5, 0.8].flatMap((share) =>
          [0.35, 0.5, 0.65].map((down) =>
            [box.left + share * box.width, box.top + down * box.height]));
        const grounds = spots.map(([x, y]) => hasHalo ? halo : behind(x, y, order));
        return {
          words: line.textContent,
          x: box.left - frame.left, y: box.top - frame.top, width: box.width, height: box.height,
          size: parseFloat(style.fontSize) * scale,
          turned: Math.abs(matrix.b) > Math.abs(matrix.a),
          pairs: [...new Set(grounds.map((ground) => hex(over(fill, ground)) + " " + hex(ground)))],
        };
      });
    });
    const marks = shapes.reduce((sum, { element }) => {
      const lines = element.getAttribute("d")?.match(/[Mm]/g)?.length ?? 1;
      return sum + lines;
    }, 0);
    return { texts, marks, width: frame.width, height: frame.height };
  }

  return [...document.querySelectorAll(".affidavit-chart")].map((figure) => ({
    name: figure.id.replace("chart-", ""),
    hasBox: figure.querySelector(".affidavit-chart__box") !== null,
    isRaster: figure.matches(".affidavit-chart--raster"),
    drawing: read(figure),
  }));
}
"""
READ_TABLES = """
() => [...document.querySelectorAll(".affidavit-chart")].map((figure) => ({
  name: figure.id.replace("chart-", ""),
  csv: figure.querySelector('a[download][href$=".csv"]')?.href,
  rows: [...figure.querySelectorAll("tbody tr")].map((row) =>
    [...row.cells]
      .filter((cell) => !("source" in cell.dataset))
      .map((cell) => cell.textContent.trim())),
}))
"""
LEAST_SIZE = 10
LEAST_CONTRAST = 4.5
SLACK = 1.5
"""Pixels by which texts may touch, or stand over the edge: what rounding leaves."""


@dataclass(frozen=True)
class Box:
    """Where the letters of a line of text are, without the room above and below them."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Box) -> bool:
        """Say whether two lie on one another by more than rounding leaves."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > SLACK and down > SLACK


def drawings_of(page: Page) -> list[dict]:
    """Return what is to be seen of each chart of a page."""
    return page.evaluate(READ_DRAWINGS)


def faults_of_shape(drawing: dict, *, phone: bool) -> Iterator[str]:
    """Yield what is wrong with the places and sizes of a drawing's words."""
    for text in drawing["texts"]:
        if phone and text["size"] < LEAST_SIZE - 0.05:
            yield f'"{text["words"]}" is {text["size"]:.1f} px high'
    boxes = [_letters(text) for text in drawing["texts"]]
    for box in boxes:
        out = max(-box.left, -box.top, box.right - drawing["width"], box.bottom - drawing["height"])
        if out > SLACK:
            yield f'"{box.words}" is {out:.1f} px outside'
    for one, other in combinations(boxes, 2):
        if one.covers(other):
            yield f'"{one.words}" and "{other.words}" lie on one another'


def faults_of_colour(drawing: dict) -> Iterator[str]:
    """Yield the words that cannot be read on what lies behind them."""
    for text in drawing["texts"]:
        pairs = [pair.split() for pair in text["pairs"]]
        least = min(contrast(ink, ground) for ink, ground in pairs)
        if least < LEAST_CONTRAST:
            yield f'"{text["words"]}" has a contrast of {least:.2f}: {text["pairs"]}'


def _letters(text: dict) -> Box:
    """Return the part of a line's box in which capitals and small letters stand."""
    trim = 0.22 * (text["width"] if text["turned"] else text["height"])
    x, y = (trim, 0.0) if text["turned"] else (0.0, trim)
    return Box(
        text["words"],
        text["x"] + x,
        text["y"] + y,
        text["x"] + text["width"] - x,
        text["y"] + text["height"] - y,
    )


def says_the_same(printed: str, value: str) -> bool:
    """Say whether a cell prints the value of the file: as it is, rounded, as a date, or missing."""
    if printed == value.removeprefix("'") or (not value and not re.search(r"\d", printed)):
        return True
    try:
        number = float(value)
    except ValueError:
        date = re.fullmatch(r"(\d{4})-\d\d(-\d\d.*)?", value)
        return date is not None and date[1] in re.findall(r"\d+", printed)
    plain = re.sub(r"[^\d.−-]", "", printed).replace("−", "-")
    if not plain:
        return False
    decimals = len(plain.partition(".")[2])
    return abs(float(plain) - number) <= 0.5000001 / 10**decimals


def read_tables(page: Page) -> list[dict]:
    """Return the table of each chart as it is printed, and where its file is."""
    return page.evaluate(READ_TABLES)


def fills_of(live: Locator) -> set[str]:
    """Return the colours of words in a live chart."""
    colors = "texts => texts.map((text) => getComputedStyle(text).fill)"
    found: Sequence[str] = live.locator("text").evaluate_all(colors)
    return set(found)
