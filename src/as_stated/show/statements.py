"""The table of a quantity's statements: its columns, each with type and definition."""

from dataclasses import replace

from as_stated.show.schema import CLAIMS, Column, Schema

# Of a statement, beside all that the table of an article's figures says of its claim.
_OF_STATEMENT = (
    Column("article", "string", "The article: the name of its folder in data/."),
    Column("claim_id", "string", "The figure there."),
    Column("producer", "string", "The outlet."),
    Column("reported_on", "string", "The day of publication.", "ISO 8601"),
    Column("url", "string", "The live article; empty: it has no address."),
    Column("relation", "string", "What it is to the quantity: same, part, whole, change, …"),
    Column("reason", "string", "Why a person takes it so."),
    Column("origin_id", "string", "Who counted; empty: not known, and never merged."),
    Column("origin", "string", "Who counted, by name."),
    Column("origin_basis", "string", "own, attributed or inferred; only own is its own word."),
    Column("copy_of", "string", "The statement whose text it copies: article/claim."),
    Column("copy_reason", "string", "Why a person takes it for a copy."),
    Column("as_of", "string", "The day that it holds for; EDTF."),
    Column("as_of_inferred", "boolean", "Whether a person inferred that day."),
    Column("as_of_reason", "string", "What it was inferred from."),
    Column("place", "string", "Where it stands in the chart: axis, lane (no height) or apart."),
    Column("why_off_axis", "string", "Why it is not on the axis; empty: it is."),
    Column("note", "string", "The coder's note on the statement."),
)
_SAID_ALREADY = {column.name for column in _OF_STATEMENT}
STATEMENTS: Schema = replace(
    CLAIMS,
    name="statements",
    row="one statement of the quantity, as an article states it",
    key=("article", "claim_id"),
    columns=(*_OF_STATEMENT, *(c for c in CLAIMS.columns if c.name not in _SAID_ALREADY)),
    refers=(),
)
ORIGINS = Schema(
    "origins",
    "one body, list or tally that is known to have counted",
    ("origin_id",),
    (
        Column("origin_id", "string", "Name of the origin."),
        Column("name", "string", "The origin for readers."),
        Column("kind", "string", "body, outlet-tally or list."),
        Column("speakers", "string", "Who speaks for it: article/speaker, or a shared speaker."),
        Column("own", "integer", "How many statements of the quantity it made itself."),
        Column("attributed", "integer", "How many somebody else attributes to it."),
        Column("inferred", "integer", "How many the coder takes for its own."),
        Column("copies", "integer", "How many of these copy the text of another statement."),
        Column("note", "string", "The coder's note."),
    ),
)
QUANTITY_CHANGES = Schema(
    "changes",
    "what one statement does to another",
    ("change_id",),
    (
        Column("change_id", "string", "Name of the change."),
        Column("found_by_code", "boolean", "Whether code found it, not a person in the words."),
        Column("from_statement", "string", "The statement that acts: article/claim; empty: none."),
        Column("kind", "string", "updates, corrects, …; found by code: hedge-added, …"),
        Column("to_statement", "string", "What it acts on: article/claim, or a change."),
        Column("by", "string", "By whom, for readers."),
        Column("by_id", "string", "By whom: a speaker, or outlet:article."),
        Column("what", "string", "Of a correction: what was wrong."),
        Column("day", "string", "The day, if it is known; EDTF."),
        Column("words_in", "string", "The article whose words say so."),
        Column("exact", "string", "Those words; empty: see reason."),
        Column("reason", "string", "Why it is coded so."),
    ),
)
