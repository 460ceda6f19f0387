"""From spellings to organisations: one entry an organisation, with its acronym and its short forms."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.acronyms import is_short_form
from pressfacts.facts.names.organisations.words import Word

_LINKS = frozenset({"of", "for", "in", "at", "under", "and", "on", "to", "against"})
_SEATS = frozenset({"of", "in", "at", "to", "under"})
_COMPANIES = frozenset({"organisations.legal_form", "organisations.ticker"})
_PUBLIC = frozenset({"government", "court", "law_enforcement", "education"})
_OPENING = '"“«„'
_CLOSING = '"”»“'
_LONGEST_FRONT = 3
_MOST_NEAR = 40
_MOST_KEYS = 1 << 12


@dataclass(slots=True)
class Span:
    """A stretch of words that names an organisation.

    Attributes:
        first: index of the first word.
        last: index of the last word.
        rule: what proposed it.
        kind: kind of organisation that its head noun names, None where it has none.
        probability: how sure the scorer is.
        features: what the scorer went by.
    """

    first: int
    last: int
    rule: str
    kind: str | None = None
    probability: float = 1.0
    features: frozenset[str] = frozenset()


@dataclass(slots=True)
class Form:
    """One spelling of a name and where it stands.

    Attributes:
        text: the spelling, white space squashed.
        places: first and last word of each mention.
        rule: the surest rule that found it.
        kind: kind as the rule knows it.
        probability: how sure the scorer is of its surest mention.
    """

    text: str
    rule: str
    kind: str | None
    probability: float = 0.0
    places: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """The spellings of one organisation, the fullest first."""

    forms: list[Form]
    acronym: str | None = None

    @property
    def name(self) -> str:
        """The fullest spelling."""
        return self.forms[0].text


@cache
def _forms() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(part.casefold() for part in form) for form in lexicon.legal_forms())


@lru_cache(maxsize=_MOST_KEYS)
def key(text: str) -> str:
    """What equal names have in common: no case, article, legal form or joining marks, no short words."""
    pieces = text.replace("’", "'").replace("&", "and").casefold().replace("-", " ").replace(",", " ").split()
    while pieces and pieces[0] == "the":
        pieces = pieces[1:]
    for length in (3, 2, 1):
        if len(pieces) > length and tuple(pieces[-length:]) in _forms():
            pieces = pieces[:-length]
            break
    return " ".join(lexicon.short_words().get(piece, piece) for piece in pieces)


def _has_legal_form(name: str) -> bool:
    """Whether a name ends in a legal form, so that it is a company of its own."""
    pieces = tuple(name.casefold().replace(",", " ").split())
    return any(len(pieces) > length and pieces[-length:] in _forms() for length in (3, 2, 1))


def bare_name(name: str) -> str | None:
    """A company's name without its legal form, where that is distinctive enough to be looked for.

    Returns:
        "Brightwell" for "Brightwell, LLC"; None for "Target Corporation", whose rest is a common word.
    """
    pieces = name.replace(",", " ").split()
    for length in (3, 2, 1):
        if len(pieces) > length and tuple(piece.casefold() for piece in pieces[-length:]) in _forms():
            rest = bare_name(" ".join(pieces[:-length])) or " ".join(pieces[:-length])
            lower = rest.casefold()
            common = lower in lexicon.common_words() or lower in lexicon.geography() or len(rest) < 3
            return None if common or lower in lexicon.nationalities() else rest
    return None


def group(forms: list[Form], acronyms: dict[str, str]) -> list[Group]:
    """Put spellings of one organisation together.

    Args:
        forms: all spellings, in order of their first place.
        acronyms: long form (its `key`) of each acronym, as the text or general knowledge gives it.
    """
    groups: dict[str, Group] = {}
    edges: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: -len(form.text)):
        long_key = acronyms.get(form.text, key(form.text))
        target = groups.get(long_key) or _long_form(form, groups, edges)
        if target is None:
            groups[long_key] = target = Group([])
            for word in {long_key.split()[0], long_key.split()[-1]} if long_key else ():
                edges[word].append(long_key)
            edges[key(form.text).partition(" ")[0]].append(long_key)
        target.forms.append(form)
        if form.text in acronyms and long_key in groups and is_short_form(form.text):
            groups[long_key].acronym = form.text
    return list(groups.values())


def _long_form(form: Form, groups: dict[str, Group], edges: dict[str, list[str]]) -> Group | None:
    """The one organisation of which a spelling is a short form."""
    short = key(form.text).split()
    if not short or _has_legal_form(form.text):
        return None
    near = dict.fromkeys(edges[short[0]][:_MOST_NEAR] + edges[short[-1]][:_MOST_NEAR])
    matches = {
        id(groups[long]): groups[long] for long in near if _shortens(short, long.split(), groups[long])
    }
    return next(iter(matches.values())) if len(matches) == 1 else None


def _shortens(short: list[str], long: list[str], longer: Group) -> bool:
    if len(short) >= len(long):
        return False
    if long[: len(short)] == short:
        return _is_beginning(short, long[len(short) :], longer)
    front = long[: len(long) - len(short)]
    return (
        len(short) > 1
        and long[len(front) :] == short
        and len(front) <= _LONGEST_FRONT
        and not any(word in _LINKS for word in front)
    )


def _is_beginning(short: list[str], rest: list[str], longer: Group) -> bool:
    """Whether the first words of a name are its short form, by what they leave out."""
    phrase = " ".join(short)
    if phrase in lexicon.geography() or phrase in lexicon.nationalities():
        return False
    if rest[0] in _SEATS:
        place = " ".join(word for word in rest[1:] if word != "the")
        public = longer.forms[0].kind in _PUBLIC and place in lexicon.geography()
        return len(short) > 1 and (public or rest[0] in ("in", "at"))
    if phrase in _known_names() or rest[0] in _LINKS:
        return False
    if longer.forms[0].rule in _COMPANIES:
        return True
    return all((word,) in lexicon.heads() for word in rest)


@cache
def _known_names() -> frozenset[str]:
    return frozenset(key(name) for name in lexicon.known())


def spelled(words: list[Word], first: int, last: int, text: str) -> str:
    """The name in the words from first to last, white space squashed, without a possessive."""
    return " ".join(text[name_start(words, first, last, text) : words[last].name_end].split())


def name_start(words: list[Word], first: int, last: int, text: str) -> int:
    """Where a name begins: before the quotation mark that is closed inside it."""
    start = words[first].start
    opened = start > 0 and text[start - 1] in _OPENING
    inside = text[start : words[last].name_end]
    return start - 1 if opened and any(mark in inside for mark in _CLOSING) else start
