"""Patterns of addresses and numbers, as data.

To add one: write a `Rule` with an example and a counter-example; single words go into the lexicons
``phone_cues.txt``, ``number_labels.txt`` and ``top_level_domains.tsv``. Every repetition is bounded
and every pattern starts at a boundary, so that a megabyte of digits costs what a megabyte costs.
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
    "path": r"(?:[/?#][^\s<>\"“”«»|\[\]{}]{0,400})",
    "space": r"[ \t\u00a0\u2009\u202f]",
    "hyphen": r"[-\u2010-\u2013]",
    "group": r"(?:(?:[ \t\u00a0\u2009\u202f.\u2010-\u2013-]{1,2}\(?|\(|(?<=\)))\d{1,8}\)?)",
    "phone_cue": alternation(words("phone_cues")),
    "not_phone": alternation(words("number_labels")),
    "audience": r"(?:media|press|investors?|public|general|news|consumer|customer|analysts?|trade|policy)",
    "network": r"(?:facebook|fb|instagram|ig|twitter|x|telegram|tiktok|youtube|linkedin|threads|bluesky)",
}

RULES: tuple[Rule, ...] = (
    Rule(
        id="contacts.email.plain",
        pattern=r"{{local}}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w@])",
        examples=("write to mara.lind@press.example.org.", "O'Neil@example.org"),
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
        note="Addresses written so that harvesters miss them; the at-sign stands in brackets.",
        needs=r"[\[({]\s?at\s?[\])}]",
    ),
    Rule(
        id="contacts.url.scheme",
        pattern=r"(?<![\w@])(?:https?|ftp)://[^\s<>\"“”«»|\[\]{}]{3,500}",
        examples=("see https://www.example.org/a?b=1.",),
        counter_examples=("http://", "https is safe"),
        needs="://",
    ),
    Rule(
        id="contacts.url.www",
        pattern=r"(?<![\w@./-])www\d?\.(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}(?![\w@]){{path}}?",
        examples=("at www.example.org/press", "www.example.org."),
        counter_examples=("www. is a prefix", "mail@www.example.org"),
        needs=r"(?-i:[Ww])ww\d?\.",
    ),
    Rule(
        id="contacts.url.bare",
        pattern=r"(?<![\w@./'’-])(?:{{label}}\.){1,5}(?P<ending>{{ending}})(?![\w@-]|\.\w){{path}}?",
        examples=("visit harbour.example.org today", "t.me/harbour_news", "at quay.io."),
        counter_examples=("mara@harbour.org", "end of it.Then", "v2.0"),
        note="No scheme, no www: weak endings are checked against their surroundings in `find`.",
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
        pattern=r"(?<![\w+])\(?\+{{space}}?\(?\d{1,15}\)?{{group}}{0,7}(?!\d)",
        examples=("+1 (212) 555-0123", "(+998 71) 200-14-68", "+33 (0)1 55 50 14 72", "+12125550123"),
        counter_examples=("a+1", "C++ 20"),
        note="Checked for 8 to 15 digits, the limit of ITU-T E.164.",
        needs=r"\+",
    ),
    Rule(
        id="contacts.phone.north_american",
        pattern=r"(?<![\w+$€£#])(?<![\d)][-.,/])(?<!\d\))(?<!\d\)\s)(?:\(?1\)?[-.\s]\s?)?"
        r"(?:\([2-9]\d\d\){{space}}{0,2}[-./]?{{space}}?|[2-9]\d\d(?:{{space}}?[-./\u2010-\u2013]{{space}}?|{{space}}{1,2}))"
        r"[2-9]\d\d(?:{{space}}?[-.\u2010-\u2013]\s?|{{space}}{1,2})\d{4}(?![\w%]|[-.,/]\d)",
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
        note="Case counts: the letters are capitals.",
        needs=r"8(?:00|33|44|55|66|77|88)\)?[-.\s]",
    ),
    Rule(
        id="contacts.phone.national",
        pattern=r"(?<![\w+$€£#%])(?<!\d[-.,/])\(?\d{1,12}\)?{{group}}{0,6}(?![\w%]|[-.,/]\d)",
        examples=("0700 555 018", "06-55500173", "7748 2210", "(077) 50-11-26", "16611"),
        counter_examples=("$5000", "x5", "1234567890123"),
        note="Any digits; only a cue, a contact line or a neighbour makes them a phone number.",
    ),
)

EXTENSION = (
    r"{{space}}{0,2},?{{space}}?\(?(?:ext|extn|extension|x|loc|local|poste)\b\.?:?{{space}}?\d{1,6}\)?"
)
"""What may follow a number; it belongs to the text of the fact, not to its value."""

PHONE_CUE_BEFORE = (
    r"(?:\b{{phone_cue}}|\b(?:[tmfpc]|tf)(?=\s?[.:+]))[\s.:)|–-]{0,6}"
    r"(?:(?:at|on|to|is|us\s+(?:at|on)|number|no\.?)\s+)?[\s:]{0,3}$"
)
"""A cue that ends where the number starts."""

PHONE_CUE_AFTER = (
    r"^{{space}}{0,2}[(]?(?:office|desk|mobile|cell|pager|phone|tel|fax|direct|toll[- ]free|o|c|m|h)\b"
)
"""A cue right after the number: "520.555.0136 office"."""

CALL_BEFORE = (
    r"\b(?:call(?:ing|ed)?|dial(?:l?ing)?|ring|phone|telephone|hotline|toll[- ]free)\b[^.;!?\n]{0,90}$"
)
"""A verb of calling earlier in the clause: "call the press office on 0191 498 0321"."""

CONTACT_LINE = (
    r"\b(?:contacts?|media|press|inquir(?:y|ies)|enquir(?:y|ies)|information|info|spokes(?:man|woman|person)"
    r"|communications?|public\s+(?:affairs|relations|information)|investors?)\b"
)
"""Words of a line that says how to reach somebody."""

LABEL_BEFORE = r"(?:\b{{not_phone}}|#)[\s.:#)]{0,4}$"
"""A label that ends where the digits start and says that they are something else."""

MONEY_BEFORE = r"(?:[$€£¥₹₽]|\b(?:USD|EUR|GBP|CHF|Rs\.?|NOK|SEK|DKK|INR|KES|NGN|VND))\s?$"
"""A currency that ends where the digits start."""

UNIT_AFTER = (
    r"\s{0,2}(?:%|°|per\s?cent|percent|million|billion|thousand|people|persons|km\b|kg\b|tons?\b|tonnes?"
    r"|euros?\b|dollars?|USD|EUR|years?|hours?|days?|[ap]\.?m\b)"
)
"""A unit right after the digits."""

URL_CUE_BEFORE = (
    r"(?:\b(?:visit|at|on|see|via|from|online|website|web\s?site|web|site|page|url|www|w|and|or|to|go\s+to"
    r"|details|information|more|photos|images|download|homepage|available|results|apply)\b[\s.:|–(-]{0,5}|[|·•]\s?)$"
)
"""A word before a bare address that tells that it is one."""

NO_PAGE = r"\.(?:jpe?g|png|gif|webp|svg|ico|css|js|woff2?)(?:[?#]|$)"
"""The end of an address that leads to a picture or a part of a page, not to anybody."""

COMPANY_AFTER = r"^,?\s+(?-i:Inc|Ltd|LLC|Corp|Group|Holdings?|N\.?V|S\.?A|plc|Company|Limited)\b"
"""What follows a company that is named like an address: no way to reach it."""

ROLE = (
    r"\b(?:(?:for\s+)?{{audience}}(?:\s+(?:and|&)\s+{{audience}})?(?:\s+(?:relations|affairs|information))?"
    r"\s+(?:contacts?|inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)|office|officer|desk|line|service"
    r"|secretary|team|relations|affairs)(?=\s{0,3}[:|\n,–(-])"
    r"|(?:for\s+)?{{audience}}(?=\s?[:|–]))"
)
"""The label of a contact: "Media contact:", "Investors:", "For media:"."""


PATTERNS = Patterns(RULES, VOCABULARY, FLAGS)
compiled = PATTERNS.piece
matches = PATTERNS.matches
