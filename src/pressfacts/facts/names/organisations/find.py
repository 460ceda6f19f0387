"""Find named bodies and programmes."""

from typing import cast

from spacy.tokens import Doc

from pressfacts.facts.names.organisations.entities import Body, group, name_start
from pressfacts.facts.names.organisations.gather import gather
from pressfacts.facts.names.organisations.kinds import kind_of, kind_of_name
from pressfacts.facts.names.organisations.names import Names
from pressfacts.facts.names.organisations.parents import parent_of
from pressfacts.facts.names.organisations.roles import roles_of
from pressfacts.facts.names.organisations.words import Words, read_words
from pressfacts.facts.names.own_rules.overrule import overrule
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Organisation, OrganisationKind, Zone
from pressfacts.slots import NAMED, Found, Named
from pressfacts.text.mentions import mention

_LABELS = frozenset({"ORGANISATION", "PROGRAMME"})
_COMPANY_RULES = frozenset({"organisations.legal_form", "organisations.ticker"})


def find(doc: Doc) -> Found[Organisation]:
    """The named bodies and programmes of a release.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        The facts in order of their first place in the text, and warnings.
    """
    text = doc.text
    words = read_words(doc, text)
    if not words:
        return Found([])
    gathered = gather(words, Names(doc, words), text)
    corporate = any(form.rule in _COMPANY_RULES for form in gathered.forms)
    default = "company" if corporate else "ngo"
    entries = [_entry(body, words, text, default) for body in group(gathered.forms, gathered.acronyms)]
    if named := NAMED.read(doc):
        zones = Zones(doc)
        entries = overrule(entries, named, _LABELS, lambda one: _named(one, zones.at(one.start), default))
    _give_roles(text, entries)
    return Found(sorted(entries, key=lambda entry: (entry.mentions[0].start, entry.name)))


def _named(named: Named, zone: Zone, default: str) -> Organisation:
    """The entry of a body that only the user knows."""
    kind = "programme" if named.label == "PROGRAMME" else kind_of_name(named.name, default)
    return Organisation(
        name=named.name, mentions=[named], zone=zone, kind=cast("OrganisationKind", kind), rule=named.rule
    )


def _entry(body: Body, words: Words, text: str, default: str) -> Organisation:
    places = sorted(place for form in body.forms for place in form.places)
    running = next((place for place in places if words[place[0]].style == "running"), places[0])
    aliases = dict.fromkeys(form.text for form in body.forms)
    return Organisation(
        name=body.name,
        acronym=body.acronym if body.acronym != body.name else None,
        aliases=[alias for alias in aliases if alias != body.name],
        mentions=[
            mention(text, name_start(words, first, last, text), words[last].name_end)
            for first, last in places
        ],
        zone=words[running[0]].zone,
        kind=cast("OrganisationKind", kind_of(body, words, default)),
        parent=parent_of(body.name),
        rule=body.forms[0].rule,
    )


def _give_roles(text: str, entries: list[Organisation]) -> None:
    """Write each body's roles into its entry, with the cues as evidence."""
    places = sorted(
        ((place, entry) for entry in entries for place in entry.mentions), key=lambda pair: pair[0].start
    )
    for index, roles in roles_of(text, [place for place, _ in places]).items():
        entry = places[index][1]
        for role, cue in roles.items():
            if role not in entry.roles:
                entry.roles.append(role)
                entry.evidence.append(cue)
