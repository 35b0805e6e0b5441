"""The form of an export: the ending says the format, the scope says what, nothing is overwritten, all is told."""

from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input, Static

from tests.app.driving import Driven, opened
from tui.app.dialogs.confirm import ConfirmDialog
from tui.app.dialogs.export import ExportDialog
from tui.app.dialogs.pathfield import PathField
from tui.app.dialogs.working import WorkingDialog
from tui.app.dialogs.written import WrittenDialog
from tui.export.registry import FORMATS


async def asked(driven: Driven) -> ExportDialog:
    await driven.press("E")
    await driven.until(lambda: isinstance(driven.app.screen, ExportDialog) and driven.app.screen.query(PathField))
    dialog = driven.app.screen
    assert isinstance(dialog, ExportDialog)
    await driven.until(lambda: dialog.path.input.value)
    return dialog


async def note(driven: Driven, text: str) -> None:
    await driven.press("c")
    await driven.type(text)
    await driven.press("escape")
    await driven.until(lambda: driven.current.notes)


async def write(driven: Driven, dialog: ExportDialog, target: Path) -> None:
    dialog.path.input.value = str(target)
    await driven.settle()
    await driven.press("enter")
    await driven.until(lambda: isinstance(driven.app.screen, WrittenDialog | ConfirmDialog))


def shown(dialog: ExportDialog) -> str:
    return "\n".join(str(part.render()) for part in dialog.query(Static))


async def test_the_ending_chooses_the_format_and_the_format_the_ending(tmp_path: Path, library: Path) -> None:
    async with opened(library) as driven:
        dialog = await asked(driven)
        for name, form in (("x.csv", "csv"), ("X.JSONL", "jsonl"), ("x.spacy.jsonl", "spacy"), ("x.md", "markdown")):
            dialog.path.input.value = str(tmp_path / name)
            await driven.until(lambda form=form: dialog.row("format").value == form)
        dialog.path.input.value = "/tmp/mine.md"
        await driven.settle()
        await driven.press("right")
        await driven.until(lambda: dialog.path.input.value == "/tmp/mine.csv")
        await driven.press("s")
        await driven.until(lambda: dialog.path.input.value == "/tmp/mine.spacy.jsonl")


async def test_what_is_written_and_what_stays_behind_is_told_before_and_after(tmp_path: Path, library: Path) -> None:
    target = tmp_path / "x.csv"
    async with opened(library, size=(80, 24)) as driven:
        await note(driven, "要核对")
        dialog = await asked(driven)
        await driven.until(lambda: "1 note" in shown(dialog) and "Stays behind: the state" in shown(dialog))
        await driven.until(lambda: 'title: "library"' in shown(dialog))
        await write(driven, dialog, target)
        assert "要核对" in target.read_bytes().decode("utf-8-sig")
        assert any(f"Written: {target}" in told for told in driven.app.services.told)
        await driven.press("y")
        await driven.until(lambda: driven.app.clipboard == str(target))


async def test_the_scope_is_the_article_its_source_a_tag_or_all(library: Path) -> None:
    async with opened(library) as driven:
        await note(driven, "头一篇")
        await driven.press("j")
        await note(driven, "第二篇")
        dialog = await asked(driven)
        await driven.until(lambda: "2 notes" in shown(dialog))
        await driven.press("down", "right")
        await driven.until(lambda: "this article" in shown(dialog) and "1 note\n" in shown(dialog))
        assert dialog.path.input.value.endswith("-2.md")
        await driven.press("right")
        await driven.until(lambda: "2 notes" in shown(dialog))
        await driven.press("right")
        await driven.until(lambda: "Type a tag" in shown(dialog))
        await driven.press("down")
        await driven.type("没有的")
        await driven.until(lambda: "0 notes" in shown(dialog))


async def test_a_file_that_is_there_is_written_over_after_a_question_only(tmp_path: Path, library: Path) -> None:
    target = tmp_path / "x.csv"
    target.write_text("old")
    async with opened(library) as driven:
        await note(driven, "要核对")
        await write(driven, await asked(driven), target)
        await driven.press("n")
        assert target.read_text() == "old"
        await write(driven, await asked(driven), target)
        await driven.press("y")
        await driven.until(lambda: isinstance(driven.app.screen, WrittenDialog))
    assert "要核对" in target.read_bytes().decode("utf-8-sig")


async def test_long_work_says_how_far_it_is_and_can_be_cancelled(
    tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.exporting.PATIENCE", 0.01)
    held, original = Event(), FORMATS["csv"].write

    def slow(found, options):  # type: ignore[no-untyped-def]
        held.wait(10)
        return original(found, options)

    monkeypatch.setattr("tui.app.exporting.FORMATS", {**FORMATS, "csv": replaced(slow)})
    async with opened(library) as driven:
        await note(driven, "要核对")
        dialog = await asked(driven)
        dialog.path.input.value = str(tmp_path / "x.csv")
        await driven.settle()
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, WorkingDialog))
        await driven.press("escape")
        held.set()
        await driven.until(lambda: "Cancelled" in driven.bottom)
    assert not (tmp_path / "x.csv").exists()


def replaced(write):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(FORMATS["csv"], write=write)


async def test_tab_completes_the_path(tmp_path: Path, library: Path) -> None:
    (tmp_path / "导出").mkdir()
    async with opened(library) as driven:
        dialog = await asked(driven)
        dialog.path.input.focus()
        dialog.path.input.value = f"{tmp_path}/导"
        await driven.press("tab")
        await driven.until(lambda: dialog.query_one(PathField).query_one(Input).value == f"{tmp_path}/导出/")


def rows(driven: Driven) -> set[str]:
    return {row.strip(" │") for row in driven.screen_text().split("\n")}


async def test_the_keys_of_the_forms_stay_in_sight_in_a_low_window(library: Path) -> None:
    async with opened(library, size=(40, 12)) as driven:
        await asked(driven)
        assert {"Enter write   Esc cancel", "Tab complete   PgDn more"} <= rows(driven)
        await driven.press("escape", "I")
        await driven.until(lambda: {"Enter import   Esc cancel", "Tab complete   Up/Down format"} <= rows(driven))


async def test_the_review_says_how_many_articles_were_chosen(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("v", "j", "v", "R")
        await driven.until(lambda: "2 articles of the list" in driven.screen_text())
