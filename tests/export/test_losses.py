"""What stays behind is told in words that fit the format."""

import pytest

from tests.export.material import material, note
from tui.export.document import Choice
from tui.export.losses import losses, told
from tui.export.registry import FORMATS

NOTES = [material(note(1, "航运中心", "好", ["港口"]), note(2, "𠮷日", "", ["时间"]))]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("refi-codebook", "2 notes on passages"),
        ("figures", "2 notes on passages"),
        ("anki", "the places of 2 passages, the states of 2 notes, the authors of 2 notes"),
        ("csv", ""),
    ],
)
def test_a_format_without_passages_loses_the_notes_and_not_their_places(name: str, expected: str) -> None:
    form = FORMATS[name]
    assert told(losses(form, NOTES, Choice.NONE), form) == expected
