"""Generated reports with known contradictions: how many the ledger finds, and how often it cries wolf."""

import random
from datetime import date
from itertools import pairwise
from pathlib import Path

from tui.text.source import Source
from tui.text.structure import split
from tui.workspace.ledger import FactSource, Ledger, of_pages

ISSUE = date(2025, 2, 10)
CITIES = ["临江", "云岭", "青川", "北原", "石桥", "南陵", "东浦", "西宁", "海宁", "常德"]
LEVELS = [
    ("地区生产总值", "亿元", "GDP"),
    ("一般公共预算收入", "亿元", "地方一般公共预算收入"),
    ("社会消费品零售总额", "亿元", "社零总额"),
    ("固定资产投资", "亿元", "固定资产投资额"),
    ("进出口总额", "亿元", "外贸进出口总值"),
    ("粮食总产量", "万吨", "粮食产量"),
    ("港口货物吞吐量", "万吨", "货物吞吐量"),
    ("全社会用电量", "亿千瓦时", "用电量"),
    ("接待游客", "万人次", "接待国内外游客"),
    ("居民人均可支配收入", "元", "全体居民人均可支配收入"),
]
RATES = [("城镇登记失业率", "登记失业率"), ("常住人口城镇化率", "城镇化率"), ("森林覆盖率", "森林覆盖率")]
PLANTS = ("digits", "unit", "sign", "period", "place", "last digit")


def report(rng: random.Random, city: str, facts: list[tuple[str, str, str, str]], style: int) -> str:
    """Return a report of facts (name, number with unit, growth, other name) in one of four styles."""
    heads = [
        f"2024年，{city}市经济运行总体平稳。\n",
        f"{city}市2024年国民经济和社会发展统计公报\n\n",
        f"本报讯 记者从{city}市统计局获悉，去年全市经济稳中有进。\n",
        "",
    ]
    lines = []
    for name, number, growth, other in facts:
        called = other if style % 2 else name
        sign = "下降" if growth.startswith("-") else "增长"
        change = f"，比上年{sign}{growth.lstrip('-')}%" if growth else ""
        when = ("2024年，", "", "去年，", "2024年，")[style]
        where = ("全市", "全市", "我市", f"{city}市")[style]
        verb = rng.choice(["", "达到", "为", "完成" if "收入" in name or "投资" in name else "达"])
        lines.append(f"{when}{where}{called}{verb}{number}{change}。")
    rng.shuffle(lines)
    return heads[style] + "\n".join("".join(lines[at : at + 3]) for at in range(0, len(lines), 3))


def facts_of(rng: random.Random) -> list[tuple[str, str, str, str]]:
    """Return random facts of one city and year."""
    found = []
    for name, unit, other in rng.sample(LEVELS, 7):
        number = f"{rng.randint(2000, 98000)}" if unit == "元" else f"{rng.uniform(20, 9800):.1f}"
        found.append((name, number + unit, f"{rng.choice(['', '-'])}{rng.uniform(1.1, 19):.1f}", other))
    for name, other in RATES:
        found.append((name, f"{rng.uniform(3, 70):.2f}%", "", other))
    return found


def planted(rng: random.Random, number: str, growth: str, kind: str) -> tuple[str, str] | None:
    """Return the number and the growth with a mistake in one of them; None where that kind cannot be made."""
    digits = number[: len(number) - len(number.lstrip("0123456789."))]
    unit = number[len(digits) :]
    if kind == "digits":
        for at, (one, other) in enumerate(pairwise(digits)):
            if (one + other).isdigit() and one != other and not (at == 0 and other == "0"):
                return digits[:at] + other + one + digits[at + 2 :] + unit, growth
        return None
    if kind == "unit":
        wrong = {"亿元": "万元", "万吨": "吨", "亿千瓦时": "万千瓦时", "万人次": "人次", "元": "万元"}.get(unit)
        return (digits + wrong, growth) if wrong else None
    if kind == "sign":
        return (number, growth[1:] if growth.startswith("-") else "-" + growth) if growth else None
    if kind == "last digit":
        return digits[:-1] + str((int(digits[-1]) + rng.randint(2, 8)) % 10) + unit, growth
    return None


def page(text: str, name: str) -> FactSource:
    """Return a text as a source of the ledger."""
    return FactSource(split(Source(Path(name), name, text, "utf-8", "0")))


def ledger(*texts: str) -> Ledger:
    """Return the ledger of some reports."""
    return of_pages([page(text, f"{number}.txt") for number, text in enumerate(texts)], issue=ISSUE)


def alarms(found: Ledger) -> int:
    """Return how many contradictions a ledger claims."""
    return sum(finding.verdict in ("conflict", "bound-broken", "sum-fails") for finding in found.findings)


def measure(articles: int = 200, seed: int = 7) -> dict[str, tuple[int, int]]:
    """Return for each kind of mistake how many were found of how many, and `false` alarms of how many keys."""
    rng = random.Random(seed)
    scores = {kind: [0, 0] for kind in ("false", *PLANTS)}
    for number in range(articles):
        city, facts = rng.choice(CITIES), facts_of(rng)
        first = report(rng, city, facts, number % 4)
        true = ledger(first, report(rng, city, facts, (number + 1 + number // 4) % 4))
        scores["false"][0] += alarms(true)
        scores["false"][1] += len(true.groups)
        for kind in PLANTS:
            at = rng.randrange(len(facts))
            name, value, growth, other = facts[at]
            if kind in ("period", "place"):
                other_value = (
                    f"{float(value[: -len(value.lstrip('0123456789.'))]) * 0.83:.1f}{value.lstrip('0123456789.')}"
                )
                where, when = ("全市", "2023年") if kind == "period" else ("全省", "2024年")
                text = f"{first}\n{when}，{where}{name}{other_value}。"
                second = f"{city}市经济运行情况\n\n{when}，{where}{other}{value}。"
            else:
                made = planted(rng, value, growth, kind)
                if made is None:
                    continue
                changed = [*facts[:at], (name, made[0], made[1], other), *facts[at + 1 :]]
                text, second = first, report(rng, city, changed, (number + 2) % 4)
            scores[kind][0] += bool(alarms(ledger(text, second)))
            scores[kind][1] += 1
    return {kind: (found, of) for kind, (found, of) in scores.items()}


if __name__ == "__main__":
    for kind, (found, of) in measure().items():
        print(f"{kind:12} {found} of {of}  {found / of:.3f}")
