"""Quotations: what the inline examples cannot say."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pressfacts
from pressfacts.facts.quotes.find import find
from pressfacts.facts.quotes.marks import all_stretches, stretches
from pressfacts.facts.quotes.statements import trimmed
from pressfacts.pipeline import build, load
from pressfacts.text.punctuation import is_stripped

PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "„",
        "«",
        "»",
        "'",
        "’",
        "``",
        "''",
        "â€œ",
        "â€",
        "\n\n",
        "\n",
        " ",
        "  ",
        ", ",
        ". ",
        ": ",
        "said",
        " said Ana Lund",
        "Ana Lund said",
        "We dig wells",
        "she added",
        "The well is deep",
        "6",
        "- ",
        "x",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@given(TEXTS)
def test_marks_in_any_order_give_stretches_inside_the_text(text: str) -> None:
    done = 0
    for stretch in stretches(text, 0, len(text)):
        assert done <= stretch.outer_start <= stretch.start <= stretch.end <= stretch.outer_end <= len(text)
        done = stretch.outer_end


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_quotes_are_grounded_and_the_same_each_time(text: str) -> None:
    quotes = pressfacts.extract(text).quotes
    assert quotes == pressfacts.extract(text).quotes
    for quote in quotes:
        assert text[quote.start : quote.end] == quote.text != ""
        assert quote.text == quote.text.strip()


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "«»", "“ ", '" "', "“a” ", '"a," said '])
def test_many_marks_are_read_in_bounded_steps(mark: str) -> None:
    text = mark * (50_000 // len(mark))
    assert isinstance(all_stretches(text, [(0, len(text))]), list)


def test_a_bad_mark_spoils_its_own_paragraph_only() -> None:
    good = "“The well is deep,” said Ana Lund."
    bad = "The so-called ”blue line“ and “another thing runs on."
    text = f"{good}\n\n{bad}\n\n{good.replace('deep', 'clean')}"
    assert [quote.text for quote in pressfacts.extract(text).quotes] == [
        "The well is deep",
        "The well is clean",
    ]


def test_a_pull_quote_is_written_once_and_with_its_speaker() -> None:
    text = (
        "“The well is deep and clean.”\n\nThe town has a new well.\n\n"
        "“We dug for years,” said Ana Lund. “The well is deep and clean.”"
    )
    quotes = pressfacts.extract(text).quotes
    assert [(quote.text, quote.speaker) for quote in quotes] == [
        ("We dug for years", "Ana Lund"),
        ("The well is deep and clean.", "Ana Lund"),
    ]


def test_the_comma_of_the_sentence_is_no_part_of_the_quote() -> None:
    assert trimmed("“ We dig, ”", 1, 10) == (2, 8)
    assert trimmed(" , ", 0, 3) == (3, 3)


def test_indirect_speech_is_off_unless_asked_for() -> None:
    doc = load()("Ana Lund noted that the wells of the valley are dry. “Dig,” she said.")
    assert all(quote.direct for quote in find(doc).facts)
    reported = [quote for quote in find(doc, indirect=True).facts if not quote.direct]
    assert [(quote.text, quote.speaker, quote.cue) for quote in reported] == [
        ("the wells of the valley are dry", "Ana Lund", "noted")
    ]


def test_indirect_speech_is_an_option_of_the_component() -> None:
    nlp = build()
    nlp.replace_pipe("pressfacts_quotes", "pressfacts_quotes", config={"indirect": True})
    doc = nlp("Ana Lund noted that the wells of the valley are dry.")
    assert [quote["direct"] for quote in doc.user_data["pressfacts"]["quotes"]] == [False]


def test_a_quote_names_its_cue_as_evidence() -> None:
    text = "“The well is deep and clean,” said Ana Lund."
    quote = pressfacts.extract(text).quotes[0]
    assert [text[cue.start : cue.end] for cue in quote.evidence] == ["said"] == [quote.cue]


LOST = "Wells Bill Passes   The bill  which passed today  will pay for nine wells in the city   s north  " * 5


def test_text_without_punctuation_is_told_from_text_with_it() -> None:
    assert is_stripped(LOST)
    assert not is_stripped("The bill, which passed today, will pay for nine wells. " * 20)
    assert not is_stripped("")


def test_lost_punctuation_is_one_warning() -> None:
    codes = [notice.code for notice in pressfacts.extract(LOST).warnings]
    assert codes.count("lost_punctuation") == 1


def test_a_quote_has_the_probability_of_its_speaker() -> None:
    (quote,) = pressfacts.extract("“The well is deep and clean,” said Ana Lund.").quotes
    assert quote.confidence is not None
    assert 0.5 < quote.confidence <= 1


def test_a_speaker_is_the_name_of_an_entry() -> None:
    text = (
        "Ana Lund, chair of the Harbour Trust, opened nine wells on Monday.\n\n"
        "“The wells are deep,” she said. “We dug for years.”\n\nLund added: “The water is clean.”\n"
    )
    release = pressfacts.extract(text)
    names = {entry.name for entry in (*release.people, *release.organisations)}
    assert [quote.speaker for quote in release.quotes] == ["Ana Lund"] * 3
    assert {quote.speaker for quote in release.quotes} <= names
