"""Run every `bench_*.py` beside this file, or those named on the command line, and print their lines."""

import importlib
import sys
from pathlib import Path


def main(names: list[str]) -> None:
    """Print the lines of each benchmark module; a module has `run()`, which yields `report.Line`."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if names and path.stem.removeprefix("bench_") not in names:
            continue
        print(f"\n{path.stem.removeprefix('bench_')}", flush=True)
        for line in importlib.import_module(f"bench.{path.stem}").run():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
