"""The shelf: `report/index.html`, every report with one line."""

import json
from pathlib import Path

from as_stated.errors import RenderError
from as_stated.page import shelf_page
from as_stated.render import MANIFEST, PAGE


def write_shelf(folder: Path) -> None:
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
    staged = folder / f".staging-{PAGE}"
    try:
        staged.write_bytes(shelf_page(entries).encode())
        staged.replace(folder / PAGE)
    except OSError as error:
        raise RenderError(f"{PAGE}: {error.strerror or error}.") from error
