"""``python -m pressfacts``: the same as the command ``pressfacts``."""

from pressfacts.cli import main

if __name__ == "__main__":
    main(prog_name="pressfacts")
