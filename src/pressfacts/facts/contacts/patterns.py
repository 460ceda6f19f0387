"""Patterns of addresses and numbers, and of the words beside them, as data.

To add one, write a `Rule` with an example and a counter-example. Single words go into the lexicons
``phone_cues.tsv``, ``number_labels.txt`` and ``top_level_domains.tsv``. Every repetition is bounded and
every pattern starts at a boundary, so that time grows with the length of the text.
"""

import re

from pressfacts.lexicons import alternation, table, words
from pressfacts.rules import Patterns, Rule

FLAGS = re.IGNORECASE

VOCABULARY = {
    "at": r"(?:\s?[\[({]\s?at\s?[\])}]\s?)",
    "dot": r"(?:\.|\s?[\[({]\s?dot\s?[\])}]\s?|\sdot\s)",
    "label": r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
    "local": r"(?<![\w.+@-])[\w.+'’-]{1,64}",
    "ending": alternation(frozenset(row["domain"] for row in table("top_level_domains"))),
    "glued": r"(?=\d{3}[-.\s(]\d|\(\d{3}\)|(?-i:[A-Z])[a-z]{1,30}(?!\w|[.@-]\w)|https?:|www\.)",
    "end": r"(?:(?-i:{{ending}}){{glued}}|[a-z]{2,24}(?![\w@]|\.(?-i:[a-z0-9])))",
    "path": r"(?:[/?#][^\s<>\"“”«»|\[\]{}]{0,400})",
    "space": r"[ \t\u00a0\u2009\u202f]",
    "group": r"(?:(?:[ \t\u00a0\u2009\u202f.\u2010-\u2013-]{1,2}\(?|\(|(?<=\)))\d{1,12}\)?)",
    "phone_cue": alternation(frozenset(row["cue"] for row in table("phone_cues"))),
    "not_phone": alternation(words("number_labels")),
    "audience": r"(?:media|press|investors?|public|general|news|consumer|customer|analysts?|trade|policy)",
    "network": r"(?:facebook|fb|instagram|ig|twitter|x|telegram|tiktok|youtube|linkedin|threads|bluesky)",
    "mailbox": r"(?:media|press|info|contact|news|office|pr|ir|investors?|sales|support|hello|editor"
    r"|communications)",
}

RULES: tuple[Rule, ...] = (
    Rule(
        id="contacts.email.plain",
        pattern=r"{{local}}@(?:[a-z0-9-]{1,63}\.){1,6}?{{end}}",
        examples=("write to mara.lind@press.example.org.", "O'Neil@example.org", "mara@example.orgPhone: 1"),
        counter_examples=("[email protected]", "follow @example", "a@b"),
        needs="@",
    ),
    Rule(
        id="contacts.email.spelled",
        pattern=r"{{local}}{{at}}(?:[a-z0-9-]{1,63}{{dot}}){1,5}[a-z]{2,24}(?!\w)",
        examples=(
            "mara.lind[at]example.org",
            "mara (at) example dot org",
            "mlind [at] press-example [dot] org",
        ),
        counter_examples=("she works (at) home", "mara[at]", "open (at night).now"),
        note="Spelled to mislead harvesters; the at-sign stands in brackets.",
        needs=r"[\[({]\s?at\s?[\])}]",
    ),
    Rule(
        id="contacts.url.scheme",
        pattern=r"(?<!@)(?:https?|ftp)://[^\s<>\"“”«»|\[\]{}]{3,500}",
        examples=("see https://www.example.org/a?b=1.", "Websitehttps://example.org"),
        counter_examples=("http://", "https is safe"),
        needs="://",
    ),
    Rule(
        id="contacts.url.www",
        pattern=r"(?<![@./-])www\d?\.(?:[\w-]{1,63}\.){1,6}?{{end}}{{path}}?",
        examples=("at www.example.org/press", "www.example.org.", "Texaswww.example.org212.555.0123"),
        counter_examples=("www. is a prefix", "mail@www.example.org"),
        needs=r"(?-i:[Ww])ww\d?\.",
    ),
    Rule(
        id="contacts.url.bare",
        pattern=r"(?<![\w@./'’-])(?:{{label}}\.){1,5}(?P<ending>{{ending}})(?![\w@-]|\.\w){{path}}?",
        examples=("visit harbour.example.org today", "t.me/harbour_news", "at quay.io."),
        counter_examples=("mara@harbour.org", "end of it.Then", "v2.0"),
        needs=r"\.{{ending}}(?![\w@-]|\.\w)",
    ),
    Rule(
        id="contacts.handle.at",
        pattern=r"(?<![\w@./])@(?=[\w.]{0,30}[a-z])[a-z0-9_](?:[\w.]{0,29}\w)?(?![\w@])",
        examples=("follow @harbour_news", "X: @Harbour."),
        counter_examples=("mara@example.org", "@ 5 pm", "@2019"),
        needs="@",
    ),
    Rule(
        id="contacts.handle.network",
        pattern=r"\b{{network}}\s?:\s?(?P<handle>/[a-z][\w.]{2,40})",
        examples=("Facebook: /HarbourNews",),
        counter_examples=("and/or", "Twitter: harbour"),
        needs=r":\s?/[a-z]",
    ),
    Rule(
        id="contacts.phone.international",
        pattern=r"(?<!\+)(?<!\b[a-z])\(?\+{{space}}?\(?\d{1,15}\)?{{group}}{0,7}(?!\d)",
        examples=("+1 (212) 555-0123", "(+998 71) 200-14-68", "+33 (0)1 55 50 14 72", "+12125550123"),
        counter_examples=("a+1", "C++ 20"),
        note="8 to 15 digits, the limit of ITU-T E.164.",
        needs=r"\+",
    ),
    Rule(
        id="contacts.phone.north_american",
        pattern=r"(?<![\d+$€£#_])(?<![\d)][-.,/])(?<!\d\))(?<!\d\)\s)(?:\(?1\)?[-.\s]\s?)?"
        r"(?:\([2-9]\d\d\){{space}}{0,2}[-./]?{{space}}?|[2-9]\d\d(?:{{space}}?[-./\u2010-\u2013]{{space}}?|{{space}}{1,2}))"
        r"[2-9]\d\d(?:{{space}}?[-.\u2010-\u2013]\s?|{{space}}{1,2})\d{4}(?![\d%]|[-.,/]\d)",
        examples=("(212) 555-0123", "212/555-0123", "212.555.0123", "1-800-555-0199", "202  555 0123"),
        counter_examples=(
            "$212 555 0123",
            "12-212-555-01234",
            "112-555-0123",
            "212-555-01",
            "(57) 212 555 0123",
        ),
        needs=r"\d{3}\D{1,3}\d{4}",
    ),
    Rule(
        id="contacts.phone.vanity",
        pattern=r"(?<![\w+$-])(?:1[-.\s])?\(?8(?:00|33|44|55|66|77|88)\)?[-.\s]"
        r"(?-i:\d{3}[-.\s][A-Z]{4}|(?=[A-Z\d-]{0,8}[A-Z])[A-Z\d]{1,7}(?:-[A-Z\d]{2,7}){0,2})(?![\w-])",
        examples=("1-800-555-TIPS", "1-888-HARBOUR", "1-866-4-REFUGE", "(800) 345-VOTE"),
        counter_examples=("800 delegates", "1-800-555-0199"),
        note="Only capitals stand for digits.",
        needs=r"8(?:00|33|44|55|66|77|88)\)?[-.\s]",
    ),
    Rule(
        id="contacts.phone.national",
        pattern=r"(?<![\w+$€£#%])(?<!\d[-.,/])\(?\d{1,12}\)?{{group}}{0,6}(?![\w%]|[-.,/]\d)",
        examples=("0700 555 018", "06-55500173", "7748 2210", "(077) 50-11-26", "16611"),
        counter_examples=("$5000", "x5", "1234567890123"),
        note="Any digits; the words beside them decide.",
    ),
)

EXTENSION = (
    r"{{space}}{0,2},?{{space}}?\(?(?:(?:ext|extn|extension|loc|local|poste)\b|x(?=\s?\d))\.?:?"
    r"{{space}}?\d{1,6}\)?"
)
"""What may follow a number."""

SEAMS = (
    r"^.{0,40}?(?:\d{3}[-.])?\d{3}[-.]\d{4}(?=[a-z])",
    r"^\d{5}(?=[a-z]{3})",
    r"^(?-i:E-?[Mm]ail|Contact)(?=[a-z]{2})",
    r"^(?-i:(?:[A-Z][a-z]{2,12}){0,2}(?:Relations|Affairs|Inquiries|Contact|Officer|Director|Manager)(?=[a-z]{2}))",
)
"""What is glued to the front of an address: a number, a postal code, a label."""

GLUED_CUE = r"^(?-i:[A-Z][a-z]{2,9})(?=(?-i:[A-Z]))"
"""A word at the front of an address; a label where a number stands before it: "555.0123 OfficeEditor@"."""

GLUED_NAME = r"^(?-i:[A-Z][a-z]{2,20})(?={{mailbox}}$)"
"""A family name at the front of a mailbox; glued where a given name stands before it: "Ana Lundpress@"."""

GIVEN_NAME_BEFORE = r"(?-i:[A-Z][\w.’'-]{1,20})\s$"
NUMBER_BEFORE = r"\d\s?$"

GLUED_HEADING = r"(?<=[a-z0-9/])(?=(?-i:About|Contact|Source|Phone|Email|Media|For)$)"
"""The first word of a heading glued to the end of a URL."""

NO_PHONE = (
    r"\(?(?:(?:19|20)\d\d[-./ ][01]?\d[-./ ][0-3]?\d"
    r"|(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|[12]\d|3[01])[-./ ](?:19|20)?\d\d(?:\s\d{1,2})?"
    r"|(?:19|20)\d\d\s?[-/\u2010-\u2013]\s?(?:19|20)?\d\d|\d{5}-\d{4}"
    r"|\d{1,2}\s+(?:19|20)\d\d|\d{1,9}\.\d{1,9}(?:\s\d{1,9}\.\d{1,9}){0,6})\)?"
)
"""Dates in digits, spans of years, American postal codes, decimal fractions."""

THOUSANDS = r"[1-9]\d{0,2}(?:[.\s]\d{3}){1,4}"
"""A number in groups of three digits."""

BETWEEN_NUMBERS = r"[\s,;/|·•–-]{1,4}(?:or\s+|and\s+)?(?:[a-z]{2,9}\.?:?\s{0,3})?"
"""What may stand between two numbers of a list."""

PHONE_CUE_BEFORE = (
    r"(?:\b{{phone_cue}}|\b(?:[tmfpc]|tf)(?=\s?[.:+]))[\s.:)|–-]{0,6}"
    r"(?:(?:at|on|to|is|us\s+(?:at|on)|number|no\.?)\s+)?[\s:]{0,3}$"
)
PHONE_CUE_AFTER = (
    r"^{{space}}{0,2}[(]?(?:office|desk|mobile|cell|pager|phone|tel|fax|direct|toll[- ]free|o|c|m|h)\b"
)
CALL_BEFORE = (
    r"\b(?:call(?:ing|ed)?|dial(?:l?ing)?|ring|phone|telephone|hotline|toll[- ]free)\b[^.;!?\n]{0,90}$"
)
"""A verb of calling earlier in the clause: "call the press office on 0191 498 0321"."""

CONTACT_WORD = (
    r"\b(?:contacts?|media|press|inquir(?:y|ies)|enquir(?:y|ies)|information|info|spokes(?:man|woman|person)"
    r"|communications?|public\s+(?:affairs|relations|information)|investors?)\b"
)
"""Words of a line that says how to reach somebody."""

LABEL_BEFORE = r"(?:\b{{not_phone}}|#)[\s.:#)]{0,4}$"
"""A label that says that digits are something else than a phone number."""

MONEY_BEFORE = r"(?:[$€£¥₹₽]|\b(?:USD|EUR|GBP|CHF|Rs\.?|NOK|SEK|DKK|INR|KES|NGN|VND))\s?$"

UNIT_AFTER = (
    r"\s{0,2}(?:%|°|per\s?cent|percent|million|billion|thousand|people|persons|km\b|kg\b|tons?\b|tonnes?"
    r"|euros?\b|dollars?|USD|EUR|years?|hours?|days?|[ap]\.?m\b)"
)

ADDRESS_LABEL_BEFORE = (
    r"\b(?:web\s?sites?|web|e-?mails?|url|internet|home\s?page|facebook|instagram|twitter|x|linkedin|youtube"
    r"|telegram|tiktok|contact|info)\s?(?:[:|–-]|\bat\b|\bis\b|$)[\s:|–-]{0,4}$"
)
"""A label that ends where an address starts: "Website: ", "E-mail: "."""

VISIT_BEFORE = (
    r"(?:\b(?:visit(?:ing)?|at|on|see|via|from|online|website|web\s?site|web|site|page|url|www|w|and|or|to"
    r"|details|information|more|photos|images|download|homepage|available|results|apply)\b[\s.:|–(-]{0,5}|[|·•]\s?)$"
)
"""A word before an address that leads the reader to it."""

PROVENANCE = (
    r"\b(?:original|source|view|read|full\s+(?:story|report|article)|permalink|reprint(?:ed)?|share"
    r"|press\s+releases?|newswires?|published|archive|copyright|here)\b"
)
"""Words of a line that says where a text or its copies stand."""

NO_PAGE = r"\.(?:jpe?g|png|gif|webp|svg|ico|css|js|woff2?)(?:[?#]|$)"
"""The end of an address that leads to a picture or a part of a page."""

COMPANY_AFTER = r",?\s+(?-i:Inc|Ltd|LLC|Corp|Group|Holdings?|N\.?V|S\.?A|plc|Company|Limited)\b"
"""What follows a company that is named like an address."""

LINK_BEFORE = r"!?\[[^\[\]\n]{0,300}\]\(\s?<?$"
"""A Markdown link or image up to its address."""

ROLE = (
    r"\b(?:(?:for\s+)?{{audience}}(?:\s+(?:and|&)\s+{{audience}})?(?:\s+(?:relations|affairs|information))?"
    r"\s+(?:contacts?|inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)|office|officer|desk|line|service"
    r"|secretary|team|relations|affairs)(?=\s{0,3}[:|\n,–(-])"
    r"|(?:for\s+)?{{audience}}(?=\s?[:|–]))"
)
"""The label of a contact: "Media contact:", "Investors:", "For media:"."""

LETTERHEAD = r"\w[^\n]{0,200}[^:\s]\s{0,3}\Z"
"""Another item before a postal address on its line."""

HEADING = (
    r"\bcontacts?\b[^\n]{0,30}(?:\n|:)|\b(?:for\s+(?:more|further)|media|press)\s+(?:info|inquir|enquir)"
)
"""The heading of a contact block."""

MAILBOX = r"^{{mailbox}}\b"
"""A mailbox that belongs to an office."""

AFTER_HOST = r"[/?#]"
SCHEME = r"^(?:https?://|ftp://)?(?:www\d?\.)?"
SLUG = r"(?:[^\W_]+-){4,}[^\W_]+"
"""A path that spells a headline."""

ITEM_LINE = r"\W{0,8}(?:[\w.&’'-]+\s?){0,3}[:|–-]?\s{0,3}"
"""A label of a few words before an item on its line."""

PATTERNS = Patterns(RULES, VOCABULARY, FLAGS)
compiled = PATTERNS.piece
matches = PATTERNS.matches
