"""The word lists of the people component, in the forms in which it asks them."""

import unicodedata
from functools import cache, lru_cache

from pressfacts.facts.names.people.patterns import NOT_LETTERS
from pressfacts.layout.vocabulary import cities
from pressfacts.lexicons import table, words

_ENDINGS = (("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_LIGATURES = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)

WORDS_KEPT = 1 << 16
"""Words whose reading is remembered: more than a release has, and a bound for archives without end."""


@lru_cache(maxsize=WORDS_KEPT)
def fold(word: str) -> str:
    """A word for comparison: small letters without marks, apostrophes, hyphens and full stops."""
    lower = word.lower().translate(_LIGATURES)
    return NOT_LETTERS.sub("", unicodedata.normalize("NFKD", lower))


def _terms(name: str) -> frozenset[str]:
    return frozenset(term for line in words(name) for term in line.split())


@cache
def common_words() -> frozenset[str]:
    """Words that stand in lower case in releases."""
    return _terms("common_words")


@cache
def given_names() -> frozenset[str]:
    """Given names, folded, without those that are above all words, months or places."""
    return frozenset(map(fold, _terms("given_names"))) - place_words() - calendar_words()


@cache
def place_words() -> frozenset[str]:
    """Single words that name a country, a state or their people."""
    names = {
        name
        for row in table("countries")
        for value in (row["country"], row["adjective"])
        for name in (value or "").split("|")
    }
    names |= {row[key] for row in table("us_states") for key in row if row[key] and len(fold(row[key])) > 3}
    return frozenset(fold(name) for name in names if " " not in name) | {"kyrgyz", "united"}


@cache
def states() -> frozenset[str]:
    """Names and abbreviations of the states of the USA, as written."""
    return frozenset(value for row in table("us_states") for value in row.values() if value)


@cache
def places() -> frozenset[str]:
    """Names of countries and cities of two words or more, folded and joined."""
    names = {name for row in table("countries") for name in (row["country"] or "").split("|")}
    return frozenset("".join(map(fold, name.split())) for name in names | cities())


@cache
def abbreviated_names() -> frozenset[str]:
    """Abbreviated given names that a full stop follows, folded."""
    return frozenset({"md", "mohd", "muhd", "abd", "wm", "chas", "geo", "jos", "thos", "jas", "ma", "sk"})


@cache
def calendar_words() -> frozenset[str]:
    """Months and weekdays, folded."""
    months = "january february march april may june july august september october november december"
    short = "feb apr aug sept sep oct nov dec tue fri"
    days = "monday tuesday wednesday thursday friday saturday sunday"
    return frozenset(f"{months} {short} {days}".split())


@lru_cache(maxsize=WORDS_KEPT)
def is_given(word: str) -> bool:
    """Whether a word is a given name, or a hyphenated one that opens with a given name."""
    return fold(word) in given_names() or ("-" in word and fold(word.partition("-")[0]) in given_names())


@lru_cache(maxsize=WORDS_KEPT)
def is_common(lower: str) -> bool:
    """Whether a word, lower case, is an everyday word or a form of one, or is made of such by hyphens."""
    common = common_words()
    if lower in common or (lower.endswith("s") and lower[:-1] in common):
        return True
    if any(
        lower.endswith(end) and len(lower) > 6 and lower[: -len(end)] + more in common
        for end, more in _ENDINGS
    ):
        return True
    parts = lower.replace("‑", "-").split("-")
    return len(parts) > 1 and all(part in common or len(part) < 3 for part in parts)


@cache
def honorifics() -> dict[str, str]:
    """Forms of address, folded, with their kind."""
    return {fold(row["form"]): row["kind"] for row in table("honorifics")}


@cache
def roles() -> dict[str, str]:
    """Role nouns, lower case, singular and plural, with their strength."""
    found: dict[str, str] = {}
    for row in table("role_nouns"):
        noun = row["noun"]
        found[noun] = row["strength"]
        found.setdefault(_plural(noun), row["strength"])
    return found


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith(("s", "ch", "x")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


@cache
def plural_roles() -> frozenset[str]:
    """Plurals of role nouns."""
    return frozenset(_plural(row["noun"]) for row in table("role_nouns"))


@lru_cache(maxsize=WORDS_KEPT)
def role_strength(lower: str) -> str | None:
    """How surely a word, lower case, is a person's title; None for other words.

    "ex-judge" and "trainer-mentor" count by their last part.
    """
    return roles().get(lower) or (roles().get(lower.rsplit("-", 1)[1]) if "-" in lower else None)


@cache
def post_nominals() -> frozenset[str]:
    """Letters after names, folded."""
    return frozenset(map(fold, words("post_nominals")))


@cache
def nicknames() -> dict[str, str]:
    """Short forms of given names with their full forms."""
    return {row["short"]: row["full"] for row in table("nicknames")}


@cache
def particles() -> frozenset[str]:
    """Small words inside names."""
    return words("name_particles")


@cache
def reporting_verbs() -> frozenset[str]:
    """Verbs of saying."""
    return words("reporting_verbs")


@cache
def blockers_before() -> frozenset[str]:
    """Words before a name that make it the name of something else."""
    return words("person_blockers")


@cache
def strong_heads() -> frozenset[str]:
    """Single words that make a capitalised phrase the name of a body by grammar alone."""
    rows = table("organisation_heads")
    return frozenset(row["head"] for row in rows if row["strength"] != "weak" and " " not in row["head"])


@cache
def headline_verbs() -> frozenset[str]:
    """Verbs of headlines in their present forms."""
    verbs = words("layout_headline_verbs")
    return frozenset(form for verb in verbs for form in (verb, f"{verb}s", f"{verb}es"))


@cache
def body_heads() -> frozenset[str]:
    """Single words that head the name of a body."""
    return frozenset(row["head"] for row in table("organisation_heads") if " " not in row["head"]) - {
        "sheriff"
    }


@cache
def thing_heads() -> frozenset[str]:
    """Single words that head the name of a law, an award, a place, an event or a product."""
    legal = {form.lower().rstrip(".") for form in words("organisation_legal_forms") if " " not in form}
    return (words("organisation_not_heads") | legal) - {"man", "woman", "st."}


@lru_cache(maxsize=WORDS_KEPT)
def is_head(lower: str) -> bool:
    """Whether a word, lower case, heads the name of a body or a thing, if by its last part ("sub-office")."""
    last = lower.rsplit("-", 1)[-1]
    return lower in body_heads() or lower in thing_heads() or (last != lower and last in strong_heads())
