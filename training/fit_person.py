"""Fit the weights by which a name candidate is a person: `src/pressfacts/scoring/weights/person.tsv`.

    python training/fit_person.py ../shared [MODEL]

MODEL is the folder of the recogniser that the package ships, or will ship. The examples are the candidates of
`training/names`, `training/written` and those releases of `training/wires` whose issuers no recogniser learns
from (`releases.held_out_issuers`): on others its labels would be surer than they are on new releases.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

import fitting
from fitting import Example
from prepare import Form, sources
from pressfacts import pipeline
from pressfacts.facts.names.people import features
from pressfacts.facts.names.people.words import Words
from pressfacts.slots import ORGANISATIONS
from pressfacts.text.tokenising import make_doc
from releases import fold

WEIGHTS = Path(__file__).parents[1] / "src" / "pressfacts" / "scoring" / "weights"


LEARNT_FROM = 0.3
"""Weight of a candidate of a release that the recogniser has learnt from: it labels that one too well."""


def reader(model: Path | None, last: str) -> Language:
    """The pipeline up to a component.

    Args:
        model: folder of the recogniser; the package's own where there is none.
        last: the last component.
    """
    if model is not None:
        pipeline.OWN_MODEL = model
    nlp = pipeline.build()
    nlp.select_pipes(enable=nlp.pipe_names[: nlp.pipe_names.index(last) + 1])
    return nlp


def is_held_out(issuer: str) -> bool:
    """Whether no recogniser learns from the wire releases of an issuer."""
    return fold(issuer) == 0


def chosen(shared: Path) -> Iterator[tuple[str, str, list[Form]]]:
    """Issuer, text and annotated forms of the releases to fit on."""
    for stem, issuer, text, annotated in sources(shared):
        if not issuer.startswith("wires: ") or is_held_out(issuer):
            # Each written release stands for an issuer of its own.
            yield (stem if issuer == "written" else issuer), text, annotated


def key(text: str) -> str:
    """A name for comparison: small letters, single spaces, no full stop at the end."""
    return " ".join(text.split()).casefold().rstrip(".")


def labelled(name: str, people: set[str], unclear: set[str]) -> bool | None:
    """Whether a candidate is a person; None where the lists do not say.

    A list names a person once, so neither a part of a listed name nor one that differs from it by a
    middle name tells anything.
    """
    if name in people:
        return True
    parts = name.split()
    for listed in people:
        other = listed.split()
        if set(parts) < set(other) or (parts[0] == other[0] and parts[-1] == other[-1]):
            return None
    return None if name in unclear else False


def examples(releases: Iterable[tuple[str, list[Form]]], docs: Iterable[Doc]) -> list[Example]:
    """The candidates of some releases.

    Args:
        releases: issuer and annotated forms of each.
        docs: the same releases, after the component for organisations.
    """
    found = []
    for doc, (issuer, annotated) in zip(docs, releases, strict=True):
        people = {key(form.text) for form in annotated if form.label == "PERSON"}
        unclear = {key(form.text) for form in annotated if form.context is not None}
        words = Words(doc)
        for form in features.forms(words, features.sightings(doc, words, ORGANISATIONS.read(doc))):
            first, last = form.sightings[0].candidate[:2]
            label = labelled(key(doc.text[words[first].start : words[last].end]), people, unclear)
            if label is not None:
                weight = 1.0 if issuer.startswith("wires: ") else LEARNT_FROM
                found.append(Example(issuer, form.features, label, weight))
    return found


def report(kind: str, found: list[Example], source: str) -> None:
    """Fit the scorer of a kind, print how good it is on issuers held out, and write its table."""
    fit = fitting.fit(found)
    print(fitting.at_threshold(fit, found))
    print("\n".join(fitting.reliability(fit, found)))
    WEIGHTS.mkdir(exist_ok=True)
    fitting.write(fit, WEIGHTS / f"{kind}.tsv", source)


def main() -> None:
    """Fit, say how good the fit is, and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("model", type=Path, nargs="?")
    options = parser.parse_args()
    releases = list(chosen(options.shared))
    nlp = reader(options.model, "pressfacts_organisations")
    docs = nlp.pipe(make_doc(nlp, text) for _, text, _ in releases)
    found = examples([(issuer, annotated) for issuer, _, annotated in releases], docs)
    source = (
        "Fitted by training/fit_person.py on training/names, training/written and held-out training/wires."
    )
    report("person", found, source)


if __name__ == "__main__":
    main()
