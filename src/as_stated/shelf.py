"""The shelf: `report/index.html`, every report with one line."""

import json
from contextlib import suppress
from pathlib import Path

from as_stated import fingerprint
from as_stated.cache import Cache
from as_stated.errors import RenderError

PAGE, MANIFEST = "index.html", "manifest.json"


def write_shelf(folder: Path, cache: Cache) -> None:
    """List every report in `folder`, newest article first, from their manifests.

    Raises:
        RenderError: a manifest cannot be read, or the page cannot be written.
    """
    entries = []
    for manifest in sorted(folder.glob(f"[!.]*/{MANIFEST}")):
        try:
            entries.append(json.loads(manifest.read_text("utf-8"))["shelf"])
        except (OSError, ValueError, KeyError) as error:
            where = f"{manifest.parent.name}/{MANIFEST}"
            raise RenderError(f"{where}: not a manifest. Render that report again.") from error
    entries.sort(key=lambda entry: entry["article"])
    entries.sort(key=lambda entry: entry["date_published"], reverse=True)
    made_of = (
        "shelf", fingerprint.code(), fingerprint.template(), fingerprint.libraries(), entries,
    )  # fmt: skip
    page = cache.recall(*made_of)
    if page is None:
        from as_stated.page import shelf_page  # only where there is one to make

        page = shelf_page(entries).encode()
        cache.remember(page, *made_of)
    _write(folder, page)


def _write(folder: Path, page: bytes) -> None:
    with suppress(OSError):
        if (folder / PAGE).read_bytes() == page:
            return
    staged = folder / f".staging-{PAGE}"
    try:
        staged.write_bytes(page)
        staged.replace(folder / PAGE)
    except OSError as error:
        raise RenderError(f"{PAGE}: {error.strerror or error}.") from error
