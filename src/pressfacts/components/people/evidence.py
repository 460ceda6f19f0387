"""What speaks for and against a candidate being a person, weighed."""

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pressfacts.components.labels import kind
from pressfacts.components.people import lexicon
from pressfacts.components.people.around import Reader
from pressfacts.components.people.bodies import Bodies
from pressfacts.components.people.chains import Candidate
from pressfacts.components.people.patterns import DOUBTS, FLAGS, RULES, THRESHOLD, VOCABULARY, WEIGHTS
from pressfacts.components.people.roles import Role, is_role, strength
from pressfacts.components.people.spelling import Kind
from pressfacts.components.people.words import Words
from pressfacts.components.text import mention
from pressfacts.rules import compile_pattern
from pressfacts.schema import Mention

_HONORIFIC_GAPS = frozenset({".", "(", ")", ".)", ". ("})
_LOWER = frozenset({"ret", "rtd", "retd", "prof", "dr"})
_EVERYDAY = frozenset({Kind.COMMON, Kind.PLACE, Kind.HEAD, Kind.CALENDAR})
_REACH = 80
_BEFORE = [
    (rule.id, compile_pattern(rule.pattern, VOCABULARY, FLAGS))
    for rule in RULES
    if rule.pattern.endswith(r"\Z")
]
_AFTER = [
    (rule.id, compile_pattern(rule.pattern, VOCABULARY, FLAGS))
    for rule in RULES
    if rule.pattern.startswith(r"\A")
]


@dataclass(slots=True)
class Sighting:
    """A candidate, what was found at it, and what it comes to.

    Attributes:
        candidate: the words.
        signs: signs for a name, with the cue where there is one.
        doubts: names of the signs against it.
        honorific: forms of address before the name, as written.
        office: the same where they name an office.
        before: the role before it.
        after: the role after it.
        opening: number of the first word, forms of address included.
    """

    candidate: Candidate
    signs: dict[str, Mention | None] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    honorific: str | None = None
    office: str | None = None
    before: Role | None = None
    after: Role | None = None
    opening: int = 0

    @property
    def score(self) -> float:
        """The sum of all weights."""
        return sum(WEIGHTS[sign] for sign in self.signs) + sum(DOUBTS[doubt] for doubt in self.doubts)

    @property
    def accepted(self) -> bool:
        """Whether it is a person."""
        return self.score >= THRESHOLD

    @property
    def rule(self) -> str:
        """The strongest sign."""
        return max(self.signs, key=lambda sign: WEIGHTS[sign], default="people.uncommon")


class Entities:
    """spaCy's named entities, for look-up by offset."""

    def __init__(self, doc: Doc) -> None:
        named = ((ent, kind(ent)) for ent in doc.ents)
        self._spans = [(ent.start_char, ent.end_char, label) for ent, label in named if label]
        self._ends = [end for _, end, _ in self._spans]

    def at(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The entity that shares most with ``[start, end)``."""
        best, most = None, 0
        for span in self._spans[bisect_left(self._ends, start + 1) :]:
            if span[0] >= end:
                break
            shared = min(end, span[1]) - max(start, span[0])
            if shared > most:
                best, most = span, shared
        return best


class Judge:
    """Weighs the candidates of one release.

    Args:
        words: the words.
        entities: spaCy's named entities.
        bodies: its named bodies.
        reader: reads the roles around names.
        addressees: folded words of the release's e-mail addresses.
    """

    def __init__(
        self, words: Words, entities: Entities, bodies: Bodies, reader: Reader, addressees: frozenset[str]
    ) -> None:
        self.words = words
        self.addressees = addressees
        self.entities = entities
        self.bodies = bodies
        self.reader = reader

    def weigh(self, candidate: Candidate) -> Sighting:
        """All signs at a candidate."""
        sighting = Sighting(candidate)
        self._look_before(sighting)
        self._look_after(sighting)
        self._look_inside(sighting)
        self._doubt(sighting)
        return sighting

    def span(self, candidate: Candidate) -> tuple[int, int]:
        """Offsets of a candidate."""
        return self.words[candidate.first].start, self.words[candidate.last].end

    def _look_before(self, sighting: Sighting) -> None:
        words, first = self.words, sighting.candidate.first
        opening = first
        while opening > 0 and self._honorific(opening - 1, opening):
            opening -= 1
        sighting.opening = opening
        if opening < first:
            start, end = words[opening].start, words[first - 1].end
            end += words.text[end : end + 1] == "."
            sighting.signs["people.honorific"] = mention(words.text, start, end)
            sighting.honorific = words.text[start:end]
            if any(lexicon.honorifics()[words[n].folded] == "office" for n in range(opening, first)):
                sighting.office = sighting.honorific
        role = self.reader.before(opening, opening < first)
        if role is not None:
            sighting.before = role
            sign = role.rule if role.cue else "people.reachable"
            if role.rule == "people.role.before" and role.cue and (role.plural or not role.strong):
                sign = "people.role.before_plural" if role.plural else "people.role.before_weak"
            sighting.signs[sign] = mention(words.text, role.start, role.end)
        elif first > 0 and words.tight(first) and words[first - 1].lower in lexicon.reporting_verbs():
            word = words[first - 1]
            sighting.signs["people.reporting"] = mention(words.text, word.start, word.end)
        start = words[opening].start
        left = words.text[max(0, start - _REACH) : start]
        for rule, pattern in _BEFORE:
            if match := pattern.search(left):
                offset = max(0, start - _REACH)
                sighting.signs[rule] = mention(words.text, offset + match.start(), offset + match.end())

    def _honorific(self, index: int, following: int) -> bool:
        word = self.words[index]
        if word.folded not in lexicon.honorifics() or not (word.capital or word.lower in _LOWER):
            return False
        if not (self.words.tight(following) or self.words.gap(following).strip() in _HONORIFIC_GAPS):
            return False
        if word.text == "U":
            return self.words[following].folded in lexicon.given_names()
        return not word.initial

    def _look_after(self, sighting: Sighting) -> None:
        words, last = self.words, sighting.candidate.last
        letters = self.reader.skip_letters(last)
        if letters > last:
            sighting.signs["people.post_nominal"] = mention(
                words.text, words[last + 1].start, words[letters].end
            )
        role = self.reader.after(last)
        if role is not None:
            sighting.after = role
            if role.cue:
                sign = "people.role.after" if role.strong else "people.role.after_weak"
                sign = "people.role.next_line" if role.rule.endswith("next_line") and role.strong else sign
                sighting.signs[sign] = mention(words.text, role.start, role.end)
        following = letters + 1
        if following < len(words) and words[following].lower in lexicon.reporting_verbs():
            gap = words.gap(following).strip()
            if gap in {"", ","} and not words.line_break(following):
                word = words[following]
                sighting.signs["people.reporting"] = mention(words.text, word.start, word.end)
        end = words[letters].end
        right = words.text[end : end + _REACH]
        for rule, pattern in _AFTER:
            if match := pattern.search(right):
                sighting.signs[rule] = mention(words.text, end + match.start(), end + match.end())

    def _look_inside(self, sighting: Sighting) -> None:
        words, candidate = self.words, sighting.candidate
        numbers = range(candidate.first, candidate.last + 1)
        if candidate.full:
            self._look_at_parts(sighting)
        if any(words.gap(n).strip() and not words.tight(n) for n in numbers[1:]):
            sighting.signs["people.nickname"] = None
        start, end = self.span(candidate)
        entity = self.entities.at(start, end)
        if entity and entity[2] == "PERSON" and (words.english or Kind.GIVEN in candidate.kinds):
            sighting.signs["people.model"] = mention(words.text, entity[0], entity[1])
        elif entity and entity[2] != "PERSON" and self.bodies.exact(start, end) is None:
            sighting.doubts.append("other_entity")
        if words[candidate.last].folded in self.addressees:
            sighting.signs["people.address"] = None

    def _look_at_parts(self, sighting: Sighting) -> None:
        words, candidate, kinds = self.words, sighting.candidate, sighting.candidate.kinds
        if kinds[0] is Kind.GIVEN:
            weak = words[candidate.first].folded in lexicon.common_words()
            sighting.signs["people.given_name_weak" if weak else "people.given_name"] = None
        elif Kind.GIVEN in kinds:
            sighting.signs["people.given_name_inside"] = None
        if Kind.INITIAL in kinds[:-1]:
            sighting.signs["people.initial"] = None
        if all(
            words[n].lower not in lexicon.common_words() for n in range(candidate.first, candidate.last + 1)
        ):
            sighting.signs["people.uncommon"] = None
        if words.line_break(candidate.first) and words.line_end(candidate.last):
            sighting.signs["people.line"] = None

    def _doubt(self, sighting: Sighting) -> None:
        words, candidate, kinds = self.words, sighting.candidate, sighting.candidate.kinds
        pieces = [words[n] for n in range(candidate.first, candidate.last + 1)]
        folded = [piece.folded for piece in pieces]
        loud = all(piece.upper or piece.initial for piece in pieces)
        article = candidate.first > 0 and words[candidate.first - 1].lower in {"the", "a", "an", "this"}
        doubts = {
            "of_a_role": self._object_of_role(candidate),
            "located": self._located(candidate),
            "after_head": candidate.before is Kind.HEAD,
            "after_article": article and words.tight(candidate.first),
            "everyday_word": any(kind in _EVERYDAY for kind in kinds),
            "one_word": not candidate.full,
            "place": "".join(folded) in lexicon.places(),
            "opens_with_place": candidate.full
            and kinds[0] is not Kind.GIVEN
            and folded[0] in lexicon.places(),
            "capitals": loud,
            "capitals_only": loud and candidate.full and Kind.GIVEN not in kinds,
        }
        sighting.doubts.extend(doubt for doubt, found in doubts.items() if found)
        if "people.honorific" not in sighting.signs:
            self._doubt_body(sighting, " ".join(folded))

    def _doubt_body(self, sighting: Sighting, form: str) -> None:
        """Doubt a candidate that names a body, or stands inside the name of one."""
        start, end = self.span(sighting.candidate)
        if self.bodies.exact(start, end):
            sighting.doubts.append("named_organisation")
        elif self.bodies.around(start, end):
            sighting.doubts.append("inside_organisation")
        elif sighting.candidate.kinds[0] is not Kind.GIVEN and self.bodies.in_a_name(form):
            sighting.doubts.append("named_organisation")

    def _located(self, candidate: Candidate) -> bool:
        """Whether the candidate is read as a place: "in Alta Vista", "Alta Vista, Calif."."""
        words, first, following = self.words, candidate.first, candidate.last + 1
        if Kind.GIVEN in candidate.kinds:
            return False
        if first > 0 and words[first - 1].lower in {"in", "near", "from"} and words.tight(first):
            return True
        return (
            following < len(words)
            and words.comma(following)
            and (
                words[following].folded in lexicon.place_words() or words[following].text in lexicon.states()
            )
        )

    def _object_of_role(self, candidate: Candidate) -> bool:
        """Whether the candidate is what a role is of: "Director of Sana Rest"."""
        words, index = self.words, candidate.first - 1
        if index < 1 or words[index].lower not in {"of", "at"} or not words.tight(candidate.first):
            return False
        lower = words[index - 1].lower
        return is_role(lower) and strength(lower) == "strong"


_SAINTS = frozenset({"st", "ste", "saint", "sainte"})
"""They open the names of hospitals, schools and places."""


def impossible(words: Words, candidate: Candidate) -> bool:
    """Whether a candidate is surely the name of something else: "Hurricane Ida", "Ann Bell Award"."""
    if candidate.after is Kind.HEAD or candidate.before is Kind.PREFIX:
        return True
    if words[candidate.first].lower in _SAINTS:
        return True
    before = candidate.first - 1
    prefixed = before >= 0 and words.tight(candidate.first) and words[before].capital
    if prefixed and words[before].lower in lexicon.blockers_before():
        return True
    following = candidate.last + 1
    if following < len(words) and _glued(words.gap(following)):
        return True
    return _glued(words.gap(candidate.first)[-1:])


def _glued(gap: str) -> bool:
    """Whether the word is part of an address on the net or the like."""
    return gap[:1] in {"@", "/", "_", "#", "\\"} or (gap == "." and gap != "")
