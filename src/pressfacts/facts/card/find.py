"""Complete the release card."""

from spacy.tokens import Doc

from pressfacts.facts.card.candidates import unlisted
from pressfacts.facts.card.features import Scene
from pressfacts.facts.card.issuer import likeliest
from pressfacts.facts.card.language import SAMPLE, language_of
from pressfacts.facts.card.patterns import CHAMBER, PATTERNS
from pressfacts.record.schema import Card, Notice, Organisation
from pressfacts.slots import (
    CONTACTS,
    ORGANISATIONS,
    PARAGRAPHS,
    PEOPLE,
    PLACES,
    QUOTES,
    Found,
    Paragraph,
    read_card,
)
from pressfacts.text.mentions import text_of

_ENGLISH = "en"


def scene_of(doc: Doc) -> Scene:
    """A release and the organisations that may have issued it.

    Args:
        doc: a Doc that has been through all other components.
    """
    text, paragraphs, known = text_of(doc), PARAGRAPHS.read(doc), ORGANISATIONS.read(doc)
    organisations = [
        body
        for body in (*known, *unlisted(text, paragraphs, known, _other_names(doc)))
        if not PATTERNS.piece(CHAMBER).fullmatch(body.name)
    ]
    return Scene(text, organisations, paragraphs, CONTACTS.read(doc), PEOPLE.read(doc), QUOTES.read(doc))


def _other_names(doc: Doc) -> list[str]:
    """The names of people and places."""
    people = (name for person in PEOPLE.read(doc) for name in (person.name, *person.aliases))
    return [*people, *(place.name for place in PLACES.read(doc))]


def find(doc: Doc) -> Found[Card]:
    """The card that the layout began, with issuer and language.

    Args:
        doc: a Doc that has been through all other components.

    Returns:
        One card, and warnings where the issuer is unknown or the text is not in English.
    """
    card, warnings = read_card(doc), list[Notice]()
    issuer = likeliest(scene_of(doc))
    card.issuer = issuer.name if issuer else None
    card.language = language_of(_running_text(text_of(doc), PARAGRAPHS.read(doc)))
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
    name, known = read_card(doc).issuer, ORGANISATIONS.read(doc)
    if name is None or any(entry.name == name for entry in known):
        return []
    text, paragraphs = text_of(doc), PARAGRAPHS.read(doc)
    return [entry for entry in unlisted(text, paragraphs, known, _other_names(doc)) if entry.name == name]


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
