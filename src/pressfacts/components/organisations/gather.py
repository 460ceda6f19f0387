"""All signs of names in one release, weighed with the whole document in view."""

import re
from dataclasses import dataclass

from pressfacts.components.organisations import lexicon
from pressfacts.components.organisations.acronyms import definitions
from pressfacts.components.organisations.anchors import by_legal_form, by_pattern, by_quotation, by_role
from pressfacts.components.organisations.entities import Form, bare_name, spelled
from pressfacts.components.organisations.evidence import score, weigh
from pressfacts.components.organisations.grammar import Span, by_head, is_thing
from pressfacts.components.organisations.ground import Ground
from pressfacts.components.organisations.kinds import known_kind
from pressfacts.components.organisations.links import link, stands_for_thing
from pressfacts.components.organisations.lookup import Lookup, well_known
from pressfacts.components.organisations.names import Names
from pressfacts.components.organisations.phrases import phrases
from pressfacts.components.organisations.words import Words

_COMPANY_RULES = frozenset({"organisations.legal_form", "organisations.ticker"})
_HOST = re.compile(r"(?:@|www\.|https?://)(?:[\w\-]+\.){0,2}?([\w\-]{3,40})\.[a-z]{2,12}\b")


@dataclass(slots=True)
class Gathered:
    """What the signs add up to.

    Attributes:
        forms: every spelling with its mentions.
        acronyms: `key` of the long form of each acronym.
    """

    forms: list[Form]
    acronyms: dict[str, str]


def hosts(text: str) -> frozenset[str]:
    """Names of the hosts in a release's addresses, without their endings."""
    return frozenset(match[1].casefold().replace("-", "") for match in _HOST.finditer(text))


def sure_spans(ground: Ground, text: str) -> list[Span]:
    """Names that grammar and certain places make sure, in order; of two that overlap the longer."""
    words = ground.words
    spans = [
        *by_quotation(words, text),
        *by_legal_form(ground),
        *by_head(ground),
        *by_pattern(words, text),
        *by_role(ground),
        *_well_known(ground),
    ]
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda span: span.first - span.last):
        if not _believable(words, span) or _is_place(words, span):
            continue
        inside = set(range(span.first, span.last + 1))
        if not taken & inside:
            taken |= inside
            kept.append(span)
    return sorted(kept, key=lambda span: span.first)


def _well_known(ground: Ground) -> list[Span]:
    """Well-known bodies under names that mean nothing else, where no longer name begins with them."""
    return [
        Span(first, last, "organisations.known", known_kind(name))
        for first, last, name in well_known().find(ground.words)
        if name in lexicon.sure_names() and not _goes_on(ground, first, last)
    ]


def _goes_on(ground: Ground, first: int, last: int) -> bool:
    """Whether capitals follow that make a name another one: "Google Maps", "Bank of America Stadium"."""
    following = last + 1
    if first < last and is_thing(ground, last):
        return True
    if not ground.joined(following) or not ground.words[following].capital or ground.words[last].possessive:
        return False
    return not ground.is_title(following)


def gather(words: Words, names: Names, text: str) -> Gathered:
    """Find the names of bodies in a release.

    Args:
        words: its words.
        names: the base model's names over them.
        text: the text.
    """
    ground = Ground(words, names)
    defined = definitions(words, text)
    spans = sure_spans(ground, text)
    taken = {index for span in spans for index in range(span.first, span.last + 1)}
    things = frozenset(words[one.short].stem for one in defined if stands_for_thing(words, one))
    for name, candidate in weigh(ground, phrases(ground, taken), spans, hosts(text)).items():
        if score(candidate.signs) > 0 and name not in things | lexicon.exchanges():
            spans += [Span(*place, "organisations.evidence", None) for place in candidate.places]
    forms: dict[str, Form] = {}
    for span in spans:
        name = spelled(words, span.first, span.last, text)
        form = forms.setdefault(name, Form(name, span.rule, span.kind))
        form.kind = form.kind or span.kind
    for name in [form.text for form in forms.values() if form.rule in _COMPANY_RULES]:
        if bare := bare_name(name):
            forms.setdefault(bare, Form(bare, forms[name].rule, "company"))
    acronyms = link(words, names, text, spans, defined, forms)
    for _, _, name in well_known().find(words):
        if known := lexicon.known().get(name):
            forms.setdefault(name, Form(name, "organisations.known", known.kind))
    for first, last, name in Lookup(forms).find(words):
        forms[name].places.append((first, last))
    return Gathered([form for form in forms.values() if form.places], acronyms)


def _believable(words: Words, span: Span) -> bool:
    """Whether a name may be taken from where it stands: not from furniture, nor from a heading alone."""
    first = words[span.first]
    if first.zone == "furniture":
        return False
    if first.style == "running" or span.rule != "organisations.head":
        return True
    return first.style == "title" and first.zone != "headline" and span.strong and _fills_line(words, span)


def _fills_line(words: Words, span: Span) -> bool:
    """Whether a name is all that stands between two breaks of its line, as in a letterhead or a signature."""
    before = words[span.first].gap != "joined"
    after = span.last + 1 >= len(words) or words[span.last + 1].gap != "joined"
    return before and after and span.last > span.first


def _is_place(words: Words, span: Span) -> bool:
    phrase = " ".join(word.lower for word in words[span.first : span.last + 1])
    return phrase in lexicon.geography() or phrase in lexicon.nationalities()
