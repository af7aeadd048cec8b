"""One article and what people decided about it, checked against its words.

Some arguments mean the same in all of this wing: `project` is where the files are, `article` the article (or
its name), `text` its text; `row` a row of a hand-coded file, `column` the one of its cells that is looked
at; `path` a file, and `where` its name in messages; `place` a span of the text, from `start` to `end`, in
code points. What is called `check_…` gives each thing that is wrong, and nothing where nothing is.
"""

from typing import TYPE_CHECKING

from as_stated._lazy import lazy_names

if TYPE_CHECKING:
    from as_stated.coding.addresses import ADDRESS_HINT, is_web_address
    from as_stated.coding.admitting import admission
    from as_stated.coding.anchor import anchor_row
    from as_stated.coding.article import QUOTED, Article, quoted_around
    from as_stated.coding.claims import Claim, Magnitude, say_claim
    from as_stated.coding.columns import (
        ALONE,
        CHANGE_KINDS,
        CORRECTED,
        DATE_BASES,
        EARLIER,
        HAND_CODED,
        KINDS,
        OUTLET,
        PEOPLE_STATUSES,
        QUANTITY_FIELDS,
        SPEAKER_KINDS,
        SPEECHES,
        UNKNOWN,
        ChangeKind,
    )
    from as_stated.coding.dates import (
        MONTHS,
        WEEKDAYS,
        is_before,
        is_day,
        is_edtf,
        resolve,
        say_date,
        span,
    )
    from as_stated.coding.dossier import Dossier, examine, load
    from as_stated.coding.exact import StatedNumber, plain_number
    from as_stated.coding.files import TODO, Row, read_text, read_toml
    from as_stated.coding.handed import CheckedArticles, hand_over
    from as_stated.coding.inputs import article_inputs, changes_naming, quantity_inputs
    from as_stated.coding.labels import beside, counted, label_claim, says_status
    from as_stated.coding.later import read_later
    from as_stated.coding.ledger import Entry
    from as_stated.coding.quantities.derived import Derived, DerivedKind, derived_changes
    from as_stated.coding.quantities.read import examine_quantity, load_quantity
    from as_stated.coding.quantities.records import (
        BASES,
        ORIGIN_KINDS,
        RELATIONS,
        Basis,
        Origin,
        OriginKind,
        Quantity,
        Relation,
        Statement,
    )
    from as_stated.coding.records import Change, Correction, Event, Notice, Quote, Speaker, Unit
    from as_stated.coding.refusals import ACROSS, REFUSALS, refuse
    from as_stated.coding.revisions import Revision
    from as_stated.coding.rows import read_checked, read_saved, read_table
    from as_stated.coding.sentences import Sentences
    from as_stated.coding.settings import (
        LICENSES,
        License,
        Settings,
        examine_settings,
        read_settings,
    )
    from as_stated.coding.shared import read_shared
    from as_stated.coding.sheets import Sheet, csv_line, read_sheet
    from as_stated.coding.source import Source, check_original
    from as_stated.coding.stance import (
        FORMS,
        METHODS,
        STANCES,
        Form,
        Method,
        Stance,
        Standing,
        Unnamed,
    )
    from as_stated.coding.stance_words import StanceWord, find_look_backs, find_stance_words
    from as_stated.coding.statuses import MEANINGS, SYMBOLS, explain
    from as_stated.coding.story import DERIVED, parse_template
    from as_stated.coding.text import context, find_words, fold, on_one_line, shortened
    from as_stated.coding.typed import read_number
    from as_stated.coding.versions import VERSIONS, Version, check_earlier_originals

__all__ = [
    "ACROSS", "ADDRESS_HINT", "ALONE", "BASES", "CHANGE_KINDS", "CORRECTED", "DATE_BASES",
    "DERIVED", "EARLIER", "FORMS", "HAND_CODED", "KINDS", "LICENSES", "MEANINGS", "METHODS", "MONTHS",
    "ORIGIN_KINDS", "OUTLET", "PEOPLE_STATUSES", "QUANTITY_FIELDS", "QUOTED", "REFUSALS",
    "RELATIONS", "SPEAKER_KINDS", "SPEECHES", "STANCES", "SYMBOLS", "TODO", "UNKNOWN", "VERSIONS",
    "WEEKDAYS", "Article", "Basis", "Change", "ChangeKind", "CheckedArticles", "Claim",
    "Correction", "Derived", "DerivedKind", "Dossier", "Entry", "Event", "Form",
    "License",
    "Magnitude", "Method", "Notice", "Origin", "OriginKind", "Quantity", "Quote", "Relation",
    "Revision", "Row", "Sentences", "Settings", "Sheet", "Source", "Speaker", "Stance",
    "StanceWord", "Standing", "StatedNumber", "Statement", "Unit", "Unnamed", "Version", "admission",
    "anchor_row", "article_inputs", "beside", "changes_naming", "check_earlier_originals",
    "check_original", "context", "counted", "csv_line", "derived_changes", "examine",
    "examine_quantity", "examine_settings", "explain", "find_look_backs", "find_stance_words", "find_words", "fold",
    "hand_over", "is_before", "is_day", "is_edtf", "is_web_address", "label_claim", "load",
    "load_quantity", "on_one_line", "parse_template", "plain_number", "quantity_inputs", "quoted_around", "read_checked",
    "read_later", "read_number", "read_saved", "read_settings", "read_shared", "read_sheet", "read_table",
    "read_text", "read_toml", "refuse", "resolve", "say_claim", "say_date", "says_status", "shortened", "span",
]  # fmt: skip

__getattr__ = lazy_names(
    __name__,
    {
        "addresses": "ADDRESS_HINT is_web_address",
        "admitting": "admission",
        "anchor": "anchor_row",
        "article": "QUOTED Article quoted_around",
        "claims": "Claim Magnitude say_claim",
        "columns": (
            "ALONE CHANGE_KINDS CORRECTED DATE_BASES EARLIER HAND_CODED KINDS OUTLET PEOPLE_STATUSES "
            "QUANTITY_FIELDS SPEAKER_KINDS SPEECHES UNKNOWN ChangeKind"
        ),
        "dates": "MONTHS WEEKDAYS is_before is_day is_edtf resolve say_date span",
        "dossier": "Dossier examine load",
        "exact": "StatedNumber plain_number",
        "files": "TODO Row read_text read_toml",
        "labels": "beside counted label_claim says_status",
        "handed": "CheckedArticles hand_over",
        "inputs": "article_inputs changes_naming quantity_inputs",
        "later": "read_later",
        "ledger": "Entry",
        "quantities.derived": "Derived DerivedKind derived_changes",
        "quantities.read": "examine_quantity load_quantity",
        "quantities.records": (
            "BASES ORIGIN_KINDS RELATIONS Basis Origin OriginKind Quantity Relation Statement"
        ),
        "records": "Change Correction Event Notice Quote Speaker Unit",
        "refusals": "ACROSS REFUSALS refuse",
        "revisions": "Revision",
        "rows": "read_checked read_saved read_table",
        "sentences": "Sentences",
        "settings": "LICENSES License Settings examine_settings read_settings",
        "shared": "read_shared",
        "sheets": "Sheet csv_line read_sheet",
        "source": "Source check_original",
        "stance": "FORMS METHODS STANCES Form Method Stance Standing Unnamed",
        "stance_words": "StanceWord find_look_backs find_stance_words",
        "statuses": "MEANINGS SYMBOLS explain",
        "story": "DERIVED parse_template",
        "text": "context find_words fold on_one_line shortened",
        "typed": "read_number",
        "versions": "VERSIONS Version check_earlier_originals",
    },
)
