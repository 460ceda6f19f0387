"""What the fuzzer begins with: the invented releases, as files of every kind."""

import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
sys.path.append(str(ROOT / "tests"))

import made_files  # noqa: E402

_PIECE = 1500
_SHORT_PIECE = 400
"""The texts are cut into pieces of so many characters: the fuzzer makes more of short ones."""


def texts(piece: int = _PIECE) -> Iterator[bytes]:
    """The fixtures, in pieces."""
    for data in [made_files.text().encode(), *(path.read_bytes() for path in sorted(FIXTURES.glob("*.txt")))]:
        yield from (data[start : start + piece] for start in range(0, len(data), piece))


def short_texts() -> Iterator[bytes]:
    """The fixtures, in short pieces."""
    return texts(_SHORT_PIECE)


def pages() -> Iterator[bytes]:
    """Web pages with and without tags that give the title and the day."""
    yield made_files.page()
    yield made_files.page(
        head='<meta property="og:title" content="Forged papers">'
        '<meta property="article:published_time" content="2019-05-14T10:00:00Z">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-05-14"}</script>'
    )
    yield b"<p>One<br>two <b>three</b><table><tr><td>4<td>5</table><ul><li>6</ul><pre>7\n8</pre>&amp;&#8364;"


def documents() -> Iterator[bytes]:
    """PDF files, packed and unpacked."""
    yield made_files.pdf(made_files.PARAGRAPHS[:2])
    yield made_files.pdf(made_files.PARAGRAPHS * 3, format="letter")


def word_files() -> Iterator[bytes]:
    """Word documents."""
    yield made_files.word()
    yield made_files.word(made_files.PARAGRAPHS[:1])


def word_bodies() -> Iterator[bytes]:
    """The XML in Word documents."""
    for data in word_files():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.read("word/document.xml")


def mails() -> Iterator[bytes]:
    """E-mails with a text, with a page, and with files attached."""
    yield bytes(made_files.mail())
    message = made_files.mail(subject="Fwd: =?utf-8?q?For_your_pages=E2=80=A6?=")
    message.add_alternative(made_files.page().decode(), subtype="html")
    message.add_attachment(b"A second release.\n", maintype="text", subtype="plain", filename="second.txt")
    message.add_attachment(made_files.mail())
    yield bytes(message)


def json_lines() -> Iterator[bytes]:
    """JSON Lines, a release a line."""
    yield made_files.json_lines(
        {"text": "One.", "title": "A", "date": "2019-05-14"}, {"text": "Two \ud83d\ude42"}
    )
    yield made_files.json_lines({"body": "One.", "more": {"a": [1, 2.5e3, None, True]}}, [], {"body": 1})


def json_documents() -> Iterator[bytes]:
    """JSON files of one release and of many."""
    yield json.dumps({"text": made_files.text(), "published": "2019-05-14"}, indent=1).encode()
    yield json.dumps([{"content": "One."}, {"content": "Two \u20ac", "n": 1e30}]).encode()


def tables() -> Iterator[bytes]:
    """Tables, with quoted cells and lines in them."""
    yield made_files.table(["id", "text", "date"], [1, 'One, "two"\nthree.', "2019-05-14"], [2, "€"])
    yield made_files.table(["id", "text"], [1, "One; two"], delimiter=";")


def tables_with_tabs() -> Iterator[bytes]:
    """The same, parted by tabs."""
    yield made_files.table(["id", "text"], [1, 'One\t"two"'], [2, "three"], delimiter="\t")


SEEDS: dict[str, Callable[[], Iterator[bytes]]] = {
    "text": texts,
    "html": pages,
    "pdf": documents,
    "docx": word_files,
    "word_document": word_bodies,
    "email": mails,
    "jsonl": json_lines,
    "json": json_documents,
    "csv": tables,
    "tsv": tables_with_tabs,
    "layout": texts,
    "components": short_texts,
    "pipeline": short_texts,
}
"""The seeds of each target of `targets.TARGETS`."""
