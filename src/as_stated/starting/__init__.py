"""Starts a new project from what this package carries, and renews what was shipped with it.

`template/` is such a project. Notebooks, codebook, units and the invented article in it are links to the
ones of this repository, so that there is one of each; a wheel holds what they lead to.
"""

from as_stated.starting.create import create_project
from as_stated.starting.update import project_in, update_project

__all__ = ["create_project", "project_in", "update_project"]
