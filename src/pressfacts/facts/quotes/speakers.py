"""Who is meant: from a name, a surname, a pronoun or a title to an entry of people or organisations."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pressfacts.slots import ORGANISATIONS, PEOPLE
from pressfacts.text.mentions import text_of

_NEARBY = 120
"""How many mentions back "the ministry" may reach."""
_EMPTY_WORDS = frozenset({"the", "of", "new", "a", "an", "one", "our", "her", "his", "their", "and", "for"})
PERSONAL_PRONOUNS = frozenset({"he", "she", "they", "s/he"})
_FEMININE = frozenset(
    {"ms", "mrs", "miss", "mme", "madame", "lady", "sister", "sr", "dame", "smt", "chairwoman"}
)
_MASCULINE = frozenset({"mr", "sir", "lord", "father", "fr", "brother", "br", "shri", "chairman", "monsieur"})


class Named(NamedTuple):
    """One mention of an entry."""

    start: int
    end: int
    name: str
    person: bool


class Subject(NamedTuple):
    """Who does something in a sentence.

    Attributes:
        name: the entry's name, None where somebody is meant who has no entry.
        start: where the words stand that name them.
        end: where these words end.
    """

    name: str | None
    start: int
    end: int


class Speakers:
    """The people and organisations of one Doc, for look-up by offset, surname, title and pronoun.

    Args:
        doc: a Doc with people and organisations.
    """

    def __init__(self, doc: Doc) -> None:
        self._text = text_of(doc)
        self._people = PEOPLE.read(doc)
        people = [Named(m.start, m.end, entry.name, True) for entry in self._people for m in entry.mentions]
        covered = {(named.start, named.end) for named in people}
        bodies = [
            Named(m.start, m.end, entry.name, False)
            for entry in ORGANISATIONS.read(doc)
            for m in entry.mentions
            if (m.start, m.end) not in covered
        ]
        self._mentions = sorted(people + bodies)
        self._starts = [named.start for named in self._mentions]
        self._by_surname: dict[str, set[str]] = {}
        self._titles: list[tuple[frozenset[str], str]] = []
        self._gender: dict[str, str] = {}
        for entry in self._people:
            for form in (entry.name, *entry.aliases):
                if form.split():
                    self._by_surname.setdefault(form.split()[-1].casefold(), set()).add(entry.name)
            if entry.title:
                self._titles.append((frozenset(re.findall(r"\w+", entry.title.casefold())), entry.name))
            self._gender[entry.name] = _gender(f"{entry.honorific or ''} {entry.title or ''}")

    def within(self, start: int, end: int, people_only: bool = False) -> list[Named]:
        """The mentions inside ``[start, end)``, in order."""
        found = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [named for named in found if named.end <= end and (named.person or not people_only)]

    def before(self, offset: int, floor: int = 0) -> list[Named]:
        """The people mentioned in ``[floor, offset)``, the nearest first; at most twenty."""
        position = bisect_right(self._starts, offset - 1)
        found: list[Named] = []
        while position > 0 and len(found) < 20:
            position -= 1
            if self._mentions[position].start < floor:
                break
            if self._mentions[position].person:
                found.append(self._mentions[position])
        return found

    def by_surname(self, start: int, end: int) -> Subject | None:
        """The one person whose surname stands in a stretch, though it is no mention."""
        for word in re.finditer(r"[^\W\d_][\w'’-]+", self._text[start:end]):
            names = self._by_surname.get(word[0].casefold(), set())
            if len(names) == 1 and word[0][0].isupper():
                return Subject(next(iter(names)), start + word.start(), start + word.end())
        return None

    def by_title(self, start: int, end: int, offset: int) -> str | None:
        """Whom "the minister" or "the ministry" means: the last named whose title or name has the words."""
        wanted = frozenset(re.findall(r"\w+", self._text[start:end].casefold())) - _EMPTY_WORDS
        if not wanted:
            return None
        fitting = {name for title, name in self._titles if wanted <= title}
        for named in self.before(offset):
            if named.name in fitting:
                return named.name
        if len(fitting) == 1:
            return next(iter(fitting))
        last = bisect_left(self._starts, offset)
        bodies = [one for one in self._mentions[max(0, last - _NEARBY) : last] if not one.person]
        with_words = [one.name for one in bodies if wanted <= set(one.name.casefold().split())]
        return with_words[-1] if with_words else None

    def fits(self, pronoun: str, name: str) -> bool:
        """Whether a pronoun can stand for a person, as far as honorific and title tell."""
        gender = self._gender.get(name, "")
        return not gender or pronoun == "they" or (pronoun == "she") == (gender == "f")


def _gender(title: str) -> str:
    parts = set(re.findall(r"\w+", title.casefold()))
    if parts & _FEMININE:
        return "f"
    return "m" if parts & _MASCULINE else ""


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
