"""The people and organisations that may be speaking, and what tells which of them does."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pressfacts.facts.quotes.patterns import EMPTY_WORDS, FEMININE, MASCULINE, PERSONAL_PRONOUNS, compiled
from pressfacts.lexicons import table
from pressfacts.slots import ORGANISATIONS, PEOPLE
from pressfacts.text.mentions import text_of

_BACK = 2000
_MOST = 24
"""A clause looks at so many mentions before it."""


class Named(NamedTuple):
    """One mention of an entry."""

    start: int
    end: int
    name: str
    person: bool


class Clause(NamedTuple):
    """A stretch that says who spoke.

    Attributes:
        start: where the stretch begins in which the subject stands.
        end: where it ends.
        cue_start: where the verb or phrase of saying starts.
        cue_end: where it ends.
        subject: the grammatical subject, where the parse has one.
    """

    start: int
    end: int
    cue_start: int
    cue_end: int
    subject: Token | None = None


class _Entry(NamedTuple):
    """What is known of a person or an organisation."""

    person: bool
    forms: frozenset[str]
    title: frozenset[str]
    gender: str


@cache
def _given_names() -> dict[str, str]:
    """The given name that each nickname stands for."""
    return {row["short"]: row["full"] for row in table("nicknames")}


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _gender(title: frozenset[str]) -> str:
    if title & FEMININE:
        return "f"
    return "m" if title & MASCULINE else ""


class Speakers:
    """The people and organisations of one Doc.

    Args:
        doc: a parsed Doc with people and organisations.

    Attributes:
        last: who spoke the quotation before.
    """

    def __init__(self, doc: Doc) -> None:
        self._doc, self._text = doc, text_of(doc)
        self.last: str | None = None
        people, bodies = PEOPLE.read(doc), ORGANISATIONS.read(doc)
        mentions = {
            (m.start, m.end): Named(m.start, m.end, one.name, False) for one in bodies for m in one.mentions
        }
        mentions |= {
            (m.start, m.end): Named(m.start, m.end, one.name, True) for one in people for m in one.mentions
        }
        self._mentions = sorted(mentions.values())
        self._starts = [named.start for named in self._mentions]
        self._entries = {
            one.name: _Entry(
                False,
                _words(" ".join((one.name, one.acronym or "", *one.aliases))) - EMPTY_WORDS,
                frozenset(),
                "",
            )
            for one in bodies
        }
        for one in people:
            title = _words(f"{one.honorific or ''} {one.title or ''}")
            forms = _words(" ".join((one.name, *one.aliases))) - EMPTY_WORDS
            self._entries[one.name] = _Entry(True, forms, title, _gender(title))
        self._by_word: dict[str, list[str]] = {}
        for one in people:
            for word in sorted(self._entries[one.name].forms):
                self._by_word.setdefault(word, []).append(one.name)
        counts = sorted(people, key=lambda one: -len(one.mentions))
        self._main = {one.name for one in counts[:1]}

    def within(self, start: int, end: int, people_only: bool = False) -> list[Named]:
        """The mentions inside ``[start, end)``, in order."""
        found = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [named for named in found if named.end <= end and (named.person or not people_only)]

    def _before(self, offset: int) -> list[Named]:
        """The mentions before an offset, the nearest first."""
        last = bisect_right(self._starts, offset - 1)
        found = self._mentions[max(0, last - _MOST) : last]
        return [named for named in reversed(found) if named.start >= offset - _BACK]

    def nearest(self, offset: int) -> str | None:
        """The person named last before an offset."""
        return next((named.name for named in self._before(offset) if named.person), None)

    def _is_possessive(self, named: Named) -> bool:
        return self._text.startswith(("’s", "'s"), named.end)

    def _differs(self, name: str, words: list[Token]) -> bool:
        """Whether an honorific or a title of a person tells that a pronoun means somebody else."""
        gender = self._entries[name].gender if name in self._entries else ""
        pronouns = {word.lower_ for word in words} & PERSONAL_PRONOUNS
        return bool(gender) and pronouns <= {"he", "she"} and ("she" in pronouns) != (gender == "f")

    def _is_subject(self, named: Named) -> bool:
        span = self._doc.char_span(named.start, named.end, alignment_mode="expand")
        return span is not None and span.root.dep_ in ("nsubj", "nsubjpass")

    def called(self, word: str) -> list[str]:
        """The people of whose name a capitalised word is a part, or a nickname; at most two dozen."""
        if not word[:1].isupper():
            return []
        folded = word.casefold()
        return (self._by_word.get(folded) or self._by_word.get(_given_names().get(folded, ""), []))[:_MOST]

    def _is_called(self, entry: _Entry, word: str) -> bool:
        word = word.casefold()
        return word in entry.forms or _given_names().get(word) in entry.forms

    def candidates(
        self, clause: Clause, kind: str, words: list[Token]
    ) -> Iterator[tuple[str, frozenset[str]]]:
        """Whoever may be the speaker that a clause means, with features.

        Args:
            clause: the clause.
            kind: how it refers to its speaker: by name, short form, pronoun or another phrase.
            words: the words of the clause.
        """
        inside = [one for one in self.within(clause.start, clause.end) if not self._is_possessive(one)]
        before = self._before(clause.start)
        entries = dict.fromkeys(named.name for named in (*inside, *before))
        if kind == "short":
            entries |= dict.fromkeys(name for word in words for name in self.called(word.text))
        if self.last:
            entries[self.last] = None
        context = _Context(clause, inside, before, self._text)
        subjects = {named.name for named in before if kind != "name" and self._is_subject(named)}
        for name in entries:
            if kind == "pronoun" and self._differs(name, words):
                continue
            found = {*self._known(name, words), *context.of(name)}
            if name in subjects:
                found.add("subject of a sentence before")
            yield name, frozenset({kind, *(f"{kind}: {feature}" for feature in found)})

    def _known(self, name: str, words: list[Token]) -> Iterator[str]:
        """Features of an entry itself and of the words that may mean it."""
        entry = self._entries.get(name)
        if entry is None:
            return
        yield "person" if entry.person else "organisation"
        if name == self.last:
            yield "last speaker"
        if name in self._main:
            yield "most named person"
        spoken = {word.lower_ for word in words}
        if any(self._is_called(entry, word.text) for word in words if word.text[0].isupper()):
            yield "part of name"
        elif spoken & (entry.title - EMPTY_WORDS):
            yield "word of title"
        if not entry.person and spoken & entry.forms:
            yield "word of name"
        if not entry.person and spoken & PERSONAL_PRONOUNS and "they" not in spoken:
            yield "no person for a pronoun"


class _Context:
    """Where the mentions of a candidate stand, seen from a clause."""

    def __init__(self, clause: Clause, inside: list[Named], before: list[Named], text: str) -> None:
        self._clause, self._inside, self._before, self._text = clause, inside, before, text
        self._people = [named.name for named in inside if named.person]
        self._ranks = {
            name: rank for rank, name in enumerate(dict.fromkeys(one.name for one in before if one.person))
        }
        self._sentence = compiled(r"[.!?][”\"’)]?\s").search

    def of(self, name: str) -> Iterator[str]:
        """The features of one candidate."""
        clause = self._clause
        for named in self._inside:
            if named.name == name:
                yield "in clause"
                yield from self._in_clause(named)
        nearest = next((named for named in self._before if named.name == name), None)
        if name in self._ranks:
            yield f"recent={min(3, self._ranks[name])}"
        if nearest is None:
            return
        between = self._text[nearest.end : clause.start]
        breaks = between.count("\n\n")
        yield f"paragraphs back={min(3, breaks)}"
        if not breaks:
            yield "same sentence" if not self._sentence(between) else "same paragraph"
        opening = self._text[max(0, nearest.start - 2) : nearest.start]
        if not opening.strip() or opening[-2:] in (". ", "” "):
            yield "opens a sentence"

    def _in_clause(self, named: Named) -> Iterator[str]:
        clause = self._clause
        if self._people:
            yield "first person in clause" if self._people[0] == named.name else "other person in clause"
            if self._people[-1] == named.name:
                yield "last person in clause"
        else:
            yield "no person in clause"
        after = named.start >= clause.cue_end
        gap = self._text[clause.cue_end : named.start] if after else self._text[named.end : clause.cue_start]
        side = "after cue" if after else "before cue"
        yield side
        if gap.strip(" ,\n").casefold() in ("", "the"):
            yield f"touches cue, {side}"
        elif len(gap) > 60:
            yield f"far from cue, {side}"
        if clause.subject is not None and named.start <= clause.subject.idx < named.end:
            yield "subject"
        if compiled(r"\s{1,2}(?-i:[A-Z])").match(self._text, named.end):
            yield "name goes on"
        if compiled(r"\b(?:of|for|at|with|by|from|to|in|and)\s(?:the\s)?$").search(
            self._text, max(0, named.start - 12), named.start
        ):
            yield "after preposition"


def subject_of(verb: Token) -> Token | None:
    """The grammatical subject of a verb, its own or that of the verb it is joined to."""
    seen = 0
    while seen < 4:
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ != "DET":
                return child
        if verb.dep_ not in ("conj", "xcomp", "advcl", "parataxis", "aux") or verb.head == verb:
            return None
        verb, seen = verb.head, seen + 1
    return None
