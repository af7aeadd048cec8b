"""What a run of `follow` tells on a screen: what was added and why, what is gone, what is left to do."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from as_stated.coding import TODO, Claim, examine_quantity, shortened
from as_stated.draft.quantities.figures import Figure, Figures
from as_stated.draft.quantities.files import CHANGES, ORIGINS, STATEMENTS, Files
from as_stated.draft.quantities.proposals import Added
from as_stated.draft.quantities.relations import Proposal
from as_stated.errors import count_problems
from as_stated.numerals import how_many
from as_stated.problems import at_most
from as_stated.project import Project

_LONGEST = 60  # characters of a quote
_MOST_ADDED, _MOST_GONE, _MOST_OPEN = 12, 5, 3  # lines, of a screen together


def tell_added(done: str, added: Added) -> Iterator[str]:
    """What was added, and each new statement: first those that a person has to decide.

    Args:
        done: what was done with the folder, the beginning of a sentence.
    """
    articles = {figure.article for figure, _ in added.figures}
    count = how_many(len(added.figures), "statement")
    of = f" of {how_many(len(articles), 'article')}"
    more = [
        how_many(len(added.rows[each]), what) for each, what in _WHAT.items() if added.rows[each]
    ]
    if not added.figures:
        yield f"{done}, and no figure is new."
        return
    yield f"{done}; added: {', '.join([f'{count}{of}', *more])}."
    ordered = sorted(added.figures, key=lambda each: each[1].relation != TODO)
    yield from at_most([_line(figure, proposal) for figure, proposal in ordered], _MOST_ADDED)
    yield from _open_origins(added.rows[STATEMENTS])


def _open_origins(rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """For whom the new statements are open, those first that most of them wait for."""
    notes = Counter(row["note"] for row in rows if row["origin_id"] == TODO)
    for note, count in notes.most_common(_MOST_OPEN):
        yield f"origin_id of {how_many(count, 'statement')}: {note}"


_WHAT: Mapping[str, str] = {ORIGINS: "origin", CHANGES: "change"}


def _line(figure: Figure, proposal: Proposal) -> str:
    said = f"{figure.key}: {proposal.relation}, {figure_in_words(figure.claim)}"
    return f"{said}: {proposal.reason}" if proposal.relation == TODO else said


def tell_gone(project: Project, files: Files, figures: Figures) -> Iterator[str]:
    """The statements of a quantity, by its files, whose article or claim is not there any more."""
    gone: list[str] = []
    articles = project.articles
    for row in files.rows["statements.csv"]:
        article, claim = row["article"], row["claim_id"]
        if (
            f"{article}/{claim}" in figures.all
            or article in figures.unread
            or TODO in (article, claim)
        ):
            continue
        what = f"has no claim {claim!r}" if article in articles else "is not an article of data/"
        gone.append(f"{row.where}: {article} {what} any more. Correct the row, or delete it.")
    yield from gone[:_MOST_GONE]
    if len(gone) > _MOST_GONE:
        yield f"and {how_many(len(gone) - _MOST_GONE, 'row')} more without a figure"


def tell_unread(figures: Figures) -> Iterator[str]:
    """The articles that were left out."""
    if names := [*figures.unread]:
        shown = first_names(names, _MOST_GONE)
        yield f"Left out until nothing is wrong or open in them: {shown}. See as-stated check."


def first_names(names: Sequence[str], most: int) -> str:
    """The first of some names, `most` of them, and how many more there are.

    >>> first_names(["wire", "radio", "paper"], 2)
    'wire, radio and 1 more'
    """
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def tell_next(project: Project, name: str, figures: Figures) -> Iterator[str]:
    """How much of the quantity of that name is left to a person, and how to find it.

    Args:
        project: its project; `figures`: those of all articles.
    """
    _, problems = examine_quantity(name, project, figures.examined)
    where = project.shown(project.quantity_data(name))
    if problems:
        yield f"{where}/: {count_problems(problems)}. Next, to list them: as-stated check --quantity {name}"
    else:
        yield f"{where}/: nothing is undecided."


def figure_in_words(claim: Claim) -> str:
    """A figure's quote, short, after what must be said before it: that it is denied, expected …"""
    before = f"{claim.qualifier}: " if claim.qualifier else ""
    return f"{before}“{shortened(claim.quote, _LONGEST)}”"
