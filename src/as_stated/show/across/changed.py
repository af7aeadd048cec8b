"""What one statement does to another, by whom and in which words; and what changed without a word.

The first is coded by a person from words that say so. The second is found by code: a hedge that a copy
adds or drops, a number that it rounds, a speaker that it leaves out.
"""

from typing import TYPE_CHECKING

from markupsafe import Markup

from as_stated.coding import ChangeKind, say_claim
from as_stated.show import markup
from as_stated.show.across.named import link, outlet
from as_stated.show.display import Display
from as_stated.show.statements import QUANTITY_CHANGES

if TYPE_CHECKING:
    from as_stated.coding import Change, Quantity

# What a statement does, as said of whoever makes it.
VERBS: dict[ChangeKind, str] = {
    "updates": "gives a new figure after",
    "corrects": "corrects",
    "withdraws": "withdraws",
    "reinstates": "states again",
    "disputes": "disputes",
    "repeats": "repeats",
    "recalls": "recalls",
}
_WHAT = {"as_of": "day"}


def changes(quantity: "Quantity") -> Display:
    """Each change that words say, in order of its day; those without a day last."""
    made = sorted(quantity.changes, key=lambda each: (not each.on, each.on))
    said = markup.paragraphs(
        [_sentence(quantity, each) for each in made],
        "changes",
        "No words coded here say that one statement changes, repeats or disputes another.",
    )
    shown = markup.output(said)
    shown.data["text/csv"] = QUANTITY_CHANGES.write_csv(rows(quantity))
    shown.files["text/csv"] = f"tables/{QUANTITY_CHANGES.name}.csv"
    return shown


def rows(quantity: "Quantity") -> list[dict[str, object]]:
    """The rows of the table of changes."""
    return [
        {
            "change_id": each.change_id,
            "from_statement": each.from_id,
            "kind": each.kind,
            "to_statement": each.to_id,
            "by": each.by,
            "by_id": each.by_id,
            "what": each.what,
            "day": each.on,
            "words_in": each.article,
            "exact": each.exact,
            "reason": each.reason,
        }
        for each in quantity.changes
    ]


def _sentence(quantity: "Quantity", change: "Change") -> Markup:
    """Who does what to which figure, with which other, when, and the words or the reason."""
    said = Markup("{} {} {}").format(change.by, _verb(change), _target(quantity, change))
    if change.from_id:
        said += Markup("; now {}").format(_figure(quantity, change.from_id))
    if change.on:
        said += Markup(", {}").format(markup.edtf_span(change.on))
    if words := markup.context(change.exact):
        said += Markup(": {}, in {}").format(words, _outlet(quantity, change.article))
    return said + (Markup(". {}").format(change.reason) if change.reason else Markup("."))


def _verb(change: "Change") -> str:
    what = _WHAT.get(change.what, change.what)
    return f"{VERBS[change.kind]} the {what} of" if what else VERBS[change.kind]


def _target(quantity: "Quantity", change: "Change") -> Markup:
    """The figure that a change is about, also where it acts on another change."""
    by_id = {each.change_id: each for each in quantity.changes}
    if change.to_id in by_id:
        before = by_id[change.to_id]
        return Markup("{} (which {} {})").format(
            _target(quantity, before), before.by, VERBS[before.kind]
        )
    return _figure(quantity, change.to_id)


def _figure(quantity: "Quantity", key: str) -> Markup:
    """A figure with its outlet: linked where it is a statement of the quantity, else in its words."""
    for each in quantity.statements:
        if each.key == key:
            return Markup("{} in {}").format(link(each), outlet(each))
    article, _, claim_id = key.rpartition("/")
    dossier = quantity.dossiers.get(article)
    if dossier is None:
        return Markup("{}").format(markup.identifier(key))
    said = say_claim(dossier.find(claim_id))
    return Markup('<span class="context">{}</span> in {}').format(said, _outlet(quantity, article))


def _outlet(quantity: "Quantity", article: str) -> str:
    dossier = quantity.dossiers.get(article)
    return dossier.article.source.producer if dossier else article
