"""What is known of each word of a release: head nouns, roles, places, lists, the recogniser's names."""

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.lexicon import Head
from pressfacts.facts.names.organisations.lines import Item, items
from pressfacts.facts.names.organisations.recognised import Recognised
from pressfacts.facts.names.organisations.words import Words

ARTICLES = frozenset({"the", "a", "an"})
FOREIGN = frozenset(
    [
        "de",
        "del",
        "des",
        "du",
        "della",
        "der",
        "da",
        "do",
        "dos",
        "für",
        "pentru",
        "d",
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
    ]
)
LINKS = FOREIGN | {"of", "for", "and", "&", "in", "on", "at", "to", "against", "under", "the"}
_LONGEST_FORM = 3


class Context:
    """The words of a release with what is known of each.

    Args:
        words: the words.
        names: what the recogniser takes for names.

    Attributes:
        words: the words.
        names: the recogniser's names.
        heads: head nouns by index of their first word: index of the last word, and the head.
        head_ends: head nouns by index of their last word.
        items: the items of lists, by their first word.
    """

    def __init__(self, words: Words, names: Recognised) -> None:
        self.words = words
        self.names = names
        self.heads: dict[int, tuple[int, Head]] = {}
        self.head_ends: dict[int, Head] = {}
        done = -1
        for index in range(len(words)):
            if words[index].capital and index > done and (found := self._head_at(index)):
                self.heads[index] = found
                self.head_ends[found[0]] = found[1]
                done = found[0]
        self.items: dict[int, Item] = items(words)

    def _head_at(self, index: int) -> tuple[int, Head] | None:
        heads, words = lexicon.heads(), self.words
        if words[index].lower not in lexicon.head_openings():
            return None
        for length in range(lexicon.longest_head(), 0, -1):
            piece = words[index : index + length]
            if len(piece) < length or any(word.gap != "joined" for word in piece[1:]):
                continue
            if piece[-1].capital and (head := heads.get(tuple(word.lower for word in piece))):
                return index + length - 1, head
        return None

    def joined(self, index: int) -> bool:
        """Whether the word follows the one before it with nothing but a space between."""
        return 0 < index < len(self.words) and self.words[index].gap == "joined"

    def is_title(self, index: int) -> bool:
        """Whether the word is a role of a person, not in the possessive."""
        word = self.words[index]
        if word.lower not in lexicon.titles() or word.possessive:
            return False
        if word.lower not in lexicon.ambiguous_titles():
            return True
        return self.joined(index + 1) and self.words[index + 1].capital

    def phrase(self, first: int, last: int) -> str:
        """The words from `first` to `last`, lower case, without possessive endings."""
        return " ".join(word.lower for word in self.words[first : last + 1])

    def spelling(self, first: int, last: int) -> str:
        """The words from `first` to `last` as written, without possessive endings."""
        return " ".join(word.stem for word in self.words[first : last + 1])

    def is_geography(self, first: int, last: int) -> bool:
        """Whether the words are a country, a state or a part of the world."""
        return self.phrase(first, last) in lexicon.geography()

    def is_place_name(self, first: int, last: int) -> bool:
        """Whether the words are a country, a state, or the adjective of one."""
        phrase = self.phrase(first, last)
        return phrase in lexicon.geography() or phrase in lexicon.nationalities()

    def legal_form_end(self, last: int) -> int:
        """The last word of a name with the legal form that follows it, the same word where none does."""
        for length in range(_LONGEST_FORM, 0, -1):
            piece = self.words[last + 1 : last + 1 + length]
            joined = len(piece) == length and piece[0].gap in ("joined", "comma")
            if joined and tuple(word.stem for word in piece) in lexicon.legal_forms():
                if piece[0].gap == "comma" and len(piece[0].text) == 2 and piece[0].text.isupper():
                    continue  # a state: "Norvane, CO"
                return last + length
        return last
