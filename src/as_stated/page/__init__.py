"""Executed notebooks to one HTML page and a tagged PDF, and both read back."""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.page.audit import audit_page
    from as_stated.page.audit_cards import audit_card
    from as_stated.page.cards import card_files
    from as_stated.page.document import index_page, merge, render_page
    from as_stated.page.pdf import NO_DAY, write_pdf
    from as_stated.page.pdf_audit import audit_pdf
    from as_stated.page.pictures import Picture, draw
    from as_stated.page.published import Published
    from as_stated.page.sections import front_matter

__all__ = [
    "NO_DAY", "Picture", "Published", "audit_card", "audit_page", "audit_pdf", "card_files", "draw", "front_matter", "index_page",
    "merge", "render_page", "write_pdf",
]  # fmt: skip

__getattr__ = lazy_names(
    __name__,
    {
        "audit": "audit_page",
        "audit_cards": "audit_card",
        "cards": "card_files",
        "document": "merge render_page index_page",
        "pdf": "NO_DAY write_pdf",
        "pdf_audit": "audit_pdf",
        "pictures": "Picture draw",
        "published": "Published",
        "sections": "front_matter",
    },
)
