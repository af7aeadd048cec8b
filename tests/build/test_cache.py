"""The cache: nothing stale, nothing damaged, and exactly what changed is made again."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from as_stated.build import fingerprint
from as_stated.build.cache import MAX_AGE_S, SWEEP_EVERY_S, Cache, open_cache
from as_stated.build.inputs import ReportInputs, read_inputs
from as_stated.hashing import sha256
from as_stated.project import Project
from as_stated.show.parameters import Parameters
from tests.helpers.projects import GOLDEN, files_in

FILES = {
    "notebooks/1-figures.ipynb": b"one",
    "notebooks/2-charts.ipynb": b"two",
    "notebooks/3-readings.ipynb": b"three",
    "notebooks/4-ledger.ipynb": b"four",
    "index.html": b"page",
}


@pytest.fixture
def job(golden: Project) -> ReportInputs:
    return read_inputs(golden, Parameters(GOLDEN), "A4")


@pytest.fixture
def cache(tmp_path: Path, job: ReportInputs) -> Cache:
    """A cache that has the job's report."""
    cache = Cache(tmp_path / "cache")
    cache.keep(job, FILES)
    return cache


def changed(job: ReportInputs, path: str) -> ReportInputs:
    return replace(job, files={**job.files, path: job.files[path] + b" "})


def test_what_was_kept_is_found(cache: Cache, job: ReportInputs) -> None:
    report = cache.report(job)
    assert report is not None
    assert cache.files(report) == FILES
    assert cache.notebooks(job)["2-charts"] == b"two"
    assert len(cache.notebooks(job)) == 4


@pytest.mark.parametrize(
    "path",
    [
        f"data/{GOLDEN}/claims.csv",
        f"data/{GOLDEN}/story.toml",
        "data/units.csv",
        f"seeds/{GOLDEN}.txt",
    ],
)
def test_a_changed_input_asks_for_all_of_the_article(
    cache: Cache, job: ReportInputs, path: str
) -> None:
    other = changed(job, path)
    assert cache.report(other) is None
    assert cache.notebooks(other) == {}
    assert cache.report(job) is not None


def test_a_changed_notebook_asks_for_itself_alone(cache: Cache, job: ReportInputs) -> None:
    other = changed(job, "notebooks/2-charts.ipynb")
    assert cache.report(other) is None
    assert sorted(cache.notebooks(other)) == ["1-figures", "3-readings", "4-ledger"]


def test_other_parameters_are_another_report(cache: Cache, job: ReportInputs) -> None:
    for parameters in (Parameters(GOLDEN, "one-figure"), Parameters(GOLDEN, events="x")):
        other = replace(job, parameters=parameters)
        assert cache.report(other) is None
        assert cache.notebooks(other) == {}


def test_other_paper_is_another_report_of_the_same_notebooks(
    cache: Cache, job: ReportInputs
) -> None:
    for paper in ("letter", None):
        other = replace(job, paper=paper)
        assert cache.report(other) is None
        assert len(cache.notebooks(other)) == 4


@pytest.mark.parametrize("name", ["code", "libraries"])
def test_other_code_or_libraries_ask_for_everything(
    cache: Cache, job: ReportInputs, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, name, lambda: "another")
    assert cache.report(job) is None
    assert cache.notebooks(job) == {}


def test_other_template_asks_for_no_kernel(cache: Cache, job: ReportInputs) -> None:
    other = replace(job, template="another")
    assert cache.report(other) is None
    assert len(cache.notebooks(other)) == 4


def test_template_saved_meanwhile_is_not_taken_for_the_one_it_was_made_with(
    golden: Project, cache: Cache, job: ReportInputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "template", lambda: "another")
    cache.keep(job, FILES)
    assert cache.report(read_inputs(golden, Parameters(GOLDEN), "A4")) is None
    assert cache.report(job)


def damage(folder: Path, kind: str, how: bytes | None) -> None:
    for path in (folder / kind).rglob("*"):
        if path.is_file() and how is None:
            path.unlink()
        elif path.is_file():
            path.write_bytes(how or b"")


@pytest.mark.parametrize("how", [None, b"", b"other", b"0" * 64 + b"\n{}", b"\xff\n{}"])
@pytest.mark.parametrize("kind", ["blobs", "entries"])
def test_a_damaged_entry_is_as_good_as_none(
    cache: Cache, job: ReportInputs, tmp_path: Path, kind: str, how: bytes | None
) -> None:
    damage(tmp_path / "cache", kind, how)
    report = cache.report(job)
    assert report is None or cache.files(report) is None
    assert cache.notebooks(job) == {}
    cache.keep(job, FILES)  # and it can be mended
    report = cache.report(job)
    assert report is not None
    assert cache.files(report) == FILES
    assert len(cache.notebooks(job)) == 4


def test_a_cache_that_cannot_be_written_keeps_nothing(job: ReportInputs, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for cache in (Cache(tmp_path / "file"), Cache(None)):
        cache.keep(job, FILES)
        cache.remember(b"x", "y")
        cache.sweep()
        assert cache.report(job) is None
        assert cache.recall("y") is None
    assert (tmp_path / "file").read_text() == "no folder"


def test_content_by_its_parts(cache: Cache) -> None:
    cache.remember(b"content", "kind", [1, 2])
    assert cache.recall("kind", [1, 2]) == b"content"
    assert cache.recall("kind", [1, 3]) is None


def age(folder: Path, seconds: float) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            then = path.stat().st_mtime - seconds
            os.utime(path, (then, then))


def test_what_was_not_used_for_a_month_goes(
    cache: Cache, job: ReportInputs, tmp_path: Path
) -> None:
    age(tmp_path / "cache", MAX_AGE_S + SWEEP_EVERY_S)
    recent = changed(job, "notebooks/2-charts.ipynb")
    cache.keep(recent, FILES | {"notebooks/2-charts.ipynb": b"new", "index.html": b"new page"})
    cache.sweep()
    assert cache.report(job) is None
    report = cache.report(recent)
    assert report is not None
    assert cache.files(report) is not None  # also what both had, which is as old
    kept = files_in(tmp_path / "cache" / "blobs").values()
    assert b"page" not in kept
    assert b"new page" in kept


def test_a_sweep_a_day(cache: Cache, job: ReportInputs, tmp_path: Path) -> None:
    cache.sweep()
    age(tmp_path / "cache" / "entries", MAX_AGE_S + 1)
    cache.sweep()
    assert len(list((tmp_path / "cache" / "entries").iterdir())) == 5


def test_what_another_run_is_about_to_refer_to_is_kept(cache: Cache, tmp_path: Path) -> None:
    """A blob is written before the entry that tells of it."""
    damage(tmp_path / "cache", "entries", None)
    cache.sweep()
    assert len(files_in(tmp_path / "cache" / "blobs")) == len(FILES)


def test_git_and_backups_pass_it_by(cache: Cache, tmp_path: Path) -> None:
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"
    assert (tmp_path / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28")


def test_the_folder_is_for_its_owner_alone(cache: Cache, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    for path in (folder, *folder.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_can_write_to_is_not_used(
    cache: Cache, job: ReportInputs, tmp_path: Path, mode: int
) -> None:
    folder, told = tmp_path / "cache", list[str]()
    assert open_cache(folder, told.append).report(job)
    folder.chmod(mode)
    assert open_cache(folder, told.append).report(job) is None
    assert told == [
        "cache/: other users can write to it, so it is not used. Delete it; it is created again."
    ]


def test_a_folder_of_another_user_is_not_used(
    cache: Cache, job: ReportInputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    assert open_cache(tmp_path / "cache", told.append).report(job) is None
    assert told == [
        "cache/: it belongs to another user, so it is not used. Delete it; it is created again."
    ]


@pytest.mark.parametrize(
    "entry", [b"[]", b'"x"', b'{"a": 1}', b'{"a": "../../x"}', b'{"x": "y"}', b"null", b"{"]
)
def test_an_entry_of_another_shape_is_as_good_as_none(
    cache: Cache, job: ReportInputs, tmp_path: Path, entry: bytes
) -> None:
    for path in (tmp_path / "cache" / "entries").iterdir():
        path.write_bytes(sha256(entry).encode() + b"\n" + entry)
    assert cache.report(job) is None
    assert cache.notebooks(job) == {}
    cache.sweep()
