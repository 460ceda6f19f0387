"""What the commands say on standard error, and the streams that they say it on."""

import sys

import click

from pressfacts.writers.visible import for_terminal


def say(line: str) -> None:
    """Say one line on standard error, whatever stands in the names and texts that it quotes."""
    click.echo(f"pressfacts: {shown(line)}", err=True)


def shown(line: str) -> str:
    """A line that a terminal shows and does not obey."""
    return for_terminal(line).replace("\n", " ")


def let_everything_be_said() -> None:
    """Have characters that a stream's encoding lacks written as escapes: no code page may end a command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # there may be no stream, or one put in its place
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
