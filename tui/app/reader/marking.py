"""Correcting the program's marks, moving edges, and saying the same of equal texts."""

from asyncio import to_thread
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from tui.app.reader.saying import Saying
from tui.i18n import _, ngettext
from tui.language.analysis import Entity, Figure
from tui.language.decided import FIGURE, type_of
from tui.notes.model.annotation import Annotation
from tui.notes.model.decisions import Decision, Scope, Verdict, decide
from tui.text import graphemes
from tui.text.source import Span
from tui.workspace.occurrences import Equal, equals, said_of_equals
from tui.workspace.reading import Placed
from tui.workspace.wording import TYPES, short

if TYPE_CHECKING:
    from tui.notes.store.notebook import Change
    from tui.text.article import Article

Mark = Entity | Figure


class Marking(Saying):
    """Actions about what the program found."""

    def mark_here(self) -> Mark | None:
        """Return the smallest mark under the cursor."""
        if self.reading is None:
            return None
        at = self.cursor.start
        found: list[Mark] = [*self.reading.entities.at(at), *self.reading.figures.at(at)]
        return min(found, key=lambda mark: mark.end - mark.start, default=None)

    def action_remove(self, count: int | None = None, argument: str = "") -> None:
        """Remove the annotation under the cursor; where there is none, dismiss the mark."""
        mark = self.mark_here()
        if self.reading is None or self.said_here() is not None or mark is None:
            super().action_remove(count, argument)
            return
        self._decide(mark, Verdict.DISMISS, type_of(mark))
        self.deselect()

    @work(group="ask", exclusive=True)
    async def action_retype(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask for the right type of the mark, or for the type of the selection."""
        from tui.app.dialogs.choice import ChoiceDialog

        if self.reading is None:
            return
        mark, key = self.mark_here(), self.key
        span = self.selection or (Span(mark.start, mark.end) if mark else self.target)
        quote = self.reading.text[span.start : span.end]
        choices = [(kind.value, _(title)) for kind, title in TYPES.items()] + [(FIGURE, _("figure"))]
        now = type_of(mark) if mark else None
        wanted = await self.app.push_screen_wait(ChoiceDialog(_("What is this?"), choices, now, short(quote)))
        if wanted is None or key != self.key:
            return
        scope = await self._scope(quote) if mark and wanted != now and span == (mark.start, mark.end) else Scope.HERE
        if scope is not None and key == self.key:
            found = (
                Entity(span.start, span.end, next(iter(TYPES)))
                if mark is None
                else replace(mark, start=span.start, end=span.end)
            )
            self._decide(found, Verdict.KEEP, wanted, scope)
            self.deselect()

    @work(group="ask", exclusive=True)
    async def action_dismiss_all(self, _count: int | None = None, _argument: str = "") -> None:
        """Dismiss this mark and every equal one in the library, after a preview."""
        mark = self.mark_here()
        if self.reading is None or mark is None:
            self.say(_("There is no mark here."))
            return
        key, quote = self.key, self.reading.text[mark.start : mark.end]
        places = await self._look_up(quote)
        question = _("Dismiss “{text}” everywhere in the library?").format(text=short(quote))
        if await self._confirm(question, places) and key == self.key:
            self._decide(mark, Verdict.DISMISS, type_of(mark), Scope.LIBRARY)

    async def _scope(self, quote: str) -> Scope | None:
        """Ask how far a decision reaches; the whole library only after a preview. None when cancelled."""
        from tui.app.dialogs.choice import ChoiceDialog

        choices = [(Scope.HERE.value, _("only here")), (Scope.LIBRARY.value, _("everywhere in the library"))]
        answer = await self.app.push_screen_wait(ChoiceDialog(_("How far?"), choices, about=short(quote)))
        if answer != Scope.LIBRARY.value:
            return Scope(answer) if answer else None
        places = await self._look_up(quote)
        question = _("Decide so for every “{text}” in the library?").format(text=short(quote))
        return Scope.LIBRARY if await self._confirm(question, places) else None

    async def _look_up(self, quote: str) -> list[Equal]:
        """Return where a text stands in the library, found off the UI thread."""
        self.say(_("looking through the library…"))
        return await to_thread(equals, self.session, quote)

    async def _confirm(self, question: str, places: list[Equal]) -> bool:
        from tui.app.dialogs.confirm import ConfirmDialog

        told = ngettext("{count} place", "{count} places", len(places)).format(count=f"{len(places):,}")
        dialog = ConfirmDialog(question, [place.line for place in places], told)
        answer: bool | None = await self.app.push_screen_wait(dialog)
        return bool(answer)

    def _decide(self, mark: Mark, verdict: Verdict, wanted: str, scope: Scope = Scope.HERE) -> None:
        assert self.reading is not None
        spans = self.reading.article.to_source(mark.start, mark.end)
        if not spans:
            return
        source = self.reading.article.source
        said = decide(source, spans, Decision(verdict, type_of(mark), wanted, scope), "pizhu")
        old = [
            place.annotation for place in self.reading.decisions if place.start < mark.end and mark.start < place.end
        ]
        quote = short(self.reading.text[mark.start : mark.end])
        kinds = {kind.value: _(title) for kind, title in TYPES.items()} | {FIGURE: _("figure")}
        told = _("dismiss {type} “{text}”") if verdict is Verdict.DISMISS else _("“{text}” is {type}")
        label = told.format(type=kinds.get(wanted, wanted), text=quote)
        from tui.notes.store.notebook import Change

        self.keep(Change(label, put=(said,), drop=tuple(old) if scope is Scope.HERE else ()))

    # Edges

    def action_move_edge(self, _count: int | None = None, argument: str = "") -> None:
        """Move the start or end of the selection, the annotation or the mark by a character or a word."""
        if self.reading is None:
            return
        edge, step = argument.split(" ")
        thing = self.thing
        span = self.selection or Span(thing.start, thing.end)
        moved = self._moved_edge(span, edge, step)
        if moved is None:
            self.say(_("The edge cannot go there."))
        elif self.selection is not None:
            self.hold(moved)
        elif isinstance(thing, Placed):
            self._move_said(thing.annotation, moved)
        elif isinstance(thing, Entity | Figure):
            self._decide(replace(thing, start=moved.start, end=moved.end), Verdict.KEEP, type_of(thing))
            self.cursor = moved
        else:
            self.hold(moved)

    def _moved_edge(self, span: Span, edge: str, step: str) -> Span | None:
        assert self.reading is not None
        text, back = self.reading.text, step.endswith("_back")
        at = span.start if edge == "start" else span.end
        if step.startswith("character"):
            to = (
                graphemes.previous_start(text, at) if back else graphemes.next_start(text, at) if at < len(text) else at
            )
        else:
            words = self.words_around(at, -1 if back else 1)
            ends = [word.start if edge == "start" else word.end for word in words]
            beyond = [end for end in ends if (end < at if back else end > at)]
            to = (beyond[-1] if back else beyond[0]) if beyond else at
        moved = Span(to, span.end) if edge == "start" else Span(span.start, to)
        return moved if moved.start < moved.end and moved != span else None

    def _move_said(self, said: Annotation, span: Span) -> None:
        from tui.notes.model.create import anchor

        assert self.reading is not None
        spans = self.reading.article.to_source(*span)
        if not spans:
            return
        held = anchor(self.reading.article.source.text, spans)
        self.cursor = span
        self.put(_("move the edge of “{text}”").format(text=short(held.quote)), replace(said, anchor=held))

    # Equal texts

    @work(group="ask", exclusive=True)
    async def action_propagate(self, _count: int | None = None, _argument: str = "") -> None:
        """Say what the annotation under the cursor says of every equal text, after a preview."""
        from tui.app.dialogs.choice import ChoiceDialog

        said = self.said_here() if self.reading else None
        if self.reading is None or said is None:
            self.say(_("There is no annotation here."))
            return
        key, quote = self.key, said.anchor.quote
        choices = [("article", _("in this article")), ("library", _("in the whole library"))]
        scope = await self.app.push_screen_wait(
            ChoiceDialog(_("Say the same of equal texts"), choices, about=short(quote))
        )
        if scope is None:
            return
        keys = None if scope == "library" else [key]
        places = await to_thread(equals, self.session, quote, keys, said)
        if not places:
            self.say(_("Every equal text says so already."))
            return
        tags = " ".join(f"#{tag}" for tag in said.tags) or short(said.note)
        if await self._confirm(_("Say {what} of “{text}”?").format(what=tags, text=short(quote)), places):
            label = f"{tags} ×{len(places)} “{short(quote)}”"
            make: Callable[[Article, tuple[Annotation, ...]], Change] = said_of_equals(said, label)
            if await self.pizhu.keep_each(label, dict.fromkeys(place.key for place in places), make):
                self.say(_("saved: {label}").format(label=label))
