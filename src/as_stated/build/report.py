"""One report: its notebooks executed, their files taken out, page and PDF built and read back.

Knows notebooks and named outputs, nothing about claims. Bytes go in and bytes come out; who asked
for them writes them.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any

import nbformat
from nbformat import NotebookNode

from as_stated import __version__
from as_stated.atomic import is_plain_path
from as_stated.build.cards import CARDS, charts_in, is_of_cards, make_cards
from as_stated.build.execute import execute, results
from as_stated.build.inputs import Progress, ReportInputs
from as_stated.build.modules import OF_PAGE, OF_PDF, import_all
from as_stated.build.outputs import as_json, named_files, notebook_file
from as_stated.build.publish import publish
from as_stated.build.target import MANIFEST, PAGE
from as_stated.errors import RenderError
from as_stated.hashing import sha256
from as_stated.project import is_earlier_text

# What a page says is held to: of an article, of a quantity.
HELD_TO = ("tables/claims.csv", "tables/statements.csv")
VERSIONS = "tables/versions.csv"
PDF = "report.pdf"
LISTED = ("tables/", "notebooks/")  # files that the page's downloads name one by one
# Their bytes depend on the processor, so the manifest does not vouch for them. A PDF's are the same
# in any folder, time zone and locale and with Python 3.11 to 3.13, on x86-64 Linux; others not seen.
UNHASHED = (".png",)


def build_report(
    inputs: ReportInputs,
    cached: Mapping[str, bytes],
    max_kernels: int = 1,
    progress: Progress = lambda _: None,
) -> dict[str, bytes]:
    """Build a report.

    Args:
        inputs: what it is built from.
        cached: notebooks that have been executed before: name to result.
        max_kernels: how many notebooks may run side by side.
        progress: told each step that is done.

    Returns:
        Path in the report to content.

    Raises:
        InputError: the coding does not hold together, or a parameter is wrong.
        RenderError: a notebook failed, or page or PDF differ from the tables.
    """
    executed = execute_notebooks(inputs, cached, max_kernels, progress)
    files = page_files(inputs, executed)
    progress(PAGE)
    if inputs.paper:
        files[PDF] = pdf_file(inputs, executed, files)
        progress(PDF)
    files[MANIFEST] = manifest(inputs, executed, files)
    return files


def execute_notebooks(
    inputs: ReportInputs, cached: Mapping[str, bytes], max_kernels: int, progress: Progress
) -> dict[str, NotebookNode]:
    """Run a report's notebooks: name to executed notebook, in their order; arguments and errors as `build_report`."""
    with execute(inputs, cached, max_kernels, progress) as futures:
        # What comes after takes long to import, and kernels draw in processes of their own.
        import_all(*OF_PAGE, *(OF_PDF if inputs.paper else ()))
        return results(futures)


def page_files(inputs: ReportInputs, executed: Mapping[str, NotebookNode]) -> dict[str, bytes]:
    """The page, and all that its notebooks name: path in the report to content.

    Args:
        inputs: of the report.
        executed: name to executed notebook.

    Raises:
        RenderError: two outputs of one name differ, or the page says something else than its tables.
    """
    from as_stated.page import render_page

    files = named_files(executed)
    published = None
    if inputs.settings.site:
        published, pictures = publish(inputs, executed)
        files |= pictures
    if inputs.cards:
        files |= make_cards(inputs, charts_in(files))
    for name, notebook in executed.items():
        files[f"notebooks/{name}.ipynb"] = notebook_file(notebook)
    downloads = [("This report as PDF", PDF)] if inputs.paper else []
    downloads += [("A card of each figure that holds", CARDS)] if inputs.cards else []
    downloads += [(path, path) for path in files if path.startswith(LISTED)]
    page = render_page(
        executed,
        downloads=downloads,
        identifiers=_identifiers(inputs),
        targets=inputs.targets,
        published=published,
        license=inputs.settings.license,
    )
    files[PAGE] = page.encode()
    _read_back(files)
    return files


def executed(inputs: ReportInputs, files: Mapping[str, bytes]) -> dict[str, NotebookNode]:
    """The executed notebooks among the `files` of a report of these `inputs`: name to notebook."""
    return {
        name: nbformat.reads(files[f"notebooks/{name}.ipynb"].decode(), as_version=4)
        for name in inputs.notebooks
    }


def pdf_file(
    inputs: ReportInputs, executed: Mapping[str, NotebookNode], files: Mapping[str, bytes]
) -> bytes:
    """The PDF of a report with a paper size, with its tables and charts attached.

    Args:
        inputs, executed: as `page_files`.
        files: what that gave.

    Raises:
        RenderError: it lacks a claim of the table.
    """
    from as_stated.page import NO_DAY, render_page, write_pdf

    attached = {
        PurePosixPath(path).name: content
        for path, content in files.items()
        if path.startswith("tables/") or (path.startswith("charts/") and path.endswith(".svg"))
    }
    printed = render_page(
        executed,
        paper=inputs.paper,
        identifiers=_identifiers(inputs),
        license=inputs.settings.license,
    )
    published = str(_index_entry(executed).get("date_published", NO_DAY))
    pdf = write_pdf(printed, published, attached, inputs.paper or "A4")
    _read_back({**files, PDF: pdf}, printed)
    return pdf


def manifest(
    inputs: ReportInputs, executed: Mapping[str, NotebookNode], files: Mapping[str, bytes]
) -> bytes:
    """What the report was made from, and the hash of each of its `files` that is the same everywhere.

    With `inputs` and `executed` as `page_files`; the content of a file.
    """
    return as_json(
        {
            "as_stated": __version__,
            "shelf": _index_entry(executed),
            "parameters": asdict(inputs.parameters),
            "inputs": _hashes(inputs),
            "outputs": {
                path: sha256(content)
                for path, content in sorted(files.items())
                if not path.endswith(UNHASHED)
            },
            "not_hashed": sorted(path for path in files if path.endswith(UNHASHED)),
        }
    )


def is_sound(inputs: ReportInputs, files: Mapping[str, bytes]) -> bool:
    """Whether files that were kept are one report of these inputs, as far as code can tell.

    Each has a name that stays in the report, the manifest lists them all with their hashes, and the
    page says what its table says. Whoever can write a whole consistent report can pass this.
    """
    try:
        told = json.loads(files[MANIFEST])
        hashes = {p: sha256(c) for p, c in files.items() if not p.endswith(UNHASHED)}
        if (
            not all(map(is_plain_path, files))
            or told["as_stated"] != __version__
            or told["inputs"] != _hashes(inputs)
            or told["outputs"] != {p: hash_ for p, hash_ in hashes.items() if p != MANIFEST}
            or told["not_hashed"] != sorted(p for p in files if p.endswith(UNHASHED))
        ):
            return False
        _read_back(files)
    except (ValueError, KeyError, TypeError, RenderError):
        return False
    return True


def _index_entry(executed: Mapping[str, NotebookNode]) -> dict[str, Any]:
    from as_stated.page import front_matter, merge

    shelf: dict[str, Any] = front_matter(merge(executed))[0].get("shelf", {})
    return shelf


def _hashes(inputs: ReportInputs) -> dict[str, str]:
    """The hash of each input, except for texts that the article had before: no word of them is shown."""
    return {
        path: sha256(content) for path, content in inputs.files.items() if not is_earlier_text(path)
    }


def _identifiers(inputs: ReportInputs) -> dict[str, str]:
    return {"Hash of the inputs": sha256(as_json(_hashes(inputs)))}


def _read_back(files: Mapping[str, bytes], printed: str = "") -> None:
    """Check what a reader gets against the table beside it, where there is one.

    The page, or, where the page for print is given, the PDF that was made of it.
    """
    path = next((each for each in HELD_TO if each in files), None)
    if path is None:
        return
    table = files[path]
    from as_stated.page import audit_card, audit_page, audit_pdf

    versions = files.get(VERSIONS, b"")
    if printed:
        problems = audit_pdf(files[PDF], table, printed, versions=versions)
    else:
        problems = audit_page(files[PAGE].decode(), table, versions=versions)
        for name in (each for each in files if is_of_cards(each)):
            problems += audit_card(files[name].decode(), table, name)
    if problems:
        shown = [str(problem) for problem in problems[:10]]
        more = [f"And {len(problems) - 10} more."] if len(problems) > 10 else []
        raise RenderError("\n".join([*shown, *more, "Nothing was written."]))
