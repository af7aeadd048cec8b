"""Numbers in English text, as stated: find them, with the words that hedge them, and say them.

Two calls: `find_numbers` reads, `say` says. The lexicon of hedges stands as data in `HEDGES` (words
before a number) and `HEDGES_AFTER` (words after it).
"""

from __future__ import annotations

from as_stated.numerals.lexicon import HEDGES, HEDGES_AFTER
from as_stated.numerals.model import Kind, Number, Status
from as_stated.numerals.reader import find_numbers
from as_stated.numerals.saying import say

__all__ = ["HEDGES", "HEDGES_AFTER", "Kind", "Number", "Status", "find_numbers", "say"]
