"""What somebody is said to have said."""

from dataclasses import dataclass, replace
from typing import Final

from tui.text.source import Span

_LEADS: Final = frozenset(("报道", "报导", "通报", "披露", "写道"))
"""Verbs of a report that only leads to what somebody else said."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is said to have said; all spans are article offsets."""

    speaker: Span
    """As the sentence names him: 外交部发言人毛宁, 他."""
    name: str
    """Who it is: the name or calling, for a pronoun that of the one who spoke before; empty where nobody is known."""
    verb: Span
    said: tuple[Span, ...]
    """Without quotation marks; two where the speaker stands between them."""
    direct: bool
    """Whether it stands in quotation marks."""

    @property
    def span(self) -> Span:
        """All of it."""
        spans = (self.speaker, self.verb, *self.said)
        return Span(min(one.start for one in spans), max(one.end for one in spans))


def before(held: Statement, new: Statement, text: str) -> Statement | None:
    """Return a statement with its words up to where the next begins; None for one that only leads to it."""
    last = held.said[-1]
    if not last.start <= new.verb.start < last.end:
        return held
    if text[slice(*held.verb)] in _LEADS:
        return None
    begin = min(new.verb.start, new.speaker.start if new.speaker.start > held.verb.end else new.verb.start)
    end = max(text.rfind(sign, last.start, begin) for sign in "，,；。")
    return replace(held, said=(*held.said[:-1], Span(last.start, end))) if end > last.start else None
