"""What a draft guesses of stance, look-back, form and part is right, or it is left to a person."""

import pytest

from as_stated.coding import TODO
from as_stated.draft.guesses.form import guess_form, guess_whole
from as_stated.draft.guesses.lookback import guess_earlier
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.place import Place
from as_stated.draft.guesses.standing import guess_standing
from as_stated.numerals import Number, find_numbers


def places(text: str) -> list[Place]:
    """Each figure of a text in its sentence."""
    numbers = find_numbers(text)
    figures = [each for each in numbers if each.kind in ("count", "percent", "money", "measure")]
    passages = Passages(text, numbers)
    return [passages.place(number, figures) for number in figures]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        # denied: the number itself
        ("The army denied that 60 people had died.", ["denied"]),
        ("The army denied reports of 60 dead.", ["denied"]),
        ("He rejected the figure of 60.", ["denied"]),
        ("She said that 14 children had died, not 15.", ["stated", "denied"]),
        ("It was not 15 but 14.", ["denied", TODO]),
        # taken back
        ("Ruiz, who had spoken of 47 dead, withdrew that figure.", ["withdrawn"]),
        ("The ministry withdrew its figure of 47.", ["withdrawn"]),
        ("It wrongly said 47 people had died.", [TODO]),
        ("The figure of 47 was wrong, the mayor said.", [TODO]),
        ("Correction: An earlier version of this article said that 12 people died.", ["in-error"]),
        # in doubt
        ("Up to 60 people are feared dead.", ["uncertain"]),
        ("It is feared that 60 people died.", ["uncertain"]),
        ("As many as 60 people may have died.", ["uncertain"]),
        ("The toll could rise to 60.", ["uncertain"]),
        ("It could not confirm 60 deaths.", ["uncertain"]),
        ("Police could not confirm reports of 60 dead.", ["uncertain"]),
        ("Two of the eleven may be abroad.", ["uncertain", "stated"]),
        # to come
        ("It expects 60 nurses.", ["expected"]),
        ("The toll is expected to reach 60.", ["expected"]),
        ("The forecast is 80 mm of rain.", ["expected"]),
        ("The government promised 25 million crowns.", ["intended"]),
        ("The company said it would pay 100,000 crowns.", ["intended"]),
        ("The firm plans to hire 60 people.", ["intended"]),
        ("He asked for 60 nurses.", ["intended"]),
        # beside such words, and not clear: a person decides
        ("The army denied killing 60 people.", [TODO]),
        ("He promised not to cut 500 jobs.", [TODO]),
        ("They had hoped for 500 visitors.", [TODO]),
        ("The ministry could not say whether 40 people had died.", ["uncertain"]),
        ("If the dam bursts, 60 houses are gone.", [TODO]),
        ("The mayor disputed the figure of 60.", [TODO]),
        ("The town of 6,200 would need years.", [TODO]),
        ("He allegedly took 60 crowns and 5 dogs.", ["uncertain", TODO]),
        ("12 people and 3 dogs may have died.", [TODO, "uncertain"]),
        ("He was denied 60 visas that he may need.", [TODO]),
        ("60 of the 150 doses that it had promised came.", [TODO, TODO]),
        # beside such words, and clearly not about the figure
        ("We have 43 this morning, and I fear the number will rise.", ["stated"]),
        ("At least 31 people died, and the toll may rise.", ["stated"]),
        ("At least 31 people died, and the toll may rise to 60.", ["stated", "uncertain"]),
        ("Nine are missing, down from 52.", ["stated", ""]),
        # no such words; a negated verb is no denial
        ("Sixty families have not answered.", [""]),
        ("The 60 houses cannot be repaired.", [""]),
        ("No fewer than three warnings were ignored.", [""]),
        ("It withdrew 2,000 soldiers.", [""]),
        ("In May 40 people died.", [""]),
    ],
)
def test_stance(text: str, stances: list[str]) -> None:
    assert [guess_standing(place).stance for place in places(text)] == stances


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nine are missing, down from 52.", [None, "down from"]),
        ("Nine are missing, down from the 52 of Monday.", [None, "down from"]),
        ("It lowered the toll to 38, from 43.", [None, "from 43"]),
        ("The toll rose to 60 from 52.", [None, "from 52"]),
        ("The Red Cross, which had spoken of 60 missing, listed 50.", ["had spoken of", None]),
        ("We had 31 dead yesterday.", ["yesterday"]),
        ("The earlier toll of 31 was too low.", ["The earlier toll"]),
        ("It had said the storm would pass and that 5 people, or 6, came.", [TODO, None]),
        ("It fell from 30 people in 2019.", [None]),
        ("In all 31 people died yesterday.", [None]),
    ],
)
def test_look_backs(text: str, words: list[str | None]) -> None:
    found = [guess_earlier(place) for place in places(text)]
    assert [text[slice(*each)] if isinstance(each, tuple) else each for each in found] == words


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Its shares fell by 18.5 percent.", [("decrease", "")]),
        ("They mixed up two lists and lost 12 soldiers.", [("", ""), ("", "")]),
        ("They raised 5 million crowns.", [("", "")]),
        ("Some 64 percent of residents boil it.", [("share", "residents")]),
        ("Shares rose 3 percent.", [("increase", "")]),
        (
            "It sent a further 250 soldiers, bringing the total to 630.",
            [("increase", ""), ("", "")],
        ),
        ("Another 50 people were hurt.", [(TODO, "")]),
        ("The search costs 2 million crowns a day.", [("rate", "day")]),
        ("It is 55,000 crowns for each inhabitant of the town.", [("rate", "inhabitant")]),
        ("It lost 300 litres per second.", [("rate", "second")]),
        ("Twelve people died a day after the storm.", [("", "")]),
        ("Some 80% of households have no power.", [("share", "households")]),
        ("Some 64% blame the operator.", [(TODO, "")]),
        ("Of rain 210 millimetres fell in 48 hours.", [("period", "48 hours")]),
        ("Twelve people died.", [("", "")]),
        ("Prices rose to 60 crowns.", [("", "")]),
    ],
)
def test_form(text: str, forms: list[tuple[str, str]]) -> None:
    shapes = [guess_form(place) for place in places(text)]
    assert [(shape.form, shape.per) for shape in shapes] == forms


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The toll rose by three to 2,360.", "increase"),
        ("The toll went down by three to 2,360.", "decrease"),
        ("It was put right by three to 2,360.", TODO),
    ],
)
def test_change_and_new_level(text: str, form: str) -> None:
    change, level = text.index("three"), text.index("2,360")
    numbers = [
        Number(change, change + 5, "three", 3, None, "=", "", "count"),
        Number(level, level + 5, "2,360", 2360, None, "=", "", "count"),
    ]
    passages = Passages(text, numbers)
    shapes = [guess_form(passages.place(number, numbers)) for number in numbers]
    assert [shape.form for shape in shapes] == [form, ""]


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("3,400 of the 5,000 people returned.", ["5,000", None]),
        ("At least 47 bodies came, 15 of them children.", [None, "At least 47"]),
        ("Some 120 people were hurt, among them 17 children.", [None, "Some 120"]),
        ("Five dogs and six cats came, two of them ill.", [None, None, TODO]),
        ("Up to 15 of them were ill.", [TODO]),
        ("12 of the dead were children.", [TODO]),
        ("12 people died.", [None]),
    ],
)
def test_wholes(text: str, wholes: list[str | None]) -> None:
    found = [guess_whole(place) for place in places(text)]
    assert [text[slice(*each)] if isinstance(each, tuple) else each for each in found] == wholes
