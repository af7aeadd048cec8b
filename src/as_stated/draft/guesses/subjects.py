"""Who a verb's subject is, by the words before it or behind it."""

from collections.abc import Sequence
from dataclasses import replace

from as_stated.draft.guesses.phrases import Subject, phrase
from as_stated.draft.guesses.titles import named
from as_stated.draft.guesses.tokens import DAYS, TIMES, Token
from as_stated.draft.guesses.verbs import is_verblike

_CHOICE = frozenset("neither nor either or".split())
# Between a subject and its verb.
_ADVERBS = frozenset(
    """also has have had later earlier then now still since again once first further both all even just only
    already repeatedly always ever long today yesterday however meanwhile instead too""".split()
)
# Words that no noun phrase holds: another clause begins or ends there.
_BREAKS = frozenset(
    """while but whereas although though when where because that if as after before until unless since so than
    is are was were be been being am has have had do does did will would can could may might must shall should
    died killed said says say told not no never or nor yet either neither who whom whose which""".split()
)
_ASIDES = frozenset(
    """who which whose where when in on at aged citing quoting speaking with as while after from by according
    including quoted cited named identified known interviewed contacted reached asked however meanwhile though too""".split()
)


def subject_before(tokens: Sequence[Token], verb: int) -> Subject | None:
    """The subject of the verb at an index, from what stands before it; None: there is none.

    >>> from as_stated.draft.guesses.tokens import tokenize
    >>> said = "The mayor, Ana Ruiz, who was ill, said so."
    >>> subject_before(tokenize(said, 0, len(said)), 10).voice
    Voice(name='Ana Ruiz', role='the mayor', alias='')
    """
    end = before_adverbs(tokens, verb)
    if end <= 0:
        return None
    if tokens[end - 1].low == "and":
        return _of_verb_before(tokens, end - 1)
    if is_relative(tokens, verb):
        return _of_relative(tokens, end - 2)
    return _of_parts(tokens, end - 1) if tokens[end - 1].text == "," else _of_run(tokens, end)


def _of_run(tokens: Sequence[Token], end: int) -> Subject | None:
    """The subject that ends right before a verb."""
    start = _run_start(tokens, end)
    if not start:
        return phrase(tokens, start, end)
    before = tokens[start - 1]
    if before.kind == "number" and (by := _by_whom(tokens, start, end)):
        return by
    # "a survey of 1,012 people found", "neither police nor the army said", "X, and his deputy said"
    is_list = start < end and tokens[start].low == "and" and before.text == ","
    if before.kind == "number" or before.low in _CHOICE or is_list:
        return Subject(tokens[min(start, len(tokens) - 1)].start, tokens[end - 1].end)
    return phrase(tokens, start, end)


def _of_parts(tokens: Sequence[Token], comma: int) -> Subject | None:
    """The subject before a comma, behind which the verb stands: its name and office may have one between."""
    parts = _parts(tokens, comma)
    while parts and _is_aside(tokens, parts[0]):
        parts.pop(0)
    if not parts:
        return None
    last = _of_part(tokens, parts[0])
    is_set_off = parts[0][1] < comma  # what stood behind it was aside
    if last is None or last.voice is None or len(parts) == 1:
        return last if len(parts) == 1 and is_set_off else None
    rest = parts[1:]
    while len(rest) > 1 and _is_aside(tokens, rest[0]):
        rest.pop(0)
    if other := _of_part(tokens, rest[0]):
        return named(tokens, other, last)
    return last if is_set_off else None


def _by_whom(tokens: Sequence[Token], start: int, end: int) -> Subject | None:
    """Whose survey it is: of "a survey of 1,012 people by the institute", the institute."""
    asked = [each.low for each in tokens[max(start - 4, 0) : start]]
    by = [n for n in range(start, end - 1) if tokens[n].low == "by"]
    if not by or not {"survey", "poll"} & set(asked):
        return None
    return phrase(tokens, by[-1] + 1, end)


def is_relative(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb at an index stands in a clause set apart: ", who had spoken of"."""
    end = before_adverbs(tokens, verb)
    return end > 1 and tokens[end - 1].low in ("who", "which") and tokens[end - 2].text == ","


def _of_relative(tokens: Sequence[Token], comma: int) -> Subject | None:
    """Who or what stands before the comma of a clause set apart, with an office before or behind."""
    parts = _parts(tokens, comma)
    last = _of_part(tokens, parts[0]) if parts else None
    other = _of_part(tokens, parts[1]) if last and last.voice and len(parts) > 1 else None
    return (named(tokens, other, last) if other and last else None) or last


def _of_verb_before(tokens: Sequence[Token], end: int) -> Subject | None:
    """The subject that a verb shares with the one before it: "X called it a scandal and said that"."""
    start = end
    while start > 0 and tokens[start - 1].kind in ("word", "number"):
        if tokens[start - 1].low in ("while", "but"):
            break
        start -= 1
    verbs = (n for n in range(start + 1, end) if is_verblike(tokens[n].low))
    verb = next((n for n in verbs if not tokens[n].is_name), 0)
    subject = subject_before(tokens[: verb + 1], verb) if verb else None
    is_clear = subject and (subject.can_speak or subject.pronoun)
    if subject and is_clear and subject.start <= tokens[start + 1].start:
        return replace(subject, end=tokens[end].end)
    return Subject(tokens[end].start, tokens[end].end)


def subject_after(tokens: Sequence[Token], at: int) -> Subject | None:
    """The phrase that begins at an index of a sentence's tokens: after "said" or "according to"; None: none does."""
    end = _run_end(tokens, at)
    if at < end < len(tokens) and tokens[end].kind == "number":
        return Subject(tokens[at].start, tokens[end].end)  # "according to Studio 9"
    first = phrase(tokens, at, end)
    if first is None or first.voice is None or end >= len(tokens) or tokens[end].text != ",":
        return first
    last = _run_end(tokens, end + 1)
    if _is_aside(tokens, (end + 1, last)) or (last < len(tokens) and tokens[last].low in _BREAKS):
        return first
    more = phrase(tokens, end + 1, last)
    if more is None or more.voice is None:
        return first
    both = named(tokens, first, more)
    return both if both and both.voice else first


def before_adverbs(tokens: Sequence[Token], verb: int) -> int:
    """The index behind the subject: past adverbs, auxiliaries and times before the verb."""
    at = verb
    while at > 0:
        token = tokens[at - 1]
        if token.low in _ADVERBS or (token.low.endswith("ly") and not token.is_name):
            at -= 1
        elif (
            token.text in DAYS and at > 1 and tokens[at - 2].low in ("on", "late", "early", "last")
        ):
            at -= 2
        elif token.text == ")" and "(" in [each.text for each in tokens[max(at - 5, 0) : at - 1]]:
            at -= next(n for n in range(2, 6) if tokens[at - n].text == "(")
        else:
            break
    return at


def _run_start(tokens: Sequence[Token], end: int) -> int:
    """Where the words begin that end at an index, back to a mark or another clause."""
    start = end
    while start > 0 and tokens[start - 1].kind == "word" and tokens[start - 1].low not in _BREAKS:
        start -= 1
    if start > 1 and tokens[start - 1].low == "who":  # "an official who asked not to be named"
        return _run_start(tokens, start - 1)
    return _who_start(tokens, start)


def _who_start(tokens: Sequence[Token], start: int) -> int:
    """Where the phrase begins of which a clause with "who" and without commas is a part."""
    at = start
    while at > 0 and tokens[at - 1].kind == "word":
        at -= 1
        if tokens[at].low == "who":
            return _run_start(tokens, at)
    return start


def _run_end(tokens: Sequence[Token], at: int) -> int:
    """Where the words end that begin at an index."""
    while at < len(tokens) and tokens[at].kind == "word" and tokens[at].low not in _BREAKS:
        is_time = any(each.text in TIMES for each in tokens[at + 1 : at + 3])
        if is_time and tokens[at].low in ("on", "in", "last", "late", "early", "this"):
            break
        at += 1
    return at


def _parts(tokens: Sequence[Token], comma: int) -> list[tuple[int, int]]:
    """What commas divide before a comma, the nearest first, back to where the clause begins."""
    parts: list[tuple[int, int]] = []
    end = at = comma
    while at > 0:
        token = tokens[at - 1]
        if token.kind == "quote" or token.text in ";:—–()":
            break
        if token.text == ",":
            parts.append((at, end))
            end = at - 1
        at -= 1
    return [each for each in [*parts, (at, end)] if each[0] < each[1]]


def _of_part(tokens: Sequence[Token], part: tuple[int, int]) -> Subject | None:
    """The phrase that a part between commas ends with."""
    start = max(_run_start(tokens, part[1]), part[0])
    return phrase(tokens, start, part[1])


def _is_aside(tokens: Sequence[Token], part: tuple[int, int]) -> bool:
    """Whether a part between commas is no name or office: a clause, an age, a place, a time."""
    run = tokens[slice(*part)]
    if not run or run[0].low in _ASIDES | {"of"} or run[0].low.endswith("ing"):
        return True
    return all(each.kind == "number" or each.text in TIMES for each in run)
