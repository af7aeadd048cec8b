"""What statements and quantities refuse to do, each with its reason, instead of failing without one."""

from typing import NoReturn

from as_stated.coding.refusals import refuse


class Refusing:
    """A base class whose arithmetic and order raise `RefusalError`."""

    __slots__ = ()

    def _no_sum(self, other: object) -> NoReturn:
        refuse("sum-of-statements", f"adding to or subtracting from {self}")

    def _no_middle(self, other: object) -> NoReturn:
        refuse("mean", f"dividing or multiplying {self}")

    def _no_rank(self, other: object) -> NoReturn:
        refuse("latest-as-truest", f"ranking {self}")

    def _no_number(self) -> NoReturn:
        refuse("best-estimate", f"taking {self} for one number")

    def __round__(self, digits: int | None = None) -> NoReturn:
        refuse("best-estimate", f"rounding {self}")

    __add__ = __radd__ = __sub__ = __rsub__ = _no_sum
    __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __floordiv__ = __mod__ = _no_middle
    __lt__ = __le__ = __gt__ = __ge__ = _no_rank
    __float__ = __int__ = as_integer_ratio = _no_number


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
        refuse("counting-outlets", f"how many outlets bear out {self}")

    def interpolate(self) -> NoReturn:
        """Refused."""
        refuse("filling-days", f"values of {self} between two days")

    def merge(self, other: object) -> NoReturn:
        """Refused."""
        refuse("merging", f"merging {self} with {other}")
