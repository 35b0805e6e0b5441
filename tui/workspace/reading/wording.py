"""What is under the cursor, in words."""

from typing import Final

from tui.i18n import N_, _, ngettext
from tui.language.analysis import Entity, EntityType, Figure
from tui.notes.model.annotation import AnchorState, Annotation
from tui.text.visible import visible_line
from tui.workspace.reading.article import PlacedAnnotation, Reading, Thing

SHOWN: Final = 40
"""Code points of a passage that one line quotes."""

TYPES: Final = {
    EntityType.PER: N_("person"),
    EntityType.ORG: N_("organisation"),
    EntityType.LOC: N_("place"),
    EntityType.TIME: N_("time"),
    EntityType.WORK: N_("work"),
    EntityType.TERM: N_("term"),
}
KINDS: Final = {
    "money": N_("amount of money"),
    "percent": N_("percentage"),
    "area": N_("area"),
    "length": N_("length"),
    "mass": N_("mass"),
    "volume": N_("volume"),
    "duration": N_("duration"),
    "temperature": N_("temperature"),
    "power": N_("power"),
    "speed": N_("speed"),
    "multiple": N_("multiple"),
    "count": N_("number"),
    "other": N_("figure"),
}
BOUNDS: Final = {"about": N_("about {value}"), "over": N_("over {value}"), "under": N_("under {value}")}
ANCHOR_STATES: Final = {
    AnchorState.MOVED: N_("moved, please check"),
    AnchorState.CHANGED: N_("its text has changed, please check"),
    AnchorState.LOST: N_("its text is gone"),
}


def describe(thing: Thing, reading: Reading) -> str:
    """Return one line about an object of the article; a plain word is just quoted."""
    match thing:
        case PlacedAnnotation():
            return said(thing.annotation)
        case Entity():
            return entity(thing, reading)
        case Figure():
            return figure(thing, reading.text)
        case _:
            return short(reading.text[thing.start : thing.end])


def entity(found: Entity, reading: Reading) -> str:
    """Return type, name and how often it occurs, such as `机构 大连海关 · 3 处`."""
    places = len(reading.same(found))
    counted = ngettext("{count} place", "{count} places", places).format(count=places)
    return f"{_(TYPES[found.type])} {short(reading.text[found.start : found.end])} · {counted}"


def figure(found: Figure, text: str) -> str:
    """Return kind, text and value, such as `金额 3亿元 = 300,000,000 元`, and what it measures where that is known."""
    kind = _(KINDS.get(found.kind, KINDS["other"]))
    line = f"{kind} {short(text[found.start : found.end])} = {value(found)}"
    about = [text[span.start : span.end] for span in (found.period, found.measured, found.change) if span]
    return f"{line} · {short(' '.join(about))}" if about else line


def value(found: Figure) -> str:
    """Return the value of a figure with its unit, grouped by thousands."""
    if isinstance(found.value, tuple):
        low, high = (number(end) for end in found.value)
        said = _("{low} to {high}").format(low=low, high=high)
    else:
        said = number(found.value)
    if found.bound in BOUNDS:
        said = _(BOUNDS[found.bound]).format(value=said)
    return f"{said} {found.unit}".rstrip() if found.unit != "%" else f"{said}%"


def number(amount: float) -> str:
    """Return a number with thousands apart and no more decimals than it has."""
    if not abs(amount) < 1e21:
        return f"{amount:g}"
    return f"{amount:,.6f}".rstrip("0").rstrip(".") if amount % 1 else f"{amount:,.0f}"


def said(annotation: Annotation) -> str:
    """Return tags and the first line of the note; for one whose anchor does not hold, also why."""
    parts = [" ".join(f"#{visible_line(tag)}" for tag in annotation.tags)]
    parts.append(short(annotation.note.strip().split("\n", 1)[0]))
    if annotation.anchor.hold in ANCHOR_STATES:
        parts.append(f"({_(ANCHOR_STATES[annotation.anchor.hold])})")
    return "  ".join(part for part in parts if part) or _("annotation")


def short(text: str) -> str:
    """Return a passage on one line, cut where a line cannot hold it."""
    line = visible_line(text)
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
