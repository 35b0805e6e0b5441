"""The palette finds commands by the names that hands know from other programs."""

import pytest

from tui.app.commands import for_scope
from tui.app.dialogs.palette import CommandFinder


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("undolist", "everywhere.history"),
        ("wq", "everywhere.quit"),
        ("]e", "reader.entity_next"),
        ("outline", "reader.outline"),
    ],
)
def test_a_command_is_found_by_key_name_and_alias(typed: str, command: str) -> None:
    assert CommandFinder(for_scope("reader")).find(typed)[0].id == command
