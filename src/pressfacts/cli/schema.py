"""``pressfacts schema``: the JSON Schema of the record."""

import json

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the record."""
    from pressfacts.schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
