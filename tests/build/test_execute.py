"""From notebooks to executed notebooks: each in a clean kernel of one known environment."""

import json
import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat import NotebookNode, v4

from as_stated.build.execute import execute, results
from as_stated.build.inputs import ReportInputs, read_inputs
from as_stated.errors import (
    CodingError,
    InputError,
    NotebookError,
    ParameterError,
    RenderError,
)
from as_stated.project import Project
from as_stated.show.parameters import Parameters
from tests.helpers.projects import GOLDEN
from tests.helpers.window import PATIENCE, until

pytestmark = pytest.mark.kernel

PARAMETERS = "\n".join(f'{name}: str = ""  # help' for name in ("article", "reading", "events"))


def written(*sources: str) -> bytes:
    """A notebook with the parameters cell and these."""
    cells = [v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})]
    cells += [v4.new_code_cell(source) for source in sources]
    return nbformat.writes(v4.new_notebook(cells=cells)).encode()


@pytest.fixture
def job(golden: Project) -> ReportInputs:
    """The golden article's, without notebooks."""
    whole = read_inputs(golden, Parameters(GOLDEN), None)
    return replace(whole, files={k: v for k, v in whole.files.items() if k[0] != "n"})


def run(
    job: ReportInputs, known: dict[str, bytes] | None = None, **notebooks: bytes
) -> dict[str, NotebookNode]:
    inputs = {f"notebooks/{name}.ipynb": content for name, content in notebooks.items()}
    given = replace(job, files={**job.files, **inputs})
    with execute(given, known or {}, 4, lambda _: None) as futures:
        return {name: future.result() for name, future in futures.items()}


def said(notebook: NotebookNode) -> str:
    text: str = notebook.cells[-1].outputs[0].data["text/plain"]
    return text


def is_gone(pid: int) -> bool:
    """Whether a process has ended, be it that its parent has not asked yet."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_run_gives_parameters_and_leaves_no_trace_of_the_run(
    job: ReportInputs, tmp_path: Path
) -> None:
    done: list[str] = []
    given = replace(job, files={**job.files, "notebooks/n.ipynb": written("article")})
    with execute(given, {}, 1, done.append) as futures:
        notebook = futures["n"].result()
    assert done == ["n.ipynb"]
    assert said(notebook) == f"'{GOLDEN}'"
    text = nbformat.writes(notebook)
    for trace in ("papermill", "start_time", "duration", str(tmp_path), "3.1"):
        assert trace not in text


def test_a_notebook_is_given_the_parameters_that_it_declares(job: ReportInputs) -> None:
    chosen = replace(job, parameters=Parameters(GOLDEN, "one-figure"))
    probe = "sorted({'article', 'reading', 'events'} & globals().keys())"
    notebook = v4.new_notebook(
        cells=[
            v4.new_code_cell('article: str = ""  # help', metadata={"tags": ["parameters"]}),
            v4.new_code_cell(probe),
        ]
    )
    ran = run(chosen, n=nbformat.writes(notebook).encode(), m=written("reading"))
    assert said(ran["n"]) == "['article']"
    assert said(ran["m"]) == "'one-figure'"


def test_kernel_has_one_known_environment(
    job: ReportInputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time zone, locale, hash seed and IPython's start-up files of the machine stay outside."""
    startup = tmp_path / "home" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "leak.py").write_text("leaked = True")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "Asia/Baku")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("SECRET", "of the machine")
    probe = (
        "import os, time; (os.environ['TZ'], time.tzname[0], os.environ['PYTHONHASHSEED'], "
        "'SECRET' in os.environ, 'leaked' in globals(), hash('a'))"
    )
    notebooks = run(job, a=written(probe), b=written(probe))
    assert said(notebooks["a"]).startswith("('UTC', 'UTC', '0', False, False, ")
    assert said(notebooks["a"]) == said(notebooks["b"])


def test_no_state_passes_from_one_notebook_to_another(job: ReportInputs) -> None:
    """Whatever a notebook does to modules, files of its own and the environment, the next is clean."""
    spoil = (
        "import builtins, os, sys, pandas, matplotlib, random\n"
        "builtins.spoilt = pandas.spoilt = sys.spoilt = left = True\n"
        "os.environ['SPOILT'] = '1'; os.chdir('/'); sys.path.insert(0, '/spoilt')\n"
        "matplotlib.rcParams['font.size'] = 99; pandas.options.display.max_rows = 1; random.seed(1)"
    )
    probe = (
        "import builtins, os, sys, pandas, matplotlib, random\n"
        "[hasattr(builtins, 'spoilt'), hasattr(pandas, 'spoilt'), hasattr(sys, 'spoilt'),\n"
        " 'left' in globals(), 'SPOILT' in os.environ, os.getcwd() == '/', '/spoilt' in sys.path,\n"
        " matplotlib.rcParams['font.size'] == 99, pandas.options.display.max_rows == 1]"
    )
    assert said(run(job, a=written(spoil + "\n" + probe))["a"]) == str([True] * 9)
    assert said(run(job, b=written(probe))["b"]) == str([False] * 9)


def test_kernels_draw_different_random_numbers(job: ReportInputs) -> None:
    """Forks of one process would all draw the same."""
    probe = written("import random, numpy; (random.random(), numpy.random.random())")
    a, b = (eval(said(each)) for each in run(job, a=probe, b=probe).values())
    assert a[0] != b[0]
    assert a[1] != b[1]


def test_notebooks_see_their_inputs_and_no_file_beside_them(
    job: ReportInputs, golden: Project
) -> None:
    """What is not hashed cannot be read by a path of the project: nothing stale can come of it."""
    (golden.root / "data" / "other").mkdir()
    (golden.root / "data" / "other" / "x.csv").write_text("a")
    probe = (
        "import os; from as_stated.project import find_project; root = find_project().root\n"
        "(sorted(os.listdir('data')), str(root) == os.getcwd())"
    )
    assert said(run(job, n=written(probe))["n"]) == f"(['{GOLDEN}', 'units.csv'], True)"


def test_known_notebooks_are_not_run(job: ReportInputs) -> None:
    known = written("1")
    notebook = run(job, {"n": known}, n=written("1 / 0"))["n"]
    assert nbformat.writes(notebook) == known.decode()


def test_usual_start_gives_the_same(golden: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where forking is unsound, a kernel is started as ever, and nobody sees it in the report."""
    job = read_inputs(golden, Parameters(GOLDEN), None)
    forked = run(job)
    monkeypatch.setattr("as_stated.kernels.preloading.CAN_FORK", False)
    started = run(job)
    assert {k: nbformat.writes(v) for k, v in forked.items()} == {
        k: nbformat.writes(v) for k, v in started.items()
    }
    pids = [said(run(job, n=written("import os; os.getppid()"))["n"]) for _ in range(2)]
    assert pids == [str(os.getpid())] * 2


def test_failed_cell_is_shown_in_one_screen(job: ReportInputs) -> None:
    with pytest.raises(RenderError) as caught:
        run(job, n=written("1 / 0"))
    assert str(caught.value) == (
        "n.ipynb, cell 2: ZeroDivisionError: division by zero\n    1 / 0\n"
        "Open the notebook and run that cell."
    )


@pytest.mark.parametrize("content", [b"", b"{", b'{"cells": 1}', b"\xff", b"[]"])
def test_what_is_no_notebook_is_named(job: ReportInputs, content: bytes) -> None:
    with pytest.raises(InputError, match=r"notebooks/n\.ipynb: cannot be read as a notebook"):
        run(job, n=content)


def test_killed_kernel_is_named(job: ReportInputs) -> None:
    with pytest.raises(
        RenderError, match=r"n\.ipynb, cell 2: Kernel died\. Run it again; open the"
    ):
        run(job, n=written("import os, signal; os.kill(os.getpid(), signal.SIGKILL)"))


def test_wrong_coding_starts_no_kernel(job: ReportInputs) -> None:
    path = f"data/{GOLDEN}/claims.csv"
    spoilt = replace(job, files={**job.files, path: b"claim\n"})
    with pytest.raises(CodingError, match=r"claims\.csv, header"):
        run(spoilt, n=written("1 / 0"))
    with pytest.raises(ParameterError, match="Choose one of: as-stated"):
        run(replace(job, parameters=Parameters(GOLDEN, "wide")), n=written("1 / 0"))


def test_kernels_end_with_their_server(job: ReportInputs) -> None:
    """Whoever starts a run may be killed at any time: nothing of it may be left."""
    from as_stated.build.modules import preload_kernels
    from as_stated.kernels.client import Fork
    from as_stated.kernels.preloading import environment, stop

    address = preload_kernels()
    assert address
    fork = Fork(address, ["", "", "", "-f", "/dev/null/none"], "/", environment())
    assert fork.wait(PATIENCE) != 0  # no kernel comes of that file
    probe = written("import os; (os.getpid(), os.getppid())")
    pid, parent = eval(said(run(job, n=probe)["n"]))
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)  # its notebook is done
    os.kill(parent, signal.SIGKILL)
    until(lambda: is_gone(parent), "the server goes on")
    assert said(run(job, n=written("1 + 1"))["n"]) == "2"  # another has been started
    stop()


def test_cell_that_never_ends_is_ended_and_named(job: ReportInputs) -> None:
    """And its kernel with it, and what it had started."""
    endless = "import subprocess\nsubprocess.Popen(['sleep', '3600.125'])\nwhile True: pass"
    with pytest.raises(RenderError) as caught:
        run(replace(job, timeout=3), n=written(endless))
    message = str(caught.value)
    assert message.startswith("n.ipynb, cell 2 (")
    assert "): not done after 3 seconds." in message
    assert "--timeout SECONDS" in message

    def commands() -> list[list[str]]:
        return [each.info["cmdline"] or [] for each in psutil.process_iter(["cmdline"])]

    until(
        lambda: not [each for each in commands() if "3600.125" in each], "what it started goes on"
    )


def test_failing_notebook_is_named_while_others_still_run(job: ReportInputs) -> None:
    start = time.monotonic()
    slow = {"notebooks/a.ipynb": written("import time; time.sleep(600)")}
    given = replace(job, files={**job.files, **slow, "notebooks/z.ipynb": written("1 / 0")})
    with (
        pytest.raises(RenderError, match=r"z\.ipynb, cell 2: ZeroDivisionError"),
        execute(given, {}, 2, lambda _: None) as futures,
    ):
        results(futures)
    assert time.monotonic() - start < 500


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param("raise ValueError('x' * 10**6)", "more characters", id="long exception"),
        pytest.param("def f(): f()\nf()", "RecursionError", id="recursion"),
        pytest.param("import os; os._exit(3)", "Kernel died", id="exit of the process"),
        pytest.param("input()", "StdinNotImplementedError", id="question"),
        pytest.param("import sys; sys.exit(3)", "SystemExit: 3", id="exit"),
    ],
)
def test_cell_that_fails_is_one_screen(job: ReportInputs, source: str, said: str) -> None:
    with pytest.raises(NotebookError, match=said) as caught:
        run(job, n=written(source))
    assert len(str(caught.value)) < 3000
    ran = caught.value.ran.decode()
    assert said == "Kernel died" or source in nbformat.reads(ran, as_version=4).cells[-1].source


def test_cells_that_were_not_run_are_no_report(job: ReportInputs) -> None:
    with pytest.raises(NotebookError, match=r"n\.ipynb, cell 2: it ended the notebook"):
        run(job, n=written("import sys; sys.exit()", "1 + 1"))


def test_cell_that_asks_to_quit_ends_nothing(job: ReportInputs) -> None:
    assert said(run(job, n=written("quit()", "1 + 1"))["n"]) == "2"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param({"nbformat": 3}, ": is of notebook format 3", id="older format"),
        pytest.param({"nbformat": 99}, ": is of notebook format 99", id="newer format"),
        pytest.param({"metadata": None}, ": cannot be read", id="no metadata"),
        pytest.param({"cells": {}}, ": cannot be read", id="cells that are no list"),
        pytest.param({"cells": [{}]}, ", cell 1: cannot be read", id="empty cell"),
        pytest.param(
            {"cells": [{"cell_type": "markdown", "id": "a", "metadata": {}}]},
            ", cell 1: cannot be read as a notebook: 'source' is a required", id="no source",
        ),
    ],
)  # fmt: skip
def test_notebook_that_does_not_fit_the_format_starts_no_kernel(
    job: ReportInputs, change: dict[str, object], problem: str
) -> None:
    spoilt = json.dumps(json.loads(written("1 + 1")) | change).encode()
    began: list[str] = []
    given = {"notebooks/a.ipynb": written("1 + 1"), "notebooks/n.ipynb": spoilt}
    with (
        pytest.raises(InputError, match=rf"notebooks/n\.ipynb{problem}"),
        execute(replace(job, files={**job.files, **given}), {}, 1, began.append),
    ):
        pass
    assert not began
