"""What a notebook cell may show: tables, charts, sentences, evidence.

Some arguments mean the same in all of this wing. `tables` are what `tidy` gives of an article, with what their
parameters choose to show, and `dossier` is the article; `quantity` is what `load_quantity` gives, `statement` one of its
statements; `claim` is a figure, `stack` what `load_all` gives. Of a chart, `shown` are its figures, `drawn` those with a
mark, and `told` those in words alone; `sheet` is what it is drawn on, from where that is filled, `look` the width, title
and theme that are wanted, `scale` where its numbers stand, `ticks` those that its axis names, and `gid` what is
drawn, for page and audit. `name` is that of a chart or table, `kind` a class in HTML, `empty` the sentence
where there is nothing, `number` how many, of which the nouns are `one` and `many`. Places and lengths are CSS pixels from the top
left; dates are in EDTF; an address (`url`) may be empty; `text` and `html` are what their types say.
"""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.show import across, charts, evidence, prose
    from as_stated.show.cards import Card, Cards, make_cards
    from as_stated.show.declared import CLAIMS, CODEBOOK, SCHEMAS, STACKED, STATEMENTS, VERSIONS
    from as_stated.show.display import KEY, PAPER
    from as_stated.show.from_csv import read_csv
    from as_stated.show.markup import of_coding
    from as_stated.show.numbers import numbers_frame
    from as_stated.show.parameters import (
        Parameters,
        QuantityParameters,
        check_parameters,
        read_parameters,
    )
    from as_stated.show.plain_table import PlainTable
    from as_stated.show.readings import read_claims
    from as_stated.show.reuse import datapackage
    from as_stated.show.rules import READINGS
    from as_stated.show.schema import Column, Schema, Type, plain_value
    from as_stated.show.slides import make_slides
    from as_stated.show.stacked import Stack, load_all, stacked_package
    from as_stated.show.tables import Tables, tidy
    from as_stated.show.theme import (
        FAMILY,
        PALETTE,
        advance,
        check_letters,
        font_faces,
        font_files,
        spare_letters,
        unshown,
    )

__all__ = [
    "CLAIMS", "CODEBOOK", "FAMILY", "KEY", "PALETTE", "PAPER", "READINGS", "SCHEMAS", "STACKED", "STATEMENTS", "VERSIONS",
    "Card", "Cards", "Column", "Parameters", "PlainTable", "QuantityParameters", "Schema", "Stack", "Tables", "Type",
    "across", "advance", "charts", "check_letters", "check_parameters", "datapackage", "evidence",
    "font_faces", "font_files", "load_all", "make_cards", "make_slides", "numbers_frame", "of_coding",
    "plain_value", "prose", "read_claims", "read_csv", "read_parameters", "spare_letters",
    "stacked_package", "tidy", "unshown",
]  # fmt: skip

__getattr__ = lazy_names(
    __name__,
    {
        "": "across charts evidence prose",
        "cards": "Card Cards make_cards",
        "declared": "CLAIMS CODEBOOK SCHEMAS STACKED STATEMENTS VERSIONS",
        "display": "KEY PAPER",
        "markup": "of_coding",
        "numbers": "numbers_frame",
        "parameters": "Parameters QuantityParameters check_parameters read_parameters",
        "readings": "read_claims",
        "reuse": "datapackage",
        "rules": "READINGS",
        "plain_table": "PlainTable",
        "from_csv": "read_csv",
        "schema": "Column Schema Type plain_value",
        "slides": "make_slides",
        "stacked": "Stack load_all stacked_package",
        "tables": "Tables tidy",
        "theme": "FAMILY PALETTE advance check_letters font_faces font_files spare_letters unshown",
    },
)
