"""A figure that a headline states as the text below it does: one claim with a further quote.

Two claims for one figure cost a person a line of work, and one claim for two figures is wrong. So a
headline's figure is folded into one of the text only where all that a draft reads of both agrees, no
second figure of the text could be meant, and place, time and words speak for it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from as_stated.coding import (
    HAND_CODED,
    MONTHS,
    OUTLET,
    TODO,
    WEEKDAYS,
    find_look_backs,
    find_stance_words,
    quoted_around,
)
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.place import Span
from as_stated.draft.rows import QUOTES, Cells, Rows
from as_stated.numerals import Number

_SIZE = ("magnitude", "magnitude_to", "magnitude_status")
_KIND = ("unit", "people_status", "form", "per", "stance", "stance_by", "earlier_words")
_IF_SAID = ("event_id", "as_of", "said_on", "cited_ids", "part_of")  # a headline leaves these out
# Long before the news, or told of for comparison.
_LONG_AGO = re.compile(
    r"""
    \b (?: (?:19|20) \d\d | ago | anniversary | decades? | century | annual | record
         | (?:last|previous|earlier|past) [ ]
           (?:year|month|week|decade|century|spring|summer|autumn|winter)
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?i:in|at|near|off|outside|above|around|across|on|of|from|over|to) +(?i:the +)?"
    r"((?:[^\W\d_a-z][\w’'-]*(?: |(?=\W|$)))+)"
)
_PROSE = re.compile(r"[.!?…][\"'”’)]*[ \t]*[\r\n]")
_NO_PLACES = frozenset(each.casefold() for each in (*MONTHS, *WEEKDAYS))
_PEOPLE = frozenset(("", "people", "persons", "person"))
# Words of four letters and more that say nothing of what happened.
_EMPTY = frozenset(
    """about according after also among amid been before being between dead during from have into just
    more most near nearly number over people said says some than that their them then there they this
    those toll total were what when where which while with would year years
    hundred thousand million billion trillion dollars euros pounds percent""".split()
)
_STEM = 5  # letters by which "killed" is "kills", and "destroyed" is "destroys"


def fold_headlines(
    passages: Passages, claims: dict[Number, Cells], rows: Rows, headlines: Sequence[Span]
) -> dict[Number, Cells]:
    """Make a headline's figure a further quote of the one figure of the text that it states again.

    Args:
        passages: the article's text; `headlines`: where its headlines are.
        claims: the drafted claims by their numbers. Those folded are taken out, here and of `rows`.

    Returns:
        The claims that were taken out, by their numbers.
    """
    folded = {}
    heads = {
        number: line for number in claims for line in headlines if line[0] <= number.start < line[1]
    }
    for number, line in heads.items():
        pairs = [
            _Pair(passages, line, number, claims[number], other, claims[other])
            for other in claims
            if other not in heads and other.start >= line[1]
        ]
        fitting = [pair for pair in pairs if not pair.differs]
        size = (number.magnitude, number.magnitude_to)
        of_line = [other for other in heads if heads[other] == line]
        twins = [each for each in of_line if (each.magnitude, each.magnitude_to) == size]
        if len(fitting) == 1 and len(twins) == 1 and fitting[0].is_one:
            folded[number] = claims[number]
            _fold(fitting[0], claims, rows)
    return folded


def _fold(pair: "_Pair", claims: dict[Number, Cells], rows: Rows) -> None:
    head, body = pair.head, pair.body
    old, new = body["claim_id"], head["claim_id"]
    # "people-killed-43" was only so called because the headline's came before.
    name = new if old.startswith(f"{new}-") else old
    body["claim_id"] = name
    drafted = rows.new["claims.csv"]
    del claims[pair.number], drafted[next(n for n, row in enumerate(drafted) if row is head)]
    for row in drafted:
        if row["part_of"] in (old, new):
            row["part_of"] = name
    for row in rows.new[QUOTES]:
        if row["claim_id"] == old:
            row["claim_id"] = name
    quote = {column: head[column] for column in HAND_CODED["quotes.csv"].must}
    rows.append(QUOTES, **quote | {"claim_id": name})


@dataclass(frozen=True, slots=True)
class _Pair:
    """A headline's figure and one of the text below, with the cells drafted of each."""

    passages: Passages
    line: Span
    number: Number
    head: Mapping[str, str]
    other: Number
    body: Cells

    @property
    def differs(self) -> bool:
        """Whether what is known of both keeps them from being one figure."""
        head, body = self.head, self.body
        if any(head[each] != body[each] for each in _SIZE):
            return True
        if (
            head["hedge"].casefold() != body["hedge"].casefold()
            or self.number.kind != self.other.kind
        ):
            return True
        known = [(head[each], body[each]) for each in _KIND]
        known += [(head[each], body[each]) for each in (*_IF_SAID, "speaker_id") if head[each]]
        return any(one != other for one, other in known if TODO not in (one, other)) or (
            TODO not in (head["population"], body["population"]) and not self._is_of_the_same
        )

    @property
    def is_one(self) -> bool:
        """Whether they are certainly one figure, if they do not differ."""
        columns = (*_KIND, "population", "earlier_words")
        is_settled = TODO not in [
            cells[each] for cells in (self.head, self.body) for each in columns
        ]
        return (
            is_settled
            and self._has_its_speaker
            and self._has_its_stance
            and self._has_its_place
            and bool(_LONG_AGO.search(self._line)) >= bool(_LONG_AGO.search(self._sentence))
            and (self._tells_the_same or (self._is_lead and self.body["people_status"] != ""))
        )

    @property
    def _line(self) -> str:
        return self.passages.text[slice(*self.line)]

    @property
    def _sentence(self) -> str:
        return self.passages.text[slice(*self.passages.sentence(self.other))]

    @property
    def _is_of_the_same(self) -> bool:
        """Whether the nouns are one noun: "miners" and "trapped miners", "killed" and "people"."""
        one, other = self.head["population"].casefold(), self.body["population"].casefold()
        short, long = sorted((one, other), key=len)
        if short in _PEOPLE and long in _PEOPLE:
            return True
        if not one:  # "Migrant boat sinks, 27 dead" names them
            return {*_stems(other)} <= {*_stems(self._line)}
        more = long.removesuffix(short)
        return bool(short) and long.endswith(short) and not re.search(r",|\band\b|\bor\b|\w$", more)

    @property
    def _has_its_speaker(self) -> bool:
        """Whether nobody else than the text's speaker states the headline's figure."""
        speaker = self.body["speaker_id"]
        if self.head["speaker_id"] == speaker == TODO:  # "government pledges", as it pledged
            return self.body["stance_by"] not in ("", TODO, OUTLET)
        if self.head["speaker_id"] == TODO:
            word = speaker.rpartition("-")[2]
            return speaker != TODO and bool(word) and word in self._line.casefold()
        is_quoted = quoted_around(self.passages.text, self.number.start) != (0, 0)
        return not (is_quoted and not speaker)

    @property
    def _has_its_stance(self) -> bool:
        """Whether the headline has a word for the stance if there is one, and for no other."""
        stance = self.body["stance"] or "stated"
        found = {each.stance for each in find_stance_words(self._line)}
        return found == ({stance} - {"stated"}) and not find_look_backs(self._line)

    @property
    def _has_its_place(self) -> bool:
        """Whether the headline names no other place than the figure's sentence, or its paragraph."""
        text = self.passages.text
        below = set(re.findall(r"\b[a-z]\w+", text[self.line[1] :]))
        places = {*_places(self._line)} - below  # in a title, each word has a capital
        said = {word.casefold() for word in re.findall(r"[\w’'-]+", self._sentence)}
        if not places or places & said:
            return True
        start = self.passages.paragraph(self.other)[0]
        end = self.passages.sentence(self.other)[1]
        is_above = places & {each.casefold() for each in re.findall(r"[\w’'-]+", text[start:end])}
        return not {*_places(self._sentence)} and (self._is_lead or bool(is_above))

    @property
    def _is_lead(self) -> bool:
        """Whether no paragraph stands between the headline and that of the figure."""
        between = self.passages.text[self.line[1] : self.passages.paragraph(self.other)[0]]
        return not _PROSE.search(between)

    @property
    def _tells_the_same(self) -> bool:
        """Whether headline and sentence share a word of what happened: no name, nor what is counted."""
        counted = {
            *_stems(f"{self.head['population']} {self.body['population']} {self.body['per']}")
        }
        told = re.sub(r"\b[^\W\d_a-z][\w’'-]*", " ", self._sentence)
        return bool({*_stems(self._line)} & {*_stems(told)} - counted)


def _places(text: str) -> Iterator[str]:
    """The words with a capital behind a word of place, except for days and months; folded."""
    for match in _PLACE.finditer(text):
        yield from {word.casefold() for word in match[1].split()} - _NO_PLACES


def _stems(text: str) -> Iterator[str]:
    for word in re.findall(r"[^\W\d_]{4,}", text.casefold()):
        if word not in _EMPTY:
            yield word[:_STEM]
