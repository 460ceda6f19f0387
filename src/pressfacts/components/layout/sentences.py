"""Sentence starts that are plain from the layout and the marks, set before the parser decides the rest.

The parser keeps what is set: True starts a sentence, False forbids one, None leaves it to the parser.
Abbreviations follow the idea of Kiss & Strunk (2006): what may follow an abbreviation says whether its full
stop also ends the sentence.
"""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pressfacts.components.text import text_of
from pressfacts.lexicons import table, words

_ENDS = frozenset(".!?")
_CLOSING = frozenset(",;:.!?)]}%”’»…")
_OPENING = frozenset("“‘«([{¿¡")
_QUOTES = frozenset("\"'")
_CODES: dict[bool | None, int] = {True: 1, False: 2**64 - 1, None: 0}
"""What a Doc's array of sentence starts holds for each judgement: unsigned 1, -1 and 0."""

_SHORTEST = 3
"""A full stop after a word of fewer letters may belong to an abbreviation that no list knows."""


@cache
def _abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: row["kind"] for row in table("layout_abbreviations")}


class _Context(NamedTuple):
    """What stands before a token: the last token that is no white space, and the white space between.

    `opens` says whether a sentence is known to start at the token before.
    """

    previous: Token
    gap: str
    opens: bool


def preset_sentence_starts(doc: Doc, starts: frozenset[int], *, is_flat: bool) -> None:
    """Set the sentence starts of `doc` as far as they are plain.

    Args:
        doc: a Doc that the parser has not seen yet.
        starts: offsets at which paragraphs begin.
        is_flat: the text has lost its punctuation.
    """
    text = text_of(doc)
    # Set in one go: spaCy looks through the whole Doc for a parse each time one token's start is set.
    plain = doc.to_array(["SENT_START"])
    previous: Token | None = None
    opens = False
    for token in doc:
        if token.is_space:
            continue
        if token.idx in starts:
            judged: bool | None = True
        elif previous is not None:
            gap = text[previous.idx + len(previous) : token.idx]
            judged = _judge(token, _Context(previous, gap, opens), is_flat=is_flat)
        else:
            judged = None
        plain[token.i] = _CODES[judged]
        previous, opens = token, judged is True
    doc.from_array(["SENT_START"], plain)  # type: ignore[arg-type]


def _judge(token: Token, context: _Context, *, is_flat: bool) -> bool | None:
    if _belongs(token, context) or _is_list_marker(context):
        return False
    if is_flat:
        return _judge_flat(token, context)
    stop = _full_stop(context.previous)
    if stop is not None:
        return _after_full_stop(token, stop, context.gap)
    if _ends_quote(context.previous) and context.gap and token.text[0].isupper():
        return True
    if "\n" in context.gap and context.previous.text not in _CLOSING | _QUOTES:
        return False
    return None


def _belongs(token: Token, context: _Context) -> bool:
    """Whether a token goes with the one before it: a closing mark, or what follows an opening one."""
    if token.text[0] in _CLOSING or context.previous.text in _OPENING:
        return True
    if token.text in _QUOTES and not context.gap:
        return True
    is_quote = context.previous.text in _QUOTES and not context.gap
    return is_quote and (context.previous.i == 0 or bool(context.previous.nbor(-1).whitespace_))


def _is_list_marker(context: _Context) -> bool:
    """Whether the token before opens a paragraph and is a bullet or a dash."""
    return context.opens and not any(character.isalnum() for character in context.previous.text)


def _ends_quote(previous: Token) -> bool:
    """Whether a full stop and a closing quotation mark stand before."""
    is_mark = previous.text in {"”", '"'} and previous.i > 0
    return is_mark and previous.nbor(-1).text == "." and not previous.nbor(-1).whitespace_


def _judge_flat(token: Token, context: _Context) -> bool | None:
    """Without punctuation two spaces stand for a mark: a sentence starts there with a plain opener."""
    if len(context.gap) < 2:
        return False
    if token.text in words("layout_sentence_openers"):
        return True
    return False if token.text[0].islower() or token.text[0].isdigit() else None


def _full_stop(token: Token) -> str | None:
    """The word that a full stop before closes, without it; None where none does."""
    if token.text == "." and token.i > 0:
        before = token.nbor(-1)
        return before.text if not before.whitespace_ else None
    return token.text[:-1] if len(token) > 1 and token.text[-1] == "." else None


def _after_full_stop(token: Token, word: str, gap: str) -> bool | None:
    """Whether a sentence starts after a word with a full stop."""
    first = token.text[0]
    if first.islower():
        return False
    kind = _abbreviations().get(word) or ("name" if _is_initial(word) else None)
    opens = token.text in words("layout_sentence_openers")
    if kind == "never" or (kind == "number" and first.isdigit()):
        return False
    if kind == "name":
        return None if opens else False
    if kind is None and word.isalpha() and word.islower() and len(word) >= _SHORTEST:
        return True if first.isupper() or first in _OPENING or (gap and first in _QUOTES) else None
    return None


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()
