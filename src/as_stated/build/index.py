"""The index: `report/index.html`, every report with one line."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from as_stated.atomic import write_file
from as_stated.build import fingerprint
from as_stated.build.cache import Cache
from as_stated.build.target import MANIFEST, PAGE, TABLES, read_manifest
from as_stated.coding import is_day
from as_stated.errors import RenderError
from as_stated.reading import UnreadableError, read_file

# What a manifest tells the index of reports; the day as 2022-10-05.
ENTRY = {
    "article": str, "title": str, "producer": str, "date_published": str, "date_said": str,
    "figures": int, "speakers": int,
}  # fmt: skip


def write_index(folder: Path, cache: Cache) -> None:
    """List every report of ours in `folder`, newest article first, from their manifests.

    Raises:
        RenderError: the page cannot be written.
    """
    entries = [manifest["shelf"] for manifest in reports_in(folder)]
    entries.sort(key=lambda entry: entry["article"])
    entries.sort(key=lambda entry: entry["date_published"], reverse=True)
    tables = TABLES if (folder / TABLES / MANIFEST).exists() else ""
    made_of = (
        "shelf", fingerprint.code(), fingerprint.template(), fingerprint.libraries(), entries, tables,
    )  # fmt: skip
    page = cache.recall(*made_of)
    if page is None:
        from as_stated.page import index_page  # only where there is one to make

        page = index_page(entries, tables).encode()
        cache.remember(page, *made_of)
    _write(folder, page)


def reports_in(folder: Path) -> list[dict[str, Any]]:
    """The manifest of each report in a folder, by the article's name.

    None of a report whose notebooks tell nothing of its article, or that another version made.
    """
    return [
        manifest
        for report in sorted(folder.glob("[!.]*/"))
        if (manifest := read_manifest(report)) and _is_entry(manifest["shelf"], report.name)
    ]


def _is_entry(entry: object, name: str) -> bool:
    """Whether the index could show it: every field, of its type, and of the report of that name."""
    return (
        isinstance(entry, dict)
        and all(isinstance(entry.get(key), kind) for key, kind in ENTRY.items())
        and is_day(entry["date_published"])
        and entry["article"] == name
    )


def _write(folder: Path, page: bytes) -> None:
    with suppress(UnreadableError):
        if read_file(folder / PAGE) == page:
            return
    try:
        write_file(folder / PAGE, page)
    except OSError as error:
        raise RenderError(f"{PAGE}: {error.strerror or error}.") from error
