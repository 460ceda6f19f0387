"""Fit the scorer of speakers to the quotations of the annotated releases.

    python training/fit_speaker.py ../shared [FOLDER]...

FOLDER holds more annotated releases (STEM.txt and STEM.json). A candidate that cannot be right, because the
speaker has no entry, counts too. The cross-validated line at the end counts attributions.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import fitting
from full_gold import FOLDERS, docs, read_up_to, releases
from pressfacts.facts.contacts.hosts import letters
from pressfacts.facts.quotes.find import attributed
from pressfacts.facts.quotes.subjects import THRESHOLD

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


def main(arguments: list[str]) -> None:
    """Fit, report by cross-validation and write the weights."""
    shared, *more = (Path(argument) for argument in arguments)
    if not WEIGHTS.exists():
        WEIGHTS.write_text("feature\tweight\tcount\nbias\t0.0\t\n", encoding="utf-8")
    found = releases([*(shared / name for name in FOLDERS), *more])
    examples, clauses, names = list[fitting.Example](), list[tuple[str, int]](), list[str]()
    for release, doc in docs(read_up_to("pressfacts_quotes"), found):
        seen = set[int]()
        for start, end, attribution in attributed(doc):
            speaker = speaker_of(release.text[start:end], release.facts["quotes"])
            if speaker is None or attribution.cue_start in seen:
                continue
            seen.add(attribution.cue_start)
            for name, features in attribution.subject.candidates:
                examples.append(fitting.Example(release.issuer, features, is_same(name, speaker)))
                clauses.append((release.stem, attribution.cue_start))
                names.append(f"{name}, {speaker}, {release.text[attribution.cue_start:attribution.cue_end]}")
    fit = fitting.fit(examples)
    print(fitting.at_threshold(fit, examples))
    print("\n".join(fitting.reliability(fit, examples)))
    fitting.write(fit, WEIGHTS, SOURCE)
    best = defaultdict[tuple[str, int], tuple[float, bool, str]](lambda: (0.0, False, ""))
    for clause, example, name, chance in zip(clauses, examples, names, fit.held_out, strict=True):
        best[clause] = max(best[clause], (float(chance), example.label, name))
    given = [clause for clause, one in best.items() if one[0] >= THRESHOLD]
    right = sum(best[clause][1] for clause in given)
    print(f"{len(given)} of {len(best)} attributions are given a speaker, {right} of them rightly")
    for clause, one in best.items():
        if not one[1]:
            print(*clause, *one)


if __name__ == "__main__":
    main(sys.argv[1:])
