"""The files of a new project, and the record of those that an update renews."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from as_stated import __version__
from as_stated.build import as_written
from as_stated.errors import InputError
from as_stated.hashing import sha256
from as_stated.reading import UnreadableError, read_file

RECORD = ".as-stated.json"  # in a project: what an update renews, as it was shipped
_TEMPLATE = Path(__file__).parent / "template"
_OWN = ("README.md", "environment.yml", "requirements.txt")  # name the version
_LINK_TO_DOCS = re.compile(r"\[([^\]]+)\]\(\.\./(docs/[^)#]+)[^)]*\)")


def project_files() -> dict[str, bytes]:
    """Path to content of all that a new project holds, the record last."""
    files = {}
    for path in sorted(_TEMPLATE.rglob("*")):
        if path.is_file() and ".ipynb_checkpoints" not in path.parts:
            name = path.relative_to(_TEMPLATE).as_posix()
            files[name.removeprefix("dot")] = path.read_bytes()
    for name in _OWN:
        files[name] = files[name].replace(b"{version}", __version__.encode())

    def led(link: re.Match[str]) -> str:
        """A link to a page that a project has; else its words, and where the page is."""
        return link[0] if link[2] in files else f"{link[1]} ({link[2]} of As Stated)"

    codebook = files["data/README.md"].decode()
    files["data/README.md"] = _LINK_TO_DOCS.sub(led, codebook).encode()
    hashes = {path: hash_of(each) for path, each in renewed_of(files).items()}
    return {**files, RECORD: record(hashes)}


def renewed_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Path to content of those `files` that an update renews: the notebooks, and what they need of the package."""
    return {
        path: each
        for path, each in files.items()
        if path.endswith(".ipynb") or path == "requirements.txt"
    }


def record(hashes: Mapping[str, str]) -> bytes:
    """The content of the record: of each file by path, the hash of what was shipped last, `hashes`."""
    content = {"as_stated": __version__, "files": dict(sorted(hashes.items()))}
    return (json.dumps(content, indent=2) + "\n").encode()


def read_record(root: Path) -> dict[str, str]:
    """Path to hash of what the project in `root` was given and an update renews; empty where it has no record.

    Raises:
        InputError: the record cannot be read.
    """
    try:
        hashes = json.loads(read_file(root / RECORD))["files"]
        return {str(path): str(each) for path, each in hashes.items()}
    except UnreadableError as error:
        if not error.todo:
            return {}
        raise InputError(f"{RECORD}: {error.what}. {error.todo}") from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        todo = "Restore it, or delete it: then each file counts as changed by hand."
        raise InputError(f"{RECORD}: cannot be read as a record. {todo}") from None


def hash_of(notebook: bytes) -> str:
    """The hash of what people write in a `notebook`, its content: running and saving it leave it as it is."""
    return sha256(as_written(notebook))
