"""Statements without quotation marks: blocks after "X said:" and dialogue with dashes."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from pressfacts.facts.quotes.attribution import Attribution, Attributor
from pressfacts.facts.quotes.patterns import MARK, compiled, compiled_rule
from pressfacts.facts.quotes.speakers import Speakers
from pressfacts.slots import Paragraph
from pressfacts.text.mentions import text_of

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NEXT_DASH = re.compile(r"\.\s+[-–—]\s+")
_END_SIGN = re.compile(r"\s*(?:[-–—#*_\s]{1,12}|-?\s?(?:ends?|30)\s?-?)\s*", re.IGNORECASE)
_BULLET = re.compile(r"\s{0,20}(?:[•·*▪●o✓–—-]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)")
_LONGEST_INTRODUCTION = 400
"""From the verb to the colon."""
_SUBJECT = 200
"""How long the subject of a line of dialogue may be."""
_MOST_PARAGRAPHS = 12
"""How many paragraphs a statement in a block may have."""


class Blocks:
    """The unmarked statements of one Doc.

    Args:
        doc: the release.
        paragraphs: its readable paragraphs.
        attributor: finds who said it.
        speakers: the people of the release.
    """

    def __init__(
        self, doc: Doc, paragraphs: list[Paragraph], attributor: Attributor, speakers: Speakers
    ) -> None:
        self._text = text_of(doc)
        self._paragraphs = paragraphs
        self._attributor = attributor
        self._speakers = speakers

    def statements(self) -> Iterator[tuple[int, int, Attribution]]:
        """Start, end and attribution of each statement, in order."""
        for number, paragraph in enumerate(self._paragraphs):
            yield from self._dashed(paragraph)
            yield from self._block(number, paragraph)

    def _dashed(self, paragraph: Paragraph) -> Iterator[tuple[int, int, Attribution]]:
        """Dialogue: ``- We had no rain, says NAME. - Now we do``."""
        line = self._text[paragraph.start : min(paragraph.end, paragraph.start + 900)]
        if not line.lstrip().startswith(("-", "–", "—")):
            return
        match = compiled_rule("quotes.block.dash").match(line)
        if not match:
            return
        verb_start = paragraph.start + match.end("first") + 1
        subject = paragraph.start + match.start("subject")
        cue = self._text[verb_start:subject]
        start = verb_start + len(cue) - len(cue.lstrip())
        speaker = self._attributor.subjects.after(
            subject, min(paragraph.end, subject + _SUBJECT), (start, subject)
        )
        if speaker is None or speaker.name is None:
            return
        found = Attribution("block.dash", speaker, start, start + len(cue.strip()), paragraph.end)
        yield paragraph.start + match.start("first"), paragraph.start + match.end("first"), found
        if more := _NEXT_DASH.search(self._text, subject, paragraph.end):
            yield more.end(), paragraph.end, found

    def _block(self, number: int, paragraph: Paragraph) -> Iterator[tuple[int, int, Attribution]]:
        """A block: ``X said:`` or ``X issued the following statement:`` and then the statement."""
        following = self._paragraphs[number + 1 : number + 1 + _MOST_PARAGRAPHS]
        ceiling = following[0].end if following else paragraph.end
        if self._text.find(":", paragraph.start, min(ceiling, paragraph.end + _LONGEST_INTRODUCTION)) < 0:
            return
        introduction = compiled_rule("quotes.block.introduction")
        for match in introduction.finditer(self._text, paragraph.start, min(ceiling, paragraph.end + 2000)):
            if match.start() >= paragraph.end:
                return
            found = self._attributor.before(paragraph.start, match.end())
            if found is None or found.speaker is None:
                continue
            long_statement = "statement" in match[0].casefold()
            inside = match.end() < paragraph.end
            block = [(match.end(), paragraph.end)] if inside else []
            if not inside or long_statement:
                block += [(one.start, one.end) for one in following]
            if span := self._statement(block, long_statement):
                yield *span, found._replace(rule="block.introduction")
                return

    def _statement(self, block: list[tuple[int, int]], long_statement: bool) -> tuple[int, int] | None:
        """The paragraphs that belong to a statement: up to a mark, a list, a sign of the end or a name."""
        taken = None
        for start, end in block:
            piece = self._text[start:end]
            if _END_SIGN.fullmatch(piece) or _BULLET.match(piece) or compiled(MARK).search(piece):
                break
            if taken is None and not self._is_sentence(start, end):
                return None
            if taken is not None and self._speakers.within(start, min(end, start + 60), people_only=True):
                break
            taken = (taken[0] if taken else start, end)
            if not long_statement:
                break
        return taken

    def _is_sentence(self, start: int, end: int) -> bool:
        words = self._attributor.subjects.tokens(start, min(end, start + 400))
        return len(words) > 4 and any(word.tag_ in _FINITE for word in words)
