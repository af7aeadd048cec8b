"""The figures of a news article, each as stated: with its hedge, its speaker and its exact words.

In a notebook:

    from as_stated import charts, load, prose, tidy
    tables = tidy(load("edilli-2022-10-05"))
    tables.claims
"""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.coding import Dossier, Quantity, load, load_quantity, say_claim
    from as_stated.errors import AsStatedError
    from as_stated.numerals import Number, find_numbers
    from as_stated.show import (
        Tables,
        across,
        charts,
        datapackage,
        evidence,
        load_all,
        numbers_frame,
        prose,
        read_claims,
        read_csv,
        tidy,
    )

__version__ = "0.1.0"
__all__ = [
    "AsStatedError", "Dossier", "Number", "Quantity", "Tables", "__version__", "across", "charts",
    "datapackage", "evidence", "find_numbers", "load", "load_all", "load_quantity", "numbers_frame",
    "prose", "read_claims", "read_csv", "say_claim", "tidy",
]  # fmt: skip

__getattr__ = lazy_names(
    __name__,
    {
        "coding": "Dossier Quantity load load_quantity say_claim",
        "errors": "AsStatedError",
        "numerals": "Number find_numbers",
        "show": (
            "Tables across charts datapackage evidence load_all numbers_frame prose read_claims read_csv tidy"
        ),
    },
)


def __dir__() -> list[str]:
    return __all__
