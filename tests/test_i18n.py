"""The interface speaks Chinese in a Chinese locale and English elsewhere."""

import pytest

from tui import i18n


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "PIZHU_LANG": "en"}, "en"),
        ({"LANG": "C", "PIZHU_LANG": "zh"}, "zh"),
        ({"LANG": "", "LC_ALL": ""}, "en"),
    ],
)
def test_the_locale_chooses_the_language(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PIZHU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert i18n.language() == language


@pytest.mark.parametrize(("number", "form"), [(0, "files"), (1, "file"), (2, "files")])
def test_english_tells_one_from_many(number: int, form: str) -> None:
    assert i18n.ngettext("file", "files", number) == form


def test_a_message_without_translation_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIZHU_LANG", "zh")
    i18n._translations.cache_clear()
    try:
        assert i18n._("no such message in any catalogue") == "no such message in any catalogue"
    finally:
        i18n._translations.cache_clear()
