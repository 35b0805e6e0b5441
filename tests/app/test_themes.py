"""Our themes can be read: enough contrast, also when a terminal folds their colours into 16."""

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color

from tui.app.themes import themes

NAMES = ("foreground", "primary", "secondary", "accent", "warning", "error", "success")


def contrast(one: Color, other: Color) -> float:
    """WCAG 2.1 contrast ratio."""

    def luminance(color: Color) -> float:
        parts = (part / 255 for part in color.rgb)
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["background", "panel"])
def test_every_colour_stands_out_from_its_ground(theme, name: str, ground: str) -> None:
    colour, behind = Color.parse(getattr(theme, name)), Color.parse(getattr(theme, ground))
    wanted = 7.0 if name == "foreground" else 4.5
    assert contrast(colour, behind) >= wanted


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", NAMES)
def test_in_16_colours_nothing_melts_into_the_ground(theme, name: str) -> None:
    def folded(value: str) -> int | None:
        return RichColor.parse(value).downgrade(ColorSystem.STANDARD).number

    assert folded(getattr(theme, name)) != folded(theme.background)
    assert folded(theme.foreground) != folded(theme.panel)
