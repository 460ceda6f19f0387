"""Train the recogniser and write it, with the base model's tagger and parser, where the package looks for it.

    python training/train.py training/build/releases.jsonl src/pressfacts/model --raw training/build/raw.jsonl

The issuers that `held_out_issuers` names are never learnt: scorers are fitted on them, and the model is
judged by them. RAW has the releases that the teacher has labelled, see `self_train.py`.

The same releases, base model, versions and seed give the same weights.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.training.loop import train
from spacy.util import load_config

import corpus  # noqa: F401  registers what the configuration names
from base import assemble, export
from releases import held_out_issuers, read
from start import started

CONFIG = Path(__file__).with_name("config.cfg")


def trained(
    releases: Path,
    held_out: Sequence[str] = (),
    overrides: dict[str, Any] | None = None,
    *,
    carried: bool = True,
) -> Language:
    """A pipeline of nothing but the recogniser, trained on all releases except those held out.

    Args:
        releases: the file that `prepare.py` makes.
        held_out: issuers or stems that are left out.
        overrides: values for `config.cfg`, by dotted key.
        carried: whether training starts from the base model's weights.
    """
    settings = {
        "paths.releases": str(releases),
        "corpora.train.held_out": list(held_out),
        **(overrides or {}),
    }
    nlp = started(load_config(CONFIG, overrides=settings), carried=carried)
    with tempfile.TemporaryDirectory() as folder:
        train(nlp, Path(folder), stdout=sys.stderr, stderr=sys.stderr)
        return spacy.load(Path(folder, "model-last"))


def main() -> None:
    """Train, put the pipeline together and write it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("releases", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--raw", type=Path, help="releases labelled by the teacher")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=JSON", help="configuration to override")
    parser.add_argument("--new-weights", action="store_true", help="do not start from the base model's")
    options = parser.parse_args()
    overrides = {key: json.loads(value) for key, _, value in (entry.partition("=") for entry in options.set)}
    releases = read(options.releases)
    held_out = held_out_issuers(releases)
    if options.raw is not None:
        overrides["corpora.train.raw"] = str(options.raw)
    recogniser = trained(options.releases, held_out, overrides, carried=not options.new_weights)
    export(assemble(recogniser), options.output)


if __name__ == "__main__":
    main()
