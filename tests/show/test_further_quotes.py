"""A figure that the article states more than once: its further words, wherever a report shows them."""

import json
from pathlib import Path

import frictionless
import pytest

from as_stated import datapackage, load, tidy
from as_stated.cli.checking import account
from as_stated.show import evidence
from as_stated.show.declared import QUOTES
from as_stated.show.tables import Tables
from tests.helpers.html import words
from tests.helpers.town import TEXT, TOWN, Rows, rows, write_town

URL = "https://radio.example/varn"


def tables_of(tmp_path: Path, given: Rows, text: str = TEXT) -> Tables:
    project = write_town(tmp_path, given, text)
    path = project.data(TOWN) / "source.toml"
    with_url = path.read_text("utf-8").replace('url = ""', f'url = "{URL}"')
    path.write_text(with_url.replace('["producer", ', '["producer", "url", '), "utf-8")
    return tidy(load(TOWN, project))


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    given = rows()
    given["quotes.csv"] += [
        {"claim_id": "withdrawn", "exact": "more than 47 then", "note": "Said of her figure."}
    ]
    return tables_of(tmp_path, given, f"{TEXT}\nIt was more than 47 then.\n")


def test_each_further_quote_has_its_words_and_a_link_to_them(tables: Tables) -> None:
    html = evidence.quotes(tables).data["text/html"]
    said = words(html)
    assert "Also said as“at least 43”; these words in the live article" in said
    assert f'href="{URL}#:~:text=at%20least%2043"' in html
    assert f'href="{URL}#:~:text=more%20than%2047%20then"' in html


def test_the_stance_stands_before_the_further_words_too(tables: Tables) -> None:
    said = words(evidence.quotes(tables).data["text/html"])
    before = "withdrawn by Ada Brun (“withdrew her figure”): “more than 47 then”"
    assert f"Also said as{before}; these words in the live article. Said of her figure." in said


def test_why_a_person_reads_a_further_number_is_said(tmp_path: Path) -> None:
    given = rows()
    given["quotes.csv"][0] |= {"number": "43", "reading_note": "So it is written."}
    said = words(evidence.quotes(tables_of(tmp_path, given)).data["text/html"])
    assert (
        "“at least 43”; these words in the live article; read by a person: So it is written."
        in said
    )


def test_their_table_is_filed_with_its_places(tables: Tables) -> None:
    shown = evidence.quotes(tables)
    assert shown.files == {"text/csv": "tables/quotes.csv"}
    assert shown.data["text/csv"] == tables.quotes.csv
    text = tables.dossier.article.text
    found = QUOTES.read_csv(tables.quotes.csv)
    assert [each["claim_id"] for each in found] == ["dead", "withdrawn"]
    for each in found:
        assert text[int(each["start"]) : int(each["end"])] == each["exact"]


def test_the_ledger_counts_each_number_to_its_claim(tables: Tables) -> None:
    counted = [each["token"] for each in tables.ledger.rows if each["claim_id"] == "withdrawn"]
    assert counted == ["47", "47"]
    said = words(evidence.accounts(tables).data["text/html"])
    assert "Of those that are figures, two state a figure again, and are counted to it." in said
    assert account(TOWN, tables.dossier) == (
        "varn: 15 numbers, all accounted for: 12 figures, 2 that state one of them again, "
        "1 excluded with a reason."
    )


def test_one_further_quote_is_one(tmp_path: Path) -> None:
    tables = tables_of(tmp_path, rows())
    said = words(evidence.accounts(tables).data["text/html"])
    assert "Of those that are figures, one states a figure again, and is counted to it." in said
    assert "1 that states one of them again" in account(TOWN, tables.dossier)


def test_machines_read_one_claim_and_one_more_table(tables: Tables) -> None:
    dataset, *claims = evidence.linked_data(tables).data["application/ld+json"]["@graph"]
    assert [each["@id"] for each in claims].count("#quote-dead") == 1
    assert len(claims) == len(tables.dossier.claims)
    assert [each["name"] for each in dataset["distribution"]][-1] == "quotes"


def test_the_package_is_valid(tables: Tables, tmp_path: Path) -> None:
    for table in tables.all:
        (tmp_path / f"{table.schema.name}.csv").write_text(table.csv, "utf-8", newline="")
    package = datapackage(tables).data["application/json"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert [each["name"] for each in package["resources"]][-1] == "quotes"


def test_a_figure_stated_once_gains_nothing() -> None:
    tables = tidy(load("edilli-2022-10-05"))
    shown = evidence.quotes(tables)
    assert not shown.files
    assert "Also said as" not in shown.data["text/html"]
    assert "quotes" not in [each.schema.name for each in tables.all]
    graph = evidence.linked_data(tables).data["application/ld+json"]["@graph"]
    assert "quotes" not in [each["name"] for each in graph[0]["distribution"]]
