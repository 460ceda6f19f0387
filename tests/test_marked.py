"""The text with its facts marked, on a terminal and in a pipe."""

import io
import re

import pytest

from pressfacts.writers.marked import MarkedWriter
from pressfacts.writers.selection import Selection
from view_support import RELEASE

ESCAPE = re.compile(r"\x1b\[([\d;]*)m")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, selection: Selection | None = None) -> str:
    writer = MarkedWriter(stream, selection or Selection())
    writer.write(RELEASE)
    writer.close()
    return stream.getvalue()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Terminal()


def test_a_pipe_gets_brackets_and_80_columns() -> None:
    text = shown(io.StringIO())
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80
    joined = " ".join(text.split())
    assert "[place Osh], [date 14 May 2019] - [participants Some 31 officers (19 men, 12 women)]" in joined
    assert "“[quote Since [date 2017] we have [statistic checked 412 papers]],” said [person Aigul" in joined
    assert "Home | News\nCookies\n\nOfficers" in text
    assert "Dates (4)" in text


def test_the_marks_follow_the_selection() -> None:
    text = shown(io.StringIO(), Selection(kinds=("people",)))
    assert "said [person Aigul Satarova]" in " ".join(text.split())
    assert "[date" not in text
    assert "Dates" not in text


def test_a_terminal_gets_colours_and_a_legend(terminal: Terminal) -> None:
    text = shown(terminal)
    assert "\x1b[36m14 May 2019\x1b[0m" in text
    assert "marked: \x1b[0m\x1b[36mdates\x1b[0m" in text
    assert "\x1b[2mHome | News" in text
    assert "[date" not in text


def test_a_fact_in_a_quote_has_its_own_colour_and_the_slant_of_the_quote(terminal: Terminal) -> None:
    assert "\x1b[3;36m2017" in shown(terminal)


def test_no_colour_where_it_is_declined(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = shown(terminal)
    codes = {code for codes in ESCAPE.findall(text) for code in codes.split(";")}
    assert not codes & {str(code) for code in (*range(30, 38), *range(90, 98))}
    assert "[date 14 May 2019]" in text


def test_force_color_makes_a_terminal_of_a_pipe(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[36m14 May 2019\x1b[0m" in shown(io.StringIO())


def test_the_release_cannot_steer_the_terminal(terminal: Terminal) -> None:
    text = shown(terminal)
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "\x1b[31m\x07" not in text
    assert "gnp.exe [31m" in text


def test_a_record_without_its_text_says_so() -> None:
    stream = io.StringIO()
    source = RELEASE.source.model_copy(update={"text": None, "paragraphs": None})
    MarkedWriter(stream, Selection()).write(RELEASE.model_copy(update={"source": source}))
    assert "--include-text" in stream.getvalue()
    assert "Dates (4)" in stream.getvalue()
