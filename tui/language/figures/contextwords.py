"""Words around a figure: what is measured before it, how it changed, what it counts; compiled when first asked for."""

import re
from functools import cache

TRADE = frozenset(
    (
        "出口",
        "进口",
        "顺差",
        "逆差",
        "出超",
        "入超",
        "盈利",
        "亏损",
        "纯利",
        "溢利",
        "净利",
        "净利润",
        "营收",
        "收入",
        "收益",
        "转亏",
        "转蚀",
        "多赚",
        "总收入",
        "总收益",
        "营业额",
        "销售额",
        "毛利",
        "少赚",
    )
)
"""Short names that stand between a time and their figure: 五月出口, 去年盈利."""

LASTING = frozenset(("时间", "时长", "周期", "期限", "工期", "寿命", "年限", "全程", "用时", "耗时"))
"""What a length of time measures, when it stands before it."""


@cache
def sentence() -> re.Pattern[str]:
    """Where a sentence ends."""
    return re.compile(r"[。！？!?\n]")


@cache
def clause() -> re.Pattern[str]:
    """The last clause of a stretch, without the marks before it."""
    return re.compile(r"[^，,；;、：:。！？!?\n…—“”‘’（()）《》\s]*$")


@cache
def change() -> re.Pattern[str]:
    """A word of change right before a figure, with the words of comparison before it and 至, 到 behind it."""
    compared = (
        "(?:同比|环比|按年|按季|按月|(?:比|较)(?:上年|去年|上月|上季度|前一年)(?:同期|同月)?"
        "|年均|月均|日均|平均|每年|逐年|名义|实际|实质|累计|进一步|显著|明显|大幅|轻微|微|亦"
        "|[大暴](?=[涨跌])|[急转](?=[升跌挫增减])|则|却|意外|一度|[猛激](?=增)|骤(?=[增减降])|锐(?=减)|收(?=[涨跌]))*"
    )
    rises = (
        "负增长|多增|少增|增收|增支|增产|增利"
        "|多赚|多派|年增|月增|季增|大增|成长|扩张|飙升|走高|上扬|反弹|增长|增加|新增|提高|提升|上升|上涨|上调|攀升|扩大|增|涨|升|翻"
    )
    falls = (
        "少赚|少派|减收|减支|减产|减亏|减利"
        "|缩小|缩水|走低|下挫|重挫|年减|月减|季减|收缩|下降|降低|减少|下调|下跌|下滑|回落|收窄|缩短|压缩|压减|缩减|降|跌|挫|泻|减"
    )
    nouns = "增速|增幅|涨幅|降幅|跌幅|增长率|升幅"
    return re.compile(
        rf"(?P<change>{compared}(?:(?:{rises}|{falls})(?:至|到|了)?|(?<!自然)(?<!复合)(?<!机械)(?<!年均)(?:{nouns})))(?:为|达到|达|约|均)?$"
    )


@cache
def ending() -> re.Pattern[str]:
    """Verbs and adverbs between what is measured and its figure."""
    return re.compile(
        "(?:介[乎于]|人均|户均|达到了?|高达|已达|可达|将达|达|保持在|稳定在|控制在|均为|约为|为|是|突破|完成|实现|共有|共计|共|总计|合计|累计|约|已|将|了|仅"
        "|人民币|折合|约合|首次|首|跨越|站上|迈上|跃上|登上|踏上|冲上|迈过|越过|跨过|破|逾|跌破|逼近|稳居|位居|居|位列|列|排名|排在|维持在|回落至"
        "|每(?:平方米|亩|吨|斤|公斤|股|人|户|套|辆|桶|件|台|天|月|小时|千克|升|度)|只有|只|现有|已有|有|分别|平均|预计|可|能|(?:(?<=[支收投输流产进付卖]出)|(?<![出入])|(?<=[收投纳流注输进]入))超|的|全年|每年|从|由|至|(?<![得拿见找收看听遇碰等感受])到|近|又|也|均|都|不足|接近|在)+$"
    )


@cache
def opening() -> re.Pattern[str]:
    """Words before what is measured that are no part of its name."""
    return re.compile(
        "(?:该(?:公司|企业|县|省|校|国|院|镇|行(?![业为动])|市(?!场)|区(?!域)|村(?!民))|本次|此次|本期|并处|判处|处以"
        "|其中|全年|同时|目前|预计|截至目前|截至|实现|完成|确保|力争|推动|带动|拉动|使得|使|让|并|且|而|当前|已经|已|将|另外|另|此外"
        "|期内|年内|季内|以来|来|其(?!他|余|它)|到|在|从|由|对(?![外公])|配有|建有|设有|拥有|获得|获|收到|可(?!再生|支配|燃|降解)|更|该|这|其(?!他|余|它))+"
    )


@cache
def done() -> re.Pattern[str]:
    """Verbs between who does something and what is measured: 被告支付货款, 央行将利率下调."""
    return re.compile("录得|派发|支付|缴纳|偿还|赔偿(?!金)|(?<![即必终])将|把")


@cache
def told() -> re.Pattern[str]:
    """Beginnings of a clause that names no quantity: the rest of a name, or with what something is compared."""
    return re.compile("的|[低高差好多少快慢]过|[逊优]于|[比较](?![例率值重分赛])|高于|低于")


@cache
def verbal() -> re.Pattern[str]:
    """Ends of a clause that is no name: its last word is a verb, a conjunction, or names the counted thing's owner."""
    return re.compile(
        "(?:涉及|推出|出台|发布|举办|召开|拜访|达成|形成|吸引|历经|走访|培训|转化|汇集|明确|具备|实施|办理|了解|进行|推进|依托|成立|新建"
        "|(?:距离|落后|领先)[\u4e00-\u9fff]{0,6}|得到|拿到|砍下|拿下|送出|投中|攻入|打进|引用|减持|增持|工作|行驶|飞行|停留|等待|居住|组建|开工|打赢|打好|收到|带来|提出|围绕|覆盖|累积|经过|持续|历时|用时|需要|过去|以下|首批|签下|等|及|和|与|或|笔|这|那|全市)$"
    )


@cache
def counted() -> re.Pattern[str]:
    """What a measure word counts, right behind it, up to a mark or 的; a verb in it makes it none."""
    stops = "的了在于和与及等是有为被就可已将正获需从向对均都全先分陆参入到按以并后前内中上下作再"
    verbs = (
        "受灾|受伤|死亡|遇难|失联|获救|被困|感染|参加|参与|报名"
        "|到场|试用|手持|昼夜|协同|开通|发力|奋战|组建|改造|推进|实现|完成|开展|进行|运营|启动|发布|提供|支持"
    )
    return re.compile(
        rf"(?!\w{{0,9}}?(?:{verbs}))[^\W{stops}0-9a-zA-Z_]{{2,9}}(?=[，,。；;！？!?)）”\n]|[、和与及][0-9]|$)|的[^\W{stops}0-9]{{2,8}}(?=[，,。；;])"
    )


@cache
def joined() -> re.Pattern[str]:
    """What may stand between two figures of one quantity."""
    return re.compile(
        "[，,](?:比|较)[^，,。；;]{2,10}|[，,、；; ]?(?:较|比|从|由|又|再|并|且|预计|约|达到?|为|分别|同比|至|到)*"
    )


@cache
def bracketed() -> re.Pattern[str]:
    """The head of a name with a bracket inside it: 研究与试验发展(R&D)经费支出."""
    return re.compile(r"[\u4e00-\u9fff]{2,14}[(（][A-Za-z&0-9.]{1,10}[)）]$")


@cache
def bracket() -> re.Pattern[str]:
    """A short name or note in brackets between what is measured and its figure: 地区生产总值(GDP)."""
    return re.compile(r"[(（][^()（）\n]{1,12}[)）](?:达到了?|达|为|是|完成|实现|突破|约)?$")


@cache
def attribute() -> re.Pattern[str]:
    """What makes a time belong to a thing and not to its figure: 8月交货的原油, 2024年建成的厂房."""
    return re.compile(
        "(?:交货|交割|到期|发行|出生|成立|建成|开业|上市|生效|投产|竣工|入职|入学|毕业|签订|出土|出厂|发布|印发|通过|开工|启用|创办|创建)的"
    )
