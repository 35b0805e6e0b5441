"""What the reader decided about articles and titles, done last."""

from tui.text.block import Role
from tui.text.structure.newspaper.article_draft import ArticleDraft
from tui.text.structure.newspaper.articles import ArticleAssembly
from tui.text.structure.newspaper.draft import DraftBlock


def apply_overrides(assembly: ArticleAssembly) -> None:
    """Merge and entitle articles as the reader said; splits, roles and joins were applied on the way."""
    overrides_at = assembly.draft.overrides_at
    for line in sorted(overrides_at.merges):
        article = _article_of(assembly, line)
        if article is not None and assembly.articles.index(article):
            _merge(assembly, assembly.articles[assembly.articles.index(article) - 1], article)
    for article in assembly.articles:
        titles = [block for block in article.heads + article.blocks if overrides_at.titles.intersection(block.lines)]
        if titles:
            _entitle(article, titles)


def _article_of(assembly: ArticleAssembly, line: int) -> ArticleDraft | None:
    for article in assembly.articles:
        if any(line in block.lines for block in article.heads + article.blocks):
            return article
    return None


def _merge(assembly: ArticleAssembly, article: ArticleDraft, following: ArticleDraft) -> None:
    """Make one article a part of the one before; its headline becomes headings."""
    for block in following.heads:
        block.role, block.level = Role.HEADING, 1
    article.blocks += [*following.heads, *following.blocks]
    article.body += following.body
    article.over = following.over
    assembly.articles.remove(following)


def _entitle(article: ArticleDraft, titles: list[DraftBlock]) -> None:
    """Make blocks the title of their article; what was its title becomes kicker above them or subtitle below."""
    first = min(block.lines[0] for block in titles)
    for block in article.heads:
        if block.role is Role.TITLE and block not in titles:
            block.role = Role.KICKER if block.lines[0] < first else Role.SUBTITLE
    article.blocks = [block for block in article.blocks if block not in titles]
    article.body = [block for block in article.body if block not in titles]
    for block in titles:
        block.role, block.level = Role.TITLE, 0
    heads = [block for block in article.heads if block not in titles]
    above = [block for block in heads if block.role is Role.KICKER]
    article.heads = [*above, *titles, *(block for block in heads if block.role is not Role.KICKER)]
