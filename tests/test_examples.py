"""The invented articles: drafted, coded and built, they say nothing that they do not bear."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from as_stated.coding import (
    TODO,
    Dossier,
    Magnitude,
    Quantity,
    Sentences,
    label_claim,
    load,
    load_quantity,
    say_claim,
    say_date,
)
from as_stated.draft import draft
from as_stated.numerals import find_numbers
from as_stated.project import Project
from tests.helpers.documents import blocks
from tests.helpers.projects import ROOT, copy_project
from tests.helpers.shell import Shell

EXAMPLES = Project(ROOT / "examples")
NAMES = [
    "sarnel-newspaper",
    "sarnel-newspaper-bulletin",
    "sarnel-radio",
    "sarnel-wire",
    "sarnel-wire-in-newspaper",
    "sarnel-wire-on-radio",
]


def dossiers() -> list[Dossier]:
    return [load(name, EXAMPLES) for name in NAMES]


def test_each_is_coded_whole_and_says_that_it_is_invented() -> None:
    assert EXAMPLES.articles == NAMES
    for dossier in dossiers():
        last = dossier.article.text.rstrip().splitlines()[-1]
        assert "invented" in last
        assert "invented" in dossier.article.source.license


def test_together_they_hold_what_articles_do_to_figures() -> None:
    claims = [claim for dossier in dossiers() for claim in dossier.claims]
    assert {claim.standing.stance for claim in claims} >= {
        "stated", "denied", "withdrawn", "in-error", "uncertain", "expected", "intended",
        "conditional",
    }  # fmt: skip
    assert {claim.form for claim in claims} >= {"level", "increase", "decrease", "rate", "share"}
    assert any(claim.earlier_words for claim in claims)
    assert any(claim.part_of for claim in claims)
    assert any(claim.magnitude_to for claim in claims)
    assert {claim.unit.sign for claim in claims} == {"", "%", "€"}
    changes = [change.kind for dossier in dossiers() for change in dossier.changes]
    assert {*changes} == {"corrects", "withdraws", "disputes", "recalls", "repeats"}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_draft_guesses_of_them_is_right_or_left_to_a_person(
    name: str, tmp_path: Path
) -> None:
    for folder in ("seeds", "data"):
        (tmp_path / folder).mkdir()
    shutil.copy(EXAMPLES.root / "data" / "units.csv", tmp_path / "data")
    project = Project(tmp_path)
    draft(project, EXAMPLES.seed(name), name)
    guessed = list(
        csv.DictReader(io.StringIO((project.data(name) / "claims.csv").read_text("utf-8")))
    )
    dossier = load(name, EXAMPLES)
    by_start = {claim.number[0]: claim for claim in dossier.claims}
    sentences = Sentences(dossier.article.text)
    seen = 0
    for row in guessed:
        claim = by_start.get(_start(dossier, row))
        if claim is None:
            continue  # a person took it for no figure
        seen += 1
        get = row.get
        stance = claim.standing.stance
        said = sentences.around(claim.start, claim.end)
        if claim.standing.words in dossier.article.text[slice(*said)]:  # not where it is said later
            assert get("stance") in (None, TODO, stance, "" if stance == "stated" else TODO)
        assert get("form") in (None, TODO, claim.form, "" if claim.form == "level" else TODO)
        assert bool(get("earlier_words")) >= bool(claim.earlier_words)
        assert bool(get("part_of")) >= bool(claim.part_of) or "of" not in claim.exact.split()
    assert seen >= len(dossier.claims) - 1  # but the level in "by three to 2,360", read as a range


def _start(dossier: Dossier, row: dict[str, str]) -> int:
    """Where the number of a drafted row begins."""
    ((start, end),) = dossier.article.find(row["exact"], row["prefix"], row["suffix"])
    wanted: Magnitude = float(row["magnitude"])  # type: ignore[assignment]
    numbers = find_numbers(dossier.article.text)
    return next(
        each.start
        for each in numbers
        if start <= each.start and each.end <= end and each.magnitude == wanted
    )


@pytest.fixture(scope="module")
def dead() -> Quantity:
    return load_quantity("dead", EXAMPLES)


def test_three_outlets_state_one_toll_in_all_ways_that_there_are(dead: Quantity) -> None:
    assert len({each.source.producer for each in dead.statements}) == 3
    assert {each.article for each in dead.statements} == {*NAMES}
    relations = {each.relation for each in dead.statements}
    cases = load_quantity("cases", EXAMPLES)
    assert relations == {"same", "part", "overlaps", "forecast", "other"}
    assert {each.relation for each in cases.statements} == {"same", "change", "unclear"}
    assert {each.basis for each in dead.statements} == {"own", "attributed", ""}
    kinds = {each.kind for each in dead.changes}
    assert kinds == {
        "updates", "corrects", "withdraws", "reinstates", "disputes", "repeats", "recalls",
    }  # fmt: skip
    days = [(each.as_of, each.reported_on) for each in dead.statements if each.holds and each.as_of]
    assert any(as_of < reported for as_of, reported in days)


def test_each_body_has_said_only_what_it_said_itself(dead: Quantity) -> None:
    said = {
        each.origin_id: [statement.claim.magnitude for statement in dead.series(each)]
        for each in dead.origins
    }
    assert said == {"ministry": [38, 38, 43], "mayor": [50], "union": [44], "fathom": []}


def test_what_was_taken_back_has_no_place_on_the_axis(dead: Quantity) -> None:
    taken = {each.key: each.taken_back for each in dead.statements if each.taken_back}
    assert {key: each.stance for key, each in taken.items() if each} == {
        "sarnel-wire/dead": "in-error",
        "sarnel-wire-in-newspaper/dead": "in-error",
        "sarnel-wire-on-radio/dead": "in-error",
    }
    assert dead.find("sarnel-wire/buried").holds  # withdrawn, and then the mayor came back to it
    assert not any(each.is_level for each in dead.statements if each.key in taken)
    assert not dead.find("sarnel-newspaper-bulletin/expected-dead").is_level


def test_a_reprint_is_one_more_statement_and_no_further_origin(
    tmp_path: Path, dead: Quantity
) -> None:
    project = copy_project(EXAMPLES.root, tmp_path / "project")
    copies = [each.key for each in dead.statements if each.copy_of]
    assert len({key.partition("/")[0] for key in copies}) == 2
    for file in ("statements.csv", "changes.csv"):
        path = project.quantity_data("dead") / file
        lines = path.read_text("utf-8").splitlines()
        cut = [line for line in lines if _is_about(line.split(","), copies)]
        assert cut
        path.write_text("\n".join(line for line in lines if line not in cut) + "\n", "utf-8")
    without = load_quantity("dead", project)
    assert len(without.statements) == len(dead.statements) - len(copies)

    def counted(quantity: Quantity) -> set[str]:
        return {each.origin.origin_id for each in quantity.statements if each.origin}

    assert counted(without) == counted(dead)
    assert [without.series(each) for each in without.origins] == [
        dead.series(each) for each in dead.origins
    ]


def _is_about(cells: list[str], keys: list[str]) -> bool:
    """Whether a row is one of these statements, or a change of one."""
    return "/".join(cells[:2]) in keys or cells[2] in keys


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports, built as their page says; page and PDF are audited on the way."""
    root = tmp_path_factory.mktemp("examples")
    for folder in ("seeds", "data"):
        shutil.copytree(EXAMPLES.root / folder, root / "examples" / folder)
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shell = Shell(root)
    for block in blocks("examples/README.md", "console"):
        shell.run("\n".join(words for words, _ in block.sessions))
    return root / "examples" / "report"


@pytest.mark.kernel
def test_several_at_a_time_as_the_page_on_many_reports_says(reports: Path) -> None:
    for block in blocks("docs/many-reports.md", "sh"):
        said = Shell(reports.parent).run(block.text)
        assert {*re.findall(r"^(\S+): unchanged", said, flags=re.M)} >= {*NAMES, "quantities/dead"}


@pytest.mark.kernel
@pytest.mark.parametrize("name", NAMES)
def test_page_and_data_say_each_figure_with_all_that_must_not_fall_off(
    reports: Path, name: str
) -> None:
    page = BeautifulSoup((reports / name / "index.html").read_text("utf-8"), "html.parser")
    assert (reports / name / "report.pdf").stat().st_size > 10_000
    (script,) = page.find_all("script", type="application/ld+json")
    data = json.loads(script.get_text())
    stated = {each["@id"]: each for each in data["@graph"] if each["@type"] == "Claim"}
    charts = " ".join(str(svg.get("aria-label")) for svg in page.find_all("svg"))
    claims = load(name, EXAMPLES).claims
    for words in sorted((each.words for each in claims), key=len, reverse=True):
        charts = charts.replace(words, "…")
    for claim in claims:
        said = stated[f"#quote-{claim.claim_id}"]
        assert said["text"] == label_claim(claim)
        if claim.standing.stance == "denied":
            assert "author" not in said
        assert (
            claim.exact not in charts
        )  # told with all its words, or counted: never the quote alone


@pytest.mark.kernel
def test_the_reports_say_who_takes_what_back(reports: Path) -> None:
    pages = {name: (reports / name / "index.html").read_text("utf-8") for name in NAMES}
    texts = {
        name: " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())
        for name, page in pages.items()
    }
    assert "denied by Per Aldane (“that number is false”): 200 dead" in texts["sarnel-wire"]
    assert "intended by the government (“promised”): 150,000 doses" in texts["sarnel-wire"]
    assert "disputed by the health ministry" in texts["sarnel-wire"]
    newspaper = texts["sarnel-newspaper"]
    assert "withdrawn by Tomas Arvel (“withdrew that figure”)" in newspaper
    assert "disputed by the doctors’ union" in newspaper
    radio = texts["sarnel-radio"]
    assert "in error, according to Radio Ostmark (“Correction: An earlier version" in radio
    assert "Reported without a figure" not in radio  # nobody filled it in


class Page:
    """The page of a quantity's report, as its reader has it."""

    def __init__(self, folder: Path) -> None:
        """Read it from the folder of the report."""
        self.folder = folder
        self.html = BeautifulSoup((folder / "index.html").read_text("utf-8"), "html.parser")
        self.text = _plain(self.html.get_text(" "))

    def section(self, words: str) -> str:
        """The text from the heading that has some words to the next one that has an address."""
        headings = self.html(["h2", "h3"], id=True)
        start = next(each for each in headings if words in each.get_text())
        told = []
        for each in start.find_all_next(string=True):
            if any(parent in headings and parent is not start for parent in each.parents):
                break
            told.append(each)
        return _plain(" ".join(told))


def _plain(text: str) -> str:
    return re.sub(r" (?=[,;.:)])", "", " ".join(text.split()))


@pytest.fixture(scope="module")
def page(reports: Path) -> Page:
    return Page(reports / "quantities" / "dead")


@pytest.mark.kernel
def test_reader_finds_what_each_body_said_on_which_day_with_which_hedge(
    page: Page, dead: Quantity
) -> None:
    said = page.section("known to have counted")
    for origin in dead.origins:
        assert origin.name in said
        for statement in dead.series(origin):
            assert f"{say_date(statement.reported_on)}: {say_claim(statement.claim)}" in said
    before, attributed = said.split("Attributed to it by somebody else", 1)
    league = say_claim(dead.find("sarnel-newspaper-bulletin/league-dead").claim)
    assert league in attributed
    assert league not in before  # the ministry is given no number that another says it gave


@pytest.mark.kernel
def test_reader_finds_who_repeated_whom(page: Page, dead: Quantity) -> None:
    assert "the same text: The Velland Gazette, 5 March 2025" in page.section(
        "known to have counted"
    )
    assert "The Health League repeats a figure" in page.section("corrections, disputes")
    radio = say_claim(dead.find("sarnel-wire-on-radio/dead").claim)
    on_the_way = page.section("differs from the text it copies or repeats")
    assert f"{radio}, Radio Ostmark has a hedge that the earlier text has not" in on_the_way


@pytest.mark.kernel
def test_reader_finds_what_was_taken_back_and_taken_up_again(page: Page, dead: Quantity) -> None:
    changed = page.section("corrections, disputes")
    for words in ("We counted them in error", "withdrew that figure", "took back his withdrawal"):
        assert f"The words: “{words}”" in changed
    assert "Northern Wire, which Tomas Arvel had withdrawn" in changed
    for each in dead.statements:
        if each.taken_back:
            assert f"{each.taken_back.said}: {each.claim.exact}" in page.text
            assert f": {each.claim.exact}" not in page.text.replace(f"{each.taken_back.said}:", "")


@pytest.mark.kernel
def test_reader_finds_what_cannot_be_known(page: Page, dead: Quantity) -> None:
    cannot = page.section("two origins give different numbers for one day")
    unknown = [each for each in dead.statements if each.relation == "same" and not each.origin]
    assert len(unknown) == 5
    assert "Of five statements it is not known who counted" in cannot
    assert "Which of them is right, the words do not say" in cannot


@pytest.mark.kernel
def test_reprints_are_told_as_more_statements_of_no_further_origin(
    page: Page, dead: Quantity
) -> None:
    same = [each for each in dead.statements if each.relation == "same"]
    copies = [each for each in same if each.copy_of]
    origins = {each.origin.origin_id for each in same if each.origin}
    assert (len(same), len(copies), len(origins)) == (17, 4, 3)
    assert "Seventeen statements in six articles, by three origins" in page.text
    assert "Four of them repeat the text of another" in page.text
    assert "that makes more statements, and no further origin" in page.text


@pytest.mark.kernel
def test_each_statement_leads_to_its_words_in_the_report_of_its_article(
    page: Page, dead: Quantity
) -> None:
    links = {str(each["href"]) for each in page.html("a", href=re.compile("#quote-"))}
    led = {link for link in links if link.startswith("../../")}
    assert len(led) == len(dead.statements)
    for link in led:
        path, _, name = link.partition("#")
        target = BeautifulSoup((page.folder / path).read_text("utf-8"), "html.parser")
        assert target.find(id=name), link


@pytest.mark.kernel
def test_report_of_each_printed_wire_says_that_its_toll_was_corrected_later(reports: Path) -> None:
    for name in ("sarnel-wire", "sarnel-wire-in-newspaper", "sarnel-wire-on-radio"):
        assert "later corrected by the health ministry (6 March 2025)" in Page(reports / name).text


@pytest.mark.kernel
def test_report_of_the_corrected_article_shows_the_figure_as_first_published(reports: Path) -> None:
    told = Page(reports / "sarnel-newspaper-bulletin").section("As first published, and now")
    assert "53 people had died of cholera in Sarnel" in told
    assert "43 people had died of cholera in Sarnel" in told
    assert "Correction: An earlier version of this article said" in told
    assert "At least 50 people" not in told  # which did not change
