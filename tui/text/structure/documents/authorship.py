"""Who wrote an article: its bylines, its lead, its signature, or what stands above the whole collection."""

from collections.abc import Sequence
from itertools import takewhile

from tui.text import lazy
from tui.text.block import Role
from tui.text.structure.documents import words
from tui.text.structure.documents.letters import signed_name
from tui.text.structure.documents.names import byline_names, is_island_byline, island_names
from tui.text.structure.documents.part import ArticleParts
from tui.text.structure.types.authors import (
    continues_byline,
    is_bare_names,
    is_lead,
    lead_authors,
    names,
    office_holder,
    signature,
    simplified,
)

_END = 6
"""Parts from either end of an article within which a bare name is its author's."""
_JOB = lazy.pattern(r"记者|通讯员|作者|评论员|撰稿|采写|特派员")


_OFFICE_ENDS = "站处局厅所厂队委办"
"""Ends of the names of offices that hardly any name of a person has."""


def authors_above(divided: Sequence[ArticleParts]) -> list[str]:
    """Return the authors that stand above the title of the first text of a collection: they hold for all."""
    above = takewhile(lambda part: part.role is not Role.TITLE, divided[0].parts if divided else ())
    return [name for part in above if part.role is Role.BYLINE for name in byline_names(part.text) or []]


def _is_office(text: str) -> bool:
    """Tell whether a byline is an office that signs, as `柳渡中学`, and nobody's name."""
    named = office_holder(text) is not None or byline_names(text) is not None
    if text[-1] in _OFFICE_ENDS and not named:
        return True
    return bool(words.OFFICE.match(text)) and not named and not is_bare_names(text)


def authors_of(held: ArticleParts) -> list[str]:
    """Return the authors that the parts of an article name, in order; a name may stand there twice."""
    found = [name for part in held.parts if part.role is Role.TITLE for name in part.signed]
    lines: list[str] = []
    last = len(held.parts) - _END
    for at, part in enumerate(held.parts):
        near = at <= _END or at >= last
        if part.role is Role.BYLINE and (near or _JOB.search(simplified(part.text))) and not _is_office(part.text):
            lines.append(part.text)
    if len(lines) > 1 and continues_byline(lines[1]) and byline_names(lines[1]) is None:
        found += names("\n".join(lines)) or []
    else:
        found += [name for line in lines for name in byline_names(line) or names(signed_name(line)) or []]
    for part in held.body[:2]:
        if is_island_byline(part.text):
            found += island_names(part.text)
        elif is_lead(part.text):
            found += lead_authors(part.text)
    if held.body and not found:
        found += signature(held.body[-1].text) or _reporter(held)
    return found


def _reporter(held: ArticleParts) -> list[str]:
    """Return who is named as reporter in brackets behind a paragraph that others follow: `…。（記者李焯賢）`."""
    ends = (part.text for part in held.body[:-1] if part.text[-1] in "）)" and _JOB.search(simplified(part.text[-24:])))
    return next((found for text in ends if (found := signature(text))), [])
