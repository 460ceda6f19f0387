"""Find named bodies and programmes."""

from spacy.tokens import Doc

from pressfacts.components.organisations.entities import Body, commonest, group, name_kind
from pressfacts.components.organisations.gather import gather
from pressfacts.components.organisations.names import Names
from pressfacts.components.organisations.words import Words, read_words
from pressfacts.components.text import mention
from pressfacts.schema import Organisation, OrganisationKind
from pressfacts.slots import Found


def find(doc: Doc) -> Found[Organisation]:
    """The named bodies and programmes of a release.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        The facts in order of their first place in the text, and warnings.
    """
    words = read_words(doc)
    if not words:
        return Found([])
    gathered = gather(words, Names(doc, words), doc.text)
    bodies = group(gathered.forms, gathered.acronyms)
    organisations = [_entry(body, words, doc.text) for body in bodies]
    return Found(sorted(organisations, key=lambda entry: (entry.mentions[0].start, entry.name)))


def _entry(body: Body, words: Words, text: str) -> Organisation:
    places = sorted(place for form in body.forms for place in form.places)
    mentions = [mention(text, words[first].start, words[last].name_end) for first, last in places]
    kinds = [form.kind for form in body.forms if form.kind]
    kind: OrganisationKind = name_kind(body.name, commonest(kinds) if kinds else None, "company")  # type: ignore[assignment]
    seen = dict.fromkeys(form.text for form in body.forms[1:])
    return Organisation(
        name=body.name,
        acronym=body.acronym if body.acronym != body.name else None,
        aliases=[alias for alias in seen if alias != body.name],
        mentions=mentions,
        zone=words[places[0][0]].zone,
        kind=kind,
        rule=body.forms[0].rule,
    )
