"""Name candidates: runs of words that are written like a person's name.

A chain of capitalised words is cut at words that belong to no name (forms of address, role nouns, heads of
bodies and places, everyday words); what is left between the cuts are candidates. Every PERSON span of the
recogniser is one as well. Candidates may overlap: the scorer decides between them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.spelling import Kind
from pressfacts.facts.names.people.words import Words

MAX_NAME = 7
_LONGEST_CHAIN = 40

NAME_KINDS = frozenset({Kind.GIVEN, Kind.OTHER, Kind.INITIAL, Kind.PARTICLE, Kind.SUFFIX})
SMALL_KINDS = frozenset({Kind.INITIAL, Kind.PARTICLE, Kind.SUFFIX})
_MAY_BE_LETTERS = frozenset({Kind.OTHER, Kind.GIVEN, Kind.COMMON})
_MAY_BE_SURNAME = frozenset({Kind.COMMON, Kind.PLACE, Kind.ROLE, Kind.CALENDAR})
_NEVER_FIRST = frozenset({Kind.HONORIFIC, Kind.SUFFIX, Kind.LETTERS})
_OPENING_PARTICLES = frozenset({"van", "von", "ten", "ter"})
_QUOTES = "\"“”'‘’"
_OPENING = frozenset(_QUOTES + "(")


class Candidate(NamedTuple):
    """Words that may name a person.

    Attributes:
        first: number of the first word.
        last: number of the last word.
        kinds: kind of each word.
    """

    first: int
    last: int
    kinds: tuple[Kind, ...]

    @property
    def length(self) -> int:
        """Number of words that carry the name: initials, particles and suffixes are not counted."""
        return sum(kind not in SMALL_KINDS for kind in self.kinds)

    @property
    def full(self) -> bool:
        """Whether a given name or an initial stands with the surname."""
        return self.length > 1 or (self.length == 1 and self.kinds[0] is Kind.INITIAL)


def kind_of(words: Words, index: int) -> Kind:
    """The kind of a word in a name; "U" is an initial, or a Burmese form of address before a given name."""
    word = words[index]
    burmese = word.text == "U" and index + 1 < len(words) and words[index + 1].folded in lexicon.given_names()
    return Kind.HONORIFIC if burmese else word.kind


def candidates(words: Words, spans: Iterable[tuple[int, int]] = ()) -> list[Candidate]:
    """All name candidates of a text, in order.

    Args:
        words: words of the text.
        spans: offsets of what the recogniser labels PERSON.
    """
    found = set(_in_chains(words))
    for start, end in spans:
        if candidate := _in_span(words, start, end):
            found.add(candidate)
    return sorted(found)


def _in_chains(words: Words) -> Iterable[Candidate]:
    index = 0
    while index < len(words):
        if not _opens(words, index):
            index += 1
            continue
        last = _chain_end(words, index)
        yield from _cut(words, index, last)
        index = last + 1


def _in_span(words: Words, start: int, end: int) -> Candidate | None:
    """The name in a span of the recogniser, without forms of address, roles and letters at its edges."""
    first, last = words.number_at(start), words.number_at(end) - 1
    while first < last and (kind_of(words, first) in _NEVER_FIRST or _is_role(words, first)):
        first += 1
    while last > first and not (words[last].capital or words[last].suffix):
        last -= 1
    kinds = _kinds(words, first, last)
    while len(kinds) > 1 and kinds[-1] is Kind.LETTERS:
        kinds.pop()
    broken = any(words.line_break(n) and not words.wrapped(n) for n in range(first + 1, first + len(kinds)))
    if not kinds or len(kinds) > MAX_NAME or broken or not words[first].capital or kinds[-1] is Kind.HEAD:
        return None
    found = Candidate(first, first + len(kinds) - 1, tuple(kinds))
    return found if found.length else None


def _is_role(words: Words, index: int) -> bool:
    """Whether a word is a role before the name and no given name, or no part of a name at all."""
    word = words[index]
    return not word.capital or (word.kind is Kind.ROLE and not lexicon.is_given(word.text))


def _opens(words: Words, index: int) -> bool:
    word = words[index]
    if word.initial:
        return word.gap[-1:] not in {"°", "/", "-"}
    if word.capital or word.lower not in _OPENING_PARTICLES:
        return word.capital
    return index + 1 < len(words) and words[index + 1].capital and words.tight(index + 1)


def _chain_end(words: Words, index: int) -> int:
    """The last word of the chain that opens at `index`."""
    last = probe = index
    while probe + 1 < len(words) and probe - index < _LONGEST_CHAIN:
        probe += 1
        if not _joined(words, probe, index):
            break
        word = words[probe]
        if word.capital or word.suffix:
            last = probe
        elif not (word.lower in lexicon.particles() and probe - last <= 3):
            break
    return last


def _joined(words: Words, index: int, opening: int) -> bool:
    """Whether the word may belong to the same name as the one before, in the chain from `opening`."""
    if words.gap(index) == " ":
        return True
    if words.line_break(index):
        return words.wrapped(index) and not words.line_end(index)
    if words.tight(index):
        return True
    if words[index].suffix:
        return words.gap(index).strip() in {",", ".,"}
    return _nickname_opens(words, index) or _nickname_closes(words, index, opening)


def _nickname_opens(words: Words, index: int) -> bool:
    """Whether a quoted or bracketed nickname inside a name begins here: Maria "Cory" Lim."""
    gap, word = words.gap(index), words[index]
    if len(gap) != 2 or gap[0] != " " or gap[1] not in _OPENING:
        return False
    if gap[1] == "(" and (word.upper or not lexicon.is_given(words[index - 1].text)):
        return False
    closing = next((n for n in range(index + 1, min(index + 4, len(words))) if words.gap(n).strip()), None)
    return closing is not None and _closes(words.gap(closing)) and words[closing].capital


def _nickname_closes(words: Words, index: int, opening: int) -> bool:
    if not _closes(words.gap(index)):
        return False
    return any(words.gap(n)[-1:] in _OPENING for n in range(max(opening + 1, index - 3), index))


def _closes(gap: str) -> bool:
    return len(gap) == 2 and gap[0] in _QUOTES + ")" and gap[1] == " "


def _cut(words: Words, first: int, last: int) -> Iterable[Candidate]:
    """The candidates of one chain."""
    kinds = _kinds(words, first, last)
    position = 0
    while position < len(kinds):
        if kinds[position] not in NAME_KINDS or kinds[position] is Kind.SUFFIX:
            position += 1
            continue
        end = following = _run_end(kinds, position)
        while end > position and kinds[end] is Kind.PARTICLE:
            end -= 1
        found = Candidate(first + position, first + end, tuple(kinds[position : end + 1]))
        if found.length and len(found.kinds) <= MAX_NAME:
            yield found
        position = following + 1


def _kinds(words: Words, first: int, last: int) -> list[Kind]:
    """Kinds of the words of a chain; letters after a name and acronyms are told from capitals of a name."""
    kinds = [kind_of(words, index) for index in range(first, last + 1)]
    running = any(not words[n].upper and not words[n].initial for n in range(first, last + 1))
    for position, kind in enumerate(kinds):
        word = words[first + position]
        if kind not in _MAY_BE_LETTERS:
            continue
        aside = running and (word.post_nominal or (word.upper and not _loud(words, first, position, kinds)))
        if word.mixed or aside:
            kinds[position] = Kind.LETTERS
    for position in range(1, len(kinds) - 1):
        quoted = words.gap(first + position)[-1:] in _OPENING and _closes(words.gap(first + position + 1))
        if quoted or (kinds[position] is Kind.HONORIFIC and kinds[position - 1] is Kind.PARTICLE):
            kinds[position] = Kind.OTHER  # a nickname; "Rosnah binti Haji Ismail"
    return kinds


def _loud(words: Words, first: int, position: int, kinds: list[Kind]) -> bool:
    """Whether a word in capitals is a surname set so beside a given name ("Jean DUPONT")."""
    if len(words[first + position].text) < 4:
        return False
    neighbours = [kinds[n] for n in (position - 1, position + 1) if 0 <= n < len(kinds)]
    return Kind.GIVEN in neighbours


def _run_end(kinds: list[Kind], start: int) -> int:
    """The last position of the name that begins at `start`."""
    end = start
    while end + 1 < len(kinds) and (
        kinds[end + 1] in NAME_KINDS
        or _everyday_surname(kinds, start, end + 1)
        or _inner_prefix(kinds, start, end + 1)
    ):
        end += 1
    return end


def _inner_prefix(kinds: list[Kind], start: int, position: int) -> bool:
    """Whether "St.", "San" or "los" stands inside a name ("Ann St. Clair", "María de los Ángeles Zelaya")."""
    return (
        kinds[position] is Kind.PREFIX
        and kinds[start] is Kind.GIVEN
        and position + 1 < len(kinds)
        and kinds[position + 1] in NAME_KINDS
    )


def _everyday_surname(kinds: list[Kind], start: int, position: int) -> bool:
    """Whether an everyday word is the surname: after one given name (two at most), at the chain's end.

    "Jack Reed", "Cynthia R. Price", "Mary Beth Young"; but "Rebecca Harlan Pleads" keeps its surname.
    """
    if kinds[position] not in _MAY_BE_SURNAME:
        return False
    carried = [kind for kind in kinds[start:position] if kind not in {Kind.INITIAL, Kind.PARTICLE}]
    if not carried or len(carried) > 2 or any(kind is not Kind.GIVEN for kind in carried):
        return False
    return position + 1 >= len(kinds) or kinds[position + 1] is Kind.SUFFIX
