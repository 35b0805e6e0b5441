"""No control code of a text reaches the terminal, and no text is taken for markup."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from tests.app.driving import opened
from tui.app.dialogs.exportasking import ExportAsking, WantedExport
from tui.app.exportscopes import OfferedScope
from tui.app.guard import ControlFilter
from tui.text.visible import visible_line
from tui.workspace.exchange.exporting import ExportScope
from tui.workspace.exchange.exportlook import ExportLook, FirstLines
from tui.workspace.filter.complete import Offer, Offers

BACKGROUND = Color(0, 0, 0)
HOSTILE = "\x1b[31m\x1b]0;t\x07\x9b1m\u202e\u2066\u200f\x08\x7f"


def filtered(text: str) -> str:
    return "".join(segment.text for segment in ControlFilter().apply([Segment(text)], BACKGROUND))


@given(st.text())
def test_a_line_loses_its_control_codes_and_keeps_its_width(text: str) -> None:
    shown = filtered(text)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u061c\u202a\u202e\u2066\u2069" for c in shown)
    assert cell_len(shown) == cell_len(text)


@given(st.text(st.sampled_from("甲a\u200b\u2060\ufeff\u00ad\u3164\u2800\u115f\U000e0041\ufe0f\u200d\u034f")))
def test_a_line_loses_what_nobody_sees_and_keeps_its_width(text: str) -> None:
    shown = filtered(text)
    assert set(shown) <= set("甲a- ")
    assert cell_len(shown) == cell_len(text)


def test_a_han_character_keeps_its_form_and_nothing_else_hides_behind_it() -> None:
    """Selectors of forms, UTS #37: one behind a Han character; in names they are shown as signs."""
    for selector in ("\U000e0100", "\U000e01ef", "\ufe00"):
        assert filtered(f"葛{selector}城") == f"葛{selector}城"
        assert filtered(f"葛{selector}{selector}a{selector}") == f"葛{selector}a"
        assert visible_line(f"葛{selector}") == "葛␦"


@pytest.mark.parametrize("text", ["", "平常的字", "[/数据]", "a“b”…—", "👨‍👩‍👧", "é", "1️⃣❤️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"])
def test_a_harmless_line_is_left_alone(text: str) -> None:
    assert filtered(text) == text


def asking(text: str) -> ExportAsking:
    """A form of an export in which every text is one."""

    async def look(_wanted: WantedExport) -> AsyncIterator[ExportLook | FirstLines]:
        yield FirstLines([text])

    offers = dict.fromkeys(("tag", "filter"), lambda _said, _cursor: Offers(0, 0, (Offer(text, text),)))
    scopes = [OfferedScope(text, asks="tag")]
    return ExportAsking(scopes, Path("/tmp"), text, "", offers, lambda _scope, _said: ExportScope(), look)


async def test_toasts_tooltips_and_dialogs_are_guarded(library: Path) -> None:
    from tui.app.dialogs.choice import ChoiceDialog
    from tui.app.dialogs.confirm import ConfirmDialog, TextDialog
    from tui.app.dialogs.export import ExportDialog
    from tui.app.dialogs.line import LineDialog
    from tui.app.dialogs.note import NoteDialog
    from tui.app.dialogs.pick import PickDialog
    from tui.app.dialogs.working import WorkingDialog
    from tui.app.dialogs.written import WrittenDialog

    text = f"[/数据][@click=app.quit]{HOSTILE}"
    async with opened(library) as driven:
        driven.home.articles.tooltip = text
        for dialog in (
            ChoiceDialog(text, [(text, text)], about=text),
            ConfirmDialog(text, [text], text),
            TextDialog(text, [text], text),
            NoteDialog(text, text, text),
            LineDialog(text, text, [text]),
            PickDialog(text, [text], text),
            WrittenDialog([text]),
            WorkingDialog(text),
            ExportDialog(asking(text)),
        ):
            driven.app.services.notify(text, title=text)
            driven.home.show_status(text)
            driven.app.push_screen(dialog)
            await driven.settle()
            shown = driven.screen_text()
            assert "[/数据][@click=app.quit]" in shown, type(dialog)
            assert not set(HOSTILE) & set(shown) - set("[31m]0;t"), type(dialog)
            dialog.dismiss(None)
            await driven.settle()
