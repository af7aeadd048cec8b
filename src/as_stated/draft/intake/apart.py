"""Reads a page or a document in a process of its own, which may take so long and so much memory.

A file from anywhere can be made to keep its reader busy for hours, fill the memory, or crash it: a
page of one element with a hundred thousand attributes does the first. Then that process ends, and
the command says so.
"""

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import asdict

from as_stated.draft.intake.document import Document
from as_stated.draft.proposals import Proposal
from as_stated.reading import UnreadableError

LIMIT_S = 60
MOST_MEMORY = 2_000_000_000  # bytes, where the system counts them
INSTALL = "Run make documents, or pip install 'as-stated[documents]'."
BY_HAND = "Copy the article's text into a plain text in UTF-8, and give that."
_RUN = "from as_stated.draft.intake.apart import main; main()"


def read_apart(kind: str, said: str, raw: bytes, encoding: str = "") -> Document:
    """Read a file's content, `raw`, in another process.

    Args:
        kind: `page`, `docx` or `pdf`; `said`: the same in a message.
        encoding: what a page is encoded in; empty: find out.

    Raises:
        UnreadableError: it holds no text that can be taken, or its reader ran into a limit.
    """
    words = [sys.executable, "-c", _RUN, kind, encoding]
    try:
        ran = subprocess.run(
            words, input=raw, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=LIMIT_S, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        what = f"is {said} that is not read within {LIMIT_S} seconds"
        raise UnreadableError(what, BY_HAND) from None
    try:
        answer = json.loads(ran.stdout)
    except ValueError:
        what = f"is {said} that cannot be read: it is damaged, or needs too much memory"
        raise UnreadableError(what, BY_HAND) from None
    if "missing" in answer:
        raise UnreadableError(f"is {said}, and what reads those is not installed", INSTALL)
    if "what" in answer:
        raise UnreadableError(answer["what"], answer["todo"])
    stated, proposals = (
        tuple(Proposal(**each) for each in answer[name]) for name in ("stated", "proposals")
    )
    return Document(answer["text"], tuple(answer["notes"]), stated, proposals)


def main() -> None:
    """Read standard input as the kind that the first word names; answer in JSON."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit()
    kind, encoding = sys.argv[1:]
    raw = sys.stdin.buffer.read()
    try:
        answer = asdict(_read(kind, raw, encoding))
    except ImportError:
        answer = {"missing": True}
    except UnreadableError as error:
        answer = {"what": error.what, "todo": error.todo}
    json.dump(answer, answers)
    answers.close()


def _read(kind: str, raw: bytes, encoding: str) -> Document:
    if kind == "docx":
        from as_stated.draft.intake.word import read_word

        return read_word(raw)
    if kind == "pdf":
        from as_stated.draft.intake.pdf import read_pdf

        return read_pdf(raw)
    from as_stated.draft.intake.page import read_page

    return read_page(raw, encoding)


def _limit() -> None:
    """Bound this process, in case the one that started it is gone."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_S, LIMIT_S + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
