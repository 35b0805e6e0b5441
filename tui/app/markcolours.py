"""Colours of the marks, as theme variables; a theme may set its own."""

DARK_ON_LIGHT = {
    "mark-person": "#8a1f6c",
    "mark-organisation": "#1a4f9c",
    "mark-place": "#1d6b33",
    "mark-time": "#6b5600",
    "mark-work": "#a3301c",
    "mark-term": "#0b6470",
    "mark-figure": "#5b3aa0",
}
LIGHT_ON_DARK = {
    "mark-person": "#e59cdc",
    "mark-organisation": "#86b4f5",
    "mark-place": "#8fcf87",
    "mark-time": "#dcc368",
    "mark-work": "#f5937a",
    "mark-term": "#74d2d2",
    "mark-figure": "#c3a9f7",
}


def mark_colours(dark: bool) -> dict[str, str]:
    """Return the variables for a theme that is dark or light; they keep apart when folded into 16 colours."""
    return LIGHT_ON_DARK if dark else DARK_ON_LIGHT
