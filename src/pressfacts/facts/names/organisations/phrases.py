"""Capitalised phrases that the grammar of head nouns leaves over: brands, acronyms, people, places."""

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.ground import FOREIGN, Ground
from pressfacts.facts.names.organisations.lines import Item
from pressfacts.facts.names.organisations.words import Word

_LINKS = FOREIGN | {"of", "for", "the", "on", "in", "to", "&"}
_INNER = (FOREIGN | {"&"}) - {"of"}
_LONGEST = 8


def phrases(ground: Ground, taken: set[int], lines: dict[int, Item]) -> list[tuple[int, int]]:
    """First and last word of each capitalised phrase in running text.

    Args:
        ground: the words of the release.
        taken: indices of words that belong to names already found.
        lines: the items of lists, by their first word.
    """
    found, index, words = [], 0, ground.words
    bodies = frozenset(
        " ".join(word.stem for word in words[first : last + 1])
        for first, last, label in ground.names.spans
        if label == "ORGANISATION"
    )
    while index < len(words):
        opens = words[index].capital and _opens(ground, index, taken, index in lines)
        last = _phrase(ground, index, taken, bodies) if opens else None
        if last is None:
            index += 1
            continue
        if last - index < _LONGEST and not (
            _is_geography(ground, index, last) or _is_common(ground, index, last)
        ):
            found.append((index, last))
        index = last + 1
    return found


def _opens(ground: Ground, index: int, taken: set[int], is_item: bool) -> bool:
    word = ground.words[index]
    if index in taken or word.zone == "furniture" or word.text[0] in "@#":
        return False
    if word.style != "running" and not is_item:
        return False
    if len(word.stem) < 2 or not ground.is_name_word(index) or word.function:
        return False
    if word.initial and word.lower in lexicon.common_words() and not _goes_on(ground, index, taken):
        return False
    if word.lower in lexicon.not_heads() and not _goes_on(ground, index, taken):
        return False
    return word.lower not in lexicon.titles()


def _goes_on(ground: Ground, index: int, taken: set[int]) -> bool:
    following = index + 1
    return ground.joined(following) and ground.words[following].capital and following not in taken


def _phrase(ground: Ground, first: int, taken: set[int], bodies: frozenset[str]) -> int:
    span = ground.names.span_at(first)
    if (
        span is not None
        and span[2] == "ORGANISATION"
        and span[0] == first
        and _whole(ground, first, span[1], taken, bodies)
    ):
        return span[1]
    last, words = first, ground.words
    while ground.joined(last + 1) and last + 1 not in taken:
        following = words[last + 1]
        if words[last].possessive and not ground.names.covers(first, last + 1):
            break
        if (
            following.capital
            and not ground.is_title(last + 1)
            and following.lower not in lexicon.calendar_words()
        ):
            last += 1
        elif following.lower in _INNER and last + 2 < len(words) and words[last + 2].capital:
            last += 2
        else:
            break
    return last


def _whole(ground: Ground, first: int, last: int, taken: set[int], bodies: frozenset[str]) -> bool:
    """Whether a span of the model is one unbroken phrase of capitals and small link words."""
    piece = ground.words[first : last + 1]
    if taken & set(range(first, last + 1)) or not piece[-1].capital:
        return False
    if any(word.gap != "joined" for word in piece[1:]) or ground.is_title(last):
        return False
    return all(word.capital or word.lower in _LINKS for word in piece) and not _ends_in_body(piece, bodies)


def _ends_in_body(piece: list[Word], bodies: frozenset[str]) -> bool:
    """Whether another body follows "for" and is no part of the name: "Lindow for UNICEF"."""
    at = next((at for at, word in enumerate(piece) if word.lower == "for"), len(piece))
    rest = " ".join(word.stem for word in piece[at + 1 :])
    return rest in bodies or rest in lexicon.known() or rest in lexicon.well_known()


def _is_common(ground: Ground, first: int, last: int) -> bool:
    """Whether a phrase is a bare head noun, a role in the plural, a ticker, or letters for a thing."""
    word, final = ground.words[first], ground.words[last].lower
    if final in lexicon.titles() or (final.endswith("s") and final[:-1] in lexicon.titles()):
        return True
    if first < last:
        return " ".join(one.lower for one in ground.words[first : last + 1]) in lexicon.generic_names()
    if (word.lower,) in lexicon.heads() or word.stem in lexicon.thing_letters():
        return True
    return first > 0 and word.upper and ground.words[first - 1].stem in lexicon.exchanges()


def _is_geography(ground: Ground, first: int, last: int) -> bool:
    phrase = " ".join(word.lower for word in ground.words[first : last + 1])
    return (
        phrase in lexicon.geography()
        or phrase in lexicon.nationalities()
        or phrase in lexicon.calendar_words()
    )
