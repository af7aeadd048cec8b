"""The cards of an article's report, from the snapshot that the report is built from."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from as_stated.build.inputs import ReportInputs
from as_stated.build.later import with_later
from as_stated.errors import RenderError
from as_stated.scratch import Scratch
from as_stated.show import Parameters

CARDS = "cards.html"  # of all cards; each has a page in cards/


def is_of_cards(path: str) -> bool:
    """Whether a path in a report is that of a page of cards."""
    return path == CARDS or (path.startswith("cards/") and path.endswith(".html"))


def charts_in(files: Iterable[str]) -> list[str]:
    """The names of the charts among the files of a report."""
    charts = (PurePosixPath(path) for path in files)
    return [
        each.stem for each in charts if each.parts[:-1] == ("charts",) and each.suffix == ".svg"
    ]


def make_cards(inputs: ReportInputs, drawn: Iterable[str] = ()) -> dict[str, bytes]:
    """Path in the report to content of every card and slide, and of the list of them; see `page.card_files`.

    Args:
        inputs: of an article's report.
        drawn: the names of the charts in the report: each is drawn once more, for a talk.

    Raises:
        CodingError: the coding does not hold together.
        RenderError: a card lacks a part of its text, or a character is in no font.
    """
    # Long to import, and for cards alone.
    from as_stated.coding import load
    from as_stated.page import card_files
    from as_stated.show import make_cards as of_tables
    from as_stated.show import make_slides, tidy

    parameters = inputs.parameters
    if not isinstance(parameters, Parameters):
        raise RenderError("Cards are of an article’s figures, and this report is of a quantity.")
    with Scratch() as scratch:
        project = inputs.write(scratch / "project")
        dossier = with_later(load(parameters.article, project), inputs.files)
    tables = tidy(dossier, parameters.reading, parameters.events)
    slides = make_slides(tables, drawn)
    return card_files(
        of_tables(tables), dossier.story.title, inputs.settings.site, inputs.report, slides
    )
