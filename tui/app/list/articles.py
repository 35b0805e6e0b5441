"""The list of articles: sources with their articles; a sign for the state, the title, and at the right who and when."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, Final
from unicodedata import east_asian_width

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size

from tui.app.list.signs import signs
from tui.app.widgets.rows import RowList
from tui.i18n import _, ngettext
from tui.text.visible import visible_line
from tui.workspace.articles.catalog import Entry, Folder, GoOn, Heading, Line, State, kind_label
from tui.workspace.articles.listview import alone

NARROW: Final = 60
"""Cells; below, nothing stands at the right."""
ROOMY: Final = 100
"""Cells from which the length of an article is shown."""
TITLE: Final = 16
"""Cells that a title keeps before its tags are cut."""
TITLE_SHARE: Final = 2
"""Fifths of a row that are for the title where a search shows its first hit."""
SIDE_GAP: Final = 3
"""Cells before and behind what stands at the right."""
SIDE: Final = 3
"""What stands at the right takes one part in so many of a row at most."""
NAME: Final = 4
"""The name of a file takes one part in so many of a row at most."""
BETWEEN: Final = 10
"""Cells of a row beside title and what stands at the right."""
SAID: Final = 6
"""Characters of the name of a file; a title with them says the name already."""
INSIDE: Final = "  "
"""Before an article under a heading, which tells it from one that is alone in its file."""
PLAIN_ENDING: Final = ".txt"

if TYPE_CHECKING:
    from tui.workspace.search.firsthit import FirstHit

Part = tuple[str, Style]
StyleOf = Callable[[str], Style]


class ArticleList(RowList):
    """Rows of the library."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"articles--{name}" for name in ("heading", "unread", "read", "dim", "star", "tag", "hit", "trouble")
    }

    def __init__(self, ambiguous: int = 1) -> None:
        """Take the cells that the terminal gives to characters of ambiguous width, 0 if it is not known."""
        super().__init__()
        self.lines: list[Line] = []
        self.selected: set[tuple[str, int]] = set()
        self.hits: Mapping[tuple[str, int], FirstHit] | None = None
        """Article -> what the search has found in it; None when there is no search."""
        self.searched = ""
        """What is searched for."""
        self.groups: Mapping[str, tuple[Line, ...]] = {}
        """Source -> its rows, for the counts in headings."""
        self.nested = True
        """Whether articles stand under the headings of their sources, and a little further in."""
        self._ambiguous = ambiguous or 1
        self._signs = signs(ambiguous)

    def begin(self, lines: list[Line], width: int) -> None:
        """Take the rows for the first paint of a list so wide, before it is on the screen."""
        self.lines = lines
        self.set_reactive(RowList.cursor, self._near(0, 1))
        self.set_reactive(RowList.virtual_size, Size(width, len(lines)))

    def total(self) -> int:
        """Return the number of rows."""
        return len(self.lines)

    def selectable(self, row: int) -> bool:
        """Let the cursor pass over headings."""
        return not isinstance(self.lines[row], Heading)

    @property
    def current(self) -> Line | None:
        """The row of the cursor; of the first row, which goes on with an article, that article."""
        line = self.lines[self.cursor] if self.lines else None
        return line.entry if isinstance(line, GoOn) else line

    def find(self, wanted: Callable[[Line], bool], after: int, step: int = 1) -> int | None:
        """Return the next row from `after` on in a direction that is wanted, round the end; None when none is."""
        total = len(self.lines)
        for distance in range(1, total + 1):
            row = (after + step * distance) % total
            if wanted(self.lines[row]):
                return row
        return None

    def paint(self, row: int, width: int, cursor: bool) -> list[Segment]:
        """Return the segments of a row."""
        style = _on_cursor if cursor else self._style
        line = self.lines[row]
        match line:
            case Heading():
                source, *about = self._heading(line, style)
                return self._named([source], about, width)
            case Entry():
                return self._entry(line, width, style)
            case Folder():
                count = "" if line.count is None else f"{line.count:,}"
                left = [
                    (f" @{visible_line(line.name)}", style("heading")),
                    (f"  {visible_line(line.where)}", style("dim")),
                ]
                return self._sides(left, [(count, style("dim"))] if count else [], width)
            case GoOn():
                told = _("go on: {title}").format(title=line.entry.title)
                return self._sides([("   " + told, style("unread"))], [(f"{line.percent} %", style("dim"))], width)
        name = [(" ! ", style("trouble")), (visible_line(line.source), Style.null())]
        return self._named(name, [(f"  {line.reason}", style("trouble"))], width)

    def _heading(self, line: Heading, style: StyleOf) -> Iterator[Part]:
        """Yield a source: its name, what it is, how many articles it holds and how many of them are unread."""
        entries = [entry for entry in self.groups.get(line.source, ()) if isinstance(entry, Entry)]
        unread = sum(entry.state is State.UNREAD for entry in entries)
        counts = ngettext("{n} article", "{n} articles", len(entries)).format(n=f"{len(entries):,}")
        about = [kind_label(entries[0])] if entries else []
        about += [counts, *([_("{n} unread").format(n=f"{unread:,}")] if unread else [])]
        yield (visible_line(line.source.removesuffix(PLAIN_ENDING)), style("heading"))
        yield ("  " + " · ".join(part for part in about if part), style("dim"))
        yield (f"  {line.about}" if line.about else "", style("trouble"))

    def _entry(self, entry: Entry, width: int, style: StyleOf) -> list[Segment]:
        unread = entry.state is State.UNREAD
        inside = self.nested and not alone(self.groups.get(entry.source, ()))
        head = [
            (INSIDE if inside else "", Style.null()),
            ("+" if entry.key in self.selected else " ", style("star")),
            (self._signs.states[entry.state], style("unread" if unread else "dim")),
            (self._signs.star if entry.star else " ", style("star")),
            (" ", Style.null()),
        ]
        parts = [(f"  #{visible_line(tag)}", style("tag")) for tag in entry.tags]
        if notes := entry.notes - bool(entry.tags):
            parts.append(("  " + ngettext("{n} note", "{n} notes", notes).format(n=notes), style("tag")))
        if entry.check:
            parts.append((f"  !{entry.check}", style("trouble")))
        side = list(self._side(entry, width, style))
        told = self._excerpt(entry, width, style)
        end = width * TITLE_SHARE // 5 if told else width - SIDE_GAP - sum(self._cells(text) for text, _style in side)
        room = end - sum(self._cells(text) for text, _style in (*head, *parts))
        title = self._title(entry.title, style("unread") if unread else style("read"), style("hit"))
        cut = [(part.text, part.style or Style.null()) for part in self._cut(title, max(TITLE, room))]
        left = [*head, *cut, *parts]
        if told:
            gap = max(2, end + 2 - sum(self._cells(text) for text, _style in left))
            left += [(" " * gap, Style.null()), *told]
        return self._sides(left, side, width)

    def _excerpt(self, entry: Entry, width: int, style: StyleOf) -> list[Part]:
        """Return the first hit of a search in its words, which begin in one column; nothing where there is no room."""
        found = self.hits.get(entry.key) if self.hits and width >= NARROW else None
        if found is None or not found.text:
            return []
        return [(found.left, style("dim")), (found.text, style("hit")), (found.right, style("dim"))]

    def _title(self, title: str, plain: Style, hit: Style) -> Iterator[Part]:
        """Yield a title with what is searched for set off."""
        at = title.casefold().find(self.searched.casefold()) if self.searched else -1
        if at < 0 or len(title.casefold()) != len(title):
            yield title, plain
            return
        end = at + len(self.searched)
        yield from ((title[:at], plain), (title[at:end], plain + hit), (title[end:], plain))

    def _side(self, entry: Entry, width: int, style: StyleOf) -> Iterator[Part]:
        """Yield what stands at the right: hits of a search, else who wrote it, page, date and length."""
        if self.hits is not None:
            if (found := self.hits.get(entry.key)) and (count := found.hits):
                yield ngettext("{n} hit", "{n} hits", count).format(n=f"{count:,}"), style("tag")
            return
        if width < NARROW:
            return
        page = _("page {number}").format(number=entry.page) if entry.page else ""
        length = _("{n} chars").format(n=f"{entry.length:,}").rjust(13) if width >= ROOMY else ""
        known = "" if entry.known is None else _("{share} known").format(share=f"{entry.known} %")
        authors = self._authors(entry.authors, width // (2 * SIDE))
        told = "  ".join(part for part in (authors, page, entry.date, known, length) if part)
        file = self._file(entry, width) if alone(self.groups.get(entry.source, ())) else ""
        if self._cells(f"{entry.title}{file}{told}") + BETWEEN > width:
            file = ""  # rather than cut the title for it
        yield "  ".join(part for part in (file, told) if part), style("dim")

    def _file(self, entry: Entry, width: int) -> str:
        """Return what a heading would say of an article that is alone in its file, unless its title says so."""
        name, room = visible_line(entry.source.removesuffix(PLAIN_ENDING)), width // NAME
        known = PurePosixPath(entry.source).stem[:SAID].casefold() in entry.title.casefold()
        kind = kind_label(entry) if width >= ROOMY else ""
        told = "" if known else name if self._cells(name) <= room else self._fitting(name, room - 1).rstrip() + "…"
        return "  ".join(part for part in (kind, told) if part)

    def _authors(self, names: Sequence[str], room: int) -> str:
        """Return the names that fit, and how many more there are."""
        shown = list(names)
        while shown and self._cells(" ".join(shown)) > room:
            shown.pop()
        more = len(names) - len(shown)
        return " ".join([*shown, f"+{more}"]) if more else " ".join(shown)

    def _sides(self, left: list[Part], right: list[Part], width: int) -> list[Segment]:
        """Return parts at the left, cut where those at the right begin."""
        taken = sum(self._cells(text) for text, _style in right)
        if not taken or taken + SIDE > width:
            return self._cut(left, width)
        room = width - taken - 1
        painted = self._cut(left, room - 2)
        blank = room - sum(self._cells(segment.text) for segment in painted)
        return [*painted, Segment(" " * blank), *(Segment(text, style) for text, style in right), Segment(" ")]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"articles--{name}", partial=True)

    def _named(self, name: list[Part], about: list[Part], width: int) -> list[Segment]:
        """Return a name with what is to be said about it; of the two a long name is cut first."""
        room = max(TITLE, width - sum(self._cells(text) for text, _style in about))
        if sum(self._cells(text) for text, _style in name) > room:
            cut = self._cut(name, room - self._cells("…"))
            name = [*((part.text, part.style or Style.null()) for part in cut), ("…", name[-1][1])]
        return self._cut([*name, *about], width)

    def _cut(self, parts: "Iterator[Part] | list[Part]", width: int) -> list[Segment]:
        """Return the parts that fit a width, the last one cut."""
        segments, room = [], width
        for text, style in parts:
            if room <= 0:
                break
            shown = text if self._cells(text) <= room else self._fitting(text, room)
            segments.append(Segment(shown, style))
            room -= self._cells(shown)
        return segments

    def _fitting(self, text: str, room: int) -> str:
        if self._cells(text) <= room:
            return text
        if self._ambiguous == 1:
            return set_cell_size(text, room)
        at = 0
        while at < len(text) and (room := room - self._cells(text[at])) >= 0:
            at += 1
        return text[:at]

    def _cells(self, text: str) -> int:
        wide = sum(east_asian_width(character) == "A" for character in text) if self._ambiguous == 2 else 0
        return cell_len(text) + wide


def _on_cursor(name: str) -> Style:
    """Return a style on the row of the cursor, which has one colour; what a search found stays set off."""
    return Style(underline=True, bold=True) if name == "hit" else Style.null()
