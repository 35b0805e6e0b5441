"""Where two annotators differ: the reader says who is right; the result is annotations of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tui.i18n import N_, _, ngettext
from tui.notes.model.annotation import AnchorState, Annotation, Kind
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.text.article import Page
from tui.text.source import Source, Span
from tui.text.visible import visible_line
from tui.workspace.agreement.annotators import ADJUDICATED, Tagging, busiest, called, claims, comparable
from tui.workspace.agreement.disputes import Dispute, Key, disputes, grouped, named, parts, remark, told
from tui.workspace.agreement.measures import How, Of, Tagged, compare
from tui.workspace.reading.wording import short
from tui.workspace.review.card import Answer, Card, Deed
from tui.workspace.review.scope import Reach, ReviewScope, pages

if TYPE_CHECKING:
    from tui.workspace.session import Session

SHOWN: Final = 5
"""Passages of a group that are quoted."""
_ANSWERS: Final = {
    "1": Answer(N_("the first")),
    "2": Answer(N_("the second")),
    "both": Answer(N_("both")),
    "reject": Answer(N_("neither")),
    "tag": Answer(N_("other tags"), asks="tags"),
    "apart": Answer(N_("one by one")),
}


@dataclass(frozen=True)
class Adjudication:
    """Differences between two annotators, those not yet decided."""

    session: "Session"
    between: tuple[str, str] | None = None
    """Who; None for the two authors who tagged most."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The first, the second, both, neither, other tags, or each for itself."""
        return _ANSWERS

    def cards(self, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield first one card for all on which both agree, then the differences of one kind together, most first.

        Raises AnnotatorError.
        """
        between = self.between or busiest(self.session)
        if between is None:
            return
        inside = _inside(self.session, scope)
        said = comparable(*([one for one in claims(self.session, who) if inside(one.tagged)] for who in between))
        decided = self._decided({one.tagged.source for some in said for one in some})
        pairs = compare(*({one.tagged for one in some} for some in said))
        open_ = [one for one in disputes(pairs, *said) if one.key not in decided and not cancelled()]
        names = called(between)
        if agreed := tuple(sorted((one for one in open_ if one.agreed), key=lambda one: one.key[:3])):
            yield [_agreed_card(names, agreed)]
        yield [_card(names, group) for group in grouped(one for one in open_ if not one.agreed)]

    def _decided(self, names: Iterable[str]) -> set[Key]:
        """Return what the reader decided in sources."""
        found: set[Key] = set()
        for name in names:
            source = self.session.library.read(name)
            for one in self.session.notes.of(source).annotations if isinstance(source, Source) else ():
                about = one.data.get(ADJUDICATED)
                if isinstance(about, dict) and one.anchor.hold is not AnchorState.LOST:
                    tags, kind = frozenset(map(str, about.get("tags", ()))), about.get("kind", Of.TAG)
                    kind = Of(kind) if kind in [*Of] else Of.TAG
                    found.add((name, one.anchor.spans[0].start, one.anchor.spans[-1].end, kind, tags))
        return found

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what keeps the decision and its result."""
        label = _("adjudicate {title}").format(title=card.title)
        by_source: dict[str, list[Dispute]] = {}
        for one in _about(card):
            by_source.setdefault(one.key[0], []).append(one)
        changes: dict[Source, Change] = {}
        for name, some in by_source.items():
            source = self.session.library.read(name)
            if not isinstance(source, Source):
                return None
            try:
                put = _decide(source, self.session, some, verb, said)
            except ValueError:
                return None
            changes[source] = Change(label, put)
        return Deed(label, changes)


def _about(card: Card) -> tuple[Dispute, ...]:
    assert isinstance(card.about, tuple)
    return card.about


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


def _decide(
    source: Source, session: "Session", some: Iterable[Dispute], verb: str, said: tuple[str, ...]
) -> tuple[Annotation, ...]:
    """Return what keeps a decision in one source. Raises ValueError where the passage is gone."""
    author, known = session.settings.signature, session.notes.of(source).annotations
    records, marks, results = [], [], dict[tuple[Span, ...], Annotation]()
    for dispute in some:
        _name, start, end, kind, tags = dispute.key
        data = {"verdict": "neither" if verb == "reject" else verb, "tags": sorted(tags), "kind": str(kind)}
        records.append(create(source, [(start, end)], kind=Kind.MARK, author=author, data={ADJUDICATED: data}))
        for claim in dispute.both[:1] if verb == "tag" else dispute.chosen(verb):
            spans = claim.annotation.anchor.spans
            if kind is Of.MARK and verb != "tag":
                about = {"kind": Kind.MARK, "author": author, "origin": ADJUDICATED, "data": claim.annotation.data}
                marks.append(create(source, spans, **about))
                continue
            new = results.get(spans) or _result(source, spans, known, author)
            results[spans] = _retagged(new, dispute.both, said) if verb == "tag" else _taken(new, claim)
    return (*records, *marks, *results.values())


def _taken(new: Annotation, claim: Tagging) -> Annotation:
    """Return a result that says what an annotator said too."""
    return _noted(replace(new, tags=_joined(new.tags, (claim.tagged.tag,) if claim.tagged.tag else ())), claim)


def _retagged(new: Annotation, both: Iterable[Tagging], tags: tuple[str, ...]) -> Annotation:
    """Return a result with other tags than those of the annotators, and with what both wrote."""
    for claim in both:
        new = _noted(new, claim)
    return replace(new, tags=_joined(new.tags, tags))


def _noted(new: Annotation, claim: Tagging) -> Annotation:
    """Return a result with what an annotator wrote too."""
    if not claim.speaks:
        return new
    note = claim.annotation.note.strip()
    notes = [part for part in (new.note, note if note not in new.note else "") if part]
    return replace(new, note="\n\n".join(notes), status=claim.annotation.status)


def _joined(tags: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*tags, *others)))


def _result(source: Source, spans: tuple[Span, ...], known: Iterable[Annotation], author: str) -> Annotation:
    """Return the annotation that holds what was decided of a passage, as it is now or new."""
    same = (one for one in known if one.origin == ADJUDICATED and one.kind is Kind.NOTE and one.anchor.spans == spans)
    return next(same, None) or create(source, spans, author=author, origin=ADJUDICATED)


# In words


def _agreed_card(between: tuple[str, str], agreed: tuple[Dispute, ...]) -> Card:
    line = ngettext("{n} passage on which both agree", "{n} passages on which both agree", len(agreed))
    lines = [_("1 takes them all over, x none.   {names}").format(names=_(", ").join(map(visible_line, between)))]
    lines += [told(one.both[0]) for one in agreed[:SHOWN]]
    about = line.format(n=len(agreed))
    return Card(agreed[0].key[0], _place(agreed[0]), about, (*lines, *_more(agreed)), agreed, _parts(between, agreed))


def _card(between: tuple[str, str], group: tuple[Dispute, ...]) -> Card:
    one = group[0]
    if len(group) > 1:
        lines = [_side(digit, who, _said(claim)) for digit, who, claim in _sides(between, one)]
        lines += _examples(group)
        title = f"{' / '.join(_said(claim) for _digit, _who, claim in _sides(between, one))}   ×{len(group)}"
        return Card(one.key[0], _place(one), title, (*lines, *_more(group)), group, _parts(between, group))
    differs = one.how is How.EXACT and len({remark(claim)[1] for claim in one.both}) > 1
    lines = [
        _side(digit, who, told(claim, differs=differs) if claim else _("(nothing here)"))
        for digit, who, claim in _sides(between, one)
    ]
    longest = max(one.both, key=lambda claim: len(claim.annotation.anchor.quote))
    return Card(
        one.key[0], _place(one), f"“{short(visible_line(longest.annotation.anchor.quote))}”", tuple(lines), group
    )


def _parts(between: tuple[str, str], group: tuple[Dispute, ...]) -> Callable[[], list[Card]] | None:
    """Return what makes the cards of a group: by the words of the passages, and then one by one."""
    return (lambda: [_card(between, part) for part in parts(group)]) if len(group) > 1 else None


def _sides(between: tuple[str, str], one: Dispute) -> Iterator[tuple[str, str, Tagging | None]]:
    return zip("12", between, (one.first, one.second), strict=True)


def _side(digit: str, who: str, said: str) -> str:
    return f"{digit}  {visible_line(who)}   {said}"


def _said(claim: Tagging | None) -> str:
    return named(claim.tagged) if claim else _("(nothing here)")


def _examples(group: Sequence[Dispute]) -> list[str]:
    """Return passages of a group, each wording once, as either marked them."""
    wordings = list(dict.fromkeys(one.surface for one in group))
    quotes = (" / ".join(f"“{short(visible_line(text))}”" for text in dict.fromkeys(one) if text) for one in wordings)
    return [f"   {quote}" for quote, _place in zip(quotes, range(SHOWN), strict=False)]


def _more(group: Sequence[Dispute]) -> list[str]:
    more = len(group) - SHOWN
    return [ngettext("{n} was not shown", "{n} were not shown", more).format(n=more)] if more > 0 else []


def _place(one: Dispute) -> Span:
    return Span(*one.key[1:3])
