"""Print a filter so that `parse` reads the same one again."""

from tui.workspace.filter.syntax import Condition, Conjunction, Disjunction, Expression, Filter, Nearness, Negation

_SPECIAL = set('()|（）｜"“”「」『』＂\\')
_NAMED = ("@", "＠")
"""What a saved filter is called by."""
_SIGNS = tuple(":=><~-：＝＞＜～－≥≤")


def write(wanted: Filter) -> str:
    """Return a filter as text, in the signs that every keyboard has."""
    where = "" if wanted.where == Conjunction() else _write(wanted.where, 1 if wanted.sort else 0)
    sort = ",".join(f"{'-' * key.descending}{key.key}" for key in wanted.sort)
    return " ".join(part for part in (where, f"sort:{sort}" if sort else "") if part)


def _write(part: Expression, level: int) -> str:
    """Write a part; level 0 stands alone, 1 within `|`, 2 within a row of conditions, 3 after `-`."""
    match part:
        case Condition(key, operator, value):
            return f"{key}{operator}{value_text(value)}" if key or operator != ":" else value_text(value, bare=True)
        case Nearness(words, distance):
            return f"near({' '.join(value_text(word, bare=True) for word in words)}){distance}"
        case Negation(inner):
            return f"-{_write(inner, 3)}"
        case Conjunction(parts):
            text = " ".join(_write(one, 2) for one in parts)
            return f"({text})" if level >= 2 else text
        case Disjunction(parts):
            text = " | ".join(_write(one, 1) for one in parts)
            return f"({text})" if level >= 1 else text


def value_text(value: str, *, bare: bool = False) -> str:
    """Return a value, between quotation marks where it would not be read as one."""
    plain = not any(char in _SPECIAL or char.isspace() for char in value)
    if plain and not (bare and (value[:1] in _NAMED or any(sign in value for sign in _SIGNS))):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
