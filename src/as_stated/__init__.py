"""The figures of a news article, each as stated: with its hedge, its speaker and its exact words.

In a notebook:

    from as_stated import charts, load, prose, tidy
    tables = tidy(load("edilli-2022-10-05"))
    tables.claims
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from as_stated.dossier import Dossier, load
    from as_stated.errors import AsStatedError
    from as_stated.numerals import Number, find_numbers
    from as_stated.package import datapackage
    from as_stated.tables import Tables, tidy

__version__ = "0.1.0"
__all__ = [
    "AsStatedError",
    "Dossier",
    "Number",
    "Tables",
    "__version__",
    "datapackage",
    "find_numbers",
    "load",
    "tidy",
]

# Where each public name lives. Loaded at first use: `as-stated check` needs no pandas.
_HOMES = {
    "AsStatedError": "errors",
    "Dossier": "dossier",
    "Number": "numerals",
    "Tables": "tables",
    "datapackage": "package",
    "find_numbers": "numerals",
    "load": "dossier",
    "tidy": "tables",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"as_stated.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'as_stated' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
