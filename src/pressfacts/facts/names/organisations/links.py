"""Which acronym stands for which organisation."""

from functools import cache

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.acronyms import Definition, initials, is_short_form, long_form_start
from pressfacts.facts.names.organisations.merge import Form, Span, key, spelled
from pressfacts.facts.names.organisations.plausible import plausible
from pressfacts.facts.names.organisations.recognised import Recognised
from pressfacts.facts.names.organisations.words import Word, Words

_LONGEST_SHORT = 8
_FEWEST_INITIALS = 3
_LEFT_OUT = frozenset({"Office", "Department", "Inc.", "Ltd", "LLC"})


def stands_for_thing(words: Words, definition: Definition) -> bool:
    """Whether an acronym is defined as a law, a role or a method: "Clean Air Reform (CARE) Act"."""
    if not definition.is_name(words):
        return True
    following = words[definition.short + 1] if definition.short + 1 < len(words) else None
    close = following is not None and following.start - words[definition.short].end < 4
    return close and following is not None and following.lower in lexicon.not_heads()


def link(
    words: Words,
    names: Recognised,
    text: str,
    spans: list[Span],
    defined: list[Definition],
    forms: dict[str, Form],
) -> dict[str, str]:
    """Link acronyms to organisations, adding the spellings that this makes sure.

    Args:
        words: the words of the release.
        names: the base model's names over them.
        text: the text.
        spans: the names found so far.
        defined: definitions by letters.
        forms: the spellings found so far; acronyms and their long forms are added.

    Returns:
        For each acronym, and each further spelling of its long form, the `key` of what it stands for.
    """
    found: dict[str, str] = {}
    covering = _covering(spans)
    for long, short in _bracketed(words, text, spans):
        found.setdefault(short, key(long))
    for definition in defined:
        word = words[definition.short]
        if word.zone == "furniture" or stands_for_thing(words, definition):
            continue
        long_name = _long_form(words, names, text, covering, definition, forms)
        if long_name is not None and found.setdefault(word.stem, key(long_name)) != key(long_name):
            found[long_name] = found[word.stem]  # the release spells the long form in two ways
    keys = {key(name) for name in forms}
    for acronym, meanings in _known_keys().items():
        meant = next((meaning for meaning in meanings if meaning in keys), None)
        if meant is not None:
            found.setdefault(acronym, meant)
    for short, meant_key in _spelled_out(words, forms).items():
        found.setdefault(short, meant_key)
    for short in found:
        forms.setdefault(short, Form(short, "organisations.acronym", None))
    return found


@cache
def _known_keys() -> dict[str, tuple[str, ...]]:
    """Acronym of each known organisation with the `key` of each name that it may stand for."""
    return {
        acronym: tuple(key(name) for name in sorted(names))
        for acronym, names in lexicon.known_pairs().items()
    }


def _spelled_out(words: Words, forms: dict[str, Form]) -> dict[str, str]:
    """Words in capitals that no bracket explains, with the one name whose initials they are."""
    meanings: dict[str, set[str]] = {}
    for name in forms:
        pieces = [piece.strip("&") or "&" for piece in name.split()]
        for length in {len(pieces), len(pieces) - (pieces[-1] in _LEFT_OUT)}:
            letters = initials(pieces[:length])
            if len(letters) >= _FEWEST_INITIALS:
                meanings.setdefault(letters, set()).add(key(name))
    return {
        word.stem: next(iter(meanings[word.stem]))
        for word, following in zip(words, [*words[1:], None], strict=True)
        if (word.upper or (word.possessive and word.stem.isupper()))
        and word.zone != "furniture"
        and len(meanings.get(word.stem, ())) == 1
        if word.stem not in lexicon.thing_letters() and word.style != "capitals"
        if following is None or following.gap != "joined" or not following.capital or _may_follow(following)
    }


def _may_follow(word: Word) -> bool:
    """Whether a word in capitals may stand after a name without being part of it: "RRA Director"."""
    return word.lower in lexicon.titles() or (word.lower,) in lexicon.heads()


def _covering(spans: list[Span]) -> dict[int, Span]:
    """The name that each word belongs to."""
    return {index: span for span in reversed(spans) for index in range(span.first, span.last + 1)}


def _bracketed(words: Words, text: str, spans: list[Span]) -> list[tuple[str, str]]:
    """Names with the acronym that follows in brackets, and acronyms with the name that follows so."""
    pairs = []
    for span in spans:
        after = span.last + 1
        if after >= len(words) or words[after].gap != "open":
            continue
        close = text.find(")", words[after].start, words[after].start + 60)
        reach = words.covering(words[after].start, close if close > 0 else words[after].end)
        if reach is None or reach[1] - reach[0] > 1:
            continue
        inside = " ".join(words[index].stem for index in range(reach[0], reach[1] + 1))
        name = spelled(words, span.first, span.last, text)
        if _is_short(words, reach[0], span) and words[reach[0]].stem not in lexicon.exchanges():
            pairs.append((name, inside))
    return pairs


def _is_short(words: Words, index: int, span: Span) -> bool:
    """Whether a word in brackets may stand for the name before it: by capitals, or letters ("Defra")."""
    short = words[index].stem
    if is_short_form(short):
        return True
    if not words[index].capital or len(short) > _LONGEST_SHORT:
        return False
    return long_form_start(short, [word.lower for word in words[span.first : span.last + 1]]) == 0


def _is_programme(words: Words, index: int) -> bool:
    """Whether the word is the head noun of a programme."""
    head = lexicon.heads().get((words[index].lower,)) if index < len(words) else None
    return head is not None and head.kind == "programme"


def _long_form(
    words: Words,
    names: Recognised,
    text: str,
    covering: dict[int, Span],
    definition: Definition,
    forms: dict[str, Form],
) -> str | None:
    """The spelling that an acronym's letters point to, joined to the name found there if there is one."""
    first, last = definition.first, definition.last
    beside = next((covering[index] for index in range(first, last + 1) if index in covering), None)
    if beside is not None:
        beside.first, beside.last = min(first, beside.first), max(last, beside.last)
        name = spelled(words, beside.first, beside.last, text)
        forms.setdefault(name, Form(name, beside.rule, beside.kind))
        return name
    is_name = words[definition.short].stem in forms or "ORGANISATION" in {
        names.label(first),
        names.label(last),
    }
    is_name = is_name or _is_programme(words, definition.short + 1)
    if not plausible(words, first, last) or not is_name:
        return None
    long = spelled(words, first, last, text)
    forms.setdefault(long, Form(long, "organisations.acronym", None))
    return long
