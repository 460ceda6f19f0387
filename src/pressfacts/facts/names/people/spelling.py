"""What the characters of a word tell by themselves, read once for each word of the language."""

from enum import IntEnum, auto
from functools import lru_cache
from typing import NamedTuple

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.patterns import ACRONYM, CAMEL, POSSESSIVE
from pressfacts.text.mentions import without_mojibake_tail

_ROMAN = frozenset({"ii", "iii", "iv"})
_UNIONS = frozenset({"dc", "us", "uk", "un", "eu"})
_ARTICLES = frozenset({"d’", "d'", "l’", "l'"})
_PREFIXES = frozenset({"al-", "el-", "ul-", "as-", "ad-", "an-", "ar-", "az-"})


class Kind(IntEnum):
    """What a word in a chain of capitalised words is; a number, as those are quick to look up."""

    HONORIFIC = auto()
    ROLE = auto()
    HEAD = auto()
    PREFIX = auto()
    LETTERS = auto()
    PLACE = auto()
    CALENDAR = auto()
    COMMON = auto()
    GIVEN = auto()
    INITIAL = auto()
    SUFFIX = auto()
    PARTICLE = auto()
    OTHER = auto()


class Spelling(NamedTuple):
    """What the characters of a word tell by themselves.

    Attributes:
        text: the characters, a possessive ending left out.
        lower: the characters in small letters, without a full stop at their end.
        folded: the characters for comparison, see `lexicon.fold`.
        capital: whether it is written like a part of a name: a capital, also after d', l', al-.
        upper: whether it has two letters or more, all capitals, and is no initial.
        initial: whether it is an initial, or several written together ("B.K.").
        suffix: whether it is "Jr.", "Sr." or a Roman numeral after a name.
        kind: what it is in a chain of capitalised words.
        mixed: whether it is written as no word of a name is: "PhD", "VER.ACT", "CareTeam".
        post_nominal: whether it is one of the letters after names.
    """

    text: str
    lower: str
    folded: str
    capital: bool
    upper: bool
    initial: bool
    suffix: bool
    kind: Kind
    mixed: bool
    post_nominal: bool


@lru_cache(maxsize=lexicon.WORDS_KEPT)
def spelling(match: str) -> Spelling:
    """What the characters of a word tell by themselves.

    Args:
        match: the characters as they stand in the text.
    """
    text = without_mojibake_tail(match)
    ending = POSSESSIVE.search(text)
    if ending and len(text) > 2:
        text = text[: ending.start()]
    lower, folded = text.lower().rstrip("."), lexicon.fold(text)
    capital = _is_capital(text)
    initial = text[0].isupper() and all(len(letter) <= 1 for letter in text.split("."))
    upper = len(text) > 1 and text.isupper() and not initial
    suffix = lower in {"jr", "sr"} or (text.isupper() and lower in _ROMAN)
    if suffix:
        kind = Kind.SUFFIX
    elif initial and (len(text) < 3 or folded not in lexicon.honorifics()):
        kind = Kind.PLACE if folded in _UNIONS else Kind.INITIAL
    elif folded in lexicon.honorifics():
        kind = Kind.HONORIFIC
    elif lower in lexicon.particles() and lower not in lexicon.blockers_before() and not upper:
        kind = Kind.OTHER if capital else Kind.PARTICLE
    else:
        kind = _listed_kind(text, lower, folded)
    return Spelling(
        text=text,
        lower=lower,
        folded=folded,
        capital=capital,
        upper=upper,
        initial=initial,
        suffix=suffix,
        kind=kind,
        mixed=_is_mixed(text) or ("." in text.rstrip(".") and not initial),
        post_nominal=folded in lexicon.post_nominals() and (upper or text[-1].isupper()),
    )


def _listed_kind(text: str, lower: str, folded: str) -> Kind:
    """What the word lists say of a word."""
    for kind, listed in (
        (Kind.ROLE, lower in lexicon.roles()),
        (Kind.PREFIX, lower in lexicon.blockers_before()),
        (Kind.GIVEN, lexicon.is_given(text)),
        (Kind.HEAD, lexicon.is_head(lower)),
        (Kind.CALENDAR, folded in lexicon.calendar_words()),
        (Kind.PLACE, folded in lexicon.place_words()),
        (Kind.COMMON, lexicon.is_common(lower)),
    ):
        if listed:
            return kind
    return Kind.OTHER


def _is_capital(text: str) -> bool:
    return (
        text[0].isupper()
        or (text[:2].lower() in _ARTICLES and text[2:3].isupper())
        or (text[:3] in _PREFIXES and text[3:4].isupper())
    )


def _is_mixed(text: str) -> bool:
    """Whether capitals stand inside a word, unless it is a name such as "McDonald"."""
    camel = CAMEL.match(text)
    return ACRONYM.match(text) is not None or (camel is not None and lexicon.is_common(camel[1].lower()))
