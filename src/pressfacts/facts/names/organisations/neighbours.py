"""Features of what stands beside a candidate: the words before and after it, and its list."""

from collections.abc import Iterable

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.acronyms import is_short_form
from pressfacts.facts.names.organisations.context import ARTICLES, Context
from pressfacts.facts.names.organisations.words import Word
from pressfacts.text.inflection import singular, verb_bases

_PREPOSITIONS = frozenset(
    [
        "at",
        "in",
        "by",
        "with",
        "of",
        "from",
        "for",
        "to",
        "on",
        "and",
        "near",
        "between",
        "via",
        "under",
        "through",
    ]
)
_GOVERNING = frozenset({"of", "at", "with", "for", "to", "by", "from", "between", "in"})
_NAMING = frozenset(
    [
        "formerly",
        "called",
        "named",
        "dubbed",
        "known",
        "as",
        "dba",
        "aka",
        "under",
        "via",
        "now",
        "previously",
    ]
)
_SPEAKING = frozenset(["said", "says", "added", "told", "noted", "explained", "stated", "commented"])
_BETWEEN = frozenset(["also", "today", "has", "have", "will", "is", "was", "now", "recently", "and", "would"])
_PROGRAMMES = frozenset(["programme", "program", "project", "initiative", "campaign", "scheme", "fellowship"])
_JOINING = frozenset({"and", "or", "&", "the"})
_EMPLOYING = frozenset({"at", "for", "by", "from", "with", "to"})
_LONGEST_ROLE = 8
_FAR = 6
_MOST_BETWEEN = 2
_AGE_DIGITS = 2
_LONGEST_LIST = 12
_LISTS = (1, 2, 4)


def neighbours(context: Context, first: int, last: int) -> set[str]:
    """Features of what stands before and after the words from `first` to `last`."""
    return (
        _before(context, first)
        | _after(context, last)
        | _beside(context, first, last)
        | _listed(context, first, last)
    )


def _is_noun(word: Word) -> bool:
    return word.lower in lexicon.body_nouns() or singular(word.lower) in lexicon.body_nouns()


def _is_form_of(word: Word, verbs: Iterable[str]) -> bool:
    return any(base in verbs for base in verb_bases(word.lower))


def _before(context: Context, first: int) -> set[str]:
    words = context.words
    if first == 0 or words[first].gap == "break":
        return {"before_break"}
    found = _named_kind(context, first)
    if words[first].gap != "joined":
        return found | {f"before_{words[first].gap}"}
    word = words[first - 1]
    found |= _governed(context, first - 1 - (word.lower in ARTICLES))
    if word.lower in ARTICLES or word.lower in _PREPOSITIONS:
        return found | {f"before_{word.lower}"}
    if word.possessive:
        return found | {"before_possessive"}
    if word.capital:
        return found | {"before_capital_title" if context.is_title(first - 1) else "before_capital"}
    if word.lower in lexicon.titles():
        return found | {"before_title"}
    return found | {"before_body_noun" if _is_noun(word) else f"before_{word.tag}"}


def _named_kind(context: Context, first: int) -> set[str]:
    """A noun before the candidate that says what kind it is of: "its subsidiary, Norvane"."""
    word = context.words[first - 1]
    if word.capital or singular(word.lower) not in lexicon.cue_nouns():
        return set()
    number = "s" if word.lower not in lexicon.cue_nouns() else ""
    return {f"kind_noun{number}_{context.words[first].gap}"}


def _governed(context: Context, index: int) -> set[str]:
    """The word, articles left out, that governs a candidate: "shares of", "joined", "formerly", "CEO at"."""
    if index < 0 or not context.joined(index + 1):
        return set()
    word = context.words[index]
    found = set()
    if word.lower in _NAMING:
        found.add("named")
    if not word.capital and _is_form_of(word, lexicon.context("object")):
        found.add("acted_on")
    if word.lower not in _GOVERNING or not context.joined(index):
        return found
    noun = context.words[index - 1]
    if _is_noun(noun):
        found.add(f"noun_{word.lower}")
    elif _has_role(context, index - 1):
        found.add(f"role_{word.lower}")
    if word.lower in _EMPLOYING:
        if _is_form_of(noun, lexicon.context("deal")):
            found.add(f"dealt_{word.lower}")
        if _is_form_of(noun, lexicon.context("employ")):
            found.add(f"employed_{word.lower}")
    return found


def _has_role(context: Context, index: int) -> bool:
    """Whether a role stands in the words without a break that end with the word."""
    words = context.words
    for at in range(index, max(-1, index - _LONGEST_ROLE), -1):
        if words[at].lower in lexicon.titles():
            return True
        if words[at].gap not in ("joined", "comma") or words[at].tag == "VERB":
            return False
    return False


def _after(context: Context, last: int) -> set[str]:
    words = context.words
    found = {"possessive"} if words[last].possessive else set()
    if last + 1 >= len(words) or words[last + 1].gap == "break":
        return found | {"after_break"}
    word = words[last + 1]
    if word.gap != "joined":
        return found | _after_mark(context, last)
    if word.text[0].isdigit():
        return found | {"after_number"}
    kind = _kind_of_word(word)
    found |= {f"after_{kind}"} | {f"{one}_{kind}" for one in found if kind in ("title", "body_noun")}
    return found | ({"acts"} if _acts(context, last + 1) else set())


def _kind_of_word(word: Word) -> str:
    """What sort of word follows a candidate."""
    kinds = {
        "title": word.lower in lexicon.titles(),
        "programme": word.lower in _PROGRAMMES,
        "capital": word.capital,
        "body_noun": _is_noun(word) and word.tag not in ("VERB", "AUX"),
        "said": word.lower in _SPEAKING,
    }
    plain = word.lower if word.lower in _PREPOSITIONS else word.tag
    return next((kind for kind, fits in kinds.items() if fits), plain)


def _acts(context: Context, index: int) -> bool:
    """Whether the verb at or soon after a word is one of what organisations do."""
    words = context.words
    for at in range(index, min(index + _MOST_BETWEEN + 1, len(words))):
        if words[at].gap != "joined":
            return False
        if words[at].lower not in _BETWEEN:
            return words[at].tag in ("VERB", "AUX") and _is_form_of(words[at], lexicon.context("acts"))
    return False


def _after_mark(context: Context, last: int) -> set[str]:
    word = context.words[last + 1]
    found = {f"after_{word.gap}"}
    if word.gap == "comma":
        if word.text.isdigit() and len(word.text) <= _AGE_DIGITS:
            found.add("age")
        if word.lower in lexicon.titles() or word.lower in ("who", "age", "aged"):
            found.add("after_role")
        if word.lower in ("which", "whose"):
            found.add("after_which")
        if word.lower in ARTICLES and _describes_body(context, last + 2):
            found.add("described")
        if context.is_geography(last + 1, last + 1):
            found.add("after_place")
    if word.gap == "open":
        if is_short_form(word.text):
            found.add("after_acronym")
        if word.lower in ("formerly", "now", "previously"):
            found.add("named")
    return found


def _describes_body(context: Context, index: int) -> bool:
    """Whether an apposition has a head that names a kind of organisation: ", a French maker of glass"."""
    for word in context.words[index : index + _FAR]:
        if word.gap != "joined" or word.lower in ("of", "for", "in", "that", "which", "who"):
            return False
        if word.lower in lexicon.cue_nouns():
            return True
    return False


def _beside(context: Context, first: int, last: int) -> set[str]:
    """What the candidate is coordinated with: "Norvane, Solenne and the Ministry of Health"."""
    words, found = context.words, set()
    front = first - 1 - (words[first - 1].lower in _JOINING) if first else -1
    if front >= 0 and words[first].gap != "break" and (front < first - 1 or words[first].gap == "comma"):
        found.add(f"beside_{context.names.label(front) or 'none'}")
    back = last + 1
    while back < len(words) and back <= last + 2 and words[back].lower in _JOINING:
        back += 1
    if back < len(words) and words[back].gap != "break" and (back > last + 1 or words[back].gap == "comma"):
        found.add(f"beside_{context.names.label(back) or 'none'}")
    return found


def _listed(context: Context, first: int, last: int) -> set[str]:
    """How many members of the list that the candidate stands in are organisations to the recogniser."""
    labels = [*_members(context, first - 1, -1), *_members(context, last + 1, 1)]
    bodies = labels.count("ORGANISATION")
    found = {f"listed_{n}" for n in _LISTS if bodies >= n}
    if bodies and not {"PERSON", "PLACE"} & set(labels):
        found.add("listed_among_bodies")
    return found


def _members(context: Context, index: int, step: int) -> list[str]:
    """Labels of the members of a list on one side of a candidate."""
    words, found, apart = context.words, list[str](), False
    while 0 <= index < len(words) and len(found) < _LONGEST_LIST:
        gap = words[index + 1].gap if step < 0 else words[index].gap
        if gap not in ("comma", "joined"):
            break
        apart = apart or gap == "comma"
        if words[index].lower in _JOINING:
            apart = apart or words[index].lower != "the"
            index += step
            continue
        span = context.names.at(index)
        if not apart or span is None:
            break
        found.append(span[2])
        apart = False
        index = span[0] - 1 if step < 0 else span[1] + 1
    return found
