"""From names to bodies: one entry per body, with its acronym, its short forms and its kind."""

from collections import Counter
from dataclasses import dataclass, field

from pressfacts.components.organisations import lexicon
from pressfacts.components.organisations.words import Word


@dataclass(slots=True)
class Form:
    """One spelling of a name and where it stands.

    Attributes:
        text: the spelling, white space squashed.
        places: first and last word of each mention.
        rule: the surest rule that found it.
        kind: kind as the rule knows it.
    """

    text: str
    rule: str
    kind: str | None
    places: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """A body: its spellings, the fullest first."""

    forms: list[Form]
    acronym: str | None = None

    @property
    def name(self) -> str:
        """The fullest spelling."""
        return self.forms[0].text


def key(text: str) -> str:
    """What equal names have in common: no case, article, possessive, legal form or joining marks."""
    pieces = text.replace("’", "'").replace("&", "and").casefold().replace("-", " ").replace(",", " ").split()
    forms = {tuple(part.casefold() for part in form) for form in lexicon.legal_forms()}
    while pieces and pieces[0] == "the":
        pieces = pieces[1:]
    for length in (3, 2, 1):
        if len(pieces) > length and tuple(pieces[-length:]) in forms:
            pieces = pieces[:-length]
            break
    return " ".join(pieces)


def group(forms: list[Form], acronyms: dict[str, str]) -> list[Body]:
    """Put spellings of one body together.

    Args:
        forms: all spellings, in order of their first place.
        acronyms: long form (its `key`) of each acronym, as the text or general knowledge gives it.
    """
    bodies: dict[str, Body] = {}
    for form in sorted(forms, key=lambda form: -len(form.text)):
        long_key = acronyms.get(form.text, key(form.text))
        target = bodies.get(long_key) or _long_form(form, bodies)
        if target is None:
            bodies[long_key] = Body([form])
        else:
            target.forms.append(form)
        if form.text in acronyms and long_key in bodies:
            bodies[long_key].acronym = form.text
    return list(bodies.values())


def _long_form(form: Form, bodies: dict[str, Body]) -> Body | None:
    """The one body of which a spelling is a short form."""
    short = key(form.text).split()
    matches = [body for long, body in bodies.items() if _shortens(short, long.split())]
    return matches[0] if len(matches) == 1 else None


def _shortens(short: list[str], long: list[str]) -> bool:
    if not short or len(short) >= len(long):
        return False
    rest = long[len(short) :]
    if long[: len(short)] == short:
        if rest[0] in ("of", "in", "at", "to", "under"):
            place = " ".join(word for word in rest[1:] if word != "the")
            return len(short) > 1 and (place in lexicon.geography() or rest[0] in ("in", "at"))
        return (
            len(short) > 0 and all((word,) in lexicon.heads() for word in rest) and not _stands_alone(short)
        )
    front = long[: len(long) - len(short)]
    if len(short) > 1 and long[len(front) :] == short:
        return (
            not any(word in ("of", "for", "in", "at", "under", "and") for word in front) and len(front) <= 3
        )
    return False


def _stands_alone(short: list[str]) -> bool:
    phrase = " ".join(short)
    return any(phrase == name.casefold() for name in lexicon.known()) or phrase in lexicon.geography()


def name_kind(name: str, head_kind: str | None, model_kind: str) -> str:
    """The kind of a body by what its name says.

    Args:
        name: the name.
        head_kind: kind of the head noun, None where the grammar found none.
        model_kind: kind of names without a head in this release.
    """
    if known := lexicon.known().get(name):
        return known.kind
    return head_kind or model_kind


def commonest(kinds: list[str]) -> str:
    """The commonest value, the first one among equals."""
    return Counter(kinds).most_common(1)[0][0]


def spelled(words: list[Word], first: int, last: int, text: str) -> str:
    """The name in the words from first to last, white space squashed, without a possessive."""
    return " ".join(text[words[first].start : words[last].name_end].split())
