"""The release card: language and issuer."""

import pytest

import pressfacts
from pressfacts.facts.card.features import Scene
from pressfacts.facts.card.issuer import likeliest
from pressfacts.facts.card.language import language_of
from pressfacts.lexicons import table
from pressfacts.record.schema import Contact, Mention, Organisation
from pressfacts.slots import Paragraph


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The fund pays for the wells of the island and for the roads that lead to them.", "en"),
        ("El fondo paga los pozos de la isla y las carreteras que llegan a ellos.", "es"),
        ("Le fonds paie les puits de l'île et les routes qui y mènent dans toute la région.", "fr"),
        ("Der Fonds bezahlt die Brunnen der Insel und die Straßen, die zu ihnen führen.", "de"),
        ("Il fondo paga i pozzi dell'isola e le strade che portano alla costa e della valle.", "it"),
        ("Фонд оплачивает колодцы на острове и дороги, которые ведут к ним, это было решено в мае.", "ru"),
        ("Фонд жана өкмөт арал үчүн кудуктарды курат деп айтылган, бул боюнча иш башталды.", "ky"),
        ("صندوق يدفع ثمن الآبار في الجزيرة", "ar"),
        ("基金为岛上的水井付款", "zh"),
        ("12 345 678", None),
        ("Wells", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_no_telling_letter_is_a_letter_of_ascii() -> None:
    letters = "".join(row["letters"] for row in table("card_function_words"))
    assert letters
    assert not [letter for letter in letters if letter.isascii()]


def test_marks_of_a_script_without_a_letter_tell_no_language() -> None:
    assert language_of("・・・・") is None


def test_a_text_that_is_not_english_is_a_warning() -> None:
    text = (
        "El fondo paga los pozos de la isla y las carreteras que llegan a ellos. Escriba a pozos@example.org."
    )
    release = pressfacts.extract(text)
    assert release.release.language == "es"
    assert "language" in [notice.code for notice in release.warnings]
    assert [contact.value for contact in release.contacts] == ["pozos@example.org"]


def test_furniture_does_not_tell_the_language() -> None:
    text = (
        "Fund pays for wells\n\n"
        "The fund pays for the wells of the island, it said on the day of its anniversary.\n\n"
        "Latest Posts\n" + "El fondo paga los pozos de la isla y las carreteras que llegan a ellos\n" * 5
    )
    assert pressfacts.extract(text).release.language == "en"


def _organisation(text: str, name: str, kind: str = "other") -> Organisation:
    places, start = list[Mention](), text.find(name)
    while start >= 0:
        places.append(Mention(text=name, start=start, end=start + len(name)))
        start = text.find(name, start + 1)
    return Organisation.model_validate({"name": name, "kind": kind, "mentions": places, "rule": "test"})


def _issuer(*parts: tuple[str, str], names: list[str]) -> str | None:
    text, paragraphs = "", list[Paragraph]()
    for zone, part in parts:
        paragraphs.append(
            Paragraph.model_validate({"zone": zone, "start": len(text), "end": len(text) + len(part)})
        )
        text += part + "\n"
    organisations = [_organisation(text, name) for name in names]
    found = likeliest(Scene(text, organisations, paragraphs))
    return found.name if found else None


NAMES = ["Blue Coast Fund", "Harbour Bank"]


@pytest.mark.parametrize(
    "parts",
    [
        (
            ("headline", "Blue Coast Fund Pays for Three Wells"),
            ("body", "The Blue Coast Fund today announced three wells, which Harbour Bank paid for."),
            ("body", "The wells are deep, said the Blue Coast Fund."),
            ("about", "About the Blue Coast Fund"),
        ),
        (
            ("header", "Blue Coast Fund"),
            ("headline", "Three Wells for the Valley"),
            ("body", "Three wells that Harbour Bank paid for were opened today by the Blue Coast Fund."),
        ),
        (
            ("headline", "Three Wells for the Valley"),
            ("body", "The Blue Coast Fund received money from Harbour Bank for three wells."),
            ("contact", "SOURCE Blue Coast Fund"),
        ),
    ],
)
def test_the_issuer_is_named_where_issuers_are(parts: tuple[tuple[str, str], ...]) -> None:
    assert _issuer(*parts, names=NAMES) == "Blue Coast Fund"


def test_the_host_of_an_address_is_a_feature_of_the_body_that_it_spells() -> None:
    address = Contact(
        kind="email", value="press@bluecoastfund.example", text="x", start=0, end=1, rule="test"
    )
    text = "Blue Coast Fund and Harbour Bank agree"
    fund, bank = (_organisation(text, name) for name in NAMES)
    scene = Scene(text, [fund, bank], [], [address])
    assert "host of mail" in scene.of(fund) - scene.of(bank)


def test_a_body_named_late_and_once_is_no_issuer() -> None:
    parts = (
        ("headline", "Judge Rules on Wells"),
        ("body", "A judge has ruled that the wells of the valley must be closed by the end of the year."),
        ("body", "The ruling follows an older one, which Harbour Bank had asked for."),
    )
    assert _issuer(*parts, names=["Harbour Bank"]) is None


def test_no_organisation_no_issuer() -> None:
    assert _issuer(("body", "It rained."), names=[]) is None


RELEASES = [
    pytest.param(
        "THREE HELD FOR ARSON - Keldan County District Attorney\n\nTHREE HELD FOR ARSON\n"
        "\nThree men were held today for a fire at the old mill, which burned for two days.\n",
        "Keldan County District Attorney",
        id="site-of-the-page-title",
    ),
    pytest.param(
        "Three Held for Arson\n\nKeldan County District Attorney Ana Lund announced today that three "
        "men were held for a fire at the old mill, which burned for two days.\n",
        "Keldan County District Attorney",
        id="holder-of-an-office",
    ),
    pytest.param(
        "Three Held for Arson\n\nDeputy District Attorney Ana Lund said today that three men were "
        "held for a fire at the old mill, which burned for two days.\n",
        None,
        id="a-deputy-is-no-office",
    ),
    pytest.param(
        "Harbour Pumps and Keldan Bank to Dig Wells\n\nPORTRUSH, May 12, 2021 /PRNewswire/ -- Harbour "
        "Pumps Inc. (NYSE: HPX) today announced that it will dig nine wells with Keldan Bank.\n\n"
        "SOURCE Harbour Pumps Inc.\n",
        "Harbour Pumps Inc.",
        id="source-and-ticker",
    ),
    pytest.param(
        "New wells for the valley\n\nToday, Harbour Pumps Inc. and Keldan Bank announced that they will dig "
        "nine wells in the valley.\n",
        None,
        id="joint-subjects-tell-nothing",
    ),
    pytest.param(
        "Senate votes for wells\n\nThe Senate today passed a bill that pays for nine wells in the valley.\n",
        None,
        id="a-chamber-issues-nothing",
    ),
]


@pytest.mark.parametrize(("text", "issuer"), RELEASES)
def test_the_issuer_of_a_release(text: str, issuer: str | None) -> None:
    release = pressfacts.extract(text)
    assert release.release.issuer == issuer
    assert issuer is None or issuer in [organisation.name for organisation in release.organisations]


def test_an_office_that_only_a_title_names_becomes_an_entry_with_its_place() -> None:
    text = "Three Held for Arson\n\nKeldan County District Attorney Ana Lund said today that two men ran.\n"
    (office,) = [
        entry for entry in pressfacts.extract(text).organisations if entry.rule == "card.issuer.office"
    ]
    assert (office.kind, [text[place.start : place.end] for place in office.mentions]) == (
        "government",
        ["Keldan County District Attorney"],
    )
