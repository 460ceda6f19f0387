"""Who is said to have said it: the clause beside a quoted stretch."""

from typing import NamedTuple

from spacy.tokens import Doc, Token

from pressfacts.facts.quotes.marks import Stretch
from pressfacts.facts.quotes.patterns import (
    ACCORDING_TO,
    DASH_NAME,
    LEAD,
    NOT_SUBJECTS,
    PERSONAL_PRONOUNS,
    SENTENCE_BREAK,
    SPEECH_FORMS,
    STRONG_FORMS,
    compiled,
    compiled_rule,
)
from pressfacts.facts.quotes.speakers import Speakers
from pressfacts.facts.quotes.subjects import Subject, Subjects
from pressfacts.text.mentions import text_of

REACH = 320
"""How far from a mark its attribution may reach."""


class Attribution(NamedTuple):
    """A clause that says who spoke.

    Attributes:
        rule: last part of the rule's identifier.
        subject: who spoke, the name None where it is nobody with an entry.
        cue_start: where the verb or phrase starts.
        cue_end: where it ends.
        end: where the clause ends, as far as known.
    """

    rule: str
    subject: Subject
    cue_start: int
    cue_end: int
    end: int

    @property
    def speaker(self) -> str | None:
        """The name of the entry of people or organisations."""
        return self.subject.name


class Attributor:
    """Finds the attributions of one Doc.

    Args:
        doc: a parsed Doc with people and organisations.
        speakers: its people and organisations.

    Attributes:
        subjects: resolves the subjects of its clauses.
        last: the attribution of the quotation before, for what goes on from it.
    """

    def __init__(self, doc: Doc, speakers: Speakers) -> None:
        self._doc = doc
        self._text = text_of(doc)
        self._speakers = speakers
        self.subjects = Subjects(doc, speakers)
        self.last: Attribution | None = None

    def accept(self, attribution: Attribution) -> None:
        """Remember the attribution of a quotation: the next one and its pronouns may go on from it."""
        self.last = attribution
        self._speakers.last = attribution.speaker

    def _speech(self, token: Token, strong: bool = False, capital: bool = False) -> bool:
        """Whether a token is a verb of saying, the particle of a two-part verb beside it included."""
        forms = STRONG_FORMS if strong else SPEECH_FORMS
        word = token.lower_
        if token.is_title and not capital:  # "United States", "Annual Report"
            return False
        if word in forms:
            return True
        if token.i + 1 < len(self._doc):
            return f"{word} {self._doc[token.i + 1].lower_}" in forms
        return False

    def _cue(self, token: Token) -> tuple[int, int]:
        following = self._doc[token.i + 1] if token.i + 1 < len(self._doc) else None
        if following is not None and f"{token.lower_} {following.lower_}" in SPEECH_FORMS:
            return token.idx, following.idx + len(following)
        return token.idx, token.idx + len(token)

    def _clause_end(self, start: int, limit: int) -> int:
        limit = min(limit, start + REACH)
        match = compiled(SENTENCE_BREAK).search(self._text, start, limit)
        return match.start() + 1 if match else limit

    # after the quotation

    def after(self, stretch: Stretch, limit: int) -> Attribution | None:
        """The attribution that follows a stretch: "said X", "X said", "according to X", "- X".

        Args:
            stretch: the quoted stretch.
            limit: where the paragraph or the next quoted stretch begins.
        """
        text = self._text
        lead = compiled(LEAD).match(text, stretch.outer_end, limit)
        begin = lead.end() if lead else stretch.outer_end
        end = self._clause_end(begin, limit)
        words = self.subjects.tokens(begin, end)
        if not words:
            return None
        inner_end = text[max(stretch.start, stretch.end - 3) : stretch.end].rstrip()[-1:]
        comma = "," in text[stretch.outer_end : begin] or inner_end in (",", "")
        dash = any(mark in text[stretch.outer_end : begin] for mark in "–—―−-")
        open_ended = comma or dash or inner_end in ("?", "!", "…") or inner_end.isalnum()
        first = words[0]
        if first.lower_ == "according" and len(words) > 2 and words[1].lower_ == "to":
            subject = self.subjects.after(words[2].idx, end, (first.idx, words[1].idx + 2))
            return Attribution("according_to", subject, first.idx, words[1].idx + 2, end) if subject else None
        return (
            self._verb_first(words, end, stretch, open_ended)
            or self._subject_first(words, end, stretch, open_ended)
            or (self._dash_name(stretch, end) if dash else None)
        )

    def _verb_first(
        self, words: list[Token], end: int, stretch: Stretch, open_ended: bool
    ) -> Attribution | None:
        """``"...," said X``."""
        verb = words[0]
        if verb.lower_ in ("as", "also", "then") and len(words) > 1:
            verb = words[1]
        listed = self._speech(verb, capital=True)
        if not listed and not (
            open_ended and verb.tag_ in ("VBD", "VBZ") and verb.lower_.endswith(("ed", "s"))
        ):
            return None
        if not open_ended and not self._speech(verb, strong=True, capital=True):
            return None
        start, cue_end = self._cue(verb)
        subject = self.subjects.after(cue_end, end, (start, cue_end))
        if subject is None or (not listed and subject.name is None):
            return None
        return Attribution("after", subject, start, cue_end, max(end, subject.end))

    def _subject_first(
        self, words: list[Token], end: int, stretch: Stretch, open_ended: bool
    ) -> Attribution | None:
        """``"...," X said`` and ``"...", she added``."""
        if not open_ended or words[0].lower_ in NOT_SUBJECTS:
            return None
        pronoun = words[0].lower_ in PERSONAL_PRONOUNS
        for position, verb in enumerate(words[1:], 1):
            if not self._speech(verb) and not (pronoun and position < 4 and verb.tag_ in ("VBD", "VBZ")):
                continue
            if verb.tag_ in ("VBG", "NN", "NNS", "JJ", "VBN") and verb.lower_ not in ("said", "added"):
                continue
            start, cue_end = self._cue(verb)
            subject = self.subjects.before(words[0].idx, start, verb)
            if subject is not None:
                return Attribution("after", subject, start, cue_end, end)
            return None
        return None

    def _dash_name(self, stretch: Stretch, end: int) -> Attribution | None:
        """``"..." - Commissioner NAME``."""
        match = compiled(DASH_NAME).match(self._text, stretch.outer_end, end)
        if not match:
            return None
        subject = self.subjects.named(match.end(), min(end, match.end() + 90))
        return Attribution("dash", subject, match.start(), match.end(), end) if subject else None

    def dash_line(self, start: int, end: int) -> Attribution | None:
        """A paragraph that holds nothing but a dash and a name."""
        if end - start > 200 or not compiled(DASH_NAME).match(self._text, start, end):
            return None
        return self._dash_name(Stretch(start, start, start, start), end)

    # before the quotation

    def before(self, floor: int, end: int) -> Attribution | None:
        """The attribution that leads to a stretch: "X said: ", "X noted that ", "according to X, ".

        Args:
            floor: where the paragraph or the text after the stretch before begins.
            end: where the opening mark stands.
        """
        text = self._text
        floor = max(floor, end - REACH)
        breaks = [
            match.end() for match in compiled(SENTENCE_BREAK).finditer(text, floor, end) if match.end() < end
        ]
        start = breaks[-1] if breaks else floor
        tail = text[start:end].rstrip(" \t\n\u00a0-–—")
        words = self.subjects.tokens(start, end)
        if not tail or not words or tail[-1] in ".!?":
            return None
        if tail[-1] == ":":
            return self._introduced(words, start, end)
        while words and not words[-1].text[-1].isalnum():
            words.pop()
        if not words:
            return None
        if tail[-1] == ",":
            if found := self._according_to("according_to", start, end):
                return found
            return self._last_verb(words[-9:], words, start, end)
        if words[-1].lower_ == "that":
            noun = words[-2].lower_ if len(words) > 1 else ""
            reach = words[-10:-1] if compiled("^{{speech_noun}}$").match(noun) else words[-4:-1]
            return self._last_verb(reach, words, start, end)
        if self._speech(words[-1], strong=True):
            return self._last_verb(words[-1:], words, start, end)
        return None

    def _introduced(self, words: list[Token], start: int, end: int) -> Attribution | None:
        """A lead that ends with a colon: any verb of saying will do, or just a name."""
        if match := compiled_rule("quotes.introduction.statement").search(self._text, start, end):
            verb = next(word for word in words if word.idx >= match.start())
            if subject := self.subjects.before(start, match.start(), verb):
                return Attribution("before", subject, match.start(), match.end(), end)
        if found := self._last_verb(words, words, start, end):
            return found
        named = self.subjects.named(start, end)
        return Attribution("introduction", named, words[0].idx, end, end) if named else None

    def _last_verb(self, reach: list[Token], words: list[Token], start: int, end: int) -> Attribution | None:
        """The last verb of saying among `reach`, with its subject in the sentence."""
        for verb in reversed(reach):
            if self._speech(verb) and verb.tag_ not in ("NN", "NNS"):
                cue_start, cue_end = self._cue(verb)
                subject = self.subjects.before(start, cue_start, verb)
                if subject is None:
                    subject = self.subjects.after(cue_end, end, (cue_start, cue_end))
                if subject is not None:
                    return Attribution("before", subject, cue_start, cue_end, end)
        return None

    def sentence(self, floor: int, end: int) -> Attribution | None:
        """The attribution in the last whole sentence before a stretch, which the stretch goes on from."""
        floor = max(floor, end - 2 * REACH)
        breaks = [
            match.end()
            for match in compiled(SENTENCE_BREAK).finditer(self._text, floor, end)
            if match.end() < end
        ]
        start = breaks[-1] if breaks else floor
        words = self.subjects.tokens(start, end)
        found = self._last_verb(words, words, start, end) if words else None
        if found is None and words:
            found = self._according_to("sentence", start, end)
        if found is None and (people := self.subjects.named(start, end, people_only=True)):
            return Attribution("sentence", people, start, start, end)
        return found._replace(rule="sentence") if found else None

    def _according_to(self, rule: str, start: int, end: int) -> Attribution | None:
        """``According to X`` at the start of a clause."""
        match = compiled(ACCORDING_TO).match(self._text, start, end)
        if match and (subject := self.subjects.after(match.end(), end, match.span())):
            return Attribution(rule, subject, start, match.end(), end)
        return None

    def label(self, start: int, end: int) -> Attribution | None:
        """The speaker of a label: "Quotes attributable to NAME", "Statement of NAME on ..."."""
        start = max(start, end - REACH)
        match = compiled_rule("quotes.introduction.attributable").search(self._text[start:end])
        if not match:
            return None
        begin = start + match.end()
        subject = self.subjects.named(begin, min(end, begin + 160), people_only=True) or self.subjects.named(
            begin, min(end, begin + 40)
        )
        cue_start = begin - len(match[0].strip())
        return Attribution("introduction", subject or Subject(None, end), cue_start, begin, end)

    def introduction(self, start: int, end: int) -> Attribution | None:
        """The speaker whom a paragraph before a quotation introduces: with a colon, or as a label."""
        if self._text[max(start, end - 8) : end].rstrip().endswith(":"):
            found = self.before(start, end)
            return found._replace(rule="introduction") if found else self.label(start, end)
        return self.label(start, end)

    def reported(self, start: int, end: int) -> Attribution | None:
        """The speaker of the last sentence of a paragraph, if its verb is one of saying."""
        floor = max(start, end - 2 * REACH)
        breaks = [match.end() for match in compiled(SENTENCE_BREAK).finditer(self._text, floor, end)]
        start = max([floor, *(one for one in breaks if one < end - 1)])
        words = self.subjects.tokens(start, end)
        strong = [word for word in words if self._speech(word, strong=True) and word.pos_ == "VERB"]
        main = [word for word in strong if word.dep_ in ("ROOT", "advcl") or word.i >= words[-1].i - 3]
        return self._last_verb(main, words, start, end) if main else None

    def others_named(self, start: int, end: int) -> bool:
        """Whether somebody else than the last speaker is named in a stretch of text."""
        people = self._speakers.within(start, end, people_only=True)
        return any(self.last is None or one.name != self.last.speaker for one in people)

    def nearest(self, offset: int) -> Attribution | None:
        """Whoever an interview or a profile goes over to with its questions."""
        subject = self.subjects.nearest(offset)
        return Attribution("interview", subject, offset, offset, offset) if subject.name else None

    def indirect(self, verb: Token) -> Attribution | None:
        """The attribution of reported speech: the subject before a verb of saying, its clause after it."""
        if not self._speech(verb, strong=True) or verb.tag_ not in ("VBD", "VBZ", "VBP"):
            return None
        cue_start, cue_end = self._cue(verb)
        floor = max(self.subjects.sentence_start(verb), cue_start - 2 * REACH)
        subject = self.subjects.before(floor, cue_start, verb)
        return Attribution("indirect", subject, cue_start, cue_end, cue_end) if subject else None
