"""Changing tags everywhere; every change over annotations is shown before it is made."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.app.commands.handling import handles
from tui.app.services import Services
from tui.app.tags.rows import TagList
from tui.app.tags.state import Tags
from tui.i18n import _, ngettext
from tui.notes.file.codebook import Defining, Tag, TagNameError, normal, pin
from tui.notes.store import tags
from tui.text.visible import visible_line

if TYPE_CHECKING:
    from tui.notes.store.tags import TagPlan


class Changing:
    """Pins, defines, renames, splits and removes the tag of the cursor."""

    def __init__(self, known: Tags, listed: TagList, services: Services, read_again: Callable[[str], None]) -> None:
        """Take the tags as they were read, their rows, and what reads them again and goes to a named one."""
        self._tags, self._listed, self._services, self._read_again = known, listed, services, read_again

    @handles("tags.pin", "tags.unpin")
    async def pin(self, _count: int | None, argument: str) -> None:
        """Pin the tag to a digit; without one, take its digit away."""
        if current := self._listed.current:
            label = _("pin #{tag} to {digit}") if argument else _("unpin #{tag}")
            await self._define(
                label.format(tag=current.name, digit=argument), pin(self._tags.codebook, current.name, argument)
            )

    @handles("tags.define")
    async def define(self, _count: int | None, _argument: str) -> None:
        """Ask for the definition of the tag."""
        current = self._listed.current
        if current is None:
            return
        tag = self._tags.codebook.get(current.name) or Tag(current.name)
        text = await self._ask(_("When to use #{tag}:").format(tag=current.name), tag.definition)
        if text is not None:
            put = replace(tag, definition=text.strip())
            await self._define(_("define #{tag}").format(tag=tag.name), Defining((put,)))

    @handles("tags.rule")
    async def rule(self, _count: int | None, _argument: str) -> None:
        """Ask for the rule of the tag."""
        from tui.app.dialogs.filter import FilterDialog

        current = self._listed.current
        if current is None:
            return
        tag = self._tags.codebook.get(current.name) or Tag(current.name)
        prompt = _("Each passage with #{tag} must be:").format(tag=current.name)
        values = {"tag": self._listed.tags}
        typed = await self._services.ask(FilterDialog(prompt, tag.rule, values=values, saved={}))
        if typed is not None:
            label = _("rule of #{tag}").format(tag=tag.name)
            await self._define(label, Defining((replace(tag, rule=typed.strip()),)))

    @handles("tags.add")
    async def add(self, _count: int | None, _argument: str) -> None:
        """Ask for the name of a new tag."""
        text = await self._ask(_("New tag:"), "")
        if text:
            name = normal_or_said(text, self._services.status)
            if name and self._tags.codebook.get(name) is None:
                await self._define(_("define #{tag}").format(tag=name), Defining((Tag(name),)), name)

    @handles("tags.rename")
    async def rename(self, _count: int | None, _argument: str) -> None:
        """Ask for another name; an existing one means that both become one."""
        current = self._listed.current
        text = await self._ask(_("Rename #{tag} to:").format(tag=current.name), current.name) if current else None
        name = normal_or_said(text, self._services.status) if text else None
        if current is None or not name or name == current.name:
            return
        known = name in {tag.name for tag in self._listed.tags}
        plan = (
            tags.merge(self._tags.books, self._tags.codebook, [current.name], name)
            if known
            else tags.rename(self._tags.books, self._tags.codebook, current.name, name)
        )
        await self._after_preview(plan, name)

    @handles("tags.split")
    async def split(self, _count: int | None, _argument: str) -> None:
        """Ask for another tag, and which annotations get it in place of this one."""
        from tui.app.dialogs.pick import PickDialog

        current = self._listed.current
        text = await self._ask(_("Tag for a part of #{tag}:").format(tag=current.name), "") if current else None
        name = normal_or_said(text, self._services.status) if text else None
        if current is None or not name:
            return
        carrying = [a for book in self._tags.books for a in book.annotations if current.name in a.tags]
        title = _("Which get #{tag} in place of #{old}?").format(tag=name, old=current.name)
        lines = [f"{a.source}: {a.anchor.quote[:40]}  {a.note[:40]}" for a in carrying]
        picked = await self._services.ask(PickDialog(title, lines))
        if picked:
            into = {carrying[place].id: (name,) for place in picked}
            await self._after_preview(tags.split(self._tags.books, self._tags.codebook, current.name, into), name)

    @handles("tags.remove")
    async def remove(self, _count: int | None, _argument: str) -> None:
        """Remove the tag from every annotation and from the codebook."""
        if current := self._listed.current:
            await self._after_preview(tags.remove(self._tags.books, self._tags.codebook, current.name), "")

    async def _ask(self, prompt: str, value: str) -> str | None:
        from tui.app.dialogs.line import LineDialog

        answer: str | None = await self._services.ask(LineDialog(prompt, value))
        return answer

    async def _after_preview(self, plan: "TagPlan", name: str) -> None:
        """Show what a plan changes, and make it so when that is wanted."""
        from tui.app.dialogs.confirm import ConfirmDialog

        lines = [
            f"{row.annotation.source}: {row.annotation.anchor.quote[:30]}  "
            f"{' '.join('#' + tag for tag in row.before)} -> {' '.join('#' + tag for tag in row.after)}"
            for row in plan.rows
        ]
        about = ngettext("{n} annotation", "{n} annotations", len(lines)).format(n=len(lines))
        if lines and not await self._services.ask(ConfirmDialog(f"{plan.label}?", lines, about)):
            return
        if await self._services.keep_plan(plan):
            self._services.status(_("Saved: {label}").format(label=visible_line(plan.label)))
            self._read_again(name)

    async def _define(self, label: str, change: Defining, name: str = "") -> None:
        if await self._services.keep_plan(tags.TagPlan(label, (), change)):
            self._services.status(_("Saved: {label}").format(label=visible_line(label)))
            self._read_again(name)


def normal_or_said(text: str, say: Callable[[str], None]) -> str | None:
    """Return a tag's name as it is stored; None when it can be none, which is said."""
    try:
        return normal(text.strip().lstrip("#"))
    except TagNameError as error:
        say(str(error))
        return None
