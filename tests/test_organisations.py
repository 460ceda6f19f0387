"""Pure parts of the organisations component: acronyms, keys, short names, parents, candidates, features."""

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pressfacts.facts.names.organisations.acronyms import is_short_form, long_form_start
from pressfacts.facts.names.organisations.candidates import candidates
from pressfacts.facts.names.organisations.context import Context
from pressfacts.facts.names.organisations.features import features
from pressfacts.facts.names.organisations.lexicon import sure_names, well_known
from pressfacts.facts.names.organisations.lines import items
from pressfacts.facts.names.organisations.merge import bare_name, key
from pressfacts.facts.names.organisations.parents import parent_of
from pressfacts.facts.names.organisations.recognised import Recognised
from pressfacts.facts.names.organisations.words import read_words
from pressfacts.scoring import scorer


@pytest.mark.parametrize(
    ("short", "words", "start"),
    [
        ("RRA", ["the", "rural", "roads", "agency"], 1),
        ("MoFF", ["ministry", "of", "food", "and", "fisheries"], 0),
        ("XYZ", ["rural", "roads", "agency"], None),
        ("A", [], None),
    ],
)
def test_letters_lead_to_the_long_form(short: str, words: list[str], start: int | None) -> None:
    assert long_form_start(short, words) == start


@pytest.mark.parametrize(
    ("text", "short"), [("UNODC", True), ("VER.ACT", True), ("Agency", False), ("12", False), ("A", False)]
)
def test_short_forms_are_told_by_their_capitals(text: str, short: bool) -> None:
    assert is_short_form(text) is short


def test_equal_names_have_one_key() -> None:
    assert key("The Tall Oak Mining Corp.") == key("Tall Oak Mining")
    assert key("Harrow & Vale") == key("Harrow and Vale")
    assert key("Children’s Fund") == key("Children's Fund")
    assert key("Harlan County DA’s Office") == key("Harlan County District Attorney's Office")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Brightwell, LLC", "Brightwell"),
        ("Daehan Marine Co., Ltd.", "Daehan Marine"),
        ("Georgia Inc.", None),
        ("Brightwell", None),
    ],
)
def test_a_company_is_looked_for_without_its_legal_form(name: str, bare: str | None) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("Roads Department of the Ministry of Transport of Armenia", "Ministry of Transport of Armenia"),
        ("UNODC Programme Office", "UNODC"),
        ("Rural Roads Agency (RRA) Training Centre", "Rural Roads Agency"),
        ("East Riding of Yorkshire Council", None),
        ("Ministry of Transport of Armenia", None),
    ],
)
def test_a_name_tells_its_parent(name: str, parent: str | None) -> None:
    assert parent_of(name) == parent


def context_of(text: str, *bodies: str, people: tuple[str, ...] = ()) -> tuple[Context, str]:
    """The words of a text in which a recogniser takes some words for organisations, and some for people."""
    words = text.replace(",", " ,").replace(".", " .").split(" ")
    doc = Doc(Vocab(), words, [following not in (",", ".") for following in [*words[1:], "."]])
    labels = dict.fromkeys(bodies, "ORG") | dict.fromkeys(people, "PERSON")
    doc.ents = [Span(doc, words.index(name), words.index(name) + 1, label) for name, label in labels.items()]
    found = read_words(doc)
    return Context(found, Recognised(doc, found)), doc.text


def features_of(name: str, text: str, *bodies: str, people: tuple[str, ...] = ()) -> set[str]:
    """The features of a name in a text."""
    context, whole = context_of(text, *bodies, people=people)
    found = candidates(context, whole)
    for candidate, own in zip(found, features(context, found, whole), strict=True):
        if context.spelling(candidate.first, candidate.last) == name:
            return own
    raise AssertionError(f"no candidate {name}")


def test_a_chain_gives_candidates_from_each_beginning_to_each_end() -> None:
    context, text = context_of("The Roads Department of the Ministry of Transport opened.")
    spelled = {context.spelling(one.first, one.last) for one in candidates(context, text)}
    assert {
        "Roads Department",
        "Roads Department of the Ministry",
        "Roads Department of the Ministry of Transport",
        "Ministry of Transport",
    } <= spelled
    assert not {"of the Ministry", "opened"} & spelled


def test_a_legal_form_goes_with_its_name() -> None:
    context, text = context_of("We met Brightwell Glass, Inc. in May.")
    spelled = {context.spelling(one.first, one.last) for one in candidates(context, text)}
    assert any(name.startswith("Brightwell Glass Inc") for name in spelled)


def test_organisations_in_a_list_speak_for_its_other_members() -> None:
    text = "They met Norvane, Solenne, Tarrow and Kelvane."
    alone = features_of("Tarrow", text)
    listed = features_of("Tarrow", text, "Norvane", "Solenne", "Kelvane")
    assert not any(feature.startswith("listed") for feature in alone)
    assert {"listed_1", "listed_2", "listed_among_bodies"} <= listed
    assert "listed_4" not in listed


def test_a_person_in_a_list_speaks_against_its_other_members() -> None:
    own = features_of("Tarrow", "They met Norvane, Lindow and Tarrow.", "Norvane", people=("Lindow",))
    assert "listed_1" in own
    assert "listed_among_bodies" not in own


def test_a_sentence_is_no_list() -> None:
    own = features_of("Tarrow", "Norvane paid. Solenne and the mayor met Tarrow.", "Norvane", "Solenne")
    assert not any(feature.startswith("listed") for feature in own)


def test_the_recogniser_speaks_for_a_candidate() -> None:
    text = "They met Tarrow in May."
    judge = scorer("organisation")
    without, with_it = features_of("Tarrow", text), features_of("Tarrow", text, "Tarrow")
    assert "exact_ORGANISATION" in with_it
    assert judge.probability(with_it) > judge.probability(without)


@pytest.mark.parametrize(
    ("sentence", "feature"),
    [
        ("The fair was opened by Norvane in May.", "before_by"),
        ("She joined Norvane in May.", "acted_on"),
        ("It signed an agreement with Norvane in May.", "dealt_with"),
        ("Shares of Norvane fell.", "noun_of"),
        ("She is president of Norvane in Oslo.", "role_of"),
        ("It was formerly Norvane for years.", "named"),
        ("We met Norvane, a maker of glass.", "described"),
        ("We met Norvane, which makes glass.", "after_which"),
        ("It runs under the Norvane programme.", "after_programme"),
        ("The retailer Norvane grew.", "kind_noun_joined"),
        ("We like retailers Norvane and Solenne.", "kind_nouns_joined"),
        ("Its lender, Norvane, closed.", "kind_noun_comma"),
        ("The director of research at Norvane spoke.", "role_at"),
        ("He worked for Norvane in May.", "employed_for"),
        ("He was robbed at Norvane, 45, in May.", "age"),
    ],
)
def test_features_of_what_stands_beside_a_name(sentence: str, feature: str) -> None:
    assert feature in features_of("Norvane", sentence)


def test_lines_of_a_list_are_items() -> None:
    context, _ = context_of(
        "Partners\n\nNorvane Glass\n\nSolenne\n\nKelvane Mills\n\nAll of them gave money."
    )
    first = {context.words[at].text for at in items(context.words)}
    assert {"Norvane", "Solenne", "Kelvane"} <= first
    assert "All" not in first


def test_names_that_mean_something_else_are_not_sure() -> None:
    assert {"Nordea", "Save the Children", "UNICEF"} <= sure_names()
    assert not {"Target", "Ford", "Facebook", "BP", "Orange"} & sure_names()
    assert {"Target", "Ford", "Facebook"} <= well_known().keys()
