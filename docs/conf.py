"""The site of the documents: `make docs` builds it with Sphinx, from the Markdown as it stands here."""

import re
from pathlib import Path

from sphinx.application import Sphinx

import as_stated

ROOT = Path(__file__).parents[1]
START = "docs/index"

project = "As Stated"
author = "The As Stated developers"
project_copyright = author  # no year: the same site whenever it is built
version = release = as_stated.__version__
root_doc = START
include_patterns = [
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "benchmarks/*.md",
    "data/README.md", "docs/*.md", "examples/README.md",
]  # fmt: skip
exclude_patterns = ["docs/package.md"]  # the README of the package index
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]

myst_enable_extensions = ["html_image"]  # the README's picture has a width
myst_heading_anchors = 4  # the names that code hosts give to headings, too

default_role = "code"  # docstrings have names in single backticks, as Markdown does
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_google_docstring = True
python_maximum_signature_line_length = 88

html_theme = "furo"  # its fonts are the reader's own: no page asks another machine for anything
html_title = "As Stated"
html_copy_source = False
html_show_sphinx = False
html_extra_path = ["site"]  # leads from the root of the site to its first page


def with_contents(_: Sphinx, document: str, source: list[str]) -> None:
    """Take the links of the first page, in their order, as the contents of the site."""
    if document == START:
        pages = [each.removesuffix(".md") for each in re.findall(r"\]\(([^):#]+\.md)\)", source[0])]
        source[0] += "\n\n```{toctree}\n:hidden:\n\n" + "\n".join(dict.fromkeys(pages)) + "\n```\n"


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", with_contents)
