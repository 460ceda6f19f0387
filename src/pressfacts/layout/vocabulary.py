"""Look-ups in the layout's word lists."""

import re
from functools import cache

from pydantic import TypeAdapter

from pressfacts.layout.patterns import LINES
from pressfacts.lexicons import table, words
from pressfacts.record.schema import Zone

_SEPARATORS = re.compile(r"\s*[|›»>·•/→,]\s*|\s[-–—]\s|\s{2,}")
EDGES = " \t.,;:!?*#[](){}<>«»“”\"'’‘–—-_=~•·|›→▼▲"
_LANGUAGE = re.compile(r"(?:[a-z]{2}|[A-Z]{2}|a[+-])")
_WORD = re.compile(r"[^\W\d_]+")
_ALONE = ("stamp", "asset", "minutes", "crumb", "link")
_LONGEST_ITEM = 6
_TEXT_SIZES = frozenset({"a", "a+", "a-", "aa"})


@cache
def page_words(kind: str) -> frozenset[str]:
    """The page words of one kind: item, heading, opening, inside, language or site."""
    return frozenset(row["form"] for row in table("page_words") if row["kind"] == kind)


@cache
def page_items() -> frozenset[str]:
    """Items of menus, share bars and footers, headings of lists among them."""
    return page_words("item") | page_words("heading")


@cache
def sections() -> dict[str, Zone]:
    """Headings within a release, with the zone that each opens.

    Raises:
        pydantic.ValidationError: if the table names a zone that there is none of.
    """
    rows = table("layout_sections")
    return TypeAdapter(dict[str, Zone]).validate_python({row["heading"]: row["zone"] for row in rows})


@cache
def organisation_heads() -> frozenset[str]:
    """Head nouns by which a line is the name of a body."""
    return frozenset(row["head"] for row in table("organisation_heads") if row["strength"] == "strong")


@cache
def headline_verbs() -> frozenset[str]:
    """Verbs of headlines in all their regular forms, lower case."""
    forms = set[str]()
    for verb in words("layout_headline_verbs"):
        stem = verb[:-1] if verb.endswith("e") else verb
        third = verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"
        past = verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else stem + "ed"
        double = stem + stem[-1]
        forms |= {verb, third, verb + "es", past, stem + "ing", double + "ed", double + "ing"}
    return frozenset(forms)


@cache
def cities() -> frozenset[str]:
    """Cities, as written."""
    return frozenset(city for row in table("cities") for city in row["cities"].split("|"))


@cache
def places() -> frozenset[str]:
    """Cities, countries and states that a dateline may name, lower case without full stops."""
    names = set(cities())
    for row in table("countries"):
        names.update(row["country"].split("|"))
    for row in table("us_states"):
        names.update(name for name in (row["state"], row["postal"], row["short"]) if name)
    names.update(words("layout_regions"))
    return frozenset(bare(name) for name in names)


@cache
def countries() -> frozenset[str]:
    """Countries that write the day first in numbers: all but the United States; lower case."""
    names = {bare(name) for row in table("countries") for name in row["country"].split("|")}
    return frozenset(
        name for name in names if not name.startswith(("united states", "us", "u s", "philippines"))
    )


@cache
def regions() -> frozenset[str]:
    """US states in full, which stand alone on letterheads and hardly ever in datelines; lower case."""
    return frozenset(bare(row["state"]) for row in table("us_states")) - {"washington", "new york"}


@cache
def short_regions() -> frozenset[str]:
    """Abbreviated regions that are written with a full stop ("Calif.", "Ont."), lower case without it."""
    names = {row["short"] for row in table("us_states") if row["short"]} | words("layout_regions")
    return frozenset(bare(name) for name in names if name.endswith("."))


def bare(name: str) -> str:
    """A place name for looking up: lower case, no full stops, straight apostrophes, single spaces."""
    return " ".join(name.casefold().replace(".", " ").replace("’", "'").split())


def is_furniture_item(item: str) -> bool:
    """Whether one menu item, lower case, is page furniture."""
    return item.strip(EDGES) in page_items() or item.strip() in _TEXT_SIZES


def is_furniture_line(text: str) -> bool:
    """Whether every item of a line is page furniture, whatever stands between the items."""
    items = [item for item in _SEPARATORS.split(text[:400].strip(EDGES)) if item.strip(EDGES)]
    if not items:
        return not any(map(str.isalnum, text[:400]))
    others = 0
    for item in items:
        folded = item.casefold()
        if folded.strip(EDGES) in page_words("language") and _LANGUAGE.fullmatch(item):
            continue
        if not (is_furniture_item(folded) or _is_run_of_items(folded)):
            return False
        others += 1
    return others > 0 or len(items) > 1


def _is_run_of_items(text: str) -> bool:
    """Whether words separated by single spaces are furniture items throughout ("share tweet print")."""
    tokens = [token.strip(EDGES) or token for token in text.split()]
    if not 2 <= len(tokens) <= 20:
        return False
    index = items = 0
    while index < len(tokens):
        for length in range(min(_LONGEST_ITEM, len(tokens) - index), 0, -1):
            if " ".join(tokens[index : index + length]) in page_items():
                index += length
                items += 1
                break
        else:
            return False
    return items > 1


def words_of(text: str) -> list[str]:
    """The words of a name, lower case."""
    return [word.casefold() for word in _WORD.findall(text)]


def is_furniture_shape(line: str) -> bool:
    """Whether a line looks like one that a page prints on its own: a time stamp, an image, a trail, a tag."""
    key = line.casefold().lstrip(" *#[!-–—•")
    return any(LINES[name].match(line[:600]) for name in _ALONE) or key.startswith(_openings())


@cache
def _openings() -> tuple[str, ...]:
    return tuple(page_words("opening"))
