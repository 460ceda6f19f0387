"""Name candidates: runs of words that are written like a person's name.

A chain of capitalised words is cut at words that are no part of a name (forms of address, role nouns,
heads of bodies and places, everyday words); what is left between the cuts are the candidates.
"""

from dataclasses import dataclass
from enum import Enum, auto

from pressfacts.components.people import lexicon
from pressfacts.components.people.words import Words

MAX_NAME = 7


class Kind(Enum):
    """What a word in a chain of capitalised words is."""

    HONORIFIC = auto()
    ROLE = auto()
    HEAD = auto()
    PLACE = auto()
    CALENDAR = auto()
    COMMON = auto()
    GIVEN = auto()
    INITIAL = auto()
    SUFFIX = auto()
    PARTICLE = auto()
    OTHER = auto()


NAME_KINDS = frozenset({Kind.GIVEN, Kind.OTHER, Kind.INITIAL, Kind.PARTICLE, Kind.SUFFIX})
_QUOTES = "\"“”'‘’"


@dataclass(slots=True)
class Candidate:
    """Words ``first`` to ``last`` (inclusive) that may name a person.

    Attributes:
        first: number of the first word.
        last: number of the last word.
        kinds: what each word is.
        before: kind of the word that the name was cut off from on the left, if in the same chain.
        after: the same on the right.
    """

    first: int
    last: int
    kinds: list[Kind]
    before: Kind | None = None
    after: Kind | None = None

    @property
    def length(self) -> int:
        """Words that carry the name: initials, particles and suffixes not counted."""
        return sum(kind not in {Kind.INITIAL, Kind.PARTICLE, Kind.SUFFIX} for kind in self.kinds)


def kind_of(words: Words, index: int) -> Kind:
    """What a word is when it stands in a chain of capitalised words."""
    word = words[index]
    folded, lower = lexicon.fold(word.text), word.lower
    if word.suffix:
        return Kind.SUFFIX
    if folded in lexicon.honorifics() and not (word.initial and not _burmese(words, index)):
        return Kind.HONORIFIC
    if word.initial:
        return Kind.INITIAL
    if lower in lexicon.particles() and not word.capital:
        return Kind.PARTICLE
    if lower in lexicon.roles():
        return Kind.ROLE
    if folded in lexicon.given_names():
        return Kind.GIVEN
    if lower in lexicon.body_heads() or lower in lexicon.thing_heads():
        return Kind.HEAD
    if folded in lexicon.calendar_words():
        return Kind.CALENDAR
    if folded in lexicon.place_words():
        return Kind.PLACE
    if _common(lower):
        return Kind.COMMON
    return Kind.OTHER


def _burmese(words: Words, index: int) -> bool:
    return (
        words[index].text == "U"
        and index + 1 < len(words)
        and lexicon.fold(words[index + 1].text) in lexicon.given_names()
    )


def _common(lower: str) -> bool:
    if lower in lexicon.common_words():
        return True
    parts = lower.replace("‑", "-").split("-")
    return len(parts) > 1 and all(part in lexicon.common_words() or len(part) < 3 for part in parts)


def candidates(words: Words) -> list[Candidate]:
    """All name candidates of a text, in order."""
    found: list[Candidate] = []
    index = 0
    while index < len(words):
        if not _opens(words, index):
            index += 1
            continue
        last = _chain_end(words, index)
        found.extend(_cut(words, index, last))
        index = last + 1
    return found


def _opens(words: Words, index: int) -> bool:
    word = words[index]
    if word.capital:
        return True
    return (
        word.lower in {"van", "von", "de", "ten", "ter", "el", "al"}
        and index + 1 < len(words)
        and (words[index + 1].capital and words.tight(index + 1))
    )


def _chain_end(words: Words, index: int) -> int:
    """The last word of the chain that opens at `index`."""
    last = probe = index
    while probe + 1 < len(words):
        probe += 1
        if not _joined(words, probe):
            break
        word = words[probe]
        if word.capital or word.suffix:
            last = probe
        elif not (word.lower in lexicon.particles() and probe - last <= 3):
            break
    return last


def _joined(words: Words, index: int) -> bool:
    """Whether the word may belong to the same name as the one before."""
    if words.line_break(index):
        return words.tight(index) and _wrapped(words, index)
    if words.tight(index):
        return True
    gap = words.gap(index).strip()
    if words[index].suffix:
        return gap in {",", ".,"}
    return _nickname(words, index)


def _nickname(words: Words, index: int) -> bool:
    """Whether a quoted or bracketed nickname opens or closes before the word: Maria "Cory" Lim."""
    gap = words.gap(index)
    mark = gap.strip()
    if len(mark) != 1 or len(gap) != 2:
        return False
    opens = gap[0] == " " and mark in _QUOTES + "("
    closes = gap[1] == " " and mark in _QUOTES + ")"
    if opens:
        for later in range(index + 1, min(index + 4, len(words))):
            after = words.gap(later)
            if after.strip():
                return len(after.strip()) == 1 and after[0] in _QUOTES + ")" and words[later].capital
    return closes and any(
        words.gap(earlier)[-1:] in _QUOTES + "(" and words.gap(earlier)[-1:]
        for earlier in range(max(0, index - 3), index)
    )


def _wrapped(words: Words, index: int) -> bool:
    """Whether the line break before the word is a wrap inside a sentence, not the end of a line of its own."""
    start = index - 1
    while start > 0 and not words.line_break(start) and index - start < 6:
        start -= 1
    before = index - start
    end = index
    while not words.line_end(end) and end - index < 6:
        end += 1
    after = end - index + 1
    return before >= 6 and after >= 2


def _cut(words: Words, first: int, last: int) -> list[Candidate]:
    """The candidates of one chain."""
    kinds = [kind_of(words, index) for index in range(first, last + 1)]
    found: list[Candidate] = []
    position = 0
    while position < len(kinds):
        if kinds[position] not in NAME_KINDS or kinds[position] is Kind.SUFFIX:
            position += 1
            continue
        end = _run_end(kinds, position)
        before = kinds[position - 1] if position else None
        after = kinds[end + 1] if end + 1 < len(kinds) else None
        while end > position and kinds[end] is Kind.PARTICLE:
            end -= 1
        found.append(Candidate(first + position, first + end, kinds[position : end + 1], before, after))
        position = end + 1
    return [one for one in found if one.length and len(one.kinds) <= MAX_NAME]


def _run_end(kinds: list[Kind], start: int) -> int:
    """The last position of the name that begins at `start`.

    An everyday word is taken as a surname where it follows a given name and nothing else has ("Jack Reed",
    "Cynthia R. Price"), and the chain does not go on with everyday words.
    """
    end = start
    while end + 1 < len(kinds):
        following = kinds[end + 1]
        if following in NAME_KINDS:
            end += 1
        elif _everyday_surname(kinds, start, end + 1):
            end += 1
        else:
            break
    return end


def _everyday_surname(kinds: list[Kind], start: int, position: int) -> bool:
    so_far = kinds[start:position]
    if kinds[position] not in {Kind.COMMON, Kind.PLACE, Kind.ROLE, Kind.HEAD, Kind.CALENDAR}:
        return False
    carried = [kind for kind in so_far if kind not in {Kind.INITIAL, Kind.PARTICLE}]
    if kinds[position] is not Kind.COMMON and len(carried) != 1:
        return False
    bare = not carried or carried[0] is not Kind.GIVEN or any(kind is Kind.COMMON for kind in carried)
    ends = position + 1 >= len(kinds) or kinds[position + 1] is Kind.SUFFIX
    return not bare and ends and len(carried) <= 2
