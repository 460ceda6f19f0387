"""Complete the release card."""

from spacy.tokens import Doc

from pressfacts.facts.card.issuer import issuer_of
from pressfacts.facts.card.language import SAMPLE, language_of
from pressfacts.facts.card.offices import unlisted
from pressfacts.record.schema import Card, Notice, Organisation
from pressfacts.slots import CONTACTS, ORGANISATIONS, PARAGRAPHS, PEOPLE, QUOTES, Found, Paragraph, read_card
from pressfacts.text.mentions import text_of

_ENGLISH = "en"


def find(doc: Doc) -> Found[Card]:
    """The card that the layout began, with issuer and language.

    Args:
        doc: a Doc that has been through all other components.

    Returns:
        One card, and a warning where the text is not in English.
    """
    text, card = text_of(doc), read_card(doc)
    paragraphs = PARAGRAPHS.read(doc)
    known = ORGANISATIONS.read(doc)
    card.issuer = issuer_of(
        text,
        [*known, *unlisted(text, paragraphs, known)],
        paragraphs,
        CONTACTS.read(doc),
        PEOPLE.read(doc),
        QUOTES.read(doc),
    )
    card.language = language_of(_running_text(text, paragraphs))
    warnings = []
    if card.language not in {None, _ENGLISH}:
        message = (
            f"the text is in {card.language!r}, not in English: names, quotes and quantities may be missing"
        )
        warnings.append(Notice(code="language", message=message))
    return Found([card], warnings)


def issuing_office(doc: Doc) -> list[Organisation]:
    """The issuer as an entry of organisations where it is none yet: an office that only a title names.

    Args:
        doc: a Doc whose card is complete.
    """
    name = read_card(doc).issuer
    known = ORGANISATIONS.read(doc)
    if name is None or any(entry.name == name for entry in known):
        return []
    return [entry for entry in unlisted(text_of(doc), PARAGRAPHS.read(doc), known) if entry.name == name]


def _running_text(text: str, paragraphs: list[Paragraph]) -> str:
    """The beginning of the release without the page around it."""
    parts, length = list[str](), 0
    for paragraph in paragraphs:
        if paragraph.zone != "furniture":
            parts.append(text[paragraph.start : min(paragraph.end, paragraph.start + SAMPLE)])
            length += len(parts[-1])
        if length > SAMPLE:
            break
    return "\n".join(parts) if paragraphs else text
