"""``pressfacts info``: what is installed, and where."""

import click

from pressfacts.cli.loading import load_spacy
from pressfacts.cli.options import model_option


@click.command("info")
@model_option
def command(model: str | None) -> None:
    """Print the versions, the base model, and where things are."""
    load_spacy()
    from pressfacts.engine import about

    for key, value in about(model).items():
        click.echo(f"{key:<16}{value}")
