"""Messages on standard error."""

import sys
from typing import TYPE_CHECKING

import click

from pressfacts.writers.visible import for_terminal

if TYPE_CHECKING:
    from pressfacts.readers import Failure
    from pressfacts.record.schema import Release


def say(line: str) -> None:
    """Print a message of one line."""
    click.echo(f"pressfacts: {shown(line)}", err=True)


def shown(line: str) -> str:
    """A message on one line, without control characters from names and texts that it quotes."""
    return for_terminal(line).replace("\n", " ")


def escape_unencodable() -> None:
    """Escape characters that the encoding of a standard stream lacks, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # missing if there is no stream or it was replaced
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


class Report:
    """Reports sources on standard error: a line for each problem, and their number at the end.

    Attributes:
        failures: number of sources without a record.
        releases: number of sources with one.
    """

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._reported = set[str]()
        self.failures = 0
        self.releases = 0

    def failed(self, failure: "Failure") -> None:
        """Report why a source has no record."""
        self.failures += 1
        say(str(failure))

    def read(self, release: "Release") -> None:
        """Report what could not be read of a source; a missing extra is reported once."""
        from pressfacts.readers import WARNINGS

        self.releases += 1
        for notice in release.warnings if not self._quiet else ():
            if notice.code not in WARNINGS or notice.message in self._reported:
                continue
            remedy = "; save it as UTF-8" if notice.code == "encoding" else ""
            say(f"{release.source.path}: warning: {notice.message}{remedy}")
            if notice.code == "extra_missing":
                self._reported.add(notice.message)

    def close(self, *, several: bool) -> None:
        """Report how many of several sources were read if some failed."""
        if several and self.failures and not self._quiet:
            say(f"{self.releases} read, {self.failures} failed")
