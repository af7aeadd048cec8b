"""The quote of a figure at its final length: the number with its hedge and what is counted."""

import re
from collections.abc import Collection

from as_stated.coding import TODO, Unit
from as_stated.draft.guesses.counted import Counted, guess_counted
from as_stated.draft.guesses.form import Shape, guess_vote, guess_whole
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.place import MAGNITUDE, MOVED_FROM, Place, Span, trimmed
from as_stated.draft.guesses.speaking import without_speaker
from as_stated.numerals import Number

# What a change is told with, before its number: "rose by 3", "a further 250".
_CHANGE = re.compile(
    r"""
    \b (?: \w+ [ ] by
         | (?:increase|decrease|rise|fall|drop|growth|gain|decline|jump) [ ] of
         | rose | grew | fell | dropped | gained | lost | climbed | jumped | slipped
         | an? [ ] (?:further|additional|extra) | another
    ) [ ] $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNIT = {
    "percent": re.compile(r" ?(?:%|per ?cent(?:age points?)?\b|percent\b|pct\b)"),
    "money": re.compile(r" [^\W\d_]+(?: [^\W\d_]*(?:dollars|pounds|francs|crowns))?(?=\W|$)"),
    "measure": re.compile(
        r"""[ -]?(?:(?:sq|cu|square|cubic|nautical|degrees?)\.?[ ])?
        (?!(?:at|in|on|of|by|to|for|from|and|or|but|as|with|was|is)\b)    # "of magnitude 5.1 at noon"
        [^\W\d_][\w²³/]*""",
        re.VERBOSE,
    ),
}
_QUAKE = re.compile(r"[ -](?:(?:magnitude|earth)[ -])?(?:\w*quakes?|aftershocks?|tremors?)\b")
# "cases of measles", "80% of households"
_OF = re.compile(
    r" of (?!(?:the|these|those|its|their|his|her|our|all|an?|them|whom|which|us|it|this|that)\b)[a-z][\w’'-]*"
)
# "12 of the dead", "15 of them children"
_PART = re.compile(
    r"""
    [ ] of [ ]
    (?: (?:the|these|those|its|their|his|her|our|all) (?: [ ] [a-z][\w’'-]* )? | them | whom | which | us )
    (?: [ ] (?:children|women|men|civilians) )? \b
    """,
    re.VERBOSE,
)
# A number without a noun, and what happened to those it counts: "41 were missing", "47 dead".
_STATE = re.compile(
    r"""
    (?: [ ] (?:were|was|are|is|have|has|had|been|still|also|now|feared|confirmed|reported) ){0,4}
    [ ] (?: dead | died | killed | missing | injured | wounded | hurt | displaced | arrested | detained | drowned
          | freed | released | rescued ) \b
    """,
    re.VERBOSE,
)
# "All but three of the 40 hostages": not three, but the others.
_ALL_BUT = re.compile(
    r"\b(?:all|everyone|everybody|nobody|none) (?:but|except)(?: for)? $", re.IGNORECASE
)
_PER = re.compile(r" (?:per|for every) [\d,]+ [a-z]+")  # "3.5 doctors per 1,000 people"
# A side of a vote: "voted by | 98", "to | 61".
_TO_SIDE = re.compile(r"\b(?:vote[sd]?(?: \w+){0,2} |to )$", re.IGNORECASE)
_SIGNED = re.compile(r"[$€£¥%₽₴₺₦₪₼֏]")
_RANGE = re.compile(r"\b(?:between|from) $", re.IGNORECASE)
_EDGES = re.compile(r"[,:](?!\d)|[;—–]")
_CLAUSES = re.compile(
    r"[,:](?!\d)|[;—–]|\b(?:after|when|while|because|since|before|although|though|who|which|until)\b"
)
_DANGLING = re.compile(
    r"""
    (?: [\s,;:(—–-]
      | \b (?: to | for | in | at | on | of | and | or | but | with | by | from | worth | than | while | as | that
             | a | an | the | over | after | into | is | are | was | were | rather | instead | last | this | next | out | aboard | \w+[’']s ) \b
    )+ $
    """,
    re.VERBOSE,
)
_LEADING = re.compile(
    r"(?:[\s,;:)—–-]|\b(?:and|or|but|that|while|as|which|where|of|with|who|whom)\b)+", re.IGNORECASE
)


def passage_of(
    place: Place, passages: Passages, figures: Collection[Number], units: Collection[Unit]
) -> Span:
    """The part of its sentence that states a number, without the words that name its speaker.

    Args:
        place: the number; `passages`: the article's text with all its numbers.
        figures: the numbers that are figures; `units`: those there are.

    Of "3,400 of the 5,000 people had returned", the part has it all, the whole "5,000 people".
    """
    text, first, last = place.text, place.first, place.last
    start, end = passages.quote(place.number, figures)
    left, right = without_speaker(text[start:end], first - start, last - start)
    start, end = start + left, start + right
    if whole := whole_behind(place):
        within = passages.within(place.start, place.end)
        other = next(each for each in within if each in figures and passages.reach(each) == whole)
        end = max(end, passages.quote(other, figures)[1])
    if place.is_whole:
        counted = guess_counted(text[last:end], units).population
        at = text.find(counted, last) if counted else last
        start, end = first, at + len(counted)
    return start, end


def whole_behind(place: Place) -> Span | None:
    """The reach of the figure of which that at a place is a part, where it stands behind and has another size."""
    whole = guess_whole(place)
    if not isinstance(whole, tuple) or whole[0] < place.last:
        return None
    return None if place.text[slice(*whole)] == place.text[place.first : place.last] else whole


def final_quote(place: Place, passage: Span, counted: Counted, shape: Shape) -> Span:
    """The shortest words that state a figure.

    Args:
        place: the figure.
        passage: the words that state it, at most its sentence; the quote stays inside.
        counted: what it counts; `shape`: its form, whose "a day" or "of households" belongs to it.

    Returns:
        The number with hedge, noun and the words of its form. A number without a noun keeps the
        words of its clause, so that a reader sees what is counted.
    """
    text, (start, end) = place.text, passage
    if guess_vote(place):
        lead = _TO_SIDE.search(place.before)
        return place.start + lead.start() if lead else place.first, place.last
    after, left = text[place.last : end], place.first
    if size := MAGNITUDE.search(text[start:left]):
        quake = _QUAKE.match(after)
        return start + size.start(), place.last + (quake.end() if quake else 0)
    found = is_counted = _noun_end(place, after, counted)
    if place.number.kind in _UNIT:
        is_counted = _says_of_what(place, after, counted, shape)
    if is_counted and shape.per and shape.form in ("rate", "share"):
        at = after.find(shape.per)
        found = max(found, at + len(shape.per)) if at >= 0 else found
    if not is_counted:
        if not (state := _STATE.match(after)):
            first, last = _clause(place, passage)
            return _paired(text, (first, max(last, place.last + found)), place)
        found = state.end()
    if per := _PER.match(after[found:]):
        found += per.end()
    leads = [_ALL_BUT, *([_RANGE] if place.number.magnitude_to is not None else [])]
    leads += [_CHANGE] if shape.form in ("increase", "decrease", TODO) else []
    for words in leads:
        lead = words.search(text[start:left])
        left = start + lead.start() if lead else left
    return _paired(text, (left, place.last + found), place)


def without_dangling(text: str, quote: Span, last: int) -> Span:
    """A quote that was cut at a line end, without the small words that then end it.

    Args:
        last: where the number ends; it stays.

    >>> without_dangling("nine of", (0, 7), 4)
    (0, 4)
    """
    tail = _DANGLING.search(text[last : quote[1]])
    return quote[0], last + tail.start() if tail else quote[1]


def _says_of_what(place: Place, after: str, counted: Counted, shape: Shape) -> bool:
    """Whether the words behind an amount say of what it is: "80% of households", "80 mm of rain".

    "€40m", "4.1%" and "38 m" say how much, and not of what; nor does "2.8% of output" say what it is.
    """
    if place.number.kind == "percent" and not shape.per:
        return False
    unit = _UNIT[place.number.kind].match(after)
    found = after.find(counted.population) + len(counted.population)
    ends = {0, unit.end() if unit else 0, found if counted.population else 0}
    return any(_OF.match(after[end:]) or _PART.match(after[end:]) for end in ends)


def _noun_end(place: Place, after: str, counted: Counted) -> int:
    """How far behind the number the words for what is counted reach; zero: there are none."""
    end, kind = 0, place.number.kind
    # "€40m", "64%": no word for the unit
    is_signed = kind != "measure" and _SIGNED.search(place.text, place.first, place.last)
    if counted.population:
        end = after.find(counted.population) + len(counted.population)
    elif kind in _UNIT and not is_signed and (unit := _UNIT[kind].match(after)):
        end = unit.end()
    if part := _PART.match(after):
        return max(end, part.end())
    of = _OF.match(after[end:]) if end else None
    return end + of.end() if of else end


def _clause(place: Place, passage: Span) -> Span:
    """The part of a passage between marks that holds the number, without words left dangling."""
    (start, end), text = passage, place.text
    left = max((each.end() for each in _EDGES.finditer(text, start, place.first)), default=start)
    right = next((each.start() for each in _CLAUSES.finditer(text, place.last, end)), end)
    if lead := _LEADING.match(text, left, place.first):
        left = lead.end()
    if moved := MOVED_FROM.search(text, place.start, place.first):
        return moved.start("word"), place.last
    if tail := _DANGLING.search(text[place.last : right]):
        right = place.last + tail.start()
    return min(left, place.first), max(right, place.last)


def _paired(text: str, quote: Span, place: Place) -> Span:
    """A quote without a bracket whose other half stands outside."""
    start, end = quote
    if text.count("(", start, end) != text.count(")", start, end):
        opening, closing = text.find("(", place.last, end), text.rfind(")", start, place.first)
        end = opening if opening >= 0 else end
        start = closing + 1 if closing >= 0 else start
        shut, open_ = text.find(")", place.last, end), text.rfind("(", start, place.first)
        if text.count("(", start, end) != text.count(")", start, end):
            end = shut if shut >= 0 else end
            start = open_ + 1 if open_ >= 0 else start
    hedge = place.number.hedge.split(" … ")[-1]
    if hedge and hedge not in text[start:end]:  # "200 people or more"
        end = max(end, text.find(hedge, place.last, place.end) + len(hedge))
    return trimmed(text, (start, end), (place.first, place.last))
