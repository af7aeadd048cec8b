"""The index: `report/index.html`, every report with one line."""

from contextlib import suppress
from pathlib import Path

from as_stated.atomic import write_file
from as_stated.build import fingerprint
from as_stated.build.cache import Cache
from as_stated.build.target import PAGE, read_manifest
from as_stated.errors import RenderError
from as_stated.reading import UnreadableError, read_file


def write_index(folder: Path, cache: Cache) -> None:
    """List every report of ours in `folder`, newest article first, from their manifests.

    Raises:
        RenderError: the page cannot be written.
    """
    manifests = map(read_manifest, sorted(folder.glob("[!.]*/")))
    # None of a report whose notebooks tell nothing of its article.
    entries = [manifest["shelf"] for manifest in manifests if manifest and manifest["shelf"]]
    entries.sort(key=lambda entry: entry["article"])
    entries.sort(key=lambda entry: entry["date_published"], reverse=True)
    made_of = (
        "shelf", fingerprint.code(), fingerprint.template(), fingerprint.libraries(), entries,
    )  # fmt: skip
    page = cache.recall(*made_of)
    if page is None:
        from as_stated.page import index_page  # only where there is one to make

        page = index_page(entries).encode()
        cache.remember(page, *made_of)
    _write(folder, page)


def _write(folder: Path, page: bytes) -> None:
    with suppress(UnreadableError):
        if read_file(folder / PAGE) == page:
            return
    try:
        write_file(folder / PAGE, page)
    except OSError as error:
        raise RenderError(f"{PAGE}: {error.strerror or error}.") from error
