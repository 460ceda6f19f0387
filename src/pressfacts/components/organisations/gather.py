"""All signs of names in one release, weighed with the whole document in view."""

from collections import defaultdict
from dataclasses import dataclass

from pressfacts.components.organisations import lexicon
from pressfacts.components.organisations.acronyms import Definition, definitions
from pressfacts.components.organisations.anchors import by_legal_form, by_pattern, by_role
from pressfacts.components.organisations.entities import Form, key, spelled
from pressfacts.components.organisations.grammar import Grammar, Span
from pressfacts.components.organisations.names import Names
from pressfacts.components.organisations.recognised import by_model, plausible
from pressfacts.components.organisations.words import Words


@dataclass(slots=True)
class Gathered:
    """What the signs add up to.

    Attributes:
        forms: every spelling with its mentions.
        acronyms: `key` of the long form of each acronym.
    """

    forms: list[Form]
    acronyms: dict[str, str]


def gather(words: Words, names: Names, text: str) -> Gathered:
    """Find the names of bodies in a release.

    Args:
        words: its words.
        names: the base model's names over them.
        text: the text.
    """
    grammar = Grammar(words, names)
    sure = [*grammar.spans(), *by_legal_form(words), *by_pattern(words, text), *by_role(words)]
    defined = definitions(words, text)
    spans = [span for span in sure if _believable(words, span)]
    taken = {index for span in spans for index in range(span.first, span.last + 1)}
    spans += [s for s in by_model(words, names) if not taken & set(range(s.first, s.last + 1))]
    forms: dict[str, Form] = {}
    for span in spans:
        if not _is_body(words, span):
            continue
        name = spelled(words, span.first, span.last, text)
        form = forms.setdefault(name, Form(name, span.rule, span.kind))
        if form.kind is None:
            form.kind = span.kind
    acronyms = _acronyms(words, text, defined, forms)
    for name in lexicon.known():
        forms.setdefault(name, Form(name, "organisations.known", lexicon.known()[name].kind))
    _find_everywhere(words, forms, text)
    return Gathered([form for form in forms.values() if form.places], acronyms)


def _believable(words: Words, span: Span) -> bool:
    first = words[span.first]
    return first.zone != "furniture" and (first.style == "running" or span.rule != "organisations.head")


def _is_body(words: Words, span: Span) -> bool:
    last = words[span.last].lower
    if span.first == span.last and (
        words[span.first].lower in lexicon.geography() or words[span.first].lower in lexicon.nationalities()
    ):
        return False
    return span.rule == "organisations.head" or last not in lexicon.not_heads() or (last,) in lexicon.heads()


def _acronyms(words: Words, text: str, defined: list[Definition], forms: dict[str, Form]) -> dict[str, str]:
    found: dict[str, str] = {}
    for definition in defined:
        long = spelled(words, definition.first, definition.last, text)
        short_word = words[definition.short]
        short = text[short_word.start : short_word.name_end]
        covered = next(
            (name for name in forms if key(name).endswith(key(long)) or key(long).endswith(key(name))), None
        )
        if covered is None and not plausible(words, definition.first, definition.last):
            forms.pop(short, None)
            continue
        if covered is None or len(covered) < len(long):
            forms.setdefault(
                long, Form(long, "organisations.acronym", forms[covered].kind if covered else None)
            )
            covered = long
        found.setdefault(short, key(covered))
        forms.setdefault(short, Form(short, "organisations.acronym", None))
    keys = {key(name) for name in forms}
    for acronym, names in lexicon.known_pairs().items():
        for name in sorted(names):
            if acronym not in found and key(name) in keys:
                found[acronym] = key(name)
                forms.setdefault(acronym, Form(acronym, "organisations.known", None))
    return found


def _find_everywhere(words: Words, forms: dict[str, Form], text: str) -> None:
    """Give every spelling all its places; where two overlap, the longer one that begins first wins."""
    index: dict[str, list[tuple[list[str], Form]]] = defaultdict(list)
    for form in forms.values():
        pieces = form.text.replace("’", "'").split()
        pieces = [piece.strip(",") for piece in pieces]
        index[pieces[0]].append((pieces, form))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    position = 0
    while position < len(words):
        reach = None
        if words[position].zone != "furniture":
            reach = _match(
                words,
                position,
                index.get(_plain(words[position].text), [])
                or index.get(
                    _plain(words[position].text[: words[position].name_end - words[position].start]), []
                ),
            )
        if reach:
            position = reach + 1
        else:
            position += 1


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _match(words: Words, position: int, entries: list[tuple[list[str], Form]]) -> int | None:
    for pieces, form in entries:
        span = words[position : position + len(pieces)]
        if len(span) < len(pieces) or any(w.gap not in ("joined", "comma") for w in span[1:]):
            continue
        inner = [_plain(word.text) for word in span[:-1]]
        final = span[-1]
        last = (_plain(final.text), _plain(final.text[: final.name_end - final.start]))
        if inner == pieces[:-1] and pieces[-1] in last:
            form.places.append((position, position + len(pieces) - 1))
            return position + len(pieces) - 1
    return None
