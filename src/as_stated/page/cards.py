"""The cards of a report: each as a page and as a picture, and a page that lists them."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from as_stated import __version__
from as_stated.page.direction import isolated
from as_stated.page.exporter import PageExporter
from as_stated.page.pictures import Picture, draw
from as_stated.page.published import Published
from as_stated.page.whole import asset, with_fonts
from as_stated.show import Card, Cards, of_coding

FOLDER, SLIDES = "cards", "slides"
LIST = "cards.html"  # not in the folder: a figure may be named index


def card_files(
    cards: Cards,
    title: str,
    site: str = "",
    report: str = "",
    slides: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """The files of all cards, and of what else is for use elsewhere.

    Args:
        title: of the report.
        slides: of charts, by their names: pictures for a talk.
        site, report: the address of the folder of all reports, and the report's path in it, where that is
            published.

    Returns:
        Path in the report to content: `cards.html`, a page and a picture of each card, and the slides. A card whose text
        has no room in a picture has none, and its page says so.

    Raises:
        RenderError: as `pictures.draw`.
    """
    drawn = draw([_picture(card) for card in cards.made])
    files = {f"{FOLDER}/{name}.png": png for name, png in drawn.items()}
    for card in cards.made:
        path = f"{FOLDER}/{card.claim_id}.html"
        files[path] = _card_page(card, card.claim_id in drawn, site, report).encode()
    published = Published(site, f"{report}/{LIST}") if site else None
    files |= {f"{SLIDES}/{name}.png": png for name, png in (slides or {}).items()}
    listed = {
        "cards": cards,
        "pictures": drawn.keys(),
        "slides": list(slides or ()),
        "report": "index.html",
    }
    name = f"Cards: {title}"
    files[LIST] = _page("cards.html.j2", name, name, published, listed).encode()
    return dict(sorted(files.items()))


def _picture(card: Card) -> Picture:
    said = card.quotation
    return Picture(
        card.claim_id,
        card.head,
        card.figure.text,
        card.who,
        (said.before, said.exact, said.after),
        (card.also,) if card.also else (),
        card.foot,
    )


def _card_page(card: Card, has_picture: bool, site: str, report: str) -> str:
    image = f"{card.claim_id}.png" if has_picture else ""
    published, index = None, "../index.html"
    if site:
        path = f"{report}/{FOLDER}/{card.claim_id}.html"
        shown = f"{report}/{FOLDER}/{image}" if image else ""
        published = Published(site, path, shown, card.alt)
        index = Published(site, f"{report}/index.html").address
    embedded = _embedded(card, published.picture if published else image, index) if image else ""
    copied = [
        *([("The picture, as HTML", embedded)] if embedded else []),
        ("The words, as HTML", str(card.quotation.html)),
        ("The words, as text", card.quotation.text),
    ]
    shown_here = {"card": card, "report": index, "embedded": embedded, "copied": copied}
    title = f"{card.label} – {card.head}"
    return _page("card.html.j2", title, card.alt, published, shown_here)


def _embedded(card: Card, image: str, report: str) -> str:
    """The picture for another page: with what it says, and leading to the figure in its report."""
    return str(
        Markup(
            '<a href="{}#quote-{}"><img src="{}" width="1200" height="630" alt="{}"></a>'
        ).format(report, card.claim_id, image, card.alt)
    )


def _page(
    template: str,
    title: str,
    description: str,
    published: Published | None,
    more: Mapping[str, Any],
) -> str:
    environment = PageExporter().environment
    environment.filters["of_coding"] = of_coding
    html = environment.get_template(template).render(
        title=title,
        description=description,
        published=published,
        style=asset("page.css"),
        version=__version__,
        **more,
    )
    return with_fonts(isolated(html))
