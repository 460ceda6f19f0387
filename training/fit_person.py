"""Fit the scorer of people.

    python training/fit_person.py ../shared [--model MODEL]

A spelling is right where the readers listed it as a person's name. A list names a person once, so a part of a
listed name, or one that differs from it by a middle name, counts neither way.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from fitting import Example, at_threshold, fit, reliability, write
from full_gold import read_up_to
from pressfacts import pipeline
from pressfacts.facts.names.people.forms import forms, sightings
from pressfacts.facts.names.people.words import Words
from pressfacts.slots import ORGANISATIONS
from pressfacts.text.tokenising import make_doc
from unseen import Annotated, unseen

OUTPUT = Path("src/pressfacts/scoring/weights/person.tsv")


def key(text: str) -> str:
    """A name for comparison: small letters, single spaces, no full stop at the end."""
    return " ".join(text.split()).casefold().rstrip(".")


def label(name: str, people: set[str], unclear: frozenset[str]) -> bool | None:
    """Whether a name is a person's; None where the lists do not say."""
    if name in people:
        return True
    parts = name.split()
    for listed in people:
        other = listed.split()
        if set(parts) < set(other) or (parts[0] == other[0] and parts[-1] == other[-1]):
            return None
    return None if name in unclear else False


def examples(releases: Iterable[Annotated], docs: Iterable[Doc]) -> Iterator[Example]:
    """The candidates of some releases.

    Args:
        releases: the releases.
        docs: the same releases, after the component for organisations.
    """
    for release, doc in zip(releases, docs, strict=True):
        listed = [name for name in release.names if name.label == "PERSON"]
        people = {key(release.text[name.start : name.end]) for name in listed}
        words = Words(doc)
        for form in forms(words, sightings(doc, words, ORGANISATIONS.read(doc))):
            first, last = form.sightings[0].candidate[:2]
            name = key(release.text[words[first].start : words[last].end])
            right = label(name, people, release.unclear)
            if right is not None:
                yield Example(release.issuer, form.features, right)


def main() -> None:
    """Fit, print how good the fit is on issuers held out, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--model", help='"accurate", or the folder of a fast model')
    options = parser.parse_args()
    releases = unseen(options.shared, accurate=options.model == pipeline.ACCURATE)
    nlp = read_up_to("pressfacts_people", options.model)
    docs = nlp.pipe(make_doc(nlp, release.text) for release in releases)
    found = list(examples(releases, docs))
    fitted = fit(found)
    for threshold in (0.3, 0.4, 0.5, 0.6):
        print(threshold, at_threshold(fitted, found, threshold))
    print("\n".join(reliability(fitted, found)))
    source = f"Log-odds of people, fitted by training/fit_person.py on {len(found)} candidates."
    output = OUTPUT.with_suffix(".accurate.tsv") if options.model == pipeline.ACCURATE else OUTPUT
    write(fitted, output, source)


if __name__ == "__main__":
    main()
