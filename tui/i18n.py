"""The interface's language: gettext, Chinese in a Chinese locale and English elsewhere."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gettext


@cache
def _translations() -> "gettext.NullTranslations | None":
    """Return the catalogue, None for the language that messages are written in."""
    if (wanted := language()) == "en":
        return None
    import gettext

    return gettext.translation("pizhu", Path(__file__).parent / "locale", languages=[wanted], fallback=True)


def language() -> str:
    """Return `zh` or `en`: PIZHU_LANG first, then the locale's variables in POSIX order."""
    for name in ("PIZHU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    import locale

    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def _(message: str) -> str:
    """Return the message in the reader's language; messages are written in English in the code."""
    catalogue = _translations()
    return catalogue.gettext(message) if catalogue else message


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a message that fits a number."""
    catalogue = _translations()
    if catalogue:
        return catalogue.ngettext(one, many, number)
    return one if number == 1 else many


def N_(message: str) -> str:
    """Return the message as it is: it marks one that is translated later, when it is shown."""
    return message
