"""Sentence starts: what the layout sets, and that the parser keeps it."""

import pytest

from pressfacts.pipeline import load


def sentences(text: str) -> list[str]:
    nlp = load()
    with nlp.select_pipes(enable=["pressfacts_layout", "tok2vec", "parser"]):
        return [sentence.text.strip() for sentence in nlp(text).sents]


LEDE = "The fund pays for wells, roads and schools in all of the seven districts of the island. "


@pytest.mark.parametrize(
    "one",
    [
        "The prize went to Dr. Jane Example and Mr. John Q. Sample of St. Example.",
        "The U.S. Senator spoke with Gov. Sample and Sen. Jane Example on Jan. 5 in the capitol.",
        "Example Co. Ltd. and Sample Corp. of Springfield, Ill. signed the papers.",
        "It met in Room No. 4 at 9 a.m. on Tuesday, see p. 12 of the report.",
        "Hon'ble Mr. Justice Example and Prof. Sample thanked the clerks of the court.",
    ],
)
def test_abbreviations_end_no_sentence(one: str) -> None:
    assert sentences(LEDE + one) == [LEDE.strip(), one]


def test_wrapped_lines_are_one_sentence() -> None:
    text = (
        "The course was held by the Border\nManagement Staff College, which trained\n"
        "thirty officers of the Customs\nService in the first week of May."
    )
    assert sentences(text) == [text]


def test_a_missing_space_after_a_full_stop() -> None:
    text = LEDE + "The last event was in March.Early bird entry opens in May."
    assert sentences(text) == [LEDE.strip(), "The last event was in March.", "Early bird entry opens in May."]


def test_headings_and_bullets_are_sentences() -> None:
    text = (
        "Wells for all islands open in May\n\n"
        + LEDE
        + "\n\nKey figures\n• 40 new wells\n• 3 roads\n\nAll is paid for."
    )
    assert sentences(text) == [
        "Wells for all islands open in May",
        LEDE.strip(),
        "Key figures",
        "• 40 new wells",
        "• 3 roads",
        "All is paid for.",
    ]


def test_a_quoted_sentence_ends_before_the_next() -> None:
    text = LEDE + "“We are proud of them.”\nJane Example, the president, thanked the crew for its work."
    assert sentences(text)[1:] == [
        "“We are proud of them.”",
        "Jane Example, the president, thanked the crew for its work.",
    ]


def test_double_spaces_end_sentences_where_marks_were_lost() -> None:
    body = (
        "Senator Jane Example today praised the bill that provides  37 5 million for clean water in rural "
        "towns and small cities of the whole nation over the coming years  The bill was passed in May by "
        "both of the chambers  It goes to the president now and will be signed before the summer "
        "according to all that is known about it  This is a good day for every family that drinks from "
        "a well said one of the many sponsors of this bill  "
    )
    found = sentences("WASHINGTON   " + body)
    assert [sentence.split()[0] for sentence in found] == ["WASHINGTON", "Senator", "The", "It", "This"]
