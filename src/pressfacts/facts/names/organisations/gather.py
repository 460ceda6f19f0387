"""All signs of names in one release, weighed with the whole document in view."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.acronyms import definitions
from pressfacts.facts.names.organisations.anchors import (
    by_legal_form,
    by_pattern,
    by_quotation,
    by_quoted_modifier,
    by_role,
)
from pressfacts.facts.names.organisations.appositions import by_board, by_description, by_noun, by_programme
from pressfacts.facts.names.organisations.entities import Form, bare_name, spelled
from pressfacts.facts.names.organisations.enumerations import by_enumeration
from pressfacts.facts.names.organisations.evidence import Candidate, believed, weigh
from pressfacts.facts.names.organisations.grammar import Span, by_head, is_thing
from pressfacts.facts.names.organisations.ground import Ground
from pressfacts.facts.names.organisations.kinds import known_kind
from pressfacts.facts.names.organisations.lines import Item, items
from pressfacts.facts.names.organisations.links import link, stands_for_thing
from pressfacts.facts.names.organisations.lookup import Found, Lookup, well_known
from pressfacts.facts.names.organisations.names import Names
from pressfacts.facts.names.organisations.phrases import phrases
from pressfacts.facts.names.organisations.right import right_edge
from pressfacts.facts.names.organisations.words import Words

_MOST_MODIFIERS = 4
_FEWEST_LETTERS, _MOST_LETTERS = 3, 6
_COMPANY_RULES = frozenset({"organisations.legal_form", "organisations.ticker"})
_ACRONYM_BETWEEN = re.compile(r"\s*\(\s*[A-Z][\w.&\-]{1,11}\s*\)\s+")
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


def sure_spans(ground: Ground, text: str, known: list[Found], lines: dict[int, Item]) -> list[Span]:
    """Names that grammar and certain places make sure, in order; of two that overlap the longer.

    Args:
        ground: the words of the release.
        text: the text.
        known: the places of well-known bodies.
        lines: the items of lists, by their first word.
    """
    words = ground.words
    spans = [
        *by_quotation(words, text),
        *by_legal_form(ground),
        *by_head(ground),
        *by_pattern(words, text),
        *by_quoted_modifier(ground, text),
        *by_role(ground),
        *by_noun(ground),
        *by_description(ground, text),
        *by_board(ground),
        *by_enumeration(ground),
        *by_programme(ground),
        *_well_known(ground, known),
        *_branches(ground, known),
    ]
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda span: span.first - span.last):
        item = lines.get(span.first)
        if not _believable(words, span, item is not None and item.last == span.last) or _is_place(
            words, span
        ):
            continue
        inside = set(range(span.first, span.last + 1))
        if not taken & inside:
            taken |= inside
            kept.append(span)
    return sorted(kept, key=lambda span: span.first)


def _is_after_name(ground: Ground, index: int) -> bool:
    """Whether letters are one of the distinctions after a person's name: "Ana Ruiz, FMedSci, FAA, FRS"."""
    words = ground.words
    if words[index].gap != "comma":
        return False
    beside = {words[at].stem for at in (index - 1, index + 1) if 0 <= at < len(words)}
    return not beside.isdisjoint(lexicon.post_nominals()) and (
        words[index - 1].stem in lexicon.post_nominals() or ground.names.person_ends(index - 1)
    )


def _branches(ground: Ground, known: list[Found]) -> list[Span]:
    """Branches of international bodies, known by their letters: "UNICEF ECARO"."""
    return [
        Span(first, last + 1, "organisations.branch", "intergovernmental")
        for first, last, name in known
        if first == last and len(name) >= _FEWEST_LETTERS and ground.words[first].upper
        if known_kind(name) == "intergovernmental"
        if ground.joined(last + 1) and _is_branch(ground, last + 1)
    ]


def _is_branch(ground: Ground, index: int) -> bool:
    """Whether letters after those of a body stand for a part of it, and for no thing, role or other body."""
    word = ground.words[index]
    if not word.upper or not word.stem.isalpha() or word.style == "capitals" or ground.is_title(index):
        return False
    other = word.stem in lexicon.thing_letters() or word.stem in lexicon.known()
    noun = word.lower in lexicon.not_heads() or (word.lower,) in lexicon.heads()
    return _FEWEST_LETTERS <= len(word.stem) <= _MOST_LETTERS and not other and not noun


def _well_known(ground: Ground, known: list[Found]) -> list[Span]:
    """Well-known bodies under names that mean nothing else, where no longer name begins with them."""
    return [
        Span(first, _chapter_end(ground, last, known_kind(name)), "organisations.known", known_kind(name))
        for first, last, name in known
        if name in lexicon.sure_names() and not _goes_on(ground, first, last)
    ]


def _chapter_end(ground: Ground, last: int, kind: str | None) -> int:
    """The last word of a well-known association's name with the place of its chapter: "of Greater Leeds"."""
    if kind != "ngo" or not ground.joined(last + 1) or ground.words[last + 1].lower != "of":
        return last
    at = last + 2
    while at - last < _LONGEST_CHAPTER and ground.joined(at) and ground.words[at].capital:
        if ground.is_title(at) or at in ground.heads:
            return last
        at += 1
    return at - 1 if at > last + 2 else last


def _goes_on(ground: Ground, first: int, last: int) -> bool:
    """Whether capitals follow that make a name another one: "Google Maps", "Bank of America Stadium"."""
    following = last + 1
    if first < last and is_thing(ground, last):
        return True
    if not ground.joined(following) or not ground.words[following].capital or ground.words[last].possessive:
        return False
    return not _leads_to_title(ground, following)


def _leads_to_title(ground: Ground, index: int) -> bool:
    """Whether capitals up to a title begin at the word: "Loss Prevention Officer" after a shop's name."""
    for at in range(index, min(index + _LONGEST_OFFICE, len(ground.words))):
        if (at > index and not ground.joined(at)) or not ground.words[at].capital:
            return False
        if ground.is_title(at):
            return True
    return False


_LONGEST_CHAPTER = 6
_LONGEST_OFFICE = 4

Judge = Callable[[str, Candidate], bool]
"""Whether a phrase, with what speaks for it and against it, is believed to name a body."""


def gather(words: Words, names: Names, text: str, judge: Judge = believed) -> Gathered:
    """Find the names of bodies in a release.

    Args:
        words: its words.
        names: the base model's names over them.
        text: the text.
        judge: what believes a phrase that nothing makes sure.
    """
    ground = Ground(words, names)
    lines = items(ground)
    defined = definitions(words, text)
    known_places = [found for found in well_known().find(words) if not _is_after_name(ground, found[0])]
    spans = sure_spans(ground, text, known_places, lines)
    units = _units(ground, spans, text)
    taken = {index for span in spans for index in range(span.first, span.last + 1)}
    things = frozenset(words[one.short].stem for one in defined if stands_for_thing(words, one))
    left = [place for place in phrases(ground, taken, lines) if not _is_after_name(ground, place[0])]
    for name, candidate in weigh(ground, left, spans, hosts(text), lines).items():
        if name not in things | lexicon.exchanges() and judge(name, candidate):
            spans += [Span(*place, "organisations.evidence", None) for place in candidate.places]
    forms: dict[str, Form] = {}
    for span in [*units, *(span for span in spans if not any(_holds(unit, span) for unit in units))]:
        name = spelled(words, span.first, span.last, text)
        form = forms.setdefault(name, Form(name, span.rule, span.kind))
        form.kind = form.kind or span.kind
    for name in [form.text for form in forms.values() if form.rule in _COMPANY_RULES]:
        if bare := bare_name(name):
            forms.setdefault(bare, Form(bare, forms[name].rule, "company"))
    acronyms = link(words, names, text, spans, defined, forms)
    for _, _, name in known_places:
        if known := lexicon.known().get(name):
            forms.setdefault(name, Form(name, "organisations.known", known.kind))
    _place(units, forms, words, text)
    within = {index for unit in units for index in range(unit.first, unit.last + 1)}
    for first, last, name in Lookup(forms).find(words):
        if first not in within:
            forms[name].places.append((first, last))
    _place(spans, forms, words, text)
    _place_parents(units, spans, forms, words, text)
    return Gathered([form for form in forms.values() if form.places], acronyms)


def _units(ground: Ground, spans: list[Span], text: str) -> list[Span]:
    """Names with the acronym of the parent inside: "Rural Roads Agency (RRA) Training Centre"."""
    found, words = [], ground.words
    for parent in spans:
        first = parent.last + 2
        if first >= len(words) or words[first - 1].gap != "open":
            continue
        between = text[words[parent.last].name_end : words[first].start]
        head = _unit_head(ground, first)
        if head is not None and _ACRONYM_BETWEEN.fullmatch(between):
            last = right_edge(ground, head, ground.heads[head][0])
            found.append(Span(parent.first, last, "organisations.head", ground.heads[head][1].kind))
    return found


def _unit_head(ground: Ground, first: int) -> int | None:
    """The last head noun of the capitalised words that begin with one, None where none names a body."""
    found, at = None, first
    while at < min(first + _MOST_MODIFIERS, len(ground.words)) and (at == first or ground.joined(at)):
        if not ground.words[at].capital or ground.is_title(at):
            break
        found = at if ground.begins_body(at) else found
        at += 1
    return found


def _holds(unit: Span, span: Span) -> bool:
    """Whether a name lies in that of a unit and is not the parent with which it begins."""
    return unit.first < span.first and span.last <= unit.last


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


def _place_parents(
    units: list[Span], spans: list[Span], forms: dict[str, Form], words: Words, text: str
) -> None:
    """Give the parents with which names of units begin their places, too."""
    starts = {unit.first for unit in units}
    for span in spans:
        form = forms.get(spelled(words, span.first, span.last, text))
        if span.first in starts and form is not None:
            form.places.append((span.first, span.last))


def _believable(words: Words, span: Span, is_item: bool) -> bool:
    """Whether a name may be taken from where it stands: not from furniture, nor from a heading alone."""
    first = words[span.first]
    if first.zone == "furniture":
        return False
    if first.style == "running" or span.rule != "organisations.head" or is_item:
        return True
    if first.style != "title" or first.zone == "headline" or not span.strong:
        return False
    return _fills_line(words, span) and not any(
        word.tag == "VERB" for word in words[span.first : span.last + 1]
    )


def _fills_line(words: Words, span: Span) -> bool:
    """Whether a name is all that stands between two breaks of its line, as in a letterhead or a signature."""
    before = words[span.first].gap != "joined"
    after = span.last + 1 >= len(words) or words[span.last + 1].gap != "joined"
    return before and after and span.last > span.first


def _is_place(words: Words, span: Span) -> bool:
    phrase = " ".join(word.lower for word in words[span.first : span.last + 1])
    return phrase in lexicon.geography() or phrase in lexicon.nationalities()
