"""The ledger of pages, without a screen: table, decisions that beat the machine, days of issue."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from bench import planted
from tests.language.ledger.reading import source
from tui.language.ledger import Interval, Verdict, findings, parse, shipped
from tui.language.ledger.compare import MOST
from tui.text.structure import split
from tui.workspace.ledger import FactSource, apart, confirm, dated, gather, mend, of_pages, same_as
from tui.workspace.ledger.kept import KeptFacts
from tui.workspace.ledger.together import together
from tui.workspace.lines.series import near

ISSUE = date(2025, 1, 20)
GDP = "2024年，全市地区生产总值9516.9亿元。"
OTHER = "2024年，全市地区生产总值9561.9亿元。"


def ledger(*texts, said=None, issue=ISSUE):
    """Return the ledger of texts; `said` maps the number of a text to annotations made from its source and article."""
    pages = [split(source(text, f"{number}.txt")) for number, text in enumerate(texts)]
    notes = {number: tuple(make(pages[number]) for make in makers) for number, makers in (said or {}).items()}
    return of_pages([FactSource(page, notes.get(number, ())) for number, page in enumerate(pages)], issue=issue)


def on(text, make, *rest):
    """Return what makes an annotation on a text of a page."""

    def annotation(page):
        at = page.source.text.index(text)
        spans = page.articles[0].to_source(at, at + len(text))
        return make(page.source, spans, *rest)

    return annotation


def test_the_table_has_a_row_of_indicator_and_place_and_a_column_of_the_period():
    table = ledger(GDP, "去年我市GDP达到9516.93亿元。").table
    [row], [period] = table.rows, table.columns
    cell = table.cells[row, period]
    assert (row.indicator, row.place, period.start.year) == ("地区生产总值", "全市", 2024)
    assert (cell.best.fact.text, cell.sources, cell.verdict) == ("9516.93亿元", 2, Verdict.AGREES)
    assert [one.sentence for one in cell.facts] == [GDP, "去年我市GDP达到9516.93亿元。"]


def test_a_conflict_shows_in_its_cell_and_in_the_findings():
    found = ledger(GDP, OTHER)
    [finding] = found.findings
    [cell] = found.table.cells.values()
    assert finding.verdict is cell.verdict is Verdict.CONFLICT
    assert cell.finding == finding


def test_the_order_of_sources_and_a_copy_of_one_change_no_verdict():
    texts = (GDP, OTHER, "2024年，全市地区生产总值突破9500亿元。")
    wanted = [finding.verdict for finding in ledger(*texts).findings]
    for order in permutations(texts):
        assert [finding.verdict for finding in ledger(*order).findings] == wanted
    assert [finding.verdict for finding in ledger(*texts, *texts).findings] == wanted


def test_a_fact_that_is_not_to_be_compared_is_left_alone():
    assert ledger(GDP, OTHER, said={1: [on("9561.9亿元", apart)]}).findings == []


def test_a_mended_field_beats_what_was_read():
    mended = on("9561.9亿元", mend, {"place": "全省", "period": ["2023-01-01", "2023-12-31"]})
    found = ledger(GDP, OTHER, said={1: [mended]})
    assert found.findings == []
    assert [one.fact.place for one in found.facts] == ["全市", "全省"]
    assert found.facts[1].fact.period.end.year == 2023


def test_a_confirmed_reading_makes_certain_what_was_unsure():
    blurred = "2024年，全市一般公共预算收人730亿元。"
    other = "2024年，全市一般公共预算收入720亿元。"
    assert [finding.verdict for finding in ledger(blurred, other).findings] == [Verdict.UNSURE]
    found = ledger(blurred, other, said={0: [on("730亿元", confirm)]})
    assert [finding.verdict for finding in found.findings] == [Verdict.CONFLICT]


def test_one_name_can_be_said_to_mean_another_indicator():
    own = "2024年，全市经济盘子9561.9亿元。"
    gdp = ledger(GDP).facts[0].fact
    assert ledger(GDP, own).findings == []
    found = ledger(GDP, own, said={1: [on("9561.9亿元", same_as, gdp)]})
    assert [finding.verdict for finding in found.findings] == [Verdict.CONFLICT]


@pytest.mark.parametrize(
    "fields", [{"colour": "red"}, {"period": ["2024-02-31", "2024-12-31"]}, {"kind": "kind"}, {"value": [1]}]
)
def test_a_field_that_a_fact_cannot_have_is_refused(fields):
    with pytest.raises(ValueError):
        on("9516.9亿元", mend, fields)(split(source(GDP)))


def test_an_article_without_a_day_of_issue_is_named_and_can_be_given_one():
    last = "去年全市GDP达到9516.9亿元。"
    found = ledger(last, issue=None)
    assert found.undated == (("0.txt", 1),)
    assert found.facts[0].fact.period is None
    given = ledger(last, said={0: [lambda page: dated(page.source, page.articles[0], ISSUE)]}, issue=None)
    assert given.undated == ()
    assert given.facts[0].fact.period.start == date(2024, 1, 1)


def test_the_name_of_a_file_dates_it():
    page = split(source("去年全市GDP达到9516.9亿元。", "news/2025-01-20-要闻.txt"))
    assert of_pages([FactSource(page)]).facts[0].fact.period.start.year == 2024


REPORT = (
    "大连市经济运行\n\n2024年，全市地区生产总值9516.9亿元，增长5.2%。\n\n"
    "| 指标 | 2024年（亿元） |\n|---|---|\n| 固定资产投资 | 520.6 |\n"
)


@pytest.fixture
def kept(tmp_path):
    return KeptFacts(tmp_path / "facts", shipped())


def test_facts_that_are_kept_are_those_that_were_read(kept, monkeypatch):
    pages = [FactSource(split(source(REPORT)))]
    first = of_pages(pages, issue=ISSUE, kept=kept)
    monkeypatch.setattr(gather, "read", None)
    assert of_pages(pages, issue=ISSUE, kept=kept).facts == first.facts
    assert len(first.facts) == 3


@pytest.mark.parametrize("text", [REPORT.replace("9516.9", "9561.9"), REPORT.replace("大连市经济", "沈阳市经济")])
def test_kept_facts_are_those_of_the_same_text_only(kept, text):
    of_pages([FactSource(split(source(REPORT)))], issue=ISSUE, kept=kept)
    page = [FactSource(split(source(text)))]
    assert of_pages(page, issue=ISSUE, kept=kept).facts == of_pages(page, issue=ISSUE).facts


def test_another_day_of_issue_or_another_lexicon_reads_anew(kept, tmp_path):
    pages = [FactSource(split(source("去年，全市GDP达到9516.9亿元。")))]
    assert of_pages(pages, issue=ISSUE, kept=kept).facts[0].fact.period.end.year == 2024
    assert of_pages(pages, issue=date(2024, 1, 20), kept=kept).facts[0].fact.period.end.year == 2023
    own = parse('"盘子" = { aliases = ["GDP"], unit = ["元"] }')[0].over(shipped())
    found = of_pages(pages, own, ISSUE, KeptFacts(tmp_path / "facts", own))
    assert found.facts[0].fact.indicator == "盘子"


def test_facts_that_one_process_keeps_another_one_finds(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    for seed in ("1", "2"):
        places = {"PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path)}
        command = [sys.executable, "-m", "tui", "ledger", str(tmp_path / "a.txt"), "--date", "2025-01-20"]
        subprocess.run(command, env=os.environ | places, check=True, capture_output=True, timeout=60)
    assert len(list((tmp_path / "cache").rglob("*.facts"))) == 1


def test_a_damaged_entry_is_read_anew(kept, tmp_path):
    pages = [FactSource(split(source(REPORT)))]
    wanted = of_pages(pages, issue=ISSUE, kept=kept).facts
    for path in (tmp_path / "facts").iterdir():
        path.write_bytes(path.read_bytes()[:-3])
    assert of_pages(pages, issue=ISSUE, kept=kept).facts == wanted


@pytest.mark.parametrize("seed", range(4))
def test_copies_and_another_order_of_whole_reports_change_no_verdict(seed):
    rng = random.Random(seed)
    facts = planted.facts_of(rng)
    texts = [planted.report(rng, "临江", facts, style) for style in range(4)]
    texts += [planted.report(rng, "临江", planted.facts_of(rng), 0)]
    wanted = sorted(finding.verdict for finding in ledger(*texts).findings)
    assert wanted
    shuffled = [*texts, texts[0], texts[-1]]
    rng.shuffle(shuffled)
    assert sorted(finding.verdict for finding in ledger(*shuffled).findings) == wanted


def test_ten_thousand_facts_of_one_key_are_folded():
    [one] = ledger(GDP).facts
    many = [
        one._replace(start=n, fact=replace(one.fact, value=Interval(9000.0 + n, 9001.0 + n))) for n in range(10_000)
    ]
    [finding] = findings(many, shipped())
    assert len(finding.facts) == MOST


def test_of_two_sources_one_may_leave_the_province_to_the_other():
    report = "2024年，辽宁省地区生产总值3.26万亿元，增长5.2%；辽宁省社会消费品零售总额1.04万亿元。"
    other = "2024年，全省地区生产总值3.29万亿元，增长5.2%；全省社会消费品零售总额1.04万亿元。"
    alone = ledger(report, other)
    assert [finding.verdict for finding in alone.findings] == []
    assert [finding.verdict for finding in together(alone, ("0.txt", "1.txt")).findings] == ["conflict"]


def test_a_figure_far_inside_its_sentence_is_shown_with_what_stands_just_before_it():
    long = "2024年，全市上下坚持稳中求进，攻坚克难，迎难而上，扎实推进各项工作，经济社会发展取得新的成绩，" * 2
    [fact] = ledger(f"{long}全市地区生产总值9516.9亿元，居全省第三。").facts[:1]
    assert near(fact).startswith("…") and "9516.9亿元" in near(fact)[:40]
    [short] = ledger(GDP).facts
    assert near(short) == GDP
