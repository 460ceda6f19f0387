"""A terminal for tests, on systems that have such a thing without a screen."""

import os
import sys
import threading
from pathlib import Path
from subprocess import Popen


class Terminal:
    """A pseudo-terminal and what was written to it."""

    def __init__(self) -> None:
        self.reading, self.writing = os.openpty()
        self._parts = list[bytes]()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        while True:
            try:
                part = os.read(self.reading, 65536)
            except OSError:  # the other end is closed
                return
            if not part:
                return
            self._parts.append(part)

    def shown(self, command: list[str], folder: Path, **environment: str) -> bytes:
        """What a command shows on it."""
        with Popen(
            [sys.executable, *command],
            stdin=self.writing,
            stdout=self.writing,
            stderr=self.writing,
            cwd=folder,
            env={**os.environ, "TERM": "xterm-256color", **environment},
        ) as running:
            os.close(self.writing)
            running.wait(120)
        self._reader.join(10)
        os.close(self.reading)
        return b"".join(self._parts)
