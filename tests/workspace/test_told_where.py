"""What is wrong with a file of notes is told with the name of the text it is about."""

from pathlib import Path

from tui.workspace import Session


def test_a_note_that_was_edited_by_hand_is_told_with_its_file(tmp_path: Path) -> None:
    told: list[str] = []
    for name in ("甲", "乙"):
        (tmp_path / f"{name}.txt").write_text(f"{name}地开通热线\n\n今日开通。\n", encoding="utf-8")
    with Session.open(tmp_path) as session:
        for name in ("甲", "乙"):
            session.notes.annotate(session.pages.page(f"{name}.txt").source, [(0, 2)], "话", ["记"])
    notes = tmp_path / "annotations" / "乙.json"
    notes.write_text(notes.read_text("utf-8").replace('"tags":["记"]', '"tags":"记"'), encoding="utf-8")
    with Session.open(tmp_path, notify=told.append) as session:
        for name in ("甲.txt", "乙.txt"):
            session.notes.of(session.pages.page(name).source)
    assert [line.split(":")[0] for line in told if "by hand" in line] == ["乙.txt"]
