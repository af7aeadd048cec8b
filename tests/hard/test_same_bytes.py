"""The same report, byte for byte, whatever the machine, its user and its settings.

Each variation is a function that changes a trial of two articles before it is run; the files of
`report/`, the PDFs and the pictures too, are compared with a run without it. A fresh environment is
what CI compares: there each file is compared with the committed one.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.helpers.difference import first_difference
from tests.helpers.projects import GOLDEN, SEED, files_in
from tests.helpers.variations import (
    COMMAND,
    Trial,
    Vary,
    as_user,
    ascii_only,
    becoming,
    busy_home,
    fonts_installed,
    from_elsewhere,
    from_within,
    linked,
    locale_of,
    look,
    look_here,
    make_trial,
    moved,
    no_fonts,
    old_files,
    other_order,
    read_only,
    settings,
    templates,
    through,
    umask,
    words,
)

pytestmark = [pytest.mark.hard, pytest.mark.process]

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
YEAR = "2031"
# The number of a user whom the system has a name for, and of one it has none for.
NOBODY, NAMELESS = 65534, 31007


@pytest.fixture(scope="session")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    """The files of a run without a variation."""
    with tempfile.TemporaryDirectory(prefix="s-") as aside:
        trial = make_trial(tmp_path_factory.mktemp("first") / "p", Path(aside))
        files = trial.build()
    names = {f"{name}/report.pdf" for name in (SEED, GOLDEN)} | {f"{SEED}/charts/deaths.png"}
    assert names <= files.keys()
    yield files


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Trial]:
    with tempfile.TemporaryDirectory(prefix="s-") as aside:  # short: sockets lie in it
        yield make_trial(tmp_path / "p", Path(aside))


def compare(expected: dict[str, bytes], found: dict[str, bytes]) -> None:
    difference = first_difference(expected, found)
    if difference:
        pytest.fail(difference, pytrace=False)


CLOCK = """
import os, time
real, shift = time.time, {seconds}
time.time = lambda: real() + shift
time.time_ns = lambda: int(time.time() * 1e9)
for name in ("localtime", "gmtime"):
    def now(seconds=None, of=getattr(time, name)):
        return of(time.time() if seconds is None else seconds)
    setattr(time, name, now)
"""
LOGGED = """
import os, sys, time, datetime
with open({log!r}, "a") as log:
    log.write(f"{{time.localtime().tm_year}} {{datetime.date.today().year}} {{sys.orig_argv}}\\n")
from as_stated.kernels import preloading
preloading.KEPT += ("PYTHONPATH", "LD_PRELOAD", "FAKETIME")
"""


def dated(trial: Trial, source: str, word: int) -> Callable[[], None]:
    """Have each Python of the run, the kernels' too, begin with this source.

    Args:
        source: what sets its clock.
        word: which word of the log must be the year: 0 of the module `time`, 1 of `datetime`.

    Returns:
        Asserts afterwards that the processes of the run had that year.
    """
    log = trial.aside / "years"
    file = trial.write("site/sitecustomize.py", source + LOGGED.format(log=str(log)))
    trial.set(PYTHONPATH=str(file.parent))

    def held() -> None:
        lines = log.read_text().splitlines()
        assert {line.split()[word] for line in lines} == {YEAR}
        assert any("forkserver" in line for line in lines), "the kernels had today's date"

    return held


def test_another_day_as_python_has_it(expected: dict[str, bytes], trial: Trial) -> None:
    import calendar
    import time

    seconds = calendar.timegm((int(YEAR), 2, 3, 4, 5, 6)) - int(time.time())
    held = dated(trial, CLOCK.format(seconds=seconds), 0)
    compare(expected, trial.build())
    held()


@pytest.mark.skipif(FAKETIME is None, reason="libfaketime is not installed (apt install faketime)")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_another_day_as_the_system_has_it(
    expected: dict[str, bytes], trial: Trial, jobs: str
) -> None:
    held = dated(trial, "", 1)
    clock = f"@{YEAR}-02-03 04:05:06"
    trial.set(LD_PRELOAD=str(FAKETIME), FAKETIME=clock)
    trial.words = ("--jobs", jobs)
    compare(expected, trial.build())
    held()


def _works(*command: str) -> bool:
    """Whether this user and system can do that."""
    if not shutil.which(command[0]):
        return False
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


as_root = pytest.mark.skipif(
    not _works(*becoming(NOBODY), "true"), reason="only root may become another user"
)
without_network = pytest.mark.skipif(
    not _works("unshare", "-n", "true"), reason="only root can take the network away"
)
one_processor = pytest.mark.skipif(not shutil.which("taskset"), reason="there is no taskset")

FOLDERS = {
    "folder: another name": moved("other"),
    "folder: a blank and letters of other alphabets": moved("Ein Ordner ü 東京 и"),
    "folder: quotes, signs and a line break": moved('it\'s "50 %" <b>&amp; $HOME #1\n;'),
    "folder: a long path": moved("long" * 50),
    "folder: one of the reader's markup": moved("*bold* _it_ $x$ #let [a](b)"),
    "folder: reached through a link": linked,
    "started in data": from_within("data"),
    "started in another folder": from_elsewhere,
    "files: dated 1970": old_files,
    "files: written in another order": other_order,
    "files: read-only": read_only,
    "umask: all may write": umask(0),
    "umask: the group may read": umask(0o027),
    "umask: nobody else may read": umask(0o077),
}
HOMES = {
    "home: none": settings(HOME=None),
    "home: empty": settings(HOME=""),
    "home: missing": settings(HOME="/nonexistent/home"),
    "home: full of settings": busy_home,
    "settings: notebook templates": templates,
    "settings: charts": look,
    "settings: charts, in the project": look_here,
    "settings: no configuration of Jupyter": settings(JUPYTER_NO_CONFIG="1"),
    "settings: development mode": settings(PYTHONDEVMODE="1", PYTHONWARNINGS="default"),
    "settings: asserts off": settings(PYTHONOPTIMIZE="1"),
    "settings: docstrings off": settings(PYTHONOPTIMIZE="2"),
    "settings: no byte code": settings(PYTHONDONTWRITEBYTECODE="1"),
    "settings: many threads": settings(OMP_NUM_THREADS="8", OPENBLAS_NUM_THREADS="8"),
    "settings: a proxy": settings(
        http_proxy="http://127.0.0.1:9", ALL_PROXY="socks5://127.0.0.1:9"
    ),
    "temporary folder: a blank and another alphabet": settings(TMPDIR="{aside}/tmp ü"),
    "temporary folder: none given": settings(TMPDIR=None),
    "user: of another name": settings(USER="ayşe", LOGNAME="ayşe", USERNAME="ayşe", HOSTNAME="x"),
    "terminal: narrow": settings(COLUMNS="20", LINES="5", TERM="dumb"),
    "terminal: wide, in colour": settings(COLUMNS="999", TERM="xterm-256color", FORCE_COLOR="1"),
    "terminal: no colour": settings(NO_COLOR="1", TERM=None),
}
PLACES = {
    "locale: C": settings(LC_ALL="C", LANG="C"),
    "locale: POSIX, and no other": settings(LC_ALL="POSIX", LANG=None),
    "locale: none": settings(LC_ALL=None, LANG=None),
    "locale: ASCII alone": ascii_only,
    "locale: one that is not there": settings(LC_ALL="xx_XX.UTF-8"),
    "locale: tr_TR.UTF-8": locale_of("tr_TR.UTF-8", "tr_TR", "UTF-8", comma=True),
    "locale: de_DE.UTF-8": locale_of("de_DE.UTF-8", "de_DE", "UTF-8", comma=True),
    "locale: de_DE.ISO-8859-1": locale_of("de_DE", "de_DE", "ISO-8859-1", comma=True),
    "locale: ar_EG.UTF-8": locale_of("ar_EG.UTF-8", "ar_EG", "UTF-8", comma=False),
    "locale: az_AZ.UTF-8": locale_of("az_AZ.UTF-8", "az_AZ", "UTF-8", comma=True),
    "time zone: UTC+14": settings(TZ="Pacific/Kiritimati"),
    "time zone: UTC-11": settings(TZ="Pacific/Pago_Pago"),
    "time zone: a half hour, with summer time": settings(TZ="America/St_Johns"),
    "time zone: one that is not there": settings(TZ="Mars/Olympus"),
    "day: SOURCE_DATE_EPOCH is 0": settings(SOURCE_DATE_EPOCH="0"),
    "day: SOURCE_DATE_EPOCH in 2033": settings(SOURCE_DATE_EPOCH="2000000000"),
    "hash seed: 0": settings(PYTHONHASHSEED="0"),
    "hash seed: 1": settings(PYTHONHASHSEED="1"),
    "hash seed: 4242": settings(PYTHONHASHSEED="4242"),
    "hash seed: random": settings(PYTHONHASHSEED="random"),
    "fonts: none": no_fonts,
    "fonts: others of the same name": fonts_installed("Source Sans Pro", "DejaVu Sans"),
    "fonts: others of our names": fonts_installed(
        "As Stated Sans", "As Stated Fallback", "As Stated Mono", "sans-serif"
    ),
}
RUNS = {
    "jobs: 1": words("--jobs", "1"),
    "jobs: 2": words("--jobs", "2"),
    "jobs: 5": words("--jobs", "5"),
    "articles: named, the last one first": words(GOLDEN, SEED),
    "cache: not used": words("--fresh"),
}
VARIATIONS = [
    *(pytest.param(vary, id=name) for name, vary in (FOLDERS | HOMES | PLACES | RUNS).items()),
    pytest.param(as_user(NOBODY), id="user: nobody", marks=as_root),
    pytest.param(as_user(NAMELESS), id="user: one without a name", marks=as_root),
    pytest.param(through("unshare", "-n"), id="network: none", marks=without_network),
    pytest.param(through("taskset", "-c", "0"), id="processors: one", marks=one_processor),
]


@pytest.mark.parametrize("vary", VARIATIONS)
def test_same_bytes(expected: dict[str, bytes], trial: Trial, vary: Vary) -> None:
    vary(trial)
    temporary = trial.environment.get("TMPDIR")
    if temporary:
        Path(temporary).mkdir(exist_ok=True)
    compare(expected, trial.build())


def test_same_bytes_from_the_cache(expected: dict[str, bytes], trial: Trial) -> None:
    """Built, and then taken from the cache, where the report is gone; also in another folder."""
    trial.build()
    shutil.rmtree(trial.root / "report")
    compare(expected, trial.build())
    shutil.rmtree(trial.root / "report")
    moved("elsewhere")(trial)
    compare(expected, trial.build())


def test_same_bytes_after_the_notebooks_had_other_words(
    expected: dict[str, bytes], trial: Trial
) -> None:
    """A cache that is warm for some of the cells only."""
    notebook = trial.root / "notebooks" / "2-charts.ipynb"
    good = notebook.read_bytes()
    notebook.write_bytes(good.replace(b"charts.timeline", b"charts.speakers"))
    assert notebook.read_bytes() != good
    trial.build()
    notebook.write_bytes(good)
    compare(expected, trial.build())


def test_same_bytes_one_article_at_a_time(expected: dict[str, bytes], trial: Trial) -> None:
    for name in (GOLDEN, SEED):
        trial.words = (name,)
        found = trial.build()
    compare(expected, found)


def test_same_bytes_over_a_report_that_differs(expected: dict[str, bytes], trial: Trial) -> None:
    """What was made of another text is replaced whole."""
    source = trial.root / "data" / GOLDEN / "story.toml"
    good = source.read_text("utf-8")
    source.write_text(good.replace("Nobody counted twice.", "Nobody counted."), "utf-8")
    assert trial.build() != expected
    source.write_text(good, "utf-8")
    compare(expected, trial.build())


def test_same_bytes_in_a_terminal(expected: dict[str, bytes], trial: Trial) -> None:
    """With a terminal for standard output, where progress is shown."""
    main, other = os.openpty()
    command = [*COMMAND, "report"]
    with subprocess.Popen(
        command, cwd=trial.root, env=trial.environment, stdout=other, stderr=other, stdin=other
    ) as running:
        os.close(other)
        while True:
            try:
                if not os.read(main, 1 << 16):
                    break
            except OSError:  # nobody writes to it any more
                break
        assert running.wait() == 0
    os.close(main)
    compare(expected, files_in(trial.root / "report"))
