"""Name candidates: runs of words that are written like a person's name.

A chain of capitalised words is cut at words that are no part of a name (forms of address, role nouns,
heads of bodies and places, everyday words); what is left between the cuts are the candidates.
"""

from dataclasses import dataclass, field

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.spelling import Kind
from pressfacts.facts.names.people.words import Words

MAX_NAME = 7
_LONGEST_CHAIN = 40

NAME_KINDS = frozenset({Kind.GIVEN, Kind.OTHER, Kind.INITIAL, Kind.PARTICLE, Kind.SUFFIX})
SMALL_KINDS = frozenset({Kind.INITIAL, Kind.PARTICLE, Kind.SUFFIX})
_MAY_BE_LETTERS = frozenset({Kind.OTHER, Kind.GIVEN, Kind.COMMON})
_OPENING_PARTICLES = frozenset({"van", "von", "ten", "ter"})
_QUOTES = "\"“”'‘’"
_OPENING = frozenset(_QUOTES + "(")


@dataclass(slots=True)
class Candidate:
    """Words ``first`` to ``last`` (inclusive) that may name a person.

    Attributes:
        first: number of the first word.
        last: number of the last word.
        kinds: what each word is.
        before: kind of the word that the name was cut off from on the left, if in the same chain.
        after: the same on the right.
        length: words that carry the name: initials, particles and suffixes not counted.
        full: whether it is more than one bare word: a given name or an initial stands with the surname.
    """

    first: int
    last: int
    kinds: list[Kind]
    before: Kind | None = None
    after: Kind | None = None

    length: int = field(init=False)
    full: bool = field(init=False)

    def __post_init__(self) -> None:
        self.length = len([kind for kind in self.kinds if kind not in SMALL_KINDS])
        self.full = self.length > 1 or self.kinds[0] is Kind.INITIAL


def kind_of(words: Words, index: int) -> Kind:
    """What a word is when it stands in a chain of capitalised words.

    "U" is an initial, or the form of address of Burmese men before a given name.
    """
    word = words[index]
    burmese = word.text == "U" and index + 1 < len(words) and words[index + 1].folded in lexicon.given_names()
    return Kind.HONORIFIC if burmese else word.kind


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
    if word.initial:
        return _dotted(words, index) and word.gap[-1:] not in {"°", "/", "-"}
    if word.capital or word.lower not in _OPENING_PARTICLES:
        return word.capital
    return index + 1 < len(words) and words[index + 1].capital and words.tight(index + 1)


def _dotted(words: Words, index: int) -> bool:
    """Whether a full stop shows that a single capital is an initial."""
    following = words.gap(index + 1) if index + 1 < len(words) else ""
    return "." in words[index].text or following.startswith(".")


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


def _cut(words: Words, first: int, last: int) -> list[Candidate]:
    """The candidates of one chain."""
    kinds = _kinds(words, first, last)
    found: list[Candidate] = []
    position = 0
    while position < len(kinds):
        if kinds[position] not in NAME_KINDS or kinds[position] is Kind.SUFFIX:
            position += 1
            continue
        end = _run_end(kinds, position)
        before = kinds[position - 1] if position else None
        after = _after(kinds, end)
        while end > position and kinds[end] is Kind.PARTICLE:
            end -= 1
        found.append(Candidate(first + position, first + end, kinds[position : end + 1], before, after))
        position = end + 1
    parted = [part for one in found for part in _part(words, one)]
    return [one for one in parted if one.length and len(one.kinds) <= MAX_NAME]


def _after(kinds: list[Kind], end: int) -> Kind | None:
    """What follows the name in its chain; a head at the chain's end shows over one word ("Ann King Road")."""
    if end + 1 >= len(kinds):
        return None
    if end + 3 == len(kinds) and kinds[end + 1] in {Kind.ROLE, Kind.COMMON} and kinds[-1] is Kind.HEAD:
        return Kind.HEAD
    return kinds[end + 1]


def _part(words: Words, candidate: Candidate) -> list[Candidate]:
    """Two names that have lost what stood between them ("Laura Capel Melissa Wagner") as two candidates.

    Only where marks are lost in the whole text: elsewhere given names stand after surnames in one name.
    """
    kinds = candidate.kinds
    if not words.stripped or len(kinds) < 4:
        return [candidate]
    for position in range(2, len(kinds) - 1):
        if kinds[position] is Kind.GIVEN and kinds[0] is Kind.GIVEN and kinds[position - 1] is Kind.OTHER:
            first = Candidate(
                candidate.first, candidate.first + position - 1, kinds[:position], candidate.before
            )
            rest = Candidate(
                candidate.first + position, candidate.last, kinds[position:], None, candidate.after
            )
            return [first, *_part(words, rest)]
    return [candidate]


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
    for position in range(1, len(kinds)):
        if _inside_name(words, first, position, kinds):
            kinds[position] = Kind.OTHER
    return kinds


def _inside_name(words: Words, first: int, position: int, kinds: list[Kind]) -> bool:
    """Whether a word of another kind is part of the name around it.

    "Gabriel Dean Watts", "Rosnah binti Haji Ismail", and whatever stands in quotes between two names.
    """
    last = position + 1 == len(kinds)
    after = Kind.OTHER if last else kinds[position + 1]
    before = kinds[position - 1]
    if kinds[position] is Kind.ROLE:
        return before is Kind.GIVEN and not last and after in {Kind.OTHER, Kind.GIVEN}
    if kinds[position] is Kind.HONORIFIC:
        return before is Kind.PARTICLE
    if kinds[position] in NAME_KINDS or last:
        return False
    index = first + position
    opened = any(words.gap(n)[-1:] in _OPENING for n in range(max(first + 1, index - 2), index + 1))
    return opened and any(_closes(words.gap(n)) for n in range(index + 1, min(index + 3, first + len(kinds))))


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
        or _saint(kinds, start, end + 1)
    ):
        end += 1
    return end


def _saint(kinds: list[Kind], start: int, position: int) -> bool:
    """Whether "St.", "San" or "Las" stands inside a surname ("Ann St. Clair")."""
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
    if kinds[position] not in {Kind.COMMON, Kind.PLACE, Kind.ROLE, Kind.CALENDAR}:
        return False
    carried = [kind for kind in kinds[start:position] if kind not in {Kind.INITIAL, Kind.PARTICLE}]
    if not carried or len(carried) > 2 or any(kind is not Kind.GIVEN for kind in carried):
        return False
    return position + 1 >= len(kinds) or kinds[position + 1] is Kind.SUFFIX


def widened(candidate: Candidate, left: bool) -> Candidate:
    """A candidate with the everyday word beside it as a part of the name ("Summer Lee", "Thu Hang")."""
    if left:
        kinds = [candidate.before or Kind.COMMON, *candidate.kinds]
        return Candidate(candidate.first - 1, candidate.last, kinds, None, candidate.after)
    kinds = [*candidate.kinds, candidate.after or Kind.COMMON]
    return Candidate(candidate.first, candidate.last + 1, kinds, candidate.before, None)
