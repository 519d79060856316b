"""How alike two pictures are, and what is to be seen of a drawing."""

from __future__ import annotations

import io

from PIL import Image, ImageMath

from affidavit.charts.drawing.renderer import Renderer, Sheet
from affidavit.charts.drawing.requests import SCHEMES, Scheme

WINDOW = 8
"""Pixels of the squares that are compared: SSIM's usual window, side by side."""
_LIVE = ".crisp { shape-rendering: crispEdges; }"
_LUMINANCE = (0.01 * 255) ** 2
_CONTRAST = (0.03 * 255) ** 2


def alike(first: Image.Image, second: Image.Image) -> float:
    """Return the structural similarity (SSIM, Wang et al. 2004) of two pictures, 1 for the same."""
    assert first.size == second.size
    bands = zip(first.convert("RGB").split(), second.convert("RGB").split(), strict=True)
    return sum(_alike(one, other) for one, other in bands) / 3


def picture(png: bytes) -> Image.Image:
    """Return a PNG as it is seen."""
    with Image.open(io.BytesIO(png)) as opened:
        return opened.convert("RGB")


def light(renderer: Renderer, svg: str, width: int, height: int) -> Image.Image:
    """Return a drawing as it is seen on light paper, two pixels to each of CSS."""
    return in_schemes(renderer, svg, width, height)["light"]


def in_schemes(renderer: Renderer, svg: str, width: int, height: int) -> dict[Scheme, Image.Image]:
    """Return a drawing as it is seen on light and on dark paper."""
    seen = picture(renderer.photograph([Sheet((svg,), width, height)]))
    lefts = (2 * width * number for number in range(len(SCHEMES)))
    boxes = ((left, 0, left + 2 * width, 2 * height) for left in lefts)
    return {scheme: seen.crop(box) for scheme, box in zip(SCHEMES, boxes, strict=True)}


def in_the_page(raw: str) -> str:
    """Return plotly.js's own drawing with what its style sheet says of live charts."""
    return raw.replace("<defs", f"<style>{_LIVE}</style><defs", 1)


def _alike(first: Image.Image, second: Image.Image) -> float:
    one, other = first.convert("F"), second.convert("F")
    means = {
        "mean_a": _mean(one),
        "mean_b": _mean(other),
        "square_a": _mean(_product(one, one)),
        "square_b": _mean(_product(other, other)),
        "both": _mean(_product(one, other)),
    }
    score = ImageMath.lambda_eval(_ssim, **means)
    return float(score.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))


def _ssim(of):
    mean_a, mean_b = of["mean_a"], of["mean_b"]
    together = of["both"] - mean_a * mean_b
    apart = of["square_a"] - mean_a * mean_a + of["square_b"] - mean_b * mean_b
    likeness = (mean_a * mean_b * 2 + _LUMINANCE) * (together * 2 + _CONTRAST)
    return likeness / ((mean_a * mean_a + mean_b * mean_b + _LUMINANCE) * (apart + _CONTRAST))


def _product(one: Image.Image, other: Image.Image) -> Image.Image:
    return ImageMath.lambda_eval(lambda of: of["one"] * of["other"], one=one, other=other)


def _mean(image: Image.Image) -> Image.Image:
    return image.reduce(WINDOW)
