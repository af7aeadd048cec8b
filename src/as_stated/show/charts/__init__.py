"""Charts: a table in, a chart with title, alt text, caption and source out; one idea each.

Rows are chosen by status, group and date, never by id. Each function takes the tidy tables and
gives an `Display`: an SVG that stands alone, a PNG for slides, and as `facts` what the page says of
them. A chart with nothing to draw is one sentence. Nothing is read, written or fetched here.
"""

from as_stated._lazy import lazy_names
from as_stated.show.charts.deaths import deaths
from as_stated.show.charts.ledger import ledger
from as_stated.show.charts.magnitudes import magnitudes
from as_stated.show.charts.readings import readings
from as_stated.show.charts.speakers import speakers
from as_stated.show.charts.timeline import timeline
from as_stated.show.theme import PALETTE

__all__ = ["PALETTE", "deaths", "ledger", "magnitudes", "readings", "speakers", "timeline"]


def __dir__() -> list[str]:
    return __all__


__getattr__ = lazy_names(__name__, {}, __all__)
