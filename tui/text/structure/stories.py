"""Which units are one article: where articles begin, and what each row of a headline is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tui.text.block import Role
from tui.text.structure.unit import Reading, Unit

_LABEL_LATIN = re.compile(r"^[\u4e00-\u9fff]{2,8}\s*[A-Z][A-Za-z]*(?:\s*[A-Z]+)*$")
_LABEL_FRAME = re.compile(r"^(?:[【〖\[·●■◆★☆].{2,8}[】〗\]·●■◆★☆]?|.{2,8}[·●■◆★☆])$")
_LABEL_MOST = 9
"""Code points of the longest label without a frame; `代表委员履职风采` has eight."""
_LABEL_WORD = re.compile(
    r"(?:时讯|简讯|快讯|短讯|要闻|新闻|综合|风采|之窗|之声|专栏|专版|专刊|聚焦|关注|视点|视线|观察|资讯|天地|论坛|评论|时评|快评|短评|声音|速递|速览|短波|一线|"
    r"动态|广角|传真|园地|纪实|特写|人物|故事|连线|导读|导航|看台|窗口|热线|链接|公告|通知|副刊|周刊|特刊|专题|系列|访谈|对话|直击|现场|记事|亮点|看点)$"
)
_OVER = re.compile(r"(?:[（(]?(?:原载|据|转自|摘自)[^（()）]{2,40}[）)]|[（(]完[）)]|下转.{1,10}[）)])$")
_INTRODUCTION = re.compile(
    r"^[【\[（(]?(?:核心提示|编者按|编者的话|导语|导读|阅读提示|开栏的话|内容提要|摘要|引言|提要)"
)


@dataclass(slots=True, eq=False)
class Story:
    """An article while it is being put together."""

    heads: list[Unit] = field(default_factory=list)
    """Kicker, title and subtitle, in reading order."""
    units: list[Unit] = field(default_factory=list)
    """Everything else, in reading order."""
    started: bool = False
    """True when a byline, a lead or `(上接…)` says that an article begins here."""
    over: bool = False
    """True after a note on the author: such a note ends an article."""

    @property
    def has_title(self) -> bool:
        """True when it has a headline."""
        return any(unit.role is Role.TITLE for unit in self.heads)

    @property
    def body(self) -> list[Unit]:
        """Its paragraphs."""
        return [unit for unit in self.units if unit.role is Role.PARAGRAPH]


@dataclass(slots=True, eq=False)
class Stack:
    """Headline rows with nothing between them, and what surrounds them."""

    rows: list[Unit]
    texts: list[str]
    hashes: list[int]
    begins: bool
    """True when a byline, a lead or `(上接…)` comes next."""
    below: "Stack | None" = None
    """The headline directly below, when a section label parts the two."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the cues for the beginning of an article look at."""

    stack: Stack
    story: Story | None
    """The article before the stack, None at the head of the page."""
    last_text: str
    """The text of its last paragraph."""
    title_stack: Stack | None
    """The headline of that article."""
    begun: int
    """How many headlines of the page have a byline, a lead or `(上接…)` after them."""
    alike: bool
    """True when a neighbouring headline without any of these has the same shape."""
    shift: float
    """How much the words change from the text before to the text after, -1 to 1."""


def story_opens(setting: Setting) -> float:
    """Weigh a byline, `本报讯` or `(上接1版)` after the headline: so articles begin."""
    return 6.0 if setting.stack.begins else 0.0


def head_of_page(setting: Setting) -> float:
    """Weigh the first headline when no text stands before it: there is nothing it could be a heading of."""
    return 6.0 if setting.story is None or not (setting.story.body or setting.story.heads) else 0.0


def label_above(setting: Setting) -> float:
    """Weigh a section label in the stack: labels stand above articles, not above their parts."""
    texts = setting.stack.texts
    return 3.0 if any(is_label(text, below) for text, below in pairwise(texts)) else 0.0


def tail_before(setting: Setting) -> float:
    """Weigh an article without title before it: the tail of a story has no headings of its own."""
    story = setting.story
    return 1.5 if story is not None and not story.has_title and not story.started else 0.0


def story_over(setting: Setting) -> float:
    """Weigh signs that the article before is over: a note on its author, where it was first printed, `(完)`."""
    if setting.story is not None and setting.story.over:
        return 4.0
    return 3.0 if _OVER.search(setting.last_text[-60:]) else 0.0


def depth_of_marks(setting: Setting) -> float:
    """Weigh Markdown depth against the article's own title: deeper is a heading, as high is a title. A hint only."""
    mine = min((h for h in setting.stack.hashes if h), default=0)
    theirs = min((h for h in setting.title_stack.hashes if h), default=0) if setting.title_stack else 0
    if not mine:
        return -1.0 if theirs else 0.0
    if not theirs:
        return -2.0 if mine >= 3 else 0.0
    return -3.0 if mine > theirs else 2.0


def alike_neighbours(setting: Setting) -> float:
    """Weigh a neighbouring headline of the same shape: headings of one article are made alike."""
    return -2.0 if setting.alike else 0.0


def custom_of_page(setting: Setting) -> float:
    """Weigh the page's custom: where articles open with a byline or `本报讯`, a headline without is a heading."""
    return -1.0 * min(2, setting.begun)


def change_of_words(setting: Setting) -> float:
    """Weigh how the vocabulary changes across the headline: a new article speaks of new things."""
    return 3.0 * setting.shift


def short_rows(setting: Setting) -> float:
    """Weigh the length of the rows: headings are shorter than titles."""
    longest = max(len(text) for text in setting.stack.texts)
    return 0.5 if longest >= 20 else -0.5 if longest <= 12 else 0.0


START_CUES: tuple[Callable[[Setting], float], ...] = (
    story_opens,
    head_of_page,
    label_above,
    tail_before,
    story_over,
    depth_of_marks,
    alike_neighbours,
    custom_of_page,
    change_of_words,
    short_rows,
)


def starts_article(setting: Setting) -> float:
    """Return the evidence that a headline begins an article; at or below 0 it is a heading inside one."""
    return sum(cue(setting) for cue in START_CUES)


def is_label(text: str, below: str) -> bool:
    """Tell whether a row above another is the name of a section: short, in one piece, often with its name in Latin."""
    if _LABEL_LATIN.match(text) or _LABEL_FRAME.match(text):
        return True
    if len(text) > _LABEL_MOST or below.startswith("—") or " " in text or "\u3000" in text:
        return False
    return bool(_LABEL_WORD.search(text)) or len(text) + 4 <= len(below)


def name_rows(stack: Stack) -> None:
    """Give the rows of an article's headline their roles: labels above, then kicker, title, subtitle."""
    if len(set(stack.hashes)) > 1:
        _name_by_depth(stack)
    else:
        _name_by_order(stack)
    for unit in stack.rows:
        unit.role = unit.forced or unit.role


def _name_by_depth(stack: Stack) -> None:
    """Name rows by their Markdown marks: the highest are the title, with what is deeper above and below it."""
    top = min(h for h in stack.hashes if h)
    highest = [row for row, depth in enumerate(stack.hashes) if depth == top]
    for row, unit in enumerate(stack.rows):
        unit.role = Role.KICKER if row < highest[0] else Role.SUBTITLE
        if row < highest[0] and not stack.hashes[row] and is_label(stack.texts[row], stack.texts[row + 1]):
            unit.role = Role.SECTION_LABEL
    _name_in_order(stack, highest)


def _name_by_order(stack: Stack) -> None:
    """Name rows by what they say and where they stand."""
    rows = list(range(len(stack.rows)))
    while len(rows) > 1 and is_label(stack.texts[rows[0]], stack.texts[rows[1]]):
        stack.rows[rows.pop(0)].role = Role.SECTION_LABEL
    while len(rows) > 1 and stack.texts[rows[-1]].startswith(("——", "—")):
        stack.rows[rows.pop()].role = Role.SUBTITLE
    _name_in_order(stack, rows)


def _name_in_order(stack: Stack, rows: Sequence[int]) -> None:
    """Make one row the title; of several the first the kicker, the second the title, the rest subtitles."""
    above = len(rows) > 1
    for place, row in enumerate(rows):
        stack.rows[row].role = Role.KICKER if above and not place else Role.TITLE if place == above else Role.SUBTITLE


def pairs_of(text: str) -> set[str]:
    """Return the pairs of neighbouring Chinese characters in `text`."""
    return {a + b for a, b in pairwise(text) if a >= "\u4e00" and b >= "\u4e00" and a <= "\u9fff" and b <= "\u9fff"}


def affinity(headline: str, text: str, elsewhere: Sequence[str] = ()) -> float:
    """Return the share, 0 to 1, of a headline's character pairs found in `text`, rare ones counting more."""
    total = found = 0.0
    for pair in pairs_of(headline):
        weight = 1.0 / (1 + sum(pair in other for other in elsewhere))
        total += weight
        found += weight * (pair in text)
    return found / total if total else 0.0


class Stories:
    """Deals the units of a page out to articles."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.stories: list[Story] = []
        self.other: list[Unit] = []
        self.current: Story | None = None
        self.home: dict[int, Story] = {}
        """The article of each unit, by identity."""
        self.homeless: list[Stack] = []
        """Headlines that stand where no article begins."""
        self.stacks: dict[int, Stack] = {}
        """Headline stacks by the event they begin with."""
        self.titles: dict[int, Stack] = {}
        """The headline stack of each article, by identity."""

    def run(self) -> None:
        """Deal out every unit, then bring displaced headlines home."""
        self._find_stacks()
        at, events = 0, self.reading.events
        while at < len(events):
            unit = events[at][1]
            if id(unit) in self.home:
                self.current = self.home[id(unit)]
            elif at in self.stacks:
                self._stack(at)
                at += len(self.stacks[at].rows) - 1
            else:
                self._unit(at, unit)
            at += 1

    def _find_stacks(self) -> None:
        events = self.reading.events
        at = 0
        while at < len(events):
            end = at
            while end < len(events) and events[end][1].role is Role.TITLE:
                end += 1
            end = min([end, *self._labels_between(at, end)])
            if end > at:
                rows = [unit for _, unit in events[at:end]]
                texts = [self.reading.text_of(row) for row in rows]
                hashes = [self.reading.lines[row.lines[0]].hashes for row in rows]
                following = self._following(end)
                begins = following is not None and following.begins
                self.stacks[at] = Stack(rows, texts, hashes, begins)
            at = max(end, at + 1)

    def _labels_between(self, at: int, end: int) -> list[int]:
        """Return the events inside a stack, after its first, at which a section label begins another headline."""
        texts = [self.reading.text_of(unit) for _, unit in self.reading.events[at:end]]
        splits = self.reading.orders.splits
        return [
            at + row
            for row in range(1, len(texts))
            if self.reading.events[at + row][0] in splits
            or (row < len(texts) - 1 and is_label(texts[row], texts[row + 1]))
        ]

    def _following(self, at: int) -> Unit | None:
        """Return the next unit, from event `at` on, that is text, a byline or a headline."""
        passed = (Role.CREDIT, Role.CAPTION, Role.SOURCE_NOTE, Role.SECTION_LABEL, Role.DUPLICATE)
        return next((unit for _, unit in self.reading.events[at:] if unit.role not in passed), None)

    def _alike(self, at: int) -> bool:
        places = sorted(self.stacks)
        mine = self.stacks[at]
        here = places.index(at)
        title = self.titles.get(id(self.current))
        for other in places[max(0, here - 1) : here] + places[here + 1 : here + 2]:
            stack = self.stacks[other]
            if stack.begins or stack is title or len(stack.rows) != len(mine.rows):
                continue
            rows = zip(stack.texts, mine.texts, strict=True)
            if all(abs(len(a) - len(b)) <= 3 and (" " in a) == (" " in b) for a, b in rows):
                return True
        return False

    def _begin(self, started: bool = False) -> Story:
        self.current = Story(started=started)
        self.stories.append(self.current)
        return self.current

    def _stack(self, at: int) -> None:
        stack = self.stacks[at]
        end = at + len(stack.rows)
        following = self._following(end)
        split = self.reading.events[at][0] in self.reading.orders.splits
        forced = all(row.forced for row in stack.rows) and not stack.begins
        if split or forced:
            self._place(stack, split or self.current is None)
            return
        if (following is None and self.current is not None) or id(following) in self.home or end in self.stacks:
            stack.below = self.stacks.get(end)
            self.homeless.append(stack)
            return
        story = self.current
        body = story.body if story is not None else []
        setting = Setting(
            stack,
            story,
            self.reading.text_of(body[-1]) if body else "",
            self.titles.get(id(story)),
            sum(s.begins for s in self.stacks.values()),
            self._alike(at),
            0.0,
        )
        fresh = story is not None and story.heads and not body
        self._place(stack, starts_article(setting) > 0 and not (fresh and not stack.begins))

    def _place(self, stack: Stack, starts: bool) -> None:
        """Begin an article with a headline, or keep its rows as headings of the present one."""
        story = self.current
        if starts:
            name_rows(stack)
            story = self._begin(stack.begins)
            self.titles[id(story)] = stack
            for row in stack.rows:
                if row.role is Role.SECTION_LABEL:
                    self.other.append(row)
                else:
                    story.heads.append(row)
                    self.home[id(row)] = story
            return
        assert story is not None
        fresh = story.heads and not story.body
        base = min((h for h in stack.hashes if h), default=0)
        for depth, row in enumerate(stack.rows):
            row.role = Role.SUBTITLE if fresh and stack.texts[depth].startswith("—") else Role.HEADING
            row.level = 1 + (stack.hashes[depth] - base if base and stack.hashes[depth] else min(depth, 1))
            self._keep(story, row)

    def _keep(self, story: Story, unit: Unit) -> None:
        story.units.append(unit)
        self.home[id(unit)] = story

    def _unit(self, at: int, unit: Unit) -> None:
        story = self.current
        if unit.role in (Role.SECTION_LABEL, Role.SOURCE_NOTE):
            self.other.append(unit)
            self.home[id(unit)] = story or Story()
            return
        if unit.role is Role.DUPLICATE and story is None:
            self.other.append(unit)
            return
        if unit.role is Role.BYLINE and story is not None and self._ends_story(at, story):
            unit.begins = False
        if self.reading.events[at][0] in self.reading.orders.splits:
            story = self._begin(started=unit.begins)
        elif unit.begins and not self._opening(story, unit):
            story = self._begin(started=True)
        elif story is None or (story.over and unit.role is Role.PARAGRAPH):
            story = self._begin()
        self._keep(story, unit)
        if unit.role is Role.AUTHOR_NOTE and story.body:
            story.over = True

    def _ends_story(self, at: int, story: Story) -> bool:
        """Tell whether a byline is a signature: text before it, and no plain text after it."""
        if not story.body or story.over:
            return False
        following = self._following(at + 1)
        return following is None or following.role is Role.TITLE or following.begins

    def _opening(self, story: Story | None, unit: Unit) -> bool:
        """Tell whether a unit that begins an article belongs to the opening of the present one."""
        if story is None or story.over:
            return False
        body = story.body
        if not body:
            return not (unit.role is Role.BYLINE and any(u.role is Role.AUTHOR_NOTE for u in story.units))
        untold = not any(u.begins for u in story.units)
        return (
            story.has_title and untold and len(body) == 1 and bool(_INTRODUCTION.match(self.reading.text_of(body[0])))
        )
