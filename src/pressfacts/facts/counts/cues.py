"""Evidence around a counted noun phrase that tells participants from other people."""

import re
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from pressfacts.facts.counts.counts import Quantity
from pressfacts.facts.counts.nouns import Counted, is_person, lemma
from pressfacts.layout.zones import Zones
from pressfacts.lexicons import alternation, table, words
from pressfacts.text.inflection import verb_bases
from pressfacts.text.mentions import folded

_OPENING_LENGTH = 900
_MULTITUDE = 1_000_000
_GENERIC = {
    "person",
    "people",
    "man",
    "woman",
    "male",
    "female",
    "child",
    "individual",
    "adult",
    "family",
    "household",
    "resident",
}


class Cue(NamedTuple):
    """A piece of evidence: its place and its weight."""

    start: int
    end: int
    weight: float
    kind: str


class Setting(NamedTuple):
    """What the release as a whole is about.

    Attributes:
        activity: weight of the activities that headline and lede name.
        crime: whether they tell of a crime, an accident or a lay-off instead.
    """

    activity: float
    crime: bool


@cache
def weights(kind: str) -> dict[str, float]:
    """The weights of the cues of one kind, by word."""
    return {row["word"]: float(row["weight"]) for row in table("participant_cues") if row["kind"] == kind}


@cache
def _activity_pattern() -> "re.Pattern[str]":
    return re.compile(rf"(?<![\w-]){alternation(frozenset(weights('activity')))}(?:s|es)?(?![\w])", re.I)


@cache
def _group_pattern() -> "re.Pattern[str]":
    groups = alternation(words("group_nouns"))
    return re.compile(
        rf"(?<!\w){groups}\s(?:of|at|to)\s(?:(?:more|fewer|less)\sthan\s|about\s|around\s|roughly\s|some\s|over\s|nearly\s)?\Z",
        re.I,
    )


_FOR = re.compile(
    r"(?<!\w)(?:for|with|among|amongst)\s(?:(?:a\stotal\sof|about|some|around|over|nearly|all|the|at\sleast|up\sto|more\sthan|another|a\sfurther)\s){0,2}\Z",
    re.I,
)
_CRIME = re.compile(
    r"\b(?:convict|sentenc|indict|arrest|murder|charged|guilty|plead|defendant|prison|robbery|fraud|lawsuit|layoff|killed|victims?)",
    re.I,
)


def setting(text: str, zones: Zones) -> Setting:
    """What the opening of a release is about.

    Args:
        text: the release.
        zones: its zones.
    """
    opening = " ".join(
        text[p.start : p.end]
        for p in zones.paragraphs
        if p.zone in {"headline", "subhead", "dateline", "body"}
    )[:_OPENING_LENGTH]
    weight = max(
        (weights("activity")[_base(m.group())] for m in _activity_pattern().finditer(opening)), default=0
    )
    return Setting(weight, len(_CRIME.findall(opening)) > 2)


def _base(word: str) -> str:
    word = folded(word)
    known = weights("activity")
    return next(form for form in (word, word[:-1], word[:-2]) if form in known)


def governing_verbs(head: Token) -> list[Token]:
    """The verbs that govern a noun or modify it, the nearest first."""
    if not head.doc.has_annotation("DEP"):  # without a parse spaCy crashes on children
        return []
    found = [child for child in head.children if child.dep_ in {"acl", "relcl"}]
    token = head
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            found.append(token)
            found += [c for c in token.children if c.dep_ in {"conj", "xcomp", "ccomp"} and c.pos_ == "VERB"]
            break
    return found


def weigh(doc: Doc, text: str, quantity: Quantity, around: Setting) -> list[Cue]:
    """All evidence around a count of people.

    Args:
        doc: the Doc.
        text: its text.
        quantity: the count.
        around: what the release is about.
    """
    phrase = quantity.phrase
    if phrase is None:
        return []
    place = quantity.expression.start, quantity.expression.end
    cues = _head_cues(doc, phrase)
    anchor = phrase.head if quantity.ellipsis is None else _anchor(doc, quantity)
    cues += _verb_cues(anchor)
    cues += _activity_cues(quantity.sentence)
    before = text[max(0, place[0] - 40) : place[0]]
    cues += _frame_cues(quantity, before)
    if group := _group_pattern().search(before):
        start = place[0] - len(before) + group.start()
        cues.append(Cue(start, place[0], 2, "group"))
    if around.activity:
        cues.append(Cue(*place, min(1.0, around.activity), "setting"))
    if around.crime and all(lemma(head) in _GENERIC or not is_person(head) for head in phrase.heads):
        cues.append(Cue(*place, -2, "setting"))
    return cues


def _anchor(doc: Doc, quantity: Quantity) -> Token:
    span = doc.char_span(quantity.expression.number_start, quantity.expression.end, alignment_mode="expand")
    return span.root if span is not None else doc[0]


def _head_cues(doc: Doc, phrase: Counted) -> list[Cue]:
    known = weights("head")
    found = [(known[lemma(head)], head) for head in phrase.heads if lemma(head) in known]
    if not found and any(is_person(head) and lemma(head) not in _GENERIC for head in phrase.heads):
        found = [(1.0, phrase.head)]  # a role or profession
    around = doc[max(0, phrase.head.i - 12) : phrase.head.i]
    inside = [(_modifier_weight(token), token) for token in around if token.idx >= phrase.start]
    inside = [(weight, token) for weight, token in inside if weight]
    return [Cue(head.idx, head.idx + len(head), weight, "head") for weight, head in found[:1] + inside[:1]]


def _modifier_weight(token: Token) -> float:
    """What a word before the head says: "gang participants", "volunteer marshals", "other scientists"."""
    if token.lower_ in {"other", "fellow"}:
        return -2.5
    if token.lower_ in {"volunteer", "trainee"}:
        return 3.0
    weight = weights("head").get(lemma(token), 0)
    return weight if weight < -3 and token.pos_ in {"NOUN", "PROPN"} else 0


_DESCRIBING = {"acl", "relcl"}


def _verb_cues(anchor: Token) -> list[Cue]:
    """The best reason for and the best against among the verbs around a noun."""
    known = weights("verb")
    cues = []
    for verb in governing_verbs(anchor):
        weight = next((known[base] for base in verb_bases(verb.lower_) if base in known), 0)
        if weight and not (verb.dep_ in _DESCRIBING and -3 < weight < 0):
            cues.append(Cue(verb.idx, verb.idx + len(verb), weight, "verb"))
    return (
        sorted((cue for cue in cues if cue.weight > 0), key=lambda cue: -cue.weight)[:1]
        + sorted((cue for cue in cues if cue.weight < 0), key=lambda cue: cue.weight)[:1]
    )


@cache
def _phrase_pattern() -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w){alternation(frozenset(weights('phrase')))}(?!\w)", re.I)


_AGAINST = re.compile(r"\bagainst\s{1,2}(?:[a-z]+\s){0,2}\Z")


def _frame_cues(quantity: Quantity, before: str) -> list[Cue]:
    """What set phrases of the sentence, prepositions and the size of the count say."""
    span, expression = quantity.sentence, quantity.expression
    place = expression.start, expression.end
    known = weights("phrase")
    cues = [
        Cue(
            span.start_char + m.start(),
            span.start_char + m.end(),
            known[folded(m.group())],
            "phrase",
        )
        for m in _phrase_pattern().finditer(span.text)
    ]
    cues = sorted(cues, key=lambda cue: -cue.weight)[:1]
    if _FOR.search(before) and _activity_pattern().search(before):
        cues.append(Cue(*place, 1, "frame"))
    if _AGAINST.search(before):
        cues.append(Cue(*place, -4, "frame"))
    if expression.of is not None:
        cues.append(Cue(*place, -2, "frame"))
    if expression.value < 4 or expression.value >= _MULTITUDE:
        cues.append(Cue(*place, -1 if expression.value < 4 else -2, "frame"))
    return cues


def _activity_cues(span: Span) -> list[Cue]:
    found = [
        Cue(
            span.start_char + m.start(),
            span.start_char + m.end(),
            weights("activity")[_base(m.group())],
            "activity",
        )
        for m in _activity_pattern().finditer(span.text)
    ]
    return sorted(found, key=lambda cue: -cue.weight)[:1]
