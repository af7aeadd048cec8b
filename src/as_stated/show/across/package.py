"""The tables of a quantity as a data package, for reuse by others."""

from as_stated.coding import Quantity
from as_stated.show.across import changed, series, stated
from as_stated.show.display import Display
from as_stated.show.given import takes_quantity
from as_stated.show.packaging import data_package, packaged


@takes_quantity
def datapackage(quantity: Quantity) -> Display:
    """`datapackage.json` for all tables (Frictionless Data Package), as a named output."""
    tables = (stated.statements(quantity), series.table(quantity), changed.table(quantity))
    sources = [each.article.source for each in quantity.dossiers.values()]
    package = data_package(
        quantity.name,
        f"{quantity.label}: what was stated, in which words",
        quantity.settings,
        ((each.producer, each.title, each.url) for each in sources),
        (each.resource for each in tables),
    )
    return packaged(package)
