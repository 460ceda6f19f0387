"""The layout as a whole: published date, embargo, warnings, and what holds for any text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pressfacts
from pressfacts.layout.find import find
from pressfacts.layout.vocabulary import sections
from pressfacts.record.schema import ZONES, Card
from pressfacts.slots import Options

BODY = (
    "\n\nThe fund pays for wells, roads and schools in all of the seven districts of the island, it said.\n"
)
HEADLINE = "Fund pays for wells in seven districts"
SHOUTED = HEADLINE.upper()
QUOTED = "“I can drink at home now”: wells reach the last village"


def card(text: str, reference_date: str | None = None) -> Card:
    return find(text, Options(reference_date=reference_date)).card


@pytest.mark.parametrize(
    ("head", "published", "source"),
    [
        ("FOR IMMEDIATE RELEASE: Jan 15, 2010\n\n" + HEADLINE, "2010-01-15", "header"),
        ("For Immediate Release\nMay 7th, 2004\n\n" + HEADLINE, "2004-05-07", "header"),
        ("Date: 27 September 2022\n\n" + HEADLINE, "2022-09-27", "header"),
        (HEADLINE + "\n\nPublished July 9, 2015", "2015-07-09", "header"),
        (HEADLINE + "\nPosted On: 12 AUG 2022 4:35PM by PIB Delhi", "2022-08-12", "header"),
        ("September 12, 2024 03:00 AM Eastern Daylight Time\n\n" + HEADLINE, "2024-09-12", "header"),
        ("NEWS RELEASE 22-FEB-2021\n\n" + HEADLINE, "2021-02-22", "header"),
        ("EMBARGOED UNTIL 00:01 GMT, TUESDAY 3 MAY 2022\n\n" + HEADLINE, "2022-05-03", "header"),
        (
            "EMBARGOED UNTIL 00:01 GMT, TUESDAY 3 MAY 2022\n\n" + HEADLINE + "\n\nGeneva, 3 May",
            "2022-05-03",
            "dateline",
        ),
        (HEADLINE + "\n\nLast updated on 22 July 2020", None, None),
        (HEADLINE + "\n\nAccra, 9 December", None, None),
        ("Date: 04/05/2019\n\n" + HEADLINE, None, None),
        ("Date: 14/05/2019\n\n" + HEADLINE, "2019-05-14", "header"),
        ("Date: 04/05/2019\nTel: (419) 555-0142\n\n" + HEADLINE, "2019-04-05", "header"),
        (HEADLINE + "\n\nAccra, Ghana, 04/05/2019", "2019-05-04", "dateline"),
        (HEADLINE, None, None),
    ],
)
def test_published(head: str, published: str | None, source: str | None) -> None:
    found = card(head + BODY)
    assert (found.published, found.published_from) == (published, source)


def test_the_date_beside_the_label_beats_the_date_of_the_page() -> None:
    page = (
        "3 min read\nAuthor\nJane Example\nPublished\nMay 2, 2005\nHome\nPress\n"
        f"For Immediate Release\nMay 7th, 2004\n{HEADLINE}\n"
    )
    assert card(page + BODY).published == "2004-05-07"


def test_dates_of_other_news_are_not_this_release() -> None:
    assert card(HEADLINE + BODY + "\nLatest News\n\nJune 8, 2026\n\nShop settles lawsuit\n").published is None


def test_the_reference_date_stands_in_where_the_text_gives_none() -> None:
    found = card(HEADLINE + BODY, reference_date="2024-05-01")
    assert (found.published, found.published_from) == ("2024-05-01", "option")
    assert card("3 May 2022\n\n" + HEADLINE + BODY, reference_date="2024-05-01").published == "2022-05-03"


def test_an_unknown_date_is_a_warning() -> None:
    assert [notice.code for notice in find(HEADLINE + BODY, Options()).warnings] == ["published_unknown"]
    assert find("3 May 2022\n\n" + HEADLINE + BODY, Options()).warnings == []


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED UNTIL 9:00 A.M., FRIDAY, MAY 10, 2019", "2019-05-10T09:00"),
        ("STRICTLY EMBARGOED UNTIL 00:01 GMT, TUESDAY 14 OCTOBER 2025", "2025-10-14T00:01Z"),
        ("UNDER EMBARGO – not for publication before 00.01 on Wednesday 9 February 2022", "2022-02-09T00:01"),
        ("EMBARGOED UNTIL 11:00 HRS ON WEDNESDAY 16 NOVEMBER 2022", "2022-11-16T11:00"),
        ("STRICTLY EMBARGOED UNTIL 23:30 (UK TIME) ON TUESDAY 6 JUNE 2017", "2017-06-06T23:30"),
        ("Embargoed until noon on 3 May 2022", "2022-05-03T12:00"),
        ("Embargoed for release until 2 p.m. on May 3, 2022", "2022-05-03T14:00"),
        ("Embargoed until 3 May 2022", "2022-05-03"),
        ("EMBARGOED UNTIL DELIVERY OF THE SPEECH", None),
    ],
)
def test_embargo(line: str, until: str | None) -> None:
    text = f"{line}\n\n{HEADLINE}{BODY}"
    embargo = card(text).embargo
    assert embargo is not None
    assert (embargo.text, embargo.until) == (line, until)
    assert text[embargo.start : embargo.end] == embargo.text


def test_an_embargo_in_the_news_is_none() -> None:
    assert (
        card(
            HEADLINE + BODY + "\nThe embargo on grain was lifted until 3 May 2022, the ministry said."
        ).embargo
        is None
    )


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("For Immediate Release: " + HEADLINE, HEADLINE),
        ("Ministry of Wells\nDepartment of Rural Water\n\n" + HEADLINE, HEADLINE),
        ("RIVERTON POLICE DEPARTMENT\n1200 Foundry Street, Riverton, Ohio 44999\n\n" + SHOUTED, SHOUTED),
        (HEADLINE + " - Island Newsroom\nSkip to content\nSearch\n" + HEADLINE, HEADLINE),
        (HEADLINE + " | Example Wells, Inc.", HEADLINE),
        (HEADLINE + " - You Can Too", HEADLINE + " - You Can Too"),
        ("Fund pays for wells in ...\n\n" + HEADLINE, HEADLINE),
        (HEADLINE + "\n\nAll of the money comes from lotteries", HEADLINE),
        (QUOTED, QUOTED),
        ("PRESS RELEASE", None),
        ("", None),
    ],
)  # fmt: skip
def test_headline(head: str, headline: str | None) -> None:
    assert card(head + BODY).headline == headline


def test_paragraphs_carry_the_zones_of_the_facts() -> None:
    release = pressfacts.extract(f"{HEADLINE}{BODY}\nMedia contact: Jane Example, jane@example.org\n")
    assert [contact.zone for contact in release.contacts] == ["contact"]


_PIECES = st.sampled_from(
    [
        "For Immediate Release",
        "Accra, 3 May 2021 - ",
        "###",
        "***",
        "Home",
        "Share",
        "Latest News",
        "\n",
        "\n\n",
        "   ",
        "           ",
        "\t",
        "\r\n",
        "\x0c",
        "About ",
        "Contact: ",
        "3 May 2021",
        "– ",
        "• ",
        "(",
        ")",
        ":",
        ".",
        "The fund pays for wells, roads and schools in all of the seven districts of the island. ",
        "x@example.org",
        "+44 20 7946 0000",
        "EMBARGOED UNTIL ",
        "2019-10-25 00:00:00",
        "...",
        " - ",
        "\xa0",
        "\u200b",
        "Fund pays for wells",
        "WASHINGTON",
        "\ud800",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=12), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_paragraphs_are_ordered_and_cover_the_text(text: str) -> None:
    layout = find(text, Options())
    done = 0
    for paragraph in layout.paragraphs:
        assert done <= paragraph.start < paragraph.end <= len(text)
        assert not text[done : paragraph.start].strip()
        done = paragraph.end
    assert not text[done:].strip()


@given(st.lists(_PIECES | st.text(max_size=12), max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_the_card_is_grounded_and_stable(text: str) -> None:
    found = find(text, Options()).card
    assert found == find(text, Options()).card
    for part in (found.dateline, found.embargo):
        assert part is None or text[part.start : part.end] == part.text
    assert found.published is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", found.published)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "%PDF-1.4\n1 0 obj\n<<\n/Title (\x00)\n>>", "1", "-", "(((", "a"]
)
def test_any_text_passes(text: str) -> None:
    assert find(text, Options()).card.published is None


@pytest.mark.parametrize("text", ["Osh, 3 May 2019 - Hello.", "Osh, 3 May 2019 - Wells opened.\n"])
def test_a_line_with_a_dateline_and_a_short_sentence_is_the_lede(text: str) -> None:
    found = card(text)
    assert (found.headline, found.published) == (None, "2019-05-03")
    assert found.dateline is not None
    assert found.dateline.place == "Osh"


def test_the_sections_open_zones_that_there_are() -> None:
    assert set(sections().values()) <= set(ZONES)
