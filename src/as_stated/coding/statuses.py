"""How the status of a magnitude is written as a sign, and what it says and leaves open."""

from as_stated.numerals import Status

SYMBOLS: dict[Status, str] = {"=": "", "~": "~", ">": ">", ">=": "≥", "<": "<", "<=": "≤"}
# What each status says of a figure, and what it leaves open.
MEANINGS: dict[Status, tuple[str, str]] = {
    "=": ("no hedge word; it does not mean exact", "no hedge word"),
    "~": ("about: near this number", "how near is not stated"),
    ">": ("more than: above this number", "no upper end is stated"),
    ">=": ("at least: this number or above", "no upper end is stated"),
    "<": ("fewer than: below this number", "no lower end is stated"),
    "<=": ("up to: this number or below", "no lower end is stated"),
}


def explain(status: Status) -> str:
    """What `status` says of a figure, for a key.

    >>> explain(">=")
    'at least: this number or above; no upper end is stated'
    """
    named, leaves_open = MEANINGS[status]
    return named if status == "=" else f"{named}; {leaves_open}"
