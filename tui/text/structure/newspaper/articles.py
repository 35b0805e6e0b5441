"""Which blocks are one article: deals the blocks of a page out to articles."""

from bisect import bisect_left
from itertools import islice

from tui.text import lazy
from tui.text.block import Role
from tui.text.structure.cues.affinity import shared_pairs
from tui.text.structure.cues.starts import StartContext, starts_article
from tui.text.structure.newspaper.article_draft import ArticleDraft, Stack
from tui.text.structure.newspaper.draft import DraftBlock, PageDraft
from tui.text.structure.types.headline_rows import has_parts, is_kicker, is_label, name_rows

_INTRODUCTION = lazy.pattern(
    r"^[【\[（(]?(?:核心提示|编者按|编者的话|导语|导读|阅读提示|开栏的话|内容提要|摘要|引言|提要)"
)
_ROW_LEAST = 18
"""Characters of a headline that would stand in two rows where headlines are set in rows; those have 6 to 16."""
_SAMPLE = 600
"""Characters before and after a headline whose words are compared."""


class ArticleAssembly:
    """Deals the blocks of a page out to articles."""

    def __init__(self, draft: PageDraft) -> None:
        self.draft = draft
        self.articles: list[ArticleDraft] = []
        self.other: list[DraftBlock] = []
        self.current: ArticleDraft | None = None
        self.home: dict[int, ArticleDraft] = {}
        """The article of each block, by identity."""
        self.prefaces: list[DraftBlock] = []
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
        """Deal out every block, then bring displaced headlines home."""
        self.merged = self._holds_rows_on_one_line()
        self._find_stacks()
        self.places = sorted(self.stacks)
        self.begun = sum(stack.begins for stack in self.stacks.values())
        at, events = 0, self.draft.events
        while at < len(events):
            block = events[at][1]
            if id(block) in self.home:
                self.current = self.home[id(block)]
            elif at in self.stacks:
                self._stack(at)
                at += len(self.stacks[at].rows) - 1
            else:
                self._add_block(at, block)
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
        for _, block in self.draft.events:
            if block.role is Role.TITLE:
                rows.append(self.draft.text_of(block))
                continue
            if rows and block.begins:
                plain = [row for row in rows if not (is_label(row, "", False) or is_kicker(row) or row.startswith("—"))]
                in_one = any(has_parts(row) or len(row) >= _ROW_LEAST for row in plain)
                whole += in_one
                in_rows += len(plain) > 1 and not in_one
            rows = []
        return in_rows < 2 or whole >= in_rows

    def _find_stacks(self) -> None:
        events = self.draft.events
        at = 0
        while at < len(events):
            end = at
            while end < len(events) and events[end][1].role is Role.TITLE:
                end += 1
            if end > at:
                end = min([end, *self._labels_between(at, end)])
                rows = [block for _, block in events[at:end]]
                texts = [self.draft.text_of(row) for row in rows]
                hashes = [self.draft.lines[row.lines[0]].hashes for row in rows]
                following = self._following(end)
                begins = following is not None and following.begins
                self.stacks[at] = Stack(rows, texts, hashes, begins, self.merged)
            at = max(end, at + 1)

    def _labels_between(self, at: int, end: int) -> list[int]:
        """Return the events inside a stack, after its first, at which a section label begins another headline."""
        texts = [self.draft.text_of(block) for _, block in self.draft.events[at:end]]
        hashes = [self.draft.lines[block.lines[0]].hashes for _, block in self.draft.events[at:end]]
        splits = self.draft.overrides_at.splits
        return [
            at + row
            for row in range(1, len(texts))
            if self.draft.events[at + row][0] in splits
            or (row < len(texts) - 1 and not hashes[row] and is_label(texts[row], texts[row + 1], self.merged))
        ]

    def _following(self, at: int) -> DraftBlock | None:
        """Return the next block, from event `at` on, that is text, a byline or a headline."""
        passed = (Role.CREDIT, Role.CAPTION, Role.SOURCE_NOTE, Role.SECTION_LABEL, Role.DUPLICATE)
        events = self.draft.events
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

    def _begin(self, started: bool = False) -> ArticleDraft:
        self.current = ArticleDraft(started=started)
        self.articles.append(self.current)
        for block in self.prefaces:
            self._keep(self.current, block)
        self.prefaces.clear()
        return self.current

    def _introduces(self, at: int, block: DraftBlock) -> bool:
        """Tell whether a paragraph is an editor's note above the headline of the story it introduces."""
        first = self.draft.lines[block.lines[0]].text
        if block.role is not Role.PARAGRAPH or len(block.lines) > 1 or not _INTRODUCTION.match(first):
            return False
        following = self._following(at + 1)
        return following is not None and following.role is Role.TITLE and self._is_free(at)

    def _is_free(self, at: int) -> bool:
        """Tell whether no story is going on before an event."""
        return self.current is None or self.current.over or self.draft.events[at - 1][1].role is Role.SECTION_LABEL

    def _stack(self, at: int) -> None:
        stack = self.stacks[at]
        end = at + len(stack.rows)
        following = self._following(end)
        split = self.draft.events[at][0] in self.draft.overrides_at.splits
        forced = all(row.forced for row in stack.rows) and not stack.begins
        if split or forced:
            self._place(stack, split or self.current is None)
            return
        if (following is None and self.current is not None) or id(following) in self.home or end in self.stacks:
            stack.below = self.stacks.get(end)
            self.homeless.append((stack, len(self.articles)))
            return
        article = self.current
        body = article.body if article is not None else []
        after = "" if stack.begins or not body else self._text_after(end)
        context = StartContext(
            stack,
            article,
            self.draft.text_of(body[-1]) if body else "",
            after,
            self.titles.get(id(article)),
            self.begun,
            self._alike(at),
            all(self.stacks[other].begins for other in self._beside(at)),
            shared_pairs(self._text_before(body), after) if after else None,
        )
        fresh = article is not None and article.heads and not body
        if article is None or not (body or article.heads):
            self._place(stack, True)
            return
        weight = self.draft.starts[self.draft.events[at][0]] = starts_article(context)
        self._place(stack, weight > 0 and not (fresh and not stack.begins))

    def _text_before(self, body: list[DraftBlock]) -> str:
        """Return the end of an article's text, at most `_SAMPLE` characters."""
        text = ""
        for block in reversed(body):
            text = self.draft.tail_of(block) + text
            if len(text) >= _SAMPLE:
                break
        return text[-_SAMPLE:]

    def _text_after(self, at: int) -> str:
        """Return the text from event `at` on, up to the next headline, at most `_SAMPLE` characters."""
        text = ""
        for number, block in islice(self.draft.events, at, at + _SAMPLE):
            if block.role is Role.TITLE or block.begins or len(text) >= _SAMPLE:
                break
            if block.role is Role.PARAGRAPH:
                text += self.draft.lines[number].text
        return text[:_SAMPLE]

    def _place(self, stack: Stack, starts: bool) -> None:
        """Begin an article with a headline, or keep its rows as headings of the present one."""
        article = self.current
        if starts:
            name_rows(stack)
            article = self._begin(stack.begins)
            self.titles[id(article)] = stack
            for row in stack.rows:
                if row.role is Role.SECTION_LABEL:
                    self.other.append(row)
                else:
                    article.heads.append(row)
                    self.home[id(row)] = article
            return
        assert article is not None
        fresh = article.heads and not article.body
        base = min((h for h in stack.hashes if h), default=0)
        for depth, row in enumerate(stack.rows):
            row.role = Role.SUBTITLE if fresh and stack.texts[depth].startswith("—") else Role.HEADING
            row.level = 1 + (stack.hashes[depth] - base if base and stack.hashes[depth] else min(depth, 1))
            self._keep(article, row)

    def _keep(self, article: ArticleDraft, block: DraftBlock) -> None:
        article.keep(block)
        self.home[id(block)] = article

    def _add_block(self, at: int, block: DraftBlock) -> None:
        article = self.current
        if block.role in (Role.SECTION_LABEL, Role.SOURCE_NOTE):
            self.other.append(block)
            self.home[id(block)] = article or ArticleDraft()
            return
        if block.role is Role.DUPLICATE and article is None:
            self.other.append(block)
            return
        if block.role is Role.BYLINE and article is not None and self._ends_article(at, article):
            block.begins = False
        if self.draft.events[at][0] in self.draft.overrides_at.splits:
            article = self._begin(started=block.begins)
        elif self._introduces(at, block) or (article is None and block.role in (Role.CAPTION, Role.CREDIT)):
            self.prefaces.append(block)
            return
        elif block.begins and not self._opening(article, block):
            article = self._begin(started=True)
        elif article is None or (article.over and block.role is Role.PARAGRAPH):
            article = self._begin()
        self._keep(article, block)
        if block.role is Role.AUTHOR_NOTE and article.body:
            article.over = True

    def _ends_article(self, at: int, article: ArticleDraft) -> bool:
        """Tell whether a byline is a signature: text before it, and no plain text after it."""
        if not article.body or article.over:
            return False
        following = self._following(at + 1)
        return following is None or following.role is Role.TITLE or following.begins

    def _opening(self, article: ArticleDraft | None, block: DraftBlock) -> bool:
        """Tell whether a block that begins an article belongs to the opening of the present one."""
        if article is None or article.over:
            return False
        body = article.body
        if not body:
            return not (block.role is Role.BYLINE and any(u.role is Role.AUTHOR_NOTE for u in article.blocks))
        untold = not any(u.begins for u in article.blocks)
        return (
            article.has_title and untold and len(body) == 1 and bool(_INTRODUCTION.match(self.draft.text_of(body[0])))
        )
