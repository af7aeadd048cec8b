"""What one statement does to another: by whom, to which figures, and in which words.

A person codes it from words that say so; code puts together what the same words do to several statements.
What a copy or a repetition does to a figure without a word, code finds alone.
"""

from collections.abc import Sequence

from markupsafe import Markup

from as_stated.coding import (
    Change,
    ChangeKind,
    Derived,
    DerivedKind,
    Quantity,
    derived_changes,
    say_claim,
)
from as_stated.show import markup
from as_stated.show.across.named import find, link, outlet
from as_stated.show.counting import capital
from as_stated.show.declared import QUANTITY_CHANGES
from as_stated.show.display import Display
from as_stated.show.given import takes_quantity
from as_stated.show.grouping import grouped
from as_stated.show.output import output
from as_stated.show.plain_table import PlainTable
from as_stated.show.rows import whole_day

# What is done, and what had been done where a change acts on another change.
VERBS: dict[ChangeKind, tuple[str, str]] = {
    "updates": ("gives a new figure", "had brought up to date"),
    "corrects": ("corrects", "had corrected"),
    "withdraws": ("withdraws a figure", "had withdrawn"),
    "reinstates": ("states a figure again", "had stated again"),
    "disputes": ("disputes a figure", "had disputed"),
    "repeats": ("repeats a figure", "had repeated"),
    "recalls": ("recalls an earlier figure", "had recalled"),
}
# Of a correction: what was wrong.
_WRONG = {
    "number": "a number",
    "as_of": "a day",
    "unit": "a unit",
    "population": "whom a figure counts",
}

_DERIVED: dict[DerivedKind, str] = {
    "hedge-added": "has a hedge that the earlier text has not",
    "hedge-dropped": "has not the hedge of the earlier text",
    "number-loosened": "gives the number less precisely",
    "number-changed": "gives another number",
    "speaker-dropped": "no longer names who says so",
}


@takes_quantity
def changes(quantity: Quantity) -> Display:
    """What words say that one statement does to another, by day; what has no day comes last."""
    pairs = [
        (_does(some[0]), _said(quantity, some)) for some in together(quantity.changes).values()
    ]
    empty = "No words coded here say that one statement changes, repeats or disputes another."
    return output(markup.definitions("changes terms", pairs, empty), table=table(quantity))


@takes_quantity
def derived(quantity: Quantity) -> Display:
    """What copies and repetitions do to their figures, found by code, in the order of the statements."""
    items = [
        Markup("{} {}. The earlier text: {}.").format(
            _figure(quantity, later),
            _differs(kinds),
            _figure(quantity, earlier),
        )
        for (later, earlier), kinds in differing(quantity).items()
    ]
    empty = "No statement coded here copies or repeats another otherwise than it stands there."
    return output(markup.paragraphs(items, "derived", empty))


def differing(quantity: Quantity) -> dict[tuple[str, str], list[DerivedKind]]:
    """How a copy or a repetition differs from what it takes up, by the ids of the later and the earlier."""
    pairs: dict[tuple[str, str], list[DerivedKind]] = {}
    for each in derived_changes(quantity):
        pairs.setdefault((each.from_id, each.to_id), []).append(each.kind)
    return pairs


def _differs(kinds: Sequence[DerivedKind]) -> str:
    """What differs, as said of the later text."""
    if {"hedge-added", "hedge-dropped"} <= set(kinds):
        others = [kind for kind in kinds if not kind.startswith("hedge")]
        return ", and ".join(["has another hedge", *(_DERIVED[kind] for kind in others)])
    return ", and ".join(_DERIVED[kind] for kind in kinds)


def table(quantity: Quantity) -> PlainTable:
    """The table of changes: those that words say, then those that code found."""
    found = [_derived_row(at, each) for at, each in enumerate(derived_changes(quantity), start=1)]
    return PlainTable(QUANTITY_CHANGES, [_row(each) for each in quantity.changes] + found)


def _row(each: Change) -> dict[str, object]:
    return QUANTITY_CHANGES.row_of(
        each,
        found_by_code=False,
        from_statement=each.from_id,
        to_statement=each.to_id,
        day=each.on,
        day_date=whole_day(each.on),
        words_in=each.article,
    )


def _derived_row(at: int, each: Derived) -> dict[str, object]:
    """A change that code found, numbered in the order of the statements."""
    found = {"change_id": f"derived-{at}", "found_by_code": True, "kind": each.kind}
    empty = {column.name: "" for column in QUANTITY_CHANGES.columns}
    return {**empty, **found, "from_statement": each.from_id, "to_statement": each.to_id}


def together(changes_: Sequence[Change]) -> dict[tuple[str, ...], list[Change]]:
    """These `changes_` by day, those together that the same words make to several statements."""

    def words(each: Change) -> tuple[str, ...]:
        if not each.exact:
            return (each.change_id,)
        return each.kind, each.by, each.what, each.from_id, each.on, each.article, each.exact

    return grouped(sorted(changes_, key=lambda change: (not change.on, change.on)), words)


def _does(change: Change) -> Markup:
    """When, who and what: to head a change."""
    verb = VERBS[change.kind][0]
    if change.kind == "corrects":
        verb += f" {_WRONG.get(change.what, 'who says so')}"
    said = f"{change.by} {verb}"
    if not change.on:
        return Markup("{}").format(capital(said))
    return Markup("{}: {}").format(markup.edtf_span(change.on), said)


def _said(quantity: Quantity, some: Sequence[Change]) -> Markup:
    """The figures that a change is about, the one that takes their place, and the words or the reason."""
    change = some[0]
    lines = [Markup("The figure: {}").format(_target(quantity, each)) for each in some]
    if change.from_id:
        lines.append(Markup("{}: {}").format(_new(change.kind), _figure(quantity, change.from_id)))
    if words := markup.context(change.exact):
        lines.append(Markup("The words: {}, {}").format(words, _outlet(quantity, change.article)))
    lines += [Markup("Why: {}").format(why) for why in dict.fromkeys(e.reason for e in some) if why]
    return Markup("<ul>{}</ul>").format(
        Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    )


def _new(kind: ChangeKind) -> str:
    """What the statement is that acts."""
    if kind in ("updates", "corrects", "reinstates"):
        return "Now"
    return "Against it" if kind == "disputes" else "In"


def _target(quantity: Quantity, change: Change) -> Markup:
    """The figure that a change is about, also where it acts on another change."""
    by_id = {each.change_id: each for each in quantity.changes}
    if change.to_id not in by_id:
        return _figure(quantity, change.to_id)
    before = by_id[change.to_id]
    had = VERBS[before.kind][1]
    return Markup("{}, which {} {}").format(_target(quantity, before), before.by, had)


def _figure(quantity: Quantity, key: str) -> Markup:
    """A figure with its outlet: linked where it is a statement of the quantity, else in its words."""
    if statement := find(quantity, key):
        return Markup("{}, {}").format(link(statement), outlet(statement))
    article, _, claim_id = key.rpartition("/")
    dossier = quantity.dossiers.get(article)
    if dossier is None:
        return markup.identifier(key)
    said = say_claim(dossier.find(claim_id))
    return Markup('<span class="context">{}</span>, {}').format(said, _outlet(quantity, article))


def _outlet(quantity: Quantity, article: str) -> str:
    dossier = quantity.dossiers.get(article)
    return dossier.article.source.producer if dossier else article
