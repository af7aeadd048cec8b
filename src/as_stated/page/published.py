"""Where a page is published, and what others show of it; known only where a project names its site."""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Published:
    """The place of a page on the web.

    Attributes:
        site: the address of the folder of all reports, with a slash at its end.
        path: of the page in that folder.
        image: of the picture that is shown with a link to it, in that folder; empty for none.
        alt: what the picture says.
    """

    site: str
    path: str = "index.html"
    image: str = ""
    alt: str = ""

    @property
    def address(self) -> str:
        """Of the page."""
        return self.site + quote(self.path)

    @property
    def picture(self) -> str:
        """The address of the picture; empty for none."""
        return self.site + quote(self.image) if self.image else ""

    def beside(self, path: str) -> str:
        """The address of a file in the page's own folder, by its `path` there."""
        return self.site + quote(f"{self.path.rpartition('/')[0]}/{path}".lstrip("/"))
