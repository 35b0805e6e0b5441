"""What words around a time, and in place of one, say of when figures hold."""

import re
from functools import cache


@cache
def looked_at() -> re.Pattern[str]:
    """What makes a time behind 从 the one that is spoken of: 从前10个月平均来看."""
    return re.compile("(?:的?(?:平均|累计|整体|总体|全年|情况|数据)){0,2}来?看")


@cache
def addressed() -> re.Pattern[str]:
    """Whom a paragraph speaks to, and that its time is over, before the time: 各位代表，刚刚过去的2025年."""
    return re.compile("(?:各位(?:代表|委员|同志)[！!，,：:])?(?:(?:刚刚|即将)?过去的)?")


@cache
def bracket_end() -> re.Pattern[str]:
    """The end of a bracket."""
    return re.compile("[)）]")


@cache
def base_year() -> re.Pattern[str]:
    """What follows the year that others are only compared with: 以2010年全市公共机构能源消耗为基数."""
    return re.compile("[^，,。；;]{0,24}为基(?:数|期|准|年)")


@cache
def affected() -> re.Pattern[str]:
    """The rest of a clause that names a cause: 受上年同期基数较高影响."""
    return re.compile("[^，,。；;]{2,40}影响")


@cache
def first_of_two() -> re.Pattern[str]:
    """What stands between the time of A and A in 由2020年的A增加到B."""
    return re.compile("[^，,；;。]{0,7}")


@cache
def aside() -> re.Pattern[str]:
    """A time that holds for one figure only, which another is compared with: （上年同期为2.92元）, 去年为12亿元."""
    return re.compile(
        "[，,（(、；;](?:(?:去年|上年|前年|[12][0-9]{3}年)(?:同期|同月|同季)|去年|上年|前一年)"
        "(?:仅|则|只)?(?:为|是|有)?(?:约|近)?(?:净?(?!结转|结余)[\u4e00-\u9fff]{2})?"
    )


@cache
def explains() -> re.Pattern[str]:
    """Words behind which a time dates a reason, and not the figures that follow: 主要是今年新增债券."""
    counted = "计价|计算|口径|价格|汇率|类型分|[来情]况?看"
    return re.compile(
        "(?:主要是|主要受|主要因|由于|因为)[^，,。；;]{0,30}$"
        f"|按照?(?![^。；;，,]{{0,12}}(?:{counted})[，,])[^。；;]{{4,60}}[，,]$"
    )


@cache
def all_year() -> re.Pattern[str]:
    """The whole year."""
    return re.compile("全年(?!平均|龄|支出|收入|计划|目标|预算|任务|限额|额度|度?预期)")


@cache
def by_part() -> re.Pattern[str]:
    """What begins a sentence about parts of its period."""
    return re.compile("[ \u3000]*(?:[分从按](?:季度?|月份?|半年)(?:情况)?来?看|从环比看|环比看)")


@cache
def occasion() -> re.Pattern[str]:
    """Times that are no days of a calendar: 春运, 假期, 成立以来."""
    return re.compile(
        "春运|(?<!多个)(?<!两个)(?<!各个)假期|假日|节日期间|黄金周|双11|“双十一”|(?<!五)(?<!五”)期间|(?<![年月日])以来"
    )


@cache
def no_month() -> re.Pattern[str]:
    """A month or a quarter that no calendar has, behind a year (2024年31月), and a week of a month."""
    return re.compile("[0-9]{1,3}(?:月|季)|第?[一二三四五首]周")


@cache
def dates() -> re.Pattern[str]:
    """Times that date a figure although nobody can tell their days: 去年 without a day of issue, 春节假期."""
    return re.compile("[去今明上前]年|上半年|[一二三四]季度|[0-9]|“?(?:春节|五一|国庆|元旦|端午|中秋|清明|十一|暑)")


@cache
def timed() -> re.Pattern[str]:
    """A time at the head of a clause that says nothing else before its change: 上半年为下降1.3%, 三季度增长."""
    return re.compile(
        "^(?:今年以来|年内|年初(?:至今|以来))(?:累计)?|^(?:今年|去年|上年|[0-9]{4}年)?(?:[上下]半年|全年|前?[一二三四]季度|前?[0-9]{1,2}个?(?:[至到—-]{1,2}[0-9]{1,2})?月份?)(?:为|是|则)?"
    )


@cache
def mean() -> re.Pattern[str]:
    """A mean over several years."""
    return re.compile("年均|平均每年|(?<![两三四五按])年平均(?!汇率|工资|收入|薪|人口|气温|浓度|价格)|每年平均")


@cache
def over_years() -> re.Pattern[str]:
    """A change over some years: 五年增长30.8%."""
    return re.compile(
        "(?<![第前近0-9])([二两三四五六七八九十2-9])年(?:来|间)?(?:累计|实际)?(?:增长|增加|新增|提高|提升|下降|降低)"
        "(?:了|约|超)?$"
    )


@cache
def reached() -> re.Pattern[str]:
    """What says that a level was reached at the end of several years, and not added up over them."""
    return re.compile(
        "(?:达到?|突破|站上|跃上|迈上|跨越|[增提升下降减跃上][\u4e00-\u9fff]{0,2}[至到]|稳定在|保持在|超过)[^，,；]{0,6}$"
    )


@cache
def spans() -> re.Pattern[str]:
    """What stands behind a length of time over which a mean or a change goes."""
    return re.compile("(?:来|间|内)?(?:平均|累计|年均)?(?:实际)?(?:平均|增长|增加|新增|提高|下降|降低)")


@cache
def year_ended() -> re.Pattern[str]:
    """What makes a period of the day before it, as companies in Hong Kong write: 截至6月底止中期."""
    return re.compile(
        "止的?(?:(?:年度|财政?年度|十二个月|全年|年(?!度))|([三六九369])个?月|(中期|半年|上半年)|([首前一]季))"
    )


@cache
def part_in_time() -> re.Pattern[str]:
    """A part of the time before, whose value is one of the same thing: 其中6月份进出口增速达9.1%."""
    return re.compile("其中[，,]?(?:[今去]年)?(?:第?[一二三四1-4]季|[0-9]{1,2}月|[上下]半年|当月|单月)")


@cache
def over_time() -> re.Pattern[str]:
    """A time, or 累计, before the name of what was spoken of already."""
    return re.compile("(?:[0-9一二三四五六七八九十]个?月份?|[上下]半年|季度?|[0-9今去全]年)(?:合?共)?(?:累计)?$|累计$")


@cache
def published() -> re.Pattern[str]:
    """Who publishes what follows, and when: 主计总处今公布9月."""
    return re.compile("^[^，,]{0,12}(?:公布|发布|通报)了?的?")
