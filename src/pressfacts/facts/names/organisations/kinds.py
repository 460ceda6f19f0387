"""What kind of organisation a name names: by the name itself, then by the nouns beside it."""

from collections import Counter
from functools import cache

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.merge import Group
from pressfacts.facts.names.organisations.words import Words
from pressfacts.lexicons import table

_PREPOSITIONS = (" of ", " for ", " on ", " in ", " under ", " at ", " against ", " to ")
_UNITS = frozenset(
    {"government", "other", "education", "ngo"}
)  # kinds of heads that name a part of a larger organisation: "OSCE Mission", "UNESCO Office"
_FAR = 7


def kind_of(found: Group, words: Words, default: str) -> str:
    """The kind of an organisation.

    Args:
        found: its spellings.
        words: the words of the release.
        default: kind of a name that says nothing of it.
    """
    for form in found.forms:
        if known := known_kind(form.text):
            return known
    head = next((form.kind for form in found.forms if form.kind), None)
    name = _lower(found.name)
    word = _by_word(name, head)
    if word == "programme":
        return word
    return (
        _host_kind(name, head)
        or word
        or head
        or _beside(found, words)
        or _by_marks(found.name)
        or _by_rule(found)
        or default
    )


def kind_of_name(name: str, default: str) -> str:
    """The kind of an organisation by its name alone.

    Args:
        name: the name.
        default: kind of a name that says nothing of it.
    """
    return known_kind(name) or _by_word(_lower(name), None) or default


def known_kind(name: str) -> str | None:
    """The kind of a well-known organisation, None for any other name."""
    return _known().get(_lower(name))


@cache
def _known() -> dict[str, str]:
    named = {_lower(name): kind for name, kind in lexicon.well_known().items()}
    return named | {_lower(name): entry.kind for name, entry in lexicon.known().items()}


@cache
def _kind_words() -> tuple[tuple[str, bool, frozenset[str], str], ...]:
    return tuple(
        (f" {row['words']} ", row["where"] == "last", frozenset(row["heads"].split("|")), row["kind"])
        for row in table("organisation_kind_words")
    )


def _lower(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def _host_kind(name: str, head: str | None) -> str | None:
    """The kind of the well-known organisation whose part a name names: "OSCE Mission to Skopje"."""
    if head not in _UNITS and head is not None:
        return None
    host = _first_known(name.split())
    if host in ("intergovernmental", "ngo"):
        return host
    for preposition in (" of the ", " of "):
        front, found, owner = name.partition(preposition)
        if found and len(front.split()) <= 4 and _first_known(owner.split()) == "intergovernmental":
            return "intergovernmental"
    return None


def _first_known(pieces: list[str]) -> str | None:
    """The kind of the well-known organisation with which the words begin."""
    for length in range(min(6, len(pieces)), 0, -1):
        if kind := _known().get(" ".join(pieces[:length])):
            return kind
    return None


def _by_word(name: str, head: str | None) -> str | None:
    """The kind that a word of the name decides, as the table of such words says."""
    whole = f" {name.replace(',', '').replace('.', '')} "
    front = whole
    for preposition in _PREPOSITIONS:
        front = front.partition(preposition)[0] + " "
    for phrase, last, heads, kind in _kind_words():
        if "*" not in heads and (head or "-") not in heads:
            continue
        if last and whole.endswith(phrase):
            return kind
        if not last and (phrase in front or (head in ("other", "government", None) and phrase in whole)):
            return kind
    return None


def _beside(found: Group, words: Words) -> str | None:
    """The kind by the common nouns beside the name's mentions."""
    nouns: Counter[str] = Counter()
    for first, last in (place for form in found.forms for place in form.places):
        if first > 0 and words[first].gap == "joined":
            nouns[lexicon.cue_nouns().get(words[first - 1].lower, "")] += 1
        after = last + 1 + (last + 2 < len(words) and words[last + 1].gap == "open")
        if after < len(words) and (words[after].gap == "joined" or after > last + 1):
            nouns[lexicon.cue_nouns().get(words[after].lower, "")] += 1
        nouns[_apposition(words, last + 1)] += 1
    del nouns[""]
    return nouns.most_common(1)[0][0] if nouns else None


_COMPANY_RULES = frozenset({"organisations.role", "organisations.board", "organisations.list"})


def _by_rule(found: Group) -> str | None:
    """The kind that the rule which found a name speaks for: companies have roles, seats and customers."""
    return "company" if found.forms[0].rule in _COMPANY_RULES else None


def _by_marks(name: str) -> str | None:
    """The kind that the writing of a name tells: brands are joined with "&", or end like an address."""
    return "company" if " & " in name or name.endswith((".com", ".io")) else None


def _apposition(words: Words, index: int) -> str:
    """The kind by the noun in ", a French maker of glass"."""
    if index + 1 >= len(words) or words[index].gap != "comma" or words[index].lower not in ("a", "an", "the"):
        return ""
    for word in words[index + 1 : index + _FAR]:
        if word.gap != "joined" or word.lower in ("of", "for", "in", "that", "which"):
            break
        if kind := lexicon.cue_nouns().get(word.lower):
            return kind
    return ""
