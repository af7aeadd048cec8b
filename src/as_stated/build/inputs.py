"""The inputs of one report: everything it is built from, as bytes, read once.

They can be hashed, and sent to another process or machine; and a file that is saved while a report
is being built does not get into it halfway.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from as_stated.build import fingerprint
from as_stated.build.later import later_file
from as_stated.build.target import PAGE, read_manifest
from as_stated.build.written import as_written
from as_stated.coding import Settings, article_inputs, quantity_inputs, read_settings
from as_stated.errors import InputError
from as_stated.project import QUANTITIES, Project
from as_stated.reading import UnreadableError, read_file
from as_stated.show import Parameters, QuantityParameters
from as_stated.stopping import CELL_TIMEOUT_S

ReportParameters = Parameters | QuantityParameters
Progress = Callable[[str], None]  # told each step that is done


@dataclass(frozen=True)
class ReportInputs:
    """A snapshot of what one report is built from.

    Attributes:
        parameters: what the notebooks are given; among it the name of the article or the quantity.
        files: path in the project to content: text, coding; notebooks as people write them.
        paper: the size of the PDF's pages, as CSS names it; None for no PDF.
        template: the hash of the page's template; another one may be saved meanwhile.
        timeout: how long a cell may take, in seconds; no part of what the report says.
        targets: where links to other reports may lead: addresses in the folder of all reports.
        settings: what `data/project.toml`, one of the files, says of all reports.
        cards: whether a card is made of each figure that holds.
        checked: the folder of what this run has checked, see `CheckedArticles`; empty: nothing is kept. No
            part of what the report says.
    """

    parameters: ReportParameters
    files: Mapping[str, bytes]
    paper: str | None
    template: str = ""
    timeout: int = CELL_TIMEOUT_S
    targets: tuple[str, ...] = ()
    settings: Settings = field(default_factory=Settings)
    cards: bool = False
    checked: str = field(default="", compare=False)

    @property
    def report(self) -> str:
        """The report's path in the folder of all reports, by which messages name it."""
        return report_path(self.parameters)

    @property
    def notebook_files(self) -> dict[str, str]:
        """Name to path in the project of the notebooks, in their order."""
        paths = sorted(path for path in self.files if path.endswith(".ipynb"))
        return {PurePosixPath(path).stem: path for path in paths}

    @property
    def notebooks(self) -> dict[str, bytes]:
        """Name to content of the notebooks, in their order."""
        return {name: self.files[path] for name, path in self.notebook_files.items()}

    def write(self, folder: Path) -> Project:
        """Write the files into an empty folder: a project with no more than this report needs."""
        for path, content in self.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return Project(folder)


def report_path(parameters: ReportParameters) -> str:
    """Where a report with these `parameters` is in the folder of all reports.

    >>> report_path(Parameters("flood")), report_path(QuantityParameters("dead"))
    ('flood', 'quantities/dead')
    """
    if isinstance(parameters, QuantityParameters):
        return f"{QUANTITIES}/{parameters.quantity}"
    return parameters.article


def is_of_quantity(parameters: ReportParameters) -> bool:
    """Whether a report with these `parameters` is of a quantity, and not of an article."""
    return isinstance(parameters, QuantityParameters)


def notebooks_of(project: Project, parameters: ReportParameters) -> list[Path]:
    """The notebooks of a `project` that a report with these `parameters` is made of, in their order.

    Raises:
        InputError: there are none.
    """
    is_quantity = isinstance(parameters, QuantityParameters)
    found = project.quantity_notebooks if is_quantity else project.notebooks
    if not found:
        folder = project.root / "notebooks" / ("quantity" if is_quantity else "")
        raise InputError(f"{folder}: there are no notebooks. Restore them.")
    return found


def read_inputs(
    project: Project,
    parameters: ReportParameters,
    paper: str | None,
    timeout: int = CELL_TIMEOUT_S,
    reports: Path | None = None,
    cards: bool = False,
) -> ReportInputs:
    """Read what a report is built from.

    Args:
        project: where it is read.
        parameters: of the report, which name its article or quantity.
        paper: the size of the PDF's pages, as CSS names it; None for no PDF.
        timeout: how long a cell may take, in seconds.
        reports: the folder of all reports: a quantity's leads to those of its articles that are there.
        cards: whether a card is made of each figure of an article that holds.

    Raises:
        InputError: there are no notebooks, one cannot be run, or a file cannot be read.
    """
    if isinstance(parameters, QuantityParameters):
        files = _read(project, parameters, quantity_inputs(project, parameters.quantity))
        targets = quotes_in(reports, files) if reports else ()
        cards = False
    else:
        files = _read(project, parameters, article_inputs(project, parameters.article))
        files |= later_file(project, parameters.article)
        targets = ()
    template, settings = fingerprint.template(), read_settings(project)
    return ReportInputs(parameters, files, paper, template, timeout, targets, settings, cards)


def _read(
    project: Project, parameters: ReportParameters, made_by_people: Iterable[Path]
) -> dict[str, bytes]:
    """Path in the project to content: of what people made, where it is there, and of the notebooks."""
    files = {}
    for path in [*made_by_people, *notebooks_of(project, parameters)]:
        where = project.shown(path)
        if not where.isprintable():
            raise InputError(f"{where!a}: the file's name holds what cannot be shown. Rename it.")
        try:
            content = read_file(path)
            files[where] = as_written(content) if path.suffix == ".ipynb" else content
        except UnreadableError as error:
            if not error.todo:
                continue  # the check of the coding names a file that is missing
            raise InputError(f"{where}: {error.what}. {error.todo}") from None
    return files


def quotes_in(reports: Path, files: Iterable[str]) -> tuple[str, ...]:
    """The quotes in the reports of the articles whose coding is among some files.

    Args:
        reports: the folder of all reports.
        files: paths in the project.

    Returns:
        Addresses in the folder of reports, such as `flood/index.html#quote-dead`, sorted.
    """
    articles = {path.split("/")[1] for path in files if re.fullmatch("data/[^/]+/claims.csv", path)}
    found = []
    for article in sorted(articles):
        if read_manifest(reports / article) is None:
            continue
        with suppress(UnreadableError):
            page = read_file(reports / article / PAGE)
            ids = re.findall(rb' id="(quote-[a-z0-9-]+)"', page)
            found += sorted(f"{article}/{PAGE}#{each.decode()}" for each in ids)
    return tuple(found)
