"""What the reader can settle, each with its default; `tui.settingsfile` reads it from TOML."""

from typing import Annotated, Final, Literal

import msgspec

VARIABLE: Final = "^([A-Z_][A-Z0-9_]*)?$"
"""What a variable of the environment is called; keys of hosts are not."""


class Typesetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How pages are set; lengths in cells."""

    measure: Annotated[int, msgspec.Meta(ge=40, le=100)] = 76
    """Widest text row, 40 to 100."""
    indent: Annotated[int, msgspec.Meta(ge=0, le=12)] = 4
    """First-line indent of a paragraph."""
    spacing: Annotated[int, msgspec.Meta(ge=0, le=3)] = 0
    """Blank rows between paragraphs."""
    hang: bool = True
    """Closing punctuation may hang past the measure."""
    ambiguous: Annotated[int, msgspec.Meta(ge=0, le=2)] = 0
    """Cells of an ambiguous-width character in this terminal, 1 or 2; 0 asks the terminal."""
    keep_words: bool = True
    """Break between words where the row stays full enough."""


class PageLooks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the reading screen shows at first."""

    names: Literal["off", "quiet", "full"] = "quiet"
    """How loud names and figures are."""
    figures: bool = True
    """Figures are marked."""
    words: Literal["off", "shaded", "separated"] = "off"
    """How words are told apart."""
    notes: bool = True
    """Annotations are shown."""
    new_words: bool = False
    """Words that are new to the reader are set off."""
    margin: Literal["auto", "always", "never"] = "auto"
    """When the margin stands beside the page; auto: where there are notes."""
    panel: Literal["auto", "asked"] = "auto"
    """Whether the panel opens by itself on a wide screen."""


class Learning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a learner of Chinese sets."""

    level: Annotated[int, msgspec.Meta(ge=0, le=7)] = 0
    """HSK level whose words, and those of the levels below, are known; 7 is 7 to 9, 0 none."""
    dictionary: str = ""
    """Path of the reader's own dictionary in the CC-CEDICT format; its entries go before all others."""


class LanguageModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language model that may point at passages when it is asked to; without an address there is none."""

    address: str = ""
    """Of an OpenAI-compatible interface, such as `http://127.0.0.1:11434/v1`; empty for none."""
    name: str = ""
    """What the host calls the model."""
    key_variable: Annotated[str, msgspec.Meta(pattern=VARIABLE)] = ""
    """Name of the environment variable that holds the key; the key itself is in no file of pizhu."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the reader may set in `settings.toml`."""

    theme: str = "paper"
    author: str = ""
    """Name stored with new annotations; empty means the login name."""
    typesetting: Typesetting = Typesetting()
    reader: PageLooks = PageLooks()
    learn: Learning = Learning()
    model: LanguageModel = LanguageModel()
    keys: dict[str, str] = {}
    """Command id -> keys, separated by blanks, instead of the built-in ones."""

    def in_terminal(self, ambiguous: int | None) -> "Settings":
        """Return the settings with what the terminal says of its widths, where the reader has not said it."""
        if self.typesetting.ambiguous or not ambiguous:
            return self
        known = msgspec.structs.replace(self.typesetting, ambiguous=ambiguous)
        return msgspec.structs.replace(self, typesetting=known)

    @property
    def signature(self) -> str:
        """The name under which annotations are stored: the author, else the login name, empty when there is none."""
        if self.author:
            return self.author
        from getpass import getuser

        try:
            return getuser()
        except (OSError, KeyError, ImportError):
            return ""
