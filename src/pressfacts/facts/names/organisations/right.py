"""Where a name ends: later heads, and the complements that its head noun governs."""

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.ground import AND, ARTICLES, FOREIGN, OF, PURPOSE, Ground

_SEATED = frozenset(
    {"office", "mission", "embassy", "delegation", "consulate", "centre", "center", "representation"}
)
_SEATED_LATE = frozenset({"embassy", "delegation", "consulate"})
_TO = frozenset(
    {
        "delegation",
        "mission",
        "embassy",
        "campaign",
        "initiative",
        "programme",
        "program",
        "project",
        "action",
    }
)
_TITLED = frozenset(
    {"board", "office", "offices", "ombudsman", "cabinet", "bureau", "secretariat", "administration"}
)
_FIELDS = frozenset({"trafficking", "excellence"})  # nouns that take "in" with what they are about
_OFFICES = frozenset({"office", "sub-office", "delegation", "mission"})
_BRANCHES = frozenset({"USA", "UK"})
_LONGEST_LIST = 7
_LONGEST_RUN = 20


def right_edge(ground: Ground, first: int, last: int) -> int:
    """The last word of the name whose head noun stands from `first` to `last`."""
    words, end = ground.words, last
    foreign = ground.heads[first][1].opens if first in ground.heads else False
    if foreign:
        end = _foreign_run(ground, end)
    if words[last].lower == "police" and ground.joined(end + 1):
        place = ground.place_end(end + 1)
        end = end if place is None else place
    if ground.joined(end + 1) and words[end + 1].stem in _BRANCHES and not words[end].possessive:
        end += 1
    titled = words[last].lower in _TITLED
    while end + 2 < len(words) and ground.joined(end + 1):
        reach = _step(ground, end, last, titled)
        if reach is None:
            break
        end = reach
    if end == last:
        end = _beside(ground, end)
    return _number(ground, ground.legal_form_end(end))


def _step(ground: Ground, end: int, head: int, titled: bool) -> int | None:
    words = ground.words
    preposition, object_ = words[end + 1].lower, end + 2
    if preposition == "&" and end == head and words[object_].capital and ground.joined(object_):
        return object_
    if preposition in OF | FOREIGN:
        return None if _owned(ground, object_, head) else complement(ground, object_, titled)
    if preposition in PURPOSE and _takes(ground, preposition, head, end):
        return complement(ground, object_, titled)
    if preposition == "in" and _seated(ground, end, head):
        return _seat(ground, object_)
    if preposition == "in" and words[end].lower in _FIELDS and ground.names.label(object_) != "PLACE":
        return None if ground.place_end(object_) is not None else complement(ground, object_, titled)
    if (
        preposition == "at"
        and words[object_].lower == "the"
        and any(at in ground.heads for at in range(object_ + 1, min(object_ + 4, len(words))))
    ):
        return complement(ground, object_, titled)
    return None


def _beside(ground: Ground, head: int) -> int:
    """The end of a place that follows an office of a body known by its acronym: "UNHCR Sub-Office Arua"."""
    words = ground.words
    if words[head].lower not in _OFFICES or not ground.joined(head + 1) or words[head].possessive:
        return head
    if not any(word.upper for word in words[max(0, head - 3) : head]) or ground.is_title(head + 1):
        return head
    place = ground.place_end(head + 1)
    if place is not None:
        return place
    return head + 1 if words[head + 1].capital and (head + 1) not in ground.heads else head


def _kind(ground: Ground, head: int) -> str | None:
    """The kind of body that the head noun which ends with the word names."""
    at = next((at for at in range(head, max(-1, head - 3), -1) if at in ground.heads), None)
    return ground.heads[at][1].kind if at is not None and ground.heads[at][0] == head else None


def _owned(ground: Ground, object_: int, head: int) -> bool:
    """Whether "of" names the owner of a programme: "Teachers Facility of the Danish Government"."""
    if _kind(ground, head) != "programme":
        return False
    start = object_ + (ground.words[object_].lower == "the")
    return any(ground.begins_body(at) or _kind(ground, at) == "government" for at in range(start, start + 3))


def _takes(ground: Ground, preposition: str, head: int, end: int) -> bool:
    words = ground.words
    if _kind(ground, head) == "company" and ground.joined(head - 1) and words[head - 2].capital:
        return False
    if end > head and preposition == "for" and _names_programme(ground, end + 2):
        return False
    if preposition == "to":
        return words[head].lower in _TO
    if preposition == "under":
        after = words[head + 2 : head + 4]
        return len(after) == 2 and after[0].lower == "the" and after[1].capital
    return True


def _names_programme(ground: Ground, index: int) -> bool:
    """Whether the words from one on run up to the head noun of a programme."""
    words = ground.words
    start = index + (words[index].lower in ARTICLES)
    if start >= len(words) or not words[start].capital:
        return False
    return _kind(ground, run(ground, start)) == "programme"


def _seated(ground: Ground, end: int, head: int) -> bool:
    words = ground.words
    if words[end].lower in ("centre", "center"):
        return any(word.upper and len(word.text) > 2 for word in words[max(0, end - 2) : end])
    return words[end].lower in _SEATED or words[head].lower in _SEATED_LATE


def _seat(ground: Ground, index: int) -> int | None:
    """The place after "in"."""
    words = ground.words
    start = index + (words[index].lower == "the")
    if start >= len(words) or not words[start].capital or words[start].lower in lexicon.calendar_words():
        return None
    known = ground.place_end(start)
    return known if known is not None else ground.names.place_end(start)


def complement(ground: Ground, index: int, titled: bool = False) -> int | None:
    """The last word of what a preposition governs, None if it governs no name.

    Args:
        ground: the words.
        index: the word after the preposition.
        titled: whether the head takes people's roles ("Office of the Prime Minister").
    """
    words = ground.words
    if not ground.joined(index):
        return None
    if words[index].lower in ARTICLES | FOREIGN | {"their", "its"}:
        index += 1
        if not ground.joined(index):
            return None
    word = words[index]
    if not word.capital or word.lower in lexicon.calendar_words() or ground.names.person_starts(index):
        return None
    if not titled and ground.is_title(index) and not word.possessive:
        return None
    place = ground.place_end(index)
    if place is not None and not _goes_on(ground, place):
        return place
    end = run(ground, index, titled)
    return _coordination(ground, index, end)


def _goes_on(ground: Ground, last: int) -> bool:
    """Whether a place is only the beginning of a longer name: "of the United States Navy"."""
    following = last + 1
    return ground.joined(following) and ground.words[following].capital and not ground.words[last].possessive


def run(ground: Ground, index: int, titled: bool = False) -> int:
    """The end of a run of capitalised words; a role ends it."""
    end, words = index, ground.words
    while ground.joined(end + 1) and end - index < _LONGEST_RUN:
        following = words[end + 1]
        if words[end].possessive and ground.cuts_possessive(end):
            break
        if following.lower == "&" and end + 2 < len(words) and words[end + 2].capital:
            end += 2
        elif following.capital and following.lower not in lexicon.calendar_words():
            if (ground.is_title(end + 1) and not titled) or ground.names.person_starts(end + 1):
                break
            end += 1
        else:
            break
    return end


def _coordination(ground: Ground, start: int, end: int) -> int:
    """Go on over "A, B and C" where it is one complement and not two bodies."""
    words, reach, items = ground.words, end, 0
    if ground.place_end(start) == end:
        return end
    while reach + 2 < len(words) and items < _LONGEST_LIST:
        following = words[reach + 1]
        if following.gap in ("joined", "comma") and following.lower in AND:
            item = reach + 2
            return run(ground, item) if ground.joined(item) and _continues(ground, item) else end
        if following.gap != "comma" or not _continues(ground, reach + 1):
            return end
        reach = run(ground, reach + 1)
        items += 1
    return end


def _continues(ground: Ground, index: int) -> bool:
    """Whether a coordinated item continues a complement: a name word that begins no name of its own."""
    word = ground.words[index]
    if not word.capital or ground.place_end(index) is not None or word.lower in lexicon.calendar_words():
        return False
    if ground.names.person_starts(index) or ground.is_title(index):
        return False
    last = run(ground, index)
    if any(at > index and ground.begins_body(at) for at in range(index, last + 1)):
        return False
    if (
        ground.begins_body(index)
        and ground.words[min(index + 1, len(ground.words) - 1)].lower in OF | PURPOSE
    ):
        return False
    return not (word.upper and len(word.text) > 2)


def _foreign_run(ground: Ground, end: int) -> int:
    """Names whose head comes first: "Universidad Austral de Aysén"."""
    words = ground.words
    while ground.joined(end + 1):
        if words[end + 1].capital and not ground.is_title(end + 1):
            end += 1
        elif words[end + 1].lower in FOREIGN and end + 2 < len(words) and words[end + 2].capital:
            end += 2
        elif words[end + 1].lower in FOREIGN and end + 3 < len(words) and words[end + 2].lower in FOREIGN:
            if not words[end + 3].capital:
                break
            end += 3
        else:
            break
    return end


def _number(ground: Ground, end: int) -> int:
    words = ground.words
    if (
        end + 2 < len(words)
        and words[end + 1].lower in {"no.", "no", "nos."}
        and words[end + 2].text.isdigit()
    ):
        return end + 2
    return end
