"""The formats that exist; a new one is a file beside this one and a line here."""

from collections.abc import Mapping
from types import MappingProxyType

from tui.export import figures, jsonl, markdown, table
from tui.export.format import Format
from tui.i18n import N_

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "markdown": Format(N_("Markdown notes for Obsidian"), ".md", markdown.write, folder=True),
        "csv": Format(N_("Table for a spreadsheet"), ".csv", table.write),
        "jsonl": Format(N_("JSON Lines"), ".jsonl", jsonl.write),
        "figures": Format(N_("Table of the figures in the text"), ".csv", figures.write, needs_marks=True),
    }
)
"""Name on the command line -> format."""
