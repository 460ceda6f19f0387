"""The word lists of organisations as look-ups."""

from dataclasses import dataclass
from functools import cache

from pressfacts.lexicons import table, words


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun: the kind of body that it names, and whether it alone makes a capitalised phrase a name."""

    kind: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known body."""

    name: str
    acronym: str
    kind: str


@cache
def heads() -> dict[tuple[str, ...], Head]:
    """Head nouns, keyed by their lower-case words."""
    return {
        tuple(row["head"].replace("'s", "").split()): Head(row["kind"], row["strength"] == "strong")
        for row in table("organisation_heads")
    }


@cache
def longest_head() -> int:
    """The number of words of the longest head."""
    return max(map(len, heads()))


@cache
def legal_forms() -> frozenset[tuple[str, ...]]:
    """Legal forms as sequences of words."""
    return frozenset(tuple(form.replace("& ", "").split()) for form in words("organisation_legal_forms"))


@cache
def titles() -> frozenset[str]:
    """Words of people's roles, lower case."""
    return frozenset(word.casefold() for word in words("organisation_titles"))


@cache
def not_heads() -> frozenset[str]:
    """Head nouns of names that are no bodies, lower case."""
    return words("organisation_not_heads")


@cache
def known() -> dict[str, Known]:
    """Well-known bodies, keyed by name and by those acronyms that are surely theirs."""
    found: dict[str, Known] = {}
    for row in table("organisations_known"):
        entry = Known(row["name"], row["acronym"] or "", row["kind"])
        found[row["name"]] = entry
        if row["bare"] == "yes" and row["acronym"]:
            found.setdefault(row["acronym"], entry)
    return found


@cache
def known_pairs() -> dict[str, frozenset[str]]:
    """Acronym of each known body with the names, lower case, that it may stand for."""
    pairs: dict[str, set[str]] = {}
    for row in table("organisations_known"):
        if row["acronym"]:
            pairs.setdefault(row["acronym"], set()).add(row["name"].casefold())
    return {acronym: frozenset(names) for acronym, names in pairs.items()}


@cache
def geography() -> frozenset[str]:
    """Countries, regions, US states and their abbreviations, lower case."""
    places = {name for row in table("countries") for name in row["country"].split("|")}
    for row in table("us_states"):
        places |= {row["state"], row["postal"], row["short"] or row["state"]}
    return frozenset(place.casefold() for place in places)


@cache
def nationalities() -> frozenset[str]:
    """Adjectives of countries, lower case."""
    adjectives = {word for row in table("countries") for word in (row["adjective"] or "").split("|")}
    return frozenset(adjective.casefold() for adjective in adjectives if adjective)


@cache
def calendar_words() -> frozenset[str]:
    """Names of months and weekdays, lower case."""
    return words("organisation_calendar")
