"""Label raw releases with the teacher, for the small recogniser to learn from.

    python training/self_train.py ../shared training/build/teacher.pt MINILM_FOLDER training/build/raw.jsonl

A form counts as a name of one kind throughout a release where the teacher takes it for that in most of the
places where it takes it for anything, and is sure of it in one of them; a release of which the teacher is
unsure is left out. Annotated releases, and those whose identifiers are listed in
`training/annotations/kept_out.txt`, are never labelled.
"""

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer

from prepare import Form, project
from pressfacts.speed.tagging import Tagged, names, pieces
from releases import Name, Release, write
from transformer import Tagger, log_probabilities

SURE, RELEASE_SURE = 0.9, 0.85
"""Least probability of a form's surest place, and least mean probability of a release's names."""

SHORTEST, LONGEST = 600, 9000
KEPT_OUT = Path(__file__).with_name("annotations") / "kept_out.txt"


def raw(shared: Path) -> Iterator[tuple[str, str]]:
    """Identifier and text of the raw releases that nobody has annotated, in a fixed random order."""
    annotated = {
        path.stem for folder in ("wires", "written") for path in (shared / "training" / folder).iterdir()
    }
    annotated |= {path.stem for path in (shared / "gold").glob("dev*/*")}
    if KEPT_OUT.exists():
        annotated |= set(KEPT_OUT.read_text(encoding="utf-8").split())
    with gzip.open(shared / "raw" / "releases.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    random.Random(0).shuffle(rows)
    for row in rows:
        if row["id"] not in annotated and SHORTEST < len(row["text"]) < LONGEST:
            yield row["id"], row["text"]


def consistent(text: str, found: list[Tagged]) -> list[Name]:
    """The names of a release, each form with the kind that it mostly has, wherever it stands."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    surest: defaultdict[str, float] = defaultdict(float)
    for one in found:
        form = text[one.start : one.end]
        kinds[form][one.kind] += 1
        surest[form] = max(surest[form], one.probability)
    forms = [
        Form(form, counts.most_common(1)[0][0]) for form, counts in kinds.items() if surest[form] >= SURE
    ]
    return project(text, forms)


def labelled(net: Tagger, tokenizer: Tokenizer, text: str) -> list[Name] | None:
    """The names of a release by the teacher, None where it is unsure."""
    cut = pieces(text, tokenizer)
    found = names(log_probabilities(net, cut), cut)
    if not found or sum(one.probability for one in found) / len(found) < RELEASE_SURE:
        return None
    return consistent(text, found)


def main() -> None:
    """Label so many releases and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--releases", type=int, default=4000)
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    net = Tagger(options.encoder)
    net.load_state_dict(torch.load(options.teacher))
    net.eval()
    found = list[Release]()
    for stem, text in raw(options.shared):
        if (names := labelled(net, tokenizer, text)) is not None:
            found.append(Release(stem, "raw", text, tuple(names), ()))
        if len(found) == options.releases:
            break
    write(found, options.output)
    print(f"{len(found)} releases, {sum(len(release.names) for release in found)} names")


if __name__ == "__main__":
    main()
