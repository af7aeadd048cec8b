"""The parameters of a report: their types, what is allowed, and the words that say so.

Papermill takes any name and any value; this is what checks them before a kernel starts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from as_stated.errors import ParameterError
from as_stated.problems import meant
from as_stated.show.rules import AS_STATED, READINGS

if TYPE_CHECKING:
    from as_stated.coding import Dossier


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a reader of the notebooks may change; the parameters cell of each says the same."""

    article: str = field(
        default="", metadata={"help": "which article: a folder in data/; empty: the first"}
    )
    reading: str = field(
        default=AS_STATED, metadata={"help": f"how to read “about”: {', '.join(READINGS)}"}
    )
    events: str = field(
        default="", metadata={"help": "event ids, comma-separated, to show only these; empty: all"}
    )

    @property
    def event_ids(self) -> tuple[str, ...]:
        """The events to show; empty for all."""
        return tuple(part.strip() for part in self.events.split(",") if part.strip())

    @property
    def are_default(self) -> bool:
        """Whether nothing but the article was chosen."""
        return self == Parameters(article=self.article)


@dataclass(frozen=True, slots=True)
class QuantityParameters:
    """What a reader of a quantity's notebooks may change: which quantity, and nothing of how it is shown."""

    quantity: str = field(
        default="",
        metadata={"help": "which quantity: a folder in data/quantities/; empty: the first"},
    )


def read_parameters(article: str, values: Mapping[str, object]) -> Parameters:
    """The parameters of one article's report, from their `values` by name.

    Raises:
        ParameterError: an unknown name, a value that is not text, or a reading that does not exist;
            the message lists those that do.
    """
    known = [each.name for each in fields(Parameters) if each.name != "article"]
    for name, value in values.items():
        if name not in known:
            raise ParameterError(
                f"There is no parameter {name!r}{meant(name, known)} Choose from: {', '.join(known)}."
            )
        if not isinstance(value, str):
            raise ParameterError(f"Parameter {name} is {value!r}, not text. Put it in quotes.")
    parameters = Parameters(article, **{name: str(value) for name, value in values.items()})
    _check_reading(parameters)
    return parameters


def _check_reading(parameters: Parameters) -> None:
    if parameters.reading not in READINGS:
        raise ParameterError(
            f"Parameter reading is {parameters.reading!r}{meant(parameters.reading, READINGS)} "
            f"Choose one of: {', '.join(READINGS)}."
        )


def check_parameters(parameters: Parameters, dossier: "Dossier") -> None:
    """Hold the values of `parameters` against what this article has.

    Raises:
        ParameterError: a reading or an event that does not exist; the message lists those that do.
    """
    _check_reading(parameters)
    known = [event.event_id for event in dossier.events]
    for event_id in parameters.event_ids:
        if event_id not in known:
            raise ParameterError(
                f"Parameter events names {event_id!r}, which {parameters.article} does not have"
                f"{meant(event_id, known)} Choose from: {', '.join(known)}."
            )
