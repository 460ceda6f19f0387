"""Who does the saying in a clause: the likeliest of the people and organisations that the release names."""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pressfacts.facts.quotes.patterns import DETERMINERS, PERSONAL_PRONOUNS
from pressfacts.facts.quotes.speakers import Clause, Speakers, subject_of
from pressfacts.scoring import scorer
from pressfacts.text.offsets import Tokens

THRESHOLD = 0.4
"""Below it nobody is named: the clause means somebody without an entry."""
_PHRASE = 8


class Subject(NamedTuple):
    """Who does something in a clause.

    Attributes:
        name: the entry's name, None where somebody is meant who has no entry.
        end: where the words end that name them, as far as known.
        probability: the calibrated probability that the name is right.
        candidates: the names that were weighed, with their features.
    """

    name: str | None
    end: int
    probability: float | None = None
    candidates: tuple[tuple[str, frozenset[str]], ...] = ()


class Subjects:
    """The subjects of the clauses of one Doc.

    Args:
        doc: a parsed Doc with people and organisations.
        speakers: its people and organisations.
    """

    def __init__(self, doc: Doc, speakers: Speakers) -> None:
        self._doc = doc
        self._tokens = Tokens(doc)
        self._speakers = speakers

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that start inside ``[start, end)``, white space left out."""
        return [token for token in self._tokens.within(start, end) if not token.is_space]

    @cached_property
    def _sentences(self) -> list[int]:
        return [sentence.start for sentence in self._doc.sents]

    def sentence_start(self, token: Token) -> int:
        """Offset of the first character of a token's sentence; spaCy's own `sent` walks the Doc for it."""
        return self._doc[self._sentences[max(0, bisect_right(self._sentences, token.i) - 1)]].idx

    def after(self, start: int, end: int, cue: tuple[int, int]) -> Subject | None:
        """The subject that follows a verb, or None where no words can be one.

        Args:
            start: where the words after the verb start.
            end: where the clause ends.
            cue: start and end of the verb or phrase of saying.
        """
        words = self.tokens(start, end)
        kind = self._kind(words, start, end, first=True)
        return self._likeliest(Clause(start, end, *cue), kind, words) if kind else None

    def before(self, start: int, end: int, verb: Token) -> Subject | None:
        """The subject that stands before a verb, or None where no words can be one.

        Args:
            start: where the clause starts.
            end: where the verb starts.
            verb: the verb.
        """
        subject = subject_of(verb)
        words = self.tokens(start, end)
        kind = self._kind(words, start, end, first=False)
        if subject is not None and start <= subject.idx < end and subject.lower_ in PERSONAL_PRONOUNS:
            kind = "pronoun"
            words = [word for word in words if word.i >= subject.i]
        if kind is None and subject is not None and start <= subject.left_edge.idx <= subject.idx < end:
            kind, words = "phrase", self.tokens(subject.left_edge.idx, end)
        if kind is None:
            return None
        return self._likeliest(Clause(start, end, verb.idx, verb.idx + len(verb), subject), kind, words)

    def named(self, start: int, end: int, people_only: bool = False) -> Subject | None:
        """The likeliest of the names in a stretch without a verb: a label, a line with a dash."""
        if not self._speakers.within(start, end, people_only):
            return None
        return self._likeliest(Clause(start, end, start, start), "label", self.tokens(start, end))

    def nearest(self, offset: int) -> Subject:
        """The person named last, where no clause tells who speaks."""
        return Subject(self._speakers.nearest(offset), offset)

    def _kind(self, words: list[Token], start: int, end: int, *, first: bool) -> str | None:
        """How words refer to a speaker: by a pronoun, a name, a short form or another phrase."""
        if not words:
            return None
        named = self._speakers.within(start, end)
        pronouns = [word for word in words if word.lower_ in PERSONAL_PRONOUNS]
        if pronouns and (words[0] is pronouns[0] if first else not any(one.person for one in named)):
            return "pronoun"
        if named:
            return "name"
        if any(self._speakers.called(word.text) for word in words):
            return "short"
        phrase = words[:_PHRASE] if first else words
        if phrase[0].lower_ in DETERMINERS or phrase[0].text[0].isupper():
            return "phrase"
        return None

    def _likeliest(self, clause: Clause, kind: str, words: list[Token]) -> Subject:
        score = scorer("speaker").probability
        found = tuple(self._speakers.candidates(clause, kind, words))
        ranked = sorted(
            ((score(features), -number) for number, (_, features) in enumerate(found)), reverse=True
        )
        named = self._speakers.within(clause.start, clause.end)
        if not ranked or ranked[0][0] < THRESHOLD:
            return Subject(None, clause.end if not named else named[-1].end, None, found)
        name = found[-ranked[0][1]][0]
        end = next((one.end for one in named if one.name == name), clause.start)
        return Subject(name, end, ranked[0][0], found)
