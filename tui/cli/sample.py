"""The sample library: five newspaper pages, copied where the reader may write notes on them."""

import shutil
from pathlib import Path

from tui.cli.output import Failed
from tui.i18n import _

PACKAGE = Path(__file__).parent.parent


def shipped() -> Path:
    """Return the folder of the shipped pages: in the installed package, or at the root of the project."""
    for folder in (PACKAGE / "sample" / "seeds", PACKAGE.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise Failed(_("the sample pages are missing from this installation"))


def sample_library(target: Path) -> Path:
    """Copy the shipped pages to a folder of the user's, unless they are there; return the library's root."""
    try:
        (target / "seeds").mkdir(parents=True, exist_ok=True)
        (target / "annotations").mkdir(exist_ok=True)
        for page in sorted(shipped().iterdir()):
            if not (target / "seeds" / page.name).exists():
                shutil.copyfile(page, target / "seeds" / page.name)
    except OSError as error:
        raise Failed(_("cannot copy the sample pages: {why}").format(why=error)) from error
    return target
