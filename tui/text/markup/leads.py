"""What stands before the words of a line and is no part of them: quotation signs, callouts, admonitions."""

from tui.text import lazy

QUOTES = lazy.pattern(r"(?:>[ \t]?)+")
SILENT = lazy.pattern(
    r"(?:\{\{[<%].*[>%]\}\}|\{%.*%\}|\[\[?(?:TOC|toc)\]\]?|@tab(?::active)?(?:[ \t].*)?|\{:.*\}"
    r"|:{3}[\w-]+[ \t].*:{3}|\\newpage|\\pagebreak|:{3,}[ \t]*(?:\{.*\}|[\w-]*)|\$\$|<!--.*-->|%%.*%%|\^[\w-]{1,40}"
    r"|(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+\"\")?)[ \t]*$"
)
"""A line that is markup of one of the dialects and nothing else: a short code, a container, a comment, an anchor."""
_CALLOUT = lazy.pattern(r"\[![A-Za-z][\w-]{0,20}(?:\|[\w|-]{0,20})?\][+-]?[ \t]*")
"""How Obsidian and GitHub open a box in a quotation: `[!NOTE]`, `[!tip]- 标题`."""
_CONTAINER = lazy.pattern(r":{3,}[ \t]*[\w-]+[ \t]+(?:\{[^{}]*\}[ \t]*)?")
_ADMONITION = lazy.pattern(r"(?:!!!|\?\?\?\+?|===[+!]?)[ \t]+(?:[\w-]+[ \t]+){0,3}\"(?=[^\"\n]+\"[ \t]*$)")
"""How mkdocs opens a box or a tab: `!!! note "标题"`, `=== "标题"`."""
_ANCHOR = lazy.pattern(r"[ \t]\^[A-Za-z0-9-]{3,40}$")
"""The name that Obsidian gives a paragraph, at its end."""


def leads(text: str, start: int, end: int, quoted: bool) -> tuple[int, int]:
    """Return where the words of a line begin and end; the two are equal when it has none."""
    inner, last = start, end
    if quoted and (quotes := QUOTES.match(text, inner, end)):
        inner = quotes.end()
        if callout := _CALLOUT.match(text, inner, end):
            return callout.end(), last
    if inner < end and text[inner] in ":!?=":
        if container := _CONTAINER.match(text, inner, end):
            inner = container.end()
        elif box := _ADMONITION.match(text, inner, end):
            return box.end(), text.rindex('"', inner, end)
    if anchor := _ANCHOR.search(text, max(inner, end - 42), end):
        last = anchor.start()
    return inner, last
