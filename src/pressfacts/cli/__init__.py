"""The command line: one module per command.

The modules import only Click at the top and everything else when a command runs, to keep ``--help`` fast.
"""

import contextlib
import errno
import gc
import os
import sys
from typing import Any

import click

from pressfacts import __version__, stopping
from pressfacts.cli import batch, evaluate, extract, info, schema, view
from pressfacts.cli.messages import escape_unencodable, say
from pressfacts.errors import PressfactsError
from pressfacts.writers.visible import for_terminal

_INTERRUPTED = 130
_OBJECTS = 50_000
"""Collections of garbage are rarer than by default: imports and the model create objects that stay."""


class PressfactsGroup(click.Group):
    """A group that reports errors without a traceback."""

    def main(self, *arguments: Any, **others: Any) -> Any:
        """Run the command line."""
        gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])
        escape_unencodable()
        return super().main(*arguments, **others)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an expected error becomes a message of one line and an exit status."""
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
            say("stopped at once; existing files are unchanged")
            ctx.exit(end.status)
        except KeyboardInterrupt as end:
            status = getattr(end, "status", _INTERRUPTED)
            say("interrupted" if status == _INTERRUPTED else "terminated")
            ctx.exit(status)
        except OSError as error:
            _leave_standard_output()
            if error.errno == errno.EPIPE:
                ctx.exit(0)
            remedy = (
                "free some space and try again" if error.errno == errno.ENOSPC else "choose another place"
            )
            say(f"cannot write: {(error.strerror or str(error)).lower()}; {remedy}")
            ctx.exit(1)


def _leave_standard_output() -> None:
    """Redirect standard output to the null device, so that Python does not fail again when it flushes."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


@click.group(cls=PressfactsGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pressfacts")
def main() -> None:
    """Extract the facts that press releases state."""


for module in (extract, batch, view, evaluate, info, schema):
    main.add_command(module.command)
