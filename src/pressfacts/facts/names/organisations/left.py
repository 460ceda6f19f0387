"""Where a name begins: the modifiers before its head noun."""

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.ground import AND, FOREIGN, OF, PURPOSE, Ground

_LONGEST_LIST = 7
_LONGEST_FRONT = 20


def left_edge(ground: Ground, head: int) -> int:
    """The first word of the name whose head noun begins at `head`."""
    first, words = head, ground.words
    weak = head in ground.heads and not ground.heads[head][1].strong
    while ground.joined(first) and head - first < _LONGEST_FRONT:
        before = first - 1
        word = words[before]
        if word.lower in AND and before > 0:
            reach = _across_and(ground, before)
            if reach is None:
                break
            first = reach
        elif not word.capital and word.lower in FOREIGN | {"of", "for"} and before > 0:
            if not (ground.joined(before) and _governs(ground, before)):
                break
            first = before - 1
        elif (
            ground.is_name_word(before)
            and not _cuts(ground, before)
            and not (weak and _is_owner(ground, before))
        ):
            first = before
        else:
            break
    return _without_label(ground, first, head)


def _without_label(ground: Ground, first: int, head: int) -> int:
    """Leave out a label in capitals ("SOURCE Norvane Corporation") and a participle that opens a sentence."""
    word, following = ground.words[first], ground.words[min(first + 1, head)]
    if head - first > 1 and word.initial and word.tag == "VERB" and word.lower.endswith("ing"):
        return first + 1
    if (
        first < head
        and word.initial
        and word.upper
        and word.lower in lexicon.labels()
        and not following.upper
    ):
        return first + 1
    return first


def _is_owner(ground: Ground, before: int) -> bool:
    """Whether a role owns the unit that follows: "the Mayor's Youth Team"."""
    word = ground.words[before]
    return word.possessive and word.lower in lexicon.titles()


def _cuts(ground: Ground, before: int) -> bool:
    """Whether a capitalised word before a name is not part of it."""
    word = ground.words[before]
    if word.possessive:
        return ground.cuts_possessive(before)
    if word.text.endswith("-based"):
        return True
    if ground.is_place_name(before, before + 1):
        return False
    if ground.is_title(before) and not ground.words[before + 1].possessive:
        return word.lower not in lexicon.ambiguous_titles()
    return ground.names.person_ends(before) and not ground.names.covers(before, before + 1)


def _governs(ground: Ground, preposition: int) -> bool:
    """Whether the name began before the preposition: "University of Ghana Medical School"."""
    before = preposition - 1
    if any(
        at in ground.heads and ground.heads[at][0] == before for at in range(max(0, before - 3), preposition)
    ):
        return True
    if ground.names.covers(before, preposition + 1) and ground.names.label(before) == "ORGANISATION":
        return True
    phrase = " ".join(word.lower for word in ground.words[before : preposition + 2])
    return phrase in lexicon.fixed_phrases()


def _across_and(ground: Ground, conjunction: int) -> int | None:
    """Where a coordinated modifier begins ("Rivers and Ports Subcommittee"), None if it is none."""
    before, words = conjunction - 1, ground.words
    word = words[before]
    if words[conjunction].gap not in ("joined", "comma") or (word.stem,) in lexicon.legal_forms():
        return None
    if (
        not ground.is_name_word(before)
        or ground.begins_body(before)
        or word.possessive
        or ground.is_title(before)
    ):
        return None
    run = _run_start(ground, before)
    opening = words[run - 1] if run > 0 and words[run].gap == "joined" else None
    if opening is not None and opening.lower in OF | PURPOSE:
        return run if _is_double_seat(ground, run, conjunction) else None
    if ground.names.covers(before, conjunction + 1) or words[conjunction].lower == "&":
        return _list_start(ground, before, conjunction)
    if word.lower in lexicon.geography() or (word.upper and len(word.text) > 2):
        return None
    article = opening is not None and opening.lower in ("the", "its", "their")
    if any(ground.begins_body(index) for index in range(run, conjunction)) or ground.names.person_ends(
        before
    ):
        return None
    if article or not ground.names.ends(before) or words[before].gap == "comma":
        return _list_start(ground, before, conjunction)
    return None


def _is_double_seat(ground: Ground, run: int, conjunction: int) -> bool:
    """Whether two names joined by "and" are the seat of one council: "Dumfries and Galloway Council"."""
    words, after = ground.words, conjunction + 2
    single = run == conjunction - 1 and after < len(words) and words[after].lower == "council"
    return single and not ground.is_place_name(run, run) and ground.names.label(run) != "PERSON"


def _run_start(ground: Ground, last: int) -> int:
    """The first of the name words that follow each other up to `last`."""
    first = last
    while (
        last - first < _LONGEST_FRONT
        and ground.joined(first)
        and ground.is_name_word(first - 1)
        and not _cuts(ground, first - 1)
    ):
        first -= 1
    return first


def _list_start(ground: Ground, first: int, conjunction: int) -> int:
    """Go back over the earlier items of "A, B and C Head"."""
    words, items = ground.words, 0
    while words[first].gap == "comma" and first > 0 and items < _LONGEST_LIST:
        before = first - 1
        if not ground.is_name_word(before) or ground.begins_body(before) or ground.names.ends(before):
            break
        if words[before].lower in lexicon.geography() or ground.is_title(before):
            break
        first, items = before, items + 1
    return first
