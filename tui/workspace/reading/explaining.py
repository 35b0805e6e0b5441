"""Why a line of a file was read as it was, in the reader's words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _
from tui.text.kind import DocumentKind, kind_name
from tui.text.visible import visible_line
from tui.workspace.known import overrides_of

if TYPE_CHECKING:
    from tui.notes.model.annotation import Annotation
    from tui.text.source import Source
    from tui.text.structure.explain import CueWeight, Explanation

DECISIONS: Final = {
    "split": N_("begin a new article here"),
    "merge": N_("merge with the next article"),
    "title": N_("make this line the title"),
    "join": N_("join this paragraph with the next"),
    "unjoin": N_("take this joined paragraph apart"),
    "keep": N_("say that this is not a repeat"),
}
"""What each override does, by its `Op`."""


def explained(source: "Source", offset: int, annotations: "Iterable[Annotation]" = ()) -> list[str] | None:
    """Return why the line at a source offset has its role, in lines to read; None when nothing stands there.

    `annotations` are those of the source: what the reader decided is obeyed. Reads the file several times: for threads.
    """
    from tui.text.structure.explain import explain

    found = explain(source, offset, overrides_of(tuple(annotations)))
    return list(_lines(found)) if found else None


def _lines(found: "Explanation") -> Iterator[str]:
    from tui.text.structure.explain import ROLES

    yield visible_line(found.text)
    yield _("file: {kind} ({why})").format(kind=kind_name(found.kind), why=_("; ").join(found.evidence))
    yield _("by itself: {shape}").format(shape=_(found.shape))
    place = _("in article {number}").format(number=found.article) if found.article else _("in no article")
    yield _("role: {role}, {place}; lines in its block: {count}").format(
        role=_(ROLES[found.role]), place=place, count=found.lines
    )
    if found.headline:
        yield _("for a headline: {cues}").format(cues=_cues(found.headline))
    if found.goes_on:
        yield _("for going on from the line before: {cues}").format(cues=_cues(found.goes_on))
    if found.instead:
        yield _("you can: {what}").format(what=_("; ").join(_(DECISIONS[one]) for one in found.instead))
    roles = {role: [kind for kind, given in found.as_kind if given is role] for _kind, role in found.as_kind}
    for role, kinds in roles.items():
        yield _("it would be “{role}” if the file were: {kinds}").format(role=_(ROLES[role]), kinds=_kinds(kinds))


def _kinds(kinds: Sequence[DocumentKind]) -> str:
    return _(", ").join(kind_name(kind) for kind in kinds)


def _cues(weights: "tuple[CueWeight, ...]") -> str:
    total = sum(weight.weight for weight in weights)
    return f"{total:+.1f} = " + " ".join(f"{weight.weight:+.1f} {weight.cue}" for weight in weights)
