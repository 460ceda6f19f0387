"""The title of a person: what stands before and after the mentions of the name.

Before: "Deputy District Attorney Ann Bell", "Head of the Archive, Ann Bell", "Press officer: Ann Bell".
After: "Ann Bell, Head of the Archive", "Ann Bell, who is head of the archive", the next line of a block.
"""

from collections.abc import Iterable

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.coreference import Cluster
from pressfacts.facts.names.people.features import Sighting
from pressfacts.facts.names.people.patterns import PREPOSITIONS, SMALL_WORDS
from pressfacts.facts.names.people.spans import Spans
from pressfacts.facts.names.people.title_phrases import LONGEST, Title, TitlePhrases
from pressfacts.facts.names.people.words import Words

_OPENERS = frozenset({"(", "–", "-", "—", ",–", ".,", "|", "/", "•", "),", ").", "·"})
_LABELS = frozenset({":", "–", "-", "—", "|"})
_COPULAS = frozenset({"as", "who", "is", "was", "serves", "became"})
_HEADINGS = frozenset({"zone.headline", "zone.subhead"})


class Titles:
    """Reads the titles of the people of a release.

    Args:
        words: its words.
        clusters: its people.
        bodies: names of organisations.
    """

    def __init__(self, words: Words, clusters: Iterable[Cluster], bodies: Spans) -> None:
        self.words = words
        sightings = [sighting for cluster in clusters for sighting in cluster.sightings]
        self.names = {n for one in sightings for n in range(one.candidate.first, one.candidate.last + 1)}
        self.phrases = TitlePhrases(words, self.names, bodies)
        self._ending = {one.closing: one for one in sightings}

    def of(self, sightings: list[Sighting]) -> Title | None:
        """The title that tells most of those at some mentions; outside headings, where there is one."""
        below = [one for one in sightings if _HEADINGS.isdisjoint(one.features)]
        return self._best(below) or self._best(sightings)

    def _best(self, sightings: list[Sighting]) -> Title | None:
        found = [
            (one.candidate.full, title)
            for one in sightings
            for title in (self.after(one), self.before(one))
            if title is not None and title.text
        ]
        if found:
            return max(found, key=lambda one: _worth(*one))[1]
        offices = [one.honorific for one in sightings if one.honorific and one.office]
        return Title(" ".join(offices[0].split()), "title.office", "strong") if offices else None

    def before(self, sighting: Sighting) -> Title | None:
        """The title that ends where a mention begins."""
        words, leader = self.words, self._head_of_list(sighting)
        if leader is not sighting:
            title = self.before(leader)
            return title if title is not None and title.plural else None
        first = sighting.opening
        end, addressed = first - 1, first < sighting.candidate.first
        if end < 0 or end in self.names:
            return None
        comma, mark = words.comma(first), words.gap(first).strip()
        if mark in _LABELS:
            return self._label(end)
        if not (comma or (mark == "(" and addressed) or words.tight(first) or words.next_line(first)):
            return None
        if addressed and words[end].lower == "the" and words.tight(end):
            end -= 1  # "vice chair the Rev. Ann Bell"
        rule = "title.before_comma" if comma else "title.before"
        if self.phrases.is_title(end):
            return self._close(end, comma, rule)
        if words.line_break(first) and not words.wrapped(first):
            return None
        head = self._head_on_the_left(end) if words[end].capital or addressed else None
        start = self.phrases.left_end(head) if head is not None else -1
        return self._unless_after_name(start, end, comma, rule)

    def _head_of_list(self, sighting: Sighting) -> Sighting:
        """The first mention of a list: its title in the plural holds for all ("Judges Bell, Das and Na")."""
        words = self.words
        while sighting.opening > 1:
            conjunction = words[sighting.opening - 1].lower in {"and", "&"}
            previous = self._ending.get(sighting.opening - 1 - conjunction)
            if previous is None or not (conjunction or words.comma(sighting.opening)):
                break
            sighting = previous
        return sighting

    def _unless_after_name(self, start: int, end: int, comma: bool, rule: str) -> Title | None:
        """The title, unless it follows a name: "Ann Bell, director, Ravi Das" leaves it to Ann Bell."""
        if start < 0 or (comma and start - 1 in self.names):
            return None
        return self.phrases.make(start, end, rule)

    def _close(self, end: int, comma: bool, rule: str) -> Title | None:
        """The title whose head stands right before the name, or the fuller one before a rank."""
        start = self.phrases.left_end(end)
        if start == end and self.words.comma(start) and start - 1 not in self.names:
            head = start - 1 if self.phrases.is_title(start - 1) else self._head_on_the_left(start - 1)
            if head is not None:
                first = self.phrases.left_end(head)
                if fuller := self._unless_after_name(first, start - 1, True, "title.before"):
                    return fuller
        return self._unless_after_name(start, end, comma, rule)

    def _head_on_the_left(self, end: int) -> int | None:
        """The head of a title that goes on up to the name: "Head of the Office for X, Ann Bell"."""
        words, preposition = self.words, None
        for index in range(end, max(-1, end - LONGEST), -1):
            word = words[index]
            if index in self.names or (index < end and not words.tight(index + 1)):
                return None
            if word.lower in PREPOSITIONS:
                preposition = index
            elif self.phrases.is_title(index) and (
                (preposition is not None and preposition - index <= 4)
                or (index < end and self.phrases.body_at(index + 1) is not None)
            ):
                return index
            if not (word.capital or word.lower in SMALL_WORDS or words.tag(index) in {"NOUN", "ADJ"}):
                return None
        return None

    def _label(self, end: int) -> Title | None:
        """A title that labels a name: "Press secretary: Ann Bell"."""
        if not self.phrases.is_title(end) or self.words[end].lower in lexicon.plural_roles():
            return None
        return self.phrases.make(self.phrases.left_end(end), end, "title.before")

    def after(self, sighting: Sighting) -> Title | None:
        """The title that begins after a mention."""
        words, index = self.words, sighting.closing + 1
        if index >= len(words) or index in self.names:
            return None
        gap, lower = words.gap(index).strip(), words[index].lower
        if gap in {"", ")", ".)"} and words.line_break(index) and not words.wrapped(index):
            return self._next_line(index) if words.gap(index).count("\n") < 3 else None
        if not (words.comma(index) or gap in _OPENERS or words.tight(index) or gap == ")"):
            return None
        if lower in _COPULAS:
            return self._copula(index, lower)
        return None if words.tight(index) else self._apposition(index)

    def _apposition(self, index: int) -> Title | None:
        """A title after a comma or an opening mark, the organisation before it left out."""
        body = self.phrases.body_at(index)
        owner = None
        if body is not None:
            following = self.words.number_at(body.end)
            gap = self.words.gap(following).strip() if following < len(self.words) else "."
            if gap in {"", ",", "’s", "'s", "’", "'"}:
                index, owner = following, body.label
        found = self.phrases.read(index, "title.after")
        return found._replace(body=found.body or owner) if found is not None else None

    def _copula(self, index: int, lower: str) -> Title | None:
        """The title after a verb of being: "X as head of Y", "X, who is head of Y", "X serves as head"."""
        words, following = self.words, index + 1
        if lower == "who":
            if following >= len(words) or words.tag(following) != "AUX":
                return None
            following += 1
        if following < len(words) and words[following].lower == "as":
            following += 1
        if following >= len(words):
            return None
        opens = words[following].lower in {"the", "a", "an"} or self.phrases.is_title(following)
        if lower not in {"as", "who"} and not opens:
            return None
        return self.phrases.read(following, "title.as" if lower == "as" else "title.copula")

    def _next_line(self, index: int) -> Title | None:
        """The title on the next line of a contact block or a signature."""
        words, end = self.words, index
        while not words.line_end(end) and end - index < LONGEST:
            end += 1
        line = words.text[words[index].start : words[end].end + 1]
        named = any(number in self.names for number in range(index, end + 1))
        if named or not words[index].capital or "@" in line or line[-1:] in {".", ":"}:
            return None
        return self.phrases.read(index, "title.next_line", end)


def _worth(full: bool, title: Title) -> tuple[bool, bool, bool, bool, bool]:
    """How much a title tells: of a full name, of one person, sure, with a body, more than a rank."""
    sure = title.strength != "weak" and title.rule not in {"title.copula", "title.as"}
    return full, not title.plural, sure, title.body is not None, " " in title.text
