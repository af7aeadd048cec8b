"""The rows that a changed text replaced: each is checked against the text it was for, and is a figure of it again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import compress

from as_stated.coding.anchor import anchor_row, check_length
from as_stated.coding.article import Article
from as_stated.coding.by_hand import is_by_hand, read_claim
from as_stated.coding.checks import check_in_text, check_listed
from as_stated.coding.claims import Claim
from as_stated.coding.coder import Coder
from as_stated.coding.columns import EARLIER, STATUSES
from as_stated.coding.files import TODO, Row
from as_stated.coding.records import Event, Speaker, Unit
from as_stated.coding.rows import read_table
from as_stated.coding.stance import FORMS, Unnamed
from as_stated.coding.standing import check_standing
from as_stated.coding.text import Span
from as_stated.coding.typed import read_number
from as_stated.coding.versions import NUMBER, VERSIONS, Versions
from as_stated.errors import Problem
from as_stated.numerals import Number, find_numbers, say
from as_stated.project import Project

# What readers see of a figure: where one of these is undecided, it is not shown.
_SEEN = (
    "exact", "magnitude", "magnitude_to", "magnitude_status", "hedge", "unit", "stance", "stance_by",
    "stance_words", "earlier_words", "form", "per", "part_of", "speaker_id", "cited_ids", "number",
)  # fmt: skip
_NOBODY = ("", TODO, *(each.value for each in Unnamed))


@dataclass
class EarlierRows:
    """Reads the rows of the earlier texts of an article.

    Args:
        units, events, speakers: the rows that they may name, by id; a unit or an event may be gone.

    Attributes:
        claims: number of a text to its figures by id, those that it was the last one to state so.
        undecided: rows that no person had decided before their text was replaced: they are not shown.
        problems: what is wrong with the files.
    """

    project: Project
    article: Article
    versions: Versions
    units: Mapping[str, Unit]
    events: Mapping[str, Event]
    speakers: Mapping[str, Speaker]
    claims: dict[int, dict[str, Claim]] = field(default_factory=lambda: defaultdict(dict))
    undecided: list[tuple[int, Row]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        for file in EARLIER:
            self._read(file)

    @property
    def notices(self) -> list[str]:
        """What to know of the rows though nothing is wrong, a line for all."""
        rows = ", ".join(f"row {row.number} ({row.key})" for _, row in self.undecided)
        where = self.project.shown(self.project.data(self.article.name) / EARLIER["claims.csv"])
        return [f"{where}: not shown while a cell is {TODO}: {rows}."] if rows else []

    @cached_property
    def numbers(self) -> Mapping[int, Sequence[Number]]:
        """The numbers of each text, as the program reads them; none in another language than English."""
        if not self.article.source.is_english:
            return dict.fromkeys(self.versions.texts, ())
        return {number: find_numbers(text.text) for number, text in self.versions.texts.items()}

    def _read(self, file: str) -> None:
        """Each row of a file stands in the text of its version, once."""
        path = self.project.data(self.article.name) / EARLIER[file]
        rows, wrong, _ = read_table(self.project, path)
        self.problems += wrong
        seen: dict[tuple[int, str], int] = {}
        for row in rows or ():
            row = replace(row, key=row.cells.get("claim_id") or row.cells.get("change_id", ""))
            version = self._version(row)
            text = self.versions.texts.get(version)
            if text is None:
                continue
            is_claim = file == "claims.csv"
            if is_claim and seen.setdefault((version, row.key), row.number) != row.number:
                what = f"it stands in row {seen[version, row.key]} already, with the same version."
                self.problems.append(row.problem(what, "Delete one of them."))
                continue
            place = anchor_row(row, text, whole_words=file != "exclusions.csv")
            if isinstance(place, Problem):
                self.problems += _of_version([place], version)
            elif is_claim:
                self._claim(row, version, text, place)

    def _version(self, row: Row) -> int:
        """The number of the row's text; 0 if there is none, which is reported once."""
        version = row["version"]
        number = int(version) if NUMBER.fullmatch(version) else 0
        if not self.project.earlier_text(self.article.name, number).exists():
            what = f"version is {version or 'empty'}, and there is no such text."
            self.problems.append(row.problem(what, f"Name a version of {VERSIONS}."))
        return number

    def _claim(self, row: Row, version: int, text: Article, place: Span | None) -> None:
        """The row as a figure of its text, if it is one."""
        units = {row["unit"]: Unit(row["unit"], "", "", ""), **self.units}
        events = {row["event_id"]: Event(row["event_id"], "", "", "", "", ""), **self.events}
        coder = Coder(text, self.numbers[version], units, events, self.speakers)
        wrong = [*_check_seen(row, text, self.speakers)]
        if place:
            wrong += check_length(row, text, place)
        number: Number | None = None
        if place and text.source.is_english and not is_by_hand(row):
            held = coder.numbers_of(place, [])
            coded = _stated(read_number(row["magnitude"]), row["magnitude_status"], row["hedge"])
            said = [_stated(each.magnitude, each.status, each.hedge) for each in held]
            alike = (each.casefold() == coded.casefold() for each in said)
            number = next(compress(held, alike), None)
            if not number and not row.is_undecided:
                what = f"it states {coded}, but its quote {' and '.join(said) or 'no number'}."
                wrong.append(row.problem(what, "Correct the row: it says what stood in that text."))
        elif place:
            wrong += check_listed(row, "magnitude_status", STATUSES)
            read = read_claim(row, text, place, "count")
            number = read if isinstance(read, Number) else None
        self.problems += _of_version(wrong, version)
        if wrong:
            return
        if place is None or number is None or any(map(row.is_todo, _SEEN)):
            self.undecided.append((version, row))
        else:
            self.claims[version][row.key] = coder.as_claim(row, place, number)


def _of_version(problems: Iterable[Problem], version: int) -> Iterator[Problem]:
    """The problems, said of the text in which the words should stand."""
    for each in problems:
        what = each.what.replace("the article", f"the text of version {version}", 1)
        yield replace(each, what=what)


def _check_seen(row: Row, text: Article, speakers: Mapping[str, Speaker]) -> Iterator[Problem]:
    """What readers see of an earlier figure besides its number: stance, look-back, form and speaker."""
    yield from check_standing(row, text, speakers)
    yield from check_in_text(row, "earlier_words", text)
    yield from check_listed(row, "form", ("", *FORMS))
    for column, names in (
        ("speaker_id", [row["speaker_id"]]),
        ("cited_ids", row.names("cited_ids")),
    ):
        for each in names:
            if each not in speakers and each not in _NOBODY:
                what = f"{column} is {each!r}, and speakers.csv has no such row."
                todo = "Restore it: it says whose the earlier figure was. Its name may stand in that text alone."
                yield row.problem(what, todo)


def _stated(magnitude: int | Decimal | None, status: str, hedge: str) -> str:
    """A number with its hedge as sign and words."""
    number = "no number" if magnitude is None else say(magnitude)
    return f"{status} {number}" + (f" ({hedge})" if hedge else "")
