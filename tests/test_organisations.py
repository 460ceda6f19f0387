"""Pure parts of the organisations component: acronyms, keys, short names, parents."""

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pressfacts.facts.names.organisations.acronyms import is_short_form, long_form_start
from pressfacts.facts.names.organisations.entities import bare_name, key
from pressfacts.facts.names.organisations.evidence import score, weigh
from pressfacts.facts.names.organisations.grammar import Span as Name
from pressfacts.facts.names.organisations.ground import Ground
from pressfacts.facts.names.organisations.lexicon import sure_names, well_known
from pressfacts.facts.names.organisations.lines import items
from pressfacts.facts.names.organisations.names import Names
from pressfacts.facts.names.organisations.parents import parent_of
from pressfacts.facts.names.organisations.phrases import phrases
from pressfacts.facts.names.organisations.words import read_words
from pressfacts.lexicons import table


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


def ground_of(text: str, *bodies: str, people: tuple[str, ...] = ()) -> Ground:
    """The words of a text in which a recogniser takes some words for bodies, and some for people."""
    words = text.replace(",", " ,").replace(".", " .").split(" ")
    doc = Doc(Vocab(), words, [following not in (",", ".") for following in [*words[1:], "."]])
    labels = dict.fromkeys(bodies, "ORG") | dict.fromkeys(people, "PERSON")
    doc.ents = [Span(doc, words.index(name), words.index(name) + 1, label) for name, label in labels.items()]
    found = read_words(doc)
    return Ground(found, Names(doc, found))


def signs_of(ground: Ground, name: str, *sure: str) -> set[str]:
    """The signs of a name in a text, some words of which are certain bodies."""
    certain = [Name(at, at, "test") for at, word in enumerate(ground.words) if word.text in sure]
    taken = {span.first for span in certain}
    lines = items(ground)
    return weigh(ground, phrases(ground, taken, lines), certain, frozenset(), lines)[name].signs


def test_the_bodies_of_a_list_speak_for_its_other_members() -> None:
    text = "They met Norvane, Solenne, Tarrow and Kelvane."
    alone = signs_of(ground_of(text), "Tarrow")
    listed = signs_of(ground_of(text, "Norvane", "Solenne", "Kelvane"), "Tarrow")
    certain = signs_of(ground_of(text), "Tarrow", "Norvane", "Kelvane")
    assert not any(sign.startswith("listed") for sign in alone)
    assert {"listed_1", "listed_2"} <= listed
    assert "listed_4" not in listed
    assert {"listed_1", "listed_2", "listed_sure_1", "listed_sure_2"} <= certain
    assert score(listed) > score(alone)


def test_a_list_of_bodies_speaks_more_where_no_place_stands_in_it() -> None:
    among = signs_of(ground_of("They met Norvane, Solenne and Tarrow."), "Tarrow", "Norvane", "Solenne")
    assert {"listed_among_bodies", "listed_mostly_sure", "free_listed_mostly_sure"} <= among
    beside_place = signs_of(ground_of("They saw Norvane, France and Tarrow."), "Tarrow", "Norvane")
    assert "listed_among_bodies" not in beside_place


def test_a_list_of_many_bodies_bears_one_that_is_taken_for_a_person() -> None:
    text = "They met Norvane, Solenne, Kelvane, Lindow and Tarrow."
    certain = ("Norvane", "Solenne", "Kelvane")
    assert "listed_among_bodies" in signs_of(ground_of(text, people=("Lindow",)), "Tarrow", *certain)
    assert "listed_among_bodies" not in signs_of(ground_of(text, people=("Lindow",)), "Tarrow", *certain[:2])


def test_a_sentence_is_no_list() -> None:
    ground = ground_of("Norvane paid. Solenne and the mayor met Tarrow.", "Norvane", "Solenne")
    assert not any(sign.startswith("listed") for sign in signs_of(ground, "Tarrow"))


def test_every_sign_has_one_weight() -> None:
    signs = [row["sign"] for row in table("organisation_evidence")]
    assert len(signs) == len(set(signs))
    assert score({"unheard of"}) == score(())


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("The fair was opened by Norvane in May.", "before_by"),
        ("She joined Norvane in May.", "acted_on"),
        ("It signed an agreement with Norvane in May.", "dealt_with"),
        ("Shares of Norvane fell.", "noun_of"),
        ("She is president of Norvane in Oslo.", "title_of"),
        ("It was formerly Norvane for years.", "named"),
        ("We met Norvane, a maker of glass.", "described"),
        ("We met Norvane, which makes glass.", "after_which"),
        ("It runs under the Norvane programme.", "named_programme"),
        ("The retailer Norvane grew.", "kind_noun"),
        ("We like retailers Norvane and Solenne.", "kind_nouns"),
        ("Its lender, Norvane, closed.", "kind_noun_comma"),
        ("The director of research at Norvane spoke.", "role_at"),
        ("He worked for Norvane in May.", "verb_for"),
        ("It was acquired by the Norvane trust.", "verb_by"),
        ("It was published in Norvane today.", "published_in"),
        ("We met former Norvane chairman Ruiz.", "former_role"),
        ("He was robbed at Norvane, 45, in May.", "age"),
    ],
)
def test_signs_of_what_stands_beside_a_name(sentence: str, sign: str) -> None:
    assert sign in signs_of(ground_of(sentence), "Norvane")


def test_lines_of_a_list_are_items() -> None:
    ground = ground_of("Partners\n\nNorvane Glass\n\nSolenne\n\nKelvane Mills\n\nAll of them gave money.")
    first = {ground.words[at].text for at in items(ground)}
    assert {"Norvane", "Solenne", "Kelvane"} <= first
    assert "All" not in first


def test_names_that_mean_something_else_are_not_sure() -> None:
    assert {"Nordea", "Save the Children", "UNICEF"} <= sure_names()
    assert not {"Target", "Ford", "Facebook", "BP", "Orange"} & sure_names()
    assert {"Target", "Ford", "Facebook"} <= well_known().keys()
