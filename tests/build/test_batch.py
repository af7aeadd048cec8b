"""Many reports: none is made twice, and one that fails keeps none of the others from being made."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from nbformat import v4

from as_stated.build import fingerprint
from as_stated.build.batch import Batch, restore_if_unchanged
from as_stated.build.cache import Cache
from as_stated.build.executors import Built, Workers
from as_stated.build.inputs import ReportInputs
from as_stated.build.outputs import notebook_file
from as_stated.build.report import manifest
from as_stated.build.target import MANIFEST
from as_stated.errors import CodingError, Problem, RenderError
from as_stated.show.display import KEY
from as_stated.show.parameters import Parameters
from tests.helpers.projects import files_in


def job(name: str) -> ReportInputs:
    inputs = {"notebooks/n.ipynb": name.encode()}
    return ReportInputs(Parameters(name), inputs, None, fingerprint.template())


def notebook(name: str) -> bytes:
    return notebook_file(v4.new_notebook(metadata={"name": name}))


def made(job: ReportInputs) -> Built:
    files = {"notebooks/n.ipynb": notebook(job.report), "index.html": job.report.encode()}
    return {**files, MANIFEST: manifest(job, {"n": v4.new_notebook()}, files)}


class Desk:
    """Workers that are threads, and remember what they were given."""

    def __init__(self, room: int = 2, work: Callable[[ReportInputs], Built] = made) -> None:
        self.given: list[tuple[str, dict[str, bytes]]] = []
        self.most = 0
        self._futures: list[Future[Built]] = []
        self._work = work
        self._threads = ThreadPoolExecutor(2)
        self.workers = Workers(self.submit, lambda: room)

    def submit(self, job: ReportInputs, known: Mapping[str, bytes]) -> Future[Built]:
        self.given.append((job.report, dict(known)))
        self._futures.append(self._threads.submit(self._work, job))
        self.most = max(self.most, sum(not each.done() for each in self._futures))
        return self._futures[-1]


def run(
    desk: Desk, names: Iterable[str], folder: Path, cache: Cache | None = None, fresh: bool = False
) -> tuple[list[str], list[str]]:
    told: list[str] = []
    folder.mkdir(exist_ok=True)
    batch = Batch(folder, cache or Cache(None), desk.workers, told.append, fresh)
    failures = batch.run_all(map(job, names))
    return [f"{each.report}: {each.error}" for each in failures], told


def test_each_report_is_written_and_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    failures, told = run(Desk(), "abcd", tmp_path / "report", cache)
    assert failures == []
    assert sorted(told) == ["a: done", "b: done", "c: done", "d: done"]
    assert files_in(tmp_path / "report")["c/index.html"] == b"c"
    assert all(
        restore_if_unchanged(job(name), tmp_path / "report" / name, cache) for name in "abcd"
    )


def test_no_more_jobs_are_read_than_there_is_room_for(tmp_path: Path) -> None:
    """Memory does not grow with their number."""
    three_are_given = Event()

    def names() -> Iterator[str]:
        yield from "abc"
        three_are_given.set()
        yield from "defgh"

    def work(job: ReportInputs) -> Built:
        assert three_are_given.wait(60)  # so the machine's speed makes no difference
        sleep(0.01)  # if more were given, they would be by now
        return made(job)

    desk = Desk(room=3, work=work)
    failures, _ = run(desk, names(), tmp_path)
    assert failures == []
    assert desk.most == 3


def test_one_that_fails_keeps_none_from_being_made(tmp_path: Path) -> None:
    def work(job: ReportInputs) -> Built:
        if job.report == "b":
            raise CodingError([Problem("b.csv", "is wrong.", "Mend it.")])
        if job.report == "c":
            raise ZeroDivisionError("division by zero")
        return made(job)

    cache = Cache(tmp_path / "cache")
    failures, told = run(Desk(work=work), "abcd", tmp_path / "report", cache)
    assert sorted(failures) == [
        "b: b.csv: is wrong. Mend it.",
        "c: ZeroDivisionError: division by zero. Try it alone.",
    ]
    assert sorted(told) == ["a: done", "b: failed", "c: failed", "d: done"]
    assert sorted(p.name for p in (tmp_path / "report").iterdir()) == ["a", "d"]
    assert not restore_if_unchanged(job("b"), tmp_path / "report" / "b", cache)


def test_a_killed_process_costs_only_the_report_that_killed_it(tmp_path: Path) -> None:

    def work(job: ReportInputs) -> Built:
        if job.report == "b":
            raise BrokenProcessPool
        return made(job)

    desk = Desk(work=work)
    failures, _ = run(desk, "abc", tmp_path)
    assert [name for name, _ in desk.given].count("b") == 2  # it may have been another's fault
    assert failures == [
        "b: the process that built it was killed, perhaps because memory ran out. Try it alone."
    ]
    assert sorted(files_in(tmp_path)) == [
        "a/index.html", "a/manifest.json", "a/notebooks/n.ipynb",
        "c/index.html", "c/manifest.json", "c/notebooks/n.ipynb",
    ]  # fmt: skip


def test_known_notebooks_go_along_unless_all_is_to_be_fresh(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.keep_notebooks(job("a"), {"notebooks/n.ipynb": notebook("before")})
    desk = Desk()
    run(desk, "a", tmp_path / "report", cache, fresh=True)
    cache.keep_notebooks(job("a"), {"notebooks/n.ipynb": notebook("before")})
    run(desk, "a", tmp_path / "report", cache)
    assert desk.given == [("a", {}), ("a", {"n": notebook("before")})]


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    cache = Cache(tmp_path / "cache")
    run(Desk(), "ab", tmp_path / "report", cache)
    return cache


@pytest.mark.parametrize(
    "harm", ["none", "changed", "gone", "more", "a link", "a pipe", "all gone"]
)
def test_what_was_made_is_there_whatever_became_of_the_files(
    tmp_path: Path, kept: Cache, harm: str
) -> None:
    folder = tmp_path / "report" / "a"
    before = files_in(folder)
    if harm == "changed":
        (folder / "index.html").write_bytes(b"by hand")
    if harm == "gone":
        (folder / "index.html").unlink()
    if harm == "more":
        (folder / "stray.html").write_bytes(b"")
    if harm == "a link":
        (folder / "index.html").rename(tmp_path / "elsewhere.html")
        (folder / "index.html").symlink_to(tmp_path / "elsewhere.html")
    if harm == "a pipe":
        (folder / "index.html").unlink()
        os.mkfifo(folder / "index.html")
    if harm == "all gone":
        (folder).rename(tmp_path / "elsewhere")
    assert restore_if_unchanged(job("a"), folder, kept)
    assert files_in(folder) == before


def test_a_damaged_cache_is_not_trusted(tmp_path: Path, kept: Cache) -> None:
    (tmp_path / "report" / "a" / "index.html").unlink()
    for blob in (tmp_path / "cache" / "blobs").rglob("*"):
        if blob.is_file() and blob.read_bytes() == b"a":
            blob.write_bytes(b"z")
    assert not restore_if_unchanged(job("a"), tmp_path / "report" / "a", kept)


Forgery = Callable[[Built], Built]
FORGED: list[tuple[str, Forgery]] = [
    ("path out of the report", lambda made: {**made, "../units.csv": b"forged"}),
    ("path from the root", lambda made: {**made, "/units.csv": b"forged"}),
    ("hidden name", lambda made: {**made, ".htaccess": b"forged"}),
    ("name of a device", lambda made: {**made, "tables/NUL.csv": b"forged"}),
    ("file that no manifest lists", lambda made: {**made, "stray.html": b"forged"}),
    ("other page", lambda made: {**made, "index.html": b"forged"}),
    ("no page", lambda made: {k: v for k, v in made.items() if k != "index.html"}),
    ("no manifest", lambda made: {k: v for k, v in made.items() if k != MANIFEST}),
    ("manifest of another version", lambda made: {
        **made, MANIFEST: made[MANIFEST].replace(b'"as_stated": "', b'"as_stated": "0'),
    }),
    ("manifest that is none", lambda made: {**made, MANIFEST: b"[]"}),
    ("report of another article", lambda _: made(job("b"))),
    ("page that lacks a claim of its table", lambda _: complete(
        {"index.html": b"<p>", "tables/claims.csv": b"claim_id,said\nx,286\n"},
    )),
]  # fmt: skip


def complete(files: Built) -> Built:
    """The files with a manifest that fits them."""
    return {**files, MANIFEST: manifest(job("a"), {"n": v4.new_notebook()}, files)}


@pytest.mark.parametrize("forge", [pytest.param(forge, id=name) for name, forge in FORGED])
def test_a_forged_report_is_a_word_and_is_rebuilt(
    tmp_path: Path, kept: Cache, forge: Forgery
) -> None:
    kept.keep(job("a"), {"notebooks/n.ipynb": notebook("a"), **forge(made(job("a")))})
    (tmp_path / "report" / "a" / "index.html").write_bytes(b"an older one")
    before = files_in(tmp_path / "report")
    told: list[str] = []
    assert not restore_if_unchanged(job("a"), tmp_path / "report" / "a", kept, told.append)
    assert told == ["a: what the cache holds is not this report; it is rebuilt"]
    assert files_in(tmp_path / "report") == before
    assert not (tmp_path / "units.csv").exists()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"{}", id="no notebook"),
        pytest.param(b"\xff", id="no text"),
        pytest.param(
            notebook_file(
                v4.new_notebook(
                    cells=[
                        v4.new_code_cell(
                            outputs=[
                                v4.new_output(
                                    "display_data",
                                    data={"text/csv": "x"},
                                    metadata={KEY: {"files": {"text/csv": "../../x.csv"}}},
                                )
                            ]
                        )
                    ]
                )
            ),
            id="output out of the report",
        ),
    ],
)
def test_a_forged_notebook_is_run_again(tmp_path: Path, content: bytes) -> None:
    cache = Cache(tmp_path / "cache")
    cache.keep_notebooks(job("a"), {"notebooks/n.ipynb": content})
    desk = Desk()
    run(desk, "a", tmp_path / "report", cache)
    assert desk.given == [("a", {})]


def test_what_a_worker_names_outside_the_report_is_not_written(tmp_path: Path) -> None:
    def work(job: ReportInputs) -> Built:
        return {**made(job), "../../units.csv": b"forged"}

    failures, _ = run(Desk(work=work), "a", tmp_path / "report")
    assert failures == ["a: a: '../../units.csv' is not a name for a file of a report."]
    assert files_in(tmp_path) == {}


def test_an_error_in_writing_is_the_reports_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, files: object) -> None:
        if folder.name == "a":
            raise RenderError("a: No space left on device.")

    monkeypatch.setattr("as_stated.build.batch.write_folder", full)
    failures, told = run(Desk(), "ab", tmp_path)
    assert failures == ["a: a: No space left on device."]
    assert "b: done" in told


def test_what_another_template_may_have_gone_into_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(job: ReportInputs) -> Built:
        monkeypatch.setattr(fingerprint, "template", lambda: "saved meanwhile")
        return made(job)

    cache = Cache(tmp_path / "cache")
    run(Desk(work=work), "a", tmp_path / "report", cache)
    monkeypatch.undo()
    assert files_in(tmp_path / "report")
    assert not restore_if_unchanged(job("a"), tmp_path / "report" / "a", cache)
