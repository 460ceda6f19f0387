"""Patterns of the quantity engine: hedges, joints of ranges and ratios, and what is no quantity at all."""

from pressfacts.lexicons import alternation, table, words
from pressfacts.rules import Rule


def _hedges(place: str) -> str:
    return alternation(frozenset(row["phrase"] for row in table("hedges") if row["place"] == place))


def _any_of(terms: str) -> str:
    return alternation(frozenset(terms.split()))


VOCABULARY: dict[str, str] = {
    "hedge_before": _hedges("before"),
    "hedge_after": _hedges("after"),
    "label": alternation(words("number_label_nouns")),
    "street": alternation(words("street_nouns")),
    "more": r"(?:(?:,|\s?{{dash}}|\s(?:and|or|to|&))\s?\d[\w.()/-]*)",
    "teens": _any_of("thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
    "tens": _any_of("twenty thirty forty fifty sixty seventy eighty ninety"),
    "below_ten": _any_of("two three four five six seven eight nine ten"),
    "of_an_age": _any_of("children kids youth women men girls boys people persons adults those citizens"),
    "numbered": _any_of(
        "bib case docket file ref reference ticket isin isbn issn bill contract order grant award"
    ),
    "dash": r"[-‐‑–—]",
}

REJECTS: tuple[Rule, ...] = (
    Rule(
        id="quantities.reject.label",
        pattern=r"(?<![\w])(?i:{{label}})(?:(?:\(s\))?(?:\s|\s?#\s?|-)(?:No\.?\s?)?(?:\d[\w.()/:-]*|[IVXL]+\b){{more}}{0,8}"
        r"|s\s\d[\w.()/-]*{{more}}{1,8})",
        examples=("Article 5", "Resolution 1325", "Section 12(b)", "sections 3 and 4", "Grade 5", "Room 204"),
        counter_examples=("5 articles", "a section of 12 km"),
        note="A number after a label noun names a thing and counts nothing.",
    ),
    Rule(
        id="quantities.reject.number_sign",
        pattern=r"(?:#\s?|\b(?:No|Nos|Nr|no|nos)\.\s?|№\s?|\bN°\s?)\d[\w./-]*",
        examples=("No. 23-1187", "#12", "№ 7"),
        counter_examples=("No 12 people",),
    ),
    Rule(
        id="quantities.reject.age",
        pattern=r"(?i:\b(?:(?:aged?|ages)\s(?:of\s|from\s|between\s|under\s|over\s|group\s)?(?:\d+|{{teens}}|{{tens}})"
        r"(?:\s?(?:{{dash}}|to|and|or)\s?\d+)?(?:\s(?:and|or)\s(?:over|under|older|younger|above|below|up))?"
        r"|(?:\d+|{{teens}}|{{below_ten}})(?:[\s-]years?[\s-]olds?\b|\syears\s(?:of\sage|or\s(?:older|younger)))"
        r"|{{tens}}[\s-]years?[\s-]olds?\b"
        r"|(?:older|younger)\sthan\s\d+(?!\s(?:month|day|week))|turn(?:s|ed|ing)?\s\d{2}\b"
        r"|(?:{{of_an_age}}|victims\swere)\s(?:under|over|above|below)\s"
        r"(?:the\sage\sof\s)?(?:\d{1,2}|five|ten|twelve|eighteen)\b(?!,\d)))",
        examples=(
            "aged 18 to 30",
            "a 25-year-old man",
            "ages 5 and under",
            "children under five",
            "65 years of age",
        ),
        counter_examples=("for 25 years", "the agenda of 12"),
    ),
    Rule(
        id="quantities.reject.age_apposition",
        pattern=r"(?<=[a-z]),\s(?:age\s)?\d{1,2}(?=,\s(?:of|was|is|a|an|the|who|pleaded|pled|has|had|from|and|faces)\b)",
        examples=("John Roe, 34, of Fresno", "Ann Doe, 51, was arrested"),
        counter_examples=("In May, 34 people",),
    ),
    Rule(
        id="quantities.reject.list_marker",
        pattern=r"(?m:^[ \t]*(?:\(\d{1,3}\)|\d{1,2}[.)](?=\s))"
        r"|(?:(?<=[;:,.])|(?<=and)|(?<=or))\s{1,2}\(\d{1,2}\)(?=\s))",
        examples=("(1) Most of the cases", "2. Second point", "as follows: (1) the first; (2) the second"),
        counter_examples=("nine (9) counts",),
    ),
    Rule(
        id="quantities.reject.clock",
        pattern=r"(?i:\b(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:a\.?m\b\.?|p\.?m\b\.?|hrs?\b|hours?\b|h\b|o'clock|GMT|UTC|CET|[ECMP][SD]?T\b)"
        r"|\d{1,2}:\d{2}(?::\d{2})?\b|\d{1,2}\s?(?:a\.?m\.?|p\.?m\.?|o'clock)(?!\w)"
        r"|\d{1,2}\s?(?:{{dash}}|to)\s?\d{1,2}\s?(?:a\.?m\.?|p\.?m\.?)(?!\w)))",
        examples=("10:30", "at 7 p.m.", "2:34:51", "9-11 a.m.", "14.00 hours"),
        counter_examples=("7 pm2 modules",),
    ),
    Rule(
        id="quantities.reject.score",
        pattern=r"(?i:\b(?:won|win|beat|lost|draw|victory|defeat|score|vote|voted|scored)\b[^.\n]{0,30}?\b\d{1,3}\s?{{dash}}\s?\d{1,3}\b(?!\s?%))",
        examples=("won 3-1 at home", "voted 5–2 to approve", "a 2-0 win, beat them 2-0"),
        counter_examples=("won 3 to 5 times",),
    ),
    Rule(
        id="quantities.reject.product",
        pattern=r"\b(?:[2-6]G\b|\d+[A-Z]{1,2}(?![\w/])(?<![KMBGLW])"
        r"|\d{1,4}(?:st|nd|rd|th)\b"
        r"|10\.\d{4,5}/\S+|24\s?/\s?7\b|CO2\b|\d{1,3}/\d{1,3}\b(?!\d))",
        examples=("5G network", "the 21st century", "24/7", "10.5555/cl.2021"),
        counter_examples=("12-month", "5 G"),
    ),
    Rule(
        id="quantities.reject.address",
        pattern=r"\b(?:\d{1,5}[A-Za-z]?,?\s(?:[NSEW]\.?\s|[NS][EW]\s)?(?:[A-Z][\w.'’-]+\s){1,4}?{{street}}\b\.?"
        r"|(?i:P\.?\s?O\.?\s?Box\s\d+)|(?i:(?:suite|ste\.|room|floor|apt\.?|unit)\s#?\d+\w?)"
        r"|(?:[A-Z]{2}|[A-Z][a-z]+\.?),?\s\d{5}(?:-\d{4})?\b|\d{1,2}(?:st|nd|rd|th)\s(?i:floor))",
        examples=(
            "401 Civic Center Drive",
            "P.O. Box 808",
            "Suite 300",
            "Dallas, Texas 75207-4399",
            "CA 92701",
        ),
        counter_examples=("300 trees",),
    ),
    Rule(
        id="quantities.reject.phone",
        pattern=r"(?<![\w])(?:(?:\+\s?\d|\(\+?\d{2,4}\)|00\d{2}\b)[\d\s().{{dash_inner}}-]{6,20}\d|\d{3}[-.\s]\d{3}[-.\s]\d{4}\b|\d{3}[-.]\d{4}\b"
        r"|(?i:(?:tel|fax|phone|mobile|cell|office|call|ext|hotline|telephone|toll[\s-]free)\b\.?:?\s?\(?\+?\d[\d\s().-]{2,20}))",
        examples=("+389 2 323 4642", "(714) 555-0100", "714-555-0100", "Tel: 555 0100", "ext. 204"),
        counter_examples=("1,250 people",),
    ),
    Rule(
        id="quantities.reject.furniture",
        pattern=r"(?i:\b(?:\d+\s?min(?:ute)?s?\sread\b"
        r"|page\s\d+(?:\s?(?:of|/)\s?\d+)?\b|are you a human\?[^\n]{0,20}"
        r"|\d+\s?[+×x]\s?\d+\s?="
        r"|\d+\s(?:comments?|shares?|likes?|views)\s*$|font\ssize\s?\d+|copyright\s\d{4})|©\s?\d{4})",
        examples=("3 min read", "Are You a Human? 5 + 3 =", "Page 2 of 5", "© 2019"),
        counter_examples=("30 minutes", "3 pages"),
    ),
    Rule(
        id="quantities.reject.year",
        pattern=r"(?<![\w.,$€£¥₹-])(?:1[6-9]\d\d|20\d\d)(?:\s?[{{dash_inner}}/]\s?(?:(?:1[89]|20)\d\d|\d\d)\b)?(?![\w,]?\d)"
        r"(?!\s?(?:%|per\s?cent|percent|million|km\b|kg\b|tonnes|euros|dollars|people|participants|persons|volunteers|children|families|students|households|pupils|teachers|farmers|women|men|visitors|runners|guests|delegates|residents|workers|homes|trees))"
        r"|(?:FY|CY|Q[1-4]|H[12])\s?'?\d{2,4}\b|(?i:\bfiscal(?:\syear)?\s\d{2,4})|['’]\d{2}\b|\b\d{2,4}0s\b",
        examples=("in 2014", "2016/17", "2014-2017", "FY25", "the 1990s", "Q3 2020"),
        counter_examples=("2014 people", "$2014", "12014"),
    ),
    Rule(
        id="quantities.reject.footnote",
        pattern=r"\[\d{1,3}\](?!\s\d)|(?<=[a-z][a-z][,.;])[1-9](?=\s(?!\s?%|\w+[^s\W]s\b))",
        examples=("as shown [12]", "a family plan,1 access to the fund", "the savings account,2 and more"),
        counter_examples=("[12 people]", "23 schools,5 clubs", "bags,9 % nets"),
        note="A digit written on to a comma is a mark, unless a plural says that a space was lost.",
    ),
    Rule(
        id="quantities.reject.ordinal_words",
        pattern=r"(?i:\b(?:(?:first|last|next|past|previous|top|coming)\s(?:one|1)\b(?!\s(?:million|hundred|thousand))"
        r"|(?<!-)one\s(?:another|of|day|way|thing|time|more)\b"
        r"|(?<!-)one\s(?:would|should|could|can|cannot|may|might|must|ought)\b"
        r"|(?:no|any|every|each|some|which|this|that|the|another)\sone\b|one['’]s\b))",
        examples=("one of the largest", "one another", "the next one", "no one", "as one would hope"),
        counter_examples=("one in five", "twenty-one officers"),
    ),
    Rule(
        id="quantities.reject.coordinates",
        pattern=r"\b(?:\d{1,3}(?:\.\d+)?\s?°\s?(?:[NSEW]\b|north|south|east|west)|\d{1,3}°\s?\d{1,2}['′])",
        examples=("30° south", "42.87° N"),
        counter_examples=("11 °C",),
    ),
    Rule(
        id="quantities.reject.code",
        pattern=r"\b(?:(?<!\S)(?![A-Z]{3}\d+\.\d+(?!\S))(?=[A-Z\d/.-]*\d)(?=[A-Z\d/.-]*[A-Z])[A-Z\d]+(?:[/.-][A-Z\d]+){1,6}(?!\S)|(?i:{{numbered}}"
        r"(?:\s?(?:no|nr|number|id))?\.?:?\s?#?)(?:[A-Za-z]{1,4}[/-])?\d[\w/-]{2,}(?!,?\d|\s?[%a-z])"
        r"|(?:H\.?R|S|H\.J\.Res|P\.L)\.\s?\d[\d-]*|(?i:ISO(?:/IEC)?\s?\d+(?:[:-]\d+)?))",
        examples=("22-CR-104", "Case No. 2023-118", "ref. 2021/1187", "ISO 9001:2015", "S. 1234"),
        counter_examples=("a case of 12 bottles", "USD1.3 million"),
    ),
)

RULES: tuple[Rule, ...] = REJECTS

VOCABULARY["dash_inner"] = "‐‑–—"
