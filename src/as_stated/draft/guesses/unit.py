"""In which unit a number counts: a row of `data/units.csv` that its words name."""

import re
from collections.abc import Collection

from as_stated.coding import Unit
from as_stated.draft.guesses.counted import DEATHS, PEOPLE, Counted
from as_stated.draft.guesses.place import MAGNITUDE, Place

# Symbols of the SI and others in news copy, with the ids of the units that we ship.
_SYMBOLS = {
    "mm": "millimetre", "cm": "centimetre", "m": "metre", "km": "kilometre", "ft": "foot", "mi": "mile",
    "kg": "kilogram", "t": "tonne", "ha": "hectare", "l": "litre", "mw": "megawatt", "km/h": "kilometre-per-hour",
    "kph": "kilometre-per-hour", "sq km": "square-kilometre", "km²": "square-kilometre", "m²": "square-metre",
    "m³": "cubic-metre", "°c": "degree-celsius", "c": "degree-celsius", "f": "degree-fahrenheit", "°f": "degree-fahrenheit", "sq mi": "square-mile",
    "millimeters": "millimetre", "centimeters": "centimetre", "meters": "metre", "kilometers": "kilometre", "liters": "litre",
}  # fmt: skip
_SYMBOL = re.compile(
    rf"[ -]?({'|'.join(map(re.escape, sorted(_SYMBOLS, key=len, reverse=True)))})(?![\w²³/])",
    re.IGNORECASE,
)
_QUAKE = "earthquake-magnitude"
# "three times as high" is a ratio; "three times" how often something happened.
_RATIO = re.compile(r" times (?:as|more|less|fewer|higher|lower|bigger|larger|greater|the|that)\b")
# Without a noun these tell of people: "12 dead".
_OF_PEOPLE = re.compile(r" (?:dead|missing|injured|wounded|killed)\b")
# "22 people, 15 of them children", "of these, 12 were children"
_NAMED_PEOPLE = re.compile(
    r" (?:of (?:them|whom|these|those|us) )?(?:(?:were|are|was|is) )?([^\W\d_]+)\b(?! (?:and|or)\b)"
)
# "27 people drowned and | 41 were missing": the noun before goes on.
_GOES_ON = re.compile(r" (?:were|was|are|is|have|has|had|died|remain|remained|others)\b")
_AND = re.compile(r"[^.;:()“”\"]{0,60}(?:\band|,)\s(?:(?:some|about|another|a further)\s)?$")


def guess_unit(place: Place, counted: Counted, units: Collection[Unit]) -> str:
    """The id of a figure's unit, among those there are; empty where the words name none.

    Args:
        place: the figure; `counted`: what the words behind it name; `units`: those there are.

    Money goes by its sign or the word behind it, a measure by its symbol or word, people by a noun
    for them. Whose dollar or crown it is, no unit says.
    """
    ids = {unit.unit for unit in units}
    kind, after = place.number.kind, place.rest
    if kind == "percent" and not after.startswith((" percentage point", " basis point")):
        return "percent" if "percent" in ids else ""
    if kind == "money":
        before = place.text[max(place.first - 3, 0) : place.number.start].rstrip()
        signs = [unit.unit for unit in units if unit.sign and before.endswith(unit.sign)]
        return signs[0] if len(signs) == 1 else counted.unit
    if kind == "measure" and not counted.unit and (symbol := _SYMBOL.match(after)):
        unit = _SYMBOLS[symbol[1].lower()]
        return unit if unit in ids else ""
    if MAGNITUDE.search(place.before):  # of an earthquake
        return _QUAKE if _QUAKE in ids else ""
    if _RATIO.match(after):
        return ""
    is_people = counted.noun in PEOPLE | DEATHS or (not counted.noun and _OF_PEOPLE.match(after))
    return counted.unit or ("person" if is_people and "person" in ids and kind == "count" else "")


def named_people(after: str) -> str:
    """People whom the words behind a part name: "15 of them children"; empty where they name none.

    >>> named_people(" of them children"), named_people(" were injured")
    ('children', '')
    """
    match = _NAMED_PEOPLE.match(after)
    return match[1] if match and match[1].lower() in PEOPLE else ""


def goes_on(between: str, after: str) -> bool:
    """Whether a number without a noun counts what the figure before it in the sentence counts.

    Args:
        between: the words from that figure to this one; `after`: those behind it.

    >>> goes_on(" people drowned and ", " were missing")
    True
    """
    return _AND.match(between) is not None and _GOES_ON.match(after) is not None
