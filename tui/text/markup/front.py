"""Front matter: the fields between `---` (YAML) or `+++` (TOML) at the head of a file.

Read line by line and not by a loader of YAML, because the title may be shown from where it stands, and because half a
front matter that a loader refuses must still be kept out of the text.
"""

import re
from dataclasses import dataclass, field

from tui.text import lazy

_FIELD = lazy.pattern(r"(?P<name>[A-Za-z_\u4e00-\u9fff][\w.\u4e00-\u9fff-]{0,40})(?P<sign>\s*[:=：]\s*)(?P<value>.*)$")
_MORE = lazy.pattern(r"^(?:\s+\S|\s*-\s|\s*[\]},#]|\s*$)")
_NAME = lazy.pattern(r"^name\s*:\s+")
"""The key of a name in a list of persons: `- name: 何苗`."""
_BARE = lazy.pattern(
    r"(?P<name>Title|Author|Authors|Date|Modified|Category|Tags|Slug|Summary|Lang|Status|Subtitle)(?P<sign>:\s+)(?P<value>\S.*)$",
    re.IGNORECASE,
)
_BARE_MOST = 3_000
"""Code points of the longest fields without rules around them."""
_MOST = 6_000
"""Lines of the longest front matter; some sites keep there what readers said of a text."""
_STRAY_SHARE = 0.1
"""Share of its lines that may be neither a field nor a part of one: a long value that its writer did not indent."""
_TITLES = ("title", "标题", "題目", "题目")
_AUTHORS = ("author", "authors", "作者", "byline")
_DATES = ("date", "published", "pubdate", "publish_date", "created", "日期", "发布日期", "time", "lastmod")
_ORIGINS = ("source", "origin", "来源", "url", "link", "original_url", "canonical")
_TAGS = ("tags", "tag", "keywords", "categories", "标签")


@dataclass(slots=True)
class Front:
    """What the front matter says."""

    lines: int = 0
    """How many lines of the file it takes, rules and blank lines included."""
    names: list[str] = field(default_factory=list)
    """The field of each line, in lower case; empty for rules and parts of a longer value."""
    values: dict[str, list[str]] = field(default_factory=dict)
    """The values of each field."""

    def _first(self, names: tuple[str, ...]) -> list[str]:
        return next((found for name in names if (found := self.values.get(name))), [])

    @property
    def title(self) -> str | None:
        """The title it gives."""
        return next(iter(self._first(_TITLES)), None)

    @property
    def authors(self) -> list[str]:
        """The authors it names."""
        return [name for value in self._first(_AUTHORS) for name in re.split(r"[、，,;；]\s*|\s+and\s+", value) if name]

    @property
    def date(self) -> str | None:
        """The date of publication as it stands."""
        return next(
            (value for name in _DATES for value in self.values.get(name, []) if re.search(r"\d{4}", value)), None
        )

    @property
    def origin(self) -> str | None:
        """Where the text comes from."""
        return next(iter(self._first(_ORIGINS)), None)

    @property
    def tags(self) -> list[str]:
        """What it is filed under."""
        return self._first(_TAGS)


def is_title(name: str) -> bool:
    """Tell whether a field holds the title."""
    return name in _TITLES


def read_front(text: str) -> Front:
    """Return the front matter of `text`; it has no lines when there is none."""
    rule = text[:3]
    if rule not in ("---", "+++") or text[3:].split("\n", 1)[0].strip():
        return _bare(text)
    front = Front(1, [""])
    name, at, stray = "", text.find("\n") + 1, 0
    while at > 0 and front.lines < _MOST:
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        front.lines += 1
        front.names.append("")
        if line.rstrip() in (rule, "..."):
            return front if front.values and stray <= _STRAY_SHARE * front.lines else Front()
        if (found := _FIELD.match(line)) is not None:
            name = found["name"].lower()
            front.names[-1] = name
            front.values.setdefault(name, []).extend(_values(found["value"]))
        elif _MORE.match(line):
            front.values.setdefault(name, []).extend(_values(_NAME.sub("", line.strip().removeprefix("- ").strip())))
        elif name:
            stray += 1
        else:
            break
        if end < 0:
            break
        at = end + 1
    return Front()


def _bare(text: str) -> Front:
    """Return the fields that stand at the head of a file without rules around them, up to a blank line."""
    front = Front()
    for line in text[:_BARE_MOST].split("\n"):
        if not line.strip():
            break
        found = _BARE.match(line)
        if found is None:
            return Front()
        front.lines += 1
        front.names.append(found["name"].lower())
        front.values.setdefault(front.names[-1], []).extend(_values(found["value"]))
    return front if front.title and front.lines > 1 else Front()


def _values(value: str) -> list[str]:
    """Return the values in a line: a list in brackets, or one scalar without its quotes."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [found for part in value[1:-1].split(",") for found in _values(part)]
    if value[:1] in ("|", ">") or value.startswith("#"):
        return []
    value = value.strip("\"'") if value[:1] in ('"', "'") else value
    return [value] if value and value not in ("null", "~", "[]", "{}") else []


def value_span(line: str) -> tuple[int, int] | None:
    """Return where the value of a field stands in its line, without quotes; None when it has none."""
    found = _FIELD.match(line)
    if not found:
        return None
    start, end = found.span("value")
    while start < end and line[start] in " \t\"'":
        start += 1
    while end > start and line[end - 1] in " \t\"'":
        end -= 1
    return (start, end) if start < end else None
