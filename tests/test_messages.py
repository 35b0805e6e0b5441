"""The interface speaks Chinese in a Chinese locale: nothing is left in English, and nothing that is gone is kept."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.conftest import ROOT

CATALOGUE = ROOT / "tui" / "locale" / "zh" / "LC_MESSAGES"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


@cache
def messages() -> set[str]:
    found = extract_from_dir(ROOT / "tui", [("**.py", "python")], keywords=KEYWORDS)
    return {text if isinstance(text, str) else text[0] for _, _, text, _, _ in found}


@cache
def translations() -> dict[str, str]:
    with (CATALOGUE / "pizhu.po").open("rb") as file:
        catalogue = read_po(file)
    return {
        m.id if isinstance(m.id, str) else m.id[0]: m.string if isinstance(m.string, str) else m.string[0]
        for m in catalogue
        if m.id
    }


def test_every_message_has_its_chinese() -> None:
    chinese = translations()
    assert {text for text in messages() if not chinese.get(text)} == set()


def test_no_message_hides_in_an_f_string() -> None:
    """Python 3.11's tokens do not show what is inside, so that nobody would translate it."""
    said = {text for path in (ROOT / "tui").rglob("*.py") for text in asked(path.read_text(encoding="utf-8"))}
    assert said - messages() == set()


def asked(code: str) -> Iterator[str]:
    """Yield the messages that a file asks for, wherever they stand in it."""
    for one in ast.walk(ast.parse(code)):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id in KEYWORDS:
            match one.args[:1]:
                case [ast.Constant(str(text))]:
                    yield text


def test_the_catalogue_holds_nothing_else() -> None:
    assert set(translations()) - messages() == set()


def test_what_is_filled_in_stays() -> None:
    for english, chinese in translations().items():
        assert sorted(re.findall(r"\{.*?\}", english)) == sorted(re.findall(r"\{.*?\}", chinese)), english


HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:!?()]|[,;!?()][\u4e00-\u9fff]")
WRITTEN_SO = ("近(A B)5",)
"""Filter syntax, which is typed as it stands here."""


def test_chinese_has_full_width_punctuation_beside_han_characters() -> None:
    found = {}
    for english, chinese in translations().items():
        for code in WRITTEN_SO:
            chinese = chinese.replace(code, "")
        if wrong := HALF_WIDTH.findall(chinese):
            found[english] = wrong
    assert found == {}


def test_one_word_means_one_thing() -> None:
    """docs/glossary.md: a library is 文库."""
    assert [english for english, chinese in translations().items() if "资料库" in chinese] == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    compiled = io.BytesIO()
    with (CATALOGUE / "pizhu.po").open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    with (CATALOGUE / "pizhu.mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)
    fresh = gettext.GNUTranslations(compiled)
    for english in translations():
        assert shipped.gettext(english) == fresh.gettext(english), "run `make messages`"


@pytest.mark.parametrize(("variable", "value", "chosen"), [("LANG", "zh_CN.UTF-8", "zh"), ("LANG", "de_DE", "en")])
def test_the_locale_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, chosen: str
) -> None:
    from tui.i18n import language

    for name in ("PIZHU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    assert language() == chosen
