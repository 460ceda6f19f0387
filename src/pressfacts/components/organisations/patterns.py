"""Patterns and words of the rules for organisations; names are grown around what they match."""

from re import Pattern

from pressfacts.rules import Rule, compile_pattern

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
    "body": (
        r"(?:company|corporation|firm|startup|start-up|maker|manufacturer|provider|supplier|producer|developer|distributor"
        r"|retailer|operator|bank|insurer|consultancy|agency|brand|non-?profit|charity|organi[sz]ation|NGO|foundation"
        r"|subsidiary|contractor|utility|airline|publisher|newspaper|think\s+tank|association|cooperative|co-operative"
        r"|network|federation|union|institute|group|business|enterprise)"
    ),
}

TICKER = Rule(
    id="organisations.ticker",
    pattern=(
        r"(?P<name>{{name}})\s*\(\s*(?:[A-Z]{2,6}\s*[:,]?\s+)?{{exchange}}(?:\s+[A-Z]\w{2,12})?"
        r"\s*[:,]\s*[A-Z0-9.\-]{1,8}\b[^()]{0,60}\)"
    ),
    examples=("Norvane (NYSE: NVN)", "Tall Oak Corp. (Nasdaq: TALL)"),
    counter_examples=("Norvane (the company)",),
)
APPOSITION = Rule(
    id="organisations.apposition",
    pattern=(
        r"(?<![\w’'\-.] )(?<![\w,(:])(?P<name>{{name}}),\s+(?:an?|the)\s+(?:[\w\-’']+\s+){0,5}?{{body}}\b"
        r"(?!\s+(?:owner|executive|manager|officer|director|leader|worker))"
    ),
    examples=("\nSolenne, a French maker of glass", "\nPasos, a local non-profit"),
    counter_examples=("Solenne makes glass", "Ana Ruiz of Solenne, a French maker of glass"),
    note="Only where the name opens a sentence: elsewhere the noun may describe another name.",
)
QUOTED = Rule(
    id="organisations.quoted",
    pattern=r"\b(?P<noun>{{quoted_noun}})\s+(?:of\s+)?[\"“«„](?P<name>[^\"“”»\n]{3,110}?)[\"”»]",
    examples=("the project “Open Roads in the Valley”", 'the NGO "Svet" trained'),
    counter_examples=("the project said “We are glad”", "the coach “Bear” Smith"),
)
ABOUT = Rule(
    id="organisations.about",
    pattern=r"(?m)^[^\S\n]*(?:About|ABOUT)\s+(?:[Tt]he\s+|THE\s+)?(?P<name>[^\n.:?!]{2,70}?)[^\S\n]*:?[^\S\n]*$",
    examples=("About Solenne\nSolenne makes glass.", "x\nABOUT NORVANE:\n"),
    counter_examples=("It is all about Solenne",),
)
RULES = (TICKER, APPOSITION, QUOTED, ABOUT)
FLAGS = 0


def compiled(rule: Rule) -> Pattern[str]:
    """The compiled pattern of a rule of this module."""
    return compile_pattern(rule.pattern, VOCABULARY, FLAGS)
