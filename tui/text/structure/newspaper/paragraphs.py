"""One pass over the lines of a page: which lines are one paragraph, and what the others are."""

from tui.text import lazy
from tui.text.block import Role
from tui.text.structure.cues.continuation import is_open
from tui.text.structure.cues.headlines import headline
from tui.text.structure.newspaper.draft import DraftBlock, PageDraft
from tui.text.structure.newspaper.linecontext import LineContext
from tui.text.structure.newspaper.paragraph_joining import ParagraphJoining
from tui.text.structure.page.folio import find_date
from tui.text.structure.types.authors import continues_byline, is_bare_names
from tui.text.structure.types.levels import number_level, run_in_level
from tui.text.structure.types.linetypes import NUMBER, SHORT_MOST, LineType

_ROLES = {
    LineType.BYLINE: Role.BYLINE,
    LineType.CREDIT: Role.CREDIT,
    LineType.CAPTION: Role.CAPTION,
    LineType.AUTHOR_NOTE: Role.AUTHOR_NOTE,
    LineType.SOURCE_NOTE: Role.SOURCE_NOTE,
    LineType.CONTINUED: Role.CONTINUED_FROM,
    LineType.FOLIO: Role.SECTION_LABEL,
    LineType.NUMBERED: Role.HEADING,
}
_FROM_MARK = lazy.pattern(r"^[（(【\[]?\s*[^）)】\]]{1,16}[）)】\]]?")
_STOPS = lazy.pattern(r"[。！？!?]")
_OFFICE = lazy.pattern(
    r"(?:政府|办公[室厅]|委员会|[局部厅署院社]|公司|协会|学会|研究会|编辑部|编委会|领导小组|指挥部)$"
)
_ITEM = lazy.pattern(r"[；;：:]$")
_CLEARLY = 2.5
"""Evidence above which a short line is a headline even when a credit comes next."""
_PENDING_MOST = 8
"""Unfinished paragraphs kept in mind for a second half that stands far away."""


class Paragraphs:
    """The pass itself: reads `draft.lines` from first to last and fills `draft.events`."""

    def __init__(self, draft: PageDraft) -> None:
        self.draft = draft
        self.lines, self.line_types = draft.lines, draft.line_types
        self.context = LineContext(draft)
        self.joining = ParagraphJoining(draft, self.context)
        self.last: DraftBlock | None = None
        """The paragraph read last in this run of text; a headline or a byline ends the run."""
        self.open: DraftBlock | None = None
        """The paragraph that stops in mid-sentence and waits for its other half."""
        self.crossed = False
        """True when a headline came after `open`."""
        self.pending: list[DraftBlock] = []
        """Paragraphs left unfinished earlier on the page."""

    def run(self) -> None:
        """Read every line."""
        repeats = {repeat.first: repeat for repeat in self.draft.repeats}
        for number in range(len(self.lines)):
            if number in repeats:
                repeat = repeats[number]
                block = DraftBlock(
                    Role.DUPLICATE, list(range(number, repeat.last + 1)), LineType.BODY, repeats=repeat.original
                )
                self.draft.events.append((number, block))
            elif number not in self.context.skip and not self._obey(number):
                self._read(number)

    def _obey(self, number: int) -> bool:
        """Read a line as the reader said; False when nothing was said that decides it."""
        overrides_at = self.draft.overrides_at
        if number in overrides_at.joins:
            block = self._unit_of(overrides_at.joins[number])
            if block is not None and (block.role is Role.PARAGRAPH or (block.role is Role.TITLE and not block.forced)):
                block.role = Role.PARAGRAPH
                self._join(block, number)
                return True
        role = Role.TITLE if number in overrides_at.titles else overrides_at.roles.get(number)
        if number in overrides_at.splits or number in overrides_at.unjoins or role is not None:
            self._leave()
        if number in overrides_at.unjoins and role is None:
            self._paragraph(number)
            return True
        if role is None:
            return False
        in_headline = role in (Role.KICKER, Role.TITLE, Role.SUBTITLE)
        block = (
            self._paragraph(number) if role is Role.PARAGRAPH else self.add(number, Role.TITLE if in_headline else role)
        )
        block.forced = role
        block.begins = role is Role.BYLINE
        if role is Role.HEADING:
            block.level = number_level(self.lines[number].text) or 1
        return True

    def _unit_of(self, number: int) -> DraftBlock | None:
        return next((block for line, block in reversed(self.draft.events) if line == number), None)

    def _read(self, number: int) -> None:
        line_type = self.line_types[number]
        if self.draft.verse[number]:
            self._leave()
            self.add(number, Role.PARAGRAPH).verse = True
        elif line_type is LineType.LEAD:
            self._leave()
            self._paragraph(number).begins = True
        elif line_type is LineType.CONTINUED:
            self._leave()
            rest = _FROM_MARK.sub("", self.lines[number].text)
            block = self._paragraph(number) if len(rest) > 3 else self.add(number, Role.CONTINUED_FROM)
            block.begins = True
        elif line_type is LineType.SHORT or (line_type is LineType.NUMBERED and self.context.number_runs_on(number)):
            self._short(number)
        elif line_type is LineType.BODY:
            self._body(number)
        else:
            block = self.add(number, _ROLES[line_type])
            block.begins = line_type is LineType.BYLINE
            if line_type in (LineType.BYLINE, LineType.NUMBERED, LineType.AUTHOR_NOTE):
                self._leave()
            if line_type is LineType.NUMBERED and self._is_list_item(number):
                block.role = Role.PARAGRAPH
            elif line_type is LineType.NUMBERED:
                block.level = number_level(self.lines[number].text)

    def _is_list_item(self, number: int) -> bool:
        """Tell whether a short line numbered `1.` or `(1)` is one of a list: another follows or stands before it."""
        level = number_level(self.lines[number].text)
        beside = [at for at in (number - 1, number + 1) if 0 <= at < len(self.lines)]
        return level >= 3 and any(
            self.line_types[at] is LineType.NUMBERED and number_level(self.lines[at].text) == level for at in beside
        )

    def add(self, number: int, role: Role) -> DraftBlock:
        """Begin a block with a line."""
        block = DraftBlock(role, [number], self.line_types[number])
        self.draft.events.append((number, block))
        return block

    def _leave(self) -> None:
        """Give up waiting for the other half here; it may still come later on the page."""
        if self.open is not None:
            self.pending = [*self.pending[1 - _PENDING_MOST :], self.open]
        self.open, self.last, self.crossed = None, None, False

    def _paragraph(self, number: int) -> DraftBlock:
        if self.open is not None:
            self.pending = [*self.pending[1 - _PENDING_MOST :], self.open]
        text = self.lines[number].text
        block = self.add(number, Role.PARAGRAPH)
        block.level = run_in_level(text)
        self.last, self.crossed = block, False
        self.open = block if self._unfinished(number) else None
        return block

    def _join(self, block: DraftBlock, number: int) -> None:
        block.lines.append(number)
        self.draft.events.append((number, block))
        self.last, self.crossed = block, False
        self.open = block if self._unfinished(number) else None

    def _unfinished(self, number: int) -> bool:
        text = self.lines[number].text
        line = self.lines[number]
        if line.item or line.closed or not is_open(text) or self._is_announcement(number):
            return False
        following = self.context.next_text(number + 1)
        if following is not None and _ITEM.search(text) and NUMBER.match(self.lines[following].text):
            return False
        return not (self.lines[number].text[-1] in "；;" and following is not None and NUMBER.match(text))

    def _is_announcement(self, number: int) -> bool:
        """Tell whether a paragraph is one short line up to a colon, as an address or the head of a list."""
        text = self.lines[number].text
        alone = self.last is None or self.last.lines == [number]
        return alone and text[-1] in "：:" and len(text) <= SHORT_MOST and not _STOPS.search(text)

    def _short(self, number: int) -> None:
        line = self.lines[number]
        if self.open is not None and not self.crossed and self.context.is_full(number) and not line.hashes:
            self._join(self.open, number)
            return
        if not line.hashes and line.text[-1] in "，,、；;" and " " not in line.text:
            self._body(number)
            return
        before = self.events_before()
        if (
            before
            and before.role is Role.BYLINE
            and continues_byline(line.text)
            and self.line_types[number - 1] is LineType.BYLINE
        ):
            self.line_types[number] = LineType.BYLINE
            self.add(number, Role.BYLINE)
            return
        pending, below_full = "", False
        if self.open is not None:
            pending, below_full = self.draft.tail_of(self.open), self.context.is_full(self.open.lines[-1])
        place = self.context.place(number, pending, below_full)
        if place.next_line_type in (LineType.BODY, LineType.SHORT) and self._is_names_alone(before, line.text):
            self._leave()
            self.add(number, Role.BYLINE).begins = True
            return
        weight = self.draft.headlines[number] = headline(place)
        unsure = weight < _CLEARLY and not line.hashes
        if unsure and self.context.credit_follows(number) and self.joining.is_bare_caption(place):
            self.add(number, Role.CAPTION)
            return
        if place.next_line_type is None and self._is_signature(number):
            self._leave()
            self.add(number, Role.BYLINE)
            return
        if line.hashes or weight > 0:
            self.add(number, Role.TITLE)
            self.crossed, self.last = True, None
        else:
            self._body(number)

    def _is_signature(self, number: int) -> bool:
        """Tell whether the last line of a page signs it: names, or an office, with the date below or nothing."""
        text = self.lines[number].text
        if len(text) > 24 or not any(block.role is Role.PARAGRAPH for _, block in self.draft.events[-3:]):
            return False
        dated = number + 1 < len(self.lines) and find_date(self.lines[number + 1].text) is not None
        return is_bare_names(text) or bool(_OFFICE.search(text)) or (dated and len(text) <= 12)

    def _is_names_alone(self, before: DraftBlock | None, text: str) -> bool:
        """Tell whether a line of names is a byline: below a headline, or spaced like one where no headline is."""
        if not is_bare_names(text):
            return False
        if before is not None and before.role in (Role.TITLE, Role.BYLINE):
            return True
        return self.open is None and " " in text.replace("\u3000", " ") and len(text) <= 12

    def events_before(self) -> DraftBlock | None:
        """Return the block of the line before, None at the head of the page."""
        return self.draft.events[-1][1] if self.draft.events else None

    def _body(self, number: int) -> None:
        text = self.lines[number].text
        if self.open is not None:
            if not self.crossed and self.joining.is_caption(self.open, number):
                self.add(number, Role.CAPTION)
            elif self.joining.continues(self.open, number, self.crossed):
                self._join(self.open, number)
            else:
                self._paragraph(number)
            return
        if self.context.credit_follows(number) and self.context.is_one_sentence(text):
            self.add(number, Role.CAPTION)
            return
        if self.last is not None and self.joining.goes_on(self.last, number):
            self._join(self.last, number)
            return
        far = self.joining.far_half(self.pending, number)
        if far is not None:
            self.pending.remove(far)
            self._join(far, number)
        else:
            self._paragraph(number)
