"""Fit the scorer of speakers to the quotations of the annotated releases.

    python training/fit_speaker.py ../shared [FOLDER]...

FOLDER holds more annotated releases (STEM.txt and STEM.json). A candidate that cannot be right, because the
speaker has no entry, counts too. The cross-validated line at the end counts attributions.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import fitting
from full_gold import FOLDERS, docs, read_up_to, releases
from pressfacts.facts.contacts.hosts import letters
from pressfacts.facts.quotes.find import attributed
from pressfacts.facts.quotes.subjects import THRESHOLD
from pressfacts.text.tokenising import make_doc

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src/pressfacts/scoring/weights/speaker.tsv"
SOURCE = "Weights of the features of speakers, fitted by training/fit_speaker.py to annotated quotations."


def speaker_of(text: str, quotes: list[dict[str, Any]]) -> str | None:
    """The annotated speaker of a quotation, None where it is not annotated."""
    key = letters(text)
    for quote in quotes:
        if quote.get("speaker") and letters(quote["start"]) in key:
            return str(quote["speaker"])
    return None


def is_same(name: str, speaker: str) -> bool:
    """Whether a name is that of a speaker: half of its words or more."""
    one, other = (set(re.findall(r"\w{2,}", form.casefold())) for form in (name, speaker))
    return len(one & other) >= 0.5 * max(1, min(len(one), len(other)))


class Clause(NamedTuple):
    """An attribution with its candidates: where it stands, its issuer, who speaks, and what was weighed."""

    place: tuple[str, int]
    issuer: str
    speaker: str
    candidates: tuple[tuple[str, frozenset[str]], ...]


def from_releases(folders: list[Path]) -> Iterator[Clause]:
    """The attributions of the annotated quotations; what goes on from one before has none of its own."""
    for release, doc in docs(read_up_to("pressfacts_quotes"), releases(folders)):
        seen = set[int]()
        for start, end, found in attributed(doc):
            speaker = speaker_of(release.text[start:end], release.facts["quotes"])
            if speaker is not None and found.cue_start not in seen:
                seen.add(found.cue_start)
                place = release.stem, found.cue_start
                yield Clause(place, release.issuer, speaker, found.subject.candidates)


def from_examples() -> Iterator[Clause]:
    """The attributions of the annotated examples of the tests."""
    sys.path.insert(0, str(ROOT / "tests"))
    from annotated import examples

    nlp = read_up_to("pressfacts_quotes")
    for number, case in enumerate(examples("quotes")):
        example = case.values[0]
        speakers = {one.start: one.attributes.get("speaker") for one in example.annotations}
        for start, _, found in attributed(nlp(make_doc(nlp, example.text))):
            if (speaker := speakers.get(start)) and speaker != "null":
                place = f"example {number}", found.cue_start
                yield Clause(place, "examples", speaker, found.subject.candidates)


def main(arguments: list[str]) -> None:
    """Fit, report by cross-validation and write the weights."""
    shared, *more = (Path(argument) for argument in arguments)
    if not WEIGHTS.exists():
        WEIGHTS.write_text("feature\tweight\tcount\nbias\t0.0\t\n", encoding="utf-8")
    folders = [*(shared / name for name in FOLDERS), *more]
    found = [*from_releases(folders), *from_examples()]
    rows = [(clause, name, features) for clause in found for name, features in clause.candidates]
    examples = [
        fitting.Example(clause.issuer, features, is_same(name, clause.speaker))
        for clause, name, features in rows
    ]
    fit = fitting.fit(examples)
    print(fitting.at_threshold(fit, examples))
    print("\n".join(fitting.reliability(fit, examples)))
    fitting.write(fit, WEIGHTS, SOURCE)
    best = defaultdict[tuple[str, int], tuple[float, bool, str]](lambda: (0.0, False, ""))
    for (clause, name, _), example, chance in zip(rows, examples, fit.held_out, strict=True):
        if clause.issuer != "examples":
            label = f"{name}, not {clause.speaker}"
            best[clause.place] = max(best[clause.place], (float(chance), example.label, label))
    given = [place for place, one in best.items() if one[0] >= THRESHOLD]
    right = sum(best[place][1] for place in given)
    print(f"{len(given)} of {len(best)} attributions are given a speaker, {right} of them rightly")
    for place, one in best.items():
        if not one[1]:
            print(*place, *one)


if __name__ == "__main__":
    main(sys.argv[1:])
