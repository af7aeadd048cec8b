"""What one statement does to another in another article: told by look-backs, and by who says what next.

Inside one article people have coded that already, in its `changes.csv`. Across articles a draft says
only what the words or the order of one body's own statements bear; where a figure would be taken back,
`kind` is `TODO`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from as_stated.coding import HAND_CODED, OUTLET, TODO, Change, Speaker, admission, span
from as_stated.draft.quantities.figures import Figure, Figures, grouped, key_of
from as_stated.draft.quantities.words import is_like_name, quoted
from as_stated.draft.rows import Cells, free_id, slug
from as_stated.draft.speakers import name_key

_TAKES_BACK = ("corrects", "withdraws")
_TAKEN_BACK = ("withdrawn", "in-error")


@dataclass(frozen=True)
class Changes:
    """Drafts the changes between the statements of a quantity.

    Args:
        figures: those of all articles; `same`: the statements that are the same, in order.
        likely: these and the statements that are undecided.
        origins: by the key of a statement, the origin that it is the own word of; others are left out.
        copies: the keys of statements whose text copies another.
        new: the keys of the statements that are drafted now: a change has one of them at an end.
        taken: the ids of changes that there are.
    """

    figures: Figures
    same: Sequence[Figure]
    likely: Sequence[Figure]
    origins: Mapping[str, str]
    copies: frozenset[str]
    new: frozenset[str]
    taken: frozenset[str]

    def rows(self) -> list[Cells]:
        """The rows to add to `changes.csv`."""
        found = [*self._taken_back(), *self._stated_again(), *self._recalled()]
        acts = {(row["from"], row["to"]) for row in found}
        found += [row for row in self._next() if (row["from"], row["to"]) not in acts]
        fitting = [row for row in found if {row["from"], row["to"]} & self.new]
        return [*self._named(fitting)]

    def _recalled(self) -> Iterator[Cells]:
        """A look-back to a number that the same speaker gave in an earlier article."""
        for figure in self.same:
            given = self._given_before(figure) if figure.claim.earlier_words else ()
            earlier = [each for each in given if each.key not in self.copies]
            if not earlier or figure.claim.standing.stance != "stated":
                continue
            first = earlier[0]
            is_one = first.claim.status == figure.claim.status and len(earlier) == 1
            is_sure = is_one and self._is_by_one(figure, first)
            yield _row(
                figure.key,
                first.key,
                self._by(figure) if figure.claim.speech == "direct" else outlet_of(figure.article),
                "recalls" if is_sure else TODO,
                article=figure.article,
                exact=figure.claim.exact,
                prefix=figure.claim.prefix,
                suffix=figure.claim.suffix,
                reason="a look-back to the number that the earlier article has"
                + ("" if is_sure else "; recalls, if it is that statement"),
            )

    def _taken_back(self) -> Iterator[Cells]:
        """What an article's changes.csv takes back of a figure that earlier articles have too."""
        for name, dossier in self.figures.dossiers.items():
            for change in dossier.changes:
                figure = self.figures.all.get(key_of(change.to_id, name))
                if change.kind not in _TAKES_BACK or figure is None or figure not in self.likely:
                    continue
                text = self.figures.dossiers.get(change.article, dossier).article
                prefix, suffix = text.tell_apart(change.start, change.end)
                for other in self._given_before(figure):
                    yield _row(
                        key_of(change.from_id, name) if change.from_id else "",
                        other.key,
                        self._by_of(change, name),
                        TODO,
                        what=change.what,
                        on=change.on,
                        article=change.article,
                        exact=change.exact,
                        prefix=prefix,
                        suffix=suffix,
                        reason=f"{change.kind}, if this is the figure that {quoted(change.exact)} "
                        "takes back: the numbers are the same",
                    )

    def _stated_again(self) -> Iterator[Cells]:
        """A number that its speaker has taken back, and then states in a later article."""
        for figure in self.same:
            for each in self._by_number[_number(figure)] if figure.claim.holds else ():
                is_back = each.claim.standing.stance in _TAKEN_BACK or each.claim.taken_back
                if not is_back or each.article == figure.article or each.order > figure.order:
                    continue
                if each in self.same and self._may_be(figure, each):
                    reason = "the number was taken back before: reinstates, if the words say so"
                    yield _row(
                        figure.key,
                        each.key,
                        self._by(figure),
                        TODO,
                        article=figure.article,
                        exact=TODO,
                        reason=reason,
                    )

    def _given_before(self, figure: Figure) -> Iterator[Figure]:
        """The statements of earlier articles with a figure's number, perhaps by the same speaker."""
        for each in self._by_number[_number(figure)]:
            if each.article == figure.article or each.order > figure.order:
                continue
            if each.claim.holds and self._may_be(figure, each):
                yield each

    @cached_property
    def _by_number(self) -> Mapping[object, Sequence[Figure]]:
        """The likely statements by their number, whatever their hedges."""
        return grouped(self.likely, _number)

    def _next(self) -> Iterator[Cells]:
        """An origin's own next statement, where its number is another one or the same again."""
        last: dict[str, Figure] = {}
        for figure in sorted(self.same, key=lambda each: (_day(each), each.order)):
            origin = self.origins.get(figure.key, "")
            claim = figure.claim
            if not origin or not claim.holds or figure.key in self.copies:
                continue
            before = last.get(origin)
            last[origin] = figure
            if before is None or before.article == figure.article or _day(before) == _day(figure):
                continue
            if self._is_corrected(before, figure):
                continue
            old = before.claim
            kind = "repeats" if claim.symbols == old.symbols else "updates"
            is_equal = _number(figure) == _number(before)
            other = "another hedge" if is_equal else "another number"
            said = "the same number" if kind == "repeats" else other
            reason = f"the next statement of the same origin that we hold, with {said}"
            if kind == "updates":
                words = admission(figure.dossier.article.text, (claim.start, claim.end))
                kind = TODO if words else kind
                if_so = f": corrects, if {quoted(words)} admits an error of it; else updates"
                reason += if_so if words else ", and no error is admitted"
            day = claim.said_on or figure.reported_on
            yield _row(figure.key, before.key, self._by(figure), kind, on=day, reason=reason)

    def _is_corrected(self, before: Figure, figure: Figure) -> bool:
        """Whether the later article codes that the earlier number was put right."""
        return any(
            change.kind in _TAKES_BACK
            and (to := self.figures.all.get(key_of(change.to_id, figure.article)))
            and to.claim.magnitude == before.claim.magnitude
            for change in figure.dossier.changes
        )

    def _is_by_one(self, one: Figure, other: Figure) -> bool:
        """Whether two figures are stated by one speaker: one shared row, or the same name."""
        first, second = one.claim.speaker_name, other.claim.speaker_name
        if not first or not second or "unnamed" in (_kind(one), _kind(other)):
            return False
        ids = {one.claim.speaker_id, other.claim.speaker_id}
        is_shared = len(ids) == 1 and ids <= {*self.figures.speakers}
        return is_shared or name_key(first) == name_key(second)

    def _may_be(self, one: Figure, other: Figure) -> bool:
        """Whether two speakers may be one: as above, or one in full and one in short."""
        if "unnamed" in (_kind(one), _kind(other)):
            return False
        is_like = is_like_name(one.claim.speaker_name, other.claim.speaker_name)
        return is_like or self._is_by_one(one, other)

    def _by(self, figure: Figure) -> str:
        """Who does it: the figure's speaker, or else its outlet."""
        claim = figure.claim
        if not claim.speaker_id or claim.speaker_id in ("unstated", "unclear"):
            return outlet_of(figure.article)
        return self.figures.speaker_key(claim.speaker_id, figure.article)

    def _by_of(self, change: Change, article: str) -> str:
        if change.by_id.startswith(OUTLET):
            return change.by_id if ":" in change.by_id else outlet_of(article)
        return self.figures.speaker_key(change.by_id, article)

    def _named(self, rows: Sequence[Cells]) -> Iterator[Cells]:
        """The rows with an id each, made of both articles."""
        taken = {*self.taken}
        for row in rows:
            kind = row["kind"] if row["kind"] != TODO else "may-change"
            name = slug(f"{(row['from'] or row['article']).partition('/')[0]} {kind} {row['to']}")
            row["change_id"] = free_id(name, taken)
            taken.add(row["change_id"])
            yield row


def outlet_of(article: str) -> str:
    """What an article's own outlet is called among all articles."""
    return f"{OUTLET}:{article}"


def _row(first: str, to: str, by: str, kind: str, **cells: str) -> Cells:
    row = dict.fromkeys(HAND_CODED["changes.csv"].must, "") | cells
    return row | {"from": first, "to": to, "by": by, "kind": kind}


def _number(figure: Figure) -> object:
    return figure.claim.magnitude, figure.claim.magnitude_to


def _day(figure: Figure) -> str:
    """The last day that a figure holds for, or else that of its report."""
    last = span(figure.claim.as_of)[1] if figure.claim.as_of else None
    return last.isoformat() if last else figure.reported_on


def _kind(figure: Figure) -> str:
    speaker = figure.claim.speaker
    return speaker.kind if isinstance(speaker, Speaker) else ""
