"""Named outputs: what a notebook shows, and under which name `render` files it.

A kernel writes no file. A cell shows an `Display`; its data travel in the notebook, and the key
`as_stated.files` of its metadata says for each MIME type the path in the report.
"""

from dataclasses import dataclass, field
from typing import Any

KEY = "as_stated"
# A chart drawn for paper: an SVG without a font. No front end shows it.
PAPER = "application/vnd.as-stated.paper+svg"


@dataclass(frozen=True, slots=True, repr=False)
class Display:
    """One thing a cell shows; a terminal shows its words.

    Attributes:
        data: MIME type to content; text, but base64 for a PNG and plain objects for JSON.
        files: MIME type to the path in the report under which that content is filed.
        facts: what the page needs to know about it: the alt text of a chart, the title of a report.
    """

    data: dict[str, Any]
    files: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return str(self.data.get("text/plain", f"Display of {', '.join(self.data)}"))

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        metadata: dict[str, Any] = {KEY: {"files": self.files, **self.facts}}
        if "alt" in self.facts:  # where Jupyter's own front ends look for it
            images = [mime for mime in self.data if mime.startswith("image/")]
            metadata |= {mime: {"alt": self.facts["alt"]} for mime in images}
        return self.data, metadata
