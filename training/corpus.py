"""What `config.cfg` names: the readers of the releases."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import filter_spans, registry

from augment import pools, variant
from releases import Name, Release, read

SAMPLE = 12
"""Releases that are scored while training, to see that it gets on; nothing is chosen by that score."""

Reader = Callable[[Language], Iterable[Example]]


def labelled(nlp: Language, text: str, names: Sequence[Name]) -> Doc:
    """A Doc with names on whole tokens as its entities."""
    doc = nlp.make_doc(text)
    spans = [doc.char_span(*name[:2], label=name.label, alignment_mode="expand") for name in names]
    found = [span for span in spans if span and not span[0].is_space and not span[-1].is_space]
    doc.ents = tuple(filter_spans(found))
    return doc


def example(nlp: Language, text: str, names: Sequence[Name]) -> Example:
    """A training example from a text and its names."""
    return Example(nlp.make_doc(text), labelled(nlp, text, names))


def taught(release: Release) -> list[Name]:
    """All names of a release, in order."""
    return sorted((*release.names, *release.silver))


def held(release: Release, held_out: Sequence[str]) -> bool:
    """Whether a release is held out, by its issuer or by its own name."""
    return release.issuer in held_out or release.stem in held_out


@registry.readers("pressfacts.releases.v1")  # type: ignore[untyped-decorator]
def create_releases_reader(path: str, held_out: list[str], seed: int, raw: str = "") -> Reader:
    """A reader that gives the releases in a new order and in new variants each time.

    Args:
        path: the annotated releases.
        held_out: issuers, or stems, that are left out.
        seed: of the order and the variants.
        raw: releases labelled by the teacher, as many in each pass as there are annotated ones.
    """
    rng = random.Random(seed)
    releases = [release for release in read(Path(path)) if not held(release, held_out)]
    texts = [(release.text, taught(release)) for release in releases]
    labelled_by_teacher = [(release.text, taught(release)) for release in read(Path(raw))] if raw else []
    stock = pools(texts)

    def examples(nlp: Language) -> Iterator[Example]:
        pass_ = [*texts, *rng.sample(labelled_by_teacher, min(len(texts), len(labelled_by_teacher)))]
        rng.shuffle(pass_)
        for text, names in pass_:
            yield example(nlp, *variant(text, names, stock, rng))

    return examples


@registry.readers("pressfacts.sample.v1")  # type: ignore[untyped-decorator]
def create_sample_reader(path: str, held_out: list[str]) -> Reader:
    """A reader that gives some of the releases held out, or of all where none is, as they are."""
    releases = read(Path(path))
    chosen = [release for release in releases if held(release, held_out)] or releases
    step = max(1, len(chosen) // SAMPLE)

    def examples(nlp: Language) -> Iterator[Example]:
        for release in chosen[::step]:
            yield example(nlp, release.text, taught(release))

    return examples
