"""The tables of a quantity as a data package, for reuse by others."""

from markupsafe import Markup

from as_stated.coding import Quantity
from as_stated.show import markup
from as_stated.show.across import changed, series, stated
from as_stated.show.declared import ORIGINS, QUANTITY_CHANGES
from as_stated.show.display import Display
from as_stated.show.formulas import SAFE
from as_stated.show.given import takes_quantity


@takes_quantity
def datapackage(quantity: Quantity) -> Display:
    """`datapackage.json` for all tables (Frictionless Data Package), as a named output."""
    resources = [
        stated.statements(quantity).schema.as_resource(stated.statements(quantity).csv),
        ORIGINS.as_resource(ORIGINS.write_csv(series.rows(quantity))),
        QUANTITY_CHANGES.as_resource(QUANTITY_CHANGES.write_csv(changed.rows(quantity))),
    ]
    sources = [quantity.dossiers[name].article.source for name in quantity.dossiers]
    package = {
        "name": quantity.name,
        "title": f"{quantity.label}: what was stated, in which words",
        "description": SAFE,
        "profile": "tabular-data-package",
        **quantity.settings.licenses,
        "sources": [
            {"title": f"{each.producer}: {each.title}"} | ({"path": each.url} if each.url else {})
            for each in sources
        ],
        "resources": resources,
    }
    said = Markup("<p>datapackage.json describes {}.</p>").format(
        markup.number_of(len(resources), "table", "tables")
    )
    return Display(
        {"application/json": package, "text/html": said, "text/plain": markup.plain(said)},
        {"application/json": "tables/datapackage.json"},
    )
