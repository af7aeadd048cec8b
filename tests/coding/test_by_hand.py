"""A person has the last word on a number, and is held to the article all the same."""

from decimal import Decimal
from pathlib import Path

import pytest

from as_stated.coding import Dossier, examine, load
from as_stated.errors import CodingError
from tests.helpers.town import TOWN, Cells, Rows, rows, write_town

NOTE = "The program reads it otherwise."


def coding(exact: str, **cells: str) -> Rows:
    """A coding of one figure, for an article that is one sentence."""
    claim = {
        "claim_id": "figure", "exact": exact, "magnitude_status": "=", "unit": "person",
        "event_id": "flood", "speech": "narration", "stance": "stated", "reading_note": NOTE,
    }  # fmt: skip
    given = rows()
    return {
        "units.csv": given["units.csv"],
        "events.csv": given["events.csv"],
        "speakers.csv": [],
        "claims.csv": [claim | cells],
        "exclusions.csv": [],
    }


def read(tmp_path: Path, text: str, given: Rows, language: str = "en") -> Dossier:
    return load(TOWN, write_town(tmp_path, given, text, language))


def messages(tmp_path: Path, text: str, given: Rows, language: str = "en") -> list[str]:
    return [str(each) for each in examine(TOWN, write_town(tmp_path, given, text, language))[1]]


@pytest.mark.parametrize(
    ("text", "number", "magnitude", "note", "value"),
    [
        pytest.param("It was 6.500 people.", "6.500", "6500", NOTE, 6500, id="a point between thousands"),
        pytest.param("It was -15 people.", "-15", "-15", NOTE, -15, id="below zero"),
        pytest.param("It was minus 15 people.", "15", "-15", NOTE, -15, id="below zero in words"),
        pytest.param("It was 2.3 lakh people.", "2.3 lakh", "230000", NOTE, 230000, id="scale word"),
        pytest.param("It was 3 score people.", "3 score", "60", "A score; read as 60.", 60, id="scale word that is no power of ten"),
        pytest.param("It was 0.12345678901 people.", "0.12345678901", "0.12345678901", NOTE,
                     Decimal("0.12345678901"), id="more than six decimals"),
        pytest.param("It was 90071992547409931 people.", "90071992547409931", "90071992547409931", NOTE,
                     90071992547409931, id="more than 53 bits"),
        pytest.param("None survived.", "None", "0", "Nobody; read as 0.", 0, id="none"),
        pytest.param("Half of them came.", "Half", "0.5", "Half is 0.5.", Decimal("0.5"), id="half"),
        pytest.param("It was ½ of them.", "½", "0.5", "Read as 0.5.", Decimal("0.5"), id="fraction sign"),
        pytest.param("It was 4-1/2 of them.", "4-1/2", "4.5", "Read as 4.5.", Decimal("4.5"), id="mixed fraction"),
        pytest.param("It was ٦٥٠٠ people.", "٦٥٠٠", "6500", NOTE, 6500, id="digits of another script"),
        pytest.param("It was 二十 people.", "二十", "20", "Read as 20.", 20, id="script without digits"),
        pytest.param("It was a gross of people.", "a gross", "144", "Twelve dozen, 144.", 144, id="words"),
        pytest.param("It was 1,500,000 people.", "1,500,000", "1500000", "Read as 1,500,000.", 1500000, id="value in the note as well"),
    ],
)  # fmt: skip
def test_a_person_reads_a_number(
    tmp_path: Path, text: str, number: str, magnitude: str, note: str, value: object
) -> None:
    cells = {"number": number, "magnitude": magnitude, "reading_note": note}
    dossier = read(tmp_path, text, coding(text[:-1], **cells))
    (claim,) = dossier.claims
    assert (claim.magnitude, claim.reading_note) == (value, note)
    assert claim.best == value
    (entry,) = dossier.ledger
    assert (entry.number.text, entry.number.magnitude) == (number, value)
    assert (entry.claim_id, entry.reading_note) == ("figure", note)


def test_a_range_and_its_hedge_are_the_persons(tmp_path: Path) -> None:
    text = "It was sort of 1.2 or 1.5 million people."
    cells = {
        "magnitude": "1200000", "magnitude_to": "1500000", "magnitude_status": "~",
        "hedge": "sort of", "number": "1.2 or 1.5 million",
    }  # fmt: skip
    (claim,) = read(tmp_path, text, coding(text[:-1], **cells)).claims
    assert (claim.magnitude, claim.magnitude_to) == (1200000, 1500000)
    assert (claim.status, claim.hedge) == ("~", "sort of")


TEXT = "It was 1.234 people of 80."
GOOD = {"exact": "1.234 people", "magnitude": "1234", "number": "1.234"}
OTHER = {"exact": "80", "kind": "count", "reason": "not counted here"}


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        pytest.param({"reading_note": ""}, "number is filled, but reading_note is empty.", id="no reason"),
        pytest.param({"number": ""}, "reading_note is filled, but number is empty.", id="no characters"),
        pytest.param({"number": "of 80"}, "the quote has no number 'of 80'.", id="digits outside the quote"),
        pytest.param({"magnitude": "1235"}, "magnitude is 1,235, but number is '1.234'.", id="a digit of the magnitude"),
        pytest.param({"magnitude": "123"}, "magnitude is 123, but number is '1.234'.", id="a digit less"),
        pytest.param({"magnitude": "1,234"}, "magnitude is '1,234', which may mean 1234 or 1.2340.", id="separators"),
        pytest.param({"magnitude_to": "1000"}, "magnitude_to is 1000, not above magnitude.", id="range downwards"),
        pytest.param({"reading_note": "It says 80."}, "reading_note says 80, but magnitude is 1,234.", id="other digits in the note"),
        pytest.param({"reading_note": "9" * 5000}, "reading_note says 99,999,", id="more digits than Python writes"),
        pytest.param({"magnitude_status": ">"}, "magnitude_status is >, and hedge is empty.", id="status without a hedge"),
        pytest.param({"hedge": "It was"}, "magnitude_status is =, and hedge is It was.", id="hedge without a status"),
        pytest.param({"hedge": "over", "magnitude_status": ">"}, "the quote has no hedge 'over'.", id="hedge that is not there"),
        pytest.param({"number": "."}, "number is '.', which does not hold the digits of 1,234.", id="no digit in the number"),
    ],
)  # fmt: skip
def test_faults_of_a_persons_reading(tmp_path: Path, cells: Cells, message: str) -> None:
    given = coding(**{**GOOD, **cells})
    given["exclusions.csv"] = [OTHER]
    said = [each for each in messages(tmp_path, TEXT, given) if message in each]
    assert len(said) == 1
    assert said[0].startswith(f"data/{TOWN}/claims.csv, row 2 (figure): ")


def test_the_same_reading_without_a_fault(tmp_path: Path) -> None:
    given = coding(**GOOD)
    given["exclusions.csv"] = [OTHER]
    assert messages(tmp_path, TEXT, given) == []


@pytest.mark.parametrize(("number", "note"), [("half", "Half is 0.4."), ("half", NOTE)])
def test_words_must_be_repeated_as_a_value(tmp_path: Path, number: str, note: str) -> None:
    given = coding("half of them", magnitude="0.5", number=number, reading_note=note)
    (said,) = messages(tmp_path, "It was half of them.", given)
    assert "0.5" in said


def test_a_digit_beside_a_persons_number_is_not_lost(tmp_path: Path) -> None:
    """The person's characters replace the program's number; what is left of it is in no row."""
    given = coding("6,500 people", magnitude="6", number="6")
    said = messages(tmp_path, "It was 6,500 people.", given)
    assert sum("lies in 0 numbers of the ledger, not one." in each for each in said) == 3


def test_a_person_reads_an_exclusion(tmp_path: Path) -> None:
    given = coding("3 people", magnitude="3", reading_note="")
    out = {"exact": "Six", "kind": "identifier", "reason": "a street", "number": "Six",
           "reading_note": "A name, no number."}  # fmt: skip
    given["exclusions.csv"] = [out]
    text = "The Six met 3 people."
    dossier = read(tmp_path, text, given)
    first = dossier.ledger[0]
    assert (first.number.kind, first.reason, first.reading_note) == (
        "identifier",
        "a street",
        "A name, no number.",
    )
    given["exclusions.csv"] = [out | {"kind": "name"}]
    assert any(
        "kind is 'name'. Choose one of: count" in each for each in messages(tmp_path, text, given)
    )
    given["exclusions.csv"] = [out | {"reading_note": ""}]
    assert any(
        "row 2: number is filled, but reading_note is empty." in each
        for each in messages(tmp_path, text, given)
    )
    given["exclusions.csv"] = [out | {"reading_note": "Not 6."}]
    assert any(
        "a digit is typed into reading_note." in each for each in messages(tmp_path, text, given)
    )


GERMAN = "Mehr als 6.500 Menschen starben 2022 in 12 Orten."


def german() -> Rows:
    given = coding("Mehr als 6.500 Menschen", magnitude="6500", number="6.500", hedge="Mehr als",
                   magnitude_status=">", reading_note="Mehr als is more than.")  # fmt: skip
    given["exclusions.csv"] = [
        {
            "exact": "2022",
            "kind": "date",
            "number": "2022",
            "reason": "the year",
            "reading_note": "A year.",
        },
        {
            "exact": "12",
            "kind": "count",
            "number": "12",
            "reason": "towns",
            "reading_note": "A count.",
        },
    ]
    return given


def test_another_language_is_read_by_people_alone(tmp_path: Path) -> None:
    dossier = read(tmp_path, GERMAN, german(), "de")
    assert dossier.is_read_by_hand
    assert [each.symbols for each in dossier.claims] == ["> 6,500"]
    assert [each.number.text for each in dossier.ledger] == ["6.500", "2022", "12"]
    assert all(each.reading_note for each in dossier.ledger)


def test_english_is_not_read_by_people_alone(tmp_path: Path) -> None:
    given = coding(**GOOD)
    given["exclusions.csv"] = [OTHER]
    assert not read(tmp_path, TEXT, given, "en-GB").is_read_by_hand


def test_another_language_is_not_read_in_silence(tmp_path: Path) -> None:
    given = german()
    given["claims.csv"][0] |= {"number": "", "reading_note": "", "magnitude": "6.5"}
    said = messages(tmp_path, GERMAN, given, "de")
    assert len(said) == 1
    assert "number is empty, and in an article in de a person reads each." in said[0]
    given = german()
    given["exclusions.csv"].pop()
    (said_of,) = messages(tmp_path, GERMAN, given, "de")
    assert (
        "the number '12' (… .500 Menschen starben 2022 in 12 Orten. …) is neither claimed nor excluded."
        in said_of
    )


@pytest.mark.parametrize("at", [at for at, each in enumerate(GERMAN) if each.isdigit()])
def test_every_other_digit_of_another_language_is_caught(tmp_path: Path, at: int) -> None:
    changed = GERMAN[:at] + ("1" if GERMAN[at] != "1" else "3") + GERMAN[at + 1 :]
    with pytest.raises(CodingError):
        read(tmp_path, changed, german(), "de")


@pytest.mark.parametrize("language", ["", "german", "d", "en_GB"])
def test_language_is_one_that_html_knows(tmp_path: Path, language: str) -> None:
    said = messages(tmp_path, GERMAN, german(), language)
    assert any(
        f"language is {language!r}, not a language as HTML names it." in each for each in said
    )
