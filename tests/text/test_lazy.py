"""Regular expressions compiled on first use: none of them is broken, and they behave as compiled ones do."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import tui.text
from tui.text import lazy


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(tui.text.__path__, "tui.text."):
        for name, value in vars(import_module(module.name)).items():
            for each in value.values() if isinstance(value, dict) else [value]:
                if type(each) is type(lazy.pattern("")):
                    yield f"{module.name}.{name}", each


def test_every_pattern_of_the_program_compiles() -> None:
    names = [
        name for name, pattern in _patterns() if isinstance(re.compile(pattern.pattern, pattern.flags), re.Pattern)
    ]
    assert len(names) > 100


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    pattern = lazy.pattern(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert [found["word"] for found in pattern.finditer("Ab 1 cd")] == ["Ab", "cd"]
    assert pattern.sub("x", "Ab 1 cd") == "x 1 x"
    assert pattern.match("1") is None


def test_a_broken_pattern_says_so_when_it_is_used() -> None:
    broken = lazy.pattern("(")
    with pytest.raises(re.error):
        broken.match("")
