"""Currencies that stand before their figure: "$5", "US$5", "$A6,400", "N30 million", "KSh 5,000".

The letters are ISO 4217 codes and the short forms that newspapers of those countries print.
"""

import re
from typing import Final

from as_stated.numerals.units import CURRENCY_CODES, CURRENCY_SIGNS

_CLEAR: Final = frozenset(
    """RM KSh Ksh KSH Sh Shs TSh Tsh USh Ush UGX TZS GHS Rp Php PhP PHP Tk BDT CFA FCFA SFr Sfr DKr
    Dhs Rs THB VND IDR MYR TWD XAF XOF ZMW MWK ETB LKR NPR MMK IQD LBP SYP YER COP CLP ARS PEN
    UYU MAD TND JOD KWD QAR OMR BHD RON BGN HUF CZK ISK FIM DEM FRF ITL ESP NLG BEF ATS IEP
    EEK LTL LVL HRK Eur Usd Gbp Rmb Inr""".split()
)
_LETTERS: Final = frozenset("N R K P L Q B Z DM Dh QR SR BD KD Br Ar MK Le Kr kr Fr FF Bs".split())
"""Currencies whose letters also begin names ("N95", "R2"): only before a figure that is large."""
_LONG_BARE: Final = frozenset(("N", "R"))
_NAMES_OF_ROADS: Final = frozenset("the a an on along off via road route highway model".split())
MONEY_WORDS: Final = CURRENCY_CODES | frozenset(w.lower() for w in _CLEAR)
_SCALE: Final = (
    r"(?:thousand|lakh|million|crore|billion|trillion|bn|mn|mln|bln|mil|tn|trn|tln|mio)(?![a-z])"
)
_LARGE: Final = re.compile(
    rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)|\d+(?:\.\d+)?[ -]?{_SCALE}"
)
_LARGE_IF_MONEY: Final = re.compile(r"\d+(?:\.\d+)?[mk](?![a-z\d])|\d+\.\d\d(?!\d)")
_THREE: Final = re.compile(r"\d{3,}(?![\w/-])")
_SIGN_LEFT: Final = re.compile(
    rf"(?:(?<![a-z])(?:us|nz|hk|nt|aus?|can?|cdn|mx|tt|ec|bz|fj|[acejnrstz]))?"
    rf"[{re.escape(CURRENCY_SIGNS)}] ?\Z"
)
_WORD_LEFT: Final = re.compile(
    rf"(?:[{re.escape(CURRENCY_SIGNS)}]|(?<![^\W_]))([^\W\d_]{{1,4}}\.?)( ?)\Z"
)
_BEFORE: Final = re.compile(r"([A-Za-z]+) \Z")
# "a 2016 Scania R450"
_MAKE: Final = re.compile(
    r"(?:(?<![a-z])(?:an?|the|his|her|their|its)|\d{4}) (?:[A-Z][\w-]+ ){1,2}\Z"
)


def glued(plain: str, start: int, at: int) -> bool:
    """Say whether the letters `plain[start:at]`, glued to the figure at `at`, are a currency."""
    letters = plain[start:at]
    if letters.lower() in CURRENCY_CODES or letters in _CLEAR:
        return True
    if len(letters) > 4 or not letters.isalpha():
        return False
    if plain[start - 1 : start] and plain[start - 1] in CURRENCY_SIGNS:
        return True  # "$US2 million"
    if letters[0].isupper() and _LARGE.match(plain, at):
        return True  # whatever the letters are, no name goes on in groups of thousands
    if letters not in _LETTERS:
        return False
    if letters in _LONG_BARE and _THREE.match(plain, at):
        before = _BEFORE.search(plain, max(0, start - 12), start)
        if _MAKE.search(plain, max(0, start - 32), start):
            return False
        return before is None or before[1].lower() not in _NAMES_OF_ROADS
    return bool(_LARGE_IF_MONEY.match(plain, at))


def currency_before(plain: str, at: int, word: str) -> int | None:
    """Give where the currency before the figure at `at` begins, None if there is none.

    `word` is the word or sign before it, in lower case.

    >>> currency_before("at least US$5", 12, "$"), currency_before("some KSh 5,000", 9, "ksh")
    (9, 5)
    """
    window = plain[max(0, at - 7) : at]
    if word and word in CURRENCY_SIGNS:
        m = _SIGN_LEFT.search(window.lower())
        return at - len(m[0]) if m else None
    is_glued = window[-1:].isalpha()
    if not is_glued and word.rstrip(".") not in MONEY_WORDS and word not in MONEY_WORDS:
        return None
    m = _WORD_LEFT.search(window)
    if m is None:
        return None
    letters = m[1].rstrip(".")
    if m[2] or m[1][-1] == ".":  # apart: "may 5" is no currency, "MAY 5" neither
        known = letters in _CLEAR or (letters.isupper() and letters.lower() in CURRENCY_CODES)
        return at - len(m[0]) if known else None
    return at - len(m[0]) if glued(plain, at - len(m[1]), at) else None
