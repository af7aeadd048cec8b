"""A release holds the package, whole, and nothing that is somebody else's."""

import runpy
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

import as_stated
from tests.helpers.projects import ROOT, SEED

release = runpy.run_path(str(ROOT / ".ci" / "release.py"))
VERSION = as_stated.__version__
WHEEL = [
    "as_stated/__init__.py",
    "as_stated/py.typed",
    "as_stated/page/template/index.html.j2",
    "as_stated/starting/template/notebooks/1-figures.ipynb",
    f"as_stated-{VERSION}.dist-info/METADATA",
]


def test_what_is_built_may_be_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Built from the tree as it is, into a copy's dist/."""
    main = release["main"]
    patch = pytest.MonkeyPatch()
    with patch.context() as each:
        each.setenv("SOURCE_DATE_EPOCH", "")
        each.setitem(main.__globals__, "DIST", tmp_path)
        each.chdir(ROOT)
        assert main(f"v{VERSION}") == 0, capsys.readouterr().err
        assert main("v9.9.9") == 1
    assert "the tag v9.9.9 is not" in capsys.readouterr().err
    assert len(list(tmp_path.iterdir())) == 2
    (wheel,), (source,) = tmp_path.glob("*.whl"), tmp_path.glob("*.tar.gz")
    with ZipFile(wheel) as packed, tarfile.open(source) as archive:
        assert {each.date_time[3:] for each in packed.infolist()} == {(0, 0, 0)}  # no clone's time
        assert len({each.date_time for each in packed.infolist()}) == 1
        assert len({each.mtime for each in archive} - {0}) == 1  # 0: written by flit itself


@pytest.mark.parametrize(
    ("names", "fault"),
    [
        pytest.param(WHEEL, None, id="sound"),
        pytest.param([*WHEEL, "tests/test_cli.py"], "is no part of the package", id="tests"),
        pytest.param([*WHEEL, f"as_stated/x/{SEED}.txt"], "must not be published", id="an article"),
        pytest.param([*WHEEL, "as_stated/__pycache__/x.pyc"], "must not be", id="byte code"),
        pytest.param(WHEEL[:3] + WHEEL[4:], "1-figures.ipynb is missing", id="no notebooks"),
    ],
)
def test_what_does_not_belong_is_named(names: list[str], fault: str | None) -> None:
    found = release["faults_of_wheel"](names, [SEED])
    assert len(found) == (fault is not None)
    assert fault is None or fault in found[0]


def test_what_is_published_is_what_was_tried() -> None:
    """The job that may publish builds nothing, and has no other right."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))
    build, publish = workflow["jobs"]["build"], workflow["jobs"]["publish"]
    runs = [step["run"] for step in build["steps"] if "run" in step]
    assert runs[-2:] == [
        '.venv/bin/python .ci/release.py "$GITHUB_REF_NAME"',
        ".ci/wheel dist/*.whl",
    ]
    assert publish["needs"] == "build"
    assert publish["permissions"] == {"id-token": "write"}
    assert all("run" not in step for step in publish["steps"])
    assert "password" not in str(workflow)
