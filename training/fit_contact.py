"""Fit the scorer of contacts to the annotated releases and to the examples of the tests.

    python training/fit_contact.py ../shared [FOLDER]...

FOLDER holds more annotated releases (STEM.txt and STEM.json).
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import fitting
from full_gold import FOLDERS, docs, read_up_to, releases
from pressfacts.facts.contacts.find import scored
from pressfacts.text.mentions import squash
from pressfacts.text.tokenising import make_doc

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src/pressfacts/scoring/weights/contact.tsv"
SOURCE = "Weights of the features of contacts, fitted by training/fit_contact.py to annotated releases."
WRITTEN_WEIGHT = 1.0


def plain(kind: str, value: str) -> tuple[str, str]:
    """A contact for comparison, as `score.py` of the gold compares it."""
    value = re.sub(r"^(?:https?://)?(?:www\.)?", "", value.casefold())
    return kind, re.sub(r"\W", "", value)


def from_releases(folders: list[Path]) -> Iterator[tuple[str, fitting.Example]]:
    """The candidates of the annotated releases; those that may be a contact or not are left out."""
    for release, doc in docs(read_up_to("pressfacts_contacts"), releases(folders)):
        gold = {
            plain(one["kind"], one["value"]): one.get("optional", False) for one in release.facts["contacts"]
        }
        found = [(one, features) for one, features in scored(doc) if features]
        for one, features in found:
            keys = {
                plain(one.kind, value)
                for value in (one.value(release.text), release.text[one.start : one.number_end])
            }
            if not any(gold.get(key) for key in keys):
                example = fitting.Example(release.issuer, features, not keys.isdisjoint(gold))
                yield f"{release.stem}: {one.value(release.text)}", example


def from_examples() -> Iterator[tuple[str, fitting.Example]]:
    """The candidates of the annotated examples of the tests."""
    sys.path.insert(0, str(ROOT / "tests"))
    from annotated import examples  # type: ignore[import-not-found, unused-ignore]

    nlp = read_up_to("pressfacts_contacts")
    for case in examples("contacts"):
        example = case.values[0]
        right = {squash(example.text[one.start : one.end]) for one in example.annotations}
        for one, features in scored(nlp(make_doc(nlp, example.text))):
            if features:
                label = one.value(example.text) in right
                yield (
                    f"example: {example.text[:60]}",
                    fitting.Example("examples", features, label, WRITTEN_WEIGHT),
                )


def main(arguments: list[str]) -> None:
    """Fit, report by cross-validation and write the weights."""
    shared, *more = (Path(argument) for argument in arguments)
    named = [*from_releases([shared / name for name in FOLDERS] + more), *from_examples()]
    found = fitting.fit([example for _, example in named])
    examples = [example for _, example in named]
    print(fitting.at_threshold(found, examples))
    print("\n".join(fitting.reliability(found, examples)))
    fitting.write(found, WEIGHTS, SOURCE)
    if "--errors" in sys.argv:
        for (name, example), chance in zip(named, found.held_out, strict=True):
            if (chance >= 0.5) != example.label:
                print(
                    f"{chance:.2f} {'missed' if example.label else 'wrong'} {name} {sorted(example.features)}"
                )


if __name__ == "__main__":
    main([argument for argument in sys.argv[1:] if not argument.startswith("--")])
