"""``pressfacts info``: versions and paths."""

import click

from pressfacts.cli.options import model_option
from pressfacts.cli.start import import_spacy


@click.command("info")
@model_option
def command(model: str | None) -> None:
    """Print versions, the base model, and paths."""
    import_spacy()
    from pressfacts.engine import about

    for key, value in about(model).items():
        click.echo(f"{key:<16}{value}")
