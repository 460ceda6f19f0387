"""Score a recogniser on releases of issuers that it has not learnt from.

    python training/evaluate.py training/build/releases.jsonl src/pressfacts/model

Beside it stands the base model's own recogniser. Only whole names with the right label count, without a
leading article and a possessive.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from base import base_model
from corpus import taught
from pressfacts.facts.names.labels import KINDS, kind
from releases import Name, Release, held_out_issuers, read

_EDGES = re.compile(r"(?:the\s+)?(.*?)(?:\s?[®™])*(?:['’]s?)?", re.IGNORECASE | re.DOTALL)

Counts = Counter[tuple[str, str, str]]


def trimmed(text: str, name: Name) -> Name:
    """A name without the article before it, and without trade marks and the possessive after it."""
    inner = _EDGES.fullmatch(text, name.start, name.end)
    return Name(*inner.span(1), name.label) if inner else name


def group(release: Release) -> str:
    """The source of a release: the wires are one, whoever issued them."""
    return release.issuer.partition(":")[0]


def count(nlp: Language, releases: Sequence[Release]) -> Counts:
    """Names found, true and both, by source and label."""
    counts: Counts = Counter()
    docs = nlp.pipe((release.text for release in releases), batch_size=8)
    for release, doc in zip(releases, docs, strict=True):
        found = {
            trimmed(release.text, Name(entity.start_char, entity.end_char, label))
            for entity in doc.ents
            if (label := kind(entity))
        }
        true = {trimmed(release.text, name) for name in taught(release)}
        for cell, names in (("found", found), ("true", true), ("both", found & true)):
            for name in names:
                counts[group(release), name.label, cell] += 1
    return counts


def f1(counts: Counts, groups: Iterable[str], label: str) -> str:
    """F1 of a label over some sources, as a cell of the table."""
    both, of = 0, 0
    for source in groups:
        both += counts[source, label, "both"]
        of += counts[source, label, "found"] + counts[source, label, "true"]
    return f"{200 * both / of:.1f}" if of else ""


def table(ours: Counts, base: Counts, releases: Sequence[Release]) -> list[str]:
    """A Markdown table: a line a source, for each label its number of names and both scores."""
    heads = [head for label in KINDS for head in (label, "base", "ours")]
    lines = [f"| source | releases | {' | '.join(heads)} |", "| --- |" + " ---: |" * (len(heads) + 1)]
    sizes = Counter(group(release) for release in releases)
    for issuers in (*([issuer] for issuer in sorted(sizes)), sorted(sizes)):
        cells = [issuers[0] if len(issuers) == 1 else "all", str(sum(sizes[issuer] for issuer in issuers))]
        for label in KINDS:
            cells.append(str(sum(ours[issuer, label, "true"] for issuer in issuers)))
            cells += [f1(base, issuers, label), f1(ours, issuers, label)]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def main() -> None:
    """Score the recogniser and the base model's, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("releases", type=Path)
    parser.add_argument("model", type=Path)
    options = parser.parse_args()
    releases = read(options.releases)
    held_out = set(held_out_issuers(releases))
    chosen = [release for release in releases if release.issuer in held_out]
    ours = count(spacy.load(options.model, enable=["ner"]), chosen)
    base = count(spacy.load(base_model(), enable=["ner"]), chosen)
    print("\n".join(table(ours, base, chosen)))


if __name__ == "__main__":
    main()
