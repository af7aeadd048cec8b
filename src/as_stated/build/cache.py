"""What was built before, by what it was built from: nothing is built twice, and nothing stale is taken.

A key is the hash of all that a result depends on: inputs, parameters, this package's code, the
versions of the libraries. What is stored under a key is checked by its own hash each time it is taken; a
damaged entry is as good as none. A hash is no signature: who can write here can forge an entry, so
the folder is for its owner alone. Nothing here is needed: it may be deleted at any time.
"""

import json
import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from as_stated.atomic import write_file
from as_stated.build import fingerprint
from as_stated.build.inputs import Progress, ReportInputs
from as_stated.errors import NotebookError
from as_stated.hashing import sha256

MAX_AGE_S = 30 * 24 * 3600  # seconds that an entry is kept after it was last used
# Seconds from one sweep to the next; as long, what nothing refers to is kept.
SWEEP_EVERY_S = 24 * 3600


def open_cache(folder: Path, progress: Progress = lambda _: None) -> "Cache":
    """The cache in a folder that only its owner can write to; else one that keeps nothing.

    Args:
        progress: told why the folder is not used.
    """
    with suppress(OSError):  # not there yet
        found = folder.stat()
        why = ""
        if found.st_uid != os.geteuid():
            why = "it belongs to another user"
        elif found.st_mode & 0o022:
            why = "other users can write to it"
        if why:
            progress(f"{folder.name}/: {why}, so it is not used. Delete it; it is created again.")
            return Cache(None)
    return Cache(folder)


class Cache:
    """A folder of results; one that cannot be written to is a cache that keeps nothing.

    Args:
        folder: where; None for a cache that never has anything.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def report(self, inputs: ReportInputs) -> dict[str, str] | None:
        """The report of these `inputs`, if it was made before: path to the hash of the content."""
        return self._entry(_report_key(inputs))

    def files(self, report: Mapping[str, str]) -> dict[str, bytes] | None:
        """The contents of a report that `report` found; None if one of them is gone or damaged."""
        files = {}
        for path, digest in report.items():
            content = self._blob(digest)
            if content is None:
                return None
            files[path] = content
        return files

    def notebooks(self, inputs: ReportInputs) -> dict[str, bytes]:
        """The notebooks of these `inputs` that were executed before: name to result."""
        found = {}
        for name, key in _notebook_keys(inputs).items():
            entry = self._entry(key)
            content = self._blob(entry.get("notebook", "")) if entry else None
            if content is not None:
                found[name] = content
        return found

    def keep(self, inputs: ReportInputs, files: Mapping[str, bytes]) -> None:
        """Keep a finished report of these `inputs`, `files`, and the result of each of its notebooks."""
        self.keep_notebooks(inputs, files)
        with suppress(OSError):  # a full disk, a folder of somebody else's: then it is made again
            hashes = {path: self._keep_blob(content) for path, content in files.items()}
            self._write(f"entries/{_report_key(inputs)}", _sealed(hashes))

    def keep_notebooks(self, inputs: ReportInputs, files: Mapping[str, bytes]) -> None:
        """Keep the result of each notebook of these `inputs`, as it is among the `files` of a report."""
        with suppress(OSError):
            self._prepare()
            for name, key in _notebook_keys(inputs).items():
                digest = self._keep_blob(files[f"notebooks/{name}.ipynb"])
                self._write(f"entries/{key}", _sealed({"notebook": digest}))

    def recall(self, *parts: object) -> bytes | None:
        """What `remember` stored for the same parts."""
        entry = self._entry(_key(*parts))
        return self._blob(entry.get("content", "")) if entry else None

    def remember(self, content: bytes, *parts: object) -> None:
        """Keep a content under all that it depends on: plain values, as JSON has them."""
        with suppress(OSError):
            self._prepare()
            self._write(f"entries/{_key(*parts)}", _sealed({"content": self._keep_blob(content)}))

    def keep_failed(self, report: str, error: Exception) -> None:
        """Keep a notebook of a `report` that failed, up to there; the `error` then says where that is."""
        if isinstance(error, NotebookError) and error.ran and self._folder:
            path = f"failed/{report}/{error.name}.ipynb"
            with suppress(OSError):
                self._prepare()
                self._write(path, error.ran)
                error.kept = os.path.relpath(self._folder / path)

    def sweep(self, now: float | None = None) -> None:
        """Delete what was not used for a month, at most once a day; `now` in seconds, of the clock if None."""
        if self._folder is None or not self._folder.is_dir():
            return
        now = time.time() if now is None else now
        stamp = self._folder / "swept"
        with suppress(OSError):
            if stamp.exists() and now - stamp.stat().st_mtime < SWEEP_EVERY_S:
                return
            stamp.touch()
            wanted: set[str] = set()
            for entry in self._all("entries"):
                if now - entry.stat().st_mtime > MAX_AGE_S:
                    entry.unlink()
                else:
                    wanted |= set((self._entry(entry.name) or {}).values())
            for failed in self._all("failed"):
                if now - failed.stat().st_mtime > MAX_AGE_S:
                    failed.unlink()
            for blob in self._all("blobs"):
                if blob.name not in wanted and now - blob.stat().st_mtime > SWEEP_EVERY_S:
                    blob.unlink()

    def _all(self, kind: str) -> Iterator[Path]:
        return (path for path in (self._where() / kind).rglob("*") if path.is_file())

    def _where(self) -> Path:
        if self._folder is None:
            raise FileNotFoundError
        return self._folder

    def _prepare(self) -> None:
        if not (self._where() / ".gitignore").exists():
            self._write(".gitignore", b"*\n")
            tag = b"Signature: 8a477f597d28d172789f06886806bc55\n"  # of cache folders, for backups
            self._write("CACHEDIR.TAG", tag)

    def _entry(self, key: str) -> dict[str, str] | None:
        with suppress(OSError, ValueError):
            path = self._where() / "entries" / key
            seal, _, content = path.read_bytes().partition(b"\n")
            if sha256(content) == seal.decode("ascii"):
                os.utime(path)
                entry = json.loads(content)
                if isinstance(entry, dict) and all(map(_is_digest, entry.values())):
                    return entry
        return None

    def _blob(self, digest: str) -> bytes | None:
        with suppress(OSError):
            content = (self._where() / _place(digest)).read_bytes()
            if sha256(content) == digest:
                return content
        return None

    def _keep_blob(self, content: bytes) -> str:
        digest = sha256(content)
        # Read, not just looked for: a damaged one is written again.
        if self._blob(digest) is None:
            self._write(_place(digest), content)
        return digest

    def _write(self, name: str, content: bytes) -> None:
        path = self._where() / name
        for folder in (self._where(), *reversed(path.relative_to(self._where()).parents[:-1])):
            (self._where() / folder).mkdir(mode=0o700, exist_ok=True)
        write_file(path, content, durable=False)  # its hash tells one that was lost
        path.chmod(0o600)


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


def _place(digest: str) -> str:
    return f"blobs/{digest[:2]}/{digest}"


def _sealed(entry: Mapping[str, str]) -> bytes:
    content = json.dumps(entry).encode()
    return sha256(content).encode() + b"\n" + content


def _key(*parts: object) -> str:
    return sha256(json.dumps(parts).encode())


def _hashes(inputs: ReportInputs, notebooks: bool) -> dict[str, str]:
    return {
        path: sha256(content)
        for path, content in sorted(inputs.files.items())
        if notebooks or not path.endswith(".ipynb")
    }


def _report_key(inputs: ReportInputs) -> str:
    return _key(
        "report", fingerprint.code(), inputs.template, fingerprint.libraries(),
        asdict(inputs.parameters), _hashes(inputs, notebooks=True), inputs.paper, inputs.targets,
        inputs.cards,
    )  # fmt: skip


def _notebook_keys(inputs: ReportInputs) -> dict[str, str]:
    """Name to key. A notebook sees the text, the coding and its own cells, and no other notebook."""
    seen = (
        fingerprint.code(), fingerprint.libraries(), asdict(inputs.parameters),
        _hashes(inputs, notebooks=False),
    )  # fmt: skip
    return {
        name: _key("notebook", *seen, sha256(content)) for name, content in inputs.notebooks.items()
    }
