"""The word lists of organisations as look-ups."""

from dataclasses import dataclass
from functools import cache

from pressfacts.lexicons import table, words

_FEWEST_LETTERS = 4
_LONGEST_SHORT_DAY = 4


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun.

    Attributes:
        kind: the kind of organisation that it names; "none" for a phrase that names no organisation.
        strong: whether it alone makes a capitalised phrase a name.
        opens: whether it comes first in its name, as in Spanish or French.
        bare: whether it needs neither modifier nor complement.
        governing: whether it makes a name only with "of" after it: "City of Osh".
    """

    kind: str
    strong: bool
    opens: bool
    bare: bool
    governing: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known organisation."""

    name: str
    acronym: str
    kind: str


@cache
def heads() -> dict[tuple[str, ...], Head]:
    """Head nouns, keyed by their lower-case words."""
    return {
        tuple(row["head"].replace("'s", "").split()): Head(
            row["kind"],
            row["strength"] != "weak",
            row["strength"] == "first",
            row["strength"] == "bare",
            row["strength"] == "of",
        )
        for row in table("organisation_heads")
    }


@cache
def head_openings() -> frozenset[str]:
    """The first words of all heads."""
    return frozenset(head[0] for head in heads())


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
    forms_of_address = {row["form"].casefold() for row in table("honorifics")}
    return frozenset(word.casefold() for word in words("organisation_titles")) | forms_of_address


@cache
def ambiguous_titles() -> frozenset[str]:
    """Words of people's roles that also stand inside names of organisations, lower case."""
    return words("organisation_ambiguous_titles")


@cache
def not_heads() -> frozenset[str]:
    """Head nouns of names that are no organisations, lower case."""
    return words("organisation_not_heads")


@cache
def thing_letters() -> frozenset[str]:
    """Letters that stand for a thing, a matter or a field and not for an organisation: "GPS"."""
    return frozenset(letters for line in words("organisation_thing_letters") for letters in line.split())


@cache
def known() -> dict[str, Known]:
    """Well-known organisations, keyed by name and by those acronyms that are surely theirs."""
    found: dict[str, Known] = {}
    for row in table("organisations_known"):
        entry = Known(row["name"], row["acronym"] or "", row["kind"])
        found[row["name"]] = entry
        if row["bare"] == "yes" and row["acronym"]:
            found.setdefault(row["acronym"], entry)
    return found


@cache
def well_known() -> dict[str, str]:
    """Kind of each large organisation that is named without a word for what it is, by its name."""
    return {name.rstrip("?"): kind for name, kind in _names()}


@cache
def sure_names() -> frozenset[str]:
    """Names of well-known organisations that mean nothing else."""
    plain = common_words() | given_names() | cities() | geography() | nationalities()
    ambiguous = {name.rstrip("?") for name, _ in _names() if name.endswith("?")}
    short = {
        name for name in well_known() if len(name) < _FEWEST_LETTERS and name.isalpha() and name.isupper()
    }
    common = {name for name in well_known() if name.casefold() in plain}
    return frozenset(well_known().keys() - ambiguous - short - common) | known().keys()


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, row["kind"]) for row in table("organisation_names") for name in row["names"].split("|")
    )


@cache
def known_pairs() -> dict[str, frozenset[str]]:
    """Acronym of each known organisation with the names, lower case, that it may stand for."""
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
def common_words() -> frozenset[str]:
    """Words that stand in lower case in releases."""
    return frozenset(term for line in words("common_words") for term in line.split())


@cache
def given_names() -> frozenset[str]:
    """Given names, lower case."""
    return frozenset(term.casefold() for line in words("given_names") for term in line.split())


@cache
def place_words() -> frozenset[str]:
    """Single words that are names of countries, states and regions, lower case."""
    return frozenset(place for place in geography() if " " not in place and len(place) > 3)


@cache
def cities() -> frozenset[str]:
    """Large cities, lower case."""
    return frozenset(city.casefold() for row in table("cities") for city in row["cities"].split("|"))


@cache
def short_words() -> dict[str, str]:
    """What short words of names stand for, lower case."""
    return {row["short"]: row["long"] for row in table("organisation_short_words")}


@cache
def exchanges() -> frozenset[str]:
    """Stock exchanges as tickers name them."""
    return words("stock_exchanges")


@cache
def calendar_words() -> frozenset[str]:
    """Names of months and weekdays, lower case."""
    rows = (*table("months"), *table("weekdays"))
    return frozenset(row["form"].casefold() for row in rows if len(row["form"]) > _LONGEST_SHORT_DAY)


@cache
def body_nouns() -> frozenset[str]:
    """Common nouns beside which names of organisations stand."""
    return frozenset(row["noun"] for row in table("organisation_nouns") if row["beside"])


@cache
def cue_nouns() -> dict[str, str]:
    """Kind of organisation that a common noun beside a name tells, by the noun, lower case."""
    return {row["noun"]: row["kind"] for row in table("organisation_nouns") if row["kind"]}


@cache
def context(kind: str) -> frozenset[str]:
    """Words that stand beside names, by what they tell: see `organisation_context.tsv`."""
    return frozenset(row["term"] for row in table("organisation_context") if row["class"] == kind)
