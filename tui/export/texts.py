"""The texts that a file of another tool brings along, to be made into sources."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from tui.export.incoming import Files, NotReadable
from tui.export.jsonl import lines
from tui.i18n import _

_COLUMNS = ("text", "content", "body", "正文", "内容", "文本")
_NAMES = ("id", "name", "title", "filename", "file", "标题", "编号")


def texts(form: str, files: Files) -> Iterator[tuple[str, str]]:
    """Yield each text with what it is called, empty where the file does not say. Raises NotReadable."""
    try:
        if form == "brat":
            named = ((name, data) for name, data in files.items() if name.endswith(".txt"))
            yield from ((PurePosixPath(name).stem, data.decode("utf-8-sig")) for name, data in named)
            return
        for data in files.values():
            yield from (_named(row) for row in _rows(form, data))
    except (UnicodeDecodeError, ValueError, TypeError, KeyError, AttributeError, csv.Error) as error:
        raise NotReadable(_("no texts: {why}").format(why=error)) from error


def _rows(form: str, data: bytes) -> Iterator[dict[str, Any]]:
    """Yield what has a text, as a row of named fields."""
    if form == "labelstudio":
        tasks = json.loads(data)
        yield from ({"id": task.get("id", ""), **task["data"]} for task in tasks)
    elif form == "csv":
        yield from csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    elif form == "doccano":
        yield from (row if "text" in row else {**row, "text": row.get("data")} for _number, row in lines(data))
    else:
        raise NotReadable(_("files of the format {name} bring no texts along").format(name=form))


def _named(row: dict[str, Any]) -> tuple[str, str]:
    text = next((row[name] for name in _COLUMNS if isinstance(row.get(name), str) and row[name].strip()), None)
    if text is None:
        raise NotReadable(_("no texts: none of the columns {names}").format(names=", ".join(_COLUMNS)))
    return next((str(row[name]) for name in _NAMES if row.get(name)), ""), text
