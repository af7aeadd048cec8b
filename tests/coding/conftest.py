"""Each message that a test of the coding reads is held to its form."""

import pytest

from as_stated.errors import Problem


@pytest.fixture(autouse=True)
def _messages_are_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message says what is wrong and what to do, in whole sentences, and does not shout."""
    said = Problem.__str__

    def check_and_say(problem: Problem) -> str:
        for words in (problem.what, problem.todo):
            assert words.endswith((".", "?", ":", "TODO")) or "\n" in words, (
                words
            )  # TODO: a row to paste
            assert words != words.upper(), words
        assert not problem.what.startswith("XX"), problem.what
        assert problem.todo[0].isupper() or problem.todo.startswith("data/"), problem.todo
        return said(problem)

    monkeypatch.setattr(Problem, "__str__", check_and_say)
