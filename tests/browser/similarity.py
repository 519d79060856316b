"""How alike two pictures are to the eye: SSIM, as Wang, Bovik, Sheikh and Simoncelli published it.

"Image quality assessment: from error visibility to structural similarity", IEEE Transactions on
Image Processing 13 (4), 2004, with windows of 8 by 8 pixels, 4 apart.
"""

from __future__ import annotations

from io import BytesIO
from statistics import fmean

from PIL import Image, ImageMath

WINDOW = 8
STEP = 4
C1, C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def ssim(one: bytes, other: bytes) -> float:
    """Return the mean similarity of two PNGs, in grey; 1 where they are the same."""
    pictures = [Image.open(BytesIO(png)).convert("L").convert("F") for png in (one, other)]
    width = min(picture.width for picture in pictures)
    height = min(picture.height for picture in pictures)
    assert all(abs(each.width - width) <= 2 for each in pictures)
    assert all(abs(each.height - height) <= 2 for each in pictures)
    offsets = [(x, y) for x in range(0, WINDOW, STEP) for y in range(0, WINDOW, STEP)]
    means = []
    for x, y in offsets:
        box = (
            x,
            y,
            x + (width - x) // WINDOW * WINDOW,
            y + (height - y) // WINDOW * WINDOW,
        )
        means.append(_mean(*(picture.crop(box) for picture in pictures)))
    return fmean(means)


def _mean(x: Image.Image, y: Image.Image) -> float:
    """Return the mean over windows that lie side by side."""

    def over_windows(picture: Image.Image) -> Image.Image:
        return picture.reduce(WINDOW)

    def product(one: Image.Image, other: Image.Image) -> Image.Image:
        return ImageMath.lambda_eval(lambda args: args["a"] * args["b"], a=one, b=other)

    similarity = ImageMath.lambda_eval(
        _formula,
        mx=over_windows(x),
        my=over_windows(y),
        xx=over_windows(product(x, x)),
        yy=over_windows(product(y, y)),
        xy=over_windows(product(x, y)),
    )
    return float(similarity.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))


def _formula(args: dict) -> object:
    mx, my, xx, yy, xy = (args[name] for name in ("mx", "my", "xx", "yy", "xy"))
    means = (mx * my * 2 + C1) / (mx * mx + my * my + C1)
    spread = ((xy - mx * my) * 2 + C2) / (xx - mx * mx + yy - my * my + C2)
    return means * spread
