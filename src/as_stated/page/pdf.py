"""A page to a tagged PDF, with WeasyPrint."""

import gc
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from typing import Any

from as_stated.errors import PangoError, RenderError
from as_stated.show import named_font

NO_DAY = "1970-01-01"  # a PDF's attachments need some date, and each run the same one
PANGO = (
    "The PDF needs Pango, a library of the system. On Debian or Ubuntu: apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. On macOS: brew install pango. "
    "Or render without it: --no-pdf."
)


def check_pango() -> None:
    """Make sure that WeasyPrint finds Pango, before anything is rendered.

    Raises:
        PangoError: it does not; the message says what to install.
    """
    try:
        with redirect_stdout(StringIO()):  # it prints a page of its own advice
            import weasyprint  # noqa: F401  (0.7 s, and it fails at import without Pango)
    except OSError as error:
        raise PangoError(PANGO) from error


def write_pdf(page: str, published: str, attachments: Mapping[str, bytes]) -> bytes:
    """Print a page.

    Args:
        page: the HTML for print, complete in itself.
        published: the article's day (ISO): the PDF's only date, so that each run gives the same.
        attachments: file name to content: the tables.

    Returns:
        The PDF: PDF/UA-1, tagged, with bookmarks and attachments.

    Raises:
        PangoError: Pango is missing.
        RenderError: the page asks for something outside itself.
    """
    check_pango()
    from weasyprint import HTML, Attachment
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Carried(URLFetcher):  # type: ignore[misc]  # it comes without types
        """Nothing from outside: what a page carries, and the font of this package."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if font := named_font(url):
                return URLFetcherResponse(url, font, {"Content-Type": "font/ttf"})
            return super().fetch(url, headers)

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of CSS made for screens
    day = datetime.fromisoformat(published).replace(tzinfo=UTC)
    fetcher = Carried(allowed_protocols={"data"}, fail_on_errors=True)
    try:
        with _without_collecting():
            pdf: bytes = HTML(string=page, url_fetcher=fetcher).write_pdf(
                attachments=[
                    Attachment(
                        string=content.decode(),
                        name=name,
                        description=f"{name}: data of this report",
                        created=day,
                        modified=day,
                    )
                    for name, content in attachments.items()
                ],
                pdf_variant="pdf/ua-1",
                finisher=_finish,
            )
    except FatalURLFetchingError as error:
        raise RenderError(f"{error}. A page carries all it needs: embed it.") from error
    return pdf


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Leave Python's collector out: it would go through a document that is needed to the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _finish(document: object, pdf: Any) -> None:
    """Add what PDF/UA asks for and WeasyPrint leaves out.

    Header cells say what they head, links are printed, and running heads and page numbers are
    marked as no part of the text: WeasyPrint tags them but leaves them out of the tree of tags.
    """

    def of(reference: bytes) -> Any:
        return pdf.objects[int(reference.partition(b" ")[0])]  # a reference: "12 0 R"

    items: list[Any] = [item for item in pdf.objects if isinstance(item, dict)]
    tree = _tree(of(pdf.catalog["StructTreeRoot"]), of)
    outside: dict[bytes, set[int]] = defaultdict(set)  # page to what is tagged but in no tree
    for item in items:
        if item.get("S") == "/TH":
            is_column = of(of(item["P"])["P"]).get("S") == "/THead"
            item["A"]["Scope"] = "/Column" if is_column else "/Row"
        if item.get("Type") == "/Annot" and item.get("Subtype") == "/Link":
            item["F"] = 4  # printed as shown
        if item.get("Type") == "/StructElem" and item.reference not in tree:
            outside[item["Pg"]] |= {kid for kid in item["K"] if isinstance(kid, int)}
    for page, marks in outside.items():
        content = of(of(page)["Contents"]).stream
        for at, operand in enumerate(content):
            if isinstance(operand, dict) and operand.get("MCID") in marks:
                content[at - 1] = "/Artifact"
                del operand["MCID"]
                operand["Type"] = "/Pagination"


def _tree(root: Any, of: Callable[[bytes], Any]) -> set[bytes]:
    """The references of all elements that the root of the tags leads to."""
    found: set[bytes] = set()
    waiting = list(root["K"])
    while waiting:
        reference = waiting.pop()
        if isinstance(reference, bytes) and reference not in found:
            found.add(reference)
            waiting += of(reference).get("K", [])
    return found
