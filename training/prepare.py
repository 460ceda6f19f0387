"""Make the training file: project lists of names onto the texts that they were listed from.

    python training/prepare.py ../shared training/build/releases.jsonl

SHARED holds `training/names/STEM.json` (lists of surface forms) beside `corpus/STEM.txt`,
`training/wires/STEM.json` in the same form beside `STEM.txt`, and `training/written/STEM.json` (full records)
beside `STEM.txt`. Texts that stand in `gold/dev`, `gold/dev2` or `fixtures` too, under whatever name, are
left out. Nobody annotated places: they are taken from the base model's own output and from the lists of
countries and states, which is good enough to keep the model from forgetting them.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from base import base_model
from pressfacts.layout.vocabulary import cities
from pressfacts.lexicons import table, words
from releases import Name, Release, write

LABELS = {"organisation": "ORGANISATION", "programme": "PROGRAMME", "person": "PERSON", "not_a_name": ""}
"""Label of each list; the empty one marks text that is certainly none of the three."""

INVENTED = Path(__file__).with_name("invented.jsonl")
"""Releases written for this project, in the form of `training/wires`, a line each with its text."""

PLACES = frozenset({"GPE", "LOC"})
"""What the base model calls places. Its third kind, buildings and roads, is mostly headings here."""

SHINGLE = 8
FURNITURE = 3
SHARED_SHINGLES = 0.3
"""Two texts are one release where this part of the shorter one's runs of eight words is shared.

Runs in more than `FURNITURE` texts are an issuer's menus and standing paragraphs, and are not counted.
"""

_WIRE = r"(?:[A-Z0-9]+[Ww]ire|[A-Z][\w.-]*(?:\s?[A-Z]\w*)?\s?(?:Wire|[Nn]ewswire|Release|\.com|\.ai))"
_CREDIT = re.compile(
    r"(?:appeared first on|originally published (?:on|by|in))\s+\[?[^\n.]{0,80}"
    r"|\((?:NYSE|Nasdaq|NASDAQ|OTC|TSX|CSE|LSE|ASX)\b[^()\n]{0,60}\)"
    rf"|^[^\n]{{0,80}}?(?:/|\(){_WIRE}(?:/|\))",
    re.MULTILINE,
)
"""Credits of wires, exchanges in ticker brackets, "appeared first on": readers differ, so none is a name."""

_ADDRESS = re.compile(r"(?:https?://|www\.|\S{1,60}@)[^\s)\]>\"]*|[\w-]+\.(?:com|org|net)/[^\s)\]>\"]*")
_PLACE_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ž][^\n\d$@/]+")
_PLACE_TAIL = re.compile(r"(?:[’']s?|[^\w.]+)$")
_OFFICE_TAIL = re.compile(
    r"\s+(?:Criminal|Department|District|DA|Superior|Sheriff|Police|Public)\b.*$", re.DOTALL
)
_PREPOSITION = "in|at|from|near|to|across|of|around|outside|throughout|through|between|into|for"
_LONG, _SHOWN = 5, 0.1
_SHORT_PLACES = {"D.C.", "DC", "U.S.", "US", "UK", "UAE"}
_SMALL_NAME_WORDS = words("name_particles")
_POST_NOMINALS = {form.replace(".", "") for form in words("post_nominals")}
_HONORIFICS = {row["form"].rstrip(".").lower() for row in table("honorifics")}


class Form(NamedTuple):
    """A surface form with its label, and the words around it where it holds only there."""

    text: str
    label: str
    context: str | None = None


def spaced(text: str) -> str:
    """A pattern that finds a text across line breaks, not inside a word."""
    return r"(?<!\w)" + r"\s+".join(map(re.escape, text.split())) + r"(?!\w)"


def shingles(text: str) -> set[tuple[str, ...]]:
    """The runs of `SHINGLE` words of a text."""
    found = re.findall(r"\w+", text.lower())
    return {tuple(found[start : start + SHINGLE]) for start in range(len(found) - SHINGLE + 1)}


def same_release(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> bool:
    """Whether two texts, given as their own shingles, are one release."""
    return len(one & other) > SHARED_SHINGLES * max(1, min(len(one), len(other)))


def project(text: str, forms: Iterable[Form]) -> list[Name]:
    """The places where forms stand in a text; of two that overlap the one given in context, then the longer.

    A form may be found with the empty label, which keeps shorter forms off its ground. No name stands in an
    address of the net.
    """
    addresses = bytearray(len(text))
    for match in _ADDRESS.finditer(text):
        addresses[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found = list[tuple[bool, int, Name]]()
    for form in forms:
        grounds = re.finditer(spaced(form.context), text) if form.context else [None]
        for ground in grounds:
            start, end = ground.span() if ground else (0, len(text))
            for match in re.compile(spaced(form.text)).finditer(text, start, end):
                if addresses[match.start()]:
                    continue
                name = Name(match.start(), match.end(), form.label)
                found.append((ground is None, match.start() - match.end(), name))
    taken = bytearray(len(text))
    names = list[Name]()
    for _, _, name in sorted(found):
        if not any(taken[name.start : name.end]):
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
            names.append(name)
    return sorted(names)


def listed_forms(record: dict[str, Any]) -> Iterator[Form]:
    """The forms of a file of `training/names` or `training/wires`.

    A form in two lists has the label of the first. An ambiguous form is a name in its context alone. One
    without a context is the credit of a wire service or an exchange, or a network as a channel, which some
    readers list and others do not: by one rule it is no name.
    """
    seen = set[str]()
    for entry in record.get("ambiguous") or []:
        if entry["context"]:
            yield Form(entry["form"], LABELS.get(entry["label"].split("|")[0], ""), entry["context"])
        else:
            seen.add(entry["form"])
            yield Form(entry["form"], "")
    for key, label in LABELS.items():
        for text in record.get(key) or []:
            if text not in seen:
                seen.add(text)
                yield Form(text, label)


def bare(name: str) -> str:
    """A person's name without forms of address before it and letters after it."""
    parts = re.sub(r"\([^)]*\)", " ", name).split()
    while len(parts) > 1 and parts[0].rstrip(".").lower() in _HONORIFICS:
        parts.pop(0)
    while len(parts) > 1 and parts[-1].strip(",").replace(".", "") in _POST_NOMINALS:
        parts.pop()
    return " ".join(parts).rstrip(",")


def family_names(name: str) -> set[str]:
    """What may stand for a person after the first mention: the last word, with the particles before it."""
    parts = name.split()
    start = len(parts) - 1
    if start < 1 or len(parts[start]) < 3:
        return set()
    while start > 1 and parts[start - 1].lower() in _SMALL_NAME_WORDS:
        start -= 1
    found = {" ".join(parts[start:])}
    if len(parts) > start + 2 or len(parts) == 4:
        found.add(" ".join(parts[-2:]))
    return {form for each in found for form in (each, each[:1].upper() + each[1:])}


def issuer_key(record: dict[str, Any], text: str) -> str:
    """A stand-in for the issuer of a wire release, which nobody annotated: what it names most often."""
    counts = Counter(
        {form: len(re.findall(spaced(form), text)) for form in record["organisation"] if len(form) > 2}
    )
    if not counts:
        return "none"
    most = min(counts, key=lambda form: (-counts[form], form))
    return " ".join(re.findall(r"\w+", most.lower())[:2])


def uncredited(text: str, names: Iterable[Name]) -> list[Name]:
    """The names of a text without those that stand only in credits of wires and exchanges."""
    credited = [match.span() for match in _CREDIT.finditer(text)]
    return [name for name in names if not any(start <= name.start < end for start, end in credited)]


def recorded_forms(record: dict[str, Any]) -> Iterator[Form]:
    """The forms of a full record: names, aliases, both in capitals, and family names."""
    for body in record["organisations"]:
        label = "PROGRAMME" if body["kind"] == "programme" else "ORGANISATION"
        for text in (body["name"], *body.get("aliases", [])):
            plain = re.sub(r"^the ", "", text, flags=re.IGNORECASE)
            yield from (Form(plain, label), Form(plain.upper(), label))
    for person in record["people"]:
        full = [bare(text) for text in (person["name"], *person.get("aliases", []))]
        for text in {*full, *(family for name in full for family in family_names(name))}:
            yield from (Form(text, "PERSON"), Form(text.upper(), "PERSON"))


@cache
def _known_places() -> frozenset[str]:
    """Countries, states of the United States and towns, by their names."""
    countries = {name for row in table("countries") for name in row["country"].split("|")}
    states = {row[form] for row in table("us_states") for form in ("state", "short")}
    return frozenset((countries | states | cities() | _SHORT_PLACES) - {""})


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for line in words("common_words") for word in line.split())


def _place_form(text: str) -> str:
    """What the base model calls a place, without a possessive, and without "District" of the "Attorney"."""
    trimmed = _PLACE_TAIL.sub("", _OFFICE_TAIL.sub("", text))
    return trimmed if _PLACE_NAME.fullmatch(trimmed) else ""


def _is_place(form: str, text: str) -> bool:
    """Whether the words around a form somewhere show that it is a place."""
    if form in _known_places() or form.title() in _known_places():
        return True
    if (form.isupper() and len(form) < _LONG) or form.lower() in _common_words():
        return False
    shown = rf"\b(?:{_PREPOSITION})\s+{spaced(form)}|{spaced(form)},\s[A-Z]"
    return len(re.findall(shown, text)) > _SHOWN * len(re.findall(spaced(form), text))


def places(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The places of a text, apart from its names.

    What the base model calls a place, and what stands like one somewhere, is one throughout the text, in
    capitals too; so are countries and states.
    """
    text = doc.text
    said = {_place_form(entity.text) for entity in doc.ents if entity.label_ in PLACES} - {""}
    said = {form for form in said if _is_place(form, text)}
    said |= {form for form in _known_places() if form in text and form not in cities()}
    listed = (Form(form, "PLACE") for each in sorted(said) for form in dict.fromkeys((each, each.upper())))
    free = (_on_tokens(doc, place) for place in project(text, listed))
    return [
        place
        for place in free
        if place is not None and all(place.end <= name.start or place.start >= name.end for name in names)
    ]


def _on_tokens(doc: Doc, name: Name) -> Name | None:
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    return Name(span.start_char, span.end_char, name.label) if span is not None else None


def names_and_places(nlp: Language, text: str, forms: Iterable[Form]) -> tuple[list[Name], list[Name]]:
    """Names on whole tokens of the text, and the places beside them."""
    doc = nlp(text)
    names = list[Name]()
    for projected in uncredited(text, project(text, forms)):
        name = _on_tokens(doc, projected)
        if name is not None and name.label and (not names or names[-1].end <= name.start):
            names.append(name)
    return names, places(doc, names)


def sources(shared: Path) -> Iterator[tuple[str, str, str, list[Form]]]:
    """Stem, issuer, text and forms of every annotated release."""
    for path in sorted((shared / "training" / "names").glob("*.json")):
        text = (shared / "corpus" / f"{path.stem}.txt").read_text(encoding="utf-8", errors="replace")
        record = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, path.stem.rpartition("_")[0], text, list(listed_forms(record))
    for path in sorted((shared / "training" / "wires").glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
        record = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, f"wires: {issuer_key(record, text)}", text, list(listed_forms(record))
    for line in INVENTED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield record["stem"], f"invented: {record['stem']}", record["text"], list(listed_forms(record))
    for path in sorted((shared / "training" / "written").glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8", errors="replace")
        record = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, "written", text, list(recorded_forms(record))


def prepare(shared: Path, kept_out: Sequence[str]) -> Iterator[Release]:
    """The training releases, without those that repeat one of the texts kept out."""
    nlp = spacy.load(base_model(), enable=["tok2vec", "ner"])
    releases = list(sources(shared))
    texts = [shingles(text) for text in (*kept_out, *(text for _, _, text, _ in releases))]
    counts = Counter(shingle for text in texts for shingle in text)
    texts = [{shingle for shingle in text if counts[shingle] <= FURNITURE} for text in texts]
    for (stem, issuer, text, forms), own in zip(releases, texts[len(kept_out) :], strict=True):
        if any(same_release(own, other) for other in texts[: len(kept_out)]):
            print(f"{stem}: left out, its text is kept for testing")
            continue
        names, silver = names_and_places(nlp, text, forms)
        yield Release(stem, issuer, text, tuple(names), tuple(silver))


def main() -> None:
    """Write the file and say what is in it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    fixtures = Path(__file__).parent.parent / "fixtures"
    gold = [*sorted((options.shared / "gold").glob("dev*/*.txt")), *sorted(fixtures.glob("*.txt"))]
    kept_out = [path.read_text(encoding="utf-8", errors="replace") for path in gold]
    releases = list(prepare(options.shared, kept_out))
    write(releases, options.output)
    labels = Counter(name.label for release in releases for name in (*release.names, *release.silver))
    print(f"{len(releases)} releases, {len(kept_out)} texts kept out, names: {dict(labels)}")


if __name__ == "__main__":
    main()
