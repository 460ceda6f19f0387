"""Fit the weights of the signs by which a capitalised phrase is believed to name a body.

    python training/evidence.py ../shared training/build/folds LEXICON

LEXICON is `src/pressfacts/lexicons/organisation_evidence.tsv` or a copy of it; its weights are replaced, its
comments kept. Head nouns, legal forms and other sure signs find most bodies; what they leave over is weighed
(see `pressfacts.facts.names.organisations.evidence`). The weights are a logistic regression over the phrases
left over in the annotated releases, each release read by a recogniser that has not learnt from its issuer:
one that has would be surer of its names than it is of new ones. FOLDS holds these recognisers, as
`evaluate.py` makes them.

A weight is drawn towards what `evidence_priors.tsv` says, which is nothing for most signs; a sign too rare
to be learnt keeps the weight that was set there by hand. `gold/dev` takes no part: score it with the lexicon
as it was and with the new one, and keep the better. Before it writes, the script prints how well the phrases
of each issuer are told apart by weights fitted on the others. These figures say what to expect; those of the
weights that are written, on the phrases that they were fitted on, would be too kind.
"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.language import Language

from evaluate import FOLDS
from prepare import Form, sources
from pressfacts import pipeline
from pressfacts.facts.names.organisations.evidence import Candidate
from pressfacts.facts.names.organisations.gather import gather
from pressfacts.facts.names.organisations.names import Names
from pressfacts.facts.names.organisations.words import read_words
from pressfacts.text.tokenising import make_doc

PRIORS = Path(__file__).with_name("evidence_priors.tsv")
BODIES = frozenset({"ORGANISATION", "PROGRAMME"})

FEWEST = 20
"""Signs of fewer phrases are left out, unless they have a prior."""

PULL = 5.0
"""How strongly weights are drawn towards their priors."""

WORTH = 0.43
"""A phrase that is a body with this chance is worth believing: it gains F1 as long as that is below 86."""

SMALLEST = 0.15
"""Weights nearer to nothing are not written."""

BASE_RATE = -3.0
_STEPS, _LONGEST_STEP, _ENOUGH = 80, 2.0, 1e-6

Array = npt.NDArray[np.float64]


class Example(NamedTuple):
    """A phrase of a release, its signs, and whether it names a body there."""

    stem: str
    issuer: str
    name: str
    signs: frozenset[str]
    is_body: bool


def folded(text: str) -> str:
    """A name for comparison: no article, straight apostrophes, small letters, single spaces."""
    return " ".join(text.replace("’", "'").casefold().split()).removeprefix("the ")


def reader(folder: Path) -> Language:
    """The pipeline up to the organisations, with the recogniser of a fold."""
    pipeline.OWN_MODEL = folder
    nlp = pipeline.build()
    nlp.select_pipes(enable=nlp.pipe_names[: nlp.pipe_names.index("pressfacts_organisations")])
    return nlp


def left_over(nlp: Language, texts: Iterable[str]) -> Iterator[dict[str, frozenset[str]]]:
    """For each text the phrases that nothing makes sure, with their signs."""
    for doc in nlp.pipe(make_doc(nlp, text) for text in texts):
        found: dict[str, frozenset[str]] = {}

        def judge(name: str, candidate: Candidate, found: dict[str, frozenset[str]] = found) -> bool:
            found[name] = frozenset(candidate.signs)
            return False

        words = read_words(doc)
        sure = {form.text for form in gather(words, Names(doc, words), doc.text, judge).forms}
        yield {name: signs for name, signs in found.items() if name not in sure}


def labelled(forms: Iterable[Form]) -> tuple[set[str], set[str]]:
    """The names of bodies among the annotated forms, and those that mean a body in some places only."""
    bodies, unclear = set[str](), set[str]()
    for form in forms:
        if form.context is not None:
            unclear.add(folded(form.text))
        elif form.label in BODIES:
            bodies.add(folded(form.text))
    return bodies, unclear


def examples(shared: Path, folds: Path) -> list[Example]:
    """The phrases of all annotated releases, one for each set of signs under which a name stands."""
    releases = list(sources(shared))
    found: dict[tuple[str, frozenset[str]], Example] = {}
    for held_out in FOLDS:
        chosen = [release for release in releases if release[1] in held_out]
        texts = [text for _, _, text, _ in chosen]
        read = left_over(reader(folds / "-".join(held_out)), texts)
        for (stem, issuer, _, forms), phrases in zip(chosen, read, strict=True):
            bodies, unclear = labelled(forms)
            for name, signs in phrases.items():
                if folded(name) not in unclear:
                    example = Example(stem, issuer, name, signs, folded(name) in bodies)
                    found.setdefault((folded(name), signs), example)
    return list(found.values())


def priors() -> dict[str, float]:
    """The weights set by hand."""
    lines = [line for line in PRIORS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row["sign"]: float(row["weight"]) for row in csv.DictReader(lines, delimiter="\t")}


class Fit:
    """A table of examples and signs.

    Args:
        examples: the phrases.
        prior: weights set by hand.
    """

    def __init__(self, examples: Sequence[Example], prior: dict[str, float]) -> None:
        counts = Counter(sign for example in examples for sign in example.signs)
        self.signs = sorted({sign for sign in counts if counts[sign] >= FEWEST} | prior.keys())
        place = {sign: at for at, sign in enumerate(self.signs)}
        self.table: Array = np.zeros((len(examples), len(place) + 1))
        self.table[:, -1] = 1.0
        for row, example in enumerate(examples):
            self.table[row, [place[sign] for sign in example.signs if sign in place]] = 1.0
        self.truth: Array = np.array([float(example.is_body) for example in examples])
        often = Counter(example.name for example in examples)
        # An issuer repeats its own names; a name that comes often is counted less each time.
        self.share: Array = np.array([1.0 / np.sqrt(often[example.name]) for example in examples])
        self.prior: Array = np.array([*(prior.get(sign, 0.0) for sign in self.signs), BASE_RATE])

    def weights(self, rows: npt.NDArray[np.bool_]) -> Array:
        """The weights that fit some rows best, the base rate last: Newton's method."""
        table, truth, share = self.table[rows], self.truth[rows], self.share[rows]
        pull = np.diag([PULL] * len(self.signs) + [0.01])
        found = self.prior.copy()
        for _ in range(_STEPS):
            chance = 1.0 / (1.0 + np.exp(-table @ found))
            slope = table.T @ (share * (chance - truth)) + pull @ (found - self.prior)
            bend = (table * (share * chance * (1.0 - chance))[:, None]).T @ table + pull
            step = np.linalg.solve(bend, slope)
            longest = float(np.abs(step).max())
            found -= step * min(1.0, _LONGEST_STEP / longest)
            if longest < _ENOUGH:
                break
        return found


def threshold() -> float:
    """The sum of weights at which a phrase is worth believing."""
    return float(np.log(WORTH / (1.0 - WORTH)))


def report(fit: Fit, examples: Sequence[Example]) -> list[str]:
    """A table of how well each issuer's phrases are told apart by weights fitted on the others."""
    lines = ["| issuer | bodies | found | wrong | average precision |", "| --- | ---: | ---: | ---: | ---: |"]
    issuers = np.array([example.issuer for example in examples])
    sums: Array = np.zeros(len(examples))
    for issuer in sorted(set(issuers)):
        rows = issuers == issuer
        sums[rows] = fit.table[rows] @ fit.weights(~rows)
        lines.append(_line(issuer, fit, sums, rows))
    return [*lines, _line("all", fit, sums, np.ones(len(examples), dtype=bool))]


def _line(issuer: str, fit: Fit, sums: Array, rows: npt.NDArray[np.bool_]) -> str:
    order = np.argsort(-sums[rows], kind="stable")
    truth, share = fit.truth[rows][order], fit.share[rows][order]
    precision = np.cumsum(share * truth) / np.cumsum(share)
    average = float((precision * share * truth).sum() / max((share * truth).sum(), 1e-9))
    believed = sums[rows][order] > threshold()
    bodies, found, wrong = (
        (share * truth).sum(),
        (share * truth * believed).sum(),
        (share * (1 - truth) * believed).sum(),
    )
    return f"| {issuer} | {bodies:.0f} | {found:.0f} | {wrong:.0f} | {average:.2f} |"


def write(path: Path, signs: Sequence[str], weights: Array) -> None:
    """Write the weights below the comments of the lexicon, the strongest first."""
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rounded: dict[float, list[str]] = defaultdict(list)
    for sign, weight in zip(signs, weights[:-1], strict=True):
        if abs(weight) >= SMALLEST:
            rounded[round(float(weight), 1)].append(sign)
    rows = [
        f"{sign}\t{weight:.1f}"
        for weight in sorted(rounded, reverse=True)
        for sign in sorted(rounded[weight])
    ]
    base = f"base\t{weights[-1] - threshold():.1f}"
    path.write_text("\n".join([*comments, "sign\tweight", base, *rows]) + "\n", encoding="utf-8")


def main() -> None:
    """Collect the phrases, print what to expect, fit and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("output", type=Path, help="the lexicon; its comments are kept")
    options = parser.parse_args()
    found = examples(options.shared, options.folds)
    fit = Fit(found, priors())
    print(f"{len(found)} phrases, {sum(example.is_body for example in found)} of them bodies\n")
    print("\n".join(report(fit, found)))
    write(options.output, fit.signs, fit.weights(np.ones(len(found), dtype=bool)))


if __name__ == "__main__":
    main()
