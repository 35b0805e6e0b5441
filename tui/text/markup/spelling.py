"""A file that spells characters out, with the characters themselves where the semicolons of their names stand."""

import re

from tui.text import lazy
from tui.text.markup.entities import ENTITY, sign_of
from tui.text.markup.pagesigns import looks_like_html

_IN_PAGE = lazy.pattern(rf"<[^<>]{{0,5000}}>|(?P<entity>{ENTITY});")
_IN_MARKDOWN = lazy.pattern(rf"(?P<ticks>`{{1,5}})[^`\n]{{1,500}}(?P=ticks)|<[^<>\n]{{0,2000}}>|(?P<entity>{ENTITY});")
_FENCE = lazy.pattern(r"[ \t>]*(?:`{3,}|~{3,})")


def spelled(text: str, name: str) -> str:
    """Return the text of a page or of Markdown with the signs that it spells out, as long as it was."""
    if "&" not in text or ";" not in text:
        return text
    if looks_like_html(text, name):
        return _IN_PAGE.sub(_sign, text)
    if not name.lower().endswith((".md", ".markdown")):
        return text
    lines, fenced = text.split("\n"), False
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and "&" in line:
            lines[number] = _IN_MARKDOWN.sub(_sign, line)
    return "\n".join(lines)


def _sign(match: re.Match[str]) -> str:
    name = match["entity"]
    return name + (sign_of(name) or ";") if name else match.group()
