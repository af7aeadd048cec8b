"""What statements and quantities refuse to do, each with its reason, instead of failing without one."""

from collections.abc import Callable
from typing import NoReturn

from as_stated.coding.refusals import refuse
from as_stated.numerals import Attempt, NoNumber

_ATTEMPTS: dict[Attempt, tuple[str, str]] = {
    "sum": ("sum-of-statements", "adding to {}"),
    "difference": ("sum-of-statements", "subtracting from {}"),
    "ratio": ("mean", "dividing or multiplying {}"),
    "order": ("latest-as-truest", "ranking {}"),
    "number": ("best-estimate", "taking {} for one number"),
}


class Refusing(NoNumber):
    """A base class whose arithmetic and order raise `RefusalError`."""

    __slots__ = ()

    def _refuse(self, attempt: Attempt) -> NoReturn:
        refusal_id, doing = _ATTEMPTS[attempt]
        refuse(refusal_id, doing.format(self))


def _refused(refusal_id: str, doing: str) -> Callable[..., NoReturn]:
    def refused(self: Refusing, *others: object) -> NoReturn:
        """Refused."""
        refuse(refusal_id, doing.format(self, *others))

    return refused


class RefusingMany(Refusing):
    """The same, and by name what people ask of many statements of one thing."""

    __slots__ = ()

    mean = _refused("mean", "the mean of {}")
    median = _refused("mean", "the median of {}")
    sum = _refused("sum-of-statements", "the sum of {}")
    best = _refused("best-estimate", "a best estimate of {}")
    latest = _refused("latest-as-truest", "the latest of {}")
    outlets = _refused("counting-outlets", "how many outlets confirm {}")
    interpolate = _refused("filling-days", "values of {} between two days")
    merge = _refused("merging", "merging {} with {}")
