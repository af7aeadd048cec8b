"""All tables of an article as one data package, for reuse by others."""

from typing import Any

from markupsafe import Markup

from as_stated.hashing import sha256
from as_stated.show import markup
from as_stated.show.display import Output
from as_stated.show.table import Table
from as_stated.show.tables import Tables


def datapackage(tables: Tables) -> Output:
    """`datapackage.json` for all tables (Frictionless Data Package), as a named output."""
    source = tables.dossier.article.source
    package = {
        "name": tables.dossier.article.name,
        "title": f"The figures of “{source.title}”, as stated",
        "profile": "tabular-data-package",
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
        "sources": [{"title": f"{source.producer}: {source.title}", "path": source.url}],
        "resources": [_resource(table) for table in tables.all],
    }
    said = Markup("<p>datapackage.json describes {} tables.</p>").format(
        markup.count(len(tables.all))
    )
    return Output(
        {"application/json": package, "text/html": said, "text/plain": markup.plain(said)},
        {"application/json": "tables/datapackage.json"},
    )


def _resource(table: Table) -> dict[str, Any]:
    raw = table.csv.encode()
    return {
        "name": table.schema.name,
        "path": f"{table.schema.name}.csv",
        "description": f"One row is {table.schema.row}.",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": f"sha256:{sha256(raw)}",
        "schema": table.schema.as_json(),
    }
