"""What speaks for and against a candidate being a person, weighed."""

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pressfacts.facts.names.labels import kind
from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.around import Reader, skip_letters
from pressfacts.facts.names.people.bodies import Bodies
from pressfacts.facts.names.people.chains import Candidate
from pressfacts.facts.names.people.patterns import DOUBTS, FLAGS, RULES, THRESHOLD, VOCABULARY, WEIGHTS
from pressfacts.facts.names.people.roles import Role, is_role, strength
from pressfacts.facts.names.people.spelling import Kind
from pressfacts.facts.names.people.words import Words
from pressfacts.record.schema import Mention
from pressfacts.rules import compile_pattern
from pressfacts.text.mentions import mention

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
        closing: number of the last word, letters after the name included.
    """

    candidate: Candidate
    signs: dict[str, Mention | None] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    honorific: str | None = None
    office: str | None = None
    before: Role | None = None
    after: Role | None = None
    opening: int = 0
    closing: int = 0

    @property
    def score(self) -> float:
        """The sum of all weights."""
        return sum([WEIGHTS[sign] for sign in self.signs]) + sum([DOUBTS[doubt] for doubt in self.doubts])

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


@dataclass(slots=True)
class View:
    """What stands at a candidate, whichever other words are names.

    Attributes:
        candidate: the words.
        opening: number of the first word, forms of address included.
        closing: number of the last word, letters after the name included.
        address: the forms of address before the name.
        office: whether one of them names an office.
        left: signs in the text before the name.
        letters: the letters after the name.
        right: signs in the text after them.
        inside: signs of the words themselves.
        doubts: names of the signs against a name.
    """

    candidate: Candidate
    opening: int
    closing: int
    address: Mention | None = None
    office: bool = False
    left: dict[str, Mention | None] = field(default_factory=dict)
    letters: Mention | None = None
    right: dict[str, Mention | None] = field(default_factory=dict)
    inside: dict[str, Mention | None] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)


class Judge:
    """Weighs the candidates of one release.

    Args:
        words: the words.
        entities: spaCy's named entities.
        bodies: its named bodies.
        addressees: folded words of the release's e-mail addresses.
    """

    def __init__(self, words: Words, entities: Entities, bodies: Bodies, addressees: frozenset[str]) -> None:
        self.words = words
        self.addressees = addressees
        self.entities = entities
        self.bodies = bodies

    def view(self, candidate: Candidate) -> View:
        """What stands at a candidate, read once: the roles around it hang on the other names."""
        opening = candidate.first
        while opening > 0 and self._honorific(opening - 1, opening):
            opening -= 1
        view = View(candidate, opening, skip_letters(self.words, candidate.last))
        self._look_before(view)
        self._look_after(view)
        self._look_inside(view)
        self._doubt(view)
        return view

    def weigh(self, view: View, reader: Reader) -> Sighting:
        """All signs at a candidate, in the order of the text.

        Args:
            view: the candidate and what stands at it.
            reader: reads the roles around names.
        """
        candidate, address = view.candidate, view.address
        sighting = Sighting(candidate, opening=view.opening, closing=view.closing, doubts=[*view.doubts])
        if address is not None:
            sighting.signs["people.honorific"] = address
            sighting.honorific = address.text
            sighting.office = address.text if view.office else None
        self._read_before(sighting, reader)
        sighting.signs.update(view.left)
        if view.letters is not None:
            sighting.signs["people.post_nominal"] = view.letters
        self._read_after(sighting, reader)
        sighting.signs.update(view.right)
        sighting.signs.update(view.inside)
        return sighting

    def _span(self, candidate: Candidate) -> tuple[int, int]:
        """Offsets of a candidate."""
        return self.words[candidate.first].start, self.words[candidate.last].end

    def _between(self, first: int, last: int) -> Mention:
        """The text from the word `first` to the word `last`."""
        return mention(self.words.text, self.words[first].start, self.words[last].end)

    def _look_before(self, view: View) -> None:
        words, opening, first = self.words, view.opening, view.candidate.first
        start = words[opening].start
        if opening < first:
            end = words[first - 1].end
            end += words.text[end : end + 1] == "."
            view.address = mention(words.text, start, end)
            view.office = any(
                lexicon.honorifics()[words[n].folded] == "office" for n in range(opening, first)
            )
        offset = max(0, start - _REACH)
        left = words.text[offset:start]
        for rule, pattern in _BEFORE:
            if match := pattern.search(left):
                view.left[rule] = mention(words.text, offset + match.start(), offset + match.end())

    def _read_before(self, sighting: Sighting, reader: Reader) -> None:
        words, first = self.words, sighting.candidate.first
        role = reader.before(sighting.opening, sighting.opening < first)
        if role is not None:
            sighting.before = role
            sign = role.rule if role.cue else "people.reachable"
            if role.rule == "people.role.before" and role.cue and (role.plural or not role.strong):
                sign = "people.role.before_plural" if role.plural else "people.role.before_weak"
            sighting.signs[sign] = mention(words.text, role.start, role.end)
        elif first > 0 and words.tight(first) and words[first - 1].lower in lexicon.reporting_verbs():
            sighting.signs["people.reporting"] = self._between(first - 1, first - 1)

    def _honorific(self, index: int, following: int) -> bool:
        word = self.words[index]
        if word.folded not in lexicon.honorifics() or not (word.capital or word.lower in _LOWER):
            return False
        if not (self.words.tight(following) or self.words.gap(following).strip() in _HONORIFIC_GAPS):
            return False
        if word.text == "U":
            return self.words[following].folded in lexicon.given_names()
        return not word.initial

    def _look_after(self, view: View) -> None:
        words, last, following = self.words, view.candidate.last, view.closing + 1
        if view.closing > last:
            view.letters = self._between(last + 1, view.closing)
        if following < len(words) and words[following].lower in lexicon.reporting_verbs():
            gap = words.gap(following).strip()
            if gap in {"", ","} and not words.line_break(following):
                view.right["people.reporting"] = self._between(following, following)
        end = words[view.closing].end
        right = words.text[end : end + _REACH]
        for rule, pattern in _AFTER:
            if match := pattern.match(right):
                view.right[rule] = mention(words.text, end + match.start(), end + match.end())

    def _read_after(self, sighting: Sighting, reader: Reader) -> None:
        role = reader.after(sighting.candidate.last)
        if role is not None:
            sighting.after = role
            if role.cue:
                sign = "people.role.after" if role.strong else "people.role.after_weak"
                sign = "people.role.next_line" if role.rule.endswith("next_line") and role.strong else sign
                sighting.signs[sign] = mention(self.words.text, role.start, role.end)

    def _look_inside(self, view: View) -> None:
        words, candidate = self.words, view.candidate
        numbers = range(candidate.first, candidate.last + 1)
        if candidate.full:
            self._look_at_parts(view)
        if any(words.gap(n).strip() and not words.tight(n) for n in numbers[1:]):
            view.inside["people.nickname"] = None
        start, end = self._span(candidate)
        entity = self.entities.at(start, end)
        if entity and entity[2] == "PERSON" and (words.english or Kind.GIVEN in candidate.kinds):
            view.inside["people.model"] = mention(words.text, entity[0], entity[1])
        elif entity and entity[2] != "PERSON" and self.bodies.exact(start, end) is None:
            view.doubts.append("other_entity")
        if words[candidate.last].folded in self.addressees:
            view.inside["people.address"] = None

    def _look_at_parts(self, view: View) -> None:
        words, candidate, kinds = self.words, view.candidate, view.candidate.kinds
        if kinds[0] is Kind.GIVEN:
            weak = words[candidate.first].folded in lexicon.common_words()
            view.inside["people.given_name_weak" if weak else "people.given_name"] = None
        elif Kind.GIVEN in kinds:
            view.inside["people.given_name_inside"] = None
        if Kind.INITIAL in kinds[:-1]:
            view.inside["people.initial"] = None
        if all(
            words[n].lower not in lexicon.common_words() for n in range(candidate.first, candidate.last + 1)
        ):
            view.inside["people.uncommon"] = None
        if words.line_break(candidate.first) and words.line_end(candidate.last):
            view.inside["people.line"] = None

    def _doubt(self, view: View) -> None:
        words, candidate, kinds = self.words, view.candidate, view.candidate.kinds
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
        view.doubts.extend(doubt for doubt, found in doubts.items() if found)
        if view.address is None:
            self._doubt_body(view, " ".join(folded))

    def _doubt_body(self, view: View, form: str) -> None:
        """Doubt a candidate that names a body, or stands inside the name of one."""
        start, end = self._span(view.candidate)
        if self.bodies.exact(start, end):
            view.doubts.append("named_organisation")
        elif self.bodies.around(start, end):
            view.doubts.append("inside_organisation")
        elif view.candidate.kinds[0] is not Kind.GIVEN and self.bodies.in_a_name(form):
            view.doubts.append("named_organisation")

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
