"""How the code is built: no circle of modules, no class of the app on another but screens, dialogs and widgets."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

LONGEST = 300
"""Lines of a file."""
BASES = {"CommandScreen", "Dialog", "RowList", "RowView", "Struct", "Protocol"}
"""What classes of the app may build on, besides Textual's and Python's own."""


def modules() -> dict[str, Path]:
    """Return every module of the program by name."""
    found = {}
    for path in (ROOT / "tui").rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """Return what every module of the program says, read once and let go after the last test."""
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in modules().items()}


def needed(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all nodes but those that only type checkers see."""
    for inner in ast.iter_child_nodes(node):
        if not (isinstance(inner, ast.If) and "TYPE_CHECKING" in ast.unparse(inner.test)):
            yield inner
            yield from needed(inner)


def imports(tree: ast.Module, known: dict[str, Path]) -> Iterator[str]:
    """Yield our modules that a module imports, be it inside a function; what only type checkers import is no need."""
    for node in needed(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                if inner in known or node.module in known:
                    yield inner if inner in known else node.module


def test_no_modules_need_one_another(trees: dict[str, ast.Module]) -> None:
    known = modules()
    needs = {name: set(imports(tree, known)) - {name} for name, tree in trees.items()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from None


def test_no_file_is_too_long() -> None:
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_classes_of_the_app_are_composed(trees: dict[str, ast.Module]) -> None:
    app = [tree for name, tree in trees.items() if name.startswith("tui.app")]
    classes = [node for tree in app for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    ours = {node.name for node in classes} - BASES
    bases = [(node.name, ast.unparse(base).partition("[")[0]) for node in classes for base in node.bases]
    assert [(name, base) for name, base in bases if base in ours] == []


def test_one_name_means_one_class(trees: dict[str, ast.Module]) -> None:
    """Classes inside others are named with those, and an underscore says that a name is known in its file only."""
    found = defaultdict(list)
    for name, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(name)
    assert {name: where for name, where in found.items() if len(where) > 1} == {}


def test_no_class_is_imported_under_the_name_of_another(trees: dict[str, ast.Module]) -> None:
    ours = {node.name for tree in trees.values() for node in tree.body if isinstance(node, ast.ClassDef)}
    nodes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    taken = [alias for node in nodes for alias in node.names if (node.module or "").startswith("tui")]
    assert [alias.asname for alias in taken if alias.asname in ours and alias.asname != alias.name] == []


OURS = {"tui.regular", "tui.fingerprint", "tui.language.lac"}
"""Modules that read what the package ships, and the one that asks first what it opens."""


def test_files_of_people_are_opened_by_the_one_module_that_asks_what_they_are(trees: dict[str, ast.Module]) -> None:
    """A named pipe in the place of a file waits for ever; `tui.regular` refuses it. Shipped data stands at `DATA`."""
    found = []
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in {"read_text", "read_bytes"} and name not in OURS:
                shipped = ast.unparse(node.value)
                found += [f"{name}: {shipped}"] if not shipped.startswith(("DATA / ", "files(")) else []
    assert found == []


def test_no_pattern_repeats_a_group_possessively(trees: dict[str, ast.Module]) -> None:
    """Python 3.11.0 to 3.11.4 (Debian 12 ships 3.11.2) loses what such a group has read: 12月 becomes 1."""
    group = re.compile(r"\)(?:\{[^{}]*\}|\{\{[^{}]*\}\}|[*+?])\+")
    found = []
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and group.search(node.value):
                found.append(f"{name}: {node.value}")
    assert found == []


def test_no_module_gives_a_name_twice(trees: dict[str, ast.Module]) -> None:
    for name, tree in trees.items():
        told = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
        given = [target.id for target in told if isinstance(target, ast.Name)]
        assert len(given) == len({*given}), (
            f"{name}: {[one for one in given if given.count(one) > 1]}, the first is dead"
        )
