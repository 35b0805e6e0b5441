"""The columns of the ledger in narrow windows: a figure is always among them, and the undated ones come last."""

from tui.app.table.content import UNTOLD, Column
from tui.app.table.rows import TableRows
from tui.workspace.lines.line import TableLine

FIXED = (
    Column("", 2, style="strong"),
    Column("indicator", 22),
    Column("kind", 12, style="dim"),
    Column("place", 10, style="dim"),
)


def rows(*periods, cells):
    """Return rows of one indicator with cells for each period."""
    columns = (*FIXED, *(Column(period, 18, slides=True) for period in periods))
    table = TableRows(FIXED)
    lines = [
        TableLine(str(n), ("!!", "城镇居民人均可支配收入", "on the year", "大连市", *row), ((n,),), None)
        for n, row in enumerate(cells)
    ]
    table.show(lines, columns)
    return table


def test_a_window_of_forty_cells_shows_a_figure():
    table = rows("2024", UNTOLD, cells=[("51236元", "")])
    shown = dict(table.widths(40))
    assert shown[4] == 7
    assert sum(shown.values()) + 2 * (len(shown) - 1) < 40


def test_what_has_no_period_is_not_shown_first_however_much_of_it_there_is():
    wide = "9516.9亿元 ×2 !!"
    table = rows("2023", "2024", UNTOLD, cells=[("", wide, ""), ("", "", wide), ("", "", wide), (wide, "", "")])
    shown = [place for place, _size in table.widths(80) if place > 3]
    assert shown == [5]


def test_a_wide_window_keeps_every_column():
    table = rows("2024", cells=[("51236元",)])
    assert [place for place, _size in table.widths(120)] == [0, 1, 2, 3, 4]
