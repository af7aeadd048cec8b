"""`data/project.toml`: what holds for the whole project, and nobody but its owner can say.

    site = "https://figures.example/reports/"   # where the folder of all reports is published
    author = "The Varn Courier"                 # whose coding, tables and charts these are
    license = "CC-BY-4.0"                       # under which others may use them

Without `site` no page says an address, and there is no feed; without the others reports name no author and
give no licence.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from as_stated.coding.addresses import ADDRESS_HINT, is_web_address
from as_stated.coding.files import TODO, read_toml
from as_stated.errors import InputError, Problem
from as_stated.project import Project

FILE = "data/project.toml"
_KEYS = ("site", "author", "license")
_CC = "https://creativecommons.org"
# Licences for data that are known by name: SPDX identifier to title and address.
LICENSES: Mapping[str, tuple[str, str]] = {
    "CC0-1.0": ("Creative Commons Zero 1.0", f"{_CC}/publicdomain/zero/1.0/"),
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", f"{_CC}/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("Creative Commons Attribution-ShareAlike 4.0", f"{_CC}/licenses/by-sa/4.0/"),
    "CC-BY-NC-4.0": ("Creative Commons Attribution-NonCommercial 4.0", f"{_CC}/licenses/by-nc/4.0/"),
    "ODC-By-1.0": ("Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "ODbL-1.0": ("Open Data Commons Open Database 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class License:
    """A licence for coding, tables and charts.

    Attributes:
        name: its SPDX identifier; empty for terms of your own.
        title: in words; for terms of your own, their address.
        url: where its text is.
    """

    name: str
    title: str
    url: str

    @property
    def listed(self) -> list[dict[str, str]]:
        """As `licenses` of a `datapackage.json`."""
        told = {"name": self.name, "title": self.title} if self.name else {}
        return [told | {"path": self.url}]


@dataclass(frozen=True, slots=True)
class Settings:
    """What `data/project.toml` says.

    Attributes:
        site: the address of the folder of all reports, with a slash at its end; empty for none.
        author: whose coding, tables and charts these are; empty where nobody is named.
        license: of coding, tables and charts; None where none is given.
        undecided: the keys that are still `TODO`, which counts as nothing said.
    """

    site: str = ""
    author: str = ""
    license: License | None = None
    undecided: tuple[str, ...] = ()

    @property
    def licenses(self) -> dict[str, list[dict[str, str]]]:
        """The property `licenses` of a `datapackage.json`; none where no licence is given."""
        return {"licenses": self.license.listed} if self.license else {}

    @property
    def notices(self) -> list[str]:
        """What `check` says of the file though nothing is wrong, a line each."""
        nothing = {
            "site": "no page says its address",
            "author": "reports name no author",
            "license": "reports give no licence",
        }
        todo = "Say it, or delete the line."
        return [
            f"{FILE}, {key}: not decided yet, so {nothing[key]}. {todo}" for key in self.undecided
        ]


def read_settings(project: Project) -> Settings:
    """What `data/project.toml` says; nothing where there is no such file.

    Raises:
        InputError: it cannot be read, or holds something else.
    """
    settings, problems = examine_settings(project)
    if problems:
        raise InputError("\n".join(map(str, problems)))
    return settings


def examine_settings(project: Project) -> tuple[Settings, list[Problem]]:
    """As `read_settings`, with all that is wrong instead of raising it; then nothing is said."""
    path = project.root / FILE
    if not (path.exists() or path.is_symlink()):
        return Settings(), []
    values, problems = read_toml(path, FILE)
    known = f"Delete it; there are {', '.join(_KEYS[:-1])} and {_KEYS[-1]}."
    for key in values:
        if key not in _KEYS:
            problems.append(Problem(FILE, f"there is no key {key!r}.", known))
        elif what := _fault(key, values[key]):
            problems.append(Problem(f"{FILE}, {key}", *what))
    if problems:
        return Settings(), problems
    undecided = tuple(key for key in _KEYS if values.get(key) == TODO)
    said = {key: str(values.get(key, "")) for key in _KEYS if key not in undecided}
    site = said.get("site", "")
    return Settings(
        f"{site.rstrip('/')}/" if site else "",
        said.get("author", ""),
        _license(said.get("license", "")),
        undecided,
    ), []


def _license(written: str) -> License | None:
    if not written:
        return None
    if written in LICENSES:
        return License(written, *LICENSES[written])
    return License("", written, written)


def _fault(key: str, value: object) -> tuple[str, str] | None:
    """What is wrong of a value, and what to do; None for a good one, and for none."""
    example = {
        "site": 'such as site = "https://figures.example/reports/"',
        "author": 'such as author = "The Varn Courier"',
        "license": 'such as license = "CC-BY-4.0"',
    }[key]
    if not isinstance(value, str):
        return f"is {value!r:.80}, which is not text.", f"Write it in quotation marks, {example}."
    if value in ("", TODO):
        return None
    if key == "author":
        if value.isprintable() and value == " ".join(value.split()):
            return None
        return f"{value!r:.80} is no name on one line.", f"Write one, {example}."
    if key == "license":
        if value in LICENSES or is_web_address(value):
            return None
        names = f"Write one of {', '.join(LICENSES)}, or the address of your own terms"
        return f"{value!r:.80} is not a licence that is known.", f"{names}, or delete the line."
    if not is_web_address(value):
        todo = f"{ADDRESS_HINT[:-1]}, {example}, or delete the line."
        return f"{value!r:.80} is not an address on the web.", todo
    if "?" in value or "#" in value:
        todo = "Write the address of the folder that holds all reports."
        return f"{value!r:.80} has a “?” or a “#”.", todo
    return None
