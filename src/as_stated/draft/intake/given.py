"""The file that `draft` is given: its text, what was done to get at it, and what to keep of it."""

import re
from dataclasses import dataclass
from pathlib import Path

from as_stated.characters import HIDDEN, character_name
from as_stated.draft.intake.apart import read_apart
from as_stated.draft.intake.document import Document
from as_stated.draft.intake.encodings import decode_text
from as_stated.draft.intake.kinds import kind_of
from as_stated.errors import InputError
from as_stated.project import Project
from as_stated.reading import MOST_BYTES, UnreadableError, read_file

_KINDS = {"page": "a web page", "docx": "a Word document (.docx)", "pdf": "a PDF"}


@dataclass(frozen=True, slots=True)
class Given(Document):
    """An article's text as it comes out of a file; with no original it is the file's, byte for byte.

    Attributes:
        original: the file's content where the text is not that; None: it is.
        ending: what the original's name ends in: `txt`, `html`, `docx` or `pdf`.
    """

    original: bytes | None = None
    ending: str = "txt"

    def kept(self, project: Project, name: str) -> dict[Path, bytes]:
        """The original as a file of the article `name` in the project's `seeds/`; nothing where the text is the file."""
        return {} if self.original is None else {project.original(name, self.ending): self.original}


def read_given(path: Path, encoding: str = "") -> Given:
    """Read the file that holds an article.

    Args:
        encoding: what a text is encoded in; empty: UTF-8, or what its bytes leave no doubt about.

    Raises:
        InputError: it cannot be read, holds no text, or characters that cannot be shown.
    """
    try:
        given = _read(read_file(path), encoding)
    except UnreadableError as error:
        what = error.what if error.todo else "the file is missing"
        todo = error.todo or "Give the article's text as a file."
        raise InputError(f"{path}: {what}. {todo}") from None
    if len(given.text.encode("utf-8", "replace")) > MOST_BYTES:
        most = f"{MOST_BYTES / 1e6:.0f} MB"
        raise InputError(f"{path}: its text has more than {most}. Make it smaller, or split it.")
    if match := HIDDEN.search(given.text):
        line = given.text.count("\n", 0, match.start()) + 1
        raise InputError(
            f"{path}, line {line}: {character_name(match[0])} cannot be shown. Delete it."
        )
    if not given.text.strip():
        raise InputError(f"{path}: the text is empty. Put the article's text there.")
    return given


def _read(raw: bytes, encoding: str) -> Given:
    kind = kind_of(raw)
    if kind != "text":
        found = read_apart(kind, _KINDS[kind], raw, encoding)
        ending = "html" if kind == "page" else kind
        return Given(found.text, found.notes, found.stated, found.proposals, raw, ending)
    text, name = decode_text(raw, encoding)
    if name == "utf-8":
        return Given(text)
    return Given(text, (f"read as {_said(name)} and converted to UTF-8",), original=raw)


def _said(name: str) -> str:
    """An encoding's name as people write it.

    >>> _said("windows-1252"), _said("utf-16")
    ('Windows-1252', 'UTF-16')
    """
    return re.sub(r"^windows", "Windows", name) if name.startswith("windows") else name.upper()
