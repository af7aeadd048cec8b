"""The index: `report/index.html`, every report with one line."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from as_stated.atomic import write_file
from as_stated.build import fingerprint
from as_stated.build.cache import Cache
from as_stated.build.target import FEED, MANIFEST, PAGE, TABLES, is_feed, read_manifest
from as_stated.coding import is_day
from as_stated.errors import RenderError
from as_stated.project import QUANTITIES
from as_stated.reading import UnreadableError, read_file

# What a manifest tells the index of reports; days as 2022-10-05.
ENTRY: Mapping[str, type] = {
    "article": str, "title": str, "producer": str, "date_published": str, "date_said": str,
    "figures": int, "speakers": int,
}  # fmt: skip
QUANTITY_ENTRY: Mapping[str, type] = {
    "quantity": str, "title": str, "event": str, "statements": int, "holding": int, "articles": int,
    "origins": int, "first_reported": str, "first_said": str, "last_reported": str, "last_said": str,
}  # fmt: skip
DAYS = ("date_published", "first_reported", "last_reported")


def write_index(folder: Path, cache: Cache, site: str = "") -> None:
    """List every report of ours in `folder`, from their manifests: articles newest first, and quantities.

    Args:
        cache: has the page, if it was made before.
        site: the address of that folder on the web: then there is a feed of them, too, and else none.

    Raises:
        RenderError: the page or the feed cannot be written.
    """
    entries = [manifest["shelf"] for manifest in reports_in(folder)]
    entries.sort(key=lambda entry: entry["article"])
    entries.sort(key=lambda entry: entry["date_published"], reverse=True)
    quantities = [manifest["shelf"] for manifest in quantities_in(folder)]
    tables = TABLES if (folder / TABLES / MANIFEST).exists() else ""
    made_of = (
        "shelf", fingerprint.code(), fingerprint.template(), fingerprint.libraries(), entries,
        quantities, tables, site,
    )  # fmt: skip
    page = cache.recall(*made_of)
    if page is None:
        from as_stated.page import index_page  # only where there is one to make

        page = index_page(entries, tables, quantities, site).encode()
        cache.remember(page, *made_of)
    _write(folder / PAGE, page)
    if site:
        from as_stated.build.feed import feed  # most projects name no site

        _write(folder / FEED, feed(site, entries, quantities).encode())
    elif is_feed(folder / FEED):
        (folder / FEED).unlink(missing_ok=True)


def reports_in(folder: Path) -> list[dict[str, Any]]:
    """The manifest of each report in a `folder`, by the article's name.

    None of a report whose notebooks tell nothing of its article, or that another version made.
    """
    return list(_told(folder, "article", ENTRY))


def quantities_in(folder: Path) -> list[dict[str, Any]]:
    """The manifest of each report of a quantity in a `folder` of reports, by the quantity's name; as `reports_in`."""
    return list(_told(folder / QUANTITIES, "quantity", QUANTITY_ENTRY))


def report_folders(folder: Path) -> list[Path]:
    """The folders in a `folder` of reports in which ours may be, of articles and then of quantities."""
    return [*folder.glob("[!.]*/"), *(folder / QUANTITIES).glob("[!.]*/")]


def _told(folder: Path, kind: str, fields: Mapping[str, type]) -> Iterator[dict[str, Any]]:
    for report in sorted(folder.glob("[!.]*/")):
        manifest = read_manifest(report)
        if manifest and _is_entry(manifest["shelf"], report.name, kind, fields):
            yield manifest


def _is_entry(entry: object, name: str, kind: str, fields: Mapping[str, type]) -> bool:
    """Whether the index could show it: every field, of its type, and of the report of that name."""
    return (
        isinstance(entry, dict)
        and all(isinstance(entry.get(key), each) for key, each in fields.items())
        and all(is_day(entry[key]) for key in DAYS if key in fields)
        and entry[kind] == name
    )


def _write(path: Path, content: bytes) -> None:
    with suppress(UnreadableError):
        if read_file(path) == content:
            return
    try:
        write_file(path, content)
    except OSError as error:
        raise RenderError(f"{path.name}: {error.strerror or error}.") from error
