"""Settings in TOML, and the folders that pizhu keeps beside the libraries."""

import os
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
import platformdirs

from tui import regular

LIBRARY_FILE: Final = "pizhu.toml"
LARGEST = 1_000_000
"""Bytes of the settings file."""

VARIABLE: Final = "^([A-Z_][A-Z0-9_]*)?$"
"""What a variable of the environment is called; keys of hosts are not."""


class SettingsError(Exception):
    """The settings file cannot be used; the message says where and why."""


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


class Folders(msgspec.Struct, frozen=True):
    """Where pizhu keeps what does not belong to a library."""

    config: Path
    """Holds `settings.toml`."""
    cache: Path
    """Safe to delete."""
    state: Path
    """Reading places, the undo journal, pending notes, drafts, backups."""
    data: Path
    """The copy of the sample library."""


def folders() -> Folders:
    """Return the folders of this user; platformdirs honours the XDG variables."""
    dirs = platformdirs.PlatformDirs("pizhu", appauthor=False)
    return Folders(dirs.user_config_path, dirs.user_cache_path, dirs.user_state_path, dirs.user_data_path)


def where() -> Path:
    """Return the settings file of this user."""
    return Path(os.environ.get("PIZHU_SETTINGS") or folders().config / "settings.toml")


def library_file(sources: Path) -> Path:
    """Return where the settings of a library lie, given the folder of its sources: beside `seeds/`, else in it."""
    return (sources.parent if sources.name == "seeds" else sources) / LIBRARY_FILE


def said(sources: Path | None = None) -> bool:
    """Tell whether the reader, or the library with this folder of sources, has a file of settings."""
    files = (where(), library_file(sources)) if sources else (where(),)
    return any(os.path.lexists(file) for file in files)


def load(path: Path | None = None) -> tuple[Settings, list[str]]:
    """Return what of the settings file can be used, and what is wrong with the rest; a missing file means the defaults.

    Raises SettingsError when the file cannot be read or is no text.
    """
    path = path or where()
    try:
        text = regular.read(path, LARGEST).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: {error}") from error
    from tui.mending import fitting, parsed

    tables, broken = parsed(text.replace("\r\n", "\n"))
    settings, unfit = fitting(tables, Settings, text)
    return settings, [f"{path}: {problem}" for problem in broken + unfit]
