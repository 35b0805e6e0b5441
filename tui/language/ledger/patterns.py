"""What the words between two figures look like, for the walk through a paragraph."""

import re
from functools import cache


@cache
def ends() -> re.Pattern[str]:
    """What ends a sentence."""
    return re.compile(r"[。！？!?\n]")


@cache
def risen() -> re.Pattern[str]:
    """A name before 由 or 从: 流动比率由上年的1.76下降到1.5."""
    return re.compile("(?<![^，,；;：: 。\n])([^，,；;：: 。\n]{2,16}?)[由从](?:[0-9上去]+年)?(?:同期|末|底)?的?$")


@cache
def calculated() -> re.Pattern[str]:
    """How a number was counted, behind its name: 规模以上工业增加值按可比价格计算."""
    return re.compile("按[^，,]{2,10}(?:计算|核算|统计)$")


@cache
def coursed() -> re.Pattern[str]:
    """A name whose course the clause before tells: 成品油库存持续下降，3月末降为."""
    return re.compile(
        "(?<![^，,；;：:。 \n])([^，,；;：: 。\n]{2,14}?)"
        "(?:持续|继续|稳步|大幅|明显|快速|逐步|不断|小幅|略有|有所|再度|显著)*(?:下降|回落|上升|增长|增加|减少|提高|攀升|下滑|走低|走高|扩大|缩小|收窄|从无到有|再创新高|屡创新高|创新高|连上新台阶|再上新台阶)[，,]"
        "[^，,；;。]{0,10}?(?:突破|达到?|超过?|[降升增减跌涨](?:[到至为])?|回落[到至])$"
    )


@cache
def parts() -> re.Pattern[str]:
    """Words for a part of a whole, in a clause before the name of the whole."""
    return re.compile(
        "国内航线|国际航线|国有|民营企业|外商投资企业|外资企业|私营|线上|线下|城区|县域|园区|保税区|自贸|口岸|综保区|示范区|公司|集团"
    )


BARE = frozenset(("出口", "进口", "顺差", "逆差"))
TRADE = frozenset(("进出口总额", "出口总额", "进口总额", "贸易顺差", "贸易逆差"))
"""Totals of which 出口 and 进口 alone are the parts; of others (服务进出口总额) they are other things."""


@cache
def before_time() -> re.Pattern[str]:
    """Words of a clause before the time that stands before its subject."""
    return re.compile(
        "(?<![^，,；;：:。\n])([\u4e00-\u9fff、]{2,24}?)(?:[0-9]{4}年|今年|去年|上半年|前[0-9一二三]|[0-9]{1,2}(?:至|到|—|-)[0-9]{1,2}月|[0-9]{1,2}月)"
        "[0-9年月个至到—份前]{0,8}(?:全国|全省|全市|我国|我省|我市)?(?:实现|完成|累计)*$"
    )


@cache
def time_before() -> re.Pattern[str]:
    """What stands between a time and a figure: 上半年营收."""
    return re.compile(
        "(?:半年|季度|[0-9一二三四五六七八九十]月份?|年度?|同期|单月|单季)([\u4e00-\u9fff]{2,12}?)(?:为|达到?|约)?$"
    )


@cache
def introduces() -> re.Pattern[str]:
    """Words of a clause that introduce a statement and narrow nothing down."""
    return re.compile(
        ".*(?:预测|显示|表明|统计|核算|获悉|了解|介绍|公布|发布|通报|截至|截止|预计|其中|同时|此外|目前|是|到|在|从|按|据|数据|之际|期间|公司|集团|企业|[上下]修|调[升降高低])"
    )


@cache
def joint() -> re.Pattern[str]:
    """What stands between the members of a list."""
    return re.compile("[、，,]?(?:和|与|及|以及|或)?(?:约|近)?")


@cache
def chained() -> re.Pattern[str]:
    """What stands between the figures of a list, which may change in different ways: 分别增长6.8%、下降9.1%."""
    return re.compile(
        f"{joint().pattern}|[、和与及](?:同比|环比)?(?:增长|下降|上涨|下跌|增加|减少|提高|上升|回落|升|跌)了?约?"
    )


@cache
def within() -> re.Pattern[str]:
    """What a sentence is about that is a part of a place or of its trade, with no place said behind it."""
    return re.compile(
        "(?:片区|自贸区|中欧班列|[对与][^，,。；]{2,12}(?:国家|地区|成员国)的?贸易)(?![^。；]*(?:全[国省市区县]|[我本][国省市区县]))"
    )


@cache
def lasting() -> re.Pattern[str]:
    """Names of lengths of time that are worth a fact."""
    return re.compile("(?:时间|时长|周期|期限|寿命|用时|工期|年限)$")


@cache
def rate() -> re.Pattern[str]:
    """Names of things that are percentages themselves."""
    return re.compile("(?<!增长)(?<!贡献)(?:率|比例|天数比|渗透率|利率(?:目标)?区间|LPR)$")


@cache
def achieved() -> re.Pattern[str]:
    """Words after a plan that turn to what is done."""
    return re.compile("(?:目前|现|均|都)?已(?:经)?(?:累计)?[完开实建投改竣达到有招发落签引培新兑]|实际完成")


@cache
def goes_on() -> re.Pattern[str]:
    """What begins a clause that goes on with the subject of the sentence before."""
    return re.compile(
        "合计|合共|按(?:不变|可比|现)价|[扣剔]除价格|[到至][12][0-9]{3}年(?:底|末)?(?:达到?|突破|超过)(?:约|近)?$|经季节性?调整后|[由从](?:[0-9]{4}|[去上])年(?:同期|末|底)?的|收于|报收|收报|按?(?:可比|同|自然|全)口径|(?:[一二两三四五六七八九十]|[0-9]{1,2})年来?(?:年均|累计|平均)?(?=[增提降下减])"
        "|[到至](?:约|近)?$|贡献率|相比|增收|减收|增支|减支|增产|减产|比|较|(?:与|同|和)[^，,]{2,10}相比|平均|的?(?:升幅|跌幅|涨幅|增幅)|同比|按年|按季|年增|月增|季增|季减|月减|年减|环比|实际|名义|可比|年均|月均|日均|两年平均|累计|增长|增速|下降|上涨|下跌|上升|回落|下滑|攀升|走[高低]|增加|减少|其中同比|按可比|按月|[低高差好多少快慢]过|[逊优]于|市场(?:原先)?预期|居(?![民住家委])|列(?!车)|占|完成|为|达|约合|折合"
        "|净增|(?:新增|多增|少增|增|减|升|降|涨|跌)(?:约|近)?$|(?:增|减|升|降|涨|跌|提高|提升|上升|攀升|扩大|缩小|收窄|回落)(?:到|至)"
        "|(?:去年|上年|前年)?(?:同期|同月)(?:仅|则|只)?(?:为|是|有|达)?(?:约|近)?$|(?:去年|上年)(?:仅|则|只)?(?:为|是|有)(?:约|近)?$"
    )


@cache
def pulls() -> re.Pattern[str]:
    """Clauses about what their subject does to a whole: 占, 拉动, 贡献."""
    return re.compile("(?:总量|规模|总额)?约?占(?!地)|占比|(?:共同)?拉动|相等于|带动[^，,]{0,8}增长|对[^，,]{0,14}贡献")


@cache
def pulls_before() -> re.Pattern[str]:
    """A share with a bracket behind its whole: 占外贸总值的(下同)60.7%."""
    return re.compile(
        "[，,；;]占[^，,；;。]{2,20}[(（][^()（）]{1,8}[)）](?:的?(?:比重|比例|份额))?(?:已|约|为|达到?|提高到|上升到|升至)*$"
    )


@cache
def closed() -> re.Pattern[str]:
    """What is left of a bracket that ends in a clause (下同)增长), and a quarter before 上升."""
    return re.compile(
        "^(?:[^(（]{0,8}[)）]"
        "|[，,；; ]*(?:而|在)?(?:第?[1-4一二三四]季度?|首[0-9一二三四五六七八九十]{1,3}(?:季|个?月))的?"
        "|[，,；; ]*(?:截至|截止|到)(?:[0-9]{4}年)?[0-9]{1,2}月(?:份|底|末|[0-9]{1,2}日)?[，,]?(?:已)?)"
    )


@cache
def course() -> re.Pattern[str]:
    """What is said of a course behind a name: 民间投资稳步回升."""
    return re.compile(
        "(?:稳步|持续|继续|较快|加快|加速|平稳|保持|明显|大幅|快速|有所|总体|运行|增势|支撑|实现)*"
        "(?:回升|增长|恢复|上升|提升|下降|回落|较快|平稳|向好|良好|加快|活跃|回暖|走低|走高|有力|增速[\u4e00-\u9fff]{0,6})+$"
    )


@cache
def nothing() -> re.Pattern[str]:
    """Names that name nothing of their own: what is measured was said before."""
    return re.compile(
        "(?:(?:对[^，]{2,10})?贡献率|[扣剔]除价格因素|合共?|首?[两三]季合共?|经季节性?调整后|平均汇率(?:计算|折算)?|(?:稳步|逐步|首次|再次|成功|历史性|逆势)+|按[^，,]*(?:汇率|折算|折合)[^，,]*|(?:升幅|跌幅|涨幅|降幅|增幅|增速|增势).*|(?:年初|调整|全年|年度)?预算.*|按?(?:可比|同|自然|全)口径(?:计算|统计)?|总量|总额|规模|增速|增幅|绝对量|全年|全市|全省|全国|其|[向上下经]{0,3}(?:修订|修正|调整)[前后]的?|[与同和]?[^，,]{0,8}相比|[两二三]者|平均|人均|户均|日均|约合|折合|累计|合计|总计|共计|完成|实现|数量|金额|比重|占比|比例|同比|环比|名义|实际|增量|存量"
        "|对[^，]*(?:贡献|拉动|支撑)[^，]*|带动.*|按可比价格?(?:计算)?|按不变价格?(?:计算)?|上年|去年|比上年|较上年|收于|报收于?|收报|(?:临时|修订|初步)估计|高于.*|低于.*|快于.*|慢于.*|高出.*|拉动.*|比(?!亚迪|特币|利时).*|较.*|超(?![市导声高]).*|(?:提前|超额|如期|已)?完成.*|占.*|达.*|为.*|居(?![民住家委]).*|列(?!车).*|排(?![放污水气]).*|(?:增速|增幅|降幅|涨幅|跌幅|总量|规模|位次|增加值|占比)(?:分别)?(?:继续|连续|稳定)?(?:稳居|稳列|保持|跃居|跃升|升至|居|列|排|位居|位列|高于|低于|快于|慢于|高出|比|较).*"
        "|(?:平均)?[年月季][增减]率|(?:增加|提高|提升|上升|增长|扩大|攀升|下降|降低|减少|缩小|收窄|回落|调整|[上下]调|调[升降高低]|增|减|升|降|涨|跌)(?:到|至)?|(?:同比|环比)(?:改善|优化|好转|收窄|扩大)|年度(?:目标|计划|任务)|(?:年度|全年)?(?:限额|额度)|(?:预期|目标)(?:任务)?|预算.*|余额)"
    )


@cache
def raised() -> re.Pattern[str]:
    """What was done with each member of a list, behind 分别: 生猪、牛、羊分别出栏."""
    return re.compile("出栏|存栏|进出口|出口|进口|销售|种植|投资")


@cache
def both() -> re.Pattern[str]:
    """Town and country at once, whose figures follow one another."""
    return re.compile("城[、，]?乡(?:常住)?居民|城镇(?:居民)?[和与、](?:农村|乡村)(?:常住)?居民")


@cache
def breaks() -> re.Pattern[str]:
    """What begins another clause."""
    return re.compile("[，,；;：:（(]")


@cache
def no_place() -> re.Pattern[str]:
    """What stands behind a place that is only the beginning of a name, or one of a list: 中国银行, 香港的, 大连、."""
    return re.compile(
        "[的港口、]|银行|证券|保险|汽车(?!产量|销量|出口|产业|制造)|制药|医药|药业|重工|传媒|人寿|人保|财险|太保|平安|电信|移动|联通|石油|石化|铁塔|中免|中车|中铁|建筑股份|航空|海外|神华|宏桥|"
        "[\u4e00-\u9fff]{0,4}(?:股份|控股|集团|公司|科技|地产|置地|发展(?=[去今上前]|公布))"
    )


@cache
def expected() -> re.Pattern[str]:
    """What makes an expectation of the figure behind it: 低过市场预期的3.3%, 市场原先预期会升0.2%."""
    return re.compile(
        "(?:市场|原先|外界|分析员|经济学家|[低高差好多少快慢]过|[逊优]于)[^，,。；;]{0,6}预期[^，,。；;0-9]{0,6}$"
    )


@cache
def growth() -> re.Pattern[str]:
    """What makes a rate of growth of the figure before it: 8.6%实质升幅."""
    return re.compile("的?(?:整体|实际|实质|按年)?(?:升幅|跌幅|增幅|涨幅|降幅|增速)")


@cache
def aim() -> re.Pattern[str]:
    """What makes a target of the figure before it."""
    return re.compile("以?内?的(?:年度|控制|预期|年初)?(?:目标|任务)")


@cache
def smalls() -> re.Pattern[str]:
    """What stands between clauses and speaks of nothing."""
    return re.compile("其中|[，,；;：:、 ()（）。]|[0-9]+|[年月日季度上下半前一二三四全]|按[^，,]{2,10}(?:计算|核算)")


@cache
def numbered() -> re.Pattern[str]:
    """The number of a heading, which may be none: 一、, （二）, 3.2 , ——."""
    return re.compile(
        "[ \u3000]*(?:[(（]?[一二三四五六七八九十0-9]{1,3}[)）]?[、.．]?"
        "|第[一二三四五六七八九十]+[章节部]分?|[—─-]{1,2}|#+)?[ \u3000]*"
    )


@cache
def lead() -> re.Pattern[str]:
    """Small words at the head of a clause, before a place."""
    return re.compile(
        "(?: |累计|合计|总计|其中|去年|今年|上年|明年|同期|全年|，|,|截至目前|目前|同期|在|初步核算|据统计|末|底)+"
    )


@cache
def grown() -> re.Pattern[str]:
    """What stands between A and B of 由A增加到B."""
    return re.compile(
        "(?:[^，,。；]{0,6})?(?:(?:增加|提高|提升|上升|增长|扩大|攀升|跃升|下降|降低|减少|缩小|缩短|压缩|调整|上调|下调|调[升降高低]|增|升|降|涨|跌|回落)(?:到|至)"
        "|转为(?:上涨|下降|增长|下跌|上升|回升)?)"
    )


@cache
def other_whole() -> re.Pattern[str]:
    """What else a difference is to, in a list: 高于全国0.4个百分点、全省0.2个百分点."""
    return re.compile("[、，,和与及]*(?:全[国省市区县州]|[\u4e00-\u9fff]{2,3}[省市区县州])(?:平均(?:水平)?)?")


@cache
def set_beside() -> re.Pattern[str]:
    """What stands before a time whose value another is set beside: 高于7月的4.2%, 与9月份的1.1%大致相若."""
    return re.compile("(?:[高低快慢大小多少好差强弱]于|[与和同跟])$")


@cache
def other_time() -> re.Pattern[str]:
    """A clause that sets the value before it beside that of another time: 4.3%，高于7月的4.2%."""
    return re.compile(f"(?:{set_beside().pattern[:-1]}|较)[^，,。；]{{1,10}}的$")


@cache
def month_around() -> re.Pattern[str]:
    """A month before a name or behind it: 8月当月进出口, 总销货价值7月临时估计."""
    return re.compile("^[0-9]{1,2}月份?(?:当月)?(?=.)|(?<=.)[0-9]{1,2}月份?(?:的?(?:临时|修订|初步)估计)?$")


@cache
def part_of_place() -> re.Pattern[str]:
    """What says of which place a sentence speaks that names none: 占全省进出口总值的68.1%."""
    return re.compile("占(全[省市区县州]|我[省市区县州])(?!的?比重|各|内)")


@cache
def numbered_name() -> re.Pattern[str]:
    """A name that begins with a number of its own: 5G用户, 1年期LPR."""
    return re.compile("[0-9]+(?:[A-Za-z]|年期|号)")


@cache
def same_change() -> re.Pattern[str]:
    """What gives the change before it in percent: 较5月末上升322亿美元，升幅为0.98%."""
    return re.compile("[，,]?(?:升幅|降幅|增幅|跌幅|涨幅|增长率)(?:为|达|约)*")
