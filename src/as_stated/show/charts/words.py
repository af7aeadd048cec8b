"""What charts say beside the drawing: counts in words, titles, alt text, captions, sources.

Rows are counted here; figures are neither counted up nor ranked, only said.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from as_stated.coding import MEANINGS, Claim, counted, label_claim, say_date
from as_stated.numerals import spelled
from as_stated.show import markup
from as_stated.show.charts.claims import MOST, ROOMY
from as_stated.show.counting import capital
from as_stated.show.display import Display
from as_stated.show.html_table import Shown, heads, html_table
from as_stated.show.output import plain
from as_stated.show.tables import Tables

LONGEST = 300  # characters of an alternative text, its title with it: nobody listens to more
_THEIR_TABLE = Markup('<a href="#table-claims">the table of the figures</a>')


def either(nouns: Sequence[str]) -> str:
    """These `nouns` as alternatives: `people, soldiers or sets of remains`."""
    return " or ".join(filter(None, (", ".join(nouns[:-1]), nouns[-1])))


def open_end(claim: Claim) -> str:
    """What the hedge of a figure leaves open, in a few words; nothing where there is none."""
    return "" if claim.status == "=" else MEANINGS[claim.status][1]


def say_in_alt(claim: Claim) -> str:
    """A figure for an alt text: its words, its speaker, and what they leave open."""
    is_range = claim.status == "=" and claim.magnitude_to is not None
    return f"{label_claim(claim)}, {'a range' if is_range else MEANINGS[claim.status][1]}"


def sentence(text: str) -> str:
    """Text with a capital first letter and a full stop."""
    return f"{capital(text).rstrip('.')}."


def alternative(title: str, parts: Iterable[str | Sequence[str]]) -> str:
    """The alternative text of a chart: its title, and as much as may be listened to.

    Args:
        title: the finding; it is always said in full.
        parts: each becomes a sentence; or its wordings, the fullest first, of which an empty one
            leaves the part out. What is longest is shortened first.

    Returns:
        At most `LONGEST` characters, if the last wordings have no more.

    >>> alternative("two events", ["bands", ("one in May, one in June", "one in May", "")])
    'Two events. Bands. One in May, one in June.'
    >>> alternative("two events", ["bands", ("a long list " * 30, "first one in May")])
    'Two events. Bands. First one in May.'
    """
    wordings = [[part] if isinstance(part, str) else list(part) for part in (title, *parts)]
    while True:
        said = " ".join(sentence(each[0]) for each in wordings if each[0])
        longer = [each for each in wordings if len(each) > 1]
        if len(said) <= LONGEST or not longer:
            return said
        max(longer, key=lambda each: len(each[0])).pop(0)


def each_in_alt(shown: Sequence[Claim], *ways: Iterable[str]) -> list[str]:
    """The wordings in which an alt text tells its figures one by one, or else where they stand.

    Args:
        ways: to tell them, the fullest first, each a sentence a figure or a group of them.
    """
    if len(shown) > ROOMY:
        return ["Each of them stands, in its words, in the table of the figures"]
    told = [" ".join(map(sentence, parts)) for parts in ways]
    return [*told, "Each of them stands, in its words, in the table of all figures"]


def quotes(shown: Sequence[Claim]) -> Markup:
    """Of many figures, where their words stand; a few are found without that."""
    if len(shown) > ROOMY:
        return Markup("The figures in their words: {}.").format(_THEIR_TABLE)
    return Markup("")


def left_out(told: Sequence[Claim]) -> Markup:
    """For a caption: the figures that have no mark and count in no title; empty for none."""
    if not told:
        return Markup("")
    if len(told) > ROOMY:
        said = Markup(" Told in words alone, and not counted in the title: {} figures; see {}.")
        return said.format(markup.count(len(told)), _THEIR_TABLE)
    links = Markup("; ").join(markup.claim_link(claim) for claim in told)
    return Markup(" Told in words alone, and not counted in the title: {}.").format(links)


def data_table(name: str, drawn: Sequence[Claim]) -> Markup:
    """What a chart draws, as a table beside it; of many, where the same columns stand already."""
    if len(drawn) > ROOMY:
        return Markup("<p>Its figures stand, in words and in signs, in {}.</p>").format(
            _THEIR_TABLE
        )
    columns = (Shown("As stated"), Shown("In signs", is_figure=True), *heads("Counted", "Event"))
    shown = [
        (
            markup.claim_link(claim),
            markup.claim_link(claim, speaker_named=True, symbols=True),
            counted(claim),
            markup.date_span(claim.event.label, claim.event.date_edtf),
        )
        for claim in drawn
    ]
    return html_table(f"chart-{name}", "What the chart shows", columns, shown)


def source_line(tables: Tables) -> str:
    """Who published which article and when, and that nothing here vouches for it."""
    source = tables.dossier.article.source
    title = f"“{source.title}”" if source.title else ""
    parts = [
        source.producer,
        title,
        say_date(source.date_published) if source.date_published else "",
    ]
    return f"Source: {', '.join(filter(None, parts))}. As stated; not verified here."


def choice_note(tables: Tables) -> str:
    """What a choice of events leaves out; empty if nothing is."""
    shown, every = len(tables.shown_claims), len(tables.dossier.claims)
    if shown == every:
        return ""
    are = "is" if shown == 1 else "are"
    events = "event" if len(tables.parameters.event_ids) == 1 else "events"
    some = capital(spelled(shown)) if shown else "None"
    return (
        f"{some} of the article’s {spelled(every)} figures {are} shown: "
        f"those of the chosen {events}."
    )


def too_many(tables: Tables, name: str, what: str, number: int, most: int = MOST) -> Display:
    """In the place of a chart of more rows or columns than can be read: one sentence.

    Args:
        what: they are, in the plural.
        number: of them there are.
        most: of them a chart has.
    """
    why = Markup("{} {} are too many for a chart that can be read: at most {}. They stand in {}.")
    said = why.format(markup.count(number), what, markup.count(most), _THEIR_TABLE)
    if len(tables.dossier.events) > 1:
        said += Markup(" The notebook’s parameter <code>events</code> draws those of some events.")
    return empty(name, said, kind="too-many")


def empty(name: str, why: str, told: Sequence[Claim] = (), kind: str = "empty") -> Display:
    """A chart with nothing to draw: one sentence, `why`, and one for the figures that have no mark.

    Args:
        kind: a class; a page leaves out a section in which all is "empty".
    """
    said = escape(why) + left_out(told)
    html = Markup('<p class="{}">{}</p>').format("told" if told else kind, said)
    return Display(
        {"text/html": str(html), "text/plain": plain(said)},
        facts={"kind": "chart", "name": name, "title": "", "caption": str(said)},
    )
