"""Everything that can go wrong, as one tree.

    AsStatedError
    + InputError              wrong input or usage: exit code 2
      + ProjectError          no project here, or no such article
      + CodingError           the article or its coding does not hold together
      + ParameterError        an unknown parameter or a wrong value
    + RefusalError            arithmetic on claims that the figures do not bear
    + RenderError             the report could not be made: exit code 1
      + PangoError            the system library that sets the PDF is missing

A message says what is wrong, where, and what to do; the command line prints it without a traceback.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in the article or its coding.

    >>> print(Problem("data/x/claims.csv, row 3 (killed)", "magnitude is empty.", "Fill it in."))
    data/x/claims.csv, row 3 (killed): magnitude is empty. Fill it in.
    """

    where: str  # file, and row and column where there is one
    what: str  # a whole sentence
    todo: str  # a whole sentence

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.todo}"


class Undecided(Problem):
    """A place that a draft left to a person, and that is still marked as such."""

    __slots__ = ()


class AsStatedError(Exception):
    """Anything this package says no to. Catch it to catch all of them."""


class InputError(AsStatedError, ValueError):
    """Wrong input or usage; correct it and run again."""


class ProjectError(InputError):
    """There is no project here, or it has no such article."""


class CodingError(InputError):
    """The article or its coding does not hold together; `problems` names each place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["CodingError"], tuple[tuple[Problem, ...]]]:
        """What to send to another process: the problems, not the words they make."""
        return type(self), (self.problems,)


class ParameterError(InputError):
    """An unknown parameter, or a value that is not allowed; the message lists what is."""


class RefusalError(AsStatedError, TypeError):
    """Arithmetic on claims that the figures do not bear; the message says why."""


class RenderError(AsStatedError, RuntimeError):
    """The report could not be made; the last good one is untouched."""


class PangoError(RenderError):
    """Pango, the system library that sets the PDF's text, is missing."""
