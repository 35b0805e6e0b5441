"""Programs that write notes and say what they have stored, for tests that cut them off.

`python -m tests.notes.writers KIND ROOT` with KIND `store`, `long` or `tinydb` says on standard output `begin {...}`
before and `done {...}` after each action, with the notes that the file holds then.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from tests.notes.conftest import TEXT, make_source
from tui.notes.file.codebook import Defining, Tag
from tui.notes.model.create import create
from tui.notes.store.store import Change, Store
from tui.text.source import Source

Say = Callable[[str], None]
DAMAGED = b'{"pizhu": {\n"1": {"format":1}\n},\n"_default": {\n"5": {"id":"'
"""What lies in `z.json` at the beginning."""


def store(root: Path, say: Say) -> None:
    """Write with the store: add, change and remove notes, define a tag, make a folder, mend a damaged file."""
    session = Store(root / "annotations", state=root / "state")
    for name in ("x.txt", "部/y.txt", "z.txt"):
        _five_actions(session, make_source(root, name, TEXT), say)
    told = json.dumps(["annotations/codebook.json", {"机构": "定义"}])
    say(f"begin {told}")
    session.define("定义", Defining((Tag("机构", "定义"),)))
    say(f"done {told}")


def _five_actions(session: Store, source: Source, say: Say) -> None:
    notes: dict[str, str] = {}
    file = "annotations/" + source.name.replace(".txt", ".json")

    def act(change: Change, after: dict[str, str]) -> None:
        say(f"begin {json.dumps([file, after])}")
        session.apply(source, change)
        say(f"done {json.dumps([file, after])}")

    for number in range(3):
        made = create(source, [(number, number + 2)], note=f"第{number}条" * 40)
        notes = notes | {made.id: made.note}
        act(Change("标注", put=(made,)), notes)
    first, second = session.read(source).annotations[:2]
    notes = notes | {first.id: "短"}
    act(Change("改", put=(replace(first, note="短"),)), notes)
    notes = {key: note for key, note in notes.items() if key != second.id}
    act(Change("删", drop=(second,)), notes)


def long(root: Path, say: Say, actions: int = 100) -> None:
    """Add, change and remove notes of two sources at random."""
    session = Store(root / "annotations", state=root / "state")
    chance = Random(7)
    sources = [make_source(root, name, TEXT) for name in ("x.txt", "部/y.txt")]
    notes: dict[str, dict[str, str]] = {source.name: {} for source in sources}
    for number in range(actions):
        source = chance.choice(sources)
        known = list(session.read(source).annotations)
        said = (
            chance.choice(known)
            if known and chance.random() < 0.5
            else create(source, [(number % 90, number % 90 + 2)])
        )
        said = replace(said, note=chance.choice("甲乙丙丁") * chance.randrange(300))
        removed = said in known or (len(known) > 20 and chance.random() < 0.5)
        after = {key: note for key, note in notes[source.name].items() if key != said.id}
        if not removed:
            after[said.id] = said.note
        told = json.dumps(["annotations/" + source.name.replace(".txt", ".json"), after])
        say(f"begin {told}")
        session.apply(source, Change("动", drop=(said,)) if removed else Change("动", put=(said,)))
        say(f"done {told}")
        notes[source.name] = after


def tinydb(root: Path, say: Say) -> None:
    """Write the like with plain TinyDB."""
    from tinydb import TinyDB

    db = TinyDB(root / "annotations" / "x.json", encoding="utf-8", ensure_ascii=False)
    notes: dict[str, str] = {}

    def act(change: Callable[[], object], after: dict[str, str]) -> None:
        say(f"begin {json.dumps(['annotations/x.json', after])}")
        change()
        say(f"done {json.dumps(['annotations/x.json', after])}")

    for number in range(3):
        note = f"第{number}条" * 40
        notes = notes | {str(number + 1): note}
        act(lambda note=note: db.insert({"note": note}), notes)
    notes = notes | {"1": "短"}
    act(lambda: db.update({"note": "短"}, doc_ids=[1]), notes)
    notes = {key: note for key, note in notes.items() if key != "2"}
    act(lambda: db.remove(doc_ids=[2]), notes)


def prepare(root: Path) -> dict[str, bytes]:
    """Lay out what is there before, and return it: path -> content."""
    (root / "annotations").mkdir(parents=True)
    (root / "annotations" / "z.json").write_bytes(DAMAGED)
    return {str(root / "annotations" / "z.json"): DAMAGED}


if __name__ == "__main__":
    program = {"store": store, "long": long, "tinydb": tinydb}[sys.argv[1]]
    program(Path(sys.argv[2]), lambda line: os.write(1, f"{line}\n".encode()) and None)
