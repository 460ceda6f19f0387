"""Role phrases: "Deputy District Attorney", "Head of the Archive", "president and chief executive"."""

from dataclasses import dataclass

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.bodies import LONGEST, Bodies, written
from pressfacts.facts.names.people.patterns import (
    ADJECTIVE_ROLES,
    ARTICLES,
    BODY_WORDS,
    NO_BODIES,
    PLACE_ROLES,
    PREPOSITIONS,
    STOP_WORDS,
)
from pressfacts.facts.names.people.words import Words
from pressfacts.record.schema import Mention
from pressfacts.text.mentions import squash

LONGEST_TITLE = 15
_FINITE = frozenset({"VERB", "AUX", "PRON", "SCONJ"})
_POSSESSIVE = frozenset({"’s", "'s", "’", "'"})
_AFTER_HEAD = frozenset({"general", "emeritus", "elect", "designate", "and"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase at a name.

    Attributes:
        title: the role as written, without the body that follows it; None where only a body is given.
        organisation: the body as written.
        start: offset of the phrase.
        end: offset after it.
        rule: the construction.
        strong: whether only a person is called so.
        close: whether the role noun itself stands next to the name.
        cue: whether a role noun was read, be it one to write down or one of kinship.
        plural: whether the role noun is a plural.
    """

    title: str | None
    organisation: str | None
    start: int
    end: int
    rule: str
    strong: bool = True
    close: bool = False
    cue: bool = True
    plural: bool = False


def is_role(lower: str) -> bool:
    """Whether a word, lower case, heads a role; "ex-judge" and "trainer-mentor" count by their last part."""
    return lower in lexicon.roles() or ("-" in lower and lower.rsplit("-", 1)[1] in lexicon.roles())


def strength(lower: str) -> str:
    """Strength of a role noun, see `lexicons/role_nouns.tsv`."""
    return lexicon.roles().get(lower) or lexicon.roles().get(lower.rsplit("-", 1)[-1], "weak")


def affiliation(body: Mention, rule: str) -> Role:
    """A body at a name without a role."""
    return Role(None, written(body), body.start, body.end, rule, strong=False, cue=False)


class Phrases:
    """Reads role phrases of one release.

    Args:
        words: the words of the release.
        bodies: its named bodies.
        names: numbers of the words that probably belong to names of people; no phrase goes through them.
    """

    def __init__(self, words: Words, bodies: Bodies, names: set[int]) -> None:
        self.words = words
        self.bodies = bodies
        self.names = names

    def left_end(self, head: int) -> int:
        """The first word of the role phrase whose head is the word `head`."""
        words, start = self.words, head
        while start > 0 and head - start < LONGEST_TITLE - 1:
            index = start - 1
            joined = words.tight(start) and (words.wrapped(start) or not words.line_break(start))
            if index in self.names or not (joined or self._list_comma(start, head)):
                break
            coordinated = words[index].lower in {"and", "&"} and index > 0 and words.tight(index)
            if coordinated and index - 1 not in self.names and self._noun(index - 1):
                start = index - 1
            elif self._noun(index):
                start = index
            else:
                break
        return start

    def _list_comma(self, start: int, head: int) -> bool:
        """Whether a comma before the word parts roles of a list: chairman, president and chief executive."""
        words = self.words
        roles = words.comma(start) and is_role(words[start - 1].lower) and is_role(words[start].lower)
        return roles and any(words[index].lower == "and" for index in range(start, head))

    def _noun(self, index: int) -> bool:
        """Whether a word may stand in front of a role noun in its phrase."""
        word, tag = self.words[index], self.words.tag(index)
        lower, folded = word.lower, word.folded
        if lower in STOP_WORDS or lower in PREPOSITIONS or lower in lexicon.reporting_verbs():
            return False
        if folded in lexicon.calendar_words() or folded in lexicon.honorifics():
            return is_role(lower)
        if lower in lexicon.headline_verbs() and not is_role(lower):
            return word.capital and tag != "VERB"
        return word.capital or is_role(lower) or tag in {"NOUN", "ADJ", "PROPN"} or (not tag and "-" in lower)

    def read(self, index: int, rule: str, limit: int | None = None) -> Role | None:
        """The role phrase that begins at the word `index`, an article left out.

        Args:
            index: the first word.
            rule: what the role is to be filed under.
            limit: last word that the phrase may take.
        """
        words = self.words
        limit = len(words) - 1 if limit is None else limit
        opening = index
        while index < limit and words[index].lower in ARTICLES and words.tight(index + 1):
            index += 1
        if index > limit or index in self.names or (index == opening and self._opens_clause(index)):
            return None
        end = self._right_end(index, limit)
        inside = range(index + 1, end + 1)
        stop = next((n for n in inside if words[n].lower in PREPOSITIONS or words.comma(n)), end + 1)
        if self.leads_up(end) or not self._headed(index, stop):
            return None
        return self.make(index, end, rule)

    def _headed(self, first: int, stop: int) -> bool:
        """Whether a role noun ends the words ``first`` to ``stop - 1``, or may stand inside them."""
        words = self.words
        roles = [n for n in range(first, stop) if is_role(words[n].lower)]
        if not roles:
            return False
        if roles[-1] == stop - 1:
            return True
        if lexicon.is_head(words[stop - 1].lower) or words.gap(roles[-1] + 1).strip() in _POSSESSIVE:
            return False
        if words[first].capital:
            return any(words[n].lower not in ADJECTIVE_ROLES for n in roles)
        following = roles[-1] + 1
        return words[following].lower in _AFTER_HEAD or any(
            words.gap(number).strip() for number in range(following, stop)
        )

    def _opens_clause(self, index: int) -> bool:
        word = self.words[index]
        return not word.capital and not is_role(word.lower) and self.words.tag(index) in _FINITE

    def leads_up(self, end: int) -> bool:
        """Whether the words up to `end` are the role of the name that follows them."""
        words, following = self.words, end + 1
        if following >= len(words) or not words.tight(following) or words.line_break(following):
            return False
        while following < len(words) and self._address(following):
            following += 1
        return following in self.names

    def _address(self, index: int) -> bool:
        word = self.words[index]
        return word.lower == "the" or (word.capital and word.folded in lexicon.honorifics())

    def _right_end(self, first: int, limit: int) -> int:
        words, end = self.words, first
        while end < limit and end - first < LONGEST:
            index = end + 1
            if index in self.names or self._stops(index):
                break
            if words.line_break(index) and not words.wrapped(index):
                break
            joined = words.tight(index) or words.gap(index).strip() in _POSSESSIVE | {"&", "/", "("}
            if not joined and not (words.comma(index) and self._goes_on(index)):
                break
            end = index
        while end > first and words[end].lower in BODY_WORDS | PREPOSITIONS | {"or"}:
            end -= 1
        return end

    def _stops(self, index: int) -> bool:
        """Whether no role phrase goes over the word."""
        word, lower = self.words[index], self.words[index].lower
        if lower in STOP_WORDS and lower != "the":
            return not word.upper
        if word.capital:
            return False
        if lower in lexicon.reporting_verbs():
            return True
        return self.words.tag(index) in _FINITE and not is_role(lower) and not lower.endswith("ing")

    def _goes_on(self, index: int) -> bool:
        """Whether the phrase goes on after the comma before the word `index`."""
        words, word = self.words, self.words[index]
        if word.lower in {"and", "&"}:
            return index + 1 < len(words) and self._role_soon(index + 1)
        if word.lower in {"at", "of", "for"}:
            return True
        if not word.capital:
            near = range(index + 1, min(index + 4, len(words)))
            return self._role_soon(index) or any(
                words.comma(n) and words[n].lower in {"at", "of", "for"} for n in near
            )
        if self.bodies.at(index, self.names, loose=False) is not None:
            return True
        return self._role_soon(index) or self._division(index)

    def _role_soon(self, index: int) -> bool:
        words = self.words
        for number in range(index, min(index + 4, len(words))):
            if number in self.names or (number > index and not words.tight(number)):
                return False
            if is_role(words[number].lower):
                return not self.leads_up(number)
        return False

    def _division(self, index: int) -> bool:
        """Whether a capitalised phrase says where the role is held: ", Media Division for Acme"."""
        words = self.words
        last = self.bodies.phrase_end(index, self.names)
        pieces = [words[n] for n in range(index, last + 1)]
        if any(piece.lower in lexicon.body_heads() or piece.lower in {"for", "of", "at"} for piece in pieces):
            return True
        return last + 1 < len(words) and words.tight(last + 1) and words[last + 1].lower in {"for", "at"}

    def make(self, first: int, last: int, rule: str) -> Role:
        """The role of the words `first` to `last`, split into title and body."""
        words = self.words
        preposition = next(
            (n for n in range(first + 1, last + 1) if words[n].lower in PREPOSITIONS), last + 1
        )
        heads = [n for n in range(first, preposition) if is_role(words[n].lower)]
        head = heads[-1] if heads else min(preposition, last)
        title_end, body = self._split(head, last)
        title_start = first
        if body is None:
            title_start, body = self._owner(first, head)
        end = words[title_end].end
        end += words.text[end : end + 1] == ")" and "(" in words.text[words[title_start].start : end]
        title = " ".join(squash(words.text[words[title_start].start : end]).split()[:LONGEST_TITLE])
        kinds = {strength(words[n].lower) for n in heads} or {"weak"}
        kind = next(kind for kind in ("strong", "rank", "weak", "kin") if kind in kinds)
        return Role(
            None if kind == "kin" else title.strip(" ,–-"),
            written(body) if body else None,
            words[first].start,
            words[last].end,
            rule,
            strong=kind != "weak",
            plural=words[head].lower in lexicon.plural_roles(),
        )

    def _split(self, head: int, last: int) -> tuple[int, Mention | None]:
        """Where the title ends, and the body after it."""
        words = self.words
        for index in range(head + 1, last + 1):
            lower = words[index].lower
            if not (lower in PREPOSITIONS or words.comma(index)):
                continue
            first = index + 1 if lower in PREPOSITIONS else index
            while first <= last and words[first].lower in {"the", "its", "our", "their"}:
                first += 1
            if first > last or not words[first].capital:
                continue
            loose = lower in {"of", "at", "with"} and words[head].lower not in PLACE_ROLES
            body = self.bodies.at(first, self.names, loose)
            if body is not None:
                return index - 1, body
        return last, None

    def _owner(self, first: int, head: int) -> tuple[int, Mention | None]:
        """The body that a role phrase opens with ("UNDP spokesperson") or that stands before as possessor.

        Returns:
            The first word of the title, and the body.
        """
        words = self.words
        opening = self.bodies.around(words[first].start, words[first].end)
        if opening and opening.start == words[first].start and opening.end < words[head].start:
            return next(n for n in range(first, head + 1) if words[n].start >= opening.end), opening
        acronym = words[first].upper and len(words[first].text) > 2 and words[first].text not in NO_BODIES
        if acronym and first < head and not is_role(words[first].lower) and not words[first + 1].upper:
            start, end = words[first].start, words[first].end
            return first + 1, Mention(text=words.text[start:end], start=start, end=end)
        if first > 0 and words.gap(first).strip() in _POSSESSIVE:
            return first, self.bodies.around(words[first - 1].start, words[first - 1].end)
        return first, None
