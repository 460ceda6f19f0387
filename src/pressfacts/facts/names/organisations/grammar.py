"""Names of bodies by grammar: a capitalised head noun, what modifies it, and what it governs.

"Tajik Association of Women Engineers": the head "Association", the modifier "Kyrgyz" before it, the
complement "of Women Judges" after it. Chains ("Department of ... of the Ministry of ...") are one name.
"""

from dataclasses import dataclass

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.ground import OF, PURPOSE, Ground
from pressfacts.facts.names.organisations.left import left_edge
from pressfacts.facts.names.organisations.lexicon import Head
from pressfacts.facts.names.organisations.right import right_edge

_LONGEST_TAIL = 4
_SEATED = frozenset({"institute of technology", "university of california", "state university"})


@dataclass(slots=True)
class Span:
    """A stretch of words that is taken for a name of a body.

    Attributes:
        first: index of the first word.
        last: index of the last word.
        rule: what found it.
        kind: kind of body as far as the finder knows it.
        strong: whether it stands without further evidence.
    """

    first: int
    last: int
    rule: str
    kind: str | None = None
    strong: bool = True


def by_head(ground: Ground) -> list[Span]:
    """All names that the grammar finds, in order; one that overlaps the name before it is joined to it."""
    found: list[Span] = []
    for index in ground.heads:
        if found and index <= found[-1].last:
            continue
        span = _grow(ground, index)
        if span is None:
            continue
        if found and span.first <= found[-1].last:
            found[-1].last = max(found[-1].last, span.last)
        else:
            found.append(span)
    for span in found:
        span.kind = _governing(ground, span).kind
    return found


def _governing(ground: Ground, span: Span) -> Head:
    """The head that says what a name names: the last one before its first preposition."""
    heads: list[Head] = []
    for index in range(span.first, span.last + 1):
        if heads and (heads[0].opens or ground.words[index].lower in OF | PURPOSE | {"in", "at"}):
            break
        if index in ground.heads:
            heads.append(ground.heads[index][1])
    return heads[-1]


def _grow(ground: Ground, first: int) -> Span | None:
    at, last, head = _last_head(ground, first)
    if head.kind == "none":
        return None
    start, end = left_edge(ground, first), right_edge(ground, at, last)
    modified = start < first or at > first
    if not modified and end == last and not head.bare:
        return None
    if head.governing and (modified or not _governs_place(ground, start, last)):
        return None
    if not modified and not head.strong and ground.words[last + 1].lower != "of":
        return None
    if _is_role(ground, start, end, head) or is_thing(ground, end) or _is_one_of_many(ground, start, end):
        return None
    phrase = " ".join(word.lower for word in ground.words[start : end + 1])
    if phrase in lexicon.generic_names():
        return None
    if phrase in _SEATED and _seat_follows(ground, end):
        end += 1
    return Span(start, end, "organisations.head", head.kind, head.strong)


def _seat_follows(ground: Ground, end: int) -> bool:
    """Whether a comma and a town make a name of many unlike others: "Institute of Technology, Tralee"."""
    words, seat = ground.words, end + 1
    return (
        seat < len(words) and words[seat].gap == "comma" and words[seat].capital and not ground.is_title(seat)
    )


def _governs_place(ground: Ground, start: int, last: int) -> bool:
    """Whether "City of X" acts as a body: not where it is only a place, "in the City of X"."""
    words = ground.words
    before = words[start - 2].lower if start > 1 and words[start - 1].lower == "the" else ""
    return words[last + 1].lower == "of" and before not in (
        "in",
        "near",
        "from",
        "around",
        "across",
        "throughout",
    )


def _last_head(ground: Ground, first: int) -> tuple[int, int, Head]:
    """Go on through capitals to the last head of the phrase: "University Medical Center"."""
    at = first
    last, head = ground.heads[first]
    index = last + 1
    while ground.joined(index) and index - last <= _LONGEST_TAIL:
        word = ground.words[index]
        if not (word.capital or word.lower == "&") or ground.cuts_possessive(index - 1):
            break
        if index in ground.heads:
            at = index
            last, head = ground.heads[index]
            index = last
        index += 1
    return at, last, head


def _is_role(ground: Ground, start: int, end: int, head: Head) -> bool:
    """Whether the phrase is part of a role: "National Programme Manager", "Minister of Human Resources"."""
    follows = end + 1
    role = ground.joined(follows) and ground.words[follows].capital and _names_role(ground, follows)
    if role and (
        not head.strong or ground.is_title(end) or ground.words[end].lower in lexicon.role_modifiers()
    ):
        return True
    if start < 2 or head.strong:
        return False
    before = ground.words[start - 1]
    return before.lower in ("of", "for") and ground.joined(start) and ground.is_title(start - 2)


def _names_role(ground: Ground, index: int) -> bool:
    return ground.is_title(index) or ground.words[index].lower.removesuffix("s") in lexicon.titles()


def _is_one_of_many(ground: Ground, start: int, end: int) -> bool:
    """Whether an indefinite article says that the phrase describes: "a Delaware Corporation"."""
    if not ground.joined(start) or ground.words[start - 1].lower not in ("a", "an"):
        return False
    return not (ground.joined(end + 1) and ground.words[end + 1].tag in ("NOUN", "ADJ", "PROPN"))


def is_thing(ground: Ground, end: int) -> bool:
    """Whether capitals go on to a noun that is no body: "Private Securities Litigation Reform Act"."""
    words, index = ground.words, end + 1
    while ground.joined(index) and words[index].capital and not words[index - 1].possessive:
        if ground.is_title(index):
            return False
        if words[index].lower in lexicon.not_heads():
            return True
        index += 1
    return False
