"""``pressfacts schema``: the JSON Schema of the record."""

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the record."""
    import json

    from pressfacts.record.schema import json_schema
    from pressfacts.writers.files import standard_output

    standard_output().write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
