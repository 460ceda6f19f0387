"""Evidence around a counted noun phrase that tells participants from other people."""

import re
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from pressfacts.components.quantities.nouns import Counted, lemma
from pressfacts.lexicons import alternation, table

_REACH = 4


class Cue(NamedTuple):
    """A piece of evidence: its place and its weight."""

    start: int
    end: int
    weight: float
    kind: str


@cache
def weights(kind: str) -> dict[str, float]:
    """The weights of the cues of one kind, by word."""
    return {row["word"]: float(row["weight"]) for row in table("participant_cues") if row["kind"] == kind}


@cache
def _activity_pattern() -> "re.Pattern[str]":
    return re.compile(rf"(?<![\w-]){alternation(frozenset(weights('activity')))}(?:s|es)?(?![\w])", re.I)


def governing_verbs(head: Token) -> list[Token]:
    """The verbs that govern a noun or modify it, the nearest first."""
    found = [child for child in head.children if child.dep_ in {"acl", "relcl"}]
    token = head
    for _ in range(_REACH):
        if token.head is token:
            break
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            found.append(token)
            found += [
                child
                for child in token.children
                if child.dep_ in {"conj", "xcomp", "ccomp"} and child.pos_ == "VERB"
            ]
            break
    return found


def activities(doc: Doc, span: Span) -> list[tuple[int, int, str]]:
    """The activity nouns of a sentence with their places."""
    start = span.start_char
    return [
        (start + match.start(), start + match.end(), match.group().lower())
        for match in _activity_pattern().finditer(span.text)
    ]


def weigh(doc: Doc, phrase: Counted, span: Span) -> list[Cue]:
    """All evidence around a counted phrase.

    Args:
        doc: the Doc.
        phrase: the counted noun phrase.
        span: its sentence.
    """
    cues: list[Cue] = []
    for head in phrase.heads:
        weight = weights("head").get(lemma(head), 0)
        if weight:
            cues.append(Cue(head.idx, head.idx + len(head), weight, "head"))
            break
    for verb in governing_verbs(phrase.head):
        weight = weights("verb").get(verb.lemma_.lower(), 0)
        if weight:
            cues.append(Cue(verb.idx, verb.idx + len(verb), weight, "verb"))
    best: Cue | None = None
    for start, end, word in activities(doc, span):
        table_ = weights("activity")
        weight = table_.get(word) or table_.get(word.rstrip("s"), 0)
        if best is None or weight > best.weight:
            best = Cue(start, end, weight, "activity")
    if best is not None:
        cues.append(best)
    return cues
