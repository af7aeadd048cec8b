"""Mutants: the code changed in one place, and whether types or a test notice. Writes MUTANTS.md.

    benchmarks/mutants.py            a fixed sample of all
    benchmarks/mutants.py MODULE...  all of these modules, such as coding.anchor

mutmut changes the code and runs, for each change, the tests that call the changed function; what is
changed and which tests are run is set in pyproject.toml. Not changed are constants outside of
functions, such as word lists and patterns. Why a survivor may live is written in survivors.toml.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.helpers.projects import ROOT
from tests.helpers.reliability import MUTANTS, Result, commit, record

PAGE = ROOT / "benchmarks" / "MUTANTS.md"
REASONS = ROOT / "benchmarks" / "survivors.toml"
SAMPLE = 100  # of some ten thousand: the share killed is then known to six percent or so
SAMPLE_NAME = "A sample of all"
FEW = "as_stated.show.readings.x_is_round"  # those of one short function
# Exit codes that mutmut stores; any other says that no test noticed.
NOTICED = {1: "a test", 3: "a test", 37: "types", **dict.fromkeys((24, -24, 36, 152, 255), "time")}


@dataclass(frozen=True)
class Survivor:
    """A change that nothing noticed: the function, with its module, and the lines it has instead."""

    function: str
    lines: str


def mutmut(*words: str) -> str:
    """Run mutmut, with mypy on its path, and give what it says."""
    tools = Path(sys.executable).parent
    result = subprocess.run(
        [tools / "mutmut", *words], cwd=ROOT, env={"PATH": f"{tools}:/usr/bin:/bin"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    if result.returncode:
        sys.exit(result.stdout[-4000:])
    return result.stdout


def codes() -> dict[str, int | None]:
    """Each mutant's name and exit code; None if it was not tried."""
    found: dict[str, int | None] = {}
    for path in sorted((ROOT / "mutants" / "src").rglob("*.py.meta")):
        found |= json.loads(path.read_text("utf-8"))["exit_code_by_key"]
    return found


def sample(names: Sequence[str], size: int) -> list[str]:
    """Those of the lowest hashes: the same ones each time, however many others there are."""
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())[:size]


def survivor(name: str, shown: str) -> Survivor:
    """A mutant by its name and what `mutmut show` says of it."""
    module, _, function = name.partition("__mutmut_")[0].removeprefix("as_stated.").rpartition(".")
    function = function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    lines = re.findall(r"^\+(?!\+\+)\s*(.*)$", shown, flags=re.M)
    return Survivor(f"{module}.{function}", " ".join(lines))


def section(title: str, found: Sequence[int | None], survivors: Sequence[Survivor], at: str) -> str:
    """What the page says of one run.

    Args:
        found: an exit code for each mutant tried.
        at: the commit.
    """
    by = Counter("nobody" if code is None else NOTICED.get(code, "nobody") for code in found)
    noticed = len(found) - by["nobody"]
    reasons = {(each["function"], each["lines"]): each["reason"] for each in read_reasons()}
    lines = [
        f"## {title}",
        "",
        f"{len(found):,} tried, {noticed:,} killed ({noticed / len(found):.1%}): {by['a test']:,} by a test, "
        f"{by['types']:,} by the types, {by['time']:,} by the limit of time. {date.today()}, commit {at}.",
        "",
    ]
    for each in sorted(survivors, key=lambda each: (each.function, each.lines)):
        reason = reasons.get((each.function, each.lines), "nobody has looked at it yet")
        lines.append(f"- `{each.function}`: ``{each.lines or '(a line less)'}``: {reason}")
    return "\n".join(lines).rstrip() + "\n"


def read_reasons() -> list[Mapping[str, str]]:
    """Why a survivor may live, as people wrote it."""
    return tomllib.loads(REASONS.read_text("utf-8"))["survivor"]


def with_section(page: str, new: str) -> str:
    """The page with a section put in the place of the one of its title, or added.

    >>> with_section("# Top\\n\\n## a\\n\\nold\\n", "## a\\n\\nnew\\n")
    '# Top\\n\\n## a\\n\\nnew\\n'
    """
    head, *rest = re.split(r"(?m)^(?=## )", page)
    title = new.partition("\n")[0]
    kept = {each.partition("\n")[0]: each.rstrip() + "\n" for each in rest}
    kept[title] = new
    return "\n".join([head.rstrip() + "\n", *kept.values()])


def results(title: str, names: Sequence[str], at: str) -> list[Result]:
    """Write the section of these mutants, which have been tried; the result of each."""
    found = codes()
    left = [name for name in names if NOTICED.get(found[name] or 0) is None]
    survivors = [survivor(name, mutmut("show", name)) for name in left]
    new = section(title, [found[name] for name in names], survivors, at)
    PAGE.write_text(with_section(PAGE.read_text("utf-8"), new), "utf-8")
    print(new)
    return ["failed" if name in left else "held" for name in names]


def main() -> None:
    """Make the mutants, and try those asked for."""
    parser = argparse.ArgumentParser(description="Try mutants of the code.")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as coding.anchor")
    modules, at = parser.parse_args().modules, commit()
    shutil.rmtree(ROOT / "mutants", ignore_errors=True)
    starts = [f"as_stated.{module}.x" for module in modules] or [FEW]
    mutmut("run", "--max-children", "1", *(f"{start}*" for start in starts))  # makes them all
    if not modules:
        names = sample(list(codes()), SAMPLE)
        mutmut("run", "--max-children", "1", *names)
        record(MUTANTS, results(SAMPLE_NAME, names, at), at)
    for module, start in zip(modules, starts, strict=False):
        results(module, [name for name in codes() if name.startswith(start)], at)


if __name__ == "__main__":
    main()
