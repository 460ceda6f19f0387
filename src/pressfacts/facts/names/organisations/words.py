"""Word tokens for names, with what stands between them.

spaCy's tokens cut names at hyphens and possessives, which is wrong for names, and hide what separates
them; these words keep "Children's", "VER.ACT" and "U.S." whole and know the gap before each.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from spacy.tokens import Doc

from pressfacts.facts.names.organisations.patterns import (
    ENDS_SENTENCE,
    FULL_STOP,
    PARAGRAPH_BREAK,
    POSSESSIVE,
    PUNCTUATION,
    WORD,
)
from pressfacts.layout.zones import Zones
from pressfacts.text.mentions import without_mojibake_tail

Gap = Literal["joined", "comma", "open", "break"]
Style = Literal["running", "title", "capitals"]

_STRIPPED_ABBREVIATIONS = frozenset({"U S", "St", "Mt", "Ft", "Dr", "Mr", "Mrs", "Ms"})
_STRIPPED_FORMS = frozenset({"Inc", "LLC", "Corp", "Ltd", "Co", "LLP"})
_SHORT_LINE = 12
_STRIPPED_SHARE = 0.005
_FUNCTION_TAGS = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX", "ADV", "PART", "INTJ"})
_MOST_SPELLINGS = 1 << 13
_LONGEST_KEPT = 24
_JOINED: tuple[Gap, bool] = ("joined", False)
_SPACE_AND_CLOSING_MARKS = " \t\n\xa0\"”’'»"


class Spelling(NamedTuple):
    """What the characters of a word tell by themselves.

    Attributes:
        text: the characters, without what a misread space has left at their end.
        lower: the characters in lower case, possessive ending left out, curly apostrophes straight.
        stem: the characters without a possessive ending.
        plain: the characters for comparison: straight apostrophes.
        plain_stem: the stem, likewise.
        capital: whether it is written like a name: a capital letter first, or digits with capitals.
        upper: whether it has two letters or more and all are capitals.
        possessive: whether it ends in a possessive.
    """

    text: str
    lower: str
    stem: str
    plain: str
    plain_stem: str
    capital: bool
    upper: bool
    possessive: bool


@dataclass(slots=True)
class Word:
    """One word of the text.

    Attributes:
        text: the characters.
        lower: the characters in lower case, possessive ending left out, curly apostrophes straight.
        stem: the characters without a possessive ending.
        plain: the characters for comparison: straight apostrophes.
        plain_stem: the stem, likewise.
        capital: whether it is written like a name: a capital letter first, or digits with capitals.
        upper: whether it has two letters or more and all are capitals.
        possessive: whether it ends in a possessive.
        start: offset of the first character.
        end: offset after the last character.
        name_end: offset after the last character that is not of a possessive ending.
        gap: what stands between this word and the one before it.
        initial: whether it opens a sentence, so that its capital says nothing.
        zone: the zone of its paragraph.
        tag: spaCy's coarse part of speech of its first token.
        function: whether the parser takes it for a function word.
        style: how the paragraph is written: running text, a title, or capitals throughout.
    """

    text: str
    lower: str
    stem: str
    plain: str
    plain_stem: str
    capital: bool
    upper: bool
    possessive: bool
    start: int
    end: int
    name_end: int
    gap: Gap
    initial: bool
    zone: str
    tag: str
    function: bool
    style: Style = "running"


class Words(list[Word]):
    """The words of a Doc in order, with look-up by offset."""

    def __init__(self, words: list[Word]) -> None:
        super().__init__(words)
        self._starts = [word.start for word in words]
        self._ends = [word.end for word in words]

    def covering(self, start: int, end: int) -> tuple[int, int] | None:
        """First and last index of the words that lie in ``[start, end)``, None where there are none."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end) - 1
        return (first, last) if first <= last else None


def plain(text: str) -> str:
    """A word for comparison: straight apostrophes, no comma."""
    return text.replace("’", "'").replace("‘", "'").strip(",")


def split_words(text: str) -> list[str]:
    """The words of a name, as `read_words` would part them."""
    return [match[0] for match in WORD.finditer(text)]


def _gap(text: str, before: int, start: int, stripped: bool) -> Gap:
    between = text[before:start]
    if not between.strip():
        if PARAGRAPH_BREAK.search(between) or (stripped and len(between) > 1):
            return "break"
        if "\n" in between and before - text.rfind("\n", 0, before) < _SHORT_LINE:
            return "break"
        return "joined"
    if between.strip() == ",":
        return "comma"
    if between.strip(_SPACE_AND_CLOSING_MARKS) == "(" and "\n\n" not in between:
        return "open"
    return "break"


def _rejoined(before: str, piece: str) -> Gap | None:
    """What stood between two words whose punctuation was stripped: "U S  Senate", "Norvane  Inc"."""
    if before in _STRIPPED_ABBREVIATIONS:
        return "joined"
    return "comma" if piece in _STRIPPED_FORMS else None


def _style(words: list[Word], ended: bool) -> Style:
    lettered = [word for word in words if not word.function and word.text[0].isalpha()]
    if not lettered:
        return "running"
    if sum([word.text.isupper() for word in lettered]) >= 0.7 * len(lettered):
        return "capitals"
    if not ended and len(words) < 40 and sum([word.capital for word in lettered]) >= 0.8 * len(lettered):
        return "title"
    return "running"


def _set_style(line: list[Word], text: str) -> None:
    """Tell the words of a line how it is written; a full stop at its end makes it running text."""
    ended = len(line) > 4 and FULL_STOP.match(text, line[-1].end) is not None
    style = _style(line, ended)
    if style != "running":
        for word in line:
            word.style = style


def _is_capital(text: str) -> bool:
    if text[0].isupper():
        return True
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return False
    return text.lstrip("#@")[0].isupper() or (
        text[0].isdigit() and (letters[0].isupper() or len(letters) == 2)
    )


def spelling(match: str) -> Spelling:
    """What the characters of a word tell by themselves.

    Args:
        match: the characters as they stand in the text.
    """
    text = without_mojibake_tail(match)
    possessive = POSSESSIVE.search(text)
    stem = text[: possessive.start()] if possessive else text
    return Spelling(
        text=text,
        lower=POSSESSIVE.sub("", text).replace("’", "'").casefold(),
        stem=stem,
        plain=plain(text),
        plain_stem=plain(stem),
        capital=_is_capital(text),
        upper=len(text) > 1 and text.isupper(),
        possessive=possessive is not None,
    )


# Words come again and again: what the short ones tell is kept from release to release.
_kept_spelling = lru_cache(maxsize=_MOST_SPELLINGS)(spelling)


def _tags(doc: Doc) -> tuple[list[int], list[str]]:
    """Offsets of the tokens, and their coarse parts of speech."""
    starts, codes = doc.to_array(["IDX", "POS"]).T.tolist()
    names = {code: doc.vocab.strings[code] for code in set(codes)}
    return starts, [names[code] for code in codes]


def read_words(doc: Doc, text: str | None = None) -> Words:
    """The words of `doc`, in order, furniture included (its zone says so).

    Args:
        doc: a Doc.
        text: its text, where the caller has read it already: spaCy joins it anew each time.
    """
    text = doc.text if text is None else text
    found = WORD.finditer(text)
    stripped = len(PUNCTUATION.findall(text)) < _STRIPPED_SHARE * len(text) / 6 * 5 if text else False
    zones, (token_starts, tags) = Zones(doc), _tags(doc)
    token_starts.append(len(text) + 1)
    words: list[Word] = []
    line: list[Word] = []
    paragraph = zones.paragraph_at(0)
    before, paragraph_end, token = 0, -1, 0
    for match in found:
        piece, start = match[0], match.start()
        spelled = _kept_spelling(piece) if len(piece) <= _LONGEST_KEPT else spelling(piece)
        between = text[before:start]
        gap, initial = _JOINED
        if between != " " or stripped or start >= paragraph_end:
            new_line = start >= paragraph_end or _is_new_line(text, before, start)
            gap, initial = _joint(text, before, start, stripped, words, spelled.text)
            if new_line:
                gap, initial = "break", True
                _set_style(line, text)
                line = []
                paragraph = zones.paragraph_at(start)
                paragraph_end = paragraph.end
        while token_starts[token + 1] <= start:
            token += 1
        before = start + len(spelled.text)
        tag = tags[token]
        word = Word(
            *spelled,
            start,
            before,
            start + len(spelled.stem),
            gap,
            initial,
            paragraph.zone,
            tag,
            tag in _FUNCTION_TAGS,
        )
        words.append(word)
        line.append(word)
    _set_style(line, text)
    return Words(words)


def _is_new_line(text: str, before: int, start: int) -> bool:
    return "\n" in text[before:start] and _gap(text, before, start, False) == "break"


def _joint(
    text: str, before: int, start: int, stripped: bool, words: list[Word], piece: str
) -> tuple[Gap, bool]:
    """What stands between a word and the one before it, and whether it opens a sentence."""
    between = text[before:start]
    if not stripped and len(between) <= _LONGEST_KEPT and "\n" not in between:
        return _within_line(between)
    repaired = _rejoined(words[-1].text, piece) if stripped and words and not between.strip() else None
    initial = bool(ENDS_SENTENCE.search(between)) or (stripped and len(between) > 1 and not repaired)
    return repaired or _gap(text, before, start, stripped), initial


@lru_cache(maxsize=_MOST_SPELLINGS)
def _within_line(between: str) -> tuple[Gap, bool]:
    return _gap(between, 0, len(between), False), bool(ENDS_SENTENCE.search(between))
