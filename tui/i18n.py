"""The interface's language: gettext, Chinese in a Chinese locale and English elsewhere."""

import gettext
import locale
import os
from functools import cache
from pathlib import Path


@cache
def _translations() -> gettext.NullTranslations:
    return gettext.translation("pizhu", Path(__file__).parent / "locale", languages=[language()], fallback=True)


def language() -> str:
    """Return `zh` or `en`: PIZHU_LANG first, then the locale's variables in POSIX order."""
    for name in ("PIZHU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def _(message: str) -> str:
    """Return the message in the reader's language; messages are written in English in the code."""
    return _translations().gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a message that fits a number."""
    return _translations().ngettext(one, many, number)


def N_(message: str) -> str:
    """Return the message as it is: it marks one that is translated later, when it is shown."""
    return message
