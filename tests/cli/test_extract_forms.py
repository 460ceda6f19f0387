"""``pressfacts extract`` on files of other forms than plain text."""

import json
import sys
from pathlib import Path

import pytest

import made_files
from cli_support import FIRST, Run


def places(output: str) -> list[tuple[str, int | None]]:
    return [
        (source["path"], source["record"])
        for source in (json.loads(line)["source"] for line in output.splitlines())
    ]


def test_every_form_is_taken_from_a_folder(folder: Path, run: Run) -> None:
    pytest.importorskip("trafilatura", reason="needs the extra documents")
    pytest.importorskip("fpdf", reason="makes the files of this test")
    (folder / "a.html").write_bytes(made_files.page())
    (folder / "b.pdf").write_bytes(made_files.pdf())
    (folder / "c.docx").write_bytes(made_files.word())
    (folder / "d.eml").write_bytes(made_files.mail().as_bytes())
    (folder / "e.jsonl").write_bytes(made_files.json_lines({"text": FIRST}, {"text": FIRST}))
    (folder / "f.csv").write_bytes(made_files.table(["text"], [FIRST], [FIRST]))
    result = run("extract", ".")
    assert result.exit_code == 0, result.output
    assert places(result.stdout) == [
        ("a.html", None),
        ("b.pdf", None),
        ("c.docx", None),
        ("d.eml", None),
        ("e.jsonl", 1),
        ("e.jsonl", 2),
        ("f.csv", 1),
        ("f.csv", 2),
        ("first.txt", None),
        ("below/second.md", None),
    ]
    assert result.stderr == ""


REFUSALS = """\
pressfacts: a-damaged.docx: a damaged Word document or archive; save it again, or as plain text
pressfacts: b-old.doc: an old Office document or an Outlook message; save it as .docx, .eml or plain text
pressfacts: c-rich.rtf: an RTF document; save it as .docx or plain text
pressfacts: d-packed.gz: a gzip archive; unpack it first
pressfacts: e-damaged.pdf: a damaged PDF file; save it again, or as plain text
pressfacts: f-secret.pdf: an encrypted PDF file; save it without a password first
pressfacts: g-pictures.pdf: a PDF file without text: its pages are pictures; \
make its text readable with OCR first, for example with ocrmypdf
pressfacts: h-pictures.html: no text in it; leave it out
pressfacts: i-empty.eml: no text in it; leave it out
pressfacts: j-fields.jsonl: no field text or body or content (the fields are: id); \
name the one that holds the text with --text-field
pressfacts: k-columns.csv: no field text or body or content (the fields are: id, url); \
name the one that holds the text with --text-field
pressfacts: l-large.txt: more than 100000 bytes; split it into single releases, or raise --max-bytes
pressfacts: 1 read, 12 failed
"""


def test_each_refusal_is_one_line_with_its_reason_and_its_remedy(folder: Path, run: Run) -> None:
    fpdf = pytest.importorskip("fpdf", reason="makes the files of this test")
    pytest.importorskip("docx", reason="needs the extra documents")
    secret, pictures = fpdf.FPDF(), fpdf.FPDF()
    secret.set_encryption(owner_password="owner", user_password="user")
    for document in (secret, pictures):
        document.add_page()
    for name, data in {
        "a-damaged.docx": made_files.word()[:200],
        "b-old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "c-rich.rtf": b"{\\rtf1 It met.}",
        "d-packed.gz": b"\x1f\x8b\x08",
        "e-damaged.pdf": b"%PDF-1.7",
        "f-secret.pdf": bytes(secret.output()),
        "g-pictures.pdf": bytes(pictures.output()),
        "h-pictures.html": b"<html><body><img src=a.png></body></html>",
        "i-empty.eml": b"From: a@example.org\n\n",
        "j-fields.jsonl": b'{"id": 1}\n',
        "k-columns.csv": b"id,url\n1,u\n",
        "l-large.txt": b"It met. " * 20_000,
    }.items():
        (folder / name).write_bytes(data)
    result = run(
        "extract", "--max-bytes", "100KB", *sorted(path.name for path in folder.glob("*-*")), "first.txt"
    )
    assert result.exit_code == 1
    assert places(result.stdout) == [("first.txt", None)]
    assert result.stderr == REFUSALS


MISSING = """\
pressfacts: a.pdf: a PDF file, whose reader is not installed; python -m pip install 'pressfacts[documents]'
pressfacts: b.html: warning: all that the page shows was read, menus too; \
for the main text alone: python -m pip install 'pressfacts[documents]'
pressfacts: 2 read, 1 failed
"""


def test_a_missing_extra_is_one_line_for_each_file_that_needs_it(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fpdf", reason="makes the files of this test")
    (folder / "a.pdf").write_bytes(made_files.pdf())
    for module in ("pypdfium2", "docx", "trafilatura"):
        monkeypatch.setitem(sys.modules, module, None)
    for name in ("b.html", "c.html"):
        (folder / name).write_bytes(made_files.page())
    result = run("extract", "a.pdf", "b.html", "c.html")
    assert result.exit_code == 1
    assert places(result.stdout) == [("b.html", None), ("c.html", None)]
    assert result.stderr == MISSING
    assert run("extract", "--quiet", "b.html").stderr == ""


def test_json_lines_on_standard_input_give_lines_and_name_the_bad_one(run: Run) -> None:
    data = made_files.json_lines({"text": FIRST}, {"text": 1}, {"text": FIRST})
    result = run("extract", "-", stdin=data)
    assert result.exit_code == 1
    assert places(result.stdout) == [("-", 1), ("-", 3)]
    assert result.stderr.splitlines()[0].startswith("pressfacts: -, record 2: no text in the field 'text'; ")


def test_one_json_line_on_standard_input_is_still_a_line(run: Run) -> None:
    result = run("extract", stdin=made_files.json_lines({"text": FIRST}))
    assert places(result.stdout) == [("-", 1)]


def test_a_table_on_standard_input_needs_the_name_of_its_column(run: Run) -> None:
    result = run(
        "extract", "--text-field", "story", stdin=made_files.table(["id", "story"], [1, FIRST], [2, FIRST])
    )
    assert result.exit_code == 0, result.output
    assert places(result.stdout) == [("-", 1), ("-", 2)]


def test_the_other_fields_are_carried_through(run: Run) -> None:
    result = run("extract", "-", stdin=made_files.json_lines({"text": FIRST, "id": 7, "tags": ["a"]}))
    assert json.loads(result.stdout)["source"]["metadata"] == {"id": 7, "tags": ["a"]}


def test_an_email_with_a_release_attached_gives_lines(folder: Path, run: Run) -> None:
    message = made_files.mail()
    message.add_attachment(FIRST, filename="release.txt")
    (folder / "a.eml").write_bytes(message.as_bytes())
    result = run("extract", "a.eml")
    assert places(result.stdout) == [("a.eml", 1), ("a.eml", 2)]


def test_the_text_that_was_extracted_is_in_the_record_when_asked_for(folder: Path, run: Run) -> None:
    pytest.importorskip("docx", reason="needs the extra documents")
    (folder / "a.docx").write_bytes(made_files.word())
    record = json.loads(run("extract", "--include-text", "a.docx").stdout)
    text = record["source"]["text"]
    assert text.startswith(made_files.PARAGRAPHS[0])
    assert all(text[date["start"] : date["end"]] == date["text"] for date in record["dates"])


@pytest.mark.parametrize(("size", "number"), [("60", 60), ("60B", 60), ("1kb", 1000), ("2 MB", 2_000_000)])
def test_sizes_may_have_units(size: str, number: int, folder: Path, run: Run) -> None:
    (folder / "a.txt").write_bytes(b"It met. " * (number // 8 + 1))
    result = run("extract", "--max-bytes", size, "a.txt")
    assert result.exit_code == 1
    assert "a.txt: more than " in result.stderr


@pytest.mark.parametrize("size", ["0", "many", "5TB", "-1", ""])
def test_a_size_that_is_none_is_wrong_use(size: str, folder: Path, run: Run) -> None:
    result = run("extract", "--max-bytes", size, "first.txt")
    assert result.exit_code == 2
    assert "is not a size such as 500KB or 20MB" in result.stderr


NOTE = b"The Alatoo Border Academy has trained 20 lawyers this week.\n"


def row(run: Run, **fields: str) -> dict[str, object]:
    record: dict[str, object] = json.loads(
        run("extract", stdin=made_files.json_lines({"text": NOTE.decode(), **fields})).stdout
    )
    return record


def test_the_metadata_give_headline_and_day_where_the_text_has_none(run: Run) -> None:
    record = row(run, title="Lawyers trained in Osh", date="2019-05-17")
    assert record["release"]["headline"] == "Lawyers trained in Osh"  # type: ignore[index]
    assert record["release"]["published"] == "2019-05-17"  # type: ignore[index]
    assert record["release"]["published_from"] == "metadata"  # type: ignore[index]
    assert record["warnings"] == []


def test_the_text_is_believed_before_the_metadata_and_a_warning_tells_of_it(run: Run) -> None:
    fields = {"text": made_files.text(), "title": "Another title", "date": "2019-05-17"}
    record = json.loads(run("extract", stdin=made_files.json_lines(fields)).stdout)
    assert record["release"]["headline"] == made_files.PARAGRAPHS[0]
    assert (record["release"]["published"], record["release"]["published_from"]) == ("2019-05-14", "dateline")
    assert record["warnings"] == [
        {"code": "published_differs", "message": "the text is of 2019-05-14, the metadata say 2019-05-17"},
        {"code": "headline_differs", "message": "the metadata give another title: Another title"},
    ]


def test_the_metadata_come_before_the_reference_date(run: Run) -> None:
    data = made_files.json_lines({"text": NOTE.decode(), "date": "2019-05-17"})
    record = json.loads(run("extract", "--reference-date", "2020-01-01", stdin=data).stdout)
    assert (record["release"]["published"], record["release"]["published_from"]) == ("2019-05-17", "metadata")


def test_the_year_of_a_dateline_is_completed_from_the_metadata(run: Run) -> None:
    data = made_files.json_lines(
        {"text": "OSH, 14 May - Some 20 lawyers were trained.", "date": "2019-05-17"}
    )
    record = json.loads(run("extract", stdin=data).stdout)
    assert (record["release"]["published"], record["release"]["published_from"]) == ("2019-05-14", "dateline")


def test_a_line_that_says_the_title_is_the_headline(run: Run) -> None:
    """A running head that looks more like a headline stands above it."""
    text = "Alatoo Border Academy | Press service\n\n" + made_files.text()
    fields = {"text": text, "title": made_files.PARAGRAPHS[0].upper()}
    titled = json.loads(run("extract", stdin=made_files.json_lines(fields)).stdout)
    assert titled["release"]["headline"] == made_files.PARAGRAPHS[0]
    assert titled["warnings"] == []


@pytest.mark.parametrize("title", ["Press Release", "News", "PRESS RELEASE NO: 2019/114", "Statement " * 60])
def test_a_title_that_names_no_release_is_no_headline(title: str, run: Run) -> None:
    assert row(run, title=title)["release"]["headline"] is None  # type: ignore[index]
