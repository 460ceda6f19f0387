"""Contacts: what the inline examples cannot say."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfacts.facts.contacts.addresses import find_addresses, without_trailing_punctuation
from pressfacts.facts.contacts.find import find
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
    assert isinstance(find_phones(text, lambda: ("US",), taken, lambda offset: False), list)


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
    text = "Jo Vale\n0191 498 0321"
    assert [
        phone.rule for phone in find_phones(text, lambda: ("US",), bytearray(len(text)), lambda offset: True)
    ] == ["contacts.phone.contact_line"]
    assert find_phones(text, lambda: ("US",), bytearray(len(text)), lambda offset: False) == []
