"""The steps from the model's tokens to the names of an article, in order; each module gives the reasons for its own."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tui.language.checkpoint import Checkpoint
from tui.language.entities import joining, people, places, scoring, trimming
from tui.language.entities.consistency import consistent
from tui.language.entities.tagged import NAMES, Act, Name, TaggedText


class Step(NamedTuple):
    """One step: what it looks for and what it leaves."""

    act: Act
    needs: str
    leaves: str
    example: str
    """Tokens divided by |, with their tags and how sure they are; then =>, and the names left, divided by a comma."""
    models: str = ""
    """`bare` when it only helps a model that never saw this project's annotation, `own` when only the one that did."""

    @property
    def name(self) -> str:
        """What `--explain` calls it."""
        return self.act.__name__


STEPS: tuple[Step, ...] = (
    Step(people.bylines, "记者 or 摄, or a byline", "persons", "记者/n|吕/nr|丽/a|报道/v => 吕丽 PER"),
    Step(people.titled, "a post and a family name", "a person", "党委书记/n|冷丽/a|、/w => 冷丽 PER"),
    Step(people.posted, "a post, a family name, a word", "a person", "县长/n|苟/PER|向前/v|、/w => 苟向前 PER"),
    Step(people.called, "a calling and 老", "a person", "鞋匠/n|老周/n|在/p => 老周 PER"),
    Step(trimming.part_chains, "a region and a town", "both", "西岸城镇纳布市/LOC => 西岸 LOC, 纳布市 LOC"),
    Step(trimming.trim_reigns, "a person and a reign", "the person", "蒋廷锡康熙/PER|五年/TIME => 蒋廷锡 PER"),
    Step(places.divisions, "a division's full name", "a place", "长海县/n|等/u => 长海县 LOC"),
    Step(trimming.trim_verbs, "a verb that begins a name", "the name", "锚定省委/ORG|、 => 省委 ORG"),
    Step(trimming.drop_generic, "a kind of organisation", "nothing", "瞪羚企业/ORG|聚集/v =>"),
    Step(places.bodies, "a level and an office", "an organisation", "市委常委/n|所在/v => 市委 ORG"),
    Step(trimming.trim_tails, "a verb that ends a name", "the name", "大连市妇联承办/ORG|, => 大连市妇联 ORG"),
    Step(joining.part, "two names and 联合", "both", "大连海事局联合船级社/ORG => 大连海事局 ORG, 船级社 ORG"),
    Step(joining.firms, "a company's full name", "an organisation", "恒力造船有限公司/m|2家/m => 恒力造船有限公司 ORG"),
    Step(joining.join_inserts, "a place in brackets", "one name", "恒力/ORG|(|大连/LOC|)|公司/n => 恒力(大连)公司 ORG"),
    Step(joining.join_endings, "a name, nouns, an ending", "one name", "太平湾/LOC|口岸/n => 太平湾口岸 LOC"),
    Step(joining.complete, "an ending cut short", "all of it", "英歌石科学/LOC|城/n => 英歌石科学城 LOC"),
    Step(joining.listed_companies, "a trade, then its profit", "one name", "金石/LOC|资源/n|净利润/n => 金石资源 ORG"),
    Step(joining.lines, "the number of a line", "a place", "地铁/n|4号线/nz => 地铁4号线 LOC"),
    Step(places.zones, "高新区 alone", "a place", ",|高新区/n|企业/n => 高新区 LOC"),
    Step(joining.retype, "an ending", "its type", "大连港海关/LOC|查验/v => 大连港海关 ORG", models="bare"),
    Step(joining.bodies_only, "an ending such as 研究院", "its type", "黄海实验室/LOC => 黄海实验室 ORG", models="own"),
    Step(joining.sites_only, "an ending such as 博览园", "its type", "东沟博览园/ORG => 东沟博览园 LOC", models="own"),
    Step(trimming.trim_parts, "a part of a unit", "the unit", "消防支队指挥中心/ORG => 消防支队 ORG"),
    Step(joining.units, "a company and its port", "one name", "辽港集团/ORG|大连港/LOC => 辽港集团大连港 ORG"),
    Step(
        places.listed,
        "an enumeration of places",
        "what stands among them",
        "七贤岭/LOC 0.9|、|黄泥川/PER 0.6|、|凌水/LOC 0.9 => 七贤岭 LOC, 黄泥川 LOC, 凌水 LOC",
    ),
    Step(places.pairs, "two countries", "a place", "美/PER|朝谈判/v => 美朝 LOC"),
    Step(places.roads, "a road by its ends", "a place", "连/d|霍高速/LOC => 连霍高速 LOC"),
    Step(places.rows, "villages in a row", "places", "团结/v|村/n|、/w|前进村/LOC => 团结村 LOC, 前进村 LOC"),
    Step(places.villages, "an ending such as 村", "a place", "鲍鱼肚村/nz|居民/n => 鲍鱼肚村 LOC"),
    Step(
        places.place_as_organisation, "a place of the lists", "its type", "大连/ORG|机床/n => 大连 LOC", models="bare"
    ),
    Step(trimming.trim_status, "what a place wants to be", "the place", "东北亚国际航运中心/LOC|、 => 东北亚 LOC"),
    Step(trimming.trim_places, "a place and one character", "the place", "大连周/LOC|活动/n => 大连 LOC"),
    Step(trimming.numbered, "a place and a number", "nothing", "大连/LOC|1号/m|卫星/n =>"),
    Step(trimming.trim_kinds, "a doubtful one and a noun", "the place", "大连市石化/ORG 0.5|产业链/n => 大连市 LOC"),
    Step(trimming.drop_short, "one character", "countries only", "来/v|连/LOC|留/v =>", models="bare"),
    Step(trimming.drop_signs, "no letter", "nothing", "《/ORG|Smith/PER => Smith PER"),
    Step(scoring.drop_cut, "a saying around a person", "nothing", "各部门/n|雷厉/PER|风行/n =>"),
    Step(trimming.drop_quoted, "quotation marks around it", "known places", "“|连心桥/LOC|” =>"),
    Step(trimming.drop_generic, "a kind of organisation", "nothing", "瞪羚企业/ORG|聚集/v =>"),
    Step(scoring.weigh, "what lists know of it", "how sure it is", "大连/LOC 0.3 => 大连 LOC", models="bare"),
    Step(scoring.towns, "a doubtful person called as a place", "the place", "沈阳/PER 0.7 => 沈阳 LOC", models="own"),
    Step(scoring.temper, "what lists know of it", "how sure it is", "大连/LOC 0.3 => 大连 LOC", models="own"),
    Step(scoring.keep_places, "a doubtful one", "the place in it", "作为/v|中国软件/ORG 0.3 => 中国 LOC"),
)

Watch = Callable[[str, Sequence[Name], Sequence[Name]], None]
"""Told the name of a step, the names before it and after it."""


def find(
    texts: Sequence[TaggedText],
    checkpoint: Checkpoint,
    watch: Watch | None = None,
    known: Mapping[str, str] = MappingProxyType({}),
) -> list[list[Name]]:
    """Return the names of each text of a source, sorted and without overlap; raises Cancelled through `checkpoint`.

    `known` are names that the reader accepted, surface -> type.
    """
    drafts = []
    for tagged in texts:
        names = [Name(token.start, token.end, token.tag, token.sure) for token in tagged.tokens if token.tag in NAMES]
        if watch:
            watch("model", [], names)
        for step in STEPS:
            if step.models == ("own" if tagged.bare else "bare"):
                continue
            before, names = names, step.act(names, tagged)
            if watch:
                watch(step.name, before, names)
            checkpoint()
        drafts.append(names)
    found = list(consistent(drafts, texts, checkpoint, known))
    if watch:
        for before, after in zip(drafts, found, strict=True):
            watch("consistent", before, after)
    return found
