"""The cells of a claim, one by one and with one another: before its quote is read."""

from collections.abc import Iterator, Mapping

from as_stated.coding.article import Article
from as_stated.coding.checks import (
    check_date,
    check_in_text,
    check_listed,
    check_not_later,
    check_wording,
)
from as_stated.coding.columns import ALONE, PEOPLE_STATUSES, PUBLISHED, SPEECHES, STATUSES
from as_stated.coding.files import Row
from as_stated.coding.records import Event, Speaker, Unit
from as_stated.coding.stance import FORMS, METHODS, Form, Unnamed
from as_stated.coding.standing import check_standing
from as_stated.coding.text import Span
from as_stated.coding.typed import NUMBERS, read_number, readings
from as_stated.errors import Problem
from as_stated.problems import meant
from as_stated.project import ID

UNNAMED: Mapping[str, Unnamed] = {each.value: each for each in Unnamed}
_PER: tuple[Form, ...] = ("rate", "share", "period")


def check_cells(
    row: Row,
    article: Article,
    units: Mapping[str, Unit],
    events: Mapping[str, Event],
    speakers: Mapping[str, Speaker],
) -> list[Problem]:
    """Each cell of a claim but its quote and its number.

    Args:
        units, events, speakers: the rows that it may name, by id.
    """
    return [
        *check_listed(row, "magnitude_status", STATUSES),
        *check_listed(row, "unit", units),
        *check_listed(row, "people_status", ("", *PEOPLE_STATUSES)),
        *check_listed(row, "event_id", events),
        *check_listed(row, "speaker_id", ("", *speakers, *UNNAMED)),
        *check_listed(row, "speech", SPEECHES),
        *check_listed(row, "form", ("", *FORMS)),
        *check_listed(row, "method", METHODS),
        *check_in_text(row, "population", article),
        *check_in_text(row, "channel", article),
        *check_in_text(row, "earlier_words", article),
        *check_date(row, "said_on"),
        *check_not_later(row, "said_on", article),
        *_check_as_of(row, article),
        *_check_group(row),
        *check_standing(row, article, speakers),
        *_check_per(row, article),
        *_check_cited(row, speakers),
    ]


def _check_as_of(row: Row, article: Article) -> list[Problem]:
    """A level that is stated, and not expected or promised, holds for no day to come."""
    if row["as_of"] == PUBLISHED:
        return []
    is_level = row["stance"] in ("", "stated") and row["form"] in ("", "level")
    return check_date(row, "as_of") or (check_not_later(row, "as_of", article) if is_level else [])


def _check_group(row: Row) -> list[Problem]:
    """The name of a group is written as ids are."""
    group = row["comparable_group"]
    if not group or row.is_todo("comparable_group") or ID.fullmatch(group):
        return []
    what = f"comparable_group is {group!r}, which is not a name."
    todo = f"Use lower-case letters, digits and single hyphens, or {ALONE} for a figure that stands alone."
    return [row.problem(what, todo)]


def _check_per(row: Row, article: Article) -> list[Problem]:
    """A rate says per what; digits stand in it only as the article's own words."""
    form, per = row["form"], row["per"]
    if row.is_todo("form") or row.is_todo("per"):
        return []
    if form == "rate" and not per.strip():
        return [row.problem("form is rate, but per is empty.", "Say per what: day, inhabitant.")]
    if per and form not in _PER:
        what = f"per is {per!r}, but form is {form or 'empty'}."
        return [row.problem(what, f"Empty it, or make form one of: {', '.join(_PER)}.")]
    return check_wording(row, "per") if check_in_text(row, "per", article) else []


def _check_cited(row: Row, speakers: Mapping[str, Speaker]) -> list[Problem]:
    """Whom a speaker cites is another speaker."""
    cited = [] if row.is_todo("cited_ids") else row.names("cited_ids")
    wrong = [each for each in cited if each not in speakers or each == row["speaker_id"]]
    if wrong:
        others = [each for each in speakers if each != row["speaker_id"]]
        what = f"cited_ids names {', '.join(wrong)}{meant(wrong[0], others)}"
        todo = "Name rows of speakers.csv, others than speaker_id, with a space between."
        return [row.problem(what, todo)]
    if twice := sorted({each for each in cited if cited.count(each) > 1}):
        return [row.problem(f"cited_ids names {', '.join(twice)} twice.", "Name each once.")]
    if cited and not row["speaker_id"]:
        what = "cited_ids is filled, but speaker_id is empty."
        return [row.problem(what, "Whom the outlet itself cites is the speaker.")]
    return []


def check_speech(row: Row, article: Article, place: Span) -> Iterator[Problem]:
    """Narration is the outlet's, and direct speech is what stands in quotation marks."""
    speech, speaker = row["speech"], row["speaker_id"]
    if row.is_todo("speech"):
        return
    is_open = row.is_todo("speaker_id") or speaker in UNNAMED
    if not is_open and (speech == "narration") != (speaker == ""):
        what = f"speech is {speech!r}, and speaker_id is {speaker!r}."
        todo = "Narration has no speaker; direct and indirect speech has one."
        yield row.problem(what, todo)
    if (speech == "direct") != article.is_quoted(*place):
        side = "outside" if speech == "direct" else "inside"
        what = f"speech is {speech!r}, but the quote stands {side} quotation marks."
        yield row.problem(what, "Direct speech is what stands inside them.")


def check_plain(row: Row) -> list[Problem]:
    """The number is typed so that it can be read."""
    for column in NUMBERS:
        needed = column == "magnitude" or (row[column] and not row.is_todo(column))
        if needed and read_number(row[column]) is None:
            what = f"{column} is {row[column]!r}, not a plain number."
            todo = "Write 6500, 1.5 or -15, without separators."
            return check_one_meaning(row, column) or [row.problem(what, todo)]
    return []


def check_one_meaning(row: Row, column: str) -> list[Problem]:
    """A number is not typed so that it is a thousand in one country and one in another."""
    either = readings(row[column])
    if not either:
        return []
    what = f"{column} is {row[column]!r}, which may mean {either[0]} or {either[1]}."
    return [row.problem(what, "Write the one that is meant, in that form.")]
