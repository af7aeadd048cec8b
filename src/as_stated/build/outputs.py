"""Executed notebooks as files: each as a whole, and the files that its outputs name."""

import base64
import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4.rwbase import split_lines

from as_stated.atomic import is_plain_path
from as_stated.errors import RenderError
from as_stated.show import KEY


def notebook_file(notebook: NotebookNode) -> bytes:
    """A notebook as nbformat writes it, but with its keys in their own order.

    It is the order of a page's links and of a table's fields: what was executed before and is read
    from its file gives the same report.
    """
    return as_json(split_lines(deepcopy(notebook)))


def named_files(notebooks: Mapping[str, NotebookNode]) -> dict[str, bytes]:
    """The files that the notebooks' outputs name: path in the report to content.

    Raises:
        RenderError: a path leads out of the report, or two outputs of one path differ.
    """
    found: dict[str, bytes] = {}
    for name, notebook in notebooks.items():
        for cell in notebook.cells:
            for output in cell.get("outputs", []):
                files = output.get("metadata", {}).get(KEY, {}).get("files", {})
                for mime, path in files.items():
                    content = _content(mime, output.data[mime])
                    if not is_plain_path(path):
                        raise RenderError(
                            f"{name}: an output is named {path!a}, out of the report."
                        )
                    if found.setdefault(path, content) != content:
                        raise RenderError(f"{name}: {path} is made twice, and the two differ.")
    return dict(sorted(found.items()))


def _content(mime: str, data: Any) -> bytes:
    if mime == "application/json":
        return as_json(data)
    text = data if isinstance(data, str) else "".join(data)
    if mime.startswith("image/") and mime != "image/svg+xml":
        return base64.b64decode(text)
    return text.encode()


def is_sound_notebook(content: bytes) -> bool:
    """Whether the `content` kept of a notebook can be read, and names no file outside the report."""
    try:
        named_files({"": nbformat.reads(content.decode(), as_version=4)})
    except Exception:  # nbformat has no one error for what is no notebook
        return False
    return True


def as_json(data: Any) -> bytes:
    """`data` as a file of JSON, in its own order."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
