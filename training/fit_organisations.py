"""Fit the scorer of organisations and programmes.

    python training/fit_organisations.py ../shared

A candidate is right where it stands exactly on a name that the readers listed.
"""

import argparse
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from evaluate import trimmed
from fitting import Example, at_threshold, fit, reliability, write
from full_gold import read_up_to
from pressfacts import pipeline
from pressfacts.facts.names.organisations.candidates import candidates
from pressfacts.facts.names.organisations.context import Context
from pressfacts.facts.names.organisations.features import features
from pressfacts.facts.names.organisations.recognised import Recognised
from pressfacts.facts.names.organisations.words import read_words
from pressfacts.text.tokenising import make_doc
from unseen import Annotated, unseen

OUTPUT = Path("src/pressfacts/scoring/weights/organisation.tsv")
LABELS = frozenset({"ORGANISATION", "PROGRAMME"})


def examples(nlp: Language, releases: list[Annotated]) -> Iterator[Example]:
    """The candidates of all releases; one that comes often in a release counts less each time."""
    docs = nlp.pipe(make_doc(nlp, release.text) for release in releases)
    for release, doc in zip(releases, docs, strict=True):
        text = release.text
        words = read_words(doc, text)
        context = Context(words, Recognised(doc, words))
        found = candidates(context, text)
        true = {trimmed(text, name)[:2] for name in release.names if name.label in LABELS}
        spelled = [context.spelling(one.first, one.last) for one in found]
        often = Counter(spelled)
        for one, own, name in zip(found, features(context, found, text), spelled, strict=True):
            place = (words[one.first].start, words[one.last].name_end)
            if name.casefold() not in release.unclear:
                weight = 1.0 / math.sqrt(often[name])
                yield Example(release.issuer, frozenset(own), place in true, weight)


def main() -> None:
    """Fit, say how well it does on issuers held out, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--model", help='"accurate", or the folder of a fast model')
    options = parser.parse_args()
    releases = unseen(options.shared, accurate=options.model == pipeline.ACCURATE)
    found = list(examples(read_up_to("pressfacts_organisations", options.model), releases))
    fitted = fit(found)
    for threshold in (0.3, 0.4, 0.45, 0.5, 0.6):
        print(threshold, at_threshold(fitted, found, threshold))
    print("\n".join(reliability(fitted, found)))
    source = f"Log-odds of organisations, fitted by training/fit_organisations.py on {len(found)} candidates."
    output = OUTPUT.with_suffix(".accurate.tsv") if options.model == pipeline.ACCURATE else OUTPUT
    write(fitted, output, source)


if __name__ == "__main__":
    main()
