"""One quantity through many articles: who stated it, when, in which words; what can and can't be said.

Each function takes a checked quantity (`load_quantity`) and gives what a notebook cell shows. Nothing is
read, written or fetched here.
"""

from as_stated._lazy import lazy_names
from as_stated.show.across.bounds import apart, limits, refusals
from as_stated.show.across.changed import changes, derived
from as_stated.show.across.charted import chart
from as_stated.show.across.head import front
from as_stated.show.across.headings import heading
from as_stated.show.across.package import datapackage
from as_stated.show.across.places import on_axis
from as_stated.show.across.series import origins
from as_stated.show.across.stated import statements, words

__all__ = [
    "apart", "changes", "chart", "datapackage", "derived", "front", "heading", "limits", "on_axis", "origins", "refusals",
    "statements", "words",
]  # fmt: skip


def __dir__() -> list[str]:
    return __all__


__getattr__ = lazy_names(__name__, {}, __all__)
