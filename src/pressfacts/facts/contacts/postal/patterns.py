"""What an address begins with and what may follow it, as data.

Words and the shapes of postal codes live in the lexicon ``postal_words.tsv``. Case counts: names
of streets and towns begin with capitals.
"""

import re

from pressfacts.lexicons import alternation, table
from pressfacts.rules import Patterns, Rule


def _words(kind: str) -> frozenset[str]:
    """The words of a kind as written, in capitals and with a capital."""
    found = set[str]()
    for row in table("postal_words"):
        if row["kind"] == kind:
            found.update(row["words"].split("|"))
    return frozenset(
        found | {word.upper() for word in found} | {word[0].upper() + word[1:] for word in found}
    )


def _shape(shape: str) -> str:
    pieces = {"9": r"\d", "A": "[A-Z]", " ": r"[ \u00a0]?"}
    return "".join(pieces.get(sign, re.escape(sign)) for sign in shape)


def _postcode() -> str:
    rows = (row["words"].split("|") for row in table("postal_words") if row["kind"] == "postcode")
    shapes = sorted((shape for row in rows for shape in row), key=lambda shape: (-len(shape), shape))
    return rf"(?:{'|'.join(map(_shape, shapes))})(?![\w-])"


def _states() -> frozenset[str]:
    return frozenset(name for row in table("us_states") for name in row.values() if name)


VOCABULARY = {
    "space": r"(?:[ \t\u00a0]{1,2})",
    "street": alternation(_words("street")),
    "before": alternation(_words("before")),
    "suffix": alternation(_words("suffix")),
    "box": alternation(_words("box")),
    "unit": alternation(_words("unit")),
    "not_reach": alternation(_words("not_reach")),
    "address": alternation(_words("address")),
    "word": r"[^\W\d_a-z][\w.'’/-]{0,24}",
    "particle": r"(?:of|the|de|la|le|du|des|del|di|da|do|van|von|der|den)",
    "house": r"(?:(?:[Nn]o|[Nn]r|№)\.?{{space}}?)?\d{1,5}(?:[A-Za-z]|[-–/]\d{1,5}[A-Za-z]?)?",
    "direction": r"(?:[NSEW]|[NS]\.?{{space}}?[EW]|(?:North|South)(?:east|west)?|East|West)\b\.?",
    "state": alternation(_states()),
    "postcode": _postcode(),
    "name": r"(?:{{word}}(?:{{space}}(?:{{particle}}{{space}}){0,2}{{word}}){0,3})",
}

RULES: tuple[Rule, ...] = (
    Rule(
        id="contacts.address.street",
        pattern=r"(?<![\w.,/$€£-]){{house}},?{{space}}(?:{{direction}}{{space}})?"
        r"(?:(?:{{word}}|\d{1,3}(?:st|nd|rd|th)){{space}}(?:{{particle}}{{space}}){0,2}){1,5}?{{street}}\b\.?"
        r"(?:{{space}}(?:{{direction}}|Road))?",
        examples=(
            "1200 Foundry Street, Riverton",
            "14 Mill Lane",
            "133 N. Riverfront Blvd., L.B. 19",
            "550 12th Street SW",
            "12 MILL LANE",
        ),
        counter_examples=("14 people on the street", "the 5600 block of Alta Avenue", "$14 Main Street"),
        needs=r"{{street}}\b",
    ),
    Rule(
        id="contacts.address.street_first",
        pattern=r"\b(?:\d{1,4}[a-z]?,?{{space}}(?:(?i:bis|ter),?{{space}})?)?{{before}}{{space}}"
        r"(?:{{particle}}{{space}}){0,2}(?:l[’'])?{{word}}(?:{{space}}(?:{{particle}}{{space}}){0,2}{{word}}){0,4}"
        r"(?:,?{{space}}{{house}})?",
        examples=(
            "12 rue de la Paix",
            "12, avenue Foch",
            "Calle Mayor 14",
            "Jl. Merdeka No. 14",
            "ul. Chui 154",
        ),
        counter_examples=("on the route", "the boulevard is wide", "the place of work"),
        note="The number may stand on either side; `scan` asks for one.",
    ),
    Rule(
        id="contacts.address.compound",
        pattern=r"\b(?=(?:[^\W\d_a-z][\w.-]{0,60}{{space}}){1,4}\d)[^\W\d_a-z][\w.-]{1,30}(?:{{space}}[^\W\d_a-z][\w.-]{1,30}){0,2}?"
        r"(?:{{suffix}}|{{space}}(?:Straße|Strasse|Allee|Platz)){{space}}\d{1,4}[a-z]?\b",
        examples=("Hauptstraße 14", "Berliner Strasse 3", "Storgatan 12", "Lange Kerkstraat 5"),
        counter_examples=("Hauptstraße ist lang", "Article 14"),
        note="Looks first for a number behind capitalised words: few words are read for their endings.",
    ),
    Rule(
        id="contacts.address.number_last",
        pattern=r"\b{{word}}(?:{{space}}{{word}}){0,2}{{space}}{{street}}\.?,?{{space}}{{house}}(?!\w)",
        examples=("Chuy Avenue 154", "Abay Street, 12/1", "Manas Ave. 40"),
        counter_examples=("the avenue 154", "Wall Street analysts"),
        needs=r"{{street}}\.?,?{{space}}(?:[Nn№]|\d)",
    ),
    Rule(
        id="contacts.address.box",
        pattern=r"(?<![\w.])(?:{{box}})[.,:]?{{space}}?(?:(?:[Nn]o|№)\.?{{space}}?)?"
        r"[A-Z]{0,2}{{space}}?-?\d{1,6}(?:[-/ ]\d{1,6})?\b",
        examples=(
            "P.O. Box 114, Bolgatanga",
            "PO Box R113",
            "Private Bag X12",
            "Postfach 10 20 30",
            "BP 345",
        ),
        counter_examples=("a box of 114", "BP plc", "bp 20 per cent"),
        needs=r"{{box}}",
    ),
)

UNIT = (
    r"(?:{{unit}}\.?{{space}}?#?(?:[A-Z]?-?\d{1,5}[A-Za-z]?|[A-Z])\b|\d{1,3}(?:st|nd|rd|th){{space}}[Ff]loor|#\d{1,5}\b"
    r"|(?:Ground|First|Second|Third|Fourth|Fifth|Sixth|Top){{space}}[Ff]loor)"
)
"""A part of a building: "Suite 850", "3rd Floor"."""

TOWN = (
    r"(?:{{name}},?{{space}})?(?:{{state}}\.?,?{{space}})?(?:[A-Z]{1,3}[-–])?{{postcode}}(?:{{space}}{{name}}(?:{{space}}\d{1,2})?)?"
    r"|{{name}}{{space}}[A-Z]{2,3}{{space}}\d{4,5}(?:-\d{4})?|{{state}}\.?"
)
"""A town with its postal code: "Dallas, TX 75212", "720040 Bishkek", "London SW1A 1AA"."""

NAME = r"{{name}}(?:{{space}}\d{1,2})?"
"""A name, perhaps a town's, with a number of the district: "Lilongwe 3"."""

LABEL = (
    r"(?:[\W\d_]{0,6}|.{0,120}[,;:•|·–—(\t]|.{0,120}{{space}}{{space}})"
    r"(?:(?i:{{address}}){{space}}?[:.–-]?)?\s*"
)
"""What may stand before an address on its line: nothing, an item of the same card, a label."""

NOT_REACH = r"\W{0,4}(?i:{{not_reach}})\b\s?[:|–—-]"
"""The label of a place where something happens."""

PATTERNS = Patterns(RULES, VOCABULARY)
