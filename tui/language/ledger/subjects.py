"""Which indicator a name in the text stands for, once place, time, scope and small words are taken off it."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tui.language.ledger.fact import Provenance
from tui.language.ledger.lexicon import Indicator, IndicatorLexicon
from tui.language.ledger.places import NamedPlace, place_at


class FigureSubject(NamedTuple):
    """What a figure is about."""

    name: str
    """Canonical where known, as written where not."""
    indicator: Indicator | None
    found: Provenance
    place: NamedPlace | None = None
    """The place that stood before the name."""


_TIDIED = 10_000
"""Names that are remembered without their small words."""
_ASKED = 50_000
"""Words whose meaning is remembered."""


@cache
def _shaped() -> re.Pattern[str]:
    """A name that has the shape of a place, before an indicator: 滨海市实现地区生产总值."""
    return re.compile(
        "((?![各脱贫])(?:(?![全我本])[\u4e00-\u9fff]){1,5}?(?<![城超股上门地贫])[市县区省州旗镇](?![市县]))(?:共|累计)?(?:实现|完成)?"
        "|((?![全我本各])[\u4e00-\u9fff]{2,8}?(?:港|口岸|开发区|新区|示范区|机场))(?:共|累计)?(?:实现|完成)"
    )


@cache
def _part_of() -> re.Pattern[str]:
    """What says of which whole or of which growth something is a part; the part stands before it."""
    return re.compile(
        "(?<!^)(?:(?<!应)占|(?:达到|相当于)(?=[^，,]{2,12}(?:总面积|总数|总量|总额|总值|GDP)))(?!地面积|地[0-9约共]|地$)|对[^，,]{0,14}(?:贡献率|拉动)|在[^，,]{2,16}中的?(?:贡献率|占比|比重)|(?:完成|达到?|实现)(?:年度|全年|调整)(?:计划|目标|预算)?"
    )


@cache
def _before() -> re.Pattern[str]:
    """Words before the name of an indicator that are no part of it."""
    return re.compile(
        "(?:其中|(?:我们)?要(?=力争|确保|努力|推动)|有?进出口(?:实绩|记录|业绩)的|度末|[区市县州](?=地区生产总值|一般公共预算)|(?:加大|完善|拨付|下达|筹集|筹措|安排|争取|投入|落实|兑现|发放)(?=[^，,]{2,}(?:资金|投入|补助|补贴|贷款|经费|奖补)$)|特别是|尤其是?|上报|争取到位|发生(?=[^，]*事故)|(?:公司|集团|企业|本行)(?=(?:实现)?(?:营业|利润|净利|归属|营收|总资产|净资产|总?收入|主营|合并|研发|扣非|经营活动|毛利))|(?:今年|去年)(?=第|首)|第?[1-4一二三四]季|首[0-9一二三四五六七八九十]+(?:个?月|季)|加上|减去|扣除|剔除|现价|按现价|区域(?=空气|优良|PM)|同期|整体|[一二三四五六七八九]是|首先|其次|外贸(?=进出口|[进出]口)|经季节性调整的?|季内|实质(?!经常性|薪|工资)|预测(?!值|数)|(?:企业|单位|职工|群众|农户|学生)发放|本港|季节性调整后|(?:扣除|剔除|撇除|不含|不计)[^，,]{2,14}后的?(?=[^，,]{2})|[^，,]{2,10}后的?(?=核心(?:CPI|消费))|全年|单月|单季|累计完成|共有|总共有|已有|现有|拥有|有(?!色|限|机|效|线|形)|共|总共|全部|上半年|下半年|第?[一二三四五首]周|同时(?!指标)|此外|另外|截至目前|截止目前|目前|累计|完成|实现"
        "|按[^，,]{2,10}(?:计算|核算)的?|预计|计划(?!生育|单列)|力争|确保|争取|推动|以来|的|当月|当年|当季|年末|年底|末(?!期)|底|初|并|且|而|和|与|以及|及"
        "|主要|经济|经(?=初步|最终|核)|最终核实|初步核算|核算|核实|初步统计|据统计|统计"
        "|数据显示|为|使|由|从(?!业)|在(?!建)|到(?!位|账|期)|，|,|：|:|、|。| )+"
    )


@cache
def _behind() -> re.Pattern[str]:
    """Words behind it."""
    return re.compile(
        "(?:初值|终值|编列?|的?(?:按[^，,]{2,8}(?:计算|核算)|受[^，,]{2,24}影响|较|(?:稳居|位居|跃居|居|位列|列|排名|排在|排|升至)(?:全国|全省|全市|全区|全县|全州|全球|世界)?(?:各[市县区]+)?|修订|调整|核定|核实|增长预期目标|增长目标|预期增长|增长预期|预期目标|目标|预期|平均值|平均|增速|增幅|涨幅|降幅|增长率"
        "|同比|环比|继|逆势|翻番|同步|精简|年增率|的?(?:临时|修订|初步)估计|按年|按季|实质|进一步|明显|显著|轻微|录得|亦|再|大|总体|整体|比上年|较上年|(?<![周日快年季月])报|收于|报收于?|收报|盘中|每(?:克|桶|吨|盎司|公斤|斤|千克)报?|预估|概估|完成|实现|累计|合计|共|总计|达到?|为|首次|突破|连续跨越|跨越|连跨|跨上|跃上|迈上|登上|站上|历史性"
        "|双双|稳步|持续|继续|年均|分别|预计|由|从|在|已|将|力争|计划|安排|绝对量|总量达到?|规模达到?"
        "|占比|比重|完成年度|完成全年|年度|可比价|的|，|,| ))+$"
    )


@cache
def _in_time() -> re.Pattern[str]:
    """A quarter or the months so far, which no list of times has, and what is said of a growth, behind a name."""
    return re.compile(
        "(?:[在由于从自]?(?:第?[1-4一二三四]季|上一?季|首[0-9一二三四五六七八九十]+(?:个?月|季)|[0-9]{1,2}月份?))+$"
        "|的?(?:按年|按季|同比)?(?:实质|实际)?[升跌增减涨]幅[\u4e00-\u9fff]{0,6}$"
    )


@cache
def _each() -> re.Pattern[str]:
    """What stands between an owner and what it did: 工业企业共完成产值."""
    return re.compile("(?:共|累计|合计|全年|预计)+$")


@cache
def _amended() -> re.Pattern[str]:
    """Who changes an expectation, and how, before its name: 主计总处上修经济成长率."""
    return re.compile("[\u4e00-\u9fff]{0,10}?(?:[上下]修|调[升降高低])(?=[\u4e00-\u9fffA-Z]{3})")


def collective(owner: str) -> bool:
    """Tell whether an owner is more than one company: 省属企业 is, 中原航空 is not."""
    return _many().search(owner) is not None


@cache
def _many() -> re.Pattern[str]:
    return re.compile(
        "(?:企业|[产行事农林牧渔工商]业|制造业|服务业|单位|产品|项目|园区|[开新景示特片县市]区|镇|[县市省]|经济|旅游|平台|机构|门店|商家|[上下]游|产业链|集群|企|家|合作社|农户|市场|商|店)$"
        "|^(?:全|各|我|规[模上]|[一二三四五六七八九十]大|重点|国有|民营|上市)|业务|板块"
    )


@cache
def _turned() -> re.Pattern[str]:
    """A verb before its goods: 出口农产品 is 农产品出口."""
    return re.compile(
        "(出口|进口|生产(?!安全|总值|经营|性|力|者|价格|经营|指数))(?!的)([\u4e00-\u9fff]{2,7}(?<!额)(?<!值)(?<!量)(?<!率)(?<!时间)(?<!价格)(?<!企业)(?<!报价)(?<!均价)(?<!单))"
    )


@cache
def _between() -> re.Pattern[str]:
    """Trade of one place with another, which is neither's whole: 中国与东盟贸易总值."""
    return re.compile("[与对同](?:共建)?[\u4e00-\u9fff“”]{2,14}(?:进出口|出口|进口|贸易)")


@cache
def _economy() -> re.Pattern[str]:
    """What grows in 香港第三季经济按年增长3.8%."""
    return re.compile("(?:第?[1-4一二三四]季|上半年|全年)?经济(?:按年|按季|同比)?(?:实质|实际)?")


@cache
def _note() -> re.Pattern[str]:
    """The number of a footnote: 地区生产总值[2]."""
    return re.compile(r"[\[［〔][0-9]{1,2}[\]］〕]")


@cache
def _nothing() -> re.Pattern[str]:
    """What stands where a name may stand and names nothing that is counted: 百亿元台阶, “十三五”期间."""
    return re.compile(
        "[“「]?十[一二三四五]五[”」]?(?:时期|期间|末|以来)?|[一二两三四五六七八九十百千万亿]*元?(?:新?台阶|大关|关口)"
    )


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"[(（][^()（）]{1,12}[)）]")


def subject(words: str, lexicon: IndicatorLexicon) -> FigureSubject | None:
    """Return what some words of a plain text name; None for nothing.

    Words that the lexicon does not have stay as they are, without a full place name before them.
    """
    known = lexicon.asked
    if words not in known:
        if len(known) > _ASKED:
            known.clear()
        known[words] = _subject(words, lexicon)
    found: FigureSubject | None = known[words]
    return found


def _subject(words: str, lexicon: IndicatorLexicon) -> FigureSubject | None:
    words = _part_of().split(words, maxsplit=1)[0] or words
    if "]" in words or "］" in words or "〕" in words:
        words = _note().sub("", words)
    if "季" in words or "月" in words or "幅" in words:
        words = _in_time().sub("", words) or words
    known = _known(words, lexicon) if lexicon.may_name(words) else None
    if known:
        return known
    if (moved := _amended().match(words)) and (later := subject(words[moved.end() :], lexicon)):
        return later
    start = _skip(words, 0)
    place = place_at(words, start)
    if place and _economy().fullmatch(words, place.end):
        product = lexicon.find("地区生产总值")
        return FigureSubject(product.name, product, Provenance.SAID, place) if product else None
    whole = place and (place.end == len(words) or place.relative or place.region or place.name[-1] in "市省县区州国")
    bare = words[place.end :] if place and whole else words[start:]
    bare = bare if _between().match(bare) else _tidy(bare)
    if _nothing().fullmatch(bare):
        return None
    owner, done, own = bare.partition("实现" if "实现" in bare else "完成")
    owner = _each().sub("", owner)
    if owner and done and (lexicon.find(own) or own in ("投资", "产值", "收入", "增加值")):
        bare = owner + own
    if not bare or (place and not bare):
        return FigureSubject("", None, Provenance.GUESSED, place) if place else None
    taken = place if place and bare != _tidy(words[start:]) else None
    if turned := _turned().fullmatch(bare):
        bare = turned[2] + ("产量" if turned[1] == "生产" else turned[1])
        if found := lexicon.find(bare):
            return FigureSubject(found.name, found, Provenance.SAID, taken or (place if place else None))
    alike = lexicon.alike(bare)
    if alike:
        return FigureSubject(alike.name, alike, Provenance.GUESSED, taken)
    return FigureSubject(bare, None, Provenance.SAID, taken)


def _known(words: str, lexicon: IndicatorLexicon) -> FigureSubject | None:
    """Look for a name of the lexicon after leaving out more and more that may stand before it."""
    at, place = 0, None
    for _ in range(4):
        name = words[at:]
        bare = _tidy(_bracketed().sub("", name))
        for said in (name, _tidy(name), bare, re.sub("(?<=.)(?:实现|完成|财政)", "", bare)):
            if said and (found := lexicon.find(said)):
                return FigureSubject(found.name, found, Provenance.SAID, place)
        if (shaped := _shaped().match(words, at)) and (found := lexicon.find(_tidy(words[shaped.end() :]))):
            return FigureSubject(
                found.name, found, Provenance.SAID, NamedPlace(shaped[1] or shaped[2], shaped.end(), False)
            )
        skipped = _skip(words, at)
        if skipped > at:
            at = skipped
            continue
        found_place = place_at(words, at)
        if found_place is None:
            return None
        if place and not found_place.relative and _between().match(words, max(0, at - 1)):
            return FigureSubject(words[at - 1 :], None, Provenance.SAID, place)
        at = found_place.end
        place = place if place and not place.relative and found_place.relative else found_place
    return None


def _skip(words: str, at: int) -> int:
    found = _before().match(words, at)
    return found.end() if found else at


@lru_cache(_TIDIED)
def _tidy(words: str) -> str:
    """Return a name without small words around it."""
    head = _before().match(words)
    words = words[head.end() :] if head and head.end() < len(words) else words
    tail = _behind().search(words)
    return words[: tail.start()] if tail and tail.start() else words
