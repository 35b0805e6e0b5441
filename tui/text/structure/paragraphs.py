"""One pass over the lines of a page: which lines are one paragraph, and what the others are."""

import re
from dataclasses import replace

from tui.text.block import Role
from tui.text.structure.authors import continues_byline, is_bare_names
from tui.text.structure.captions import NEUTRAL_SHARE, Between, caption, shaped_like_caption
from tui.text.structure.forms import CAPTION_MOST, NUMBER, SHORT_MOST, Form
from tui.text.structure.headlines import Place, headline
from tui.text.structure.nearby import Neighbourhood
from tui.text.structure.seams import (
    STARTERS,
    closes_quote,
    ends_with_comma,
    is_open,
    quote_left_open,
    seam,
    starts_in_midsentence,
)
from tui.text.structure.sheet import find_date
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
_BESIDE = (Form.CREDIT, Form.CAPTION, Form.FURNITURE, Form.SOURCE_NOTE)
"""Shapes of lines that may stand between any two lines."""
_FROM_MARK = re.compile(r"^[（(【\[]?\s*[^）)】\]]{1,16}[）)】\]]?")
_STOPS = re.compile(r"[。！？!?]")
_PAUSE = re.compile(r"[，,。；;、]")
_OFFICE = re.compile(r"(?:政府|办公[室厅]|委员会|[局部厅署院社]|公司|协会|学会|研究会|编辑部|编委会|领导小组|指挥部)$")
_ITEM = re.compile(r"[；;：:]$")
_PENDING_MOST = 8
"""Unfinished paragraphs kept in mind for a second half that stands far away."""
_CROSSING = 0.7
"""Evidence asked of a second half on the other side of a headline: little, for the first half waits for it."""
_FAR, _NEAR_ENOUGH = 3.0, 1.5
"""Evidence asked of a second half that stands after another story: more when it could begin a paragraph itself."""
_STACK_MOST = 5
"""Rows of the highest headline: label, kicker, two rows of title, subtitle."""
_BARE_MOST = 25
"""Characters of the longest caption that is not a sentence."""
_LOOK = 6
"""Lines looked at ahead for the next running text."""


class Paragraphs:
    """The pass itself: reads `reading.lines` from first to last and fills `reading.events`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lines, self.forms = reading.lines, reading.forms
        self.near = Neighbourhood(self.lines)
        self.last: Unit | None = None
        """The paragraph read last in this run of text; a headline or a byline ends the run."""
        self.open: Unit | None = None
        """The paragraph that stops in mid-sentence and waits for its other half."""
        self.crossed = False
        """True when a headline came after `open`."""
        self.pending: list[Unit] = []
        """Paragraphs left unfinished earlier on the page."""
        self.skip = {n for repeat in reading.repeats for n in range(repeat.first, repeat.last + 1)}

    def run(self) -> None:
        """Read every line."""
        repeats = {repeat.first: repeat for repeat in self.reading.repeats}
        for number in range(len(self.lines)):
            if number in repeats:
                repeat = repeats[number]
                unit = Unit(Role.DUPLICATE, list(range(number, repeat.last + 1)), Form.BODY, repeats=repeat.original)
                self.reading.events.append((number, unit))
            elif number not in self.skip and not self._obey(number):
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
        elif form is Form.SHORT or (form is Form.NUMBERED and self._number_runs_on(number)):
            self._short(number)
        elif form is Form.BODY:
            self._body(number)
        else:
            unit = self.add(number, _ROLES[form])
            unit.begins = form is Form.BYLINE
            if form in (Form.BYLINE, Form.NUMBERED, Form.AUTHOR_NOTE):
                self._leave()
            if form is Form.NUMBERED:
                unit.level = number_level(self.lines[number].text)

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
        if self.lines[number].item or not is_open(text) or self._is_announcement(number):
            return False
        following = self._next_text(number + 1)
        if following is not None and _ITEM.search(text) and NUMBER.match(self.lines[following].text):
            return False
        return not (self.lines[number].text[-1] in "；;" and following is not None and NUMBER.match(text))

    def _is_announcement(self, number: int) -> bool:
        """Tell whether a paragraph is one short line up to a colon, as an address or the head of a list."""
        text = self.lines[number].text
        alone = self.last is None or self.last.lines == [number]
        return alone and text[-1] in "：:" and len(text) <= SHORT_MOST and not _STOPS.search(text)

    def _next_text(self, number: int) -> int | None:
        """Return the next line, from `number` on, that is running text or may be, or None when there is none near."""
        for at in range(number, min(len(self.lines), number + _LOOK)):
            if at not in self.skip and self.forms[at] in (Form.BODY, Form.SHORT, Form.LEAD, Form.NUMBERED):
                return at
        return None

    def _next_form(self, number: int) -> tuple[Form | None, str]:
        for at in range(number, len(self.lines)):
            if at in self.skip or self.forms[at] in _BESIDE:
                continue
            text = self.lines[at].text
            if self.forms[at] is Form.BODY and self._is_one_sentence(text) and shaped_like_caption(text):
                continue
            return self.forms[at], text
        return None, ""

    def _number_runs_on(self, number: int) -> bool:
        """Tell whether a numbered line may be the first half of a paragraph: the next begins in mid-sentence."""
        form, after = self._next_form(number + 1)
        return form in (Form.BODY, Form.SHORT) and (
            starts_in_midsentence(after) + self.near.known_word(self.lines[number].text, after, number) >= 1.5
        )

    def _stack_form(self, number: int) -> Form | None:
        """Return the shape of what follows the short lines from `number` on, at most `_STACK_MOST` of them."""
        for at in range(number, min(len(self.lines), number + _STACK_MOST)):
            if at not in self.skip and self.forms[at] is not Form.SHORT:
                return self.forms[at]
        return None

    def _credit_follows(self, number: int) -> bool:
        return number + 1 < len(self.lines) and number + 1 not in self.skip and self.forms[number + 1] is Form.CREDIT

    def _short(self, number: int) -> None:
        line = self.lines[number]
        if self.open is not None and not self.crossed and self._is_full(number) and not line.hashes:
            self._join(self.open, number)
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
        place = self._place(number, self.reading.tail_of(self.open) if self.open else "")
        if place.next_form in (Form.BODY, Form.SHORT) and self._is_names_alone(before, line.text):
            self._leave()
            self.add(number, Role.BYLINE).begins = True
            return
        if self._credit_follows(number) and self._is_bare_caption(place):
            self.add(number, Role.CAPTION)
            return
        if place.next_form is None and self._is_signature(number):
            self._leave()
            self.add(number, Role.BYLINE)
            return
        if line.hashes or headline(place) > 0:
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

    def _place(self, number: int, pending: str) -> Place:
        """Return what the cues for a headline look at; `pending` is the unfinished text before it."""
        line = self.lines[number]
        next_form, after = self._next_form(number + 1)
        return Place(
            line=line,
            before=pending,
            after=after,
            next_form=next_form,
            stack_form=self._stack_form(number + 1),
            known=self.near.known_word(line.text, after, number),
            inset=self.reading.inset * (1.0 if line.indented else -1.0),
            below_full=bool(pending) and self.open is not None and self._is_full(self.open.lines[-1]),
            first=not self.reading.events,
            width=self.reading.width,
        )

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
            if not self.crossed and self._is_caption_between(self.open, number):
                self.add(number, Role.CAPTION)
            elif self._continues(self.open, number):
                self._join(self.open, number)
            else:
                self._paragraph(number)
            return
        if self._credit_follows(number) and self._is_one_sentence(text):
            self.add(number, Role.CAPTION)
            return
        if self.last is not None and self._goes_on(self.last, number):
            self._join(self.last, number)
            return
        far = self._far_half(number)
        if far is not None:
            self.pending.remove(far)
            self._join(far, number)
        else:
            self._paragraph(number)

    def _evidence(self, unit: Unit, number: int) -> float:
        before, after = self.reading.tail_of(unit), self.lines[number].text
        return seam(before, after) + self.near.known_word(before, after, number)

    def _continues(self, unit: Unit, number: int) -> bool:
        """Tell whether a line completes the paragraph that waits; the next text does, unless a headline is between."""
        if NUMBER.match(self.lines[number].text) and not ends_with_comma(self.lines[unit.lines[-1]].text):
            return False
        if self.crossed:
            return self._evidence(unit, number) >= _CROSSING
        return seam(self.reading.tail_of(unit), self.lines[number].text) > -2.0

    def _is_caption_between(self, unit: Unit, number: int) -> bool:
        """Tell whether a short complete sentence after an unfinished one is a caption, by trying both readings.

        Either it completes the sentence and the text after it makes a fresh start, or it stands alone and the text
        after it completes the sentence.
        """
        text = self.lines[number].text
        if not self._is_one_sentence(text):
            return False
        credit = self._credit_follows(number)
        following = self._next_text(number + 1)
        if self.reading.width and not credit and self._is_full(unit.lines[-1]):
            return False
        if following is None or not self._may_go_on(following):
            return credit and self._evidence(unit, number) < 0
        inside = max(0.0, starts_in_midsentence(self.lines[following].text))
        completes, skipped = self._evidence(unit, number), self._evidence(unit, following)
        between = Between(text, completes, skipped, inside, NEUTRAL_SHARE, credit)
        if abs(weight := caption(between)) > 1.5:
            return weight > 0
        return caption(replace(between, alien=self.near.alien_share(number))) > 0

    def _may_go_on(self, number: int) -> bool:
        """Tell whether a line could be the end of a paragraph begun before."""
        if self.forms[number] is Form.SHORT:
            return headline(self._place(number, "")) < 1
        return self.forms[number] is Form.BODY

    def _is_full(self, number: int) -> bool:
        """Tell whether a line is as long as the file's wrapped lines."""
        line, width = self.lines[number], self.reading.width
        return bool(width) and abs(len(line.text) + 2 * line.indented - width) <= 1

    def _is_one_sentence(self, text: str) -> bool:
        return len(text) <= CAPTION_MOST and not is_open(text) and len(_STOPS.findall(text)) <= 2

    def _is_bare_caption(self, place: Place) -> bool:
        """Tell whether a short line without a stop, before a credit, is a caption and no part of a paragraph."""
        text = place.line.text
        if len(text) > _BARE_MOST or _PAUSE.search(text):
            return False
        return seam(place.before, text) < 1.5 and seam(text, place.after) + place.known < 1.0

    def _goes_on(self, unit: Unit, number: int) -> bool:
        """Tell whether a line belongs to a paragraph whose last line was complete: in a quotation or after a wrap."""
        whole, text = self.reading.tail_of(unit), self.lines[number].text
        if quote_left_open(whole) and closes_quote(text):
            return True
        if not self._is_full(unit.lines[-1]) or self.lines[number].indented or NUMBER.match(text):
            return False
        return not STARTERS.match(text)

    def _far_half(self, number: int) -> Unit | None:
        """Return the unfinished paragraph, from before another story, that a line completes."""
        if (
            not self.pending
            or number in self.reading.orders.splits
            or starts_in_midsentence(self.lines[number].text) < 0
            or NUMBER.match(self.lines[number].text)
        ):
            return None
        weighed = [(self._evidence(unit, number), place) for place, unit in enumerate(self.pending)]
        best, place = max(weighed)
        inside = starts_in_midsentence(self.lines[number].text)
        return self.pending[place] if best >= (_FAR if inside < 2 else _NEAR_ENOUGH) else None


def number_level(text: str) -> int:
    """Return the depth that the number of a heading gives it, 0 without a number."""
    match = NUMBER.match(text)
    return next((depth for depth in (1, 2, 3, 4) if match and match[f"l{depth}"]), 0)


def run_in_level(text: str) -> int:
    """Return the depth of a paragraph that begins with a numbered heading and a stop: `(一)经济持续向好。全年…`."""
    level = number_level(text)
    stop = _STOPS.search(text)
    return level if level and stop and stop.start() <= 50 else 0
