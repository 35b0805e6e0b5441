"""Notes that break a rule of the codebook: right all the same, another tag, or no tag."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _
from tui.notes.store.notebook import Change
from tui.text.article import Page
from tui.text.visible import visible_line
from tui.workspace.codebook.rules import Breach, allowing, breaches, rules
from tui.workspace.reading.wording import short
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.decks.reach import still
from tui.workspace.review.scope import Reach, ReviewScope, pages

if TYPE_CHECKING:
    from tui.workspace.session import Session

_ANSWERS: Final = {
    "accept": Answer(N_("right all the same")),
    "tag": Answer(N_("another tag in its place"), asks="tag"),
    "reject": Answer(N_("take the tag away")),
}


@dataclass(frozen=True)
class BrokenRules:
    """What breaks a rule."""

    session: "Session"

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Right, another tag, no tag."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield a card for each rule that a note breaks, source by source."""
        made = rules(self.session, self.session.notes.store.codebook().tags, self.session.notify)
        if not made:
            return
        for page, numbers in self._noted(scope):
            if cancelled():
                return
            yield [_card(one) for one in breaches(self.session, page, made, numbers)]

    def _noted(self, scope: ReviewScope) -> Iterator[tuple[Page, frozenset[int] | None]]:
        if scope.reach is not Reach.LIBRARY:
            yield from pages(self.session, scope)
            return
        for page in self.session.pages.noted():
            if isinstance(page, Page):
                yield page, None

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what lets the rule be broken here, or changes the tag."""
        assert isinstance(card.about, Breach)
        found = still(self.session, card.about.annotation)
        if found is None or card.about.tag not in found[1].tags:
            return None
        (article, now), tag = found, card.about.tag
        label = _("#{tag} on “{text}”").format(tag=tag, text=short(now.anchor.quote))
        if verb == "accept":
            new = replace(now, data=dict(allowing(now, card.about.rule.typed)))
        else:
            others = tuple(dict.fromkeys(word for name in now.tags for word in ((*said,) if name == tag else (name,))))
            new = replace(now, tags=others)
        kept = Change(label, put=(new,)) if new.tags or new.note else Change(label, drop=(now,))
        return Deed(label, {article.source: kept})


def _card(breach: Breach) -> Card:
    one, rule = breach.annotation, breach.rule
    line = _("#{tag} wants {rule}").format(tag=visible_line(rule.tag), rule=visible_line(rule.typed))
    tags = "  ".join(f"#{visible_line(tag)}" for tag in one.tags)
    lines = (line, "   ".join(part for part in (tags, short(visible_line(one.note))) if part))
    return Card(one.source, one.anchor.spans[0], f"“{short(visible_line(one.anchor.quote))}”", lines, breach)
