"""JSON Lines: one annotation a line."""

import json
from collections.abc import Iterator, Sequence

from tui.export.format import File, Options
from tui.export.material import Material
from tui.export.record import record


def write(materials: Sequence[Material], _options: Options) -> Iterator[File]:
    """Return one JSON object a line with the fields of `record`, and `spans` for text broken over columns."""
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in record(materials)]
    yield File("", "".join(lines).encode("utf-8", "backslashreplace"))
