"""What a command found, in the form that `--format` asks for: the same records as a table, JSON, JSON Lines or CSV."""

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tui.cli.output import say_json, say_json_array, say_table, to_json

FORMS = ("table", "json", "jsonl", "csv")
"""Forms of `--format`; the fields of the last three are those of docs/schemas."""

Record = dict[str, Any]


def say_records(
    rows: Iterable[Record],
    form: str,
    columns: Sequence[str],
    head: Sequence[str],
    cells: Callable[[Record], Sequence[str]],
    *,
    yielding: Sequence[int] = (),
) -> None:
    """Print records: an array, a line each, the columns of a CSV file, or a table of the cells that people read."""
    if form == "json":
        say_json_array(rows)
    elif form == "jsonl":
        for row in rows:
            say_json(row)
    elif form == "csv":
        _say_csv(rows, columns)
    else:
        say_table(head, map(cells, rows), yielding=yielding)


def _say_csv(rows: Iterable[Record], columns: Sequence[str]) -> None:
    """Print a row a record; no cell is one that a spreadsheet would run."""
    import csv

    from tui.export.table import guard
    from tui.text.visible import visible

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        cells = (_flat(row.get(name)) for name in columns)
        writer.writerow([guard(visible(cell)) if isinstance(cell, str) else cell for cell in cells])


def _flat(value: Any) -> str | int | float:
    """Return a value as one cell: tags with `; ` between them, yes or nothing, all that is deeper as JSON."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        from tui.export.table import join_tags

        return join_tags(value)
    return to_json(value)
