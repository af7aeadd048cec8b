"""The chart of one quantity: what was stated of it, by the day it was reported."""

from as_stated.coding import Quantity
from as_stated.show.across import telling
from as_stated.show.across.drawing import Drawing
from as_stated.show.across.legend import key, lane
from as_stated.show.across.places import on_axis, standing
from as_stated.show.charts.chart import Chart, Drawn, in_our_style
from as_stated.show.charts.claims import MOST
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import TEXT, Look
from as_stated.show.display import Display
from as_stated.show.given import takes_quantity


@takes_quantity
def chart(quantity: Quantity) -> Chart:
    """The statements of a quantity, one mark each: the day reported across, the number from zero up.

    What was denied, withdrawn or in error stands below, at its day and in its words, without a height.
    With nothing to draw, or too much to be read, the answer is one sentence.

    Args:
        quantity: what `load_quantity` gives.

    Raises:
        ArgumentError: it is given something else.
    """
    return _chart(quantity)  # in_our_style calls what it draws from `tables`, in messages too


@in_our_style
def _chart(quantity: Quantity, look: Look) -> Display | Drawn:
    drawn = on_axis(quantity)
    if not drawn or len(drawn) > MOST:
        return telling.no_chart(quantity, drawn)
    sheet = Sheet("across", telling.title(quantity, drawn), look, small=TEXT)
    told = [each for each, _ in standing(quantity, "lane")]
    drawing = Drawing(sheet, quantity, drawn, told)
    drawing.plot()
    key(drawing)
    lane(drawing)
    return sheet.close(
        telling.alt(quantity, drawn),
        telling.caption(drawing),
        telling.source(quantity),
        telling.data_table(quantity, drawn),
    )
