"""Sentence starts that are plain from the layout and the marks, set before the parser decides the rest.

The parser keeps what is set: True starts a sentence, False forbids one, None leaves it to the parser.
Abbreviations follow the idea of Kiss & Strunk (2006): what may follow an abbreviation says whether its full
stop also ends the sentence.
"""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc

from pressfacts.lexicons import table, words
from pressfacts.text.mentions import text_of

_ENDS = frozenset(".!?")
_CLOSING = frozenset(",;:.!?)]}%”’»…")
_OPENING = frozenset("“‘«([{¿¡")
_QUOTES = frozenset("\"'")
_INSIDE = frozenset({"", " "})
"""What stands between two words of one sentence."""
_CODES: dict[bool | None, int] = {True: 1, False: 2**64 - 1, None: 0}
"""What a Doc's array of sentence starts holds for each judgement: unsigned 1, -1 and 0."""

_SHORTEST = 3
"""A full stop after a word of fewer letters may belong to an abbreviation that no list knows."""


@cache
def _abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: row["kind"] for row in table("layout_abbreviations")}


class _Tokens(NamedTuple):
    """The tokens of a Doc: their characters, where each begins, and whether a space follows it."""

    texts: list[str]
    starts: list[int]
    spaced: list[bool]


class _Context(NamedTuple):
    """What stands before a token: the last token that is no white space, and the white space between.

    Attributes:
        previous: the characters of that token.
        glued: those of the token right before it, "" where white space parts the two.
        opens: whether it begins the text or white space stands before it.
        gap: the white space.
        starts: whether a sentence is known to start at the token before.
    """

    previous: str
    glued: str
    opens: bool
    gap: str
    starts: bool


def preset_sentence_starts(doc: Doc, starts: frozenset[int], *, is_flat: bool) -> None:
    """Set the sentence starts of `doc` as far as they are plain.

    Args:
        doc: a Doc that the parser has not seen yet.
        starts: offsets at which paragraphs begin.
        is_flat: the text has lost its punctuation.
    """
    text, tokens = text_of(doc), _read_tokens(doc)
    # Set in one go: spaCy looks through the whole Doc for a parse each time one token's start is set.
    codes = doc.to_array(["SENT_START"])
    judged = codes.tolist()
    before = -1
    began = False
    for index, (word, start) in enumerate(zip(tokens.texts, tokens.starts, strict=True)):
        if word.isspace():
            continue
        verdict: bool | None = None
        if start in starts:
            verdict = True
        elif before >= 0 and word[0] in _CLOSING:
            verdict = False
        elif before >= 0:
            previous = tokens.texts[before]
            gap = text[tokens.starts[before] + len(previous) : start]
            is_inside = gap in _INSIDE and word.isalnum() and previous.isalnum()
            if is_flat or not is_inside:
                verdict = _judge(word, _context(tokens, before, gap, began), is_flat=is_flat)
        judged[index] = _CODES[verdict]
        before, began = index, verdict is True
    codes[:] = judged
    doc.from_array(["SENT_START"], codes)  # type: ignore[arg-type]


def _read_tokens(doc: Doc) -> _Tokens:
    text = text_of(doc)
    starts, lengths, spaced = doc.to_array(["IDX", "LENGTH", "SPACY"]).T.tolist()
    words = [text[start : start + length] for start, length in zip(starts, lengths, strict=True)]
    return _Tokens(words, starts, spaced)


def _context(tokens: _Tokens, before: int, gap: str, starts: bool) -> _Context:
    """What stands before a token, of which `before` is the last that is no white space."""
    opens = before == 0 or bool(tokens.spaced[before - 1])
    glued = "" if opens else tokens.texts[before - 1]
    return _Context(tokens.texts[before], glued, opens, gap, starts)


def _judge(word: str, context: _Context, *, is_flat: bool) -> bool | None:
    """Whether a sentence starts at a token inside a paragraph, no closing mark; None leaves it open."""
    if _belongs(word, context) or _is_list_marker(context):
        return False
    if is_flat:
        return _judge_flat(word, context)
    stop = _full_stop(context)
    if stop is not None:
        return _after_full_stop(word, stop, context.gap)
    if _ends_quote(context) and context.gap and word[0].isupper():
        return True
    if "\n" in context.gap and context.previous not in _CLOSING | _QUOTES:
        return False
    return None


def _belongs(word: str, context: _Context) -> bool:
    """Whether a token goes with the one before it: what follows an opening mark, or a quotation mark."""
    if context.previous in _OPENING:
        return True
    if word in _QUOTES and not context.gap:
        return True
    return context.previous in _QUOTES and not context.gap and context.opens


def _is_list_marker(context: _Context) -> bool:
    """Whether the token before opens a paragraph and is a bullet or a dash."""
    return context.starts and not any(character.isalnum() for character in context.previous)


def _ends_quote(context: _Context) -> bool:
    """Whether a full stop and a closing quotation mark stand before."""
    return context.previous in {"”", '"'} and context.glued == "."


def _judge_flat(word: str, context: _Context) -> bool | None:
    """Without punctuation two spaces stand for a mark: a sentence starts there with a plain opener."""
    if len(context.gap) < 2:
        return False
    if word in words("layout_sentence_openers"):
        return True
    return False if word[0].islower() or word[0].isdigit() else None


def _full_stop(context: _Context) -> str | None:
    """The word that a full stop before closes, without it; None where none does."""
    if context.previous == ".":
        return context.glued or None
    is_closed = len(context.previous) > 1 and context.previous[-1] == "."
    return context.previous[:-1] if is_closed else None


def _after_full_stop(text: str, word: str, gap: str) -> bool | None:
    """Whether a sentence starts after a word with a full stop."""
    first = text[0]
    if first.islower():
        return False
    kind = _abbreviations().get(word) or ("name" if _is_initial(word) else None)
    opens = text in words("layout_sentence_openers")
    if kind == "never" or (kind == "number" and first.isdigit()):
        return False
    if kind == "name":
        return None if opens else False
    if kind is None and word.isalpha() and word.islower() and len(word) >= _SHORTEST:
        return True if first.isupper() or first in _OPENING or (gap and first in _QUOTES) else None
    return None


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()
