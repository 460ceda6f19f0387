"""Run one target under atheris: ``python fuzz/harness.py TARGET FOLDER [FLAG OF LIBFUZZER ...]``."""

import sys

import atheris

with atheris.instrument_imports(include=["pressfacts"], enable_loader_override=False):
    from targets import TARGETS


def main() -> None:
    """Fuzz until the time is over or something breaks."""
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
