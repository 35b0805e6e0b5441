"""What the reader says of the kind of a file, and what the program took it for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.i18n import _
from tui.notes.model.annotation import Annotation, Kind
from tui.text.article import Page
from tui.text.kind import DocumentKind, kind_name

if TYPE_CHECKING:
    from tui.notes.store.notebook import Change

AUTOMATIC = "auto"
"""What stands for no decision: the program finds the kind."""


def kind_said(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Return the annotations that say what kind of document their file is."""
    return tuple(one for one in annotations if one.kind is Kind.STRUCTURE and one.data.get("op") == "kind")


def kind_change(page: Page, annotations: Iterable[Annotation], kind: DocumentKind | None) -> "Change | None":
    """Return the change by which the file of a page is of a kind, or, for None, of the kind that the program finds.

    None when nothing would change, or the page holds nothing that the decision could hold on to.
    """
    from tui.notes.model.create import create
    from tui.notes.store.notebook import Change
    from tui.text.structure import Op, override_for

    before = kind_said(annotations)
    if kind is None:
        return Change(_("the kind of the file is found by the program"), drop=before) if before else None
    override = override_for(page, 0, Op.KIND, kind=kind)
    if override is None or (before and before[-1].data.get("kind") == kind):
        return None
    annotation = create(page.source, override.spans, kind=Kind.STRUCTURE, data=override.to_data())
    return Change(_("the file is read as: {kind}").format(kind=kind_name(kind)), put=(annotation,), drop=before)


def kind_line(page: Page) -> str:
    """Return what the file of a page is and why, in one line."""
    why = _("; ").join(page.evidence)
    return f"{kind_name(page.kind)} ({why})" if why else kind_name(page.kind)
