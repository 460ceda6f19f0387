"""What a release says around the name of the organisation that issued it, as data."""

from pressfacts.lexicons import alternation, words
from pressfacts.rules import Patterns, Rule

VOCABULARY = {
    "office": alternation(words("issuer_offices")),
    "exchange": alternation(words("stock_exchanges")),
    "site_word": alternation(words("issuer_site_words")),
    "word": r"[A-Z][\w.’'-]{1,24}",
    "name": r"(?P<name>[A-Z0-9][^\W_]?[\w&.’'®™+–-]{0,30}(?:[ \t](?:(?:of|the|and|for|de|la|in|&|at|–|-)"
    r"[ \t]){0,2}[A-Z0-9“\"][\w&.’'®™+”\"-]{0,30}){0,8})",
    "end": r"(?=[ \t]{0,3}(?:[\n:(,|]|\Z|is\b|was\b))",
    "division": r"(?:County|City|Parish|Borough|District|Province|Region|State)",
    "day": r"(?:today|yesterday|this\s+(?:morning|afternoon|evening|week|month)|on\s+[A-Z]\w{2,8}day"
    r"|in\s+[A-Z]\w{2,8})",
}

RULES: tuple[Rule, ...] = (
    Rule(
        id="card.issuer.office",
        pattern=r"\b(?P<place>(?:{{word}}[ \t]){1,3}?)(?:{{division}}[ \t])?(?:Criminal[ \t])?{{office}}\b"
        r"(?![’']s)",
        examples=("Keldan County District Attorney Ana Lund", "Ohio Attorney General Ana Lund"),
        counter_examples=("the district attorney", "Deputy attorney general"),
        note="`offices` checks that the words before the office name a place.",
    ),
    Rule(
        id="card.issuer.holder",
        pattern=r"[\s,]{1,4}(?:{{word}}\s+){0,4}{{word}},?\s+[a-z]",
        examples=(" Ana Lund testified today", "\nAna Lund\nvisited"),
        counter_examples=(" investigators said", ". The"),
    ),
    Rule(
        id="card.issuer.source",
        pattern=r"(?:^|\n|(?<=\s))\W{0,4}SOURCE:?\s{0,3}(?:the\s)?{{name}}(?=[ \t]{0,3}(?:\n|\Z))",
        examples=("SOURCE Harbour Trust Inc.", "SOURCE: Harbour Trust"),
        counter_examples=("Source of water ", "SOURCE of it"),
    ),
    Rule(
        id="card.issuer.released",
        pattern=r"(?i:\b(?:(?:press|news|media)\s+(?:release|statement|communiqué|notice|service)\s+(?:of|by|from)"
        r"|issued\s+by|released\s+by|published\s+by|on\s+behalf\s+of|(?:news|bulletin)\s+(?:from|of)|statement\s+by"
        r"|from\s+the\s+office\s+of)\b|(?:^|\n)\s{0,3}from(?=:)):?\s+(?:the\s+)?{{name}}",
        examples=(
            "Press release of the Harbour Trust",
            "Issued by: Harbour Trust",
            "NEWS FROM HARBOUR TRUST",
        ),
        counter_examples=("the tax was issued by way of ",),
    ),
    Rule(
        id="card.issuer.about",
        pattern=r"(?:^|\n|\A)\W{0,6}(?i:about)\s+(?:(?i:the)\s+)?{{name}}{{end}}",
        examples=("About Harbour Trust", "ABOUT THE HARBOUR TRUST:", "About Harbour Trust Harbour Trust is"),
        counter_examples=("It is about the ", "About 20 people came"),
    ),
    Rule(
        id="card.issuer.details",
        pattern=r"(?:^|\n|\A)\W{0,4}(?i:contact\s?details|company\s?name|media\s?contact|for|contacts?):?"
        r"[ \t]{0,3}\n?{{name}}(?=[ \t]{0,3}(?:[\n,]|\Z))",
        examples=("Contact DetailsHarbour Trust", "Media Contact: Harbour Trust", "For: HARBOUR Trust"),
        counter_examples=("Contact details of the ",),
    ),
    Rule(
        id="card.issuer.letterhead",
        pattern=r"(?:^|\n|\A)\W{0,3}(?i:the\s)?{{name}}(?=[ \t]{0,3}(?:[\n,|–•·]|\Z))",
        examples=("HARBOUR TRUST\nOffice of the Director", "Harbour Trust"),
        counter_examples=("harbour trust",),
    ),
    Rule(
        id="card.issuer.subject",
        pattern=r"(?:\A|^|\s[-–—]{1,3}\s?|--|\)\s)(?:(?i:{{day}})\W{1,3})?(?:[Tt]he\s)?{{name}}"
        r"(?=(?:\s?\([^()\n]{1,60}\)){0,2}(?:,\s(?:a|an|the|one|and)\b|\s(?:today|has|have|is|are|will|proudly|recently)\b"
        r"|\s[a-z]{2,12}(?:ed|es|s)\b))",
        examples=("Harbour Trust, a maker", "GRAZ – The Harbour Trust (HT) has", "Harbour announces"),
        counter_examples=("harbour trust announced",),
    ),
    Rule(
        id="card.issuer.opening",
        pattern=r"^\W{0,4}(?:(?i:{{day}})\W{1,3})?(?i:the\s+)?\Z",
        examples=("", "The ", "Today, ", "On Monday, the "),
        counter_examples=("A report by the ", "Today, Harbour Bank and "),
    ),
    Rule(
        id="card.issuer.ticker",
        pattern=r"[^\n]{0,60}?\((?:{{exchange}}\s?:|(?:the|our)\s+[“\"](?i:company|firm|group|bank)[”\"])",
        examples=(" (NYSE: HBT)", ", Inc. (the “Company”)"),
        counter_examples=(" (HBT)",),
    ),
    Rule(
        id="card.issuer.copyright",
        pattern=r"(?:©|\(c\)|(?i:copyright))\s{0,2}(?:(?:©|\(c\))\s{0,2})?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s.,]{0,3}"
        r"(?i:by\s+)?(?P<name>[A-Z][^\n|•·]{2,60})",
        examples=("© 2026. Keldan County. All rights", "Copyright 2020-2024 Harbour Trust"),
        counter_examples=("the right to copy",),
    ),
    Rule(
        id="card.issuer.site_words",
        pattern=r"(?i:(?:^|\s){{site_word}}$|^{{site_word}}\s(?:of\s(?:the\s)?)?)",
        examples=("Harbour Trust Newsroom", "Newsroom of the Harbour Trust"),
        counter_examples=("Harbour Trust", "Newsworthy"),
    ),
)

PLACES_OF_NAMES: dict[str, tuple[str, ...]] = {
    "about": ("about", "notes", "body", "contact"),
    "source": ("contact", "notes", "about", "body"),
    "details": ("contact", "notes", "header"),
    "released": ("header", "contact", "notes", "subhead", "furniture"),
    "letterhead": ("header", "contact"),
    "subject": ("body",),
}
"""The zones in which each place is looked for."""

TWICE = r"(?P<once>.{2,60}?)[ \t]?(?P=once)\Z"
"""A heading glued to the name that opens its paragraph: "About Harbour Trust Harbour Trust is"."""

VERB_AFTER = (
    r"(?:\s?\([^()\n]{1,60}\)){0,2}(?:,[^,;.\n]{2,120},)?\s+(?:(?:[a-z]{2,9}ly|today|also)\s+)?"
    r"(?P<word>[a-z]{2,14})\b"
)
"""The word that follows a name, a ticker and an apposition."""

CHAMBER = (
    r"(?i:(?:the\s)?(?:u\.?s\.?|united\sstates)?\s?(?:congress|senate|parliament"
    r"|house(?:\sof\s(?:representatives|commons|lords))?))"
)
"""A chamber: what comes from there is a member's or a committee's."""

BRANCH = r"\s+(?:and|&)\s+[A-Z]"
"""A name that goes on to a second one."""

PATTERNS = Patterns(RULES, VOCABULARY)
