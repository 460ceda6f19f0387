"""From bytes to text, without asking the user for the encoding."""

import codecs
from typing import NamedTuple

from pressfacts.errors import InputError
from pressfacts.record.schema import Notice

# The longer mark first: the one of UTF-32-LE begins with the one of UTF-16-LE.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WRITTEN_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1b\x85")
_CONTROLS = bytes(code for code in range(32) if code not in _WRITTEN_CONTROLS) + b"\x7f"
_MOST_CONTROLS = 0.02
_MOST_FOREIGN_BYTES = 0.05
_REPLACEMENT = "\ufffd"
_TO_TEXT = "save it as plain text first"


class Decoded(NamedTuple):
    """Text, the encoding that it was in, and what could not be decoded."""

    text: str
    encoding: str
    warnings: tuple[Notice, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode the bytes of a text.

    A byte order mark decides; then UTF-8, if all of the bytes are; then the encoding that the source
    declares; then UTF-8, if nearly all of the bytes are, or Windows-1252, where only a few bytes stand
    outside ASCII, as in English text with curly quotes; then charset-normalizer's guess. What cannot be
    decoded becomes U+FFFD, and the record warns of it.

    Args:
        data: all of them.
        declared: the encoding that the source says it is in, which is believed where they are no UTF-8.

    Returns:
        The text without its byte order mark, the encoding, and warnings with the code ``encoding``.

    Raises:
        InputError: if the bytes are no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    if unmarked := _unmarked_utf16(data):
        return _decode_as(data, unmarked)
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_as(data, _known(declared) or _guess(data))


def _decode_as(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count(_REPLACEMENT) - data.count(_REPLACEMENT.encode(encoding, "ignore") or b"\0")
    if lost <= 0:
        return Decoded(text, encoding)
    what = "1 stretch of bytes" if lost == 1 else f"{lost} stretches of bytes"
    return Decoded(
        text, encoding, (Notice(code="encoding", message=f"{what} could not be decoded as {encoding}"),)
    )


def _known(declared: str | None) -> str | None:
    """The codec of a declared encoding, if it can be believed; Latin-1 is Windows-1252, as in browsers."""
    try:
        name = codecs.lookup(declared or "").name
        b"a".decode(name)
    except (LookupError, ValueError):
        return None
    if name.startswith(("utf", "ascii")):
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


def _refuse_binary(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > _MOST_CONTROLS * len(data):
        raise InputError("a binary file", _TO_TEXT)


def _guess(data: bytes) -> str:
    as_utf8 = data.decode("utf-8", "replace")
    foreign = sum(character > "\x7f" for character in as_utf8)
    if foreign > 2 * as_utf8.count(_REPLACEMENT):
        return "utf-8"
    high_bytes = sum(byte > 0x7F for byte in data)
    if high_bytes <= _MOST_FOREIGN_BYTES * len(data) and _is_windows_1252(data):
        return "cp1252"
    from charset_normalizer import from_bytes  # it takes a tenth of a second, and few files need it

    best = from_bytes(data).best()
    return best.encoding if best else "cp1252"


def _is_windows_1252(data: bytes) -> bool:
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return True
