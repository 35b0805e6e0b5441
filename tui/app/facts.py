"""Asking what is understood of a figure, field by field: confirmed as it is, or mended."""

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.app.services import Services
from tui.i18n import _
from tui.language.ledger import Located
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.ledger.fields import facts_at, settling
from tui.workspace.reading.wording import short

if TYPE_CHECKING:
    from tui.workspace.session import Session


class SettledFact(NamedTuple):
    """What was said of the fact of a figure."""

    label: str
    fact: Located
    fields: dict[str, Any]
    """Fields that were mended; none where it was confirmed."""

    def change(self, session: "Session", article: Article) -> Change:
        """Return what stores it. Slow."""
        annotations = tuple(session.notes.of(article.source).annotations)
        return settling(article, annotations, self.fact, self.fields, self.label)


async def ask_fact(session: "Session", services: Services, article: Article, span: Span) -> SettledFact | None:
    """Ask for the fields of the figure in a span of an article; None when it was given up, or nothing is understood."""
    from tui.app.dialogs.fact import FactDialog

    spans = article.to_source(*span)
    hull = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
    found = await session.fetch(lambda: facts_at(session, (article.source.name, article.number), hull))
    if not found:
        services.status(_("Nothing is understood of this figure."))
        return None
    fields = await services.ask(FactDialog(found[0]))
    if fields is None:
        return None
    text = short(visible_line(found[0].fact.text))
    label = (_("figure “{text}” mended") if fields else _("figure “{text}” confirmed")).format(text=text)
    return SettledFact(label, found[0], fields)
