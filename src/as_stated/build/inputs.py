"""The inputs of one report: everything it is built from, as bytes, read once.

They can be hashed, and sent to another process or machine; and a file that is saved while a report
is being built does not get into it halfway.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from as_stated.build import fingerprint
from as_stated.errors import InputError
from as_stated.project import Project
from as_stated.reading import UnreadableError, read_file
from as_stated.show import Parameters
from as_stated.stopping import CELL_TIMEOUT_S

Progress = Callable[[str], None]  # told each step that is done


@dataclass(frozen=True)
class ReportInputs:
    """A snapshot of what one report is built from.

    Attributes:
        parameters: what the notebooks are given; among it the name of the article.
        files: path in the project to content: text, coding, notebooks.
        paper: the size of the PDF's pages, as CSS names it; None for no PDF.
        template: the hash of the page's template; another one may be saved meanwhile.
        timeout: how long a cell may take, in seconds; no part of what the report says.
    """

    parameters: Parameters
    files: Mapping[str, bytes]
    paper: str | None
    template: str = ""
    timeout: int = CELL_TIMEOUT_S

    @property
    def article(self) -> str:
        """The article's name, which is also its report's."""
        return self.parameters.article

    @property
    def notebooks(self) -> dict[str, bytes]:
        """Name to content of the notebooks, in their order."""
        return {
            PurePosixPath(path).stem: content
            for path, content in sorted(self.files.items())
            if path.endswith(".ipynb")
        }

    def write(self, folder: Path) -> Project:
        """Write the files into an empty folder: a project with this one article."""
        for path, content in self.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return Project(folder)


def read_inputs(
    project: Project, parameters: Parameters, paper: str | None, timeout: int = CELL_TIMEOUT_S
) -> ReportInputs:
    """Read what the report of an article is built from.

    Args:
        paper: the size of the PDF's pages, as CSS names it; None for no PDF.
        timeout: how long a cell may take, in seconds.

    Raises:
        InputError: there are no notebooks, one is none that can be run, or a file cannot be read.
    """
    notebooks = project.notebooks
    if not notebooks:
        raise InputError(f"{project.root / 'notebooks'}: there are no notebooks. Restore them.")
    files = {}
    for path in [*project.inputs(parameters.article), *notebooks]:
        where = project.shown(path)
        if not where.isprintable():
            raise InputError(f"{where!a}: the file's name holds what cannot be shown. Rename it.")
        try:
            files[where] = read_file(path)
        except UnreadableError as error:
            if not error.todo:
                continue  # the check of the coding names a file that is missing
            raise InputError(f"{where}: {error.what}. {error.todo}") from None
    return ReportInputs(parameters, files, paper, fingerprint.template(), timeout)
