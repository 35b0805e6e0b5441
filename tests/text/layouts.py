"""Pages nobody has seen: known articles in new orders, with new breaks, captions, repeats and habits of type."""

import random
from dataclasses import dataclass, field

from tests.text.stories import CAPTIONS, Story, own_stories, seed_stories
from tui.text.structure.page.characters import SELDOM_FIRST

TO_FULL = str.maketrans(",:;()!?", "，：；（）！？")
TO_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
TO_HALF = str.maketrans("，：；（）！？", ",:;()!?")
_ENDS = "。！？…!?”’）)】]；;：:"


@dataclass(eq=False)
class Row:
    role: str
    text: str
    article: int | None
    after: "Row | None" = None
    """The row whose paragraph it continues."""
    copies: list["Row"] = field(default_factory=list)
    indent: str = ""
    hashes: str = ""


@dataclass
class Layout:
    name: str
    text: str
    reference: dict[str, object]
    habits: list[str]


def make(seed: int) -> Layout:
    """Return the layout of a seed, always the same one."""
    return _Maker(random.Random(seed)).page(f"layout-{seed}")


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.habits: list[str] = []

    def often(self, share: float, habit: str) -> bool:
        if self.chance.random() < share:
            self.habits.append(habit)
            return True
        return False

    def page(self, name: str) -> Layout:
        stories = self._choose()
        blocks = [self._rows(number, story) for number, story in enumerate(stories, 1)]
        if self.often(0.35, "displaced"):
            self._displace(stories, blocks)
        rows = [row for block in blocks for row in block]
        if self.often(0.06, "far half"):
            rows = self._far(blocks)
        if self.often(0.4, "repeats"):
            rows = self._repeat(rows)
        if self.often(0.12, "half"):
            rows = rows + self._copies(rows[: len(rows) // 2])
        if self.often(0.1, "source note"):
            rows.append(
                Row("source-note", self.chance.choice(["来源:市气象台", "责任编辑：李明", "稿源：新华网"]), None)
            )
        self._dress(rows)
        if self.often(0.07, "wrapped"):
            rows = self._wrap(rows, self.chance.randint(18, 42))
        return self._write(name, stories, rows)

    def _choose(self) -> list[Story]:
        pool = seed_stories() + own_stories()
        chosen = self.chance.sample(pool, self.chance.randint(2, 6))
        plain = [story for story in chosen if not story.anchored]
        chosen = [story for story in chosen if story.anchored]
        return plain[:1] + chosen if plain else chosen

    def _rows(self, number: int, story: Story) -> list[Row]:
        rows: list[Row] = []
        captions = list(CAPTIONS)
        self.chance.shuffle(captions)
        for part in story.parts:
            if part.role != "paragraph" or len(part.text) < 40 or self.chance.random() > 0.3:
                rows.append(Row(part.role, part.text, number))
                continue
            last = None
            for piece in self._cut(part.text, 1 if self.chance.random() < 0.85 else 2):
                if last is not None and self.chance.random() < 0.04:
                    rows.append(Row("section-label", "2025年3月4日 星期二 第3版 要闻", None))
                if last is not None and self.chance.random() < 0.4:
                    self.habits.append("caption between")
                    caption, credit = captions.pop()
                    kind = self.chance.random()
                    if kind < 0.75:
                        rows.append(Row("caption", caption, number))
                    if kind > 0.25:
                        rows.append(Row("credit", credit, number))
                rows.append(Row("paragraph", piece, number, last))
                last = rows[-1]
        return rows

    def _cut(self, text: str, times: int) -> list[str]:
        places: list[int] = []
        for _ in range(40):
            at = self.chance.randint(10, len(text) - 8)
            if text[at - 1] in _ENDS or text[at] in "）)”’" or text[at - 1].isspace() or text[at].isspace():
                continue
            if any(abs(at - other) < 10 for other in places):
                continue
            places.append(at)
            if len(places) == times:
                break
        places.sort()
        return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]

    def _displace(self, stories: list[Story], blocks: list[list[Row]]) -> None:
        able = [
            place
            for place, story in enumerate(stories)
            if story.anchored
            and story.title
            and story.parts[0].role != "section-label"
            and any(p.role == "byline" or p.text.startswith(("本报", "新华社")) for p in story.parts[:4])
        ]
        if not able:
            return
        place = self.chance.choice(able)
        heads = [row for row in blocks[place] if row.role == "title"]
        gone = ("title",) if self.chance.random() < 0.3 else ("title", "kicker", "subtitle")
        blocks[place] = [row for row in blocks[place] if row.role not in gone]
        kind = self.chance.random()
        halves = [at for at, row in enumerate(blocks[place]) if row.after is blocks[place][at - 1]]
        if kind < 0.5:
            blocks.append(heads)
        elif kind < 0.7:
            self.habits.append("displaced below")
            blocks[place] += heads
        elif kind < 0.85 and place:
            self.habits.append("displaced to the top")
            blocks.insert(0, heads)
        elif halves:
            self.habits.append("displaced between halves")
            at = self.chance.choice(halves)
            blocks[place][at:at] = heads
        else:
            blocks.append(heads)

    def _copies(self, rows: list[Row]) -> list[Row]:
        return [Row("duplicate", row.text, row.article, None, [row]) for row in rows if row.role != "duplicate"]

    def _repeat(self, rows: list[Row]) -> list[Row]:
        whole = [
            at
            for at, row in enumerate(rows)
            if row.role == "paragraph"
            and row.after is None
            and len(row.text) >= 45
            and not any(other.after is row for other in rows)
        ]
        if not whole:
            return rows
        first = self.chance.choice(whole)
        run = [rows[first]]
        for row in rows[first + 1 : first + self.chance.randint(1, 4)]:
            if row.role not in ("paragraph", "heading") or row.article != run[0].article:
                break
            run.append(row)
        copies = self._copies(run)
        kind = self.chance.random()
        if kind < 0.4 and len(copies) > 1:
            self.habits.append("run into one")
            copies = [Row("duplicate", "".join(row.text for row in copies), copies[0].article, None, run)]
        elif kind < 0.6 and len(copies[0].text) > 60:
            copies = [
                *(Row("duplicate", piece, copies[0].article, None, run[:1]) for piece in self._cut(copies[0].text, 1)),
                *copies[1:],
            ]
        end = first + len(run)
        spots = [
            at
            for at in range(end, len(rows) + 1)
            if at == len(rows)
            or rows[at].after is rows[at - 1]
            or (
                rows[at].after is None
                and rows[at].role in ("paragraph", "title", "kicker")
                and rows[at - 1].role == "paragraph"
            )
        ]
        spot = self.chance.choice(spots)
        return rows[:spot] + copies + rows[spot:]

    def _far(self, blocks: list[list[Row]]) -> list[Row]:
        """Let one article stand between the halves of a broken paragraph of the one before."""
        for place in range(len(blocks) - 1):
            cut = next(
                (at for at, row in enumerate(blocks[place]) if row.after is not None and row.text[:1] in SELDOM_FIRST),
                None,
            )
            if cut is not None and blocks[place + 1] and blocks[place + 1][0].role == "title":
                first, rest = blocks[place][:cut], blocks[place][cut:]
                return [
                    row
                    for block in [*blocks[:place], first, blocks[place + 1], rest, *blocks[place + 2 :]]
                    for row in block
                ]
        return [row for block in blocks for row in block]

    def _wrap(self, rows: list[Row], width: int) -> list[Row]:
        """Break text at a fixed width, as programs do."""
        found: list[Row] = []
        last_of: dict[int, Row] = {}
        for row in rows:
            if row.role not in ("paragraph", "duplicate") or len(row.text) <= width:
                found.append(row)
                if row.after is not None:
                    row.after = last_of.get(id(row.after), row.after)
                last_of[id(row)] = row
                continue
            text, last = row.text, row.after and last_of.get(id(row.after), row.after)
            indent = row.indent
            while text:
                size = width - len(indent)
                found.append(Row(row.role, text[:size], row.article, last, row.copies, indent, row.hashes))
                text, indent, last = text[size:].lstrip(), "", found[-1] if row.role == "paragraph" else None
            last_of[id(row)] = found[-1]
        return found

    def _dress(self, rows: list[Row]) -> None:
        marks = self.chance.random()
        if marks < 0.15:
            self.habits.append("hashes")
            for row in rows:
                row.hashes = {"title": "# ", "heading": "### ", "kicker": "## "}.get(row.role, "")
        elif marks < 0.2:
            self.habits.append("flat hashes")
            for row in rows:
                row.hashes = "## " if row.role in ("title", "heading", "kicker") else ""
        indent = self.chance.random()
        if indent < 0.35:
            self.habits.append("indent")
            whole = self.chance.random() < 0.5
            for row in rows:
                if row.role in ("paragraph", "duplicate") and (whole or row.after is None):
                    row.indent = "　　"
        width = self.chance.random()
        if width < 0.3:
            self.habits.append("full width")
        elif width < 0.5:
            self.habits.append("half width")
        table = TO_FULL if width < 0.3 else TO_HALF if width < 0.5 else {}
        if width > 0.94:
            self.habits.append("all wide")
            table = TO_WIDE
        if self.often(0.06, "straight quotes"):
            table = {**table, ord("“"): '"', ord("”"): '"'}
        elif self.often(0.06, "corner quotes"):
            table = {**table, ord("“"): "「", ord("”"): "」"}
        self.table = table
        for row in rows:
            row.text = row.text.translate(table)

    def _write(self, name: str, stories: list[Story], rows: list[Row]) -> Layout:
        spacing = self.chance.choice(["none", "one", "some", "many"])
        self.habits.append(f"blank {spacing}")
        ending = "\r\n" if self.often(0.15, "crlf") else "\n"
        lines: list[str] = [""] * (0 if spacing == "none" else self.chance.randint(0, 4))
        place: dict[int, int] = {}
        records: list[dict[str, object]] = []
        for row in rows:
            lines.append(row.hashes + row.indent + row.text)
            place[id(row)] = len(lines)
            record: dict[str, object] = {"line": len(lines), "role": row.role, "article": row.article}
            if row.after is not None:
                record["continues"] = place[id(row.after)]
            records.append(record)
            gap = {"none": 0, "one": 1, "some": self.chance.choice([0, 1, 1]), "many": self.chance.randint(0, 3)}[
                spacing
            ]
            lines += [""] * gap
        table = self.table
        articles = [
            {"article": number, "title": story.title and story.title.translate(table), "authors": list(story.authors)}
            for number, story in enumerate(stories, 1)
        ]
        return Layout(name, ending.join(lines), {"file": name, "articles": articles, "lines": records}, self.habits)
