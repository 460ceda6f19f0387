"""Files of every kind that can be read, made from paragraphs of text."""

import csv
import html
import io
import json
from collections.abc import Iterable
from email.message import EmailMessage
from typing import Any

RELEASE = """\
Border Officers of Three Regions Complete Training on Forged Papers

Osh, Kyrgyz Republic, 14 May 2019 - Some 31 customs and border officers (19 men, 12 women) have completed \
a five-day course on forged travel papers, held from 6 to 10 May by the Alatoo Border Academy with the \
support of the Northern Lights Foundation (NLF).

"The first thing that we learned is to look at the person, then at the paper," said Ms. Aigul Satarova, \
head of the document laboratory of the Alatoo Border Academy.

Last year officers at the three crossings stopped 412 forged papers, 27 per cent more than in 2017. The \
Foundation spent USD 48,500 on the course and plans two more by the end of 2020.

About NLF

The Northern Lights Foundation has worked in the region since 1996.

Contact: Bakyt Osmonov, press officer, press@example.org, +1 202 555 0143"""
PARAGRAPHS = tuple(RELEASE.split("\n\n"))
"""An invented release; its first paragraph is the headline, its fifth a heading."""

HEADINGS = ("About NLF",)


def text(paragraphs: Iterable[str] = PARAGRAPHS) -> str:
    return "\n\n".join(paragraphs) + "\n"


def page(paragraphs: Iterable[str] = PARAGRAPHS, head: str = "") -> bytes:
    """A page with menu, cookie bar, sidebar and footer around the release."""
    headline, *others = (html.escape(paragraph) for paragraph in paragraphs)
    body = "".join(f"<h2>{one}</h2>" if one in HEADINGS else f"<p>{one}</p>" for one in others)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}
<title>{headline} | Alatoo Border Academy</title><style>p {{ color: red }}</style></head><body>
<div class="cookies"><p>We use cookies. By continuing you accept our cookie policy.</p>
<button>Accept</button></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main><article><h1>{headline}</h1>{body}</article>
<aside><h3>Latest posts</h3><ul><li><a href="/1">Academy opens its doors to 300 visitors</a></li></ul></aside>
</main>
<footer><p>© Alatoo Border Academy. All rights reserved.</p></footer>
<script>var visitors = "900 visitors on 3 June 2018";</script></body></html>""".encode()


def pdf(paragraphs: Iterable[str] = PARAGRAPHS, *, width: float = 150, **options: Any) -> bytes:
    """Pages with a header and a page number; `options` go to FPDF."""
    from fpdf import FPDF

    class Document(FPDF):
        def header(self) -> None:
            self.set_font("Helvetica", size=8)
            self.cell(0, 8, "Alatoo Border Academy", align="R")
            self.ln(12)

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("Helvetica", size=8)
            self.cell(0, 8, f"Page {self.page_no()} of {{nb}}", align="C")

    document = Document(**options)
    document.add_page()
    for number, paragraph in enumerate(paragraphs):
        is_heading = number == 0 or paragraph in HEADINGS
        document.set_font("Helvetica", "B" if is_heading else "", 16 if number == 0 else 11)
        document.multi_cell(width, 6, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
        document.ln(4)
    return bytes(document.output())


def word(paragraphs: Iterable[str] = PARAGRAPHS) -> bytes:
    from docx import Document

    document = Document()
    for number, paragraph in enumerate(paragraphs):
        if number == 0 or paragraph in HEADINGS:
            document.add_heading(paragraph, 0 if number == 0 else 2)
        else:
            document.add_paragraph(paragraph)
    return saved(document)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def mail(paragraphs: Iterable[str] = PARAGRAPHS, subject: str = "For your pages") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Press service <press@example.org>"
    message["Date"] = "Wed, 15 May 2019 23:30:00 +0600"
    message.set_content(text(paragraphs))
    return message


def json_lines(*rows: object) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def table(*rows: Iterable[object], **options: Any) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, **options).writerows(rows)
    return stream.getvalue().encode()
