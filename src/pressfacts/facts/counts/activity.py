"""The activity that counted people took part in: a short noun phrase of the text."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from pressfacts.facts.counts.candidates import Quantity
from pressfacts.facts.counts.nouns import is_person, is_plural
from pressfacts.layout.zones import Zones
from pressfacts.lexicons import words
from pressfacts.text.mentions import squash

_NOUN = {"NOUN", "PROPN"}
_BEFORE = {"ADJ", "NOUN", "PROPN"}
_PARTICIPLE = {"VBG", "VBN"}
_HYPHENS = {"-", "‐", "‑"}
_ROLES = {"nsubj", "nsubjpass", "dobj"}
_SET_PHRASES = {"of", "due"}  # "of course", "in due course"
_MAX_BEFORE = 5
_MAX_TAIL = 6
_MAX_ARCS = 9
_MAX_SENTENCE = 250


class Activity(NamedTuple):
    """A place that names an activity: the token of its head, and its words."""

    head: Token
    phrase: str


@cache
def _names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The names of one word, those of several, and the last words of these."""
    every = words("activity_nouns")
    several = frozenset(name for name in every if " " in name or "-" in name)
    return every - several, several, frozenset(name.replace("-", " ").split()[-1] for name in several)


def _singular(word: str) -> str:
    single = _names()[0]
    for form in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"):
        if form in single:
            return form
    return word


def _name_start(token: Token) -> int:
    """Where a name of several words, "summer school", that ends with the token begins; else the token."""
    _, several, last_words = _names()
    if token.lower_ not in last_words:
        return int(token.i)
    starts = (start for start in (token.i - 2, token.i - 1) if start >= 0)
    return next((i for i in starts if token.doc[i : token.i + 1].text.lower() in several), token.i)


def _is_activity(token: Token) -> bool:
    """Whether the token is the head of the name of an activity."""
    single = _names()[0]
    low = token.lower_
    if token.pos_ in _NOUN and (low in single or _singular(low) in single):
        before = token.doc[token.i - 1].lower_ if token.i else ""
        dated = token.pos_ == "PROPN" and low == "march"
        return not dated and not (low == "course" and before in _SET_PHRASES)
    return _name_start(token) < token.i


def activities(span: Span) -> list[Activity]:
    """The activities that a stretch of a Doc names, in order.

    Args:
        span: a sentence.

    Returns:
        One entry for each; "training" in "training centre" names none, in "training workshop" it is a
        part of the name, and in "workshop participants" the workshop is one.
    """
    found = []
    for token in span[:_MAX_SENTENCE]:
        if not _is_activity(token):
            continue
        following = token.doc[token.i + 1] if token.i + 1 < span.end else None
        if following is not None and following.pos_ in _NOUN and not is_person(following):
            continue
        if following is not None and following.text in _HYPHENS:
            continue
        found.append(Activity(token, _phrase(token, span)))
    return found


def _phrase(head: Token, span: Span) -> str:
    """The noun with its compounds and adjectives, and the short of-phrase after it."""
    doc, first = head.doc, _name_start(head)
    while first > span.start and head.i - first < _MAX_BEFORE:
        joined = (first - 2 > span.start and doc[first - 1].text in _HYPHENS) or doc[first].text in _HYPHENS
        if not joined and not _modifies(doc[first - 1]):
            break
        first -= 1
    while first < head.i and (doc[first].is_punct or doc[first].tag_ == "POS"):
        first += 1
    return squash(doc[first : _tail(head, span)].text)


def _modifies(token: Token) -> bool:
    if token.is_space or token.like_num or token.lower_ in words("time_words") | {"same"}:
        return False
    if token.text in _HYPHENS or token.pos_ in _BEFORE:
        return token.tag_ != "JJS" and not (is_person(token) and is_plural(token))
    return token.tag_ in _PARTICIPLE and token.dep_ in {"amod", "compound"}


def _tail(head: Token, span: Span) -> int:
    """Where the phrase ends: after "of judges" or "on cybercrime", or at the head."""
    doc, end = head.doc, head.i + 1
    if end >= span.end or doc[end].lower_ not in {"of", "on"}:
        return end
    for token in doc[end + 1 : min(span.end, end + 1 + _MAX_TAIL)]:
        if (
            token.pos_ not in {*_BEFORE, "DET", "PART"}
            or token.lower_ in words("time_words")
            or token.is_space
        ):
            break
        if token.pos_ in _NOUN:
            end = token.i + 1
    return end


def _arcs(one: Token, other: Token) -> int:
    """How many arcs of the parse lie between two tokens of a sentence."""
    above = {one.i: 0}
    token, steps = one, 0
    while token.head.i != token.i and steps < _MAX_ARCS:
        token, steps = token.head, steps + 1
        above[token.i] = steps
    token, steps = other, 0
    while token.i not in above and token.head.i != token.i and steps < _MAX_ARCS:
        token, steps = token.head, steps + 1
    return above.get(token.i, 2 * _MAX_ARCS) + steps


def activity_of(doc: Doc, zones: Zones, quantity: Quantity, headline: list[Activity]) -> str | None:
    """What the people of a count took part in.

    Args:
        doc: the Doc.
        zones: its zones.
        quantity: the count of people.
        headline: the activities that the headline names.

    Returns:
        The activity that stands nearest in the parse of the sentence; else the one in the sentence before,
        else the only one in the headline; None where none is certain.
    """
    anchor = doc.char_span(quantity.expression.number_start, quantity.expression.end, alignment_mode="expand")
    if anchor is None or not doc.has_annotation("DEP"):
        return None
    here = activities(quantity.sentence)
    if here:
        return min(
            here, key=lambda found: (_arcs(anchor.root, found.head), abs(found.head.i - anchor.start))
        ).phrase
    paragraph = zones.paragraph_at(quantity.expression.start)
    first = quantity.sentence.start
    chosen = None
    if first > 0 and doc[first - 1].idx >= paragraph.start:
        chosen = _certain(activities(_sentence_before(doc, first)))
    return chosen or _certain(headline)


def _sentence_before(doc: Doc, first: int) -> Span:
    """The sentence that ends before a token, as far back as `_MAX_SENTENCE` tokens."""
    start = first - 1
    while start > max(0, first - _MAX_SENTENCE) and not doc[start].is_sent_start:
        start -= 1
    return doc[start:first]


def _certain(found: list[Activity]) -> str | None:
    """The only activity of a sentence, or the only one that is its subject or object."""
    if len({activity.head.lower_ for activity in found}) > 1:
        found = [activity for activity in found if activity.head.dep_ in _ROLES]
    return found[0].phrase if len({activity.head.lower_ for activity in found}) == 1 else None


def headline_activities(doc: Doc, zones: Zones) -> list[Activity]:
    """The activities that the headline names."""
    for paragraph in zones.paragraphs:
        if paragraph.zone == "headline":
            span = doc.char_span(paragraph.start, paragraph.end, alignment_mode="contract")
            return activities(span) if span is not None else []
    return []
