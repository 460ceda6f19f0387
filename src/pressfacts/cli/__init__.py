"""The command line: one module per command.

The modules import Click alone at the top and everything else when a command runs, so that ``--help`` and
``--version`` answer at once.
"""

import contextlib
import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any

import click

from pressfacts.cli import batch, evaluate, extract, info, schema, view
from pressfacts.errors import PressfactsError

INTERRUPTED = 130
_OF_SIGNALS = 128


class Terminated(KeyboardInterrupt):
    """The system asks the command to end: what Ctrl-C keeps, this keeps too.

    Attributes:
        status: the exit status, as a shell counts it.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = _OF_SIGNALS + number


class PressfactsGroup(click.Group):
    """A group whose commands end without a traceback, whatever the user or the system does to them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a known error becomes one line on standard error and a status."""
        try:
            with _ending_in_order():
                return super().invoke(ctx)
        except PressfactsError as error:
            click.echo(f"pressfacts: {error}", err=True)
            ctx.exit(2)
        except Terminated as end:
            click.echo("pressfacts: terminated", err=True)
            ctx.exit(end.status)
        except KeyboardInterrupt:
            click.echo("pressfacts: interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            _leave_standard_output()
            if error.errno == errno.EPIPE:
                ctx.exit(0)
            click.echo(f"pressfacts: cannot write: {(error.strerror or str(error)).lower()}", err=True)
            ctx.exit(1)


@contextlib.contextmanager
def _ending_in_order() -> Iterator[None]:
    """Take a request to end as Ctrl-C is taken, unless it is to be ignored, as under ``nohup``."""
    requests = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heard = [number for number in requests if signal.getsignal(number) is signal.SIG_DFL]
    if threading.current_thread() is not threading.main_thread():
        heard = []
    for number in heard:
        signal.signal(number, _terminate)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated(number)


def _leave_standard_output() -> None:
    """Keep Python from writing once more to a standard output that takes nothing."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


@click.group(cls=PressfactsGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pressfacts")
def main() -> None:
    """Read press releases and write down the facts that they state."""


for module in (extract, batch, view, evaluate, info, schema):
    main.add_command(module.command)
