"""Names that the base model calls bodies, trimmed to what a reader would call the name."""

from pressfacts.components.organisations import lexicon
from pressfacts.components.organisations.grammar import Span
from pressfacts.components.organisations.names import Names
from pressfacts.components.organisations.words import Words

_LINKS = frozenset(
    {"of", "and", "&", "for", "the", "de", "la", "del", "in", "on", "to", "y", "e", "et", "und", "für", "des"}
)


def trimmed(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """The name inside a span of the model: no break inside, no small words or roles at its edges.

    Returns:
        First and last index, None where nothing is left.
    """
    for index in range(last, first, -1):
        if words[index].gap != "joined" and not (words[index].gap == "comma" and words[index].lower != "and"):
            if index - first >= last - index + 1:
                last = index - 1
            else:
                first = index
            break
    while first <= last and _is_edge(words, first):
        first += 1
    while first <= last and (not words[last].capital or words[last].lower in lexicon.titles()):
        last -= 1
    return (first, last) if first <= last else None


def _is_edge(words: Words, index: int) -> bool:
    word = words[index]
    return (
        not word.capital
        or word.lower in lexicon.titles()
        or word.lower in _LINKS
        or (word.function and word.initial)
    )


def plausible(words: Words, first: int, last: int) -> bool:
    """Whether what is left of a span may be a body at all."""
    piece = words[first : last + 1]
    final = piece[-1].lower
    phrase = " ".join(word.lower for word in piece)
    if final in lexicon.not_heads() or phrase in lexicon.geography() or phrase in lexicon.nationalities():
        return False
    if any(word.lower in lexicon.calendar_words() for word in piece):
        return False
    if not all(word.capital or word.lower in _LINKS for word in piece):
        return False
    if len(piece) == 1 and (piece[0].lower,) in lexicon.heads():
        return False
    return len(phrase) > 1 and piece[0].style == "running"


def by_model(words: Words, names: Names) -> list[Span]:
    """The model's bodies, trimmed; weak, since the model often errs."""
    found = []
    for first, last, label in names.spans:
        if label != "ORG":
            continue
        reach = trimmed(words, first, last)
        if reach and plausible(words, *reach) and _likely(words, *reach):
            found.append(Span(*reach, "organisations.model", None, strong=False))
    return found


def _likely(words: Words, first: int, last: int) -> bool:
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    if before and before.lower in ("in", "near", "from", "said", "says") and words[first].gap == "joined":
        return False
    if (after and after.gap == "joined" and after.text[0].isdigit()) or any(
        char.isdigit() for char in words[last].text
    ):
        return False
    if first < last:
        return True
    mixed = any(char.isupper() for char in words[first].text[1:])
    return (mixed and len(words[first].text) > 2) or (
        before is not None and before.lower in ("the", "at", "by")
    )
