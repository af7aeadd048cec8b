"""A quantity, the statements of it and who counted. None of these add up, average or rank."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from as_stated.coding.claims import Claim
from as_stated.coding.columns import PeopleStatus
from as_stated.coding.dates import span
from as_stated.coding.dossier import Dossier
from as_stated.coding.quantities.refusing import Refusing, RefusingMany
from as_stated.coding.records import Change, Event, Unit
from as_stated.coding.settings import Settings
from as_stated.coding.source import Source
from as_stated.coding.stance import Form, Method, Standing
from as_stated.errors import NoSuchFigureError, cut
from as_stated.numerals import how_many
from as_stated.problems import meant

Relation = Literal["same", "part", "whole", "overlaps", "change", "forecast", "other", "unclear"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
Basis = Literal["", "own", "attributed", "inferred"]
BASES: tuple[Basis, ...] = get_args(Basis)
OriginKind = Literal["body", "outlet-tally", "list"]
ORIGIN_KINDS: tuple[OriginKind, ...] = get_args(OriginKind)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who counted: one row of `origins.csv`.

    Attributes:
        speakers: who speaks for it: `article/speaker`, the id of a shared speaker, or, of an outlet's
            own tally, `outlet:article`.
    """

    origin_id: str
    name: str
    kind: OriginKind
    speakers: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Statement(Refusing):
    """One article's figure of a quantity: one row of `statements.csv`.

    Attributes:
        source: of the article.
        origin: who counted; None: unknown, and then it is nobody's together with another.
        basis: how the origin is known; only "own" joins its series.
        copy_of: the key of the statement whose text it copies; empty: none.
        copy_reason: why it is a copy; with `copy_of` empty, why it is not, though words are shared.
        as_of: the day that it holds for, in EDTF; empty where neither text nor coding says.
        taken_back: later, in another article, by its own source or outlet. What its own article
            says of that is the claim's `taken_back`.
        disputed_by: names, in its own article and in others.
        is_taken_in: whether its form and method are those that the quantity takes in.
    """

    article: str
    claim: Claim
    source: Source
    relation: Relation
    reason: str
    origin: Origin | None = None
    basis: Basis = ""
    copy_of: str = ""
    copy_reason: str = ""
    as_of: str = ""
    as_of_inferred: bool = False
    as_of_reason: str = ""
    taken_back: Standing | None = None
    disputed_by: tuple[str, ...] = ()
    note: str = ""
    is_taken_in: bool = True

    @property
    def key(self) -> str:
        """Its name in the project: `article/claim`."""
        return f"{self.article}/{self.claim.claim_id}"

    @property
    def reported_on(self) -> str:
        """The day its article was published."""
        return self.source.date_published

    @property
    def holds(self) -> bool:
        """Whether it is stated, no look-back, and taken back neither there nor later."""
        return self.claim.holds and not self.taken_back

    @property
    def is_level(self) -> bool:
        """Whether it may stand on the quantity's axis: the same, it holds, and it is taken in."""
        return self.relation == "same" and self.holds and self.is_taken_in

    def __str__(self) -> str:
        return self.key

    def __repr__(self) -> str:
        said = f"{self.claim!r}"[1:-1].partition(": ")[2]
        return f"<{self.key}: {said}, reported {self.reported_on or 'on no day known'}>"


def _last_day(statement: Statement) -> str:
    """The last day that it may hold for; the day reported where neither text nor coding says."""
    last = span(statement.as_of)[1] if statement.as_of else None
    return last.isoformat() if last else statement.reported_on


@dataclass(frozen=True, slots=True)
class Quantity(RefusingMany):
    """One quantity through many articles: a folder in `data/quantities/`, checked.

    Attributes:
        counts_in, counts_out: who is in its population and who is not, in words.
        methods: the methods of claims that it takes in; "" is "not said".
        statements: by day reported, then article, then place in the article.
        dossiers: the articles that its files name.
        notices: what `check` says though nothing is wrong, a line each.
        settings: whose the coding is, and under which licence.
    """

    name: str
    label: str
    event: Event
    counts_in: str
    counts_out: str
    unit: Unit
    people_status: PeopleStatus
    form: Form
    methods: tuple[Method, ...]
    reason: str
    statements: tuple[Statement, ...]
    origins: tuple[Origin, ...]
    changes: tuple[Change, ...]
    dossiers: Mapping[str, Dossier] = field(repr=False)
    notices: tuple[str, ...] = ()
    settings: Settings = field(default_factory=Settings)

    def __repr__(self) -> str:
        count, articles = len(self.statements), len({each.article for each in self.statements})
        return (
            f"<{self.name}: {how_many(count, 'statement')} of “{self.label}” "
            f"in {how_many(articles, 'article')}>"
        )

    def find(self, key: str) -> Statement:
        """The statement of that `key`, `article/claim`.

        Raises:
            NoSuchFigureError: there is none; the message lists those there are.
        """
        for each in self.statements:
            if each.key == key:
                return each
        known = [each.key for each in self.statements]
        raise NoSuchFigureError(
            f"{self.name} has no statement {key!r}{meant(str(key), known)} "
            f"It has: {cut(', '.join(known) or 'none', 2000)}."
        )

    __getitem__ = find

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    def __len__(self) -> int:
        return len(self.statements)

    def __bool__(self) -> bool:
        return True  # a quantity without statements is a quantity

    def series(self, origin: Origin) -> tuple[Statement, ...]:
        """What `origin` itself stated of this quantity and has not taken back, by day.

        What others attribute to it, what is inferred, a forecast and a figure that does not hold are
        not in it, and nothing stands between two statements.
        """
        own = [
            each
            for each in self.statements
            if each.origin == origin and each.basis == "own" and each.is_level
        ]
        return tuple(sorted(own, key=lambda each: (_last_day(each), each.reported_on)))

    def __str__(self) -> str:
        return self.name
