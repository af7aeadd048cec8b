"""What stands in several files stands there alike."""

import ast
import json
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, requires
from itertools import chain

import pytest
import yaml
from packaging.requirements import Requirement

import as_stated
from as_stated.cli import main
from tests.helpers.projects import ROOT

ALIASES = {
    "matplotlib-base": "matplotlib",
    "nbconvert-core": "nbconvert",
    "brotli-python": "brotli",
}
OTHER_LOCKS = tuple(
    f"requirements-{name}.txt" for name in ("documents", "test", "page", "mutate", "lab")
)
ALONE = ("requirements-audit.txt", "requirements-docs.txt", "requirements-tables.txt")
UNLOCKED = {"python", "pip", "jupyter"}  # the environment itself, and JupyterLab beside it


def locked(name: str) -> dict[str, set[str]]:
    versions: dict[str, set[str]] = {}
    pattern = r"^([a-z0-9][a-z0-9-]*)(?:\[[^\]]*\])?==([^ ;\\]+)"
    for package, version in re.findall(pattern, (ROOT / name).read_text("utf-8"), flags=re.M):
        versions.setdefault(package, set()).add(version)
    return versions


def test_environment_has_the_versions_of_the_lock() -> None:
    lock = locked("requirements.txt")
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    *conda, pip = environment["dependencies"]
    pairs = [
        re.split(r"\s*=+", each, maxsplit=1) for each in conda if each.split()[0] not in UNLOCKED
    ]
    pairs += [each.split("==") for each in pip["pip"] if "==" in each]
    assert len(pairs) > 12
    for package, version in pairs:
        assert version in lock[ALIASES.get(package, package)], package


def test_environment_has_every_dependency() -> None:
    written = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needed = written["project"]["dependencies"] + written["dependency-groups"]["build"]
    needed += written["project"]["optional-dependencies"]["report"]
    names = {re.split(r"[\[<>=]", each)[0] for each in needed}
    text = (ROOT / "environment.yml").read_text("utf-8")
    conda = {ALIASES.get(name, name) for name in re.findall(r"- ([a-z0-9-]+)", text)}
    assert names <= conda


def test_locks_have_hashes_and_no_address() -> None:
    for name in ("requirements.txt", *ALONE, *OTHER_LOCKS):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        packages = re.findall(r"^\S+==.*(?:\n    .*)*", text, flags=re.M)
        assert len(packages) > 15
        assert all("--hash=sha256:" in package for package in packages)


def test_locks_agree() -> None:
    """Every environment runs what the report is made with; tests and page checks share one."""
    base = locked("requirements.txt")
    for other in map(locked, OTHER_LOCKS):
        assert {name: other.get(name) for name in base} == base
    tests = locked("requirements-test.txt")
    for more in map(locked, ("requirements-page.txt", "requirements-mutate.txt")):
        assert all(tests[name] == more[name] for name in tests.keys() & more.keys())
    docs = locked("requirements-docs.txt")  # on top of the report's packages
    assert all(docs[name] == base[name] for name in docs.keys() & base.keys())


def asked_with_extras(requirements: Iterable[str], extra: str = "") -> dict[str, set[str]]:
    """Package to extras, of the requirements that ask for any on this machine, as they write them."""
    found: dict[str, set[str]] = {}
    for each in (Requirement(each) for each in requirements if "[" in each):
        if each.extras and (not each.marker or each.marker.evaluate({"extra": extra})):
            found.setdefault(re.sub(r"[-_.]+", "-", each.name.lower()), set()).update(each.extras)
    return found


@cache
def required(package: str) -> list[str]:
    """What an installed package asks for, read once for all locks."""
    return requires(package) or []


def nameless_extras(lock: str) -> list[str]:
    """Packages of a lock that are asked for with an extra, by us or by another one that is installed here, without it.

    pip 23 would then take the newest version for those, which has no hash in the lock.
    """
    named = {
        package: {*filter(None, extras.split(","))}
        for package, extras in re.findall(r"^([a-z0-9-]+)(?:\[(.*)\])?==", lock, flags=re.M)
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    ours = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    asked = [asked_with_extras(ours)]
    for package, extras in named.items():
        with suppress(PackageNotFoundError):
            asked += [asked_with_extras(required(package), each) for each in {"", *extras}]
    return sorted(
        f"{package}[{extra}]"
        for each in asked
        for package, extras in each.items()
        for extra in extras
        if package in named and extra not in named[package]
    )


@pytest.mark.parametrize("path", sorted(path.name for path in ROOT.glob("requirements*.txt")))
def test_locks_name_the_extras_that_are_asked_for(path: str) -> None:
    assert nameless_extras((ROOT / path).read_text("utf-8")) == []


@pytest.mark.parametrize("extra", ["coverage[toml]", "bleach[css]", "fonttools[woff]"])
def test_an_extra_that_a_lock_leaves_out_is_found(extra: str) -> None:
    """Asked for by pytest-cov, by nbconvert and by this package."""
    lock = (ROOT / "requirements-test.txt").read_text("utf-8")
    assert f"\n{extra}==" in lock
    assert nameless_extras(lock.replace(extra, extra.partition("[")[0])) == [extra]


def undocumented(page: str, packages: set[str]) -> set[str]:
    """Packages without a row, rows without a package, and rows without a licence or a reason."""
    rows = dict(re.findall(r"^\| (\S+) \| ([^|]*\S \| [^|]*\S) \|$", page, flags=re.M))
    return packages ^ (rows.keys() - {"package"})


def test_each_locked_package_has_its_licence_and_reason() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    packages = {name for path in ROOT.glob("requirements*.txt") for name in locked(path.name)}
    assert undocumented(page, packages) == set()
    assert undocumented(page, {*packages, "new-one"}) == {"new-one"}
    assert undocumented(page, packages - {"pandas"}) == {"pandas"}
    bare = re.sub(r"(\| pandas \| [^|]* \|)[^|]*\|", r"\1  |", page)
    assert undocumented(bare, packages) == {"pandas"}


def test_npm_lock_has_hashes_and_no_address() -> None:
    wanted = json.loads((ROOT / ".ci" / "package.json").read_text("utf-8"))["dependencies"]
    packages = json.loads((ROOT / ".ci" / "package-lock.json").read_text("utf-8"))["packages"]
    assert packages.pop("")["dependencies"] == wanted
    assert len(packages) > 50
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


INDEX_PAGE = (ROOT / "docs" / "package.md").read_text("utf-8")


def unshown(page: str) -> list[str]:
    """Links and pictures that an index, which has the page alone, cannot lead to or show; HTML it leaves out."""
    links = re.findall(r"\]\(([^)\s]+)", page)
    return [each for each in links if not each.startswith("https://")] + re.findall(r"<\w+", page)


def test_what_an_index_shows_needs_no_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["readme"] == "docs/package.md"
    assert unshown(INDEX_PAGE) == []
    assert unshown((ROOT / "README.md").read_text("utf-8"))
    assert "urls" not in project  # the project has no address yet


def test_what_an_index_shows_is_the_package() -> None:
    """Its sentence and its row are the first article's, and its extras and commands are there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    article = (ROOT / "seeds" / "edilli-2022-10-05.txt").read_text("utf-8")
    (sentence,) = re.findall(r"^> (.*\n(?:> .*\n)*)", INDEX_PAGE, flags=re.M)
    assert " ".join(sentence.replace("> ", " ").split()) in " ".join(article.split())
    others = INDEX_PAGE.partition("Other extras:")[2]
    named = set(re.findall(r"as-stated\[(\w+)\]", INDEX_PAGE) + re.findall(r"`(\w+)` \(", others))
    assert {"report", "cjk"} < named <= project["optional-dependencies"].keys()
    assert set(re.findall(r"^as-stated (\w+)", INDEX_PAGE, flags=re.M)) <= set(main.commands)


@pytest.mark.parametrize("version", ["3.11", "3.14"])
def test_each_python_that_ci_runs_is_named(version: str) -> None:
    """Oldest and newest, in the metadata and in the matrix."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"Programming Language :: Python :: {version}" in project["classifiers"]
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "report.yml").read_text("utf-8"))
    runs = workflow["jobs"]["render"]["strategy"]["matrix"]["include"]
    assert version in {each["python"] for each in runs}


def test_the_licence_of_the_data_lies_beside_them() -> None:
    """The same that reports give for their tables."""
    text = (ROOT / "data" / "LICENSE.txt").read_text("utf-8")
    packages = list((ROOT / "report").rglob("datapackage.json"))
    assert packages
    for path in packages:
        (licence,) = json.loads(path.read_text("utf-8"))["licenses"]
        assert licence["name"].replace("-", " ") in text
        assert licence["title"] in text


def test_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert as_stated.__version__ == project["version"] == citation["version"]


DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", ".github/**/*.md", "data/*.md", "docs/*.md")
    for path in ROOT.glob(pattern)
)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_nobody_is_named(document: str) -> None:
    """By no e-mail address: who to write to is the repository's own reporting."""
    assert not re.search(r"[\w.]+@[\w-]+\.[a-z]+", (ROOT / document).read_text("utf-8"))


SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_changelog_keeps_its_form() -> None:
    """The newest release is the version of the package, and its day that of the citation."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## (.*)$", text, flags=re.M)
    assert versions[0] == "[Unreleased]"
    days = [re.fullmatch(r"\[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)", each) for each in versions[1:]]
    assert all(days)
    assert days[0] and days[0][1] == as_stated.__version__
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert days[0][2] == str(citation["date-released"])
    for release in re.split(r"^## ", text, flags=re.M)[1:]:
        sections = re.findall(r"^### (.*)$", release, flags=re.M)
        assert set(sections) <= SECTIONS
        assert len(sections) == len(set(sections))
        lines = release.splitlines()[1:]
        assert all(re.match(r"(####? |- |  \S|$)", line) for line in lines)


def test_actions_are_pinned_by_hash_and_keep_no_credentials() -> None:
    workflows = list((ROOT / ".github" / "workflows").glob("*.yml"))
    assert workflows
    for path in workflows:
        text = path.read_text("utf-8")
        used = re.findall(r"uses: (.*)", text)
        assert used
        for each in used:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", each), each
        jobs = yaml.safe_load(text)["jobs"].values()
        steps = [step for job in jobs for step in job["steps"]]
        for step in steps:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_hooks_before_a_commit_fetch_nothing() -> None:
    """They are tools that the lock of the tests holds."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    lock = locked("requirements-test.txt")
    packages = {"lint-imports": "import-linter", ".ci/strip": "nbstripout"}
    for repository in hooks:
        assert repository["repo"] == "local"
        for hook in repository["hooks"]:
            assert hook["language"] == "system"
            tool = hook["entry"].split()[0].removeprefix(".venv/bin/")
            assert packages.get(tool, tool) in lock


FORBIDDEN = ["pypi" + ".org", "python" + "hosted", "npmjs" + ".org", "/wor" + "k/", "/roo" + "t/"]


@pytest.mark.process
@pytest.mark.parametrize("words", FORBIDDEN)
def test_no_registry_and_no_machine_is_named(words: str) -> None:
    found = subprocess.run(
        ["git", "grep", "-lIF", "-e", words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.stdout == ""


@cache
def nodes(source: str) -> list[ast.AST]:
    """All there is in a module, parsed once for all rules."""
    return list(ast.walk(ast.parse(source)))


def long_functions(source: str, most: int = 40) -> list[str]:
    """The functions of a module with more lines than a reader keeps in mind; docstrings are none."""
    found = []
    for each in nodes(source):
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            first = each.body[0]
            is_said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            said = (first.end_lineno or 0) - first.lineno + 1 if is_said else 0
            lines = (each.end_lineno or 0) - each.lineno + 1 - said
            if lines > most:
                found.append(f"{each.name}: {lines} lines")
    return found


def dense_patterns(source: str, most: int = 140) -> list[str]:
    """The regular expressions of a module that are long, and not laid out by `re.VERBOSE`."""
    return [
        f"line {call.lineno}"
        for call in nodes(source)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.args and isinstance(call.args[0], ast.Constant | ast.JoinedStr)
        if ast.unparse(call.func).startswith("re.")
        if len(ast.unparse(call.args[0])) > most and "VERBOSE" not in ast.unparse(call)
    ]


@pytest.mark.parametrize("rule", [long_functions, dense_patterns])
def test_no_module_breaks(rule: Callable[[str], list[str]]) -> None:
    folder = ROOT / "src" / "as_stated"
    found = {
        path.relative_to(folder).as_posix(): broken
        for path in sorted(folder.rglob("*.py"))
        if (broken := rule(path.read_text("utf-8")))
    }
    assert found == {}


def test_a_long_function_is_seen() -> None:
    lines = "\n".join("    x = 1" for _ in range(40))
    assert long_functions(f"def f():\n    'Say it.'\n{lines}") == ["f: 41 lines"]
    assert long_functions(f"def f():\n    'Say it.'\n{lines[:-10]}") == []


def test_a_dense_pattern_is_seen() -> None:
    pattern = "|".join(["word"] * 40)
    assert dense_patterns(f"import re\nre.compile(r'{pattern}', re.IGNORECASE)") == ["line 2"]
    assert dense_patterns(f"import re\nre.compile(r'{pattern}', re.VERBOSE)") == []
