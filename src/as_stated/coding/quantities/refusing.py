"""What statements and quantities refuse to do, each with its reason, instead of failing without one."""

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


class RefusingMany(Refusing):
    """The same, and by name what people ask of many statements of one thing."""

    __slots__ = ()

    def mean(self) -> NoReturn:
        """Refused."""
        refuse("mean", f"the mean of {self}")

    def median(self) -> NoReturn:
        """Refused."""
        refuse("mean", f"the median of {self}")

    def sum(self) -> NoReturn:
        """Refused."""
        refuse("sum-of-statements", f"the sum of {self}")

    def best(self) -> NoReturn:
        """Refused."""
        refuse("best-estimate", f"a best estimate of {self}")

    def latest(self) -> NoReturn:
        """Refused."""
        refuse("latest-as-truest", f"the latest of {self}")

    def outlets(self) -> NoReturn:
        """Refused."""
        refuse("counting-outlets", f"how many outlets confirm {self}")

    def interpolate(self) -> NoReturn:
        """Refused."""
        refuse("filling-days", f"values of {self} between two days")

    def merge(self, other: object) -> NoReturn:
        """Refused."""
        refuse("merging", f"merging {self} with {other}")
