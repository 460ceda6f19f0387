"""The role and the affiliation that stand with a name, to its left and to its right.

`Reader.before` reads "Deputy District Attorney Ann Bell", "Head of the Archive, Ann Bell", "UNDP: Ann Bell";
`Reader.after` reads "Ann Bell, Head of the Archive", "Ann Bell of the Archive", a contact block's next lines.
"""

from dataclasses import replace

from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.bodies import LONGEST, Bodies
from pressfacts.facts.names.people.patterns import BODY_WORDS, PREPOSITIONS
from pressfacts.facts.names.people.roles import Phrases, Role, affiliation, is_role
from pressfacts.facts.names.people.words import Words
from pressfacts.record.schema import Mention

_OPENERS = frozenset({"(", "–", "-", "—", ",–", ".,", "|", "/", "•", "),", ").", "·"})
_LETTER_GAPS = frozenset({"", ",", "(", ".,", ".", "),", ".),"})
_THROUGH = frozenset({'"', "“", "”", "(", "«", "»", "&"})
_LABELS = frozenset({":", "–", "-", "—", "|"})
_LINE = 160


class Reader:
    """Reads what stands around the names of one release.

    Args:
        words: the words of the release.
        bodies: its named bodies.
        names: numbers of the words that probably belong to names of people.
    """

    def __init__(self, words: Words, bodies: Bodies, names: set[int]) -> None:
        self.words = words
        self.bodies = bodies
        self.names = names
        self.phrases = Phrases(words, bodies, names)

    def before(self, first: int, addressed: bool = False) -> Role | None:
        """The role phrase that ends where the word `first` begins.

        Args:
            first: first word of the name, its forms of address included.
            addressed: whether a form of address stands before the name.
        """
        words, end = self.words, first - 1
        if end < 0 or end in self.names:
            return None
        comma, mark = words.comma(first), words.gap(first).strip()
        if mark in _LABELS:
            return self._label(first)
        if not (comma or (mark == "(" and addressed) or words.tight(first) or words.next_line(first)):
            return None
        rule = "people.role.before_comma" if comma else "people.role.before"
        if addressed and words[end].lower == "the" and words.tight(end) and is_role(words[end - 1].lower):
            end -= 1  # "vice chair the Rev. Ann Bell"
        if is_role(words[end].lower):
            return self._close(end, comma, rule)
        if words.line_break(first) and not words.wrapped(first):
            return None
        head = self._head_on_the_left(end) if words[end].capital or addressed else None
        if head is None:
            return None
        start = self.phrases.left_end(head)
        return None if comma and start - 1 in self.names else self.phrases.make(start, end, rule)

    def _close(self, end: int, comma: bool, rule: str) -> Role | None:
        """The role whose head noun stands right before the name."""
        start = self.phrases.left_end(end)
        if comma and start - 1 in self.names:
            return None
        outer = self._outer(start) if start == end else None
        return replace(outer or self.phrases.make(start, end, rule), close=True)

    def _outer(self, start: int) -> Role | None:
        """The fuller role before a rank of one word: "Head of the Border Service, Colonel Ann Bell"."""
        words, end = self.words, start - 1
        if end < 0 or end in self.names or not words.comma(start):
            return None
        head = end if is_role(words[end].lower) else self._head_on_the_left(end)
        if head is None:
            return None
        first = self.phrases.left_end(head)
        return None if first - 1 in self.names else self.phrases.make(first, end, "people.role.before")

    def _head_on_the_left(self, end: int) -> int | None:
        """The role noun that a chain of bodies before the name hangs on: Head of the Office for X, NAME."""
        words, preposition = self.words, None
        for index in range(end, max(-1, end - LONGEST), -1):
            word = words[index]
            if index in self.names or (index < end and not self._through(index + 1)):
                return None
            if word.lower in PREPOSITIONS:
                preposition = index
            elif (is_role(word.lower) and preposition is not None and preposition - index <= 4) or (
                is_role(word.lower) and index < end and self._named_by(index + 1, end)
            ):
                return index
            if not (word.capital or word.lower in BODY_WORDS or words.tag(index) in {"NOUN", "ADJ"}):
                return None
        return None

    def _through(self, index: int) -> bool:
        """Whether a chain of bodies may go on over what stands before the word."""
        words = self.words
        return words.tight(index) or words.comma(index) or words.gap(index).strip() in _THROUGH

    def _named_by(self, first: int, last: int) -> bool:
        """Whether the words are the bare name of a body ("Director General KPJA") or stand in brackets."""
        words = self.words
        if words.gap(first).strip() == "(":
            return True
        body = self.bodies.around(words[first].start, words[last].end)
        named = body is not None and body.start == words[first].start
        return named or (first == last and words[first].upper)

    def _label(self, first: int) -> Role | None:
        """A role or a body that labels a name: "Press secretary: Ann Bell", "UNDP – Ann Bell, tel. 555"."""
        words, end = self.words, first - 1
        if is_role(words[end].lower) and words[end].lower not in lexicon.plural_roles():
            return self.phrases.make(self.phrases.left_end(end), end, "people.role.before")
        if not self._reached(first):
            return None
        start = end
        while start > 0 and words.tight(start) and not words.line_break(start) and words[start - 1].capital:
            start -= 1
        body = self.bodies.at(start, self.names, loose=True) if words[start].capital else None
        if body is None or body.end != words[end].end:
            return None
        return affiliation(body, "people.affiliation.label")

    def _reached(self, first: int, lines: int = 1) -> bool:
        """Whether a telephone number or an address stands in the rest of the line, or of some lines."""
        start = self.words[first].start
        line = " ".join(self.words.text[start : start + _LINE].split("\n")[:lines])
        return "@" in line or "[at]" in line or sum(character.isdigit() for character in line) > 6

    def after(self, last: int) -> Role | None:
        """The role phrase or the body that begins after the word `last` of a name."""
        words = self.words
        index = skip_letters(words, last) + 1
        if index >= len(words):
            return None
        index = self._skip_address(self._skip_age(index))
        if index >= len(words) or index in self.names:
            return None
        gap, lower = words.gap(index).strip(), words[index].lower
        if gap in {"", ")", ".)"} and 0 < words.gap(index).count("\n") < 3 and not words.wrapped(index):
            spaced = words.gap(index).count("\n") == 2
            return None if spaced and not self._reached(index, lines=3) else self._block(index)
        if not (words.comma(index) or gap in _OPENERS or words.tight(index) or gap == ")"):
            return None
        if lower in {"of", "from", "at", "with"}:
            return self._affiliation(index)
        if lower in {"as", "who", "is", "was", "serves", "became"}:
            return self._copula(index, lower)
        if words.tight(index):
            return None
        return self.phrases.read(index, "people.role.after") or self._bare_body(index)

    def _copula(self, index: int, lower: str) -> Role | None:
        """The role after a verb of being: "X as head of Y", "X, who is head of Y", "X serves as head"."""
        words = self.words
        following = index + 1
        if lower == "who" and following < len(words) and words.tag(following) == "AUX":
            following += 1
        elif lower == "who":
            return None
        if following < len(words) and words[following].lower == "as":
            following += 1
        if following >= len(words):
            return None
        opening = words[following].lower
        if lower != "as" and opening not in {"the", "a", "an"} and not is_role(opening):
            return None if lower != "who" else self.phrases.read(following, "people.role.copula")
        return self.phrases.read(following, "people.role.as" if lower == "as" else "people.role.copula")

    def _skip_age(self, index: int) -> int:
        words = self.words
        text = words[index].text.rstrip(".,")
        if text.isdigit() and len(text) == 2 and (words.comma(index) or words.gap(index).strip() == "("):
            return index + 1
        return index

    def _skip_address(self, index: int) -> int:
        """The word after a form of address in brackets: "Brandt Ilse (Ms.)"."""
        words = self.words
        if index + 1 >= len(words) or words.gap(index).strip() != "(":
            return index
        address = words[index].folded in lexicon.honorifics() and ")" in words.gap(index + 1)
        return index + 1 if address else index

    def _line(self, index: int) -> int:
        """The last word of the line of the word `index`."""
        end = index
        while not self.words.line_end(end) and end - index < LONGEST:
            end += 1
        return end

    def _block(self, index: int) -> Role | None:
        """The next lines of a contact block or a signature: role, then body."""
        words, end = self.words, self._line(index)
        line = words.text[words[index].start : words[end].end + 1]
        if not words[index].capital or "@" in line or line[-1:] in {".", ":"}:
            return None
        if any(number in self.names for number in range(index, end + 1)):
            return None
        role = self.phrases.read(index, "people.role.next_line", end)
        if role is None:
            body = self._line_body(index) if words.next_line(index) else None
            return affiliation(body, "people.affiliation.next_line") if body else None
        if role.organisation is None and end + 1 < len(words) and words.next_line(end + 1):
            body = self._line_body(end + 1)
            return replace(role, organisation=affiliation(body, "").organisation) if body else role
        return role

    def _line_body(self, index: int) -> Mention | None:
        """The body that a line of its own names."""
        words, end = self.words, self._line(index)
        if not words[index].capital or any(number in self.names for number in range(index, end + 1)):
            return None
        start, stop = words[index].start, words[end].end
        body = self.bodies.at(index, self.names, loose=False)
        return body if body is not None and body.end - body.start >= 0.6 * (stop - start) else None

    def _bare_body(self, index: int) -> Role | None:
        """A body right after a comma or in brackets: "Ann Bell, Adlib PR, tel. 555", "Ann Bell (UNDP)"."""
        if not self.words[index].capital:
            return None
        body = self.bodies.at(index, self.names, loose=self._reached(index))
        return affiliation(body, "people.affiliation.after") if body else None

    def _affiliation(self, index: int) -> Role | None:
        """The body after "of", "from", "at" or "with"."""
        words, first = self.words, index + 1
        while first < len(words) and words[first].lower in {"the", "its", "our"} and words.tight(first):
            first += 1
        if first >= len(words) or not words.tight(first) or not words[first].capital or first in self.names:
            return None
        body = self.bodies.at(first, self.names, loose=False)
        return affiliation(body, "people.affiliation.preposition") if body else None


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
