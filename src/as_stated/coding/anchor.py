"""A row of the coding held against the article: found in its words, and read anew from them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast, get_args

from as_stated.coding.article import Article
from as_stated.coding.claims import (
    DATE_BASES,
    PEOPLE_STATUSES,
    SPEECHES,
    Claim,
    Event,
    Exclusion,
    Speaker,
    Unit,
)
from as_stated.coding.dates import is_edtf
from as_stated.coding.files import Row, read_number, undecided
from as_stated.coding.loaded_words import loaded_in
from as_stated.errors import Problem
from as_stated.numerals import Number, Status, say

PUBLISHED = "published"  # in as_of: the day of publication, which is not typed again
STATUSES: tuple[str, ...] = get_args(Status)
# What a person puts where a draft left `TODO`.
HINTS = {
    "unit": "Choose a row of data/units.csv, or add one there.",
    "population": "Copy the article's words, or leave the cell empty.",
    "people_status": f"Choose one of: (empty), {', '.join(PEOPLE_STATUSES)}.",
    "event_id": "Choose a row of events.csv, or add one there.",
    "speaker_id": "Choose a row of speakers.csv, or add one there; "
    "if the outlet itself says it, leave the cell empty and make speech narration.",
    "label": "Name the event in a few words; {date} stands for its date.",
    "date_edtf": "Write 2022-10-04, 2022-09, 199X or 2022-02/2022-10-05.",
    "date_basis": f"Choose one of: {', '.join(DATE_BASES)}.",
    "party": "Write the side they speak for, or leave the cell empty.",
    "reason": "Say why the number is not a figure, or move it to claims.csv.",
}


def check_decided(row: Row) -> list[Problem]:
    """Each cell that is still to decide, in the order of the columns."""
    else_see = "data/README.md says what belongs there."
    return [
        undecided(row.where, column, HINTS.get(column, else_see))
        for column in row.cells
        if row.is_todo(column)
    ]


def check_date(row: Row, column: str, required: bool = False) -> list[Problem]:
    """A date must be EDTF; an empty one is fine unless it is required."""
    if (row[column] or required) and not row.is_todo(column) and not is_edtf(row[column]):
        what = f"{column} is {row[column]!r}, not a date in EDTF."
        return [row.problem(what, "Write 2022-10-04, 2022-09, 199X or 2022-02/2022-10-05.")]
    return []


def check_listed(row: Row, column: str, allowed: Collection[str]) -> list[Problem]:
    """A cell of a closed list must be on it."""
    if row[column] in allowed or row.is_todo(column):
        return []
    todo = f"Choose one of: {', '.join(each or '(empty)' for each in allowed)}."
    return [row.problem(f"{column} is {row[column]!r}.", todo)]


def check_in_text(row: Row, column: str, article: Article) -> list[Problem]:
    """A cell that is in the source's words must be words of the source."""
    if row.is_todo(column) or " ".join(row[column].split()) in " ".join(article.text.split()):
        return []
    what = f"the article has no {column} {row[column]!r}."
    return [row.problem(what, "Copy the article's words, or leave the cell empty.")]


def check_wording(row: Row, column: str) -> list[Problem]:
    """Readers see notes: every digit they see comes from code, and no word takes a side."""
    problems = []
    if any(character.isdigit() for character in row[column]):
        todo = "Say it without the number; an event’s date is {date} in its label."
        problems.append(row.problem(f"a digit is typed into {column}.", todo))
    for word in loaded_in(row[column]):
        what = f"the word {word!r} takes a side in {column}."
        problems.append(row.problem(what, "Choose a neutral word, or put it in “quotes” as said."))
    return problems


@dataclass(frozen=True, slots=True)
class Coder:
    """Turns rows into anchored claims and exclusions."""

    article: Article
    numbers: Sequence[Number]
    units: Mapping[str, Unit]
    events: Mapping[str, Event]
    speakers: Mapping[str, Speaker]
    broken: list[tuple[int, int, str]] = field(default_factory=list)  # with the row's key

    def claim(self, row: Row, problems: list[Problem]) -> Claim | None:
        """The row as a claim; None, with its problems noted, where it does not hold."""
        wrong = [
            *check_listed(row, "magnitude_status", STATUSES),
            *check_listed(row, "unit", self.units),
            *check_listed(row, "people_status", ("", *PEOPLE_STATUSES)),
            *check_listed(row, "event_id", self.events),
            *check_listed(row, "speaker_id", ("", *self.speakers)),
            *check_listed(row, "speech", SPEECHES),
            *check_in_text(row, "population", self.article),
            *check_in_text(row, "channel", self.article),
            *([] if row["as_of"] == PUBLISHED else check_date(row, "as_of")),
            *check_date(row, "said_on"),
        ]
        place = self._anchor(row, wrong)
        if place:
            wrong += self._check_speech(row, *place)
            wrong += self._reread(row, *place)
        problems += wrong
        unsettled = bool(wrong) or row.is_undecided
        if place and unsettled:
            self.broken.append((*place, row.key))
        if unsettled or not place:
            return None
        magnitude = read_number(row["magnitude"])
        assert magnitude is not None  # _reread has refused the row otherwise
        published = self.article.source.date_published
        return Claim(
            claim_id=row.key,
            exact=row["exact"],
            prefix=row["prefix"],
            suffix=row["suffix"],
            start=place[0],
            end=place[1],
            magnitude=magnitude,
            magnitude_to=read_number(row["magnitude_to"]),
            status=cast(Status, row["magnitude_status"]),
            hedge=row["hedge"],
            unit=self.units[row["unit"]],
            population=row["population"],
            people_status=row["people_status"],
            comparable_group=row["comparable_group"],
            event=self.events[row["event_id"]],
            as_of=published if row["as_of"] == PUBLISHED else row["as_of"],
            speaker=self.speakers.get(row["speaker_id"]),
            speech=row["speech"],
            said_on=row["said_on"],
            channel=row["channel"],
            coding_note=row["coding_note"],
        )

    def exclusion(self, row: Row, problems: list[Problem]) -> Exclusion | None:
        """The row as an exclusion of the one number that its quote holds."""
        wrong: list[Problem] = []
        if not row["reason"]:
            wrong.append(row.problem("reason is empty.", "Say why the number is not a figure."))
        place = self._anchor(row, wrong)
        held = self._numbers_in(*place) if place else []
        if place and len(held) != 1:
            what = f"the quote {row['exact']!r} holds {len(held)} numbers, not one."
            wrong.append(row.problem(what, "Quote just the number that is excluded."))
        elif held and held[0].kind != row["kind"] and not row.is_todo("kind"):
            what = f"kind is {row['kind']!r}, but {held[0].text!r} reads as {held[0].kind}."
            wrong.append(row.problem(what, "Correct the kind."))
        problems += wrong
        unsettled = bool(wrong) or row.is_undecided
        if place and unsettled:
            self.broken.append((*place, row.key))
        if unsettled or not held:
            return None
        return Exclusion(held[0].start, held[0].end, row["kind"], row["reason"])

    def _anchor(self, row: Row, wrong: list[Problem]) -> tuple[int, int] | None:
        """Invariant 1: the one place where the article has the quote."""
        if any(map(row.is_todo, ("exact", "prefix", "suffix"))):
            return None
        if not row["exact"]:
            wrong.append(row.problem("exact is empty.", "Copy the words that state the number."))
            return None
        places = self.article.find(row["exact"], row["prefix"], row["suffix"])
        if len(places) == 1:
            return places[0]
        quote = row["prefix"] + row["exact"] + row["suffix"]
        if places:
            what = f"the article has {quote!r} {len(places)} times."
            todo = "Add the words before it as prefix or after it as suffix, spaces included."
        else:
            what = (
                f"the article has no {quote!r}; its nearest words are "
                f"{self.article.nearest(quote)!r}."
            )
            todo = "Copy the words exactly, with their spaces and marks."
        wrong.append(row.problem(what, todo))
        return None

    def _check_speech(self, row: Row, start: int, end: int) -> list[Problem]:
        problems = []
        if row.is_todo("speech"):
            return []
        is_open = row.is_todo("speaker_id")
        if not is_open and (row["speech"] == "narration") != (row["speaker_id"] == ""):
            what = f"speech is {row['speech']!r}, and speaker_id is {row['speaker_id']!r}."
            todo = "Narration has no speaker; direct and indirect speech has one."
            problems.append(row.problem(what, todo))
        if (row["speech"] == "direct") != self.article.is_quoted(start, end):
            inside = "outside" if row["speech"] == "direct" else "inside"
            what = f"speech is {row['speech']!r}, but the quote stands {inside} quotation marks."
            problems.append(row.problem(what, "Direct speech is what stands inside them."))
        return problems

    def _reread(self, row: Row, start: int, end: int) -> list[Problem]:
        """Invariant 3: number and hedge of the row are those that its quote states."""
        if row.is_todo("magnitude"):
            return []
        magnitude, upper = read_number(row["magnitude"]), read_number(row["magnitude_to"])
        for column, value in (("magnitude", magnitude), ("magnitude_to", upper)):
            needed = column == "magnitude" or (row[column] and not row.is_todo(column))
            if value is None and needed:
                what = f"{column} is {row[column]!r}, not a plain number."
                return [row.problem(what, "Write 6500 or 1.5, without separators.")]
        held = self._numbers_in(start, end)
        same = [number for number in held if number.magnitude == magnitude]
        if not same:
            says = " and ".join(f'"{_stated(number)}"' for number in held) or "no number"
            what = f"magnitude is {row['magnitude']}, but the quote says {says}."
            return [row.problem(what, "Correct one of them.")]
        if len(same) > 1:
            what = f"the quote states {row['magnitude']} {len(same)} times."
            return [row.problem(what, "Shorten the quote to one of them.")]
        number = same[0]
        read = {
            "magnitude_to": say(number.magnitude_to) if number.magnitude_to is not None else "",
            "magnitude_status": number.status,
            "hedge": number.hedge,
        }
        coded = {
            "magnitude_to": say(upper) if upper is not None else "",
            "magnitude_status": row["magnitude_status"],
            "hedge": row["hedge"],
        }
        return [
            row.problem(
                f"{column} is {row[column] or 'empty'}, but the quote says "
                f'"{_stated(number)}" ({read[column] or "none"}).',
                "Correct one of them.",
            )
            for column in read
            if read[column].casefold() != coded[column].casefold() and not row.is_todo(column)
        ]

    def _numbers_in(self, start: int, end: int) -> list[Number]:
        return [number for number in self.numbers if start <= number.start and number.end <= end]


def _stated(number: Number) -> str:
    """A number with its hedge, for a message; a hedge after the number is told by its sign."""
    return f"{number.hedge} {number.text}".strip()
