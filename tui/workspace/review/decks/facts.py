"""Facts of the ledger that contradict one another: read rightly, or not to be compared."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _
from tui.language.ledger.compare import Finding, Located, Verdict
from tui.notes.store.notebook import Change
from tui.text.article import Article, Page
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.ledger import of_session
from tui.workspace.ledger.decisions import apart, confirm
from tui.workspace.lines.figures import SIGNS, written
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.scope import Reach, ReviewScope, pages

if TYPE_CHECKING:
    from tui.text.source import Source
    from tui.workspace.session import Session

_ASKED: Final = (Verdict.CONFLICT, Verdict.BOUND_BROKEN, Verdict.SUM_FAILS)
_ANSWERS: Final = {
    "accept": Answer(N_("both are read rightly: a real contradiction")),
    "reject": Answer(N_("not about the same: never compare them")),
}


@dataclass(frozen=True)
class FactDeck:
    """Contradictions between figures."""

    session: "Session"

    @property
    def answers(self) -> Mapping[str, Answer]:
        """A contradiction, or none."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield a card for each finding; every article of the scope is read for figures first."""
        keys = None
        if scope.reach is not Reach.LIBRARY:
            keys = [(page.source.name, number) for page, numbers in pages(self.session, scope) for number in numbers]
        ledger = of_session(self.session, keys, cancelled=cancelled)
        if cancelled():
            return
        confirmed = self._confirmed({one.file for finding in ledger.findings for one in finding.facts})
        asked = [one for one in ledger.findings if one.verdict in _ASKED]
        yield [_card(one) for one in asked if not all(_overlaps(fact, confirmed) for fact in one.facts)]

    def _confirmed(self, names: set[str]) -> list[tuple[str, Span]]:
        """Return where figures are that the reader confirmed."""
        found: list[tuple[str, Span]] = []
        for name in sorted(names):
            page = self.session.pages.page(name)
            for one in self.session.notes.of(page.source).annotations if isinstance(page, Page) else ():
                about = one.data.get("fact")
                if isinstance(about, dict) and about.get("verdict") == "confirm":
                    found += [(name, span) for span in one.anchor.spans]
        return found

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what confirms all facts, or sets all but the first apart."""
        assert isinstance(card.about, Finding)
        label = _("a real contradiction: {what}") if verb == "accept" else _("not to be compared: {what}")
        label = label.format(what=card.title)
        put: dict[Source, Change] = {}
        for one in card.about.facts if verb == "accept" else card.about.facts[1:]:
            article = self.session.pages.article(one.file, one.article)
            if not isinstance(article, Article) or len(article.source.text) < one.end:
                return None
            made = (confirm if verb == "accept" else apart)(article.source, [Span(one.start, one.end)])
            known = put.get(article.source, Change(label))
            put[article.source] = Change(label, (*known.put, made))
        return Deed(label, put)


def _overlaps(one: Located, places: list[tuple[str, Span]]) -> bool:
    return any(name == one.file and span.start < one.end and one.start < span.end for name, span in places)


def _card(finding: Finding) -> Card:
    first = finding.facts[0]
    fact = first.fact
    sign = _(SIGNS[finding.verdict]) if SIGNS[finding.verdict] else ""
    parts = (sign, fact.indicator or "", fact.place or "", written(fact.period), finding.hint)
    told = (f"{one.fact.text}   {one.sentence}   ({one.file}#{one.article})" for one in finding.facts)
    title = visible_line("  ".join(part for part in parts if part))
    return Card(first.file, Span(first.start, first.end), title, tuple(map(visible_line, told)), finding)
