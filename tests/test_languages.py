"""Texts that are not in English: a warning, what can still be had, and no nonsense beside it."""

from typing import NamedTuple

import pytest

import pressfacts


class Case(NamedTuple):
    """A release in another language, and who is named in it."""

    language: str
    text: str
    contacts: tuple[str, ...]
    people: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()


SPANISH = Case(
    "es",
    "La Fundación Puerto abre nueve pozos en el valle\n\nLima, 12 de mayo de 2021 - La Fundación "
    "Puerto inauguró el "
    "lunes nueve pozos en el valle de Keldan, informó la directora Ana Quintel. «El agua es de "
    "todos», dijo Quintel. "
    "El proyecto costó 1.200.000 euros y fue financiado por la Unión Europea.\n\n"
    "Contacto: Jorge Vale, +51 1 555 0123, prensa@example.pe",
    ("+51 1 555 0123", "prensa@example.pe"),
    frozenset({"Ana Quintel", "Jorge Vale"}),
    frozenset({"La Fundación Puerto", "Fundación Puerto", "Unión Europea"}),
)
FRENCH = Case(
    "fr",
    "La Fondation du Port ouvre neuf puits dans la vallée\n\nDakar, le 12 mai 2021 - La Fondation "
    "du Port a inauguré "
    "lundi neuf puits dans la vallée de Keldan, a annoncé sa directrice Ana Quintel. « L’eau est à "
    "tous », a déclaré "
    "Mme Quintel.\n\nContact presse : Jean Vale, +221 33 555 01 23, presse@example.sn",
    ("+221 33 555 01 23", "presse@example.sn"),
    frozenset({"Ana Quintel", "Jean Vale"}),
    frozenset({"La Fondation du Port", "Fondation du Port"}),
)
GERMAN = Case(
    "de",
    "Hafenstiftung eröffnet neun Brunnen im Tal\n\nBerlin, 12. Mai 2021 - Die Hafenstiftung hat am "
    "Montag neun Brunnen "
    "im Tal eröffnet, wie Ana Quintel mitteilte. „Das Wasser gehört allen“, sagte Quintel. Das "
    "Projekt wurde von der "
    "Europäischen Union bezahlt.\n\nPressekontakt: Jörg Vale, +49 30 5550 123, presse@example.de",
    ("+49 30 5550 123", "presse@example.de"),
    frozenset({"Ana Quintel", "Jörg Vale"}),
    frozenset({"Hafenstiftung", "Europäischen Union"}),
)
RUSSIAN = Case(
    "ru",
    "Фонд «Гавань» открыл девять колодцев в долине\n\nБишкек, 12.05.2021 - Фонд «Гавань» открыл в "
    "понедельник девять "
    "колодцев в долине, сообщила директор Анна Квинтель. Около 400 семей получат чистую воду. «Вода "
    "принадлежит "
    "всем», - сказала она.\n\nКонтакты: +996 312 55 50 12, press@example.kg",
    ("+996 312 55 50 12", "press@example.kg"),
)
KYRGYZ = Case(
    "ky",
    "«Гавань» фонду өрөөндө тогуз кудук ачты\n\nБишкек, 12.05.2021 - «Гавань» фонду дүйшөмбү күнү "
    "өрөөндө тогуз кудук "
    "ачты деп билдирди директор Анна Квинтель. Долбоор боюнча 1,2 миллион евро жумшалды жана аны "
    "фонд каржылады.\n\n"
    "Байланыш: +996 312 55 50 12, press@example.kg",
    ("+996 312 55 50 12", "press@example.kg"),
)
CHINESE = Case(
    "zh",
    "港口基金会在山谷开设九口水井\n\n北京2021年5月12日 - "
    "港口基金会周一在山谷开设了九口水井。约400个家庭将获得饮用水。“水属于所有人。”\n\n"
    "联系人：+86 10 5550 1234，press@example.cn",
    ("+86 10 5550 1234", "press@example.cn"),
)
CASES = [pytest.param(case, id=case.language) for case in (SPANISH, FRENCH, GERMAN, RUSSIAN, KYRGYZ, CHINESE)]


@pytest.mark.parametrize("case", CASES)
def test_a_text_in_another_language_gets_a_warning_and_its_contacts(case: Case) -> None:
    release = pressfacts.extract(case.text)
    assert release.release.language == case.language
    assert "language" in {notice.code for notice in release.warnings}
    assert tuple(contact.value for contact in release.contacts) == case.contacts
    assert all(contact.e164 for contact in release.contacts if contact.kind == "phone")


@pytest.mark.parametrize("case", CASES)
def test_names_in_another_language_are_names_or_are_left_out(case: Case) -> None:
    release = pressfacts.extract(case.text)
    assert {person.name for person in release.people} <= case.people
    assert {organisation.name for organisation in release.organisations} <= case.organisations
    assert release.participants == []


@pytest.mark.parametrize("case", [RUSSIAN, KYRGYZ], ids=["ru", "ky"])
def test_a_day_in_digits_is_read_in_any_language(case: Case) -> None:
    release = pressfacts.extract(case.text)
    assert [fact.edtf for fact in release.dates] == ["2021-05-12"]
    assert release.release.published == "2021-05-12"
