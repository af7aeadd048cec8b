"""Further quotes of a claim: counted to it in the ledger, and refused where they state another figure."""

from pathlib import Path

import pytest

from as_stated.coding import Dossier, examine, load
from as_stated.errors import Undecided
from tests.helpers.town import TOWN, Cells, Rows, rows, write_town

# One sentence a case, behind the town's own article.
MORE = {
    "again": "So it is at least 43 then.",
    "other number": "So it is at least 34 then.",
    "without the hedge": "So it is 43 then.",
    "another hedge": "So it is more than 43 then.",
    "the same hedge in other words": "So it is no fewer than 43 then.",
    "twice in one quote": "So it is at least 43, yes, at least 43 then.",
    "none": "So it is at last known.",
    "a denial in its own words": "So it is at least 43, not 47 then.",
    "a denial in its sentence": "The army, which denied it, says it is at least 43 then.",
    "a look-back in its sentence": "The toll is down from at least 43 then.",
    "promised": "It will be worth 25 million dollars.",
    "promised again": "Some pledged worth 25 million dollars before.",
    "a share": "It was 80 of them.",
    "a length": "It is at least 43 metres high.",
    "a range": "There were four to five.",
    "a range by a person": "There were four, then five.",
    "in quotation marks": "“We need 30 of those,” he wrote.",
}


def coded(tmp_path: Path, text: str, *quotes: Cells) -> tuple[Dossier | None, list[str]]:
    """The town with more text and these further quotes; and what `check` finds."""
    given = rows()
    given["quotes.csv"] = list(quotes)
    return examined(tmp_path, given, text)


def examined(tmp_path: Path, given: Rows, text: str) -> tuple[Dossier | None, list[str]]:
    project = write_town(tmp_path, given, without_own() + text)
    dossier, problems = examine(TOWN, project)
    return dossier, [str(each) for each in problems]


def without_own() -> str:
    """The town's article without its last line, which states a figure again."""
    from tests.helpers.town import TEXT

    return TEXT.replace("The ministry stands by its toll of at least 43.\n", "")


def test_a_further_quote_is_counted_to_its_claim(tmp_path: Path) -> None:
    dossier = load(TOWN, write_town(tmp_path, rows()))
    claim = dossier.find("dead")
    (quote,) = claim.also
    assert dossier.article.text[quote.start : quote.end] == quote.exact == "at least 43"
    assert dossier.article.text[slice(*quote.number)] == "43"
    assert [each.number.start for each in dossier.ledger if each.claim_id == "dead"] == [
        claim.number[0],
        quote.number[0],
    ]


@pytest.mark.parametrize(
    "content", [None, "", "claim_id,exact\n"], ids=["no file", "an empty file", "no row"]
)
def test_without_the_row_its_number_is_left_over(tmp_path: Path, content: str | None) -> None:
    project = write_town(tmp_path, rows())
    path = project.data(TOWN) / "quotes.csv"
    path.unlink() if content is None else path.write_text(content)
    _, problems = examine(TOWN, project)
    (said,) = map(str, problems)
    assert "the number '43'" in said
    assert "neither claimed nor excluded" in said


ROW = "data/varn/quotes.csv, row 2: "
CLAIM = "That is a claim of its own: code it in claims.csv, or correct the quote."
FAULTS = [
    pytest.param("other number", {"exact": "at least 34"},
                 f'{ROW}the quote says "at least 34", but dead is "At least 43". {CLAIM}', id="another number"),
    pytest.param("without the hedge", {"exact": "So it is 43"},
                 f'{ROW}the quote says "43", but dead is "At least 43". {CLAIM}', id="hedge dropped"),
    pytest.param("another hedge", {"exact": "more than 43"},
                 f'{ROW}the quote says "more than 43", but dead is "At least 43". {CLAIM}', id="another hedge"),
    pytest.param("the same hedge in other words", {"exact": "no fewer than 43"},
                 f'{ROW}the quote says "no fewer than 43", but dead is "At least 43". {CLAIM}',
                 id="a hedge of the same sign in other words"),
    pytest.param("twice in one quote", {"exact": "at least 43, yes, at least 43"},
                 f"{ROW}the quote states 43 2 times. Shorten the quote to one of them.", id="number twice"),
    pytest.param("none", {"exact": "at last"},
                 f"{ROW}the quote holds no number. Quote words that state dead.", id="no number"),
    pytest.param("again", {"exact": "at lest 43"},
                 f"{ROW}the article has no 'at lest 43'; its nearest words are", id="not in the article"),
    pytest.param("again", {"exact": "43"}, f"{ROW}the article has '43' 2 times.", id="in the article twice"),
    pytest.param("again", {"exact": "t least 43 then"}, f"{ROW}exact 't least 43 then' cuts the word 'at' in two.",
                 id="half a word"),
    pytest.param("again", {"exact": "43 then"}, f"{ROW}the hedge 'at least' stands outside the quote.",
                 id="hedge outside the quote"),
    pytest.param("again", {"exact": ""}, f"{ROW}exact is empty. Copy the words that state the number.",
                 id="no quote"),
    pytest.param("again", {"exact": "TODO"}, f"{ROW}exact is undecided.", id="undecided"),
    pytest.param("again", {"exact": "at least 43", "claim_id": "ded"},
                 f"{ROW}claim_id is 'ded', and there is no such claim: did you mean 'dead'?", id="unknown claim"),
    pytest.param("again", {"exact": "at least 43", "claim_id": "brun"},
                 f"{ROW}claim_id is 'brun', and there is no such claim.", id="a speaker for a claim"),
    pytest.param("again", {"exact": "at least 43", "claim_id": ""},
                 f"{ROW}claim_id is empty. Write the claim_id of the figure that it states.", id="no claim"),
    pytest.param("none", {"exact": "At least 43 people"},
                 f"{ROW}the quote stands where that of dead (claims.csv, row 2) does.", id="the claim's own quote"),
    pytest.param("none", {"exact": "least 43 people"},
                 f"{ROW}the quote stands where that of dead (claims.csv, row 2) does.", id="inside the claim's own quote"),
    pytest.param("none", {"exact": "8 people"},
                 f"{ROW}the quote stands where that of earlier-flood (claims.csv, row 8) does.",
                 id="another claim's quote"),
    pytest.param("none", {"claim_id": "missing-before", "exact": "figure of more than 47"},
                 f"{ROW}the quote overlaps that of withdrawn (claims.csv, row 3).", id="overlaps another claim"),
    pytest.param("none", {"exact": "died when the dam above Varn burst, the interior ministry said. The mayor"},
                 f"{ROW}the quote runs over more than one sentence.", id="two sentences"),
    pytest.param("a denial in its own words", {"exact": "at least 43, not 47"},
                 f"{ROW}the quote says “not”, but dead is stated. {CLAIM}", id="a stance word in the quote"),
    pytest.param("a denial in its sentence", {"exact": "at least 43"},
                 f"{ROW}note is empty, but the sentence says “denied”, and dead is stated. If that is said of "
                 "this figure, it is a claim of its own; else say so in note.", id="a stance word in the sentence"),
    pytest.param("a look-back in its sentence", {"exact": "at least 43"},
                 f"{ROW}note is empty, but the sentence says “down from”, and dead is stated.",
                 id="a look-back in the sentence"),
    pytest.param("promised", {"claim_id": "aid", "exact": "worth 25 million dollars"},
                 f"{ROW}note is empty, but the sentence says “will”, and aid is intended.",
                 id="another stance than the claim's"),
    pytest.param("again", {"exact": "at least 43", "note": "As of 5 March."},
                 f"{ROW}a digit is typed into note.", id="a digit in the note"),
    pytest.param("a share", {"claim_id": "power", "exact": "80 of them"},
                 f'{ROW}the quote says "80", but power is in percent. {CLAIM}', id="people for a share"),
    pytest.param("a length", {"exact": "at least 43 metres"},
                 f'{ROW}the quote says "at least 43", but dead is in people. {CLAIM}', id="metres for people"),
    pytest.param("a range", {"claim_id": "engineers", "exact": "four to five", "number": "four to five"},
                 f"{ROW}number is filled, but reading_note is empty.", id="a number without a note"),
    pytest.param("a range by a person", {"claim_id": "engineers", "exact": "four, then five",
                                         "number": "three", "reading_note": "A range."},
                 f"{ROW}the quote has no number 'three'.", id="a number that is not there"),
    pytest.param("in quotation marks", {"claim_id": "boats", "exact": "30 of those"},
                 f"{ROW}the quote stands inside quotation marks, but boats is the outlet's own. {CLAIM}",
                 id="direct speech for narration"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "cells", "said"), FAULTS)
def test_what_is_no_further_quote_is_refused(
    tmp_path: Path, more: str, cells: Cells, said: str
) -> None:
    _, problems = coded(tmp_path, MORE[more], {"claim_id": "dead"} | cells)
    assert any(each.startswith(said) for each in problems), problems
    assert all(each.startswith((ROW, "seeds/varn.txt")) for each in problems)


def test_a_quote_stands_in_one_row_only(tmp_path: Path) -> None:
    quote = {"claim_id": "dead", "exact": "at least 43"}
    _, problems = coded(tmp_path, MORE["again"], quote, quote)
    assert problems == [
        "data/varn/quotes.csv, row 3: the quote stands where that of dead (row 2) does. "
        "Quote another place, or delete the row."
    ]


@pytest.mark.parametrize(
    ("more", "cells"),
    [
        pytest.param("a denial in its sentence", {"exact": "at least 43", "note": "The army denied it."},
                     id="a note says what the stance word is said of"),
        pytest.param("promised again", {"claim_id": "aid", "exact": "pledged worth 25 million dollars"},
                     id="the claim's own stance"),
        pytest.param("a range by a person", {"claim_id": "engineers", "exact": "four, then five",
                                             "number": "four, then five", "reading_note": "A range from 4 to 5."}, id="read by a person"),
    ],
)  # fmt: skip
def test_what_is_the_same_figure_is_accepted(tmp_path: Path, more: str, cells: Cells) -> None:
    dossier, problems = coded(tmp_path, MORE[more], {"claim_id": "dead"} | cells)
    assert problems == []
    assert dossier is not None
    assert sum(len(each.also) for each in dossier.claims) == 1


def test_a_lost_stance_is_asked_for(tmp_path: Path) -> None:
    """What the article takes back in one place does not hold in another, unless a person says so."""
    given = rows()
    given["quotes.csv"] = [{"claim_id": "withdrawn", "exact": "more than 47 then"}]
    text = without_own() + "So it is more than 47 then."
    _, problems = examine(TOWN, write_town(tmp_path, given, text))
    (problem,) = problems
    assert isinstance(problem, Undecided)
    assert "the sentence does not say that withdrawn is withdrawn" in str(problem)


def test_a_claim_that_does_not_hold_is_the_only_one_named(tmp_path: Path) -> None:
    given = rows()
    given["claims.csv"][0]["magnitude"] = "44"
    given["quotes.csv"] = [{"claim_id": "dead", "exact": "at least 43"}]
    _, problems = examined(tmp_path, given, MORE["again"])
    assert len(problems) == 1
    assert "claims.csv, row 2 (dead)" in problems[0]


def test_a_claims_number_is_not_that_of_a_further_quote_inside_it(tmp_path: Path) -> None:
    """A number belongs to the innermost quote, whichever file that stands in."""
    given = rows()
    given["claims.csv"][8] |= {"exact": "30 boats where it is at least 43"}
    given["quotes.csv"] = [{"claim_id": "dead", "exact": "at least 43"}]
    text = "The search had 30 boats where it is at least 43."
    project = write_town(
        tmp_path, given, without_own().replace("The search takes 30 boats a day.", text)
    )
    _, problems = examine(TOWN, project)
    assert [str(each) for each in problems] == []


def test_in_another_language_a_person_reads_each_further_quote(tmp_path: Path) -> None:
    given = {file: cells[:1] for file, cells in rows().items()}
    given["exclusions.csv"] = given["changes.csv"] = given["speakers.csv"] = []
    given["claims.csv"][0] |= {
        "exact": "43 Tote", "magnitude_status": "=", "hedge": "", "speaker_id": "", "speech": "narration",
        "number": "43", "reading_note": "So written.",
    }  # fmt: skip
    given["quotes.csv"] = [{"claim_id": "dead", "exact": "43 Menschen"}]
    text = "Varn zählt 43 Tote. Es sind 43 Menschen."
    (problem, *_) = examine(TOWN, write_town(tmp_path, given, text, language="de"))[1]
    assert f"{ROW}number is empty, and in an article in de a person reads each." in str(problem)
    given["quotes.csv"][0] |= {"number": "43", "reading_note": "So written."}
    dossier = load(TOWN, write_town(tmp_path, given, text, language="de"))
    assert [each.claim_id for each in dossier.ledger] == ["dead", "dead"]
    assert all(each.reading_note for each in dossier.ledger)


def test_an_unclear_stance_has_no_words_to_say_again(tmp_path: Path) -> None:
    given = rows()
    given["claims.csv"][0] |= {"stance": "unclear", "stance_words": "the interior ministry said"}
    assert examine(TOWN, write_town(tmp_path, given))[1] == []
