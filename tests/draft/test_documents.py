"""Word documents and PDFs: their paragraphs, what is left out, and files made to do harm."""

import io
import tomllib
import zipfile
import zlib
from collections.abc import Callable

import docx
import pikepdf
import pytest
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from as_stated.coding import TODO, check_original, examine
from as_stated.draft import draft
from as_stated.draft.intake.pdf import read_pdf
from as_stated.draft.intake.word import read_word
from as_stated.errors import InputError, Undecided
from as_stated.project import Project
from as_stated.reading import UnreadableError
from tests.helpers.projects import files_in

FIRST = "Twelve people died and 40 were missing after a river burst its banks, officials said."


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(*lines: str) -> docx.document.Document:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return document


def with_body(xml: str, raw: bytes = b"") -> bytes:
    """A document whose main part is replaced."""
    out = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(raw or saved(word(FIRST))))
    with source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.infolist():
            is_main = each.filename == "word/document.xml"
            target.writestr(each, xml if is_main else source.read(each))
    return out.getvalue()


def lines(raw: bytes) -> list[str]:
    return read_word(raw).text.strip().split("\n\n")


def test_paragraphs_and_lists_are_a_line_each() -> None:
    document = word(FIRST, "")
    document.add_paragraph("12 dead", style="List Bullet")
    document.add_paragraph("The river rose.").add_run().add_break()
    document.paragraphs[-1].add_run("It fell\tagain.")
    assert lines(saved(document)) == [FIRST, "- 12 dead", "The river rose.", "It fell again."]


def test_tables_keep_their_heads() -> None:
    document = word(FIRST)
    table = document.add_table(rows=5, cols=3)
    given = ["Toll by province,,", "Province,Cases,Deaths", "Akar,500,8", ",20,1", "Bekaa,342,"]
    for n, row in enumerate(given):
        for m, cell in enumerate(row.split(",")):
            table.cell(n, m).text = cell
    table.cell(2, 0).merge(table.cell(3, 0))
    table.cell(0, 0).merge(table.cell(0, 2))
    document.add_paragraph("It rained.")
    assert lines(saved(document))[1:] == [
        "Toll by province",
        "Province: Akar; Cases: 500; Deaths: 8",
        "Province: Akar; Cases: 20; Deaths: 1",
        "Province: Bekaa; Cases: 342",
        "It rained.",
    ]
    assert "tables are written row by row" in " ".join(read_word(saved(document)).notes)


def test_merged_cell_with_a_number_is_not_said_twice() -> None:
    document = word(FIRST)
    table = document.add_table(rows=3, cols=2)
    for n, row in enumerate(["Year,Deaths", "2021,8", ",1"]):
        for m, cell in enumerate(row.split(",")):
            table.cell(n, m).text = cell
    table.cell(1, 0).merge(table.cell(2, 0))
    assert lines(saved(document))[1:] == ["Year: 2021; Deaths: 8", "Deaths: 1"]


INSERTED = (
    '<w:ins {} w:id="1" w:author="x"><w:r><w:t xml:space="preserve"> and 7 more</w:t></w:r></w:ins>'
)
DELETED = '<w:del {} w:id="2" w:author="x"><w:r><w:delText> and 9 more</w:delText></w:r></w:del>'
CONTROL = "<w:sdt {}><w:sdtContent><w:r><w:t> in Halden</w:t></w:r></w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("xml", "ends", "note"),
    [
        pytest.param(INSERTED, "dead and 7 more", "tracked changes are taken as accepted", id="new"),
        pytest.param(DELETED, "dead", "tracked changes are taken as accepted", id="deleted"),
        pytest.param(CONTROL, "dead in Halden", "", id="content control"),
        pytest.param(
            "<w:r {}><w:rPr><w:strike/></w:rPr><w:t>, 41</w:t></w:r>", "dead",
            "struck words are left out", id="struck",
        ),
        pytest.param("<w:r {}><w:rPr><w:vanish/></w:rPr><w:t>, 41</w:t></w:r>", "dead", "", id="hidden"),
        pytest.param(
            '<w:r {}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>', "dead", "",
            id="mark of a note",
        ),
        pytest.param("<w:r {}><w:instrText>PAGE 7</w:instrText></w:r>", "dead", "", id="field code"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_taken(xml: str, ends: str, note: str) -> None:
    document = word("12 dead")
    document.paragraphs[0]._p.append(parse_xml(xml.format(nsdecls("w"))))
    found = read_word(saved(document))
    assert found.text.strip() == f"12 {ends}"
    assert note in " ".join(found.notes)


@pytest.mark.process
def test_draft_of_a_word_document(seed: Project) -> None:
    document = docx.Document()
    document.add_heading("Flood in Halden", 0)
    document.add_paragraph(FIRST)
    document.core_properties.author = "Ana Ruiz"
    raw = saved(document)
    path = seed.root.parent / "halden.docx"
    path.write_bytes(raw)
    assert draft(seed, path)[0] == (
        "halden.docx: the text of the document is taken; "
        "the file is kept as seeds/halden.original.docx."
    )
    assert seed.original("halden", "docx").read_bytes() == raw
    assert check_original(seed, "halden") == []
    content = (seed.data("halden") / "source.toml").read_text("utf-8")
    assert tomllib.loads(content)["title"] == "Flood in Halden"
    assert tomllib.loads(content)["byline"] == TODO
    assert '# byline = "Ana Ruiz"  # the document\'s author' in content
    assert all(isinstance(each, Undecided) for each in examine("halden", seed)[1])


PDF = """
#set page(paper: "a5", header: [Veldra Courier #h(1fr) 3 November 2022], numbering: "1 of 1")
#set text(hyphenate: true, lang: "en")
= Flood in Halden
Twelve people died and 40 were missing after a river burst its banks, officials said. The
extraordinarily uncharacteristic circumstances were internationally acknowledged by all.

The mayor said 300 homes over 5 km#super[2] had lost power. The toll is 12#super[3] in all.

#table(columns: 3, [Province], [Cases], [Deaths], [Akar], [500], [8], [Bekaa], [342], [4])

- 17 dead in the town
#pagebreak()
It fell again on Friday, and 9 came back.
#pagebreak()
It was dry by Sunday.
"""
PARAGRAPHS = [
    "Flood in Halden",
    "Twelve people died and 40 were missing after a river burst its banks, officials said. The "
    "extraordinarily uncharacteristic circumstances were internationally acknowledged by all.",
    "The mayor said 300 homes over 5 km² had lost power. The toll is 12 in all.",
    "• 17 dead in the town",
    "It fell again on Friday, and 9 came back.",
    "It was dry by Sunday.",
]


def printed(text: str) -> bytes:
    made = typst.compile(text.encode())
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param("", id="ragged"),
        pytest.param("#set par(justify: true)", id="justified"),
        pytest.param("#set par(justify: true, first-line-indent: 1.2em)", id="indented"),
        pytest.param('#set page(paper: "a4", columns: 2)', id="two columns"),
        pytest.param("#set par(leading: 1.1em, spacing: 2em)", id="wide lines"),
        pytest.param("#set text(size: 8pt)", id="small letters"),
    ],
)
def test_paragraphs_of_a_pdf(setting: str) -> None:
    start, rest = PDF.split("= Flood")
    found = read_pdf(printed(f"{start}{setting}\n= Flood{rest}"))
    assert found.text.strip().split("\n\n") == PARAGRAPHS
    assert found.notes == (
        "the paragraphs of the PDF are taken, without marks of notes",
        "what looks like a table is left out",
        "heads, feet and page numbers are left out",
    )


def test_no_note_of_what_a_pdf_has_not() -> None:
    found = read_pdf(printed('#set page(paper: "a5")\nTen people died. Nobody else was hurt.'))
    assert found.text == "Ten people died. Nobody else was hurt.\n"
    assert found.notes == ("the paragraphs of the PDF are taken, without marks of notes",)


@pytest.mark.process
def test_draft_of_a_pdf(seed: Project) -> None:
    path = seed.root.parent / "halden.pdf"
    path.write_bytes(printed(PDF))
    assert draft(seed, path)[0].endswith("the file is kept as seeds/halden.original.pdf.")
    assert seed.seed("halden").read_text("utf-8").strip().split("\n\n") == PARAGRAPHS
    assert all(isinstance(each, Undecided) for each in examine("halden", seed)[1])


def scanned() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 60), "white").save(out, "PDF")
    return out.getvalue()


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("Ten died."))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def bomb() -> bytes:
    """A page whose content is 3 GB of blanks, packed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed("Ten died."))) as pdf:
        packer = zlib.compressobj(9)
        blanks = b" " * 50_000_000
        packed = b"".join([*(packer.compress(blanks) for _ in range(60)), packer.flush()])
        pdf.pages[0].Contents = pikepdf.Stream(pdf, packed, Filter=pikepdf.Name.FlateDecode)
        pdf.save(out)
    return out.getvalue()


def zip_bomb() -> bytes:
    out = io.BytesIO(saved(word(FIRST)))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/media/x.bin", bytes(210_000_000))
    return out.getvalue()


DOCUMENT = f"<w:document {nsdecls('w')}><w:body>{{}}</w:body></w:document>"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ten dead ">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
    + DOCUMENT.format("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>")
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + DOCUMENT.format(
    "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"
)
DEEP = DOCUMENT.format("<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000)


@pytest.mark.process
@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda: saved(word("")), "is a Word document that holds no text", id="empty"),
        pytest.param(zip_bomb, "is a Word document that unpacks to 211 MB", id="zip bomb"),
        pytest.param(lambda: with_body(LAUGHS), "is a Word document", id="entities"),
        pytest.param(lambda: with_body(OUTSIDE), "is a Word document", id="a file by an entity"),
        pytest.param(lambda: with_body(DEEP), "cannot be read: it is damaged", id="deep"),
        pytest.param(lambda: with_body("<w:document"), "it is damaged", id="not XML"),
        pytest.param(lambda: saved(word(FIRST))[:-40], "that is damaged", id="cut off"),
        pytest.param(scanned, "is a PDF without text: its pages are pictures", id="scanned"),
        pytest.param(locked, "is a PDF that a password locks", id="locked"),
        pytest.param(lambda: b"%PDF-1.7\n1 0 obj <<", "is a PDF that is damaged", id="PDF cut off"),
        pytest.param(bomb, "is a PDF", id="PDF bomb"),
    ],
)
def test_hostile_document_ends_in_one_message(
    seed: Project, make: Callable[[], bytes], message: str
) -> None:
    path = seed.root.parent / "x.bin"
    path.write_bytes(make())
    before = files_in(seed.root)
    with pytest.raises(InputError) as caught:
        draft(seed, path, "x")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "root:" not in str(caught.value)
    assert files_in(seed.root) == before


def test_word_document_with_macros_is_named() -> None:
    raw = saved(word(FIRST))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w") as target:
        for each in source.infolist():
            content = source.read(each).replace(
                b"wordprocessingml.document.main", b"wordprocessingml.template.main"
            )
            target.writestr(each, content)
    with pytest.raises(UnreadableError, match="with macros, or a template"):
        read_word(out.getvalue())


def test_lines_spread_over_a_column_are_no_table() -> None:
    wide = "#set page(width: 5cm, height: 12cm)\n#set text(hyphenate: false)\n"
    spread = "Seven#h(1fr)inhabitants\n\n of#h(1fr)Halden\n\n saw#h(1fr)them.\n"
    found = read_pdf(printed(f"{wide}#set par(spacing: 0.65em)\n{spread}"))
    assert "Halden" in found.text
    assert len(found.notes) == 1


def test_number_on_the_last_line_of_a_page_is_none_of_the_page() -> None:
    text = "The river killed at least\\ 300\\ people in the whole of the valley.\n\n"
    page = "#set page(width: 8cm, height: 3cm, margin: (bottom: 1mm, rest: 5mm))\n"
    found = read_pdf(printed(page + "Rain. \\\n" * 3 + text))
    assert "at least 300 people" in found.text
