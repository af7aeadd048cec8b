"""`data/project.toml`: where on the web the folder of all reports is published, if it is.

    site = "https://figures.example/reports/"

With it each page says its own address and leads back to the index, the index has a feed, and links to them
have a picture. Without it nothing of that is made: a page that is mailed alone leads nowhere.
"""

from as_stated.errors import InputError, Problem
from as_stated.project import Project

FILE = "data/project.toml"
_KEY = "site"
_EXAMPLE = 'such as site = "https://figures.example/reports/"'


def read_site(project: Project) -> str:
    """The address of the folder of all reports, with a slash at its end; empty where none is given.

    Raises:
        InputError: the file cannot be read, or holds something else than an address.
    """
    site, problems = examine_site(project)
    if problems:
        raise InputError("\n".join(map(str, problems)))
    return site


def examine_site(project: Project) -> tuple[str, list[Problem]]:
    """As `read_site`, with what is wrong of it; then the address is empty."""
    path = project.root / FILE
    if not (path.exists() or path.is_symlink()):
        return "", []
    from as_stated.coding import read_toml  # most projects name no site

    values, problems = read_toml(path, FILE)
    unknown = [each for each in values if each != _KEY]
    problems += [
        Problem(FILE, f"there is no key {each!r}.", f"Delete it; {_KEY} is the only one.")
        for each in unknown
    ]
    site = values.get(_KEY, "")
    if what := _fault(site):
        problems.append(Problem(f"{FILE}, {_KEY}", what[0], what[1]))
    if problems or not site:
        return "", problems
    return f"{str(site).rstrip('/')}/", []


def _fault(site: object) -> tuple[str, str] | None:
    """What is wrong of an address, and what to do; None for a good one, and for none."""
    from as_stated.coding import ADDRESS_HINT, is_web_address

    if not isinstance(site, str):
        return (
            f"is {site!r:.80}, which is no text.",
            f"Write the address in quotation marks, {_EXAMPLE}.",
        )
    if not site:
        return None
    if not is_web_address(site):
        return (
            f"{site!r:.80} is no address on the web.",
            f"{ADDRESS_HINT[:-1]}, {_EXAMPLE}, or delete the line.",
        )
    if "?" in site or "#" in site:
        return (
            f"{site!r:.80} has a “?” or a “#”.",
            "Write the address of the folder that holds all reports.",
        )
    return None
