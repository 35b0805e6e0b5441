"""One open article, said paragraph by paragraph with what was said about each."""

from collections.abc import Callable
from dataclasses import dataclass

from tui.i18n import _, ngettext
from tui.language.analysis import Entity, Figure
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.store.places import QUOTE, StoredPlace
from tui.text.article import Article
from tui.text.block import Role
from tui.text.search import find
from tui.text.source import Span
from tui.text.structure.explain import ROLES
from tui.text.visible import visible
from tui.workspace.reading.article import PlacedAnnotation, Reading, placed
from tui.workspace.reading.wording import describe, said, short
from tui.workspace.session import Session


@dataclass
class Lectern:
    """An article and the paragraph that was said last."""

    session: Session
    say: Callable[[str], None]
    article: Article
    at: int = -1
    """Index of its block; -1 before the first."""

    @property
    def prompt(self) -> str:
        """Where one is, as the prompt says it."""
        return f"{self.at + 1}/{len(self.article.blocks)}"

    @property
    def span(self) -> Span:
        """The article span of the paragraph, or of the first one."""
        return self.article.block_spans[max(0, self.at)]

    @property
    def _key(self) -> tuple[str, int]:
        return self.article.source.name, self.article.number

    def annotations(self) -> tuple[Annotation, ...]:
        """Return what was said in the article and about it."""
        return self.session.annotations(self.article)

    def begin(self) -> None:
        """Say what is opened, and where reading stopped."""
        article, count = self.article, len(self.article.blocks)
        many = ngettext("{n} paragraph", "{n} paragraphs", count).format(n=count)
        self.say(_(", ").join(part for part in (article.label, *article.authors, article.date, many) if part))
        for one in self.annotations():
            if one.kind is Kind.NOTE and one.whole:
                self.say(_("note on the article: {text}").format(text=_all(one)))
        known = self.session.places.get(*self._key, article.title or "")
        if known and known.offset and not known.read:
            stopped = known.find(article.text)
            self.at = next((n for n, span in enumerate(article.block_spans) if span.end > stopped), 0) - 1
            self.say(_("reading stopped at paragraph {n}; Enter goes on there, 1 begins anew").format(n=self.at + 2))

    def step(self, by: int) -> None:
        """Go to another paragraph and say it; at the ends, say that there is none."""
        if self.at + by >= len(self.article.blocks):
            self.say(_("End of the article. b goes back to the list."))
            self._keep(read=True)
        elif self.at + by < 0:
            self.say(_("This is the beginning."))
        else:
            self.go(self.at + by)

    def go(self, at: int) -> None:
        """Say a paragraph."""
        if not 0 <= at < len(self.article.blocks):
            self.say(_("There is no paragraph {n}.").format(n=at + 1))
            return
        self.at = at
        block, (start, end) = self.article.blocks[at], self.span
        role = _(ROLES[block.role]) + _(": ") if block.role in ROLES and block.role is not Role.PARAGRAPH else ""
        text = self.article.text[start:end]
        if block.row:
            text = " | ".join(self.article.text[slice(*cell)] for cell in self.article.cell_spans(at))
        self.say(visible(f"{role}{text}"))
        for one in self.notes_here():
            self.say(_note(one, self.article))
        self._keep()

    def notes_here(self) -> list[PlacedAnnotation]:
        """Return the notes that begin in the paragraph."""
        start, end = self.span
        found = placed(self.article, self.annotations(), Kind.NOTE)
        return [one for one in found if start <= one.start < max(end, start + 1) and not one.annotation.whole]

    def all_notes(self) -> None:
        """Say every note of the article with the number of its paragraph."""
        found = [one for one in placed(self.article, self.annotations(), Kind.NOTE) if not one.annotation.whole]
        whole = [one for one in self.annotations() if one.kind is Kind.NOTE and one.whole]
        for one in whole:
            self.say(_("note on the article: {text}").format(text=_all(one)))
        for placed_one in sorted(found, key=lambda one: one.span):
            self.say(f"{self._number(placed_one.start)}. {_note(placed_one, self.article)}")
        if not found and not whole:
            self.say(_("There are no notes in this article."))

    def marks(self) -> None:
        """Say the names and figures of the paragraph."""
        reading = Reading(self.article, self.session.marks_of(self.article), self.annotations())
        start, end = self.span
        found: list[Entity | Figure] = [*reading.entities.items, *reading.figures.items]
        here = [one for one in found if start <= one.start < end]
        for one in sorted(here, key=lambda one: one.start):
            self.say(describe(one, reading))
        if not here:
            self.say(_("There are no names and figures in this paragraph."))

    def find(self, words: str) -> None:
        """Say the next paragraph that holds some words, beginning anew at the end."""
        hits = find(self.article.text, words) if words else []
        numbers = list(dict.fromkeys(self._number(hit.start) - 1 for hit in hits))
        if not numbers:
            self.say(_("not found: {words}").format(words=short(words)))
            return
        there = next((number for number in numbers if number > self.at), numbers[0])
        counted = ngettext("{n} paragraph holds it", "{n} paragraphs hold it", len(numbers)).format(n=len(numbers))
        self.say(f"{counted}; {there + 1}/{len(self.article.blocks)}")
        self.go(there)

    def _number(self, offset: int) -> int:
        """Return the number of the paragraph that holds an offset, from 1."""
        return next((n for n, span in enumerate(self.article.block_spans, 1) if offset < span.end), 1)

    def _keep(self, *, read: bool = False) -> None:
        """Remember where reading stopped; one that cannot be written is said once, by the notes that fail too."""
        title, offset, text = self.article.title or "", self.span.start, self.article.text
        known = self.session.places.get(*self._key, title)
        was = bool(known and known.read)
        self.session.places.put(*self._key, StoredPlace(offset, text[offset : offset + QUOTE], read or was, title))
        if read and (problem := self.session.save_places()):
            self.say(problem)


def _all(one: Annotation) -> str:
    """Return tags and the whole note; for one whose anchor does not hold, also why."""
    head = said(one)
    rest = one.note.strip().partition("\n")[2]
    return visible("\n".join(part for part in (head, rest) if part))


def _note(one: PlacedAnnotation, article: Article) -> str:
    quote = short(article.text[one.start : one.end])
    return _("note on “{quote}”: {text}").format(quote=quote, text=_all(one.annotation))
