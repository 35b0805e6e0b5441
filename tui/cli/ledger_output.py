"""How `pizhu ledger` prints facts, verdicts and the table of them."""

import csv
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.cli.output import Failed, say_table
from tui.cli.records import say_records
from tui.i18n import N_, _

if TYPE_CHECKING:
    from tui.language.ledger import Finding, Located, Period
    from tui.language.ledger.table import Cell, LedgerRow, LedgerTable
    from tui.workspace.ledger import Ledger


def fact_record(one: "Located") -> dict[str, Any]:
    """Return a fact as JSON has it; an open side of its value is null."""
    fact = one.fact
    return {
        "file": one.file,
        "start": one.start,
        "end": one.end,
        "text": fact.text,
        "indicator": fact.indicator or None,
        "kind": fact.kind.value,
        "place": fact.place,
        "period": [fact.period.start.isoformat(), fact.period.end.isoformat()] if fact.period else None,
        "value": [_number(fact.value.low), _number(fact.value.high)],
        "unit": fact.unit,
        "bound": fact.bound,
        "claim": fact.claim.value,
        "edition": fact.edition.value if fact.edition else None,
        "scope": fact.scope,
        "found": {name: found.value for name, found in fact.found.items()},
    }


def _number(value: float) -> float | None:
    if math.isinf(value):
        return None
    return int(value) if float(value).is_integer() else value


_VERDICTS = {
    "conflict": N_("conflict"),
    "revised": N_("revised"),
    "bound-broken": N_("bound broken"),
    "sum-fails": N_("sum fails"),
    "unsure": N_("unsure"),
}
_HINTS = {"sign": N_("other sign"), "digits": N_("same digits in another order")}
"""Words for people; JSON and CSV keep their own."""
_FINDINGS = ("verdict", "hint", "place", "value", "sentence")


def say_findings(findings: Iterable["Finding"], form: str) -> None:
    """Print one verdict a line, or a row for each of its facts."""
    if form in ("json", "jsonl"):
        say_records(map(_finding, findings), form, (), (), tuple)
        return
    rows = [_row(finding, one) for finding in findings for one in finding.facts]
    if form == "csv":
        _write_csv(_FINDINGS, rows)
    else:
        spoken = (
            (_(_VERDICTS[verdict]), _(_HINTS[hint]) if hint in _HINTS else hint, *rest) for verdict, hint, *rest in rows
        )
        say_table((_("verdict"), _("hint"), _("where"), _("figure"), _("sentence")), spoken, yielding=(4,))


def _finding(finding: "Finding") -> dict[str, Any]:
    said = {"verdict": finding.verdict.value, "facts": [fact_record(one) for one in finding.facts]}
    return said | ({"hint": finding.hint} if finding.hint else {})


def _row(finding: "Finding", one: "Located") -> tuple[str, ...]:
    where = f"{one.file}:{one.start}"
    return (finding.verdict.value, finding.hint, where, f"{one.fact.indicator} {one.fact.text}", one.sentence)


_HEAD = (
    "file",
    "start",
    "end",
    "text",
    "indicator",
    "kind",
    "place",
    "unit",
    "bound",
    "claim",
    "edition",
    "scope",
    "low",
    "high",
    "from",
    "to",
    "found",
)


def say_csv(facts: Iterable["Located"]) -> None:
    """Print a row for each fact."""
    _write_csv(_HEAD, map(_flat, facts))


def _flat(one: "Located") -> list[Any]:
    fact = fact_record(one)
    low, high = fact.pop("value")
    begun, ended = fact.pop("period") or (None, None)
    found = fact.pop("found")
    return [*fact.values(), low, high, begun, ended, " ".join(f"{name}={how}" for name, how in found.items())]


def write_workbook(ledger: "Ledger", path: Path | None, *, force: bool) -> None:
    """Write a workbook: the ledger as a matrix, its facts, what does not agree. Raises Failed."""
    from tui.export.format import File
    from tui.export.saving import ExportError, installed, save
    from tui.export.xlsx import Workbook

    assert path is not None
    table = ledger.table
    try:
        installed("xlsx")
        columns = ("indicator", "place", "kind", *map(_period, table.columns))
        rows = {
            "ledger": _matrix(table),
            "facts": map(_flat, ledger.facts),
            "findings": (_row(finding, one) for finding in ledger.findings for one in finding.facts),
        }
        book = Workbook(path.stem, zip(rows, (columns, _HEAD, _FINDINGS), strict=True))
        for sheet, found in rows.items():
            for cells in found:
                book.add(sheet, cells)
        save([File("", book.finished())], path, force=force)
    except ExportError as error:
        raise Failed(str(error)) from error


def _matrix(table: "LedgerTable") -> Iterator[Sequence[str]]:
    for row in table.rows:
        found = [table.cells.get((row, column)) for column in table.columns]
        yield row.indicator or "—", row.place or "", _kind(row), *(_shown(cell) if cell else "" for cell in found)


def _write_csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow(
            [f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t" and cell else cell for cell in row]
        )


_SIGNS = {"conflict": "!", "revised": "r", "bound-broken": "!", "sum-fails": "+", "unsure": "?"}
"""What a cell shows behind its value."""


def say_ledger(ledger: "Ledger") -> None:
    """Print a row for each cell of the table: so many periods would not fit beside one another."""
    table = ledger.table
    head = (_("indicator"), _("place"), _("kind"), _("period"), _("value"))
    say_table(head, _rows(table), yielding=(0, 2))


def _rows(table: "LedgerTable") -> Iterator[Sequence[str]]:
    for row in table.rows:
        for column in table.columns:
            if cell := table.cells.get((row, column)):
                yield row.indicator or "—", row.place or "", _spoken(row), _period(column), _shown(cell)


def _spoken(row: "LedgerRow") -> str:
    """Return the sense of a row in the reader's words."""
    from tui.workspace.lines.figures import kind_of

    return kind_of(row) or _("level")


def _kind(row: "LedgerRow") -> str:
    return "·".join(filter(None, (row.kind.value, row.scope, row.claim.value if row.claim != "actual" else "")))


def _shown(cell: "Cell") -> str:
    sources = f" x{cell.sources}" if cell.sources > 1 else ""
    sign = _SIGNS.get(cell.verdict.value, "")
    return f"{cell.best.fact.text}{sources}{' ' + sign if sign else ''}"


def _period(period: "Period | None") -> str:
    """Return a period as people write it: 2024, 2024-01..09, 2024-12-31."""
    if period is None:
        return "?"
    start, end = period
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}..{end.year}"
    if start == end:
        return start.isoformat()
    if start.year == end.year and start.day == 1:
        return f"{start:%Y-%m}" if start.month == end.month else f"{start:%Y-%m}..{end:%m}"
    return f"{start.isoformat()}..{end.isoformat()}"
