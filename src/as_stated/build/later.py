"""What other articles take back or dispute, in the snapshot of what one article's report is built from.

Of the files in which it stands the snapshot holds nothing else: a report is built again when another
notice is about its figures, and not when something else changes there.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from as_stated.coding import changes_naming
from as_stated.errors import CodingError, Problem
from as_stated.project import Project

if TYPE_CHECKING:
    from as_stated.coding import Dossier

LATER = "later-notices.json"  # beside data/ and seeds/ in the snapshot; a project has no such file


def later_file(project: Project, article: str) -> dict[str, bytes]:
    """The notices of an `article` of a `project`, or what is wrong with them, as a file; none where neither is."""
    if not changes_naming(project, article):
        return {}
    from as_stated.coding import read_later  # long to import, and most articles have no notice

    notices, problems = read_later(project, article)
    if not notices and not problems:
        return {}
    told = {"notices": list(map(asdict, notices)), "problems": list(map(asdict, problems))}
    return {LATER: json.dumps(told, ensure_ascii=False, indent=1).encode()}


def with_later(dossier: "Dossier", files: Mapping[str, bytes]) -> "Dossier":
    """An article with the notices in the snapshot of its inputs.

    Args:
        dossier: the article, without them.
        files: path in the project to content.

    Raises:
        CodingError: a row that is about a figure of the article is wrong.
    """
    from as_stated.coding import Notice

    told = json.loads(files.get(LATER, b"{}"))
    if problems := told.get("problems"):
        raise CodingError([Problem(**each) for each in problems])
    return dossier.with_later([Notice(**each) for each in told.get("notices", ())])
