"""What a notebook shows of a number, a figure or an article by itself: small tables that a screen reader can read."""

from collections.abc import Iterable, Sequence
from html import escape


def card(caption: str, facts: Iterable[tuple[str, str]]) -> str:
    """The `facts`, name and value, as a table of two columns under `caption`, in HTML; a fact without a value is left out.

    >>> card("killed", [("As stated", "at least 5 <dead>"), ("Note", "")])
    '<table><caption>killed</caption><tr><th scope="row">As stated</th><td>at least 5 &lt;dead&gt;</td></tr></table>'
    """
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>'
        for name, value in facts
        if value
    )
    return f"<table><caption>{escape(caption)}</caption>{rows}</table>"


def listing(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The `rows` under `heads` as a table with a `caption`, in HTML.

    >>> listing("Two", ["Name"], [["a"], ["b"]])
    '<table><caption>Two</caption><tr><th scope="col">Name</th></tr><tr><td>a</td></tr><tr><td>b</td></tr></table>'
    """
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><caption>{escape(caption)}</caption><tr>{head}</tr>{body}</table>"
