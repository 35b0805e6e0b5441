"""Headlines that stand away from their article, at the end of the page or above another one's."""

from bisect import bisect_left

from tui.text.block import Role
from tui.text.structure.cues.affinity import affinity
from tui.text.structure.newspaper.article_draft import ArticleDraft, Stack
from tui.text.structure.newspaper.articles import ArticleAssembly
from tui.text.structure.newspaper.draft import DraftBlock
from tui.text.structure.types.headline_rows import is_label, name_rows
from tui.text.structure.types.linetypes import LineType

_CLOSER = 0.1
"""How much better a row must fit another article than the one below it before it is moved there."""
_NEXT_DOOR = 0.15
"""How much nearness counts beside shared words: the article just before a headline may have lost it."""
_OPENED = 0.3
"""How much it counts that an article opens with a byline or a lead: such articles have headlines, tails need none."""
_FITS = 0.4
"""Share of its words that a headline must have in an article to take the place of the one above it."""
_NEAREST = 8
"""Articles without headline that are considered for one headline."""
_SAMPLE = 4000
"""Characters of an article in which a headline's words are looked for."""


def bring_home(assembly: ArticleAssembly) -> None:
    """Give headlines without article to articles without headline, by the words they share."""
    Homecoming(assembly).run()


class Homecoming:
    """One pass over the articles of a page."""

    def __init__(self, assembly: ArticleAssembly) -> None:
        self.assembly = assembly
        self.every = list(assembly.articles)
        self.untitled = [at for at, article in enumerate(self.every) if not article.has_title and article.body]
        """Places of the articles without headline, in order."""
        self._texts: dict[int, str] = {}

    def run(self) -> None:
        """Place every displaced headline."""
        for stack, after in self.assembly.homeless:
            self._place(stack, after)
        for at, article in enumerate(self.every):
            if self.untitled and article.heads:
                self._release_row(at, article)
        for row in list(self.assembly.other):
            if self.untitled and row.role is Role.SECTION_LABEL and row.line_type is LineType.SHORT:
                self._take_label(row)
        for at in self.untitled:
            _promote_heading(self.every[at])

    def _text(self, at: int) -> str:
        if at not in self._texts:
            parts, size = [], 0
            for block in self.every[at].body:
                parts.append(self.assembly.draft.text_of(block))
                size += len(parts[-1])
                if size > _SAMPLE:
                    break
            self._texts[at] = "\n".join(parts)[:_SAMPLE]
        return self._texts[at]

    def _near(self, at: int) -> list[int]:
        """Return the places of the articles without headline that stand nearest to a place, those before it first."""
        middle = bisect_left(self.untitled, at)
        return self.untitled[max(0, middle - _NEAREST) : middle][::-1] + self.untitled[middle : middle + _NEAREST // 2]

    def _place(self, stack: Stack, after: int) -> None:
        """Give a headline to the article that fits best; without any, let it stand above or alone."""
        near = self._near(after)
        texts = [self._text(at) for at in near]
        weighed = [
            affinity(" ".join(stack.texts), text, texts) + _OPENED * _opened(self.every[at])
            for at, text in zip(near, texts, strict=True)
        ]
        usurped = self._usurped(" ".join(stack.texts), after)
        if usurped is not None and usurped[0] > max(weighed, default=0.0):
            self._depose(self.every[usurped[1]])
            self._entitle(self.every[usurped[1]], stack)
        elif weighed:
            at = near[weighed.index(max(weighed))]
            self.untitled.remove(at)
            self._entitle(self.every[at], stack)
        elif stack.below is None or not self._put_above(stack, stack.below):
            self.assembly.articles.append(ArticleDraft())
            self._entitle(self.assembly.articles[-1], stack)

    def _usurped(self, headline: str, after: int) -> tuple[float, int] | None:
        """Return an article whose headline of one row fits it far worse than `headline` does: only its kicker is left.

        The first value is how well `headline` fits it, the second its place.
        """
        places = [
            at for at in range(max(0, after - _NEAREST), min(len(self.every), after + 2)) if self._has_one_row(at)
        ]
        texts = [self._text(at) for at in places]
        found = []
        for at, text in zip(places, texts, strict=True):
            fits = affinity(headline, text, texts)
            if fits >= _FITS and fits > affinity(self._head(at), text, texts) + _CLOSER + _CLOSER:
                found.append((fits, at))
        return max(found, default=None)

    def _has_one_row(self, at: int) -> bool:
        article = self.every[at]
        return bool(article.body) and len(article.heads) == 1 and not article.heads[0].forced

    def _head(self, at: int) -> str:
        return self.assembly.draft.text_of(self.every[at].heads[0])

    @staticmethod
    def _depose(article: ArticleDraft) -> None:
        article.heads[0].role = Role.KICKER

    def _entitle(self, article: ArticleDraft, stack: Stack) -> None:
        name_rows(stack)
        self.assembly.titles[id(article)] = stack
        for row in stack.rows:
            if row.role is Role.SECTION_LABEL:
                self.assembly.other.append(row)
            else:
                article.heads.append(row)

    def _put_above(self, stack: Stack, below: Stack) -> bool:
        """Make the rows kickers of the headline below them; False when that is no article's headline."""
        article = next((article for article in self.every if self.assembly.titles.get(id(article)) is below), None)
        if article is None:
            return False
        for row in stack.rows:
            row.role = Role.KICKER
        article.heads[:0] = stack.rows
        return True

    def _release_row(self, at: int, article: ArticleDraft) -> None:
        """Move the first row of a headline to an article that has none and shares more words with it.

        A headline of one row can be let go only by the tail of a story from another page, which needs none.
        """
        row = article.heads[0]
        alone = len(article.heads) == 1 and bool(article.blocks) and _needs_no_title(article)
        near = [other for other in self._near(at) if not _needs_no_title(self.every[other])]
        if not near or row.forced or not (row.role is Role.KICKER or alone):
            return
        text = self.assembly.draft.text_of(row)
        texts = [self._text(at), *(self._text(other) for other in near)]
        own = affinity(text, texts[0], texts) + _CLOSER - _CLOSER * (" " in text)
        weighed = [
            affinity(text, other_text, texts) + _NEXT_DOOR * (other == at - 1)
            for other, other_text in zip(near, texts[1:], strict=True)
        ]
        if max(weighed) <= own:
            return
        home = near[weighed.index(max(weighed))]
        self.untitled.remove(home)
        row.role = Role.TITLE
        self.every[home].heads.append(row)
        del article.heads[0]
        self._name_rest(article)

    def _take_label(self, row: DraftBlock) -> None:
        """Make a row that was taken for a section label the title of the article whose words it shares."""
        text = self.assembly.draft.text_of(row)
        near = [at for at in self.untitled if not _needs_no_title(self.every[at])][:_NEAREST]
        texts = [self._text(at) for at in near]
        weighed = [affinity(text, other, texts) for other in texts]
        if not row.forced and not is_label(text, "", False) and max(weighed, default=0.0) >= _FITS:
            home = near[weighed.index(max(weighed))]
            self.untitled.remove(home)
            self.assembly.other.remove(row)
            row.role = Role.TITLE
            self.every[home].heads.append(row)

    def _name_rest(self, article: ArticleDraft) -> None:
        """Name the rows of a headline anew after its first has left."""
        if len(article.heads) < 2 or article.heads[0].role is not Role.TITLE:
            return
        texts = [self.assembly.draft.text_of(row) for row in article.heads]
        name_rows(Stack(article.heads, texts, [0] * len(texts), True, self.assembly.merged))
        self.assembly.other += [row for row in article.heads if row.role is Role.SECTION_LABEL]
        article.heads = [row for row in article.heads if row.role is not Role.SECTION_LABEL]


def _needs_no_title(article: ArticleDraft) -> bool:
    """Tell whether an article may be without headline: the tail of a story, or a report that begins with a number."""
    return bool(article.blocks) and article.blocks[0].line_type in (LineType.CONTINUED, LineType.NUMBERED)


def _opened(article: ArticleDraft) -> bool:
    return any(block.begins and block.role is not Role.CONTINUED_FROM for block in article.blocks[:8])


def _promote_heading(article: ArticleDraft) -> None:
    """Make the only heading of an article with a byline but no headline its title: it slipped below the byline."""
    headings = [block for block in article.blocks if block.role is Role.HEADING]
    if not article.started or len(headings) != 1 or headings[0].level != 1 or len(article.body) < 2:
        return
    if any(block.role is Role.CONTINUED_FROM for block in article.blocks):
        return
    article.blocks.remove(headings[0])
    headings[0].role, headings[0].level = Role.TITLE, 0
    article.heads.append(headings[0])
