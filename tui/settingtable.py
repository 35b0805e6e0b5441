"""What can be set: the name, its heading, what it means, and the values to step through."""

from dataclasses import dataclass
from typing import Final

from tui.i18n import N_


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting."""

    name: str
    """As the settings file and `pizhu config` call it."""
    group: str
    """Heading on the screen of settings, a message id."""
    title: str
    """In a few words, a message id."""
    means: str
    """A sentence, a message id."""
    values: tuple[str | int | bool, ...] = ()
    """Every value in order; empty where it is typed, or known to the screen alone."""
    shared: bool = False
    """Whether the `pizhu.toml` of a library may set it: nothing that names a person, a terminal, a key or a colour."""


_LOOKS, _PAGE, _NOTES = N_("Colours and names"), N_("How pages are set"), N_("Notes")
_LEARN: Final = N_("Learning Chinese")
_MODEL: Final = N_("Language model")
_SWITCH: Final = (False, True)

SETTINGS: Final = (
    SettingRow("theme", _LOOKS, N_("Colours"), N_("Name of the colours; `:theme` lists them.")),
    SettingRow(
        "reader.names",
        _LOOKS,
        N_("Names and figures"),
        N_("How loud names and figures are when an article opens: off, quiet (one underline) or full (in colour)."),
        ("off", "quiet", "full"),
        shared=True,
    ),
    SettingRow(
        "reader.figures",
        _LOOKS,
        N_("Figures"),
        N_("Whether figures are marked when an article opens."),
        _SWITCH,
        shared=True,
    ),
    SettingRow(
        "reader.words",
        _LOOKS,
        N_("Words"),
        N_("How words are told apart when an article opens: off, shaded or separated by a blank."),
        ("off", "shaded", "separated"),
        shared=True,
    ),
    SettingRow(
        "typesetting.measure",
        _PAGE,
        N_("Measure"),
        N_("Widest text row in cells, 40 to 100."),
        tuple(range(40, 101)),
        shared=True,
    ),
    SettingRow(
        "typesetting.indent",
        _PAGE,
        N_("Indent"),
        N_("First-line indent of a paragraph in cells, 0 to 12."),
        tuple(range(13)),
        shared=True,
    ),
    SettingRow(
        "typesetting.spacing",
        _PAGE,
        N_("Space between paragraphs"),
        N_("Blank rows between paragraphs, 0 to 3."),
        tuple(range(4)),
        shared=True,
    ),
    SettingRow(
        "typesetting.hang",
        _PAGE,
        N_("Hanging punctuation"),
        N_("Whether closing punctuation may hang past the measure."),
        _SWITCH,
        shared=True,
    ),
    SettingRow(
        "typesetting.keep_words",
        _PAGE,
        N_("Words kept whole"),
        N_("Whether rows break between words where they stay full enough."),
        _SWITCH,
        shared=True,
    ),
    SettingRow(
        "typesetting.ambiguous",
        _PAGE,
        N_("Width of “ ” …"),
        N_("Cells of “ ” … — in this terminal, 1 or 2; 0 asks the terminal."),
        (0, 1, 2),
    ),
    SettingRow("author", _NOTES, N_("Author"), N_("Name stored with new annotations; empty means the login name.")),
    SettingRow(
        "reader.notes",
        _NOTES,
        N_("Notes"),
        N_("Whether annotations are shown when an article opens."),
        _SWITCH,
        shared=True,
    ),
    SettingRow(
        "reader.margin",
        _NOTES,
        N_("Margin"),
        N_("When the margin with notes stands beside the page: auto (where there are notes), always or never."),
        ("auto", "always", "never"),
    ),
    SettingRow(
        "reader.panel",
        _NOTES,
        N_("Panel on wide screens"),
        N_("Whether outline or facts open by themselves from 150 columns on (auto), or only when asked for (asked)."),
        ("auto", "asked"),
    ),
    SettingRow(
        "learn.level",
        _LEARN,
        N_("Level passed"),
        N_("HSK 3.0 level whose words count as known, with those below; 7 is 7 to 9, 0 none."),
        tuple(range(8)),
    ),
    SettingRow(
        "reader.new_words",
        _LEARN,
        N_("New words"),
        N_("Whether words that are new to you are set off when an article opens."),
        _SWITCH,
    ),
    SettingRow(
        "learn.dictionary",
        _LEARN,
        N_("Own dictionary"),
        N_("Path of a file in the CC-CEDICT format; its entries go before those of CC-CEDICT."),
    ),
    SettingRow(
        "model.address",
        _MODEL,
        N_("Address"),
        N_(
            "Of an OpenAI-compatible interface that may point at passages when asked; empty: none, and nothing is sent."
        ),
    ),
    SettingRow("model.name", _MODEL, N_("Model"), N_("What that host calls the model.")),
    SettingRow(
        "model.key_variable",
        _MODEL,
        N_("Variable of the key"),
        N_("Name of the environment variable that holds the key for that host; never the key itself."),
    ),
)
"""In the order of the screen."""

BY_NAME: Final = {row.name: row for row in SETTINGS}
