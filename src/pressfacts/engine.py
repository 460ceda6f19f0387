"""Texts in, records out: the one path by which every caller gets facts."""

import hashlib
import platform
import re
from collections.abc import Iterable, Iterator
from importlib import metadata
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from pressfacts import __version__
from pressfacts.errors import ExtractionError, InputError, PressfactsError
from pressfacts.pipeline import load
from pressfacts.readers import Failure, Reading
from pressfacts.record.schema import SCHEMA_VERSION, Notice, Release, Source
from pressfacts.settings import DEFAULTS, Settings
from pressfacts.slots import FACT_SLOTS, OPTIONS, PARAGRAPHS, Options, read_card
from pressfacts.text.tokenising import make_doc

BATCH_SIZE = 16
BATCH_CHARACTERS = 200_000

MAX_TOKENS = 600_000
"""A token takes some 6 KB of memory, most of it in the parser; a megabyte of prose has 200 000."""

_SPLIT = "split it into single releases"
_WORD = re.compile(r"\S+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")

Result = Release | Failure


def describe(text: str) -> Reading:
    """A text that came from no file, with its source entry.

    Lone surrogates, which no Unicode text has and spaCy cannot take, are read as U+FFFD.
    """
    source = Source(
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), characters=len(text)
    )
    readable, lost = _SURROGATES.subn("\ufffd", text)
    if not lost:
        return Reading(text, source)
    notice = Notice(code="encoding", message=f"{lost} lone surrogates were read as U+FFFD")
    return Reading(readable, source, (notice,))


def assemble(doc: Doc, reading: Reading) -> Release:
    """The record of a Doc that has been through the pipeline."""
    facts = {slot.name: slot.read(doc) for slot in FACT_SLOTS}
    facts["warnings"] = [*reading.warnings, *facts["warnings"]]
    source = reading.source
    if source.text is not None:
        source = source.model_copy(update={"paragraphs": PARAGRAPHS.read(doc)})
    return Release(source=source, release=read_card(doc), **facts)


def records(readings: Iterable[Reading | Failure], settings: Settings = DEFAULTS) -> Iterator[Result]:
    """The records of many readings, in order, as they are ready.

    One reading that fails does not stop the others: its Failure stands in its place. No more than one
    batch is held in memory. The base model is loaded when the first text comes.

    Args:
        readings: texts with their sources; a Failure is handed on.
        settings: how facts are found.

    Raises:
        ModelError: if the base model cannot be used.
        RulesError: if the file of name rules cannot be used.
    """
    options = Options(reference_date=settings.reference_date, indirect=settings.indirect)
    nlp: Language | None = None
    for batch in _batches(readings):
        failures = [item for item in batch if isinstance(item, Failure)]
        if len(failures) == len(batch):
            yield from failures
        else:
            nlp = nlp or load(settings.model, settings.rules)
            yield from _process(nlp, batch, options)


def extract(
    text: str,
    *,
    model: str | None = None,
    rules: str | None = None,
    reference_date: str | None = None,
    indirect: bool = False,
) -> Release:
    """The facts of one release.

    Args:
        text: the release; it is never changed, and all offsets count its code points.
        model: base model, see `pressfacts.pipeline.build`.
        rules: path of a file of names to add and to silence, see `pressfacts.readers.name_rules`.
        reference_date: ISO day against which relative dates are resolved where the text gives none.
        indirect: whether reported speech is written down among the quotes, with ``direct: false``.

    Raises:
        ModelError: if the base model cannot be used.
        RulesError: if the file of name rules cannot be used.
        InputError: if the text is too long.
    """
    return next(_extract([text], Settings(model, rules, reference_date, indirect)))


def extract_many(
    texts: Iterable[str],
    *,
    model: str | None = None,
    rules: str | None = None,
    reference_date: str | None = None,
    indirect: bool = False,
) -> Iterator[Release]:
    """The facts of many releases, in order, as they are ready.

    Args:
        texts: the releases.
        model: base model, see `pressfacts.pipeline.build`.
        rules: as for `extract`.
        reference_date: as for `extract`.
        indirect: as for `extract`.

    Raises:
        ModelError: if the base model cannot be used.
        RulesError: if the file of name rules cannot be used.
        InputError: at the first text that is too long.
    """
    return _extract(texts, Settings(model, rules, reference_date, indirect))


def _extract(texts: Iterable[str], settings: Settings) -> Iterator[Release]:
    for result in records((describe(text) for text in texts), settings):
        if isinstance(result, Failure):
            raise result.error
        yield result


def about(model: str | None = None) -> dict[str, str]:
    """Versions, base model and places, for ``pressfacts info`` and for reports of defects.

    Args:
        model: base model, see `pressfacts.pipeline.build`.

    Raises:
        ModelError: if the base model cannot be used.
    """
    nlp = load(model)
    return {
        "pressfacts": __version__,
        "record": SCHEMA_VERSION,
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "spacy": metadata.version("spacy"),
        "model": f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
        "model files": str(nlp.path),
        "pipeline": ", ".join(nlp.pipe_names),
        "code": str(files("pressfacts")),
        "lexicons": str(files("pressfacts.lexicons")),
    }


def _batches(readings: Iterable[Reading | Failure]) -> Iterator[list[Reading | Failure]]:
    batch, characters = list[Reading | Failure](), 0
    for item in readings:
        batch.append(item)
        characters += len(item.text) if isinstance(item, Reading) else 0
        if len(batch) == BATCH_SIZE or characters > BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _process(nlp: Language, batch: list[Reading | Failure], options: Options) -> list[Result]:
    """The results of a batch; where it fails as a whole, each is tried alone to spare the others."""
    try:
        return _together(nlp, batch, options)
    except Exception:
        return [_alone(nlp, item, options) for item in batch]


def _together(nlp: Language, batch: list[Reading | Failure], options: Options) -> list[Result]:
    prepared = [item if isinstance(item, Failure) else _prepare(nlp, item, options) for item in batch]
    pairs = [item for item in prepared if not isinstance(item, Failure)]
    done = (assemble(doc, reading) for doc, reading in nlp.pipe(pairs, as_tuples=True, batch_size=BATCH_SIZE))
    return [item if isinstance(item, Failure) else next(done) for item in prepared]


def _alone(nlp: Language, item: Reading | Failure, options: Options) -> Result:
    if isinstance(item, Failure):
        return item
    try:
        return _together(nlp, [item], options)[0]
    except Exception as error:
        failure = ExtractionError(
            f"a defect of pressfacts ({type(error).__name__}: {' '.join(str(error).split())[:200]})",
            "please report it with this release",
        )
        failure.__cause__ = error
        return _failure(item, failure)


def _prepare(nlp: Language, reading: Reading, options: Options) -> tuple[Doc, Reading] | Failure:
    if len(reading.text) > nlp.max_length:
        reason = f"too long: {len(reading.text)} characters, the limit is {nlp.max_length}"
        return _failure(reading, InputError(reason, _SPLIT))
    doc = None if _has_more_words(reading.text) else make_doc(nlp, reading.text)
    if doc is None or len(doc) > MAX_TOKENS:
        reason = f"too long: more than {MAX_TOKENS} words and marks"
        return _failure(reading, InputError(reason, _SPLIT))
    OPTIONS.write(doc, [options.model_copy(update=reading.metadata._asdict())])
    return doc, reading


def _has_more_words(text: str) -> bool:
    """Whether a text is too long by its words alone, which are counted in less memory than tokens take."""
    return len(text) > 2 * MAX_TOKENS and any(
        number == MAX_TOKENS for number, _ in enumerate(_WORD.finditer(text))
    )


def _failure(reading: Reading, error: PressfactsError) -> Failure:
    return Failure(reading.source.path or "text", error, reading.source.record)
