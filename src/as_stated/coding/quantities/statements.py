"""`statements.csv`: which claims are statements of the quantity, who counted, and for which day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from as_stated.coding.checks import check_date, check_listed, check_wording
from as_stated.coding.claims import Claim
from as_stated.coding.columns import UNKNOWN, one_of
from as_stated.coding.dates import is_before, is_edtf, span
from as_stated.coding.files import TODO, Row
from as_stated.coding.quantities.articles import Articles, names_of, outlet_of
from as_stated.coding.quantities.records import BASES, Basis, Origin, Relation, Statement
from as_stated.coding.quantities.relations import check_relation
from as_stated.coding.quantities.tables import Tables
from as_stated.coding.records import Speaker
from as_stated.errors import Problem
from as_stated.problems import meant

_WORDS = ("reason", "copy_reason", "as_of_reason", "note")


@dataclass(frozen=True, slots=True)
class Statements:
    """Checks and reads the rows of `statements.csv`."""

    tables: Tables
    articles: Articles

    def check(self) -> list[Problem]:
        """What is wrong with the rows, except for what is a copy of what."""
        problems = [*self._check_claims()]
        for row in self.tables.statements:
            claim = self.articles.claim(row.key)
            problems += [each for column in _WORDS for each in check_wording(row, column)]
            problems += self._check_origin(row, claim)
            problems += self._check_day(row, claim)
            problems += check_relation(row, claim, self.tables, self.articles)
        return problems

    def read(self, row: Row, origins: Mapping[str, Origin]) -> Statement:
        """The row as a statement of one of the `origins`, by id. Only for a row without problems."""
        dossier = self.articles.dossier(row["article"])
        claim = self.articles.claim(row.key)
        assert dossier and claim
        is_form = claim.form == self.tables.head["form"]
        return Statement(
            article=row["article"],
            claim=claim,
            source=dossier.article.source,
            relation=cast(Relation, row["relation"]),
            reason=row["reason"],
            origin=None if row["origin_id"] == UNKNOWN else origins[row["origin_id"]],
            basis=cast(Basis, row["origin_basis"]),
            copy_of=row["copy_of"],
            copy_reason=row["copy_reason"],
            as_of=claim.as_of or row["as_of_inferred"],
            as_of_inferred=bool(row["as_of_inferred"]),
            as_of_reason=row["as_of_reason"],
            disputed_by=claim.disputed_by,
            note=row["note"],
            is_taken_in=is_form and claim.method in self.tables.methods,
        )

    def _check_claims(self) -> Iterator[Problem]:
        """Each row names a claim that exists, and no two name the same."""
        names, seen = self.articles.names, dict[str, int]()
        for row in self.tables.statements:
            name, claim_id = row["article"], row["claim_id"]
            if row.is_todo("article") or row.is_todo("claim_id"):
                continue
            if name not in names:
                what = f"article is {name or 'empty'!r}, and there is no such article{meant(name, names)}"
                yield row.problem(what, "Name a folder of data/, or delete the row.")
            elif self.articles.claim(row.key) is None and not self.articles.examined(name)[1]:
                dossier = self.articles.dossier(name)
                ids = [each.claim_id for each in dossier.claims] if dossier else ()
                near = meant(claim_id, ids)
                what = f"claim_id is {claim_id or 'empty'!r}, and {name} has no such claim{near}"
                yield row.problem(what, f"Name a row of data/{name}/claims.csv.")
            if row.key in seen:
                todo = "A claim is one statement: delete one of the rows."
                yield row.problem(
                    f"article and claim_id stand in row {seen[row.key]} already.", todo
                )
            seen.setdefault(row.key, row.number)

    def _check_origin(self, row: Row, claim: Claim | None) -> Iterator[Problem]:
        """An origin that exists, and how it is known; only what it said itself is its own."""
        origins = {each.key: each for each in self.tables.origins}
        origin_id, basis = row["origin_id"], row["origin_basis"]
        yield from check_listed(row, "origin_basis", BASES)
        if row.is_todo("origin_id"):
            return
        if origin_id != UNKNOWN and origin_id not in origins:
            what = f"origin_id is {origin_id or 'empty'!r}{meant(origin_id, (*origins, UNKNOWN))}"
            yield row.problem(what, one_of((*origins, UNKNOWN)))
        elif origin_id == UNKNOWN and basis not in ("", TODO):
            what = f"origin_basis is {basis}, but origin_id is {UNKNOWN}."
            yield row.problem(what, "Name the origin, or empty origin_basis.")
        elif origin_id != UNKNOWN and not basis:
            what = f"origin_basis is empty, but origin_id is {origin_id}."
            todo = f"Choose one of: {', '.join(BASES[1:])}; or make origin_id {UNKNOWN}."
            yield row.problem(what, todo)
        elif basis == "own" and claim:
            yield from self._check_own(row, claim, origins[origin_id])

    def _check_own(self, row: Row, claim: Claim, origin: Row) -> Iterator[Problem]:
        """A body's own statement is one that one of its speakers made."""
        article, speakers = row["article"], origin.names("speakers")
        todo = f"Make it attributed or inferred, or add the speaker to {origin.key} in origins.csv."
        if origin.is_todo("speakers"):
            return
        if claim.standing.stance == "denied":
            what = "origin_basis is own, but the figure is denied."
            yield row.problem(what, "Nobody states what is denied: make it attributed.")
        elif claim.speaker is None:
            if claim.method != "tally" or outlet_of(article) not in speakers:
                what = f"origin_basis is own, but {article} itself says it, and names no tally of its own"
                what = f"{what} of {origin.key}."
                todo = f"Narration is an outlet’s count only with method tally; else {UNKNOWN}."
                yield row.problem(what, todo)
        elif not isinstance(claim.speaker, Speaker):
            what = f"origin_basis is own, but who states it is {claim.speaker.value}."
            yield row.problem(what, todo)
        elif not set(names_of(article, claim.speaker)) & set(speakers):
            what = f"origin_basis is own, but {claim.speaker_id} is not a speaker of {origin.key}."
            yield row.problem(what, todo)

    def _check_day(self, row: Row, claim: Claim | None) -> Iterator[Problem]:
        """A day is inferred with a reason, where the claim has none, and not after the report."""
        inferred = row["as_of_inferred"]
        yield from check_date(row, "as_of_inferred")
        if row.is_todo("as_of_inferred"):
            return
        if inferred and not row["as_of_reason"].strip():
            yield row.problem("as_of_reason is empty.", "Say what the day is inferred from.")
        if row["as_of_reason"] and not inferred and not row.is_todo("as_of_reason"):
            what = "as_of_reason is filled, but as_of_inferred is empty."
            yield row.problem(what, "Fill in that day, or empty the reason.")
        if inferred and claim and claim.as_of:
            what = f"as_of_inferred is {inferred}, but the claim’s as_of is {claim.as_of}."
            yield row.problem(what, "Empty it: what the text says is not inferred.")
        reported = self.articles.published(row["article"])
        if row["relation"] == "forecast" or (claim and claim.standing.stance != "stated"):
            return  # it may be about days to come
        as_of = (claim.as_of if claim else "") or inferred
        first = span(as_of)[0] if is_edtf(as_of) else None
        if first and is_before(reported, first.isoformat()):
            column = "as_of_inferred" if inferred else "as_of"
            what = f"{column} is {as_of}, after {row['article']} reported it ({reported})."
            yield row.problem(what, "Correct that day, or date_published in its source.toml.")
