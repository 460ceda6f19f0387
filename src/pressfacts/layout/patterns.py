"""Layout rules: what the lines of a page, of a header and of a release's end look like.

The word lists stand in ``lexicons/layout_*.txt``. Every pattern is tried at the start of one line or one
paragraph of bounded length, so that none of them can run over the whole text.
"""

import re

from pressfacts.lexicons import alternation, words
from pressfacts.rules import Rule

FLAGS = re.IGNORECASE

VOCABULARY: dict[str, str] = {
    "label": alternation(words("layout_labels")),
    "dash": "(?:â€“|â€”|[-–—−‒―])",
    "phone": (
        r"(?:(?!\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b)"
        r"(?:[+(0]|\d{1,4}[-./)–]\s?(?=\d))[\d\s().\-/–]{6,20}\d)"
    ),
    "email": r"(?:[\w.+-]{1,64}(?:@|\s?[\[(]at[\])]\s?)[\w-]{1,64}(?:\.|\s?[\[(]dot[\])]\s?)[\w.-]{2,64})",
    "published_label": (
        r"(?:(?:date\s+)?(?:first\s+)?(?:published|posted|released|issued)(?:\s+on)?(?:\s+date)?|"
        r"publication\s+date|release\s+date|date\s+of\s+(?:release|issue|publication)|publish\s+date)"
    ),
    "date_label": r"(?:dated?|date\s+issued|(?:media|press|news)\s+release\s+date)",
}

HEADER: tuple[Rule, ...] = (
    Rule(
        id="layout.header.label",
        pattern=r"^[\W_]*(?:official\s+|new\s+)?(?P<label>{{label}})(?:\s*[.:]?\s*(?:n(?:o|r|°|º)s?\.?|number|#)?\s*:?\s*(?=[\d#])[\w./#-]{1,24})?\b(?P<rest>[\s\S]*)\Z",
        examples=(
            "FOR IMMEDIATE RELEASE",
            "Press release No. 2/2019",
            "MEDIA RELEASE No. 17/2023",
            "** MEDIA ADVISORY **",
        ),
        counter_examples=("The press release was late",),
        note="`rest` is what stands behind the label: nothing, a date, or after a colon the headline",
    ),
    Rule(
        id="layout.header.embargo",
        pattern=(
            r"^\W*(?:strictly\s+|under\s+(?:strict\s+)?)?(?:embargo(?:ed)?\b|hold\s+for\s+(?:release|publication)|"
            r"not\s+for\s+(?:publication|release|broadcast)\b[^.\n]{0,60}\b(?:before|until|prior))"
        ),
        examples=(
            "EMBARGOED UNTIL 00:01 GMT, TUESDAY 3 MAY 2022",
            "UNDER EMBARGO – not for publication before 00.01",
            "Not for publication or broadcast before this time",
            "HOLD FOR RELEASE UNTIL MAY 3",
        ),
        counter_examples=(
            "The embargo on grain was lifted",
            "Not for publication: Press: Dana Example",
        ),
    ),
    Rule(
        id="layout.header.published",
        pattern=r"^\W*(?P<label>{{published_label}})\s*(?::|by\b|$|(?=\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
        examples=("Published July 9, 2015", "Posted On: 12 AUG 2022", "Issued: May 31, 2016", "Published"),
        counter_examples=("Published in three languages", "Released from prison on 3 May 2020"),
    ),
    Rule(
        id="layout.header.date",
        pattern=r"^\W*{{date_label}}\s*(?::|$|(?=\s\w))",
        examples=(
            "Date: January 5, 2018",
            "Date:          27 September 2022",
            "Dated Zwolle, the 6th of May",
        ),
        counter_examples=("Dates to remember",),
    ),
    Rule(
        id="layout.header.updated",
        pattern=r"^\W*(?:last\s+)?(?:updated|modified|revised|reviewed|edited)(?:\s+on)?\b\s*(?::|(?=\d|\w{3,9}\s+\d))",
        examples=("Last updated on 22 July 2020", "Updated October 2, 2019"),
        counter_examples=("Updated guidelines were issued",),
    ),
    Rule(
        id="layout.header.field",
        pattern=(
            r"^\W*(?:(?:media|press|news\s+media|main|for\s+media)\s+)?(?:contacts?(?:\s+(?:person|information|details))?|"
            r"case(?:\s+(?:no\.?|number|#|nos\.?))?|docket(?:\s+no\.?)?|file\s+no\.?|reference(?:\s+no\.?)?|ref\.?(?:\s+no\.?)?|"
            r"(?:press\s+|media\s+|news\s+)?release\s+(?:no\.?|number|id|#)|unique\s+id|document\s+no\.?|serial\s+no\.?|from|origin|to|cc|bcc|sent|subject|"
            r"source|location|author|by|writer|issued\s+by|contact\s+us|tel(?:ephone)?\.?|ph(?:one)?\.?|fax|office|cell(?:phone)?|"
            r"mob(?:ile)?\.?|direct|desk|e-?mail|web(?:site)?|twitter|facebook|pages?|attention|attn)\s*[:#]"
        ),
        examples=(
            "Contact: Dana Example",
            "Case # 18HF0039",
            "Case #09HF1009",
            "RELEASE NO.: 10-004",
            "From: Fisheries",
        ),
        counter_examples=(
            "Contact between the two was rare",
            "From farm to fork: a new chain",
            "WHAT: ribbon cutting",
        ),
    ),
    Rule(
        id="layout.header.number",
        pattern=r"^\W*(?:(?:press\s+|media\s+|news\s+)?release\s+)?(?:no|nr|number)\b\.?\s*[:#]?\s*\d[\w/-]{0,20}\W*$",
        examples=("No. 17/2023", "RELEASE NO. 10-004"),
        counter_examples=("No 17 people were hurt in the fire",),
    ),
    Rule(
        id="layout.header.byline",
        pattern=r"^\W*by\s+(?-i:[A-Z][\w.’'-]{0,20})(?:\s+(?-i:[A-Z][\w.’'-]{0,20})){1,3}(?:\W.{0,60})?$",
        examples=("By Dana Example", "By Dana Q. Example, Staff Writer"),
        counter_examples=("By the end of the year, all schools will have water and light in every room.",),
    ),
)

BODY: tuple[Rule, ...] = (
    Rule(
        id="layout.bullet",
        pattern=r"^(?:[•●▪■◦‣▸►○❖✓➢§\uf0b7\uf0a7]\s*|[-–—*·+o»]\s+|\*(?=\w)|\(?\d{1,2}[.)]\s+|\(\d{1,2}\)\s*|[a-z]\)\s+)\S",
        examples=("• one", "- two", "1. three", "(9) Second degree robbery", "*Defendant released"),
        counter_examples=("-based", "1.5 million", "** MEDIA ADVISORY **"),
    ),
    Rule(
        id="layout.contact.item",
        pattern=(
            r"^\W*(?:{{email}}|(?:https?://|www\.)\S|{{phone}}\b|(?:tel(?:ephone)?|ph(?:one)?|fax|mob(?:ile)?|cell|office|"
            r"direct|desk|e-?mail|whatsapp|viber|skype|web|website|t|e|m|w)\s*[.:/|])"
        ),
        examples=("jane.doe@example.org", "+44 20 7946 0000", "Tel.: +389 2 555", "www.example.org"),
        counter_examples=(
            "teleworking is up",
            "2019 was a good year",
            "2024  2025",
            "26.08.2021",
            "the office",
        ),
    ),
    Rule(
        id="layout.contact.sentence",
        pattern=(
            r"^\W*(?:for\s+(?:all\s+)?(?:any\s+)?(?:further|more|additional|media|press|general|other)?\s*"
            r"(?:information|details?|enquir(?:y|ies)|inquir(?:y|ies)|questions?|interviews?|media|press)\b.{0,120}?"
            r"(?:contact|visit|call|e-?mail|:|please|see|at\b)|please\s+contact\b|(?:press|media)\s+contacts?\b|"
            r"(?:media|press|investor|news)\s+(?:relations\s+)?(?:contacts?|inquiries|enquiries|office|line|queries)\s*[:,–—-]|"
            r"questions\s+(?:may|can|should)\s+be\b|contacts?\s*:)"
        ),
        examples=(
            "For more information, please contact Dana",
            "Media contact: Dana Example",
            "Press contact : Dana",
        ),
        counter_examples=("For many years the press was free", "Contact tracing was slow"),
    ),
    Rule(
        id="layout.end_mark",
        pattern=r"^\W*(?:[#*_=~•\s-]{3,}|[#\s]{2,}|-*\s*(?:the\s+)?ends?(?:\s+of\s+(?:release|statement|text))?\s*-*|[-–—\s]*30[-–—\s]+|/{2}\w{2,6}/{2}.{0,12}|-*\s*xxx?\s*-*)\W*$",
        examples=("###", "# # #", "- ENDS -", "-30-", "***", "-END-", "# #"),
        counter_examples=("The end is near", "30 people", "***Two cameras will be allowed"),
    ),
    Rule(
        id="layout.about.heading",
        pattern=r"^\W*about\s+(?:the\s+)?[“\"']?(?-i:[A-Z]).{0,100}$",
        examples=("About Example Corporation", "ABOUT THE HARBOUR FUND", "About the GreenRoots Programme"),
        counter_examples=("all about it",),
    ),
    Rule(
        id="layout.about.inline",
        pattern=r"^\W*about\s+(?:the\s+)?(?-i:[A-Z])[^.:\n–—]{1,80}(?:[.:](?=\s+(?-i:[A-Z“\"]))|\s+[–—-]\s+(?-i:[A-Z]))",
        examples=("About MSDB. Created in 1974, it is a bank", "About Example Ltd: Example Ltd makes bolts"),
        counter_examples=("About 500 people came.", "About half of the town was flooded."),
    ),
    Rule(
        id="layout.about.standing",
        pattern=r"^.{0,600}?\b(?:forward[-\s]looking\s+(?:statements?|information)|safe\s+harbor|private\s+securities\s+litigation)\b",
        examples=("This release contains forward-looking statements within the meaning of the law.",),
        counter_examples=("She looked forward to the statement.",),
    ),
    Rule(
        id="layout.source_line",
        pattern=r"^\W*(?-i:SOURCE):?\s+(?-i:[A-Z]).{1,120}$",
        examples=("SOURCE Example Corporation",),
        counter_examples=("Sources say so", "Source Institute of Things"),
    ),
)

RULES: tuple[Rule, ...] = HEADER + BODY

_DASH = "(?:â€“|â€”|[-–—−‒―]{1,3})"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:\s*(?i:[ap]\.?m\b\.?))?"
_ZONE = r"(?:hrs|[A-Z]{2,5}|(?:[A-Z][A-Za-z]{1,10}/)?[A-Z][A-Za-z_]{2,16})"
_SERVICE_WORD = r"(?:\w*(?:[Nn]ews[Ww]ires?|[Ww]ires?|WIRE|PRESSRELEASE)|PR|Newsroom)"

DATELINE: dict[str, "re.Pattern[str]"] = {
    name: re.compile(pattern)
    for name, pattern in {
        "emphasis": r"[\ufeff\s*_]*",
        "bracket_end": r"[*_]{0,3}\s?[)\]]",
        "joint": rf"[\s*_]*(?:(?:\.\s?{_DASH}|{_DASH}|[,.:;|•·]|/(?![^/\n]{{2,60}}/))[\s*_]*)?",
        "dash": _DASH,
        "closing": rf"{_DASH}|[:;|]",
        "bracket": r"\s?\(([^()\n]{3,60})\)",
        "gap": r"\s{1,2}",
        "comma": r"\s?,\s{0,2}",
        "beside": r"\s?(?:/|,?\sand\s|\s&\s|\s[–-]\s)\s?",
        "part": r"\s?[,/()]\s?|\sand\s|\s[–-]\s",
        "word": r"[^\W\d_]+(?:[.’'`´-][^\W\d_]+)*",
        "weekday": rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=\s*(?:{_DASH}|\())",
        "before_date": (
            r"(?:\d{1,2}\s[A-Z]\w{2,12}\s\d{4}(?:\s(?:AH|A\.H\.|BS))?\s?(?:/|,?\scorresponding\sto)\s?)?"
            r"(?:the\s+)?(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?\(?(?:the\s+)?"
        ),
        "after_date": (
            r"(?i:(?:\s*,)?\s*\(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\)?)?"
            rf"(?:(?:\s*(?:,|at|@|{_DASH}))?\s*{_CLOCK}(?:\s+{_ZONE}(?=\s*(?:{_DASH}|[,;:|/()]|$)))?(?!\d))?"
        ),
        "service": (
            rf"\([^()\n]{{2,60}}\)|/\s?[^/\n]{{2,60}}?\s?/|\[[^\[\]\n]{{2,60}}\]\([^()\s]{{1,300}}\)"
            rf"|(?:[A-Z][\w.&’'-]{{0,20}}\s){{0,3}}{_SERVICE_WORD}(?:\s\([^()\n]{{2,80}}\))?(?=\s*(?:{_DASH}|[,/|]))"
        ),
        "short_service": rf"[A-Z][A-Za-z]{{1,11}}(?=\s+{_DASH}|--)",
        "service_word": rf"(?:^|\s){_SERVICE_WORD}$",
        "sentence_end": r"\w{2}[.!?][\"”’)]{0,2}\s*$",
        "flat": (
            r"(?P<place>[A-Z][A-Za-z.'’]*(?:\s(?!\s)[A-Z][A-Za-z.'’]*){0,3})"
            r"(?P<region>\s{2}(?!U\s?S\b)(?:[A-Z]\s?[A-Z]\b|[A-Z][a-z]+\b)(?=\s{2}))?\s{2,}(?=[A-Z])"
        ),
    }.items()
}
"""The parts of a dateline and the marks between them."""

_LINK = r"!?\[[^\[\]\n]{0,300}\]\([^()\n]{0,500}(?:\([^()\n]{0,100}\)[^()\n]{0,200})?\)"
LINES: dict[str, "re.Pattern[str]"] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "empty": r"[^\w\n]*$",
        "link": rf"\W{{0,3}}(?:[\w.]{{1,20}}\s){{0,2}}\W{{0,3}}(?:{_LINK}\W{{0,3}}){{1,12}}$",
        "number": r"\W{0,3}(?:page\s)?\d{1,5}(?:\s?(?:of|/)\s?\d{1,3}|k|\s?\|\s?page)?\W{0,3}$",
        "stamp": r"\W{0,3}\d{4}-\d\d-\d\d[T\s]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?\W{0,3}$",
        "asset": r"\W{0,3}(?:https?://\S{1,300}|[\w.-]{1,120})\.(?:jpe?g|png|gif|webp|svg|mp4|ico)\W{0,3}$",
        "url": r"\W{0,3}(?:https?://|www\.)\S{1,400}$",
        "crumb": r"\W{0,3}(?:>\s|\w[\w .'’&-]{0,40}\s?[>›»]\s?\w)",
        "more": r"\W{0,3}-?\(?more\)?-?\W{0,3}$",
        "counter": (
            r"\W{0,3}(?:views?|visits?|hits|shares?|likes?|comments?)\s?:?\s?\(?\d[\d,.]{0,9}k?\)?\W{0,3}$"
        ),
        "minutes": (
            r"\W{0,3}(?:reading\stime\W{1,3})?\d{1,3}(?:\s?[-–])?\s?min(?:ute)?s?\.?"
            r"(?:\sread(?:ing)?)?(?:\stime)?\W{0,3}$"
        ),
        "form": r"\W{0,3}(?:(?:first|last|your|full)\s)?(?:name|e-?mail|phone|message|comment)\s?\*\W{0,3}$",
    }.items()
}
"""What lines of furniture look like, each tried at the start of a line of bounded length."""
PAGE_NUMBER = re.compile(r"^\d{1,3}\b\W{0,9}|\W{0,9}\b(?:page\s)?\d{1,3}(?:\sof\s\d{1,3})?$", re.IGNORECASE)

HEADLINE: dict[str, "re.Pattern[str]"] = {
    "office": re.compile(
        r"(?:the )?hon |minister (?:for|of) |office of |"
        r"(?:the )?(?:republic|sultanate|kingdom|state|delegation|embassy) of "
    ),
    "address": re.compile(
        r"\b\d{1,5}[A-Za-z]?\s+(?:[\w.’'-]{1,25}\s+){1,3}(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|"
        r"way|plaza|square|suite|court|place|parkway|highway|floor)\b\.?|\b[A-Z][a-z]+,?\s+(?:[A-Z][A-Z]|[A-Z][a-z]+)"
        r"\.?\s+\d{5}\b|\bP\.?\s?O\.?\s?Box\b|\b\d{4,6}\s+[A-Z][a-z]+\s*$|\b(?:Road|Street|House|No\.?)\s\d{1,4}\b",
        re.IGNORECASE,
    ),
}
"""What lines of a letterhead look like, to tell them from headlines."""
