"""Quantities of a Doc: expressions with the noun phrases that they count."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from pressfacts.facts.counts import phrases as patterns
from pressfacts.facts.counts.constructions import construction
from pressfacts.facts.counts.ellipsis import clause_end, elliptic, is_object, of_them
from pressfacts.facts.counts.expression import Expression
from pressfacts.facts.counts.expressions import read
from pressfacts.facts.counts.nouns import Counted, counted, is_person, is_plural, sentence
from pressfacts.facts.counts.subjects import subject_of
from pressfacts.layout.zones import Zones
from pressfacts.lexicons import words
from pressfacts.slots import CONTACTS, DATES, ORGANISATIONS, PEOPLE
from pressfacts.text.offsets import Tokens

_MEMORY = 400
_PEOPLE_MEMORY = 900
"""How far back, in characters, the noun of a bare number may stand."""

_NO_BARE_NUMBERS = {"contact", "header", "dateline"}
_NOUN_BEFORE = {"group", "label", "brackets"}
_TIMES = {"half", "quarter"}


@dataclass(frozen=True)
class Quantity:
    """An expression, the phrase that it counts, and its sentence.

    Attributes:
        expression: the number with its unit and hedges.
        phrase: the noun phrase that it counts.
        sentence: the sentence that it stands in.
        end: where the words that say what it measures end.
        ellipsis: how a bare number was recognised, None where a noun of its own follows.
    """

    expression: Expression
    phrase: Counted | None
    sentence: Span
    end: int
    ellipsis: str | None = None

    @property
    def start(self) -> int:
        """Where the quantity begins, its noun included where that stands before the number."""
        if self.phrase is None or self.ellipsis not in _NOUN_BEFORE:
            return self.expression.start
        return min(self.phrase.start, self.expression.start)

    @property
    def of_people(self) -> bool:
        """Whether it counts people."""
        if self.expression.kind is not None or self.phrase is None:
            return False
        return self.ellipsis == "group" or any(is_person(head) for head in self.phrase.heads)


def quantities(tokens: Tokens, zones: Zones) -> list[Quantity]:
    """All quantities of the readable zones, in order.

    Args:
        tokens: the tokens of a Doc with a parse, and with dates, contacts and names in their slots.
        zones: its zones.
    """
    found: list[Quantity] = []
    expressions = [e for e in read(tokens.text, _blocked(tokens.doc)) if zones.readable(e.number_start)]
    expressions = _multiplied(tokens.text, expressions)
    for at, expression in enumerate(expressions):
        following = expressions[at + 1] if at + 1 < len(expressions) else None
        made = _Reader(tokens, zones, expression, following, found).read()
        if made is not None:
            found.append(made)
    return found


def _blocked(doc: Doc) -> list[tuple[int, int]]:
    """The places of dates, contact details and names, whose numbers count nothing."""
    places = [(m.start, m.end) for date in DATES.read(doc) for m in date.mentions or [date]]
    places += [(contact.start, contact.end) for contact in CONTACTS.read(doc)]
    entities = [*ORGANISATIONS.read(doc), *PEOPLE.read(doc)]
    return places + [(m.start, m.end) for entity in entities for m in entity.mentions]


def _multiplied(text: str, expressions: list[Expression]) -> list[Expression]:
    """Groups of equal size as one number: "three cohorts of 25 women" is 75."""
    found: list[Expression] = []
    for expression in expressions:
        first = found[-1] if found else None
        if (
            first is not None
            and first.kind is None
            and expression.kind is None
            and expression.start - first.end < 40
            and patterns.GROUPS_OF.fullmatch(text, first.end, expression.number_start)
        ):
            product = replace(
                expression, start=first.start, number_start=first.number_start,
                value=first.value * expression.value,
                upper=expression.upper and first.value * expression.upper,
            )  # fmt: skip
            found[-1] = product
        else:
            found.append(expression)
    return found


class _Reader:
    """Reads one expression as a quantity.

    Args:
        tokens: the tokens of the release.
        zones: its zones.
        expression: the expression.
        following: the one after it.
        earlier: the quantities before it.
    """

    def __init__(
        self,
        tokens: Tokens,
        zones: Zones,
        expression: Expression,
        following: Expression | None,
        earlier: list[Quantity],
    ) -> None:
        self._tokens, self._text = tokens, tokens.text
        self._expression, self._following, self._earlier = expression, following, earlier
        self._sentence = sentence(tokens.doc, expression.number_start, expression.end)
        self._limit = zones.paragraph_at(expression.end - 1).end
        self._zone = zones.at(expression.number_start)

    def read(self) -> Quantity | None:
        """The quantity; None where the number counts nothing."""
        expression = self._expression
        if expression.kind and of_them(self._text, expression.end):
            return self._made(self._antecedent(), self._clause_end(), "of_them")
        if expression.kind not in {None, "ratio"}:
            return self._figure()
        if expression.between is not None:
            inside = counted(self._tokens, expression.between[0], self._limit)
            return self._made(inside, self._clause_end())
        phrase = counted(self._tokens, expression.end, self._limit)
        if expression.kind == "ratio":
            end = max(self._clause_end(), phrase.tail_end if phrase else 0)
            return None if self._is_no_share(phrase) else self._made(phrase, end)
        if self._is_in_name():
            return None
        phrase = phrase or self._after_compound()
        if phrase is not None and _counts(expression, phrase):
            return self._with_noun(phrase)
        return self._bare()

    def _made(self, phrase: Counted | None, end: int, ellipsis: str | None = None) -> Quantity:
        return Quantity(self._expression, phrase, self._sentence, end, ellipsis)

    def _clause_end(self) -> int:
        return clause_end(self._tokens, self._expression.end, self._limit)

    def _figure(self) -> Quantity:
        """A percentage, a sum or a measure, with the phrase after it that names what it measures."""
        start, whole = self._expression.end, self._following
        if whole and whole.kind is None and patterns.OF_NUMBER.fullmatch(self._text, start, whole.start):
            start = whole.end  # "62 per cent of 1,250 respondents"
        phrase = counted(self._tokens, start, self._limit)
        if phrase is None or not (start > self._expression.end or self._names_measured(phrase)):
            return self._made(None, self._expression.end)
        return self._made(phrase, max(phrase.end, phrase.tail_end))

    def _names_measured(self, phrase: Counted) -> bool:
        """Whether the phrase after a figure names what it measures: "€40m loan"; no name, no time."""
        end = self._expression.end
        if patterns.OF_AFTER.match(self._text, end):
            return True
        timed = phrase.head.lower_ in words("time_words")
        return phrase.head.pos_ == "NOUN" and not timed and phrase.start - end <= 1

    def _with_noun(self, phrase: Counted) -> Quantity:
        """A number with the noun that it counts; "50 times stronger" is a ratio."""
        expression = self._expression
        if phrase.head.lower_ == "times" and patterns.COMPARATIVE.match(self._text, phrase.end):
            ratio = replace(expression, kind="ratio", rule="times")
            return Quantity(ratio, phrase, self._sentence, self._clause_end())
        return self._made(phrase, max(expression.end, phrase.tail_end))

    def _bare(self) -> Quantity | None:
        """A number without a noun of its own, if it counts what stands elsewhere."""
        expression, tokens = self._expression, self._tokens
        if self._zone in _NO_BARE_NUMBERS:
            return None
        if shared := self._shared_noun():
            return self._made(shared, expression.end, "shared")
        if made := construction(tokens, expression, self._limit):
            return self._made(made.phrase, max(expression.end, made.end), made.name)
        if is_object(tokens, expression) and (people := self._antecedent(people=True)):
            return self._made(people, expression.end, "object")
        reason = elliptic(tokens, expression)
        phrase = self._antecedent() if reason else None
        if phrase is None and not (reason == "compared" and self._has_subject()):
            return None
        return self._made(phrase, self._clause_end() if phrase else expression.end, reason)

    def _has_subject(self) -> bool:
        """Whether a verb says what the number is of: "burglaries fell to 298"."""
        return subject_of(self._tokens, self._expression, self._sentence) is not None

    def _after_compound(self) -> Counted | None:
        """The noun after a compound with a number of its own: "12 new 40-tonne lorries"."""
        following, text = self._following, self._text
        if following is None or following.kind not in {"measure", "duration"}:
            return None
        between = patterns.MEASURE_BETWEEN.fullmatch(text, self._expression.end, following.start)
        if not between or "-" not in text[following.start : following.end]:
            return None
        phrase = counted(self._tokens, following.end, self._limit)
        return phrase if _counts(self._expression, phrase) else None

    def _shared_noun(self) -> Counted | None:
        """The noun that stands after the next number only: "94 Ashby and 132 Holt residents"."""
        expression, following = self._expression, self._following
        if following is None or expression.value == 1:
            return None
        between = self._text[expression.end : following.start]
        if not (expression.rule.endswith(".from") or patterns.NAMES_BETWEEN.match(between)):
            return None
        shared = counted(self._tokens, following.end, self._limit)
        return shared if _counts(following, shared) else None

    def _is_in_name(self) -> bool:
        """Whether the number belongs to the name before it: "Circle 360 members"."""
        doc, at = self._tokens.doc, self._tokens.index(self._expression.number_start)
        if self._expression.form != "digits" or self._expression.hedge or not 0 < at < len(doc):
            return False
        number, before = doc[at], doc[at - 1]
        joined = number.head.i == before.i and number.dep_ in {"nummod", "npadvmod"}
        return before.pos_ == "PROPN" and joined

    def _is_no_share(self, phrase: Counted | None) -> bool:
        """Whether "a third" is the third of its kind, "a third trial", or "half of the month" a time."""
        expression, doc = self._expression, self._tokens.doc
        if expression.form == "fraction" and phrase and phrase.head.lower_ in words("time_words"):
            return True
        written = self._text[expression.number_start : expression.end].lower().split()
        if expression.form != "fraction" or written[0] not in {"a", "an"} or written[-1] in _TIMES:
            return False
        at = self._tokens.index(expression.end)
        if at < len(doc) and doc[at].text == "," and at + 1 < len(doc):
            return doc[at + 1].pos_ in {"ADJ", "PROPN"}
        return at < len(doc) and doc[at].pos_ in {"NOUN", "ADJ", "PROPN"}

    def _antecedent(self, people: bool = False) -> Counted | None:
        """The phrase that the nearest earlier number of the passage counts.

        Args:
            people: whether the phrase has to name people; it may then stand farther off.
        """
        for quantity in reversed(self._earlier):
            if self._expression.start - quantity.end > (_PEOPLE_MEMORY if people else _MEMORY):
                return None
            if quantity.phrase is None or quantity.expression.kind not in {None, "ratio"}:
                continue
            if not people or quantity.of_people:
                return quantity.phrase
        return None


def _counts(expression: Expression, phrase: Counted | None) -> bool:
    if phrase is None or (expression.value == 1 and expression.form == "words" and expression.of is None):
        return False
    return expression.value == 1 or is_plural(phrase.head) or any(is_plural(head) for head in phrase.heads)
