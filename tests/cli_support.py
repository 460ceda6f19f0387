"""What the tests of the commands share: two releases, and the types of the fixtures that run commands."""

from collections.abc import Callable
from subprocess import CompletedProcess

from click.testing import Result

FIRST = "OSH, 14 May 2019 - Some 20 lawyers were trained by the Alatoo Border Academy.\n"
SECOND = "NARYN, 3 June 2018 - The court heard 254 cases in 2017.\n"

Run = Callable[..., Result]
Process = Callable[..., CompletedProcess[bytes]]
