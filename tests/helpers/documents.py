"""The code blocks of the project's own documents, for the tests that run them."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.projects import ROOT

TEMPLATE = "src/as_stated/starting/template/README.md"
DOCUMENTS = [
    "README.md", "CONTRIBUTING.md", "data/README.md", "examples/README.md", TEMPLATE,
    *sorted(each.relative_to(ROOT).as_posix() for each in ROOT.glob("docs/**/*.md")),
]  # fmt: skip
NOT_RUN = "# not run by a test: "
_FENCE = re.compile(r"^( *)```([\w{}-]*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block: where it begins in its document, and its lines."""

    document: str
    start: int
    language: str
    text: str

    @property
    def why_not(self) -> str:
        """Why no test runs it, which its first line says; empty if one does."""
        first = self.text.partition("\n")[0]
        return first.removeprefix(NOT_RUN) if first.startswith(NOT_RUN) else ""

    @property
    def commands(self) -> list[str]:
        """The commands of a block for a shell, comments left out."""
        lines = self.text.replace("\\\n", " ").splitlines()
        return [line for each in lines if (line := re.sub(r"(^|\s+)# .*", "", each))]

    @property
    def sessions(self) -> Iterator[tuple[str, list[str]]]:
        """Each command of a console, and the lines that are shown below it."""
        for part in re.split(r"^\$ ", self.text, flags=re.MULTILINE)[1:]:
            words, *shown = part.replace("\\\n", " ").splitlines()
            yield words, shown


def read_document(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def find_blocks(document: str, text: str) -> list[Block]:
    """Every block of a text, in order."""
    return [
        Block(document, each.start(), each[2], re.sub(f"^{each[1]}", "", each[3], flags=re.M))
        for each in _FENCE.finditer(text)
    ]


def blocks(document: str, language: str) -> list[Block]:
    """The blocks that the calling test runs: `test_documents.py` looks for the calls of this."""
    found = find_blocks(document, read_document(document))
    return [each for each in found if each.language == language and not each.why_not]


def shows(output: str, shown: list[str]) -> bool:
    """Whether an output has the lines that a page shows, "…" for any others."""
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, output) is not None


@dataclass(frozen=True)
class Cell:
    """A cell that a page says to type: a row of one of its tables."""

    start: int
    file: str
    row: str
    column: str
    text: str

    def type_into(self, folder: Path, over: str = "") -> None:
        """Put it in the place of another, `over` if that is given; a row that is missing is added."""
        path = folder / self.file
        if path.suffix == ".toml":
            text = path.read_text("utf-8")
            changed = text.replace(f'{self.column} = "TODO"', f'{self.column} = "{self.text}"')
            assert changed != text, self
            path.write_text(changed, "utf-8")
            return
        with path.open(encoding="utf-8", newline="") as read:
            head, *rows = csv.reader(read)
        names = self.row.split("/")
        found = next((each for each in rows if each[: len(names)] == names), None)
        if found is None:
            found = [*names, *[""] * (len(head) - len(names))]
            rows.append(found)
        at = head.index(self.column)
        assert found[at] != self.text and over in ("", found[at]), self
        found[at] = self.text
        with path.open("w", encoding="utf-8", newline="") as written:
            csv.writer(written, lineterminator="\n").writerows([head, *rows])


_CELL = re.compile(r"^\| `(\S+)` \|([^|]*)\| `(\w+)` \| `([^`]*)` \|$", re.MULTILINE)


def cells(document: str) -> list[Cell]:
    """The cells that a page says to type, in its order."""
    found = _CELL.finditer(read_document(document))
    return [Cell(each.start(), each[1], each[2].strip(), each[3], each[4]) for each in found]
