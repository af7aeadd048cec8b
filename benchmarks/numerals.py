"""Speed of the reader of numbers: 10 MB, linearity, and quantulum3 on a smaller sample.

Run with `python benchmarks/numerals.py`. The text is made of news sentences with a number in
every hundred characters or so, which is what wire copy has; each is varied so that no two
paragraphs are alike. quantulum3 is optional; install it to see the ratio.
"""

from __future__ import annotations

import importlib
import random
import time
from collections.abc import Callable
from typing import Any

from as_stated.numerals import find_numbers

MB = 1_000_000
SENTENCES = (
    "In {month}, at least {n} people were killed on both sides before a truce ended the clashes. ",
    "The {word}-week war in {year} killed more than {k} soldiers and ended with a ceasefire deal. ",
    "Officials in the capital declined to comment, and the opposition called for an inquiry. ",
    "Moscow deployed about {k} peacekeepers to oversee the fragile truce, the ministry said. ",
    "He said {k} civilians remain missing from the war in the {decade}s, a claim others dispute. ",
    "Residents of the village, which lies close to the border, have left their homes since. ",
    "Inflation slowed to {n}.{d} per cent from {n} per cent, the statistics office reported. ",
    "“We have found what we were looking for,” the commander told the agency on Sunday. ",
    "The council will spend ${n}m over the next {word} years on roads, schools and drainage. ",
    "The foreign ministers of the {word} countries met and began drafting a peace treaty. ",
)


def news(size: int, seed: int = 1) -> str:
    """Make `size` characters of text; the same for the same seed."""
    rng = random.Random(seed)
    pieces: list[str] = []
    length = 0
    while length < size:
        paragraph = "".join(rng.choices(SENTENCES, k=3)).format(
            n=rng.randint(2, 999),
            d=rng.randint(1, 9),
            k=f"{rng.randint(1000, 99999):,}",
            year=rng.randint(1950, 2024),
            decade=rng.choice((1970, 1980, 1990)),
            month=rng.choice(("May", "September", "October")),
            word=rng.choice(("two", "six", "twenty-five", "fourteen")),
        )
        pieces.append(paragraph + "\n\n")
        length += len(pieces[-1])
    return "".join(pieces)[:size]


def timed(call: Callable[[str], list[Any]], text: str) -> tuple[float, int]:
    """Give the seconds that the call takes and how many numbers it finds."""
    start = time.perf_counter()
    found = len(call(text))
    return time.perf_counter() - start, found


def line(name: str, text: str, seconds: float, found: int) -> None:
    """Print one measurement."""
    size = len(text) / MB
    print(
        f"{name:<22}{size:>7.2f} MB {seconds:>8.2f} s {size / seconds:>7.2f} MB/s {found:>9,} numbers"
    )


def quantulum() -> Callable[[str], list[Any]] | None:
    """Give quantulum3's parser, None if it is not installed."""
    try:
        parser = importlib.import_module("quantulum3.parser")
    except ImportError:
        return None
    return lambda text: [q for part in text.split("\n\n") for q in parser.parse(part)]


def main() -> None:
    """Run everything."""
    print("as_stated.numerals")
    find_numbers(news(MB // 10))
    for size in (1, 2, 4, 10):
        text = news(size * MB)
        line(f"  {size} MB", text, *timed(find_numbers, text))
    parse = quantulum()
    if parse is None:
        print("quantulum3 is not installed: no comparison. Install it with pip and run this again.")
        return
    sample = news(MB // 20)
    parse(sample[:2000])  # it loads its units on first use
    ours, found = timed(find_numbers, sample)
    theirs, their_found = timed(parse, sample)
    print(f"same sample of {len(sample):,} characters, paragraph by paragraph for quantulum3")
    line("  as_stated.numerals", sample, ours, found)
    line("  quantulum3", sample, theirs, their_found)
    print(f"  {theirs / ours:.0f} times as fast")


if __name__ == "__main__":
    main()
