"""Signs of the construction that a phrase stands in: whose role, what kind of body, whose employer."""

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.ground import ARTICLES, Ground
from pressfacts.text.inflection import singular, verb_bases

_ROLE_PREPOSITIONS = frozenset({"at", "of", "for", "with", "from"})
_EMPLOYING = frozenset({"at", "for", "by", "from", "with", "to"})
_FORMER = frozenset({"former", "then", "ex", "longtime", "veteran"})
_PUBLISHING = frozenset({"publish", "appear", "report", "print"})
_INDEFINITE = frozenset({"a", "an", "two", "three", "several", "local", "nearby"})
_LONGEST_ROLE = 8
_MOST_NOUNS = 4


def construction(ground: Ground, first: int, last: int) -> set[str]:
    """Signs of the construction that the phrase from the word `first` to the word `last` stands in."""
    words = ground.words
    found = _shop(ground, first, last)
    if not first or words[first].gap == "break":
        return found
    before = first - 1
    if words[first].gap == "joined" and words[before].lower in ARTICLES:
        before -= 1
    if before < 0 or (before < first - 1 and words[before + 1].gap != "joined"):
        return found
    gap, word = words[first].gap, words[before]
    if gap == "joined":
        found |= _preposition(ground, before)
        if word.lower in _FORMER and _role_follows(ground, last):
            found.add("former_role")
    if gap != "open":
        found |= _kind(ground, before, gap)
    return found


def _role_follows(ground: Ground, last: int) -> bool:
    following = last + 1
    return ground.joined(following) and ground.words[following].lower in lexicon.titles()


def _has_role(ground: Ground, index: int) -> bool:
    """Whether a role stands in the words without a break that end with the word."""
    words = ground.words
    for at in range(index, max(-1, index - _LONGEST_ROLE), -1):
        if words[at].lower in lexicon.titles():
            return True
        if words[at].gap not in ("joined", "comma") or words[at].tag == "VERB":
            return False
    return False


def _preposition(ground: Ground, at: int) -> set[str]:
    """Signs of a preposition before the phrase, article left out."""
    words = ground.words
    word = words[at].lower
    if not at or words[at].gap == "break":
        return set()
    found = set()
    if word in _ROLE_PREPOSITIONS and _has_role(ground, at - 1):
        found.add(f"role_{word}")
    if word in _EMPLOYING and any(base in lexicon.employments() for base in verb_bases(words[at - 1].lower)):
        found.add(f"verb_{word}")
    if word in ("in", "by", "on") and any(base in _PUBLISHING for base in verb_bases(words[at - 1].lower)):
        found.add("published_in")
    return found


def _kind(ground: Ground, at: int, gap: str) -> set[str]:
    """Signs of a common noun before the phrase that says what kind of body it names."""
    word = ground.words[at]
    if word.capital or singular(word.lower) not in lexicon.cue_nouns():
        return set()
    number = "s" if word.lower not in lexicon.cue_nouns() else ""
    return {f"kind_noun{number}" + ("_comma" if gap == "comma" else "")}


def _shop(ground: Ground, first: int, last: int) -> set[str]:
    """Signs of a noun for a place of business or its staff after the phrase: "a Norvane pizza cashier"."""
    words = ground.words
    noun = ""
    for at in range(last + 1, min(last + 1 + _MOST_NOUNS, len(words))):
        if words[at].gap != "joined" or words[at].capital or words[at].tag not in ("NOUN", "ADJ", "PROPN"):
            break
        pair = f"{words[at - 1].lower} {words[at].lower}"
        noun = pair if pair in lexicon.shops() else words[at].lower
    if noun not in lexicon.shops():
        return set()
    indefinite = first and words[first - 1].lower in _INDEFINITE
    return {"shop", "a_shop"} if indefinite else {"shop"}
