"""A PDF read as its tags and as it is painted."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf


def marks(pdf: bytes) -> list[tuple[list[int], list[int]]]:
    """For each page, the numbers of its marked contents as they are painted, and as the tags have them."""
    with pikepdf.open(BytesIO(pdf)) as document:
        tagged: dict[tuple[int, int], list[int]] = {page.obj.objgen: [] for page in document.pages}
        for page, number in _tagged(document.Root.StructTreeRoot, None):
            tagged[page].append(number)
        return [(list(_painted(page)), tagged[page.obj.objgen]) for page in document.pages]


def _tagged(element: Any, page: Any) -> Iterator[tuple[tuple[int, int], int]]:
    """Each mark that a tag names, with its page, in the order of the tags."""
    page = element.get("/Pg", page)
    if element.get("/Type") == "/MCR":
        yield page.objgen, int(element.MCID)
        return
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from _tagged(kid, page)
        else:
            yield page.objgen, int(kid)


def _painted(page: Any) -> Iterator[int]:
    for each in pikepdf.parse_content_stream(page):
        if str(each.operator) == "BDC":
            _, about = each.operands  # the kind of mark, and a name or a dictionary
            if isinstance(about, pikepdf.Dictionary) and "/MCID" in about:
                yield int(about.MCID)


def out_of_order(pdf: bytes) -> list[int]:
    """The pages that are painted in another order than their tags have; a page without marks is one."""
    return [
        number
        for number, (painted, tagged) in enumerate(marks(pdf), 1)
        if painted != tagged or not painted
    ]
