"""Read a document that is one release, and its attachments."""

import hashlib
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

from pressfacts.errors import InputError, PressfactsError
from pressfacts.readers import Attachment, Extract, Reading, ReadOptions, check_size, one_line
from pressfacts.readers.kinds import HEAD_BYTES, OF_MANY, TEXT, Kind, detect
from pressfacts.record.schema import Notice, Source

DEEPEST = 3
"""How deep e-mails may be attached to each other."""


class _Part(NamedTuple):
    """One text of a file and the bytes it was extracted from."""

    data: bytes
    kind: Kind
    extract: Extract


def read_document(data: bytes, name: str, kind: Kind, options: ReadOptions) -> Iterator[Reading]:
    """Read the bytes of a document: its own text, then those of its attachments, numbered if several.

    Args:
        data: the bytes, at most one more than the size limit.
        name: its path as it is shown.
        kind: its format.
        options: how sources are read.

    Raises:
        InputError: if it has no text.
    """
    parts = _parts(data, kind, options, 0)
    for number, part in enumerate(parts, start=1):
        extract = part.extract
        source = Source(
            path=name,
            record=number if len(parts) > 1 else None,
            media_type=part.kind.media_type,
            encoding=extract.encoding,
            sha256=hashlib.sha256(part.data).hexdigest(),
            characters=len(extract.text),
            metadata=extract.details,
            text=extract.text if options.keep_text else None,
        )
        yield Reading(extract.text, source, extract.warnings, extract.metadata)


def _parts(data: bytes, kind: Kind, options: ReadOptions, depth: int) -> list[_Part]:
    """The texts of a file, at least one: its own, then those of its attachments.

    Raises:
        InputError: if there is none.
    """
    extract = _extract(data, kind, options)
    texts, unread = list[_Part](), list[Notice]()
    if extract.text.strip():
        texts.append(_Part(data, kind, extract))
    for attachment in extract.attachments:
        try:
            texts += [
                _within(part, attachment, extract) for part in _attached(attachment, options, depth + 1)
            ]
        except InputError as error:
            message = f"the attachment {_name(attachment)} was not read: {error.reason}"
            unread.append(Notice(code="attachment_not_read", message=message))
    if not texts:
        reason = "; ".join(["no text in it", *(notice.message for notice in unread[:3])])
        raise InputError(reason, "leave it out")
    first = texts[0].extract
    texts[0] = texts[0]._replace(extract=first._replace(warnings=(*first.warnings, *unread)))
    return texts


def _attached(attachment: Attachment, options: ReadOptions, depth: int) -> list[_Part]:
    """The texts of an attachment.

    Raises:
        InputError: if there is none, or its format is not read from e-mails.
    """
    kind = detect(attachment.data[:HEAD_BYTES], attachment.name)
    is_unknown = kind is TEXT and not attachment.name.lower().endswith(TEXT.suffixes)
    if kind in OF_MANY or is_unknown:
        raise InputError("files of its kind are not read out of e-mails", "save it on its own")
    if depth > DEEPEST:
        raise InputError("it is too deep inside other e-mails", "save it on its own")
    return _parts(attachment.data, kind, options, depth)


def _within(part: _Part, attachment: Attachment, outer: Extract) -> _Part:
    """A text of an attachment, with the metadata of the file around it."""
    own = part.extract
    details = {**(outer.details or {}), "attachment": _name(attachment), **(own.details or {})}
    published = own.metadata.published or outer.metadata.published
    metadata = own.metadata._replace(published=published)
    return part._replace(extract=own._replace(details=details, metadata=metadata))


def _name(attachment: Attachment) -> str:
    return one_line(attachment.name) or "without a name"


def _extract(data: bytes, kind: Kind, options: ReadOptions) -> Extract:
    """The text of a document by the reader of its format.

    Raises:
        InputError: if the document is above the limit, empty, or damaged.
    """
    check_size(len(data), options)
    if not data.strip():
        raise InputError("empty", "leave it out, or fill it")
    reader = import_module(f"{__package__}.{kind.module}")
    try:
        extract: Extract = reader.extract(data, options)
    except PressfactsError:
        raise
    except Exception as error:  # parsers fail on damaged files in every possible way
        reason = f"damaged, or not {kind.noun} ({type(error).__name__})"
        raise InputError(reason, "open it in its own program and save it again") from error
    return extract
