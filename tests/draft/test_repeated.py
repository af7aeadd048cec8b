"""A headline's figure: a further quote of the text's where that is certain, else a claim of its own."""

import csv
import io
from pathlib import Path

import pytest

from as_stated.coding import examine
from as_stated.draft.create import draft
from as_stated.draft.same import read_same
from as_stated.errors import InputError, Problem, Undecided
from as_stated.project import Project
from tests.helpers.projects import files_in


def drafted(project: Project, text: str, **options: object) -> list[str]:
    path = project.root / "text.txt"
    path.write_text(text, "utf-8")
    return draft(project, path, **options)  # type: ignore[arg-type]


def rows(project: Project, file: str) -> list[dict[str, str]]:
    path = project.data("text") / file
    if not path.exists():
        return []
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def folded(project: Project) -> list[tuple[str, str]]:
    return [(each["claim_id"], each["exact"]) for each in rows(project, "quotes.csv")]


def to_mend(project: Project) -> list[Problem]:
    return [each for each in examine("text", project)[1] if not isinstance(each, Undecided)]


ONE = [
    pytest.param("At least 43 dead as dam bursts above Varn",
                 "At least 43 people died when the dam above Varn burst, the interior ministry said.",
                 ("people-died", "At least 43 dead"), id="speaker left out"),
    pytest.param("12 killed in Varn flood, police say",
                 "Twelve people were killed when the river rose in Varn, police said.",
                 ("people-killed", "12 killed"), id="in digits and in words"),
    pytest.param("Police: 12 dead", "Twelve people are dead, police said.", ("people-dead", "12 dead"),
                 id="speaker with a colon"),
    pytest.param("43 houses destroyed in Varn", "The storm destroyed 43 houses in Varn.", ("houses", "43 houses"),
                 id="things"),
    pytest.param("Government pledges $25 million for Varn",
                 "The government pledged $25 million for the town of Varn on Tuesday.",
                 ("money-25000000", "Government pledges $25 million for Varn"), id="with a stance"),
    pytest.param("More than 6,500 soldiers killed in war", "The war killed more than 6,500 soldiers, the ministry said.",
                 ("soldiers-killed", "More than 6,500 soldiers"), id="hedge"),
    pytest.param("World news\n12 killed in Varn flood\nBy Ana Ruiz", "Twelve people were killed when the river rose in Varn.",
                 ("people-killed", "12 killed"), id="the line above the byline"),
    pytest.param("BC-VARN-FLOOD\n12 killed in Varn flood",
                 "VARN, Nov 3 (Reuters) - Twelve people were killed when the river rose, police said.",
                 ("people-killed", "12 killed"), id="place in the dateline"),
    pytest.param("Subject: 12 killed in Varn flood\nFrom: Radio Varn <news@varn.example>",
                 "Twelve people were killed when the river rose in Varn, police said.",
                 ("people-killed", "12 killed"), id="subject of a mail"),
    pytest.param("Migrant boat sinks, 27 dead", "A boat sank on Monday and 27 migrants died, the coast guard said.",
                 ("migrants-died", "27 dead"), id="noun elsewhere in the headline"),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "body", "quote"), ONE)
def test_a_headline_states_the_figure_again(
    seed: Project, headline: str, body: str, quote: tuple[str, str]
) -> None:
    said = drafted(seed, f"{headline}\n\n{body}\n")
    assert folded(seed) == [quote]
    assert "1 as one of them again in quotes.csv" in said[0]
    (claim,) = rows(seed, "claims.csv")
    assert claim["exact"] in body
    assert to_mend(seed) == []
    counted = {each.claim_id for each in examine("text", seed)[0].ledger if each.claim_id}  # type: ignore[union-attr]
    assert counted == {quote[0]}


TWO = [
    pytest.param("12 killed in Varn", "The road was closed. In Brunn, 12 people were killed on Monday.", id="another place"),
    pytest.param("12 killed in Varn", "Twelve people were killed in Varn. Twelve people were killed in Brunn.", id="two that fit"),
    pytest.param("12 killed in Varn, 12 killed in Brunn", "Twelve people were killed in Varn on Monday.", id="two in the headline"),
    pytest.param("Twelve Killed in Brunn Fire", "A flood and a fire struck. The fire in Varn killed 12 people.", id="another place, capitals"),
    pytest.param("12 killed in Varn", "At least 12 people were killed in Varn.", id="hedge dropped"),
    pytest.param("Nearly 300 people flee Varn", "About 300 people fled Varn on Monday.", id="another hedge of the same sign"),
    pytest.param("12-15 killed in Varn", "Twelve people were killed in Varn on Monday.", id="a range"),
    pytest.param("12 injured in Varn", "A fire killed 12 people in Varn.", id="another status"),
    pytest.param("12 houses destroyed in Varn", "The fire destroyed 12 boats in Varn.", id="another unit"),
    pytest.param("12% of homes destroyed", "The fire destroyed 12 homes.", id="a share"),
    pytest.param("12 children killed in Varn", "Twelve people were killed in Varn, police said.", id="another population"),
    pytest.param("12 women killed in Varn", "Twelve women and children were killed in Varn.", id="half of the population"),
    pytest.param("Mayor says 12 killed in Varn", "Twelve people were killed in Varn, police said.", id="another speaker"),
    pytest.param("12 killed in Varn", "Police denied that 12 people were killed in Varn.", id="a denial"),
    pytest.param("12 feared dead in Varn", "Twelve people died in Varn, police said.", id="in doubt in the headline"),
    pytest.param("12 killed in Varn", "Twelve people may have been killed in Varn.", id="in doubt in the text"),
    pytest.param("12 killed in Varn", "The toll is 14, down from 12 people killed, police said.", id="a look-back"),
    pytest.param("12 killed in crash", "A bus crashed. It was the worst crash since 2019, when 12 people were killed.", id="years ago"),
    pytest.param("12 houses burn in Varn", "The town of Varn has 12 houses by the river.", id="something else is said of them"),
    pytest.param("$25 million for Varn", "The flood cost $25 million in Varn, insurers said.", id="other money"),
    pytest.param("“12 killed” in Varn", "Twelve people were killed in Varn.", id="somebody's words for the outlet's"),
    pytest.param("12 killed in Varn. Rain goes on.", "Twelve people were killed in Varn.", id="no headline"),
    pytest.param("- 12 killed in Varn\n- 14 hurt in Brunn", "Twelve people were killed in Varn.", id="a list"),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "body"), TWO)
def test_what_may_be_another_figure_stays_a_claim(seed: Project, headline: str, body: str) -> None:
    drafted(seed, f"{headline}\n\n{body}\n")
    assert folded(seed) == []
    assert not (seed.data("text") / "quotes.csv").exists()
    assert len(rows(seed, "claims.csv")) >= 2


TEXT = "12 killed, 5 of them children\n\nTwelve people were killed in Varn, police said.\n"


def test_what_was_a_part_of_the_headlines_figure_is_one_of_the_claims(seed: Project) -> None:
    drafted(seed, TEXT)
    assert folded(seed) == [("people-killed", "12 killed")]
    part, whole = rows(seed, "claims.csv")
    assert (part["part_of"], whole["claim_id"]) == ("people-killed", "people-killed")


def test_again_with_the_same_text_adds_nothing(seed: Project) -> None:
    drafted(seed, TEXT)
    before = [rows(seed, file) for file in ("claims.csv", "quotes.csv", "exclusions.csv")]
    assert "Rows added: none." in drafted(seed, TEXT)[0]
    assert [rows(seed, file) for file in ("claims.csv", "quotes.csv", "exclusions.csv")] == before


@pytest.mark.parametrize(
    "content", [None, b"", b"claim_id;exact\n"], ids=["no file", "empty", "no row"]
)
def test_again_brings_a_lost_further_quote_back_as_a_claim(
    seed: Project, content: bytes | None
) -> None:
    """Its claim is a person's by now, and is not touched."""
    drafted(seed, TEXT)
    path: Path = seed.data("text") / "quotes.csv"
    path.unlink() if content is None else path.write_bytes(content)
    assert "Rows added: 1 to claims.csv." in drafted(seed, TEXT)[0]
    assert rows(seed, "claims.csv")[-1]["exact"] == "12 killed"


def test_again_adds_a_further_quote_in_the_form_of_the_file(seed: Project) -> None:
    drafted(seed, "Nothing happened in Varn\n\nRain fell on 5 roofs.\n")
    path = seed.data("text") / "quotes.csv"
    path.write_bytes(b"note;claim_id;exact\r\n")
    drafted(
        seed,
        "12 killed in Varn flood\n\nRain fell on 5 roofs. Twelve people were killed in Varn, police said.\n",
    )
    assert path.read_bytes() == b"note;claim_id;exact\r\n;people-killed;12 killed\r\n"


def test_no_figure_takes_the_further_quotes_along(seed: Project) -> None:
    drafted(seed, TEXT)
    drafted(seed, TEXT, no_figure=["people-killed"])
    assert folded(seed) == []
    assert {row["exact"] for row in rows(seed, "exclusions.csv")} == {"12", "Twelve"}


def test_a_changed_figure_is_changed_in_its_further_quote_too(seed: Project) -> None:
    drafted(seed, TEXT, event="the flood")
    drafted(seed, TEXT.replace("12", "14").replace("Twelve", "Fourteen"))
    assert folded(seed) == [("people-killed", "14 killed")]
    assert [row["magnitude"] for row in rows(seed, "claims.csv")] == ["5", "14"]
    assert [each for each in to_mend(seed) if "source.toml" not in each.where] == []


def test_a_headline_that_lags_behind_is_named(seed: Project) -> None:
    drafted(seed, TEXT, event="the flood")
    drafted(seed, TEXT.replace("Twelve", "Fourteen"))
    (problem,) = to_mend(seed)
    assert 'quotes.csv, row 2: the quote says "12", but people-killed is "14".' in str(problem)


KILLS = "Flood kills 12\n\nA flood killed 12 people in Varn, police said.\n"  # "kills 12" of what?


@pytest.mark.parametrize("pairs", [["figure-12=people-killed"], [" figure-12 = people-killed, "]])
def test_a_person_says_that_it_is_the_same(seed: Project, pairs: list[str]) -> None:
    drafted(seed, KILLS)
    assert folded(seed) == []
    said = drafted(seed, KILLS, same=read_same(pairs))
    assert "Rows added: 1 to quotes.csv." in said[0]
    assert said[1:3] == [
        "Taken out of claims.csv: figure-12.",
        "figure-12 states people-killed again: see quotes.csv.",
    ]
    assert folded(seed) == [("people-killed", "Flood kills 12")]
    assert [row["claim_id"] for row in rows(seed, "claims.csv")] == ["people-killed"]
    assert "{figure-12}" not in (seed.data("text") / "story.toml").read_text("utf-8")
    assert to_mend(seed) == []


def test_its_further_quotes_go_along_and_those_there_stay(seed: Project) -> None:
    text = f"{KILLS}\nIt was 12, they said. It was 12 again.\n"
    drafted(seed, text)
    path, claims = (seed.data("text") / file for file in ("quotes.csv", "claims.csv"))
    kept = claims.read_text("utf-8").splitlines(keepends=True)[:3]
    claims.write_text("".join(kept), "utf-8")
    path.write_text(
        'claim_id,exact,suffix\nfigure-12,12,", they"\npeople-killed,12 again,\n', "utf-8"
    )
    drafted(seed, text, same={"figure-12": "people-killed"})
    assert [each for each, _ in folded(seed)] == ["people-killed"] * 3
    assert {each for _, each in folded(seed)} == {"12", "12 again", "Flood kills 12"}


@pytest.mark.parametrize(
    ("text", "same", "message"),
    [
        pytest.param("At least 12 dead\n\nSome say 12 people died.\n", {"dead": "people-died"},
                     "dead is not people-died: magnitude_status is >=, and there =.", id="another hedge"),
        pytest.param("12 boats lost\n\nThere were 14 boats.\n", {"boats": "boats-14"},
                     "boats is not boats-14: magnitude is 12, and there 14.", id="another number"),
        pytest.param("12 boats lost\n\nThere were 14 boats.\n", {"boats": "nobody"},
                     "no claim nobody has its quote in the text. Choose from: boats, boats-14.", id="unknown claim"),
        pytest.param("12 boats lost\n\nThere were 14 boats.\n", {"boats": "boats"},
                     "--same moves boats itself. Name the claim that stays.", id="itself"),
    ],
)  # fmt: skip
def test_what_is_not_the_same_is_refused_and_nothing_written(
    seed: Project, text: str, same: dict[str, str], message: str
) -> None:
    drafted(seed, text)
    before = files_in(seed.root)
    with pytest.raises(InputError) as caught:
        drafted(seed, text, same=same)
    assert message in str(caught.value)
    assert files_in(seed.root) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param("dead", "--same is 'dead'. Write HEADLINE_CLAIM=CLAIM", id="no pair"),
        pytest.param("a=b=c", "--same is 'a=b=c'.", id="three"),
        pytest.param("a=b,a=c", "--same names a twice.", id="two things of one"),
    ],
)
def test_a_pair_that_cannot_be_read(words: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_same([words])
    assert message in str(caught.value)
