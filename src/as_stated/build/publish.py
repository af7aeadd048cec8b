"""A report that is published: where, and the picture that others show with a link to it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode

from as_stated.build.inputs import ReportInputs
from as_stated.build.target import PAGE

if TYPE_CHECKING:
    from as_stated.page import Picture, Published

PREVIEW = "preview"


def publish(
    inputs: ReportInputs, executed: Mapping[str, NotebookNode]
) -> tuple["Published", dict[str, bytes]]:
    """The place of a report whose project names its site, and the picture of its title.

    Args:
        inputs: of the report.
        executed: name to executed notebook.

    Returns:
        The place, and path in the report to content of the picture; none where the title has no room in one.
    """
    from as_stated.page import Published, draw, front_matter, merge

    place = Published(inputs.settings.site, f"{inputs.report}/{PAGE}")
    facts = front_matter(merge(executed))[0]
    drawn = draw([_title(facts)]) if facts else {}  # notebooks of others tell nothing of a report
    if PREVIEW not in drawn:
        return place, {}
    image, alt = f"{PREVIEW}.png", f"{facts['title']}. {facts['description']}"
    return replace(place, image=f"{inputs.report}/{image}", alt=alt), {image: drawn[PREVIEW]}


def _title(facts: Mapping[str, Any]) -> "Picture":
    """The picture of a report: of what, its title, and what it is about."""
    from as_stated.page import Picture

    shelf = facts["shelf"]
    if "quantity" in shelf:
        days = dict.fromkeys((shelf["first_said"], shelf["last_said"]))
        head = " to ".join(days)
        foot = "One figure through many articles, each statement as it was made."
    else:
        head = ", ".join(filter(None, (shelf["producer"], shelf["date_said"])))
        foot = "The figures of an article, each as stated. Quoted, not verified."
    return Picture(PREVIEW, head, facts["title"], facts["description"], foot=foot)
