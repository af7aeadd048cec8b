"""Trials of a report on a machine with other settings, and what varies in them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import matplotlib
import pytest
from fontTools.ttLib import TTFont

from tests.helpers.projects import GOLDEN, ROOT, SEED, copy_project, files_in

COMMAND = (sys.executable, "-m", "as_stated")


@dataclass
class Trial:
    """A project, and how its reports are built.

    Attributes:
        root: of the project.
        aside: a folder for what a variation needs besides; also holds home and temporary folder.
        environment: of the command.
        before: the words in front of the command.
        words: those behind `report`.
        folder: where the command is started.
    """

    root: Path
    aside: Path
    environment: dict[str, str]
    before: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    umask: int = -1
    folder: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder = self.root

    def set(self, **variables: str | None) -> None:
        """Set variables of the environment; None takes one away."""
        for name, value in variables.items():
            self.environment.pop(name, None)
            if value is not None:
                self.environment[name] = value

    def build(self) -> dict[str, bytes]:
        """Build the reports, and return their files."""
        ran = subprocess.run(
            [*self.before, *COMMAND, "report", *self.words], cwd=self.folder, env=self.environment,
            stdin=subprocess.DEVNULL, capture_output=True, umask=self.umask, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr.decode(errors="replace")
        return files_in(self.root / "report")

    def write(self, path: str, content: str) -> Path:
        """Write a file of the folder aside."""
        file = self.aside / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
        return file


Vary = Callable[[Trial], None]


def make_trial(root: Path, aside: Path) -> Trial:
    """A project of both articles, with a home and a temporary folder of its own."""
    copy_project(ROOT, root)
    golden = ROOT / "tests" / "golden"
    shutil.copytree(golden / "data" / GOLDEN, root / "data" / GOLDEN)
    shutil.copy(golden / "seeds" / f"{GOLDEN}.txt", root / "seeds")
    units, more = (
        (each / "data" / "units.csv").read_text("utf-8").splitlines() for each in (ROOT, golden)
    )
    more = [
        row for row in more if row.partition(",")[0] not in {u.partition(",")[0] for u in units}
    ]
    (root / "data" / "units.csv").write_text("\n".join([*units, *more, ""]), "utf-8")
    for name in ("home", "tmp"):
        (aside / name).mkdir(parents=True)
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    settings = {"HOME": str(aside / "home"), "TMPDIR": str(aside / "tmp"), "LANG": "C.UTF-8"}
    return Trial(root, aside, kept | settings)


def settings(**variables: str | None) -> Vary:
    """A variation of the environment; `{aside}` stands for the folder aside."""

    def vary(trial: Trial) -> None:
        here = {
            name: value and value.format(aside=trial.aside) for name, value in variables.items()
        }
        trial.set(**here)

    return vary


def words(*given: str) -> Vary:
    """A variation of the command's options."""

    def vary(trial: Trial) -> None:
        trial.words = given

    return vary


def through(*before: str) -> Vary:
    """A variation of what starts the command."""

    def vary(trial: Trial) -> None:
        trial.before = before

    return vary


def moved(name: str) -> Vary:
    """Into a folder of another name."""

    def vary(trial: Trial) -> None:
        other = trial.root.with_name(name) / "p"
        other.parent.mkdir()
        trial.root = trial.folder = trial.root.rename(other)

    return vary


def from_within(folder: str) -> Vary:
    """Started in a folder of the project."""

    def vary(trial: Trial) -> None:
        trial.folder = trial.root / folder

    return vary


def from_elsewhere(trial: Trial) -> None:
    trial.set(AS_STATED_ROOT=str(trial.root))
    trial.folder = trial.aside


def linked(trial: Trial) -> None:
    link = trial.aside / "link"
    link.symlink_to(trial.root)
    trial.folder = link
    trial.set(PWD=str(link))


def umask(bits: int) -> Vary:
    def vary(trial: Trial) -> None:
        trial.umask = bits

    return vary


def read_only(trial: Trial) -> None:
    for path in [*(trial.root / "data").rglob("*"), *(trial.root / "seeds").iterdir()]:
        path.chmod(0o555 if path.is_dir() else 0o444)


def old_files(trial: Trial) -> None:
    for path in trial.root.rglob("*"):
        os.utime(path, (0, 0))


def other_order(trial: Trial) -> None:
    """Folders whose entries were written in another order."""
    for folder in [trial.root / "data" / SEED, trial.root / "notebooks", trial.root / "data"]:
        old = folder.rename(folder.with_name("old"))
        folder.mkdir()
        for path in sorted(old.iterdir(), reverse=True):
            path.rename(folder / path.name)
        old.rmdir()


def busy_home(trial: Trial) -> None:
    """A home with settings for what draws, runs and exports notebooks."""
    look = "font.family: monospace\nsvg.fonttype: path\nfigure.dpi: 37\naxes.facecolor: red\n"
    home = "home/"
    trial.write(f"{home}.config/matplotlib/matplotlibrc", look)
    trial.write(f"{home}.matplotlib/matplotlibrc", look)
    pandas = "import pandas\npandas.set_option('display.precision', 1)\nprint('hello')\n"
    trial.write(f"{home}.ipython/profile_default/startup/00.py", pandas)
    banner = "c.InteractiveShellApp.exec_lines = ['print(1)']\n"
    trial.write(f"{home}.ipython/profile_default/ipython_config.py", banner)
    trial.write(f"{home}.ipython/profile_default/ipython_kernel_config.py", banner)
    trial.write(f"{home}.jupyter/custom/custom.css", "body { color: red }")
    export = "c.TemplateExporter.exclude_input = True\nc.HTMLExporter.theme = 'dark'\n"
    trial.write(f"{home}.jupyter/jupyter_nbconvert_config.py", export)
    trial.write(f"{home}.jupyter/jupyter_config.py", export)
    template = "{% block input %}changed{% endblock %}"
    for where in (".local/share/jupyter", "Library/Jupyter"):
        trial.write(f"{home}{where}/nbconvert/templates/base/display_priority.j2", template)
    trial.write(f"{home}.config/typst/packages.toml", "x")
    trial.write(f"{home}.pythonrc.py", "print('hello')")
    trial.set(PYTHONSTARTUP=str(trial.aside / "home" / ".pythonrc.py"))


def templates(trial: Trial) -> None:
    """Somebody's notebook templates, where Jupyter looks first."""
    trial.write("share/nbconvert/templates/base/display_priority.j2", "changed")
    trial.set(JUPYTER_PATH=str(trial.aside / "share"), JUPYTER_PREFER_ENV_PATH="0")


def look(trial: Trial) -> None:
    """Somebody's settings for charts, where matplotlib looks first."""
    file = trial.write("rc", "font.size: 30\nsavefig.dpi: 40\nsvg.hashsalt: x\nlines.color: red\n")
    trial.set(MATPLOTLIBRC=str(file), MPLBACKEND="svg", MPLCONFIGDIR=str(trial.aside / "mpl"))


def look_here(trial: Trial) -> None:
    (trial.root / "matplotlibrc").write_text("font.size: 30\nsavefig.dpi: 40\n")


def make_font(folder: Path, family: str) -> None:
    """A font of another family's letters under this name."""
    font = TTFont(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "cmtt10.ttf")
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = family
        if record.nameID == 6:
            record.string = family.replace(" ", "")
    folder.mkdir(parents=True, exist_ok=True)
    font.save(folder / f"{family.replace(' ', '')}.ttf")


def fonts_installed(*families: str) -> Vary:
    """Fonts of these names in the places where fonts are looked for."""

    def vary(trial: Trial) -> None:
        fonts = trial.aside / "home" / ".fonts"
        for family in families:
            make_font(fonts, family)
        shutil.copytree(fonts, trial.aside / "home" / ".local" / "share" / "fonts")
        file = trial.write("fonts.conf", f"<fontconfig><dir>{fonts}</dir></fontconfig>")
        trial.set(FONTCONFIG_FILE=str(file), TYPST_FONT_PATHS=str(fonts), XDG_DATA_HOME=str(fonts))

    return vary


def no_fonts(trial: Trial) -> None:
    file = trial.write("fonts.conf", "<fontconfig></fontconfig>")
    trial.set(FONTCONFIG_FILE=str(file), FONTCONFIG_PATH=str(trial.aside))


def locale_of(name: str, source: str, charmap: str, *, comma: bool) -> Vary:
    """In a language of the system, compiled for the trial where the system has its source."""

    def vary(trial: Trial) -> None:
        folder = trial.aside / "locales"
        folder.mkdir()
        make = ["localedef", "-i", source, "-f", charmap, "--no-archive", str(folder / name)]
        if not shutil.which("localedef") or not Path("/usr/share/i18n/locales", source).is_file():
            pytest.skip("the system has no source of this locale (Debian: apt install locales)")
        subprocess.run(make, check=True, capture_output=True)
        trial.set(LOCPATH=str(folder), LC_ALL=name, LANG=name, LANGUAGE=name)
        asked = "import locale; locale.setlocale(locale.LC_ALL, ''); print(locale.localeconv()['decimal_point'])"
        ran = subprocess.run(
            [sys.executable, "-c", asked], env=trial.environment, capture_output=True, check=True
        )
        assert (ran.stdout.strip() == b",") == comma, "the locale is not in force"

    return vary


def ascii_only(trial: Trial) -> None:
    """As a job of cron has it, without what Python does about that by itself."""
    trial.set(LC_ALL="C", LANG=None, PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")


def becoming(number: int) -> tuple[str, ...]:
    """What starts a command as another user, who may read everything: Python may lie in the first one's home."""
    right = "+dac_read_search"
    who = (f"--reuid={number}", f"--regid={number}", "--clear-groups")
    return ("setpriv", *who, f"--inh-caps={right}", f"--ambient-caps={right}")


def as_user(number: int) -> Vary:
    """As another user, whose own the project is."""

    def vary(trial: Trial) -> None:
        trial.before = becoming(number)
        for top in (trial.root, trial.aside):
            for path in [top, *top.rglob("*")]:
                os.chown(path, number, number)
        asked = [*trial.before, sys.executable, "-c", "import os; print(os.geteuid())"]
        assert subprocess.run(asked, capture_output=True, check=True).stdout == b"%d\n" % number

    return vary
