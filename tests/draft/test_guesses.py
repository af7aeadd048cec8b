"""What a draft guesses is right, or it is left to a person."""

from datetime import date

import pytest

from as_stated.coding import Unit
from as_stated.coding.files import TODO
from as_stated.draft.guesses.counted import guess_counted
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.people_status import guess_status
from as_stated.draft.guesses.phrases import Nobody, Voice
from as_stated.draft.guesses.speaking import guess_actor, guess_voice, without_speaker
from as_stated.draft.guesses.timing import find_dates
from as_stated.draft.guesses.unit import guess_unit
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
    ("text", "unit"),
    [
        ("It cost €12 million.", "euro"),
        ("It cost 12 million euros.", "euro"),
        ("It cost £12.", ""),
        ("Some 12% left.", "percent"),
        ("Some 12 per cent left.", "percent"),
        ("It is 12 km long.", "kilometre"),
        ("It is 12 kilometres long.", "kilometre"),
        ("It holds 12 cubic metres.", "cubic-metre"),
        ("It holds 12 metres.", "metre"),
        ("It hurt 12 nurses.", "person"),
        ("It left 12 dead.", "person"),
        ("It hit 12 cars.", ""),
        ("It hit 12.", ""),
    ],
)
def test_unit(text: str, unit: str) -> None:
    units = [
        *UNITS,
        Unit("euro", "euro", "euros", "", "€"),
        Unit("percent", "percent", "percent", ""),
        Unit("metre", "metre", "metres", ""),
        Unit("kilometre", "kilometre", "kilometres", ""),
        Unit("cubic-metre", "cubic metre", "cubic metres", ""),
    ]
    number, *_ = numbers = find_numbers(text)
    place = Passages(text, numbers).place(number, [number])
    assert guess_unit(place, guess_counted(text[place.last :], units), units) == unit


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
        # somebody else's status, or one in doubt: a person decides
        ("", " people searched for the missing", TODO),
        ("", " people found the bodies", TODO),
        ("", " people are feared dead", TODO),
        ("", " people may have been killed", TODO),
        ("", " people have not been found", TODO),
        ("", " people were hurt", "injured"),
        ("", " people were wounded", "injured"),
        ("", " people were executed", "dead"),
        ("", " people have gone missing", "missing"),
        ("", " people have been displaced", "displaced"),
        ("Police arrested ", " people", "detained"),
        ("", " deaths were recorded", "dead"),
        ("", " people were killed and wounded", TODO),
        ("", " people were found guilty", TODO),
        ("", " people fled", TODO),
        ("It prevented ", " deaths", TODO),
        ("", " were children", TODO),
        ("", " cows were killed", TODO),
        # no such word, or no people
        ("", " people came", ""),
        ("", " houses were found empty", ""),
        ("The storm killed ", " cows", ""),
    ],
)
def test_what_happened_to_them(before: str, after: str, status: str) -> None:
    assert guess_status(before, after, guess_counted(after, UNITS))[0] == status


def voices(text: str) -> list[str | Nobody]:
    """Who states each figure of a text: the speaker's name, or why there is none."""
    numbers = [each for each in find_numbers(text) if each.kind in ("count", "money", "measure")]
    passages = Passages(text, numbers)
    found = [
        guess_voice(passages.attribution(each), passages.sentence(each), passages.reach(each))
        for each in numbers
    ]
    return [each.name if isinstance(each, Voice) else each for each in found]


NAMED = {
    "Ten died, according to the health ministry.": "the health ministry",
    "Ten died, according to Ana Ruiz.": "Ana Ruiz",
    "Ten died, according to its operator, Selim Lines.": "Selim Lines",
    "According to a nurse at the hospital, ten died.": "a nurse at the hospital",
    "Police said ten died.": "police",
    "The interior ministry said ten died.": "the interior ministry",
    "“Ten died,” said its head, Ana Ruiz.": "Ana Ruiz",
    "“Ten died,” said Captain Ana Ruiz, who leads the rescue.": "Ana Ruiz",
    "Ana Ruiz put the number of dead at ten.": "Ana Ruiz",
    "Ten died, the fire service said.": "the fire service",
    "Ten died, the fire service said on Monday, sending help.": "the fire service",
    "The Red Cross said ten died.": "the Red Cross",
    "Ana de la Cruz, a nurse, said ten died.": "Ana de la Cruz",
    "A nurse, Ana Ruiz, said ten died.": "Ana Ruiz",
    "Ana Ruiz, 64, who has lived there for years, said ten died.": "Ana Ruiz",
    "Ana Ruiz of the Red Cross told reporters that ten died.": "Ana Ruiz",
    "“Ten died,” said Ana Ruiz.": "Ana Ruiz",
    "The ministry of Veldra said ten died.": "the ministry of Veldra",
    "The ministry on Monday lowered the toll to ten.": "the ministry",
    "Officials in Paris said ten died.": "officials in Paris",
    "A source close to Ruiz said ten died.": "a source close to Ruiz",
    "An aide to Ruiz testified that ten died.": "an aide to Ruiz",
    "A witness who asked not to be named said ten died.": "a witness",
    "The U.K. Met Office said ten died.": "the U.K. Met Office",
    "St. Mary's Hospital said ten died.": "St. Mary's Hospital",
    "Fatima al-Rashid said ten died.": "Fatima al-Rashid",
    "Police and the army said ten died.": "police and the army",
    "Finance Minister Ana Ruiz says ten died.": "Ana Ruiz",
    "Court records list ten dead.": "court records",
    "Open Cells documented ten deaths.": "Open Cells",
    "Some families maintain that ten died.": Nobody.OPEN,
    "The families maintain that ten died.": "the families",
    "Doctors Without Borders said ten died.": "Doctors Without Borders",
    "The mother of one of the victims said ten died.": "the mother of one of the victims",
    "Tom Reed's lawyer said ten died.": "Tom Reed's lawyer",
    "The union quipped that ten died.": "the union",
    "The mayor argued that it was “no more than 10 people”.": "the mayor",
    "CHAIR: Ten people died.": "Chair",
    "The army denied that ten people died.": Nobody.DENIED,
    # somebody says it: who, a person decides
    "He said ten died.": Nobody.OPEN,
    "It said ten died.": Nobody.OPEN,
    "Ten died, she told reporters.": Nobody.OPEN,
    "Ten died, according to figures released on Tuesday.": Nobody.OPEN,
    "The court heard that ten died.": Nobody.OPEN,
    "Ten died before Ana Ruiz said it was over.": Nobody.MAYBE,
    "Ten allegedly died.": Nobody.MAYBE,
    "Ten are believed to have died.": Nobody.MAYBE,
    "A report by the army has ten dead.": Nobody.MAYBE,
    "The group chronicled ten deaths.": "the group",
    "The group glorped ten deaths.": Nobody.MAYBE,
    "Police: 12 people dead": Nobody.MAYBE,
    "“It killed 12 people.”": Nobody.OPEN,
    "Ten died, the ministry glorped.": Nobody.MAYBE,
    "Ana Ruiz glorped the toll at 12.": Nobody.MAYBE,
    "Neither police nor the army said how many of the 12 died.": Nobody.OPEN,
    "The head, Tom Reed, and his deputy said 12 people died.": Nobody.OPEN,
    "A survey of many people by the firm found that 12 people died.": "a survey of many people by the firm",
    # nobody but the outlet
    "Ten died on Tuesday.": Nobody.OUTLET,
    "The dam that burst killed 12 people.": Nobody.OUTLET,
    "“Police said so,” the sign read, and ten died.": Nobody.OUTLET,
    "The firm employs 12 people.": Nobody.OUTLET,
    # a question: nobody is named
    "But who said that 30 people had died?": Nobody.OPEN,
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "voice"), NAMED.items(), ids=NAMED)
def test_who_says_so(sentence: str, voice: str | Nobody) -> None:
    assert voices(sentence) == [voice]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "While police say 14 people died, court records list 22.",
            ["police", "court records"],
            id="two who disagree",
        ),
        pytest.param(
            "“We saw 12 boats. It was dark,” said Ana Ruiz. She said 5 sank.",
            ["Ana Ruiz", "Ana Ruiz"],
            id="pronoun of the only person",
        ),
        pytest.param(
            "Ana Ruiz said 12 boats sank. Tom Reed saw it. She said 5 were found.",
            ["Ana Ruiz", Nobody.OPEN],
            id="pronoun that fits two",
        ),
        pytest.param(
            "Ana Ruiz said 12 boats sank.\nShe said 5 were found.",
            ["Ana Ruiz", Nobody.OPEN],
            id="pronoun in another paragraph",
        ),
        pytest.param(
            "“12 died. It was dark,” said Ana Ruiz. “We found 5.”",
            ["Ana Ruiz", "Ana Ruiz"],
            id="quotation that goes on",
        ),
        pytest.param(
            "Police said 12 died. Of these, 5 were children.",
            ["police", Nobody.MAYBE],
            id="what goes on may be said as well",
        ),
        pytest.param(
            "Police listed:\n- 12 people died", [Nobody.MAYBE], id="list below a line that says so"
        ),
    ],
)
def test_who_says_so_of_several(text: str, names: list[str | Nobody]) -> None:
    assert voices(text) == names


def test_a_number_is_nobody() -> None:
    """Of "Of the 500, 12 promised to pay" the words before the verb end in a number."""
    assert guess_actor("Of the 500, 12 ") is None


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
        ("It is forecast to end on Friday", [TODO]),
        ("It could end on Friday", [TODO]),
        ("It may have ended on Friday", ["2022-09-30"]),
        ("on 31 February 2021", [TODO]),
        ("On Oct. 3", ["2022-10-03"]),
        ("on 3 Sept 2021", ["2021-09-03"]),
        ("between 11-16 August", ["2022-08-11/2022-08-16"]),
        ("from 14 to 16 May 2021", ["2021-05-14/2021-05-16"]),
        ("yesterday", ["2022-10-04"]),
        ("this morning", ["2022-10-05"]),
        ("last night", ["2022-10-04"]),
        ("on Monday night", ["2022-10-03"]),
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
