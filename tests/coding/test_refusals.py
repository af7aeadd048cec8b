"""One list of refusals, for the code and for the reader."""

import pytest

from as_stated.coding.refusals import REFUSALS, refuse
from as_stated.errors import RefusalError


def test_each_has_a_name_of_its_own_and_a_reason() -> None:
    assert len({each.refusal_id for each in REFUSALS}) == len(REFUSALS)
    assert all(each.what and each.why.endswith(".") for each in REFUSALS)


def test_the_error_gives_the_listed_reason() -> None:
    with pytest.raises(RefusalError) as caught:
        refuse("total", "adding up the dead")
    assert "adding up the dead: refused" in str(caught.value)
    assert REFUSALS[0].why in str(caught.value)
