"""E-mails: body, headers, attachments."""

import time
from collections.abc import Callable
from email.message import EmailMessage

import pytest

import made_files
from pressfacts.readers import Failure, Reading, ReadOptions
from pressfacts.readers.files import read_bytes

PROSE = "The museum will open its new hall in May."


def parts(data: bytes, name: str = "a.eml", **options: int) -> list[Reading]:
    results = list(read_bytes(data, name, ReadOptions(**options)))  # type: ignore[arg-type]
    assert all(isinstance(result, Reading) for result in results), str(results)
    return [result for result in results if isinstance(result, Reading)]


def test_subject_and_day_are_metadata_and_the_body_is_the_text() -> None:
    (result,) = parts(made_files.mail(subject="Fwd: RE: Course ends").as_bytes())
    assert result.text == made_files.text()
    assert result.metadata == ("Course ends", "2019-05-15")
    assert result.source.metadata == {
        "subject": "Fwd: RE: Course ends",
        "from": "Press service <press@example.org>",
        "date": "Wed, 15 May 2019 23:30:00 +0600",
    }
    assert (result.source.media_type, result.source.encoding) == ("message/rfc822", "utf-8")
    assert result.source.record is None


def test_plain_text_is_preferred_to_the_page() -> None:
    message = made_files.mail([PROSE])
    message.add_alternative("<html><body><p>Another text.</p></body></html>", subtype="html")
    (result,) = parts(message.as_bytes())
    assert result.text.strip() == PROSE


def test_a_page_alone_is_read_as_a_page() -> None:
    message = EmailMessage()
    message["Subject"] = "Museum opens"
    message.set_content(made_files.page().decode(), subtype="html")
    (result,) = parts(message.as_bytes())
    assert made_files.PARAGRAPHS[1] in result.text
    assert "<p>" not in result.text
    assert result.metadata.title == "Museum opens"


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "quoted-printable"), ("iso-8859-1", "8bit"), ("utf-8", "base64")]
)
def test_bodies_in_other_encodings(charset: str, encoding: str) -> None:
    message = EmailMessage()
    message.set_content("Zoé met Jörg in 2018.\n" * 3, charset=charset, cte=encoding)
    (result,) = parts(message.as_bytes())
    assert result.text == "Zoé met Jörg in 2018.\n" * 3


def test_flowed_lines_are_joined() -> None:
    head = "From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
    (result,) = parts(
        (head + "The museum opens \nits hall.\n From May.\n-- \nTom\n").replace("\n", "\r\n").encode()
    )
    assert result.text == "The museum opens its hall.\nFrom May.\n-- \nTom\n"


def test_a_header_in_code_is_read() -> None:
    head = "From: a@example.org\nSubject: =?utf-8?q?Zo=C3=A9_opens_a_hall?=\nDate: nonsense\n"
    (result,) = parts(f"{head}MIME-Version: 1.0\n\n{PROSE}\n".encode())
    assert result.metadata == ("Zoé opens a hall", None)


def attached(*files: tuple[str, bytes], body: str = PROSE) -> bytes:
    message = made_files.mail([body] if body else [])
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_attachments_of_known_kinds_are_releases_of_their_own() -> None:
    first, second, third = parts(
        attached(
            ("release.txt", b"It met in 2018."), ("page", b"<html><body><p>It met again.</p></body></html>")
        )
    )
    assert [part.source.record for part in (first, second, third)] == [1, 2, 3]
    assert (second.text, third.text) == ("It met in 2018.", "It met again.")
    assert second.source.media_type == "text/plain"
    assert third.source.media_type == "text/html"
    assert second.source.metadata is not None
    assert second.source.metadata["attachment"] == "release.txt"
    assert second.source.metadata["subject"] == "For your pages"
    assert second.metadata == (None, "2019-05-15")
    assert first.source.path == second.source.path == "a.eml"
    assert first.source.sha256 != second.source.sha256


@pytest.mark.parametrize(("needed", "make"), [("docx", made_files.word), ("fpdf", made_files.pdf)])
def test_documents_that_are_attached(needed: str, make: Callable[[], bytes]) -> None:
    pytest.importorskip(needed, reason="needs the extra documents")
    (only,) = parts(attached(("release", make()), body=""))
    assert only.source.record is None
    assert made_files.PARAGRAPHS[1] in only.text


def test_what_is_not_read_is_named_in_a_warning() -> None:
    files = [
        ("photo.png", b"\x89PNG\r\n"),
        ("table.csv", b"text\nOne.\n"),
        ("old.doc", b"\xd0\xcf\x11\xe0"),
        ("", b""),
    ]
    (result,) = parts(attached(*files))
    assert {notice.code for notice in result.warnings} == {"attachment_not_read"}
    assert [notice.message for notice in result.warnings] == [
        "the attachment photo.png was not read: files of its kind are not read out of e-mails",
        "the attachment table.csv was not read: files of its kind are not read out of e-mails",
        "the attachment old.doc was not read: an old Office document or an Outlook message",
        "the attachment without a name was not read: files of its kind are not read out of e-mails",
    ]


def test_an_email_that_holds_nothing_to_read_is_a_failure() -> None:
    (result,) = read_bytes(attached(("photo.png", b"\x89PNG\r\n"), body=""), "a.eml")
    assert str(result) == (
        "a.eml: no text in it; the attachment photo.png was not read: "
        "files of its kind are not read out of e-mails; leave it out"
    )


def nested(depth: int) -> EmailMessage:
    message = made_files.mail([f"It met in {2000 + depth}."])
    if depth:
        message.add_attachment(nested(depth - 1))
    return message


def test_emails_in_emails_are_read_so_deep_and_no_deeper() -> None:
    results = parts(nested(6).as_bytes())
    assert [part.text.strip() for part in results] == [
        "It met in 2006.",
        "It met in 2005.",
        "It met in 2004.",
        "It met in 2003.",
    ]
    assert ["too deep" in notice.message for part in results for notice in part.warnings] == [True]


def test_too_many_attachments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressfacts.readers.email.MOST_ATTACHMENTS", 2)
    results = parts(attached(*((f"{number}.txt", b"One.") for number in range(5))))
    assert len(results) == 3
    assert results[0].warnings[0].message == "3 of 5 attachments were not read"


@pytest.mark.parametrize("name", ["a.txt", "-"])
def test_a_message_of_a_mail_program_is_told_by_its_header(name: str) -> None:
    message = made_files.mail([PROSE])
    message["Message-ID"] = "<1@example.org>"
    (result,) = parts(b"Received: from a by b;\n\tWed, 15 May 2019\n" + message.as_bytes(), name)
    assert result.source.media_type == "message/rfc822"


@pytest.mark.parametrize(
    "text",
    [
        "From: Tom\nSent: 3 June 2018\nTo: Ann\nSubject: Museum\n\nIt met.",
        "Note: it met.\nX-ray machines were bought.\n\nEnd.",
        "Message-ID: 1\nbut this is a line of a text\n\nEnd.",
    ],
)
def test_a_text_that_only_looks_like_an_email_is_a_text(text: str) -> None:
    (result,) = parts(text.encode(), "a.txt")
    assert (result.text, result.source.media_type) == (text, "text/plain")


def test_an_email_without_a_body() -> None:
    (result,) = read_bytes(b"From: a@example.org\nMIME-Version: 1.0\n\n", "a.eml")
    assert isinstance(result, Failure)
    assert str(result) == "a.eml: no text in it; leave it out"


HEADER = b"From: a@example.org\nMIME-Version: 1.0\n"
LONG = [
    b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n",
    b"Subject: S\nContent-Type: text/plain" + b"; a=b" * 20_000 + b"\n",
    b"Subject: S\nContent-Disposition: attachment" + b"; filename*0=a" * 10_000 + b"\n",
    b"Subject: S\nFrom: " + b"(" * 50_000 + b"\n",
    b"Subject: S\nDate: " + b"1 " * 50_000 + b"\n",
]


@pytest.mark.parametrize("header", LONG, ids=lambda header: header[:40].decode().replace("\n", " "))
def test_long_headers_take_no_longer_than_short_ones(header: bytes) -> None:
    start = time.monotonic()
    for result in read_bytes(HEADER + header + b"\nThe museum opens.\n", "a.eml"):
        assert len(str(result)) < 50_000
    assert time.monotonic() - start < 20


@pytest.mark.parametrize(
    "charset", ["unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined", "rot13", "hex", "x"]
)
def test_only_character_sets_are_believed(charset: str) -> None:
    header = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    body = "Zo\u00eb met \\ud800 Fran\u00e7ois \\x41.\n".encode("cp1252") + b"a-" + b"a" * 100_000
    (result,) = parts(HEADER + header.encode() + body)
    assert result.text.startswith("Zo\u00eb met \\ud800 Fran\u00e7ois \\x41.")
    assert result.source.encoding == "cp1252"
