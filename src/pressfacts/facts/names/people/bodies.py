"""Named bodies beside names: those that the organisation component found, and those that grammar shows."""

from bisect import bisect_right

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.patterns import BODY_WORDS, NO_BODIES
from pressfacts.facts.names.people.words import Words
from pressfacts.record.schema import Mention, Organisation
from pressfacts.text.mentions import squash

LONGEST = 26
"""Most words of a body's name or of a role phrase."""
_INSIDE = frozenset({"’s", "'s", "’", "'", "&"})
_LOOK_BACK = 8


class Bodies:
    """The named bodies of a release.

    Args:
        words: the words of the release.
        organisations: what the organisation component found.
    """

    def __init__(self, words: Words, organisations: list[Organisation]) -> None:
        self.words = words
        self._mentions = sorted(
            (one for body in organisations for one in body.mentions), key=lambda one: (one.start, -one.end)
        )
        self._starts = [one.start for one in self._mentions]
        forms = {form for body in organisations for form in (body.name, *body.aliases)}
        self._names = " | ".join(sorted(" ".join(map(lexicon.fold, form.split())) for form in forms))

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in ``[start, end)``."""
        found = []
        for one in self._mentions[bisect_right(self._starts, start - 1) :]:
            if one.start >= end:
                break
            if one.end <= end:
                found.append(one)
        return found

    def exact(self, start: int, end: int) -> Mention | None:
        """The mention that is ``[start, end)`` itself."""
        return next((one for one in self.within(start, end) if (one.start, one.end) == (start, end)), None)

    def around(self, start: int, end: int) -> Mention | None:
        """A mention that holds all of ``[start, end)``."""
        last = bisect_right(self._starts, start)
        near = self._mentions[max(0, last - _LOOK_BACK) : last]
        return next((one for one in reversed(near) if one.end >= end), None)

    def in_a_name(self, form: str) -> bool:
        """Whether folded words stand, in this order, inside the name of a body."""
        return len(form) > 3 and f" {form} " in f" {self._names} "

    def phrase_end(self, first: int, names: set[int]) -> int:
        """The last word of the capitalised phrase that begins at the word `first`."""
        words, last, probe = self.words, first, first
        while probe + 1 < len(words) and probe - first < LONGEST:
            probe += 1
            gap = words.gap(probe).strip()
            broken = words.line_break(probe) and not words.wrapped(probe)
            if probe in names or broken or not (words.tight(probe) or gap in _INSIDE):
                break
            if words[probe].capital:
                last = probe
            elif words[probe].lower not in BODY_WORDS:
                break
        return last

    def at(self, first: int, names: set[int], loose: bool) -> Mention | None:
        """The body whose name begins at the word `first`.

        Args:
            first: a capitalised word.
            names: numbers of words that belong to names of people.
            loose: whether the construction speaks for a body ("at", "from", a contact line), so that a
                phrase of rare words is one without a further sign.
        """
        start = self.words[first].start
        if self.words[first].text in NO_BODIES:
            return None
        found = self.around(start, start + 1)
        if found is not None and found.start == start:
            return found
        last = self.phrase_end(first, names)
        if not (self._by_grammar(first, last) or (loose and self._rare(first, last))):
            return None
        end = self.words[last].end
        return Mention(text=self.words.text[start:end], start=start, end=end)

    def _by_grammar(self, first: int, last: int) -> bool:
        """Whether the phrase's head noun or an acronym in front shows that it names a body."""
        pieces = [self.words[index] for index in range(first, last + 1)]
        if len(pieces) > 1 and any(one.lower in lexicon.strong_heads() and one.capital for one in pieces):
            return True
        opening = pieces[0]
        return opening.upper and len(opening.text) > 2 and opening.text not in NO_BODIES

    def _rare(self, first: int, last: int) -> bool:
        """Whether the phrase is of words that are neither everyday words nor places, for the most part."""
        pieces = [self.words[index] for index in range(first, last + 1) if self.words[index].capital]
        rare = [
            one
            for one in pieces
            if not lexicon.is_common(one.lower)
            and one.lower not in lexicon.thing_heads()
            and one.lower not in lexicon.roles()
            and one.folded not in lexicon.place_words() | lexicon.calendar_words()
        ]
        joined = "".join(one.folded for one in pieces)
        return len(rare) * 2 >= len(pieces) and joined not in lexicon.places() and bool(rare)


def written(body: Mention) -> str:
    """A body's name as written, on one line."""
    return squash(body.text)
