"""Features of a candidate: its form, its edges, what the recogniser and the whole release say of it.

The recogniser's label is one feature among others, and so is membership of a list of well-known
organisations. What stands beside the candidate is in `neighbours`.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from pressfacts.facts.names.organisations import lexicon
from pressfacts.facts.names.organisations.candidates import Candidate
from pressfacts.facts.names.organisations.context import LINKS, Context
from pressfacts.facts.names.organisations.neighbours import neighbours
from pressfacts.facts.names.organisations.patterns import HOST, PATTERNS

_MANY_WORDS = 6
_MANY_LETTERS = 7
_TIMES = (2, 4)
_CUTS = frozenset({"of", "for", "in", "on", "to", "at", "under", "against", *LINKS})


def features(context: Context, found: Sequence[Candidate], text: str) -> list[set[str]]:
    """The features of each candidate of a release.

    Args:
        context: the words of the release.
        found: its candidates.
        text: its text.
    """
    release = _Release(context, found, text)
    shapes: dict[str, set[str]] = {}
    all_features = []
    for candidate in found:
        first, last = candidate.first, candidate.last
        name = context.spelling(first, last)
        if name not in shapes:
            shapes[name] = _shape(context, first, last)
        own = set(candidate.sources) | shapes[name] | release.features(name, first, last)
        own |= _recognised(context, first, last) | _edges(context, first, last)
        own |= neighbours(context, first, last) | _place(context, first, last)
        all_features.append(own | _crossed(own))
    return all_features


def _recognised(context: Context, first: int, last: int) -> set[str]:
    """How the recogniser's names lie over a candidate."""
    found = set()
    inside = {span for at in range(first, last + 1) if (span := context.names.at(at)) is not None}
    for start, end, label in inside:
        if (start, end) == (first, last):
            found.add(f"exact_{label}")
        elif start <= first and last <= end:
            found.add(f"within_{label}")
        elif first <= start and end <= last:
            found.add(f"holds_{label}")
        else:
            found.add(f"crosses_{label}")
    if len(inside) > 1:
        found.add("holds_many")
    return found or {"exact_none"}


def _edges(context: Context, first: int, last: int) -> set[str]:
    """Whether the candidate is cut out of something longer, and how its head noun stands in it."""
    words, found = context.words, set()
    if context.joined(first):
        before = words[first - 1]
        if before.lower in LINKS and not before.capital and first > 1 and words[first - 2].capital:
            head = first - 2 in context.head_ends
            found.add(f"cut_from_{before.lower}" + ("_head" if head else ""))
        elif before.capital:
            found.add(f"cut_from_{_word_class(context, first - 1)}")
    after = last + 1
    if context.joined(after):
        following = words[after]
        then = after + 1 + (after + 1 < len(words) and words[after + 1].lower == "the")
        if following.lower in LINKS and not following.capital and then < len(words) and words[then].capital:
            found.add(f"cut_before_{following.lower}" + ("_head" if last in context.head_ends else ""))
            if following.lower in ("of", "for") and context.is_geography(then, then):
                found.add("cut_before_place")
        elif following.capital:
            found.add(f"cut_before_{_word_class(context, after)}")
    if context.legal_form_end(last) > last:
        found.add("cut_before_legal_form")
    return found


def _word_class(context: Context, index: int) -> str:
    """What sort of word a capitalised word is."""
    word = context.words[index]
    if context.is_title(index):
        return "title"
    if index in context.head_ends or index in context.heads:
        return "head"
    if word.lower in lexicon.not_heads():
        return "thing"
    if word.lower in lexicon.nationalities() or word.lower in lexicon.place_words():
        return "place"
    return "initial" if word.initial else "name"


def _heads(context: Context, first: int, last: int) -> set[str]:
    """The head noun of a candidate: the last one before its first link word."""
    words = context.words
    cut = next(
        (at for at in range(first + 1, last + 1) if words[at].lower in _CUTS and not words[at].capital),
        last + 1,
    )
    if cut - 1 in context.head_ends:
        head = context.head_ends[cut - 1]
        strength = "strong" if head.strong else "weak"
        found = {f"head_{head.kind}", f"head_{strength}"}
        start = next(
            at for at in range(cut - 1, -1, -1) if at in context.heads and context.heads[at][0] == cut - 1
        )
        if start <= first:
            found |= {"head_bare" if cut > last else f"head_bare_{words[cut].lower}"}
        return found
    if any(at in context.heads and context.heads[at][1].opens for at in range(first, cut)):
        return {"head_opens"}
    if any(at in context.head_ends for at in range(first, last + 1)):
        return {"head_elsewhere"}
    return {"head_none"}


def _shape(context: Context, first: int, last: int) -> set[str]:
    """How a candidate is written, and what its words mean apart from the name."""
    piece = context.words[first : last + 1]
    lowers = [word.lower for word in piece]
    phrase = " ".join(lowers)
    found = {f"words_{min(len(piece), _MANY_WORDS)}"} | _letters([word.stem for word in piece])
    found |= _heads(context, first, last)
    found |= {f"with_{link}" for link in ("&", "of", "and", "for", "in", "the", "at") if link in lowers[1:-1]}
    if any(word.gap == "comma" for word in piece[1:]):
        found.add("with_comma")
    common = sum(lower in lexicon.common_words() for lower in lowers)
    found.add("common_all" if common == len(piece) else "common_some" if common else "common_none")
    if tuple(word.stem for word in piece[-1:]) in lexicon.legal_forms() and len(piece) > 1:
        found.add("legal_form")
    meanings = {
        "given_name": len(piece) > 1 and lowers[0] in lexicon.given_names(),
        "given_name_alone": len(piece) == 1 and lowers[0] in lexicon.given_names(),
        "opens_with_title": len(piece) > 1 and lowers[0] in lexicon.titles(),
        "ends_with_title": lowers[-1] in lexicon.titles() or lowers[-1].removesuffix("s") in lexicon.titles(),
        "title_inside": any(lower in lexicon.titles() for lower in lowers[1:-1]),
        "nationality": any(lower in lexicon.nationalities() for lower in lowers),
        "opens_with_place": len(piece) > 1
        and (lowers[0] in lexicon.geography() or lowers[0] in lexicon.cities()),
        "ends_with_place": len(piece) > 1
        and (lowers[-1] in lexicon.geography() or lowers[-1] in lexicon.cities()),
        "geography": phrase in lexicon.geography() or phrase in lexicon.nationalities(),
        "city": phrase in lexicon.cities(),
        "thing": lowers[-1] in lexicon.not_heads(),
        "thing_letters": phrase.upper() in lexicon.thing_letters(),
        "calendar": any(lower in lexicon.calendar_words() for lower in lowers),
        "exchange": piece[0].stem in lexicon.exchanges() and len(piece) == 1,
        "opener": piece[0].initial and lowers[0] in lexicon.context("opener"),
        "label": piece[0].initial and lowers[0] in lexicon.context("label"),
        "generic": phrase in lexicon.context("generic"),
        "function_first": piece[0].function,
        "known_first": len(piece) > 1
        and (piece[0].stem in lexicon.known() or piece[0].stem in lexicon.well_known()),
        "possessive_inside": any(word.possessive for word in piece[:-1]),
    }
    return found | {name for name, present in meanings.items() if present}


def _letters(stems: list[str]) -> set[str]:
    """How the words are written."""
    found = set()
    if any(char.isdigit() for stem in stems for char in stem):
        found.add("digit")
    if any("-" in stem for stem in stems):
        found.add("hyphen")
    if len(stems) > 1:
        capitals = sum(stem.isupper() and len(stem) > 1 for stem in stems)
        return found | (
            {"all_capitals"} if capitals == len(stems) else {"with_capitals"} if capitals else set()
        )
    if stems[0].isupper():
        return found | {f"capitals_{min(len(stems[0]), _MANY_LETTERS)}"}
    if any(char.isupper() for char in stems[0][1:]) and "-" not in stems[0]:
        found.add("inner_capital")
    if stems[0].lower().endswith((".com", ".org", ".net", ".io", ".ai", ".co")):
        found.add("domain")
    return found


def _place(context: Context, first: int, last: int) -> set[str]:
    """Where in the release the candidate stands."""
    words, word = context.words, context.words[first]
    found = {f"zone_{word.zone}", f"style_{word.style}"}
    if word.initial:
        found.add("initial")
    ends_line = last + 1 >= len(words) or words[last + 1].gap == "break"
    if word.gap == "break" and ends_line:
        found.add("fills_line")
    item = context.items.get(first)
    if item is not None and item.last == last:
        found.add("item")
    return found


class _Release:
    """What the whole release says of a name.

    Args:
        context: the words of the release.
        found: its candidates.
        text: its text.
    """

    def __init__(self, context: Context, found: Sequence[Candidate], text: str) -> None:
        self._hosts = frozenset(
            match[1].casefold().replace("-", "") for match in PATTERNS.piece(HOST).finditer(text)
        )
        self._times: Counter[str] = Counter()
        self._exact: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for candidate in found:
            name = context.spelling(candidate.first, candidate.last)
            span = context.names.at(candidate.first)
            exact = span is not None and span[:2] == (candidate.first, candidate.last)
            self._times[name] += 1
            self._exact[name][span[2] if span is not None and exact else ""] += 1
        spans = context.names.spans
        self._surnames = {
            context.words[last].stem for first, last, label in spans if label == "PERSON" and first < last
        }
        self._beginnings: Counter[str] = Counter()
        for first, last, label in spans:
            if label == "ORGANISATION":
                for end in range(first, min(last, first + 3)):
                    self._beginnings[context.spelling(first, end)] += 1

    def features(self, name: str, first: int, last: int) -> set[str]:
        """The features of a name that stands from the word `first` to the word `last`."""
        labels, times = self._exact[name], self._times[name]
        found = {f"times_{n}" for n in _TIMES if times >= n}
        if times > 1:
            share = labels["ORGANISATION"] + labels["PROGRAMME"]
            found.add("elsewhere_all" if share == times else "elsewhere_some" if share else "elsewhere_none")
            for label in ("PERSON", "PLACE"):
                if labels[label]:
                    found.add(f"elsewhere_{label}")
        if "".join(char for char in name.casefold() if char.isalnum()) in self._hosts:
            found.add("host")
        if first == last and name in self._surnames:
            found.add("surname")
        if name in self._beginnings:
            found.add("begins_body")
        return found


_RECOGNISED = ("exact_", "within_", "holds_", "crosses_")
_CROSSED = frozenset(
    [
        "head_strong",
        "head_weak",
        "head_none",
        "head_bare",
        "legal_form",
        "common_none",
        "common_some",
        "common_all",
        "words_1",
        "words_2",
        "words_3",
        "style_title",
        "style_capitals",
        "fills_line",
        "elsewhere_all",
        "elsewhere_none",
        "cut_before_legal_form",
        "known",
        "known_sure",
    ]
)


def _crossed(own: set[str]) -> set[str]:
    """The recogniser's reading together with features that make it more or less sure."""
    read = [one for one in own if one.startswith(_RECOGNISED)]
    return {f"{one}+{other}" for one in read for other in own & _CROSSED}
