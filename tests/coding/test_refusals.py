"""One list of refusals, for the code and for the reader."""

import pytest

from as_stated.coding.refusals import ACROSS, REFUSALS, Refusal, refuse
from as_stated.errors import RefusalError


def test_each_has_a_name_of_its_own_and_a_reason() -> None:
    every = (*REFUSALS, *ACROSS)
    assert len({each.refusal_id for each in every}) == len(every)
    assert all(each.what and each.why.endswith(".") for each in every)


def test_the_error_gives_the_listed_reason() -> None:
    with pytest.raises(RefusalError) as caught:
        refuse("total", "adding up the dead")
    assert "adding up the dead: refused" in str(caught.value)
    assert REFUSALS[0].why in str(caught.value)


@pytest.mark.parametrize("refusal", ACROSS, ids=lambda each: each.refusal_id)
def test_what_is_refused_of_many_articles_says_why(refusal: Refusal) -> None:
    with pytest.raises(RefusalError) as caught:
        refuse(refusal.refusal_id, "asked for")
    assert str(caught.value) == f"asked for: refused. {refusal.what}: {refusal.why}"
