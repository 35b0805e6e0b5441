"""Which units are one article: deals the units of a page out to articles."""

from bisect import bisect_left
from itertools import islice

from tui.text import lazy
from tui.text.block import Role
from tui.text.structure.affinity import shared_pairs
from tui.text.structure.rows import has_parts, is_kicker, is_label, name_rows
from tui.text.structure.starts import Setting, starts_article
from tui.text.structure.story import Stack, Story
from tui.text.structure.unit import Reading, Unit

_INTRODUCTION = lazy.pattern(
    r"^[【\[（(]?(?:核心提示|编者按|编者的话|导语|导读|阅读提示|开栏的话|内容提要|摘要|引言|提要)"
)
_ROW_LEAST = 18
"""Characters of a headline that would stand in two rows where headlines are set in rows; those have 6 to 16."""
_SAMPLE = 600
"""Characters before and after a headline whose words are compared."""


class Stories:
    """Deals the units of a page out to articles."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.stories: list[Story] = []
        self.other: list[Unit] = []
        self.current: Story | None = None
        self.home: dict[int, Story] = {}
        """The article of each unit, by identity."""
        self.prefaces: list[Unit] = []
        """Editors' notes, and pictures at the head of the page, that wait for the article they introduce."""
        self.homeless: list[tuple[Stack, int]] = []
        """Headlines that stand where no article begins, and how many articles stand before each."""
        self.stacks: dict[int, Stack] = {}
        """Headline stacks by the event they begin with."""
        self.places: list[int] = []
        """The events that headline stacks begin with, in order."""
        self.merged = True
        """True when the page holds the rows of a headline on one line, parted by blanks."""
        self.begun = 0
        """How many headlines have a byline, a lead or `(上接…)` after them."""
        self.titles: dict[int, Stack] = {}
        """The headline stack of each article, by identity."""

    def run(self) -> None:
        """Deal out every unit, then bring displaced headlines home."""
        self.merged = self._holds_rows_on_one_line()
        self._find_stacks()
        self.places = sorted(self.stacks)
        self.begun = sum(stack.begins for stack in self.stacks.values())
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
        if self.prefaces:
            self._begin()

    def _holds_rows_on_one_line(self) -> bool:
        """Tell whether headlines of one line with blanks are more than headlines of several rows.

        Rows that are worded as labels, kickers or subtitles do not count: those stand on lines of their own anyway. A
        row with a blank inside, or too long for a row, is a whole headline, whatever stands above it.
        """
        whole = in_rows = 0
        rows: list[str] = []
        for _, unit in self.reading.events:
            if unit.role is Role.TITLE:
                rows.append(self.reading.text_of(unit))
                continue
            if rows and unit.begins:
                plain = [row for row in rows if not (is_label(row, "", False) or is_kicker(row) or row.startswith("—"))]
                in_one = any(has_parts(row) or len(row) >= _ROW_LEAST for row in plain)
                whole += in_one
                in_rows += len(plain) > 1 and not in_one
            rows = []
        return in_rows < 2 or whole >= in_rows

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
                self.stacks[at] = Stack(rows, texts, hashes, begins, self.merged)
            at = max(end, at + 1)

    def _labels_between(self, at: int, end: int) -> list[int]:
        """Return the events inside a stack, after its first, at which a section label begins another headline."""
        texts = [self.reading.text_of(unit) for _, unit in self.reading.events[at:end]]
        hashes = [self.reading.lines[unit.lines[0]].hashes for _, unit in self.reading.events[at:end]]
        splits = self.reading.orders.splits
        return [
            at + row
            for row in range(1, len(texts))
            if self.reading.events[at + row][0] in splits
            or (row < len(texts) - 1 and not hashes[row] and is_label(texts[row], texts[row + 1], self.merged))
        ]

    def _following(self, at: int) -> Unit | None:
        """Return the next unit, from event `at` on, that is text, a byline or a headline."""
        passed = (Role.CREDIT, Role.CAPTION, Role.SOURCE_NOTE, Role.SECTION_LABEL, Role.DUPLICATE)
        events = self.reading.events
        return next((events[n][1] for n in range(at, len(events)) if events[n][1].role not in passed), None)

    def _beside(self, at: int) -> list[int]:
        """Return the events that the headline stacks before and after the one at `at` begin with."""
        here = bisect_left(self.places, at)
        return self.places[max(0, here - 1) : here] + self.places[here + 1 : here + 2]

    def _alike(self, at: int) -> bool:
        mine, title = self.stacks[at], self.titles.get(id(self.current))
        for other in self._beside(at):
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
        for unit in self.prefaces:
            self._keep(self.current, unit)
        self.prefaces.clear()
        return self.current

    def _introduces(self, at: int, unit: Unit) -> bool:
        """Tell whether a paragraph is an editor's note above the headline of the story it introduces."""
        first = self.reading.lines[unit.lines[0]].text
        if unit.role is not Role.PARAGRAPH or len(unit.lines) > 1 or not _INTRODUCTION.match(first):
            return False
        following = self._following(at + 1)
        return following is not None and following.role is Role.TITLE and self._is_free(at)

    def _is_free(self, at: int) -> bool:
        """Tell whether no story is going on before an event."""
        return self.current is None or self.current.over or self.reading.events[at - 1][1].role is Role.SECTION_LABEL

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
            self.homeless.append((stack, len(self.stories)))
            return
        story = self.current
        body = story.body if story is not None else []
        after = "" if stack.begins or not body else self._text_after(end)
        setting = Setting(
            stack,
            story,
            self.reading.text_of(body[-1]) if body else "",
            after,
            self.titles.get(id(story)),
            self.begun,
            self._alike(at),
            all(self.stacks[other].begins for other in self._beside(at)),
            shared_pairs(self._text_before(body), after) if after else None,
        )
        fresh = story is not None and story.heads and not body
        weight = self.reading.starts[self.reading.events[at][0]] = starts_article(setting)
        self._place(stack, weight > 0 and not (fresh and not stack.begins))

    def _text_before(self, body: list[Unit]) -> str:
        """Return the end of an article's text, at most `_SAMPLE` characters."""
        text = ""
        for unit in reversed(body):
            text = self.reading.tail_of(unit) + text
            if len(text) >= _SAMPLE:
                break
        return text[-_SAMPLE:]

    def _text_after(self, at: int) -> str:
        """Return the text from event `at` on, up to the next headline, at most `_SAMPLE` characters."""
        text = ""
        for number, unit in islice(self.reading.events, at, at + _SAMPLE):
            if unit.role is Role.TITLE or unit.begins or len(text) >= _SAMPLE:
                break
            if unit.role is Role.PARAGRAPH:
                text += self.reading.lines[number].text
        return text[:_SAMPLE]

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
        story.keep(unit)
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
        elif self._introduces(at, unit) or (story is None and unit.role in (Role.CAPTION, Role.CREDIT)):
            self.prefaces.append(unit)
            return
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
