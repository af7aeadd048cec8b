"""The charts of a report for a talk: each as a picture of 1920 × 1080 pixels."""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image

from as_stated.errors import ArgumentError
from as_stated.show import charts
from as_stated.show.tables import Tables

COLORS = 128  # as a chart's own picture has


def make_slides(tables: Tables, names: Iterable[str]) -> dict[str, bytes]:
    """Draw charts for a talk.

    Args:
        names: of the charts in a report; one that is not of this package has no slide.

    Returns:
        Name to PNG. None of a chart that is a sentence, or has more figures
        than can be read on a slide.
    """
    found = {}
    for name in names:
        chart = getattr(charts, name, None) if name in charts.__all__ else None
        if not callable(chart):
            continue
        try:
            figure = chart(tables).slide()
        except ArgumentError:
            continue
        whole, packed = BytesIO(), BytesIO()
        figure.savefig(whole, format="png")
        with Image.open(whole) as image:
            few = image.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
            few.save(packed, "PNG", optimize=True)
        found[name] = packed.getvalue()
    return found
