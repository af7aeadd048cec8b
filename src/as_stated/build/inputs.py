"""A report that is to be made: everything it is made from, as bytes, read once.

A job can be hashed, and sent to another process or machine; and a file that is saved while a report
is being made does not get into it halfway.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from as_stated.build import fingerprint
from as_stated.errors import InputError
from as_stated.project import Project
from as_stated.show import Parameters

Progress = Callable[[str], None]  # told each step that is done


@dataclass(frozen=True)
class Job:
    """One report to make.

    Attributes:
        parameters: what the notebooks are given; among it the name of the article.
        inputs: path in the project to content: text, coding, notebooks.
        paper: the size of the PDF's pages, as CSS names it; None for no PDF.
        template: the hash of the page's template; another one may be saved while this is made.
    """

    parameters: Parameters
    inputs: Mapping[str, bytes]
    paper: str | None
    template: str = ""

    @property
    def article(self) -> str:
        """The article's name, which is also its report's."""
        return self.parameters.article

    @property
    def notebooks(self) -> dict[str, bytes]:
        """Name to content of the notebooks, in their order."""
        return {
            PurePosixPath(path).stem: content
            for path, content in sorted(self.inputs.items())
            if path.endswith(".ipynb")
        }

    def write(self, folder: Path) -> Project:
        """Write the inputs into an empty folder: a project with this one article."""
        for path, content in self.inputs.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return Project(folder)


def read_job(project: Project, parameters: Parameters, paper: str | None) -> Job:
    """Read what the report of an article is made from.

    Raises:
        InputError: there are no notebooks, or a file cannot be read.
    """
    notebooks = project.notebooks
    if not notebooks:
        raise InputError(f"{project.root / 'notebooks'}: there are no notebooks. Restore them.")
    inputs = {}
    for path in [*project.inputs(parameters.article), *notebooks]:
        try:
            inputs[project.shown(path)] = path.read_bytes()
        except FileNotFoundError:
            continue  # the check of the coding names a file that is missing
        except OSError as error:
            raise InputError(
                f"{project.shown(path)}: cannot be read: {error.strerror}. Mend that."
            ) from error
    return Job(parameters, inputs, paper, fingerprint.template())


def sha256(content: bytes) -> str:
    """The hash of a content, as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
