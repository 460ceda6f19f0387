"""Features of a count: what the scorers of participants and of statistics see."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from pressfacts.facts.counts.candidates import Quantity
from pressfacts.facts.counts.nouns import is_person, lemma
from pressfacts.facts.counts.phrases import CRIME, LIST_LINE, PER_PERIOD, PLANNED
from pressfacts.layout.zones import Zones
from pressfacts.lexicons import table, words
from pressfacts.record.schema import Mention, Statistic
from pressfacts.scoring import scorer
from pressfacts.text.inflection import singular, verb_bases
from pressfacts.text.mentions import mention, text_of

_WINDOW = 14
_OPENING = 4
"""Paragraphs that say what the release reports."""

_OPENING_ZONES = {"headline", "subhead", "dateline", "body"}
_CRIME_REACH = 900

_CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "ADV"}
_VERBAL = {"VERB", "AUX"}
_DESCRIBING = {"acl", "relcl"}
_SHORT = 90
_FEW = 4
_INNER = {"conj", "compound", "amod", "nummod", "pobj"}
_MAX_ARCS = 12
_SIZES = (3, 5, 12, 30, 100, 300, 1000, 5000, 25_000, 100_000, 1_000_000)

Features = dict[str, tuple[int, int] | None]
"""Names of features, each with the place of the words that it comes from, if any."""


@cache
def stem(word: str) -> str:
    """One form for the inflections of a word: "trained", "training" and "trains" are "train".

    Args:
        word: a word, lower case.
    """
    bases = verb_bases(word)
    if len(word) < 4:
        return word
    if word.endswith(("ed", "ing")) and len(word) > 5:
        return min(bases[1:], key=len).removesuffix("e")
    if len(bases) > 1 and not word.endswith("s"):
        return bases[1].removesuffix("e")
    found = singular(word)
    return found.removesuffix("e") if len(found) > 4 else found


@dataclass(frozen=True)
class Setting:
    """What a release as a whole is about.

    Attributes:
        features: features that all its counts share.
        first: end of the first body paragraph.
        length: length of the text.
    """

    features: frozenset[str]
    first: int
    length: int


def setting(doc: Doc, text: str, zones: Zones) -> Setting:
    """Read headline and lede.

    Args:
        doc: the release.
        text: its text.
        zones: its zones.
    """
    opening = [p for p in zones.paragraphs if p.zone in _OPENING_ZONES]
    found = set[str]()
    for paragraph in opening[:_OPENING]:
        span = doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
        if any(_names_activity(token) for token in span or ()):
            found.add(f"activity in {'headline' if paragraph.zone == 'headline' else 'opening'}")
    if len(CRIME.findall(" ".join(text[p.start : p.end] for p in opening)[:_CRIME_REACH])) > 2:
        found.add("crime")
    first = next((p.end for p in opening if p.zone == "body"), 0)
    return Setting(frozenset(found), first, max(1, len(text)))


def _names_activity(token: Token) -> bool:
    known = words("activity_nouns")
    return token.lower_ in known or stem(token.lower_) in known


def participant_features(doc: Doc, zones: Zones, quantity: Quantity, around: Setting) -> Features:
    """The features of a count of people.

    Args:
        doc: the release.
        zones: its zones.
        quantity: the count.
        around: what the release is about.
    """
    expression, phrase = quantity.expression, quantity.phrase
    found: Features = dict.fromkeys(around.features)
    found.update(dict.fromkeys(_form(quantity)))
    found.update(dict.fromkeys(_place(zones, quantity, around)))
    if phrase is not None:
        for head in phrase.heads:
            found[f"head={lemma(head)}"] = (head.idx, head.idx + len(head))
        if not any(is_person(head) for head in phrase.heads):
            found["head is no person"] = None
        if quantity.ellipsis is None:
            found.update(_premodifiers(doc, quantity))
    anchor = _anchor(doc, quantity)
    if anchor is not None:
        found.update(_verbs(anchor))
        found.update(_neighbours(doc, quantity))
        found.update(_window(quantity.sentence, anchor))
    sentence = quantity.sentence.text
    if PLANNED.search(sentence):
        found["planned"] = None
    if CRIME.search(sentence):
        found["crime near"] = None
    if PER_PERIOD.search(sentence):
        found["per period"] = None
    if expression.of is not None:
        found["out of a whole"] = None
    return found


def statistic_features(doc: Doc, quantity: Quantity, made: Statistic) -> Features:
    """The features of a quantity that is no participant count.

    Args:
        doc: the release.
        quantity: the quantity.
        made: the statistic that it would be.
    """
    expression, phrase = quantity.expression, quantity.phrase
    found: Features = dict.fromkeys(_form(quantity))
    found.update(dict.fromkeys((f"rule={made.rule}", f"kind={made.kind}", f"zone={made.zone}")))
    found[f"{made.kind} in {made.zone}"] = None
    found[f"unit={made.unit.lower()}"] = None
    if made.value <= _FEW and float(made.value).is_integer():
        found[f"{made.kind} value={made.value} {expression.form}"] = None
    for name in ("subject", "of", "change", "period", "breakdown", "upper"):
        if getattr(made, name):
            found[f"has {name}"] = None
    if phrase is not None:
        found[f"head={lemma(phrase.head)}"] = None
        found[f"tag={phrase.head.tag_}"] = None
        if quantity.of_people:
            found["people"] = None
        if text_of(doc)[phrase.start].isupper() and quantity.ellipsis is None:
            found[f"capital after {expression.form}"] = None
    if expression.number_start and _in_capitals(made.text):
        found["title"] = None
    found.update(_neighbours(doc, quantity))
    return found


def _in_capitals(text: str) -> bool:
    """Whether the words are written as those of a title: "Seven Habits"."""
    return all(word[0].isupper() for word in text.split() if word[0].isalpha() and len(word) > 3)


def _form(quantity: Quantity) -> Iterator[str]:
    expression = quantity.expression
    yield f"qualifier={expression.qualifier}"
    yield f"form={expression.form}"
    yield from (f"size>={size}" for size in _SIZES if expression.value >= size)
    yield f"ellipsis={quantity.ellipsis}"
    if expression.value >= 100 and expression.value % 50 == 0:
        yield "round"
    if expression.upper is not None:
        yield "range"


def _place(zones: Zones, quantity: Quantity, around: Setting) -> Iterator[str]:
    start = quantity.expression.start
    paragraph = zones.paragraph_at(quantity.expression.end - 1)
    yield f"zone={paragraph.zone}"
    yield f"part={5 * start // around.length}"
    if start < around.first:
        yield "opening"
    if LIST_LINE.match(text_of(quantity.sentence.doc), paragraph.start, start + 1):
        yield "list"
    written = text_of(quantity.sentence.doc)[paragraph.start : paragraph.end].rstrip()
    if len(written) < _SHORT and not written.endswith((".", "!", "”")):
        yield "short line"


def _anchor(doc: Doc, quantity: Quantity) -> Token | None:
    if quantity.phrase is not None and quantity.ellipsis is None:
        return quantity.phrase.head
    span = doc.char_span(quantity.expression.number_start, quantity.expression.end, alignment_mode="expand")
    return span.root if span is not None else None


def _premodifiers(doc: Doc, quantity: Quantity) -> Features:
    """The words between the number and its noun: "other", "former", "local"."""
    phrase = quantity.phrase
    assert phrase is not None
    inside = doc[max(0, phrase.head.i - 6) : phrase.head.i]
    return {
        f"modifier={stem(token.lower_)}": (token.idx, token.idx + len(token))
        for token in inside
        if token.idx >= phrase.start and token.is_alpha
    }


def _verbs(anchor: Token) -> Features:
    """The verbs that govern a noun or modify it, with the part that the noun plays."""
    if not anchor.doc.has_annotation("DEP"):  # without a parse spaCy crashes on children
        return {"no verb": None}
    found: Features = {}
    for child in anchor.children:
        if child.dep_ in _DESCRIBING and child.pos_ in _VERBAL:
            found.update(_verb(child, "describing"))
    token, part = anchor, anchor.dep_
    for _ in range(_MAX_ARCS):
        if token.dep_ in {"prep", "agent"}:
            part = token.lower_
        elif part in _INNER and token.dep_ != "pobj":
            part = token.dep_
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in _VERBAL:
            return found | _verb(token, part)
    return found or {"no verb": None}


def _verb(verb: Token, part: str) -> Features:
    place = verb.idx, verb.idx + len(verb)
    base = stem(verb.lower_)
    found: Features = {f"verb={base}": place, f"{part}:{base}": place, f"tense={verb.tag_}": None}
    for sense in _senses(verb.lower_):
        found[f"verb: {sense}"] = place
        found[f"{part}: {sense}"] = place
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass", "prt"}:
            found[f"aux={child.lower_}"] = None
        elif child.dep_ in {"nsubj", "nsubjpass"} and child.pos_ == "PRON":
            found[f"subject={child.lower_}"] = None
        elif child.dep_ == "xcomp":
            found[f"verb={stem(child.lower_)}"] = (child.idx, child.idx + len(child))
    return found


@cache
def _senses(word: str) -> tuple[str, ...]:
    """What a verb says of the people that it governs, lower case."""
    bases = verb_bases(word)
    return tuple(sorted({row["sense"] for row in table("people_verbs") if row["verb"] in bases}))


def _neighbours(doc: Doc, quantity: Quantity) -> Features:
    """The words right before the count, hedges included, and right after its phrase."""
    count = doc.char_span(quantity.expression.start, quantity.expression.end, alignment_mode="expand")
    if count is None:
        return {}
    end = count.end
    if quantity.phrase is not None and quantity.ellipsis is None:
        end = quantity.phrase.heads[-1].i + 1
    before = [token for token in doc[max(0, count.start - 4) : count.start] if not token.is_space]
    after = [token for token in doc[end : end + 2] if not token.is_space]
    found: Features = {}
    for name, token in (("before", before[-1:]), ("after", after[:1])):
        for word in token:
            shown = word.lower_ if word.is_alpha or word.is_punct else "other"
            found[f"{name}={shown}"] = (word.idx, word.idx + len(word))
    if before and before[-1].pos_ == "PROPN":
        found["after a name"] = None
    if len(before) > 1:
        found[f"before={before[-2].lower_} {before[-1].lower_}"] = None
    return found


def _window(sentence: Span, anchor: Token) -> Features:
    """The content words of the sentence within `_WINDOW` tokens, by their stems."""
    doc = anchor.doc
    low, high = max(sentence.start, anchor.i - _WINDOW), min(sentence.end, anchor.i + _WINDOW)
    found: Features = {}
    for token in doc[low:high]:
        if token.i != anchor.i and token.is_alpha and (token.pos_ in _CONTENT or token.pos_ == "PRON"):
            word = stem(token.lower_)
            found[f"word={word}"] = (token.idx, token.idx + len(token))
            if _names_activity(token):
                found["near an activity"] = (token.idx, token.idx + len(token))
    return found


def cues(text: str, features: Features, start: int) -> list[Mention]:
    """The words that speak most for a participant count, six at most.

    Args:
        text: the text.
        features: the features of the count, with their places.
        start: where the count begins; it is no cue of its own.
    """
    weight: dict[tuple[int, int], float] = {}
    for name, added in scorer("participant").explain(features):
        place = features[name]
        if place is not None and place[0] != start:
            weight[place] = weight.get(place, 0) + added
    chosen = sorted(
        (place for place in weight if weight[place] > 0.1), key=lambda place: (-weight[place], place)
    )
    return [mention(text, *place) for place in sorted(chosen[:6])]
