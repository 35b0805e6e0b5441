"""Write a library in every format and let other programs read it: `make interop`."""

import sys
import tempfile
from pathlib import Path

from interop.checks import CHECKS
from interop.library import made, written


def main(names: list[str]) -> int:
    """Print a line for each format; return how many failed."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        session = made(Path(folder))
        found = written(session, Path(folder) / "out")
        for name, check in CHECKS.items():
            if names and name not in names:
                continue
            try:
                print(f"{name:12} {check(found[name], session)}", flush=True)
            except Exception as error:  # each of these programs has errors of its own
                failed += 1
                print(f"{name:12} FAILED {type(error).__name__}: {str(error)[:300]}", flush=True)
        session.close()
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
