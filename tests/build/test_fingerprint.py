"""What a report depends on besides its inputs."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from as_stated.build import fingerprint


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a.py", "template/page.css", "b/c.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(fingerprint, "PACKAGE", tmp_path)
    monkeypatch.setattr(fingerprint, "TEMPLATE", tmp_path / "template")
    return tmp_path


def code() -> str:
    return fingerprint.code.__wrapped__()


def test_code_and_template_are_told_apart(package: Path) -> None:
    before, style = code(), fingerprint.template()
    (package / "template" / "page.css").write_text("other")
    assert code() == before
    assert fingerprint.template() != style


@pytest.mark.parametrize("name", ["a.py", "b/c.py", "b/new.py"])
def test_each_file_of_the_code_counts(package: Path, name: str) -> None:
    before = code()
    (package / name).write_text("other")
    assert code() != before


def test_a_moved_file_counts(package: Path) -> None:
    before = code()
    (package / "a.py").rename(package / "d.py")
    assert code() != before


def test_installed_packages_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "none")])
    before = fingerprint.libraries.__wrapped__()
    (tmp_path / "pandas-9.9.dist-info").mkdir()
    assert set(fingerprint.libraries.__wrapped__()) - set(before) == {"pandas-9.9.dist-info"}


WHOLE = fingerprint.Environment("c", ("python-3.11", "pandas-3.1.dist-info", "x-1.dist-info"))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (WHOLE, ""),
        (replace(WHOLE, code="d"), "as-stated"),
        (replace(WHOLE, libraries=("python-3.11", "pandas-3.2.dist-info")), "pandas"),
        (replace(WHOLE, libraries=("python-3.11", "pandas-3.1.dist-info", "y-1.dist-info")), ""),
        (replace(WHOLE, libraries=("python-3.12", "pandas-3.1.dist-info")), "python"),
    ],
)
def test_another_machine(other: fingerprint.Environment, said: str) -> None:
    assert WHOLE.differences(other) == said
