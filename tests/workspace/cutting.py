"""Texts to be cut, and sessions that cut them."""

from pathlib import Path

from tui.text.article import Page
from tui.text.source import Source
from tui.workspace.cuts.cuts import Cuts

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
MARKED = """---
title: 报告
date: 2024-05-01
author: 张三
tags: [政策, 大连]
---

# 年度报告

> 引文一句。

- 第一项
  1. 嵌套

| 项 | 值 |
|:--|--:|
| 甲 | **1** |

```
code
```

见[链接](https://example.com)。
"""
POEM = "静夜思\n李白\n\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n"
PAGE = "<html><body><ul><li>一<li>二</ul><table><tr><th>甲<td>1</table><p>正文写在这里。</body></html>"
TEXTS = (*(path.read_text("utf-8") for path in SEEDS), MARKED, POEM, PAGE, "", "\n\n", "标题\n\n正文写在这里，不长。\n")


def kept(cache: Path, *sources: Source) -> None:
    cuts = Cuts(cache)
    for source in sources:
        cuts.page(source)
    cuts.close()


def again(cache: Path, source: Source) -> Page:
    """The page of a source by a session that opens the cache anew."""
    cuts = Cuts(cache)
    try:
        return cuts.page(source)
    finally:
        cuts.close()
