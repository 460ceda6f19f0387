"""Score the recogniser on releases of issuers that it has not learnt from.

    python training/evaluate.py training/build/releases.jsonl --folds training/build/folds

For each fold a recogniser is trained without some issuers' releases and then scored on these. Beside it
stands the base model's own recogniser. Only whole names with the right label count, without a leading article
and a possessive.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from base import assemble, base_model, export
from corpus import taught
from pressfacts.facts.names.labels import KINDS, kind
from releases import Name, Release, read
from train import trained

FOLDS = (
    ("written",),
    ("corporate", "dallas_tx", "san_diego_ca"),
    ("orange_ca", "riverside_ca", "senate"),
)
"""The issuers that are held out together. District attorneys of neighbouring counties share phrases, so the
figures for them are somewhat kind."""

_EDGES = re.compile(r"(?:the\s+)?(.*?)(?:['’]s?)?", re.IGNORECASE | re.DOTALL)

Counts = Counter[tuple[str, str, str]]


def trimmed(text: str, name: Name) -> Name:
    """A name without the article before it and the possessive after it."""
    inner = _EDGES.fullmatch(text, name.start, name.end)
    return Name(*inner.span(1), name.label) if inner else name


def count(nlp: Language, releases: Sequence[Release]) -> Counts:
    """Names found, true and both, by issuer and label."""
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
                counts[release.issuer, name.label, cell] += 1
    return counts


def f1(counts: Counts, issuers: Iterable[str], label: str) -> str:
    """F1 of a label over some issuers, as a cell of the table."""
    both, of = 0, 0
    for issuer in issuers:
        both += counts[issuer, label, "both"]
        of += counts[issuer, label, "found"] + counts[issuer, label, "true"]
    return f"{200 * both / of:.1f}" if of else ""


def table(ours: Counts, base: Counts, releases: Sequence[Release]) -> list[str]:
    """A Markdown table: a line an issuer, for each label its number of names and both scores."""
    heads = [head for label in KINDS for head in (label, "base", "ours")]
    lines = [f"| issuer | releases | {' | '.join(heads)} |", "| --- |" + " ---: |" * (len(heads) + 1)]
    sizes = Counter(release.issuer for release in releases)
    for issuers in (*([issuer] for issuer in sorted(sizes)), sorted(sizes)):
        cells = [issuers[0] if len(issuers) == 1 else "all", str(sum(sizes[issuer] for issuer in issuers))]
        for label in KINDS:
            cells.append(str(sum(ours[issuer, label, "true"] for issuer in issuers)))
            cells += [f1(base, issuers, label), f1(ours, issuers, label)]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def main() -> None:
    """Train the folds that are not there yet, score them and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("releases", type=Path)
    parser.add_argument("--folds", type=Path, required=True, help="where the folds' recognisers are kept")
    options = parser.parse_args()
    releases = read(options.releases)
    ours: Counts = Counter()
    for held_out in FOLDS:
        folder = options.folds / "-".join(held_out)
        if not folder.exists():
            export(assemble(trained(options.releases, held_out)), folder)
        chosen = [release for release in releases if release.issuer in held_out]
        ours += count(spacy.load(folder, enable=["ner"]), chosen)
    base = count(spacy.load(base_model(), enable=["ner"]), releases)
    print("\n".join(table(ours, base, releases)))


if __name__ == "__main__":
    main()
