"""Names of bodies by grammar: a capitalised head noun, what modifies it, and what it governs.

"Kyrgyz Association of Women Judges": the head "Association", the modifier "Kyrgyz" before it, the
complement "of Women Judges" after it. Chains ("Department of ... of the Ministry of ...") are one name.
"""

from dataclasses import dataclass

from pressfacts.components.organisations import lexicon
from pressfacts.components.organisations.lexicon import Head
from pressfacts.components.organisations.names import Names
from pressfacts.components.organisations.words import Word

_AND = frozenset({"and", "&"})
_ARTICLES = frozenset({"the", "a", "an"})
_OF = frozenset({"of", "de", "del", "des", "du", "della", "der", "da", "do", "dos", "für"})
_PURPOSE = frozenset({"for", "on", "against", "under", "to", "pour", "para"})
_FOREIGN = frozenset(
    {
        "de",
        "del",
        "des",
        "du",
        "della",
        "der",
        "die",
        "da",
        "do",
        "dos",
        "für",
        "la",
        "las",
        "los",
        "et",
        "y",
        "el",
        "al",
        "din",
        "con",
        "und",
    }
)
_SEATED = frozenset(
    {"office", "mission", "embassy", "delegation", "consulate", "centre", "center", "representation"}
)
_TO_HEADS = frozenset(
    {
        "delegation",
        "mission",
        "embassy",
        "envoy",
        "campaign",
        "initiative",
        "programme",
        "program",
        "project",
        "action",
    }
)
_LONGEST_LIST = 7


@dataclass(slots=True)
class Span:
    """A stretch of words that is taken for a name of a body.

    Attributes:
        first: index of the first word.
        last: index of the last word.
        rule: what found it.
        kind: kind of body as far as the finder knows it.
        strong: whether it stands without further evidence.
    """

    first: int
    last: int
    rule: str
    kind: str | None = None
    strong: bool = True


class Grammar:
    """Finds head nouns in a sequence of words and grows names around them.

    Args:
        words: the words of the text.
        names: what the base model takes for names.
    """

    def __init__(self, words: list[Word], names: Names) -> None:
        self._words = words
        self._names = names
        self._heads: dict[int, tuple[int, Head]] = {}
        for index in range(len(words)):
            if found := self._head_at(index):
                self._heads[index] = found

    def spans(self) -> list[Span]:
        """All names that the grammar finds, in order; one that overlaps the name before it is joined to it."""
        found: list[Span] = []
        for index, (last, head) in self._heads.items():
            if found and index <= found[-1].last:
                continue
            span = self._grow(index, last, head)
            if span is None:
                continue
            if found and span.first <= found[-1].last:
                found[-1].last = max(found[-1].last, span.last)
                continue
            found.append(span)
        return found

    def head(self, first: int, last: int) -> tuple[int, Head] | None:
        """Where the governing head of a name stands, and the head: the last one before a preposition."""
        best: tuple[int, Head] | None = None
        index = first
        while index <= last:
            if self._words[index].lower in _OF | _PURPOSE | {"in", "at"} and best:
                break
            if (found := self._head_at(index)) and found[0] <= last:
                best = (index, found[1])
                index = found[0]
            index += 1
        return best

    def is_head(self, index: int) -> bool:
        """Whether a head noun begins at the word."""
        return index in self._heads

    def _head_at(self, index: int) -> tuple[int, Head] | None:
        heads, words = lexicon.heads(), self._words
        if not words[index].capital:
            return None
        for length in range(lexicon.longest_head(), 0, -1):
            piece = words[index : index + length]
            if len(piece) < length or not piece[-1].capital or any(w.gap != "joined" for w in piece[1:]):
                continue
            if head := heads.get(tuple(word.lower for word in piece)):
                return index + length - 1, head
        return None

    def _joined(self, index: int) -> bool:
        return 0 < index < len(self._words) and self._words[index].gap == "joined"

    def _is_title(self, index: int) -> bool:
        word = self._words[index]
        return word.lower in lexicon.titles() and not word.possessive

    def _names_word(self, index: int) -> bool:
        """Whether a word may belong to a name: a capital that is not the sentence's."""
        word = self._words[index]
        if not word.capital or word.lower in _ARTICLES or word.lower in lexicon.calendar_words():
            return False
        return not (word.function and (word.initial or word.lower in _PURPOSE | _OF | {"in", "at", "and"}))

    def _grow(self, first: int, last: int, head: Head) -> Span | None:
        last = self._to_last_head(last)
        start = self._left(first)
        end = self._right(first, last)
        if start == first and end == last and last - first < 1:
            return None
        if self._role_follows(start, end, head):
            return None
        return Span(start, end, "organisations.head", head.kind, head.strong)

    def _role_follows(self, start: int, end: int, head: Head) -> bool:
        follows = end + 1
        if not self._joined(follows) or not self._words[follows].capital or not self._is_title(follows):
            return False
        return head.kind == "programme" or self._words[end].lower in {
            "police",
            "board",
            "project",
            "bank",
            "fire",
        }

    def _to_last_head(self, last: int) -> int:
        """Go on through capitals to a later head of the same phrase: "University Medical Center"."""
        index, best = last + 1, last
        while self._joined(index) and (self._words[index].capital or self._words[index].lower in {"&"}):
            if index in self._heads:
                best = self._heads[index][0]
                index = best
            elif self._words[index - 1].possessive or index - best > 4:
                break
            index += 1
        return best

    def _left(self, index: int) -> int:
        first = index
        while self._joined(first):
            before = first - 1
            word = self._words[before]
            if word.lower in _AND and before > 0:
                reach = self._across_and(before)
                if reach is None:
                    break
                first = reach
            elif word.lower in _FOREIGN | {"of", "for"} and self._governed(before):
                first = before - 1
            elif self._names_word(before) and not self._cuts(before):
                first = before
            else:
                break
        return first

    def _cuts(self, before: int) -> bool:
        """Whether a capitalised word before a name is not part of it."""
        word = self._words[before]
        if word.possessive:
            return self._names.body_ends(before) and before not in self._heads
        if self._is_title(before) and not self._words[before + 1].possessive:
            return word.lower not in {"general", "justice", "major", "executive", "head", "lead"}
        return self._names.person_ends(before) and not self._names.covers(before, before + 1)

    def _governed(self, preposition: int) -> bool:
        """Whether the word before the preposition is a head that the name began with."""
        return any(
            index in self._heads and self._heads[index][0] == preposition - 1
            for index in range(max(0, preposition - 3), preposition)
        )

    def _across_and(self, conjunction: int) -> int | None:
        """Where a coordinated modifier begins ("Water and Power Subcommittee"), None if it is none."""
        before = conjunction - 1
        word = self._words[before]
        if not self._joined(conjunction) and self._words[conjunction].gap != "comma":
            return None
        if not self._names_word(before) or before in self._heads or word.lower in lexicon.geography():
            return None
        if word.initial and word.function:
            return None
        whole = self._names.covers(before, conjunction + 1)
        if not whole and (self._names.ends(before) or (word.upper and len(word.text) > 2)):
            return None
        while (
            self._words[before].gap == "comma" and self._names_word(before - 1) and conjunction - before < 6
        ):
            if before - 1 in self._heads or self._names.ends(before - 1):
                break
            before -= 1
        return before

    def _right(self, head: int, last: int) -> int:
        end = last
        while end + 2 < len(self._words) and self._joined(end + 1):
            following = self._words[end + 1]
            if self._governs(following.lower, last):
                reach = self._complement(end + 2)
            elif following.lower == "in" and end == last and self._words[last].lower in _SEATED:
                reach = self._place(end + 2)
            elif following.lower == "at" and self._words[end + 2].lower == "the":
                reach = self._complement(end + 2) if self.is_head(end + 3) else None
            else:
                reach = None
            if reach is None:
                break
            end = reach
        return self._number(self._legal_form(end))

    def _governs(self, preposition: str, last: int) -> bool:
        """Whether a head takes a complement with the preposition."""
        if preposition in _OF | _FOREIGN:
            return True
        if preposition not in _PURPOSE:
            return False
        head = self._words[last].lower
        if preposition == "to":
            return head in _TO_HEADS
        if preposition == "under":
            after = self._words[last + 2 : last + 4]
            return len(after) == 2 and after[0].lower == "the" and after[1].capital
        return True

    def _place(self, index: int) -> int | None:
        start = index + (self._words[index].lower == "the")
        if start >= len(self._words) or not self._words[start].capital:
            return None
        return self._names.place_end(start)

    def _complement(self, index: int) -> int | None:
        """The last word of what a preposition governs, None if it governs no name."""
        words = self._words
        if not self._joined(index):
            return None
        if words[index].lower in _ARTICLES | _FOREIGN | {"their", "its"}:
            index += 1
            if not self._joined(index):
                return None
        if not words[index].capital or words[index].lower in lexicon.calendar_words():
            return None
        if self._names.person_starts(index) and not self._is_title(index):
            return None
        end = self._run(index)
        return self._coordination(index, end)

    def _run(self, index: int) -> int:
        """The end of a run of capitalised words; a title ends it unless it begins it."""
        end, words = index, self._words
        while self._joined(end + 1):
            following = words[end + 1]
            if following.lower == "&" and end + 2 < len(words) and words[end + 2].capital:
                end += 2
            elif following.capital and following.lower not in lexicon.calendar_words():
                if self._is_title(end + 1) and not self._is_title(index):
                    break
                if self._names.person_starts(end + 1):
                    break
                end += 1
            else:
                break
        return end

    def _coordination(self, start: int, end: int) -> int:
        """Go on over "A, B and C" where it is one complement and not two bodies."""
        words, reach, items = self._words, end, 0
        if self._names.place_end(start) == end and words[start].lower in lexicon.geography():
            return end
        while reach + 2 < len(words) and items < _LONGEST_LIST:
            following = words[reach + 1]
            if following.gap in ("joined", "comma") and following.lower in _AND:
                item = reach + 2
                if not self._one_of(item) or not self._joined(item):
                    return end
                return self._run(item)
            if following.gap != "comma" or not self._one_of(reach + 1):
                return end
            reach = self._run(reach + 1)
            items += 1
        return end

    def _one_of(self, index: int) -> bool:
        """Whether a coordinated item continues a complement: a name word that begins no name of its own."""
        word = self._words[index]
        if not word.capital or word.lower in lexicon.geography() or word.lower in lexicon.calendar_words():
            return False
        if self._names.person_starts(index) or self._is_title(index):
            return False
        end = self._run(index)
        if any(position in self._heads for position in range(index, end + 1)):
            return False
        return not (word.upper and len(word.text) > 2)

    def _legal_form(self, end: int) -> int:
        words = self._words
        for length in (3, 2, 1):
            piece = words[end + 1 : end + 1 + length]
            joined = len(piece) == length and piece[0].gap in ("joined", "comma")
            if joined and tuple(word.text for word in piece) in lexicon.legal_forms():
                return end + length
        return end

    def _number(self, end: int) -> int:
        words = self._words
        if (
            end + 2 < len(words)
            and words[end + 1].lower in {"no.", "no", "nos."}
            and words[end + 2].text.isdigit()
        ):
            return end + 2
        return end
