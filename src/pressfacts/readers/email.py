"""E-mails: the body, the subject and the day as metadata, and the files attached."""

import email
import re
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import Any

from pressfacts.readers import Attachment, Extract, Metadata, ReadOptions
from pressfacts.readers import html as pages
from pressfacts.readers.encodings import decode
from pressfacts.readers.limits import MOST_ATTACHMENTS
from pressfacts.readers.sources import one_line
from pressfacts.record.schema import Notice

_HEADERS = ("subject", "from", "date")
_FORWARDED = re.compile(r"(?:\s*(?:fwd?|re|aw|wg|tr)\s*:)+\s*", re.IGNORECASE)


def extract(data: bytes, options: ReadOptions) -> Extract:
    """The body of an e-mail, as plain text where it has one, and else its page.

    The subject is offered as the headline, and the day of the Date header, in the sender's own time, as the
    day of publication.
    """
    message = email.message_from_bytes(data, policy=default)
    details = {name: value for name in _HEADERS if (value := _header(message, name))}
    subject = _FORWARDED.sub("", details.get("subject", ""), count=1) or None
    metadata = Metadata(subject, _day(details.get("date")))
    body = _body(message, options)
    attachments, warnings = _attachments(message)
    return body._replace(
        metadata=metadata,
        details=details or None,
        attachments=attachments,
        warnings=(*body.warnings, *warnings),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(" ".join(str(message.get(name, "")).split()))
    except Exception:  # the parsers of headers break on damaged ones in many ways
        return ""


def _day(date: str | None) -> str | None:
    try:
        return parsedate_to_datetime(date).date().isoformat() if date else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _body(message: EmailMessage, options: ReadOptions) -> Extract:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return Extract("")
    data = _payload(part)
    if part.get_content_subtype() == "html":
        return pages.extract(data, options) if data.strip() else Extract("")
    charset = part.get_param("charset")
    decoded = decode(data, charset if isinstance(charset, str) else None)
    text = decoded.text.replace("\r\n", "\n")
    flowed = str(part.get_param("format", "")).casefold() == "flowed"
    return Extract(_unflowed(text) if flowed else text, decoded.encoding, decoded.warnings)


def _unflowed(text: str) -> str:
    """A text whose lines go on after a space at their end (RFC 3676), a line for each paragraph."""
    lines = (line[1:] if line.startswith(" ") else line for line in text.split("\n"))
    pieces = (line if line.endswith(" ") and line != "-- " else f"{line}\n" for line in lines)
    return "".join(pieces).removesuffix("\n")


def _payload(part: Any) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attachments(message: EmailMessage) -> tuple[tuple[Attachment, ...], list[Notice]]:
    """The files attached; pictures that the body shows are none."""
    found, warnings = list[Attachment](), list[Notice]()
    for part in message.iter_attachments():
        name = one_line(part.get_filename() or "")
        if part.get_content_maintype() == "image" and not part.is_attachment():
            continue
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            found.append(
                Attachment(
                    name or "message.eml", inner.as_bytes() if isinstance(inner, EmailMessage) else b""
                )
            )
        else:
            found.append(Attachment(name, _payload(part)))
    if len(found) > MOST_ATTACHMENTS:
        told = f"{len(found) - MOST_ATTACHMENTS} of {len(found)} attachments were not read"
        warnings.append(Notice(code="attachment_not_read", message=told))
    return tuple(found[:MOST_ATTACHMENTS]), warnings
