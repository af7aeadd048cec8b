"""The whole way, as a user goes it: the committed report, twice the same, for both articles."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import frictionless
import nbformat
import pandas as pd
import pypdf
import pytest

from as_stated import load
from as_stated.coding import label_claim
from as_stated.coding.claims import Claim
from as_stated.project import Project
from tests.helpers.html import Facts
from tests.helpers.projects import GOLDEN, ROOT, SEED, copy_project, files_in
from tests.helpers.republished import republished, words_of

pytestmark = pytest.mark.kernel

COMMAND = Path(sys.executable).with_name("as-stated")
ODD = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "LANG": "C"}


def render(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "report", *words],
        cwd=root,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed's report as `make report` makes it, in a copy of the project."""
    root = copy_project(ROOT, tmp_path_factory.mktemp("first") / "project").root
    render(root, "--cards")
    return root / "report"


@pytest.fixture(scope="module")
def golden_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(
        ROOT / "tests" / "golden", tmp_path_factory.mktemp("golden") / "project"
    ).root
    render(root)
    return root / "report"


def test_same_bytes_in_another_folder_time_zone_and_locale(
    first: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("a folder with spaces") / "ü"
    root = copy_project(ROOT, other).root
    result = render(root, "--cards", **ODD)
    assert result.stderr == ""
    assert files_in(root / "report") == files_in(first)


def test_a_second_render_replaces_the_first_by_the_same(golden_report: Path) -> None:
    before = files_in(golden_report)
    render(golden_report.parent)
    assert files_in(golden_report) == before


def claims_of(report: Path) -> tuple[Claim, ...]:
    name = SEED if (report / SEED).exists() else GOLDEN
    root = ROOT if name == SEED else ROOT / "tests" / "golden"
    return load(name, Project(root)).claims


def text_of(pdf: Path) -> str:
    reader = pypdf.PdfReader(pdf)
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(params=["seed", "golden"])
def report(request: pytest.FixtureRequest, first: Path, golden_report: Path) -> Path:
    return (first / SEED) if request.param == "seed" else (golden_report / GOLDEN)


def test_page_and_pdf_show_every_figure_as_stated(report: Path) -> None:
    html = (report / "index.html").read_text("utf-8")
    words = " ".join(re.sub(r"<[^>]+>", "", html.partition("<body")[2]).split())
    printed = text_of(report / "report.pdf")
    for claim in claims_of(report.parent):
        assert claim.words in words
        assert claim.words in printed
        assert f'id="quote-{claim.claim_id}"' in html
        if claim.speaker:
            assert f"{claim.words} (according to {claim.speaker.name})" in words


def test_one_set_of_numbers(report: Path) -> None:
    """Page, executed notebook and file hold the same table."""
    csv = (report / "tables" / "claims.csv").read_bytes().decode()
    notebook = nbformat.read(report / "notebooks" / "1-figures.ipynb", as_version=4)
    shown = [o.data["text/csv"] for c in notebook.cells for o in c.get("outputs", [])
             if "text/csv" in o.get("data", {})]  # fmt: skip
    assert csv in shown
    html = (report / "index.html").read_text("utf-8")
    on_page = set(re.findall(r'data-claim="([^"]+)"', html))
    assert on_page == set(pd.read_csv(io.StringIO(csv)).claim_id)


def test_page_stands_alone(report: Path) -> None:
    html = (report / "index.html").read_text("utf-8")
    facts = Facts(html)
    assert [each for each in facts.fetched if not each.startswith(("data:", "#"))] == []
    assert facts.scripts == []
    assert sorted(set(facts.ids)) == sorted(facts.ids)
    for link in facts.links:
        if link.startswith("#"):
            assert link[1:] in facts.ids
        elif not link.startswith(("https://", "data:text/csv;")):
            assert (report / link).is_file(), link
    assert len(html.encode()) <= 250_000


def test_linked_data_has_each_claim_in_full(report: Path) -> None:
    html = (report / "index.html").read_text("utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, flags=re.S)
    assert found is not None
    graph = json.loads(found[1])["@graph"]
    texts = [node["text"] for node in graph if node["@type"] == "Claim"]
    assert texts == [label_claim(claim) for claim in claims_of(report.parent)]
    assert "ClaimReview" not in html  # nothing is rated here


def test_article_is_not_republished(report: Path) -> None:
    """No sentence that no figure stands in, and never two sentences in a row."""
    root = ROOT if report.name == SEED else ROOT / "tests" / "golden"
    dossier = load(report.name, Project(root))
    text = dossier.article.text
    places = [(claim.start, claim.end) for claim in dossier.claims]
    published = {"report.pdf": text_of(report / "report.pdf")} | {
        path.name: words_of(path)
        for path in report.rglob("*")
        if path.suffix in (".html", ".ipynb", ".csv", ".json", ".svg")
    }
    assert len(published) > 10
    for name, words in published.items():
        assert republished(text, places, words) == [], name


def test_manifest_vouches_for_the_files(report: Path) -> None:
    manifest = json.loads((report / "manifest.json").read_text("utf-8"))
    files = {name: raw for name, raw in files_in(report).items() if name != "manifest.json"}
    assert sorted([*manifest["outputs"], *manifest["not_hashed"]]) == sorted(files)
    for name, digest in manifest["outputs"].items():
        assert hashlib.sha256(files[name]).hexdigest() == digest
    assert f"seeds/{report.name}.txt" in manifest["inputs"]
    assert manifest["parameters"]["reading"] == "as-stated"


def test_tables_are_a_valid_data_package(report: Path) -> None:
    result = frictionless.validate(str(report / "tables" / "datapackage.json"))
    assert result.valid, result.to_summary()


def test_pdf_is_tagged_with_language_title_bookmarks_and_tables(report: Path) -> None:
    reader = pypdf.PdfReader(report / "report.pdf")
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title
    assert len(reader.outline) > 4
    assert "claims.csv" in reader.attachments
    pages: Any = reader.pages
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in pages
        for font in page["/Resources"].get_object().get("/Font", {}).values()
    }
    assert fonts
    assert [
        name for name in fonts if not re.search(r"\+(SourceSansPro|DejaVuSans)", name)
    ] == []  # none of the machine's


def test_other_parameters_go_elsewhere(first: Path, tmp_path: Path) -> None:
    before = files_in(first)
    words = ("-p", "reading", "one-figure", "-p", "events", "conflict-1990s", "--no-pdf")
    render(first.parent, *words, "--out", str(tmp_path / "out"))
    assert files_in(first) == before
    out = tmp_path / "out" / SEED
    html = (out / "index.html").read_text("utf-8")
    assert "Shown here:" in html
    assert "25,000" in html
    assert not (out / "report.pdf").exists()
    whole = (first / SEED / "tables" / "claims.csv").read_bytes()
    assert (out / "tables" / "claims.csv").read_bytes() == whole


@pytest.mark.parametrize(
    ("parameter", "value"),
    [pytest.param("reading", "one-figure"), pytest.param("events", "war-2020")],
)
def test_a_notebook_declares_the_parameters_that_change_what_it_shows(
    first: Path, tmp_path: Path, parameter: str, value: str
) -> None:
    """These and no others, and papermill gives it no others."""
    render(first.parent, "-p", parameter, value, "--no-pdf", "--out", str(tmp_path))
    shown = {
        folder: {
            path.stem: [cell.get("outputs") for cell in nbformat.read(path, as_version=4).cells]
            for path in sorted((folder / SEED / "notebooks").glob("*.ipynb"))
        }
        for folder in (first, tmp_path)
    }
    for name, default in shown[first].items():
        source = (tmp_path / SEED / "notebooks" / f"{name}.ipynb").read_text("utf-8")
        given = f'{parameter} = \\"{value}\\"' in source
        assert given == (f"{parameter}: str" in source)
        changed = shown[tmp_path][name]
        assert given == ([c for c in changed if c] != [c for c in default if c]), name


def test_letter_paper(golden_report: Path, tmp_path: Path) -> None:
    render(golden_report.parent, "--paper", "letter", "--out", str(tmp_path))
    sizes = {
        folder: pypdf.PdfReader(folder / GOLDEN / "report.pdf").pages[0].mediabox[2:]
        for folder in (golden_report, tmp_path)
    }
    assert [round(float(side)) for side in sizes[golden_report]] == [595, 842]  # points
    assert [round(float(side)) for side in sizes[tmp_path]] == [612, 792]


def test_committed_report_is_what_the_code_makes(first: Path) -> None:
    """Byte for byte; a PNG's depend on the processor: .ci/run compares its pixels."""
    committed = files_in(ROOT / "report")
    made = files_in(first)
    assert sorted(committed) == sorted(made)
    unlike = [name for name in made if not name.endswith(".png")
              and made[name] != committed[name]]  # fmt: skip
    assert unlike == []


@pytest.mark.parametrize("name", ["1-figures", "2-charts", "3-readings", "4-ledger"])
@pytest.mark.parametrize(("tool", "folder"), [("papermill", ""), ("nbconvert", "notebooks")])
def test_each_notebook_runs_alone(
    tmp_path: Path, tool: str, folder: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the stock commands, from the root and from notebooks/."""
    bin_folder = Path(sys.executable).parent
    monkeypatch.setenv("PATH", f"{bin_folder}{os.pathsep}{os.environ['PATH']}")
    source = os.path.relpath(ROOT / "notebooks" / f"{name}.ipynb", ROOT / folder)
    target = tmp_path / "out.ipynb"
    words = {
        "papermill": ["papermill", source, str(target), "-p", "events", ""],
        "nbconvert": [
            "jupyter-nbconvert", "--execute", "--to", "notebook", source,
            "--output", "out", "--output-dir", str(tmp_path),
        ],
    }  # fmt: skip
    subprocess.run(words[tool], cwd=ROOT / folder, capture_output=True, text=True, check=True)
    outputs = [o for c in nbformat.read(target, as_version=4).cells for o in c.get("outputs", [])]
    assert outputs
    assert all(output.output_type != "error" for output in outputs)
    kinds = {mime for output in outputs for mime in output.get("data", {})}
    assert kinds & {"text/csv", "image/svg+xml"}


def test_the_notebook_of_a_quantity_runs_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the stock command, on the project that a variable names."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("AS_STATED_ROOT", str(ROOT / "examples"))
    (notebook,) = Project(ROOT).quantity_notebooks
    first = Project(ROOT / "examples").quantities[0]
    target = tmp_path / "out.ipynb"
    words = ["papermill", str(notebook), str(target), "-p", "quantity", first]
    subprocess.run(words, capture_output=True, text=True, check=True)
    outputs = [o for c in nbformat.read(target, as_version=4).cells for o in c.get("outputs", [])]
    assert all(output.output_type != "error" for output in outputs)
    assert {"text/csv", "image/svg+xml"} <= {mime for o in outputs for mime in o.get("data", {})}
