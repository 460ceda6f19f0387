"""What a release says around the name of the body that it comes from, as data."""

from pressfacts.lexicons import alternation, words
from pressfacts.rules import Patterns, Rule

VOCABULARY = {
    "office": alternation(words("issuer_offices")),
    "exchange": alternation(words("stock_exchanges")),
    "site_word": alternation(words("issuer_site_words")),
    "word": r"[A-Z][\w.’'-]{1,24}",
    "short": r"(?:DA|AG)",
    "division": r"(?:County|City|Parish|Borough|District|Province|Region|State)",
    "says": r"(?:said|says|announce[sd]?|confirm(?:ed|s)|launch(?:ed|es)|unveil(?:ed|s)|introduce[sd]"
    r"|issued|reported|reports|released?|publish(?:ed|es)|warn(?:ed|s)|urge[sd]|call(?:ed|s)\s+on|will|has|have"
    r"|plans?|filed|signed|opened|opens|appointed|named|awarded|joined|declared|completed|welcome[sd])",
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
        note="The words before the office are checked to name a place in `offices`.",
    ),
    Rule(
        id="card.issuer.bare_office",
        pattern=r"(?:^|(?<=[\s“\"]))(?:{{office}}|{{short}})(?=\s[A-Z])",
        examples=("District Attorney Ana Lund announced", "DA Ana Lund"),
        counter_examples=("the district attorney", "DAYS of Ana"),
        note="Without a place: it speaks for the one office of that name that the release names elsewhere.",
    ),
    Rule(
        id="card.issuer.source",
        pattern=r"^\W{0,4}SOURCE:?\s{0,3}\Z",
        examples=("SOURCE ", "SOURCE: "),
        counter_examples=("Source of water ", "source "),
    ),
    Rule(
        id="card.issuer.released",
        pattern=r"(?i:\b(?:(?:press|news|media)\s+(?:release|statement|communiqué|notice)\s+(?:of|by|from)"
        r"|issued\s+by|released\s+by|published\s+by|on\s+behalf\s+of|news\s+from|statement\s+by"
        r"|from\s+the\s+office\s+of)\b):?\s+(?:the\s+)?\Z",
        examples=("Press release of the ", "Issued by: ", "NEWS FROM "),
        counter_examples=("the tax was issued by way of ",),
    ),
    Rule(
        id="card.issuer.about",
        pattern=r"(?i:^\W{0,6}about\s+(?:the\s+)?)\Z",
        examples=("About ", "ABOUT THE "),
        counter_examples=("It is about the ",),
    ),
    Rule(
        id="card.issuer.subject",
        pattern=r"^\W{0,4}(?:(?i:{{day}})\W{1,3})?(?i:the\s+)?\Z",
        examples=("", "The ", "Today, ", "On Monday, the "),
        counter_examples=("A report by the ", "Today, Harbour Bank and "),
    ),
    Rule(
        id="card.issuer.announces",
        pattern=r"^(?:\s?\([^()\n]{1,60}\)){0,2}(?:,[^,;.\n]{2,120},)?\s+(?:(?i:today|also|jointly|proudly)\s+)?(?i:{{says}})\b",
        examples=(
            " today announced",
            " (NYSE: HBT) has received",
            ", a maker of boats, said",
            " announced on Monday",
        ),
        counter_examples=(" and Harbour Bank announced", "’s chair said", " received money"),
    ),
    Rule(
        id="card.issuer.officer",
        pattern=r"^[\s,]{1,4}(?:{{word}}\s+){0,4}{{word}},?\s+(?:(?i:today|also|recently)\s+)?(?i:{{says}})\b",
        examples=(" Ana Lund announced today", "\nAna Lund\nsaid today", " Ana B. Lund today said"),
        counter_examples=(" investigators said",),
    ),
    Rule(
        id="card.issuer.holder",
        pattern=r"^[\s,]{1,4}(?:{{word}}\s+){0,4}{{word}},?\s+[a-z]",
        examples=(" Ana Lund testified today", "\nAna Lund\nvisited"),
        counter_examples=(" investigators said", ". The"),
        note="Where the office opens the lede, whatever its holder does is what the release is about.",
    ),
    Rule(
        id="card.issuer.ticker",
        pattern=r"^[^\n]{0,60}?\((?:{{exchange}}\s?:|(?:the|our)\s+[“\"](?i:company|firm|group|bank)[”\"])",
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

PATTERNS = Patterns(RULES, VOCABULARY)
