"""A release with facts that nest and cross, made by hand, for the tests of what people look at."""

from pressfacts.record.schema import (
    Card,
    Contact,
    DateFact,
    Dateline,
    Mention,
    Organisation,
    Paragraph,
    Part,
    Participants,
    Person,
    Place,
    Quote,
    Release,
    Source,
    Statistic,
    Zone,
)

NASTY = "<script>window.hacked = 1</script><img src=x onerror=alert(1)>\"'&amp;\u202egnp.exe\x1b[31m\x07"

TEXT = f"""\
Home | News
Cookies

Officers {NASTY} complete a course

Osh, 14 May 2019 - Some 31 officers (19 men, 12 women) of the Alatoo Border Academy met from 6 to 10 May.
“Since 2017 we have checked
412 papers,” said Aigul Satarova. In 1887 it began.

About the Academy
The Academy has 40 staff. Write to a@example.org.
"""


def place(words: str, nth: int = 0) -> dict[str, int | str]:
    """Where these words stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"text": words, "start": start, "end": start + len(words)}


def mention(words: str, nth: int = 0) -> Mention:
    """A mention of these words."""
    return Mention.model_validate(place(words, nth))


def _paragraph(zone: Zone, first: str, last: str) -> Paragraph:
    return Paragraph(zone=zone, start=TEXT.index(first), end=TEXT.index(last) + len(last))


def _date(words: str, edtf: str, first: str, last: str, role: str, zone: Zone = "body") -> DateFact:
    return DateFact.model_validate(
        {
            **place(words), "edtf": edtf, "first": first, "last": last, "precision": "day", "role": role,
            "rule": "dates.day.day_month_year", "zone": zone, "mentions": [place(words)],
        }
    )  # fmt: skip


RELEASE = Release(
    source=Source(
        path="in/a <b>.txt",
        sha256="0",
        characters=len(TEXT),
        text=TEXT,
        paragraphs=[
            _paragraph("furniture", "Home", "News"),
            _paragraph("furniture", "Cookies", "Cookies"),
            _paragraph("headline", "Officers", "complete a course"),
            _paragraph("dateline", "Osh, 14", " - "),
            _paragraph("body", "Some 31", "it began."),
            _paragraph("about", "About the", "About the Academy"),
            _paragraph("about", "The Academy has", "example.org."),
        ],
    ),
    release=Card(
        headline=f"Officers {NASTY} complete a course",
        published="2019-05-14",
        published_from="dateline",
        dateline=Dateline.model_validate({**place("Osh, 14 May 2019"), "place": "Osh", "date": "2019-05-14"}),
        issuer="Alatoo Border Academy",
    ),
    dates=[
        _date("14 May 2019", "2019-05-14", "2019-05-14", "2019-05-14", "published", "dateline"),
        _date("from 6 to 10 May", "2019-05-06/2019-05-10", "2019-05-06", "2019-05-10", "event"),
        _date("2017", "2017", "2017-01-01", "2017-12-31", "period"),
        _date("1887", "1887", "1887-01-01", "1887-12-31", "other"),
    ],
    organisations=[
        Organisation(
            name="Alatoo Border Academy", aliases=["Academy"], kind="education", rule="organisations.head",
            mentions=[mention("Alatoo Border Academy"), mention("Academy", 1), mention("Academy", 2)],
            evidence=[mention("Academy")],
        )
    ],
    people=[Person(name="Aigul Satarova", rule="people.cue", mentions=[mention("Aigul Satarova")])],
    participants=[
        Participants.model_validate(
            {
                **place("Some 31 officers (19 men, 12 women)"), "count": 31, "who": "officers",
                "qualifier": "about", "rule": "quantities.participants.verb",
                "breakdown": [Part(count=19, who="men"), Part(count=12, who="women")],
            }
        )
    ],
    statistics=[
        Statistic.model_validate(
            {**place("checked\n412 papers"), "value": 412, "unit": "papers", "kind": "count", "rule": "s.c"}
        ),
        Statistic.model_validate(
            {
                **place("40 staff"), "value": 40, "unit": "staff", "kind": "count", "rule": "s.c",
                "zone": "about",
            }
        ),
    ],
    quotes=[
        Quote.model_validate(
            {**place("Since 2017 we have checked\n412 papers"), "speaker": "Aigul Satarova", "rule": "q"}
        )
    ],
    contacts=[
        Contact.model_validate(
            {
                **place("a@example.org"), "kind": "email", "value": "a@example.org", "rule": "c",
                "zone": "about",
            }
        )
    ],
    places=[Place(name="Osh", mentions=[mention("Osh")])],
)  # fmt: skip
