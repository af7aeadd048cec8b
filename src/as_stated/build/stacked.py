"""`report/tables/`: the tables of every report in the folder, stacked, with the article beside each row.

They are made of the reports' own files, so that they say what the reports say, whichever of them a run
has built; the manifest names those files by their hashes.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from as_stated import __version__
from as_stated.atomic import write_folder
from as_stated.build import fingerprint
from as_stated.build.cache import Cache
from as_stated.build.index import reports_in
from as_stated.build.inputs import Progress
from as_stated.build.target import MANIFEST, TABLES
from as_stated.coding import Settings
from as_stated.hashing import sha256
from as_stated.reading import UnreadableError, read_file

# What a manifest says of an article besides the index's needs.
_TOLD = ("headline", "url", "language")
Manifest = Mapping[str, Any]
Texts = Mapping[str, str]  # name of a table to its CSV text


def write_tables(
    folder: Path, cache: Cache, settings: Settings, progress: Progress = lambda _: None
) -> None:
    """Bring `folder/tables/` up to date with the reports in `folder`; without any, nothing is done.

    Args:
        cache: has the tables, if they were made before.
        settings: whose the tables are, and under which licence.
        progress: called with a message for a report whose tables are not those that its manifest lists.

    Raises:
        RenderError: they cannot be written; the last ones are untouched.
    """
    reports = {m["shelf"]["article"]: m for m in reports_in(folder) if _is_told(m)}
    if not reports:
        return
    told = [[m["shelf"], _listed(m)] for m in reports.values()]
    made_of = ("tables", fingerprint.code(), told, settings.licenses)
    kept = cache.recall(*made_of)
    if kept is None:
        found = {name: _read(folder / name, manifest) for name, manifest in reports.items()}
        for name in (name for name, tables in found.items() if tables is None):
            why = "its tables are not as its manifest says, or another version's"
            progress(
                f"{name}: {why}, so {TABLES}/ leaves them out. Build it: as-stated report {name}"
            )
        taken = {name: tables for name, tables in found.items() if tables is not None}
        files = _stack({name: reports[name] for name in taken}, taken, settings)
        if taken.keys() == reports.keys():
            cache.remember(json.dumps(files).encode(), *made_of)
    else:
        files = json.loads(kept)
    content = {path: text.encode() for path, text in files.items()}
    if not _holds(folder / TABLES, content):
        write_folder(folder / TABLES, content)


def _is_told(manifest: Manifest) -> bool:
    """Whether this version made the report, and its manifest says all that a row of `articles.csv` does."""
    return (
        manifest["as_stated"] == __version__
        and isinstance(manifest.get("outputs"), dict)
        and all(isinstance(manifest["shelf"].get(each), str) for each in _TOLD)
    )


def _listed(manifest: Manifest) -> dict[str, str]:
    """The CSV files among a report's tables: path in the report to hash."""
    return {
        path: digest
        for path, digest in manifest["outputs"].items()
        if path.startswith("tables/") and path.endswith(".csv")
    }


def _read(report: Path, manifest: Manifest) -> Texts | None:
    """A report's tables by name; None if one is not as the manifest has it, or has other columns."""
    from as_stated.show import SCHEMAS

    heads = {schema.name: ",".join(each.name for each in schema.columns) for schema in SCHEMAS}
    found = {}
    for path, digest in _listed(manifest).items():
        try:
            content = read_file(report / path)
        except UnreadableError:
            return None
        name, text = path.removeprefix("tables/").removesuffix(".csv"), content.decode()
        if name in heads and (sha256(content) != digest or text.split("\n")[0] != heads[name]):
            return None
        found[name] = text
    return found


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether a folder has just these files."""
    if folder.is_symlink() or {path.name for path in folder.glob("*")} != files.keys():
        return False
    try:
        return all(read_file(folder / path) == content for path, content in files.items())
    except UnreadableError:
        return False


def _stack(
    reports: Mapping[str, Manifest], tables: Mapping[str, Texts], settings: Settings
) -> dict[str, str]:
    """The files of the folder, from manifests and tables of its reports, both by article."""
    from as_stated.show import SCHEMAS, STACKED, stacked_package

    of_one = {schema.name: schema for schema in SCHEMAS}
    beside = {name: _beside(manifest["shelf"]) for name, manifest in reports.items()}
    texts = {}
    for schema in STACKED:
        rows = (
            beside[name] | row
            for name, each in tables.items()
            if schema.name in each
            for row in of_one[schema.name].read_csv(each[schema.name])
        )
        texts[schema.name] = schema.write_csv(rows if schema.name in of_one else beside.values())
    files = {f"{name}.csv": text for name, text in texts.items()}
    files["datapackage.json"] = _json(stacked_package(texts, list(beside.values()), settings))
    files[MANIFEST] = _json(
        {
            "as_stated": __version__,
            "reports": {name: _listed(manifest) for name, manifest in reports.items()},
            "outputs": {path: sha256(text.encode()) for path, text in sorted(files.items())},
        }
    )
    return files


def _beside(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What the tables say of an article, from its report's entry in the index."""
    return {**entry, "report": entry["title"]}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
