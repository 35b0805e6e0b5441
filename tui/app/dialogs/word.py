"""The card of a word: how it is read here, what it means, how it is written, its parts, how often it stands where."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.app.dialogs.base import Dialog
from tui.app.widgets.hanging import HangingLines
from tui.i18n import _, ngettext
from tui.text.visible import visible_line
from tui.workspace.learn.card import Meaning, WordCard, WordPart

GLOSSES: Final = 12
"""Meanings of one entry that are shown."""
BRIEF: Final = 60
"""Characters of the meaning of a part."""
KEEP, KNOWN = "keep", "known"
BAND: Final = 7
"""The level that stands for 7 to 9."""


class WordDialog(Dialog[str]):
    """What is known of a word; the answer is what the reader says of it, KEEP or KNOWN, by the keys of the reader."""

    VERTICAL_BREAKPOINTS = [*Dialog.VERTICAL_BREAKPOINTS, (34, "-tall")]  # noqa: RUF012
    """In a window of 24 rows the card leaves the passage in sight; in a tall one there is room for more of both."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter,d", "cancel", show=False),
        Binding("plus,fullwidth_plus_sign", f"say('{KEEP}')", show=False),
        Binding("minus,fullwidth_hyphen_minus", f"say('{KNOWN}')", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
    ]

    def __init__(self, card: WordCard, more: Sequence[str]) -> None:
        """Take what the dictionary says, and lines about what else is known of the passage."""
        super().__init__(visible_line(card.word), _("q/Esc close   + keep to learn   - know it"))
        self._card, self._more = card, more
        self._library = Static("", classes="library")

    def body(self) -> Iterable[Widget]:
        """Yield the card."""
        card = self._card
        yield Static(Content("  ".join(head(card))), classes="reading")
        yield self._library
        yield VerticalScroll(HangingLines([*map(visible_line, self._lines())]))
        if card.credit:
            yield Static(Content(card.credit), classes="credit")

    def _lines(self) -> Iterator[str]:
        """Yield what the dictionary says and what else is known; of what it has no word for, such as a figure, last."""
        parts = [[*told(self._card)], [*self._more]]
        first, second = parts if self._card.meanings else reversed(parts)
        yield from first
        if first and second:
            yield ""
        yield from second

    def tell_library(self, count: int | None) -> None:
        """Show how often the library holds the word; None when it is too large to be counted."""
        if count is not None:
            text = ngettext("{count} time in the library", "{count} times in the library", count)
            self._library.update(Content(text.format(count=f"{count:,}")))

    def action_say(self, said: str) -> None:
        """Close with what is said of the word."""
        self.dismiss(said)

    def action_scroll(self, step: int) -> None:
        """Move through the lines."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)


def head(card: WordCard) -> Iterator[str]:
    """Yield how a word is read, how it is written in the other script, and its level."""
    yield visible_line(card.pinyin)
    other = card.traditional if card.word != card.traditional else card.simplified
    if other != card.word:
        script = _("traditional: {word}") if other == card.traditional else _("simplified: {word}")
        yield visible_line(script.format(word=other))
    if card.level:
        yield level_name(card.level)


def level_name(level: int) -> str:
    """Return a level of the examination as it is called: HSK 3, HSK 7-9."""
    return f"HSK {level}-9" if level == BAND else f"HSK {level}"


def told(card: WordCard) -> Iterator[str]:
    """Yield the meanings, a longer word that begins here, and the parts."""
    if not card.meanings:
        yield _("The dictionary has no such word; its parts:") if card.parts else _("The dictionary has no such word.")
    for meaning in card.meanings:
        yield from _meaning(meaning, card)
    if card.longer:
        yield ""
        yield _("longer: {word}").format(word=_part(card.longer))
    if card.parts:
        yield ""
        yield from map(_part, card.parts)


def _meaning(meaning: Meaning, card: WordCard) -> Iterator[str]:
    written = meaning.traditional if meaning.traditional != card.traditional else ""
    own = _("(own dictionary)") if meaning.own else ""
    if len(card.meanings) > 1 or meaning.pinyin != card.pinyin or own:
        yield "  ".join(part for part in (meaning.pinyin, written, own) if part)
    many = len(meaning.glosses) > 1
    for number, gloss in enumerate(meaning.glosses[:GLOSSES], 1):
        yield f"  {number} {gloss}" if many else f"  {gloss}"
    if (more := len(meaning.glosses) - GLOSSES) > 0:
        yield "  " + ngettext("and {n} more", "and {n} more", more).format(n=more)


def _part(part: WordPart) -> str:
    gloss = part.gloss if len(part.gloss) <= BRIEF else part.gloss[: BRIEF - 1] + "…"
    return "  ".join(text for text in (part.word, part.pinyin, gloss) if text)
