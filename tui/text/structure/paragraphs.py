"""One pass over the lines of a page: which lines are one paragraph, and what the others are."""

from tui.text import lazy
from tui.text.block import Role
from tui.text.structure.authors import continues_byline, is_bare_names
from tui.text.structure.forms import NUMBER, SHORT_MOST, Form
from tui.text.structure.halves import Halves
from tui.text.structure.headlines import headline
from tui.text.structure.levels import number_level, run_in_level
from tui.text.structure.seams import is_open
from tui.text.structure.sheet import find_date
from tui.text.structure.sight import Sight
from tui.text.structure.unit import Reading, Unit

_ROLES = {
    Form.BYLINE: Role.BYLINE,
    Form.CREDIT: Role.CREDIT,
    Form.CAPTION: Role.CAPTION,
    Form.AUTHOR_NOTE: Role.AUTHOR_NOTE,
    Form.SOURCE_NOTE: Role.SOURCE_NOTE,
    Form.CONTINUED: Role.CONTINUED_FROM,
    Form.FURNITURE: Role.SECTION_LABEL,
    Form.NUMBERED: Role.HEADING,
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
    """The pass itself: reads `reading.lines` from first to last and fills `reading.events`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lines, self.forms = reading.lines, reading.forms
        self.sight = Sight(reading)
        self.halves = Halves(reading, self.sight)
        self.last: Unit | None = None
        """The paragraph read last in this run of text; a headline or a byline ends the run."""
        self.open: Unit | None = None
        """The paragraph that stops in mid-sentence and waits for its other half."""
        self.crossed = False
        """True when a headline came after `open`."""
        self.pending: list[Unit] = []
        """Paragraphs left unfinished earlier on the page."""

    def run(self) -> None:
        """Read every line."""
        repeats = {repeat.first: repeat for repeat in self.reading.repeats}
        for number in range(len(self.lines)):
            if number in repeats:
                repeat = repeats[number]
                unit = Unit(Role.DUPLICATE, list(range(number, repeat.last + 1)), Form.BODY, repeats=repeat.original)
                self.reading.events.append((number, unit))
            elif number not in self.sight.skip and not self._obey(number):
                self._read(number)

    def _obey(self, number: int) -> bool:
        """Read a line as the reader said; False when nothing was said that decides it."""
        orders = self.reading.orders
        if number in orders.joins:
            unit = self._unit_of(orders.joins[number])
            if unit is not None and (unit.role is Role.PARAGRAPH or (unit.role is Role.TITLE and not unit.forced)):
                unit.role = Role.PARAGRAPH
                self._join(unit, number)
                return True
        role = Role.TITLE if number in orders.titles else orders.roles.get(number)
        if number in orders.splits or number in orders.unjoins or role is not None:
            self._leave()
        if number in orders.unjoins and role is None:
            self._paragraph(number)
            return True
        if role is None:
            return False
        in_headline = role in (Role.KICKER, Role.TITLE, Role.SUBTITLE)
        unit = (
            self._paragraph(number) if role is Role.PARAGRAPH else self.add(number, Role.TITLE if in_headline else role)
        )
        unit.forced = role
        unit.begins = role is Role.BYLINE
        if role is Role.HEADING:
            unit.level = number_level(self.lines[number].text) or 1
        return True

    def _unit_of(self, number: int) -> Unit | None:
        return next((unit for line, unit in reversed(self.reading.events) if line == number), None)

    def _read(self, number: int) -> None:
        form = self.forms[number]
        if self.reading.verse[number]:
            self._leave()
            self.add(number, Role.PARAGRAPH).verse = True
        elif form is Form.LEAD:
            self._leave()
            self._paragraph(number).begins = True
        elif form is Form.CONTINUED:
            self._leave()
            rest = _FROM_MARK.sub("", self.lines[number].text)
            unit = self._paragraph(number) if len(rest) > 3 else self.add(number, Role.CONTINUED_FROM)
            unit.begins = True
        elif form is Form.SHORT or (form is Form.NUMBERED and self.sight.number_runs_on(number)):
            self._short(number)
        elif form is Form.BODY:
            self._body(number)
        else:
            unit = self.add(number, _ROLES[form])
            unit.begins = form is Form.BYLINE
            if form in (Form.BYLINE, Form.NUMBERED, Form.AUTHOR_NOTE):
                self._leave()
            if form is Form.NUMBERED and self._is_list_item(number):
                unit.role = Role.PARAGRAPH
            elif form is Form.NUMBERED:
                unit.level = number_level(self.lines[number].text)

    def _is_list_item(self, number: int) -> bool:
        """Tell whether a short line numbered `1.` or `(1)` is one of a list: another follows or stands before it."""
        level = number_level(self.lines[number].text)
        beside = [at for at in (number - 1, number + 1) if 0 <= at < len(self.lines)]
        return level >= 3 and any(
            self.forms[at] is Form.NUMBERED and number_level(self.lines[at].text) == level for at in beside
        )

    def add(self, number: int, role: Role) -> Unit:
        """Begin a unit with a line."""
        unit = Unit(role, [number], self.forms[number])
        self.reading.events.append((number, unit))
        return unit

    def _leave(self) -> None:
        """Give up waiting for the other half here; it may still come later on the page."""
        if self.open is not None:
            self.pending = [*self.pending[1 - _PENDING_MOST :], self.open]
        self.open, self.last, self.crossed = None, None, False

    def _paragraph(self, number: int) -> Unit:
        if self.open is not None:
            self.pending = [*self.pending[1 - _PENDING_MOST :], self.open]
        text = self.lines[number].text
        unit = self.add(number, Role.PARAGRAPH)
        unit.level = run_in_level(text)
        self.last, self.crossed = unit, False
        self.open = unit if self._unfinished(number) else None
        return unit

    def _join(self, unit: Unit, number: int) -> None:
        unit.lines.append(number)
        self.reading.events.append((number, unit))
        self.last, self.crossed = unit, False
        self.open = unit if self._unfinished(number) else None

    def _unfinished(self, number: int) -> bool:
        text = self.lines[number].text
        line = self.lines[number]
        if line.item or line.closed or not is_open(text) or self._is_announcement(number):
            return False
        following = self.sight.next_text(number + 1)
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
        if self.open is not None and not self.crossed and self.sight.is_full(number) and not line.hashes:
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
            and self.forms[number - 1] is Form.BYLINE
        ):
            self.forms[number] = Form.BYLINE
            self.add(number, Role.BYLINE)
            return
        pending, below_full = "", False
        if self.open is not None:
            pending, below_full = self.reading.tail_of(self.open), self.sight.is_full(self.open.lines[-1])
        place = self.sight.place(number, pending, below_full)
        if place.next_form in (Form.BODY, Form.SHORT) and self._is_names_alone(before, line.text):
            self._leave()
            self.add(number, Role.BYLINE).begins = True
            return
        weight = self.reading.headlines[number] = headline(place)
        if self.sight.credit_follows(number) and weight < _CLEARLY and self.halves.is_bare_caption(place):
            self.add(number, Role.CAPTION)
            return
        if place.next_form is None and self._is_signature(number):
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
        if len(text) > 24 or not any(unit.role is Role.PARAGRAPH for _, unit in self.reading.events[-3:]):
            return False
        dated = number + 1 < len(self.lines) and find_date(self.lines[number + 1].text) is not None
        return is_bare_names(text) or bool(_OFFICE.search(text)) or (dated and len(text) <= 12)

    def _is_names_alone(self, before: Unit | None, text: str) -> bool:
        """Tell whether a line of names is a byline: below a headline, or spaced like one where no headline is."""
        if not is_bare_names(text):
            return False
        if before is not None and before.role in (Role.TITLE, Role.BYLINE):
            return True
        return self.open is None and " " in text.replace("\u3000", " ") and len(text) <= 12

    def events_before(self) -> Unit | None:
        """Return the unit of the line before, None at the head of the page."""
        return self.reading.events[-1][1] if self.reading.events else None

    def _body(self, number: int) -> None:
        text = self.lines[number].text
        if self.open is not None:
            if not self.crossed and self.halves.is_caption(self.open, number):
                self.add(number, Role.CAPTION)
            elif self.halves.continues(self.open, number, self.crossed):
                self._join(self.open, number)
            else:
                self._paragraph(number)
            return
        if self.sight.credit_follows(number) and self.sight.is_one_sentence(text):
            self.add(number, Role.CAPTION)
            return
        if self.last is not None and self.halves.goes_on(self.last, number):
            self._join(self.last, number)
            return
        far = self.halves.far_half(self.pending, number)
        if far is not None:
            self.pending.remove(far)
            self._join(far, number)
        else:
            self._paragraph(number)
