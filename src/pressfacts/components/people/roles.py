"""The role and the affiliation that stand with a name.

`before` reads leftwards from a name ("Deputy District Attorney Ann Bell", "Head of the Archive, Ann Bell"),
`after` rightwards ("Ann Bell, Head of the Archive", a contact block's next lines, "Ann Bell of the Archive").
"""

from bisect import bisect_right
from dataclasses import dataclass, replace

from pressfacts.components.people import lexicon
from pressfacts.components.people.patterns import ARTICLES, BODY_WORDS, PLACE_ROLES, PREPOSITIONS, STOP_WORDS
from pressfacts.components.people.words import Words
from pressfacts.components.text import squash
from pressfacts.schema import Mention

LONGEST = 26
"""Most words of a role phrase with its bodies."""
LONGEST_TITLE = 15
_OPENERS = frozenset({"(", "–", "-", "—", ",–", ".,", "|", "/", "•", "),", ").", ".,"})
_FINITE = frozenset({"VERB", "AUX", "PRON", "SCONJ"})


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


class Bodies:
    """The named bodies of a release, for look-up by offset."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda one: (one.start, -one.end))
        self._starts = [one.start for one in self._mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in ``[start, end)``."""
        first = bisect_right(self._starts, start - 1)
        found = []
        for one in self._mentions[first:]:
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
        return next(
            (one for one in reversed(self._mentions[max(0, last - 8) : last]) if one.end >= end), None
        )


def is_role(lower: str) -> bool:
    """Whether a word, lower case, heads a role; "ex-judge" and "trainer-mentor" count by their last part."""
    return lower in lexicon.roles() or ("-" in lower and lower.rsplit("-", 1)[1] in lexicon.roles())


def strength(lower: str) -> str:
    """Strength of a role noun, see `lexicons/role_nouns.tsv`."""
    return lexicon.roles().get(lower) or lexicon.roles().get(lower.rsplit("-", 1)[-1], "weak")


class Reader:
    """Reads role phrases around the names of one release.

    Args:
        words: the words of the release.
        bodies: its named bodies.
        names: numbers of the words that probably belong to names of people; no phrase goes through them.
    """

    def __init__(self, words: Words, bodies: Bodies, names: set[int]) -> None:
        self.words = words
        self.bodies = bodies
        self.names = names

    # Before the name

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
        retired = mark == "(" and addressed
        if not (comma or retired or words.tight(first) or self._next_line(first) or mark in {":", "–"}):
            return None
        rule = "people.role.before_comma" if comma else "people.role.before"
        if mark in {":", "–"}:
            return self._label(first)
        if is_role(words[end].lower):
            start = self._extend_left(end)
            if comma and self._belongs_to_name_before(start):
                return None
            role = self._outer(start) if start == end else None
            return replace(role or self._make(start, end, rule), close=True)
        if words.line_break(first) and not words.tight(first):
            return None
        head = self._head_on_the_left(end) if words[end].capital or addressed else None
        if head is None or (comma and self._belongs_to_name_before(head)):
            return None
        return self._make(self._extend_left(head), end, rule)

    def _outer(self, start: int) -> Role | None:
        """The fuller role before a rank of one word: "Head of the Border Service, Colonel Ann Bell"."""
        words, end = self.words, start - 1
        if end < 0 or end in self.names or not words.comma(start):
            return None
        head = end if is_role(words[end].lower) else self._head_on_the_left(end)
        if head is None or self._belongs_to_name_before(head):
            return None
        first = self._extend_left(head)
        return None if self._belongs_to_name_before(first) else self._make(first, end, "people.role.before")

    def _label(self, first: int) -> Role | None:
        """A role or a body that labels a name: "Press secretary: Ann Bell", "UNDP – Ann Bell"."""
        words, end = self.words, first - 1
        if is_role(words[end].lower):
            return self._make(self._extend_left(end), end, "people.role.before")
        body = self.bodies.around(words[end].start, words[end].end)
        if body is None or body.end != words[end].end or not self._reached(first):
            return None
        return Role(
            None, squash(body.text), body.start, body.end, "people.affiliation.label", strong=False, cue=False
        )

    def _reached(self, first: int) -> bool:
        """Whether a telephone number or an address stands in the rest of the line."""
        line = self.words.text[self.words[first].start :][:160].partition("\n")[0]
        return "@" in line or "[at]" in line or sum(character.isdigit() for character in line) > 6

    def _next_line(self, index: int) -> bool:
        gap = self.words.gap(index)
        return gap.isspace() and gap.count("\n") == 1

    def _belongs_to_name_before(self, start: int) -> bool:
        return start > 0 and (start - 1) in self.names

    def _extend_left(self, end: int) -> int:
        """The first word of the role phrase whose head is the word `end`."""
        words, start = self.words, end
        while start > 0 and end - start < LONGEST_TITLE - 1:
            index = start - 1
            word = words[index]
            if index in self.names or (not words.tight(start) and not self._list_comma(start, end)):
                break
            if words.line_break(start) and not words[start].capital:
                break
            if word.lower in {"and", "&"} and index > 0 and self._noun(index - 1) and words.tight(index):
                start = index - 1
            elif word.lower in STOP_WORDS or not self._noun(index):
                break
            else:
                start = index
        return start

    def _list_comma(self, start: int, end: int) -> bool:
        """Whether a comma before the word parts roles of one list: chairman, president and chief executive."""
        words = self.words
        return (
            words.comma(start)
            and is_role(words[start - 1].lower)
            and is_role(words[start].lower)
            and any(words[index].lower == "and" for index in range(start, end))
        )

    def _noun(self, index: int) -> bool:
        word, tag = self.words[index], self.words.tag(index)
        lower = word.lower
        if lower in STOP_WORDS or lower in PREPOSITIONS or lower in lexicon.reporting_verbs():
            return False
        folded = lexicon.fold(lower)
        if folded in lexicon.calendar_words() or folded in lexicon.honorifics():
            return is_role(lower)
        if lower in lexicon.headline_verbs() and not is_role(lower) and (not word.capital or tag == "VERB"):
            return False
        if word.capital or is_role(lower):
            return True
        return tag in {"NOUN", "ADJ", "PROPN"} or (not tag and lower.isalpha() and "-" in lower)

    def _head_on_the_left(self, end: int) -> int | None:
        """The role noun that a chain of bodies before the name hangs on: Head of the Office for X, NAME."""
        words, preposition = self.words, None
        for index in range(end, max(-1, end - LONGEST), -1):
            word = words[index]
            if index in self.names or (
                index < end and not (words.tight(index + 1) or words.comma(index + 1))
            ):
                return None
            if word.lower in PREPOSITIONS:
                preposition = index
            elif is_role(word.lower) and preposition is not None and preposition - index <= 4:
                return index
            elif is_role(word.lower) and index < end and self._named_by(index + 1, end):
                return index
            if word.lower in {"the", "that"} and preposition == index + 1:
                return None
            if not (word.capital or word.lower in BODY_WORDS or words.tag(index) in {"NOUN", "ADJ"}):
                return None
        return None

    def _through(self, index: int) -> bool:
        """Whether a chain of bodies may go on over what stands before the word."""
        gap = self.words.gap(index).strip()
        return self.words.tight(index) or self.words.comma(index) or gap in {'"', "“", "”", "(", "«", "»"}

    def _named_by(self, first: int, last: int) -> bool:
        """Whether the words are the bare name of a body: "Director General KPJA", or stand in brackets."""
        start, end = self.words[first].start, self.words[last].end
        if self.words.gap(first).strip() == "(":
            return True
        body = self.bodies.around(start, end)
        return (body is not None and body.start == start) or (first == last and self.words[first].upper)

    # After the name

    def after(self, last: int) -> Role | None:
        """The role phrase or the body that begins after the word `last` of a name."""
        words = self.words
        index = self.skip_letters(last) + 1
        if index >= len(words) or index in self.names:
            return None
        index = self._skip_address(self._skip_age(index))
        if index >= len(words) or index in self.names:
            return None
        gap, lower = words.gap(index).strip(), words[index].lower
        if gap in {"", ")", ".)"} and words.gap(index).count("\n") == 1:
            return self._block(index)
        if words.comma(index) or gap in _OPENERS:
            if lower == "who" and index + 2 < len(words):
                return (
                    self._phrase(index + 2, "people.role.relative_clause")
                    if words.tag(index + 1) == "AUX"
                    else None
                )
            if lower in {"of", "from", "at"}:
                return self._affiliation(index)
            if lower == "as":
                return self._phrase(index + 1, "people.role.as")
            return self._phrase(index, "people.role.after") or self._bare_body(index)
        if words.tight(index):
            return self._joined(index, lower)
        return None

    def _joined(self, index: int, lower: str) -> Role | None:
        if lower in {"of", "from", "at", "with"}:
            return self._affiliation(index)
        if lower in {"is", "was", "serves", "became"} and index + 1 < len(self.words):
            skip = 2 if self.words[index + 1].lower == "as" else 1
            return self._phrase(index + skip, "people.role.copula") if self._article(index + skip) else None
        if lower == "as" and index + 1 < len(self.words):
            return self._phrase(index + 1, "people.role.as")
        return None

    def _article(self, index: int) -> bool:
        return index < len(self.words) and (
            self.words[index].lower in {"the", "a", "an"} or is_role(self.words[index].lower)
        )

    def skip_letters(self, last: int) -> int:
        """The last word of the letters after a name ("Ph.D., FRS"), or `last` where there are none."""
        words, letters = self.words, False
        while last + 1 < len(words):
            word = words[last + 1]
            gap = words.gap(last + 1).strip()
            if gap == "(" and last + 2 < len(words) and words.gap(last + 2)[:2] in {"),", ".)"} and letters:
                last += 1
                continue
            known = lexicon.fold(word.text) in lexicon.post_nominals() and (
                word.upper or "." in word.text or word.text[-1:].isupper()
            )
            if (
                not known
                or gap not in {"", ",", "(", ".,", ".", "),", ".),"}
                or words.gap(last + 1).count("\n")
            ):
                break
            last, letters = last + 1, True
        return last

    def _skip_age(self, index: int) -> int:
        words = self.words
        text = words[index].text.rstrip(".,")
        if text.isdigit() and len(text) == 2 and (words.comma(index) or words.gap(index).strip() == "("):
            return index + 1
        return index

    def _skip_address(self, index: int) -> int:
        """The word after a form of address in brackets: "Brandt Ilse (Ms.)"."""
        words = self.words
        if index + 1 < len(words) and words.gap(index).strip() == "(":
            if lexicon.fold(words[index].text) in lexicon.honorifics() and ")" in words.gap(index + 1):
                return index + 1
        return index

    def _block(self, index: int) -> Role | None:
        """The next lines of a contact block or a signature: role, then body."""
        words = self.words
        end = index
        while not words.line_end(end) and end - index < LONGEST:
            end += 1
        if any(number in self.names for number in range(index, end + 1)):
            return None
        start, stop = words[index].start, words[end].end
        if not words[index].capital or words.text[stop : stop + 1] in {".", ":"}:
            return None
        line = self.words.text[start:stop]
        if (
            any(is_role(words[number].lower) for number in range(index, min(index + 8, end + 1)))
            and "@" not in line
        ):
            role = self._phrase(index, "people.role.next_line", end)
            if role and role.organisation is None and end + 1 < len(words) and self._next_line(end + 1):
                return replace(role, organisation=self._line_body(end + 1))
            return role
        body = self._line_body(index)
        return (
            Role(None, body, start, stop, "people.affiliation.next_line", strong=False, cue=False)
            if body
            else None
        )

    def _line_body(self, index: int) -> str | None:
        words = self.words
        end = index
        while not words.line_end(end) and end - index < LONGEST:
            end += 1
        start, stop = words[index].start, words[end].end
        if any(number in self.names for number in range(index, end + 1)) or not words[index].capital:
            return None
        for body in self.bodies.within(start, stop):
            if body.end - body.start >= 0.6 * (stop - start):
                return squash(body.text)
        if self._bodylike(index, end) and end - index < 10 and not words.tag(index) == "VERB":
            return squash(words.text[start:stop])
        return None

    def _bodylike(self, first: int, last: int) -> bool:
        words = [self.words[index] for index in range(first, last + 1)]
        return any(word.lower in lexicon.body_heads() and word.capital for word in words) and all(
            word.capital or word.lower in BODY_WORDS for word in words
        )

    def _bare_body(self, index: int) -> Role | None:
        """A body right after a comma or in brackets: "Ann Bell, Adlib PR", "Ann Bell (UNDP)"."""
        words = self.words
        if not words[index].capital or index in self.names:
            return None
        start = words[index].start
        for body in self.bodies.within(start, start + 200):
            if body.start == start:
                return Role(
                    None, squash(body.text), start, body.end, "people.affiliation.after", strong=False
                )
            break
        return None

    def _affiliation(self, index: int) -> Role | None:
        """The body after "of", "from", "at" or "with"."""
        words = self.words
        first = index + 1
        while first < len(words) and words[first].lower in {"the", "its", "our"} and words.tight(first):
            first += 1
        if first >= len(words) or not words.tight(first) or not words[first].capital or first in self.names:
            return None
        end = self._body_end(first)
        body = self._body_in(words[first].start, words[end].end) or self._body_by_grammar(
            first, end, words[index].lower
        )
        if body is None:
            return None
        return Role(
            None, body, words[index].start, words[end].end, "people.affiliation.preposition", strong=False
        )

    def _body_end(self, first: int) -> int:
        """The last word of the capitalised phrase that begins at `first`."""
        words, last, probe = self.words, first, first
        while probe + 1 < len(words) and probe - first < LONGEST:
            probe += 1
            if not words.tight(probe) and words.gap(probe).strip() not in {"’s", "'s", "’", "'", "&"}:
                break
            if words[probe].capital and probe not in self.names:
                last = probe
            elif words[probe].lower not in BODY_WORDS:
                break
        return last

    def _body_in(self, start: int, end: int) -> str | None:
        found = self.bodies.within(start, end + 1)
        if not found:
            longer = self.bodies.around(start, start + 1)
            return squash(longer.text) if longer and longer.start == start else None
        best = max(found, key=lambda one: one.end - one.start)
        first = min(found, key=lambda one: one.start)
        return squash(first.text if first.start == start else best.text)

    def _body_by_grammar(self, first: int, last: int, preposition: str) -> str | None:
        """The phrase itself where its head or its form says that it is a body."""
        words = self.words
        pieces = [words[index] for index in range(first, last + 1)]
        head = len(pieces) > 1 and any(
            piece.lower in lexicon.strong_heads() and piece.capital for piece in pieces
        )
        acronym = (
            pieces[0].upper and len(pieces[0].text) > 2 and pieces[0].lower not in lexicon.common_words()
        )
        place = all(lexicon.fold(piece.text) in lexicon.place_words() for piece in pieces)
        if place or not (head or acronym or (preposition in {"at", "with"} and len(pieces) < 5)):
            return None
        return squash(words.text[pieces[0].start : pieces[-1].end])

    def _unknown_body(self, first: int, last: int) -> str | None:
        """A capitalised phrase after "director of" of words that are neither everyday words nor places."""
        pieces = [self.words[index] for index in range(first, last + 1)]
        rare = [
            piece
            for piece in pieces
            if piece.capital
            and not lexicon.is_common(piece.lower)
            and lexicon.fold(piece.text) not in lexicon.place_words()
            and piece.lower not in lexicon.thing_heads()
        ]
        joined = "".join(lexicon.fold(piece.text) for piece in pieces)
        if not rare or joined in lexicon.places() or len(rare) * 2 < len(pieces):
            return None
        return squash(self.words.text[pieces[0].start : pieces[-1].end])

    # Phrases

    def _phrase(self, index: int, rule: str, limit: int | None = None) -> Role | None:
        """The role phrase that begins at the word `index`, an article left out."""
        words = self.words
        while (
            index < len(words)
            and words[index].lower in ARTICLES
            and index + 1 < len(words)
            and words.tight(index + 1)
        ):
            index += 1
        if index >= len(words) or index in self.names or self._opens_clause(index):
            return None
        end = self._phrase_end(index, len(words) - 1 if limit is None else limit)
        head = next(
            (n for n in range(index, end + 1) if words[n].lower in PREPOSITIONS and n > index), end + 1
        )
        roles = [n for n in range(index, head) if is_role(words[n].lower)]
        if not roles or self._of_the_next(end):
            return None
        if not words[index].capital and roles[-1] < head - 1 and not self._after_head(roles[-1] + 1, head):
            return None
        return self._make(index, end, rule)

    def _opens_clause(self, index: int) -> bool:
        word = self.words[index]
        return not word.capital and not is_role(word.lower) and self.words.tag(index) in _FINITE

    def _of_the_next(self, end: int) -> bool:
        """Whether the words up to `end` lead up to the next name, as its role."""
        following = end + 1
        if following >= len(self.words) or not self.words.tight(following):
            return False
        while following < len(self.words) and self._address(following):
            following += 1
        return following in self.names

    def _address(self, index: int) -> bool:
        word = self.words[index]
        return word.lower == "the" or (word.capital and lexicon.fold(word.text) in lexicon.honorifics())

    def _after_head(self, first: int, stop: int) -> bool:
        """Whether what follows the role noun inside its phrase may stand there ("director general", a list)."""
        words = self.words
        return words[first].lower in {"general", "emeritus", "elect", "designate", "and"} or any(
            words.comma(number) or words.gap(number).strip() for number in range(first, stop)
        )

    def _phrase_end(self, index: int, limit: int) -> int:
        words, end = self.words, index
        while end + 1 <= limit and end - index < LONGEST:
            following = end + 1
            word = words[following]
            gap = words.gap(following)
            if following in self.names or self._stops(following):
                break
            if words.line_break(following) and not words.tight(following):
                break
            if not words.tight(following) and gap.strip() not in {"&", "’s", "'s", "/", "’", "'"}:
                if not (words.comma(following) and self._goes_on(following, index)):
                    break
            elif words.line_break(following) and rule_line(words, index, following):
                break
            end = following
            if word.lower in {"and", "of"} and end == limit:
                break
        while end > index and words[end].lower in BODY_WORDS | PREPOSITIONS | {"and", "or"}:
            end -= 1
        return end

    def _stops(self, index: int) -> bool:
        word, lower = self.words[index], self.words[index].lower
        if lower in STOP_WORDS and lower not in {"the"}:
            return not (word.upper and word.capital)
        if word.capital:
            return False
        if lower in lexicon.reporting_verbs():
            return True
        return self.words.tag(index) in _FINITE and not is_role(lower) and not lower.endswith("ing")

    def _goes_on(self, index: int, start: int) -> bool:
        """Whether the phrase goes on after the comma before the word `index`."""
        words = self.words
        word = words[index]
        if word.lower in {"and", "&"}:
            return index + 1 < len(words) and self._role_soon(index + 1)
        if not word.capital:
            return (
                self._role_soon(index)
                or (
                    index + 3 < len(words)
                    and any(
                        words.comma(n) and words[n].lower in {"at", "of", "for"}
                        for n in range(index + 1, index + 4)
                    )
                )
                or (word.lower in {"at", "of", "for"} and words.comma(index))
            )
        offset = word.start
        if any(body.start == offset for body in self.bodies.within(offset, offset + 200)):
            return True
        return self._role_soon(index) or self._division(index)

    def _role_soon(self, index: int) -> bool:
        words = self.words
        for number in range(index, min(index + 4, len(words))):
            if number in self.names or (number > index and not words.tight(number)):
                return False
            if is_role(words[number].lower):
                return not self._of_the_next(number)
        return False

    def _division(self, index: int) -> bool:
        """Whether a capitalised phrase says where the role is held: ", Media Division for Acme", ", Asia"."""
        words = self.words
        last = self._body_end(index)
        pieces = [words[n] for n in range(index, last + 1)]
        if any(piece.lower in lexicon.body_heads() for piece in pieces):
            return True
        if last + 1 < len(words) and words.tight(last + 1):
            return words[last + 1].lower in {"for", "at"}
        return any(piece.lower in {"for", "of", "at"} for piece in pieces)

    def _make(self, first: int, last: int, rule: str) -> Role:
        """The role of the words `first` to `last`: split into title and body."""
        words = self.words
        start, end = words[first].start, words[last].end
        heads = [n for n in range(first, last + 1) if is_role(words[n].lower) and not self._past(first, n)]
        head = heads[-1] if heads else last
        title_end, body = self._split(first, head, last)
        title_start, owner = self._owner(first, head)
        if body is None and owner:
            body = owner
        else:
            title_start = first
        title = squash(words.text[words[title_start].start : words[title_end].end])
        title = " ".join(title.split()[:LONGEST_TITLE]).strip(" ,–-")
        kinds = {strength(words[n].lower) for n in heads} or {"weak"}
        kind = next(kind for kind in ("strong", "weak", "kin") if kind in kinds)
        plural = words[head].lower in lexicon.plural_roles()
        return Role(None if kind == "kin" else title, body, start, end, rule, kind != "weak", plural=plural)

    def _past(self, first: int, index: int) -> bool:
        """Whether a preposition stands between the phrase's first word and the word `index`."""
        return any(self.words[n].lower in PREPOSITIONS for n in range(first + 1, index))

    def _split(self, first: int, head: int, last: int) -> tuple[int, str | None]:
        """Where the title ends, and the body after it."""
        words = self.words
        for index in range(head + 1, last + 1):
            lower = words[index].lower
            comma = words.comma(index)
            if not (lower in PREPOSITIONS or comma):
                continue
            body_first = index if comma and lower not in PREPOSITIONS else index + 1
            while body_first <= last and words[body_first].lower in {"the", "its", "our", "their"}:
                body_first += 1
            if body_first > last or not words[body_first].capital:
                continue
            start = words[body_first].start
            whole = self.bodies.around(start, start + 1)
            if whole is not None and whole.start >= words[head].end:
                return index - 1, squash(whole.text)
            body = self._body_by_grammar(body_first, min(last, self._body_end(body_first)), lower)
            if body and (
                lower in PREPOSITIONS or any(w.lower() in lexicon.body_heads() for w in body.split())
            ):
                return index - 1, body
        return last, None

    def _owner(self, first: int, head: int) -> tuple[int, str | None]:
        """The body that a role phrase opens with ("UNDP spokesperson") or that stands before as possessor.

        Returns:
            The first word of the title, and the body.
        """
        words = self.words
        opening = self.bodies.around(words[first].start, words[first].end)
        if opening and opening.start == words[first].start and opening.end < words[head].start:
            return next(n for n in range(first, head + 1) if words[n].start >= opening.end), squash(
                opening.text
            )
        if first > 0 and words.gap(first).strip() in {"’s", "'s", "’", "'"}:
            owner = self.bodies.around(words[first - 1].start, words[first - 1].end)
            if owner:
                return first, squash(owner.text)
        return first, None


def rule_line(words: Words, start: int, index: int) -> bool:
    """Whether the line break before the word `index` ends a line that began at or before the phrase."""
    return words.line_break(start) and words.line_break(index) and index - start < 6
