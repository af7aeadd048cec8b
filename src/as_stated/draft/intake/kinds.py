"""What kind of file a content is, by its first bytes: a text, a document, or something to name."""

import io
import re
import zipfile
from typing import Literal

from as_stated.reading import UnreadableError

Kind = Literal["text", "page", "docx", "pdf"]

# The first bytes of formats, as the file command's database and Wikipedia's list of signatures give
# them. What a format is called is what goes behind "is".
_FIRST: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"{\\rtf", "a rich text (RTF)"),
    (b"%!PS", "a page for a printer (PostScript)"),
    (b"bplist00", "a saved page of Safari (web archive)"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"BZh", "a packed file (bzip2)"),
    (b"\xfd7zXZ\0", "a packed file (xz)"),
    (b"\x28\xb5\x2f\xfd", "a packed file (zstd)"),
    (b"7z\xbc\xaf\x27\x1c", "a packed folder (7z)"),
    (b"Rar!\x1a\x07", "a packed folder (RAR)"),
    (b"PK\x05\x06", "an empty packed folder (zip)"),
    (b"ID3", "a sound recording (MP3)"),
    (b"OggS", "a recording (Ogg)"),
    (b"fLaC", "a sound recording (FLAC)"),
    (b"\x1aE\xdf\xa3", "a film (Matroska or WebM)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
# In an old Office file, the name of the stream that holds the content (UTF-16).
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("WordDocument", "an old Word document (.doc)"),
    ("Workbook", "an old spreadsheet (.xls)"),
    ("PowerPoint Document", "an old presentation (.ppt)"),
    ("__properties_version", "a saved e-mail of Outlook (.msg)"),
    ("EncryptedPackage", "an Office document that a password locks"),
)
# In a zip, a member that tells the format.
_MEMBERS = (
    ("xl/workbook", "a spreadsheet (.xlsx)"),
    ("ppt/presentation", "a presentation (.pptx)"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
    ("Index/Document.iwa", "a document of Apple's Pages, Numbers or Keynote"),
    ("content.xml", "an OpenDocument file (.odt, .ods or .odp)"),
)
AS_TEXT = "Save its text as a plain text in UTF-8, and give that."
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\b")
_MIME = re.compile(
    rb"^(?:content-type:\s*multipart/|content-transfer-encoding:\s*(?:quoted-printable|base64)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(rb"From \S|[A-Za-z][A-Za-z-]*:[ \t]")
_MARKS = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")


def kind_of(raw: bytes) -> Kind:
    """What a content is: `page`, `docx` and `pdf` are documents to take a text from.

    Raises:
        UnreadableError: it is something that holds no article's text; says what.

    >>> kind_of(b"Ten people died."), kind_of(b"<!DOCTYPE html><title>Ten</title>")
    ('text', 'page')
    """
    start = _plain_start(raw)
    if b"%PDF-" in raw[:1024] and not start[:1].isalnum():
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return _zipped(raw)
    if named := _named(raw):
        raise UnreadableError(f"is {named}, not a text", AS_TEXT)
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]  # where an e-mail has its fields
    if _FIELD.match(start) and _MIME.search(head):
        raise UnreadableError(
            "is an e-mail or a page as it was sent, with its text encoded",
            "Open it, and save its text as a plain text, or the page as HTML.",
        )
    if _PAGE.match(start):
        return "page"
    if _XML.match(start):
        raise UnreadableError("is XML, neither a plain text nor a web page", AS_TEXT)
    return "text"


def _plain_start(raw: bytes) -> bytes:
    """The first bytes without a mark and without the zeros of UTF-16."""
    start = _MARKS.sub(b"", raw[:20_000])
    return start.replace(b"\0", b"") if b"<\0" in start[:8] or b"\0<" in start[:8] else start


def _named(raw: bytes) -> str:
    """What a file is by its first bytes; empty if none of these formats begins so."""
    if raw.startswith(_OLE):
        found = (said for name, said in _STREAMS if name.encode("utf-16-le") in raw)
        return next(found, "an old Office document")
    if raw[:4] == b"RIFF":
        forms = {b"WEBP": "a picture (WebP)", b"WAVE": "a sound recording (WAV)"}
        return forms.get(raw[8:12], "a film (AVI)" if raw[8:11] == b"AVI" else "")
    if raw[4:8] == b"ftyp":
        is_picture = raw[8:12] in (b"heic", b"heix", b"mif1", b"avif")
        return "a picture (HEIC or AVIF)" if is_picture else "a film or a recording (MP4)"
    if raw[:2] == b"BM" and raw[6:10] == b"\0\0\0\0":
        return "a picture (BMP)"
    return next((said for first, said in _FIRST if raw.startswith(first)), "")


def _zipped(raw: bytes) -> Kind:
    """A .docx, by the names of what is packed; anything else is named."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError):
        what = "is a packed file (zip) that is damaged"
        raise UnreadableError(what, "Fetch or save it once more.") from None
    if "word/document.xml" in names:
        return "docx"
    found = (said for member, said in _MEMBERS if any(name.startswith(member) for name in names))
    raise UnreadableError(f"is {next(found, 'a packed folder (zip)')}, not a text", AS_TEXT)
