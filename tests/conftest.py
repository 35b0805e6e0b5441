"""What every test shares: no test sees or touches the user's own folders, locale or terminal."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tui.workspace.slow import Guard

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
os.environ["PIZHU_LANG"] = "en"

settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("repeat", settings.get_profile("explore"), derandomize=True)
settings.load_profile("repeat" if os.environ.get("CI") else "explore")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
REFERENCE = ROOT / "tests" / "reference"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point every user folder into a temporary one."""
    home = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("PIZHU_SETTINGS", raising=False)


@pytest.fixture(autouse=True)
def _slow_work_is_for_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where something slow is called in the thread of the screens."""
    monkeypatch.setattr(Guard, "strict", True)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return the root of a fresh copy of the shipped library."""
    root = tmp_path / "library"
    shutil.copytree(SEEDS, root / "seeds")
    (root / "annotations").mkdir()
    return root
