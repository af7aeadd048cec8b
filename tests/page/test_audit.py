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
        (GOOD.replace("killed", "hurt"), "'at least 286 people' is no claim of the table."),
        (f"<p>{KILLED}</p>", "missing is not shown: '4,000 soldiers'."),
        (GOOD + '<img alt="286 people were killed">', "alt says 286 without its hedge"),
        (GOOD + '<svg aria-label="286 killed"></svg>', "aria-label says 286 without its hedge"),
        (GOOD + "<svg><title>286 killed</title></svg>", "title says 286 without its hedge"),
        (GOOD + '<meta name="description" content="286 dead">', "content says 286 without its"),
        (GOOD + LINKED.replace("at least 286", "286"), "the JSON-LD says '286 people', which is"),
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
)
def test_what_has_a_role_or_needs_none(body: str) -> None:
    assert said(GOOD + body) == []


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
)
def test_the_committed_page_changed_by_hand_is_found(change: tuple[str, str]) -> None:
    folder = ROOT / "report" / SEED
    html = (folder / "index.html").read_text("utf-8")
    claims = (folder / "tables" / "claims.csv").read_bytes()
    assert audit_page(html, claims) == []
    assert audit_page(html.replace(*change, 1), claims) != []
