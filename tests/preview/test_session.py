"""What is stored while somebody edits: the newest, whole, and only what would be built now."""

import json
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from as_stated.atomic import locked, write_folder
from as_stated.build import CARDS, MANIFEST, PAGE, PDF, ReportInputs, manifest
from as_stated.errors import RenderError
from as_stated.preview.builder import Builder, Watched, describe
from as_stated.preview.live import Live
from as_stated.preview.session import Session
from as_stated.project import Project
from as_stated.show import Parameters
from tests.helpers.projects import GOLDEN, files_in

CODING = f"data/{GOLDEN}/story.toml"
NOTEBOOK = nbformat.writes(v4.new_notebook()).encode()
SHELF = {
    "article": GOLDEN, "title": "A", "producer": "B", "date_published": "2021-03-03",
    "date_said": "3 March 2021", "figures": 1, "speakers": 1,
}  # fmt: skip


def with_manifest(job: ReportInputs, files: dict[str, bytes]) -> dict[str, bytes]:
    told = json.loads(manifest(job, {"n": v4.new_notebook()}, files))
    return {**files, MANIFEST: json.dumps(told | {"shelf": SHELF}).encode()}


class Shown(Live):
    """What is served, and the problem on top of it."""

    problem = ""

    def show_problem(self, problem: str) -> None:
        super().show_problem(problem)
        self.problem = problem

    def publish(self, article: str, made: Mapping[str, bytes]) -> None:
        super().publish(article, made)
        self.problem = ""

    def clear(self) -> None:
        super().clear()
        self.problem = ""


class Desk(Builder):
    """Its pages say what was saved, and its PDFs come when the test says so."""

    def __init__(self, watched: Watched) -> None:
        super().__init__(watched)
        self.watched = watched
        self.live = Shown(watched.folder)
        self.said: list[tuple[str, bool]] = []
        self.printed: list[Future[Path]] = []
        self.pages = 0
        self.template = "old"
        self.meanwhile: Callable[[], object] = lambda: None  # happens while a page is built

    def inputs(self) -> ReportInputs:
        return replace(super().inputs(), template=self.template)

    def page(self, job: ReportInputs) -> dict[str, bytes]:
        self.pages += 1
        self.meanwhile()
        said = job.files[CODING]
        if b"wrong" in said:
            raise RenderError("story.toml is wrong. Correct it.")
        files = {PAGE: said} | {f"notebooks/{name}.ipynb": NOTEBOOK for name in job.notebooks}
        return files if job.paper or job.cards else with_manifest(job, files)

    def print(self, job: ReportInputs, files: Mapping[str, bytes]) -> "Future[Path]":
        self.printed.append(Future())
        return self.printed[-1]

    def complete(
        self, job: ReportInputs, files: Mapping[str, bytes], printed: "Future[Path] | None"
    ) -> dict[str, bytes]:
        more = {PDF: str(printed.result()).encode()} if printed else {}
        more |= {CARDS: b"cards"} if job.cards else {}
        return with_manifest(job, {**files, **more})

    def tell(self, words: str, err: bool = False) -> None:
        self.said.append((words, err))

    def session(self) -> Session:
        watched = self.watched
        return Session(
            watched.folder, watched.cache, self, self.live, self.tell, lambda: None, settle_s=0
        )

    def save(self, words: str) -> None:
        (self.watched.project.root / CODING).write_text(words, "utf-8")

    def shown(self) -> str:
        return self.live.page(f"/{GOLDEN}/").decode()

    def stored(self) -> dict[str, bytes]:
        folder = self.watched.folder
        return files_in(folder / GOLDEN) if folder.exists() else {}

    def problems(self) -> list[str]:
        """What was said to be wrong, in order."""
        return [words for words, err in self.said if err]


@pytest.fixture
def watched(golden: Project) -> Watched:
    return Watched(golden, Parameters(GOLDEN), golden.root / "report", "A4")


@pytest.fixture
def desk(watched: Watched) -> Desk:
    return Desk(watched)


@pytest.fixture
def page_desk(watched: Watched) -> Desk:
    """One without a PDF."""
    return Desk(replace(watched, paper=None))


def test_page_is_shown_before_it_is_printed_and_stored_after(desk: Desk) -> None:
    desk.save("one")
    session = desk.session()
    session.rebuild()
    assert desk.shown() == "one"
    assert desk.stored() == {}
    desk.printed[0].set_result(Path("%PDF"))
    session.collect_pdf()
    assert desk.stored()[PAGE] == b"one"
    assert desk.stored()[PDF] == b"%PDF"
    assert [words.partition(" in ")[0] for words, _ in desk.said] == [
        f"{GOLDEN}: {PAGE}", f"report/{GOLDEN}/: complete",
    ]  # fmt: skip


@pytest.mark.parametrize("has_cards", [True, False])
def test_a_report_with_cards_keeps_them(desk: Desk, has_cards: bool) -> None:
    """They were made with `as-stated report --cards`; while another run swaps the folder, too."""
    folder = desk.watched.folder / GOLDEN
    folder.mkdir(parents=True)
    if has_cards:
        (folder / CARDS).touch()
    assert desk.inputs().cards == has_cards
    shutil.rmtree(folder)
    assert desk.inputs().cards == has_cards


@pytest.mark.parametrize("paper", ["A4", None])
def test_cards_are_made_when_the_page_is_shown(watched: Watched, paper: str | None) -> None:
    desk = Desk(replace(watched, paper=paper))
    folder = desk.watched.folder / GOLDEN
    folder.mkdir(parents=True)
    write_folder(folder, with_manifest(desk.inputs(), {PAGE: b"old", CARDS: b"old"}))
    desk.save("one")
    session = desk.session()
    session.rebuild()
    assert desk.shown() == "one"
    if paper:
        assert desk.stored()[CARDS] == b"old"
        desk.printed[0].set_result(Path("%PDF"))
        session.collect_pdf()
    assert desk.stored()[PAGE] == b"one"
    assert desk.stored()[CARDS] == b"cards"
    assert desk.problems() == []


def test_without_a_save_nothing_is_rebuilt(desk: Desk) -> None:
    desk.save("one")
    session = desk.session()
    for _ in range(3):
        session.rebuild()
    assert desk.pages == 1
    assert len(desk.printed) == 1


def test_only_the_newest_is_stored_and_what_is_between_is_not_printed(desk: Desk) -> None:
    session = desk.session()
    for words in ("one", "two", "three"):
        desk.save(words)
        session.rebuild()
        assert desk.shown() == words
    assert len(desk.printed) == 1
    desk.printed[0].set_result(Path("%PDF one"))
    session.collect_pdf()
    assert desk.stored() == {}
    assert len(desk.printed) == 2
    desk.printed[1].set_result(Path("%PDF three"))
    session.collect_pdf()
    assert desk.stored()[PAGE] == b"three"
    assert desk.stored()[PDF] == b"%PDF three"


def test_a_save_that_was_not_noticed_before_the_pdf_came_keeps_it_from_being_stored(
    desk: Desk,
) -> None:
    """Saved back, it is stored after all."""
    desk.save("one")
    session = desk.session()
    session.rebuild()
    desk.save("two")
    desk.printed[0].set_result(Path("%PDF"))
    session.collect_pdf()
    assert desk.stored() == {}
    desk.save("one")
    session.rebuild()
    assert desk.stored()[PAGE] == b"one"
    assert desk.pages == 1


def test_template_saved_meanwhile_gets_into_no_cache(page_desk: Desk) -> None:
    desk = page_desk

    def save_template() -> None:
        desk.template = "new"

    desk.meanwhile = save_template
    session = desk.session()
    session.rebuild()
    assert desk.stored() == {}
    session.rebuild()
    assert desk.pages == 2
    assert desk.stored()[PAGE]
    desk.template = "old"
    assert desk.watched.cache.report(desk.inputs()) is None


def test_problem_is_said_once_and_shown_until_it_is_solved(page_desk: Desk) -> None:
    desk = page_desk
    desk.save("one")
    session = desk.session()
    session.rebuild()
    stored = desk.stored()
    desk.save("wrong")
    for _ in range(3):
        session.rebuild()
    assert desk.problems() == ["story.toml is wrong. Correct it."]
    assert desk.live.problem == "story.toml is wrong. Correct it."
    assert desk.shown() == "one"
    desk.save("wrong again")
    session.rebuild()
    assert len(desk.problems()) == 2
    desk.save("one")
    session.rebuild()
    assert desk.live.problem == ""
    assert desk.stored() == stored
    assert desk.pages == 3  # the first page came from the cache


def test_half_a_file_is_no_problem(page_desk: Desk) -> None:
    desk = page_desk
    desk.save("wrong")
    desk.meanwhile = lambda: desk.save("one")
    session = desk.session()
    session.rebuild()
    assert desk.said == []
    session.rebuild()
    assert desk.shown() == "one"


def test_missing_inputs_are_a_problem_until_they_are_back(page_desk: Desk) -> None:
    desk, root = page_desk, page_desk.watched.project.root
    session = desk.session()
    session.rebuild()
    (root / "notebooks").rename(root / "elsewhere")
    session.rebuild()
    assert "there are no notebooks. Restore them." in desk.live.problem
    (root / "elsewhere").rename(root / "notebooks")
    session.rebuild()
    assert desk.live.problem == ""


def test_another_run_at_work_is_waited_for(page_desk: Desk) -> None:
    desk = page_desk
    session = desk.session()
    with locked(desk.watched.folder):
        session.rebuild()
        session.rebuild()
        assert desk.live.problem.endswith("Wait for it, or choose another --out.")
        assert len(desk.problems()) == 1
    session.rebuild()
    assert desk.live.problem == ""
    assert desk.stored()


def test_failed_pdf_is_a_problem_and_stores_nothing(desk: Desk) -> None:
    session = desk.session()
    session.rebuild()
    desk.printed[0].set_exception(RenderError("report.pdf lacks a claim."))
    session.collect_pdf()
    assert desk.live.problem == "report.pdf lacks a claim."
    assert desk.stored() == {}


def test_other_articles_are_not_looked_at(page_desk: Desk) -> None:
    session = page_desk.session()
    session.rebuild()
    other = page_desk.watched.project.data("other")
    other.mkdir()
    (other / "claims.csv").write_text("claim_id\n")
    session.rebuild()
    assert page_desk.pages == 1


def test_an_error_of_the_code_is_shown_with_its_line(page_desk: Desk) -> None:
    """Who edits the template must see where it fails."""

    def fail() -> None:
        int("no such number")

    page_desk.meanwhile = fail
    page_desk.session().rebuild()
    first, *lines = page_desk.live.problem.splitlines()
    assert first.startswith("ValueError: ")
    assert any(line.strip() == 'int("no such number")' for line in lines)
    assert any(Path(__file__).name in line for line in lines)


@pytest.mark.process
def test_a_printer_that_fails_says_where(watched: Watched) -> None:
    """Also from another process."""
    job = Builder(watched).inputs()
    with Builder(watched) as builder:
        future = builder.print(job, {})
        with pytest.raises(KeyError) as caught:
            builder.complete(job, {}, future)
    first, *lines = describe(caught.value).splitlines()
    assert first.startswith("KeyError: 'notebooks/")
    assert any(line.strip().startswith("File ") for line in lines)


@pytest.mark.process
def test_a_killed_printer_is_replaced(watched: Watched) -> None:
    job = ReportInputs(Parameters("a"), {}, "A4")
    with Builder(watched) as builder:
        assert builder.complete(job, {}, builder.print(job, {}))[PDF].startswith(b"%PDF")
        (process,) = active_children()
        process.kill()
        with suppress(BrokenProcessPool):  # unless it is known already
            builder.print(job, {}).result()
        assert builder.complete(job, {}, builder.print(job, {}))[PDF].startswith(b"%PDF")
        builder.print(job, {})  # which ends with it
    assert active_children() == []
