"""Colours of marks, tags, the page's cursor and quiet words, as theme variables; a theme may set its own.

Each mark is readable on its ground (WCAG contrast at least 5) and becomes a colour of its own in a terminal of 16, as
Rich folds them there.
"""

DARK_ON_LIGHT = {
    "mark-person": "#962a96",
    "mark-organisation": "#2440b4",
    "mark-place": "#166a1a",
    "mark-time": "#8a5a10",
    "mark-work": "#9c1f1f",
    "mark-term": "#1b6f8f",
    "mark-figure": "#5f4fb0",
    "tag-1": "#2f7fc1",
    "tag-2": "#3f9142",
    "tag-3": "#b3541e",
    "tag-4": "#8e5bb5",
    "tag-5": "#15908c",
    "tag-6": "#c2418a",
    "quiet": "#6b665b",
    "cursor": "#ffc83d",
    "cursor-text": "#1c1b19",
}
LIGHT_ON_DARK = {
    "mark-person": "#d880d8",
    "mark-organisation": "#5b93de",
    "mark-place": "#6fc470",
    "mark-time": "#d6c452",
    "mark-work": "#e07868",
    "mark-term": "#5ccbd8",
    "mark-figure": "#d5c6f2",
    "tag-1": "#5aa7e8",
    "tag-2": "#6fc46f",
    "tag-3": "#e28a4f",
    "tag-4": "#b98be0",
    "tag-5": "#45c4bf",
    "tag-6": "#e877b5",
    "quiet": "#98948a",
    "cursor": "#ffc83d",
    "cursor-text": "#1c1b19",
}


def mark_colours(dark: bool) -> dict[str, str]:
    """Return the variables for a theme that is dark or light."""
    return LIGHT_ON_DARK if dark else DARK_ON_LIGHT
