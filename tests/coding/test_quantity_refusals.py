"""Each thing that is refused of statements and quantities, and the reason that the list gives for it."""

import statistics
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from as_stated.coding import ACROSS, Quantity, load_quantity
from as_stated.errors import RefusalError
from tests.helpers.quantities import write_quantity

WHY = {each.refusal_id: each.why for each in ACROSS}


@pytest.fixture(scope="module")
def quantity(tmp_path_factory: pytest.TempPathFactory) -> Quantity:
    return load_quantity(project=write_quantity(tmp_path_factory.mktemp("harn")))


@pytest.mark.parametrize(
    ("attempt", "refusal"),
    [
        pytest.param(sum, "sum-of-statements", id="sum"),
        pytest.param(lambda all_: all_[0] - all_[1], "sum-of-statements", id="what lies between"),
        pytest.param(statistics.mean, "best-estimate", id="statistics.mean"),
        pytest.param(statistics.median, "latest-as-truest", id="statistics.median"),
        pytest.param(np.mean, "sum-of-statements", id="numpy.mean"),
        pytest.param(lambda all_: all_[0] / 2, "mean", id="half"),
        pytest.param(lambda all_: 2 * all_[0], "mean", id="double"),
        pytest.param(max, "latest-as-truest", id="largest"),
        pytest.param(sorted, "latest-as-truest", id="ranking"),
        pytest.param(lambda all_: float(all_[0]), "best-estimate", id="as a number"),
        pytest.param(lambda all_: int(all_[0]), "best-estimate", id="as a whole number"),
        pytest.param(lambda all_: round(all_[0]), "best-estimate", id="rounded"),
    ],
)
def test_statements_refuse(
    quantity: Quantity, attempt: Callable[[Any], object], refusal: str
) -> None:
    with pytest.raises(RefusalError) as caught:
        attempt(list(quantity.statements))
    assert WHY[refusal] in str(caught.value)


@pytest.mark.parametrize(
    ("attempt", "refusal"),
    [
        pytest.param(Quantity.mean, "mean", id="mean"),
        pytest.param(Quantity.median, "mean", id="median"),
        pytest.param(Quantity.sum, "sum-of-statements", id="sum"),
        pytest.param(Quantity.best, "best-estimate", id="best estimate"),
        pytest.param(Quantity.latest, "latest-as-truest", id="the latest"),
        pytest.param(Quantity.outlets, "counting-outlets", id="counting outlets"),
        pytest.param(Quantity.interpolate, "filling-days", id="filling days"),
        pytest.param(lambda one: one.merge(one), "merging", id="merging"),
        pytest.param(lambda one: one + one, "sum-of-statements", id="adding two quantities"),
    ],
)
def test_a_quantity_refuses_by_name(
    quantity: Quantity, attempt: Callable[[Quantity], object], refusal: str
) -> None:
    with pytest.raises(RefusalError) as caught:
        attempt(quantity)
    assert WHY[refusal] in str(caught.value)
    assert "harn-deaths" in str(caught.value)
