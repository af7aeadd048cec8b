"""A page as Typst source: no text is ever code, and what paper has no form for is shown as text."""

import json
import re
from html import escape

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from as_stated.errors import RenderError
from as_stated.page.pdf import write_pdf
from as_stated.page.pdf_audit import read_pdf
from as_stated.page.typeset import literal, typeset
from as_stated.page.typeset.elements import read_html

# All that a source may hold besides texts: calls of the style file's functions, and what they take.
CODE = re.compile(
    r"//@\d+\n|[a-z][a-z-]*(?=\()|[a-z]+: |true|false|none|separator|right|\d+(?:\.\d+)?(?:pt|mm|fr)?"
    r"|[(){};,.\s]"
)
STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
CALLS = frozenset(
    "anchor aside below beside choice cited claim code contents dl emph fitted h image items linebreak "
    "marked out p plain plain-to quoted raw reading small strike strong sub super tbl td th to together "
    "underline voiced words table.header header".split()
)
MISCHIEF = st.one_of(
    st.text(),
    st.text(alphabet="#\"'\\[]{}()$*_`<>@=-+/~;:\n\r\t \u2028\u0085abc123"),
    st.sampled_from(
        ["#panic()", '"; panic(); "', '\\"; panic()', "\\u{22}#panic()", "*/ #panic()", "//", "/*"]
    ),
)


def text_of(html: str) -> str:
    return "\n".join(read_pdf(write_pdf(html, "2022-10-05", {}, left_out=lambda _: None)))


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(MISCHIEF)
def test_typst_reads_a_text_as_it_was_written(text: str) -> None:
    source = f"#metadata({literal(text)}) <it>".encode()
    found = json.loads(typst.query(source, "<it>", field="value", one=True))
    expected = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\ufeff]", "", text)
    assert found == expected.encode("utf-8", "replace").decode()


@settings(max_examples=200, deadline=None)
@given(MISCHIEF, st.sampled_from(["p", "h2", "li", "td", "pre", "code", "caption", "dt", "a"]))
def test_no_text_is_code(text: str, tag: str) -> None:
    """Wherever it stands: what is not within quotes is calls that this package wrote."""
    holders = {
        "li": "<ul>{}</ul>", "td": "<table><tr>{}</tr></table>", "caption": "<table>{}<tr><td></table>",
        "dt": "<dl>{}<dd>d</dd></dl>", "a": '<p id="x">{}</p>',
    }  # fmt: skip
    href = ' href="#x"' if tag == "a" else f' id="{escape(text)}" class="{escape(text)}"'
    html = holders.get(tag, "{}").format(f"<{tag}{href}>{escape(text)}</{tag}>")
    rest = STRING.sub("", typeset(html, is_strict=False).body)
    assert CODE.sub("", rest) == "", rest
    assert set(re.findall(r"([a-z][a-z.-]*)\(", rest)) <= CALLS, rest


@pytest.mark.slow
@settings(
    max_examples=60, deadline=None, derandomize=True
)  # a fault of Typst’s own is no fault of a change
@given(MISCHIEF)
@example("soft\u00adhyphen")  # in a link, an error of Typst's own
def test_any_text_can_be_set(text: str) -> None:
    html = "<title>t</title><h2 id='{0}'>{0}</h2><p><a href='#{0}'>{0}</a></p><pre>{0}</pre>"
    text_of(html.format(escape(text)))


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        pytest.param("<p>a <b> b</b>\n <i>c</i></p>", "a b c", id="white space"),
        pytest.param("<p>a\u00a0b<br>c</p>", "a\u00a0b\nc", id="line break"),
        pytest.param("<ul><li>a<li><p>b</p><ul><li>c</ul></ul>", "•a\n•b\n•c", id="lists"),
        pytest.param('<ol start="3"><li>a<li>b</ol>', "3.a\n4.b", id="numbered from three"),
        pytest.param("<dl><dt>a<dd>b<dt>c<dd>d<dd>e</dl>", "ab\ncd\ne", id="definitions"),
        pytest.param("<p>$x^2$ and $$y$$</p>", "$x^2$ and $$y$$", id="formulas as their source"),
        pytest.param("<p><q>a</q> H<sub>2</sub>O</p>", "“a” H2O", id="quotation, index"),
        pytest.param("<pre>a\n  b\n</pre>", "a\n  b", id="output"),
        pytest.param('<h2 id="x">\u00ad</h2><a href="#x">\ufe0f</a>a', "a", id="links of nothing"),
        pytest.param("<div>a<p>b</p>c</div>", "a\nb\nc", id="words between blocks"),
        pytest.param("<p>a<div>b</div>", "a\nb", id="a paragraph left open"),
        pytest.param("<details><summary>a</summary>b</details>", "a\nb", id="what folds"),
        pytest.param("<script>x</script><style>y</style><p hidden>z</p>a", "a", id="what is unseen"),
        pytest.param('<p><a href="javascript:x()">a</a> <a href="#no">b</a></p>', "a b", id="no link"),
        pytest.param("<div>" * 2000 + "a", "a", id="deep"),
        pytest.param("<ul><li>" * 300 + "a", "a", id="deep lists"),
        pytest.param("<b><i>" * 300 + "a", "a", id="deep looks"),
        pytest.param("<table><tr><td colspan=9 rowspan=9>a<td>b</table>", "a b", id="spans too wide"),
        pytest.param("<table></table><ul></ul><dl></dl><p></p>a", "a", id="what is empty"),
    ],
)  # fmt: skip
def test_what_is_shown(html: str, shown: str) -> None:
    said = text_of(f"<title>t</title>{html}")
    fold = re.compile(r"[\s•\ufe0f]+")
    assert fold.sub("", said).removesuffix("1/1") == fold.sub("", shown)


@pytest.mark.parametrize(
    ("html", "named", "text"),
    [
        pytest.param("<video>A film</video>", "<video>", "A film", id="film"),
        pytest.param("<math><mi>x</mi></math>", "<math>", "x", id="formula"),
        pytest.param(
            "<p><button>Go</button> <meter>3</meter></p>", "<button>", "Go 3", id="controls"
        ),
        pytest.param("<p>\U00012000</p>", "the character U+12000", "[U+12000]", id="character"),
        pytest.param("<svg><circle r='1'/></svg>a", "a picture without", "a", id="no description"),
    ],
)
def test_what_paper_has_no_form_for_is_text_and_is_named(html: str, named: str, text: str) -> None:
    told: list[str] = []
    pdf = write_pdf(f"<title>t</title>{html}{html}", "2022-10-05", {}, left_out=told.append)
    assert text in "".join(read_pdf(pdf))
    assert len(told) == 1
    assert named in told[0]


CHART = '<h2>Part</h2><div data-cell="c1"><figure id="chart-dead"><svg viewBox="0 0 9 9">{}</svg></figure></div>'


@pytest.mark.parametrize(
    ("html", "message"),
    [
        pytest.param(
            CHART.format("<title>A</title><text>in \U00012000 there</text>"),
            "chart dead, cell c1, under “Part”: no font has '\U00012000' (U+12000 CUNEIFORM SIGN A), "
            "character 4 of its text, in “in \U00012000 there”. Write it in other letters.",
            id="a character in no font",
        ),
        pytest.param(
            CHART.format("<text>a</text>"),
            "chart dead, cell c1, under “Part”: the picture has no alternative text. Say in one, as "
            "its alt, what it shows.",
            id="no alternative text",
        ),
        pytest.param(
            CHART.format("<title>A</title><text>a"),
            "chart dead, cell c1, under “Part”: the drawing cannot be read: ",
            id="a drawing that is broken",
        ),
        pytest.param(
            CHART.format("<title>A</title>").replace("9 9", "9 90"),
            "chart dead, cell c1, under “Part”: the drawing is 10.0 times as tall as wide; on paper "
            "its words can't be read. Divide it, or give it a table to stand in its place.",
            id="a drawing too tall for paper",
        ),
        pytest.param(
            '<img alt="a" src="data:image/png;base64,AAAA">',
            "picture: the picture cannot be read (",
            id="a picture that is broken",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(html: str, message: str) -> None:
    with pytest.raises(RenderError) as refused:
        write_pdf(f"<title>t</title>{html}", "2022-10-05", {})
    assert str(refused.value).startswith(message)


def test_a_fault_that_typst_finds_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    html = "<title>t</title><p>\n</p><h2>Part</h2><table id='table-x'><tr><td>a</table>"
    monkeypatch.setattr("as_stated.page.typeset.table.SIZE", float("nan"))
    with pytest.raises(RenderError, match=r"^table x, under “Part”: the PDF cannot be set here"):
        write_pdf(html, "2022-10-05", {})


def test_elements_end_where_html_ends_them() -> None:
    tree = read_html("<table><tr><td>a<td>b<tr><td>c</table><p>d<ul><li>e<li>f</ul>g")
    tags = [each.tag for each in tree.elements()]
    assert tags == "html table tr td td tr td p ul li li".split()
    assert [each.tag for each in tree.children if not isinstance(each, str)] == ["table", "p", "ul"]


def test_a_drawing_may_hold_others() -> None:
    inner = '<svg x="1"><text>a</text></svg>'
    one, other = f"<svg>{inner}<svg/>{inner}</svg>", "<svg><text>b</text></svg>"
    page = read_html(f"<p>first</p></svg>{one}<p>then</p>{other}")
    drawings = [each for each in page.elements() if each.tag == "svg"]
    assert [each.children for each in drawings] == [[one], [other]]
    assert page.text() == "firstthen"


def test_who_says_so_has_its_circle_on_paper_too() -> None:
    rows = "".join(
        f'<tr><th>43 dead</th><td class="voice {kind}">{kind}</td></tr>'
        for kind in ("own", "other")
    )
    head = '<thead><tr><th>What</th><th class="voice">Who</th></tr></thead>'
    html = f'<table class="overview">{head}<tbody>{rows}</tbody></table>'
    drawn = re.findall(r'voiced\((true|false), \{?"(\w+)"', typeset(html).body)
    assert drawn == [("false", "own"), ("true", "other")]


def overview_of(rows: int, signs: str = "43") -> str:
    row = f'<tr><td class="figure">{signs}</td><th scope="row" class="stated">43 dead<br><span class="event">flood</span></th><td class="voice own">own</td></tr>'
    head = "<thead><tr><th>In signs</th><th>What</th><th>Who</th></tr></thead>"
    return f'<title>t</title><table class="overview">{head}<tbody>{row * rows}</tbody></table>'


def test_many_figures_have_a_line_each_so_that_one_page_holds_them() -> None:
    few, many = (read_pdf(write_pdf(overview_of(rows), "2022-10-05", {})) for rows in (9, 40))
    assert (len(few), len(many)) == (1, 1)
    assert "dead\nflood" in re.sub(r"\s*\n\s*", "\n", few[0])
    assert re.search(r"dead +flood", many[0])
    assert 'linebreak(); faint("flood")' in typeset(overview_of(9)).body


@pytest.mark.parametrize(
    ("signs", "is_wide"),
    [
        pytest.param("≥ 3,500,000", False, id="a number"),
        pytest.param("withdrawn, earlier: ≥ 3,500,000", True, id="with words before it"),
    ],
)
def test_words_before_a_number_leave_room_for_what_it_counts(signs: str, is_wide: bool) -> None:
    body = typeset(overview_of(3, signs)).body
    assert re.findall(r"overview\((\w+), (\w+)", body) == [("false", str(is_wide).lower())]


@pytest.mark.parametrize(
    ("texts", "columns"),
    [
        pytest.param(("a few words", "b"), "2", id="short: as wide as their words"),
        pytest.param(("a few words " * 20, "b c"), r"\((\d\d\.\d)fr, (\d\.\d)fr\)", id="long: shared"),
        pytest.param(("a" * 60, "b" * 60 + " c" * 60), "2", id="no room to share out"),
    ],
)  # fmt: skip
def test_a_column_has_the_room_that_its_words_need(texts: tuple[str, str], columns: str) -> None:
    first, second = texts
    body = typeset(f"<table><tr><td>{first}<td>{second}</table>").body
    found = re.search(r"tbl\((\([^)]*\)|\d+),", body)
    assert found
    assert re.fullmatch(columns, found[1])


def test_links_that_lead_nowhere_on_paper_are_left_out() -> None:
    links = '<title>t</title><p class="links">{}</p>'
    there = '<a href="https://x.example">These words</a>'
    assert "These words" in text_of(links.format(there))
    assert "These words" not in text_of(links.format("These words"))
