"""The command line: one module per command."""

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pressfacts")
def main() -> None:
    """Read press releases and write down the facts that they state."""
