"""From bytes to text, without asking the user for the encoding."""

import codecs
import re
from encodings.aliases import aliases
from typing import NamedTuple

from pressfacts.errors import InputError
from pressfacts.readers import Extract, ReadOptions
from pressfacts.record.schema import Notice

# The longer mark first: the one of UTF-32-LE begins with the one of UTF-16-LE.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARACTER_SETS = frozenset(aliases.values())
"""Codecs of character sets. Python's own (unicode_escape, punycode, idna) are not among them."""

_TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1b\x85")
_CONTROLS = bytes(code for code in range(32) if code not in _TEXT_CONTROLS) + b"\x7f"
_MOST_CONTROLS = 0.02
_REPLACEMENT = "\ufffd"
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_SAMPLE = 50_000
_WIDE = [f"utf_{bits}{order}" for bits in (16, 32) for order in ("", "_le", "_be")]


class Decoded(NamedTuple):
    """Text, its encoding, and what could not be decoded."""

    text: str
    encoding: str
    warnings: tuple[Notice, ...] = ()


def extract(data: bytes, options: ReadOptions) -> Extract:
    """The text of a plain text or Markdown file.

    Raises:
        InputError: if the bytes are not text.
    """
    return Extract(*decode(data))


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode the bytes of a text.

    In this order: a byte order mark; UTF-8, if all bytes are valid; the declared encoding; UTF-8, if nearly
    all bytes are valid; charset-normalizer's guess, with Windows-1252 preferred where it fits as well. Bytes
    that cannot be decoded become U+FFFD, with a warning of the code ``encoding``.

    Raises:
        InputError: if the bytes are not text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return decode_as(data[len(mark) :], encoding)
    if unmarked := _unmarked_utf16(data):
        return decode_as(data, unmarked)
    refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return decode_as(data, _known(declared) or guess(data))


def decode_as(data: bytes, encoding: str) -> Decoded:
    """Decode bytes, with a warning if some of them are not of the encoding."""
    text = data.decode(encoding, "replace")
    lost = text.count(_REPLACEMENT) - data.count(_REPLACEMENT.encode(encoding, "ignore") or b"\0")
    if lost <= 0:
        return Decoded(text, encoding)
    what = "1 stretch of bytes" if lost == 1 else f"{lost} stretches of bytes"
    message = f"{what} could not be decoded as {encoding}"
    return Decoded(text, encoding, (Notice(code="encoding", message=message),))


def refuse_binary(data: bytes) -> None:
    """Refuse bytes that are not text.

    Raises:
        InputError: if there is a NUL among them, or many other control characters.
    """
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > _MOST_CONTROLS * len(data):
        raise InputError("a binary file", "save it as plain text first")


def guess(data: bytes) -> str:
    """The most likely encoding of a text that is not valid UTF-8."""
    as_utf8 = data.decode("utf-8", "replace")
    foreign = sum(character > "\x7f" for character in as_utf8)
    if foreign > 2 * as_utf8.count(_REPLACEMENT):
        return "utf-8"
    from charset_normalizer import from_bytes  # slow to import, and few files need it

    first = _HIGH_BYTE.search(data)
    middle = first.start() if first else 0
    end = data.rfind(b"\n", middle, middle + _SAMPLE)
    sample = data[max(0, middle - _SAMPLE) : end if end > 0 else middle + _SAMPLE]
    matches = from_bytes(sample, cp_exclusion=_WIDE)
    best = matches.best()
    if best is None or any(
        match.chaos <= best.chaos and "cp1252" in match.could_be_from_charset for match in matches
    ):
        return "cp1252"
    return best.encoding


def _known(declared: str | None) -> str | None:
    """The codec of a declared character set, if it is one; Latin-1 is Windows-1252, as in browsers."""
    try:
        name = codecs.lookup(declared or "").name
        b"a".decode(name)
    except (LookupError, ValueError):
        return None
    if name.startswith(("utf", "ascii")) or name.replace("-", "_") not in _CHARACTER_SETS:
        return None
    return "cp1252" if name == "iso8859-1" else name


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every second byte is NUL, and none of the others."""
    half = len(data) // 2
    if half and len(data) % 2 == 0:
        even, odd = data[0::2].count(0), data[1::2].count(0)
        if odd > 0.7 * half and not even:
            return "utf-16-le"
        if even > 0.7 * half and not odd:
            return "utf-16-be"
    return None
