"""Train the recogniser and put it where the package looks for it.

    python training/train.py training/build/releases.jsonl src/pressfacts/model
    python training/train.py training/build/releases.jsonl training/build/model --hold-out written

The same releases, base model, versions and seed give the same weights.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

import corpus  # noqa: F401  registers what the configuration names
from pressfacts.pipeline import default_model

CONFIG = Path(__file__).with_name("config.cfg")
NAME, VERSION = "press_release_names", "1"


def trained(
    releases: Path, held_out: Sequence[str] = (), overrides: dict[str, Any] | None = None
) -> Language:
    """A pipeline of nothing but the recogniser, trained on all releases except those held out."""
    settings = {
        "paths.releases": str(releases),
        "paths.base": default_model(),
        "corpora.train.held_out": list(held_out),
        **(overrides or {}),
    }
    nlp = init_nlp(load_config(CONFIG, overrides=settings))
    with tempfile.TemporaryDirectory() as folder:
        train(nlp, Path(folder), stdout=sys.stderr, stderr=sys.stderr)
        return spacy.load(Path(folder, "model-last"))


def export(nlp: Language, folder: Path) -> None:
    """Write the recogniser alone: its weights, moves and architecture, and what it is."""
    shutil.rmtree(folder / "ner", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    recogniser: Any = nlp.get_pipe("ner")
    recogniser.to_disk(folder / "ner", exclude=["vocab"])
    (folder / "config.json").write_text(
        json.dumps(nlp.config["components"]["ner"]["model"], indent=1) + "\n", encoding="utf-8"
    )
    meta = {
        "name": NAME,
        "version": VERSION,
        "labels": list(recogniser.labels),
        "base": default_model(),
        "base_version": spacy.util.get_package_version(default_model()),
        "spacy": nlp.meta["spacy_version"],
        "license": "MIT",
        "sources": "en_core_web_sm 3.8.0 (MIT, Explosion); see training/README.md",
    }
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def load_recogniser(folder: Path) -> Language:
    """A pipeline of nothing but a recogniser that `export` wrote."""
    nlp = spacy.blank("en")
    architecture = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    recogniser: Any = nlp.add_pipe("ner", config={"model": architecture})
    recogniser.from_disk(folder / "ner", exclude=["vocab"])
    return nlp


def main() -> None:
    """Train and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("releases", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--hold-out", nargs="*", default=[], metavar="ISSUER")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=JSON", help="configuration to override")
    options = parser.parse_args()
    overrides = {key: json.loads(value) for key, _, value in (entry.partition("=") for entry in options.set)}
    export(trained(options.releases, options.hold_out, overrides), options.output)


if __name__ == "__main__":
    main()
