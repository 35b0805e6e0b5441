"""Whether words that the lexicon does not know name a quantity: 净负债率 does, 凯雷集团斥资 does not."""

import re
from functools import cache

from tui.language.ledger.fact import FactKind

_LONGEST = 24
"""Characters that the name of a quantity has at most."""


def named(words: str, kind: FactKind, unit: str) -> str:
    """Return the part of some words that names what a figure of a kind and unit can be of; empty where nothing does.

    A level of money or of percent needs a noun that is measured so; what grows, or is a share, may be anything that has
    a name.
    """
    priced = unit_of_price().search(words) if unit.endswith("元") else None
    name = _trimmed(words[: priced.start()] if priced else words)
    if len(name) < 2:
        return ""
    if priced:
        return name if len(name) <= _LONGEST else ""
    level = kind in (FactKind.LEVEL, FactKind.CUMULATIVE)
    if level and unit.endswith("元") and not _priced().search(name):
        return ""
    if level and unit in ("%", "‰") and not _rated().search(name):
        return ""
    return "" if len(name) > _LONGEST or _verbal().search(name) else name


def _trimmed(words: str) -> str:
    """Return words behind the last that begins a clause, without small words at either end."""
    for found in _begins().finditer(words):
        if len(words) - found.end() > 1:
            return _trimmed(words[found.end() :])
    head, tail = _head().match(words), _tail().search(words)
    start, end = (head.end() if head else 0), (tail.start() if tail else len(words))
    return words[start:end] if start < end else ""


@cache
def unit_of_price() -> re.Pattern[str]:
    """What makes a price of the money behind it: 汽油每升."""
    return re.compile("(?:[收]?报)?每(?:升|公斤|千克|斤|吨|桶|克|盎司|平方米|股|度|立方米|公顷|亩)?(?:报|约|为)?$")


@cache
def _begins() -> re.Pattern[str]:
    """Words that no name goes on over."""
    return re.compile(
        "被(?!告|保|动)|因为|由于|[他她它你我]们|咱们|如果|虽然|尽管|不过|但是?(?!马)|却|甚至|通常|宣布|公布的?(?!信息)|表示|认为|显示|意味着"
        "|声称|提出|透露|强调|指出|称(?![号职])|听说|相信|希望|只要|只有|只能|为何|如何|目前|现时|早前|此前|曾经|每年的?|何况|以此[^的]{0,10}的|作为"
        "|(?<=[师员长们者司])指(?!导|数|标|挥|定)|(?:相当|等同)于|来自于?|用于(?=.*(?:资金|贷款))|会(?=获|令|使)|已经|亿元|万元|[12][0-9]{3}年?财?年度?|预计|预期(?!寿命|目标|指数)"
    )


@cache
def _head() -> re.Pattern[str]:
    return re.compile(
        "(?:[也则便却仍还又再且均都并而](?![旧是有可非易]|生产|网)|就是|同样|或(?=[\u4e00-\u9fff]{2})|[今去明]年|第[一二三四1-4]财?季度?|公司(?=第)|合计(?=[\u4e00-\u9fff]{2})"
        "|(?:取得|获得|录得|收获)(?=[净营利收盈亏销产])|(?:报告)?[期年季月]内|[本当]期|报?业绩|度(?=[营净利收])|的)+"
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        "(?:[也则便却仍还又再且才就均都将已未仅只约以由从曾同再最很较各共须需应该会可]|已经|目前|大概|大约|大致|基本|曾经|再度|再次|反而|一直|一般"
        "|不过|不再|相比|则上|稍|略|逐渐|一举|目标|编列?|料(?:将)?[升降]?|初值|终值|保持|维持|达到?|所|如|甚|似乎|几乎是?|全线|之间|期间|其中|当中|复合|直|暴|急|累计|合计|(?<=[率额价格])低|(?<=[率额价格])高"
        "|[同环年月]比(?:变动|料)?|按[年月季]|(?:提高|提升|上调|下调|调整|增加|上升)(?:到|至)?|平均|(?<![周日快年季月电海])[收]?报|(?<!收入)[比较](?![例率重值])[^的]{0,8})+$"
    )


_MONEY = (
    "额|额度|值|价|价格|款项?|金|费|费用|税|税费|岁[出入]|中位数|存货|净买入|净卖出|薪|薪酬|薪资|纯益|租|租金|工资|债|债务|债券|票据|息|收入|收益|支出|开支|投资|利润|盈利|亏损|净损|成本|资金|资产|权益"
    "|补贴|补助|津贴|补偿|赔偿|标准|规模|预算|决算|赤字|盈余|结余|余额|缺口|储备|融资|负债|损失|消费|花费|营收|销售|采购|出口|进口|贸易|顺差|逆差"
    "|均值|股利|分红|红利|让利|捐赠|投入|流入|流出|现金流|净利|毛利|浮盈|浮亏|溢利|纯利|成交|订单|订货|票房|身家|财富|首贷|授信|资助|存量|增量|净回笼|净投放|逆回购|操作|给付|赔付|注资|集资|募资"
    "|套现|变现|减免|减负|增收|减收|业务|股本|资本|税收|财力|支付|引资|外资|技改|担保|保费|保额|积蓄|家底|财力|财政|经费|专项|价差|差额|报酬|奖励|商机|市场|利税|流水|交易"
)


@cache
def _priced() -> re.Pattern[str]:
    """Ends of names of amounts of money."""
    return re.compile(f"(?:{_MONEY}|产业|经济)(?:合计|总计|总额|总量|总值|[数量])?$")


@cache
def _rated() -> re.Pattern[str]:
    """Ends of names of percentages."""
    return re.compile(
        "(?:率|PMI|PPI|CPI|仓位|比例|比重|占比|份额|LPR|指数|强度|浓度|水平|成本|票息|[负]债比|[倍]数|价差|溢价|区间|数值|均值|通胀|赤字|ROE|ROI|毛利|持股|股权|[湿纯精]度"
        "|满意度|支持度|信任度|覆盖度|好感度|开放度|集中度|依存度|自给度|含量|[税关]|涨幅|跌幅|增幅|降幅|升幅|增速|幅度|[天日]数比|比|面积)$"
    )


@cache
def _verbal() -> re.Pattern[str]:
    """Words that make a clause of a name, and ends that are verbs."""
    return re.compile(
        "(?:斥资|创下|(?<![制建改])造|派|派送|派发|出价|给予|签署|签订|蒙受|吸引到?|赚|挣|捐|赔|注入|拿出|开出|抛出|买下|卖出|收下|(?<!费)用|花|(?<![供补])给|(?<![支垫应预给赔交])付|(?<![成外公邮])交|领|获|(?<!所)得|让"
        "|发行|申领|(?<!净)投放|建设|完成|实现|带来|创造|涨到|跌到|减到|加到|回到|升到|降到|提价|[加减涨降]价|加码|提前|推迟|缺乏|缺少|相差|超|过|下|上|着|了|吗|呢"
        "|(?<![国公私民])有|是|为|在|与|和|及|或|等|把|对|向|某|这|那|每|其|个|一张|一家|一种|原先|期权|不支持|支持|拥|升|冲|涨|跌)$"
        "|^(?:[a-z]+|集团|公司|差距|期间|业绩|即|最终|普遍|了|过|着|吗|一|以|与|和|及|或|在|对方|方式|调整|保持|价格因素|因素|当中|相比|最高|最低|之间)$"
        "|问到|走出|声言|动辄|能不能|能否|是否|怎么|什么|谁|哪|不要|没有|咪|嘅|哋|喺|这样的|像[\u4e00-\u9fff]+一样"
    )
