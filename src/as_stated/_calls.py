"""One message for a wrong call of a public function: it says what the function takes."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import wraps
from inspect import signature
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def clean_call(
    call: Callable[P, R], check: Callable[[object], None] | None = None
) -> Callable[P, R]:
    """The function, with one message where it is given too many, too few or misnamed arguments.

    Args:
        call: the function.
        check: raises what is wrong with its first argument, before it is called.

    Raises:
        ArgumentError: by the function, in the place of Python's `TypeError` and its traceback.
    """

    @wraps(call)
    def called(*args: P.args, **named: P.kwargs) -> R:
        try:
            if check and (args or named):
                check(args[0] if args else next(iter(named.values())))
            return call(*args, **named)
        except TypeError as error:
            if error.__traceback__ is None or error.__traceback__.tb_next:
                raise  # from within the function
            from as_stated.errors import ArgumentError  # here: who calls rightly needs none

            raise ArgumentError(_how(call, str(error), named)) from None

    return called


def nearest(name: object, known: Iterable[str]) -> str:
    """The end of a sentence about a `name` that is none: which of those `known` may be meant, if any may.

    >>> "no 'claim'" + nearest("claim", ["claims", "events"])
    "no 'claim': did you mean 'claims'?"
    """
    known = list(known)
    near = get_close_matches(str(name), known, n=1) or begun(str(name), known)
    return f": did you mean {near[0]!r}?" if near else "."


def begun(name: str, known: Iterable[str]) -> list[str]:
    """The one of those `known` that begins with a `name` of three letters or more, where no other does.

    >>> begun("flood", ["flood-2021", "storm-2020"]), begun("flood", ["flood-2021", "flood-2022"])
    (['flood-2021'], [])
    """
    found = [each for each in known if len(name) > 2 and each.startswith(name)]
    return found if len(found) == 1 else []


def _how(call: Callable[..., object], wrong: str, named: Iterable[str]) -> str:
    """What is wrong with a call, and how to call it instead."""
    known = [each for each in signature(call).parameters if each != "self"]
    unknown = [each for each in named if each not in known]
    if unknown:
        wrong = f"it has no argument {unknown[0]!r}{nearest(unknown[0], known)}"
    else:
        wrong = wrong.partition("() ")[2] + "."
    return f"{call.__name__}: {wrong} Call it as {call.__name__}({', '.join(known)})."
