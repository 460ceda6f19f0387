"""Find named organisations and programmes."""

from collections.abc import Iterable
from typing import cast

from spacy.tokens import Doc

from pressfacts.facts.names.organisations.acronyms import definitions
from pressfacts.facts.names.organisations.candidates import Candidate, candidates
from pressfacts.facts.names.organisations.context import Context
from pressfacts.facts.names.organisations.features import features
from pressfacts.facts.names.organisations.kinds import kind_of, kind_of_name
from pressfacts.facts.names.organisations.links import link
from pressfacts.facts.names.organisations.lookup import Lookup
from pressfacts.facts.names.organisations.merge import (
    Form,
    Group,
    Span,
    bare_name,
    group,
    name_start,
    spelled,
)
from pressfacts.facts.names.organisations.parents import parent_of
from pressfacts.facts.names.organisations.recognised import Recognised
from pressfacts.facts.names.organisations.roles import roles_of
from pressfacts.facts.names.organisations.words import Words, read_words
from pressfacts.facts.names.own_rules.overrule import overrule
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Organisation, OrganisationKind, Zone
from pressfacts.scoring import Scorer, scorer
from pressfacts.slots import NAMED, Found, Named, recogniser_of
from pressfacts.text.mentions import mention

THRESHOLD = 0.4
"""A candidate at least this probable is a name: what gives the best F1 on issuers held out."""

_LABELS = frozenset({"ORGANISATION", "PROGRAMME"})
_SOURCES = ("legal_line", "ticker", "about", "quoted", "known_sure", "known", "model_ORGANISATION")
"""What proposes a candidate, the most telling first: the name of its rule."""


def find(doc: Doc) -> Found[Organisation]:
    """The named organisations and programmes of a release.

    Args:
        doc: a Doc that has been through the components before this one.

    Returns:
        The facts in order of their first place in the text, and warnings.
    """
    text = doc.text
    words = read_words(doc, text)
    if not words:
        return Found([])
    context = Context(words, Recognised(doc, words))
    spans = chosen(context, text, scorer("organisation", recogniser_of(doc)))
    corporate = any("legal_form" in span.features for span in spans)
    default = "company" if corporate else "other"
    entries = [_entry(one, words, text, default) for one in _grouped(context, text, spans)]
    if named := NAMED.read(doc):
        zones = Zones(doc)
        entries = overrule(entries, named, _LABELS, lambda one: _named(one, zones.at(one.start), default))
    _give_roles(text, entries)
    return Found(sorted(entries, key=lambda entry: (entry.mentions[0].start, entry.name)))


def chosen(context: Context, text: str, judge: Scorer) -> list[Span]:
    """The candidates that are names, in order; of two that overlap the more probable."""
    found = candidates(context, text)
    scored = [
        (judge.probability(own), candidate, own)
        for candidate, own in zip(found, features(context, found, text), strict=True)
    ]
    scored.sort(key=lambda one: (-one[0], one[1].first - one[1].last, one[1].first))
    taken, spans = set[int](), list[Span]()
    for probability, candidate, own in scored:
        if probability < THRESHOLD:
            break
        inside = set(range(candidate.first, candidate.last + 1))
        if not taken & inside:
            taken |= inside
            spans.append(_span(context, candidate, probability, own))
    return sorted(spans, key=lambda span: span.first)


def _span(context: Context, candidate: Candidate, probability: float, own: Iterable[str]) -> Span:
    own = frozenset(own)
    head = next(
        (one.removeprefix("head_") for one in sorted(own) if one.removeprefix("head_") in _KINDS), None
    )
    if "legal_form" in own:
        head, rule = "company", "organisations.legal_form"
    else:
        source = next((source for source in _SOURCES if source in candidate.sources), "chain")
        rule = f"organisations.{source.lower()}"
    if context.names.label(candidate.first) == "PROGRAMME" and "exact_PROGRAMME" in own:
        head = "programme"
    return Span(candidate.first, candidate.last, rule, head, probability, own)


_KINDS = frozenset(
    [
        "intergovernmental",
        "government",
        "court",
        "law_enforcement",
        "company",
        "ngo",
        "education",
        "media",
        "programme",
        "political",
    ]
)


def _grouped(context: Context, text: str, spans: list[Span]) -> list[Group]:
    """The spellings of all names with their places, those of one organisation together."""
    words = context.words
    forms: dict[str, Form] = {}
    for span in spans:
        name = spelled(words, span.first, span.last, text)
        form = forms.setdefault(name, Form(name, span.rule, span.kind))
        form.kind = form.kind or span.kind
        form.probability = max(form.probability, span.probability)
    for form in [form for form in forms.values() if form.rule == "organisations.legal_form"]:
        if bare := bare_name(form.text):
            forms.setdefault(bare, Form(bare, form.rule, "company", form.probability))
    acronyms = link(words, context.names, text, spans, definitions(words, text), forms)
    for first, last, name in Lookup(forms).find(words):
        forms[name].places.append((first, last))
    _place(spans, forms, words, text)
    placed = [form for form in forms.values() if form.places]
    return group(placed, acronyms)


def _place(spans: list[Span], forms: dict[str, Form], words: Words, text: str) -> None:
    """Give names their places where the look-up does not see them, as with a dash inside quotation marks."""
    taken = {
        index for form in forms.values() for first, last in form.places for index in range(first, last + 1)
    }
    for span in spans:
        inside = set(range(span.first, span.last + 1))
        form = forms.get(spelled(words, span.first, span.last, text))
        if form is not None and not taken & inside:
            form.places.append((span.first, span.last))
            taken |= inside


def _named(named: Named, zone: Zone, default: str) -> Organisation:
    """The entry of an organisation that only the user knows."""
    kind = "programme" if named.label == "PROGRAMME" else kind_of_name(named.name, default)
    return Organisation(
        name=named.name, mentions=[named], zone=zone, kind=cast("OrganisationKind", kind), rule=named.rule
    )


def _entry(found: Group, words: Words, text: str, default: str) -> Organisation:
    places = sorted(place for form in found.forms for place in form.places)
    running = next((place for place in places if words[place[0]].style == "running"), places[0])
    aliases = dict.fromkeys(form.text for form in found.forms)
    return Organisation(
        name=found.name,
        acronym=found.acronym if found.acronym != found.name else None,
        aliases=[alias for alias in aliases if alias != found.name],
        mentions=[
            mention(text, name_start(words, first, last, text), words[last].name_end)
            for first, last in places
        ],
        zone=words[running[0]].zone,
        kind=cast("OrganisationKind", kind_of(found, words, default)),
        parent=parent_of(found.name),
        rule=found.forms[0].rule,
        confidence=max(form.probability for form in found.forms),
    )


def _give_roles(text: str, entries: list[Organisation]) -> None:
    """Write each organisation's roles into its entry, with the cues as evidence."""
    places = sorted(
        ((place, entry) for entry in entries for place in entry.mentions), key=lambda pair: pair[0].start
    )
    for index, roles in roles_of(text, [place for place, _ in places]).items():
        entry = places[index][1]
        for role, cue in roles.items():
            if role not in entry.roles:
                entry.roles.append(role)
                entry.evidence.append(cue)
