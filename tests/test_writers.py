"""Writers: what a record looks like on paper."""

import io
import json
import os
from pathlib import Path

import pytest

from pressfacts.errors import OutputError
from pressfacts.record.schema import Card, Place, Release
from pressfacts.writers import formats
from pressfacts.writers.card import CardWriter
from pressfacts.writers.files import replacing
from pressfacts.writers.json import JsonLinesWriter, JsonWriter
from pressfacts.writers.selection import Selection
from written_records import FULL


def written(writer_type: type[JsonLinesWriter] | type[CardWriter], *releases: Release) -> str:
    stream = io.StringIO()
    writer = writer_type(stream, Selection(evidence=True))
    for release in releases:
        writer.write(release)
    writer.close()
    return stream.getvalue()


def test_json_lines() -> None:
    lines = written(JsonLinesWriter, FULL, FULL).splitlines()
    assert [Release.model_validate_json(line) for line in lines] == [FULL, FULL]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_json_array_is_valid_whatever_its_length(count: int) -> None:
    stream = io.StringIO()
    writer = JsonWriter(stream, Selection(), several=True)
    for _ in range(count):
        writer.write(FULL)
    writer.close()
    assert len(json.loads(stream.getvalue())) == count


def test_the_array_is_written_as_it_grows() -> None:
    stream = io.StringIO()
    writer = JsonWriter(stream, Selection(), several=True)
    writer.write(FULL)
    assert '"a.txt"' in stream.getvalue()


def test_text_that_is_not_ascii_is_written_as_it_is() -> None:
    release = FULL.model_copy(update={"places": [Place(name="Orléans")]})
    assert "Orléans" in written(JsonLinesWriter, release)


def test_a_selection_leaves_keys_out_and_keeps_their_order() -> None:
    record = Selection(kinds=("dates",)).record(FULL)
    assert list(record) == ["schema_version", "source", "release", "dates", "warnings"]
    assert "evidence" not in record["dates"][0]
    assert "text" not in record["source"]


def test_the_card_shows_every_kind() -> None:
    card = written(CardWriter, FULL)
    assert card.splitlines()[0] == "a.txt: Thirty-one officers complete a course"
    for shown in (
        "published 2019-05-14 (dateline) | Osh | issued by Alatoo Border Academy",
        "2019-05-14  14 May 2019  published  dates.day",
        "Northern Lights Foundation  NLF  ngo, funder",
        "Aigul Satarova  head, Alatoo Border Academy",
        "31  officers (19 men, 12 women)  course",
        "“participated”",
        "~254 cases, of 412, increase",
        "≥12.5-13 000 000 USD",
        "(speaker unknown)",
        "a@example.org",
        "warning: something was lost (encoding)",
    ):
        assert shown in card, shown
    assert max(map(len, card.splitlines())) <= 80
    assert card.count("very") < 40


def test_cards_are_apart() -> None:
    assert "\n\na.txt: " in written(CardWriter, FULL, FULL)


def test_a_release_cannot_steer_the_terminal_or_use_markup() -> None:
    nasty = FULL.model_copy(update={"release": Card(headline="\x1b[31m[bold]Red[/bold]\x07 \u202eevil")})
    first = written(CardWriter, nasty).splitlines()[0]
    assert first == "a.txt:  [31m[bold]Red[/bold]   evil"


def test_a_terminal_gets_colour_unless_it_is_declined(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def card() -> str:
        stream = Terminal()
        CardWriter(stream, Selection()).write(FULL)
        return stream.getvalue()

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;36m" in card()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "36m" not in card()


@pytest.mark.parametrize(
    ("named", "file", "terminal", "several", "expected"),
    [
        (None, None, True, False, "table"),
        (None, None, True, True, "table"),
        (None, None, False, False, "json"),
        (None, None, False, True, "jsonl"),
        ("json", None, True, True, "json"),
        (None, "a.json", True, True, "json"),
        (None, "a.NDJSON", False, False, "jsonl"),
        ("table", "a.json", False, False, "table"),
        (None, "a", True, True, "jsonl"),
        ("json", "a.txt", True, True, "json"),
    ],
)
def test_the_choice_of_the_format(
    named: str | None, file: str | None, terminal: bool, several: bool, expected: str
) -> None:
    path = None if file is None else Path(file)
    assert formats.choose(named, path, terminal=terminal, several=several) == expected


@pytest.mark.parametrize("name", ["out.xlsx", "out.JSONX", "2024.releases"])
def test_an_unknown_suffix_is_an_error_that_names_the_formats(name: str) -> None:
    with pytest.raises(
        OutputError, match=r"no format has the suffix \..*; use \.json, \.jsonl, .*, \.spacy, or"
    ):
        formats.choose(None, Path(name), terminal=False, several=True)


def test_a_file_comes_into_being_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("older", encoding="utf-8")
    with replacing(path) as stream:
        stream.write("new")
        stream.flush()
        assert path.read_text(encoding="utf-8") == "older"
    assert path.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]


def write_and_fail(path: Path, error: BaseException) -> None:
    with replacing(path) as stream:
        stream.write("begun")
        raise error


def test_an_error_leaves_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("older", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        write_and_fail(path, ZeroDivisionError())
    assert path.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_keeps_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    with pytest.raises(KeyboardInterrupt):
        write_and_fail(path, KeyboardInterrupt())
    assert path.read_text(encoding="utf-8") == "begun"


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("older", encoding="utf-8")
    (tmp_path / "link.json").symlink_to("real.json")
    with replacing(tmp_path / "link.json") as stream:
        stream.write("new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(os.name == "nt", reason="no /dev/null")
def test_what_is_no_file_is_written_to_directly() -> None:
    with replacing(Path("/dev/null")) as stream:
        stream.write("gone")
    assert not Path("/dev/null").is_file()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"), replacing(tmp_path / "no" / "out.json"):
        pass
