"""Where lines end and begin: whether a sentence is complete, and what speaks for two lines being one paragraph."""

from collections.abc import Callable

from tui.text import lazy
from tui.text.structure.page.characters import CLOSERS, PARTICLES, SELDOM_FIRST, SELDOM_LAST
from tui.text.structure.page.common_pairs import common_pairs

_TERMINAL = "。！？!?…｡﹖﹗"
_CLOSING = "”’」』\"'）)】]》〉 \u3000"
_NOTE_MOST = 160
"""Code points of the longest note in brackets at the end of a text."""
_BRACKETED_NOTE = lazy.pattern(r"(?:^|[。！？!?…｡”」])\s*[（(【\[][^（(）)]*[）)】\]]$")
_PASSED_ON = lazy.pattern(r"[（(【\[]?下转.{1,10}?版?[^（(]{0,6}[）)】\]]?$")

_HANGING = lazy.pattern(r"(?:取得|具有|成为|作为|包括|以及|关于|使得|属于|位于|来自|鉴于|[每这那该某])$")
_OWN = frozenset("新大好我你他她它有真别老小")
"""Characters that begin sentences with `的` as second or third: `新的`, `我们的`, `有的`."""
_LISTING, _LISTED = lazy.pattern(r"、[^，,。；;：:]{0,15}$"), lazy.pattern(r"[^，,。；;：:、]{1,15}、")
_LISTED_LAST = lazy.pattern(r"[^，,。；;：:、]{1,8}[和与及等]")
_EARLY = lazy.pattern(r".[^前后来年月日时天里中初间晚][，,；;。]|..[^前后来年月日时天里中初间晚][，,；;。]|.{4,5}。")
STARTERS = lazy.pattern(
    r"(?:据悉|据了解|据介绍|据统计|据报道|数据显示|记者(?:从|在|了解|看到|采访)|活动现场|活动中|会议(?:指出|强调|要求|认为)|与此同时|"
    r"(?:记者|主持人|问|答)[:：]|连日来|近日[,，]|日前[,，]|当[天日][,，]|下一步[,，]|接下来[,，]|本报|新华社)"
)
"""Words with which newspapers begin a paragraph and hardly ever go on with a sentence."""
OPENERS = lazy.pattern(
    r"(?:此外|目前|近日|日前|眼下|如今|近年来|今年|去年|截至|当前|同时[,，]|首先|其次|最后|随后|随着|为了?|针对|围绕|作为|通过|在|[一二三四五六七八九]是|"
    r"[12]\d{3}年|\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,3}月|昨[日天]|今[日天]|图为|[^，。！？；：“”、]{2,5}(?:说|說|表示|介绍说?)[，,：:]|过去|如果|虽然|尽管|现在|当时|后来|起初|[上下中]午|[清早]晨|傍晚|据|当然[,，]|不过[,，]|然而|事实上|其实[,，]|对此[,，]|值得)"
)
"""Words with which paragraphs often begin, but parts of sentences too."""


def is_open(text: str) -> bool:
    """Tell whether `text` stops before its sentence is complete.

    A closing quote or bracket counts as an end only after a mark that ends a sentence, or when the bracket holds a note
    of its own, as in `…5300家。(原载《人民日报》)`; `打造“海陆+文旅”` goes on.
    """
    bare = text.rstrip(_CLOSING)
    if not bare or bare[-1] in _TERMINAL or (bare[-1] in ".．" and not bare[-2:-1].isdigit()):
        return False
    if text[-1] in "）)】]" and _BRACKETED_NOTE.search(text, max(0, len(text) - _NOTE_MOST)):
        return False
    return not ("下转" in text[-16:] and _PASSED_ON.search(text, max(0, len(text) - 24)))


def ends_with_comma(text: str) -> bool:
    """Tell whether `text` ends with a mark after which a sentence must go on."""
    return text[-1:] in "，,、—“‘《（(「『-"


def leaves_hanging(text: str) -> bool:
    """Tell whether `text` ends with a word that needs another after it: `取得`, `以及`, `在场每`."""
    return bool(_HANGING.search(text))


def quote_left_open(text: str) -> bool:
    """Tell whether a quotation begins in `text` and does not end there."""
    return text.rfind("“") > text.rfind("”") or text.rfind("「") > text.rfind("」")


def closes_quote(text: str) -> bool:
    """Tell whether `text` ends a quotation that it did not begin."""
    end, begin = text.find("”"), text.find("“")
    if end < 0:
        end, begin = text.find("」"), text.find("「")
    return end >= 0 and (begin < 0 or end < begin)


def _bracket_left_open(text: str) -> bool:
    rfind = text.rfind
    return rfind("（") > rfind("）") or rfind("(") > rfind(")") or rfind("《") > rfind("》")


def _closes_bracket(text: str) -> bool:
    for begin, end in ("（）", "()", "《》"):
        place = text.find(end)
        if place >= 0 and not 0 <= text.find(begin) < place:
            return True
    return False


def cut_word_before(before: str, after: str) -> float:
    """Weigh the last character of the first half: some characters end hardly any word."""
    return 1.5 if before[-1:] in SELDOM_LAST else 0.0


def cut_word_after(before: str, after: str) -> float:
    """Weigh the first character of the second half: some characters begin hardly any word, particles no sentence."""
    head = after[:1]
    return 2.0 * (head in SELDOM_FIRST or head in PARTICLES) + 1.0 * (after[1:2] in ("、", "，", ","))


def early_particle(before: str, after: str) -> float:
    """Weigh `的` as second or third character: what it hangs on, one word or its end, stands mostly further back."""
    early = after[2:3] == "的" or after[1:2] == "的"
    return 0.7 if early and after[:1] not in _OWN and not OPENERS.match(after) else 0.0


def early_comma(before: str, after: str) -> float:
    """Weigh a comma after two or three characters that are no opening such as `目前，`: they end an older clause."""
    early = _EARLY.match(after)
    return 0.7 if early and after[:2].isalpha() and not (STARTERS.match(after) or OPENERS.match(after)) else 0.0


def cut_before_mark(before: str, after: str) -> float:
    """Weigh a sign that cannot begin a line: no compositor puts a comma first, a column break does."""
    return 3.0 if after[:1] in CLOSERS and not after.startswith("——") else 0.0


def pending_comma(before: str, after: str) -> float:
    """Weigh a comma or an opening sign at the end of the first half: something has to come."""
    return 1.0 if ends_with_comma(before) else 0.0


def pair_completed(before: str, after: str) -> float:
    """Weigh a quotation or bracket that opens in one half and closes in the other."""
    return 2.0 * (closes_quote(after) and quote_left_open(before)) + 2.0 * (
        _closes_bracket(after) and _bracket_left_open(before)
    )


def pair_left_alone(before: str, after: str) -> float:
    """Weigh a closing sign whose opening is in neither half: these two do not belong together."""
    return -1.0 * (closes_quote(after) and not quote_left_open(before))


def number_or_word_cut(before: str, after: str) -> float:
    """Weigh digits or Latin letters on both sides of the cut: they were one number or one word."""
    if not before or not after:
        return 0.0
    left, right = before[-1], after[0]
    if left.isdigit() and (right.isdigit() or right in "年月日万亿千百个家元项%％.．"):
        return 1.5
    return 1.0 if left.isascii() and right.isascii() and left.isalpha() and right.isalpha() else 0.0


def fresh_start(before: str, after: str) -> float:
    """Weigh a beginning that newspapers give to paragraphs, such as `据悉`, or a date."""
    if STARTERS.match(after):
        return -1.0 if ends_with_comma(before) else -2.0
    return -0.5 if OPENERS.match(after) and not ends_with_comma(before) else 0.0


def word_across(before: str, after: str) -> float:
    """Weigh the two characters on either side of the cut: together they may be a common word."""
    return 1.5 if before[-1:] + after[:1] in common_pairs() else 0.0


def listing(before: str, after: str) -> float:
    """Weigh `、` shortly before and shortly after the cut: one enumeration runs across it."""
    if _LISTED.match(after) and _LISTING.search(before, max(0, len(before) - 16)):
        return 1.5
    return 1.0 if before[-1:] == "、" and _LISTED_LAST.match(after) else 0.0


CONTINUATION_CUES: tuple[Callable[[str, str], float], ...] = (
    cut_word_before,
    cut_word_after,
    early_particle,
    early_comma,
    cut_before_mark,
    pending_comma,
    pair_completed,
    pair_left_alone,
    number_or_word_cut,
    listing,
    fresh_start,
    word_across,
)
"""What adds up to the evidence that the text after a cut continues the text before it."""


def continuation(before: str, after: str) -> float:
    """Return the evidence, around 0, that `after` continues `before` in mid-sentence; both are whole lines."""
    total = 0.0
    for cue in CONTINUATION_CUES:
        total += cue(before, after)
    return total


def starts_in_midsentence(text: str) -> float:
    """Return the evidence, around 0, that a line begins inside a sentence, whatever stands before it."""
    head = text[:1]
    score = 1.0 * (text[1:2] in ("、", "，", ",")) + early_comma("", text) + early_particle("", text)
    score += 2.0 * (head in SELDOM_FIRST or head in PARTICLES) + 3.0 * (head in CLOSERS and not text.startswith("——"))
    score += 1.0 * closes_quote(text) + 1.0 * _closes_bracket(text)
    return score - (2.0 if STARTERS.match(text) else 0.5 if OPENERS.match(text) else 0.0)
