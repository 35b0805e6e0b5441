"""Who said what: a speaker, a verb of speech, and what is said, as a quotation or in other words.

The verb is looked for first; its speaker stands before it (李强指出，…), its words behind it or, where a quotation ends
just before the speaker, there (“…。”李强说). What is said inside a quotation belongs to whoever is quoted.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tui.language.analysis import Analysis
from tui.language.plain import plain
from tui.language.statements.quotations import Quotations
from tui.language.statements.speakers import Rank, SpeakerPhrase, speakers
from tui.language.statements.speech import (
    NOT_AFTER,
    NOT_AFTER_ONE,
    NOT_BEFORE,
    NOT_SPEECH,
    NOTHING,
    verbs,
    words,
)
from tui.language.statements.statement import Statement, before
from tui.text.source import Span


class _Behind(NamedTuple):
    """Where what is said begins behind a verb."""

    at: int
    mark: bool
    """Whether a comma or a colon stands before it."""


class _Found(NamedTuple):
    """Who speaks."""

    phrase: Span
    name: str
    own: bool
    """Whether the verb's own clause names him."""


_SAID_END = re.compile("[。！？!?\n]|…+(?=$|\n)")
_AFTER_VERB = re.compile("(?:道|着|了)?(?P<mark> ?[，,：:] ?)?")
_TOLD: Final = frozenset(("告诉", "回答", "答复", "提醒", "问", "反问", "追问", "询问", "劝", "要求", "叮嘱", "通知"))
"""Verbs behind which the one stands who is spoken to."""
_LISTENER = re.compile(
    "(?:[\u4e00-\u9fffA-Za-z]{0,8}(?:《[^《》]{1,12}》)?(?:记者|媒体)|[他她我你它][们]?|大家|众人|对方|[\u4e00-\u9fff]{2,4}(?=[，：]))"
)
_TELLS_BY = re.compile("(?:[\u4e00-\u9fffA-Za-z]{0,10}(?:记者|媒体|[他她我你][们]?))(?:说|称|表示|透露|道)")
"""What follows a verb that only leads to the verb that reports: 告诉记者说."""
_ADVERBS: Final = 6
"""Characters between the name of a place and the verb of which it is the subject, at most."""
_ADVERB = re.compile(
    "(?:又|还|并|亦|也|则|就|均|曾|更|遂|再|都|却|仍|一再|再次|多次|随后|随即|后来|其后|之后|早前|先前|此前|近日|日前|今日|昨日|今天|昨天|当天|同时"
    "|另外|同样|公开|明确|首次|进一步|不讳|举例|补充|回应|回答|笑|引述|直接|今早|今午|其间|首先|最后|接着|继续|特别|反复|坚决|强烈|严正)+$"
)
"""What may stand between a speaker and a verb of speech."""
_CITING: Final = ("引述", "引用", "援引", "据", "引")
"""What stands before somebody who is cited."""
_AGAIN: Final = frozenset(
    ("称", "指", "说", "表示", "强调", "指出", "续指", "续称", "补充", "批评", "形容", "质疑", "直言", "透露")
)
"""Verbs that begin a statement of their own in the words of another's where their clause names who speaks."""
_NAMED_ACT = re.compile("的(?!.*[时上中后里下前间])")
"""What makes a verb of speech a noun: 李强的报告."""
_GOES_ON = re.compile("(?:并|还|又|也|同时|并且|此外|最后|随后|他还|再次)*$")
_MOST: Final = 400
"""Characters that are looked through for a speaker."""


def statements(text: str, analysis: Analysis) -> list[Statement]:
    """Return the statements of a text in order of their verbs; `analysis` must know words and names."""
    return list(_Reading(text, analysis).read())


class _Reading:
    """One walk over a text."""

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.original, self.text = text, plain(text)
        self.edges = frozenset(edge for word in analysis.words for edge in word)
        self.speakers = speakers(self.text, analysis.entities, self.edges)
        self._starts = [one.start for one in self.speakers]
        self.quotes = Quotations(self.text)
        self.last: Statement | None = None
        self._spoke: SpeakerPhrase | None = None
        """Who spoke last, as a phrase that is no pronoun."""
        self._until = -1
        """Up to where it is known who says something."""

    def read(self) -> Iterator[Statement]:
        """Yield the statements."""
        held: Statement | None = None
        """The last one, whose words end where the next begins."""
        for verb in verbs().finditer(self.text):
            span = Span(*verb.span())
            if self._reports(span) and not self.quotes.around(span.start) and (found := self._statement(span)):
                if held and (kept := before(held, found, self.text)):
                    yield kept
                held = self.last = found
        if held:
            yield held

    def _statement(self, verb: Span) -> Statement | None:
        """Return what a verb reports, with who says it; None where one of both is missing."""
        region = self._region(verb.start)
        before = self.quotes.ending(region) if region > self._until else None
        after = list(self._said(verb, before is not None))
        found = self._speaker(region, verb) if before or after else None
        if found is None or (verb.start < self._until and not self._anew(region, verb, found)):
            return None
        said = [before, *after] if before else after
        self._until = max(self._until, verb.end, *(one.end for one in said))
        inner = tuple(self.quotes.inside(one) for one in said)
        return Statement(found.phrase, found.name, verb, inner, inner != tuple(said))

    # Verbs

    def _reports(self, verb: Span) -> bool:
        """Tell whether a verb of speech stands by itself and reports."""
        text, known = self.text, words()
        word, before, after = text[slice(*verb)], text[verb.start - 1 : verb.start], text[verb.end : verb.end + 1]
        if (before and before in NOT_AFTER) or after in ("的", "所") or word in (after, before):
            return False
        if NOT_SPEECH.search(text, max(0, verb.start - 4), verb.start) or _TELLS_BY.match(text, verb.end):
            return False
        if len(word) == 1 and after and after in NOT_BEFORE:
            return False
        joins = verb.start in self.edges or self._follows(verb.start)
        if not joins and not (word in known["say"] and len(word) > 1):
            return False
        at, mark = self._behind(verb)
        if word == "道":
            return before not in tuple(NOT_AFTER_ONE) and mark and self.quotes.starting(at) is not None
        if mark or self.quotes.starting(at):
            return True
        if word in known["say"] or (word in known["near"] and self._follows(verb.start)):
            return not NOTHING.match(text, verb.end)
        return self._closes(verb)

    def _follows(self, at: int) -> bool:
        """Tell whether a speaker stands before an offset, an adverb between at most, or a clause begins there."""
        if self.text[at - 1 : at] in tuple("，,"):
            return True
        start = _ADVERB.search(self.text, max(0, at - 8), at)
        at = start.start() if start else at
        place = bisect_right(self._starts, at - 1) - 1
        return place >= 0 and self.speakers[place].end == at and not self._object(self.speakers[place])

    def _behind(self, verb: Span) -> "_Behind":
        """Return where what is said begins, past the one who is told."""
        at = verb.end
        if self.text[verb.start : verb.end] in _TOLD and (told := _LISTENER.match(self.text, at)):
            at = told.end()
        found = _AFTER_VERB.match(self.text, at)
        assert found is not None
        return _Behind(found.end(), found["mark"] is not None)

    def _closes(self, verb: Span) -> bool:
        """Tell whether the sentence is over behind a verb."""
        rest = self.text[verb.end : verb.end + 2].lstrip("道")
        return not rest or rest[0] in "。\n！？"

    # What is said

    def _said(self, verb: Span, quoted: bool) -> Iterator[Span]:
        """Yield what follows a verb: quotations, or the rest of the sentence."""
        at, mark = self._behind(verb)
        if quote := self.quotes.starting(at):
            after = self.text[quote.end : quote.end + 1]
            if mark or not after or after in "，。！？；\n" or self.quotes.is_speech(quote):
                yield quote
                return
        if quoted and not mark:
            return
        end = self._end(at)
        while end > at and self.text[end - 1] in "：:，, ":
            end -= 1
        if end - at >= 2:
            yield Span(at, end)

    def _end(self, at: int) -> int:
        """Return where the sentence ends that goes on at an offset, without its full stop."""
        while found := _SAID_END.search(self.text, at):
            inside = self.quotes.around(found.start())
            if inside is None:
                return found.start()
            at = inside.end
            if self.text[at - 2] in "。！？!?" and self.text[at : at + 1] not in tuple("，、的；,"):
                return at
        return len(self.text)

    # Speakers

    def _region(self, verb: int) -> int:
        """Return where the clauses begin that a verb belongs to."""
        at, low = verb, max(0, verb - _MOST)
        while at > low:
            if quote := self.quotes.around(at - 1):
                if self.quotes.is_speech(quote):
                    return at
                at = quote.start
                continue
            if self.text[at - 1] in "。！？；!?\n":
                return at
            at -= 1
        return low

    def _speaker(self, region: int, verb: Span) -> _Found | None:
        """Return who speaks."""
        end, own = verb.start, True
        word = self.text[slice(*verb)]
        weak = word not in words()["say"] and not (word in words()["near"] and self._follows(verb.start))
        """Whether it may be a noun too; then its own clause has to say who speaks."""
        while end > region:
            comma = max(self.text.rfind(sign, region, end - (not own)) for sign in "，,：:")
            start = comma + 1 if comma >= region else region
            if one := self._subject(start, end, verb):
                noun = weak and _NAMED_ACT.search(self.text, one.end, verb.start)
                return None if noun else _Found(*self._named(one), own)
            if weak:
                return None
            end, own = (comma if comma >= region else region), False
        carried = _GOES_ON.match(self.text[region : verb.start].strip(" ，,")) is not None
        if carried and self.last and "\n" not in self.text[self.last.verb.end : verb.start]:
            return _Found(Span(verb.start, verb.start), self.last.name, own=False)
        return None

    def _subject(self, start: int, end: int, verb: Span) -> SpeakerPhrase | None:
        """Return the phrase of a clause that can be the subject of a verb: the one that is quoted, else the first."""
        some = [one for one in self._between(start, end) if self._speaks(one, verb, own=end == verb.start)]
        cited = [one for one in some if self.text[max(0, one.start - 4) : one.start].endswith(_CITING)]
        return next(iter([*cited, *some]), None)

    def _between(self, start: int, end: int) -> Sequence[SpeakerPhrase]:
        low, high = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return [one for one in self.speakers[low:high] if one.end <= end]

    def _speaks(self, one: SpeakerPhrase, verb: Span, *, own: bool) -> bool:
        """Tell whether a phrase can be the subject: not what is spoken to or of."""
        if self.quotes.around(one.start) and self.text[one.start - 1] not in "《〈":
            return False
        if self._object(one) or self.text[one.end : one.end + 1] == "的":
            return False
        between = self.text[one.end : verb.start]
        return one.rank is not Rank.PLACE or (own and len(between) <= _ADVERBS and "的" not in between)

    def _object(self, one: SpeakerPhrase) -> bool:
        """Tell whether a phrase stands behind a word that makes it one that is spoken to or of."""
        before = self.text[max(0, one.start - 3) : one.start]
        return any(before.endswith(word) for word in words()["after"])

    def _named(self, one: SpeakerPhrase) -> tuple[Span, str]:
        name = self.original[slice(*one.head)] if one.rank is Rank.PERSON else self.original[one.start : one.end]
        if one.rank is Rank.PRONOUN:
            name = self._antecedent(one)
        else:
            self._spoke = one
        return Span(one.start, one.end), name

    def _antecedent(self, one: SpeakerPhrase) -> str:
        """Return who a pronoun means: the person named last before it, as a subject where there is one."""
        spoke = self._spoke
        if self.last and spoke and spoke.rank >= Rank.CALLING and one.start - self.last.span.end < _MOST:
            return self.last.name
        low = max(0, one.start - _MOST)
        people = [other for other in self._between(low, one.start) if other.rank is Rank.PERSON]
        subjects = [other for other in people if self._speaks(other, Span(one.start, one.start), own=False)]
        if not people:
            return ""
        found = (subjects or people)[-1]
        sentence = max(self.text.rfind(sign, low, found.start) for sign in "。\n")
        first = next((other for other in subjects if other.start > sentence), found)
        return self.original[slice(*first.head)]

    def _anew(self, region: int, verb: Span, found: _Found) -> bool:
        """Tell whether a verb inside what somebody says begins a statement of its own: 并强调, 他又称, ；乙认为."""
        if found.own and self.text[region - 1 : region] == "；":
            return True
        comma = max(self.text.rfind(sign, region, verb.start) for sign in "，,")
        if comma < region or self.last is None or comma < self.last.said[-1].start:
            return False
        if not found.own:
            return _GOES_ON.match(self.text[comma + 1 : verb.start].strip()) is not None
        return self.text[slice(*verb)] in _AGAIN and self._follows(verb.start)
