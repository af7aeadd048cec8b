"""One quantity through many articles: what may share the axis, what is counted, and what is refused."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest
from markupsafe import escape

from as_stated.coding import ACROSS, Notice, Quantity, Stance, Standing, Statement, load_quantity
from as_stated.coding.records import NoticeKind
from as_stated.errors import ArgumentError, RefusalError
from as_stated.numerals import Status, spelled
from as_stated.show import CLAIMS, Schema, across
from as_stated.show.across.headings import HEADINGS
from as_stated.show.across.named import claim_of, say
from as_stated.show.across.places import place
from as_stated.show.across.tally import Tally, count, found
from as_stated.show.charts.claims import MOST
from as_stated.show.charts.style import WIDTH, width_of
from as_stated.show.charts.words import LONGEST
from as_stated.show.declared import ORIGINS, QUANTITY_CHANGES, STATEMENTS
from as_stated.show.display import Display
from as_stated.show.output import plain
from tests.helpers.codebook import codebook
from tests.helpers.quantities import POST, RADIO, WIRE, write_quantity

SVG = "image/svg+xml"


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> Quantity:
    return load_quantity(project=write_quantity(tmp_path_factory.mktemp("harn")))


def of(quantity: Quantity, *statements: Statement) -> Quantity:
    """The quantity with these statements alone."""
    return replace(quantity, statements=tuple(statements))


def made(
    statement: Statement,
    number: int = 0,
    *,
    article: str = "other",
    day: str = "2024-03-06",
    status: Status = "=",
    stance: Stance = "stated",
    outlet: str = "The Daily",
    **fields: object,
) -> Statement:
    """A statement of another article: its number with a hedge, on a day."""
    hedge = {"=": "", "~": "about", ">": "more than", ">=": "at least", "<": "under", "<=": "up to"}
    number = number or round(float(statement.claim.magnitude))
    claim = replace(
        statement.claim,
        exact=f"{hedge[status]} {number} dead".strip(),
        magnitude=number,
        status=status,
        hedge=hedge[status],
        standing=Standing(stance, "outlet", outlet, "so it says")
        if stance != "stated"
        else Standing(),
        as_of="",
    )
    source = replace(statement.source, producer=outlet, date_published=day)
    new = replace(statement, article=article, claim=claim, source=source, as_of="", copy_of="")
    return replace(new, **fields)  # type: ignore[arg-type]


def first(quantity: Quantity) -> Statement:
    """The ministry's first statement, of the wire."""
    return quantity.find(f"{WIRE}/dead")


def test_statements_stand_where_their_words_and_the_coding_put_them(stated: Quantity) -> None:
    where = {each.key: place(stated, each) for each in stated.statements}
    assert {key: at.where for key, at in where.items()} == {
        f"{WIRE}/dead": "axis",
        f"{WIRE}/children": "apart",
        f"{WIRE}/brun-dead": "lane",
        f"{WIRE}/expected": "apart",
        f"{POST}/dead": "axis",
        f"{RADIO}/rise": "apart",
        f"{RADIO}/dead": "axis",
        f"{RADIO}/brun-dead": "lane",
        f"{RADIO}/names": "axis",
    }
    assert all(bool(at.why) == (at.where != "axis") for at in where.values())


@pytest.mark.parametrize(
    ("fields", "where", "why"),
    [
        pytest.param({"relation": "forecast"}, "apart", "a forecast", id="a forecast"),
        pytest.param({"relation": "part"}, "apart", "a part of the quantity", id="a part"),
        pytest.param({"relation": "unclear"}, "apart", "is unclear", id="not decided"),
        pytest.param({"stance": "expected"}, "apart", "expected", id="expected"),
        pytest.param({"stance": "uncertain"}, "apart", "uncertain", id="uncertain"),
        pytest.param({"stance": "denied"}, "lane", "denied", id="denied"),
        pytest.param({"stance": "withdrawn"}, "lane", "withdrawn", id="withdrawn"),
        pytest.param({"stance": "in-error"}, "lane", "in error", id="in error"),
        pytest.param({"is_taken_in": False}, "apart", "not", id="of a method not taken in"),
        pytest.param({"day": ""}, "apart", "not known", id="without a day"),
        pytest.param(
            {"taken_back": Standing("withdrawn", "x/mayor", "the mayor", "took it back")},
            "lane",
            "withdrawn",
            id="taken back in another article",
        ),
    ],
)
def test_what_has_no_mark_says_why(
    stated: Quantity, fields: dict[str, str], where: str, why: str
) -> None:
    other = made(first(stated), **fields)  # type: ignore[arg-type]
    at = place(of(stated, other), other)
    assert at.where == where
    assert why in at.why
    with pytest.raises(RefusalError, match="refused"):
        across.on_axis(of(stated, first(stated), other), [first(stated), other])
    drawing = across.chart(of(stated, first(stated), other))
    assert drawing.data[SVG].count('class="mark') == 1
    assert f": {at.why}" in plain(across.statements(of(stated, other)).html)


def test_what_is_taken_back_elsewhere_says_so_before_its_number(stated: Quantity) -> None:
    back = Standing("withdrawn", "x/mayor", "the mayor", "took it back")
    other = replace(first(stated), taken_back=back)
    assert say(other).startswith("withdrawn by the mayor (“took it back”): At least 40 people")
    assert claim_of(other).low is None


@pytest.mark.parametrize(
    ("kind", "why"),
    [("withdraws", "withdrawn"), ("corrects", "in error"), ("disputes", "")],
)
def test_what_only_another_coding_takes_back_has_no_height(
    stated: Quantity, kind: NoticeKind, why: str
) -> None:
    notice = Notice(
        change_id="x/back", claim_id="dead", to_id="", kind=kind, what="", by="the mayor", on="",
        reported_on="2024-03-07", is_later=True, article="x", headline="The toll", producer="X",
        url="", exact="took it back", prefix="", suffix="",
    )  # fmt: skip
    other = made(first(stated))
    other = replace(other, claim=replace(other.claim, notices=(notice,)))
    at = place(of(stated, other), other)
    assert (at.where, at.why) == (("lane", why) if why else ("axis", ""))
    assert say(other).startswith("later " if why else "40 dead")
    drawing = across.chart(of(stated, first(stated), other)).data[SVG]
    assert drawing.count('class="mark') == (1 if why else 2)


def test_reprints_are_more_statements_and_no_further_origins(stated: Quantity) -> None:
    one = of(stated, first(stated))
    reprints = [
        made(first(stated), article=f"print-{at}", outlet=f"Paper {at}", copy_of=first(stated).key)
        for at in "abc"
    ]
    many = of(stated, first(stated), *reprints)
    assert (count(one).statements, count(one).origins) == (1, 1)
    assert (count(many).statements, count(many).origins, count(many).copies) == (4, 1, 3)
    said = across.front(many).data["text/plain"]
    assert "Four statements in four articles, by one origin" in said
    assert "no further origin" in said


def test_unknown_origins_are_never_one(stated: Quantity) -> None:
    unknown = [made(first(stated), article=each, origin=None, basis="") for each in ("a", "b")]
    tally = count(of(stated, *unknown))
    assert (tally.origins, tally.unknown) == (0, 2)
    said = across.front(of(stated, *unknown)).data["text/plain"]
    assert "of none is it known who counted" in said
    assert "agree" not in said


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), "no statement"),
        (Tally(1, 1, 1, 0, 0, 1, 1, 0, 0, 0), "one statement"),
        (Tally(1, 1, 1, 0, 0, 0, 0, 1, 0, 0), "one statement, taken back"),
        (Tally(2, 2, 1, 0, 0, 2, 1, 0, 0, 0), "two statements, all with the same figure"),
        (
            Tally(3, 2, 1, 0, 0, 2, 2, 0, 1, 0),
            "three statements, two different figures, one denied",
        ),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_title_says_what_was_found(tally: Tally, said: str) -> None:
    assert found(tally) == said


def test_only_an_origins_own_word_joins_its_series(stated: Quantity) -> None:
    own = first(stated)
    said_by_another = made(own, 45, article="b", basis="attributed")
    inferred = made(own, 46, article="c", basis="inferred", day="2024-03-08")
    again = made(own, 47, article="d", day="2024-03-09")
    drawing = across.chart(of(stated, own, said_by_another, inferred, again)).data[SVG]
    assert drawing.count('class="mark') == 4
    assert drawing.count('class="connector"') == 1
    told = across.origins(of(stated, own, said_by_another, inferred, again)).data["text/html"]
    series = told.partition("Attributed to it")[0]
    assert "47 dead" in series
    assert "45 dead" not in series
    assert "46 dead" not in series


def test_nothing_joins_two_origins(stated: Quantity) -> None:
    ministry, radio = stated.find(f"{RADIO}/dead"), stated.find(f"{RADIO}/names")
    assert ministry.origin != radio.origin
    drawing = across.chart(of(stated, ministry, made(radio, 44))).data[SVG]
    assert 'class="connector"' not in drawing


def test_a_line_stops_at_what_was_taken_back(stated: Quantity) -> None:
    own = first(stated)
    middle = made(own, 90, article="b", stance="withdrawn")
    last = made(own, 50, article="c", day="2024-03-09")
    assert 'class="connector"' not in across.chart(of(stated, own, middle, last)).data[SVG]
    assert 'class="connector"' in across.chart(of(stated, own, last)).data[SVG]


def test_each_mark_leads_to_the_words_of_its_statement(stated: Quantity) -> None:
    drawing = ET.fromstring(across.chart(stated).data[SVG])
    links = [each for each in drawing.findall(".//{*}a") if "mark" in each.attrib["class"]]
    assert [each.attrib["href"] for each in links] == [
        f"../index.html#quote-{each.key}" for each in across.on_axis(stated)
    ]
    for link, each in zip(links, across.on_axis(stated), strict=True):
        assert link.attrib["aria-label"] == say(each)
        assert f'id="quote-{each.key}"' in across.words(stated).data["text/html"]


def test_an_alternative_text_is_short_and_tells_the_finding(stated: Quantity) -> None:
    drawn = across.chart(stated)
    assert drawn.facts["alt"].startswith(drawn.facts["title"])
    assert len(drawn.facts["alt"]) <= LONGEST
    long = made(first(stated), outlet="The Association of " + "Very " * 60 + "Long Names")
    loud = replace(long, claim=replace(long.claim, speaker=None))
    assert len(across.chart(of(stated, loud)).facts["alt"]) <= LONGEST


def test_labels_carry_hedge_and_speaker(stated: Quantity) -> None:
    drawing = ET.fromstring(across.chart(stated).data[SVG])
    labels = {
        each.attrib["data-claim"]: " ".join(each.itertext()).split()
        for each in drawing.findall(".//{*}a")
        if "signs" in each.get("class", "").split()
    }
    assert " ".join(labels[f"{WIRE}/dead"]) == "≥ 40 the interior ministry"
    assert " ".join(labels[f"{RADIO}/names"]) == "44 Radio Harn"


def test_no_letter_is_too_small_for_a_phone(stated: Quantity) -> None:
    sizes = re.findall(
        r"font-size: ([\d.]+)px|font: (?:\d+ )?([\d.]+)px", across.chart(stated).data[SVG]
    )
    assert sizes
    assert min(float(one or other) for one, other in sizes) * 360 / WIDTH >= 12


def test_every_line_of_the_plot_has_its_number(stated: Quantity) -> None:
    drawing = ET.fromstring(across.chart(stated).data[SVG])
    ticks = [g.attrib["data-value"] for g in drawing.findall(".//{*}g") if g.get("class") == "tick"]
    assert ticks[0] == "0"
    assert len(ticks) >= 3


def test_no_line_of_the_plot_runs_through_a_label(stated: Quantity) -> None:
    some = [
        made(first(stated), number, article=f"a{number}", day=f"2024-03-{day:02}")
        for day, number in enumerate((41, 42, 21, 22, 61, 60), 1)
    ]
    drawing = ET.fromstring(across.chart(of(stated, *some)).data[SVG])
    lines = [
        tuple(map(float, ends))
        for path in drawing.findall(".//{*}g[@class='rail']/{*}path")
        for ends in re.findall(r"M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)", path.attrib["d"])
    ]
    level = [(left, right, y) for left, y, right, other in lines if y == other]
    assert len(level) > 3
    labels = [each for each in drawing.findall(".//{*}a") if "signs" in each.attrib["class"]]
    for text in (text for label in labels for text in label.findall("{*}text")):
        at, base, wide = float(text.attrib["x"]), float(text.attrib["y"]), width_of(text.text or "")
        is_end = "text-anchor: end" in text.attrib["style"]
        left, right = (at - wide, at) if is_end else (at, at + wide)
        assert not [
            line
            for line in level
            if base - 10 < line[2] < base and line[0] < right and left < line[1]
        ]


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2, 40, MOST, MOST + 1])
def test_any_number_of_statements_has_a_chart_or_a_sentence(stated: Quantity, number: int) -> None:
    some = [made(first(stated), 40 + at, article=f"a{at}") for at in range(number)]
    drawn = across.chart(of(stated, *some))
    marks = drawn.data.get(SVG, "").count('class="mark')
    assert marks == (number if number <= MOST else 0)
    assert drawn.data["text/plain"]


def test_without_statements_every_part_says_so(stated: Quantity) -> None:
    nothing = replace(of(stated), origins=(), changes=())
    shown: Sequence[Callable[[Quantity], Display]] = (
        across.front, across.chart, across.apart, across.origins, across.changes, across.derived,
        across.limits,
    )  # fmt: skip
    for part in shown:
        said = part(nothing).data["text/plain"]
        assert said.endswith(".")
        assert not re.search(r"\d", said)
    assert across.statements(nothing).html == '<p class="empty">No statement is coded.</p>'
    assert SVG not in across.chart(nothing).data


def test_the_list_of_refusals_is_the_codes_own() -> None:
    said = across.refusals().data["text/html"]
    assert said.count("<dt ") == len(ACROSS)
    assert all(escape(each.why) in said for each in ACROSS)


@pytest.mark.parametrize(
    ("relation", "reason"),
    [
        ("part", "part-beside-whole"),
        ("forecast", "unlike-kinds"),
        ("other", "merging"),
        ("change", "unlike-axis"),
    ],
)
def test_what_is_put_on_the_axis_by_force_is_refused_with_the_reason(
    stated: Quantity, relation: str, reason: str
) -> None:
    from as_stated.coding import REFUSALS

    other = made(first(stated), 50, relation=relation)
    listed = {each.refusal_id: each for each in (*ACROSS, *REFUSALS)}
    with pytest.raises(RefusalError) as caught:
        across.on_axis(of(stated, other), [other])
    assert listed[reason].why in str(caught.value)


def test_tables_and_package_are_the_same_rows(stated: Quantity) -> None:
    package = across.datapackage(stated).data["application/json"]
    files = {each["name"]: each for each in package["resources"]}
    assert set(files) == {"statements", "origins", "changes"}
    table = across.statements(stated)
    assert files["statements"] == table.schema.as_resource(table.csv)
    assert len(table.rows) == len(stated.statements)
    assert across.origins(stated).files == {"text/csv": "tables/origins.csv"}
    assert across.changes(stated).files == {"text/csv": "tables/changes.csv"}


def test_frictionless_finds_the_package_valid(stated: Quantity, tmp_path: Path) -> None:
    (tmp_path / "statements.csv").write_text(across.statements(stated).csv, "utf-8")
    for name, shown in (("origins", across.origins(stated)), ("changes", across.changes(stated))):
        (tmp_path / f"{name}.csv").write_text(shown.data["text/csv"], "utf-8")
    package = across.datapackage(stated).data["application/json"]
    path = tmp_path / "datapackage.json"
    path.write_text(json.dumps(package), "utf-8")
    report = frictionless.validate(str(path))
    assert report.valid, report.to_summary()
    (tmp_path / "origins.csv").write_text("origin_id\nx\n", "utf-8")
    assert not frictionless.validate(str(path)).valid


@pytest.mark.parametrize(
    "declared", [STATEMENTS, ORIGINS, QUANTITY_CHANGES], ids=lambda each: each.name
)
def test_codebook_says_each_column_of_a_quantitys_tables(declared: Schema) -> None:
    rows = codebook(f"{declared.name}.csv")
    columns = declared.columns[: len(rows)]
    assert [row[:4] for row in rows] == [[c.name, c.type, c.definition, c.unit] for c in columns]
    assert {c.name for c in declared.columns[len(rows) :]} <= {c.name for c in CLAIMS.columns}


def test_a_copy_says_whose_text_it_is(stated: Quantity) -> None:
    assert "the same text as that of Harn Wire" in plain(across.statements(stated).html)
    assert "The same text as" in across.words(stated).data["text/plain"]


def test_an_inferred_day_is_marked(stated: Quantity) -> None:
    assert "4 March 2024 (inferred)" in plain(across.statements(stated).html)


@pytest.mark.parametrize(
    ("number", "status", "differs"),
    [
        pytest.param(40, ">", "has another hedge", id="another hedge"),
        pytest.param(40, "=", "has not the hedge of the earlier text", id="hedge dropped"),
        pytest.param(42, ">=", "gives another number", id="another number"),
    ],
)
def test_what_a_copy_does_to_its_figure_is_found(
    stated: Quantity, number: int, status: Status, differs: str
) -> None:
    copied = made(first(stated), number, status=status)
    both = of(stated, first(stated), replace(copied, copy_of=first(stated).key))
    assert differs in across.derived(both).data["text/plain"]
    assert "derived-1,true" in across.changes(both).data["text/csv"]


def test_changes_give_the_words_that_say_so(stated: Quantity) -> None:
    said = across.changes(stated).data["text/plain"]
    assert "Ada Brun withdraws a figure" in said
    assert "The words: “withdrew her figure”, Radio Harn" in said


def test_a_number_below_zero_stands_below_it(stated: Quantity) -> None:
    cold = made(first(stated), -12)
    warm = made(first(stated), 9, article="b", day="2024-03-08")
    drawing = ET.fromstring(across.chart(of(stated, cold, warm)).data[SVG])
    ticks = {
        each.attrib["data-value"]: float(each[0].attrib["y"])
        for each in drawing.findall(".//{*}g")
        if each.get("class") == "tick"
    }
    assert ticks["-10"] > ticks["0"]


def test_days_of_several_years_are_named_with_their_year(stated: Quantity) -> None:
    later = made(first(stated), 45, article="b", day="2025-01-02")
    said = " ".join(
        ET.fromstring(across.chart(of(stated, first(stated), later)).data[SVG]).itertext()
    )
    assert "4 Mar 2024" in said
    assert "2 Jan 2025" in said


def test_units_that_a_person_takes_for_one_share_the_axis(stated: Quantity) -> None:
    other = made(first(stated), 44)
    soldiers = replace(other.claim.unit, unit="soldier", singular="soldier", plural="soldiers")
    other = replace(other, claim=replace(other.claim, unit=soldiers), reason="They are the same.")
    assert place(of(stated, other), other).where == "axis"


def test_headings_say_what_is_found(stated: Quantity) -> None:
    heads = {name: across.heading(stated, name).data["text/plain"] for name in HEADINGS}
    tally = count(stated)
    assert heads["statements"].endswith(" statements in full, in the order reported")
    assert (
        heads["origins"]
        == f"{spelled(tally.origins).capitalize()} origins are known to have counted"
    )
    one = replace(
        stated, statements=tuple(each for each in stated.statements if each.relation == "same")[:1],
        changes=(),
    )  # fmt: skip
    assert heads["derived"] == "One statement differs from the text it copies or repeats"
    assert heads["limits"] == "No two origins are known to differ for one day"
    said = {name: across.heading(one, name).data["text/markdown"] for name in HEADINGS}
    assert said["statements"] == "## One statement in full"
    assert said["changes"] == "## No correction, dispute or the like"
    assert said["apart"] == "## No statement stands apart"
    assert said["derived"] == "## No statement differs from the text it copies or repeats"
    assert said["limits"] == "## What is not known"
    unknown = replace(one, statements=tuple(replace(each, origin=None) for each in one.statements))
    assert across.heading(unknown, "origins").data["text/plain"] == "Who counted is not known"
    with pytest.raises(ArgumentError, match="no heading of 'total'"):
        across.heading(stated, "total")
