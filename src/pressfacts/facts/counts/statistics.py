"""Statistics: every stated quantity that is no participant count."""

from collections.abc import Iterator
from typing import NamedTuple

from pressfacts.facts.counts.breakdown import parts_of, who_of
from pressfacts.facts.counts.candidates import Quantity
from pressfacts.facts.counts.features import Features, statistic_features
from pressfacts.facts.counts.nouns import lemma
from pressfacts.facts.counts.participants import as_number
from pressfacts.facts.counts.phrases import RATE
from pressfacts.facts.counts.subjects import (
    Period,
    Subject,
    change_of,
    period_of,
    periods,
    subject_of,
)
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Part, Statistic
from pressfacts.scoring import scorer
from pressfacts.slots import DATES
from pressfacts.text.mentions import mention, squash
from pressfacts.text.offsets import Tokens

_HEADINGS = {"headline", "subhead"}


_THRESHOLD = 0.2
"""Below this probability a quantity is not written down."""


class Candidate(NamedTuple):
    """A quantity as a statistic, with what the scorer sees."""

    quantity: Quantity
    statistic: Statistic
    features: Features


def candidates(tokens: Tokens, zones: Zones, found: list[Quantity]) -> Iterator[Candidate]:
    """The quantities as statistics, one for each place.

    Args:
        tokens: the tokens of the release.
        zones: its zones.
        found: the quantities that are no participant counts, in order.
    """
    dated = periods(DATES.read(tokens.doc))
    for at, quantity in enumerate(found):
        made = _statistic(tokens, zones, quantity, dated)
        if quantity.of_people and quantity.ellipsis is None:
            made.breakdown = [
                Part(count=as_number(found[part].expression.value), who=who_of(tokens.text, found[part]))
                for part in parts_of(tokens.text, at, found)
            ]
        yield Candidate(quantity, made, statistic_features(tokens.doc, quantity, made))


def as_statistics(tokens: Tokens, zones: Zones, found: list[Quantity]) -> list[Statistic]:
    """The quantities as statistics, one entry for each fact however often it is stated.

    Args:
        tokens: the tokens of the release.
        zones: its zones.
        found: the quantities that are no participant counts, in order.
    """
    in_body = {
        (q.expression.kind, q.expression.value)
        for q in found
        if zones.at(q.expression.end - 1) not in _HEADINGS
    }
    merged: dict[tuple[str, str, float, float | None], Statistic] = {}
    later: list[Statistic] = []
    for quantity, made, features in candidates(tokens, zones, found):
        made.confidence = scorer("statistic").probability(features)
        if made.zone in _HEADINGS and (quantity.expression.kind, quantity.expression.value) in in_body:
            later.append(made)
            continue
        key = (made.kind, _measured(quantity, made), made.value, made.upper)
        if key in merged:
            merged[key].mentions += made.mentions
            merged[key].confidence = max(merged[key].confidence or 0, made.confidence)
        else:
            merged[key] = made
    _join_headings(later, list(merged.values()))
    kept = (entry for entry in merged.values() if (entry.confidence or 0) >= _THRESHOLD)
    return sorted(kept, key=lambda entry: entry.start)


def _measured(quantity: Quantity, made: Statistic) -> str:
    if quantity.expression.kind is None and quantity.phrase is not None:
        return lemma(quantity.phrase.head)
    return made.unit.lower()


def _join_headings(headings: list[Statistic], body: list[Statistic]) -> None:
    """Add what headings tell again as mentions of the entry in the body."""
    entries: dict[tuple[str, float], Statistic] = {}
    for entry in body:
        entries.setdefault((entry.kind, entry.value), entry)
    for heading in headings:
        entry = entries[(heading.kind, heading.value)]
        entry.mentions = sorted(heading.mentions + entry.mentions, key=lambda place: place.start)


def _rule(quantity: Quantity) -> str:
    rule = quantity.expression.rule
    if quantity.ellipsis and quantity.expression.kind is None:
        rule = f"count.{quantity.ellipsis}"
    elif rule.startswith("number"):
        rule = rule.replace("number", "count", 1)
    elif "." not in rule and quantity.expression.kind == "ratio":
        rule = f"ratio.{rule}"
    return f"quantities.{rule}"


def _unit(text: str, quantity: Quantity, subject: str | None) -> str:
    """The unit: as read, else the noun counted, else what is measured."""
    expression, phrase = quantity.expression, quantity.phrase
    if expression.unit:
        return expression.unit
    if expression.rule == "ratio.twice":
        return "times"
    if expression.between is not None and phrase is None:
        return squash(text[slice(*expression.between)])
    written = text[expression.start : quantity.end]
    if expression.rule == "ratio.rate" and (rate := RATE.search(written)):
        return squash(rate.group())
    if phrase is None:
        return subject or squash(written)
    return phrase.head.text if quantity.ellipsis == "shared" else phrase.unit


def _measured_by(tokens: Tokens, quantity: Quantity) -> Subject | None:
    """What the quantity measures: the phrase that it counts, else what the words around it name."""
    expression, phrase = quantity.expression, quantity.phrase
    if phrase is None:
        return subject_of(tokens, expression, quantity.sentence)
    if quantity.ellipsis is not None:
        return Subject(phrase.who, quantity.start, max(quantity.end, expression.end))
    named = squash(tokens.text[phrase.start : max(phrase.end, phrase.tail_end)])
    return Subject(named, expression.start, quantity.end)


def _statistic(tokens: Tokens, zones: Zones, quantity: Quantity, dated: list[Period]) -> Statistic:
    expression, text = quantity.expression, tokens.text
    measured = _measured_by(tokens, quantity)
    subject = measured.text if measured else None
    start, end = (measured.start, measured.end) if measured else (expression.start, expression.end)
    place = mention(text, start, max(end, quantity.end))
    return Statistic(
        **place.model_dump(),
        zone=zones.at(expression.end - 1),
        rule=_rule(quantity),
        evidence=[mention(text, *expression.hedge)] if expression.hedge else [],
        value=as_number(expression.value),
        upper=None if expression.upper is None else as_number(expression.upper),
        unit=_unit(text, quantity, subject),
        kind=expression.kind or "count",
        qualifier=expression.qualifier,
        subject=subject,
        of=None if expression.of is None else as_number(expression.of),
        change=change_of(text, expression),
        period=period_of(dated, quantity.sentence, expression),
        mentions=[place],
    )
