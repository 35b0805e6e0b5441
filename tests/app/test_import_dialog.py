"""Notes come home from the screen: looked at first, asked about what was taken out, one undo, nothing twice."""

import gc
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input, Static

from tests.app.driving import Driven, opened
from tui.app.dialogs.confirm import ConfirmDialog
from tui.app.dialogs.importing import ImportDialog
from tui.app.dialogs.pathfield import begun_anew, completions

QUOTE = "聚焦“六个建设”目标任务全线出击"


def said(driven: Driven) -> list[str]:
    with ThreadPoolExecutor(1) as beside:
        books = beside.submit(driven.app.session.notes.all).result()
    return sorted(one.note for book in books for one in book.annotations if one.note)


def jsonl(folder: Path, *notes: tuple[str, str]) -> Path:
    file = folder / "other.jsonl"
    lines = [json.dumps({"quote": quote, "note": note}, ensure_ascii=False) for quote, note in notes]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def shown(dialog: Screen[Any]) -> str:
    return "\n".join(str(part.render()) for part in dialog.query(Static))


async def looked(driven: Driven, path: Path) -> ImportDialog:
    await driven.press("I")
    await driven.until(lambda: isinstance(driven.app.screen, ImportDialog))
    dialog = driven.app.screen
    assert isinstance(dialog, ImportDialog)
    dialog.query_one(Input).value = str(path)
    await driven.settle()
    await driven.until(lambda: dialog._plan is not None or str(dialog.query_one(".problem", Static).render()))
    return dialog


async def test_a_file_is_looked_at_before_anything_is_done(tmp_path: Path, library: Path) -> None:
    file = jsonl(tmp_path, (QUOTE, "来自别处"), ("这句话哪里都没有啊", "无处安放"))
    async with opened(library) as driven:
        text = shown(await looked(driven, file))
        assert "1 new" in text and "1 not found" in text and "来自别处" in text
        assert said(driven) == []


async def test_a_path_pasted_behind_the_one_that_stands_there_takes_its_place(tmp_path: Path, library: Path) -> None:
    file = jsonl(tmp_path, (QUOTE, "来自别处"))
    async with opened(library) as driven:
        await driven.press("I")
        await driven.until(lambda: isinstance(driven.app.screen, ImportDialog))
        line = driven.app.screen.query_one(Input)
        assert line.value.endswith("/")
        await driven.type(str(file))
        assert line.value == str(file)
        await driven.until(lambda: "1 new" in shown(driven.app.screen))
    assert begun_anew("/a/b/~/c") == "~/c" and begun_anew("/a/b") == "/a/b"


async def test_one_undo_and_no_duplicate(tmp_path: Path, library: Path) -> None:
    file = jsonl(tmp_path, (QUOTE, "来自别处"))
    async with opened(library) as driven:
        for _time in range(3):
            await looked(driven, file)
            await driven.press("enter")
            await driven.until(lambda: not isinstance(driven.app.screen, ImportDialog))
            await driven.until(lambda: said(driven) == ["来自别处"])
        await driven.until(lambda: any("here already" in told for told in driven.app.services.told))
        await driven.press("u")
        await driven.until(lambda: said(driven) == [])


@pytest.mark.parametrize(("answer", "left"), [("n", ["要删的"]), ("y", [])])
async def test_a_block_that_was_taken_out_asks(tmp_path: Path, library: Path, answer: str, left: list[str]) -> None:
    target = tmp_path / "notes.md"
    async with opened(library) as driven:
        await driven.press("c")
        await driven.type("要删的")
        await driven.press("escape")
        await driven.until(lambda: said(driven))
        from tui.export.registry import FORMATS
        from tui.workspace.exchange.exporting import export

        await driven.app.session.fetch(lambda: export(driven.app.session, None, FORMATS["markdown"], target))
        text = target.read_text(encoding="utf-8")
        begin, end = text.index("%% pizhu:begin"), text.index("%% pizhu:end")
        target.write_text(text[:begin] + text[text.index("\n", end) + 1 :], encoding="utf-8")
        assert "1 removed" in shown(await looked(driven, target))
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ConfirmDialog))
        await driven.press(answer)
        await driven.until(lambda: said(driven) == left)


async def test_what_both_sides_changed_asks_whose_holds(tmp_path: Path, library: Path) -> None:
    target = tmp_path / "notes.jsonl"
    async with opened(library) as driven:
        await driven.press("c")
        await driven.type("我改的")
        await driven.press("escape")
        await driven.until(lambda: said(driven))
        from tui.export.registry import FORMATS
        from tui.workspace.exchange.exporting import export

        await driven.app.session.fetch(lambda: export(driven.app.session, None, FORMATS["jsonl"], target))
        row = json.loads(target.read_text(encoding="utf-8"))
        row |= {"note": "他改的", "modified": "2020-01-01T00:00:00+00:00"}
        target.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        for answer, left in (("n", ["我改的"]), ("y", ["他改的"])):
            assert "1 conflicting" in shown(await looked(driven, target))
            await driven.press("enter")
            await driven.until(lambda: isinstance(driven.app.screen, ConfirmDialog))
            assert "it was changed here after the file was written" in shown(driven.app.screen)
            await driven.press(answer)
            await driven.until(lambda left=left: said(driven) == left)
            await driven.until(lambda: not isinstance(driven.app.screen, ConfirmDialog))
        await driven.press("u")
        await driven.until(lambda: said(driven) == ["我改的"])


async def test_what_is_no_notes_says_so_and_stays(tmp_path: Path, library: Path) -> None:
    file = tmp_path / "x.bin"
    file.write_bytes(b"\0\1\2")
    async with opened(library) as driven:
        dialog = await looked(driven, file)
        await driven.press("enter")
        await driven.settle()
        assert driven.app.screen is dialog
        assert "what kind of file" in shown(dialog)


async def test_tab_completes_the_path(tmp_path: Path, library: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "笔记一.jsonl").touch()
    (tmp_path / "in" / "笔记二.jsonl").touch()
    async with opened(library) as driven:
        dialog = await looked(driven, tmp_path / "i")
        await driven.press("tab")
        field = dialog.query_one(Input)
        await driven.until(lambda: field.value == f"{tmp_path}/in/")
        await driven.press("tab")
        await driven.until(lambda: field.value == f"{tmp_path}/in/笔记")
        await driven.until(lambda: "笔记一.jsonl  笔记二.jsonl" in shown(dialog))


def test_hidden_names_are_offered_only_when_a_dot_is_typed(tmp_path: Path) -> None:
    for name in (".hidden", "seen"):
        (tmp_path / name).touch()
    assert list(completions(f"{tmp_path}/")) == [f"{tmp_path}/seen"]
    assert list(completions(f"{tmp_path}/.h")) == [f"{tmp_path}/.hidden"]
    assert list(completions("/no/such/folder/x")) == []


@pytest.mark.filterwarnings("error::RuntimeWarning")
async def test_a_form_that_closes_as_a_key_is_typed_leaves_nothing_begun(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr("sys.unraisablehook", lambda told: made.append(str(told.exc_value)))
    async with opened(library) as driven:
        await driven.press("I")
        await driven.until(lambda: isinstance(driven.app.screen, ImportDialog))
        dialog = driven.app.screen
        dialog.dismiss(None)
        dialog._changed()  # type: ignore[attr-defined]
        dialog.workers.cancel_node(dialog)
        await driven.settle()
    gc.collect()
    assert made == []
