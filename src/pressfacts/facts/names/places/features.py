"""What speaks for and against a name being a place's: the name itself, and the words beside it."""

from functools import cache

from pressfacts.facts.names.places.patterns import AFTER, BEFORE, OF, REGION_AFTER, WINDOW
from pressfacts.layout.vocabulary import bare
from pressfacts.layout.vocabulary import places as known_places
from pressfacts.lexicons import table

_LONGEST_ACRONYM = 5
_STORMS = frozenset({"cyclone", "hurricane", "hurricanes", "storm", "tropical", "typhoon"})
_BEFORE_TITLES = frozenset({"assistant", "deputy", "district", "public"})
_SHORT_NAMES = frozenset({"us", "uk", "eu", "uae", "usa", "drc", "dc", "u s", "u k", "u s a", "d c"})


@cache
def words_of(use: str) -> frozenset[str]:
    """The place words of one use, see `lexicons/place_words.tsv`."""
    return frozenset(row["word"] for row in table("place_words") if row["use"] == use)


@cache
def _peoples() -> frozenset[str]:
    """Adjectives and peoples of countries, in the singular and the plural."""
    forms = {
        name.casefold() for row in table("countries") for name in (row["adjective"] or "").split("|") if name
    }
    return frozenset(forms | {f"{form}s" for form in forms}) - known_places()


@cache
def _body_heads() -> frozenset[str]:
    return frozenset(row["head"] for row in table("organisation_heads") if row["strength"] == "strong")


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("role_nouns") if row["strength"] == "strong")


def is_known(name: str) -> bool:
    """Whether the word lists have the place, or the one before its region ("Portland, Ore.")."""
    return any(bare(part) in known_places() for part in (name, name.partition(",")[0]))


def has_place_noun(name: str) -> bool:
    """Whether the name itself says that it is a place: "Keldan County", "Gulf of Aden"."""
    tokens, nouns = name.casefold().split(), words_of("noun")
    if len(tokens) < 2:
        return False
    opens = tokens[0] in nouns and (tokens[1] in {"of", "de"} or tokens[0] in {"lake", "mount"})
    return opens or tokens[-1] in nouns


def is_no_place(name: str) -> bool:
    """Whether a name is no place whatever stands beside it: a people, a title, an acronym, a body."""
    key = name.casefold()
    tokens = key.split()
    if key in _peoples() | words_of("scope") or tokens[0] in _STORMS:
        return True
    if tokens[-1] in _body_heads() | _titles() and not is_known(name):
        return True
    letters = sum(character.isalpha() for character in name)
    is_acronym = len(tokens) == 1 and letters <= _LONGEST_ACRONYM and name.isupper()
    return is_acronym and bare(name) not in _SHORT_NAMES | known_places()


def without_title(name: str) -> str:
    """The name without the title of an official after it: "Keldan County District Attorney"."""
    tokens = name.split(" ")
    if tokens[-1].casefold() not in _titles():
        return name
    while len(tokens) > 1 and tokens[-1].casefold() in _titles() | _BEFORE_TITLES:
        tokens.pop()
    return " ".join(tokens)


def stands_like_place(text: str, start: int, end: int) -> bool:
    """Whether the words beside ``text[start:end]`` speak for a place: "in X", "an X resident", "X, Ohio"."""
    left, right = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    before, after, region = BEFORE.search(left), AFTER.match(right), REGION_AFTER.match(right)
    if OF.search(left) or (before and before[1].casefold() in words_of("before")):
        return True
    if after and after[1].islower() and after[1] in words_of("after"):
        return True
    named = (region[1], region[1].split()[0]) if region else ()
    return any(bare(name) in known_places() for name in named)
