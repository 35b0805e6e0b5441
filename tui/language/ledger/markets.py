"""Words of markets and companies: what is quoted from day to day, and whose results a paragraph gives."""

import re
from functools import cache


@cache
def market() -> re.Pattern[str]:
    """Names of what is quoted from day to day: a growth of theirs without a year is over the day before."""
    return re.compile(
        "(?<!价格)(?:指数|板指|成指|综指|恒指|期指|沪指|深指|大盘)$|(?:期货|期价|股价|油价|金价|汇率|中间价|收盘价|主力合约|期货价格|股票|现货黄金|白银|黄金)$"
    )


@cache
def daily() -> re.Pattern[str]:
    """Names of what holds for a day: prices of a market, rates, what a central bank lends."""
    return re.compile(
        f"{market().pattern}|(?:沪指|大盘|恒指|成交额?|全日成交|成交金额|净流入|净买入|净卖出|净投放|净回笼|逆回购(?:操作)?|操作利率|收益率|LPR|白银|黄金)$"
    )


@cache
def yearly() -> re.Pattern[str]:
    """Words that make a growth one over a year before."""
    return re.compile("同比|按年|年增|年减|[上去前全]年")


@cache
def earns() -> re.Pattern[str]:
    """Words of a company's results."""
    return re.compile("业绩|财报|季报|年报|中报|半年报|净利|净亏|溢利|盈利|纯利|纯益|毛利|派息|股息|公司|集团")


@cache
def budget() -> re.Pattern[str]:
    """Words of public budgets and of what people earn."""
    return re.compile("财政|预算|税收|税务|居民|农民|职工|旅游|人均|景区|全[省市县区国]|我[省市县区国]")


@cache
def lent() -> re.Pattern[str]:
    """What a central bank lends, behind its amount: 4835亿元7天期逆回购操作."""
    return re.compile("(?:[0-9]{1,3}(?:天|个月|年)期?)?(?:公开市场)?(逆回购(?:操作)?|中期借贷便利|MLF)(?!到期)")


@cache
def price() -> re.Pattern[str]:
    """What goods of a list are priced by: 猪肉批发均价."""
    return re.compile("(?:批发|零售|收购|出厂|市场|集市)?(?:均价|平均价格|平均价|价格)$")
