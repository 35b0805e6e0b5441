"""What can be done with the rows of a table: with the selected ones, or with that of the cursor."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from tui.app.handling import handles
from tui.app.services import Services
from tui.app.table.content import TableContent
from tui.app.table.drafting import Drafting
from tui.app.table.rows import TableRows
from tui.app.table.state import TableView
from tui.i18n import _, ngettext
from tui.notes.model.annotation import Annotation, Status
from tui.notes.store.notebook import Change
from tui.workspace.lines.line import TableLine
from tui.workspace.session import Session


class TableActing:
    """Opens, copies, tags, finishes and removes."""

    def __init__(
        self,
        view: TableView,
        rows: TableRows,
        session: Session,
        services: Services,
        content: TableContent,
        *,
        drafting: Drafting,
        open_table: Callable[[TableContent], None],
    ) -> None:
        """`open_table` shows a table over this one."""
        self._view, self._rows, self._session, self._services = view, rows, session, services
        self._content, self._drafting, self._open_table = content, drafting, open_table

    def chosen(self) -> list[TableLine]:
        """Return the selected rows, else the one of the cursor."""
        selected = [line for line in self._view.state.shown if line.id in self._view.state.selected]
        return selected or ([self._rows.current] if self._rows.current else [])

    @handles("table.open")
    def open(self, _count: int | None = None, _argument: str = "") -> Coroutine[Any, Any, None] | None:
        """Open the article at the passage, or the table of what the row holds; leaving it leads back to this row.

        A draft is opened in the dialog of its note.
        """
        line = self._rows.current
        if line is not None and line.draft is not None:
            return self._drafting.reopen(line.draft)
        if line is not None:
            self._open(line)
        return None

    def _open(self, line: TableLine) -> None:
        if inner := self._content.within(line):
            self._open_table(inner)
        elif line.key is None:
            self._services.status(_("No article holds this note now; the pane below says what it is about"))
        else:
            self._services.open_article(*line.key, line.offset)
            if line.beside:
                self._services.notify(_("No article holds this note now: this is what stands nearest to it."))

    @handles("table.copy")
    async def copy(self, _count: int | None, _argument: str) -> None:
        """Copy the rows, tab-separated."""
        if lines := self.chosen():
            await self._services.copy("\n".join("\t".join(line.cells) for line in lines))

    @handles("table.tag")
    async def tag(self, _count: int | None, _argument: str) -> None:
        """Ask for tags and add them to the notes."""
        from tui.app.dialogs.tag import TagDialog

        if not self._said():
            return
        known = await self._session.fetch(self._session.notes.known_tags)
        tags = await self._services.ask(TagDialog(_("Tag these"), known))
        if tags:
            await self._add(tuple(tags))

    @handles("table.quick_tag")
    async def quick_tag(self, _count: int | None, argument: str) -> None:
        """Add the tag that is pinned to a digit."""
        known = await self._session.fetch(self._session.notes.known_tags)
        name = next((tag.name for tag in known if tag.key == argument), None)
        if name is None:
            self._services.status(_("No tag is pinned to {digit}; t tags by name").format(digit=argument))
        else:
            await self._add((name,))

    async def _add(self, tags: tuple[str, ...]) -> None:
        label = " ".join(f"+#{tag}" for tag in tags)
        await self._change(label, lambda one: replace(one, tags=tuple(dict.fromkeys((*one.tags, *tags)))))

    @handles("table.finish")
    async def finish(self, _count: int | None, _argument: str) -> None:
        """Mark notes as done, or as open again when all are done."""
        done = all(one.status is Status.DONE for one in self._said())
        status = Status.OPEN if done else Status.DONE
        await self._change(_("open again") if done else _("done"), lambda one: replace(one, status=status))

    @handles("table.note")
    async def note(self, _count: int | None, _argument: str) -> None:
        """Write the note of the row anew."""
        line = self._rows.current
        if line is None or line.annotation is None:
            return
        annotation = line.annotation
        text = await self._services.ask_note(
            _("Note"), annotation.note, annotation.anchor.quote, annotation.source, annotation.id
        )
        if text is not None and text != annotation.note:
            await self._change(_("note"), lambda one: replace(one, note=text), [annotation])
            await self._services.note_kept(annotation.source, annotation.id)

    @handles("table.remove")
    async def remove(self, _count: int | None, _argument: str) -> None:
        """Remove notes; several only after a question."""
        from tui.app.dialogs.confirm import ConfirmDialog

        lines = self.chosen()
        if drafts := [line.draft for line in lines if line.draft]:
            await self._drafting.throw_away(drafts)
            return
        annotations = [one for line in lines for one in line.removes] or self._said()
        count = ngettext("Remove {n} annotation?", "Remove {n} annotations?", len(annotations)).format(
            n=len(annotations)
        )
        if len(annotations) > 1 and len(lines) > 1 and not await self._services.ask(ConfirmDialog(count)):
            return
        await self._change(_("remove"), lambda _one: None, annotations)

    def _said(self) -> list[Annotation]:
        annotations = [line.annotation for line in self.chosen() if line.annotation]
        if not annotations:
            self._services.status(_("There is no annotation here."))
        return annotations

    async def _change(
        self,
        verb: str,
        make: Callable[[Annotation], Annotation | None],
        about: list[Annotation] | None = None,
    ) -> None:
        """Store one action over the chosen notes; `make` returns a note as it shall be, None to remove it."""
        annotations = self._said() if about is None else about
        by_source: dict[str, Change] = {}
        label = f"{verb} · " + ngettext("{n} annotation", "{n} annotations", len(annotations)).format(
            n=len(annotations)
        )
        for one in annotations:
            new = make(one)
            old = by_source.get(one.source, Change(label))
            if new is None:
                by_source[one.source] = replace(old, drop=(*old.drop, one))
            elif new != one:
                by_source[one.source] = replace(old, put=(*old.put, new))
        if by_source and await self._services.keep_changes(label, by_source):
            self._view.update(selected=frozenset())
            self._services.status(_("saved: {label}").format(label=label))
