"""Each message that a test of the coding reads is held to its form."""

from collections.abc import Iterator

import pytest

from as_stated.errors import Problem


@pytest.fixture(autouse=True, scope="package")
def _messages_are_sentences() -> Iterator[None]:
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

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Problem, "__str__", check_and_say)
        yield
