"""Days that a text ends with and that have no date in full: seasons, feasts, days of the moon or without a year."""

from tui.text import lazy

SEASON = lazy.pattern(
    r"^[（(]?\s*(?:\d{4}|[一二][〇○零Ｏ一二三四五六七八九0]{3}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])\s*年?\s*"
    r"(?:[初仲孟季暮早深晚]?[春夏秋冬](?:[初末夜日夕]|之[初末])?|[年岁歲][末初尾暮]|除夕|元旦|中秋|清明|重阳|重陽|端午|立[春夏秋冬]|冬至|夏至|春分|秋分)[）)]?$"
    r"|^[（(]?\d{1,2}\s*月\s*\d{1,2}\s*[日号][晨夜晚]?[）)]?$|^[（(]?(?:[农農阴陰旧舊]历|夏历)?[正一二三四五六七八九十冬腊臘]{1,2}月(?:初[一二三四五六七八九十]|[十廿卅][一二三四五六七八九]?|[二三]十)[日夜晚]?[）)]?$"
)
"""The season of a year in which a text was written: `2015年冬`, `甲午暮春`; or the day of the moon: `十月初三`."""
