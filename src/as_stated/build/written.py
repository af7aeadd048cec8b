"""A notebook without what running and saving it leave in its file."""

import json
from functools import lru_cache
from typing import Any

# As JupyterLab names the kernel; without the version of Python that it ran last.
METADATA = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}


@lru_cache(maxsize=16)  # many reports are made of the same notebooks
def as_written(content: bytes) -> bytes:
    """What people write in a notebook: its cells' sources, tags, ids and pasted pictures, in order.

    A report is made of that alone, so that running a notebook and saving it, with its outputs, counts,
    folded cells and the version of its kernel, asks for no new one.

    Args:
        content: of a notebook's file.

    Returns:
        The notebook as nbformat would write it, with an id for each cell. What is no notebook of
        format 4 comes back as it is.

    >>> bare = b'{"nbformat": 4, "cells": [{"cell_type": "code", "metadata": {}, "source": ["1"]}]}'
    >>> json.loads(as_written(bare))["cells"][0]["id"]
    'cell-1'
    """
    try:
        found = json.loads(content)
        if found["nbformat"] != 4:
            return content
        cells = [_cell(number, each) for number, each in enumerate(found["cells"], start=1)]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return content
    notebook = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _cell(number: int, cell: dict[str, Any]) -> dict[str, Any]:
    tags = cell["metadata"].get("tags", [])
    source = cell["source"]
    written = {
        "cell_type": cell["cell_type"],
        "id": cell.get("id", f"cell-{number}"),
        "metadata": {"tags": tags} if tags else {},
        "source": (source if isinstance(source, str) else "".join(source)).splitlines(True),
    }
    if cell["cell_type"] == "code":
        return {**written, "execution_count": None, "outputs": []}
    attached = cell.get("attachments")
    return {**written, "attachments": attached} if attached else written
