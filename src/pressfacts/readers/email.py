"""E-mails: the body, subject and day as metadata, and the attachments."""

import email
import re
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from typing import Any

from pressfacts.readers import Attachment, Extract, Metadata, ReadOptions, iso_day, one_line
from pressfacts.readers import html as pages
from pressfacts.readers.encodings import decode
from pressfacts.record.schema import Notice

MOST_ATTACHMENTS = 50
_HEADERS = ("subject", "from", "date")
_LONGEST_HEADER = 5000
_FORWARDED = re.compile(r"(?:\s*(?:fwd?|re|aw|wg|tr)\s*:)+\s*", re.IGNORECASE)


class _Policy(EmailPolicy):
    """Long headers are cut: the standard library takes time that grows with the square of their length."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


def extract(data: bytes, options: ReadOptions) -> Extract:
    """The plain text of an e-mail, or else its HTML page.

    The subject is offered as the headline, and the day of the Date header, in the sender's time zone, as the
    day of publication.
    """
    message: EmailMessage = email.message_from_bytes(data, policy=_Policy())  # type: ignore[arg-type]
    details = {name: value for name in _HEADERS if (value := _header(message, name))}
    subject = _FORWARDED.sub("", details.get("subject", ""), count=1) or None
    body = _body(message, options)
    attachments, warnings = _attachments(message)
    return body._replace(
        metadata=Metadata(subject, _day(details.get("date"))),
        details=details or None,
        attachments=attachments,
        warnings=(*body.warnings, *warnings),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(" ".join(str(message.get(name, "")).split()))
    except Exception:  # the header parsers fail on damaged headers in many ways
        return ""


def _day(date: str | None) -> str | None:
    try:
        return iso_day(parsedate_to_datetime(date).date().isoformat()) if date else None
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
    """A text of format=flowed (RFC 3676), one line per paragraph: a space at the end continues a line."""
    lines = (line[1:] if line.startswith(" ") else line for line in text.split("\n"))
    pieces = (line if line.endswith(" ") and line != "-- " else f"{line}\n" for line in lines)
    return "".join(pieces).removesuffix("\n")


def _payload(part: Any) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attachments(message: EmailMessage) -> tuple[tuple[Attachment, ...], list[Notice]]:
    """The files attached, without the pictures that the body shows."""
    found, warnings = list[Attachment](), list[Notice]()
    for part in message.iter_attachments():
        name = one_line(part.get_filename() or "")
        if part.get_content_maintype() == "image" and not part.is_attachment():
            continue
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            data = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
            found.append(Attachment(name or "message.eml", data))
        else:
            found.append(Attachment(name, _payload(part)))
    if len(found) > MOST_ATTACHMENTS:
        reason = f"{len(found) - MOST_ATTACHMENTS} of {len(found)} attachments were not read"
        warnings.append(Notice(code="attachment_not_read", message=reason))
    return tuple(found[:MOST_ATTACHMENTS]), warnings
