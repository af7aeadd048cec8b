"""The finished page, read back: each way to lose a number's role, hedge or speaker is found."""

import csv
import io

import pytest
from nbformat import v4

from as_stated.build.inputs import ReportInputs
from as_stated.build.report import page_files
from as_stated.errors import RenderError
from as_stated.page.audit import EXEMPT, ROLES, audit_page
from as_stated.page.document import render_page
from as_stated.show.parameters import Parameters
from tests.helpers.audited import COLUMNS, GOOD, KILLED, LINKED, table
from tests.helpers.projects import ROOT, SEED


def said(body: str) -> list[str]:
    html = f'<!doctype html><html lang="en"><body>{body}</body></html>'
    return [str(problem) for problem in audit_page(html, table())]


def test_a_good_page_is_good() -> None:
    assert said(GOOD) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (GOOD + "<p>It was 7 days ago.</p>", "the digits in 'It was 7 days ago.' have no role."),
        (GOOD + "<svg><text>1990</text></svg>", "the digits in '1990' have no role."),
        (GOOD.replace("at least 286", "286"), "'286 people' is not what the table has for killed"),
        (GOOD.replace("at least 286", "at least 268"), "is not what the table has for killed"),
        (GOOD.replace(" (according to Ann Other)", ""), "stands without its speaker, Ann Other."),
        (GOOD.replace("killed", "hurt"), "'at least 286 people' is not a claim of the table."),
        (f"<p>{KILLED}</p>", "missing is not shown: '4,000 soldiers'."),
        (GOOD + '<img alt="286 people were killed">', "alt says 286 without its hedge"),
        (GOOD + '<svg aria-label="286 killed"></svg>', "aria-label says 286 without its hedge"),
        (GOOD + "<svg><title>286 killed</title></svg>", "title says 286 without its hedge"),
        (GOOD + '<meta name="description" content="286 dead">', "content says 286 without its"),
        (GOOD + LINKED.replace("at least 286", "286"), "the JSON-LD says '286 people', which is"),
    ],
    ids=[
        "a digit without a role",
        "a digit in a drawing",
        "a hedge lost",
        "another number",
        "a speaker lost",
        "a claim of no table",
        "a claim not shown",
        "in an alt text",
        "in an aria-label",
        "in a drawing's title",
        "in metadata",
        "in JSON-LD",
    ],
)
def test_a_page_that_lost_something_is_found(body: str, message: str) -> None:
    assert [message in each for each in said(body)].count(True) >= 1


@pytest.mark.parametrize(
    "body",
    [
        '<p><span class="date">4 October 2022</span></p>',
        '<p><data class="count" value="7">7</data></p>',
        '<p><span class="signs"><a class="claim" data-claim="killed">≥\u00a0286</a></span></p>',
        '<img alt="Killed: at least 286 people">',
        '<img alt="≥ 286">',
        '<img alt="At least 286 people were killed.">',
        LINKED,
        '<img alt="In all 2,860 things">',  # another number that holds its digits
        "<details class='code'><code>x = 286</code></details>",
        "<!-- 7 --><style>a{margin:1px}</style>",
    ],
    ids=[
        "a date",
        "a count",
        "signs",
        "alt text in words",
        "alt text in signs",
        "alt text that begins with the claim",
        "JSON-LD",
        "a longer number",
        "shown code",
        "comment and style",
    ],
)
def test_what_has_a_role_or_needs_none(body: str) -> None:
    assert said(GOOD + body) == []


PREVIEWED = GOOD.replace('data-claim="missing"', 'data-claim="missing" data-preview="{}"')


@pytest.mark.parametrize(
    ("preview", "lost"),
    [
        pytest.param("“Of 286, 4,000 soldiers left.” Ann Other", "", id="nothing: its numbers are the article’s"),
        pytest.param("“Of 286, 4,000 soldiers left.”", "Ann Other", id="who says so"),
        pytest.param("“4,000 men.” Ann Other", "4,000 soldiers", id="its words"),
    ],
)  # fmt: skip
def test_a_preview_that_lost_something_is_found(preview: str, lost: str) -> None:
    found = said(PREVIEWED.format(preview))
    assert [f"the preview of missing is without {lost!r}" in each for each in found] == (
        [True] if lost else []
    )


STANCE_COLUMNS = (*COLUMNS, "signs", "qualifier", "of_whole", "cited", "holds", "voice")
TAKEN_BACK = "withdrawn by the mayor (“has been withdrawn”)"
IN_FULL = f"{TAKEN_BACK}: at least 47 dead"
WITHDRAWN = ("toll", "at least 47 dead", "47", "", ">=", "Ann Other", "withdrawn: ≥ 47",
             TAKEN_BACK, "", "the fire service", "false", "speaker")  # fmt: skip
CHILDREN = ("part", "5 children", "5", "", "=", "", "5", "", "of the dead", "", "true", "unstated")
AUTHOR = '"author": {"@type": "Person", "name": "Ann Other"}'
TOLD_IN_FULL = f"""
<meta name="description" content="{IN_FULL}"><svg><title>{IN_FULL}</title></svg>
<p><a class="claim" data-claim="toll" title="{IN_FULL}: Ann Other">{IN_FULL}</a>
(according to Ann Other, citing the fire service)
<a class="claim" data-claim="toll">withdrawn: ≥ 47</a></p>
<p><a class="claim" data-claim="part">5 children, of the dead</a></p>
<svg aria-label="{IN_FULL}"></svg><img alt="{IN_FULL}">
<script type="application/ld+json">{{"@graph": [{{"@type": "Claim", "@id": "#quote-toll",
"text": "{IN_FULL} (according to Ann Other, citing the fire service)", {AUTHOR}}},
{{"@type": "Claim", "@id": "#quote-part", "text": "5 children, of the dead"}}]}}</script>
"""


def with_stance(html: str, rows: tuple[tuple[str, ...], ...] = (WITHDRAWN, CHILDREN)) -> list[str]:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([STANCE_COLUMNS, *rows])
    return [str(problem) for problem in audit_page(html, out.getvalue().encode())]


def test_a_stance_in_each_place_is_good() -> None:
    assert with_stance(TOLD_IN_FULL) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(f">{IN_FULL}</a>", ">at least 47 dead</a>", "is not what the", id="link text"),
        pytest.param(">withdrawn: ≥ 47<", ">≥ 47<", "is not what the table has", id="signs"),
        pytest.param(f'title="{IN_FULL}', 'title="at least 47 dead', "title says 47", id="title"),
        pytest.param(f"<title>{IN_FULL}", "<title>at least 47 dead", "title says 47", id="drawing"),
        pytest.param(f'content="{IN_FULL}', 'content="At least 47 dead', "content says", id="meta"),
        pytest.param(f'alt="{IN_FULL}', 'alt="≥ 47', "alt says 47 without", id="alt text"),
        pytest.param(f'label="{IN_FULL}', 'label="47 dead', "aria-label says 47", id="chart"),
        pytest.param(
            f'"text": "{IN_FULL}', '"text": "at least 47 dead', "JSON-LD says", id="JSON-LD"
        ),
        pytest.param("children, of the dead<", "children<", "is not what", id="part in a link"),
        pytest.param(
            'children, of the dead"', 'children"', "JSON-LD says '5 children'", id="part in JSON-LD"
        ),
        pytest.param(", citing the fire service)\n", ")", "without its speaker", id="who is cited"),
        pytest.param('"name": "Ann Other"', '"name": "the mayor"', "an author", id="stance-taker"),
        pytest.param(
            '"5 children, of the dead"',
            f'"5 children, of the dead", {AUTHOR}',
            "an author",
            id="nobody said to state it",
        ),
        pytest.param(
            f">{IN_FULL}</a>",
            f'><a class="claim" data-claim="part">5 children, of the dead</a>{IN_FULL}</a>',
            "is a link inside a link.",
            id="a link inside a link",
        ),
    ],
)
def test_a_stance_that_is_lost_is_found(old: str, new: str, message: str) -> None:
    assert TOLD_IN_FULL.count(old) == 1
    assert [each for each in with_stance(TOLD_IN_FULL.replace(old, new)) if message in each]


def test_a_table_that_lost_a_stance_is_found() -> None:
    for at, kept in ((6, "≥ 47"), (7, "")):
        row = (*WITHDRAWN[:at], kept, *WITHDRAWN[at + 1 :])
        problems = with_stance(TOLD_IN_FULL, (row, CHILDREN))
        assert [each for each in problems if "has lost the stance of toll" in each]


def test_claims_whose_words_hold_each_other_and_small_numbers() -> None:
    """A bare sign such as 4 stands inside other claims' words."""
    rows = (
        ("few", "4 people", "4", "", "=", ""),
        ("level", "the 4 people of level 24", "24", "", "=", ""),
        ("all", "at least 40", "40", "", ">=", ""),
    )
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *rows])
    links = "".join(f'<a class="claim" data-claim="{row[0]}">{row[1]}</a>' for row in rows)

    def problems(told: str) -> list[str]:
        html = f'<p>{links}</p><img alt="{told}">'
        return [str(each) for each in audit_page(html, out.getvalue().encode())]

    assert problems("The 4 people of level 24, 4 people, and at least 40") == []
    assert problems("4; ≥ 40; 24") == []
    assert problems("14; 4.5; 2,400") == []  # other numbers
    assert len(problems("The 4 people of level 24, and 40")) == 1


def test_each_role_and_exemption_says_what_for() -> None:
    assert all({**ROLES, **EXEMPT}.values())


def test_a_digit_typed_into_markdown_stops_the_build() -> None:
    output = v4.new_output(
        "display_data",
        data={"text/html": GOOD, "text/csv": table().decode()},
        metadata={"as_stated": {"files": {"text/csv": "tables/claims.csv"}}},
    )
    cells = [
        v4.new_markdown_cell("# Title\n\nThe war lasted 44 days."),
        v4.new_code_cell("x", outputs=[output]),
    ]
    with pytest.raises(
        RenderError, match=r"'The war lasted 44 days\.' have no role\.(?s:.*)written"
    ):
        page_files(ReportInputs(Parameters("a"), {}, None), {"n": v4.new_notebook(cells=cells)})


def test_notebooks_without_claims_are_not_audited() -> None:
    """The template is of use to others, whose digits are their own."""
    page = render_page({"n": v4.new_notebook(cells=[v4.new_markdown_cell("# Title 2")])})
    assert "Title 2" in page


@pytest.mark.parametrize(
    "change",
    [(">at least 286 people</a>", ">286 people</a>"), ("286 people</a>", "268 people</a>")],
    ids=["a hedge lost", "another number"],
)
def test_the_committed_page_changed_by_hand_is_found(change: tuple[str, str]) -> None:
    folder = ROOT / "report" / SEED
    html = (folder / "index.html").read_text("utf-8")
    claims = (folder / "tables" / "claims.csv").read_bytes()
    assert audit_page(html, claims) == []
    assert audit_page(html.replace(*change, 1), claims) != []


@pytest.mark.parametrize(
    ("alt", "is_bare"),
    [
        pytest.param("Published on 13 May 2024.", False, id="day before month"),
        pytest.param("Published on May 13, 2024.", False, id="day after month"),
        pytest.param("At least 13 people, as of 13 May.", False, id="day without a year"),
        pytest.param("On 13 May, 13 people died.", True, id="a figure beside a date"),
        pytest.param("13 maybe died.", True, id="no month"),
        pytest.param("Of 13 figures two are bounds.", True, id="a count in digits"),
    ],
)
def test_a_day_is_no_figure(alt: str, is_bare: bool) -> None:
    """An article of 13 May may count thirteen people."""
    out = io.StringIO()
    row = ("few", "at least 13 people", "13", "", ">=", "")
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, row])
    html = f'<a class="claim" data-claim="few">at least 13 people</a><img alt="{alt}">'
    problems = audit_page(html, out.getvalue().encode())
    assert bool(problems) == is_bare, problems


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("286 people</a>", "286 peo</a>ple", id="a word cut off"),
        pytest.param("286 people</a>", "286 peo \nple</a>", id="a word on two lines of a chart"),
        pytest.param("Ann Other", "Ann\u00a0Oth er", id="a name on two lines"),
    ],
)
def test_a_word_may_be_broken_and_not_be_cut(old: str, new: str) -> None:
    problems = audit_page(GOOD.replace(old, new), table())
    assert bool(problems) == ("</a>ple" in new)


@pytest.mark.parametrize(
    ("label", "is_good"),
    [
        pytest.param("≥ 286</text><text>Daily Planet", True, id="figure in signs and its outlet"),
        pytest.param("286</text><text>Daily Planet", False, id="sign lost"),
        pytest.param("≥ 2861</text><text>Daily Planet", False, id="another number"),
    ],
)
def test_a_label_of_a_drawing_has_its_figure_in_signs(label: str, is_good: bool) -> None:
    drawn = f'<svg><g class="says signs claim" data-claim="killed"><text>{label}</text></g></svg>'
    wrong = [each for each in said(GOOD + drawn) if "is not what the table has" in each]
    assert bool(wrong) != is_good


STATEMENT_COLUMNS = (
    "article", "claim_id", "producer", "exact", "magnitude", "magnitude_to", "magnitude_status",
    "signs", "speaker", "qualifier", "of_whole", "cited", "holds", "voice",
)  # fmt: skip
STATEMENTS = (
    ("post", "dead", "The Post", "at least 43 people", "43", "", ">=", "≥ 43", "the ministry", "", "",
     "the army", "true", "speaker"),
    ("radio", "dead", "Channel 4", "47 dead", "47", "", "=", "withdrawn: 47", "", "withdrawn by Brun",
     "", "", "false", "outlet"),
)  # fmt: skip
STATED = """
<p><a class="claim" data-claim="post/dead">at least 43 people</a> (the ministry, citing the army)</p>
<li><a class="claim" data-claim="radio/dead">withdrawn by Brun: 47 dead</a>, says
<span class="source">Channel 4</span></li>
<svg><g class="signs claim" data-claim="post/dead"><text>≥ 43</text>
<text>the ministry, citing the army, in two articles</text></g>
<g class="signs claim" data-claim="radio/dead"><text>withdrawn: 47</text><text>Channel 4</text></g></svg>
"""


def of_quantity(html: str) -> list[str]:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([STATEMENT_COLUMNS, *STATEMENTS])
    page = f'<!doctype html><html lang="en"><body>{html}</body></html>'
    return [str(problem) for problem in audit_page(page, out.getvalue().encode())]


def test_statements_of_two_articles_are_kept_apart() -> None:
    assert of_quantity(STATED) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(">at least 43", ">43", "is not what the table has for post/dead", id="hedge"),
        pytest.param(">withdrawn by Brun: 47", ">47", "is not what the table has", id="stance"),
        pytest.param("(the ministry, citing", "(citing", "without its speaker, the", id="speaker"),
        pytest.param('"source">Channel 4', '"source">it', "speaker, Channel 4", id="outlet"),
        pytest.param('"post/dead">at', '"dead">at', "is not a claim of the table", id="article"),
        pytest.param("<text>≥ 43<", "<text>43<", "is not what the table has", id="hedge in signs"),
        pytest.param("two articles<", "two articles 5<", "is not what", id="more beside signs"),
        pytest.param("<text>withdrawn: 47<", "<text>47<", "is not what", id="stance in signs"),
    ],
)
def test_what_a_statement_has_lost_is_found(old: str, new: str, message: str) -> None:
    assert STATED.count(old) == 1
    assert [each for each in of_quantity(STATED.replace(old, new)) if message in each]
