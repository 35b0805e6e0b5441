"""The folders that pizhu keeps beside the libraries."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Folders:
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
