"""Find quotations and their speakers.

An ordered cascade; the first step that attributes a quoted stretch wins:

1. after: ``"...," said X`` / ``"...", she added`` / ``"...," according to X``. First, since the comma
   before the closing mark or after it ties the clause to this quotation and to no other.
2. before: ``X said: "..."`` / ``X noted that "..."`` / ``According to X, "..."``; and inside, the second
   piece of ``"...," she said, "..."``, which needs no more than the comma.
3. dash: ``"..."`` and on the next line ``- Commissioner NAME``.
4. continued: after an attributed quotation of the same paragraph, with nothing but its attribution between.
5. sentence: the sentence before tells what somebody said, and the stretch goes on from it. After 4, as
   the clause of a quotation before is a sentence too.
6. introduction: the paragraph before ends with a colon and a name, or is a label ("Quotes by X").
7. floating: a paragraph that is a quotation, right after one that ended with a quotation: the same speaker.
8. reported: a paragraph that is a quotation, after one whose last sentence tells what somebody said.
9. interview: a paragraph that is a quotation, after a question: the person named before the questions.
10. resumed: as 7, but with narrative between in which nobody else is named.
11. headline: a release that is one statement, whose headline says whose ("Statement of X on ...").

Beside the cascade, statements without marks are read in `blocks` ("X issued the following statement:",
dialogue with dashes), and those of a text that has lost its punctuation in `unmarked`; it gets a warning,
too.

A stretch that no step attributes is a title, a term, a slogan or a word in marks, and no quotation.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from pressfacts.facts.quotes.attribution import Attribution, Attributor
from pressfacts.facts.quotes.blocks import Blocks
from pressfacts.facts.quotes.cascade import Cascade
from pressfacts.facts.quotes.indirect import reported
from pressfacts.facts.quotes.marks import all_stretches
from pressfacts.facts.quotes.speakers import Speakers
from pressfacts.facts.quotes.statements import is_statement, trimmed
from pressfacts.facts.quotes.unmarked import Unmarked
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Notice, Quote
from pressfacts.slots import Found, Paragraph, read_options
from pressfacts.text.mentions import mention, squash, text_of
from pressfacts.text.punctuation import is_stripped

_LOST = Notice(
    code="lost_punctuation",
    message="the text has lost its punctuation: quotations, sentences and names may be missing",
)


def _quote(text: str, zones: Zones, start: int, end: int, found: Attribution, direct: bool = True) -> Quote:
    cue = mention(text, found.cue_start, found.cue_end)
    return Quote(
        text=text[start:end],
        start=start,
        end=end,
        zone=zones.at(start),
        rule=f"quotes.{found.rule}",
        confidence=found.subject.probability,
        evidence=[cue] if cue.text else [],
        speaker=found.speaker,
        cue=squash(cue.text) or None,
        direct=direct,
    )


def _marked(
    doc: Doc, paragraphs: list[Paragraph], attributor: Attributor
) -> Iterator[tuple[int, int, Attribution]]:
    """Start, end and attribution of each quotation in marks."""
    text = text_of(doc)
    stretches = all_stretches(text, [(paragraph.start, paragraph.end) for paragraph in paragraphs])
    cascade = Cascade(doc, paragraphs, stretches, attributor)
    for position, stretch in enumerate(stretches):
        start, end = trimmed(text, stretch.start, stretch.end)
        found = cascade.attribute(position) if end > start else None
        statement = found and is_statement(
            text, attributor.subjects.tokens(start, end), start, stretch, found.rule
        )
        if found and (statement or found.rule == "after"):
            cascade.accept(position, found)  # "That," she said, "...": one word is no statement, but hers
        if found and statement:
            yield start, end, found


def _elsewhere(
    text: str,
    zones: Zones,
    quotes: list[Quote],
    statements: Iterable[tuple[int, int, Attribution]],
    direct: bool = True,
) -> list[Quote]:
    """The statements that share no character with the quotes found before."""
    taken = bytearray(len(text))
    for quote in quotes:
        taken[quote.start : quote.end] = b"\1" * (quote.end - quote.start)
    found = []
    for start, end, attribution in statements:
        start, end = trimmed(text, start, end)
        if end > start and zones.readable(start) and not any(taken[start:end]):
            found.append(_quote(text, zones, start, end, attribution, direct))
    return found


def _once(quotes: list[Quote]) -> list[Quote]:
    """Each statement once: a pull quote repeats one of the body; the one with a speaker stays."""
    kept: dict[str, Quote] = {}
    for quote in quotes:
        key = squash(quote.text).casefold().strip(".,!?… ")
        if key not in kept or (kept[key].speaker is None and quote.speaker):
            kept[key] = quote
    return sorted(kept.values(), key=lambda quote: quote.start)


def attributed(doc: Doc) -> Iterator[tuple[int, int, Attribution]]:
    """Start, end and attribution of each quotation in marks, with the candidates for its speaker."""
    zones, speakers = Zones(doc), Speakers(doc)
    paragraphs = [paragraph for paragraph in zones.paragraphs if paragraph.zone != "furniture"]
    yield from _marked(doc, paragraphs, Attributor(doc, speakers))


def find(doc: Doc, indirect: bool = False) -> Found[Quote]:
    """The quotations and their speakers of a release.

    Args:
        doc: a Doc that has been through the components before this one.
        indirect: whether to add reported speech ("X noted that ..."), as quotes that are not direct, also
            where the options of the Doc do not ask for it.

    Returns:
        The facts in order of their first place in the text, and warnings.
    """
    text = text_of(doc)
    zones = Zones(doc)
    speakers = Speakers(doc)
    attributor = Attributor(doc, speakers)
    paragraphs = [paragraph for paragraph in zones.paragraphs if paragraph.zone != "furniture"]
    quotes = [_quote(text, zones, *one) for one in _marked(doc, paragraphs, attributor)]
    lost = is_stripped(text)
    if lost:
        statements = Unmarked(text, attributor, speakers).statements()
    else:
        statements = Blocks(doc, paragraphs, attributor, speakers).statements()
    quotes += _elsewhere(text, zones, quotes, statements)
    if indirect or read_options(doc).indirect:
        quotes += _elsewhere(text, zones, quotes, reported(doc, attributor), direct=False)
    return Found(_once(quotes), [_LOST] if lost else [])
