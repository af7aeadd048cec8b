"""What a notebook cell may show: tables, charts, sentences, evidence."""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.show import charts, evidence, prose
    from as_stated.show.display import KEY
    from as_stated.show.package import datapackage
    from as_stated.show.palette import PALETTE
    from as_stated.show.parameters import Parameters, check_parameters, read_parameters
    from as_stated.show.tables import Tables, tidy
    from as_stated.show.theme import FACES, font_face, named_font, named_font_face

__all__ = [
    "FACES",
    "KEY",
    "PALETTE",
    "Parameters",
    "Tables",
    "charts",
    "check_parameters",
    "datapackage",
    "evidence",
    "font_face",
    "named_font",
    "named_font_face",
    "prose",
    "read_parameters",
    "tidy",
]

__getattr__ = lazy_names(
    __name__,
    {
        "FACES": "theme",
        "KEY": "display",
        "PALETTE": "palette",
        "Parameters": "parameters",
        "Tables": "tables",
        "charts": "",
        "check_parameters": "parameters",
        "datapackage": "package",
        "evidence": "",
        "font_face": "theme",
        "named_font": "theme",
        "named_font_face": "theme",
        "prose": "",
        "read_parameters": "parameters",
        "tidy": "tables",
    },
)
