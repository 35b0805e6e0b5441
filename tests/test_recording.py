"""The recorded sessions of the documents play in any terminal and show what they are about."""

import json
from pathlib import Path

import pyte
import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("file", "said"), [("session.cast", "4 of 29 decided"), ("zh/session.cast", "已判定 4，共 29")]
)
def test_a_recorded_session_plays_and_shows_reading_noting_and_reviewing(file: str, said: str) -> None:
    head, *events = map(json.loads, (ROOT / "docs" / Path(file)).read_text("utf-8").splitlines())
    assert (head["version"], head["width"], head["height"]) == (2, 80, 24)
    times = [at for at, _kind, _data in events]
    assert times == sorted(times) and times[-1] < 90
    screen, seen = pyte.Screen(80, 24), []
    stream = pyte.Stream(screen)
    for _at, kind, data in events:
        assert kind == "o" and "\x07" not in data and "\x1b]" not in data and "\x1b[6n" not in data
        stream.feed(data)
        seen.append("\n".join(line.rstrip() for line in screen.display))
    shown = "\n".join(seen)
    for wanted in ("政策", "与去年公告核对", "~/library", said):
        assert wanted in "".join(shown.split()) or wanted in shown, wanted
