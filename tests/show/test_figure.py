"""The figures that charts hand out, and what other front ends show of a chart."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

import matplotlib as mpl
import nbformat
import pikepdf
import pytest
from bs4 import BeautifulSoup
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from nbconvert import HTMLExporter, MarkdownExporter, SlidesExporter
from PIL import Image

from as_stated.coding import Speaker, Standing, label_claim, load, load_quantity
from as_stated.errors import ArgumentError
from as_stated.project import Project
from as_stated.show import across, charts
from as_stated.show.charts.canvas import Anchor
from as_stated.show.charts.chart import Chart
from as_stated.show.charts.figure import ChartFigure
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import INCH, Look, in_our_settings
from as_stated.show.parameters import Parameters
from as_stated.show.tables import Tables, tidy
from as_stated.show.theme import DARK, PALETTE, THEMES, Theme
from tests.helpers.claims import claim
from tests.helpers.documents import blocks
from tests.helpers.projects import ROOT

SVG = "image/svg+xml"
TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11
# Lines that say nothing which is not said beside them.
FAINT = {None, "rail", "break"}
_UNDATED = re.compile(rb"<dc:date>.*?</dc:date>")
NAMES = ["deaths", "speakers", "timeline", "magnitudes", "ledger", "readings", "across"]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return tidy(load("edilli-2022-10-05", Project(ROOT)), reading="one-figure")


@pytest.fixture(scope="module")
def made(tables: Tables) -> dict[str, Chart]:
    """A chart of each kind, by name."""
    found = {name: getattr(charts, name)(tables) for name in NAMES if name != "across"}
    examples = Project(ROOT / "examples")
    quantity = sorted(each.name for each in (ROOT / "examples/data/quantities").iterdir())[0]
    return found | {"across": across.chart(load_quantity(quantity, examples))}


def saved(figure: Figure, kind: str, **settings: Any) -> bytes:
    buffer = BytesIO()
    figure.savefig(buffer, format=kind, **settings)
    return buffer.getvalue()


def written(figure: ChartFigure, kind: str) -> bytes:
    """A figure as the page has it."""
    buffer = BytesIO()
    with in_our_settings():
        figure.write(buffer, format=kind, dpi=144)
    return _UNDATED.sub(b"", buffer.getvalue())


def measured(figure: ChartFigure, kind: str) -> bytes:
    """A figure as the page would have it if matplotlib looked for the place of each word."""
    buffer = BytesIO()
    with in_our_settings():
        Figure.savefig(figure, buffer, format=kind, dpi=144)
    return _UNDATED.sub(b"", buffer.getvalue())


def contrast(one: str, other: str) -> float:
    """The WCAG ratio of two colours, each as #rrggbb."""

    def luminance(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_faint(figure: Figure) -> list[str]:
    """What cannot be read against the paper of a figure."""
    paper = to_hex(figure.get_facecolor())
    return [
        f"{artist.get_gid()}: {color}"
        for artist in figure.get_children()
        if artist is not figure.patch
        for color, least in _colors(artist)
        if contrast(color, paper) < least
    ]


def _colors(artist: Artist) -> Iterator[tuple[str, float]]:
    """The colours in which an artist is seen, each with the contrast that it needs."""
    if isinstance(artist, Text):
        yield to_hex(artist.get_color()), TEXT_CONTRAST
    elif artist.get_gid() in FAINT:
        return
    elif isinstance(artist, Line2D):
        yield to_hex(artist.get_color()), MARK_CONTRAST
    elif isinstance(artist, Patch):  # an outline, or its filling where it has none
        edge: Any = artist.get_edgecolor()
        seen = artist.get_facecolor() if not edge[3] or not artist.get_linewidth() else edge
        yield to_hex(seen), MARK_CONTRAST


def labels(figure: Figure) -> dict[str, str]:
    """The words at each figure, by its id."""
    found: dict[str, str] = {}
    for text in figure.texts:
        kinds, *data = str(text.get_gid()).split(";")
        claim = dict(each.split("=", 1) for each in data).get("claim")
        if claim and "claim" in kinds.split():
            found[claim] = f"{found.get(claim, '')} {text.get_text()}".strip()
    return found


@pytest.mark.usefixtures("png")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["svg", "raw"])
def test_words_that_are_not_measured_stand_where_matplotlib_puts_them(
    name: str, kind: str, made: dict[str, Chart]
) -> None:
    figure = made[name].figure()
    assert written(figure, kind) == measured(figure, kind)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("one\ntwo", id="two lines"),
        pytest.param("", id="none"),
        pytest.param("$5 of $6 \\alpha", id="what looks like a formula"),
    ],
)
def test_any_words_of_a_sheet_stand_where_matplotlib_puts_them(words: str) -> None:
    with in_our_settings():
        sheet = Sheet("words", "", Look())
        for anchor in get_args(Anchor):
            sheet.text(words, 100, 30, anchor=anchor)
    assert written(sheet.figure, "svg") == measured(sheet.figure, "svg")


def test_words_that_a_reader_moves_are_saved_where_they_are(made: dict[str, Chart]) -> None:
    figure = made["deaths"].figure()
    before = saved(figure, "svg")
    figure.texts[0].set_verticalalignment("top")
    moved = saved(figure, "svg")
    figure.texts[0].remove()
    assert len({before, moved, saved(figure, "svg")}) == 3


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_figure_can_be_read_on_its_paper(
    name: str, theme: Theme, made: dict[str, Chart], monkeypatch: pytest.MonkeyPatch
) -> None:
    figure = made[name].figure(theme=theme)
    assert to_hex(figure.get_facecolor()) == THEMES[theme]["paper"]
    assert too_faint(figure) == []
    figure.set_facecolor("#888888")  # as titles were on the paper of JupyterLab's dark theme
    assert too_faint(figure)


@pytest.mark.parametrize("color", ["ink", "muted", "accent", "reading"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_of_words_contrast_with_their_paper(color: str, theme: Theme) -> None:
    assert contrast(THEMES[theme][color], THEMES[theme]["paper"]) >= TEXT_CONTRAST
    assert contrast("#1d2327", "#111111") < 1.3
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_dark_colours_are_those_of_the_page() -> None:
    style = (ROOT / "src/as_stated/page/template/page.css").read_text("utf-8")
    dark = style.partition("(prefers-color-scheme: dark)")[2].partition("@media")[0]
    assert {
        name: color for name in PALETTE for color in re.findall(rf"--{name}: (#\w+)", dark)
    } == DARK


def test_a_figure_has_the_width_and_title_asked_for(made: dict[str, Chart]) -> None:
    chart = made["deaths"]
    figure = chart.figure(width=7.5, title="Said of the dead")
    assert isinstance(figure, Figure)
    assert figure.get_figwidth() == 7.5
    said = [text.get_text() for text in figure.texts]
    assert "Said of the dead" in said
    assert chart.facts["title"] not in said
    plain = chart.figure(title="")
    assert [text for text in plain.texts if "title" in str(text.get_gid())] == []
    words = " ".join(text.get_text() for text in chart.figure().texts)
    assert words.startswith(chart.facts["title"])
    assert chart.figure().get_figheight() > chart.figure(width=12).get_figheight()


@pytest.mark.parametrize("width", [4.5, 5.0, 12.0])
@pytest.mark.parametrize("name", ["deaths", "speakers", "timeline", "ledger", "magnitudes"])
def test_a_figure_says_hedge_and_speaker_at_any_width(
    name: str, width: float, made: dict[str, Chart], tables: Tables
) -> None:
    figure = made[name].figure(width=width, title="Mine")
    shown = labels(figure)
    claims = [c for c in tables.shown_claims if name != "deaths" or c.people_status == "dead"]
    assert {each.claim_id: shown.get(each.claim_id) for each in claims} == {
        each.claim_id: label_claim(each) for each in claims
    }
    source = " ".join(t.get_text() for t in figure.texts if "source" in str(t.get_gid()))
    assert source == made[name].facts["source"]
    for text in figure.texts:
        box = text.get_window_extent()
        assert -1 <= box.x0 < box.x1 <= width * figure.dpi + 1


def test_a_stance_is_said_on_the_figure_and_on_the_slide(tables: Tables) -> None:
    mayor = Speaker("mayor", "the mayor", "", "", "")
    back = Standing("withdrawn", "mayor", "the mayor", "its words")
    claims = (
        claim(claim_id="toll", exact="at least 43 dead", magnitude=43, speaker=mayor),
        claim(claim_id="withdrawn", exact="47 dead", magnitude=47, status="=", hedge="", standing=back),
    )  # fmt: skip
    other = replace(tables.dossier, claims=claims, events=(claims[0].event,), speakers=(mayor,))
    chart = charts.deaths(Tables(other, Parameters("other")))
    for figure in (chart.figure(width=8, title="Mine", theme="dark"), chart.slide()):
        shown = labels(figure)
        for each in claims:
            assert shown[each.claim_id].startswith(label_claim(each))
    assert "withdrawn by the mayor (“its words”): 47 dead" in shown["withdrawn"]


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_files_of_a_figure_are_the_same_each_time_and_keep_its_words(
    kind: str, made: dict[str, Chart]
) -> None:
    chart = made["deaths"]
    first = saved(chart.figure(), kind)
    theirs: Any = {"savefig.dpi": 50, "svg.fonttype": "none", "savefig.facecolor": "red"}
    with mpl.rc_context(theirs):
        assert saved(chart.figure(), kind) == first
    assert saved(chart.figure(theme="dark"), kind) != first
    alt = chart.facts["alt"]
    if kind == "png":
        picture: Any = Image.open(BytesIO(first))
        assert picture.width == int(chart.figure().get_figwidth() * 300)
        assert picture.text["Description"] == alt
    elif kind == "svg":
        assert alt in BeautifulSoup(first, "xml").get_text()
        assert b"<text" not in first
    else:
        with pikepdf.open(BytesIO(first)) as document:
            assert str(document.docinfo["/Subject"]) == alt


def test_a_file_has_the_dots_and_the_paper_asked_for(
    made: dict[str, Chart], tmp_path: Path
) -> None:
    figure = made["deaths"].figure(width=5)
    figure.savefig(tmp_path / "few.png", dpi=100)
    picture = Image.open(tmp_path / "few.png").convert("RGBA")
    assert picture.width == 500
    assert picture.getpixel((0, 0)) == (254, 254, 253, 255)
    figure.savefig(str(tmp_path / "bare.png"), transparent=True)
    assert Image.open(tmp_path / "bare.png").convert("RGBA").getpixel((0, 0))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_slide_is_sixteen_by_nine(theme: Theme, made: dict[str, Chart]) -> None:
    slide = made["deaths"].slide(theme=theme)
    assert Image.open(BytesIO(saved(slide, "png"))).size == (1920, 1080)
    for name in NAMES:
        slide = made[name].slide(title="For a talk", theme=theme)
        lowest = min(text.get_window_extent().y0 for text in slide.texts)
        assert lowest >= 0
        slide.set_dpi(slide.saved_dpi)  # as it is saved, which takes longer
        assert FigureCanvasAgg(slide).get_width_height() == (1920, 1080), name
        small = min(float(text.get_fontsize()) for text in slide.texts)
        # as 12 points on a slide of PowerPoint
        assert small / slide.get_figheight() / 72 >= 12 / 540


def test_words_of_a_slide_are_as_large_as_they_can_be(made: dict[str, Chart]) -> None:
    """Drawn a step narrower, with larger words that is, the chart is taller than a slide."""
    narrowest = 512 / INCH
    tried = 0
    for name in NAMES:
        width = made[name].slide().get_figwidth()
        if width > narrowest:
            tried += 1
            larger = made[name].figure(width=width - 16 / INCH)
            assert larger.get_figheight() > larger.get_figwidth() * 9 / 16, name
    assert tried


Wrong = Callable[[Chart], object]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        pytest.param(lambda c: c.figure(theme="black"), 'Say theme="light" or "dark"', id="theme"),
        pytest.param(lambda c: c.figure(width=440), "4 to 24 inches wide, not 440", id="pixels"),
        pytest.param(lambda c: c.figure(width=1), "not 1", id="narrow"),
        pytest.param(lambda c: c.slide(theme="Dark"), "no theme 'Dark'", id="theme of a slide"),
    ],
)
def test_a_wrong_argument_says_what_there_is(
    call: Wrong, message: str, made: dict[str, Chart]
) -> None:
    with pytest.raises(ArgumentError, match=re.escape(message)):
        call(made["deaths"])


def test_where_there_is_no_chart_its_sentence_is_the_error(tables: Tables) -> None:
    none = charts.deaths(Tables(tables.dossier, Parameters("x", events="release-2022")))
    with pytest.raises(
        ArgumentError, match=r"no figure to hand out\. No figure shown here is a count"
    ):
        none.figure()


def picture(html: str) -> Any:
    """The one image of a piece of HTML."""
    (found,) = BeautifulSoup(html, "html.parser").find_all("img")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_shows_a_chart_with_its_alternative_text(
    name: str, made: dict[str, Chart]
) -> None:
    chart = made[name]
    data, metadata = chart._repr_mimebundle_()
    image = picture(data["text/html"])
    assert image["alt"] == chart.facts["alt"] == metadata[SVG]["alt"] == data["text/plain"]
    drawn = unquote(image["src"].partition(",")[2])
    assert drawn == data[SVG]
    assert f"background: {PALETTE['paper']}" in drawn.partition(">")[0]
    assert picture(chart.figure()._repr_html_())["alt"] == chart.facts["alt"]
    assert repr(chart) == f"Chart {name!r}: {chart.facts['title']}"


@pytest.mark.parametrize("exporter", [HTMLExporter, MarkdownExporter, SlidesExporter])
def test_stock_exporters_keep_the_alternative_text(exporter: Any, made: dict[str, Chart]) -> None:
    data, metadata = made["deaths"]._repr_mimebundle_()
    output = nbformat.v4.new_output("display_data", data=data, metadata=metadata)
    cell = nbformat.v4.new_code_cell("charts.deaths(tables)", outputs=[output])
    notebook = nbformat.v4.new_notebook(cells=[cell])
    html, _ = exporter().from_notebook_node(notebook)
    images = BeautifulSoup(html, "html.parser").select("img[src^='data:image/svg']")
    assert [image["alt"] for image in images] == [made["deaths"].facts["alt"]]
    assert "#quote-" not in re.sub(r'src="[^"]*"', "", html)  # no link to a page that is not there


def test_the_code_of_the_documentation_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    shown = [each.text for each in blocks("docs/charts.md", "python")]
    code = "\n".join(shown).replace('savefig("', f'savefig("{tmp_path}/')
    names: dict[str, Any] = {}
    exec(code, names)
    assert isinstance(names["figure"], ChartFigure)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "deaths.pdf", "deaths.png", "deaths.svg", "slide.png",
    ]  # fmt: skip
    assert Image.open(tmp_path / "slide.png").size == (1920, 1080)
