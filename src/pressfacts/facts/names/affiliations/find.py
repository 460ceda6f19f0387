"""Find the bodies of people whose names stand without them.

What the release does not write it does not say: the chief executive of nothing named is not taken for the
issuer's, as the guidelines ask for the affiliation as written.
"""

import re
from collections.abc import Sequence, Set

from spacy.tokens import Doc

from pressfacts.record.schema import Contact, Organisation, Person
from pressfacts.slots import CONTACTS, ORGANISATIONS, PEOPLE, Found
from pressfacts.text.mentions import squash

_SHORT_FORM = re.compile(r"\b(?:of|to|at|for) the (?P<noun>[A-Z][a-z]+)$")
_OWNED = re.compile(r"(?P<owner>[^\n]{2,60}?)[’']s\s(?P<title>.+)", re.DOTALL)
_NO_BODY = re.compile(r"(?:[DRI]-[A-Z]{2}|(?i:contacts?|info)|(?i:in|on|for|from|with)\s.*)\Z", re.DOTALL)
"""What stands after a name and is no body: party and state, a label of the block, a phrase of place."""
_LINKS = frozenset({"of", "for", "to", "on", "in"})
_SHORTEST = 3


def find(doc: Doc) -> Found[Person]:
    """The people of a release, each with a body where the release names one for them.

    Args:
        doc: a Doc that has been through the components before this one.
    """
    people, bodies, contacts = PEOPLE.read(doc), ORGANISATIONS.read(doc), CONTACTS.read(doc)
    forms = frozenset(form for body in bodies for form in (body.name, *body.aliases))
    for person in people:
        _part_owner(person, forms)
        if person.organisation and _NO_BODY.match(person.organisation):
            person.organisation = None
        if person.organisation is None:
            person.organisation = (
                in_title(person.title, forms)
                or short_form(person.title, bodies)
                or of_contact(person, contacts, bodies)
            )
    return Found(people)


def _part_owner(person: Person, forms: Set[str]) -> None:
    """Part the body that owns an office from its title: "Brightwell’s president of sales"."""
    found = _OWNED.fullmatch(person.title or "")
    if found and found["owner"] in forms:
        person.title, person.organisation = found["title"], found["owner"]


def in_title(title: str | None, forms: Set[str]) -> str | None:
    """The body whose name is a part of the title: "Director General NLF".

    Args:
        title: the title.
        forms: all names of the bodies of the release.
    """
    if title is None:
        return None
    named = [form for form in forms if len(form) >= _SHORTEST and form in title and _whole(form, title)]
    return max(named, key=lambda form: (len(form), form), default=None)


def _whole(form: str, title: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", title) is not None


def short_form(title: str | None, bodies: Sequence[Organisation]) -> str | None:
    """The one body that "the Foundation" in "Managing Trustee of the Foundation" can stand for."""
    found = _SHORT_FORM.search(squash(title or ""))
    if found is None:
        return None
    meant = {body.name for body in bodies if _headed(body.name, found["noun"])}
    return meant.pop() if len(meant) == 1 else None


def _headed(name: str, noun: str) -> bool:
    """Whether the noun is the head of a name: its last word, or the one before "of" or "for"."""
    pieces = name.split()
    return any(
        piece == noun and (at == len(pieces) - 1 or pieces[at + 1] in _LINKS)
        for at, piece in enumerate(pieces)
    )


def of_contact(person: Person, contacts: Sequence[Contact], bodies: Sequence[Organisation]) -> str | None:
    """The body that stands in the block of the person's own address or number, as it is written there."""
    own = [one for one in contacts if one.person == person.name and one.organisation]
    if len({one.organisation for one in own}) != 1:
        return None
    body = next((one for one in bodies if one.name == own[0].organisation), None)
    if body is None:
        return own[0].organisation
    nearest = min(body.mentions, key=lambda place: (abs(place.start - own[0].start), place.start))
    return squash(nearest.text)
