"""The page on one figure through many articles: its commands are run, and its worked rows checked.

The commands run in the invented project of `examples/`, whose last article is coded when the page says so.
"""

import csv
import hashlib
import io
import re
import shlex
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from as_stated.cli import main
from as_stated.coding import (
    CHANGE_KINDS,
    CORRECTED,
    Quantity,
    examine,
    examine_quantity,
    load_quantity,
)
from as_stated.coding.quantities.records import BASES, ORIGIN_KINDS, RELATIONS
from as_stated.errors import RefusalError
from as_stated.project import Project
from tests.helpers.documents import blocks, cells, read_document, shows
from tests.helpers.projects import ROOT, copy_project
from tests.helpers.shell import Shell
from tests.helpers.town import COLUMNS

PAGE = read_document("docs/many-sources.md")
Cells = dict[str, str]
OUTLETS = {"radio": ("Radio Varn", "2024-03-04"), "post": ("The Varn Post", "2024-03-06")}

# The figures in the sentences of the page, as their articles code them.
DEAD = {"people_status": "dead", "speaker_id": "police", "speech": "indirect"}
FIGURES: Mapping[str, Cells] = {
    "dead": {"exact": "killed 31 people", "magnitude": "31", **DEAD},
    "at-least": {"exact": "killed at least 31 people", "magnitude": "31", "magnitude_status": ">=",
                 "hedge": "at least", **DEAD},
    "false-toll": {"exact": "200 dead", "magnitude": "200", **DEAD, "speaker_id": "unstated",
                   "stance": "denied", "stance_by": "police", "stance_words": "false"},
    "feared": {"exact": "Up to 60 people may be dead", "magnitude": "60", "magnitude_status": "<=",
               "hedge": "Up to", **DEAD, "stance": "uncertain", "stance_by": "police",
               "stance_words": "may"},
    "estimate": {"exact": "killed about 50 people", "magnitude": "50", "magnitude_status": "~",
                 "hedge": "about", **DEAD, "speaker_id": "university", "method": "estimate"},
    "before": {"exact": "31 dead", "magnitude": "31", **DEAD, "earlier_words": "had spoken of",
               "stance": "stated"},
    "children": {"exact": "12 of the dead were children", "magnitude": "12", **DEAD,
                 "part_of": "unstated"},
    "storm-and-flood": {"exact": "killed 60 people", "magnitude": "60", **DEAD},
    "buried": {"exact": "buried 40 people", "magnitude": "40", **DEAD, "people_status": "",
               "speaker_id": "mayor"},
    "bodies": {"exact": "28 bodies", "magnitude": "28", **DEAD, "people_status": "found",
               "unit": "body"},
    "excess": {"exact": "90 more people died", "magnitude": "90", **DEAD, "speaker_id": "university",
               "form": "increase"},
    "compiled": {"exact": "Between 30 and 40 people were killed", "magnitude": "30",
                 "magnitude_to": "40", "people_status": "dead", "speaker_id": "unclear",
                 "speech": "indirect", "method": "compiled"},
    "rise": {"exact": "rose by nine", "magnitude": "9", **DEAD, "form": "increase"},
    "expected": {"exact": "up to 60 dead", "magnitude": "60", "magnitude_status": "<=",
                 "hedge": "up to", **DEAD, "stance": "expected", "stance_by": "police",
                 "stance_words": "expect"},
    "sailors": {"exact": "killed 4 sailors", "magnitude": "4", **DEAD},
    "valley": {"exact": "40 dead", "magnitude": "40", **DEAD, "speaker_id": "army"},
    "chief-says": {"exact": "31 dead", "magnitude": "31", **DEAD, "speaker_id": "chief",
              "speech": "direct"},
    "league-says": {"exact": "31 dead", "magnitude": "31", **DEAD, "speaker_id": "league",
               "cited_ids": "police"},
    "from-officials": {"exact": "31 dead", "magnitude": "31", **DEAD, "speaker_id": "officials"},
    "narrated": {"exact": "killed more than 30 people", "magnitude": "30", "magnitude_status": ">",
                 "hedge": "more than", "people_status": "dead", "speech": "narration"},
    "tally": {"exact": "33 dead", "magnitude": "33", "people_status": "dead",
              "speech": "narration", "method": "tally"},
    "listed": {"exact": "35 dead", "magnitude": "35", **DEAD, "speaker_id": "families",
               "method": "list"},
    "hedged": {"exact": "At least 31 people", "magnitude": "31", "magnitude_status": ">=",
               "hedge": "At least", **DEAD},
    "bulletin": {"exact": "31 dead", "magnitude": "31", **DEAD},
    "later": {"exact": "38 dead", "magnitude": "38", **DEAD},
    "lower": {"exact": "29 dead", "magnitude": "29", **DEAD},
    "put-right": {"exact": "29 dead", "magnitude": "29", **DEAD, "stance": "stated"},
    "again": {"exact": "31 dead", "magnitude": "31", **DEAD},
    "houses": {"exact": "31 houses", "magnitude": "31", **DEAD, "people_status": "",
               "unit": "house"},
}  # fmt: skip
SPEAKERS = {
    "police": ("police", "body"),
    "chief": ("the chief of police", "person"),
    "mayor": ("the mayor", "person"),
    "army": ("the army", "body"),
    "university": ("the university", "body"),
    "league": ("the Relief League", "body"),
    "families": ("a list that families keep", "document"),
}
OFFICIALS = {"speaker_id": "officials", "name": "officials", "kind": "unnamed"}
EVENT = {
    "event_id": "flood",
    "label": "the flood",
    "date_edtf": "2024-03",
    "date_basis": "inferred",
}
ORIGINS = {"police": "police, chief", "mayor": "mayor", "army": "army", "university": "university"}
NOT_SAME = {"houses": "other"}  # the relation of a figure whose row the page leaves out


@dataclass(frozen=True)
class Worked:
    """One row of the page: what the articles say, and the cells that code it."""

    section: str
    value: str
    articles: str
    cells: str

    @property
    def texts(self) -> Cells:
        """The text of each article."""
        parts = re.split(r"(?:^| )(radio|post): ", self.articles)
        return dict(zip(parts[1::2], parts[2::2], strict=True))

    def codes(self, file: str) -> Iterator[Cells]:
        """The cells of each row of a file of the quantity."""
        usual = "changes.csv" if "changes.csv" in self.section else "statements.csv"
        for named, code in re.findall(r"(?:(\w+\.csv) )?`([^`]+)`", self.cells):
            if (named or usual) == file:
                yield dict(re.findall(r"(\w+): ([^;]*)(?:; |$)", code))


def worked_rows() -> Iterator[Worked]:
    _, _, body = PAGE.partition("## Each value, with a sentence\n")
    for section in re.split(r"^### ", body.partition("\n## ")[0], flags=re.M)[1:]:
        heading, _, rows = section.partition("\n")
        lines = [line for line in rows.splitlines() if line.startswith("|")]
        for line in lines[2:]:
            value, articles, cells, _ = re.split(r" ?\| ?", line)[1:-1]
            yield Worked(heading, value, articles, cells)


WORKED = [*worked_rows()]


def as_csv(columns: Iterable[str], rows: Iterable[Cells]) -> str:
    out = io.StringIO()
    lines = csv.DictWriter(out, [*columns], restval="", lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    return out.getvalue()


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def write_article(root: Path, name: str, text: str, figures: list[str]) -> None:
    """Write one article with the figures that the page names of it."""
    outlet, day = OUTLETS[name]
    folder = root / "data" / name
    put(root / "seeds" / f"{name}.txt", text)
    usual = {
        "magnitude_status": "=",
        "unit": "person",
        "event_id": "flood",
        "comparable_group": "none",
    }
    claims = [{"claim_id": each} | usual | FIGURES[each] for each in figures]
    rows: Mapping[str, list[Cells]] = {
        "claims.csv": claims,
        "speakers.csv": [OFFICIALS] if "from-officials" in figures else [],
        "events.csv": [],
        "exclusions.csv": [],
    }
    for file, of_file in rows.items():
        put(folder / file, as_csv(COLUMNS[file], of_file))
    digest = hashlib.sha256(text.encode()).hexdigest()
    put(folder / "source.toml",
        f'producer = "{outlet}"\ntitle = "Varn"\nbyline = ""\nvia_agency = ""\nurl = ""\n'
        f'date_published = "{day}"\ndate_accessed = ""\nlanguage = "en"\nlicense = ""\n'
        f'sha256 = "{digest}"\nnot_in_text = ["producer", "title", "date_published"]\n')  # fmt: skip
    put(folder / "story.toml",
        'title = "A flood"\nstandfirst = "None is verified."\nfindings = []\nlimits = []\n'
        "without_figures = []\n")  # fmt: skip


def write(root: Path, row: Worked) -> Project:
    """A project of the row's articles, and the quantity as its cells code it."""
    statements, changes = [*row.codes("statements.csv")], [*row.codes("changes.csv")]
    keys = [f"{each['article']}/{each['claim_id']}" for each in statements]
    named = [each[end] for each in changes for end in ("from", "to") if "/" in each.get(end, "")]
    if "radio/dead" not in keys and "killed 31 people" in row.texts.get("radio", ""):
        named.append("radio/dead")
    for key in dict.fromkeys(named):
        if key not in keys:
            article, claim = key.split("/")
            statements.append({
                "article": article, "claim_id": claim, "relation": NOT_SAME.get(claim, "same"),
                "reason": "The dead of the flood.", "origin_id": "police", "origin_basis": "own",
            })  # fmt: skip
    for name, text in row.texts.items():
        write_article(root, name, text, [s["claim_id"] for s in statements if s["article"] == name])
    used = {each["origin_id"] for each in statements}
    own = [*row.codes("origins.csv")]
    ids = {each["origin_id"] for each in own}
    origins = [
        {"origin_id": each, "name": each, "kind": "body", "speakers": ORIGINS[each]}
        for each in ORIGINS
        if each in used - ids
    ]
    data = root / "data"
    speakers = [{"speaker_id": i, "name": n, "kind": k} for i, (n, k) in SPEAKERS.items()]
    put(data / "units.csv", (ROOT / "data" / "units.csv").read_text("utf-8"))
    put(data / "speakers.csv", as_csv(COLUMNS["speakers.csv"], speakers))
    put(data / "events.csv", as_csv(COLUMNS["events.csv"], [EVENT]))
    folder = data / "quantities" / "killed"
    put(folder / "quantity.toml",
        'label = "people killed by the flood in Varn"\nevent = "flood"\n'
        'counts_in = "People killed by the flood in Varn."\n'
        'counts_out = "Sailors lost in the storm at sea."\n'
        'unit = "person"\npeople_status = "dead"\nform = "level"\n'
        'methods = ["", "count", "list", "tally"]\nreason = "Each is about the one flood."\n')  # fmt: skip
    put(folder / "statements.csv", as_csv(STATEMENTS, statements))
    put(
        folder / "origins.csv",
        as_csv(("origin_id", "name", "kind", "speakers", "note"), own + origins),
    )
    put(folder / "changes.csv", as_csv(COLUMNS["changes.csv"], changes))
    return Project(root)


STATEMENTS = (
    "article", "claim_id", "relation", "reason", "origin_id", "origin_basis", "copy_of",
    "copy_reason", "as_of_inferred", "as_of_reason", "note",
)  # fmt: skip


def coded(root: Path, row: Worked) -> Quantity:
    project = write(root, row)
    for article in project.articles:
        assert [str(each) for each in examine(article, project)[1]] == []
    quantity, problems = examine_quantity("killed", project)
    assert [str(each) for each in problems] == []
    assert quantity is not None
    return quantity


@pytest.mark.parametrize(
    "row", [pytest.param(each, id=f"{each.section}: {each.value}") for each in WORKED]
)
def test_check_has_nothing_to_say_of_a_worked_row(tmp_path: Path, row: Worked) -> None:
    quantity = coded(tmp_path, row)
    rows = [*row.codes("statements.csv"), *row.codes("changes.csv"), *row.codes("origins.csv")]
    assert rows
    assert len(quantity.changes) >= len([*row.codes("changes.csv")])


@pytest.mark.parametrize(
    ("file", "column", "values"),
    [
        pytest.param("statements.csv", "relation", RELATIONS, id="relation"),
        pytest.param("statements.csv", "origin_basis", BASES, id="origin_basis"),
        pytest.param("origins.csv", "kind", ORIGIN_KINDS, id="kind of an origin"),
        pytest.param("changes.csv", "kind", CHANGE_KINDS, id="kind of a change"),
        pytest.param("changes.csv", "what", CORRECTED, id="what is corrected"),
    ],
)
def test_each_value_of_a_closed_list_is_worked(
    file: str, column: str, values: tuple[str, ...]
) -> None:
    found = {cells.get(column, "") for row in WORKED for cells in row.codes(file)}
    assert found >= set(values)


LATER = "sarnel-newspaper-bulletin"


def run(words: str) -> Result:
    command = shlex.split(words)
    assert command.pop(0) == ".venv/bin/as-stated"
    return CliRunner().invoke(main, command)


@pytest.fixture
def five_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The examples before anybody followed a figure, and before the last article."""
    project = copy_project(ROOT / "examples", tmp_path / "project")
    shutil.rmtree(project.root / "data" / "quantities")
    later = tmp_path / "later"
    for folder in ("data", "seeds"):
        for path in (project.root / folder).glob(f"{LATER}*"):
            (later / folder).mkdir(parents=True, exist_ok=True)
            path.rename(later / folder / path.name)
    monkeypatch.chdir(project.root)
    return project


@pytest.mark.kernel
@pytest.mark.process
def test_every_command_shows_what_the_page_says(five_articles: Project) -> None:
    root = five_articles.root
    todo = cells("docs/many-sources.md")
    assert todo
    coded_later = PAGE.index(f"`{LATER}`")
    for block in blocks("docs/many-sources.md", "console"):
        if block.start > coded_later and LATER not in five_articles.articles:
            shutil.copytree(root.parent / "later", root, dirs_exist_ok=True)
        while todo and todo[0].start < block.start:
            todo.pop(0).type_into(five_articles.quantity_data("dead"))
        for words, shown in block.sessions:
            result = run(words)
            assert shows(result.output, shown), f"$ {words}\n{result.output}"
    assert not todo
    assert_as_in_the_examples(five_articles)


def assert_as_in_the_examples(project: Project) -> None:
    """What was typed comes to the same decisions as the quantity in examples/."""
    typed, finished = (
        load_quantity("dead", project),
        load_quantity("dead", Project(ROOT / "examples")),
    )
    decided = {each.key: (each.relation, each.basis, each.holds) for each in finished.statements}
    assert {
        each.key: (each.relation, each.basis, each.holds) for each in typed.statements
    } == decided


LISTED = re.compile(r"^\| `(\S+\.txt)` \|[^|]*\|[^|]*\| (.*) \|$", re.MULTILINE)


@pytest.mark.process
def test_list_of_sentences_becomes_a_quantity(tmp_path: Path) -> None:
    """The commands of the page on a list, as a shell runs them."""
    (tmp_path / "data").mkdir()
    (tmp_path / "seeds").mkdir()
    shutil.copy(ROOT / "data" / "units.csv", tmp_path / "data")
    for file, sentence in LISTED.findall(PAGE):
        put(tmp_path / file, f"{sentence}\n")
    (block,) = blocks("docs/many-sources.md", "sh")
    said = Shell(tmp_path).run(block.text)
    assert "added: 3 statements of 2 articles" in said


def test_python_of_the_page_ends_in_the_refusal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT / "examples")
    monkeypatch.delenv("AS_STATED_ROOT", raising=False)
    (block,) = blocks("docs/many-sources.md", "python")
    with pytest.raises(RefusalError, match="mean"):
        exec(block.text, {})
    said = capsys.readouterr().out
    assert "At least 50 people" in said
    assert "Forty-one" not in said  # taken back by a later article
