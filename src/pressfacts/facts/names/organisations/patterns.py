"""Patterns and words of the rules for organisations; names are grown around what they match."""

import re
from re import Pattern

from pressfacts.record.schema import OrganisationRole
from pressfacts.rules import Patterns, Rule

VOCABULARY = {
    "name": (
        r"(?:[A-Z0-9À-Þ][\w’'&.\-]{1,30}|3M)"
        r"(?:(?:[^\S\n]+(?:&[^\S\n]+)?|,[^\S\n]+(?=(?:Inc|LLC|Ltd|Co|Corp|S\.A)\b))[A-Z0-9À-Þ][\w’'&.\-]{0,30}){0,6}"
    ),
    "quoted_noun": (
        r"(?i:project|programme|program|initiative|campaign|scheme|foundation|public\s+foundation|NGO|association"
        r"|public\s+association|organi[sz]ation|union|fund|centre|center|cooperative|company|newspaper|agency|party)"
    ),
    "exchange": (
        r"(?:NYSE(?:\s+(?:American|Arca))?|NASDAQ|Nasdaq|AMEX|OTC\w*|LSE|AIM|TSX(?:-?V)?|ASX|SGX|HKEX|HKSE|PSE|JSE|NSE"
        r"|BSE|SIX|Euronext(?:\s+\w+)?|XETRA|Xetra|FWB|TYO|TSE|KRX|BMV|B3|CSE|EPA|BIT|BME|IDX|SET|MSE|GSE|USE|WSE|ISE)"
    ),
}

TICKER = Rule(
    id="organisations.ticker",
    pattern=(
        r"(?P<name>{{name}})\s*\(\s*(?:[A-Z]{2,6}(?:\s*[:,])?\s+)?{{exchange}}(?:\s+[A-Z]\w{2,12})?"
        r"\s*[:,]\s*[A-Z0-9.\-]{1,8}\b[^()]{0,60}\)"
    ),
    examples=("Norvane (NYSE: NVN)", "Tall Oak Corp. (Nasdaq: TALL)"),
    counter_examples=("Norvane (the company)",),
)
QUOTED = Rule(
    id="organisations.quoted",
    pattern=r"\b(?P<noun>{{quoted_noun}})\s+(?:of\s+)?[\"“«„](?P<name>[^\"“”»\n]{3,110}?)[\"”»“]",
    examples=("the project “Open Roads in the Valley”", 'the NGO "Svet" trained'),
    counter_examples=("the project said “We are glad”", "the coach “Bear” Smith"),
)
ABOUT = Rule(
    id="organisations.about",
    pattern=r"(?m)^[^\S\n]*(?:About|ABOUT)\s+(?:[Tt]he\s+|THE\s+)?(?P<name>[^\n.:?!]{2,70}?)(?:[^\S\n]*:)?[^\S\n]*$",
    examples=("About Solenne\nSolenne makes glass.", "x\nABOUT NORVANE:\n"),
    counter_examples=("It is all about Solenne",),
)
_TAIL = r"\s+(?:jointly\s+|together\s+)?by\s+(?:(?:the|an?|its|our)\s+)?$"
ORGANISED_BY = Rule(
    id="organisations.role.organised_by",
    pattern=r"\b(?P<cue>(?:co-?|jointly\s+)?(?:organi[sz]ed|arranged|convened|conducted|held|run|staged))"
    + _TAIL,
    examples=("the training was organised by the ", "co-organized jointly by "),
    counter_examples=("organised crime ",),
)
HOSTED_BY = Rule(
    id="organisations.role.hosted_by",
    pattern=r"\b(?P<cue>(?:co-?)?hosted)" + _TAIL,
    examples=("an event hosted by ",),
    counter_examples=("hosted the ",),
)
FUNDED_BY = Rule(
    id="organisations.role.funded_by",
    pattern=(
        r"\b(?P<cue>(?:co-?)?(?:funded|financed|sponsored|paid\s+for)|[Ww]ith\s+(?:the\s+)?(?:generous\s+)?"
        r"(?:financial\s+support|funding|financing|support|assistance)\s+(?:of|from)|[Tt]hanks\s+to\s+(?:the\s+)?"
        r"(?:support|funding)\s+(?:of|from)|grants?\s+from|donors?:?)"
        r"(?:\s+(?:in\s+full\s+|jointly\s+|mainly\s+|partly\s+)?by)?\s+(?:(?:the|an?|its|our)\s+)?$"
    ),
    examples=("a project funded by the ", "with the financial support of the ", "with funding from "),
    counter_examples=("supported the ",),
)
IMPLEMENTED_BY = Rule(
    id="organisations.role.implemented_by",
    pattern=r"\b(?P<cue>(?:co-?)?(?:implemented|carried\s+out|executed|delivered|administered|managed))"
    + _TAIL,
    examples=("is implemented by the ", "carried out by "),
    counter_examples=("implemented in the ",),
)
PARTNERED_WITH = Rule(
    id="organisations.role.in_partnership_with",
    pattern=(
        r"\b(?P<cue>[Ii]n\s+(?:close\s+)?(?:partnership|cooperation|co-operation|collaboration|conjunction|association"
        r"|coordination|consortium)\s+with|(?:[Jj]ointly|[Tt]ogether|partnered|partnering|partners|cooperates?|collaborates?"
        r"|collaborated|teamed\s+up|working)\s+with|partner(?:s|ship)?:?)\s+(?:(?:the|an?|its|our)\s+)?$"
    ),
    examples=("in partnership with the ", "together with the ", "In close cooperation with "),
    counter_examples=("a partner of the ",),
)
ATTENDED_BY = Rule(
    id="organisations.role.attended_by",
    pattern=(
        r"\b(?P<cue>attended\s+by(?:\s+[\w\-]+){0,4}?(?:\s+(?:of|from))?|(?:representatives|participants|staff|officers"
        r"|officials|specialists|members|delegates|employees|experts)\s+(?:of|from))\s+(?:(?:the|an?|its)\s+)?$"
    ),
    examples=("attended by representatives of the ", "officers from the "),
    counter_examples=("attended the ",),
)
_VERB = (
    r"(?:\s*\([^()\n]{1,40}\))?\s*,?\s+"
    r"(?:has\s+|have\s+|today\s+|yesterday\s+|jointly\s+|also\s+|will\s+|is\s+){0,3}"
)
ORGANISES = Rule(
    id="organisations.role.organises",
    pattern=_VERB
    + r"(?P<cue>(?:co-?)?(?:organi[sz](?:es?d?|ing)|convene[sd]?|conduct(?:s|ed)?|arrange[sd]?"
    + r"|held|holds))\b",
    examples=(" organised a seminar", " (UNODC) conducted training"),
    counter_examples=(" said that the seminar",),
)
HOSTS = Rule(
    id="organisations.role.hosts",
    pattern=_VERB + r"(?P<cue>(?:co-?)?host(?:s|ed|ing))\b",
    examples=(" hosted a seminar",),
    counter_examples=(" and the host",),
)
FUNDS = Rule(
    id="organisations.role.funds",
    pattern=_VERB
    + r"(?P<cue>(?:co-?)?(?:fund(?:s|ed|ing)|finance[sd]?|sponsor(?:s|ed)?|donate[sd]?|paid\s+for))\b",
    examples=(" funded the project", " has financed"),
    counter_examples=(" fundamentally",),
)
IMPLEMENTS = Rule(
    id="organisations.role.implements",
    pattern=_VERB + r"(?P<cue>(?:co-?)?implement(?:s|ed|ing))\b",
    examples=(" implements the project",),
    counter_examples=(" implementation",),
)
ATTENDS = Rule(
    id="organisations.role.attends",
    pattern=_VERB + r"(?P<cue>attend(?:s|ed)|took\s+part|takes\s+part|participate[sd]?)\b",
    examples=(" took part in the exercise", " attended"),
    counter_examples=(" attendance",),
)
BEFORE_CUES: tuple[tuple[OrganisationRole, Rule, tuple[str, ...]], ...] = (
    ("organiser", ORGANISED_BY, ("by",)),
    ("host", HOSTED_BY, ("by",)),
    (
        "funder",
        FUNDED_BY,
        ("fund", "financ", "sponsor", "paid", "support", "assist", "grant", "donor"),
    ),
    ("implementer", IMPLEMENTED_BY, ("by",)),
    ("partner", PARTNERED_WITH, ("with", "partner")),
    ("participant", ATTENDED_BY, ("by", "of", "from")),
)
"""Cues before a name; each match of a rule holds one of its pieces, so that most searches are spared."""
AFTER_CUES: tuple[tuple[OrganisationRole, Rule], ...] = (
    ("organiser", ORGANISES),
    ("host", HOSTS),
    ("funder", FUNDS),
    ("implementer", IMPLEMENTS),
    ("participant", ATTENDS),
)
RULES = (
    TICKER,
    QUOTED,
    ABOUT,
    *(rule for _, rule, _ in BEFORE_CUES),
    *(rule for _, rule in AFTER_CUES),
)
FLAGS = 0
PATTERNS = Patterns(RULES, VOCABULARY, FLAGS)
HOST = r"(?:@|www\.|https?://)(?:[\w\-]+\.){0,2}?([\w\-]{3,40})\.[a-z]{2,12}\b"
"""An address on the net; its group is the name of the host without its ending."""
COORDINATED = (
    r"(?:\s*\([^()]{1,60}\))?\s*(?:,|;|and|&|as\s+well\s+as|together\s+with|jointly\s+with|along\s+with|or|,\s*and)?"
    r"\s*(?:the\s+|an?\s+)?$"
)
"""What stands between two names that share a role."""
TICKER_CUE = r"\(\s*(?:[A-Z]{2,6}(?:\s*[:,])?\s+)?{{exchange}}"
"""Part of `TICKER` that is looked for first: most releases have none, and names are long to try."""


def compiled(rule: Rule) -> Pattern[str]:
    """The compiled pattern of a rule of this module."""
    return PATTERNS.rule(rule.id)


# Word tokens.

_ABBREVIATIONS = (
    r"(?:Inc|Corp|Co|Sp|Ltd|Pte|Pvt|Kft|Zrt|Nyrt|Ltda|No|Nos|St|Ste|Mt|Ft|Dr|Mr|Mrs|Ms|Sen|Sens|Rep|Reps|Gov|Sgt|Lt|Capt"
    r"|Col|Gen|Prof|Jr|Sr|Dept|Univ|Bros|Assn|Natl|Intl|Ave|Blvd|Rd|Calif|Conn|Fla|Ill|Ind|Mass|Mich|Minn|Tenn|Pa|Va|Wash|Wis)"
)
_INNER = (
    r"(?:(?<=[A-Z])/(?=[A-Z])|[’'‘`´&\-‑–](?=[^\W_])|(?<=[A-Z])\.(?=[A-Z])|(?<=[a-z])\.(?=[a-z])"
    r"|\.(?=(?:com|org|net|io|ai|co|tv|gov|edu)\b))"
)
_PLAIN_WORD = r"[A-Z]?[a-z]+(?=[ ,\n])"  # what most words are; the others would say the same of it, later
WORD = re.compile(
    rf"{_PLAIN_WORD}|(?:[^\W\d_]\.){{2,}}|\bU S(?=\s)|S\.[ap]\.A\.|{_ABBREVIATIONS}\.(?=\s|,|\)|$)"
    rf"|[A-Z]\.(?=\s[A-Z])|[#@]?[^\W_]+(?:{_INNER}[^\W_]+)*(?:(?<=s)[’'](?=\s+[A-Z]))?!?(?:\+(?=\s))?|&"
)
PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n")
PUNCTUATION = re.compile(r"[.,;:()]")
ENDS_SENTENCE = re.compile(r"[.!?:;•*]|\n")
POSSESSIVE = re.compile(r"(?:[’'‘`´]s|(?<=s)[’'])$", re.IGNORECASE)
FULL_STOP = re.compile(r"[”\"’')\]]{0,2}[.!?]")

PARENT_LINK = re.compile(r"\s(?:of|under|at|within)\s+(?:the\s+)?(?=[A-ZÀ-Þ])")
"""What leads from a unit to its parent."""

BRACKETED = re.compile(r"\s*\([^()]*\)\s")
"""A bracket inside a name."""

OWNER = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])\s+(?=[A-ZÀ-Þ])")
"""The possessive of a parent before its unit."""

SHORT_FORM = re.compile(r"[^\W_][\w.&/\-]{1,11}$")
"""The characters of an acronym."""

MARKS = re.compile(r"[^\w]")
"""What is no letter and no digit."""
