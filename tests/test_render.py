"""From notebooks to a report: whole or not at all, the same bytes each time."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode, v4

from as_stated.errors import RenderError
from as_stated.outputs import KEY
from as_stated.render import named_files, run_notebooks


def notebook(tmp_path: Path, *sources: str) -> Path:
    path = tmp_path / "n.ipynb"
    cells = [v4.new_code_cell('word: str = "a"  # help', metadata={"tags": ["parameters"]})]
    cells += [v4.new_code_cell(source) for source in sources]
    nbformat.write(v4.new_notebook(cells=cells), path)
    return path


def shows(path: str, content: str) -> NotebookNode:
    output = v4.new_output(
        "display_data", data={"text/csv": content}, metadata={KEY: {"files": {"text/csv": path}}}
    )
    return v4.new_notebook(cells=[v4.new_code_cell("x", outputs=[output])])


def test_run_gives_parameters_and_leaves_no_trace_of_the_run(tmp_path: Path) -> None:
    path = notebook(tmp_path, "word")
    done: list[str] = []
    nb = run_notebooks([path], {"word": "b"}, tmp_path, done.append)["n"]
    assert done == ["n.ipynb"]
    assert nb.cells[-1].outputs[0].data["text/plain"] == "'b'"
    text = nbformat.writes(nb)
    for trace in ("papermill", "start_time", "duration", str(tmp_path), "3.1"):
        assert trace not in text
    assert not [p for p in tmp_path.iterdir() if p.name != "n.ipynb"]  # no socket, no copy


def test_kernel_has_one_known_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time zone, locale, hash seed and IPython's start-up files of the machine stay outside."""
    startup = tmp_path / "home" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "leak.py").write_text("leaked = True")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "Asia/Baku")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    probe = "import os; (os.environ['TZ'], os.environ['PYTHONHASHSEED'], 'leaked' in globals())"
    nb = run_notebooks([notebook(tmp_path, probe)], {}, tmp_path, lambda _: None)["n"]
    assert nb.cells[-1].outputs[0].data["text/plain"] == "('UTC', '0', False)"


def test_failed_cell_is_shown_in_one_screen(tmp_path: Path) -> None:
    path = notebook(tmp_path, "1 / 0")
    with pytest.raises(RenderError) as caught:
        run_notebooks([path], {}, tmp_path, lambda _: None)
    assert str(caught.value) == (
        "n.ipynb, cell 2: ZeroDivisionError: division by zero\n    1 / 0\n"
        "Open the notebook and run that cell."
    )


def test_named_files() -> None:
    assert named_files({"n": shows("tables/x.csv", "a\n")}) == {"tables/x.csv": b"a\n"}


@pytest.mark.parametrize("path", ["../x.csv", "/x.csv", "a/../../x", "a\\x", ""])
def test_no_output_leaves_the_report(path: str) -> None:
    with pytest.raises(RenderError, match="out of the report"):
        named_files({"n": shows(path, "a")})


def test_two_outputs_of_one_name_must_agree() -> None:
    same = {"a": shows("x.csv", "1"), "b": shows("x.csv", "1")}
    assert named_files(same) == {"x.csv": b"1"}
    with pytest.raises(RenderError, match=r"b: x\.csv is made twice"):
        named_files({"a": shows("x.csv", "1"), "b": shows("x.csv", "2")})


def test_shelf_names_a_broken_manifest(tmp_path: Path) -> None:
    from as_stated.shelf import write_shelf

    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "manifest.json").write_text("{")
    with pytest.raises(RenderError, match=r"r/manifest\.json: not a manifest"):
        write_shelf(tmp_path)
    shutil.rmtree(tmp_path / "r")
    write_shelf(tmp_path)
    assert (tmp_path / "index.html").is_file()
