"""A page to a tagged PDF, with WeasyPrint."""

import logging
from collections.abc import Mapping
from contextlib import redirect_stdout
from datetime import UTC, datetime
from io import StringIO

from as_stated.errors import PangoError

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
    """
    check_pango()
    from weasyprint import HTML, Attachment
    from weasyprint.urls import URLFetcher

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of CSS made for screens
    day = datetime.fromisoformat(published).replace(tzinfo=UTC)
    # Nothing is fetched, by rendering or by reading: what a page needs, it carries.
    nothing_from_outside = URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)
    pdf: bytes = HTML(string=page, url_fetcher=nothing_from_outside).write_pdf(
        attachments=[
            Attachment(string=content.decode(), name=name, created=day, modified=day)
            for name, content in attachments.items()
        ],
        pdf_variant="pdf/ua-1",
    )
    return pdf
