"""What the first page of a process would wait for."""

from importlib import reload

import pytest

from as_stated.page import document, exporter, ready


def test_templates_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporter._COMPILED, "_codes", {})
    reload(ready)
    assert exporter._COMPILED._codes


def test_fault_of_a_template_is_left_for_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """`watch` goes on while somebody edits the template."""

    def fail(_: object) -> str:
        raise ValueError("unexpected '}'")

    monkeypatch.setattr(document, "render_page", fail)
    reload(ready)
