"""Fit the scorer of issuers to the releases whose issuers are listed in `annotations/issuers.tsv`.

    python training/fit_issuer.py ../shared [FOLDER]...

FOLDER holds more releases (STEM.txt). The cross-validated line at the end counts releases: how many are given
an issuer, and how many of these rightly.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import fitting
from full_gold import FOLDERS, Annotated, docs, issuer_of, read_up_to
from pressfacts.facts.card.find import scene_of
from pressfacts.facts.card.issuer import THRESHOLD
from pressfacts.facts.contacts.hosts import letters
from pressfacts.record.schema import Organisation

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "training/annotations/issuers.tsv"
WEIGHTS = ROOT / "src/pressfacts/scoring/weights/issuer.tsv"
SOURCE = (
    "Weights of the features of issuers, fitted by training/fit_issuer.py to releases with known issuers."
)
MORE_FOLDERS = ("training/wires", "corpus")
NOBODY = "-"


def labels() -> dict[str, list[str]]:
    """The names of each release's issuer, by stem; empty where no organisation issued it."""
    lines = [line for line in LABELS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {
        row["stem"]: [] if row["issuer"] == NOBODY else row["issuer"].split("|")
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    }


def is_issuer(body: Organisation, names: list[str]) -> bool:
    """Whether an entry is the issuer, by its name or one of its other forms."""
    forms = {letters(form) for form in (body.name, body.acronym or "", *body.aliases)} - {""}
    return not forms.isdisjoint(letters(name) for name in names)


def main(arguments: list[str]) -> None:
    """Fit, report by cross-validation and write the weights."""
    shared, *more = (Path(argument) for argument in arguments)
    folders = [*(shared / name for name in (*FOLDERS, *MORE_FOLDERS)), *more]
    found, issuers = list[Annotated](), labels()
    for stem in issuers:
        path = next(folder / f"{stem}.txt" for folder in folders if (folder / f"{stem}.txt").exists())
        found.append(Annotated(stem, issuer_of(stem), path.read_text(encoding="utf-8"), {}))
    examples, stems, names = list[fitting.Example](), list[str](), list[str]()
    for release, doc in docs(read_up_to("pressfacts_card"), found):
        scene = scene_of(doc)
        for body in scene.organisations:
            label = is_issuer(body, issuers[release.stem])
            examples.append(fitting.Example(release.issuer, scene.of(body), label))
            stems.append(release.stem)
            names.append(body.name)
    fit = fitting.fit(examples)
    print(fitting.at_threshold(fit, examples))
    print("\n".join(fitting.reliability(fit, examples)))
    fitting.write(fit, WEIGHTS, SOURCE)
    best = defaultdict[str, tuple[float, bool, str]](lambda: (0.0, False, ""))
    for stem, example, name, chance in zip(stems, examples, names, fit.held_out, strict=True):
        best[stem] = max(best[stem], (float(chance), example.label, name))
    given = [stem for stem in issuers if best[stem][0] >= THRESHOLD]
    right = sum(best[stem][1] for stem in given)
    print(f"{len(given)} of {len(issuers)} releases are given an issuer, {right} of them rightly")
    listed = {stem for stem, example in zip(stems, examples, strict=True) if example.label}
    for stem, wanted in issuers.items():
        if not best[stem][1] and (wanted or best[stem][0] >= THRESHOLD):
            entry = "" if stem in listed else " (no entry)"
            print(f"{stem}: {best[stem][0]:.2f} {best[stem][2]}, not {wanted}{entry}")


if __name__ == "__main__":
    main(sys.argv[1:])
