"""Rows of the table of bad input for a quantity and for what articles share: see `bad_input`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.helpers.bad_input import (
    HIDDEN,
    NO_CHOICE,
    NO_DATES,
    NO_IDS,
    STATES,
    Bad,
    at_path,
    make_folder,
    put,
)
from tests.helpers.quantities import (
    COLUMNS,
    HEAD,
    NAME,
    POST,
    RADIO,
    WIRE,
    Cells,
    Fields,
    Rows,
    articles,
    rows,
    write_head,
    write_quantity,
    write_rows,
)

FOLDER = f"data/quantities/{NAME}"
FILES = ("statements.csv", "origins.csv", "changes.csv")
SHARED: Rows = {
    "events.csv": [{"event_id": "storm", "label": "the storm", "date_edtf": "2024", "date_basis": "inferred"}],
    "speakers.csv": [{"speaker_id": "army", "name": "the army", "kind": "body"}],
}  # fmt: skip
UNHEARD = (
    ("statements.csv", "article"), ("statements.csv", "claim_id"), ("statements.csv", "relation"),
    ("statements.csv", "origin_id"), ("statements.csv", "origin_basis"), ("statements.csv", "copy_of"),
    ("origins.csv", "kind"), ("origins.csv", "speakers"), ("changes.csv", "from"), ("changes.csv", "to"),
    ("changes.csv", "by"), ("changes.csv", "kind"), ("changes.csv", "what"), ("changes.csv", "article"),
)  # fmt: skip
MUST = (
    ("statements.csv", "article"), ("statements.csv", "claim_id"), ("statements.csv", "relation"),
    ("statements.csv", "reason"), ("statements.csv", "origin_id"), ("statements.csv", "origin_basis"),
    ("origins.csv", "name"), ("origins.csv", "kind"), ("changes.csv", "from"), ("changes.csv", "to"),
    ("changes.csv", "by"), ("changes.csv", "kind"), ("changes.csv", "article"),
)  # fmt: skip
READ = (
    ("statements.csv", "reason"), ("statements.csv", "copy_reason"), ("statements.csv", "note"),
    ("origins.csv", "name"), ("origins.csv", "note"), ("changes.csv", "reason"),
)  # fmt: skip
NO_KEYS = (
    "dead",
    f"{WIRE}/",
    "/dead",
    f"../{WIRE}/dead",
    f"{WIRE}/dead/x",
    f"{WIRE}//dead",
    f"{WIRE}/Dead",
    " / ",
)
NO_SPEAKERS = (
    "ministry",
    "outlet",
    "outlet:",
    f"outlet:../{WIRE}",
    f"outlet:{WIRE}",
    f"{WIRE}/",
    f"{WIRE}/nobody",
    "/ministry",
)


def good_quantity(root: Path) -> None:
    """A quantity of three articles, and what articles share; nothing is wrong."""
    write_quantity(root)
    write_rows(root / "data", SHARED)


def cell(file: str, at: int, column: str, value: str, *says: str, **others: str) -> Bad:
    """A cell of a row at this place has another value; says what beside file and row."""

    def spoil(root: Path) -> None:
        tables = SHARED if file in SHARED else rows()
        table = [dict(row) for row in tables[file]]
        table[at] |= {column: value} | others
        write_rows(root / "data" if file in SHARED else root / FOLDER, {file: table})

    shown = ascii(value if len(value) < 30 else value[:20] + "…")[1:-1] or "empty"
    place = f"data/{file}" if file in SHARED else f"{FOLDER}/{file}"
    name = f"{file} row {at + 2} {column} {shown}".replace("/", "⁄")
    return Bad(name, spoil, (f"{place}, row {at + 2}", *(says or (column,))))


def cells() -> Iterator[Bad]:
    """Every column: a value that is on no list, none at all, no date, no name, not in the text …"""
    for file, column in UNHEARD:
        yield from (cell(file, 0, column, each) for each in NO_CHOICE)
    for file, column in MUST:
        yield cell(file, 0, column, "")
        if column not in ("from", "article"):
            yield cell(file, 0, column, " \u200b ", "")
    for file, column in READ:
        yield from (cell(file, 0, column, each) for each in ("a 5", "the regime", "٤٣"))
    for value in NO_DATES:
        yield cell("statements.csv", 4, "as_of_inferred", value)
        yield cell("changes.csv", 0, "on", value)
        yield cell("events.csv", 0, "date_edtf", value)
    for value in NO_IDS:
        yield cell("origins.csv", 2, "origin_id", value, "origins.csv")
        yield cell("changes.csv", 0, "change_id", value)
        yield cell("events.csv", 0, "event_id", value)
        yield cell("speakers.csv", 0, "speaker_id", value)
    for value in NO_KEYS:
        yield cell("statements.csv", 4, "copy_of", value)
        yield cell("changes.csv", 0, "from", value)
        yield cell("changes.csv", 0, "to", value)
    for value in NO_SPEAKERS:
        yield cell("origins.csv", 0, "speakers", value)
    for value in NO_SPEAKERS[:4] + NO_SPEAKERS[5:]:
        yield cell("changes.csv", 1, "by", value)
    for column in ("exact", "prefix", "suffix"):
        yield cell("changes.csv", 0, column, "no such words", "the article has no")
    yield cell("changes.csv", 0, "exact", "ose by three to 43", "in two")
    yield cell("changes.csv", 0, "exact", "the", "times")
    for file in (*FILES, *SHARED):
        for column in COLUMNS[file]:
            yield cell(file, 0, column, f"a\x1b[31m{column}", "U+001B (ESCAPE)")
        yield cell(file, 0, COLUMNS[file][-1], "#REF!", "formula")
    for mark in HIDDEN:
        yield cell("statements.csv", 0, "note", f"a{mark}b", "cannot be shown")
    for value in ("unnamed", "unheard-of", "<b>"):
        yield cell("speakers.csv", 0, "kind", value)
    for value in ("resolved", "unheard-of", ""):
        yield cell("events.csv", 0, "date_basis", value)
    yield from others()


def others() -> Iterator[Bad]:
    """Values that are fine alone and wrong beside others."""
    yield cell("statements.csv", 1, "origin_basis", "own", "origin_basis")
    yield cell("statements.csv", 0, "origin_id", "mayor", "no speaker of mayor")
    yield cell("statements.csv", 8, "origin_id", "ministry", "own")
    yield cell("statements.csv", 1, "relation", "same", "of which it is a part")
    yield cell("statements.csv", 3, "relation", "same", "forecast")
    yield cell("statements.csv", 5, "relation", "same", "form")
    yield cell("statements.csv", 6, "relation", "change", "form")
    yield cell("statements.csv", 6, "relation", "forecast", "stance")
    yield cell("statements.csv", 1, "claim_id", "dead", "already")
    yield cell("statements.csv", 0, "copy_of", f"{POST}/dead", "circle", copy_reason="So.")
    yield cell("statements.csv", 0, "copy_of", f"{RADIO}/dead", "later", copy_reason="So.")
    yield cell("statements.csv", 4, "copy_reason", "")
    yield cell("statements.csv", 4, "as_of_reason", "")
    yield cell("statements.csv", 4, "as_of_inferred", "2024-03-08", "after harn-post reported it")
    yield cell("statements.csv", 0, "as_of_inferred", "2024-03-04", "as_of is", as_of_reason="So.")
    yield cell("origins.csv", 1, "origin_id", "unknown", "no origin")
    yield cell("changes.csv", 1, "by", f"{RADIO}/ministry", "disputes")
    yield cell("changes.csv", 0, "to", f"{WIRE}/children", "another quantity")
    yield cell("changes.csv", 0, "to", f"{WIRE}/brun-dead", "does not lead")
    yield cell("changes.csv", 0, "kind", "corrects", "no word that admits an error", what="number")
    yield cell("changes.csv", 0, "kind", "repeats", "kind is repeats", to=f"{WIRE}/brun-dead")
    yield cell("changes.csv", 0, "on", "2024-04", "after harn-radio reported it")
    yield cell("changes.csv", 0, "to", "rise", "itself")


def changed_head(**fields: str | list[str]) -> Callable[[Path], None]:
    """The quantity with other fields."""
    head: Fields = {**HEAD, **fields}
    return lambda root: write_head(root / FOLDER, head)


def heads() -> Iterator[Bad]:
    """Every field of quantity.toml: missing, of another type, empty, with a wrong value."""
    place = f"{FOLDER}/quantity.toml"
    for key in HEAD:
        without = {name: value for name, value in HEAD.items() if name != key}
        spoil = _written(without)
        yield Bad(f"quantity.toml without {key}", spoil, (place, f"{key} is missing"))
        for value in (
            "5",
            "true",
            '{ a = "x" }',
            '"x\\u001b"',
            '["x\\u001b"]',
            "2024-03-04",
            "[[]]",
        ):
            yield Bad(f"quantity.toml {key} {value}", _raw(key, value), (place, key))
    for key in ("label", "event", "counts_in", "unit", "form", "reason"):
        for text in ("", "  ", "\u200b"):
            yield Bad(f"quantity.toml {key} {text!a}", changed_head(**{key: text}), (place, key))
    for key in ("event", "unit", "people_status", "form"):
        for text in NO_CHOICE:
            name = f"quantity.toml {key} {text}".replace("/", "⁄")
            yield Bad(name, changed_head(**{key: text}), (place, key))
    for key in ("label", "counts_in", "counts_out", "reason"):
        for text in ("a 5", "the regime"):
            yield Bad(f"quantity.toml {key} {text}", changed_head(**{key: text}), (place, key))
    for methods in (
        [],
        ["guess"],
        ["count", "count"],
        ["compiled"],
        ["count", "estimate"],
        ["list", "survey"],
    ):
        yield Bad(
            f"quantity.toml methods {methods}", changed_head(methods=methods), (place, "methods")
        )
    for what, content in (("deep", b"a = " + b"[" * 20000), ("broken", b"a = \n"), ("empty", b"")):
        yield Bad(f"quantity.toml {what}", put(place, content), (place,))


def _written(fields: Fields) -> Callable[[Path], None]:
    return lambda root: write_head(root / FOLDER, fields)


def _raw(key: str, value: str) -> Callable[[Path], None]:
    """A field with a value as TOML writes it."""

    def spoil(root: Path) -> None:
        path = root / FOLDER / "quantity.toml"
        lines = path.read_text("utf-8").splitlines()
        lines = [f"{key} = {value}" if line.startswith(f"{key} = ") else line for line in lines]
        path.write_text("\n".join(lines) + "\n", "utf-8")

    return spoil


def files() -> Iterator[Bad]:
    """Every file is missing, something else or no text; what has no place; an article that is gone."""
    for path in (
        *(f"{FOLDER}/{name}" for name in (*FILES, "quantity.toml")),
        *(f"data/{name}" for name in SHARED),
    ):
        for what, make in STATES.items():
            may_be = what == "missing" and not path.endswith(("statements.csv", "quantity.toml"))
            if not may_be:
                yield Bad(
                    f"{Path(path).parent.name} {Path(path).name} {what}",
                    at_path(make, path),
                    (path,),
                )
    for name in ("statement.csv", "claims.csv", "quantity.tml.toml", "statements.xlsx"):
        yield Bad(f"{name} beside the tables", put(f"{FOLDER}/{name}", b"x"), (f"{FOLDER}/{name}",))
    yield Bad("a folder in a quantity's", at_path(make_folder, f"{FOLDER}/sub"), (f"{FOLDER}/sub",))
    for name in ("with space", "-rf", "<b>", "Upper", "é", "a--b"):
        spoil = at_path(make_folder, f"data/quantities/{name}")
        yield Bad(f"data/quantities/ holds {name!a}", spoil, ("lower-case letters",))
    for name in ("statements.csv", "quantity.toml", "other"):
        path = f"data/quantities/{name}"
        yield Bad(f"data/quantities/ holds a file {name}", put(path, b"x"), (path,))
    for file in FILES:
        for column in ("relation", "kind", "origin_id", "change_id", "name", "to"):
            if column in COLUMNS[file]:
                yield Bad(
                    f"{file} without {column}",
                    _without(file, column),
                    (f"{FOLDER}/{file}, header", column),
                )
    for article in (WIRE, POST, RADIO):
        yield Bad(f"{article} is removed", _removed(article), (FOLDER, article))
    for claim in (WIRE, RADIO):
        yield Bad(
            f"a claim of {claim} is renamed",
            _renamed(claim),
            (f"{FOLDER}/statements.csv", "claim_id"),
        )


def _without(file: str, column: str) -> Callable[[Path], None]:
    """A table without one of its columns."""

    def spoil(root: Path) -> None:
        path = root / FOLDER / file
        header, rest = path.read_text("utf-8").split("\n", 1)
        path.write_text(header.replace(column, f"my own {len(header)}", 1) + "\n" + rest, "utf-8")

    return spoil


def _removed(article: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        for path in (root / "data" / article).iterdir():
            path.unlink()
        (root / "data" / article).rmdir()
        (root / "seeds" / f"{article}.txt").unlink()

    return spoil


def _renamed(article: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        table: list[Cells] = articles()[article]["claims.csv"]
        table[0]["claim_id"] = "another-name"
        for row in table:
            row["part_of"] = "" if row.get("part_of") == "dead" else row.get("part_of", "")
        write_rows(root / "data" / article, {"claims.csv": table})

    return spoil


COMMANDS: tuple[tuple[tuple[str, ...], str], ...] = (
    *((("check", "--quantity", each), "no quantity") for each in ("nowhere", f"../{NAME}", "a\x1b[31m\u202eb", "x" * 5000, WIRE)),
    (("check", "--quantity", ""), "--quantity"), (("check", "--quantity"), "--quantity"),
    (("check", "--quantity", NAME, WIRE), "--quantity"), (("check", "--quantity", NAME, "--ledger"), "--quantity"),
)  # fmt: skip


def commands() -> Iterator[Bad]:
    """Options that name no quantity, or that do not go together."""
    for words, says in COMMANDS:
        yield Bad(" ".join(words)[:60].replace("/", "⁄"), lambda _: None, (says,), words)


_ALL = (*cells(), *heads(), *files(), *commands())
OF_QUANTITIES = [replace(each, name=f"quantity, {each.name}") for each in _ALL]
