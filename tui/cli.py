"""The pizhu command."""

import click


@click.command()
def main() -> None:
    """Read and annotate Chinese newspaper pages and government reports."""
