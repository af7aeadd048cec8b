"""All articles as one workbook, or as one SQLite file: the same tables, for programs that want them so."""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.export.files import check_exports, write_exports

__all__ = ["check_exports", "write_exports"]

__getattr__ = lazy_names(__name__, {"files": "check_exports write_exports"})
