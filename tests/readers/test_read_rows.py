"""JSON Lines, JSON and CSV: a release a line or a row."""

import json

import pytest

import made_files
from pressfacts.readers import Failure, Reading, ReadOptions
from pressfacts.readers.files import read_bytes


def rows(data: bytes, name: str, **options: object) -> list[Reading | Failure]:
    return list(read_bytes(data, name, ReadOptions(**options)))  # type: ignore[arg-type]


def texts(results: list[Reading | Failure]) -> list[str]:
    return [result.text if isinstance(result, Reading) else str(result) for result in results]


def test_each_line_is_a_release_with_its_number_and_its_other_fields() -> None:
    data = made_files.json_lines(
        {"id": 7, "text": "It met in 2018."}, {"text": "Two.", "tags": ["a", {"b": None}]}
    )
    first, second = rows(data, "a.jsonl")
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert (first.text, first.source.record, first.source.metadata) == ("It met in 2018.", 1, {"id": 7})
    assert (second.source.record, second.source.metadata) == (2, {"tags": ["a", {"b": None}]})
    assert first.source.media_type == "application/jsonl"


def test_a_bad_line_is_a_failure_and_the_rest_goes_on() -> None:
    data = b'{"text": "One."}\n{"text": \n\n[1]\n{"text": 3}\n{"text": " "}\n'
    data += b'{"text": NaN}\n\x01\x02\x03\n{"text": "Two."}'
    assert texts(rows(data, "a.jsonl")) == [
        "One.",
        "a.jsonl, record 2: not JSON: expecting value at column 9; fix it; the other lines are read",
        "a.jsonl, record 4: JSON, but not an object with a text in it; fix it; the other lines are read",
        "a.jsonl, record 5: no text in the field 'text'; name the one that holds the text with --text-field",
        "a.jsonl, record 6: the field 'text' is empty; leave it out, or fill it",
        "a.jsonl, record 7: not JSON that can be read; fix it; the other lines are read",
        "a.jsonl, record 8: a binary file; fix it; the other lines are read",
        "Two.",
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"content": "C", "body": "B", "text": "T"}, "T"),
        ({"content": "C", "body": "B"}, "B"),
        ({"content": "C", "title": "D"}, "C"),
        ({"Text": "T"}, "T"),
    ],
)
def test_the_text_is_found_by_the_name_of_its_field(fields: dict[str, str], expected: str) -> None:
    assert texts(rows(made_files.json_lines(fields), "a.jsonl")) == [expected]


def test_the_field_can_be_named_and_dots_lead_into_it() -> None:
    data = made_files.json_lines({"a": {"b": "Deep.", "c": 1}, "x.y": "Flat."})
    (deep,) = rows(data, "a.jsonl", text_field="a.b")
    assert isinstance(deep, Reading)
    assert (deep.text, deep.source.metadata) == ("Deep.", {"a": {"c": 1}, "x.y": "Flat."})
    assert texts(rows(data, "a.jsonl", text_field="x.y")) == ["Flat."]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_without_a_field_of_texts_the_file_is_one_failure(name: str) -> None:
    data = (
        made_files.json_lines({"id": 1, "url": "u"}, {"id": 2})
        if name == "a.jsonl"
        else b"id,url\n1,u\n2,v\n"
    )
    assert texts(rows(data, name)) == [
        (
            f"{name}: no field text or body or content (the fields are: id, url); "
            "name the one that holds the text with --text-field"
        )
    ]
    assert "no field wrong (the fields are: id, url)" in texts(rows(data, name, text_field="wrong"))[0]


def test_title_and_day_are_offered_as_metadata() -> None:
    data = made_files.json_lines(
        {"text": "T", "Title": " Course ends ", "date": "2019-05-15T10:00:00Z"},
        {"text": "T", "title": None, "date": "15/05/2019"},
    )
    first, second = rows(data, "a.jsonl")
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert first.metadata == ("Course ends", "2019-05-15")
    assert second.metadata == (None, None)


@pytest.mark.parametrize("name", ["releases.txt", "-", "a.ndjson"])
def test_json_lines_are_told_by_their_content(name: str) -> None:
    data = made_files.json_lines({"text": "One."}, {"text": "Two."})
    assert texts(rows(data, name)) == ["One.", "Two."]


def test_a_json_document_is_an_object_or_an_array() -> None:
    fields = [{"text": "One."}, {"text": "Two."}]
    assert texts(rows(json.dumps(fields, indent=1).encode(), "a.json")) == ["One.", "Two."]
    assert texts(rows(json.dumps(fields[0], indent=1).encode(), "a.txt")) == ["One."]
    assert texts(rows(b'[{"text": 1}', "a.json"))[0].startswith("a.json: not JSON: ")


def test_halves_of_characters_are_read_through() -> None:
    (result,) = rows(b'{"text": "It met \\ud800 in 2018.", "note": "\\ude00"}', "a.jsonl")
    assert isinstance(result, Reading)
    assert result.text == "It met \ufffd in 2018."
    assert result.source.metadata == {"note": "\ufffd"}
    assert [notice.code for notice in result.warnings] == ["encoding"]


def test_a_line_above_the_limit_is_a_failure_of_its_own() -> None:
    data = made_files.json_lines({"text": "One."}, {"text": "x" * 100}, {"text": "Two."})
    assert texts(rows(data, "a.jsonl", max_bytes=60)) == [
        "One.",
        "a.jsonl, record 2: more than 60 bytes; split it into single releases, or raise --max-bytes",
        "Two.",
    ]


def test_many_lines_may_be_more_than_the_limit_of_one() -> None:
    data = made_files.json_lines(*({"text": f"Release {number}."} for number in range(50)))
    assert len(rows(data, "a.jsonl", max_bytes=100)) == 50


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_of_a_table_is_found(delimiter: str) -> None:
    data = made_files.table(
        ["id", "Body"], [1, "It met, in 2018;\nthen | again."], [], [2, "Two."], delimiter=delimiter
    )
    first, second = rows(data, "a.csv")
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert (first.text, first.source.record, first.source.metadata) == (
        "It met, in 2018;\nthen | again.",
        1,
        {"id": "1"},
    )
    assert (second.text, second.source.record) == ("Two.", 2)
    assert first.source.media_type == "text/csv"


def test_a_table_of_one_column_and_one_separated_by_tabs() -> None:
    assert texts(rows(b"text\nOne.\nTwo.\n", "a.csv")) == ["One.", "Two."]
    assert texts(rows(b'text\tid\nOne, "1".\t1\n', "a.tsv")) == ['One, "1".']


def test_rows_that_are_too_short_or_too_long_and_columns_without_a_name() -> None:
    first, second = rows(b"text,,id,id\nOne.\nTwo.,a,b,c,d\n", "a.csv")
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert first.source.metadata == {"column 2": None, "id": None, "column 4": None}
    assert second.source.metadata == {"column 2": "a", "id": "b", "column 4": "c", "column 5": "d"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_from_spreadsheets(encoding: str) -> None:
    (result,) = rows("text;who\nThe museum’s day – 2018.;Zoé\n".encode(encoding), "a.csv")
    assert isinstance(result, Reading)
    assert (result.text, result.source.metadata) == ("The museum’s day – 2018.", {"who": "Zoé"})


def test_an_open_quotation_mark_costs_its_own_row() -> None:
    data = b'text\nOne.\n"' + b"Open and never closed.\n" * 20
    assert texts(rows(data, "a.csv", max_bytes=200)) == [
        "One.",
        "a.csv, record 2: not CSV: field larger than field limit (200); fix it; the other rows are read",
        *["Open and never closed."] * 19,
    ]
    data = b'id,text\n1,One.\n2,"Open.\n3,Three.\n'
    assert texts(rows(data, "a.csv")) == [
        "One.",
        "a.csv, record 2: an open quotation mark; fix it; the other rows are read",
        "Three.",
    ]


def test_many_open_quotation_marks_end_the_table() -> None:
    results = texts(rows(b"text,id\n" + b'z","\n' * 3000, "a.csv"))
    assert len(results) == 11
    assert results[-1].endswith("an open quotation mark; fix it; the rows after it were not read")


def test_a_quoted_text_of_many_lines_may_end_the_file() -> None:
    assert texts(rows(b'text\n"One.\n\nTwo."', "a.csv")) == ["One.\n\nTwo."]


def test_a_nul_is_left_out_with_a_warning() -> None:
    first, second, third = rows(b"text\nOne.\nTw\0o.\nThree.\n", "a.csv")
    assert texts([first, second, third]) == ["One.", "Two.", "Three."]
    assert isinstance(second, Reading)
    assert [notice.message for notice in second.warnings] == ["NUL bytes were left out"]
    assert isinstance(third, Reading)
    assert not third.warnings


def test_a_table_has_one_encoding() -> None:
    lines = [
        "text;who",
        "Zoë met «François».;é",
        "The body met.;A",
        "Genève.;ü",
    ]
    results = rows("\r\n".join(lines).encode("cp1252"), "a.csv")
    assert texts(results) == ["Zoë met «François».", "The body met.", "Genève."]
    assert {result.source.encoding for result in results if isinstance(result, Reading)} == {"cp1252"}


def test_a_table_with_one_damaged_character_stays_utf8() -> None:
    first, second = rows("text\nCafé naïve à Orléans.\n".encode() + b"Caf\xe9.\n", "a.csv")
    assert texts([first, second])[0] == "Café naïve à Orléans."


def test_wide_tables() -> None:
    wide = ",".join(["text", *(f"c{number}" for number in range(1500))]).encode()
    assert texts(rows(wide + b"\nOne.\n" * 3, "a.csv")) == ["One."] * 3
    (refusal,) = texts(rows(b"text" + b"," * 100_000 + b"\nOne.\n", "a.csv"))
    assert refusal == ("a.csv: a table of more than 2000 columns; keep the columns that you need")


@pytest.mark.parametrize("depth", [150, 300, 900, 100_000])
def test_metadata_that_nests_too_deep_costs_itself_alone(depth: int) -> None:
    deep = '{"text": "One.", "id": 7, "deep": ' + "[" * depth + "]" * depth + "}\n"
    first, second = rows(deep.encode() + b'{"text": "Two."}\n', "a.jsonl")
    assert texts([second]) == ["Two."]
    if depth < 900:
        assert isinstance(first, Reading)
        assert first.source.metadata == {"id": 7}
        assert [notice.code for notice in first.warnings] == ["metadata_too_deep"]
        first.source.model_dump_json()
    surrogates = deep.replace("One.", "\\ud800")
    assert texts(rows(surrogates.encode() + b'{"text": "Two."}\n', "a.jsonl"))[1:] == ["Two."]


@pytest.mark.parametrize(
    "day", ["2023-02-30", "0000-01-01", "0001-01-01", "9999-12-31", "\uff12\uff10\uff11\uff19-05-14"]
)
def test_days_that_no_release_is_of(day: str) -> None:
    (result,) = rows(made_files.json_lines({"text": "T", "date": day}), "a.jsonl")
    assert isinstance(result, Reading)
    assert result.metadata.published is None
    assert result.source.metadata == {"date": day}


@pytest.mark.parametrize("data", [b"text\rOne.\r", b'"' + b"x" * 300])
def test_a_header_that_is_none_is_a_failure(data: bytes) -> None:
    (told,) = texts(rows(data, "a.csv", max_bytes=200))
    assert told.startswith("a.csv")


def test_standard_input_is_a_table_where_a_column_is_named() -> None:
    assert texts(rows(b"id,story\n1,It met.\n", "-", text_field="story")) == ["It met."]
    assert texts(rows(b"id,story\n1,It met.\n", "-")) == ["id,story\n1,It met.\n"]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.tsv"])
def test_an_empty_file(name: str) -> None:
    assert texts(rows(b"", name)) == [f"{name}: empty; leave it out, or fill it"]
    assert texts(rows(b"\n \n", name)) == [f"{name}: empty; leave it out, or fill it"]
