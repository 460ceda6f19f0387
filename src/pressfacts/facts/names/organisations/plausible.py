"""Whether a stretch of words may be the name of an organisation at all."""

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.words import Words

_LINKS = frozenset(
    {"of", "and", "&", "for", "the", "de", "la", "del", "in", "on", "to", "y", "e", "et", "und", "für", "des"}
)


def plausible(words: Words, first: int, last: int) -> bool:
    """Whether what is left of a span may be an organisation at all."""
    piece = words[first : last + 1]
    final = piece[-1].lower
    phrase = " ".join(word.lower for word in piece)
    if final in lexicon.not_heads() or phrase in lexicon.geography() or phrase in lexicon.nationalities():
        return False
    if any(word.lower in lexicon.calendar_words() for word in piece):
        return False
    if not all(word.capital or word.function or word.lower in _LINKS for word in piece):
        return False
    if len(piece) == 1 and (piece[0].lower,) in lexicon.heads():
        return False
    return len(phrase) > 1 and piece[0].style == "running"
