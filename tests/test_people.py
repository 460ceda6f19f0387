"""The people component beyond what inline examples can say: pure functions and invariants."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import pressfacts
from pressfacts.facts.names.people import lexicon
from pressfacts.facts.names.people.candidates import candidates
from pressfacts.facts.names.people.coreference import same_person
from pressfacts.facts.names.people.spans import Span, Spans
from pressfacts.facts.names.people.title_phrases import TitlePhrases
from pressfacts.facts.names.people.words import Words

BLANK = spacy.blank("en")


def _words(text: str) -> Words:
    return Words(BLANK(text))


def _names(text: str) -> list[str]:
    words = _words(text)
    return [text[words[one.first].start : words[one.last].end] for one in candidates(words)]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Bērziņš", "berzins"),
        ("Đorđe", "dorde"),
        ("O’Shea", "oshea"),
        ("Þórdís", "thordis"),
        ("Jun-ho", "junho"),
    ],
)
def test_fold_leaves_plain_letters(word: str, folded: str) -> None:
    assert lexicon.fold(word) == folded


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Deputy District Attorney Oscar Lindgren spoke", ["Oscar Lindgren"]),
        ("Dr. Ana de la Cruz and Ziad Al-Dmour", ["Ana de la Cruz", "Ziad Al-Dmour"]),
        ("met Sarita B.K. and V. K. Raman", ["Sarita B.K", "V. K. Raman"]),
        ("Raquel “Rocky” Jimenez won", ["Raquel “Rocky” Jimenez"]),
        ("Lina Holm OBE spoke", ["Lina Holm"]),
        ("the Ministry of Health", []),
    ],
)
def test_chains_are_cut_into_candidates(text: str, names: list[str]) -> None:
    assert [one.rstrip(".") for one in _names(text)] == [one.rstrip(".") for one in names]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mathew scott rendall", "mathew rendall", True),
        ("kimberlee leach", "kim leach", True),
        ("william hart", "bill hart", True),
        ("j rendall", "john rendall", True),
        ("duishenova gulnara", "gulnara duishenova", True),
        ("kofi mensah", "ama mensah", False),
        ("ann bell", "ann hart", False),
    ],
)
def test_full_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(one.split(), other.split()) is same


def test_a_span_of_the_recogniser_is_a_candidate_without_titles_and_letters() -> None:
    text = "It thanked Postmaster Robin St. Clair PhD on Monday."
    start = text.index("Robin")
    words = _words(text)
    found = [
        text[words[one.first].start : words[one.last].end]
        for one in candidates(words, [(text.index("Postmaster"), start + len("Robin St. Clair PhD"))])
    ]
    assert "Robin St. Clair" in found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Head of the Tax Office.", "Head"),
        ("Tax Office spokesperson.", "spokesperson"),
        ("the deputy minister of health, said", "deputy minister of health"),
        ("Director of Photography for Lumen", "Director of Photography"),
        (
            "director-general and chief engineer of the works",
            "director-general and chief engineer of the works",
        ),
    ],
)
def test_a_title_is_parted_from_the_organisation_and_from_nothing_else(text: str, title: str) -> None:
    bodies = [
        Span(text.index(name), text.index(name) + len(name), name)
        for name in ("Tax Office", "Lumen")
        if name in text
    ]
    found = TitlePhrases(_words(text), set(), Spans(bodies)).read(0, "test")
    assert found is not None
    assert found.text == title
    assert found.body == next((body.label for body in bodies), None)


@pytest.mark.parametrize(
    "text", ["Member States agreed", "a company in Osh", "Principal media", "Attorney’s Office"]
)
def test_what_is_no_title_is_left(text: str) -> None:
    assert TitlePhrases(_words(text), set(), Spans([])).read(0, "test") is None


def test_title_nouns_have_plurals_and_compounds() -> None:
    assert all(
        map(lexicon.role_strength, ("chairwomen", "secretaries", "ex-judge", "spokespersons", "coaches"))
    )
    assert lexicon.role_strength("table") is None


def test_spans_find_what_they_touch() -> None:
    spans = Spans([Span(0, 30, "long"), Span(2, 4, "short"), Span(40, 50, "far")])
    assert [span.label for span in spans.touching(10, 41)] == ["long", "far"]
    assert spans.touching(30, 40) == []
    nearest = spans.nearest(45, 60)
    assert nearest is not None
    assert nearest.label == "far"


def test_a_text_without_punctuation_parts_names_at_double_spaces() -> None:
    text = (
        "Contact  Robert Gable or Tomas Vetter   555 0142  Chicago Contact  Julian Grey  "
        + "the bill passed " * 20
    )
    assert _words(text).stripped
    assert [name for name in _names(text) if " " in name] == ["Robert Gable", "Tomas Vetter", "Julian Grey"]


def test_lexicon_entries_are_unique_and_trimmed() -> None:
    assert lexicon.given_names().isdisjoint(lexicon.place_words())
    assert not {"the", "and", "said"} & lexicon.given_names()


@pytest.mark.parametrize(
    "text", ["", "\n\n", "A", "J.", "“", "(((", "Dr.", "of the", "\x00\x01 Ann", "Ann (", "'t"]
)
def test_odd_texts_pass(text: str) -> None:
    assert pressfacts.extract(text).people == []


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Ann",
                "Bell",
                "Dr.",
                "Director",
                "of",
                "the",
                "Office",
                ",",
                "said",
                "(",
                ")",
                "“",
                "”",
                "\n",
                "J.",
                "van",
                "de",
                "Jr.",
                "45",
                "-",
                "|",
                ":",
                "UNDP",
                "’s",
                "and",
                "who",
                "is",
                "a",
            ]
        ),
        max_size=30,
    )
)
def test_mentions_are_the_text_and_do_not_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    people = pressfacts.extract(text).people
    mentions = sorted((one.start, one.end, one.text) for person in people for one in person.mentions)
    assert all(text[start:end] == piece for start, end, piece in mentions)
    assert all(one[1] <= other[0] for one, other in pairwise(mentions))
    assert people == pressfacts.extract(text).people


def test_a_long_run_of_capitals_passes() -> None:
    assert candidates(_words("Ann Bell " * 2000)) == []
    assert len(candidates(_words("Ann Bell, " * 2000))) == 2000


def test_a_title_is_read_below_the_headline_where_one_stands_there() -> None:
    text = (
        "SENS. IVERSEN, CHAMBERS PRAISE PASSAGE OF PORT BILL\n"
        "  Sens. Johnny Iversen (R-Ga.) and Sax Chambers (R-Ga.) today praised the bill.\n"
        '  "It is vital," Iversen said.'
    )
    assert [person.title for person in pressfacts.extract(text).people] == ["Sens.", None]
