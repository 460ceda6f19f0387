"""The parent that a name itself gives: "First Department of the Ministry of the Interior"."""

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.kinds import known_kind
from pressfacts.facts.names.organisations.patterns import BRACKETED, OWNER, PARENT_LINK


def parent_of(name: str) -> str | None:
    """The larger organisation inside the name of its part, None where the name has none.

    Args:
        name: the fullest name.
    """
    if bracket := BRACKETED.search(name):
        return name[: bracket.start()]
    if possessive := OWNER.search(name):
        owner = name[: possessive.start()]
        if known_kind(owner) or _is_body(owner):
            return owner
    for link in PARENT_LINK.finditer(name):
        rest = name[link.end() :]
        if known_kind(rest) or (_is_body(rest) and _has_head(name[: link.start()])):
            return rest
    first = name.split()[0]
    return first if known_kind(first) and len(name.split()) > 1 and first.isupper() else None


def _has_head(phrase: str) -> bool:
    """Whether a head noun stands in a phrase, so that it may name a part of something."""
    words = [word.strip(",").casefold() for word in phrase.split()]
    return any((form,) in lexicon.heads() for word in words for form in (word, word.removesuffix("s")))


def _is_body(phrase: str) -> bool:
    """Whether a phrase is a name with a head noun of its own: modified, or with a complement."""
    words = [word.strip(",").replace("’", "'").casefold() for word in phrase.split()]
    if len(words) < 2:
        return False
    limit = next((at for at, word in enumerate(words) if word in ("of", "for", "on") and at), len(words))
    front = tuple(word.removesuffix("'s") for word in words[:limit])
    for length in range(min(len(front), lexicon.longest_head()), 0, -1):
        head = lexicon.heads().get(front[-length:])
        if head is not None:
            return (
                head.strong
                and head.kind not in ("none", "programme")
                and (limit > length or limit < len(words) or length > 1)
            )
    return False
