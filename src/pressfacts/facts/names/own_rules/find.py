"""Find the places of the user's names in a text."""

import json
import re

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from pressfacts.layout.zones import Zones
from pressfacts.readers.name_rules import NameRule, wrong
from pressfacts.slots import Named
from pressfacts.text.mentions import mention, squash, text_of

_PIECE = re.compile(r"(\s+|['’])")


class Finder:
    """Finds the names of a list of rules.

    Args:
        nlp: the pipeline, whose vocabulary token patterns are made for.
        rules: the rules.
        source: the file that they come from, for messages.

    Raises:
        RulesError: if the token patterns of a rule are not what spaCy's Matcher takes.
    """

    def __init__(self, nlp: Language, rules: tuple[NameRule, ...], source: str) -> None:
        self._rules = rules
        self._phrases = [(rule, _phrase(rule.pattern)) for rule in rules if not rule.tokens]
        self._matcher = Matcher(nlp.vocab, validate=True)
        for at, rule in enumerate(rules):
            if rule.tokens:
                try:
                    self._matcher.add(str(at), [json.loads(rule.pattern)])
                except ValueError as error:
                    reason = " ".join(str(error).split())[:160]
                    raise wrong(
                        source, rule.line, f"a token pattern that spaCy does not take: {reason}", ""
                    ) from None

    def find(self, doc: Doc) -> list[Named]:
        """The places of the names in the readable zones, in order; of two that overlap the longer.

        Args:
            doc: a Doc with its zones.
        """
        text, zones = text_of(doc), Zones(doc)
        places = {}
        for rule, phrase in self._phrases:
            for match in phrase.finditer(text):
                if span := doc.char_span(*match.span(), alignment_mode="expand"):
                    places[span.start, span.end] = (rule, *match.span())
        for key, first, last in self._matcher(doc) if len(self._matcher) else ():
            span = doc[first:last]
            rule = self._rules[int(doc.vocab.strings[key])]
            places[first, last] = (rule, span.start_char, span.end_char)
        spans = filter_spans([doc[first:last] for first, last in places])
        found = [places[span.start, span.end] for span in sorted(spans, key=lambda span: span.start)]
        return [_named(text, *one) for one in found if zones.readable(one[1])]


def _phrase(written: str) -> "re.Pattern[str]":
    """A pattern for whole words, over line breaks and with either apostrophe."""
    pieces = [
        r"\s+" if piece.isspace() else "['’]" if piece in "'’" else re.escape(piece)
        for piece in _PIECE.split(written)
        if piece
    ]
    return re.compile(rf"(?<!\w){''.join(pieces)}(?!\w)")


def _named(text: str, rule: NameRule, start: int, end: int) -> Named:
    place = mention(text, start, end)
    return Named(
        **place.model_dump(),
        label=rule.label,
        name=rule.name or squash(place.text),
        rule=f"name_rules.{rule.line}",
    )
