"""What `make mutate` writes: what was noticed, by what, and each change that nothing noticed."""

import runpy

from tests.helpers.projects import ROOT

MODULE = runpy.run_path(str(ROOT / "benchmarks" / "mutants.py"))
SHOWN = """\
# as_stated.coding.anchor.x_inside__mutmut_3: survived
--- src/as_stated/coding/anchor.py
+++ src/as_stated/coding/anchor.py
@@ -1,3 +1,3 @@
-    start, end = place
+    start, end = None
"""


def test_a_survivor_is_named_by_its_function_and_its_changed_line() -> None:
    found = MODULE["survivor"]("as_stated.coding.anchor.x_inside__mutmut_3", SHOWN)
    assert (found.function, found.lines) == ("coding.anchor.inside", "start, end = None")
    found = MODULE["survivor"]("as_stated.coding.article.xǁArticleǁfind__mutmut_1", "")
    assert (found.function, found.lines) == ("coding.article.Article.find", "")


def test_only_what_a_test_types_or_the_time_noticed_is_killed() -> None:
    survivor = MODULE["survivor"]("as_stated.coding.anchor.x_inside__mutmut_3", SHOWN)
    codes = [1, 3, 37, 36, 0, 5, 33, -9, None]
    said = MODULE["section"]("coding.anchor", codes, [survivor], "abc")
    assert said.startswith("## coding.anchor\n\n9 tried, 4 killed (44.4%): ")
    assert "2 by a test, 1 by the types, 1 by the limit of time" in said
    assert "commit abc." in said
    assert "- `coding.anchor.inside`: ``start, end = None``: nobody has looked" in said


def test_each_reason_belongs_to_one_change() -> None:
    reasons = MODULE["read_reasons"]()
    changes = [(each["function"], each["lines"]) for each in reasons]
    assert len(set(changes)) == len(changes)
    assert all(each["reason"] for each in reasons)


def test_a_section_takes_the_place_of_its_last_run() -> None:
    page = MODULE["with_section"]("# Top\n\nWords.\n", "## a\n\n1\n")
    page = MODULE["with_section"](page, "## b\n\n2\n")
    assert MODULE["with_section"](page, "## a\n\n3\n") == (
        "# Top\n\nWords.\n\n## a\n\n3\n\n## b\n\n2\n"
    )


def test_the_sample_is_the_same_however_many_others_there_are() -> None:
    names = [f"m.x_f__mutmut_{at}" for at in range(100)]
    few = set(MODULE["sample"](names, 10))
    assert len(few) == 10
    assert set(MODULE["sample"]([*names[::-1], "m.x_g__mutmut_1"], 11)) >= few
