"""Named features of a mention of a name candidate, which the scorer `person` turns into a probability."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.candidates import Candidate, kind_of
from pressfacts.facts.names.people.patterns import (
    AFTER,
    BEFORE,
    CLOSED_CLASS,
    EMAIL_LOCAL,
    LOCAL_PARTS,
    REACH,
    TITLE_STOPS,
)
from pressfacts.facts.names.people.spans import Span, Spans
from pressfacts.facts.names.people.spelling import Kind
from pressfacts.facts.names.people.words import Words
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Mention
from pressfacts.text.mentions import mention

_HONORIFIC_GAPS = frozenset({".", "(", ")", ".)", ". ("})
_LETTER_GAPS = frozenset({"", ",", "(", ".,", ".", "),", ".),"})
_LOWER_HONORIFICS = frozenset({"ret", "rtd", "retd", "prof", "dr"})
_GAPS = {",": "comma", ":": "colon", "(": "bracket", ")": "bracket", "“": "quote", '"': "quote", "”": "quote"}
_TITLE_WORDS = 9


@dataclass(slots=True)
class Sighting:
    """A mention of a candidate and what stands around it.

    Attributes:
        candidate: the words of the name.
        opening: number of the first word, forms of address included.
        closing: number of the last word, letters after the name included.
        features: named features.
        cues: the text that shows a feature.
        honorific: forms of address before the name, as written.
        office: whether one of them names an office.
    """

    candidate: Candidate
    opening: int
    closing: int
    features: set[str] = field(default_factory=set)
    cues: dict[str, Mention] = field(default_factory=dict)
    honorific: str | None = None
    office: bool = False


def skip_letters(words: Words, last: int) -> int:
    """The last word of the letters after a name ("Ph.D., FRS"), or `last` where there are none."""
    letters = False
    while last + 1 < len(words) and not words.line_break(last + 1):
        word, gap = words[last + 1], words.gap(last + 1).strip()
        bracket = gap == "(" and letters and last + 2 < len(words) and words.gap(last + 2)[:2] in {"),", ".)"}
        marked = word.upper or "." in word.text or word.text[-1:].isupper()
        known = word.folded in lexicon.post_nominals() and marked and gap in _LETTER_GAPS
        if not (bracket or known):
            break
        last, letters = last + 1, True
    return last


class FeatureReader:
    """Reads the features of the candidates of one release.

    Args:
        words: its words.
        zones: its zones.
        entities: spans of the recogniser.
        organisations: mentions of its organisations.
    """

    def __init__(self, words: Words, zones: Zones, entities: Spans, organisations: Spans) -> None:
        self.words = words
        self.zones = zones
        self.entities = entities
        self.organisations = organisations
        self._addressees = {
            lexicon.fold(part)
            for match in EMAIL_LOCAL.finditer(words.text)
            for part in LOCAL_PARTS.split(match[1])
            if len(part) > 3
        }

    def read(self, candidate: Candidate) -> Sighting:
        """A candidate with its features."""
        opening = candidate.first
        while opening > 0 and self._honorific(opening - 1, opening):
            opening -= 1
        found = Sighting(candidate, opening, skip_letters(self.words, candidate.last))
        self._read_words(found)
        self._read_labels(found)
        self._read_before(found)
        self._read_after(found)
        self._read_cues(found)
        return found

    def _honorific(self, index: int, following: int) -> bool:
        word = self.words[index]
        if word.folded not in lexicon.honorifics():
            return False
        if not (word.capital or word.lower in _LOWER_HONORIFICS):
            return False
        if not (self.words.tight(following) or self.words.gap(following).strip() in _HONORIFIC_GAPS):
            return False
        if word.text == "U":
            return self.words[following].folded in lexicon.given_names()
        return not word.initial or len(word.text) > 2

    def _read_words(self, found: Sighting) -> None:
        """Features of the words themselves."""
        words, candidate = self.words, found.candidate
        kinds, add = candidate.kinds, found.features.add
        pieces = words[candidate.first : candidate.last + 1]
        add(f"shape.{_shape(kinds)}")
        add(f"words.{min(len(kinds), 5)}")
        if kinds[0] is Kind.GIVEN:
            common = pieces[0].folded in lexicon.common_words()
            add("given_name.common" if common else "given_name.first")
        elif Kind.GIVEN in kinds:
            add("given_name.inside")
        if not any(piece.lower in lexicon.common_words() for piece in pieces):
            add("no_common_word")
        if all(piece.upper or piece.initial for piece in pieces):
            add("capitals")
        marks = "".join(words.gap(n).strip(" .") for n in range(candidate.first + 1, candidate.last + 1))
        if marks:
            add("nickname" if marks[0] in "\"“‘'(" else "inner_mark")
        if pieces[-1].folded in self._addressees:
            add("email")
        joined = "".join(piece.folded for piece in pieces)
        if joined in lexicon.places():
            add("place.known")
        elif candidate.full and pieces[0].folded in lexicon.places():
            add("place.opens")
        if not words.english:
            add("not_english")

    def _read_labels(self, found: Sighting) -> None:
        """Features of the recogniser's spans and of the organisations."""
        words, candidate, add = self.words, found.candidate, found.features.add
        start, end = words[candidate.first].start, words[candidate.last].end
        span = self.entities.nearest(start, end)
        trusted = words.english or Kind.GIVEN in candidate.kinds  # the recognisers have read English alone
        add(f"label.{span.label}.{_relation(span, start, end)}" if span and trusted else "label.none")
        body = self.organisations.nearest(start, end)
        if body:
            add(f"organisation.{_relation(body, start, end)}")
        add(f"zone.{self.zones.at(start)}")

    def _read_before(self, found: Sighting) -> None:
        """Features of the words before the name."""
        words, add, index = self.words, found.features.add, found.opening - 1
        if found.opening < found.candidate.first:
            self._address(found)
        if index < 0:
            return
        word, tight = words[index], words.tight(found.opening)
        if words.line_break(found.opening):
            add("gap_before.line")
        elif not tight:
            add(f"gap_before.{_GAPS.get(words.gap(found.opening).strip()[-1:], 'other')}")
        strength = self._strength(index)
        if strength and (tight or words.next_line(found.opening)):
            plural = ".plural" if word.lower in lexicon.plural_roles() else ""
            case = ".capital" if word.capital else ""
            self._cue(found, f"title_before.{strength}{plural}{case}", index, index)
        elif strength and words.comma(found.opening):
            self._cue(found, f"title_before_comma.{strength}", index, index)
        elif tight and word.lower in lexicon.reporting_verbs():
            self._cue(found, "reporting_verb", index, index)
        elif tight and word.capital:
            add(f"kind_before.{kind_of(words, index).name}")
        elif tight:
            add(f"word_before.{word.lower if word.lower in CLOSED_CLASS else words.tag(index)}")
            self._object_of_title(found, index)

    def _strength(self, index: int) -> str | None:
        """How surely a word before a name is a title; a rank is one where it is capitalised."""
        word = self.words[index]
        strength = lexicon.role_strength(word.lower)
        if strength == "rank":
            return "strong" if word.capital else "weak"
        return strength

    def _object_of_title(self, found: Sighting, index: int) -> None:
        """Whether a title is of the candidate: "Director of Sana Rest"."""
        words = self.words
        if index > 0 and words[index].lower in {"of", "at"} and lexicon.role_strength(words[index - 1].lower):
            found.features.add("place.of_title")

    def _address(self, found: Sighting) -> None:
        words, first = self.words, found.candidate.first
        self._cue(found, "honorific", found.opening, first - 1)
        start, end = words[found.opening].start, words[first - 1].end
        end += words.text[end : end + 1] == "."
        found.honorific = words.text[start:end]
        kinds = [lexicon.honorifics()[words[n].folded] for n in range(found.opening, first)]
        found.office = "office" in kinds
        found.features.add("honorific.office" if found.office else "honorific.plain")

    def _read_after(self, found: Sighting) -> None:
        """Features of the words after the name."""
        words, last, index = self.words, found.candidate.last, found.closing + 1
        if found.closing > last:
            self._cue(found, "post_nominal", last + 1, found.closing)
        if index >= len(words):
            return
        word, gap = words[index], words.gap(index).strip()
        if words.tight(index) and (words.wrapped(index) or not words.line_break(index)):
            self._read_next_word(found, index)
        else:
            self._read_mark_after(found, index, gap)
        if word.lower in lexicon.reporting_verbs() and gap in {"", ","}:
            self._cue(found, "reporting_verb", index, index)
        if words.comma(index) and (word.folded in lexicon.place_words() or word.text in lexicon.states()):
            found.features.add("place.before_region")

    def _read_next_word(self, found: Sighting, index: int) -> None:
        words, word = self.words, self.words[index]
        if not word.capital:
            closed = word.lower if word.lower in CLOSED_CLASS else words.tag(index)
            found.features.add(f"word_after.{closed}")
            return
        kinds = {kind_of(words, index)}
        if index + 1 < len(words) and words.tight(index + 1) and kind_of(words, index + 1) is Kind.HEAD:
            kinds.add(Kind.HEAD)
        found.features.update(f"kind_after.{kind.name}" for kind in kinds)

    def _read_mark_after(self, found: Sighting, index: int, gap: str) -> None:
        if self.words.line_break(index):
            found.features.add("gap_after.line")
            if self.words.line_break(found.opening):
                found.features.add("line")
            self._title_after(found, index, "next_line")
            return
        found.features.add(f"gap_after.{_GAPS.get(gap[:1], 'other')}")
        if gap[:1] not in {".", ";"}:
            self._title_after(found, index, "after")

    def _title_after(self, found: Sighting, index: int, where: str) -> None:
        """The role noun of an apposition or of the next line."""
        words = self.words
        for number in range(index, min(index + _TITLE_WORDS, len(words))):
            if number > index and (words.comma(number) or words.line_break(number)):
                break
            if words[number].lower in TITLE_STOPS and number > index:
                break
            if strength := lexicon.role_strength(words[number].lower):
                self._cue(found, f"title_{where}.{strength}", number, number)
                break

    def _read_cues(self, found: Sighting) -> None:
        """Features that patterns read off the text around the name."""
        text = self.words.text
        start, end = self.words[found.opening].start, self.words[found.closing].end
        offset = max(0, start - REACH)
        left, right = text[offset:start], text[end : end + REACH]
        for name, pattern in BEFORE:
            if match := pattern.search(left):
                found.features.add(name)
                found.cues[name] = mention(text, offset + match.start(), offset + match.end())
        for name, pattern in AFTER:
            if match := pattern.match(right):
                found.features.add(name)
                found.cues[name] = mention(text, end + match.start(), end + match.end())

    def _cue(self, found: Sighting, name: str, first: int, last: int) -> None:
        found.features.add(name)
        found.cues[name] = mention(self.words.text, self.words[first].start, self.words[last].end)


def _shape(kinds: Sequence[Kind]) -> str:
    """The kinds of the words in short; initials and particles in a row count once."""
    kept = [
        one
        for before, one in zip((None, *kinds), kinds, strict=False)
        if one is not before or one not in {Kind.INITIAL, Kind.PARTICLE}
    ]
    return "-".join(one.name[:2].lower() for one in kept)


def _relation(span: Span, start: int, end: int) -> str:
    """How a span lies to ``[start, end)``."""
    if abs(span.start - start) <= 1 and abs(span.end - end) <= 2:
        return "exact"
    if span.start <= start and span.end >= end:
        return "around"
    return "inside" if span.start >= start and span.end <= end else "across"
