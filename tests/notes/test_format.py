"""docs/format.md says what the files hold."""

import json
import re
from dataclasses import fields

from tests.conftest import ROOT
from tui.notes.file import codebook, content, layout, mend
from tui.notes.model.annotation import Anchor, AnchorState, Annotation, Kind, Status

BLOCKS = re.findall(r"```json\n(.*?)```", (ROOT / "docs" / "format.md").read_text(encoding="utf-8"), re.DOTALL)


def test_the_example_is_a_file_of_todays_format() -> None:
    found = content.read(BLOCKS[0].encode(), mend.take)
    assert (found.quarantine, found.problems) == ("", ())
    assert len(found.tables[layout.NOTES]) == 2
    assert layout.dump(found.tables).decode() == BLOCKS[0]


def test_the_schema_of_a_note_names_every_field_with_its_default() -> None:
    said = json.loads(BLOCKS[1])["properties"]
    assert list(said) == [f.name for f in fields(Annotation) if f.name != "source"]
    assert list(said["anchor"]["properties"]) == [f.name for f in fields(Anchor)]
    assert (said["kind"]["enum"], said["status"]["enum"]) == ([*Kind], [*Status])
    assert said["anchor"]["properties"]["hold"]["enum"] == [*AnchorState]
    plain = Annotation("0" * 32)
    defaults = {name: told["default"] for name, told in said.items() if "default" in told}
    assert defaults == {n: list(v) if isinstance(v := getattr(plain, n), tuple) else v for n in defaults}


def test_the_schema_of_a_tag_names_every_field() -> None:
    said = json.loads(BLOCKS[2])["properties"]
    assert set(said) == {"id"} | {f.name for f in fields(codebook.Tag)}
    assert said["key"]["enum"] == ["", *codebook.KEYS]
    assert said["name"]["maxLength"] == codebook.LONGEST
