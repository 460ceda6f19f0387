"""Signs of what stands beside a phrase: the words before and after it, and the list that it belongs to."""

from collections.abc import Callable
from typing import NamedTuple

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.acronyms import is_short_form
from pressfacts.facts.names.organisations.grammar import Span
from pressfacts.facts.names.organisations.ground import ARTICLES, Ground
from pressfacts.facts.names.organisations.words import Word
from pressfacts.text.inflection import singular, verb_bases

_PREPOSITIONS = frozenset(
    {"at", "in", "by", "with", "of", "from", "for", "to", "on", "and", "near", "between", "via"}
)
_GOVERNING = frozenset({"of", "at", "with", "for", "to", "by", "from", "between", "in"})
_NAMING = frozenset({"formerly", "called", "named", "dubbed", "known", "as", "dba", "aka", "under", "via"})
_SPEAKING = frozenset({"said", "says", "added", "told", "noted", "explained"})
_BETWEEN = frozenset({"also", "today", "has", "have", "will", "is", "was", "now", "recently", "and", "would"})
_PROGRAMMES = frozenset({"programme", "program", "project", "initiative", "campaign", "scheme", "fellowship"})
_JOINING = frozenset({"and", "or", "&", "the"})
_FAR = 6
_MOST_BETWEEN = 2
_FEWEST_YEAR_DIGITS = 4
_LONGEST_LIST = 12
_LISTS = (1, 2, 4)
_FEWEST_FOR_ONE = 3


class Member(NamedTuple):
    """What may be a member of a list.

    Attributes:
        first: index of its first word.
        last: index of its last word.
        label: what the recogniser calls it, empty if nothing.
        sure: whether it surely is a body.
    """

    first: int
    last: int
    label: str
    sure: bool

    @property
    def is_body(self) -> bool:
        """Whether it is surely a body or the recogniser takes it for one."""
        return self.sure or self.label == "ORGANISATION"


Members = dict[int, Member]
"""What may be a member of a list, by the index of each of its words."""


def _is_noun(word: Word) -> bool:
    return word.lower in lexicon.body_nouns() or singular(word.lower) in lexicon.body_nouns()


def _is_form_of(word: Word, verbs: frozenset[str]) -> bool:
    return any(base in verbs for base in verb_bases(word.lower))


def before(ground: Ground, first: int) -> set[str]:
    """Signs of what stands before the word `first`."""
    words = ground.words
    if first == 0 or words[first].gap == "break":
        return {"before_break"}
    if words[first].gap != "joined":
        return {f"before_{words[first].gap}"}
    word = words[first - 1]
    signs = _governed(ground, first - 1 - (word.lower in ARTICLES))
    if word.lower in ("the", "a", "an") or word.lower in _PREPOSITIONS:
        return signs | {f"before_{word.lower}"}
    if word.lower in lexicon.titles():
        return signs | {"before_title"}
    if word.lower in _PROGRAMMES and not word.capital:
        return signs | {"before_programme"}
    if _is_noun(word):
        return signs | {"before_body_noun"}
    return signs | {f"before_{word.tag}"}


def _governed(ground: Ground, index: int) -> set[str]:
    """Signs of the word, articles left out, that governs a phrase: "shares of", "joined", "formerly"."""
    if index < 0 or not ground.joined(index + 1):
        return set()
    word = ground.words[index]
    signs = set()
    if word.lower in _NAMING:
        signs.add("named")
    if not word.capital and _is_form_of(word, lexicon.object_verbs()):
        signs.add("acted_on")
    if word.lower in _GOVERNING and ground.joined(index):
        noun = ground.words[index - 1]
        if _is_noun(noun):
            signs.add(f"noun_{word.lower}")
        elif noun.lower in lexicon.titles():
            signs.add(f"title_{word.lower}")
        if word.lower in ("with", "between", "for", "by") and _is_form_of(noun, lexicon.dealings()):
            signs.add("dealt_with")
    return signs


def after(ground: Ground, last: int) -> set[str]:
    """Signs of what stands after the word `last`."""
    words = ground.words
    signs = {"possessive"} if words[last].possessive else set()
    if last + 1 >= len(words) or words[last + 1].gap == "break":
        return signs | {"after_break"}
    word = words[last + 1]
    if word.gap != "joined":
        return signs | _after_mark(ground, last)
    if word.text[0].isdigit():
        return signs | {"after_number"}
    if word.lower in lexicon.titles():
        return signs | {"after_title"} | {f"{sign}_title" for sign in signs}
    if word.lower in _PROGRAMMES:
        return signs | {"after_programme"}
    if _is_noun(word) and not _is_verb(word):
        return signs | {"after_body_noun"} | {f"{sign}_noun" for sign in signs}
    if word.lower in _SPEAKING:
        return signs | {"after_said"}
    if _acts(ground, last + 1):
        signs.add("acts")
    return signs | {f"after_{word.tag}"}


def _is_verb(word: Word) -> bool:
    return word.tag in ("VERB", "AUX")


def _acts(ground: Ground, index: int) -> bool:
    """Whether the verb at or soon after a word is one of what bodies do."""
    words = ground.words
    for at in range(index, min(index + _MOST_BETWEEN + 1, len(words))):
        if words[at].gap != "joined":
            return False
        if words[at].lower not in _BETWEEN:
            return _is_verb(words[at]) and _is_form_of(words[at], lexicon.body_verbs())
    return False


def _after_mark(ground: Ground, last: int) -> set[str]:
    word = ground.words[last + 1]
    signs = {f"after_{word.gap}"}
    if word.gap == "comma":
        if word.text.isdigit() and len(word.text) < _FEWEST_YEAR_DIGITS - 1:
            signs.add("age")
        if word.lower in lexicon.titles() or word.lower in ("who", "age", "aged"):
            signs.add("after_role")
        if word.lower in ("which", "whose"):
            signs.add("after_which")
        if word.lower in ARTICLES and _describes_body(ground, last + 2):
            signs.add("described")
    if word.gap == "open":
        if is_short_form(word.text):
            signs.add("after_acronym")
        if word.lower in ("formerly", "now", "previously"):
            signs.add("named")
    return signs


def _describes_body(ground: Ground, index: int) -> bool:
    """Whether an apposition has a head that names a kind of body: ", a French maker of glass"."""
    for word in ground.words[index : index + _FAR]:
        if word.gap != "joined" or word.lower in ("of", "for", "in", "that", "which", "who"):
            return False
        if word.lower in lexicon.cue_nouns():
            return True
    return False


def beside(ground: Ground, first: int, last: int) -> set[str]:
    """What the phrase is coordinated with: "Norvane, Solenne and the Ministry of Health"."""
    words, signs = ground.words, set()
    front = first - 1 - (words[first - 1].lower in ("and", "or", "&", "the")) if first else -1
    if front >= 0 and words[first].gap != "break" and (front < first - 1 or words[first].gap == "comma"):
        signs.add(f"beside_{ground.names.label(front) or 'none'}")
    back = last + 1
    while back < len(words) and back <= last + 2 and words[back].lower in ("and", "or", "&", "the"):
        back += 1
    if back < len(words) and words[back].gap != "break" and (back > last + 1 or words[back].gap == "comma"):
        signs.add(f"beside_{ground.names.label(back) or 'none'}")
    return signs


def members(
    ground: Ground, phrases: list[tuple[int, int]], sure: list[Span], is_known: Callable[[int, int], bool]
) -> Members:
    """What may be a member of a list.

    Args:
        ground: the words of the release.
        phrases: first and last word of each phrase.
        sure: the names that are certain.
        is_known: whether the words from the first to the last are the name of a well-known body.
    """
    found: Members = {}
    for first, last, label in ground.names.spans:
        found.update(dict.fromkeys(range(first, last + 1), Member(first, last, label, False)))
    for first, last in phrases:
        member = Member(first, last, ground.names.label(first), is_known(first, last))
        found.update(dict.fromkeys(range(first, last + 1), member))
    for span in sure:
        member = Member(span.first, span.last, "ORGANISATION", True)
        found.update(dict.fromkeys(range(span.first, span.last + 1), member))
    return found


def listed(ground: Ground, first: int, last: int, members: Members) -> set[str]:
    """Signs of the list that the phrase is a member of: "Norvane, Solenne and Lowenthal"."""
    others = _others(ground, first, last, members)
    bodies, sure = sum(other.is_body for other in others), sum(other.sure for other in others)
    signs = {f"listed_{n}" for n in _LISTS if bodies >= n} | {f"listed_sure_{n}" for n in (1, 2) if sure >= n}
    places = any(ground.is_place_name(other.first, other.last) for other in others)
    # The recogniser takes a brand for a person now and then; a list of many bodies bears it.
    unlike = sum(not other.sure and other.label in ("PERSON", "PLACE") for other in others)
    if sure and _FEWEST_FOR_ONE * unlike <= sure and not places:
        signs.add("listed_among_bodies")
        if 2 * sure >= len(others) > 1:
            signs.add("listed_mostly_sure")
    return signs


def _others(ground: Ground, first: int, last: int, members: Members) -> list[Member]:
    """The other members of a list, those after the phrase last."""
    words, found = ground.words, []
    for step, edge in ((-1, first - 1), (1, last + 1)):
        index, items, apart = edge, 0, False
        while 0 <= index < len(words) and items < _LONGEST_LIST:
            gap = words[index + 1].gap if step < 0 else words[index].gap
            if gap not in ("comma", "joined"):
                break
            apart = apart or gap == "comma"
            if words[index].lower in _JOINING:
                apart = apart or words[index].lower != "the"
                index += step
                continue
            if not apart or index not in members:
                break
            found.append(members[index])
            member = members[index]
            items, apart = items + 1, False
            index = member.first - 1 if step < 0 else member.last + 1
    return found
