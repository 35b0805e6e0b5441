"""The mutants of a file: its source with one thing changed at a time."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

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
    """Yield every mutant of a file: operators swapped, conditions negated, constants moved, statements left out.

    Decorators stay: no behaviour that a test states hangs on `frozen` or `slots`.
    """
    tree = ast.parse(source)
    spared = {
        id(inner) for node in ast.walk(tree) for one in getattr(node, "decorator_list", ()) for inner in ast.walk(one)
    }
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in spared:
            continue
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
