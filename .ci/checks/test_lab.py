"""The notebooks in JupyterLab: run in a browser as an analyst runs them, and read in both themes."""

import re
import shutil
from collections.abc import Iterator
from html import escape
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Page

from as_stated.build import METADATA, as_written
from as_stated.coding import load, load_quantity, say_claim
from as_stated.project import Project

from .conftest import ROOT
from .jupyter import Notebook, jupyter_lab, open_lab

# Invented articles that have of everything: denials, bounds, a quantity through several of them.
EXAMPLES = ROOT / "examples"
NAMES = ("1-figures", "2-charts", "3-readings", "4-ledger", "quantity/across")
THEMES = ("JupyterLab Light", "JupyterLab Dark")
FIRST = "sarnel-newspaper"  # the article that an empty name stands for
# Other values of the parameters, in the order in which they are tried. That article has an “about”.
OTHER = {
    "events": "february",
    "article": "sarnel-wire",
    "reading": "one-figure",
    "quantity": "dead",
}
LEAST, LEAST_LARGE = 4.5, 3.0  # contrast of text, by WCAG 2.2, success criterion 1.4.3

# What can be seen of the outputs. JupyterLab shows JSON in a viewer, and an SVG as a picture, whose
# text is measured as it would stand in the picture's place.
MEASURE = """([least, leastLarge]) => {
  const parse = text => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = text.match(/[\\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return [red, green, blue, alpha];
  };
  const over = (top, under) =>
    [0, 1, 2].map(at => top[at] * top[3] + under[at] * (1 - top[3])).concat(1);
  const ground = element => {
    const layers = [];
    for (let each = element; each; each = each.parentElement)
      layers.unshift(parse(getComputedStyle(each).backgroundColor));
    return layers.reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const light = colour => colour.slice(0, 3)
    .map(each => each / 255)
    .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (one, other) => {
    const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  };
  const drawn = [];
  for (const image of document.querySelectorAll('.jp-OutputArea-output img[src^="data:image/svg"]')) {
    const [head, data] = [image.src.slice(0, image.src.indexOf(',')), image.src.slice(image.src.indexOf(',') + 1)];
    const frame = document.createElement('div');
    frame.innerHTML = head.endsWith('base64') ? atob(data) : decodeURIComponent(data);
    image.after(frame);
    drawn.push(frame);
  }
  const faults = [];
  let seen = 0;
  for (const output of document.querySelectorAll('.jp-OutputArea-output')) {
    const words = document.createTreeWalker(output, NodeFilter.SHOW_TEXT);
    for (let text = words.nextNode(); text; text = words.nextNode()) {
      const element = text.parentElement;
      if (!text.data.trim() || element.closest('style, script, title, desc, .jp-RenderedJSON')) continue;
      if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
      seen += 1;
      const style = getComputedStyle(element), under = ground(element);
      const colour = element instanceof SVGElement ? style.fill : style.color;
      const size = parseFloat(style.fontSize), isBold = Number(style.fontWeight) >= 700;
      const found = contrast(over(parse(colour), under), under);
      if (found < (size >= 24 || (isBold && size >= 18.66) ? leastLarge : least))
        faults.push(`${found.toFixed(1)}: ${text.data.trim().slice(0, 60)}`);
    }
  }
  drawn.forEach(each => each.remove());
  return {seen, faults};
}"""
# Of each list of terms: what stands beside another term than its own.
APART = """() => [...document.querySelectorAll('.jp-OutputArea-output dl')].flatMap(list => {
  const items = [...list.querySelectorAll('dt, dd')].filter(each => each.checkVisibility());
  const at = items.map(each => each.getBoundingClientRect());
  return items.flatMap((item, here) => {
    const next = items.findIndex((each, there) => there > here && each.tagName === 'DT');
    const own = items.findLastIndex((each, there) => there <= here && each.tagName === 'DT');
    const isApart = at[here].top < at[own].top - 2 || (next > 0 && at[next].top < at[here].bottom - 2);
    return isApart ? [`${item.textContent.slice(0, 40)} | ${items[own].textContent.slice(0, 40)}`] : [];
  });
})"""
# Links that lead nowhere: no such place in the document, no such file on the server. The mark beside
# a heading is JupyterLab's own.
DEAD = """async () => {
  const links = [...document.querySelectorAll('.jp-OutputArea-output a[href]:not(.jp-InternalAnchorLink)')];
  const dead = [];
  for (const link of links) {
    const written = link.getAttribute('href');
    if (written.startsWith('#')) {
      if (!document.getElementById(decodeURIComponent(written.slice(1)))) dead.push(written);
    } else if (link.origin === location.origin) {
      if (!(await fetch(link.href, {method: 'HEAD'})).ok) dead.push(link.pathname);
    }
  }
  return dead;
}"""


def outputs(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All outputs of a notebook, in order, without the numbers of the runs."""
    found = [output for cell in cells for output in cell.get("outputs", [])]
    return [{key: each[key] for key in each if key != "execution_count"} for each in found]


def errors(cells: list[dict[str, Any]]) -> list[str]:
    """What a cell failed with, and whatever was written beside its output, as a warning is."""
    return [
        f"{each.get('ename', each.get('name'))}: {str(each.get('evalue', each.get('text')))[:300]}"
        for each in outputs(cells)
        if each["output_type"] in ("error", "stream")
    ]


def shown(cells: list[dict[str, Any]]) -> str:
    """What readers see of all outputs, as HTML and SVG."""
    return "\n".join(
        "".join(each.get("data", {}).get(mime, ""))
        for each in outputs(cells)
        for mime in ("text/html", "image/svg+xml", "text/markdown")
    )


def figures(cells: list[dict[str, Any]]) -> set[str]:
    """The names of the figures that the outputs show."""
    return set(re.findall(r'data-claim="([^"]+)"', shown(cells)))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("project")
    for name in ("seeds", "data"):
        shutil.copytree(EXAMPLES / name, root / name)
    checkpoints = shutil.ignore_patterns(".ipynb_*")
    shutil.copytree(ROOT / "notebooks", root / "notebooks", ignore=checkpoints)
    return Project(root)


@pytest.fixture(scope="module")
def lab(
    project: Project, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """JupyterLab in a window: one server and one window for all these checks."""
    with jupyter_lab(project.root, tmp_path_factory.mktemp("home")) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        open_lab(page, address)
        yield page
        context.close()


@pytest.fixture(scope="module", params=NAMES)
def notebook(request: pytest.FixtureRequest, lab: Page) -> Iterator[Notebook]:
    """Each notebook in turn, open, with all its cells run."""
    opened = Notebook(lab, f"notebooks/{request.param}.ipynb")
    opened.run_all()
    yield opened
    opened.close()


def test_run_all_ends_without_error_or_warning(notebook: Notebook) -> None:
    cells = notebook.cells
    assert errors(cells) == []
    code = [each for each in cells if each["cell_type"] == "code"]
    assert [each["id"] for each in code if not each["execution_count"]] == []
    assert len(outputs(cells)) > len(code) / 3


def test_restart_and_run_all_gives_the_same(notebook: Notebook) -> None:
    first = outputs(notebook.cells)
    notebook.restart_and_run_all()
    assert outputs(notebook.cells) == first


@pytest.mark.parametrize("theme", THEMES)
def test_outputs_can_be_read(notebook: Notebook, theme: str) -> None:
    notebook.use_theme(theme)
    found = notebook.page.evaluate(MEASURE, [LEAST, LEAST_LARGE])
    assert found["seen"] > 10
    assert found["faults"] == []


def test_what_is_said_of_a_term_stands_beside_it(notebook: Notebook) -> None:
    assert notebook.page.evaluate(APART) == []


def test_links_lead_somewhere(notebook: Notebook) -> None:
    assert notebook.page.evaluate(DEAD) == []


def unheeded(
    name: str, before: list[dict[str, Any]], after: list[dict[str, Any]], project: Project
) -> str:
    """What a notebook shows that it should not, once a parameter is `OTHER`; empty if it follows it."""
    found, is_ledger = figures(after), "tables.ledger" in "".join(each["source"] for each in after)
    if name == "quantity":
        meant = {each.key for each in load_quantity(OTHER[name], project).statements}
    elif name == "article":
        meant = {each.claim_id for each in load(OTHER[name], project)}
    elif name == "events":
        chosen = [each for each in load(FIRST, project) if each.event.event_id == OTHER[name]]
        meant = {each.claim_id for each in chosen}
        if is_ledger:  # its tables stay whole; what it computes is of the first figure shown
            computed = re.findall('<pre class="plain computed">(.*?)</pre>', shown(after), re.S)
            return "" if escape(say_claim(chosen[0])) in computed[0] else computed[0]
    else:
        words = r"(?i)one[ -]figure"
        more = len(re.findall(words, shown(after))) - len(re.findall(words, shown(before)))
        return "" if more > 0 else "no more of the rule than before"
    return ", ".join(sorted(found - meant)) if found else "no figure at all"


def test_parameters_change_what_they_should(notebook: Notebook, project: Project) -> None:
    """Each that a notebook declares: what is shown then is of what is chosen, and of nothing else."""
    before, written = notebook.cells, notebook.parameters
    names = re.findall(r"^(\w+):", written, flags=re.M)
    assert names
    for name in (each for each in OTHER if each in names):
        setting = notebook.parameters if name == "reading" else written  # of what has an “about”
        notebook.parameters = re.sub(
            rf'^{name}: str = "[^"]*"', f'{name}: str = "{OTHER[name]}"', setting, flags=re.M
        )
        notebook.run_all()
        after = notebook.cells
        assert errors(after) == []
        assert unheeded(name, before, after, project) == "", name
        assert unheeded(name, before, before, project) != "", name  # the check can fail
        before = after if name == "article" else before
    notebook.parameters = written


def test_saving_asks_for_no_new_report(notebook: Notebook, project: Project) -> None:
    stored = (ROOT / notebook.path).read_bytes()
    notebook.save()
    saved = (project.root / notebook.path).read_bytes()
    assert saved != stored
    assert as_written(saved) == as_written(stored)


FAULTY = [
    "import warnings\nfrom IPython.display import HTML, SVG\nwarnings.warn('old')",
    "HTML('<p style=\"color: #bbb; background: #fff\">Faint</p>')",
    'SVG(\'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 20" style="background: #222">'
    '<text y="9" fill="#333">Drawn</text></svg>\')',
    "HTML('<dl><dt>' + 'many words ' * 99 + '</dt><dd>Few</dd><dt>Two</dt><dd>More</dd></dl>')",
    'HTML(\'<a href="#nowhere">one</a> <a href="gone.csv">two</a>\')',
    "1 / 0",
]


def test_checks_find_what_is_wrong(lab: Page, project: Project) -> None:
    cells = [nbformat.v4.new_code_cell(each) for each in FAULTY]
    faulty = nbformat.v4.new_notebook(cells=cells, metadata=METADATA)
    nbformat.write(faulty, project.root / "faulty.ipynb")
    opened = Notebook(lab, "faulty.ipynb")
    opened.run_all()
    assert [each.split(":")[0] for each in errors(opened.cells)] == ["stderr", "ZeroDivisionError"]
    opened.use_theme(THEMES[0])
    found = lab.evaluate(MEASURE, [LEAST, LEAST_LARGE])["faults"]
    assert [each.split(": ")[1] for each in found][:2] == ["Faint", "Drawn"]
    assert len(lab.evaluate(APART)) == 1
    assert lab.evaluate(DEAD)[:2] == ["#nowhere", "/files/gone.csv"]  # then JupyterLab’s own
    opened.close()


# Counts how often it was run by one kernel, and says something else each time.
CHANGING = """events: str = ""  # of a notebook of these checks

import builtins, os
builtins.ran = getattr(builtins, "ran", 0) + 1
print(builtins.ran)
os.urandom(8)"""


@pytest.fixture
def changing(lab: Page, project: Project) -> Iterator[Notebook]:
    """A notebook whose outputs are never the same twice, with a cell of parameters."""
    cell = nbformat.v4.new_code_cell(CHANGING, metadata={"tags": ["parameters"]})
    made = nbformat.v4.new_notebook(cells=[cell], metadata=METADATA)
    nbformat.write(made, project.root / "changing.ipynb")
    opened = Notebook(lab, "changing.ipynb")
    yield opened
    opened.close()


def test_another_output_after_a_restart_is_found(changing: Notebook) -> None:
    said = []
    for run in (changing.run_all, changing.run_all, changing.restart_and_run_all):
        run()
        said.append(outputs(changing.cells))
    assert [each[0]["text"].strip() for each in said] == ["1", "2", "1"]  # a new kernel
    assert said[0] != said[2]


def test_what_was_typed_before_saving_asks_for_a_new_report(
    changing: Notebook, project: Project
) -> None:
    file = project.root / changing.path
    stored = file.read_bytes()
    changing.run_all()
    changing.save()
    assert as_written(file.read_bytes()) == as_written(stored)
    changing.parameters = changing.parameters.replace('""', '"february"', 1)
    changing.save()
    assert as_written(file.read_bytes()) != as_written(stored)
