"""Change one thing at a time in a file and see whether a test notices: `make mutants FILE=tui/notes/model/merge.py`.

Prints killed and surviving mutants like a benchmark. Works on copies of the tree; each mutant runs the tests of the
file's room (or those named) until the first failure. What hangs for five times the time of the whole tree is killed.
"""

import argparse
import os
import tempfile
from pathlib import Path

from forked import Runs
from mutation import mutants

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Run the mutants of a file; return 1 when the tests fail without any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("tests", nargs="*", help="tests to run; by default those of the file's room")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth mutant")
    parser.add_argument("--lines", default="", metavar="A-B", help="only mutants of these lines")
    args = parser.parse_args()
    file = args.file.resolve().relative_to(ROOT)
    first, _, last = args.lines.partition("-")
    lines = range(int(first or 0), int(last or first or 10**9) + 1)
    found = [one for one in mutants((ROOT / file).read_text(encoding="utf-8")) if one.line in lines][:: args.every]
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(ROOT, Path(folder), file, args.tests or [f"tests/{file.parts[1]}"], args.jobs)
        if not runs.pass_unchanged():
            print("the tests fail without a mutant")
            return 1
        survivors = [
            one for one, killed in zip(found, runs.killed([one.text for one in found]), strict=True) if not killed
        ]
    for one in survivors:
        print(f"{file}:{one.line}: survived: {one.about}")
    killed = len(found) - len(survivors)
    share = 100 * killed / len(found) if found else 100
    print(f"{file}: {killed} of {len(found)} mutants killed ({share:.0f} %), {len(survivors)} survived")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
