"""How well a page was split, line by line against its reference."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tui.text.article import Page

_BODY = ("paragraph", "heading")


@dataclass
class Score:
    """Counts over pages; each pair is (right, wanted, given)."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[object, ...]] = field(default_factory=list)

    def f1(self, what: str) -> float:
        right, wanted, given = (self.counts[f"{what} {kind}"] for kind in ("right", "wanted", "given"))
        return 2 * right / (wanted + given) if wanted + given else 1.0

    def share(self, what: str) -> float:
        return self.counts[f"{what} right"] / (self.counts[f"{what} wanted"] or 1)

    def __str__(self) -> str:
        return "  ".join(
            [f"{what} {self.f1(what):.3f}" for what in ("articles", "joins", "duplicates")]
            + [f"{what} {self.share(what):.3f}" for what in ("titles", "authors", "roles")]
        )


def squeeze(text: str | None) -> str:
    return re.sub(r"[\s#]+", "", text or "")


def add(score: Score, page: Page, reference: dict) -> None:
    """Count one page into `score`."""
    name, text = reference["file"], page.source.text
    lines, start = {}, 0
    for number, line in enumerate(text.split("\n"), 1):
        lines[number] = (start, start + len(line))
        start += len(line) + 1
    blocks = [(at, block) for at, article in enumerate(page.articles) for block in article.blocks]
    blocks += [(None, block) for block in page.other]
    spans = sorted((span.start, span.end, at) for at, (_, block) in enumerate(blocks) for span in block.spans)
    place: dict[int, int | None] = {}
    for record in reference["lines"]:
        low, high = lines[record["line"]]
        cover: Counter[int] = Counter()
        for begin, end, at in spans:
            if begin < high and end > low:
                cover[at] += min(end, high) - max(begin, low)
        place[record["line"]] = cover.most_common(1)[0][0] if cover else None

    def role(number: int) -> str:
        at = place[number]
        return "lost" if at is None else str(blocks[at][1].role)

    counts, errors = score.counts, score.errors
    for record in reference["lines"]:
        number, wanted, got = record["line"], record["role"], role(record["line"])
        counts["roles wanted"] += 1
        counts["roles right"] += wanted == got
        counts["duplicates wanted"] += wanted == "duplicate"
        counts["duplicates given"] += got == "duplicate"
        counts["duplicates right"] += wanted == got == "duplicate"
        if wanted != got:
            errors.append(("role", name, number, wanted, got))
    order = [record["line"] for record in reference["lines"] if record["role"] != "duplicate"]
    want = {(record["continues"], record["line"]) for record in reference["lines"] if "continues" in record}
    have, last = set(), {}
    for number in order:
        at = place[number]
        if at in last and at is not None:
            have.add((last[at], number))
        last[at] = number
    _count(score, "joins", len(want & have), len(want), len(have))
    errors += [("join missed", name, *pair) for pair in sorted(want - have)]
    errors += [("join wrong", name, *pair) for pair in sorted(have - want)]
    _articles(score, page, reference, order, {n: None if (at := place[n]) is None else blocks[at][0] for n in order})


def _count(score: Score, what: str, right: int, wanted: int, given: int) -> None:
    score.counts[f"{what} right"] += right
    score.counts[f"{what} wanted"] += wanted
    score.counts[f"{what} given"] += given


def _articles(score: Score, page: Page, reference: dict, order: list[int], article_of: dict[int, int | None]) -> None:
    by_line = {record["line"]: record for record in reference["lines"]}
    body = [number for number in order if by_line[number]["role"] in _BODY]

    def sets(pick: Iterable[tuple[int, int | None]]) -> dict[int, frozenset[int]]:
        found: dict[int, set[int]] = {}
        for number, key in pick:
            if key is not None:
                found.setdefault(key, set()).add(number)
        return {key: frozenset(value) for key, value in found.items()}

    wanted = sets((number, by_line[number]["article"]) for number in body)
    got = sets((number, article_of[number]) for number in body)
    matched = {key: next((g for g, lines in got.items() if lines == want), None) for key, want in wanted.items()}
    _count(score, "articles", sum(m is not None for m in matched.values()), len(wanted), len(got))
    for key, want in wanted.items():
        info = next(article for article in reference["articles"] if article["article"] == key)
        if matched[key] is None:
            score.errors.append(("article", reference["file"], key, info["title"], min(want), max(want)))
        near = matched[key]
        if near is None:
            near = max(got, key=lambda g: len(got[g] & want), default=None)
        title = page.articles[near].title if near is not None else None
        authors = page.articles[near].authors if near is not None else ()
        for what, right, detail in (
            ("titles", squeeze(title) == squeeze(info["title"]), (info["title"], title)),
            ("authors", set(authors) == set(info["authors"]), (info["authors"], authors)),
        ):
            score.counts[f"{what} wanted"] += 1
            score.counts[f"{what} right"] += right
            if not right:
                score.errors.append((what, reference["file"], key, *detail))
