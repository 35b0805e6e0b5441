"""Two themes of our own: paper (light) and ink (dark)."""

import os

from textual.theme import Theme


def themes() -> tuple[Theme, ...]:
    """Return paper and ink; their colours keep apart when a terminal folds them into 16 or 256.

    Without colours (NO_COLOR) a panel has the ground of the page: a grey bar would be all that is left of it.
    """
    plain = bool(os.environ.get("NO_COLOR"))
    return (
        Theme(
            name="paper",
            dark=False,
            primary="#1f4e79",
            secondary="#6b4f1d",
            accent="#a6261d",
            warning="#8a5a00",
            error="#a6261d",
            success="#2d6a36",
            foreground="#1c1b19",
            background="#fbf8f1",
            surface="#fbf8f1",
            panel="#fbf8f1" if plain else "#e9e3d5",
            variables=_VARIABLES,
        ),
        Theme(
            name="ink",
            dark=True,
            primary="#8ab6e0",
            secondary="#d2b177",
            accent="#f0866f",
            warning="#e5b45a",
            error="#f0866f",
            success="#93c08b",
            foreground="#dcd8cf",
            background="#16181c",
            surface="#16181c",
            panel="#16181c" if plain else "#262a31",
            variables=_VARIABLES,
        ),
    )


def theme_names() -> list[str]:
    """Return the names of all themes, our own first."""
    from textual.theme import BUILTIN_THEMES

    own = [theme.name for theme in themes()]
    return own + sorted(name for name in BUILTIN_THEMES if name not in own)


_VARIABLES = {"block-cursor-text-style": "none", "border": "#8a8578"}
