"""Changing tags everywhere; every change over annotations is shown before it is made."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.app.handling import handles
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
        text = await self._ask(_("New tag:"), "", self._no_new_tag)
        if text and text.strip():
            name = _normal(text)
            await self._define(_("define #{tag}").format(tag=name), Defining((Tag(name),)), name)

    def _no_new_tag(self, typed: str) -> str:
        """Return why what is typed can be no new tag; empty when it can, or when nothing is typed."""
        told = no_tag(typed)
        if typed.strip() and not told and self._tags.codebook.get(_normal(typed)):
            return _("#{tag} is defined already.").format(tag=_normal(typed))
        return told

    @handles("tags.rename")
    async def rename(self, _count: int | None, _argument: str) -> None:
        """Ask for another name; an existing one means that both become one."""
        current = self._listed.current
        if current is None:
            return
        text = await self._ask(_("Rename #{tag} to:").format(tag=current.name), current.name, no_tag)
        if not text or not text.strip() or (name := _normal(text)) == current.name:
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
        if current is None:
            return
        text = await self._ask(_("Tag for a part of #{tag}:").format(tag=current.name), "", no_tag)
        if not text or not text.strip():
            return
        name = _normal(text)
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

    async def _ask(self, prompt: str, value: str, refused: Callable[[str], str] | None = None) -> str | None:
        from tui.app.dialogs.line import LineDialog

        answer: str | None = await self._services.ask(LineDialog(prompt, value, refused=refused))
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


def _normal(typed: str) -> str:
    """Return a tag's name as it is stored. Raises TagNameError."""
    return normal(typed.strip().lstrip("#＃"))


def no_tag(typed: str) -> str:
    """Return why what is typed can be no tag; empty when it can, or when nothing is typed."""
    try:
        if typed.strip():
            _normal(typed)
    except TagNameError as error:
        return str(error)
    return ""
