"""Charts: what they say, and that nothing drawn says more than the words do."""

import base64
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from html import escape
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from matplotlib.textpath import text_to_path
from PIL import Image, ImageChops

from as_stated.coding import Claim, Event, Speaker, Unit, label_claim
from as_stated.coding.columns import PeopleStatus
from as_stated.coding.dossier import Dossier, load
from as_stated.coding.stance import Unnamed
from as_stated.numerals import Status
from as_stated.project import Project
from as_stated.show import charts
from as_stated.show.charts.axis import Scale, round_numbers, say_tick
from as_stated.show.charts.claims import MOST, ROOMY
from as_stated.show.charts.marks import ARROW
from as_stated.show.charts.style import BOLD, MARGIN, NORMAL, WIDTH, font, register, width_of, wrap
from as_stated.show.charts.svg import role, tidy_svg
from as_stated.show.charts.words import LONGEST
from as_stated.show.counting import some_of
from as_stated.show.display import PAPER, Display
from as_stated.show.output import plain
from as_stated.show.parameters import Parameters
from as_stated.show.tables import Tables, tidy
from as_stated.show.theme import PALETTE

Chart = Callable[[Tables], Display]
Drawn = dict[Chart, Display]
SVG, PNG = "image/svg+xml", "image/png"
FOUR: list[Chart] = [charts.deaths, charts.speakers, charts.timeline, charts.magnitudes]
FIVE: list[Chart] = [*FOUR, charts.ledger]
ONE_BY_ONE: list[Chart] = [charts.deaths, charts.speakers, charts.magnitudes]
PERSON, DOLLAR = Unit("person", "person", "people", ""), Unit("dollar", "dollar", "dollars", "")
FLOOD = Event(
    "flood", "the flood in the valley of the Río Ñandú", "2021-03", "in March", "", "stated"
)
LONG_LABEL = "the evacuation of Thiruvananthapuram and of every village along the backwaters"
LATER = Event("later", LONG_LABEL, "2021-04-02", "on Friday", "", "resolved")
OPEN = Event("open", "an event that has not ended", "2019/..", "since 2019", "", "inferred")
SPEAKERS = [
    Speaker("s1", "Þórdís Kolbrún Reykfjörð Gylfadóttir", "minister", "Iceland", ""),
    Speaker("s2", "Ministry of Emergency Situations and Disaster Preparedness", "", "Iceland", ""),
    Speaker("s3", "Նիկոլ Փաշինյան", "prime minister", "Armenia", ""),
    Speaker("s4", "Łukasz Ząbkiewicz", "spokesman", "", ""),
    Speaker("s5", "UN", "", "", ""),
]


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load("edilli-2022-10-05", Project(Path(__file__).parents[2]))


@pytest.fixture(scope="module")
def tables(dossier: Dossier) -> Tables:
    return tidy(dossier)


@pytest.fixture(scope="module")
def seeds(tables: Tables) -> Drawn:
    """The charts of the seed."""
    return {chart: chart(tables) for chart in FIVE}


def claim(
    status: Status, words: str, number: int | Decimal, upper: int | None = None, *,
    name: str = "", hedge: str = "", event: Event = FLOOD, speaker: Speaker | None = None,
    people_status: PeopleStatus = "dead", group: str = "deaths", unit: Unit = PERSON,
) -> Claim:  # fmt: skip
    """A figure of no article."""
    return Claim(
        name or re.sub(r"\W+", "-", words), words, "", "", 0, len(words), number, upper, status,
        hedge, unit, "", people_status, group, event, "", speaker,
        "indirect" if speaker else "narration", "", "", "",
    )  # fmt: skip


def of(dossier: Dossier, claims: Sequence[Claim], reading: str = "as-stated") -> Tables:
    """Tables of another article, with these figures."""
    events = tuple(dict.fromkeys(each.event for each in claims))
    speakers = tuple(dict.fromkeys(c.speaker for c in claims if isinstance(c.speaker, Speaker)))
    other = replace(dossier, claims=tuple(claims), events=events, speakers=speakers)
    return Tables(other, Parameters("other", reading))


def varied(number: int) -> list[Claim]:
    """So many figures of every kind, with long and foreign names."""
    s1, s2, s3, s4, s5 = SPEAKERS
    every = [
        claim("=", "between 15 and 20 people", 15, 20),
        claim("<", "fewer than 50 people from the provinces of the north and from the islands", 50,
              hedge="fewer than", event=LATER, speaker=s1),
        claim("<=", "up to 3 people", 3, hedge="up to", speaker=s2),
        claim("~", "about 15 to 20 people", 15, 20, hedge="about", event=LATER, speaker=s3),
        claim(">=", "100 or more people", 100, hedge="or more", event=OPEN, group="other-deaths"),
        claim("=", "no people", 0, speaker=s4),
        claim(">", "more than $2.5 billion", 2_500_000_000, hedge="more than", unit=DOLLAR,
              people_status="", group="", event=OPEN),
        claim("=", "0.5 per cent", Decimal("0.5"), people_status="", group="share", speaker=s5),
        claim("~", "an estimated 1,200 families", 1200, hedge="an estimated",
              people_status="missing", group="missing"),
    ]  # fmt: skip
    return [
        replace(every[at % len(every)], claim_id=f"figure-{at}", event=every[at % len(every)].event)
        for at in range(number)
    ]


def groups(svg: str, kind: str) -> list[ET.Element]:
    """The groups of a drawing that have this class."""
    root = ET.fromstring(svg)
    return [each for each in root.iter() if kind in each.get("class", "").split()]


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def unsaid(svg: str, claims: Sequence[Claim]) -> list[str]:
    """The figures that no label says in full: words, hedge and speaker."""
    labels = {each.get("data-claim"): words(each) for each in groups(svg, "claim")}
    return [each.claim_id for each in claims if labels.get(each.claim_id) != label_claim(each)]


def boxes(svg: str) -> list[tuple[float, float, float, float, str]]:
    """Where each line of upright text stands: left, top, right, bottom, words."""
    found = []
    for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        style, place = text.get("style", ""), text.get("transform", "") + text.get("style", "")
        size = float(re.findall(r"([\d.]+)px", style)[0])
        weight = BOLD if str(BOLD) in style else NORMAL
        if "rotate(-90" in place:
            continue
        x = float(text.get("x") or re.findall(r"translate\(([-\d.]+)", place)[0])
        y = float(text.get("y") or re.findall(r"translate\([-\d.]+[ ,]+([-\d.]+)", place)[0])
        width = width_of(text.text or "", size, weight)
        share = {"middle": 0.5, "end": 1.0}.get("".join(re.findall("anchor: (\\w+)", style)), 0.0)
        left = x - share * width
        found.append((left, y - 0.7 * size, left + width, y + 0.18 * size, text.text or ""))
    return found


def clashes(svg: str) -> list[str]:
    """Lines of text that leave the drawing or run into one another."""
    placed = sorted(boxes(svg), key=lambda box: box[1])
    found = [box[4] for box in placed if box[0] < -0.5 or box[2] > WIDTH + 0.5]
    for at, one in enumerate(placed):
        for other in placed[at + 1 :]:
            if other[1] >= one[3]:
                break
            if one[0] < other[2] and other[0] < one[2]:
                found.append(f"{one[4]} / {other[4]}")
    return found


# What a chart hands over


@pytest.mark.parametrize("chart", FIVE)
def test_a_chart_has_its_files_its_words_and_its_name(chart: Chart, seeds: Drawn) -> None:
    output = seeds[chart]
    name = output.facts["name"]
    assert output.files == {SVG: f"charts/{name}.svg", PNG: f"charts/{name}.png"}
    assert output.facts["kind"] == "chart"
    assert output.data["text/plain"] == output.facts["alt"]
    assert output.facts["source"] == (
        "Source: Al Jazeera, “Mass grave from 1990s war found in Nagorno-Karabakh: Azerbaijan”, "
        "5 October 2022. As stated; not verified here."
    )
    assert output.facts["alt"].startswith(output.facts["title"])
    drawn = " ".join(words(ET.fromstring(output.data[SVG])).split())
    for said in (output.facts["title"], output.facts["source"]):
        assert drawn.count(said) >= (
            3 if said == output.facts["title"] else 1
        )  # name, alt, drawing


@pytest.mark.parametrize("chart", FIVE)
def test_every_figure_is_said_in_full_in_label_and_table(
    chart: Chart, seeds: Drawn, tables: Tables
) -> None:
    output = seeds[chart]
    drawn = [
        c for c in tables.shown_claims if chart is not charts.deaths or c.people_status == "dead"
    ]
    assert unsaid(output.data[SVG], drawn) == []
    for each in drawn:
        assert f'data-claim="{each.claim_id}"' in output.facts["table"]
    bare = output.data[SVG].replace("at least 286 people", "286 people")
    assert unsaid(bare, drawn) == ["killed-2022"]


def too_long(output: Display) -> int:
    """By how many characters a chart's alternative text is more than may be listened to."""
    return max(0, len(output.facts["alt"]) - LONGEST)


@pytest.mark.parametrize("chart", FOUR)
@pytest.mark.parametrize("number", [1, 7, 40])
def test_an_alternative_text_is_short_and_begins_with_the_finding(
    chart: Chart, number: int, dossier: Dossier, seeds: Drawn
) -> None:
    claims = [claim(">=", f"at least {at} people", at, speaker=s) for at, s in
              zip(range(1, number + 1), [None, *SPEAKERS] * number, strict=False)]  # fmt: skip
    for output in (seeds[chart], chart(of(dossier, claims))):
        assert output.facts["alt"].startswith(output.facts["title"])
        assert too_long(output) == 0
        for said in output.facts["alt"].split(". "):
            assert said not in plain(output.facts["caption"])
    long = replace(output, facts={"alt": "A dot. " * 43})
    assert too_long(long) == 1


def test_an_alternative_text_says_the_figures_that_the_finding_is_of(
    seeds: Drawn, tables: Tables
) -> None:
    for each in tables.dossier.claims:
        if each.people_status == "dead":
            assert label_claim(each) in seeds[charts.deaths].facts["alt"]
        if each.speaker:
            assert label_claim(each) in seeds[charts.speakers].facts["alt"]
    assert "the article’s own voice: five figures." in seeds[charts.speakers].facts["alt"].lower()
    inferred = [event.label for event in tables.dossier.events if event.date_basis == "inferred"]
    assert (
        f"Not dated by the article: {'; '.join(inferred)}." in seeds[charts.timeline].facts["alt"]
    )


def test_an_alternative_text_tells_a_few_events_with_their_dates(dossier: Dossier) -> None:
    events = (FLOOD, LATER)
    claims = [claim("=", f"{at} people", at, event=each) for at, each in enumerate(events, 1)]
    alt = charts.timeline(of(dossier, claims)).facts["alt"]
    for event in events:
        assert event.label.lower() in alt.lower()
        assert event.date_as_stated in alt


def test_titles_count_rows() -> None:
    assert some_of(1, 1, "figure", "figures") == "The one figure"
    assert some_of(2, 2, "figure", "figures") == "Both figures"
    assert some_of(3, 3, "figure", "figures") == "All three figures"
    assert some_of(1, 3, "figure", "figures") == "One of three figures"
    assert some_of(2, 12, "figure", "figures") == "Two of twelve figures"


@pytest.mark.parametrize(
    ("statuses", "title"),
    [
        ([">="], "The one death count is only a lower bound"),
        ([">", ">="], "Both death counts are only lower bounds"),
        (["<=", "="], "One of two death counts is only an upper bound"),
        (
            [">", "<", "="],
            "One of three death counts is only a lower bound, one only an upper bound",
        ),
        (["~", "="], "One of two death counts is only an approximate number"),
        (["=", "="], "Both death counts carry no hedge word"),
        (["="], "The one death count carries no hedge word"),
    ],
)
def test_the_title_of_deaths_is_grammatical(
    statuses: list[Status], title: str, dossier: Dossier
) -> None:
    claims = [claim(status, f"{at} people", 10 + at) for at, status in enumerate(statuses)]
    assert charts.deaths(of(dossier, claims)).facts["title"] == title


def test_the_title_of_speakers_says_whose_word_it_is(dossier: Dossier, seeds: Drawn) -> None:
    def title(*speakers: Speaker | None) -> str:
        claims = [claim("=", f"{at} people", at, speaker=s) for at, s in enumerate(speakers, 1)]
        return str(charts.speakers(of(dossier, claims)).facts["title"])

    s1, s2, s3, _, s5 = SPEAKERS
    assert seeds[charts.speakers].facts["title"] == "Two of seven figures rest on one party’s word"
    assert title(None, None) == "Both figures are in the article’s own voice"
    assert title(s1) == "The one figure rests on one party’s word"
    assert title(s1, s2, None) == "Two of three figures rest on one party’s word"
    assert "of one party or another, of two" in title(s1, s3)
    assert title(s5, None) == "One of two figures rests on somebody else’s word"


RANKING = re.compile(
    r"\b(larger|largest|smaller|smallest|higher|highest|fewest|biggest|worst|worse|deadli\w+|"
    r"rank\w*|total|sum|average|trend|rose|fell|increase\w*|times as|per day|percent of)\b"
)


@pytest.mark.parametrize("chart", FIVE)
def test_no_words_of_a_chart_rank_or_reckon(chart: Chart, seeds: Drawn) -> None:
    facts = seeds[chart].facts
    for key in ("title", "alt", "caption"):
        assert not RANKING.search(facts[key])
    assert RANKING.search("the deadliest of the three")


@pytest.mark.parametrize("chart", FIVE)
def test_every_digit_of_title_and_alt_is_of_a_claim_or_a_date(
    chart: Chart, seeds: Drawn, tables: Tables
) -> None:
    def stray(text: str) -> list[str]:
        for each in tables.dossier.claims:
            text = text.replace(label_claim(each), "")
        for event in tables.dossier.events:
            for known in (event.label, event.date_as_stated):
                text = re.sub(re.escape(known), "", text, flags=re.IGNORECASE) if known else text
        return re.findall(r"\d+", re.sub(r"\b(?:19|20)\d\ds?\b|\b4 October|\b5 October", "", text))

    facts = seeds[chart].facts
    assert stray(facts["title"] + facts["alt"]) == []
    assert stray(facts["alt"] + " 36,786 in all") == ["36", "786"]


# What is drawn


@pytest.mark.usefixtures("png")
@pytest.mark.parametrize("chart", FIVE)
def test_two_builds_have_the_same_bytes_whatever_the_readers_settings(
    chart: Chart, dossier: Dossier, seeds: Drawn
) -> None:
    first = seeds[chart]
    theirs: Any = {
        "font.size": 30,
        "svg.fonttype": "path",
        "lines.linewidth": 9,
        "text.usetex": True,
    }
    with matplotlib.rc_context(theirs):
        assert chart(tidy(dossier)) == first
    assert chart(tidy(dossier, events=dossier.events[0].event_id)) != first


def test_no_two_charts_share_an_id_or_leak_a_style_into_the_page(seeds: Drawn) -> None:
    for chart in FOUR:
        svg = seeds[chart].data[SVG]
        assert not re.search(r'\bid="|url\(#|href="#|clip-path', svg)
        assert re.findall(r"<style[^>]*>(@font-face)", svg) == ["@font-face"]
        assert not re.search(r"}[^@<]", svg)  # nothing but font faces in the style
        assert svg.startswith(
            '<svg role="group" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 372 '
        )
        assert "<metadata" not in svg
        assert "<!" not in svg


@pytest.mark.parametrize("chart", FIVE)
def test_text_is_text_and_colours_are_of_the_palette(chart: Chart, seeds: Drawn) -> None:
    svg = seeds[chart].data[SVG]
    assert "<use" not in svg
    assert len(re.findall(r"<text\b", svg)) > 10
    drawing = re.sub(r"<style.*?</style>", "", svg, flags=re.DOTALL)
    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", drawing)) <= set(PALETTE.values())
    assert PALETTE["reading"] not in drawing  # nothing is a reading until one is switched on
    assert not re.search(r"fill: (black|white|#000)|rgb\(", drawing)


@pytest.mark.parametrize("chart", FIVE)
def test_the_png_is_the_same_drawing_at_twice_the_size(chart: Chart, seeds: Drawn) -> None:
    output = seeds[chart]
    _, _, width, height = re.findall(r'viewBox="([^"]+)"', output.data[SVG])[0].split()
    with Image.open(BytesIO(base64.b64decode(output.data[PNG]))) as image:
        assert image.size == (2 * int(width), 2 * int(height))
        assert image.convert("RGB").getpixel((0, 0)) == (254, 254, 253)
        assert len(image.convert("L").getcolors() or []) > 10  # something is drawn
        assert not {"Software", "Creation Time"} & set(image.info)


def unlabelled(svg: str) -> int:
    """How many more strokes an axis has than numbers; of several axes the first is looked at."""
    strokes = {x for stroke in groups(svg, "stroke")[:1] for x, _ in _numbers(stroke)}
    axis = boxes_of(svg, "axis")[0]
    above = [tick for tick in boxes_of(svg, "tick") if tick < axis]
    return len(strokes) - len(above)


def boxes_of(svg: str, kind: str) -> list[float]:
    """How far down the words of each group of a kind stand."""
    return [float(text.get("y") or re.findall(r"translate\([-\d.]+[ ,]+([-\d.]+)", text.get("transform", "") + text.get("style", ""))[0])
            for group in groups(svg, kind) for text in group]  # fmt: skip


@pytest.mark.parametrize("chart", [charts.deaths, charts.magnitudes, charts.readings])
@pytest.mark.parametrize("highest", [1, 300, 30_000, 6_000_000, 7_000_000_000_000])
def test_every_tick_has_its_number(chart: Chart, highest: int, dossier: Dossier) -> None:
    claims = [claim("~", "about so many people", highest, name="c"), claim("=", "1 person", 1)]
    svg = chart(of(dossier, claims, "one-figure")).data[SVG]
    assert unlabelled(svg) == 0
    assert clashes(svg) == []
    without = re.sub(r'<g class="tick".*?</g>', "", svg, count=1, flags=re.DOTALL)
    assert unlabelled(without) == 1


def test_a_tick_may_have_the_number_of_a_figure(seeds: Drawn) -> None:
    ticks = [words(each) for each in groups(seeds[charts.deaths].data[SVG], "tick")]
    assert ticks == ["0", "10,000", "20,000", "30,000"]


KINDS: list[tuple[Status, str, str]] = [
    ("=", "no-hedge", ""),
    ("~", "about", ""),
    (">", "more-than", "up"),
    (">=", "at-least", "up"),
    ("<", "fewer-than", "down"),
    ("<=", "up-to", "down"),
]


@pytest.mark.parametrize(("status", "kind", "arrow"), KINDS)
@pytest.mark.parametrize("chart", [charts.deaths, charts.magnitudes])
def test_each_status_has_its_mark_and_only_bounds_have_arrows(
    chart: Chart, status: Status, kind: str, arrow: str, dossier: Dossier
) -> None:
    svg = chart(of(dossier, [claim(status, "300 people", 300), claim("=", "8 people", 8)])).data[
        SVG
    ]
    (drawn,) = (m for m in groups(svg, "mark") if m.get("data-claim") == "300-people")
    assert drawn.get("class") == f"mark {kind}"
    path = drawn[0].get("style", "")
    assert ("stroke-dasharray" in path) == (status == "~")
    assert (f"fill: {PALETTE['accent']}" in path) == (
        status in ("=", ">=", "<=")
    )  # N belongs to it
    arrows = [each.get("class") for each in groups(svg, "arrow")]
    assert arrows == ([f"arrow {arrow}"] if arrow else [])


def _numbers(element: ET.Element) -> list[tuple[float, float]]:
    pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+)", element[0].get("d", ""))
    return [(float(x), float(y)) for x, y in pairs]


def long_arrows(svg: str) -> list[float]:
    """How long the arrows of a drawing are, where one has not the length of all."""
    found = []
    for arrow in groups(svg, "arrow"):
        xs = [x for x, _ in _numbers(arrow)]
        found.append(max(xs) - min(xs))
    return [length for length in found if abs(length - ARROW) > 0.05]


@pytest.mark.parametrize("chart", [charts.deaths, charts.magnitudes])
@pytest.mark.parametrize("number", [1, 3_000, 5_000])
def test_an_arrow_has_one_length_whatever_the_number(
    chart: Chart, number: int, dossier: Dossier, seeds: Drawn
) -> None:
    every: list[Status] = ["<", "<=", ">", ">="]
    claims = [claim(status, "so many", number, name=f"c{at}") for at, status in enumerate(every)]
    svg = chart(of(dossier, [*claims, claim("=", "5,000 people", 5000)])).data[SVG]
    assert len(groups(svg, "arrow")) == len(every)
    for drawn in (svg, seeds[chart].data[SVG]):
        assert long_arrows(drawn) == []
        for arrow in groups(drawn, "arrow"):
            assert all(MARGIN / 2 <= x <= WIDTH - MARGIN / 2 for x, _ in _numbers(arrow))
    far = re.sub(r'(class="arrow [^>]*>\s*<path d="M[\d.]+ [\d.]+L)[\d.]+', r"\g<1>400", svg)
    assert long_arrows(far)


@pytest.mark.parametrize("chart", FIVE)
def test_no_chart_has_a_legend_of_what_its_labels_say(chart: Chart, seeds: Drawn) -> None:
    assert groups(seeds[chart].data[SVG], "key") == []


@pytest.mark.parametrize("chart", FIVE)
def test_small_type_is_legible_on_a_phone(chart: Chart, seeds: Drawn) -> None:
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", seeds[chart].data[SVG])]
    assert sizes
    assert min(sizes) * 320 / WIDTH >= 12


@pytest.mark.parametrize("chart", FIVE)
def test_every_figure_in_a_chart_leads_to_its_words(
    chart: Chart, seeds: Drawn, tables: Tables
) -> None:
    links = {
        (each.get("data-claim"), each.get("href"))
        for each in groups(seeds[chart].data[SVG], "claim")
    }
    shown = [
        c for c in tables.shown_claims if chart is not charts.deaths or c.people_status == "dead"
    ]
    assert links == {(c.claim_id, f"../index.html#quote-{c.claim_id}") for c in shown}


@pytest.mark.parametrize("chart", FIVE)
def test_a_png_has_no_white_margin(chart: Chart, seeds: Drawn) -> None:
    with Image.open(BytesIO(base64.b64decode(seeds[chart].data[PNG]))) as image:
        drawn = image.convert("RGB")
        paper = Image.new("RGB", drawn.size, drawn.getpixel((0, 0)))
        left, top, right, bottom = ImageChops.difference(drawn, paper).getbbox() or (0, 0, 0, 0)
    most = 2 * 2 * MARGIN  # twice the margin, at twice the size
    edges = left, top, drawn.height - bottom
    assert max(edges) <= most
    assert drawn.width - right <= 2 * 40  # words need not end at the edge


def test_a_ring_has_one_size_and_a_range_its_own_ends(dossier: Dossier) -> None:
    claims = [
        claim("~", "about 9,000 people", 9000),
        claim("~", "about 90 people", 90),
        claim("=", "between 3,000 and 6,000 people", 3000, 6000),
    ]
    svg = charts.deaths(of(dossier, claims)).data[SVG]
    width = {}
    for each in groups(svg, "mark"):
        xs = [x for x, _ in _numbers(each)]
        width[each.get("data-claim")] = round(max(xs) - min(xs), 1)
    span = width["between-3-000-and-6-000-people"]
    assert width["about-9-000-people"] == width["about-90-people"] == 13
    ticks = sorted({x for x, _ in _numbers(groups(svg, "stroke")[0])})
    unit = (ticks[1] - ticks[0]) / 2500  # ticks at 0, 2,500, 5,000, …
    assert span == pytest.approx(3000 * unit, abs=0.5)


def test_the_dead_stand_in_order_of_period_and_other_groups_have_their_own_axis(
    seeds: Drawn, dossier: Dossier
) -> None:
    svg = seeds[charts.deaths].data[SVG]
    order = [each.get("data-claim") for each in groups(svg, "claim")]
    assert order == ["killed-1990s", "killed-2020", "killed-2022"]
    assert len(groups(svg, "axis")) == 1
    two = [claim("=", "8 people", 8), claim("=", "9 people", 9, group="b")]
    assert len(groups(charts.deaths(of(dossier, two)).data[SVG], "axis")) == 2


def test_each_figure_has_one_mark_under_its_voice(seeds: Drawn, tables: Tables) -> None:
    svg = seeds[charts.speakers].data[SVG]
    says = {each.get("data-claim"): each.get("data-speaker") for each in groups(svg, "says")}
    assert says == {each.claim_id: each.speaker_id for each in tables.dossier.claims}
    assert [words(each) for each in groups(svg, "party")] == [
        "The article’s own voice", "For Azerbaijan",
    ]  # fmt: skip
    filled = {
        each.get("data-claim")
        for each in groups(svg, "says")
        if f"fill: {PALETTE['paper']}" not in each[0].get("style", "")
    }
    assert filled == {each.claim_id for each in tables.dossier.claims if each.speaker}
    order = [each.get("data-claim") for each in groups(svg, "claim")]
    assert set(order[-len(filled) :]) == filled


def test_however_many_speak_each_party_has_one_heading(dossier: Dossier) -> None:
    speakers = [Speaker(f"s{at}", f"Speaker {'x' * at}", "", "", "") for at in range(30)]
    said = [claim("=", f"{at} people", at, speaker=s) for at, s in enumerate(SPEAKERS, 1)]
    said += [claim("=", "7 people", 7, name=s.speaker_id, speaker=s) for s in speakers]
    said.append(replace(claim("=", "9 people", 9), speaker=Unnamed.UNSTATED))
    svg = charts.speakers(of(dossier, said)).data[SVG]
    assert [words(each) for each in groups(svg, "party")] == [
        "For Iceland", "For Armenia", "Party not given", "Who states it is not said",
    ]  # fmt: skip
    assert unsaid(svg, said) == []
    assert clashes(svg) == []


def stray_words(svg: str, dossier: Dossier) -> list[str]:
    """Words of the article in a picture of it, beyond those of labels, title and source."""
    for kind in ("claim", "title", "source"):
        svg = re.sub(rf'<(g|a) class="{kind}.*?</\1>', "", svg, flags=re.DOTALL)
    svg = re.sub(r"<(title|desc|style)[^>]*>.*?</\1>", "", svg, flags=re.DOTALL)
    return [word for word in dossier.article.text.split() if f">{word}" in svg]


def test_the_ledger_is_a_picture_of_the_article(seeds: Drawn, dossier: Dossier) -> None:
    output = seeds[charts.ledger]
    svg = output.data[SVG]
    entries = dossier.ledger
    assert output.facts["title"] == (
        "Of twenty-one numbers in the article seven state figures, fourteen do not"
    )
    filled = [each.get("data-claim") for each in groups(svg, "mark")]
    assert list(dict.fromkeys(filled)) == [e.claim_id for e in entries if e.claim_id]
    (hollow,) = groups(svg, "number")
    assert hollow[0].get("d", "").count("M") == sum(not each.claim_id for each in entries)
    heights = [y for group in groups(svg, "mark") for y in (_numbers(group)[0][1],)]
    assert heights == sorted(heights)  # as they stand in the article
    assert stray_words(svg, dossier) == []
    assert stray_words(svg.replace("</svg>", "<text>Azerbaijan</text></svg>"), dossier)


def test_a_figure_that_is_not_chosen_has_its_number_and_no_label(dossier: Dossier) -> None:
    svg = charts.ledger(tidy(dossier, events="clashes-2022")).data[SVG]
    assert {each.get("data-claim") for each in groups(svg, "claim")} == {"killed-2022"}
    assert {each.get("data-claim") for each in groups(svg, "mark")} == {"killed-2022"}
    filled = [
        path
        for each in groups(svg, "number")
        for path in each
        if PALETTE["paper"] not in path.get("style", "")
    ]
    assert len(filled) == len(dossier.claims) - 1
    assert not any(c.claim_id in svg for c in dossier.claims if c.claim_id != "killed-2022")


def test_an_article_too_long_or_without_a_number_has_no_picture(dossier: Dossier) -> None:
    long = replace(dossier.article, text=dossier.article.text + "\nword" * 600)
    said = charts.ledger(Tables(replace(dossier, article=long), Parameters("x"))).data
    assert "lines of the article are too many for a chart" in said["text/plain"]
    none = charts.ledger(Tables(replace(dossier, ledger=()), Parameters("x"))).data
    assert none["text/plain"] == "The article has no number, so its ledger is empty."


def test_a_crowded_year_has_a_panel_by_month(seeds: Drawn, dossier: Dossier) -> None:
    svg = seeds[charts.timeline].data[SVG]
    assert "2022, by month" in [words(each) for each in groups(svg, "heading")]
    bands = {
        each.get("data-event"): each.get("class", "").split()[-1] for each in groups(svg, "mark")
    }
    assert bands == {event.event_id: event.date_basis for event in dossier.events}
    (empty,) = (each for each in groups(svg, "mark") if "inferred" in each.get("class", ""))
    assert "fill: none" in empty[0].get("style", "")
    few = tidy(dossier, events="war-2020,clashes-2022")
    assert groups(charts.timeline(few).data[SVG], "heading") == []
    for tables, cuts in ((tidy(dossier), 1), (few, 0)):
        data = charts.timeline(tables).data
        assert [len(groups(data[each], "break")) for each in (SVG, PAPER)] == [cuts, cuts]
    one = charts.timeline(tidy(dossier, events="clashes-2022"))
    assert one.facts["title"] == "The one figure is not dated to the day"


def test_an_open_period_has_an_arrow(dossier: Dossier) -> None:
    svg = charts.timeline(of(dossier, [claim("=", "8 people", 8, event=OPEN)])).data[SVG]
    assert len(groups(svg, "open")) == 1
    closed = charts.timeline(of(dossier, [claim("=", "8 people", 8)])).data[SVG]
    assert groups(closed, "open") == []


# Parameters, readings and charts with nothing to draw


def test_a_choice_of_events_is_heeded_and_said(dossier: Dossier) -> None:
    chosen = tidy(dossier, events="clashes-2022,discovery-2022")
    for chart in FOUR:
        output = chart(chosen)
        note = "Two of the article’s seven figures are shown: those of the chosen events."
        assert note in output.facts["alt"]
        assert note in words(ET.fromstring(output.data[SVG]))
        assert "30,000" not in output.data[SVG]
    assert "are shown" not in charts.deaths(tidy(dossier)).facts["alt"]


@pytest.mark.parametrize(
    ("chart", "events"),
    [(charts.deaths, "release-2022"), (charts.readings, "")],
)
def test_an_empty_chart_is_a_sentence(chart: Chart, events: str, dossier: Dossier) -> None:
    output = chart(tidy(dossier, events=events))
    assert set(output.data) == {"text/html", "text/plain"}
    assert output.files == {}
    assert re.fullmatch(r'<p class="empty">[A-Z][^<]+\.</p>', output.data["text/html"])


def test_charts_of_no_figure_at_all_are_sentences(dossier: Dossier) -> None:
    for chart in (*FOUR, charts.readings):
        assert set(chart(of(dossier, [], "one-figure")).data) == {"text/html", "text/plain"}


def test_a_reading_is_drawn_under_its_rules_name(dossier: Dossier) -> None:
    for reading, ends in (
        ("one-figure", "from 25,000 below 35,000"),
        ("two-figures", "from 29,500 below 30,500"),
    ):
        output = charts.readings(tidy(dossier, reading=reading))
        svg = output.data[SVG]
        drawn = [
            each for each in groups(svg, "reading") if each.get("data-claim") == "killed-1990s"
        ]
        assert " ".join(words(each) for each in drawn).strip() == ends
        assert {each.get("data-rule") for each in groups(svg, "reading")} == {reading}
        assert "Our reading, not the article’s" in words(groups(svg, "rule")[0])
        assert reading.replace("-", " ") in output.facts["title"]
        assert unsaid(svg, [c for c in dossier.claims if c.status == "~"]) == []
        assert output.files[SVG] == "charts/readings.svg"


def test_a_figure_without_a_reading_by_the_rule_is_named(dossier: Dossier) -> None:
    about = [claim("~", "about 300 people", 300), claim("~", "about 310 people", 310)]
    output = charts.readings(of(dossier, about, "one-figure"))
    assert "Without a reading by this rule: about 310 people, dead." in output.facts["alt"]
    assert "text/html" in charts.readings(of(dossier, about[1:], "one-figure")).data


def test_zero_is_left_off_a_log_axis_and_named(dossier: Dossier) -> None:
    claims = [claim("=", "no people", 0), claim("=", "8 people", 8)]
    output = charts.magnitudes(of(dossier, claims))
    assert output.facts["title"] == "One figure in one group: order of magnitude only"
    assert (
        "without a mark: no people, dead; not above zero, where a log axis begins."
        in output.facts["alt"]
    )


# Any article


@pytest.mark.parametrize("number", [1, 2, 9, 40])
def test_other_articles_are_drawn_without_a_clash(number: int, dossier: Dossier) -> None:
    other = of(dossier, varied(number), "two-figures")
    for chart in (*FOUR, charts.readings):
        output = chart(other)
        if SVG in output.data:
            assert clashes(output.data[SVG]) == []
            assert "nan" not in "".join(
                e.get("d", "").lower() for e in ET.fromstring(output.data[SVG]).iter()
            )
        if chart in (charts.speakers, charts.magnitudes):
            shown = [c for c in other.shown_claims if c.magnitude or chart is charts.speakers]
            assert unsaid(output.data[SVG], shown) == []


@pytest.mark.parametrize("chart", FIVE)
def test_the_seeds_charts_have_no_clash(chart: Chart, seeds: Drawn) -> None:
    svg = seeds[chart].data[SVG]
    assert clashes(svg) == []
    assert clashes(re.sub(r' y="[\d.]+"', ' y="50"', svg))
    assert clashes(svg.replace(' x="6"', ' x="300"'))


def test_letters_of_no_packaged_font_warn_nobody(dossier: Dossier) -> None:
    said = claim("=", "8 人", 8, speaker=Speaker("x", "新华社", "", "", ""))
    assert "新华社" in charts.speakers(of(dossier, [said])).data[SVG]


# The parts


def test_wrapping_keeps_every_word_within_the_width() -> None:
    text = "more than\u00a06,500 soldiers of Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    lines = wrap(text, 120)
    assert "".join(lines).replace(" ", "") == re.sub(r"\s", "", text)
    assert all(width_of(line) <= 120 for line in lines)
    assert "than 6,500" in " | ".join(lines)
    assert wrap("", 120) == [""]


@pytest.mark.parametrize("weight", [NORMAL, BOLD])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AVATAR: “To Yes” 1,111.5", id="letters that stand close"),
        pytest.param("ffi flat 1/2 fjord", id="letters that other fonts join"),
        pytest.param(
            "Ölçü Əliyev Ђorđe Ωμέγα", id="letters with marks of their own, Cyrillic, Greek"
        ),
        pytest.param("no\u00a0break – 5 km²", id="other spaces and signs"),
        pytest.param("e\u0301te\u0301 x\u0325", id="marks that are stacked"),
        pytest.param("Երևան 25 القدس", id="letters of other fonts"),
    ],
)
def test_a_line_is_as_wide_as_matplotlib_has_it(text: str, weight: int) -> None:
    register()
    measured = text_to_path.get_text_width_height_descent(text, font(weight, 14), ismath=False)
    assert width_of(text, 14, weight) == measured[0] > 0


def test_a_scale_runs_from_end_to_end() -> None:
    linear, log = Scale(0, 10, 5, 105), Scale(1, 100, 5, 105, is_log=True)
    assert [linear(0), linear(5), linear(10)] == [5, 55, 105]
    assert [log(1), log(10), log(100)] == pytest.approx([5, 55, 105])


@pytest.mark.parametrize("high", [1, 2.5, 17, 4000, 32653, 7.2e6, 3e9])
def test_ticks_start_at_zero_and_are_even(high: float) -> None:
    ticks = round_numbers(high)
    assert ticks[0] == 0
    assert ticks[-1] <= high
    assert 3 <= len(ticks) <= 9
    steps = {round(after - before, 6) for before, after in pairwise(ticks)}
    assert len(steps) == 1
    assert all(say_tick(tick) for tick in ticks)


@pytest.mark.parametrize(
    ("others", "said"),
    [
        pytest.param(0, "On each axis: All belong to one event. ", id="the same of both axes"),
        pytest.param(1, "A: All belong to one event. ", id="two axes unlike"),
    ],
)
def test_what_is_said_of_several_axes_says_of_which_and_once(
    others: int, said: str, dossier: Dossier
) -> None:
    dead = [each for each in dossier.claims if each.people_status == "dead"]
    last = dead[others].event
    claims = [
        replace(dead[0], claim_id=f"c{at}", comparable_group=group, event=event)
        for at, (group, event) in enumerate(zip("aabb", [dead[0].event] * 3 + [last], strict=True))
    ]
    caption = plain(charts.deaths(of(dossier, claims)).facts["caption"])
    assert said in caption
    assert caption.count("All belong to one event") == 1
    assert ("B: They belong to different events" in caption) == bool(others)


# Charts of many figures


@pytest.mark.parametrize("chart", ONE_BY_ONE)
@pytest.mark.parametrize("number", [ROOMY + 1, 70, MOST])
def test_a_crowded_chart_says_each_figure_in_few_bytes(
    chart: Chart, number: int, dossier: Dossier
) -> None:
    claims = [
        replace(each, claim_id=f"c{at}", people_status="dead", comparable_group="deaths")
        for at, each in enumerate(varied(number * 2))
        if not each.unit.sign and each.magnitude
    ][:number]
    output = chart(of(dossier, claims))
    assert unsaid(output.data[SVG], claims) == []
    assert clashes(output.data[SVG]) == []
    assert len(groups(output.data[SVG], "mark")) == number
    assert len(re.sub(r"<style.*?</style>", "", output.data[SVG])) < 1_500 * number
    assert "<table" not in output.facts["table"]
    assert too_long(output) == 0
    for said in (output.facts["table"], output.facts["caption"]):
        assert '<a href="#table-claims">the table of the figures</a>' in said


def far_from_numbers(svg: str) -> int:
    """The most rows in a chart between two lines of its axis's numbers."""
    numbers = sorted(set(boxes_of(svg, "tick")))
    marks = sorted(_numbers(each)[0][1] for each in groups(svg, "mark"))
    return max(sum(low < y < high for y in marks) for low, high in pairwise([0.0, *numbers, 1e9]))


@pytest.mark.parametrize("chart", [charts.deaths, charts.magnitudes])
@pytest.mark.parametrize("events", [1, 40])
def test_no_row_of_many_is_far_from_the_numbers_of_its_axis(
    chart: Chart, events: int, dossier: Dossier
) -> None:
    every = [replace(FLOOD, event_id=f"e{at}", label=f"flood {at}") for at in range(events)]
    claims = [
        claim("=", f"{at + 1} people", at + 1, event=every[at % events], name=f"c{at}")
        for at in range(40)
    ]
    svg = chart(of(dossier, claims)).data[SVG]
    assert clashes(svg) == []
    assert far_from_numbers(svg) <= ROOMY
    assert far_from_numbers(svg.replace("again tick", "note")) == len(claims)


@pytest.mark.parametrize("chart", ONE_BY_ONE)
def test_a_chart_of_too_many_figures_is_a_sentence(chart: Chart, dossier: Dossier) -> None:
    claims = [claim("=", "7 people", 7, name=f"c{at}") for at in range(MOST + 1)]
    output = chart(of(dossier, claims))
    said = plain(output.data["text/html"])
    assert set(output.data) == {"text/html", "text/plain"}
    assert said.startswith("101 ")
    assert said.endswith("They stand in the table of the figures.")
    some = chart(of(dossier, [replace(claims[0], event=LATER), *claims]))
    assert "parameter events draws those of some events" in some.data["text/plain"]


@pytest.mark.parametrize("number", [MOST, MOST + 1])
def test_a_timeline_of_too_many_figures_has_the_events_alone(number: int, dossier: Dossier) -> None:
    claims = [claim("=", "7 people", 7, name=f"c{at}") for at in range(number)]
    chart = charts.timeline(of(dossier, [*claims, replace(claims[0], claim_id="d", event=LATER)]))
    chart = charts.timeline(of(dossier, claims)) if number == MOST else chart
    is_each_said = number == MOST
    assert (unsaid(chart.data[SVG], claims) == []) == is_each_said
    assert len(groups(chart.data[SVG], "mark")) == 2 - is_each_said
    said = f"{number + 1} figures are too many to be read at their events: at most {MOST}."
    assert (said in plain(chart.facts["caption"])) != is_each_said
    assert '<a href="#table-claims">the table of the figures</a>' in chart.facts["caption"]


def test_figures_told_in_words_are_counted_where_they_are_many(dossier: Dossier) -> None:
    told = [
        replace(claim("=", f"{at} people", at), claim_id=f"c{at}", form="increase")
        for at in range(30)
    ]
    output = charts.deaths(of(dossier, [claim("=", "7 people", 7), *told]))
    assert "In words only, without a mark: thirty figures" in output.facts["alt"]
    assert "not counted in the title: 30 figures; see the table" in plain(output.facts["caption"])


def test_no_word_of_the_coding_becomes_an_attribute() -> None:
    """The side of a speaker goes through the id of a group, where a semicolon parts the data."""
    party = 'Town; onload=alert() x="y"; %3B'
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        f'<g id="{escape(role("party", party=party), quote=True)}"><text>Town</text></g></svg>'
    )
    group = ET.fromstring(tidy_svg(drawn, "title", "alt")).find(".//*[@class='party']")
    assert group is not None
    assert group.attrib == {"class": "party", "data-party": party}
