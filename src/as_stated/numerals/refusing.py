"""What has a number and is not computed with: each operator, and what Python asks of a number beside it."""

from collections.abc import Callable
from typing import Any, Literal, NoReturn

Attempt = Literal["sum", "difference", "ratio", "order", "number"]
"""What was tried: adding, subtracting, all other arithmetic, ranking, or taking it for a bare number."""


def _refuser(attempt: Attempt) -> Callable[..., Any]:
    def refused(self: "Refusing", *others: object) -> NoReturn:
        self._refuse(attempt)

    return refused


class Refusing:
    """A base class whose `_refuse` says, by a `RefusalError`, why an attempt is refused."""

    __slots__ = ()

    def _refuse(self, attempt: Attempt) -> NoReturn:
        raise NotImplementedError


class NoArithmetic(Refusing):
    """Without arithmetic: `+`, `sum`, `-`, `*`, `//`, unary `-`, `abs`, `round`, `int`, `statistics.mean`."""

    __slots__ = ()

    __add__ = __radd__ = _refuser("sum")
    __sub__ = __rsub__ = _refuser("difference")
    __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __matmul__ = __rmatmul__ = _refuser("ratio")
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __divmod__ = __rdivmod__ = __mul__
    __pow__ = __rpow__ = __neg__ = __pos__ = __abs__ = __mul__
    __int__ = __index__ = __trunc__ = __floor__ = __ceil__ = __round__ = _refuser("number")
    as_integer_ratio = __int__  # what `statistics` and `fractions` ask for


class NoNumber(NoArithmetic):
    """Nor `float`, which `math` and numpy ask for, nor an order: `<`, `max`, `sorted`."""

    __slots__ = ()

    __float__ = __complex__ = _refuser("number")
    __lt__ = __le__ = __gt__ = __ge__ = _refuser("order")
