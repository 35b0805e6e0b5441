"""Asking where else something shall be said, by groups of places, and saying it there: one action, one undo."""

from asyncio import to_thread
from collections.abc import Sequence

from tui.app.services import Services
from tui.i18n import _, ngettext
from tui.notes.model.annotation import Annotation
from tui.notes.model.decisions import MarkVerdict, decision
from tui.text.visible import visible_line
from tui.workspace.notes.occurrences import Occurrence
from tui.workspace.notes.propagation import PlaceGroup, place_groups, saying_of
from tui.workspace.notes.variants import Form
from tui.workspace.reading.wording import short
from tui.workspace.review.item import Key, type_title
from tui.workspace.session import Session


async def spread(
    session: Session, services: Services, annotation: Annotation, key: Key
) -> tuple[str, list[Occurrence]]:
    """Ask where else something shall be said, and say it there; return the action's label and the places.

    Nothing was done where there are no places. For workers.
    """
    from tui.app.dialogs.choice import ChoiceDialog

    choices = [
        ("article", _("in this article")),
        ("source", _("in this source")),
        ("library", _("in the whole library")),
    ]
    quote = annotation.anchor.quote
    scope = await services.ask(ChoiceDialog(_("Say the same of equal texts"), choices, about=short(quote)))
    if scope is None:
        return "", []
    services.status(_("looking through the library…") if scope == "library" else _("Looking …"))
    groups = await to_thread(_groups, session, annotation, key, scope)
    if not groups:
        services.status(_("Every equal text says so already."))
        return "", []
    return await _say(services, annotation, groups)


def _groups(session: Session, annotation: Annotation, key: Key, scope: str) -> list[PlaceGroup]:
    keys: list[Key] | None = [key]
    if scope == "source":
        from tui.text.article import Page

        page = session.pages.page(key[0])
        keys = [(key[0], one.number) for one in page.articles] if isinstance(page, Page) else []
    return place_groups(session, annotation, None if scope == "library" else keys)


async def _say(
    services: Services, annotation: Annotation, groups: Sequence[PlaceGroup]
) -> tuple[str, list[Occurrence]]:
    from tui.app.dialogs.groups import GroupsDialog, LookedAt

    what, quote = _what(annotation), short(annotation.anchor.quote)
    title = _("Say {what} of “{text}”?").format(what=what, text=quote)
    total = sum(len(group.places) for group in groups)
    about = ngettext("{count} place", "{count} places", total).format(count=f"{total:,}")
    looked = [LookedAt(group.title, [place.line for place in group.places]) for group in groups]
    same = [place for place, group in enumerate(groups) if group.form is Form.SAME]
    picked = await services.ask(GroupsDialog(title, looked, same, about))
    chosen = [place for number in (picked.groups if picked else ()) for place in groups[number].places]
    if picked is None or not chosen:
        services.status(_("Nothing was picked; nothing is said elsewhere."))
        return "", []
    label = f"{what} ×{len(chosen)} “{quote}”"
    keys = dict.fromkeys(place.key for place in chosen)
    if not await services.keep_each(label, keys, saying_of(annotation, chosen, label)):
        return "", []
    told = [_("saved: {label}").format(label=label)]
    if picked.unseen:
        told.append(ngettext("{n} was not shown", "{n} were not shown", picked.unseen).format(n=picked.unseen))
    services.status(visible_line(" · ".join(told)))
    return label, chosen


def _what(annotation: Annotation) -> str:
    """Return what is said, in the reader's words."""
    if told := decision(annotation):
        title = type_title(told.type)
        return title if told.verdict is MarkVerdict.KEEP else _("not {type}").format(type=title)
    return " ".join(f"#{tag}" for tag in annotation.tags) or short(annotation.note)
