"""Who said what: a speaker, a verb of speech, and what is said, as a quotation or in other words.

The verb is looked for first; its speaker stands before it (李强指出，…), its words behind it or, where a quotation ends
just before the speaker, there (“…。”李强说). What is said inside a quotation belongs to whoever is quoted.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from tui.language.analysis import Analysis
from tui.language.plain import plain
from tui.language.statements.phrases import Phrases
from tui.language.statements.quotations import Quotations
from tui.language.statements.reporting import COLON, ReportingVerbs
from tui.language.statements.speakers import Rank, SpeakerPhrase, speakers
from tui.language.statements.speech import verbs, words
from tui.language.statements.statement import Statement, before
from tui.language.statements.transcript import turns
from tui.text.source import Span


class _Found(NamedTuple):
    """Who speaks."""

    phrase: Span
    name: str
    own: bool
    """Whether the verb's own clause names him."""


_SAID_END = re.compile("[。！？!?\n]|…+(?=$|\n)")
_ADVERBS: Final = 6
"""Characters between the name of a place and the verb of which it is the subject, at most."""
_CITING: Final = ("引述", "引用", "援引", "据", "引")
"""What stands before somebody who is cited."""
_AGAIN: Final = frozenset(
    ("称", "指", "说", "表示", "强调", "指出", "续指", "续称", "补充", "批评", "形容", "质疑", "直言", "透露", "认为")
)
"""Verbs that begin a statement of their own in the words of another's where their clause names who speaks."""
_NAMED_ACT = re.compile("的(?!.*[时上中后里下前间])")
"""What makes a verb of speech a noun: 李强的报告."""
_GOES_ON = re.compile("(?:(?:期间|事前|其后|另外)?(?:并且|并|还|又|也|亦|更|再|只|仅|同时|此外|最后|随后|他还|再次))*$")
_GOES_ON_LONG: Final = 25
"""Characters from which on a paragraph that is one quotation goes on with the one before; a shorter one may answer."""
_OWNER = re.compile("[\u4e00-\u9fff]{0,8}的")
_LISTENER: Final = 5
"""Characters behind 告诉 without a comma that only say who is spoken to, at most."""
_MOST: Final = 400
"""Characters that are looked through for a speaker."""


def statements(text: str, analysis: Analysis) -> list[Statement]:
    """Return the statements of a text in order of their verbs; `analysis` must know words and names."""
    found = sorted(_Reading(text, analysis).read(), key=lambda one: one.verb.start)
    return list(_once(found, text))


def _once(found: Sequence[Statement], text: str) -> Iterator[Statement]:
    """Yield statements without those that repeat the words of an earlier one of the same speaker, as pull quotes do."""
    seen: set[tuple[str, str]] = set()
    for one in found:
        words_ = "".join(sign for span in one.said for sign in text[slice(*span)] if sign.isalnum())
        if (one.name, words_) not in seen:
            seen.add((one.name, words_))
            yield one


@cache
def _verbs() -> re.Pattern[str]:
    """Verbs of speech, and a colon before a quotation."""
    return re.compile(f"{verbs().pattern}|{COLON}(?=\\s*[“「『])")


class _Reading:
    """One walk over a text."""

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.original, self.text = text, plain(text)
        self.edges = frozenset(edge for word in analysis.words for edge in word)
        self.phrases = Phrases(self.text, speakers(self.text, analysis.entities, self.edges))
        self.quotes = Quotations(self.text)
        self.verbs = ReportingVerbs(self.text, self.edges, self.quotes, self.phrases)
        self.last: Statement | None = None
        self._spoke: SpeakerPhrase | None = None
        """Who spoke last, as a phrase that is no pronoun."""
        self._until = -1
        """Up to where it is known who says something."""

    def read(self) -> Iterator[Statement]:
        """Yield the statements."""
        held: Statement | None = None
        """The last one, whose words end where the next begins."""
        spoken = turns(self.text, self.phrases)
        for turn in spoken:
            yield Statement(turn.who, self.original[slice(*turn.name)], turn.colon, turn.said, direct=True)
        told = [Span(turn.who.start, turn.said[-1].end) for turn in spoken if turn.said]
        for verb in _verbs().finditer(self.text):
            span = Span(*verb.span())
            if any(one.start <= span.start < one.end for one in told):
                continue
            if self.verbs.reports(span) and not self.quotes.around(span.start) and (found := self._statement(span)):
                if held and (kept := before(held, found, self.text)):
                    yield kept
                held = self.last = found
        if held:
            yield held

    def _statement(self, verb: Span) -> Statement | None:
        """Return what a verb reports, with who says it; None where one of both is missing."""
        region = self._region(verb.start)
        aside = "，" in self.text[region : verb.start] and not self.verbs.ends_with(verb)
        before = self.quotes.ending(region) if region > self._until and not aside else None
        after = list(self._said(verb, before is not None))
        found = self._speaker(region, verb) if before or after else None
        if found is None or (verb.start < self._until and not self._anew(region, verb, found)):
            return None
        said = [before, *after] if before else after
        said += self._further(said[-1])
        self._until = max(self._until, verb.end, *(one.end for one in said))
        inner = tuple(self.quotes.inside(one) for one in said)
        return Statement(found.phrase, found.name, verb, inner, inner != tuple(said))

    # What is said

    def _further(self, last: Span) -> Iterator[Span]:
        """Yield the paragraphs behind what is said that hold nothing but a quotation that goes on with it."""
        quote = self.quotes.ending(last.end)
        while quote and (line := self.quotes.paragraph_behind(quote.end)) and line.end - line.start > _GOES_ON_LONG:
            yield line
            quote = line

    def _said(self, verb: Span, quoted: bool) -> Iterator[Span]:
        """Yield what follows a verb: quotations, or the rest of the sentence."""
        at, mark = self.verbs.behind(verb)
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
        listener = not mark and self.text[slice(*verb)] in words()["told"] and end - at <= _LISTENER
        if end - at >= 2 and not listener:
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
        weak = word not in words()["say"] and not (word in words()["near"] and self.verbs.follows(verb.start))
        """Whether it may be a noun too; then its own clause has to say who speaks."""
        while end > region:
            comma = max(self.text.rfind(sign, region, end - (not own)) for sign in "，,：:")
            start = comma + 1 if comma >= region else region
            if one := self._subject(start, end, verb):
                noun = weak and _NAMED_ACT.search(self.text, one.end, verb.start)
                return None if noun else _Found(*self._named(one), own)
            if weak:
                return None
            if self._within_said(comma, region):
                goes_on = _GOES_ON.match(self.text[comma + 1 : verb.start].strip()) is not None
                return self._carried(verb) if goes_on else None
            end, own = (comma if comma >= region else region), False
        carried = _GOES_ON.match(self.text[region : verb.start].strip(" ，,")) is not None
        if carried and self.last and "\n" not in self.text[self.last.verb.end : verb.start]:
            return self._carried(verb)
        return None

    def _carried(self, verb: Span) -> _Found | None:
        """Return the one who spoke before, for a verb that goes on without naming anybody."""
        return _Found(Span(verb.start, verb.start), self.last.name, own=False) if self.last else None

    def _within_said(self, comma: int, region: int) -> bool:
        """Tell whether the clauses before a comma are what somebody else says already: nobody in them speaks on."""
        last = self.last
        return last is not None and region <= last.verb.start and last.verb.end <= comma < self._until

    def _subject(self, start: int, end: int, verb: Span) -> SpeakerPhrase | None:
        """Return the subject of a verb in a clause: the phrase beside it, the one that is cited, else the first."""
        own = end == verb.start
        if not own and self.text.startswith("据", start):
            return None
        some = [one for one in self.phrases.between(start, end) if self._speaks(one, verb, own=own)]
        some = [one for one in some if not self._owner(one, some)]
        beside = [one for one in some if one.rank >= Rank.CALLING and self.verbs.stands_before(one, verb.start)]
        told = any(self.text[: one.start].endswith(tuple(words()["told"])) for one in beside)
        if beside and not told and not self.text[some[0].end : beside[0].start].endswith(("和", "及")):
            return beside[0]
        cited = [one for one in some if self.text[max(0, one.start - 4) : one.start].endswith(_CITING)]
        return next(iter([*cited, *some]), None)

    def _owner(self, one: SpeakerPhrase, some: Sequence[SpeakerPhrase]) -> bool:
        """Tell whether a body or place only says whose the next person is: 集团创办人的女儿伍清."""
        after = next((other for other in some if other.start >= one.end and other.rank is Rank.PERSON), None)
        return (
            one.rank <= Rank.BODY
            and after is not None
            and _OWNER.fullmatch(self.text, one.end, after.start) is not None
        )

    def _speaks(self, one: SpeakerPhrase, verb: Span, *, own: bool) -> bool:
        """Tell whether a phrase can be the subject: not what is spoken to or of."""
        if self.quotes.around(one.start) and self.text[one.start - 1] not in "《〈":
            return False
        if self.phrases.is_object(one) or self.text[one.end : one.end + 1] == "的":
            return False
        between = self.text[one.end : verb.start]
        return one.rank is not Rank.PLACE or (own and len(between) <= _ADVERBS and "的" not in between)

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
        if here := self._in_sentence(one):
            return here
        if self.last and spoke and spoke.rank >= Rank.CALLING and one.start - self.last.span.end < _MOST:
            return self.last.name
        low = max(0, one.start - _MOST)
        people = [other for other in self.phrases.between(low, one.start) if other.rank is Rank.PERSON]
        subjects = [other for other in people if self._speaks(other, Span(one.start, one.start), own=False)]
        if not people:
            return ""
        found = (subjects or people)[-1]
        sentence = max(self.text.rfind(sign, low, found.start) for sign in "。\n")
        first = next((other for other in subjects if other.start > sentence), found)
        return self.original[slice(*first.head)]

    def _in_sentence(self, one: SpeakerPhrase) -> str:
        """Return the person that the sentence of a pronoun names first as its subject, before anybody speaks in it."""
        begin = max(self.text.rfind(sign, 0, one.start) for sign in "。！？\n") + 1
        if self.last and self.last.verb.start >= begin:
            return ""
        people = (other for other in self.phrases.between(begin, one.start) if other.rank is Rank.PERSON)
        subject = next((other for other in people if self._speaks(other, Span(one.start, one.start), own=False)), None)
        return self.original[slice(*subject.head)] if subject else ""

    def _anew(self, region: int, verb: Span, found: _Found) -> bool:
        """Tell whether a verb inside what somebody says begins a statement of its own: 并强调, 他又称, ；乙认为."""
        if found.own and (self.text[region - 1 : region] == "；" or self.quotes.starting(self.verbs.behind(verb).at)):
            return True
        comma = max(self.text.rfind(sign, region, verb.start) for sign in "，,")
        if comma < region or self.last is None or comma < self.last.said[-1].start - 1:
            return False
        if not found.own:
            return _GOES_ON.match(self.text[comma + 1 : verb.start].strip()) is not None
        return self.text[slice(*verb)] in _AGAIN and self.verbs.follows(verb.start)
