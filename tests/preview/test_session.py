"""What is stored while somebody edits: the newest, whole, and only what would be made now."""

import json
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import active_children
from pathlib import Path

import pytest

from as_stated.atomic import locked
from as_stated.build.cache import Cache
from as_stated.build.inputs import Job, read_job
from as_stated.build.printing import Printer
from as_stated.build.report import PDF
from as_stated.build.target import MANIFEST, PAGE
from as_stated.errors import PangoError, RenderError
from as_stated.preview import session as editing
from as_stated.preview.server import Live
from as_stated.preview.session import Editor, Watched
from as_stated.project import Project
from as_stated.show.parameters import Parameters
from tests.helpers.projects import GOLDEN, files_in

CODING = f"data/{GOLDEN}/story.toml"
SHELF = {
    "article": GOLDEN, "title": "A", "producer": "B", "date_published": "2021-03-03",
    "date_said": "3 March 2021", "figures": 1, "speakers": 1,
}  # fmt: skip


class Desk:
    """An editor whose pages say what was saved, and whose PDFs come when the test says so."""

    def __init__(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project = project
        self.folder = project.root / "report"
        self.live = Live(self.folder)
        self.said: list[tuple[str, bool]] = []
        self.printed: list[tuple[Job, Future[bytes]]] = []
        self.pages = 0
        monkeypatch.setattr(editing, "prepare", lambda: None)
        monkeypatch.setattr(editing, "check_pango", lambda: None)
        monkeypatch.setattr(editing, "PATIENCE", 0)
        monkeypatch.setattr(editing, "Printer", lambda: self)
        monkeypatch.setattr(editing, "manifest", lambda *_: json.dumps({"shelf": SHELF}).encode())
        monkeypatch.setattr(editing, "executed", lambda *_: {})
        monkeypatch.setattr(Editor, "_page", lambda _, job: self.make(job))

    def make(self, job: Job) -> dict[str, bytes]:
        self.pages += 1
        said = job.inputs[CODING]
        if b"wrong" in said:
            raise RenderError("story.toml is wrong. Mend it.")
        files = {PAGE: said} | {f"notebooks/{name}.ipynb": b"{}" for name in job.notebooks}
        return files if job.paper else {**files, MANIFEST: json.dumps({"shelf": SHELF}).encode()}

    def submit(self, job: Job, files: dict[str, bytes]) -> "Future[bytes]":
        future: Future[bytes] = Future()
        future.set_running_or_notify_cancel()
        self.printed.append((job, future))
        return future

    def fetch(self, future: "Future[bytes]") -> bytes:
        return future.result()

    def close(self) -> None:
        pass

    def editor(self, paper: str | None = "A4") -> Editor:
        watched = Watched(self.project, Parameters(GOLDEN), self.folder, paper)
        tell = lambda words, err=False: self.said.append((words, err))  # noqa: E731
        return Editor(watched, self.live, tell, lambda: None)

    def save(self, words: str) -> None:
        (self.project.root / CODING).write_text(words, "utf-8")

    def shown(self) -> str:
        return self.live.page(f"/{GOLDEN}/").decode()

    def stored(self) -> dict[str, bytes]:
        return files_in(self.folder / GOLDEN) if self.folder.exists() else {}


@pytest.fixture
def desk(golden: Project, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(golden, monkeypatch)


def test_page_is_shown_before_it_is_printed_and_stored_after(desk: Desk) -> None:
    desk.save("one")
    with desk.editor() as editor:
        editor.look()
        assert desk.shown() == "one"
        assert desk.stored() == {}
        desk.printed[0][1].set_result(b"%PDF")
        editor.take()
    assert desk.stored()[PAGE] == b"one"
    assert desk.stored()[PDF] == b"%PDF"
    assert [words.partition(" in ")[0] for words, _ in desk.said] == [
        f"{GOLDEN}: {PAGE}", f"report/{GOLDEN}/: all of it",
    ]  # fmt: skip


def test_look_without_a_save_makes_nothing(desk: Desk) -> None:
    desk.save("one")
    with desk.editor() as editor:
        for _ in range(3):
            editor.look()
    assert desk.pages == 1
    assert len(desk.printed) == 1


def test_only_the_newest_is_stored_and_what_is_between_is_not_printed(desk: Desk) -> None:
    with desk.editor() as editor:
        for words in ("one", "two", "three"):
            desk.save(words)
            editor.look()
            assert desk.shown() == words
        assert len(desk.printed) == 1
        desk.printed[0][1].set_result(b"%PDF one")
        editor.take()
        assert desk.stored() == {}
        assert len(desk.printed) == 2
        desk.printed[1][1].set_result(b"%PDF three")
        editor.take()
    assert desk.stored()[PAGE] == b"three"
    assert desk.stored()[PDF] == b"%PDF three"


def test_what_was_saved_while_it_was_printed_is_looked_at_first(desk: Desk) -> None:
    """The PDF may be done before the save has been noticed; saved back, it is stored after all."""
    desk.save("one")
    with desk.editor() as editor:
        editor.look()
        desk.save("two")
        desk.printed[0][1].set_result(b"%PDF")
        editor.take()
        assert desk.stored() == {}
        desk.save("one")
        editor.look()
        assert desk.stored()[PAGE] == b"one"
        assert desk.pages == 1


def test_template_saved_meanwhile_gets_into_no_cache(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = ["old"]
    monkeypatch.setattr("as_stated.build.fingerprint.template", lambda: template[0])
    make = desk.make

    def slowly(job: Job) -> dict[str, bytes]:
        files = make(job)
        template[0] = "new"
        return files

    monkeypatch.setattr(Editor, "_page", lambda _, job: slowly(job))
    with desk.editor(None) as editor:
        editor.look()
        assert desk.stored() == {}
        editor.look()
        assert desk.pages == 2
        assert desk.stored()[PAGE]
    template[0] = "old"
    cache = Cache(desk.project.root / ".cache")
    assert cache.report(read_job(desk.project, Parameters(GOLDEN), None)) is None


def test_problem_is_told_once_and_shown_until_it_is_mended(desk: Desk) -> None:
    desk.save("one")
    with desk.editor(None) as editor:
        editor.look()
        stored = desk.stored()
        desk.save("wrong")
        for _ in range(3):
            editor.look()
        assert [words for words, err in desk.said if err] == ["story.toml is wrong. Mend it."]
        assert desk.live._problem == "story.toml is wrong. Mend it."
        assert desk.shown() == "one"
        desk.save("wrong again")
        editor.look()
        assert [err for _, err in desk.said].count(True) == 2
        desk.save("one")
        editor.look()
    assert desk.live._problem == ""
    assert desk.stored() == stored
    assert desk.pages == 3  # what had been made before was taken from the cache


def test_half_a_file_is_no_problem(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.save("wrong")
    monkeypatch.setattr("as_stated.preview.session.time.sleep", lambda _: desk.save("one"))
    with desk.editor(None) as editor:
        editor.look()
        assert desk.said == []
        editor.look()
    assert desk.shown() == "one"


def test_missing_inputs_are_told_until_they_are_back(desk: Desk) -> None:
    notebooks = desk.project.root / "notebooks"
    with desk.editor(None) as editor:
        editor.look()
        notebooks.rename(desk.project.root / "elsewhere")
        editor.look()
        assert "there are no notebooks. Restore them." in desk.live._problem
        (desk.project.root / "elsewhere").rename(notebooks)
        editor.look()
    assert desk.live._problem == ""


def test_another_run_at_work_is_waited_for(desk: Desk) -> None:
    with desk.editor(None) as editor:
        with locked(desk.folder):
            editor.look()
            editor.look()
            assert desk.live._problem.endswith("Wait for it, or choose another --out.")
            assert [err for _, err in desk.said].count(True) == 1
        editor.look()
    assert desk.live._problem == ""
    assert desk.stored()


def test_failed_pdf_is_a_problem_and_stores_nothing(desk: Desk) -> None:
    with desk.editor() as editor:
        editor.look()
        desk.printed[0][1].set_exception(RenderError("report.pdf lacks a claim."))
        editor.take()
    assert desk.live._problem == "report.pdf lacks a claim."
    assert desk.stored() == {}


def test_other_articles_are_not_looked_at(desk: Desk) -> None:
    with desk.editor(None) as editor:
        editor.look()
        other = desk.project.root / "data" / "other"
        other.mkdir()
        (other / "claims.csv").write_text("claim_id\n")
        editor.look()
    assert desk.pages == 1


def test_without_pango_there_is_a_page_and_a_word(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking() -> None:
        raise PangoError("The PDF needs Pango.")

    monkeypatch.setattr(editing, "check_pango", lacking)
    with desk.editor() as editor:
        editor.look()
    assert desk.said[0] == ("The PDF needs Pango. Until then there is no PDF.", True)
    assert PAGE in desk.stored()
    assert PDF not in desk.stored()


def test_killed_printer_is_replaced() -> None:
    job = Job(Parameters("a"), {}, "A4")
    printer = Printer()
    scratch = Path(printer._scratch.name)
    printer._last.result()
    (process,) = active_children()
    process.kill()
    with suppress(BrokenProcessPool):  # unless it is known already
        printer.submit(job, {}).result()
    assert printer.fetch(printer.submit(job, {})).startswith(b"%PDF")
    printer.submit(job, {})
    printer.close()  # in the middle of it
    assert active_children() == []
    assert not scratch.exists()
