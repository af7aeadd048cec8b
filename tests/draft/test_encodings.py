"""What a text is encoded in: converted where its bytes leave no doubt, else refused with the choices."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from as_stated import cli
from as_stated.coding import article_inputs, check_original, examine
from as_stated.draft import draft
from as_stated.errors import InputError, Undecided
from as_stated.hashing import sha256
from as_stated.project import Project
from tests.helpers.projects import files_in

PLAIN = "“We saw ten boats,” said Ana’s aide – the café’s owner. It cost £500, or €40 at 5°C."


def given(project: Project, content: bytes, name: str = "text.txt") -> Path:
    path = project.root.parent / name
    path.write_bytes(content)
    return path


def refused(project: Project, path: Path, encoding: str = "") -> str:
    before = files_in(project.root)
    with pytest.raises(InputError) as caught:
        draft(project, path, encoding=encoding)
    assert files_in(project.root) == before
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("text", "saved_as", "said"),
    [
        pytest.param(PLAIN, "cp1252", "Windows-1252", id="marks, signs and an accent"),
        pytest.param("José met 12 at the café.", "cp1252", "Windows-1252", id="accents alone"),
        pytest.param("It cost €500.", "cp1252", "Windows-1252", id="euro alone"),
        pytest.param("It was 5°C.", "cp1252", "Windows-1252", id="degree alone"),
        pytest.param("Ten – all young – isn’t 10\xa0000.", "cp1252", "Windows-1252", id="no-break"),
        pytest.param(PLAIN, "utf-16", "UTF-16", id="UTF-16 with its mark"),
        pytest.param("\ufeff" + PLAIN, "utf-16-be", "UTF-16", id="UTF-16 the other way round"),
        pytest.param(PLAIN, "utf-16-le", "UTF-16", id="UTF-16 without a mark"),
        pytest.param(PLAIN, "utf-16-be", "UTF-16", id="UTF-16 without a mark, the other way"),
        pytest.param(PLAIN, "utf-32", "UTF-32", id="UTF-32"),
    ],
)
def test_converted_with_a_word(seed: Project, text: str, saved_as: str, said: str) -> None:
    raw = text.encode(saved_as)
    lines = draft(seed, given(seed, raw))
    assert lines[0] == (
        f"text.txt: read as {said} and converted to UTF-8; "
        "the file is kept as seeds/text.original.txt."
    )
    assert seed.seed("text").read_bytes() == text.removeprefix("\ufeff").encode()
    assert seed.original("text", "txt").read_bytes() == raw
    source = (seed.data("text") / "source.toml").read_text("utf-8")
    assert f'original_sha256 = "{sha256(raw)}"' in source
    assert all(isinstance(each, Undecided) for each in examine("text", seed)[1])


@pytest.mark.parametrize(
    "content", [PLAIN.encode(), b"\xef\xbb\xbf" + PLAIN.encode(), b"Ten died."], ids=repr
)
def test_utf_8_is_kept_byte_for_byte(seed: Project, content: bytes) -> None:
    assert draft(seed, given(seed, content))[0].startswith(
        "Created seeds/text.txt and data/text/: "
    )
    assert seed.seed("text").read_bytes() == content
    assert not seed.original("text", "txt").exists()
    assert "original" not in (seed.data("text") / "source.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "saved_as", "choices"),
    [
        pytest.param("Peña saw 12.", "cp1252", ["Peña", "Peńa"], id="ñ or ń"),
        pytest.param("Łódź saw 12.", "cp1250", ["Łódź"], id="Polish"),
        pytest.param("Orbán saw 12.", "cp1250", ["Orbán", "Orbįn"], id="Hungarian or Baltic"),
        pytest.param("Wałęsa saw 12.", "iso-8859-2", ["Wałęsa"], id="Latin-2"),
        pytest.param("Erdoğan saw 12.", "cp1254", ["Erdoğan", "Erdoðan"], id="Turkish"),
        pytest.param("Šimonytė saw 12.", "cp1257", ["Šimonytė"], id="Lithuanian"),
        pytest.param("Иванов saw 12.", "cp1251", ["Иванов"], id="Cyrillic"),
        pytest.param("Владимир saw 12.", "koi8-r", ["Владимир"], id="KOI8"),
        pytest.param("München saw 12.", "mac-roman", ["München", "MŸnchen"], id="Mac"),
        pytest.param("Málaga saw 12.", "cp850", ["Málaga"], id="DOS"),
        pytest.param("Αθήνα saw 12.", "cp1253", ["Αθήνα"], id="Greek"),
        pytest.param("It cost €500 in all.", "iso-8859-15", [], id="Latin-9"),
        pytest.param("東京で12人が死亡した。", "shift_jis", [], id="Japanese"),
        pytest.param("北京12人死亡。", "gb18030", [], id="Chinese"),
    ],
)
def test_in_doubt_it_asks(seed: Project, text: str, saved_as: str, choices: list[str]) -> None:
    path = given(seed, text.encode(saved_as))
    message = refused(seed, path)
    assert "line 1 is not UTF-8" in message
    assert "--encoding NAME" in message
    for choice in choices:
        assert f"'{choice}" in message
    draft(seed, path, encoding=saved_as)
    assert seed.seed("text").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("content", "encoding", "message"),
    [
        pytest.param(b"caf\xe9", "klingon", "cannot be read as 'klingon'", id="no such encoding"),
        pytest.param(b"caf\xe9", "rot13", "cannot be read as 'rot13'", id="none of a text"),
        pytest.param("café".encode(), "cp1252", "is UTF-8 already. Leave out", id="UTF-8 already"),
        pytest.param(b"caf\xe9", "utf-8", "is not utf-8 (byte 3)", id="not what was said"),
        pytest.param(b"caf\x9d", "cp1252", "is not windows-1252 (byte 3)", id="no such byte in it"),
        pytest.param(b"a\0\xff\xdf", "utf-16-le", "is not utf-16-le (byte 2)", id="half a pair"),
        pytest.param(b"\xff\xfea\0b", "", "is not utf-16 (byte 4)", id="UTF-16 cut off"),
        pytest.param("café ".encode() + b"\xe9", "", "line 1 is not UTF-8 (byte 6)", id="mixed"),
    ],
)
def test_encoding_that_does_not_fit(
    seed: Project, content: bytes, encoding: str, message: str
) -> None:
    assert message in refused(seed, given(seed, content), encoding)


def zipped(*names: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return packed.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture (PNG)", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)", id="JPEG"),
        pytest.param(b"RIFF\0\0\0\0WEBPVP8 ", "a picture (WebP)", id="WebP"),
        pytest.param(b"\0\0\0\x18ftypheic", "a picture (HEIC or AVIF)", id="HEIC"),
        pytest.param(b"\0\0\0\x18ftypmp42", "a film or a recording", id="MP4"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "an old Word document", id="doc"),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "an old spreadsheet", id="xls"),
        pytest.param(OLE, "an old Office document", id="of Office"),
        pytest.param(zipped("xl/workbook.xml"), "a spreadsheet (.xlsx)", id="xlsx"),
        pytest.param(zipped("mimetype", "content.xml"), "an OpenDocument file", id="odt"),
        pytest.param(zipped("a.txt"), "a packed folder (zip)", id="zip"),
        pytest.param(zipped("a.txt")[:40], "a packed file (zip) that is damaged", id="zip cut off"),
        pytest.param(b"{\\rtf1\\ansi Ten died.}", "a rich text (RTF)", id="RTF"),
        pytest.param(b"<?xml version='1.0'?><a>Ten died.</a>", "XML", id="XML"),
        pytest.param(b"\x1f\x8b\x08\0", "a packed file (gzip)", id="gzip"),
        pytest.param(
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
            "an e-mail or a page as it was sent", id="MHTML",
        ),
        pytest.param(
            b"Subject: Ten\nContent-Transfer-Encoding: quoted-printable\n\nTen=20died=\n.",
            "an e-mail or a page as it was sent", id="encoded e-mail",
        ),
    ],
)  # fmt: skip
def test_other_files_are_named(seed: Project, content: bytes, said: str) -> None:
    message = refused(seed, given(seed, content))
    assert f"is {said}" in message
    assert "ave " in message.split(". ", 1)[1]  # what to do: save it otherwise


def test_check_holds_the_original_to_its_hash(
    seed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(seed.root)
    draft(seed, given(seed, PLAIN.encode("cp1252")))
    assert check_original(seed, "text") == []
    kept = seed.original("text", "txt")
    kept.write_bytes(b"another")
    where = "seeds/text.original.txt: the original has changed: its SHA-256 is no longer what"
    assert where in CliRunner().invoke(cli.main, ["check", "text"]).stderr
    kept.unlink()
    result = CliRunner().invoke(cli.main, ["check", "text"])
    assert "seeds/text.original.*: the original is missing" in result.stderr
    assert result.exit_code == 2


def test_original_of_a_changed_text_replaces_the_hash(seed: Project) -> None:
    draft(seed, given(seed, PLAIN.encode("cp1252")))
    for content in (PLAIN.replace("ten", "six").encode("cp1252"), PLAIN.encode()):
        draft(seed, given(seed, content))
        assert check_original(seed, "text") == []
    assert "original" not in (seed.data("text") / "source.toml").read_text("utf-8")


def test_original_is_no_part_of_a_report(seed: Project) -> None:
    draft(seed, given(seed, PLAIN.encode("cp1252")))
    assert seed.original("text", "txt") not in article_inputs(seed, "text")


def test_encoding_is_an_option_of_the_command(
    seed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(seed.root)
    path = given(seed, "Peña saw 12 people.".encode("cp1252"))
    result = CliRunner().invoke(cli.main, ["draft", str(path), "--encoding", "windows-1252"])
    assert result.exit_code == 0
    assert result.output.startswith("text.txt: read as Windows-1252 and converted to UTF-8")
