"""From texts to records: the one path by which every caller gets facts."""

import hashlib
import platform
import re
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from importlib import metadata
from importlib.resources import files
from itertools import chain, groupby
from pathlib import Path
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from pressfacts import __version__
from pressfacts.errors import ExtractionError, InputError, PressfactsError
from pressfacts.pipeline import load
from pressfacts.readers import DEFAULTS as AS_USUAL
from pressfacts.readers import Failure, Reading, ReadOptions
from pressfacts.readers import records as written
from pressfacts.readers.files import read_all
from pressfacts.record.schema import SCHEMA_VERSION, Notice, Release, Source
from pressfacts.settings import DEFAULTS, Settings
from pressfacts.slots import OPTIONS, PARAGRAPHS, Options, read_card, read_facts
from pressfacts.stopping import held
from pressfacts.text.tokenising import make_doc
from pressfacts.writers import Writer

BATCH_SIZE = 16
BATCH_CHARACTERS = 200_000

MAX_TOKENS = 600_000
"""A token takes about 6 KB of memory, most of it in the parser; a megabyte of prose has 200 000."""

_SPLIT = "split it into single releases"
_WORD = re.compile(r"\S+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")

Result = Release | Failure


class Report(Protocol):
    """Receives failures and warnings."""

    def failed(self, failure: Failure) -> None:
        """Report a source that has no record."""

    def read(self, release: Release) -> None:
        """Report the warnings of a record."""


def describe(text: str) -> Reading:
    """A text that did not come from a file, with its source entry.

    Lone surrogates, which are not valid Unicode and which spaCy rejects, are read as U+FFFD.
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
    """The record of a Doc that the pipeline has processed."""
    facts = read_facts(doc)
    facts["warnings"] = [*reading.warnings, *facts["warnings"]]
    source = reading.source
    if source.text is not None:
        source = source.model_copy(update={"paragraphs": PARAGRAPHS.read(doc)})
    return Release(source=source, release=read_card(doc), **facts)


def records(readings: Iterable[Reading | Failure], settings: Settings = DEFAULTS) -> Iterator[Result]:
    """The records of many readings, in order, as they become ready.

    A reading that fails yields its Failure and does not stop the others. At most one batch is held in memory.
    The base model is loaded for the first text.

    Args:
        readings: texts with their sources; a Failure is passed through.
        settings: how facts are extracted.

    Raises:
        ModelError: if the base model cannot be used.
        RulesError: if the rules file cannot be used.
    """
    options = Options(reference_date=settings.reference_date, indirect=settings.indirect)
    nlp: Language | None = None
    for batch in _batches(readings):
        failures = [item for item in batch if isinstance(item, Failure)]
        if len(failures) == len(batch):
            yield from failures
        else:
            nlp = nlp or load(settings.model, settings.rules)
            yield from _confident(_process(nlp, batch, options), settings)


def read(
    paths: Iterable[str],
    reading: ReadOptions = AS_USUAL,
    settings: Settings = DEFAULTS,
    *,
    written_too: bool = False,
) -> Iterator[Result]:
    """The records of files.

    Args:
        paths: files, folders and patterns, see `pressfacts.readers.sources`.
        reading: how they are read.
        settings: how facts are extracted.
        written_too: whether a file of records that pressfacts wrote yields those records.
    """
    for is_written, group in groupby(paths, key=lambda path: written_too and written.are_in(Path(path))):
        if is_written:
            yield from _confident((result for path in group for result in written.read(Path(path))), settings)
        else:
            yield from records(read_all(group, reading), settings)


def _confident(results: Iterable[Result], settings: Settings) -> Iterator[Result]:
    for result in results:
        yield result if isinstance(result, Failure) else result.confident(settings.min_confidence)


def peek(results: Iterable[Result]) -> tuple[Iterator[Result], bool]:
    """The same results, and whether the first of them is one of several in its source."""
    waiting = iter(results)
    first = next(waiting, None)
    if first is None:
        return waiting, False
    record = first.record if isinstance(first, Failure) else first.source.record
    return chain([first], waiting), record is not None


def write(results: Iterable[Result], writer: Writer, report: Report, *, whole: bool) -> None:
    """Write each record, and report each failure.

    Args:
        results: the records and failures.
        writer: the writer.
        report: what reports failures and warnings.
        whole: whether stop requests are deferred while a record is written: to a file, but not to a pipe,
            which may block forever.
    """
    for result in results:
        if isinstance(result, Failure):
            report.failed(result)
            writer.failed(result.path, str(result.error))
        else:
            report.read(result)
            with held() if whole else nullcontext():
                writer.write(result)


def extract(
    text: str,
    *,
    model: str | None = None,
    rules: str | None = None,
    reference_date: str | None = None,
    indirect: bool = False,
    min_confidence: float | None = None,
) -> Release:
    """The facts of one release.

    Args:
        text: the release; it is not changed, and all offsets count its code points.
        model: base model, see `pressfacts.pipeline.build`.
        rules: path of a file of name rules, see `pressfacts.readers.name_rules`.
        reference_date: ISO day against which relative dates are resolved if the text gives none.
        indirect: whether to include reported speech among the quotes, with ``direct: false``.
        min_confidence: leave out facts with a lower confidence, from 0 to 1; facts without one are kept.

    Raises:
        ModelError: if the base model cannot be used.
        RulesError: if the rules file cannot be used.
        InputError: if the text is too long.
    """
    return next(_extract([text], Settings(model, rules, reference_date, indirect, min_confidence)))


def extract_many(
    texts: Iterable[str],
    *,
    model: str | None = None,
    rules: str | None = None,
    reference_date: str | None = None,
    indirect: bool = False,
    min_confidence: float | None = None,
) -> Iterator[Release]:
    """The facts of many releases, in order, as they become ready; the arguments are those of `extract`.

    Raises:
        ModelError: if the base model cannot be used.
        RulesError: if the rules file cannot be used.
        InputError: at the first text that is too long.
    """
    return _extract(texts, Settings(model, rules, reference_date, indirect, min_confidence))


def _extract(texts: Iterable[str], settings: Settings) -> Iterator[Release]:
    for result in records((describe(text) for text in texts), settings):
        if isinstance(result, Failure):
            raise result.error
        yield result


def about(model: str | None = None) -> dict[str, str]:
    """Versions, base model and paths, for ``pressfacts info`` and bug reports.

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
    """The results of a batch; if it fails as a whole, each text is retried alone."""
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
            f"internal error ({type(error).__name__}: {' '.join(str(error).split())[:200]})",
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
        reason = f"too long: more than {MAX_TOKENS} tokens"
        return _failure(reading, InputError(reason, _SPLIT))
    OPTIONS.write(doc, [options.model_copy(update=reading.metadata._asdict())])
    return doc, reading


def _has_more_words(text: str) -> bool:
    """Whether a text has too many words; counting them takes less memory than tokenising."""
    return len(text) > 2 * MAX_TOKENS and any(
        number == MAX_TOKENS for number, _ in enumerate(_WORD.finditer(text))
    )


def _failure(reading: Reading, error: PressfactsError) -> Failure:
    return Failure(reading.source.path or "text", error, reading.source.record)
