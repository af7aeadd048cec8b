"""A JupyterLab of our own, on loopback alone, and a notebook open in it."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from .conftest import ROOT

JUPYTER = ROOT / ".venv-lab" / "bin" / "jupyter"
READY_S = 120  # seconds until it answers, at most: a first start compiles what it imports

# As its user has it, except for what it asks of its makers' hosts by itself, and for the token.
SETTINGS = {
    "LabApp": {
        "check_for_updates_class": "jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "expose_app_in_browser": True,
        "extension_manager": "readonly",
        "news_url": None,
        "open_browser": False,
    },
    "ServerApp": {"allow_root": True, "ip": "127.0.0.1", "port": 0},
    "IdentityProvider": {"token": ""},
}
# Every cell is in the window's document, also those that are not scrolled to.
TRACKER = {"windowingMode": "none"}
PANEL = "jupyterapp.shell.currentWidget"


@contextmanager
def jupyter_lab(project: Path, home: Path) -> Iterator[str]:
    """A server over a project, with settings, caches and logs in a home of its own: its address."""
    settings = home / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    (settings / "tracker.jupyterlab-settings").write_text(json.dumps(TRACKER))
    (home / "config").mkdir()
    (home / "config" / "jupyter_server_config.json").write_text(json.dumps(SETTINGS))
    places = {
        "HOME": home,
        "IPYTHONDIR": home / "ipython",
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
    }
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [JUPYTER, "lab", f"--ServerApp.root_dir={project}"],
            cwd=project,
            env=os.environ | {name: str(path) for name, path in places.items()},
            stdout=log,
            stderr=log,
        )
    try:
        yield _address(server, home)
    finally:
        server.terminate()
        server.wait()


def _address(server: "subprocess.Popen[bytes]", home: Path) -> str:
    """Where it listens, as its own file says as soon as it does."""
    end = time.monotonic() + READY_S
    while time.monotonic() < end and server.poll() is None:
        for told in (home / "runtime").glob("jpserver-*.json"):
            with suppress(ValueError):  # not all of it is written yet
                return str(json.loads(told.read_text())["url"])
        time.sleep(0.1)
    raise AssertionError((home / "log").read_text())


def open_lab(page: Page, address: str) -> None:
    """Let a window show JupyterLab, ready for what is done in it."""
    page.goto(f"{address}lab?reset")
    page.wait_for_function("window.jupyterapp", timeout=60_000)
    page.evaluate("async () => { await jupyterapp.restored }")


class Notebook:
    """A notebook in JupyterLab's window, with a kernel; what is done to it is what the menus do.

    Args:
        page: that window.
        path: of the notebook, in the server's folder.
    """

    def __init__(self, page: Page, path: str) -> None:
        self.page, self.path = page, path
        self._do("docmanager:open", {"path": path})
        page.wait_for_function(f"path => {PANEL}?.context?.path === path", arg=path)
        page.evaluate(
            f"async () => {{ await {PANEL}.revealed; await {PANEL}.sessionContext.ready }}"
        )

    def close(self) -> None:
        """File > Close and Shut Down Notebook, once it is saved."""
        self.save()
        self.page.evaluate(f"() => {PANEL}.sessionContext.shutdown()")
        self._do("application:close")

    def run_all(self) -> None:
        """Run > Run All Cells; returns when the last one is done."""
        self._do("notebook:run-all-cells")

    def restart_and_run_all(self) -> None:
        """Kernel > Restart Kernel and Run All Cells…, and yes to the question."""
        self.page.evaluate(
            "() => { window.ran = jupyterapp.commands.execute('notebook:restart-run-all') }"
        )
        self.page.click(".jp-Dialog .jp-mod-accept")
        self.page.evaluate("() => window.ran")

    def save(self) -> None:
        """File > Save Notebook."""
        self._do("docmanager:save")

    def use_theme(self, name: str) -> None:
        """Settings > Theme."""
        self._do("apputils:change-theme", {"theme": name})
        self.page.wait_for_function("name => document.body.dataset.jpThemeName === name", arg=name)

    @property
    def parameters(self) -> str:
        """The source of the cell that sets the parameters."""
        return str(self.cells[self._tagged()]["source"])

    @parameters.setter
    def parameters(self, source: str) -> None:
        """Type something else there."""
        type_it = (
            f"([at, source]) => {PANEL}.content.model.cells.get(at).sharedModel.setSource(source)"
        )
        self.page.evaluate(type_it, [self._tagged(), source])

    def _tagged(self) -> int:
        tags = [each["metadata"].get("tags", []) for each in self.cells]
        return next(at for at, each in enumerate(tags) if "parameters" in each)

    @property
    def cells(self) -> list[dict[str, Any]]:
        """The cells as they would be saved, outputs and all."""
        found: list[dict[str, Any]] = self.page.evaluate(
            f"() => {PANEL}.content.model.toJSON().cells"
        )
        for cell in found:
            cell["source"] = "".join(cell["source"])
        return found

    def _do(self, command: str, arguments: dict[str, str] | None = None) -> None:
        self.page.evaluate(
            "([command, args]) => jupyterapp.commands.execute(command, args).then(() => null)",
            [command, arguments or {}],
        )
