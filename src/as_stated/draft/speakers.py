"""The speakers of a first coding: whoever is named in several ways is one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from as_stated.coding import TODO, find_words
from as_stated.draft.guesses.phrases import Voice
from as_stated.draft.rows import Rows, slug

_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
# "the World Food Programme (WFP)": a name and its short form.
_SHORT_FORM = re.compile(
    r"((?:[^\W\d_a-z][\w’'.&-]*(?: (?:of|for|and|the|de|on|in))?(?: the)? ){1,7})\(([^\W\d_a-z][\w.&-]{1,9})\)"
)
# "the ministry" alone: one word for a body, which the text may have named in full.
_BODY = re.compile(
    r"""
    ^ (?: the [ ] )?
    ( ministry | agency | institute | union | company | council | army | hospital | office | university | association
    | commission | bank | group | service | department | committee | police | authority | court | party
    | organi[sz]ation | charity ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Behind a name: "Helen Marsh KC".
_LETTERS = frozenset("KC QC SC MP MEP MSP TD MBE OBE CBE JP MD PhD Jr Sr Esq".split())
# Words for a body of any kind: behind "the" they mean one that has been named.
_GENERAL = frozenset(
    "group company organisation organization charity agency firm body association".split()
)
_SMALL = frozenset(
    "of for in by to at and from with said that which who on under against near".split()
)


@dataclass
class Speakers:
    """Drafts speakers, and says which is a figure's.

    Args:
        rows: the rows of the coding; new speakers go there.
        text: the article.
    """

    rows: Rows
    text: str
    _ids: dict[str, str] = field(default_factory=dict, init=False)  # a way of naming to an id

    def id_of(self, voice: Voice) -> str:
        """The id of a speaker, a new one if nobody is called so; `TODO` if the name fits several.

        Known are the last name of a person once the full one has stood, a short form in brackets, a
        second name between commas, and "the ministry" where the text names one ministry only.
        """
        full = self._in_full(voice.name)
        if full is None:
            return TODO
        known = [*self._known()]
        for name in filter(None, (full, voice.name, voice.alias)):
            ids = {row_id for row_id, names in known if name_key(name) in names}
            if len(ids) > 1:
                return TODO
            if ids:
                found = ids.pop()
                self._ids |= {name_key(each): found for each in (full, voice.alias) if each}
                return found
        return self._add(voice, full)

    def _known(self) -> Iterator[tuple[str, set[str]]]:
        """Each speaker's id with all ways of naming it."""
        for row in self.rows["speakers.csv"]:
            names = {name_key(row["name"])} | _last_name(row["name"])
            names |= {each for each in [name_key(row["name"]).partition(" of ")[0]] if " " in each}
            names |= {short for full, short in self._short_forms.items() if full in names}
            names |= {name for name, row_id in self._ids.items() if row_id == row["speaker_id"]}
            yield row["speaker_id"], names

    def _in_full(self, name: str) -> str | None:
        """A name, or the full one that it stands for; None where it may stand for several."""
        for full, short in self._short_forms.items():
            if name_key(name) == short:
                return next((each for each in self._long_forms if name_key(each) == full), name)
        if not (body := _BODY.match(name)):
            return name
        named: list[str] = []
        for each in sorted(
            {name_key(each) for each in self._bodies(body[1])}, key=len, reverse=True
        ):
            if not any(longer.startswith(f"{each} ") for longer in named):
                named.append(each)
        if len(named) > 1 or (not named and self._is_named_otherwise(body[1])):
            return None
        return next((each for each in self._bodies(body[1]) if name_key(each) in named), name)

    def _is_named_otherwise(self, noun: str) -> bool:
        """Whether "the group" must be a body with another name: a general word, and nobody called "a group"."""
        is_introduced = re.search(
            rf"\b(?:an?|another|one|its|whose) (?:[\w’'-]+ ){{0,3}}{re.escape(noun)}\b",
            self.text,
            re.IGNORECASE,
        )
        return noun.lower() in _GENERAL and not is_introduced

    def _bodies(self, noun: str) -> Iterator[str]:
        """The full names in the text of bodies called by a noun: "the interior ministry"."""
        name = r"[^\W\d_a-z][\w’'-]+"
        found = re.finditer(
            rf"""
            \b [Tt]he [ ]
            ( (?: (?:[^\W\d_]\.)* [^\W\d_] (?: [\w’'-]*\w | [.’'] )? [ ] ){{0,3}}?  # "U.N.", not a sentence's end
              (?i:{re.escape(noun)}) (?: [ ] (?: of [ ] (?:the[ ])? )? {name} (?: [ ] {name} )* )* )
            (?![\w’'-])
            """,
            self.text,
            re.VERBOSE,
        )
        for match in found:
            before = match[1].casefold().partition(noun.casefold())[0].split()
            if match[1].casefold() != noun.casefold() and not _SMALL & set(before):
                yield f"the {match[1]}"

    @cached_property
    def _long_forms(self) -> list[str]:
        return [match[1].strip() for match in _SHORT_FORM.finditer(self.text)]

    @cached_property
    def _short_forms(self) -> Mapping[str, str]:
        """Short forms in brackets, by the name before them, where their letters fit it."""
        return {
            name_key(match[1]): name_key(match[2])
            for match in _SHORT_FORM.finditer(self.text)
            if _fits(match[1], match[2])
        }

    def _add(self, voice: Voice, full: str) -> str:
        row = self._shared(full)
        if row and find_words(self.text, row["name"]):
            self.rows.use("speakers.csv", row)
        else:
            row = self.rows.append(
                "speakers.csv",
                speaker_id=row.get("speaker_id") or self._new_id(voice, full),
                name=full,
                role=self._as_written(voice.role),
                party=row.get("party", ""),
                kind=row.get("kind", ""),
            )
        if voice.alias:
            self._ids[name_key(voice.alias)] = row["speaker_id"]
        return row["speaker_id"]

    def _as_written(self, role: str) -> str:
        """An office with the capital that it has within a sentence: "…, Governor Ana Ruiz said"."""
        capital = role[:1].upper() + role[1:]
        is_within = re.search(rf"[\w,;:]\s+{re.escape(capital)}(?!\w)", self.text)
        return capital if role and is_within and not find_words(self.text, role) else role

    def _new_id(self, voice: Voice, full: str) -> str:
        last = full.split()[-1]  # of a person; a body is called by all its words
        is_body = _ARTICLE.match(full) or voice.alias
        name = slug(last if last[:1].isupper() and not is_body else full)
        return self.rows.new_id(re.sub("^(?:the|an?)-", "", name), lead="speaker")

    def _shared(self, full: str) -> Mapping[str, str]:
        """The one speaker of all articles who has this name, and whose id no other has here."""
        found = [
            row
            for row in self.rows.shared.get("speakers.csv", ())
            if name_key(row["name"]) == name_key(full) and row["kind"] != "unnamed"
        ]
        ids = {row["speaker_id"] for row in self.rows["speakers.csv"]}
        is_free = len(found) == 1 and found[0]["speaker_id"] not in ids
        return found[0] if is_free else {}


def name_key(name: str) -> str:
    """A name as it is compared with another.

    >>> name_key("The  Health Ministry")
    'health ministry'
    """
    return _ARTICLE.sub("", " ".join(name.split())).casefold()


def _last_name(name: str) -> set[str]:
    """The last word of a person's name; nothing for a body or a phrase."""
    words = [each for each in name.split() if each.strip(",.") not in _LETTERS]
    is_person = 1 < len(words) < 5 and all(word[:1].isupper() or len(word) < 4 for word in words)
    return {words[-1].casefold()} if is_person and not _ARTICLE.match(name) else set()


def _fits(name: str, short: str) -> bool:
    """Whether a short form is made of the first letters of a name's words."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters.casefold().endswith(re.sub(r"\W", "", short).casefold())
