"""The article: its exact text, and how a message points into it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from itertools import accumulate
from operator import itemgetter

from as_stated.characters import HIDDEN, character_name
from as_stated.coding.files import TODO, read_text
from as_stated.coding.source import OF_TEXT, Source, read_source
from as_stated.coding.text import Span, find_words
from as_stated.errors import Problem
from as_stated.hashing import sha256
from as_stated.project import Project

# Quotation marks that open and close direct speech: straight, typographic, double, angled.
QUOTED = re.compile(r"“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|\"[^\"\n]*\"")


MOST_WORDS = 60  # that tell a quote from its like, on either side; more would republish the article
MOST_CHARACTERS = 1000  # of these words: without blanks between them a text is one word
CLOSEST = 50  # runs of words that are compared letter by letter with a quote that is not there


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` is the file, byte for byte, decoded as UTF-8; offsets are code points."""

    name: str
    text: str
    source: Source

    def find(self, exact: str, prefix: str = "", suffix: str = "") -> list[Span]:
        """Every place of `exact`, with `prefix` right before it and `suffix` right after it.

        >>> Article("x", "two and two", None).find("two", suffix=" and")
        [(0, 3)]
        """
        places = []
        at = self.text.find(prefix + exact + suffix)
        while at >= 0:
            start = at + len(prefix)
            places.append((start, start + len(exact)))
            at = self.text.find(prefix + exact + suffix, at + 1)
        return places

    def tell_apart(self, start: int, end: int) -> tuple[str, str]:
        """The fewest words before a span, or after it, or both, that make it stand there once.

        Twice `TODO` where even `MOST_WORDS` on either side do not.

        >>> Article("x", "two dogs and two cats", None).tell_apart(13, 16)
        ('and ', '')
        """
        words = _words(self.text)
        at = bisect_left(words, start, key=itemgetter(0))
        befores = [start, *(first for first, _ in words[max(at - MOST_WORDS, 0) : at][::-1])]
        at = bisect_right(words, end, key=itemgetter(1))
        afters = [end, *(last for _, last in words[at : at + MOST_WORDS])]
        befores += [0] if len(befores) <= MOST_WORDS else []
        afters += [len(self.text)] if len(afters) <= MOST_WORDS else []
        befores = [each for each in befores if start - each <= MOST_CHARACTERS]
        afters = [each for each in afters if each - end <= MOST_CHARACTERS]
        found = []
        for lefts, rights, sides in (
            (befores, [end], 1),
            ([start], afters, 1),
            (befores, afters, 2),
        ):
            wider = [
                (lefts[min(n, len(lefts) - 1)], rights[min(n, len(rights) - 1)])
                for n in range(max(len(lefts), len(rights)))
            ]
            # More context never makes a quote stand there more often, so halving finds the least.
            least = bisect_left(wider, True, key=self._is_once)
            if least < len(wider):
                prefix, suffix = (
                    self.text[wider[least][0] : start],
                    self.text[end : wider[least][1]],
                )
                found.append(("\n" in prefix + suffix, least * sides, prefix, suffix))
        return min(found, key=lambda each: each[:2])[2:] if found else (TODO, TODO)

    def _is_once(self, span: Span) -> bool:
        quote = self.text[slice(*span)]
        return self.text.find(quote, self.text.find(quote) + 1) < 0

    def nearest(self, quote: str) -> str:
        """The words of the article most like a `quote` that it does not hold, for a message.

        Of all runs of as many words, only those that share the most words with the quote are
        compared letter by letter: that takes a hundred times as long.
        """
        places = _words(self.text)
        if not places:
            return ""
        wanted = {_bare(word) for word in quote.split()}
        length = min(len(quote.split()), len(places))
        shared = [_bare(self.text[start:end]) in wanted for start, end in places]
        sums = [0, *accumulate(shared)]
        counts = [sums[at + length] - sums[at] for at in range(len(places) - length + 1)]
        matcher = SequenceMatcher(b=quote, autojunk=False)

        def words(at: int) -> str:
            return self.text[places[at][0] : places[at + length - 1][1]]

        def likeness(at: int) -> float:
            matcher.set_seq1(words(at))
            return matcher.ratio()

        best = nlargest(CLOSEST, range(len(counts)), key=counts.__getitem__)
        return " ".join(words(max(best, key=likeness)).split())

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a span stands inside quotation marks: the article calls it direct speech."""
        first, last = quoted_around(self.text, start)
        return first < start and end < last


def quoted_around(text: str, at: int) -> Span:
    """The quotation marks around `at` and what is between them; nothing, (0, 0), outside.

    >>> quoted_around("He said “25 died”.", 9)
    (8, 17)
    """
    spans = _quoted(text)
    found = bisect_right(spans, at, key=itemgetter(0)) - 1
    return spans[found] if found >= 0 and at < spans[found][1] else (0, 0)


# A text's own, found once: it is asked for them with each of its figures.
@lru_cache(maxsize=2)
def _quoted(text: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in QUOTED.finditer(text))


@lru_cache(maxsize=2)
def _words(text: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in re.finditer(r"\S+", text))


def read_article(project: Project, name: str) -> tuple[Article | None, list[Problem]]:
    """Read an article and its `source.toml`.

    Returns:
        The article, or None where it cannot be read at all, and everything found wrong. A text that
        no longer fits its hash is still returned, so that the checks can name what changed in it.

    Raises:
        ProjectError: there is no article of that name.
    """
    source, problems = read_source(project, name)
    path = project.seed(name)
    where = project.shown(path)
    todo = f"Put the article's text there, as plain UTF-8, or remove data/{name}/."
    text, wrong = read_text(path, where, todo)
    if text is None or source is None:
        return None, [*problems, *wrong]
    problems += _hidden_characters(where, text)
    digest = sha256(text.encode())
    if source.sha256 not in (digest, TODO):
        problems.append(
            Problem(
                where,
                f"the text has changed: its SHA-256 is {digest}, "
                f"but data/{name}/source.toml says {source.sha256 or 'nothing'}.",
                "Restore the text, or check the coding against the new one and set the new hash.",
            )
        )
    article = Article(name, text, source)
    return article, problems + _check_marks(project, article)


def _hidden_characters(where: str, text: str) -> Iterator[Problem]:
    """Each character of the text that cannot be shown, by line and character."""
    for number, line in enumerate(text.split("\n"), start=1):
        for match in HIDDEN.finditer(line):
            place = f"{where}, line {number}, character {match.start() + 1}"
            what = f"{character_name(match[0])} cannot be shown."
            yield Problem(place, what, "Delete it, and set the text's new hash.")


def _check_marks(project: Project, article: Article) -> list[Problem]:
    """Each field whose value the text does not hold must be marked so."""
    where = project.shown(project.data(article.name) / "source.toml")
    source = article.source
    return [
        Problem(
            where,
            f"the text does not hold the {key} {getattr(source, key)!r}.",
            f'Add "{key}" to not_in_text.',
        )
        for key in OF_TEXT
        if getattr(source, key) not in ("", TODO)
        and not find_words(article.text, getattr(source, key))
        and key not in source.not_in_text
    ]


def _bare(word: str) -> str:
    return word.strip(".,;:!?\"'“”‘’()[]").lower()
