"""Contacts: what the inline examples cannot say."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import pressfacts
from pressfacts.facts.contacts.addresses import find_addresses, without_trailing_punctuation
from pressfacts.facts.contacts.find import find
from pressfacts.facts.contacts.hosts import host_of, site_of, spells
from pressfacts.facts.contacts.phones import find_phones
from pressfacts.facts.contacts.regions import regions
from pressfacts.layout.zones import Zones

BLANK = spacy.blank("en")
PIECES = st.sampled_from(
    [
        "1",
        "555",
        "0123",
        "212-555-0123",
        "+",
        "(",
        ")",
        "-",
        ".",
        "/",
        "@",
        " ",
        "\n",
        "tel. ",
        "www.",
        "a.org",
        "http://",
        "call ",
        "x",
        "ext. 9",
        "[at]",
        "(dot)",
        "$",
        "%",
        "2019",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_contacts_are_grounded_apart_and_the_same_each_time(text: str) -> None:
    contacts = find(BLANK.make_doc(text)).facts
    assert contacts == find(BLANK.make_doc(text)).facts
    done = 0
    for contact in contacts:
        assert text[contact.start : contact.end] == contact.text != ""
        assert contact.start >= done
        done = contact.end


@pytest.mark.parametrize("piece", ["1", "1 ", "(", "+", "a@", "www.", "a.b", "@a", "http://", "1-", "tel 1 "])
def test_a_long_run_of_one_thing_is_read(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    taken = bytearray(len(text))
    assert isinstance(find_addresses(text, taken), list)
    assert isinstance(find_phones(text, taken), list)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("www.example.org.", "www.example.org"),
        ("example.org/a_(b)", "example.org/a_(b)"),
        ("example.org/a)", "example.org/a"),
        ("...", ""),
    ],
)
def test_punctuation_after_an_address_is_the_sentences(text: str, kept: str) -> None:
    assert text[: without_trailing_punctuation(text, 0, len(text))] == kept


def test_the_countries_of_a_release_come_from_its_codes_and_hosts() -> None:
    doc = BLANK.make_doc("Call +44 20 7946 0712 or see www.example.co.uk and www.example.de.")
    assert regions(doc, Zones(doc)) == ("GB", "DE")


def test_digits_in_a_contact_block_need_no_cue() -> None:
    block = (
        "The wells are deep, said the fund.\n\nMedia contact:\nJo Vale\n0191 498 0321\njo.vale@example.org"
    )
    assert "0191 498 0321" in [contact.value for contact in pressfacts.extract(block).contacts]
    sentence = (
        "The fund paid for 9 wells of the valley.\n\nThe wells, of 4980321 litres each, are deep and clean."
    )
    assert pressfacts.extract(sentence).contacts == []


def test_a_contact_has_its_probability() -> None:
    (contact,) = pressfacts.extract("Write to press@example.org.").contacts
    assert contact.confidence is not None
    assert 0.5 <= contact.confidence <= 1


def test_the_owner_of_an_address_is_spelled_by_its_host() -> None:
    text = "The Harbour Trust paid for wells that the Keldan Bank dug.\n\nContact: press@harbourtrust.example"
    (contact,) = pressfacts.extract(text).contacts
    assert contact.organisation == "Harbour Trust"


@pytest.mark.parametrize(
    ("site", "name", "spelled"),
    [
        ("harbourtrust", "Harbour Trust", True),
        ("harbour", "Harbour Trust", True),
        ("hdf", "Harbour Development Fund", True),
        ("keldan", "Harbour Trust", False),
        ("ht", "Harbour Trust", False),
    ],
)
def test_hosts_spell_names(site: str, name: str, spelled: bool) -> None:
    assert spells(site, name) is spelled


def test_the_site_of_a_host_is_the_label_of_its_owner() -> None:
    assert site_of(host_of("https://press.harbour.co.uk/a")) == "harbour"
    assert site_of(host_of("ana@mail.example.org")) == "example"
