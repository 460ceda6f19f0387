"""The file formats that can be read, and how to detect them: by content, then by name."""

import codecs
import re
from pathlib import PurePath
from typing import NamedTuple

from pressfacts.errors import InputError

HEAD_BYTES = 8192
"""How many bytes of a file are looked at to detect its kind."""


class Kind(NamedTuple):
    """A file format.

    Attributes:
        noun: its name in messages.
        media_type: its media type.
        module: the module of this package that reads it.
        suffixes: its file name suffixes.
        in_folders: whether such files are read from a folder; a file that is named is always read.
    """

    noun: str
    media_type: str
    module: str
    suffixes: tuple[str, ...]
    in_folders: bool = True


TEXT = Kind("a text file", "text/plain", "encodings", (".txt", ".text"))
MARKDOWN = Kind("a Markdown file", "text/markdown", "encodings", (".md", ".markdown"))
HTML = Kind("an HTML page", "text/html", "html", (".html", ".htm", ".xhtml"))
PDF = Kind("a PDF file", "application/pdf", "pdf", (".pdf",))
DOCX = Kind(
    "a Word document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "docx",
    (".docx",),
)
EMAIL = Kind("an e-mail", "message/rfc822", "email", (".eml",))
JSON_LINES = Kind("a file of JSON Lines", "application/jsonl", "json_lines", (".jsonl", ".ndjson"))
JSON = Kind("a JSON file", "application/json", "json_lines", (".json",), in_folders=False)
CSV = Kind("a CSV file", "text/csv", "csv", (".csv",))
TSV = Kind("a file of tab-separated values", "text/tab-separated-values", "csv", (".tsv",))

KINDS = (TEXT, MARKDOWN, HTML, PDF, DOCX, EMAIL, JSON_LINES, JSON, CSV, TSV)
OF_MANY = frozenset({JSON_LINES, JSON, CSV, TSV})
"""Formats of files that hold many releases."""

FOLDER_SUFFIXES = tuple(suffix for kind in KINDS if kind.in_folders for suffix in kind.suffixes)
"""Suffixes of the files that are read from a folder."""

_TOLD_BY_CONTENT = frozenset({PDF, DOCX})
"""Formats with a signature: a file without it is of another format, whatever its name."""

# The header may stand anywhere in the first 1024 bytes (ISO 32000-1, annex H): some scrapers put a line on
# top. A text that mentions it has no objects.
_PDF_HEADER = re.compile(rb"^%PDF-\d", re.MULTILINE)
_PDF_HEADER_WITHIN = 1024
_PDF_OBJECT = re.compile(rb"\d\s+obj\b")
_ZIP = b"PK\x03\x04"
_RESAVE = "save it as .docx, .eml or plain text"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Office document or an Outlook message", _RESAVE),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"(\xb5/\xfd", "a Zstandard archive", "unpack it first"),
    (b"\x04\x22\x4d\x18", "an LZ4 archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"PK\x05\x06", "an empty ZIP archive", "leave it out"),
    (b"{\\rtf", "an RTF document", "save it as .docx or plain text"),
)
_TAR, _TAR_AT = b"ustar", 257
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_JSON_OBJECT = re.compile(r'\s*\{\s*"')
_JSON_ARRAY = re.compile(r'\s*\[\s*\{\s*"')
_FIELD = re.compile(r"[!-9;-~]{1,76}:")
_MACHINE_FIELD = re.compile(
    r"(?:Received|Return-Path|Message-ID|MIME-Version|Delivered-To|X-[\w-]+|DKIM-Signature|Content-Type):",
    re.IGNORECASE,
)


def detect(head: bytes, name: str) -> Kind:
    """The format of a file by its first `HEAD_BYTES` bytes, or else by its name.

    Raises:
        InputError: if it is of a known format that cannot be read.
    """
    named = by_name(name)
    header = _PDF_HEADER.search(head, 0, _PDF_HEADER_WITHIN)
    if header and (header.start() == 0 or named is PDF or _PDF_OBJECT.search(head)):
        return PDF
    if head.startswith(_ZIP):
        return DOCX
    for signature, noun, remedy in _REFUSED:
        if head.startswith(signature):
            raise InputError(noun, remedy)
    if head.startswith(_TAR, _TAR_AT):
        raise InputError("a tar archive", "unpack it first")
    start = _characters(head)
    if _MARKUP.match(start):
        return HTML
    if _JSON_OBJECT.match(start):
        return JSON if named is JSON else JSON_LINES
    if _JSON_ARRAY.match(start):
        return JSON
    if _is_email(start):
        return EMAIL
    return TEXT if named in _TOLD_BY_CONTENT else named


def by_name(name: str) -> Kind:
    """The format by the suffix of the name; plain text by default."""
    suffix = PurePath(name).suffix.lower()
    return next((kind for kind in KINDS if suffix in kind.suffixes), TEXT)


def _characters(head: bytes) -> str:
    """The first characters; only ASCII is decoded reliably."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode("latin-1")


def _is_email(start: str) -> bool:
    """Whether a text opens with mail headers, at least one of which only a mail program writes."""
    machine = False
    for number, line in enumerate(start.splitlines()[:200]):
        if not line:
            return machine
        if number and line[0] in " \t":
            continue
        if number == 0 and line.startswith("From "):
            continue
        if not _FIELD.match(line):
            return False
        machine = machine or _MACHINE_FIELD.match(line) is not None
    return machine and len(start) >= HEAD_BYTES
