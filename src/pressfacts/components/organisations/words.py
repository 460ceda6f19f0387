"""The words of a release with what stands between them: the ground that the grammar of names walks on.

spaCy's tokens cut names at hyphens and possessives, which is wrong for names, and hide what separates
them; these words keep "Children's", "GLO.ACT" and "U.S." whole and know the gap before each.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc

from pressfacts.components.layout.zones import Zones
from pressfacts.components.text import without_mojibake_tail

Gap = Literal["joined", "comma", "open", "break"]
Style = Literal["running", "title", "capitals"]

_ABBREVIATIONS = (
    r"(?:Inc|Corp|Co|Sp|Ltd|Pte|Pvt|Kft|Zrt|Nyrt|Ltda|No|Nos|St|Ste|Mt|Ft|Dr|Mr|Mrs|Ms|Sen|Sens|Rep|Reps|Gov|Sgt|Lt|Capt"
    r"|Col|Gen|Prof|Jr|Sr|Dept|Univ|Bros|Assn|Natl|Intl|Ave|Blvd|Rd|Calif|Conn|Fla|Ill|Ind|Mass|Mich|Minn|Tenn|Pa|Va|Wash|Wis)"
)
_INNER = r"(?:(?<=[A-Z])/(?=[A-Z])|[’'‘`´&\-‑–](?=[^\W_])|(?<=[A-Z])\.(?=[A-Z])|(?<=[a-z])\.(?=[a-z]))"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\bU S(?=\s)|S\.[ap]\.A\.|{_ABBREVIATIONS}\.(?=\s|,|\)|$)"
    rf"|[A-Z]\.(?=\s[A-Z])|[#@]?[^\W_]+(?:{_INNER}[^\W_]+)*(?:(?<=s)[’'](?=\s+[A-Z]))?!?(?:\+(?=\s))?|&"
)
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n")
_PUNCTUATION = re.compile(r"[.,;:()]")
_ENDS_SENTENCE = re.compile(r"[.!?:;•*]|\n")
_POSSESSIVE = re.compile(r"(?:[’'‘`´]s|(?<=s)[’'])$", re.IGNORECASE)
_FULL_STOP = re.compile(r"[”\"’')\]]{0,2}[.!?]")
_STRIPPED_ABBREVIATIONS = frozenset({"U S", "St", "Mt", "Ft", "Dr", "Mr", "Mrs", "Ms"})
_STRIPPED_FORMS = frozenset({"Inc", "LLC", "Corp", "Ltd", "Co", "LLP"})
_SHORT_LINE = 12
_STRIPPED_SHARE = 0.005
_FUNCTION_TAGS = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX", "ADV", "PART", "INTJ"})
_SPACE_AND_CLOSING_MARKS = " \t\n\xa0\"”’'»"


@dataclass(slots=True)
class Word:
    """One word of the text.

    Attributes:
        text: the characters.
        lower: the characters in lower case, possessive ending left out, curly apostrophes straight.
        start: offset of the first character.
        end: offset after the last character.
        gap: what stands between this word and the one before it.
        initial: whether it opens a sentence, so that its capital says nothing.
        capital: whether it is written like a name: a capital letter first, or digits with capitals.
        upper: whether it has two letters or more and all are capitals.
        possessive: whether it ends in a possessive.
        style: how the paragraph is written: running text, a title, or capitals throughout.
        zone: the zone of its paragraph.
        tag: spaCy's coarse part of speech of its first token.
    """

    text: str
    lower: str
    start: int
    end: int
    gap: Gap = "break"
    initial: bool = False
    capital: bool = False
    upper: bool = False
    possessive: bool = False
    style: Style = "running"
    zone: str = "body"
    tag: str = ""
    name_end: int = field(default=0)

    @property
    def stem(self) -> str:
        """The characters without a possessive ending."""
        return self.text[: self.name_end - self.start]

    @property
    def function(self) -> bool:
        """Whether the parser takes it for a function word."""
        return self.tag in _FUNCTION_TAGS


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


def split_words(text: str) -> list[str]:
    """The words of a name, as `read_words` would part them."""
    return [match[0] for match in _WORD.finditer(text)]


def _gap(text: str, before: int, start: int, stripped: bool) -> Gap:
    between = text[before:start]
    if not between.strip():
        if _PARAGRAPH_BREAK.search(between) or (stripped and len(between) > 1):
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
    lettered = [word for word in words if word.text[0].isalpha() and not word.function]
    if not lettered:
        return "running"
    if sum(word.text.isupper() for word in lettered) >= 0.7 * len(lettered):
        return "capitals"
    if not ended and len(words) < 40 and sum(word.capital for word in lettered) >= 0.8 * len(lettered):
        return "title"
    return "running"


def _set_style(line: list[Word], text: str) -> None:
    """Tell the words of a line how it is written; a full stop at its end makes it running text."""
    ended = len(line) > 4 and _FULL_STOP.match(text, line[-1].end) is not None
    style = _style(line, ended)
    for word in line:
        word.style = style


def _is_capital(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return False
    return text.lstrip("#@")[0].isupper() or (
        text[0].isdigit() and (letters[0].isupper() or len(letters) == 2)
    )


def read_words(doc: Doc) -> Words:
    """The words of `doc`, in order, furniture included (its zone says so)."""
    text, zones = doc.text, Zones(doc)
    found = list(_WORD.finditer(text))
    stripped = len(_PUNCTUATION.findall(text)) < _STRIPPED_SHARE * len(text) / 6 * 5 if text else False
    words: list[Word] = []
    line: list[Word] = []
    paragraph = zones.paragraph_at(0)
    before, paragraph_end, token = 0, -1, 0
    for match in found:
        piece, start = without_mojibake_tail(match[0]), match.start()
        end = start + len(piece)
        between = text[before:start]
        new_line = start >= paragraph_end or ("\n" in between and _gap(text, before, start, False) == "break")
        if new_line:
            _set_style(line, text)
            line = []
            paragraph = zones.paragraph_at(start)
            paragraph_end = paragraph.end
        possessive = _POSSESSIVE.search(piece)
        repaired = _rejoined(words[-1].text, piece) if stripped and words and not between.strip() else None
        while token + 1 < len(doc) and doc[token + 1].idx <= start:
            token += 1
        words.append(
            Word(
                text=piece,
                lower=_POSSESSIVE.sub("", piece).replace("’", "'").casefold(),
                start=start,
                end=end,
                gap="break" if new_line else repaired or _gap(text, before, start, stripped),
                initial=new_line
                or bool(_ENDS_SENTENCE.search(between))
                or (stripped and len(between) > 1 and not repaired),
                capital=_is_capital(piece),
                upper=len(piece) > 1 and piece.isupper(),
                possessive=possessive is not None,
                zone=paragraph.zone,
                tag=doc[token].pos_,
                name_end=end - (len(possessive[0]) if possessive else 0),
            )
        )
        line.append(words[-1])
        before = end
    _set_style(line, text)
    return Words(words)
