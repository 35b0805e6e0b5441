"""Change one thing at a time in a file and see whether a test notices: `make mutants FILE=tui/notes/model/merge.py`.

Prints killed and surviving mutants like a benchmark. Works on a copy of the tree; each mutant runs the tests of the
file's room (or those named) until the first failure. What hangs for five times the time of the whole tree is killed.
"""

import argparse
import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from time import monotonic

ROOT = Path(__file__).parent.parent
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True)
class Mutant:
    """One change of a file."""

    line: int
    about: str
    """What was there and what is there now."""
    text: str
    """The whole file with the change."""


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every mutant of a file: operators swapped, conditions negated, constants moved, statements left out."""
    tree = ast.parse(source)
    for number, node in enumerate(ast.walk(tree)):
        for way in range(_ways(node)):
            changed = copy.deepcopy(tree)
            target = next(known for at, known in enumerate(ast.walk(changed)) if at == number)
            before = _shown(target)
            _mutate(target, way)
            yield Mutant(getattr(node, "lineno", 0), f"{before}  ->  {_shown(target)}", ast.unparse(changed))


def _ways(node: ast.AST) -> int:
    """Return in how many ways a node can be changed."""
    match node:
        case ast.Compare(ops=ops):
            return sum(type(op) in SWAPS for op in ops)
        case ast.BinOp(op=op) | ast.BoolOp(op=op):
            return int(type(op) in SWAPS)
        case ast.If() | ast.IfExp() | ast.While():
            return 1
        case ast.Constant(value=bool() | int() | float()):
            return 1
        case ast.Return(value=ast.expr()):
            return int(not (isinstance(node.value, ast.Constant) and node.value.value is None))
        case ast.Expr(value=ast.Call()) | ast.AugAssign():
            return 1
        case ast.keyword(arg=str()):
            return 1
    return 0


def _mutate(node: ast.AST, way: int) -> None:
    match node:
        case ast.Compare(ops=ops):
            place = [at for at, op in enumerate(ops) if type(op) in SWAPS][way]
            ops[place] = SWAPS[type(ops[place])]()  # type: ignore[call-overload]
        case ast.BinOp(op=op) | ast.BoolOp(op=op):
            node.op = SWAPS[type(op)]()  # type: ignore[assignment]
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            node.test = ast.UnaryOp(ast.Not(), test)
        case ast.Constant(value=bool(value)):
            node.value = not value
        case ast.Constant(value=int() | float() as value):
            node.value = value + 1
        case ast.Return() | ast.keyword():
            node.value = ast.Constant(None)
        case ast.Expr() | ast.AugAssign():
            node.__class__ = ast.Pass  # type: ignore[assignment]
            node._fields = ()


def _shown(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split()) if not isinstance(node, ast.Pass) else "pass"
    return text if len(text) <= 60 else f"{text[:57]}..."


class Trees:
    """Copies of the tree, one a job."""

    def __init__(self, folder: Path, jobs: int) -> None:
        self._free: Queue[Path] = Queue()
        for job in range(jobs):
            copy_ = folder / str(job)
            for part in ("tui", "tests", "seeds", "annotations", "docs"):
                shutil.copytree(ROOT / part, copy_ / part, ignore=shutil.ignore_patterns("__pycache__"))
            for part in ("pyproject.toml", "README.md", "README.zh.md"):
                shutil.copy(ROOT / part, copy_ / part)
            self._free.put(copy_)

    def killed(self, file: Path, text: str, tests: list[str], limit: float | None) -> bool:
        """Tell whether the tests fail on a copy whose file holds this text."""
        tree = self._free.get()
        try:
            kept = (tree / file).read_text(encoding="utf-8")
            (tree / file).write_text(text, encoding="utf-8")
            command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-n", "0", *tests]
            env = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
            try:
                done = subprocess.run(command, cwd=tree, env=env, capture_output=True, timeout=limit, check=False)
            except subprocess.TimeoutExpired:
                return True
            finally:
                (tree / file).write_text(kept, encoding="utf-8")
            return done.returncode != 0
        finally:
            self._free.put(tree)


def main() -> int:
    """Run the mutants of a file; return 1 when the tests fail without any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("tests", nargs="*", help="tests to run; by default those of the file's room")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth mutant")
    args = parser.parse_args()
    file = args.file.resolve().relative_to(ROOT)
    tests = args.tests or [f"tests/{file.parts[1]}"]
    source = (ROOT / file).read_text(encoding="utf-8")
    wanted = list(mutants(source))[:: args.every]
    with tempfile.TemporaryDirectory() as folder:
        trees = Trees(Path(folder), args.jobs)
        start = monotonic()
        if trees.killed(file, source, tests, None):
            print("the tests fail without a mutant")
            return 1
        limit = 5 * (monotonic() - start) + 5
        with ThreadPoolExecutor(args.jobs) as pool:
            fates = pool.map(lambda one: trees.killed(file, one.text, tests, limit), wanted)
            survivors = [one for one, killed in zip(wanted, fates, strict=True) if not killed]
    for one in survivors:
        print(f"{file}:{one.line}: survived: {one.about}")
    killed = len(wanted) - len(survivors)
    share = 100 * killed / len(wanted) if wanted else 100
    print(f"{file}: {killed} of {len(wanted)} mutants killed ({share:.0f} %), {len(survivors)} survived")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
