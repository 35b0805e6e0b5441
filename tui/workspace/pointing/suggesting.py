"""Asking the language model of the settings about articles: what would be sent, and what comes of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.i18n import _, ngettext
from tui.text.article import Article
from tui.text.visible import visible_line
from tui.workspace.pointing.endpoint import Endpoint, PointingError
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.workspace.pointing.checking import DropReason, Pointer
    from tui.workspace.pointing.kept import KeptSuggestions
    from tui.workspace.session import Session


@dataclass(frozen=True)
class Inquiry:
    """What would be sent to whom; nothing was sent yet."""

    endpoint: Endpoint
    parts: tuple[tuple[Article, tuple[bytes, ...]], ...]
    """Each article with the bodies of its requests."""
    characters: int
    """Of everything that is sent."""
    left_out: int
    """Characters of articles that are too long."""

    @property
    def question(self) -> str:
        """What the reader is asked before it leaves this machine."""
        line = ngettext("Send {n} character to {host}?", "Send {n} characters to {host}?", self.characters)
        asked = line.format(n=f"{self.characters:,}", host=self.endpoint.host)
        if self.endpoint.loopback:
            asked += " " + _("(model {name}, which it hands on to another machine)").format(
                name=visible_line(self.endpoint.name)
            )
        elif not self.endpoint.secure:
            asked += " " + _("(not encrypted)")
        return asked


@dataclass
class Answered:
    """What came of one article, or of several together."""

    new: int = 0
    """Suggestions that were not known before."""
    dropped: "Counter[DropReason]" = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    """Requests that failed, one line each."""

    def add(self, other: "Answered") -> None:
        """Count what came of another article too."""
        self.new += other.new
        self.dropped += other.dropped
        self.problems += other.problems

    @property
    def told(self) -> str:
        """What is told of it: what is new, what was dropped and why, what failed."""
        from tui.workspace.pointing.checking import DROPPED

        parts = [ngettext("{n} new suggestion", "{n} new suggestions", self.new).format(n=self.new)]
        if total := self.dropped.total():
            why = _(", ").join(f"{_(DROPPED[reason])} {n}" for reason, n in self.dropped.most_common())
            parts.append(
                ngettext("{n} dropped", "{n} dropped", total).format(n=total) + _(" ({about})").format(about=why)
            )
        return _("; ").join([*parts, *dict.fromkeys(self.problems)])


@slow
def inquiry(session: "Session", articles: Iterable[Article]) -> Inquiry:
    """Return what would be sent about articles. Raises PointingError where no model is set, or nothing to ask."""
    from tui.workspace.pointing.wording import TAGS, question, windows

    endpoint = Endpoint.of(session.settings.model)
    tags = session.notes.store.codebook().tags
    if not tags:
        raise PointingError(_("The codebook has no tags yet: the model is asked for passages that fit one."))
    if len(tags) > TAGS:
        raise PointingError(_("The codebook has more than {n} tags.").format(n=TAGS))
    parts, characters, left_out = [], 0, 0
    for article in articles:
        stretches, more = windows(article)
        bodies = tuple(question(endpoint.name, tags, stretch) for stretch in stretches)
        characters += sum(len(body.decode()) for body in bodies)
        left_out += more
        parts.append((article, bodies))
    return Inquiry(endpoint, tuple(parts), characters, left_out)


@slow
def ask(session: "Session", wanted: Inquiry, cancelled: Callable[[], bool]) -> Iterator[Answered]:
    """Yield what comes of each article; it is kept before it is yielded. The reader has agreed where that is needed.

    A request that fails costs that request only. Raises OSError when suggestions cannot be kept.
    """
    return _asked(session, wanted, cancelled)


def _asked(session: "Session", wanted: Inquiry, cancelled: Callable[[], bool]) -> Iterator[Answered]:
    from tui.notes.model.create import now
    from tui.workspace.pointing.kept import Suggestion

    kept = kept_suggestions(session)
    for article, bodies in wanted.parts:
        found, answered = _pointers(session, article, wanted.endpoint, bodies, cancelled)
        origin, when = wanted.endpoint.origin, now()
        answered.new = kept.put(
            Suggestion(
                article.source.name,
                article.text[slice(*one.span)],
                one.tag,
                origin,
                article.to_source(*one.span)[0].start,
                when,
            )
            for one in found
        )
        yield answered
        if cancelled():
            return


def _pointers(
    session: "Session", article: Article, endpoint: Endpoint, bodies: Iterable[bytes], cancelled: Callable[[], bool]
) -> "tuple[list[Pointer], Answered]":
    from tui.workspace.pointing.checking import checked, listed
    from tui.workspace.pointing.exchange import post

    tags = {tag.name for tag in session.notes.store.codebook().tags}
    found: list[Pointer] = []
    answered = Answered()
    for body in bodies:
        if cancelled():
            break
        try:
            new, dropped = checked(listed(post(endpoint, body, cancelled)), article.text, tags, found)
        except PointingError as error:
            answered.problems.append(str(error))
            continue
        found += new
        answered.dropped += dropped
    return found, answered


def kept_suggestions(session: "Session") -> "KeptSuggestions":
    """Return the file of a library's suggestions."""
    from tui.workspace.pointing.kept import KeptSuggestions

    return KeptSuggestions.of(session.folders.state, session.library.sources)
