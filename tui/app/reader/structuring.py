"""Overruling the structure of the page: where articles begin, what is a title or a caption, what belongs together."""

from dataclasses import dataclass
from typing import Final

from textual import work
from textual.message import Message

from tui.app.reader.opening import Opened
from tui.app.reader.saying import Saying
from tui.app.reader.state import Key
from tui.i18n import N_, _
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.create import create
from tui.text.article import Page
from tui.workspace.wording import short

LABELS: Final = {
    "split": N_("an article begins at “{text}”"),
    "merge": N_("one article with “{text}”"),
    "title": N_("“{text}” is the title"),
    "caption": N_("“{text}” is a caption"),
    "join": N_("“{text}” goes on"),
    "unjoin": N_("“{text}” is taken apart"),
    "keep": N_("“{text}” is no repeat"),
}
NOTHING: Final = {
    "merge": N_("There is no article after this one."),
    "join": N_("There is no paragraph after this one to join."),
    "unjoin": N_("This paragraph is not joined."),
    "keep": N_("This is not a repeat."),
}


@dataclass
class Resplit(Message):
    """The page was split anew: where the reader stands now."""

    old: Key
    new: Key
    offset: int


class Structuring(Saying):
    """Actions that overrule the program's reading of a page."""

    _structure: frozenset[tuple[str, int]] = frozenset()
    """Id and rev of the overrules that the open article was made with."""

    @work(thread=True, group="overrule", exclusive=True)
    def action_overrule(self, _count: int | None = None, argument: str = "split") -> None:
        """Decide about the line or paragraph under the cursor; the page is split anew once that is stored."""
        from tui.text.structure import overrule_for

        reading, page = self.reading, self.session.page(self.key[0])
        if reading is None or not isinstance(page, Page):
            return
        at = self._source_offset()
        overrule = None if at is None else overrule_for(page, at, argument)
        if overrule is None:
            told = NOTHING.get(argument, N_("There is nothing to decide here."))
            self.app.call_from_thread(self.say, _(told))
            return
        said = create(page.source, overrule.spans, kind=Kind.STRUCTURE, data=overrule.to_data())
        label = _(LABELS[argument]).format(text=short(said.anchor.quote))
        self.app.call_from_thread(self.put, label, said)

    def _source_offset(self) -> int | None:
        if self.reading is None:
            return None
        start = self.cursor.start
        spans = self.reading.article.to_source(start, start + 1) or self.reading.article.to_source(start + 1, start + 2)
        return spans[0].start if spans else None

    def opened(self, message: Opened) -> None:
        """Remember which overrules the article was made with."""
        self._structure = _structure(message.stored)
        super().opened(message)

    def notebook_changed(self) -> None:
        """Split the page anew when its overrules have changed, here, by undo or in another session."""
        super().notebook_changed()
        notebook = self.session.known(self.key[0])
        if notebook and self.reading and _structure(notebook.annotations) != self._structure:
            self._structure = _structure(notebook.annotations)
            self.split_again(self._source_offset() or 0)

    @work(thread=True, group="overrule")
    def split_again(self, at: int) -> None:
        """Find the article that holds a source offset now."""
        key, page = self.key, self.session.page(self.key[0])
        if not isinstance(page, Page):
            return
        for article in page.articles:
            if (offset := article.to_article(at)) is not None:
                self.post_message(Resplit(key, (key[0], article.number), offset))
                return

    def on_resplit(self, message: Resplit) -> None:
        """Show the article as it is now, at the same characters."""
        if message.old == self.key:
            self.open_other(message.new, message.offset)


def _structure(annotations: tuple[Annotation, ...]) -> frozenset[tuple[str, int]]:
    return frozenset((said.id, said.rev) for said in annotations if said.kind is Kind.STRUCTURE)
