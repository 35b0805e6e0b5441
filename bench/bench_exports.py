"""How long 10,000 notes take to leave in each format, from the files of a library to the bytes; and coming home."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from bench.report import Line
from tui.export.document import Choice
from tui.export.format import Options
from tui.export.registry import FORMATS
from tui.folders import Folders
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.settings import Settings
from tui.text.library import Library
from tui.text.source import Source
from tui.workspace.exchange.exporting import gathered, options_for
from tui.workspace.exchange.importing import plan
from tui.workspace.session import Session

FILES, EACH = 100, 100


def run() -> Iterator[Line]:
    """Yield the lines of the report; marks stay behind, as finding them is the analyser's time."""
    with tempfile.TemporaryDirectory() as folder:
        session = _library(Path(folder))
        for name, form in FORMATS.items():
            options = options_for(session, form, Options(marks=Choice.NONE))
            session.notes.all_seen()
            begin = process_time()
            files = list(form.write(gathered(session, None, form, options), options))
            taken = process_time() - begin
            yield Line(f"{name}, 10,000 notes in {FILES} files", taken, "s", aim="2 s for text formats")
            if name == "jsonl":
                data = files[0].data
        reader = FORMATS["jsonl"].read
        assert reader is not None
        begin = process_time()
        plan(session, "jsonl", reader({"": data}))
        yield Line("planning to bring 10,000 notes of JSON Lines home", process_time() - begin, "s")
        session.close()


def _library(folder: Path) -> Session:
    (folder / "annotations").mkdir()
    for number in range(FILES):
        lines = (f"第{number}页第{k}段：国务院印发《数据要素》行动计划，到2027年规模达到{k}亿元。" for k in range(EACH))
        (folder / f"{number:03}.txt").write_text(f"标题{number}\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    place = folder / ".state"
    session = Session(Library.open(folder), Settings(), Folders(place, place, place, place))
    for name in session.library.names():
        source = session.library.read(name)
        assert isinstance(source, Source)
        at = list(range(10, len(source.text) - 30, (len(source.text) - 40) // EACH))[:EACH]
        put = (create(source, [(k, k + 5)], note="要紧：与上一条对照。", tags=("经济/物价",)) for k in at)
        session.notes.store.apply(source, Change("", put=tuple(put)))
    return session
