"""Neutralise control characters in text from releases.

A release is untrusted text. Control characters could steer a terminal, and bidirectional overrides could make
a page show something other than its text, so neither is passed on.
"""

import re

_LINE_ENDS_AND_ACTING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_CONTROL_PICTURES = 0x2400
_NEW_LINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ACTING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def for_terminal(text: str) -> str:
    """A text without control characters: a release must not be able to colour or move anything."""
    return "".join(character if character.isprintable() or character == "\n" else " " for character in text)


def for_json(text: str) -> str:
    """JSON with all control characters, overrides and line ends escaped; the values stay the same.

    JSON itself requires escapes only for the control characters of ASCII.
    """
    if text.isascii() and "\x7f" not in text:
        return text
    return _LINE_ENDS_AND_ACTING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def for_page(text: str) -> str:
    """A text with visible symbols in place of control and override characters.

    The control characters of ASCII become their symbols, such as ``␛``, the others U+FFFD. Ordinary
    right-to-left text needs no override and is unchanged.
    """
    return _ACTING.sub(_picture, _NEW_LINES.sub("\n", text))


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(_CONTROL_PICTURES + code) if code < 0x20 else "\ufffd"
