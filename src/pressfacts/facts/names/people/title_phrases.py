"""Title phrases: "Deputy District Attorney", "Head of Surveys", "president and chief executive"."""

from typing import NamedTuple

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.patterns import ARTICLES, PREPOSITIONS, SMALL_WORDS, TITLE_STOPS
from pressfacts.facts.names.people.spans import Span, Spans
from pressfacts.facts.names.people.words import Words
from pressfacts.text.mentions import squash

LONGEST = 26
"""Words before or after a name among which a title is looked for."""

_LONGEST_TITLE = 15
_FINITE = frozenset({"VERB", "AUX", "PRON", "SCONJ"})
_POSSESSIVE = frozenset({"’s", "'s", "’", "'"})
_AFTER_HEAD = frozenset({"general", "emeritus", "emerita", "elect", "designate", "and", "&"})
_INSIDE = _POSSESSIVE | {"&", "/", "(", ")"}


class Title(NamedTuple):
    """A title as written.

    Attributes:
        text: the words, without the organisation before or after them; empty for kinship.
        rule: the construction.
        strength: how surely its head noun is a person's title.
        plural: whether several people bear it.
        body: name of the organisation that stands with it.
    """

    text: str
    rule: str
    strength: str
    plural: bool = False
    body: str | None = None


class TitlePhrases:
    """Reads the title phrases of a release.

    Args:
        words: its words.
        names: numbers of the words that belong to names of people; no phrase goes through them.
        bodies: names of organisations, which are cut off at the edges of a phrase.
    """

    def __init__(self, words: Words, names: set[int], bodies: Spans) -> None:
        self.words = words
        self.names = names
        self.bodies = bodies

    def left_end(self, head: int) -> int:
        """The first word of the phrase whose head is the word `head`."""
        words, start = self.words, head
        while start > 0 and head - start < _LONGEST_TITLE - 1:
            index = start - 1
            joined = words.tight(start) and (words.wrapped(start) or not words.line_break(start))
            if index in self.names or not (joined or self._is_list_comma(start, head)):
                break
            coordinated = words[index].lower in {"and", "&"} and index > 0 and words.tight(index)
            if coordinated and index - 1 not in self.names and self._is_noun(index - 1):
                start = index - 1
            elif self._is_noun(index):
                start = index
            else:
                break
        return start

    def _is_list_comma(self, start: int, head: int) -> bool:
        """Whether a comma separates titles of a list: chairman, president and chief executive."""
        words = self.words
        return (
            words.comma(start)
            and self.is_title(start - 1)
            and self.is_title(start)
            and any(words[index].lower == "and" for index in range(start, head))
        )

    def is_title(self, index: int) -> bool:
        """Whether a word heads a title."""
        return lexicon.role_strength(self.words[index].lower) is not None

    def _is_noun(self, index: int) -> bool:
        """Whether a word may stand before the head of a title phrase."""
        word, tag = self.words[index], self.words.tag(index)
        lower = word.lower
        if self.is_title(index):
            return True
        if lower in TITLE_STOPS | PREPOSITIONS or lower in lexicon.reporting_verbs():
            return False
        if word.folded in lexicon.calendar_words() or word.folded in lexicon.honorifics():
            return False
        if lower in lexicon.headline_verbs():
            return word.capital and tag != "VERB"
        return word.capital or tag in {"NOUN", "ADJ", "PROPN"} or (not tag and "-" in lower)

    def read(self, index: int, rule: str, limit: int | None = None) -> Title | None:
        """The title that begins at the word `index`, articles left out.

        Args:
            index: the first word.
            rule: name of the construction.
            limit: last word that the phrase may take.
        """
        words = self.words
        limit = len(words) - 1 if limit is None else limit
        while index < limit and words[index].lower in ARTICLES and words.tight(index + 1):
            index += 1
        if index > limit or index in self.names or words[index].lower in {"and", "or", "&"}:
            return None
        end = self._right_end(index, limit)
        return self.make(index, end, rule) if self._headed(index, end) else None

    def _headed(self, first: int, end: int) -> bool:
        """Whether a title noun heads the phrase: the last word before a preposition, a comma or a body."""
        words = self.words
        stop = next(
            (n for n in range(first + 1, end + 1) if words[n].lower in PREPOSITIONS or words.comma(n)),
            end + 1,
        )
        heads = [n for n in range(first, stop) if self.is_title(n)]
        if not heads:
            return False
        following = heads[-1] + 1
        if following == stop or words[following].lower in _AFTER_HEAD or self.body_at(following):
            return True
        if lexicon.is_head(words[stop - 1].lower) or words.gap(following).strip() in _POSSESSIVE:
            return False
        strong = any(lexicon.role_strength(words[n].lower) == "strong" for n in heads)
        named = strong and words[first].capital and words[following].capital
        return named or any(words.gap(n).strip() in {"/", "&", "("} for n in range(following, stop))

    def body_at(self, index: int) -> Span | None:
        """The organisation whose name begins at a word."""
        start = self.words[index].start
        found = self.bodies.touching(start, start + 1)
        return next((one for one in found if one.start == start), None)

    def _right_end(self, first: int, limit: int) -> int:
        words, end = self.words, first
        while end < limit and end - first < LONGEST:
            index = end + 1
            if index in self.names or self._stops(index):
                break
            if words.line_break(index) and not words.wrapped(index):
                break
            joined = words.tight(index) or words.gap(index).strip() in _INSIDE
            if not joined and not (words.comma(index) and self._goes_on(index)):
                break
            end = index
        while end > first and words[end].lower in SMALL_WORDS | ARTICLES | {"or"}:
            end -= 1
        return end

    def _stops(self, index: int) -> bool:
        """Whether no title goes over the word."""
        word, lower = self.words[index], self.words[index].lower
        if lower in TITLE_STOPS and lower != "the":
            return not word.upper
        if word.capital:
            return False
        if lower in lexicon.reporting_verbs():
            return True
        return self.words.tag(index) in _FINITE and not (self.is_title(index) or lower.endswith("ing"))

    def _goes_on(self, index: int) -> bool:
        """Whether the phrase goes on after the comma before the word `index`."""
        words = self.words
        if words[index].lower in {"and", "&"}:
            return index + 1 < len(words) and self._title_soon(index + 1)
        return self._title_soon(index)

    def _title_soon(self, index: int) -> bool:
        words = self.words
        for number in range(index, min(index + 4, len(words))):
            if number in self.names or (number > index and not words.tight(number)):
                return False
            if self.is_title(number):
                return True
        return False

    def make(self, first: int, last: int, rule: str) -> Title:
        """The title of the words `first` to `last`, without the organisation at either edge."""
        words = self.words
        last, body = self._before_body(first, last)
        preposition = next(
            (n for n in range(first + 1, last + 1) if words[n].lower in PREPOSITIONS), last + 1
        )
        heads = [n for n in range(first, preposition) if self.is_title(n)]
        head = heads[-1] if heads else min(preposition, last)
        first, owner = self._after_owner(first, head)
        end = words[last].end
        end += words.text[end : end + 1] == ")" and "(" in words.text[words[first].start : end]
        text = " ".join(squash(words.text[words[first].start : end]).split()[:_LONGEST_TITLE])
        strengths = {lexicon.role_strength(words[n].lower) for n in heads}
        strength = next((one for one in ("strong", "rank", "weak", "kin") if one in strengths), "weak")
        plural = words[head].lower in lexicon.plural_roles()
        text = "" if strength == "kin" else text.strip(" ,–-")
        return Title(text, rule, strength, plural, body or owner)

    def _before_body(self, first: int, last: int) -> tuple[int, str | None]:
        """Where the title ends, before the organisation that it is held at, and that organisation."""
        words = self.words
        for index in range(first + 1, last + 1):
            body = self.body_at(index)
            if body is None or not any(self.is_title(n) for n in range(first, index)):
                continue
            end = index - 1
            while end > first and words[end].lower in SMALL_WORDS | ARTICLES:
                end -= 1
            return end, body.label
        return last, None

    def _after_owner(self, first: int, head: int) -> tuple[int, str | None]:
        """Where the title begins, after the organisation whose it is ("UNDP spokesperson"), and that one."""
        words = self.words
        for index in range(head, first, -1):
            if words.gap(index).strip() in _POSSESSIVE and words[index - 1].capital:
                owner = self.bodies.nearest(words[index - 1].start, words[index - 1].end)
                return index, owner.label if owner else None
        body = self.body_at(first)
        if body is None or body.end > words[head].start:
            return first, None
        return next(n for n in range(first, head + 1) if words[n].start >= body.end), body.label
