"""Names that a common noun beside them makes certain.

"the nonprofit Norvane", "Norvane, a maker of glass", "the boards of Norvane and Solenne", "the Open Roads
programme": whoever has never heard of the name knows what it names.
"""

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.anchors import run_before
from pressfacts.facts.names.organisations.grammar import Span
from pressfacts.facts.names.organisations.ground import ARTICLES, FOREIGN, Ground

_INNER = FOREIGN | {"for", "&"}
_POSSESSIVES = frozenset({"its", "our", "their", "his", "her", "a", "an"})
_OWNED = frozenset(
    {
        "subsidiary",
        "affiliate",
        "joint venture",
        "company",
        "firm",
        "organization",
        "organisation",
        "nonprofit",
    }
)
_BOARDS = frozenset({"board", "boards"})
_BOARD_NOUNS = frozenset({"directors", "trustees", "governors", "advisors", "advisers", "managers"})
_BEFORE_PROGRAMMES = frozenset({"the", "its", "their", "our", "his", "her", "this"})
_PROGRAMMES = frozenset({"programme", "program", "project", "initiative", "campaign", "scheme"})
_DEGREES = frozenset({"master", "bachelor", "doctor", "master's", "bachelor's", "phase"})
_DASHES = frozenset({"-", "–", "—"})
_LONGEST_NAME = 7
_LONGEST_DESCRIPTION = 7
_LONGEST_OWNER = 5
_LONGEST_LIST = 40
_SHORT_NUMBER = 3


def by_noun(ground: Ground) -> list[Span]:
    """Names directly after a noun for a body: "the nonprofit Norvane", "its subsidiary, Solenne, has"."""
    found, words = [], ground.words
    for first in range(1, len(words)):
        gap = words[first].gap
        if not words[first].capital or gap not in ("joined", "comma"):
            continue
        noun = _noun_before(ground, first)
        if noun is None or (gap == "comma" and not _is_owned(ground, first, noun)):
            continue
        last = name_end(ground, first)
        if last is None or _is_other(ground, first, last):
            continue
        if gap == "comma" and last + 1 < len(words) and words[last + 1].gap == "joined":
            continue
        found.append(Span(first, last, "organisations.noun", lexicon.apposed_nouns()[noun]))
    return found


def _noun_before(ground: Ground, first: int) -> str | None:
    """The noun for a body that ends before the word."""
    words, before = ground.words, first - 1
    if words[before].capital or words[before].possessive:
        return None
    pair = f"{words[before - 1].lower} {words[before].lower}" if before and ground.joined(before) else ""
    if pair in lexicon.apposed_nouns():
        return pair
    return words[before].lower if words[before].lower in lexicon.apposed_nouns() else None


def _is_owned(ground: Ground, first: int, noun: str) -> bool:
    """Whether a noun before a comma has a possessive or an indefinite article: "its subsidiary, Norvane,"."""
    start = first - len(noun.split())
    before = ground.words[max(0, start - _LONGEST_OWNER) : start]
    return noun in _OWNED and any(word.lower in _POSSESSIVES or word.possessive for word in before)


def name_end(ground: Ground, first: int) -> int | None:
    """The last word of the capitalised phrase that begins with the word, None if it begins no name."""
    words, last = ground.words, first
    if not ground.is_name_word(first) or ground.is_title(first) or words[first].function:
        return None
    while ground.joined(last + 1) and not words[last].possessive and last - first < _LONGEST_NAME:
        following = words[last + 1]
        if following.capital and not ground.is_title(last + 1) and ground.is_name_word(last + 1):
            last += 1
        elif following.lower in _INNER and (reach := _across_links(ground, last + 2)) is not None:
            last = reach
        else:
            break
    return last


def _across_links(ground: Ground, index: int) -> int | None:
    """The capital after a link word, a second one left out: "de la Frontera"."""
    words = ground.words
    if ground.joined(index) and words[index].lower in FOREIGN:
        index += 1
    return index if ground.joined(index) and words[index].capital else None


def _is_other(ground: Ground, first: int, last: int) -> bool:
    """Whether a phrase names a person, a place or a thing rather than a body."""
    words = ground.words
    if ground.is_place_name(first, last) or words[last].lower in lexicon.not_heads():
        return True
    if words[last].lower in lexicon.titles() or words[first].lower in lexicon.calendar_words():
        return True
    if last == first + 1 and words[first].lower in lexicon.given_names():
        return True
    return first == last and (
        words[first].lower in lexicon.cities() or words[first].lower in lexicon.given_names()
    )


def by_description(ground: Ground, text: str) -> list[Span]:
    """Names that an apposition describes: "Norvane, a maker of glass", "Open Roads - a programme of"."""
    found, words = [], ground.words
    for index in range(1, len(words)):
        if words[index].lower not in ("a", "an") or words[index].capital:
            continue
        between = text[words[index - 1].end : words[index].start].strip()
        if words[index].gap != "comma" and between not in _DASHES:
            continue
        noun = _described_as(ground, index + 1)
        first = run_before(ground, index - 1)
        if noun is None or first is None or not _is_describable(ground, first, index - 1):
            continue
        found.append(Span(first, index - 1, "organisations.apposition", noun))
    return found


def _described_as(ground: Ground, index: int) -> str | None:
    """The kind of body that the noun phrase which begins with the word tells, None if it tells none."""
    words = ground.words
    for at in range(index, min(index + _LONGEST_DESCRIPTION, len(words))):
        if words[at].gap != "joined" or words[at].function or words[at].tag in ("VERB", "PUNCT"):
            return None
        kind = lexicon.cue_nouns().get(words[at].lower)
        if kind and not words[at].possessive and not words[at].capital:
            follows = ground.joined(at + 1)
            if not follows or words[at + 1].tag not in ("NOUN", "PROPN", "ADJ"):
                return kind
    return None


def _is_describable(ground: Ground, first: int, last: int) -> bool:
    words = ground.words
    if ground.names.label(last) in ("PERSON", "PLACE") or _is_other(ground, first, last):
        return False
    if (
        not any(char.isalpha() for char in words[last].text)
        or words[first].function
        or (first == last and words[first].initial and words[first].lower in lexicon.common_words())
    ):
        return False
    if first and ground.joined(first) and words[first - 1].lower in ("in", "near"):
        return False
    return not (first == last and words[first].tag not in ("PROPN", "NOUN", "X"))


def by_board(ground: Ground) -> list[Span]:
    """Names of bodies on whose boards someone sits: "on the boards of Norvane and Solenne"."""
    found, words = [], ground.words
    for index in range(len(words) - 2):
        if words[index].lower not in _BOARDS or words[index].capital or not ground.joined(index + 1):
            continue
        after = index + 1
        if words[after].lower == "of" and words[after + 1].lower in _BOARD_NOUNS:
            after += 2
        if after + 1 < len(words) and words[after].lower in ("of", "at", "for") and ground.joined(after + 1):
            found += names_listed(ground, after + 1, "organisations.board")
    return found


def names_listed(ground: Ground, first: int, rule: str, kind: str | None = None) -> list[Span]:
    """The names of a list that begins with the word: "Norvane, Solenne and Tarrow".

    It ends before a member that is no name of a body.
    """
    found: list[Span] = []
    words = ground.words
    while first < len(words) and len(found) < _LONGEST_LIST:
        first += words[first].lower in ARTICLES
        last = name_end(ground, first) if first < len(words) else None
        if last is None or _is_other(ground, first, last):
            break
        found.append(Span(first, last, rule, kind))
        following = last + 1
        if following >= len(words) or words[following].gap not in ("joined", "comma"):
            break
        comma = words[following].gap == "comma"
        conjunction = words[following].lower in ("and", "or", "&")
        if not comma and not conjunction:
            break
        first = following + conjunction
    return found


def by_programme(ground: Ground) -> list[Span]:
    """Names before a noun for a programme in small letters: "the Open Roads programme", "the 311 program"."""
    found, words = [], ground.words
    for index in range(2, len(words)):
        noun = words[index]
        if (
            noun.capital
            or noun.lower not in _PROGRAMMES
            or not ground.joined(index)
            or words[index - 1].possessive
        ):
            continue
        first = _programme_start(ground, index - 1)
        if first is not None:
            last = index - 1 if words[first].capital else index
            found.append(Span(first, last, "organisations.programme", "programme"))
    return found


def _programme_start(ground: Ground, last: int) -> int | None:
    words = ground.words
    if words[last].text.isdigit():
        named = (
            len(words[last].text) == _SHORT_NUMBER and ground.joined(last) and words[last - 1].lower == "the"
        )
        return last if named else None
    first = _phrase_start(ground, last)
    if first is None or first == last or not ground.joined(first):
        return None
    before = words[first - 1]
    if before.lower not in _BEFORE_PROGRAMMES and not before.possessive:
        return None
    if words[first].lower in _DEGREES or ground.names.label(first) in ("PERSON", "PLACE"):
        return None
    return None if ground.is_place_name(first, last) or _is_body(ground, first, last) else first


def _phrase_start(ground: Ground, last: int) -> int | None:
    """Where the capitalised phrase that ends with the word begins: "Barley for Rural Development"."""
    words, first = ground.words, last
    if not words[last].capital:
        return None
    while ground.joined(first) and last - first < _LONGEST_NAME and not words[first - 1].possessive:
        if ground.is_name_word(first - 1):
            first -= 1
        elif (
            words[first - 1].lower in ("of", "for") and ground.joined(first - 1) and words[first - 2].capital
        ):
            first -= 2
        else:
            break
    return first


def _is_body(ground: Ground, first: int, last: int) -> bool:
    """Whether the words are a body whose programme it is: "the World Bank project"."""
    return any(ground.begins_body(at) or ground.is_title(at) for at in range(first, last + 1)) or (
        " ".join(word.stem for word in ground.words[first : last + 1]) in lexicon.well_known()
    )
