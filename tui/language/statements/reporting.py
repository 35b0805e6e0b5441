"""Whether a verb of speech stands by itself and reports, and where what is said begins behind it."""

import re
from collections.abc import Set
from typing import Final, NamedTuple

from tui.language.statements.phrases import Phrases
from tui.language.statements.quotations import Quotations
from tui.language.statements.speakers import Rank, SpeakerPhrase
from tui.language.statements.speech import NOT_AFTER, NOT_AFTER_ONE, NOT_BEFORE, NOT_SPEECH, NOTHING, words
from tui.text.source import Span


class Behind(NamedTuple):
    """Where what is said begins behind a verb."""

    at: int
    mark: bool
    """Whether a comma or a colon stands before it."""


_AFTER_VERB = re.compile("(?:道|着|了)?(?P<mark> ?[，,：:] ?)?")
_LISTENER = re.compile(
    "(?:[\u4e00-\u9fffA-Za-z]{0,8}(?:《[^《》]{1,12}》)?(?:记者|媒体)|[他她我你它][们]?|大家|众人|对方|[\u4e00-\u9fff]{2,4}(?=[，：]))"
)
_TELLS_BY = re.compile("(?:[\u4e00-\u9fffA-Za-z]{0,10}(?:记者|媒体|[他她我你][们]?))(?:说|称|表示|透露|道)")
"""What follows a verb that only leads to the verb that reports: 告诉记者说."""
_ADVERB = re.compile(
    "(?:事前|期间|又|只|仅|还|并|亦|也|则|就|均|曾|更|遂|再|都|却|仍|一再|再次|多次|随后|随即|后来|其后|之后|早前|先前|此前|近日|日前|今日|昨日|今天|昨天|当天|同时"
    "|另外|同样|公开|明确|首次|进一步|不讳|举例|补充|回应|回答|笑|引述|直接|今早|今午|其间|首先|最后|接着|继续|特别|反复|坚决|强烈|严正|大声|高声|轻声|低声|贴文|发文|发帖|发稿|撰文|致信|来信|致电|再次)+$"
)
"""What may stand between a speaker and a verb of speech."""
_ABOUT = re.compile("[^，,。;；:“”「」\n]{1,14}:")
"""What a verb is about, up to a colon: 评价儿子的性格：要强."""
COLON: Final = ":"
"""Before a quotation it makes speech of it whatever the verb is: 回绝了她：“…”."""
_NEXT_LINE = re.compile("\\s+(?=[“「『])")
"""Between a colon and a quotation in a paragraph of its own."""
_SIGN = re.compile("着|了|向|认|使|派|点|是")
"""What stands behind 指 and 证实 that report nothing: 指着, 指向, 证实是."""
_TAKEN = re.compile("把[^，,。；！？\n]{1,12}$")
"""What stands before 说 and 讲 that tell what was done with it: 把这事当笑料讲."""
_DONE = re.compile("了?(?:出来|起来|下去|一番|一遍|一下|不出|过什么)|了(?![，,：: “「])")
"""What stands behind a verb that only tells that somebody spoke: 讲了出来, 强调了义务, 询问一下."""
_RECEIVED = re.compile("(?:收到|得到|接到|获得|等待|等到)[^，,。；]{0,8}$")
"""What stands before a verb that is a noun: 收到校方回复."""


class ReportingVerbs:
    """The verbs of one text that report."""

    def __init__(self, text: str, edges: Set[int], quotes: Quotations, phrases: Phrases) -> None:
        """Take a text in plain spelling with the offsets where words begin or end, its quotations and its phrases."""
        self.text, self.edges, self.quotes, self.phrases = text, edges, quotes, phrases

    def reports(self, verb: Span) -> bool:
        """Tell whether a verb of speech stands by itself and reports."""
        if self.text[slice(*verb)] == COLON:
            quote = self.quotes.starting(self.behind(verb).at)
            return quote is not None and self.quotes.is_speech(quote)
        text, known = self.text, words()
        word, before, after = text[slice(*verb)], text[verb.start - 1 : verb.start], text[verb.end : verb.end + 1]
        if (before and before in NOT_AFTER) or after in ("的", "所") or word in (after, before):
            return False
        if NOT_SPEECH.search(text, max(0, verb.start - 4), verb.start) or _TELLS_BY.match(text, verb.end):
            return False
        begins = word == "称" and before in tuple("，,") and after != "呼"
        if len(word) == 1 and after and after in NOT_BEFORE and not begins:
            return False
        if word in ("指", "证实") and _SIGN.match(text, verb.end):
            return False
        if word in ("说", "讲") and _TAKEN.search(text, max(0, verb.start - 14), verb.start):
            return False
        if _DONE.match(text, verb.end) or _RECEIVED.search(text, max(0, verb.start - 12), verb.start):
            return False
        joins = verb.start in self.edges or self.follows(verb.start)
        if not joins and not (word in known["say"] and len(word) > 1):
            return False
        at, mark = self.behind(verb)
        if word == "道":
            return before not in tuple(NOT_AFTER_ONE) and mark and self.quotes.starting(at) is not None
        if mark or self.quotes.starting(at):
            return True
        if word in known["wish"] and self._begins_with_person(verb.start):
            return not NOTHING.match(text, verb.end)
        if word in known["say"] or (word in known["near"] and self.follows(verb.start)):
            return not NOTHING.match(text, verb.end)
        return self._closes(verb)

    def _begins_with_person(self, at: int) -> bool:
        """Tell whether a sentence begins with the person or pronoun that stands directly before an offset."""
        one = self.phrases.ending(at)
        if one is None or one.rank not in (Rank.PRONOUN, Rank.PERSON):
            return False
        return one.start == 0 or self.text[one.start - 1] in "。！？\n”」』"

    def stands_before(self, one: SpeakerPhrase, at: int) -> bool:
        """Tell whether a phrase stands directly before an offset, or an adverb between."""
        start = _ADVERB.search(self.text, max(0, at - 8), at)
        return one.end == (start.start() if start else at)

    def follows(self, at: int) -> bool:
        """Tell whether a speaker stands before an offset, an adverb between at most, or a comma or 会上 does."""
        if self.text[at - 1 : at] in tuple("，,中时上"):
            return True
        start = _ADVERB.search(self.text, max(0, at - 8), at)
        if start and self.text[start.start() - 1 : start.start()] in tuple("，,"):
            return True
        one = self.phrases.ending(start.start() if start else at)
        return one is not None and not self.phrases.is_object(one)

    def behind(self, verb: Span) -> "Behind":
        """Return where what is said begins, past the one who is told."""
        at = verb.end
        if self.text[verb.start : verb.end] in words()["about"] and (about := _ABOUT.match(self.text, at)):
            return Behind(about.end(), mark=True)
        if self.text[verb.start : verb.end] in words()["told"] and (told := _LISTENER.match(self.text, at)):
            at = told.end()
        found = _AFTER_VERB.match(self.text, at)
        assert found is not None
        next_line = _NEXT_LINE.match(self.text, found.end()) if self.text[found.end() - 1] == COLON else None
        return Behind(next_line.end() if next_line else found.end(), found["mark"] is not None)

    def ends_with(self, verb: Span) -> bool:
        """Tell whether nothing but a quotation or the end of the sentence stands behind a verb."""
        at, mark = self.behind(verb)
        return self._closes(verb) or (mark and self.quotes.starting(at) is not None)

    def _closes(self, verb: Span) -> bool:
        """Tell whether the sentence is over behind a verb."""
        rest = self.text[verb.end : verb.end + 2].lstrip("道")
        return not rest or rest[0] in "。\n！？"
