"""The ledger is complete, the story holds no typed number, the text has not changed."""

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from as_stated import Number, find_numbers, load, say_claim
from as_stated.coding.dossier import Dossier, examine
from as_stated.coding.handed import CheckedArticles, hand_over
from as_stated.coding.story import parse_template
from as_stated.errors import CodingError, NoSuchFigureError, ProjectError
from as_stated.project import Project
from tests.helpers.projects import SEED, Edit

TEXT, STORY = f"seeds/{SEED}.txt", f"data/{SEED}/story.toml"


def messages(project: Project) -> list[str]:
    return [str(each) for each in examine(SEED, project)[1]]


def test_all_seven_figures_as_stated(seed: Project) -> None:
    """The table of the design, typed here a second time: id, words, status, speaker, speech."""
    figures = [
        (c.claim_id, c.words, c.magnitude, c.status, c.speaker and c.speaker.name, c.speech)
        for c in load(SEED).claims
    ]
    missing = "4,000 Azerbaijani soldiers and civilians"
    assert figures == [
        ("killed-1990s", "about 30,000 people", 30000, "~", None, "narration"),
        ("killed-2020", "more than 6,500 soldiers", 6500, ">", None, "narration"),
        ("killed-2022", "at least 286 people", 286, ">=", None, "narration"),
        ("missing-1990s", missing, 4000, "=", "Hikmet Hajiyev", "indirect"),
        ("remains-2022", "25 human remains", 25, "=", "Namig Efendiyev", "direct"),
        ("freed-2022", "17 Armenian prisoners of war", 17, "=", None, "narration"),
        ("peacekeepers-2020", "about 2,000 Russian peacekeepers", 2000, "~", None, "narration"),
    ]


def test_spans_are_verbatim(seed: Project, golden: Project) -> None:
    for project in (seed, golden):
        dossier = load(project=project)
        text = dossier.article.text
        assert dossier.claims
        for claim in dossier.claims:
            assert text[claim.start : claim.end] == claim.exact
        for entry in dossier.ledger:
            assert text[entry.number.start : entry.number.end] == entry.number.text


def test_every_number_is_in_the_ledger_once(seed: Project) -> None:
    ledger = load(SEED).ledger
    assert len(ledger) == 21
    assert [bool(e.claim_id) + bool(e.reason) for e in ledger] == [1] * 21
    assert len({e.claim_id for e in ledger if e.claim_id}) == 7


def test_changed_article_names_the_hash_and_the_quote(seed: Project, edit: Edit) -> None:
    edit(TEXT, "at least 286 people", "at least 268 people")
    said = messages(seed)
    assert f"{TEXT}: the text has changed: its SHA-256 is " in said[0]
    assert any(
        "row 4 (killed-2022): the article has no 'at least 286 people'; its nearest words are "
        "'at least 268 people'" in each
        for each in said
    )
    assert any(f"{TEXT}, line 15: the number '268'" in each for each in said)


def test_missing_article(seed: Project) -> None:
    seed.seed(SEED).unlink()
    assert messages(seed) == [
        f"{TEXT}: the file is missing. Put the article's text there, as plain UTF-8, "
        f"or remove data/{SEED}/."
    ]


def test_article_that_is_not_utf8(seed: Project) -> None:
    raw = seed.seed(SEED).read_bytes()
    seed.seed(SEED).write_bytes(raw.replace("“25".encode(), b"\x9325"))
    assert messages(seed) == [f"{TEXT}: line 11 is not UTF-8 (byte 983). Save the file as UTF-8."]


def test_unaccounted_number_is_named_with_its_line(seed: Project, edit: Edit) -> None:
    edit(
        f"data/{SEED}/exclusions.csv",
        "1991,collapsed in ,,date,dates the collapse of the Soviet Union",
        "",
    )
    said = messages(seed)
    assert any("line 33: the number '1991'" in each and "neither claimed" in each for each in said)


def test_number_claimed_and_excluded(seed: Project, edit: Edit) -> None:
    edit(
        f"data/{SEED}/exclusions.csv",
        "first,during",
        "17,Azerbaijan freed ,,count,twice\nfirst,during",
    )
    assert len(messages(seed)) == 1
    assert "is accounted for twice: freed-2022, an exclusion. Keep one." in messages(seed)[0]


def test_a_digit_the_reader_misses_is_an_error(
    seed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader of numbers does not vouch for itself: digits are counted apart from it."""

    def misses_a_year(text: str) -> list[Number]:
        return [number for number in find_numbers(text) if number.text != "1991"]

    monkeypatch.setattr("as_stated.coding.dossier.find_numbers", misses_a_year)
    said = messages(seed)
    assert sum("lies in 0 numbers of the ledger, not one." in each for each in said) == 4


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("killed {killed-1990s}", "killed 30,000 people", "the number '30,000' is typed into it."),
        ("{number-of-figures} figures", "seven figures", "the number 'seven' is typed into it."),
        (
            "killed {killed-1990s}",
            "killed {killed-1980s}",
            "there is no {killed-1980s}: did you mean 'killed-1990s'?",
        ),
        ("killed {killed-1990s}", "killed {killed-1990s:,}", "a placeholder is a name in braces"),
        ("killed {killed-1990s}", "killed {killed-1990s", "expected '}'"),
        ("killed {killed-1990s}", "killed {}", "a placeholder is a name in braces"),
        ("Moscow deployed", "the regime deployed", "the word 'regime' takes a side."),
        ("title = ", "headline = ", "the fields are headline, standfirst"),
        ("findings = [", "findings = [1,", "findings is not a list of strings."),
    ],
)
def test_faults_of_the_story(seed: Project, edit: Edit, old: str, new: str, message: str) -> None:
    edit(STORY, old, new)
    said = messages(seed)
    assert len(said) == 1
    assert said[0].startswith(STORY)
    assert message in said[0]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("What seven figures say", id="a number"),
        pytest.param("Of {killed-1990s}", id="a placeholder"),
        pytest.param("TODO", id="undecided"),
    ],
)
def test_no_title_is_sent_to_a_placeholder(seed: Project, title: str) -> None:
    """A title takes none, so that no message may ask for one."""
    path = seed.root / STORY
    story = path.read_text("utf-8")
    path.write_text(re.sub(r'^title = ".*"', f'title = "{title}"', story, flags=re.M), "utf-8")
    (said,) = messages(seed)
    assert said.startswith(STORY)
    assert "{claim_id}" not in said and "{event_id}" not in said


def test_all_faults_come_at_once(seed: Project, edit: Edit) -> None:
    edit(f"data/{SEED}/claims.csv", "people,,,286,", "people,,,268,")
    edit(f"data/{SEED}/claims.csv", "indirect", "reported")
    with pytest.raises(CodingError) as caught:
        load(SEED)
    assert len(caught.value.problems) == 2


def test_template_of_several_placeholders() -> None:
    assert parse_template("{a} and {b}.") == [("", "a"), (" and ", "b"), (".", "")]


@pytest.fixture
def checked(seed: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    """An article that was handed over, in `tmp_path / "checked"`."""
    dossier = load(SEED, seed)
    for name, value in hand_over(dossier, tmp_path / "checked").items():
        monkeypatch.setenv(name, value)
    return dossier


def test_an_article_that_was_checked_is_handed_over(seed: Project, checked: Dossier) -> None:
    """The kernels of a report take it as it was checked; whoever names a project reads that one."""
    (seed.data(SEED) / "claims.csv").unlink()
    assert load(SEED) == load() == checked
    assert load(SEED).find("killed-2022") == checked.find("killed-2022")
    with pytest.raises(CodingError, match=r"claims\.csv"):
        load(SEED, seed)


@pytest.mark.parametrize("mode", [0o666, 0o640, None], ids=["writable", "readable", "gone"])
def test_what_others_could_touch_is_not_taken(
    seed: Project,
    checked: Dossier,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    mode: int | None,
) -> None:
    monkeypatch.chdir(seed.root)
    (seed.data(SEED) / "claims.csv").unlink()
    assert load(SEED) == checked
    if mode is None:
        (tmp_path / "checked").unlink()
    else:
        (tmp_path / "checked").chmod(mode)
    with pytest.raises(CodingError, match=r"claims\.csv"):
        load(SEED)


@pytest.mark.usefixtures("checked")
def test_another_article_is_not_the_one_handed_over() -> None:
    with pytest.raises(ProjectError, match="no article 'storm'"):
        load("storm")


def test_a_dossier_holds_its_figures_as_a_mapping_would(seed: Project) -> None:
    dossier = load(SEED)
    assert dossier["killed-2022"].magnitude == 286
    assert len(dossier) == len(list(dossier)) == 7
    with pytest.raises(
        NoSuchFigureError, match=r"'kiled-2022': did you mean 'killed-2022'\?.*freed"
    ):
        dossier["kiled-2022"]
    with pytest.raises(KeyError):
        dossier[0]  # type: ignore[arg-type]


def test_an_article_without_figures_is_still_one(seed: Project) -> None:
    assert replace(load(SEED), claims=())


def test_article_and_figure_show_themselves_shortly_and_whole(seed: Project) -> None:
    dossier = load(SEED)
    claim = dossier["missing-1990s"]
    assert repr(dossier) == (
        f"<{SEED}: 7 figures in “{dossier.article.source.title}” (Al Jazeera, 2022-10-05)>"
    )
    assert repr(claim) == f"<missing-1990s: {say_claim(claim)}>"
    shown = html.unescape(dossier._repr_html_())
    assert all(say_claim(each) in shown for each in dossier)
    assert say_claim(claim) in html.unescape(claim._repr_html_())
    assert dossier.article.text[:200] not in shown


def test_what_is_hostile_in_a_figure_is_shown_as_text(seed: Project) -> None:
    claim = replace(load(SEED)["killed-2022"], coding_note="<script>alert(1)</script>")
    assert "<script" not in claim._repr_html_()


def test_an_article_is_checked_once_in_a_run(seed: Project, tmp_path: Path) -> None:
    """Another process of the run takes it as it is, as long as no file of it is another."""
    run = CheckedArticles(str(tmp_path))
    assert run.find(seed, SEED) is None
    dossier = load(SEED, seed)
    run.keep(seed, dossier)
    assert CheckedArticles(str(tmp_path)).find(seed, SEED) == dossier
    story = seed.data(SEED) / "story.toml"
    story.write_text(story.read_text("utf-8") + "\n# a remark\n", "utf-8")
    assert run.find(seed, SEED) is None


def test_a_checked_article_that_others_could_write_is_not_taken(
    seed: Project, tmp_path: Path
) -> None:
    run = CheckedArticles(str(tmp_path))
    run.keep(seed, load(SEED, seed))
    (kept,) = tmp_path.glob("[0-9a-f]*")
    kept.chmod(0o666)
    assert run.find(seed, SEED) is None


def test_where_no_folder_is_nothing_is_kept(seed: Project, tmp_path: Path) -> None:
    """On a worker of a cluster, say."""
    run = CheckedArticles(str(tmp_path / "none"))
    run.keep(seed, load(SEED, seed))
    assert run.find(seed, SEED) is None
