"""Reads a notebook's file, and refuses anything else before any kernel starts."""

import json
import warnings
from collections import Counter

import nbformat
from nbformat import NotebookNode

from as_stated.errors import InputError, cut

FORMAT = 4  # of notebooks, since 2015
CUT = 300  # characters of what a library says is wrong


def read_notebook(file: str, content: bytes) -> NotebookNode:
    """A notebook of format 4 that fits the format's schema.

    Args:
        file: the notebook's path in the project.
        content: of it.

    Raises:
        InputError: it is not a notebook, or one of an older or a newer format, or two of its cells have
            one id.
    """
    try:
        found = json.loads(content)["nbformat"]
        if found == FORMAT:
            _check_ids(file, content)
            return _valid(content)
    except InputError:
        raise
    except Exception as error:  # whatever nbformat makes of what is no notebook
        reason = getattr(error, "message", None) or str(error) or type(error).__name__
        place = list(getattr(error, "absolute_path", []))[:2]
        cell = f", cell {place[1] + 1}" if len(place) == 2 else ""
        what = f"{file}{cell}: cannot be read as a notebook: {cut(reason, CUT)}"
        raise InputError(f"{what}. Open it in JupyterLab, or restore it.") from error
    raise InputError(
        f"{file}: is of notebook format {cut(str(found), CUT)}, and format {FORMAT} is needed. "
        "Open it in JupyterLab and save it, or restore it."
    )


def _check_ids(file: str, content: bytes) -> None:
    """Of two cells with one id nbformat gives the second another at random, each time it reads."""
    ids = Counter(cell.get("id") for cell in json.loads(content)["cells"])
    for each, times in ids.items():
        if each and times > 1:
            raise InputError(f"{file}: {times} cells have the id {each!r}. Give each its own.")


def _valid(content: bytes) -> NotebookNode:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a cell without an id, which nbformat then gives
        notebook = nbformat.from_dict(json.loads(content))
        nbformat.validate(notebook, relax_add_props=True)
        read: NotebookNode = nbformat.reads(content.decode(), as_version=FORMAT)
    return read
