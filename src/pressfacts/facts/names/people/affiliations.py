"""The organisation of a person: every organisation of the release is a candidate, and a scorer picks one.

What stands between a mention of the person and one of the organisation is read as a short pattern of titles,
prepositions and marks: ", R of " in "Ann Bell, Deputy Head of the Tax Office". Where nothing links the two,
it counts how much the release is the organisation's own, and which title the person bears.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Doc

from pressfacts.facts.names.labels import kind
from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.coreference import Cluster
from pressfacts.facts.names.people.features import Sighting
from pressfacts.facts.names.people.patterns import ARTICLES, PREPOSITIONS, SMALL_WORDS
from pressfacts.facts.names.people.spans import Span, Spans, organisation_spans
from pressfacts.facts.names.people.title_phrases import Title
from pressfacts.facts.names.people.words import Words
from pressfacts.layout.zones import Zones
from pressfacts.record.schema import Organisation
from pressfacts.scoring import scorer
from pressfacts.text.mentions import squash

THRESHOLD = 0.32
"""Least probability of an affiliation."""

_NEAR = 400
"""Characters on either side of a name in which patterns are read."""

_NEAREST = 3
_CLOSE = 8
_DISTANCES = (1, 3, 6, 10, 20, 40)
_BREAK, _OTHER = 8, 4
_BREAKS = frozenset({".", "|", "!", "?", ".”", "”.", '."', '".', ".)", ".,"})
_LONGEST_PATTERN = 7
_LONGEST_NAME = 12
_BODY_KINDS = frozenset({"ORGANISATION", "PROGRAMME"})
_KEPT_WORDS = PREPOSITIONS | {"and", "as", "by", "is", "was", "who", "joined", "named", "appointed"}
_LINKING = frozenset({"of", "at", "for", "from", "with"})


class Body(NamedTuple):
    """An organisation that a person may belong to.

    Attributes:
        name: name of its entry, or the words where it has none.
        features: features of the organisation alone.
        issuer: how many signs there are that the release is its own.
        unlisted: whether it has no entry.
    """

    name: str
    features: frozenset[str]
    issuer: int = 0
    unlisted: bool = False


@dataclass(slots=True)
class Link:
    """What stands between the mentions of a person and of an organisation.

    Attributes:
        distance: words between the closest two, breaks and other names counted as several.
        features: patterns of all near pairs.
    """

    distance: int = 1000
    features: set[str] = field(default_factory=set)


class Affiliations:
    """Finds the organisations of the people of a release.

    Args:
        doc: the release.
        words: its words.
        zones: its zones.
        organisations: its organisations.
        clusters: its people.
    """

    def __init__(
        self,
        doc: Doc,
        words: Words,
        zones: Zones,
        organisations: list[Organisation],
        clusters: Iterable[Cluster],
    ) -> None:
        self.words = words
        self.zones = zones
        people = [sighting for cluster in clusters for sighting in cluster.sightings]
        self._names = {n for one in people for n in range(one.opening, one.closing + 1)}
        listed = organisation_spans(organisations)
        unlisted = list(_unlisted(doc, words, self._names, listed))
        short_forms = _short_forms(words, organisations)
        unlisted = [span for span in unlisted if span.label not in {one.label for one in listed}]
        self.spans = Spans(
            [*listed, *unlisted, *(one for one in short_forms if not listed.touching(one.start, one.end))]
        )
        self._in_body = {
            number
            for span in self.spans
            for number in range(words.number_at(span.start), words.number_at(span.end))
        }
        self.bodies = {body.name: body for body in self._bodies(organisations, unlisted)}

    def of(self, cluster: Cluster, title: Title | None) -> str | None:
        """The organisation of a person.

        Args:
            cluster: the person.
            title: the person's title.
        """
        score = scorer("affiliation").probability
        scored = [(score(features), name) for name, features in self.pairs(cluster, title)]
        probability, name = max(scored, default=(0.0, ""))
        return name if probability >= THRESHOLD else None

    def pairs(self, cluster: Cluster, title: Title | None) -> Iterator[tuple[str, frozenset[str]]]:
        """Every organisation with the features that speak for and against its being the person's."""
        near: dict[str, Link] = {}
        for sighting in cluster.sightings:
            self._read_around(sighting, near)
        ranked = sorted(near, key=lambda name: (near[name].distance, name))
        close = bool(ranked) and near[ranked[0]].distance <= _CLOSE
        person = {f"{'close' if close else 'apart'}&{one}" for one in _person_features(cluster, title)}
        most = max((body.issuer for body in self.bodies.values()), default=0)
        for name, body in self.bodies.items():
            own = "unlisted" if body.unlisted else f"issuer.{'most' if body.issuer == most else 'less'}"
            found = {*body.features, *(f"{own}&{one}" for one in person)}
            if name in near:
                rank = ranked.index(name)
                found |= near[name].features | {f"rank.{min(rank, 3)}", f"{own}&rank.{min(rank, 3)}"}
                found.add(f"distance.{bisect_right(_DISTANCES, near[name].distance)}")
            else:
                found.add(f"{own}&far")
            if title is not None and title.body == name:
                found.add("of_title")
            yield name, frozenset(found)

    def _bodies(self, organisations: list[Organisation], unlisted: list[Span]) -> Iterator[Body]:
        counts = Counter({body.name: len(body.mentions) for body in organisations})
        ranked = [name for name, _ in counts.most_common(2)]
        spans = sorted((one.start, body.name) for body in organisations for one in body.mentions)
        lede = next((name for start, name in spans if self.zones.at(start) == "body"), None)
        for body in organisations:
            zones = {self.zones.at(one.start) for one in body.mentions}
            signs = {
                "top": ranked[:1] == [body.name],
                "second": ranked[1:] == [body.name],
                "headline": not zones.isdisjoint({"headline", "subhead"}),
                "lede": body.name == lede,
                "about": "about" in zones,
                "contact": "contact" in zones,
                "once": len(body.mentions) == 1,
            }
            issuer = sum(signs[sign] for sign in ("top", "headline", "lede", "about"))
            features = {f"body.{sign}" for sign, found in signs.items() if found}
            yield Body(body.name, frozenset(features | {f"kind.{body.kind}", f"issuer.{issuer}"}), issuer)
        for name in sorted({span.label for span in unlisted}):
            everyday = all(lexicon.is_common(word.lower()) for word in name.split())
            yield Body(
                name, frozenset({"unlisted", f"unlisted.{'everyday' if everyday else 'rare'}"}), 0, True
            )

    def _read_around(self, sighting: Sighting, near: dict[str, Link]) -> None:
        """Add the patterns between a mention and the organisations near it."""
        words = self.words
        start, end = words[sighting.opening].start, words[sighting.closing].end
        touching = self.spans.touching(start - _NEAR, end + _NEAR)
        before = [span for span in touching if span.end <= start][-_NEAREST:]
        after = [span for span in touching if span.start >= end][:_NEAREST]
        contact = self.zones.at(start) == "contact"
        for side, spans in (("before", before), ("after", after)):
            for span in spans:
                if side == "before":
                    first, stop = words.number_at(span.end), sighting.opening
                else:
                    first, stop = sighting.closing + 1, words.number_at(span.start)
                tokens = self._pattern(first, stop)
                link = near.setdefault(span.label, Link())
                breaks = sum(token in _BREAKS for token in tokens)
                others = tokens.count("P") + tokens.count("O")
                link.distance = min(link.distance, stop - first + _BREAK * breaks + _OTHER * others)
                link.features |= {f"{side}.{feature}" for feature in _pattern_features(tokens)}
                if contact:
                    link.features.add(f"contact.{side}.{min(tokens.count('|'), 3)}")

    def _pattern(self, first: int, stop: int) -> list[str]:
        """What stands between two names, the words `first` to ``stop - 1`` and the marks around them."""
        tokens = list[str]()
        for number in range(first, stop + 1):
            if number < len(self.words):
                tokens += _marks(self.words.gap(number), self.words.wrapped(number))
            if number < stop:
                token = self._token(number)
                if token and tokens[-1:] == ["w"] and token == "R":
                    tokens[-1] = "R"
                elif token and not (tokens[-1:] == [token] or (token == "w" and tokens[-1:] == ["R"])):
                    tokens.append(token)
        return tokens

    def _token(self, number: int) -> str:
        """The sort of a word in a pattern, "" for articles."""
        lower = self.words[number].lower
        if number in self._names:
            return "P"
        if number in self._in_body:
            return "O"
        if lexicon.role_strength(lower):
            return "R"
        if lower in _KEPT_WORDS:
            return lower
        if lower in ARTICLES:
            return ""
        return "V" if lower in lexicon.reporting_verbs() else "w"


def _marks(gap: str, wrapped: bool) -> list[str]:
    """The marks between two words: line breaks as "|", possessives as "'s"."""
    if "\n" in gap and not wrapped:
        return ["|"] * min(gap.count("\n"), 3)
    marks = gap.strip().replace("’", "'")
    return [marks[:2]] if marks else []


def _pattern_features(tokens: list[str]) -> Iterator[str]:
    """A pattern as features: itself where it is short, and what it holds."""
    if len(tokens) <= _LONGEST_PATTERN:
        yield " ".join(tokens) or "adjacent"
    broken = any(token in _BREAKS for token in tokens)
    others = "P" in tokens or "O" in tokens
    yield f"{'broken' if broken else 'sentence'}{'.others' if others else ''}.{min(len(tokens) // 3, 4)}"


def _person_features(cluster: Cluster, title: Title | None) -> set[str]:
    """What of a person tells how likely the release's issuer is the person's organisation."""
    features = set[str]().union(*(one.features for one in cluster.sightings))
    zones = {feature for feature in features if feature.startswith("zone.")}
    found = {"speaker" if "reporting_verb" in features else "silent", "title" if title else "no_title"}
    heads = [word for word in map(_bare, title.text.split() if title else ()) if lexicon.role_strength(word)]
    if heads:
        found.add(f"title.{heads[-1]}")
    if zones == {"zone.contact"}:
        found.add("contact")
    return found


def _bare(word: str) -> str:
    return word.strip(",.()").lower()


def _unlisted(doc: Doc, words: Words, names: set[int], listed: Spans) -> Iterator[Span]:
    """Organisations without an entry: by the recogniser, or after a title and "of", "at", "for"."""
    spans = [(one.start_char, one.end_char) for one in doc.ents if kind(one) in _BODY_KINDS]
    spans += list(_after_titles(words, names))
    taken = set[int]()
    for start, end in sorted(spans):
        numbers = set(range(words.number_at(start), words.number_at(end)))
        if numbers & (names | taken) or not numbers or listed.touching(start, end):
            continue
        taken |= numbers
        yield Span(start, end, squash(words.text[start:end]))


def _after_titles(words: Words, names: set[int]) -> Iterator[tuple[int, int]]:
    """Capitalised phrases after a title or a name and "of", "at", "for", "from" or "with"."""
    for index in range(1, len(words) - 1):
        if words[index].lower not in _LINKING or not words.tight(index):
            continue
        titled = any(lexicon.role_strength(words[n].lower) for n in range(max(0, index - 3), index))
        first = index + 1
        while first + 1 < len(words) and words[first].lower in {"the", "its"}:
            first += 1
        if not (titled or index - 1 in names) or not words.tight(first) or not words[first].capital:
            continue
        last = probe = first
        while probe + 1 < len(words) and probe - first < _LONGEST_NAME and words.tight(probe + 1):
            probe += 1
            if words[probe].capital:
                last = probe
            elif words[probe].lower not in SMALL_WORDS:
                break
        place = "".join(words[n].folded for n in range(first, last + 1))
        if place in lexicon.places() or words[first].folded in lexicon.place_words():
            continue
        everyday = all(lexicon.is_common(words[n].lower) for n in range(first, last + 1))
        if not (everyday and words[index].lower in {"of", "for"}):  # "Minister of Health"
            yield words[first].start, words[last].end


def _short_forms(words: Words, organisations: Iterable[Organisation]) -> Iterator[Span]:
    """Bare head nouns that only one organisation of the release can mean: "the Foundation"."""
    headed: dict[str, set[str]] = {}
    for body in organisations:
        for part in body.name.split():
            if lexicon.is_head(part.lower()):
                headed.setdefault(part, set()).add(body.name)
    for index in range(1, len(words)):
        word = words[index]
        meant = headed.get(word.text, set())
        if len(meant) == 1 and words[index - 1].lower == "the" and words.tight(index):
            yield Span(word.start, word.end, min(meant))
