"""Whether a sentence between the halves of a broken paragraph is the caption of a picture: cues that add up."""

from collections.abc import Callable

from msgspec import Struct

from tui.text import lazy

NEUTRAL_SHARE = 0.6
"""Share of unknown pairs of characters that says nothing: between that of ends of paragraphs and that of captions."""
_DATE = lazy.pattern(r"^(?:昨[日天]|今[日天]|近日|日前|连日来|\d{1,4}[年月]|[一二三四五六七八九十]{1,3}月)")
_PERSON = lazy.pattern(
    r"^(?:[^，,。了让使]{0,8}|[^，,。了]{3,10}[，,][^，,。了让使]{0,3})(?:工人|职工|员工|游客|市民|选手|队员|学生|同学|孩子|小朋友|儿童|小读者|读者|村民|农民|渔民|果农|志愿者|人员|民警|交警|警察|消防员|"
    r"医生|护士|医护|老人|居民|群众|代表|嘉宾|观众|演员|专家|技师|师傅|战士|官兵|党员|干部|队伍|旅客|乘客|骑手|主播|客商|关员|工程师|教师|老师)(?![，,、的])"
)
_SCENE = lazy.pattern(r"(?:^|[，,])[^，,必须应将要]{2,14}?(?P<now>正)?在(?!于)[^，,]{3,}[。！]?$")
_LEANS = lazy.pattern(r"^[和与及并而且但也还就都才又被把将让使给向对从以可能须应]")
_VIEW = lazy.pattern(
    r"(?:夜景|场景|全景|外景|景象|现场|一角|画面|外观|全貌|夜色|风光|鸟瞰图?|效果图|俯瞰图?)[。！]?$|^(?:俯瞰|航拍|鸟瞰)"
)


class Between(Struct, frozen=True, gc=False):
    """One short complete sentence after a line that stops in mid-sentence."""

    text: str
    completes: float
    """Evidence that it completes the line before it."""
    skipped: float
    """Evidence that the text after it completes the line before it."""
    starts_inside: float
    """Evidence, around 0, that the text after it begins in mid-sentence."""
    alien: float
    """Share, 0 to 1, of its pairs of characters that stand nowhere near it."""
    credit: bool
    """True when a credit comes next."""
    again: bool = False
    """True when a caption stands between the unfinished line and this one."""


def other_reading(between: Between) -> float:
    """Weigh the two readings: the text before goes on with this sentence, or with the text after it."""
    return between.skipped - between.completes + 0.5 * between.starts_inside


def credited(between: Between) -> float:
    """Weigh a credit below: it belongs to a picture, and pictures have captions."""
    return 2.5 if between.credit else 0.0


def brevity(between: Between) -> float:
    """Weigh the length: captions of the sample pages have 13 to 24 characters, ends of paragraphs any number."""
    size = len(between.text)
    return 0.1 - 0.08 * size - 0.5 * (size < 9)


def scene(between: Between) -> float:
    """Weigh the form of a caption: somebody is doing something, in one clause."""
    match = _SCENE.search(between.text)
    return 0.0 if not match else 1.5 if match["now"] else 0.7


def person_first(between: Between) -> float:
    """Weigh the people it begins with: captions name who is in the picture."""
    return 2.0 if _PERSON.match(between.text) else 0.0


def date_first(between: Between) -> float:
    """Weigh a date at its head: captions say when the picture was taken."""
    return 1.2 if _DATE.match(between.text) else 0.0


def alien_words(between: Between) -> float:
    """Weigh how few of its words stand near it: the end of a paragraph speaks of what its story speaks of."""
    return 2.0 * (between.alien - NEUTRAL_SHARE)


def leans_back(between: Between) -> float:
    """Weigh a first word that leans on what stands before it: captions stand alone."""
    return -2.0 if _LEANS.match(between.text) else 0.0


def told(between: Between) -> float:
    """Weigh `了`: captions say what is going on, stories what has happened."""
    return -1.0 if "了" in between.text[:-2] else 0.0


def clauses(between: Between) -> float:
    """Weigh commas: captions have one clause, after a date perhaps; a credit below speaks for more."""
    inside = sum(between.text.count(mark) for mark in "，,；;") - bool(_DATE.match(between.text))
    return 0.0 if between.credit else -0.4 * max(0, inside)


def formless(between: Between) -> float:
    """Weigh that it has no form of a caption: no people, no scene, no date, no view; a credit makes up for it."""
    if between.credit or _DATE.match(between.text) or _PERSON.match(between.text):
        return 0.0
    return 0.0 if _SCENE.search(between.text) or _VIEW.search(between.text) else -0.7


def second(between: Between) -> float:
    """Weigh a caption right before it: two pictures between the halves of one paragraph are rare."""
    return -1.5 if between.again else 0.0


def view(between: Between) -> float:
    """Weigh the name of a view at its end: `大桥夜景。`."""
    return 1.8 if _VIEW.search(between.text) else 0.0


CAPTION_CUES: tuple[Callable[[Between], float], ...] = (
    other_reading,
    credited,
    brevity,
    scene,
    person_first,
    date_first,
    alien_words,
    leans_back,
    told,
    clauses,
    formless,
    second,
    view,
)


def caption(between: Between) -> float:
    """Return the evidence that the sentence is a caption; above 0 it is one."""
    return sum(cue(between) for cue in CAPTION_CUES)


def form_of_caption(text: str) -> float:
    """Return the evidence, around 0, that a line has the form of a caption, whatever stands around it."""
    alone = Between(text, 0.0, 0.0, 0.0, NEUTRAL_SHARE, False)
    return sum(cue(alone) for cue in (brevity, scene, person_first, date_first, leans_back, view))


def shaped_like_caption(text: str) -> bool:
    """Tell whether a sentence has the form of a caption."""
    return form_of_caption(text) >= 0.7
