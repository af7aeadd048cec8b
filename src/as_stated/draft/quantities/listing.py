"""The quantities that there are, what each lacks, and which figures look like one that nobody follows."""

from collections.abc import Iterator, Sequence

from as_stated.draft.quantities.figures import Figure, Figures, read_figures
from as_stated.draft.quantities.files import Files
from as_stated.draft.quantities.messages import figure_in_words, first_names, tell_unread
from as_stated.draft.quantities.relations import Followed
from as_stated.errors import CodingError
from as_stated.numerals import how_many
from as_stated.problems import MOST
from as_stated.project import Project

_MOST_NEW = 3  # figures of a quantity that are named


def list_followed(project: Project) -> list[str]:
    """List the quantities, with the figures of articles that look like one of them and are not in it.

    After them come figures that no quantity has, and that several articles seem to state.

    Returns:
        A line each, and never too many.

    Raises:
        ProjectError: a folder cannot be read, or is none.
    """
    figures = read_figures(project)
    taken: set[str] = set()
    lines = []
    for name in project.quantities:
        files = Files(project, name)
        try:
            followed = files.followed(figures)
        except CodingError as error:
            lines.append(f"{files.where}/: cannot be read: {error.problems[0]}")
            continue
        new = [*_unstated(followed)]
        taken |= {*followed.relations, *(each.key for each in new)}
        lines.append(_line(name, followed, new))
    if not lines:
        lines.append("No figure is followed yet.")
    free = [each for key, each in figures.all.items() if key not in taken]
    alike = [*_alike(figures, free)]
    shown = [*lines[:MOST], *alike[:MOST]]
    left = len(lines) + len(alike) - len(shown)
    more = [f"and {left:,} more"] if left else []
    return [*shown, *more, *tell_unread(figures)]


def _unstated(followed: Followed) -> Iterator[Figure]:
    """The figures that look like what is followed, and have no statement."""
    if not followed.same:
        return
    for key, each in followed.figures.all.items():
        if key not in followed.relations and followed.propose(each):
            yield each


def _line(name: str, followed: Followed, new: Sequence[Figure]) -> str:
    articles = {key.partition("/")[0] for key in followed.relations}
    count = how_many(len(followed.relations), "statement")
    said = f"{name}: {count} of {how_many(len(articles), 'article')}"
    if not new:
        return f"{said}."
    names = first_names([each.key for each in new], _MOST_NEW)
    return f"{said}; like them: {names}. To add them: as-stated follow {name}"


def _alike(figures: Figures, free: Sequence[Figure]) -> Iterator[str]:
    """The figures that several articles seem to state, each group by its first one."""
    done: set[str] = set()
    for first in free:
        if first.key in done or not first.claim.holds:
            continue
        followed = Followed.begun(figures, first)
        like = [each for each in free if each is not first and followed.propose(each)]
        articles = {each.article for each in (first, *like)}
        if len(articles) == 1:
            continue
        done |= {each.key for each in like}
        quote = f"{first.key}, {figure_in_words(first.claim)}"
        others = how_many(len(like), "figure")
        yield (
            f"{quote}, and {others} of {how_many(len(articles), 'article')} that may be the same: "
            f"as-stated follow {first.key}"
        )
