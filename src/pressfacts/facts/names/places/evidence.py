"""What tells that a name is a place's: the name itself, or the words beside it."""

import re
from functools import cache

from pressfacts.layout.vocabulary import bare
from pressfacts.layout.vocabulary import places as known_places
from pressfacts.lexicons import table, words
from pressfacts.text.mentions import squash

_BEFORE = re.compile(
    r"([^\W\d_]+)\s+(?:the\s+|(?:north|south|east|west|central|downtown|nearby)(?:ern)?\s+)?$", re.I
)
_OF = re.compile(
    r"\b(?:city|town|village|county|state|province|district|region|municipality|island|port|residents?|natives?"
    r"|people|outskirts|north|south|east|west)\s+of\s+(?:the\s+)?$",
    re.I,
)
_AFTER = re.compile(r"^(?:[’']s)?[\s-]+([^\W\d_]+)")
_REGION_AFTER = re.compile(r"^,\s+([A-Z][\w.]*(?:\s[A-Z][\w.]*)?)")
_GAP = re.compile(r"\s(?=\S)")
_HEAD = 2
"""So many letters find an office among all."""
_ACRONYM = 5
"""A name in capitals of so many letters or fewer is an acronym."""
_STORMS = frozenset({"cyclone", "hurricane", "hurricanes", "storm", "tropical", "typhoon"})
_SHORT = frozenset({"us", "uk", "eu", "uae", "usa", "drc", "dc", "u s", "u k", "u s a", "d c"})


@cache
def _adjectives() -> frozenset[str]:
    """The people of countries, in the singular and the plural; lower case."""
    forms = {
        name.casefold() for row in table("countries") for name in (row["adjective"] or "").split("|") if name
    }
    return frozenset(forms | {f"{form}s" for form in forms}) - known_places()


@cache
def _body_heads() -> frozenset[str]:
    heads = {row["head"] for row in table("organisation_heads") if row["strength"] == "strong"}
    return frozenset(heads | {"branch", "dialogue", "program", "programme", "unit", "division"})


@cache
def _roles() -> dict[str, list[str]]:
    """Offices and roles, by their first letters."""
    strong = {row["noun"] for row in table("role_nouns") if row["strength"] == "strong"}
    roles: dict[str, list[str]] = {}
    for role in words("issuer_offices") | strong:
        roles.setdefault(role.lower()[:_HEAD], []).append(role.lower())
    return roles


def is_known(name: str) -> bool:
    """Whether the word lists have the place, or the one before its region ("Portland, Ore.")."""
    return any(bare(part) in known_places() for part in (name, name.partition(",")[0]))


def has_place_noun(name: str) -> bool:
    """Whether the name itself says that it is a place: "Keldan County", "Gulf of Aden"."""
    tokens = name.casefold().split()
    if len(tokens) < 2:
        return False
    nouns = words("place_nouns")
    return (
        tokens[-1] in nouns
        or (tokens[0] in nouns and tokens[1] in {"of", "de"})
        or tokens[0] in {"lake", "mount"}
    )


def is_none(name: str) -> bool:
    """Whether a name is no place's whatever stands beside it: a people, an acronym, a body, a scope."""
    key = name.casefold()
    if key in _adjectives() or key in words("place_scope_words"):
        return True
    tokens = key.split()
    if (tokens[-1] in _body_heads() and not is_known(name)) or tokens[0] in _STORMS:
        return True
    letters = [character for character in name if character.isalpha()]
    is_acronym = len(tokens) == 1 and len(letters) <= _ACRONYM and name.isupper()
    return is_acronym and bare(name) not in _SHORT and bare(name) not in known_places()


def without_role(name: str) -> str:
    """The name up to the office or the role of a person: "Keldan County District Attorney"."""
    for gap in _GAP.finditer(name):
        rest = squash(name[gap.end() :]).lower()
        for role in _roles().get(rest[:_HEAD], ()):
            if rest.startswith(role) and not _goes_on(rest[len(role) :]):
                return name[: gap.start()]
    return name


def _goes_on(rest: str) -> bool:
    """Whether a word goes on."""
    return rest[:1].isalnum() or rest.startswith("_")


def beside(text: str, start: int, end: int) -> bool:
    """Whether the words beside ``text[start:end]`` tell a place: "in X", "an X resident", "X, Ohio"."""
    before = _BEFORE.search(text[max(0, start - 40) : start])
    if before and before[1].casefold() in words("place_prepositions"):
        return True
    if _OF.search(text[max(0, start - 40) : start]):
        return True
    after = text[end : end + 40]
    resident = _AFTER.match(after)
    if resident and resident[1].casefold() in words("place_residents") and resident[1].islower():
        return True
    region = _REGION_AFTER.match(after)
    return region is not None and any(
        bare(name) in known_places() for name in (region[1], region[1].split()[0])
    )
