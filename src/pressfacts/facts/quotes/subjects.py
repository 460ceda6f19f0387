"""Who does the saying: the subject of a verb, resolved to somebody whom the release names."""

from bisect import bisect_right
from functools import cached_property

from spacy.tokens import Doc, Token

from pressfacts.facts.quotes.speakers import PERSONAL_PRONOUNS, Speakers, Subject, subject_of
from pressfacts.text.mentions import text_of
from pressfacts.text.offsets import Tokens

_PRONOUN_REACH = 1280
"""How far back a pronoun looks for its name."""


class Subjects:
    """The subjects of the clauses of one Doc.

    Args:
        doc: a parsed Doc with people and organisations.
        speakers: its people and organisations.

    Attributes:
        last_speaker: who spoke the quotation before, for pronouns.
        last_end: where its attribution ends.
    """

    def __init__(self, doc: Doc, speakers: Speakers) -> None:
        self._doc = doc
        self._text = text_of(doc)
        self._tokens = Tokens(doc)
        self._speakers = speakers
        self.last_speaker: str | None = None
        self.last_end = 0

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that start inside ``[start, end)``, white space left out."""
        return [token for token in self._tokens.within(start, end) if not token.is_space]

    @cached_property
    def _sentences(self) -> list[int]:
        """The first token of each sentence."""
        return [sentence.start for sentence in self._doc.sents]

    def sentence_start(self, token: Token) -> int:
        """Offset of the first character of a token's sentence."""
        return self._doc[self._sentences[self._sentence(token.i)]].idx

    def _sentence(self, index: int) -> int:
        """The number of the sentence that holds a token; spaCy's own `sent` walks the Doc for it."""
        return max(0, bisect_right(self._sentences, index) - 1)

    def pronoun(self, word: str, offset: int) -> str | None:
        """Whom a pronoun means: the subject named last since the last quotation, else its speaker."""
        floor = max(self.last_end, offset - _PRONOUN_REACH)
        people = [one for one in self._speakers.before(offset, floor) if self._speakers.fits(word, one.name)]
        spans = [self._doc.char_span(one.start, one.end, alignment_mode="expand") for one in people[:6]]
        for one, span in zip(people, spans, strict=False):
            if (
                span is None
                or spans[0] is None
                or self._sentence(span.start) != self._sentence(spans[0].start)
            ):
                continue
            if span.root.dep_ in ("nsubj", "nsubjpass"):
                return one.name
        if people:
            return people[0].name
        if self.last_speaker:
            return self.last_speaker
        fitting = [one for one in self._speakers.before(offset) if self._speakers.fits(word, one.name)]
        return fitting[0].name if fitting else None

    def after(self, start: int, end: int, offset: int) -> Subject | None:
        """The subject that follows a verb: the first name, else a surname, a pronoun or a title."""
        words = self.tokens(start, end)
        if words and words[0].lower_ in PERSONAL_PRONOUNS:
            name = self.pronoun(words[0].lower_, offset)
            return Subject(name, words[0].idx, words[0].idx + len(words[0]))
        named = self._speakers.within(start, end)
        people = [one for one in named if one.person]
        if people and (not named[0].person) and people[0].start - named[0].end > 120:
            people = []
        if people or (named and not self._modifies(named[0].end, end)):
            one = (people or named)[0]
            return Subject(one.name, one.start, one.end)
        if found := self._speakers.by_surname(start, end):
            return found
        return self._title(words, offset)

    def _modifies(self, start: int, end: int) -> bool:
        """Whether more of a name follows a body's name: "HARBOUR Special Agent Jo Vale"."""
        following = self.tokens(start, min(end, start + 40))
        return bool(following) and following[0].is_title and following[0].pos_ in ("PROPN", "NOUN", "ADJ")

    def _title(self, words: list[Token], offset: int) -> Subject | None:
        """``the minister``: a noun phrase that means somebody named elsewhere, or nobody named."""
        phrase = []
        for word in words[:8]:
            if not word.text[0].isalnum():
                break
            phrase.append(word)
            if word.pos_ == "NOUN" and (
                word.i + 1 == len(word.doc) or word.nbor().pos_ not in ("NOUN", "PROPN")
            ):
                break
        if not phrase or not (
            phrase[0].lower_ in ("the", "a", "an", "one", "our", "her", "his") or phrase[0].text[0].isupper()
        ):
            return None
        start, end = phrase[0].idx, phrase[-1].idx + len(phrase[-1])
        return Subject(self._speakers.by_title(start, end, offset), start, end)

    def before(self, start: int, end: int, verb: Token, offset: int) -> Subject | None:
        """The subject that stands before a verb, by the parse, else the nearest name."""
        subject = subject_of(verb)
        named = self._speakers.within(start, end)
        people = [one for one in named if one.person]
        if subject is not None and start <= subject.idx < end:
            if subject.lower_ in PERSONAL_PRONOUNS:
                name = self.pronoun(subject.lower_, min(offset, subject.idx))
                return Subject(name, subject.idx, subject.idx + len(subject))
            for one in people or named:
                if one.start <= subject.idx < one.end:
                    return Subject(one.name, one.start, one.end)
        words = self.tokens(start, end)
        if not people and words and (pronouns := [w for w in words if w.lower_ in PERSONAL_PRONOUNS]):
            name = self.pronoun(pronouns[-1].lower_, min(offset, pronouns[-1].idx))
            return Subject(name, pronouns[-1].idx, pronouns[-1].idx + len(pronouns[-1]))
        if not people:  # a body speaks only right before its verb: "the Court wrote"
            named = [one for one in named[-1:] if not self._text[one.end : end].strip(" \t\n\u00a0,)")]
            named = [one for one in named if not self._depends(one.start)]
        if people or named:
            one = (people or named)[0 if len(people) < 2 else -1]
            return Subject(one.name, one.start, one.end)
        if found := self._speakers.by_surname(start, end):
            return found
        if subject is not None and start <= subject.left_edge.idx <= subject.idx < end:
            words = self.tokens(subject.left_edge.idx, end)
        return self._title(words, offset)

    def _depends(self, start: int) -> bool:
        """Whether a name is only part of a longer phrase: "chair of HARBOUR"."""
        before = [
            word for word in self.tokens(max(0, start - 24), start) if word.lower_ not in ("the", "our")
        ]
        return bool(before) and before[-1].pos_ == "ADP"
