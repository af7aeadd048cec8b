"""The tidy tables: as declared, whole, and the same in file, frame and notebook."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import frictionless
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from as_stated import datapackage, load, tidy
from as_stated.coding import read_number
from as_stated.coding.columns import HAND_CODED
from as_stated.errors import ArgumentError
from as_stated.project import Project
from as_stated.show import SCHEMAS, Schema
from as_stated.show.formulas import plain_words, safe_words
from as_stated.show.parameters import Parameters
from as_stated.show.tables import Tables
from tests.helpers.codebook import codebook
from tests.helpers.html import words
from tests.helpers.projects import GOLDEN, ROOT, SEED


@pytest.fixture(params=[SEED, GOLDEN])
def tables(request: pytest.FixtureRequest) -> Tables:
    root = ROOT if request.param == SEED else ROOT / "tests" / "golden"
    return tidy(load(request.param, Project(root)))


def test_columns_are_as_declared(tables: Tables) -> None:
    for table in tables.all:
        assert list(table.frame.columns) == [c.name for c in table.schema.columns]
        assert not table.frame.duplicated(list(table.schema.key)).any()


def test_claims_of_the_seed(seed: Project) -> None:
    frame = tidy(load(SEED)).claims.frame.set_index("claim_id")
    row = frame.loc["killed-2022"]
    assert (row["said"], row["magnitude"], row["low"]) == ("at least 286 people", 286, 286)
    assert pd.isna(row["best"])
    assert pd.isna(row["high"])
    assert frame.loc["missing-1990s", "said"].endswith("(according to Hikmet Hajiyev)")
    bounds = frame.loc[frame.magnitude_status.isin([">", ">="])]
    assert bounds.best.isna().all()  # a lower bound is not a best estimate
    assert frame.high.isna().all()  # no upper end is invented


def test_every_said_holds_hedge_and_speaker(tables: Tables) -> None:
    for row in tables.claims.frame.itertuples():
        for each in (row.hedge, row.speaker):
            assert each is pd.NA or str(each) in str(row.said)


def test_decimals_and_ranges_in_csv(golden: Project) -> None:
    """60.5 is not 60, and 1200000 is not 1.2e6 or 1200000.0."""
    csv = tidy(load(GOLDEN)).claims.csv
    frame = pd.read_csv(io.StringIO(csv), dtype=str).set_index("claim_id")
    assert frame.loc["wall", "magnitude"] == "60.5"
    assert frame.loc["visitors", "magnitude"] == "1200000"
    assert list(frame.loc["boats", ["low", "high"]]) == ["15", "20"]


def test_tables_stay_whole_whatever_is_shown(seed: Project) -> None:
    whole = tidy(load(SEED))
    some = tidy(load(SEED), reading="one-figure", events="war-2020,clashes-2022")
    assert [t.csv for t in some.all] == [t.csv for t in whole.all]
    assert [c.claim_id for c in some.shown_claims] == ["killed-2020", "killed-2022"]
    assert some.claims.html.count("<tr>") == 3
    assert whole.claims.html.count("<tr>") == 8


def test_what_is_shown_is_what_the_file_holds(tables: Tables) -> None:
    """Every claim that the notebook shows stands in the CSV beside it, number for number."""
    for table in tables.all:
        data, metadata = table._repr_mimebundle_()
        assert data["text/csv"] == table.csv
        files = metadata["as_stated"]["files"]
        assert files == {"text/csv": f"tables/{table.schema.name}.csv"}
    shown = re.findall(r'data-claim="([^"]+)"', tables.claims.html)
    assert list(dict.fromkeys(shown)) == list(tables.claims.frame.claim_id)


VALUES = ["true", "FALSE", "None", "NA", "no"]
UNSAFE = st.builds(
    str.__add__,
    st.sampled_from(["", "'", "''", "=", "-", "@", "＋", *VALUES]),
    st.one_of(st.just(""), st.text()),
)


@given(UNSAFE)
def test_no_words_are_a_formula_or_a_value_and_all_read_back(words: str) -> None:
    safe = safe_words(words)
    assert safe[:1] not in {*"=+-@\t\r\n＝＋－＠"}
    assert safe not in VALUES
    assert plain_words(safe) == words


def test_words_that_look_like_formulas_are_safe_in_every_table(golden: Project) -> None:
    """Those of the coding, whatever the column; numbers stay numbers."""
    hostile = "=HYPERLINK(1)"
    dossier = load(GOLDEN)
    claims = tuple(
        replace(each, coding_note=hostile, magnitude=-5, exact=f"@{each.exact}")
        for each in dossier.claims
    )
    speakers = tuple(replace(each, note="-1 of them") for each in dossier.speakers)
    tables = Tables(replace(dossier, claims=claims, speakers=speakers), Parameters("x"))
    for table in tables.all:
        for row in csv.DictReader(io.StringIO(table.csv)):
            for column in table.schema.columns:
                if column.holds_words:
                    assert row[column.name][:1] not in {*"=+-@"}, (table.schema.name, column.name)
    assert {row["magnitude"] for row in csv.DictReader(io.StringIO(tables.claims.csv))} == {"-5"}
    back = tables.claims.schema.read_csv(tables.claims.csv)
    assert {row["coding_note"] for row in back} == {hostile}
    assert tables.claims.csv.count("'=HYPERLINK(1)") == len(back)


def test_ledger_shows_too_little_to_republish_the_article(tables: Tables) -> None:
    frame = tables.ledger.frame
    assert frame.before.str.len().max() <= 30
    assert frame.after.str.len().max() <= 30
    text = tables.dossier.article.text
    for row in frame.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["token"]


def test_frictionless_finds_the_package_valid(tables: Tables, tmp_path: Path) -> None:
    package = datapackage(tables).data["application/json"]
    for table in tables.all:
        (tmp_path / f"{table.schema.name}.csv").write_bytes(table.csv.encode())
    path = tmp_path / "datapackage.json"
    path.write_text(json.dumps(package))
    report = frictionless.validate(str(path))
    assert report.valid, report.to_summary()
    # And a changed cell is found: the check is not a dead one.
    claims = tmp_path / "claims.csv"
    claims.write_bytes(claims.read_bytes().replace(b"narration", b"direct", 1))
    assert not frictionless.validate(str(path)).valid


@pytest.mark.parametrize("declared", SCHEMAS, ids=lambda each: each.name)
def test_codebook_says_each_column(declared: Schema) -> None:
    rows = codebook(f"{declared.name}.csv")
    assert [row[:4] for row in rows] == [
        [c.name, c.type, c.definition, c.unit] for c in declared.columns
    ]


@pytest.mark.parametrize(
    "file", ["claims", "events", "speakers", "exclusions", "quotes", "units", "corrections"]
)
def test_codebook_says_each_hand_coded_column(file: str) -> None:
    text = (ROOT / "data" / "README.md").read_text("utf-8")
    hand, _, _ = text.partition("## Tidy tables")
    body = re.split(rf"^### {file}\.csv$", hand, flags=re.M)[1].split("\n### ")[0]
    said = re.findall(r"^\| (\w+) \|", body, flags=re.M)[1:]
    assert sorted(said) == sorted(HAND_CODED[f"{file}.csv"].all)


@pytest.mark.parametrize(
    ("events", "caption"),
    [
        ("", "Of the 21 pairs of figures shown here, three may share an axis."),
        ("war-2020,conflict-1990s", "Of the three pairs of figures shown here, one may share"),
        ("war-2020,clashes-2022", "The only two figures here may share an axis."),
        ("war-2020,release-2022", "The only two figures here may not share an axis."),
        ("war-2020", "There are no two figures here to compare."),
        (
            "release-2022,discovery-2022,ceasefire-2020",
            "None of the three pairs of figures shown here may share an axis.",
        ),
    ],
)
def test_pairs_are_counted_over_the_figures_shown(events: str, caption: str) -> None:
    html = tidy(load(SEED, Project(ROOT)), events=events).comparisons.html
    assert caption in words(html)


def test_what_is_in_no_group_is_not_decided_and_what_does_not_hold_is_said(golden: Project) -> None:
    dossier = load(GOLDEN)
    first, second, *others = dossier.claims
    changed = (
        replace(first, comparable_group=""),
        replace(second, earlier_words="had been"),
        *(replace(each, comparable_group="", stands_alone=True) for each in others),
    )
    html = Tables(replace(dossier, claims=changed), Parameters("x")).comparisons.html
    assert words(html) == (
        "None of the 15 pairs of figures shown here may share an axis. "
        "One figure does not simply hold, and is compared with none. "
        "One figure is in no group: what it may stand beside is not decided."
    )


def test_seventy_figures_of_one_group_give_a_short_table(golden: Project) -> None:
    dossier = load(GOLDEN)
    many = tuple(
        replace(dossier.claims[0], claim_id=f"c{at}", magnitude=at, magnitude_to=None)
        for at in range(70)
    )
    table = Tables(replace(dossier, claims=many), Parameters("x")).comparisons
    assert len(table.frame) == 70 * 69 // 2
    assert len(table.html) < 100_000


def test_numbers_keep_every_digit_in_csv(golden: Project) -> None:
    dossier = load(GOLDEN)
    exact = ["1.23456789", "9007199254740993", "-15", "0.1000001"]
    claims = tuple(
        replace(dossier.claims[3], claim_id=f"c{at}", magnitude=read_number(each) or 0)
        for at, each in enumerate(exact)
    )
    csv = Tables(replace(dossier, claims=claims), Parameters("x")).claims.csv
    assert list(pd.read_csv(io.StringIO(csv), dtype=str).magnitude) == exact


def test_a_table_of_nothing_is_a_sentence(golden: Project) -> None:
    dossier = replace(load(GOLDEN), claims=(), speakers=(), ledger=())
    tables = Tables(dossier, Parameters("x"))
    for table in tables.all:
        said = words(table.html)
        assert re.fullmatch(r"(No|The article holds no|There are no) [^.]+\.", said), said


def test_the_ledger_says_where_a_person_read(golden: Project) -> None:
    dossier = load(GOLDEN)
    entry = replace(dossier.ledger[0], reading_note="“2021” is a year.")
    table = Tables(replace(dossier, ledger=(entry,)), Parameters("x")).ledger
    assert "read by a person: <span" in table.html
    assert table.frame.loc[0, "read_by_person"]


def test_tidy_says_what_it_takes() -> None:
    with pytest.raises(ArgumentError, match=r"tidy\(load\('edilli'\)\)"):
        tidy("edilli")  # type: ignore[arg-type]


def test_tables_show_themselves_in_a_line() -> None:
    tables = tidy(load(SEED))
    assert "claims (7)" in repr(tables)
    assert "\n" not in repr(tables)
    assert len(tables.claims) == 7
    assert repr(tables.claims) == repr(tables.claims.frame)
