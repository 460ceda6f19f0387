"""The command line: one module per command.

The modules import Click alone at the top and everything else when a command runs, so that ``--help`` and
``--version`` answer at once.
"""

import contextlib
import errno
import os
import sys
from typing import Any

import click

from pressfacts.cli import batch, extract, info, schema
from pressfacts.errors import PressfactsError

INTERRUPTED = 130


class PressfactsGroup(click.Group):
    """A group whose commands end without a traceback, whatever the user or the system does to them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a known error becomes one line on standard error and a status."""
        try:
            return super().invoke(ctx)
        except PressfactsError as error:
            click.echo(f"pressfacts: {error}", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo("pressfacts: interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            _leave_standard_output()
            if error.errno == errno.EPIPE:
                ctx.exit(0)
            click.echo(f"pressfacts: cannot write: {(error.strerror or str(error)).lower()}", err=True)
            ctx.exit(1)


def _leave_standard_output() -> None:
    """Keep Python from writing once more to a standard output that takes nothing."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


@click.group(cls=PressfactsGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pressfacts")
def main() -> None:
    """Read press releases and write down the facts that they state."""


for module in (extract, batch, info, schema):
    main.add_command(module.command)
