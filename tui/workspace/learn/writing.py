"""Simplified text in traditional characters, character by character, so that offsets stay.

By the longest words of OpenCC's table: 头发 is 頭髮, 发展 is 發展. The other way needs no words: `tui.text.script`.
"""

from typing import Final

from tui.workspace.learn.glossary import Glossary

LONGEST: Final = 8
"""Characters of the longest word of the table that is looked for; its longer ones are sayings made of such."""


def traditional(glossary: Glossary, text: str) -> str:
    """Return a text of the same length in traditional characters."""
    table, made, at = glossary.writings, list[str](), 0
    while at < len(text):
        ends = range(min(len(text), at + LONGEST), at, -1)
        word = next((text[at:end] for end in ends if text[at:end] in table), "")
        made.append(table.get(word, text[at]))
        at += len(word) or 1
    return "".join(made)
