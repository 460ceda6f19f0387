"""On which side of the release a date lies, as told by the verb that governs it and by its frame."""

from functools import cache
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Span, Token

from pressfacts.lexicons import table, words
from pressfacts.text.inflection import verb_bases

Direction = Literal["past", "future"]

_CLIMB = 12
_FUTURE_AUXILIARIES = frozenset(
    {"will", "'ll", "’ll", "shall", "would", "wo", "may", "might", "can", "could", "must", "should"}
)
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
_UNTIL = frozenset({"until", "till", "til"})
_TO_LIMIT = _UNTIL | {"through", "by", "to", "before"}
_NEW_DAY = _UNTIL | {"to", "for", "from"}
"""Words between a verb that shifts an event and its new day."""


class Governing(NamedTuple):
    """The direction that the grammar gives a date.

    Attributes:
        direction: before or after the day of the release; None where no verb tells.
        sure: whether the date hangs on the verb itself, so that the direction outweighs nearness; not so
            for a limit after a past verb ("was extended until").
        verb: the verb, for the explanation.
    """

    direction: Direction | None
    sure: bool
    verb: Token | None


def _auxiliaries(verb: Token) -> list[Token]:
    own = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if not own and verb.dep_ == "conj":
        return _auxiliaries(verb.head)
    return own


@cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(row["verb"] for row in table("forward_verbs") if row["kind"] == kind)


def _is(verb: Token, kind: str) -> bool:
    """Whether a token is a form of a forward-pointing verb of some kind."""
    return not _verbs(kind).isdisjoint(verb_bases(verb.lower_))


def _of_infinitive(verb: Token) -> tuple[Direction | None, bool]:
    """The direction of a "to"-infinitive: forward after "plans to", that of its head otherwise."""
    head = verb.head
    if head == verb or _is(head, "plan") or head.pos_ not in {"VERB", "AUX"}:
        return "future", True
    return direction_of(head)


def _points_forward(verb: Token, auxiliaries: set[str]) -> bool:
    """Whether the verb is a plan: "is scheduled", "planned for", but not "was set", "set off"."""
    return (
        _is(verb, "plan")
        and verb.tag_ in {"VBN", "VBG"}
        and not auxiliaries & {"was", "were", "had"}
        and not any(child.dep_ == "prt" for child in verb.children)
    )


def direction_of(verb: Token) -> tuple[Direction | None, bool]:
    """The direction that the form of a verb gives to what happens.

    Args:
        verb: a verb or auxiliary.

    Returns:
        Past for preterite and perfect; future for "will", for plans and for the present, which in a
        release stands for what is announced; None where the form does not tell. And whether the form is
        clear: the present is not.
    """
    auxiliaries = _auxiliaries(verb)
    lowered = {token.lower_ for token in auxiliaries}
    perfect = bool(lowered & _HAVE)
    if perfect and not lowered & _WILL:  # "would have celebrated" as well as "has celebrated"
        return "past", True
    if lowered & _FUTURE_AUXILIARIES or verb.tag_ == "MD" or _points_forward(verb, lowered):
        return "future", True
    if "to" in lowered and not any(token.tag_ in {"VBD", "VBZ", "VBP"} for token in auxiliaries):
        return _of_infinitive(verb)
    if any(token.tag_ == "VBD" for token in auxiliaries):
        return "past", True
    if any(token.tag_ in {"VBZ", "VBP"} for token in auxiliaries):
        return "future", False
    if verb.tag_ in {"VBD", "VBN"}:
        return "past", True
    if verb.tag_ in {"VBZ", "VBP", "VB"}:
        return "future", False
    if verb.tag_ == "VBG" and verb.head != verb and verb.head.pos_ in {"VERB", "AUX"}:
        return direction_of(verb.head)
    return None, False


def _climb(token: Token) -> tuple[Token | None, bool]:
    """The nearest verb above a token, and whether only prepositions and dates lie between."""
    direct = True
    for _ in range(_CLIMB):
        head = token.head
        if head == token:
            return None, False
        if head.pos_ in {"VERB", "AUX"}:
            return head, direct
        if head.pos_ not in {"ADP", "NUM", "SCONJ", "ADV"} and head.lower_ not in words("time_words"):
            direct = False
        token = head
    return None, False


def _announcing(span: Span) -> Token | None:
    """The bare verb of an announcement that the tagger takes for another word: "Doors open Saturday"."""
    before = span.doc[span.sent.start : span.start]
    if any(token.pos_ in {"VERB", "AUX"} for token in span.sent):
        return None
    is_present = (token for token in reversed(before) if not token.lower_.endswith(("ed", "ing")))
    return next((token for token in is_present if _is(token, "start")), None)


def governing(doc: Doc, start: int, end: int) -> Governing:
    """What the verb over ``doc.text[start:end]`` and the word before it say about the direction."""
    span: Span | None = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return Governing(None, False, None)
    before = doc[span.start - 1].lower_ if span.start > 0 and not span[0].is_sent_start else ""
    verb, direct = _climb(span.root)
    verb = verb or _announcing(span)
    direction, clear = direction_of(verb) if verb is not None else (None, False)
    if verb is not None and before in _NEW_DAY and _is(verb, "shift"):
        return Governing("future", True, verb)
    if before in _UNTIL | {"for"} or (direction is None and before in _TO_LIMIT):
        return Governing("future", False, verb)
    limit = before in _TO_LIMIT and direction == "past"
    if direction is None and verb is not None and _is(verb, "start"):
        direction = "future"
    return Governing(direction, clear and direct and not limit, verb)
