"""Everything that can go wrong, as one tree. Each class decides the exit code of the command::

    AsStatedError             exit code 1
    + InputError              wrong input or usage: exit code 2
      + ProjectError          no project here, or no such article
      + CodingError           the coding does not fit the article
        + CheckError          the same, as the command says it: each problem, then how many
      + ParameterError        an unknown parameter or a wrong value
      + NoSuchFigureError     an article has no figure of that name
      + NoSuchColumnError     a table has no column of that name
      + NoSuchTableError      there is no table of that name
      + NoSuchNameError       nor a method, nor a module a function
      + ArgumentError         a call was given another thing than it takes
      + ExportError           a notebook of others cannot be exported (in `page`)
      + NotInstalledError     a package of the extra “report” is not installed
    + RefusalError            arithmetic on claims that the figures do not bear
    + RenderError             the report could not be built: exit code 1
      + NotebookError         the same, because a notebook failed
    + ReportsError            some of several reports could not be built: 2 if only input is wrong

A message says what is wrong, where, and what to do; the command line prints it without a traceback.
"""

from collections.abc import Iterable, Sequence
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
    quote: str = ""  # of the figure that it is about, for a list of problems

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.todo}"


class Undecided(Problem):
    """A cell or value that a draft marked `TODO`, and nobody has decided yet."""

    __slots__ = ()


def cut(text: str, most: int) -> str:
    """The beginning of a text that is too long to be read, and how much was left out.

    Args:
        text: any; `most`: characters to show.

    >>> cut("x" * 1_000_000, 3)
    'xxx … (999,997 more characters)'
    """
    left_out = len(text) - most
    return f"{text[:most]} … ({left_out:,} more characters)" if left_out > 0 else text


class AsStatedError(Exception):
    """Base class of all errors raised here.

    Attributes:
        exit_code: what the command ends with.
    """

    exit_code = 1

    def _render_traceback_(self) -> list[str]:
        """What IPython shows of it in a notebook: the message, because it says where and what to do."""
        return [f"{type(self).__name__}: {self}"]


class InputError(AsStatedError, ValueError):
    """Wrong input or usage; correct it and run again."""

    exit_code = 2


class ProjectError(InputError):
    """There is no project here, or it has no such article."""


class CodingError(InputError):
    """The coding does not fit the article; `problems` names each place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["CodingError"], tuple[tuple[Problem, ...]]]:
        """What to send to another process: the problems, not the words they make."""
        return type(self), (self.problems,)


class CheckError(CodingError):
    """The same, as the command says it: it lists the problems, and this says how many there are.

    >>> somewhere = ("claims.csv, row 3", "unit is empty.", "Fill it in.")
    >>> print(CheckError([Problem(*somewhere), Undecided(*somewhere), Undecided(*somewhere)]))
    1 problem, 2 undecided.
    """

    def __str__(self) -> str:
        return f"{count_problems(self.problems)}."


def count_problems(problems: Sequence[Problem]) -> str:
    """How many `problems` there are, and how many undecided places: "2 problems, 3 undecided".

    >>> count_problems([])
    'no problems'
    """
    undecided = sum(isinstance(each, Undecided) for each in problems)
    wrong = len(problems) - undecided
    said = [f"{wrong} problem{'s' * (wrong != 1)}"] if wrong else []
    said += [f"{undecided} undecided"] if undecided else []
    return ", ".join(said) or "no problems"


class ParameterError(InputError):
    """An unknown parameter, or a value that is not allowed; the message lists what is."""


class NoSuchFigureError(InputError, KeyError):
    """An article has no figure of that name; the message lists those it has."""

    __str__ = InputError.__str__  # a KeyError shows its message in quotation marks


class NoSuchColumnError(InputError, KeyError):
    """A table has no column of that name; the message lists those it has."""

    __str__ = InputError.__str__


class NoSuchTableError(InputError, KeyError):
    """There is no table of that name; the message lists those there are."""

    __str__ = InputError.__str__


class NoSuchNameError(InputError, AttributeError):
    """What was asked for by name is not there; the message says what is."""


class ArgumentError(InputError, TypeError):
    """A call was given another thing than it takes; the message says what to give."""


class NotInstalledError(InputError, ImportError):
    """Something needs a package that only reports need; the message says what to install.

    >>> print(NotInstalledError("as_stated.charts", "matplotlib"))
    as_stated.charts needs matplotlib, which is not installed. Run: pip install 'as-stated[report]'
    """

    def __init__(self, what: str, package: str) -> None:
        self.package = package
        super().__init__(what, package)

    @classmethod
    def of(cls, what: str, error: ImportError) -> "NotInstalledError | None":
        """The same `error` in the words of whoever asked for `what`; None where no package is missing.

        >>> NotInstalledError.of("as-stated report", ModuleNotFoundError(name="as_stated.bild"))
        """
        if isinstance(error, cls):
            return cls(what, error.package)
        package = (error.name or "").partition(".")[0]
        is_other = isinstance(error, ModuleNotFoundError) and package not in ("", "as_stated")
        return cls(what, package) if is_other else None

    def __str__(self) -> str:
        todo = "Run: pip install 'as-stated[report]'"
        return "{} needs {}, which is not installed. {}".format(*self.args, todo)


class RefusalError(AsStatedError, ArithmeticError):
    """Arithmetic on claims that the figures do not bear; the message says why.

    No `TypeError`: pandas would put its own "No numeric types to aggregate" in the place of the reason.
    """


class RenderError(AsStatedError, RuntimeError):
    """The report could not be built; the last good one is untouched."""


class NotebookError(RenderError):
    """A notebook failed; the last good report is untouched.

    Attributes:
        name: the notebook's, without its ending.
        ran: the notebook up to where it failed, as a file's content; empty if it never began.
        kept: the path of that, once it has been kept; the message then says so.
    """

    def __init__(self, message: str, name: str, ran: bytes, kept: str = "") -> None:
        self.name, self.ran, self.kept = name, ran, kept
        super().__init__(message, name, ran, kept)

    def __str__(self) -> str:
        message: str = self.args[0]
        return f"{message}\nThe notebook up to there: {self.kept}" if self.kept else message


class ReportsError(AsStatedError):
    """Some of several reports could not be built; each error has been printed before.

    Args:
        errors: why, one for each report.
        asked: how many reports were asked for.
    """

    def __init__(self, errors: Sequence[AsStatedError], asked: int) -> None:
        self.exit_code = min(error.exit_code for error in errors)
        super().__init__(f"{len(errors)} of {asked} reports could not be built.")
