"""What is known of each word of a release: head nouns, roles, places, and what the model names."""

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.lexicon import Head
from pressfacts.facts.names.organisations.names import Names
from pressfacts.facts.names.organisations.words import Words

AND = frozenset({"and", "&"})
ARTICLES = frozenset({"the", "a", "an"})
OF = frozenset({"of", "de", "del", "des", "du", "della", "der", "da", "do", "dos", "für", "pentru", "d"})
FOREIGN = OF | {
    "die",
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
    "e",
    "para",
    "pour",
    "ng",
}
PURPOSE = frozenset({"for", "on", "against", "under", "to"})
_RECURRING = frozenset({"annual", "biennial", "monthly", "weekly"})
_LONGEST_PLACE = 5


class Ground:
    """The words of a release with what is known of each.

    Args:
        words: the words.
        names: what the base model takes for names.

    Attributes:
        words: the words.
        names: the model's names.
        heads: head nouns by index of their first word: index of the last word, and the head.
    """

    def __init__(self, words: Words, names: Names) -> None:
        self.words = words
        self.names = names
        self.heads: dict[int, tuple[int, Head]] = {}
        done = -1
        for index in range(len(words)):
            if words[index].capital and index > done and (found := self._head_at(index)):
                self.heads[index] = found
                done = found[0]

    def _head_at(self, index: int) -> tuple[int, Head] | None:
        heads, words = lexicon.heads(), self.words
        first = words[index]
        if first.lower not in lexicon.head_openings():
            return None
        for length in range(lexicon.longest_head(), 0, -1):
            piece = words[index : index + length]
            if len(piece) < length or any(word.gap != "joined" for word in piece[1:]):
                continue
            if not piece[-1].capital:
                continue
            if head := heads.get(tuple(word.lower for word in piece)):
                return index + length - 1, head
        return None

    def joined(self, index: int) -> bool:
        """Whether the word follows the one before it with nothing but a space between."""
        return 0 < index < len(self.words) and self.words[index].gap == "joined"

    def begins_body(self, index: int) -> bool:
        """Whether a head noun stands at the word that is no mere field of work ("Securities", "Energy")."""
        found = self.heads.get(index)
        return found is not None and found[1].strong and found[1].kind not in ("company", "programme", "none")

    def is_title(self, index: int) -> bool:
        """Whether the word is a role of a person, not in the possessive."""
        word = self.words[index]
        if word.lower not in lexicon.titles() or word.possessive:
            return False
        if word.lower not in lexicon.ambiguous_titles():
            return True
        return self.joined(index + 1) and self.words[index + 1].capital

    def is_name_word(self, index: int) -> bool:
        """Whether a word may belong to a name: a capital that is not the sentence's."""
        word = self.words[index]
        if not word.capital or word.lower in ARTICLES | _RECURRING or word.lower in lexicon.calendar_words():
            return False
        if word.initial and (word.function or word.lower in lexicon.openers()):
            return False
        return not (
            word.function and word.lower in PURPOSE | OF | {"in", "at", "and", "by", "with", "from", "is"}
        )

    def is_geography(self, first: int, last: int) -> bool:
        """Whether the words are a country, a state or a part of the world."""
        return " ".join(word.lower for word in self.words[first : last + 1]) in lexicon.geography()

    def is_place_name(self, first: int, last: int) -> bool:
        """Whether the words are a country, a state, or the adjective of one."""
        phrase = " ".join(word.lower for word in self.words[first : last + 1])
        return phrase in lexicon.geography() or phrase in lexicon.nationalities()

    def place_end(self, index: int) -> int | None:
        """The last word of the country, state or region that begins at the word."""
        limit = min(index + _LONGEST_PLACE, len(self.words))
        for last in range(limit - 1, index - 1, -1):
            if self.is_geography(index, last) and all(
                self.words[k].gap == "joined" for k in range(index + 1, last + 1)
            ):
                return last
        return None

    def cuts_possessive(self, index: int) -> bool:
        """Whether a possessive stands outside the name that follows: "Chile's", "UNODC's", "Norvane's"."""
        word = self.words[index]
        if not word.possessive:
            return False
        if self._ends_body(index):
            return True
        if word.lower in lexicon.common_possessives() or word.lower in lexicon.titles():
            return False
        before = " ".join(piece.lower for piece in self.words[max(0, index - 1) : index + 1])
        return (
            word.lower in lexicon.geography() or before in lexicon.geography() or self.names.body_ends(index)
        ) and index not in self.heads

    def _ends_body(self, index: int) -> bool:
        """Whether a head noun ends with the word."""
        openings = range(max(0, index - 3), index + 1)
        return any(
            at in self.heads and self.heads[at][0] == index and self.begins_body(at) for at in openings
        )

    def legal_form_end(self, last: int) -> int:
        """The last word of a name with the legal form that follows it, the same word where none does."""
        for length in (3, 2, 1):
            piece = self.words[last + 1 : last + 1 + length]
            joined = len(piece) == length and piece[0].gap in ("joined", "comma")
            if joined and tuple(word.stem for word in piece) in lexicon.legal_forms():
                if piece[0].gap == "comma" and len(piece[0].text) == 2 and piece[0].text.isupper():
                    continue
                return last + length
        return last
