"""The charts of a report for a talk: each as a picture of 1920 × 1080 pixels."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from PIL import Image

from as_stated.errors import ArgumentError
from as_stated.show import charts
from as_stated.show.tables import Tables

COLORS = 128  # as a chart's own picture has


def make_slides(tables: Tables, names: Iterable[str]) -> dict[str, bytes]:
    """Draw charts for a talk.

    Args:
        tables: of the report.
        names: of the charts in a report; one that is not of this package has no slide.

    Returns:
        Name to PNG. None of a chart that is a sentence, or has more figures
        than can be read on a slide.
    """
    found = {}
    # Pillow packs one, without Python's lock, while the next is drawn.
    with ThreadPoolExecutor() as threads:
        for name in names:
            chart = getattr(charts, name, None) if name in charts.__all__ else None
            if not callable(chart):
                continue
            try:
                figure = chart(tables).slide()
            except ArgumentError:
                continue
            whole = BytesIO()
            figure.savefig(whole, format="png")
            found[name] = threads.submit(_packed, whole)
    return {name: packed.result() for name, packed in found.items()}


def _packed(whole: BytesIO) -> bytes:
    packed = BytesIO()
    with Image.open(whole) as image:
        few = image.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
        few.save(packed, "PNG", optimize=True)
    return packed.getvalue()
