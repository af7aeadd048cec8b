"""`report --cards`: the files of the report have them, and without the switch they have not."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from as_stated.build.cards import make_cards
from as_stated.build.inputs import read_inputs
from as_stated.build.report import is_sound
from as_stated.cli import main
from as_stated.errors import RenderError
from as_stated.hashing import sha256
from as_stated.project import Project
from as_stated.show import Parameters, QuantityParameters
from tests.helpers.documents import blocks
from tests.helpers.projects import GOLDEN, ROOT, copy_project, files_in

pytestmark = [pytest.mark.kernel, pytest.mark.process, pytest.mark.xdist_group("cards")]

(COMMANDS,) = blocks("docs/publishing.md", "sh")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the golden article, with its report and cards."""
    project = copy_project(ROOT / "tests" / "golden", tmp_path_factory.mktemp("cards") / "p")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project.root)
        (command,) = COMMANDS.commands
        ran = CliRunner().invoke(main, [*command.split()[1:], "--no-pdf"])
        assert ran.exit_code == 0, ran.output
    return project.root


def test_cards_are_files_of_the_report_and_the_page_leads_to_them(root: Path) -> None:
    report = root / "report" / GOLDEN
    files = files_in(report)
    manifest = json.loads(files["manifest.json"])
    pages = {path for path in files if path.startswith("cards/") and path.endswith(".html")}
    pictures = {path.replace(".html", ".png") for path in pages}
    assert pages and pictures <= files.keys()
    assert pages <= manifest["outputs"].keys() and pictures <= set(manifest["not_hashed"])
    page = files["index.html"].decode()
    assert '<a class="id" href="cards.html">A card of each figure that holds</a>' in page
    assert 'href="cards/' not in page


def test_without_the_switch_there_are_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    with_cards = files_in(root / "report")
    ran = CliRunner().invoke(main, ["report", "--no-pdf"])
    assert ran.exit_code == 0, ran.output
    without = files_in(root / "report")
    assert not any("cards" in path for path in without)
    assert b"cards.html" not in without[f"{GOLDEN}/index.html"]
    ran = CliRunner().invoke(main, ["report", "--no-pdf", "--cards"])  # from the cache
    assert ran.exit_code == 0, ran.output
    assert files_in(root / "report") == with_cards


def test_a_report_whose_card_lost_a_part_is_not_taken_from_the_cache(root: Path) -> None:
    inputs = read_inputs(Project(root), Parameters(GOLDEN), None, cards=True)
    files = files_in(root / "report" / GOLDEN)
    assert is_sound(inputs, files)
    path = next(each for each in files if each.startswith("cards/") and each.endswith(".html"))
    html = files[path].replace(b'<p class="origin"><span', b"<p><span")
    manifest = json.loads(files["manifest.json"])
    manifest["outputs"][path] = sha256(html)
    told = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    assert not is_sound(inputs, {**files, path: html, "manifest.json": told})


def test_a_quantity_has_no_cards(tmp_path: Path) -> None:
    project = copy_project(ROOT / "examples", tmp_path / "p")
    inputs = read_inputs(project, QuantityParameters("dead"), None, cards=True)
    assert not inputs.cards
    with pytest.raises(RenderError, match="this report is of a quantity"):
        make_cards(inputs)
