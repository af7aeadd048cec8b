"""Counted rows in words, for titles, headings and alternative texts.

In words to any size: in digits a count could be taken for a figure of the article.
"""

from as_stated.numerals import spelled


def capital(text: str) -> str:
    """A text with a capital first letter."""
    return f"{text[:1].title()}{text[1:]}"  # `title`: Georgian has no capitals in sentences


def how_many(number: int, one: str, many: str) -> str:
    """A counted noun.

    Args:
        number: of rows.
        one: the noun for one of them, and for none.
        many: the noun for several.

    >>> how_many(7, "figure", "figures"), how_many(1, "event", "events"), how_many(0, "event", "events")
    ('seven figures', 'one event', 'no event')
    """
    return f"{spelled(number) if number else 'no'} {one if number < 2 else many}"


def some_of(some: int, every: int, one: str, many: str) -> str:
    """So many of so many, to begin a sentence with.

    Args:
        some: how many there are, at least one.
        every: of how many.
        one: the noun for one of them.
        many: the noun for several.

    >>> some_of(2, 3, "death count", "death counts"), some_of(2, 2, "figure", "figures")
    ('Two of three death counts', 'Both figures')
    >>> some_of(1, 1, "figure", "figures"), some_of(1, 2, "figure", "figures")
    ('The one figure', 'One of two figures')
    """
    if every == 1:
        return f"The one {one}"
    if some == every:
        return f"Both {many}" if every == 2 else f"All {spelled(every)} {many}"
    return f"{capital(spelled(some))} of {spelled(every)} {many}"
