"""Words that want to be more than words, an article that holds them everywhere, and their project."""

import csv
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.helpers.projects import GOLDEN, ROOT

HOST = "evil.example"
# No digit and no number word: these are refused in what readers see. No end of a sentence: a quote
# is one at most.
PAYLOADS = {
    "script": "<script>alert()</script>",
    "script-of-others": f"<script src=//{HOST}/x.js></script>",
    "picture": "<img src=x onerror=alert()>",
    "drawing": "<svg onload=alert()><animate onbegin=alert() attributeName=x></svg>",
    "end-of-attribute": '"><img src=x onerror=alert()>',
    "attribute": '" autofocus onfocus=alert() onmouseover=alert() style="display:none" x="',
    "attribute-in-apostrophes": "' autofocus onfocus=alert() onmouseover=alert() x='",
    "end-of-data": '"}]}</script><script>alert()</script>',
    "end-of-style": "</style></title></textarea></noscript><script>alert()</script>",
    "end-of-comment": "--><script>alert()</script><!--",
    "end-of-section": "]]><script>alert()</script><![CDATA[",
    "entities": "&lt;script&gt;alert()&lt;/script&gt; &amp;lt;b&amp;gt; &quot;&apos;&colon;",
    "entities-without-end": "&ltimg src=x onerror=alert()&gt &amp",
    "address-of-script": '<a href="javascript:alert()" ping=//evil.example>click</a>',
    "frame": '<iframe srcdoc="<script>alert()</script>" src="data:text/html,x"></iframe>',
    "objects": f'<object data="data:text/html,x"></object><embed src=//{HOST}/x><video src=x onerror=alert()>',
    "base": f'<base href="//{HOST}/"><meta http-equiv=refresh content="x;url=//{HOST}/"><link rel=stylesheet href=//{HOST}/x>',
    "form": f"<form action=//{HOST}/><input autofocus onfocus=alert()><button formaction=javascript:alert()>go</button></form>",
    "toggle": "<details open ontoggle=alert()>x</details><dialog open>x</dialog><marquee onstart=alert()>x</marquee>",
    "style": f"<style>@import url(//{HOST}/x); * {{display: none}}</style>",
    "end-of-rule": f"}}*{{background:url(//{HOST}/x)}}/*",
    "foreign-object": f"</text></svg><foreignObject><script>alert()</script></foreignObject><image href=//{HOST}/x>",
    "template": "<template shadowrootmode=open><script>alert()</script></template><slot>",
    "mutation": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert()&gt;'>",
    "markdown-link": "[click](javascript:alert()) <javascript:alert()> [x]: javascript:alert()",
    "markdown-picture": f"![x](https://{HOST}/x.png) https://{HOST}/ <https://{HOST}/>",
    "markdown": "**bold** _it_ ~~no~~ | a | b | `code` ``` <b>bold</b> # head - [x] *end*",
    "math": r"\(x\) \[y\] $\href{javascript:alert()}{x}$ $$\unicode{x}\class{x}{y}$$ end",
    "typst-file": '#read("/etc/passwd") #include "/etc/passwd" #eval("x") #sys.inputs',
    "typst-reference": f'#import "@preview/evil:x" @front <front> #link("https://{HOST}")[x] #pagebreak()',
    "end-of-typst": '"); #panic("x") // \\u{x} \\" \\n */ ]) }',
    "typst-words": "*bold* _it_ $x^y$ = Head / term: x + item `raw` ```typ #panic()``` ~ --- \\",
    "jinja": "{{ config }} {% include '/etc/passwd' %} {# x #} {{ self.__init__ }}",
    "format": "{article} %s %(x)s ${HOME} $(id) `id` {producer.__class__} $HOME",
    "shell": "; touch x && $(touch x) | cat /etc/passwd > x '\\'' \"",
    "formula": f'=HYPERLINK("https://{HOST}","x")',
    "formula-plus": "+cmd|' /C calc'!A",
    "formula-at": "@SUM(A:A)*cmd|' /C calc'!A",
    "formula-minus": "-week war",
    "formula-full-width": "＝cmd|' /C calc'!A",
    "formula-apostrophe": "'=cmd|' /C calc'!A",
    "long-word": "w" * 190,
    "right-to-left": "\u200fשלום (עולם) العالم <b>\u200e <i>end</i>",
    "unseen": "a\u0301 \u200b\u2060\u00ad\ufeff<b\u200b>x</b\u200b> \u00a0end",
    "path": "../../../etc/passwd \\\\evil\\share file:///etc/passwd C:\\Windows",
    "query": "'; DROP TABLE claims; -- \" OR x=x",
}
BENIGN = "plain words"
AGAIN = "Twelve volunteers it was"  # a figure that the article states again
# Places whose words the article itself must hold.
QUOTED = ("population", "channel", "date-as-stated", "name", "role", "quote", "ledger")
SOURCE = ("producer", "title", "byline", "via_agency", "license")
STORY = ("story-title", "standfirst", "finding", "limit", "without-figures")
PLACES = (
    *QUOTED, *SOURCE, *STORY, "coding-note", "reading-note", "label", "party", "note",
    "reason", "correction", "change", "plural", "definition", "quote-note",
)  # fmt: skip


def mark(place: str) -> str:
    """A word that ends what stands in this place, and nothing else."""
    return f"qq{re.sub('[^a-z]', '', place)}qq"


def at(payload: str, place: str) -> str:
    """What stands in a place."""
    return f"{payload} {mark(place)}"


def make_article(root: Path, name: str, payload: str) -> None:
    """Write an article that says the payload in each place, and its coding."""
    words = {place: at(payload, place) for place in PLACES}
    data = root / "data" / name
    shutil.copytree(ROOT / "tests" / "golden" / "data" / GOLDEN, data)
    text = (ROOT / "tests" / "golden" / "seeds" / f"{GOLDEN}.txt").read_text("utf-8")
    text = text.replace("since 2019.", f"since 2019 {words['ledger']}.")
    text = text.replace("Twelve volunteers", f"Twelve volunteers {words['quote']}")
    text = text.replace("Per Holm", words["name"])
    text += "".join(
        f"\n{words[each]}\n" for each in ("population", "channel", "date-as-stated", "role")
    )
    # Far enough from the words before it that the ledger, which shows some around a number, cuts none.
    text += f"\nNobody in the town had seen the storm come so early.\n{AGAIN}.\n"
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds" / f"{name}.txt").write_text(text, "utf-8")
    _change_rows(data, name, words)
    _write_toml(data, text, words)


def _change_rows(data: Path, name: str, words: Mapping[str, str]) -> None:
    def claims(row: dict[str, str]) -> None:
        cells = {
            "volunteers": {"exact": f"Twelve volunteers {words['quote']}"},
            "visitors": {"population": words["population"]},
            "left": {"channel": words["channel"]},
            "returned": {"coding_note": words["coding-note"]},
            "wall": {"number": "60.5", "reading_note": words["reading-note"]},
            "boats": {"unit": f"unit-{name}"},
        }
        row |= {"number": "", "reading_note": ""} | cells[row["claim_id"]]

    def events(row: dict[str, str]) -> None:
        if row["event_id"] == "storm":
            row["label"] = f"the storm {braced(words['label'])}"
        else:
            row["date_as_stated"] = words["date-as-stated"]

    def speakers(row: dict[str, str]) -> None:
        if row["speaker_id"] == "holm":
            row |= {"name": words["name"], "role": words["role"], "note": words["note"]}
        else:
            row["party"] = words["party"]

    def exclusions(row: dict[str, str]) -> None:
        if row["exact"] == "2019":
            row["reason"] = words["reason"]

    for file, change in {
        "claims": claims, "events": events, "speakers": speakers, "exclusions": exclusions,
    }.items():  # fmt: skip
        _rewrite(data / f"{file}.csv", change)
    again = {"claim_id": "volunteers", "exact": AGAIN, "prefix": "", "suffix": ""}
    _write(data / "quotes.csv", [again | {"note": words["quote-note"]}])
    _write(data / "corrections.csv", [
        {"corrected_on": "2021-03-05", "correction": braced(words["correction"])},
    ])  # fmt: skip
    _write(data / "changes.csv", [{
        "change_id": "later", "from": "returned", "to": "left", "by": "lindqvist", "kind": "updates",
        "what": "", "on": "", "article": "", "exact": "", "prefix": "", "suffix": "",
        "reason": words["change"],
    }])  # fmt: skip


def _write_toml(data: Path, text: str, words: Mapping[str, str]) -> None:
    fixed = {
        "url": "https://gazette.example/x", "date_published": "2021-03-03",
        "date_accessed": "", "language": "en", "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }  # fmt: skip
    not_in_text = [*SOURCE[:-1], "url", "date_published"]
    _toml(
        data / "source.toml",
        {each: words[each] for each in SOURCE} | fixed | {"not_in_text": not_in_text},
    )
    _toml(data / "story.toml", {
        "title": braced(words["story-title"]),
        "standfirst": f"{{producer}} reported on {{storm}}. {braced(words['standfirst'])}",
        "findings": [f"{{boats}} were moved inland. {braced(words['finding'])}", "{wall} were lost."],
        "limits": [braced(words["limit"])],
        "without_figures": [braced(words["without-figures"])],
    })  # fmt: skip


def braced(text: str) -> str:
    """The text as a template that says it."""
    return text.replace("{", "{{").replace("}", "}}")


def _toml(path: Path, values: Mapping[str, object]) -> None:
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    path.write_text("\n".join([*lines, ""]), "utf-8")


def _rewrite(path: Path, change: Callable[[dict[str, str]], None]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        change(row)
    _write(path, rows)


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def make_project(root: Path, payloads: Mapping[str, str]) -> None:
    """A project with an article for each payload, named after it."""
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    units = [
        {
            "unit": f"unit-{name}", "singular": f"{payload} boat",
            "plural": at(payload, "plural"), "definition": at(payload, "definition"),
        }
        for name, payload in payloads.items()
    ]  # fmt: skip
    (root / "data").mkdir()
    with (ROOT / "tests" / "golden" / "data" / "units.csv").open(encoding="utf-8") as file:
        _write(root / "data" / "units.csv", [*csv.DictReader(file), *units])
    for name, payload in payloads.items():
        make_article(root, name, payload)
