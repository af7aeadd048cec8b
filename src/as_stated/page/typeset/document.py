"""A page for print, whole, as the source of a Typst document."""

from dataclasses import dataclass

from as_stated.page.typeset.blocks import Blocks, is_quote
from as_stated.page.typeset.elements import read_html
from as_stated.page.typeset.setting import Setting


@dataclass(frozen=True, slots=True)
class Document:
    """What a PDF is set from.

    Attributes:
        body: Typst source: what the style file's `report` is to show.
        title, description, language: of the page.
        row_heads: for each cell of each table, in the order of the document, whether it heads a row.
        files: name to content of the pictures that the source names.
        places: what the number after `//@` in the source stands for: a place in the page.
        left_out: what is shown as its text alone.
    """

    body: str
    title: str
    description: str
    language: str
    row_heads: list[bool]
    files: dict[str, bytes]
    places: list[str]
    left_out: list[str]


def typeset(html: str, is_strict: bool = True) -> Document:
    """A page for print as Typst source.

    Args:
        html: the page.
        is_strict: refuse what cannot be shown as it is. Otherwise its text is shown, and it is
            named in the result.

    Raises:
        RenderError: a picture is missing, cannot be read or says nothing to those who cannot see it;
            a character is in no font; each with its place.
    """
    root = read_html(html)
    everything = list(root.elements())
    there = {each.attributes["id"] for each in everything if "id" in each.attributes}
    links = {each.attributes.get("href", "") for each in everything if each.tag == "a"}
    found = {link[1:] for link in links if link.startswith("#")} & there
    names = {name: number for number, name in enumerate(sorted(found))}
    quotes = [each for each in everything if is_quote(each)]
    numbers = {each.attributes.get("id", ""): number for number, each in enumerate(quotes, 1)}
    setting = Setting(is_strict, names, set(names), numbers)
    body = next((each for each in everything if each.tag == "body"), root)
    statements = Blocks(setting).of(body.children)
    # What a link leads to and is not shown: at the end, so that the link leads somewhere.
    statements += [f"anchor({setting.label(name)})" for name in sorted(setting.targets)]
    title = next((each.text() for each in everything if each.tag == "title"), "")
    described = [e for e in everything if e.attributes.get("name") == "description"]
    language = next((e.attributes["lang"] for e in everything if "lang" in e.attributes), "en")
    return Document(
        "\n".join(statements),
        " ".join(title.split()),
        described[0].attributes.get("content", "") if described else "",
        language,
        setting.row_heads,
        setting.files,
        setting.places,
        setting.left_out,
    )
