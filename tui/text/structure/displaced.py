"""Headlines that stand away from their article, at the end of the page or above another one's."""

from tui.text.block import Role
from tui.text.structure.forms import Form
from tui.text.structure.stories import Stack, Stories, Story, affinity, name_rows

_CLOSER = 0.1
"""How much better a row must fit another article than the one below it before it is moved there."""
_NEXT_DOOR = 0.15
"""How much nearness counts beside shared words: the article just before a headline may have lost it."""


def bring_home(stories: Stories) -> None:
    """Give headlines without article to articles without headline, by the words they share."""
    untitled = [story for story in stories.stories if not story.has_title and story.body]
    texts = {id(story): _text(stories, story) for story in stories.stories}
    for stack in stories.homeless:
        home = _best(stack, untitled, texts)
        if home is not None:
            _entitle(stories, home, stack)
            untitled.remove(home)
        elif stack.below is not None:
            _put_above(stories, stack, stack.below)
        else:
            _entitle(stories, _new_story(stories), stack)
    for story in list(stories.stories):
        if untitled and story.heads:
            _release_row(stories, story, untitled, texts)
    for story in untitled:
        _promote_heading(stories, story)


def _text(stories: Stories, story: Story) -> str:
    return "\n".join(stories.reading.text_of(unit) for unit in story.body)


def _best(stack: Stack, untitled: list[Story], texts: dict[int, str]) -> Story | None:
    headline = " ".join(stack.texts)
    others = list(texts.values())
    return max(
        reversed(untitled),
        key=lambda story: (
            affinity(headline, texts[id(story)], others)
            + 0.3 * any(u.begins and u.role is not Role.CONTINUED_FROM for u in story.units)
        ),
        default=None,
    )


def _entitle(stories: Stories, story: Story, stack: Stack) -> None:
    name_rows(stack)
    stories.titles[id(story)] = stack
    for row in stack.rows:
        if row.role is Role.SECTION_LABEL:
            stories.other.append(row)
        else:
            story.heads.append(row)


def _new_story(stories: Stories) -> Story:
    """Begin an article that is all headline: what it announces is missing from the page."""
    stories.stories.append(Story())
    return stories.stories[-1]


def _put_above(stories: Stories, stack: Stack, below: Stack) -> None:
    """Make the rows kickers of the headline below them."""
    story = next(story for story in stories.stories if stories.titles.get(id(story)) is below)
    for row in stack.rows:
        row.role = Role.KICKER
    story.heads[:0] = stack.rows


def _release_row(stories: Stories, story: Story, untitled: list[Story], texts: dict[int, str]) -> None:
    """Move the first row of a headline to an article that has none and shares more words with it.

    A headline of one row can be let go only by the tail of a story from another page, which needs none.
    """
    row = story.heads[0]
    alone = len(story.heads) == 1 and story.units[:1] and story.units[0].form is Form.CONTINUED
    if not (row.role is Role.KICKER or alone):
        return
    text = stories.reading.text_of(row)
    others = list(texts.values())
    place = stories.stories.index(story)
    before = stories.stories[place - 1] if place else None
    own = affinity(text, texts[id(story)], others) + _CLOSER - _CLOSER * (" " in text)
    weighed = [affinity(text, texts[id(other)], others) + _NEXT_DOOR * (other is before) for other in untitled]
    best = max(weighed)
    if best <= own:
        return
    home = untitled.pop(weighed.index(best))
    row.role = Role.TITLE
    home.heads.append(row)
    del story.heads[0]
    if len(story.heads) > 1 and story.heads[0].role is Role.TITLE:
        stack = stories.titles[id(story)]
        rest = [at for at, unit in enumerate(stack.rows) if unit in story.heads]
        name_rows(
            Stack([stack.rows[at] for at in rest], [stack.texts[at] for at in rest], [0] * len(rest), stack.begins)
        )
        story.heads = [unit for unit in story.heads if unit.role is not Role.SECTION_LABEL]
        stories.other += [stack.rows[at] for at in rest if stack.rows[at].role is Role.SECTION_LABEL]


def _promote_heading(stories: Stories, story: Story) -> None:
    """Make the only heading of an article with a byline but no headline its title: it slipped below the byline."""
    headings = [unit for unit in story.units if unit.role is Role.HEADING]
    if story.started and len(headings) == 1 and headings[0].level == 1 and len(story.body) > 1:
        if any(unit.role is Role.CONTINUED_FROM for unit in story.units):
            return
        heading = headings[0]
        story.units.remove(heading)
        heading.role, heading.level = Role.TITLE, 0
        story.heads.append(heading)
