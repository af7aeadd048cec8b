"""Who says so: the figures under whoever states them, so that one party's word is seen as one."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from as_stated.coding import Claim, Speaker, Unnamed, label_claim
from as_stated.numerals import spelled
from as_stated.show.charts.chart import Drawn, in_our_style
from as_stated.show.charts.claims import CONTINUED, MOST
from as_stated.show.charts.marks import RADIUS, label, tell
from as_stated.show.charts.sheet import Sheet
from as_stated.show.charts.style import LEADING, LEFT, SMALL_TEXT, TEXT, Look
from as_stated.show.charts.svg import role
from as_stated.show.charts.words import each_in_alt, empty, left_out, quotes, too_many
from as_stated.show.counting import capital, how_many, some_of
from as_stated.show.display import Display
from as_stated.show.given import takes_tables
from as_stated.show.grouping import grouped
from as_stated.show.markup import OWN_VOICE
from as_stated.show.tables import Tables

_WORDS = 22  # from the edge to where labels begin, right of their marks
_GUTTER = 28.0  # between two columns
_LONGER = 0.75  # the longer column has at most such a share
_FEW = 8  # so many are never parted within a voice
_Voiced = tuple[str, Claim]


@takes_tables("charts")
@in_our_style
def speakers(tables: Tables, look: Look) -> Display | Drawn:
    """Who states each figure: the article's own voice, then party by party.

    Args:
        tables: the tidy tables; the parameter `events` is applied.
    """
    every = tables.shown_claims
    drawn = [claim for claim in every if claim.holds]
    told = [claim for claim in every if not claim.holds]
    if not drawn:
        return empty("speakers", "No figure that simply holds is shown, so no chart does.", told)
    if len(drawn) > MOST:
        return too_many(tables, "speakers", "figures", len(drawn))
    sheet = Sheet("speakers", _title(drawn, bool(told)), look)
    each = [(voice, claim) for voice, some in _voices(tables, drawn).items() for claim in some]
    at_once = len(each) if sheet.is_wide else sheet.roomy
    most = 2 * sheet.roomy if sheet.is_paged else at_once
    for at in sheet.parts(range(0, len(each), most)):
        _columns(sheet, each[:at], each[at : at + most], len(drawn) > sheet.roomy)
    alt = [_alt(tables, drawn), *tell(sheet, told)]
    caption = Markup(
        "Whom a speaker speaks for is as coded; the table of speakers says where that is inferred. {}{}"
    ).format(quotes(drawn), left_out(told))
    return sheet.output(tables, alt, caption, [*drawn, *told])


def _voices(tables: Tables, drawn: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The figures by whose word they are: the article's own voice, each party, nobody who is named."""
    order = {each: at for at, each in enumerate(tables.dossier.speakers)}
    return grouped(sorted(drawn, key=lambda claim: _place(claim, order)), _voice)


def _place(claim: Claim, order: dict[Speaker, int]) -> int:
    speaker = claim.speaker
    if speaker is None:
        return -1
    return order[speaker] if isinstance(speaker, Speaker) else len(order)


def _voice(claim: Claim) -> str:
    speaker = claim.speaker
    if speaker is None:
        return OWN_VOICE
    if isinstance(speaker, Unnamed):
        return claim.source
    return f"for {speaker.party}" if speaker.party else "party not given"


def _columns(
    sheet: Sheet, before: Sequence[_Voiced], stated: Sequence[_Voiced], is_close: bool
) -> None:
    """Voices from the top down; on a wide sheet in two columns, each with the whole of a voice if it can be.

    Args:
        before: what stands above: a voice that goes on is said to be continued.
    """
    half = _half(stated) if sheet.is_wide else len(stated)
    wide = (sheet.right - LEFT - _GUTTER) / 2 if half < len(stated) else sheet.right - LEFT
    top, bottom = sheet.y, 0.0
    for column, part in enumerate((stated[:half], stated[half:])):
        sheet.y, x = top, LEFT + column * (wide + _GUTTER)
        last = (before, stated[:half])[column][-1:]
        for voice, some in groupby(part, lambda each: each[0]):
            name = voice + CONTINUED * any(voice == each[0] for each in last)
            _group(sheet, name, [claim for _, claim in some], is_close, x, x + wide)
        bottom = max(bottom, sheet.y)
    sheet.y = bottom


def _half(stated: Sequence[_Voiced]) -> int:
    """How many stand in the first column: between two voices, unless one column were much the longer."""
    number = len(stated)
    between = [at for at in range(1, number) if stated[at - 1][0] != stated[at][0]]
    best = min(between, key=lambda at: abs(2 * at - number), default=number)
    if max(best, number - best) <= _LONGER * number or number < _FEW:
        return best
    return (number + 1) // 2


def _group(
    sheet: Sheet, voice: str, stated: Sequence[Claim], is_close: bool, left: float, right: float
) -> None:
    """One voice, and its figures on one line down: rings in the article's own, dots on another's word."""
    is_own, is_continued = stated[0].speaker is None, voice.endswith(CONTINUED)
    places = [sheet.y] if is_continued and not sheet.is_wide else []
    if not places:
        sheet.heading(
            capital(voice), role("party", party=voice.removesuffix(CONTINUED)), left, right
        )
    for claim in stated:
        places.append(sheet.y + (SMALL_TEXT if is_close else TEXT) * LEADING / 2)
        label(sheet, claim, left + _WORDS, right, is_close)
        sheet.y += 2 if is_close else 5
    x = left + RADIUS + 1
    sheet.line((x, x), (places[0], places[-1]), "muted", 1.2, role("rail"), behind=True)
    for claim, y in zip(stated, places[-len(stated) :], strict=True):
        gid = role("mark", "says", claim=claim.claim_id, speaker=claim.speaker_id)
        sheet.circle(x, y, RADIUS, not is_own, gid=gid, color="muted" if is_own else "accent")
    sheet.y += 2


def _title(drawn: Sequence[Claim], some_are_told: bool) -> str:
    """Whose word the figures rest on; it counts only those drawn, and says so if others are not."""
    here = " drawn here" if some_are_told else ""
    figures = (f"figure{here}", f"figures{here}")
    parties = [each.party for claim in drawn if isinstance(each := claim.speaker, Speaker)]
    every, spoken, own = len(drawn), len(parties), sum(claim.speaker is None for claim in drawn)
    if not spoken and not own:
        return f"{some_of(every, every, *figures)}: who states it is not said"
    if not spoken:
        are = "is" if own == 1 else "are"
        return f"{some_of(own, every, *figures)} {are} in {OWN_VOICE}"
    rests = "rests" if spoken == 1 else "rest"
    subject = f"{some_of(spoken, every, *figures)} {rests}"
    if "" in parties:
        return f"{subject} on somebody else’s word"
    if len(set(parties)) == 1:
        return f"{subject} on one party’s word"
    return f"{subject} on the word of one party or another, of {spelled(len(set(parties)))}"


def _alt(tables: Tables, drawn: Sequence[Claim]) -> list[str]:
    """Each one's figures; or those of all others in words, and of the article's own voice how many."""
    stated = [claim for some in _voices(tables, drawn).values() for claim in some]
    by_speaker = grouped(stated, lambda claim: claim.speaker_id)
    names = {each: _name(some[0]) for each, some in by_speaker.items()}
    said = {
        each: "; ".join(label_claim(claim) for claim in some) for each, some in by_speaker.items()
    }
    counts = {each: how_many(len(some), "figure", "figures") for each, some in by_speaker.items()}
    ways = (said, {each: said[each] if each else counts[each] for each in said}, counts)
    return each_in_alt(drawn, *([f"{names[each]}: {way[each]}" for each in way] for way in ways))


def _name(claim: Claim) -> str:
    """Who states a figure, and for whom."""
    speaker = claim.speaker
    if not isinstance(speaker, Speaker):
        return _voice(claim)
    return f"{speaker.name}, for {speaker.party}" if speaker.party else speaker.name
