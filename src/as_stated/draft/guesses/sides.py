"""A name without the party or the kind of company before it: "Labour's Priya Nair", "low-cost carrier Norjet"."""

from collections.abc import Sequence

from as_stated.draft.guesses.speakers import is_body, is_role
from as_stated.draft.guesses.tokens import DETERMINERS, Token

# Words for a company before its name, without an article.
COMPANIES = frozenset(
    "carrier operator carmaker retailer broadcaster developer landlord supplier manufacturer utility airline".split()
)


def without_side(run: Sequence[Token]) -> Sequence[Token]:
    """A name without the side before it, or what kind of company it is: "Labour's | Priya Nair"."""
    is_side = run[0].is_name and run[0].low.endswith(("’s", "'s"))
    rest = run[1:]
    if is_side and len(rest) == 2 and all(each.is_name for each in rest):
        return run if any(is_body(each.low) or is_role(each.low) for each in rest) else rest
    kinds = [n for n, each in enumerate(run[:-1]) if each.low in COMPANIES]
    if (
        kinds
        and run[0].low not in DETERMINERS
        and all(each.is_name for each in run[kinds[-1] + 1 :])
    ):
        lead = run[1 : kinds[-1] + 1]
        if not any(each.is_name for each in lead):
            return run[kinds[-1] + 1 :]  # "low-cost carrier | Norjet"
    return run
