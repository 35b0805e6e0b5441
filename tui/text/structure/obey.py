"""What the reader decided about articles and titles, done last."""

from tui.text.block import Role
from tui.text.structure.stories import Stories
from tui.text.structure.story import Story
from tui.text.structure.unit import Unit


def obey(stories: Stories) -> None:
    """Merge and entitle articles as the reader said; splits, roles and joins were obeyed on the way."""
    orders = stories.reading.orders
    for line in sorted(orders.merges):
        story = _story_of(stories, line)
        if story is not None and stories.stories.index(story):
            _merge(stories, stories.stories[stories.stories.index(story) - 1], story)
    for story in stories.stories:
        titles = [unit for unit in story.heads + story.units if orders.titles.intersection(unit.lines)]
        if titles:
            _entitle(story, titles)


def _story_of(stories: Stories, line: int) -> Story | None:
    for story in stories.stories:
        if any(line in unit.lines for unit in story.heads + story.units):
            return story
    return None


def _merge(stories: Stories, story: Story, following: Story) -> None:
    """Make one article a part of the one before; its headline becomes headings."""
    for unit in following.heads:
        unit.role, unit.level = Role.HEADING, 1
    story.units += [*following.heads, *following.units]
    story.body += following.body
    story.over = following.over
    stories.stories.remove(following)


def _entitle(story: Story, titles: list[Unit]) -> None:
    """Make units the title of their article; what was its title becomes kicker above them or subtitle below."""
    first = min(unit.lines[0] for unit in titles)
    for unit in story.heads:
        if unit.role is Role.TITLE and unit not in titles:
            unit.role = Role.KICKER if unit.lines[0] < first else Role.SUBTITLE
    story.units = [unit for unit in story.units if unit not in titles]
    story.body = [unit for unit in story.body if unit not in titles]
    for unit in titles:
        unit.role, unit.level = Role.TITLE, 0
    heads = [unit for unit in story.heads if unit not in titles]
    above = [unit for unit in heads if unit.role is Role.KICKER]
    story.heads = [*above, *titles, *(unit for unit in heads if unit.role is not Role.KICKER)]
