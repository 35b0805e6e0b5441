"""Where two annotators differ: the reader says who is right; the result is annotations of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.i18n import N_, _, ngettext
from tui.notes.model.annotation import AnchorState, Annotation, Kind, Status
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.text.article import Page
from tui.text.source import Source, Span
from tui.text.visible import visible_line
from tui.workspace.agreement.annotators import ADJUDICATED, Tagging, busiest, claims
from tui.workspace.agreement.measures import How, Pair, Tagged, compare
from tui.workspace.reading.wording import short
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.scope import Reach, ReviewScope, pages

if TYPE_CHECKING:
    from tui.workspace.session import Session

SHOWN: Final = 7
"""Passages that are quoted of those on which both agree."""
_ANSWERS: Final = {
    "1": Answer(N_("the first")),
    "2": Answer(N_("the second")),
    "both": Answer(N_("both")),
    "reject": Answer(N_("neither")),
    "tag": Answer(N_("other tags"), asks="tags"),
}


class Dispute(NamedTuple):
    """What two annotators said of a passage, or of many on which they agree."""

    first: tuple[Tagging, ...]
    second: tuple[Tagging, ...]

    def chosen(self, verb: str) -> tuple[Tagging, ...]:
        """Return whose tags hold by an answer: `1`, `2`, `both`; with `tag` where, anything else means neither."""
        return {"1": self.first, "2": self.second, "both": self.first + self.second}.get(verb, ())


@dataclass(frozen=True)
class Adjudication:
    """Differences between two annotators, those not yet decided."""

    session: "Session"
    between: tuple[str, str] | None = None
    """Who; None for the two authors who tagged most."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The first, the second, both, neither, or other tags."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield first one card for all on which both agree, then one for each difference, in text order.

        Raises AnnotatorError.
        """
        between = self.between or busiest(self.session)
        if between is None:
            return
        inside = _inside(self.session, scope)
        said = tuple([one for one in claims(self.session, who) if inside(one.tagged)] for who in between)
        known = tuple({one.tagged: one for one in some} for some in said)
        decided = self._decided({one.tagged.source for some in said for one in some})
        open_ = [
            pair for pair in compare(list(known[0]), list(known[1])) if _key(pair) not in decided and not cancelled()
        ]
        found = [Dispute(_of(known[0], pair.first), _of(known[1], pair.second)) for pair in open_]
        agreed = [one for one, pair in zip(found, open_, strict=True) if pair.how is How.EXACT]
        differ = [one for one, pair in zip(found, open_, strict=True) if pair.how is not How.EXACT]
        differ.sort(key=lambda one: min(claim.tagged for claim in (*one.first, *one.second)))
        if agreed:
            firsts = tuple(claim for one in agreed for claim in one.first)
            yield [_agreed_card(between, Dispute(firsts, firsts))]
        yield [_card(between, one) for one in differ]

    def _decided(self, names: Iterable[str]) -> set[tuple[str, int, int, frozenset[str]]]:
        """Return what the reader decided in sources: hull of the passage, and the tags that were in question."""
        found = set()
        for name in names:
            source = self.session.library.read(name)
            for one in self.session.notes.of(source).annotations if isinstance(source, Source) else ():
                about = one.data.get(ADJUDICATED)
                if isinstance(about, dict) and one.anchor.hold is not AnchorState.LOST:
                    tags = frozenset(map(str, about.get("tags", ())))
                    found.add((name, one.anchor.spans[0].start, one.anchor.spans[-1].end, tags))
        return found

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what keeps the decision and its result."""
        assert isinstance(card.about, Dispute)
        label = _("adjudicate {title}").format(title=card.title)
        changes: dict[Source, Change] = {}
        for name, dispute in _by_source(card.about).items():
            source = self.session.library.read(name)
            if not isinstance(source, Source):
                return None
            try:
                put = _decide(source, self.session, dispute, verb, said)
            except ValueError:
                return None
            changes[source] = Change(label, put)
        return Deed(label, changes)


def _key(pair: Pair) -> tuple[str, int, int, frozenset[str]]:
    some = [one for one in (pair.first, pair.second) if one]
    return _hull(some)


def _hull(some: list[Tagged]) -> tuple[str, int, int, frozenset[str]]:
    tags = frozenset(one.tag for one in some)
    return some[0].source, min(one.start for one in some), max(one.end for one in some), tags


def _of(known: Mapping[Tagged, Tagging], tagged: Tagged | None) -> tuple[Tagging, ...]:
    return (known[tagged],) if tagged else ()


def _inside(session: "Session", scope: ReviewScope) -> Callable[[Tagged], bool]:
    """Return what tells whether a passage lies in the articles of a scope. Raises FilterError."""
    if scope.reach is Reach.LIBRARY:
        return lambda _tagged: True
    found = {page.source.name: (page, numbers) for page, numbers in pages(session, scope)}

    def inside(tagged: Tagged) -> bool:
        page, numbers = found.get(tagged.source, (None, frozenset[int]()))
        articles = page.articles if isinstance(page, Page) else ()
        return any(one.number in numbers and one.to_article(tagged.start) is not None for one in articles)

    return inside


def _by_source(dispute: Dispute) -> dict[str, Dispute]:
    found: dict[str, Dispute] = {}
    for side, some in enumerate(dispute):
        for claim in some:
            known = list(found.get(claim.tagged.source, Dispute((), ())))
            known[side] += (claim,)
            found[claim.tagged.source] = Dispute(*known)
    return found


def _decide(
    source: Source, session: "Session", dispute: Dispute, verb: str, said: tuple[str, ...]
) -> tuple[Annotation, ...]:
    """Return what keeps a decision in one source. Raises ValueError where the passage is gone."""
    author, known = session.settings.signature, session.notes.of(source).annotations
    records, results = [], dict[tuple[Span, ...], Annotation]()
    agreed = dispute.first == dispute.second
    for pair in [(one,) for one in dispute.first] if agreed else [(*dispute.first, *dispute.second)]:
        _name, start, end, tags = _hull([one.tagged for one in pair])
        about = {ADJUDICATED: {"verdict": "neither" if verb == "reject" else verb, "tags": sorted(tags)}}
        records.append(create(source, [(start, end)], kind=Kind.MARK, author=author, data=about))
    right = dispute.chosen(verb)
    for claim in (dispute.first or dispute.second) if verb == "tag" else right:
        spans = claim.said.anchor.spans
        new = results.get(spans) or _result(source, spans, known, author)
        wanted = said if verb == "tag" else (claim.tagged.tag,)
        results[spans] = replace(new, tags=tuple(dict.fromkeys((*new.tags, *wanted))))
    return (*records, *results.values())


def _result(source: Source, spans: tuple[Span, ...], known: Iterable[Annotation], author: str) -> Annotation:
    """Return the annotation that holds what was decided of a passage, as it is now or new."""
    same = (one for one in known if one.origin == ADJUDICATED and one.kind is Kind.NOTE and one.anchor.spans == spans)
    fresh = create(source, spans, author=author, origin=ADJUDICATED, status=Status.DONE)
    return next(same, None) or fresh


# In words


def _agreed_card(between: tuple[str, str], dispute: Dispute) -> Card:
    count = len(dispute.first)
    line = ngettext("{n} tag on which both agree", "{n} tags on which both agree", count)
    told = [_("1 takes them all over, x none.   {names}").format(names=_(", ").join(map(visible_line, between)))]
    told += [_claim(claim) for claim in dispute.first[:SHOWN]]
    first = dispute.first[0].tagged
    return Card(first.source, Span(first.start, first.end), line.format(n=count), tuple(told), dispute)


def _card(between: tuple[str, str], dispute: Dispute) -> Card:
    both = [claim.tagged for claim in (*dispute.first, *dispute.second)]
    name, start, end, _tags = _hull(both)
    lines = []
    for digit, who, some in zip("12", between, dispute, strict=True):
        told = "   ".join(map(_claim, some)) or _("(nothing here)")
        lines.append(f"{digit}  {visible_line(who)}   {told}")
    longest = max((*dispute.first, *dispute.second), key=lambda claim: len(claim.said.anchor.quote))
    title = f"“{short(visible_line(longest.said.anchor.quote))}”"
    return Card(name, Span(start, end), title, tuple(lines), dispute)


def _claim(claim: Tagging) -> str:
    note = short(visible_line(claim.said.note.strip().split("\n", 1)[0]))
    parts = (f"#{visible_line(claim.tagged.tag)}", f"“{short(visible_line(claim.said.anchor.quote))}”", note)
    return "  ".join(part for part in parts if part)
