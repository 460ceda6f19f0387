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

from pressfacts import __version__, stopping
from pressfacts.cli import batch, evaluate, extract, info, schema, view
from pressfacts.cli.telling import let_everything_be_said, say
from pressfacts.errors import PressfactsError
from pressfacts.writers.visible import for_terminal

_INTERRUPTED = 130


class PressfactsGroup(click.Group):
    """A group whose commands end without a traceback, whatever the user or the system does to them."""

    def main(self, *arguments: Any, **others: Any) -> Any:
        """Run the command line."""
        let_everything_be_said()
        return super().main(*arguments, **others)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a known error becomes one line on standard error and a status."""
        try:
            with stopping.heeded():
                return super().invoke(ctx)
        except click.ClickException as error:
            error.message = for_terminal(error.message)  # type: ignore[misc]
            raise
        except PressfactsError as error:
            say(str(error))
            ctx.exit(2)
        except stopping.StoppedAtOnce as end:
            say("stopped at once; what was there before is as it was")
            ctx.exit(end.status)
        except KeyboardInterrupt as end:
            status = getattr(end, "status", _INTERRUPTED)
            say("interrupted" if status == _INTERRUPTED else "terminated")
            ctx.exit(status)
        except OSError as error:
            _leave_standard_output()
            if error.errno == errno.EPIPE:
                ctx.exit(0)
            remedy = "make room, and run it again" if error.errno == errno.ENOSPC else "choose another place"
            say(f"cannot write: {(error.strerror or str(error)).lower()}; {remedy}")
            ctx.exit(1)


def _leave_standard_output() -> None:
    """Keep Python from writing once more to a standard output that takes nothing."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


@click.group(cls=PressfactsGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pressfacts")
def main() -> None:
    """Read press releases and write down the facts that they state."""


for module in (extract, batch, view, evaluate, info, schema):
    main.add_command(module.command)
