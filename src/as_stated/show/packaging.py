"""Tables as a data package (Frictionless), for reuse by others: of an article, of a quantity, of all articles."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from as_stated.coding import Settings
from as_stated.show import markup
from as_stated.show.display import Display
from as_stated.show.formulas import SAFE
from as_stated.show.output import plain


def data_package(
    name: str,
    title: str,
    settings: Settings,
    articles: Iterable[tuple[str, str, str]],
    resources: Iterable[dict[str, Any]],
) -> dict[str, Any]:
    """The content of `datapackage.json`.

    Args:
        name: of the package: an article, a quantity.
        title: for readers.
        settings: under which licence the tables are.
        articles: whose figures they hold: outlet, headline and address, which may be empty.
        resources: the tables, as `PlainTable.resource` has them.
    """
    return {
        "name": name,
        "title": title,
        "description": SAFE,
        "profile": "tabular-data-package",
        **settings.licenses,
        "sources": [
            {"title": f"{producer}: {headline}"} | ({"path": url} if url else {})
            for producer, headline, url in articles
        ],
        "resources": list(resources),
    }


def packaged(package: dict[str, Any]) -> Display:
    """A data package as a cell shows it: a sentence, and `datapackage.json` beside its tables.

    Args:
        package: what `data_package` gives.
    """
    said = Markup("<p>datapackage.json describes {}.</p>").format(
        markup.number_of(len(package["resources"]), "table", "tables")
    )
    return Display(
        {"application/json": package, "text/html": said, "text/plain": plain(said)},
        {"application/json": "tables/datapackage.json"},
    )
