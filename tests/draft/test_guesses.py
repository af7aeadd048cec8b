"""What a draft guesses is right, or it is left to a person."""

from datetime import date

import pytest

from as_stated.coding import Unit
from as_stated.coding.files import TODO
from as_stated.draft.guesses import (
    Nobody,
    Passages,
    Voice,
    find_dates,
    guess_counted,
    guess_fate,
    guess_voice,
    without_speaker,
)
from as_stated.numerals import find_numbers

UNITS = [
    Unit("person", "person", "people", ""),
    Unit("soldier", "soldier", "soldiers", ""),
    Unit("prisoner", "prisoner of war", "prisoners of war", ""),
]


@pytest.mark.parametrize(
    ("after", "population", "unit"),
    [
        (" people were killed", "people", "person"),
        (" person died", "person", "person"),
        (" Armenian prisoners of war after", "Armenian prisoners of war", "prisoner"),
        (" flooded houses", "flooded houses", ""),
        (" Azerbaijani soldiers and civilians remain", "Azerbaijani soldiers and civilians", ""),
        (" buses people rode", "buses", ""),
        (" soldiers’ families", "", ""),
        (" of them", "", ""),
        (" died", "", ""),
        ("-strong force", "", ""),
        (" others", "others", ""),
        (" was the toll of days", "", ""),
        (" grass fires", "grass fires", ""),
        (". People fled", "", ""),
        ("\npeople fled", "", ""),
    ],
)
def test_what_is_counted(after: str, population: str, unit: str) -> None:
    counted = guess_counted(after, UNITS)
    assert (counted.population, counted.unit) == (population, unit)


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [
        ("", " people were killed", "dead"),
        ("", " people have died", "dead"),
        ("", " dead", "dead"),
        ("The war killed ", " people", "dead"),
        ("", " people are still missing", "missing"),
        ("", " people remain missing", "missing"),
        ("", " people have been found", "found"),
        ("Baku freed ", " people", "freed"),
        ("Moscow deployed ", " soldiers", "deployed"),
        # somebody else's fate, or one in doubt: a person decides
        ("", " people searched for the missing", TODO),
        ("", " people found the bodies", TODO),
        ("", " people are feared dead", TODO),
        ("", " people may have been killed", TODO),
        ("", " people have not been found", TODO),
        # no such word, or no people
        ("", " people were hurt", ""),
        ("", " houses were found empty", ""),
        ("The storm killed ", " cows", ""),
    ],
)
def test_what_befell_them(before: str, after: str, status: str) -> None:
    assert guess_fate(before, after, guess_counted(after, UNITS))[0] == status


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("Ten died, according to the health ministry.", Voice("the health ministry", "")),
        ("Ten died, according to Ana Ruiz.", Voice("Ana Ruiz", "")),
        ("Police said ten died.", Voice("Police", "")),
        ("The interior ministry said ten died.", Voice("the interior ministry", "")),
        ("“Ten died,” said its head, Ana Ruiz.", Voice("Ana Ruiz", "its head")),
        ("Ana Ruiz put the number of dead at ten.", Voice("Ana Ruiz", "")),
        ("Ten died, the fire service said.", Voice("the fire service", "")),
        ("The Red Cross said ten died.", Voice("the Red Cross", "")),
        ("Ana de la Cruz, a nurse, said ten died.", Voice("Ana de la Cruz", "a nurse")),
        ("A nurse, Ana Ruiz, said ten died.", Voice("Ana Ruiz", "a nurse")),
        ("Ana Ruiz of the Red Cross told reporters that ten died.",
         Voice("Ana Ruiz", "of the Red Cross")),
        ("“Ten died,” said Ana Ruiz.", Voice("Ana Ruiz", "")),
        ("The ministry of Veldra said ten died.", Voice("the ministry of Veldra", "")),
        ("The ministry on Monday lowered the toll to ten.", Voice("the ministry", "")),
        # somebody says it: who, a person decides
        ("He said ten died.", Nobody.OPEN),
        ("It said ten died.", Nobody.OPEN),
        ("Ten died, she told reporters.", Nobody.OPEN),
        ("Ten died, according to figures released on Tuesday.", Nobody.OPEN),
        ("Ana Ruiz said ten died, Per Holm said nine.", Nobody.OPEN),
        ("Ten died before Ana Ruiz said it was over.", Nobody.OPEN),
        ("Officials in Paris said ten died.", Nobody.OPEN),
        ("Ten allegedly died.", Nobody.OPEN),
        # nobody but the outlet
        ("Ten died on Tuesday.", Nobody.OUTLET),
        ("“Police said so,” the sign read, and ten died.", Nobody.OUTLET),
    ],
)  # fmt: skip
def test_who_says_so(sentence: str, voice: Voice | Nobody) -> None:
    assert guess_voice(sentence, sentence, is_direct=False) == voice


def test_direct_speech_has_a_speaker_though_the_sentence_names_none() -> None:
    paragraph = "“Ten died. It was dark,” said Ana Ruiz."
    assert guess_voice("“Ten died.", paragraph, is_direct=True) == Voice("Ana Ruiz", "")
    assert guess_voice("“Ten died.”", "“Ten died.”", is_direct=True) is Nobody.OPEN
    said = "“Ten died,” he said."  # somebody is named as speaking, elsewhere
    assert guess_voice(said, said + " Ana Ruiz said so.", is_direct=True) is Nobody.OPEN


@pytest.mark.parametrize(
    ("passage", "dates"),
    [
        ("on Tuesday", ["2022-10-04"]),
        ("In September it rained", ["2022-09"]),
        ("since February", ["2022-02/2022-10-05"]),
        ("last month", ["2022-09"]),
        ("in 2020 and in the 1990s", ["2020", "199X"]),
        ("on 3 March 2021", ["2021-03-03"]),
        ("on Tuesday, March 3, 2021,", ["2021-03-03"]),
        ("on 2022-10-05", ["2022-10-05"]),
        ("in March 2021", ["2021-03"]),
        ("on 3 March", ["2022-03-03"]),
        ("on 24 December", ["2021-12-24"]),
        ("It will end on Friday", [TODO]),
        ("on 31 February 2021", [TODO]),
        ("every Sunday", []),
        ("They may march", []),
        ("at 5 p.m.", []),
        ("in 1200 BC", []),
    ],
)
def test_dates(passage: str, dates: list[str]) -> None:
    found = find_dates(passage, find_numbers(passage), date(2022, 10, 5))
    assert [mention.edtf for mention in found] == dates
    assert all(mention.phrase in passage for mention in found)


def test_without_the_day_of_publication_a_weekday_is_no_date() -> None:
    said = "on Tuesday or on 3 March, in 2020"
    assert [each.edtf for each in find_dates(said, find_numbers(said), None)] == [
        TODO,
        TODO,
        "2020",
    ]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Rain fell. It hurt 5 people. Then sun.", ["It hurt 5 people"]),
        ("Gen. Ade of the U.S. saw 5 boats.", ["Gen. Ade of the U.S. saw 5 boats"]),
        ("“It hurt 5. We fled,” he said.", ["It hurt 5"]),
        ("It hurt 5 people and killed 6 dogs.", ["It hurt 5 people", "killed 6 dogs"]),
        ("5, 6 and about 7 came.", ["5", "6", "about 7 came"]),
        ("VELDRA, May - About 5 fell.", ["About 5 fell"]),
        ("At least 5 dogs, 5 cats", ["At least 5 dogs", "5 cats"]),
        ("It cost €40m or so.\nNo more.", ["It cost €40m or so"]),
        ("Five. Of 5% no word", ["Five", "Of 5% no word"]),
    ],
)
def test_passages(text: str, quotes: list[str]) -> None:
    numbers = find_numbers(text)
    passages = Passages(text, numbers)
    spans = [passages.quote(number, numbers) for number in numbers]
    assert [text[start:end] for start, end in spans] == quotes


@pytest.mark.parametrize(
    ("quote", "left"),
    [
        ("The mayor, Ana Ruiz, said 12 people died", "12 people died"),
        ("According to police, 12 people died", "12 people died"),
        ("12 people died, officials said, when it burst", "12 people died"),
        ("12 people died, its head, Ana Ruiz, said", "12 people died"),
        ("12 people died according to Ana Ruiz", "12 people died"),
        ("The number of people confirmed dead is 12", "The number of people confirmed dead is 12"),
    ],
)
def test_quote_without_who_says_so(quote: str, left: str) -> None:
    at = quote.index("12")
    assert quote[slice(*without_speaker(quote, at, at + 2))] == left
