"""What a preview builds with: the page at once, its PDF in another process."""

import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from as_stated.build import (
    CARDS,
    MANIFEST,
    PDF,
    Cache,
    Printer,
    ReportInputs,
    ReportParameters,
    execute_notebooks,
    executed,
    manifest,
    open_cache,
    page_files,
    preload_kernels,
    read_inputs,
    sound_notebooks,
)
from as_stated.errors import AsStatedError
from as_stated.project import Project
from as_stated.stopping import CELL_TIMEOUT_S

Tell = Callable[..., None]  # as `click.echo`: the words, and `err` for what is wrong


@dataclass(frozen=True)
class Watched:
    """What is watched.

    Attributes:
        folder: of all reports.
        paper: the size of the PDF's pages, as CSS names it; None for no PDF.
        timeout: how long a cell may take, in seconds.
    """

    project: Project
    parameters: ReportParameters
    folder: Path
    paper: str | None
    timeout: int = CELL_TIMEOUT_S

    @property
    def cache(self) -> Cache:
        """The project's cache; one that keeps nothing where others can write to it."""
        return open_cache(self.project.root / ".cache")


class Builder:
    """Builds one report for a `Session`, which may be given another in its place.

    A context manager: at its end no process is left. Not thread-safe.
    """

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._has_cards = False

    def __enter__(self) -> "Builder":
        preload_kernels()
        self._printer = Printer() if self._watched.paper else None
        return self

    def __exit__(self, *_: object) -> None:
        if self._printer:
            self._printer.kill()

    def inputs(self) -> ReportInputs:
        """What the report would be built from at this moment.

        With cards where the report in the folder of all reports has cards, now or when it was asked before: who
        made them with `as-stated report --cards` does not lose them to a preview.

        Raises:
            InputError: a file cannot be read.
        """
        seen = self._watched
        inputs = read_inputs(seen.project, seen.parameters, seen.paper, seen.timeout, seen.folder)
        self._has_cards = self._has_cards or (seen.folder / inputs.report / CARDS).is_file()
        return replace(inputs, cards=self._has_cards)

    def page(self, job: ReportInputs) -> dict[str, bytes]:
        """The files of a report of these inputs, `job`, except for its PDF and its cards: path to content.

        With a manifest, and so complete, if there are to be neither. Executed notebooks are cached.

        Raises:
            InputError: the coding or a parameter is wrong.
            RenderError: a notebook fails, or the page differs from its tables.
        """
        cache = self._watched.cache
        done = execute_notebooks(
            job, sound_notebooks(job, cache), len(job.notebooks), lambda _: None
        )
        files = page_files(replace(job, cards=False), done)
        cache.keep_notebooks(job, files)
        if job.paper or job.cards:
            return files
        return {**files, MANIFEST: manifest(job, done, files)}

    def print(self, job: ReportInputs, files: Mapping[str, bytes]) -> "Future[Path]":
        """Begin to print the PDF of the `files` that `page` gave of a `job`, in another process; returns at once."""
        assert self._printer, "without a paper size nothing is printed"
        return self._printer.submit(job, files)

    def complete(
        self, job: ReportInputs, files: Mapping[str, bytes], printed: "Future[Path] | None"
    ) -> dict[str, bytes]:
        """The `files` of a `job`, with the PDF that was `printed`, the cards if there are to be some, and the manifest.

        Raises:
            RenderError: the PDF or a card lacks a claim, or the PDF's process was killed.
        """
        whole = dict(files)
        if printed:
            assert self._printer, "without a paper size nothing is printed"
            whole[PDF] = self._printer.fetch(printed)
        done = executed(job, whole)
        if job.cards:
            whole |= page_files(job, done)
        return {**whole, MANIFEST: manifest(job, done, whole)}


def describe(error: BaseException) -> str:
    """An `error` as the page and the terminal show it: our own as it is, others with their lines.

    Whoever edits the template sees the line of it that fails.
    """
    if isinstance(error, AsStatedError):
        return str(error)
    if isinstance(error, BrokenProcessPool):
        return "The process that prints the PDF was killed. Save again."
    frames = [
        line for each in traceback.format_tb(error.__traceback__)[-2:] for line in each.splitlines()
    ]
    remote = str(error.__cause__ or "").strip('"\n').splitlines()  # of another process
    return "\n".join([f"{type(error).__name__}: {error}", *(remote[-5:-1] if remote else frames)])


def warm_up() -> None:
    """Import what the next save needs, while nobody waits."""
    for name in ("as_stated.page.ready", "papermill.execute"):
        import_module(name)
