"""Any notebook file as a notebook that can be exported: older formats, missing parts, broken outputs."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TextIO

import nbformat
from nbformat import NotebookNode, v4

from as_stated.errors import InputError

# Told of a cell, by its number in the file, what is wrong with it and what to do.
Tell = Callable[[int | str, str], None]
FORMAT = 4  # of notebooks, since 2015; older ones are converted
# What the notebook format holds a cell's metadata to, and a notebook's; all other names are free.
_CELL_TYPES: dict[str, type | tuple[type, ...]] = {
    "collapsed": bool, "deletable": bool, "editable": bool,
    "name": str, "format": str, "raw_mimetype": str, "transient": dict,
}  # fmt: skip
_NOTEBOOK_NAMES = {"kernelspec": ("name", "display_name"), "language_info": ("name",)}
_OLD_OUTPUTS = {"pyout": "execute_result", "pyerr": "error", "update_display_data": "display_data"}


class ExportError(InputError, SystemExit):
    """A notebook that cannot be exported; says which and why.

    nbconvert prints a traceback of any other error that it is not prepared for; of this one, which
    ends its command with the exit code 2, only what was logged.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.code = self.exit_code


def read_notebook(file: TextIO, name: str) -> NotebookNode:
    """A notebook out of its file.

    Args:
        file: open, and read whole.
        name: of the file, for messages.

    Returns:
        The notebook in format 4, as it is: `repaired` makes a valid one of it.

    Raises:
        ExportError: it is not a notebook.
    """
    try:
        text = file.read()
        content = json.loads(text.removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        said = f"{name}: it is not a notebook: it is not in UTF-8. Save it from Jupyter again."
        raise ExportError(said) from error
    except (ValueError, RecursionError) as error:
        where = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        empty = "the file is empty" if not text.strip() else f"it is not JSON ({error})"
        raise ExportError(
            f"{name}{where}: it is not a notebook: {empty}. Save it from Jupyter again."
        ) from error
    if not isinstance(content, dict) or not {"cells", "worksheets", "nbformat"} & content.keys():
        raise ExportError(
            f"{name}: it is not a notebook: it has no cells. Save it from Jupyter again."
        )
    version = content.get("nbformat")
    if type(version) is not int:
        version = FORMAT if "cells" in content else 3
    if version != FORMAT:
        content = _converted(content, version, name)
    return NotebookNode(nbformat.from_dict(content))


def _converted(content: Any, version: Any, name: str) -> Any:
    """A notebook of another format in today's."""
    try:
        if not 0 < version < FORMAT:
            raise ValueError("it is newer than this program, or unknown")
        content = {"metadata": {}, "worksheets": []} | content
        for sheet in content["worksheets"]:
            sheet.setdefault("cells", [])
        return nbformat.convert(nbformat.reader.reads(json.dumps(content)), FORMAT)
    except Exception as error:  # whatever a converter meets in a file that somebody made by hand
        raise ExportError(
            f"{name}: it is in notebook format {version}, and cannot be converted "
            f"({type(error).__name__}: {error}). Open it in Jupyter and save it again."
        ) from error


def repaired(notebook: Mapping[str, Any], tell: Tell) -> NotebookNode:
    """A valid notebook of what can be used of another.

    Args:
        notebook: in format 4, more or less.
        tell: called for each cell or output that is left out, with the number of its cell.

    Returns:
        The notebook, each cell with its number in the file as its id.
    """
    cells = notebook.get("cells")
    found = [
        _cell(cell, number, tell)
        for number, cell in enumerate(cells if isinstance(cells, list) else [], 1)
    ]
    metadata = _dict(notebook.get("metadata"))
    for key, names in _NOTEBOOK_NAMES.items():
        told = _dict(metadata.pop(key, None))
        kept = {name: told[name] for name in names if isinstance(told.get(name), str)}
        if len(kept) == len(names):
            metadata[key] = kept
    for key in ("authors", "orig_nbformat", *["title"] * (type(metadata.get("title")) is not str)):
        metadata.pop(key, None)
    return v4.new_notebook(cells=[cell for cell in found if cell], metadata=metadata)


def _cell(cell: Any, number: int, tell: Tell) -> NotebookNode | None:
    kind = cell.get("cell_type") if isinstance(cell, dict) else None
    if kind not in ("code", "markdown", "raw"):
        tell(number, f"left out: it is of no known kind ({kind!r})")
        return None
    content: dict[str, Any] = {
        "id": str(number),
        "cell_type": kind,
        "metadata": _cell_metadata(_dict(cell.get("metadata"))),
        "source": text_of(cell.get("source")),
    }
    if kind == "code":
        count = cell.get("execution_count")
        outputs = cell.get("outputs")
        content["execution_count"] = count if type(count) is int and count >= 0 else None
        content["outputs"] = [
            output
            for each in (outputs if isinstance(outputs, list) else [])
            for output in _outputs(each, number, tell)
        ]
    elif isinstance(cell.get("attachments"), dict):
        content["attachments"] = {
            name: {mime: text_of(data) for mime, data in forms.items()}
            for name, forms in cell["attachments"].items()
            if isinstance(forms, dict) and forms
        }
    return NotebookNode(nbformat.from_dict(content))


def _cell_metadata(metadata: dict[str, Any]) -> dict[str, Any]:
    tags = metadata.get("tags", [])
    wanted = tags.split(",") if isinstance(tags, str) else tags if isinstance(tags, list) else []
    kept = {
        key: value
        for key, value in metadata.items()
        if key not in ("execution", "scrolled") and isinstance(value, _CELL_TYPES.get(key, object))
    }
    folded = _dict(metadata.get("jupyter"))
    kept["jupyter"] = {key: value for key, value in folded.items() if isinstance(value, bool)}
    # In the order in which they stand, each once, as the format has it.
    words = dict.fromkeys(each.strip() for each in wanted if isinstance(each, str))
    return kept | {"tags": [word for word in words if re.fullmatch(r"[^,]+", word)]}


def _outputs(output: Any, number: int, tell: Tell) -> Iterator[NotebookNode]:
    """An output in the form that its kind has; none if it has nothing of that."""
    output = _dict(output)
    kind = output.get("output_type")
    kind = _OLD_OUTPUTS.get(str(kind), kind)
    if kind == "stream":
        name = output.get("name")
        yield v4.new_output(
            "stream",
            name=name if isinstance(name, str) else "stdout",
            text=text_of(output.get("text")),
        )
    elif kind == "error":
        lines = output.get("traceback")
        yield v4.new_output(
            "error",
            ename=text_of(output.get("ename")),
            evalue=text_of(output.get("evalue")),
            traceback=[text_of(each) for each in lines] if isinstance(lines, list) else [],
        )
    elif kind in ("display_data", "execute_result") and _dict(output.get("data")):
        data = {
            mime: value if mime.endswith("json") else text_of(value)
            for mime, value in output["data"].items()
        }
        yield v4.new_output("display_data", data=data, metadata=_dict(output.get("metadata")))
    elif output.get("data") != {}:  # some programs write an output and nothing in it
        tell(number, "an output without content is left out. Run the notebook again")


def _dict(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}


def text_of(value: Any) -> str:
    """A `value` as a text, which a file has as one, as lines, or not at all.

    >>> text_of(["a\\n", "b"]), text_of(None), text_of(4)
    ('a\\nb', '', '4')
    """
    if isinstance(value, list):
        return "".join(each for each in value if isinstance(each, str))
    return value if isinstance(value, str) else "" if value is None else str(value)
