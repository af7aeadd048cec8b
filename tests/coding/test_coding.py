"""Each fault in the coding: one message that says what, where and what to do."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from as_stated.coding import csv_line, examine
from as_stated.errors import Undecided
from as_stated.project import Project
from tests.helpers.projects import SEED, Edit
from tests.helpers.town import TOWN, rows, write_town

CLAIMS, EVENTS = f"data/{SEED}/claims.csv", f"data/{SEED}/events.csv"
SOURCE, STORY = f"data/{SEED}/source.toml", f"data/{SEED}/story.toml"
SPEAKERS, EXCLUSIONS = f"data/{SEED}/speakers.csv", f"data/{SEED}/exclusions.csv"

FAULTS = [
    # magnitude and hedge that the quote does not state
    pytest.param(CLAIMS, "people,,,286,", "people,,,268,",
                 'row 4 (killed-2022): magnitude is 268, but the quote says "at least 286". Correct one',
                 id="magnitude the quote does not state"),
    pytest.param(CLAIMS, "people,,,286,,>=", "people,,,286,,>",
                 'magnitude_status is >, but the quote says "at least 286" (>=).',
                 id="status the quote does not state"),
    pytest.param(CLAIMS, ">=,at least,", ">=,about,",
                 'hedge is about, but the quote says "at least 286" (at least).',
                 id="hedge the quote does not state"),
    pytest.param(CLAIMS, ">=,at least,", ">=,,", 'hedge is empty, but the quote says "at least 286"',
                 id="hedge left out"),
    pytest.param(CLAIMS, "6500,,>,", "6500,7000,>,", "magnitude_to is 7000, but",
                 id="upper end the quote does not state"),
    pytest.param(CLAIMS, "at least 286 people,,,286", "286 people,,,286", "the hedge 'at least' stands outside the quote.",
                 id="hedge outside the quote"),
    pytest.param(CLAIMS, "people,,,286,", 'people,,,"2,86",', "magnitude is 2.86, but the quote says",
                 id="magnitude with a decimal comma"),
    pytest.param(CLAIMS, "people,,,286,", "people,,,286 or so,", "magnitude is '286 or so', not a plain number.",
                 id="magnitude that is no plain number"),
    pytest.param(CLAIMS, "at least 286 people,,,286,,>=,at least", "people were killed,,,286,,=,",
                 "magnitude is 286, but the quote says no number.",
                 id="quote without a number"),
    # the quote
    pytest.param(CLAIMS, "at least 286 people", "at least 286  people", "the article has no 'at least 286  people'",
                 id="quote the article does not have"),
    pytest.param(CLAIMS, "25 human remains,,,", "human remains,,,", "magnitude is 25, but the quote says no",
                 id="quote cut before its number"),
    pytest.param(CLAIMS, "at least 286 people,,", ",,", "exact is empty. Copy the words",
                 id="quote left out"),
    pytest.param(EXCLUSIONS, "1990s,during the ,,", "1990s,,,", "the article has '1990s' 4 times. Add the words",
                 id="quote that stands more than once"),
    # what must be listed
    pytest.param(CLAIMS, ",>=,at least,", ",≥,at least,", "magnitude_status is '≥'. Choose one of: =, ~, >",
                 id="unknown magnitude_status"),
    pytest.param(CLAIMS, "prisoner,Armenian", "captive,Armenian", "unit is 'captive'. Choose one of: person,",
                 id="unknown unit"),
    pytest.param(CLAIMS, "freed,freed,", "released,freed,", "people_status is 'released'. Choose one of: (empty)",
                 id="unknown people_status"),
    pytest.param(CLAIMS, ",release-2022,", ",release-2023,", "event_id is 'release-2023': did you mean 'release-2022'? Choose one of:",
                 id="unknown event"),
    pytest.param(CLAIMS, ",hajiyev,", ",aliyev,", "speaker_id is 'aliyev'. Choose one of: (empty), hajiyev",
                 id="unknown speaker"),
    pytest.param(CLAIMS, "indirect", "reported", "speech is 'reported'. Choose one of: direct, indirect",
                 id="unknown kind of speech"),
    pytest.param(EVENTS, ",,stated", ",,guessed", "row 2 (conflict-1990s): date_basis is 'guessed'.",
                 id="unknown date_basis"),
    # what must be words of the article
    pytest.param(CLAIMS, "soldiers from both sides", "conscripts", "the article has no population 'conscripts'.",
                 id="population the article does not have"),
    pytest.param(CLAIMS, "AFP news agency", "Reuters", "the article has no channel 'Reuters'.",
                 id="channel the article does not have"),
    pytest.param(SPEAKERS, "Hikmet Hajiyev", "Hikmat Hajiyev", "the article has no name 'Hikmat Hajiyev'.",
                 id="name the article does not have"),
    pytest.param(EVENTS, "On Tuesday", "On Monday", "the article has no date_as_stated 'On Monday'.",
                 id="date_as_stated the article does not have"),
    # dates
    pytest.param(EVENTS, ",199X,", ",the 1990s,", "date_edtf is 'the 1990s', not a date in EDTF. Write",
                 id="date that is not EDTF"),
    pytest.param(EVENTS, ",2022-10-04,", ",2022-10-03,",
                 "'On Tuesday' in an article of 2022-10-05 means 2022-10-04. Correct it",
                 id="weekday of another day"),
    pytest.param(EVENTS, "2020,The six", "2021,The six", "date_edtf is 2021, but date_as_stated says 'The six",
                 id="year the article does not give"),
    pytest.param(EVENTS, "P6W", "P7W", "duration_iso8601 is P7W, but date_as_stated says 'The six-week",
                 id="duration of other weeks"),
    pytest.param(EVENTS, "the clashes of {date}", "the clashes of 2022", "the number '2022' is typed into label.",
                 id="number typed into a label"),
    pytest.param(EVENTS, "P6W", "six weeks", "duration_iso8601 is 'six weeks', not an ISO 8601 duration.",
                 id="duration that is not ISO 8601"),
    pytest.param(CLAIMS, "missing,missing,conflict-1990s,published", "missing,missing,conflict-1990s,today",
                 "as_of is 'today', not a date in EDTF.",
                 id="as_of that is not EDTF"),
    pytest.param(EVENTS, "the conflict of the {date}", "", "label is empty.",
                 id="label left out"),
    pytest.param(EVENTS, "the conflict of the {date}", "the conflict of {dates}",
                 "row 2 (conflict-1990s): label: there is no {dates}: did you mean 'date'? These are known: date.",
                 id="label with an unknown placeholder"),
    pytest.param(EVENTS, "the conflict of the {date}", "the conflict of {date", "label: expected '}'",
                 id="label with an open brace"),
    pytest.param(EVENTS, "the conflict of the {date}", "the conflict of {date:x}", "label: a placeholder is a name",
                 id="label with a format in its placeholder"),
    pytest.param(CLAIMS, "soldiers from both sides", "oldiers from both", "the article has no population 'oldiers from both'.",
                 id="population that starts within a word"),
    pytest.param(CLAIMS, "AFP news agency", "AFP news age", "the article has no channel 'AFP news age'.",
                 id="channel that ends within a word"),
    pytest.param(SPEAKERS, "Hikmet Hajiyev", " ", "name is empty. Copy it from the article.",
                 id="name of white space"),
    pytest.param(SOURCE, '"url"]', '"url", "editor"]', "not_in_text names no such field: editor. Choose from",
                 id="unknown field in not_in_text"),
    pytest.param(SOURCE, '"url"]', '"url", "url"]', "not_in_text names url twice.", id="field twice in not_in_text"),
    pytest.param(SOURCE, '"en"', '"english"', "language is 'english', not a language as HTML names it.",
                 id="language by its English name"),
    pytest.param(SOURCE, 'producer = "Al Jazeera"', 'producer = ""', "producer is empty. Name the outlet.",
                 id="producer left out"),
    pytest.param(STORY, "findings = [", 'findings = ["\u200b", ', "findings has an empty entry. Write it, or remove it.",
                 id="finding that shows nothing"),
    pytest.param(STORY, 'title = "What an article on Nagorno-Karabakh counts, as stated"', 'title = ""', "title is empty.",
                 id="title left out"),
    pytest.param(STORY, 'title = "What', 'title = "{killed-2022} and what', "title: there is no {killed-2022}. Say it here without",
                 id="figure in the title"),
    pytest.param(SOURCE, 'date_accessed = ""', 'date_accessed = "2022-10-03"', "date_accessed is 2022-10-03, before the article",
                 id="read before it was published"),
    pytest.param(EVENTS, "event_id,", "outlet,", "no column event_id",
                 id="column that is missing"),
    pytest.param(CLAIMS, "Soldiers only;", "6 soldiers only;", "a digit is typed into coding_note.",
                 id="digit typed into a coding_note"),
    pytest.param(EXCLUSIONS, "ordinal,says which war", "ordinal,says war 1", "a digit is typed into reason.",
                 id="digit typed into a reason"),
    pytest.param(CLAIMS, "Soldiers only;", "The regime’s soldiers only;", "the word 'regime' takes a side in",
                 id="word that takes a side"),
    # speech
    pytest.param(CLAIMS, "efendiyev,direct", "efendiyev,indirect",
                 "speech is 'indirect', but the quote stands inside quotation marks.",
                 id="indirect speech in quotation marks"),
    pytest.param(CLAIMS, "hajiyev,indirect", "hajiyev,direct", "the quote stands outside quotation marks.",
                 id="direct speech outside quotation marks"),
    pytest.param(CLAIMS, ",hajiyev,indirect", ",,indirect", "speech is 'indirect', and speaker_id is ''.",
                 id="speech without a speaker"),
    # exclusions
    pytest.param(EXCLUSIONS, "during the , Karabakh war,ordinal", "during the , Karabakh war,count",
                 "kind is 'count', but 'first' reads as ordinal. Correct the kind.",
                 id="exclusion of another kind"),
    pytest.param(EXCLUSIONS, "ordinal,says which war", "ordinal,", "reason is empty. Say why",
                 id="reason left out"),
    pytest.param(EXCLUSIONS, "first,during the , Karabakh war", "Karabakh war,during the first ,", "holds 0 numbers, not one.",
                 id="exclusion without a number"),
    # ids
    pytest.param(EVENTS, "release-2022,the", "freed-2022,the", "the id freed-2022 stands in",
                 id="id of two files"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "message"), FAULTS)
def test_fault_is_named(
    seed: Project, edit: Edit, path: str, old: str, new: str, message: str
) -> None:
    edit(path, old, new)
    _, problems = examine(SEED, seed)
    named = [str(each) for each in problems if message in str(each)]
    assert len(named) == 1, "\n".join(map(str, problems))
    assert named[0].startswith("data/")


def test_the_seed_has_no_fault(seed: Project) -> None:
    assert examine(SEED, seed)[1] == []


def test_the_golden_has_no_fault(golden: Project) -> None:
    assert examine("ostervik-2021-03-03", golden)[1] == []


def test_magnitude_in_the_coding_gives_one_message_alone(seed: Project, edit: Edit) -> None:
    """A row that is named already is not named again as an unclaimed number."""
    edit(CLAIMS, "people,,,286,", "people,,,268,")
    _, problems = examine(SEED, seed)
    assert [str(each) for each in problems] == [
        f"{CLAIMS}, row 4 (killed-2022): magnitude is 268, but the quote says "
        '"at least 286". Correct one of them.'
    ]


def test_an_id_that_stands_twice_gives_one_message_alone(seed: Project, edit: Edit) -> None:
    """The number of neither row is then said to be neither claimed nor excluded."""
    text = (seed.root / CLAIMS).read_text()
    row = next(number for number, line in enumerate(text.splitlines(), 1) if "killed-2022," in line)
    edit(CLAIMS, "\nmissing-1990s,", "\nkilled-2022,")
    _, problems = examine(SEED, seed)
    own = [str(each) for each in problems if each.where.startswith(CLAIMS)]
    assert own == [
        f"{CLAIMS}, row {row + 1} (killed-2022): claim_id stands in row {row} already. "
        "Give each row an id of its own."
    ]
    assert not [each for each in problems if "neither claimed" in str(each)]


@pytest.mark.parametrize(
    ("file", "column"), [("units.csv", "unit"), ("events.csv", "event_id")], ids=["unit", "event"]
)
def test_a_row_is_to_be_added_where_there_is_none(tmp_path: Path, file: str, column: str) -> None:
    given = rows() | {file: []}
    problems = map(str, examine(TOWN, write_town(tmp_path, given))[1])
    named = [each for each in problems if f"{column} is " in each]
    assert named
    ends = tuple(f"Choose a row of {place}{file}, or add one there." for place in ("", "data/"))
    assert all(each.endswith(ends) for each in named)


def test_a_longer_quote_with_one_number_is_right_too(seed: Project, edit: Edit) -> None:
    longer = '"25 human remains have been discovered since February at the mass grave",,'
    edit(CLAIMS, "25 human remains,,", longer)
    assert examine(SEED, seed)[1] == []


def test_two_numbers_alike_in_one_quote(tmp_path: Path) -> None:
    """Which of the two the row means cannot be told: it asks for a shorter quote."""
    given = rows()
    given["claims.csv"][6] |= {"exact": "8 people in the same valley, the ministry said; Brun "
                               "disputes that. It later said 8 was"}  # fmt: skip
    what = [each.what for each in examine(TOWN, write_town(tmp_path, given))[1]]
    assert "the quote states 8 2 times." in what
    assert examine(TOWN, write_town(tmp_path, rows()))[1] == []


CELLS = [
    (CLAIMS, "people,,,286,", "people,,,TODO,", "magnitude"),
    (CLAIMS, "6500,,>,", "6500,TODO,>,", "magnitude_to"),
    (CLAIMS, "286,,>=,at least,", "286,,TODO,at least,", "magnitude_status"),
    (CLAIMS, ">=,at least,", ">=,TODO,", "hedge"),
    (CLAIMS, "prisoner,Armenian", "TODO,Armenian", "unit"),
    (CLAIMS, "soldiers from both sides", "TODO", "population"),
    (CLAIMS, "freed,freed,", "TODO,freed,", "people_status"),
    (CLAIMS, ",release-2022,", ",TODO,", "event_id"),
    (CLAIMS, "missing,missing,conflict-1990s,published", "missing,missing,conflict-1990s,TODO",
     "as_of"),
    (CLAIMS, ",hajiyev,", ",TODO,", "speaker_id"),
    (CLAIMS, "indirect", "TODO", "speech"),
    (CLAIMS, "AFP news agency", "TODO", "channel"),
    (CLAIMS, "remains-2022,", "TODO,", "claim_id"),
    (EVENTS, ",199X,", ",TODO,", "date_edtf"),
    (EVENTS, "On Tuesday", "TODO", "date_as_stated"),
    (EVENTS, "P6W", "TODO", "duration_iso8601"),
    (EVENTS, ",,stated", ",,TODO", "date_basis"),
    (EVENTS, "the conflict of the {date}", "TODO", "label"),
    (SPEAKERS, "Hikmet Hajiyev,", "TODO,", "name"),
    (EXCLUSIONS, "ordinal,says which war", "ordinal,TODO", "reason"),
    (EXCLUSIONS, "Karabakh war,ordinal,", "Karabakh war,TODO,", "kind"),
    ("data/units.csv", "Human beings; what happened to them stands with each figure.", "TODO",
     "definition"),
    (f"data/{SEED}/source.toml", '"Al Jazeera"', '"TODO"', "producer"),
    (f"data/{SEED}/source.toml", 'date_published = "2022-10-05"', 'date_published = "TODO"',
     "date_published"),
    (f"data/{SEED}/source.toml", "751a40b6708c257d28fddde1f992bb40cf43c12e2acf347b9f4c8111b35682e4",
     "TODO", "sha256"),
    (f"data/{SEED}/source.toml", '["producer", "title", "byline", "via_agency", "url"]', '"TODO"',
     "not_in_text"),
    (f"data/{SEED}/story.toml", '"Of {conflict-1990s}, the article says that it killed '
     '{killed-1990s}."', '"TODO"', "findings, entry 1"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "named"), CELLS, ids=[row[-1] for row in CELLS])
def test_cell_that_is_to_do_is_named_and_nothing_else_is_wrong_with_it(
    seed: Project, edit: Edit, path: str, old: str, new: str, named: str
) -> None:
    edit(path, old, new)
    _, problems = examine(SEED, seed)
    if named == "claim_id":  # the story still has the old name
        problems = [each for each in problems if "there is no {remains-2022}" not in str(each)]
    if named == "not_in_text":  # so each of these five has to be looked for in the text
        problems = [each for each in problems if "the text does not hold the" not in str(each)]
    assert [type(each) for each in problems] == [Undecided], "\n".join(map(str, problems))
    assert problems[0].what == f"{named} is undecided."
    assert problems[0].where.startswith(path)
    assert problems[0].todo.endswith(".")


def test_to_do_within_a_cell_is_a_word_like_any_other(seed: Project, edit: Edit) -> None:
    edit(EXCLUSIONS, "ordinal,says which war", "ordinal,TODO: says which war")
    assert examine(SEED, seed)[1] == []


def test_other_checks_of_a_row_still_run(seed: Project, edit: Edit) -> None:
    edit(CLAIMS, "prisoner,Armenian", "TODO,Armenian")
    edit(CLAIMS, "freed,freed,", "released,freed,")
    assert [each.what for each in examine(SEED, seed)[1]] == [
        "unit is undecided.",
        "people_status is 'released'.",
    ]


def test_number_left_out_comes_with_the_row_to_paste(seed: Project, edit: Edit) -> None:
    edit(EXCLUSIONS, "1991,collapsed in ,,date,dates the collapse of the Soviet Union", "")
    (problem,) = examine(SEED, seed)[1]
    assert problem.todo.endswith("to exclusions.csv: 1991,,,date,TODO")
    path = seed.root / EXCLUSIONS
    path.write_text(path.read_text("utf-8") + problem.todo.rpartition(": ")[2] + "\n", "utf-8")
    assert [type(each) for each in examine(SEED, seed)[1]] == [Undecided]


def test_corrections_are_dated_and_worded(seed: Project) -> None:
    path = seed.data(SEED) / "corrections.csv"
    path.write_text("corrected_on,correction\n2026-11-23,A hedge was missing.\n", "utf-8")
    dossier, problems = examine(SEED, seed)
    assert problems == []
    assert dossier is not None
    assert [each.corrected_on for each in dossier.corrections] == ["2026-11-23"]
    path.write_text("corrected_on,correction\nMonday,It said 268.\n", "utf-8")
    said = [str(each) for each in examine(SEED, seed)[1]]
    assert len(said) == 2
    assert "corrections.csv, row 2: corrected_on is 'Monday', not a date in EDTF." in said[0]
    assert "a digit is typed into correction." in said[1]


@pytest.mark.parametrize(
    ("day", "is_before"),
    [("2022-10-05", False), ("2022", False), ("2022-10-04", True), ("2021", True)],
)
def test_no_report_is_corrected_before_its_article_is_published(
    seed: Project, day: str, is_before: bool
) -> None:
    path = seed.data(SEED) / "corrections.csv"
    path.write_text(f"corrected_on,correction\n{day},A hedge was missing.\n", "utf-8")
    said = [str(each) for each in examine(SEED, seed)[1]]
    expected = f"corrected_on is {day}, before the article was published (2022-10-05)."
    assert [expected in each for each in said] == [True] * is_before


CORRECTIONS = [
    pytest.param("“268” was wrong; it is {killed-2022}.", "", id="figure as it was and as it is"),
    pytest.param("It is {killed-2022}, {hajiyev} says.", "", id="speaker"),
    pytest.param("It said 268.", "a digit is typed into correction.", id="digit"),
    pytest.param("It is {dead}.", "correction: there is no {dead}. These are known: killed-1990s,", id="unknown name"),
    pytest.param("It is {dead.", "correction: expected '}' before end of string.", id="brace"),
    pytest.param("The regime’s name.", "the word 'regime' takes a side in correction.", id="word that takes a side"),
    pytest.param("“The regime” was left out.", "", id="word that takes a side, as said"),
    pytest.param(" ", "correction is empty.", id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("correction", "message"), CORRECTIONS)
def test_corrections_name_figures_as_the_story_does(
    seed: Project, correction: str, message: str
) -> None:
    path = seed.data(SEED) / "corrections.csv"
    path.write_text(f"corrected_on,correction\n2026-11-23,{csv_line([correction])}\n", "utf-8")
    said = [str(each) for each in examine(SEED, seed)[1]]
    assert len(said) == bool(message)
    assert message in "".join(said)


@pytest.mark.parametrize(
    ("character", "said"),
    [
        pytest.param("\0", "U+0000 (NULL)", id="null"),
        pytest.param("\x1b", "U+001B (ESCAPE)", id="escape"),
        pytest.param("\x9b", "U+009B (a control character)", id="C1 control"),
        pytest.param("\u2066", "U+2066 (LEFT-TO-RIGHT ISOLATE)", id="isolate"),
        pytest.param("\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)", id="override"),
        pytest.param("\ufffe", "U+FFFE (no character)", id="noncharacter"),
        pytest.param("\U0010ffff", "U+10FFFF (no character)", id="last noncharacter"),
    ],
)
def test_a_character_that_cannot_be_shown_is_named(
    seed: Project, edit: Edit, character: str, said: str
) -> None:
    """In a table with row and column, in TOML with the field, in the text with line and character."""
    edit(CLAIMS, "Soldiers only;", f"Soldiers{character} only;")
    row = f"{CLAIMS}, row 3 (killed-2020)"
    assert [str(each) for each in examine(SEED, seed)[1]] == [
        f"{row}: coding_note holds {said}, which cannot be shown. Delete it."
    ]
    edit(CLAIMS, f"Soldiers{character} only;", "Soldiers only;")
    escaped = "".join(f"\\U{ord(each):08X}" for each in character)
    edit(f"data/{SEED}/story.toml", 'title = "', f'title = "{escaped}')
    assert [str(each) for each in examine(SEED, seed)[1]] == [
        f"data/{SEED}/story.toml: title holds {said}, which cannot be shown. Delete it."
    ]
    edit(f"data/{SEED}/story.toml", escaped, "")
    edit(f"seeds/{SEED}.txt", "Azerbaijan said it", f"A{character}zerbaijan said it")
    problems = [str(each) for each in examine(SEED, seed)[1]]
    assert f"character 2: {said} cannot be shown. Delete it" in problems[0]
    assert problems[0].startswith(f"seeds/{SEED}.txt, line ")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\u200eعمان\u200f", id="Arabic between direction marks"),
        pytest.param("שלום", id="Hebrew"),
        pytest.param("a\u00adb", id="soft hyphen"),
        pytest.param("👩\u200d🚒", id="joined emoji"),
    ],
)
def test_what_other_scripts_need_is_no_fault(seed: Project, edit: Edit, text: str) -> None:
    edit(CLAIMS, "Soldiers only;", f"Soldiers only {text};")
    assert examine(SEED, seed)[1] == []


@pytest.mark.parametrize(
    ("name", "todo"),
    [
        ("clams.csv", "Rename it to claims.csv, or move it away."),
        ("Claims.CSV", "Rename it to claims.csv, or move it away."),
        ("claims.xlsx", "Save it as claims.csv, or move it away."),
        ("outlets-of-mine.xlsx", "Move it away."),
    ],
)
def test_a_table_that_nobody_reads_is_named(seed: Project, name: str, todo: str) -> None:
    (seed.data(SEED) / name).write_text("a,b\n")
    (seed.data(SEED) / "notes.md").write_text("These are for us.")
    said = [str(each) for each in examine(SEED, seed)[1]]
    assert said == [f"data/{SEED}/{name}: no file of that name is read. {todo}"]


@pytest.mark.parametrize("name", ["claims.csv", "events.csv", "speakers.csv", "exclusions.csv"])
def test_a_wrong_header_is_the_only_fault_that_is_named(seed: Project, name: str) -> None:
    """All rows that name one of its rows would follow."""
    path = seed.data(SEED) / name
    path.write_text(path.read_text("utf-8").replace(",", "|"), "utf-8")
    assert len(examine(SEED, seed)[1]) == 1


@pytest.mark.parametrize("name", ["changes.csv", "corrections.csv", "claims.csv"])
def test_a_link_that_leads_nowhere_is_named(seed: Project, name: str) -> None:
    path = seed.data(SEED) / name
    path.unlink(missing_ok=True)
    path.symlink_to("nowhere")
    said = [str(each) for each in examine(SEED, seed)[1]]
    assert said == [
        f"data/{SEED}/{name}: is a link to a file that is not there. "
        "Put the file itself there, or correct the link."
    ]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
@pytest.mark.parametrize("name", ["notes", "note.md"])
def test_what_is_no_file_beside_the_tables_is_named(
    seed: Project, make: Callable[[Path], None], name: str
) -> None:
    make(seed.data(SEED) / name)
    said = [str(each) for each in examine(SEED, seed)[1]]
    assert said == [f"data/{SEED}/{name}: is not a file, and is not read. Move it away."]


@pytest.mark.parametrize(
    "blank",
    [
        pytest.param("", id="nothing"),
        pytest.param(" ", id="space"),
        pytest.param("\u200b", id="zero-width space"),
        pytest.param("\u2060\u00a0", id="word joiner and no-break space"),
    ],
)
def test_words_of_which_nothing_is_seen_are_none(seed: Project, edit: Edit, blank: str) -> None:
    edit("data/units.csv", ",soldiers,", f",{blank},")
    (seed.data(SEED) / "corrections.csv").write_text(
        f"corrected_on,correction\n2026-11-23,{blank}\n"
    )
    said = [str(each) for each in examine(SEED, seed)[1]]
    what = "holds nothing that can be seen" if blank.strip() else "is empty"
    assert any(f"plural {what}." in each for each in said)
    assert any(f"correction {what}." in each for each in said)
