"""A column of stated numbers for pandas: exact, one type whatever the article, and never added up.

pandas' own way to add a type is its `ExtensionArray`; what is refused here is what it would compute
with the cells. Importing this module is what makes pandas know the dtype `stated`.
"""

from __future__ import annotations

import builtins
import operator
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NoReturn, Self

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray, ExtensionDtype, register_extension_dtype, take

from as_stated.coding import StatedNumber, refuse
from as_stated.show.arrow import arrow_decimals
from as_stated.show.stated_cell import is_of_numbers, refuse_computing, stated_cell

_WITHOUT_SUMS = frozenset(("min", "max", "any", "all"))
_GROUPED = frozenset(("first", "last", "nth", "min", "max"))
_COMPARING = frozenset(
    (np.equal, np.not_equal, np.less, np.less_equal, np.greater, np.greater_equal)
)


def _comparing(compare: Callable[[Any, Any], bool]) -> Any:
    def compared(self: StatedArray, other: object) -> Any:
        return self._compare(other, compare)

    return compared


@register_extension_dtype
class StatedDtype(ExtensionDtype):
    """The type of a column of stated numbers; each cell is a `StatedNumber` or `<NA>`."""

    name = "stated"
    type = StatedNumber
    na_value = pd.NA

    def __repr__(self) -> str:
        return "StatedDtype()"

    @classmethod
    def construct_array_type(cls) -> builtins.type[StatedArray]:
        """The array of this type."""
        return StatedArray

    def _get_common_dtype(self, dtypes: list[Any]) -> Any:
        """What rows of this type and of plain numbers make together: stated numbers, in `concat`, `merge`, `melt`."""
        others = (each for each in dtypes if not isinstance(each, StatedDtype))
        return self if all(is_of_numbers(each) for each in others) else None


class StatedArray(ExtensionArray):
    """Stated numbers in a column: they sort, filter, group, merge, copy and print.

    Whatever computes with them (`sum`, `mean`, `median`, `std`, `rank`, `cumsum`, `diff`, `rolling`, `+`, `*`,
    …, also by `groupby` or in a pivot table) raises `RefusalError` with the reason. `astype(float)`,
    `float(cell)` and what asks for floats (`pd.to_numeric`, `math.fsum`) are the way out for who has read it. `min`
    and `max` are the least and greatest number typed, hedges left aside; `nlargest` and `plot` stop, as pandas
    does for what is no number. `docs/for-analysts.md` has both lists whole, and a test runs them.

    Args:
        cells: numbers, or what `is None` or missing.

    >>> column = pd.Series([286, None], dtype="stated")
    >>> column > 100
    0     True
    1    False
    dtype: bool
    """

    def __init__(self, cells: Iterable[Any]) -> None:
        cells = list(cells)
        held = np.empty(len(cells), dtype=object)
        held[:] = [stated_cell(each) for each in cells]
        self._cells = held

    @classmethod
    def _from_sequence(
        cls, scalars: Sequence[Any], *, dtype: object = None, copy: bool = False
    ) -> Self:
        return cls(scalars)

    @classmethod
    def _from_sequence_of_strings(
        cls, strings: Sequence[Any], *, dtype: object, copy: bool = False
    ) -> Self:
        return cls([each or None for each in strings])

    @classmethod
    def _from_factorized(cls, values: Sequence[Any], original: object) -> Self:
        return cls(values)

    @classmethod
    def _concat_same_type(cls, to_concat: Sequence[StatedArray]) -> Self:
        return cls(np.concatenate([each._cells for each in to_concat]))

    def _cast_pointwise_result(self, values: Sequence[Any]) -> Any:
        """What a function made of the cells: stated numbers only where it left them as they were."""
        if all(each is pd.NA or isinstance(each, StatedNumber) for each in values):
            return type(self)(values)
        return pd.Series(list(values)).array

    @property
    def dtype(self) -> StatedDtype:
        """Always `stated`."""
        return StatedDtype()

    @property
    def nbytes(self) -> int:
        """Bytes of the array that holds the cells."""
        return int(self._cells.nbytes)

    def __len__(self) -> int:
        return len(self._cells)

    def __getitem__(self, item: Any) -> Any:
        if isinstance(item, int | np.integer):
            return self._cells[item]
        return type(self)(self._cells[pd.api.indexers.check_array_indexer(self, item)])

    def __setitem__(self, key: Any, value: Any) -> None:
        key = pd.api.indexers.check_array_indexer(self, key)
        is_list = pd.api.types.is_list_like(value)
        self._cells[key] = [stated_cell(each) for each in value] if is_list else stated_cell(value)

    def isna(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Where there is no number."""
        return pd.isna(self._cells)

    def take(self, indices: Any, *, allow_fill: bool = False, fill_value: Any = None) -> Self:
        """The cells at these `indices`; with `allow_fill`, -1 is a cell of `fill_value`."""
        fill = stated_cell(fill_value)
        return type(self)(take(self._cells, indices, allow_fill=allow_fill, fill_value=fill))

    def copy(self) -> Self:
        """The same cells, in an array of their own."""
        return type(self)(self._cells)

    def astype(self, dtype: Any, copy: bool = True) -> Any:
        """The cells as another `dtype`, of this one as a `copy`; `float` is the way out for those who have read why sums are refused."""
        kind = pd.api.types.pandas_dtype(dtype)
        if isinstance(kind, StatedDtype):
            return self.copy() if copy else self
        if kind == object:  # noqa: E721 (a dtype equals its type)
            return self._cells.copy()
        if isinstance(kind, pd.StringDtype):
            return pd.Series(self._cells, dtype=kind).array
        if isinstance(kind, pd.CategoricalDtype):
            return super().astype(kind, copy)
        if isinstance(kind, ExtensionDtype):
            plain = [None if each is pd.NA else float(each) for each in self._cells]
            return pd.array(plain, dtype="Float64").astype(kind)
        return self.__array__(kind)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray[Any, Any]:
        if dtype is None or np.dtype(dtype) == object:
            return self._cells.copy()
        plain = [np.nan if each is pd.NA else float(each) for each in self._cells]
        return np.array(plain, dtype=float).astype(dtype)

    def __arrow_array__(self, type: Any = None) -> Any:
        return arrow_decimals(self._cells, type)

    def to_numpy(self, dtype: Any = None, copy: bool = False, na_value: Any = None) -> Any:
        """The cells as they are, in a `copy`, with `na_value` for none. A `dtype` of floats, as `rolling` asks for, is refused."""
        if dtype is not None and np.dtype(dtype) != object:
            refuse_computing("a window, a correlation or a plot")
        missing = (
            pd.NA if na_value is None or na_value is pd.api.extensions.no_default else na_value
        )
        return np.array([missing if each is pd.NA else each for each in self._cells], dtype=object)

    def map(self, mapper: Any, na_action: Any = None) -> Any:
        """What a `mapper` (a function; a dict or Series is asked for the number) makes of each cell; `na_action` as in pandas."""
        if isinstance(mapper, dict | pd.Series) and not hasattr(mapper, "__missing__"):
            known = dict(mapper)  # pandas would look for it by its type
            mapper = lambda cell: known.get(cell, np.nan)  # noqa: E731
        return super().map(mapper, na_action)

    def _values_for_argsort(self) -> np.ndarray[Any, Any]:
        return np.array([each if each is not pd.NA else Decimal() for each in self._cells])

    def _values_for_factorize(self) -> tuple[np.ndarray[Any, Any], Any]:
        return self._cells, pd.NA

    def _formatter(self, boxed: bool = False) -> Callable[[Any], str]:
        return str

    def _reduce(
        self, name: str, *, skipna: bool = True, keepdims: bool = False, **kwargs: Any
    ) -> Any:
        if name not in _WITHOUT_SUMS:
            refuse_computing(name)
        there = [Decimal(each) for each in self._cells if each is not pd.NA]
        if name in ("any", "all"):
            return any(there) if name == "any" else all(there)
        if not there or (not skipna and len(there) < len(self)):
            answer: Any = pd.NA
        else:
            answer = StatedNumber({"min": min, "max": max}[name](there))
        return type(self)([answer]) if keepdims else answer

    def _accumulate(self, name: str, *, skipna: bool = True, **kwargs: Any) -> NoReturn:
        refuse_computing(name)

    def _groupby_op(self, *, how: str, **kwargs: Any) -> Any:
        if how not in _GROUPED:
            refuse_computing(how)
        return super()._groupby_op(how=how, **kwargs)  # type: ignore[misc]  # not in the stubs

    def _rank(self, **kwargs: Any) -> NoReturn:
        refuse("rank", "rank of stated numbers")

    def _computed(self, *other: object, **how: object) -> NoReturn:
        refuse_computing("arithmetic")

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _computed
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _computed
    __pow__ = __rpow__ = __divmod__ = __rdivmod__ = __neg__ = __pos__ = __abs__ = _computed
    __matmul__ = __rmatmul__ = interpolate = _computed

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *given: Any, **kwargs: Any) -> Any:
        """What numpy computes cell by cell; comparisons alone are let through."""
        if ufunc not in _COMPARING:
            refuse_computing(f"numpy.{ufunc.__name__}")
        return super().__array_ufunc__(ufunc, method, *given, **kwargs)

    def _compare(self, other: object, compare: Callable[[Any, Any], bool]) -> Any:
        if isinstance(other, pd.Series | pd.Index | pd.DataFrame):
            return NotImplemented
        others: Any = other if pd.api.types.is_list_like(other) else [other] * len(self)
        if len(others) != len(self):
            raise ValueError("Lengths must match to compare")
        pairs = zip(self._cells, others, strict=True)
        unequal = compare is operator.ne
        return np.array(
            [unequal if pd.isna(a) or pd.isna(b) else compare(a, b) for a, b in pairs], dtype=bool
        )

    __eq__, __ne__ = _comparing(operator.eq), _comparing(operator.ne)
    __lt__, __le__ = _comparing(operator.lt), _comparing(operator.le)
    __gt__, __ge__ = _comparing(operator.gt), _comparing(operator.ge)
