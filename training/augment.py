"""Variants of a release: other names in the same places, other case, lost punctuation, other line breaks."""

import random
import re
import string
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from pressfacts.layout.vocabulary import page_items
from pressfacts.lexicons import table
from releases import Name

KEPT = 0.4
"""Part of the variants that keep all their names."""

SWAPPED = 0.6
"""Part of the names that change where names are swapped."""

UPPER, UNPUNCTUATED, WRAPPED, JOINED, BARE = 0.05, 0.07, 0.10, 0.06, 0.06
"""Parts of the variants in capitals, without punctuation, with more and with fewer line breaks, and without
articles before capitals."""

MENUS = 0.1
"""Part of the variants that get a page's menu before them."""

POOLED = 0.35
"""Part of the new names that come from the other releases; the rest is put together from lists."""

RECAST = 0.08
"""Part of the bodies that change into programmes where names are swapped: programmes are few."""

_MARKS = re.compile(r"[^\w\s]+")
_SPACE = re.compile(r" ")
_ARTICLE = re.compile(r"\b[Tt]he (?=[A-Z])")
_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n])")

Variant = tuple[str, list[Name]]


def _sections(text: str) -> dict[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    heading = ""
    for line in text.splitlines():
        if line.startswith("# "):
            heading = line[2:]
        else:
            found[heading] += [word.replace("_", " ") for word in line.split()]
    return {heading: words for heading, words in found.items() if words}


def _listed(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


@cache
def _cultures() -> tuple[tuple[list[str], list[str]], ...]:
    """Given and family names, by culture."""
    given = _sections(files("pressfacts.lexicons").joinpath("given_names.txt").read_text(encoding="utf-8"))
    family = _sections(_listed("family_names.txt"))
    return tuple((given[culture], family[culture]) for culture in sorted(given.keys() & family.keys()))


def invented_person(rng: random.Random) -> tuple[str, str]:
    """A full name and its family name, both of one culture, in one of the shapes that names have."""
    given, family = rng.choice(_cultures())
    first, last = rng.choice(given), rng.choice(family)
    shape = rng.random()
    if shape < 0.14:
        last = f"{last}-{rng.choice(family)}"
    elif shape < 0.22:
        last = f"{last} {rng.choice(family)}"
    elif shape < 0.32:
        first = f"{first} {rng.choice(given)}"
    elif shape < 0.37:
        first = f"{first} {rng.choice('ABCDEFGHJKLMNPRSTVW')}."
    elif shape < 0.4:
        first = f"{first}-{rng.choice(given)}"
    elif shape < 0.44:
        first = f"{rng.choice('ABCDEFGHJKLMNPRSTVW')}."
    return f"{first} {last}", last


@cache
def _places() -> tuple[list[str], list[str]]:
    """Countries, and smaller places."""
    smaller = _sections(_listed("place_names.txt"))
    return [row["country"].split("|")[0] for row in table("countries")], [
        place for places in smaller.values() for place in places
    ]


@cache
def _body_patterns() -> tuple[list[str], list[str]]:
    """Patterns of the names of bodies, and the fields of work that some of them need."""
    patterns, _, fields = _listed("body_names.txt").partition("# fields")
    return _lines(patterns), [word.replace("_", " ") for word in fields.split()]


@cache
def _programme_patterns() -> list[str]:
    return _lines(_listed("programme_names.txt"))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def invented_body(rng: random.Random) -> str:
    """The name of a body, from a pattern."""
    return _filled(rng.choice(_body_patterns()[0]), rng)


def invented_programme(rng: random.Random) -> str:
    """The name of a programme, from a pattern."""
    return _filled(rng.choice(_programme_patterns()), rng)


def _filled(pattern: str, rng: random.Random) -> str:
    countries, smaller = _places()
    stock = {"country": countries, "place": smaller, "field": _body_patterns()[1]}
    pieces = list[str]()
    for text, slot, _, _ in string.Formatter().parse(pattern):
        pieces.append(text)
        if slot:
            pieces.append(rng.choice(stock.get(slot) or rng.choice(_cultures())[1]))
    return "".join(pieces)


def invented(label: str, rng: random.Random) -> str:
    """A new name of a body, a programme or a place."""
    if label == "PLACE":
        return rng.choice(rng.choice(_places()))
    return invented_body(rng) if label == "ORGANISATION" else invented_programme(rng)


def pools(releases: Iterable[Variant]) -> dict[str, list[str]]:
    """The names of the releases by label, as stock for swapping; people by their full names only."""
    found = defaultdict[str, set[str]](set)
    for text, names in releases:
        for name in names:
            form = text[name.start : name.end]
            if "\n" not in form and "  " not in form and (name.label != "PERSON" or " " in form):
                found[name.label].add(form)
    return {label: sorted(forms) for label, forms in found.items()}


def _new_person(pool: Sequence[str], rng: random.Random) -> tuple[str, str]:
    if pool and rng.random() < POOLED:
        full = rng.choice(pool)
        return full, full.rpartition(" ")[2]
    return invented_person(rng)


def _other_name(form: str, label: str, stock: dict[str, list[str]], rng: random.Random) -> tuple[str, str]:
    """Another name for a body, a programme or a place, or the same; and its label."""
    if rng.random() > SWAPPED:
        return form, label
    if label == "ORGANISATION" and rng.random() < RECAST:
        label = "PROGRAMME"
    return rng.choice(stock[label]) if rng.random() < POOLED else invented(label, rng), label


def _matching_case(form: str, model: str) -> str:
    return form.upper() if model.isupper() and len(model) > 4 else form


def swap(text: str, names: Sequence[Name], stock: dict[str, list[str]], rng: random.Random) -> Variant:
    """The text with other names; a person's full name and family name change together."""
    people = dict[str, tuple[str, str] | None]()
    forms = dict[tuple[str, str], tuple[str, str]]()

    def replacement(form: str, label: str) -> tuple[str, str]:
        if "\n" in form:
            return form, label
        if label == "PERSON":
            key = form.split()[-1].lower()
            if key not in people:
                change = rng.random() < SWAPPED
                people[key] = _new_person(stock.get(label, []), rng) if change else None
            person = people[key]
            new = form if person is None else _matching_case(person[0 if " " in form else 1], form)
            return new, label
        if (form, label) not in forms:
            forms[form, label] = _other_name(form, label, stock, rng)
        return forms[form, label]

    pieces, moved, last, length = list[str](), list[Name](), 0, 0
    for name in names:
        form, label = replacement(text[name.start : name.end], name.label)
        pieces += [text[last : name.start], form]
        length += name.start - last
        moved.append(Name(length, length + len(form), label))
        length += len(form)
        last = name.end
    return "".join([*pieces, text[last:]]), moved


def edit(
    text: str, names: Sequence[Name], pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]
) -> Variant:
    """The text with each match of a pattern put anew, and the names where they stand after it."""
    pieces, shifts, last, shift = list[str](), list[tuple[int, int, int]](), 0, 0
    for match in pattern.finditer(text):
        form = new(match)
        pieces += [text[last : match.start()], form]
        shift += len(form) - (match.end() - match.start())
        shifts.append((match.start(), match.end(), shift))
        last = match.end()
    moved, place, before = list[Name](), 0, 0
    bounds = sorted({bound for name in names for bound in name[:2]})
    at = dict[int, int]()
    for bound in bounds:
        while place < len(shifts) and shifts[place][1] <= bound:
            before = shifts[place][2]
            place += 1
        inside = place < len(shifts) and shifts[place][0] < bound
        at[bound] = (shifts[place][0] if inside else bound) + before
    for name in names:
        if at[name.start] < at[name.end]:
            moved.append(Name(at[name.start], at[name.end], name.label))
    return "".join([*pieces, text[last:]]), moved


def with_menu(text: str, names: Sequence[Name], rng: random.Random) -> Variant:
    """The text after some lines of the furniture of web pages, which are no names."""
    lines = sorted(page_items())
    chosen = (rng.choice(lines) for _ in range(rng.randint(3, 12)))
    cased = rng.choice((str.title, str.capitalize, str.upper))
    menu = rng.choice(("\n", "\n\n", " | ")).join(cased(line) for line in chosen) + "\n\n"
    moved = [Name(name.start + len(menu), name.end + len(menu), name.label) for name in names]
    return menu + text, moved


def variant(text: str, names: Sequence[Name], stock: dict[str, list[str]], rng: random.Random) -> Variant:
    """A text with its names, varied or not, as the dice fall."""
    changed: Variant = (text, list(names))
    if rng.random() > KEPT:
        changed = swap(*changed, stock, rng)
    if rng.random() < MENUS:
        changed = with_menu(*changed, rng)
    dice = rng.random()
    if dice < UPPER:
        upper = changed[0].upper()
        return (upper, changed[1]) if len(upper) == len(changed[0]) else changed
    dice -= UPPER
    if dice < UNPUNCTUATED:
        return edit(*changed, _MARKS, lambda match: " " * min(2, len(match.group())))
    dice -= UNPUNCTUATED
    if dice < WRAPPED:
        return edit(*changed, _SPACE, lambda _: "\n" if rng.random() < 0.08 else " ")
    dice -= WRAPPED
    if dice < JOINED:
        return edit(*changed, _BREAK, lambda _: " ")
    dice -= JOINED
    if dice < BARE:
        return edit(*changed, _ARTICLE, lambda _: "")
    return changed
