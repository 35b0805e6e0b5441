"""One figure read at a place: how far it reaches, its value, its unit, and what the words after it say."""

import pytest

from tui.language.figures.grammar import part
from tui.language.figures.quantity import NO_UNIT, Quantity

READ = [
    ("3万元", "3万元 = 30000 元 exact"),
    ("30余万元", "30余万元 = 300000 元 over"),
    ("30多万元", "30多万元 = 300000 元 over"),
    ("三十几个", "三十几个 = 30 个 over"),
    ("20来个", "20来个 = 20 个 about"),
    ("二十来岁", "二十来岁 = 20 岁 about"),
    ("10来天", "10来天 = 10 天 about"),
    ("十多年", "十多年 = 10 年 over"),
    ("3年多", "3年多 = 3 年 over"),
    ("3年多次", "3年 = 3 年 exact"),
    ("5个多方", "5个 = 5 个 exact"),
    ("100余元", "100余元 = 100 元 over"),
    ("100余额", "100 = 100  exact"),
    ("十余震", "十 = 10  exact"),
    ("三五个", "三五个 = 3..5 个 exact"),
    ("两三个", "两三个 = 2..3 个 exact"),
    ("十五六岁", "十五六岁 = 15..16 岁 exact"),
    ("三四十人", "三四十人 = 30..40 人 exact"),
    ("两三百", "两三百 = 200..300  exact"),
    ("一二十", "一二十 = 10..20  exact"),
    ("三个多月", "三个多月 = 3 个月 over"),
    ("一个半小时", "一个半小时 = 1.5 小时 exact"),
    ("三个半月", "三个半月 = 3.5 个月 exact"),
    ("2个多星期", "2个多星期 = 2 星期 over"),
    ("1 234万人", "1 = 1  exact"),
    ("12 340.5元", "12 = 12  exact"),
    ("1 234", "1 = 1  exact"),
    ("1,234.5亿元", "1,234.5亿元 = 123450000000 元 exact"),
    ("1,2345元", "1 = 1  exact"),
    ("9516.9亿元", "9516.9亿元 = 951690000000 元 exact"),
    ("9千米", "9千米 = 9 千米 exact"),
    ("9千克", "9千克 = 9 千克 exact"),
    ("9百米", "9百米 = 900 米 exact"),
    ("二千克", "二千克 = 2000 克 exact"),
    ("两千克", "两千克 = 2000 克 exact"),
    ("三百米", "三百米 = 300 米 exact"),
    ("百", "百 = 100  exact"),
    ("千万", "千万 = 10000000  exact"),
    ("亿", "亿 = 100000000  exact"),
    ("1.2.3亿", "1.2 = 1.2  exact"),
    ("3 万元", "3 万元 = 30000 元 exact"),
    ("3\u00a0%", "3\u00a0% = 3 % exact"),
    ("三 元", "三 = 3  exact"),
    ("3级", "3级 = 3 级 exact"),
    ("3千瓦级", "3千瓦级 = 3 千瓦 exact"),
    ("3千瓦级别", "3千瓦 = 3 千瓦 exact"),
    ("3分多钟", "3分多钟 = 3 分钟 over"),
    ("60公里/时", "60公里/时 = 60 公里/时 exact"),
    ("60公里/小时", "60公里/小时 = 60 公里/小时 exact"),
    ("5元/斤", "5元/斤 = 5 元/斤 exact"),
    ("3成", "3成 = 30 % exact"),
    ("三成", "三成 = 30 % exact"),
    ("七成六", "七成六 = 76 % exact"),
    ("八成半", "八成半 = 85 % exact"),
    ("两年半", "两年半 = 2.5 年 exact"),
    ("两年半年", "两年 = 2 年 exact"),
    ("三天半天", "三天 = 3 天 exact"),
    ("一米七五", "一米七五 = 1.75 米 exact"),
    ("1米75", "1米75 = 1.75 米 exact"),
    ("1米755", "1米 = 1 米 exact"),
    ("六十二米七三", "六十二米七三 = 62.73 米 exact"),
    ("两块五", "两块五 = 2.5 块 exact"),
    ("9秒83", "9秒83 = 9.83 秒 exact"),
    ("1小时30分", "1小时30分 = 90 分钟 exact"),
    ("1小时30分钟", "1小时30分钟 = 90 分钟 exact"),
    ("3分20秒", "3分20秒 = 200 秒 exact"),
    ("2年3个月", "2年3个月 = 27 个月 exact"),
    ("3元5角", "3元5角 = 3.5 元 exact"),
    ("3元5角2分", "3元5角2分 = 3.52 元 exact"),
    ("两块三毛", "两块三毛 = 2.3 块 exact"),
    ("1小时30分20秒", "1小时30分20秒 = 5420 秒 exact"),
    ("1分20秒35", "1分20秒35 = 80.35 秒 exact"),
    ("30以上", "30以上 = 30  over"),
    ("30岁以上", "30岁以上 = 30 岁 over"),
    ("3日以上海", "3日 = 3 日 exact"),
    ("30%左右", "30%左右 = 30 % about"),
    ("30%左右手", "30% = 30 % exact"),
    ("30%左右逢源", "30% = 30 % exact"),
    ("3年上下", "3年上下 = 3 年 about"),
    ("3年上下游", "3年 = 3 年 exact"),
    ("5米内", "5米内 = 5 米 under"),
    ("3年内", "3年内 = 3 年 under"),
    ("3年内容", "3年 = 3 年 exact"),
    ("3人内", "3人 = 3 人 exact"),
    ("3年内部", "3年 = 3 年 exact"),
    ("5元以下", "5元以下 = 5 元 under"),
    ("5条以下简称", "5条 = 5 条 exact"),
    ("5元以内", "5元以内 = 5 元 under"),
    ("5元之内", "5元之内 = 5 元 under"),
    ("5元之多", "5元之多 = 5 元 over"),
    ("5元开外", "5元开外 = 5 元 over"),
    ("5元有余", "5元有余 = 5 元 over"),
    ("5元余", "5元余 = 5 元 over"),
    ("5元余额", "5元 = 5 元 exact"),
    ("5人及以上", "5人及以上 = 5 人 over"),
    ("5人及以下", "5人及以下 = 5 人 under"),
    ("百分之五", "百分之五 = 5 % exact"),
    ("千分之三", "千分之三 = 3 ‰ exact"),
    ("十分之三", "十分之三 = 0.3  exact"),
    ("百分之百", "百分之百 = 100 % exact"),
    ("百分之二百", "百分之二百 = 200 % exact"),
    ("零分之一", None),
    ("万分之五", "万分之五 = 0.0005  exact"),
    ("百分之三十五以上", "百分之三十五以上 = 35 % over"),
    ("百分之", None),
    ("半年", "半年 = 0.5 年 exact"),
    ("半个月", "半个月 = 0.5 个月 exact"),
    ("半小时", "半小时 = 0.5 小时 exact"),
    ("半里", None),
    ("半成", None),
    ("半天", "半天 = 0.5 天 exact"),
    ("三年半导", "三年 = 3 年 exact"),
    ("123", "123 = 123  exact"),
    ("0.5", "0.5 = 0.5  exact"),
    ("三点五", "三点五 = 3.5  exact"),
    ("三点五亿元", "三点五亿元 = 350000000 元 exact"),
    ("三〇", None),
    ("二〇二四年", "二〇二四年 = 2024 年 exact"),
    ("12月", "12月 = 12 月 exact"),
    ("3万2千元", "3万2千元 = 32000 元 exact"),
    ("3万2500元", "3万2500元 = 32500 元 exact"),
    ("3万2500.5元", "3万 = 30000  exact"),
    ("二十万零三百", "二十万零三百 = 200300  exact"),
    ("五百零六", "五百零六 = 506  exact"),
    ("1万零500", "1万零500 = 10500  exact"),
    ("3亿5000万", "3亿5000万 = 350000000  exact"),
    ("3亿5000万元", "3亿5000万元 = 350000000 元 exact"),
    ("3亿2000年", "3亿 = 300000000  exact"),
    ("500万~600万", "500万 = 5000000  exact"),
    ("3k", "3 = 3  exact"),
    ("30几", "30 = 30  exact"),
    ("30余", "30余 = 30  over"),
    ("30余人", "30余人 = 30 人 over"),
    ("30余万", "30余万 = 300000  over"),
    ("1千多人", "1千多人 = 1000 人 over"),
    ("1千多样", "1千 = 1000  exact"),
    ("3米多", "3米多 = 3 米 over"),
    ("3人多", "3人 = 3 人 exact"),
    ("5公里多", "5公里多 = 5 公里 over"),
    ("3个", "3个 = 3 个 exact"),
    ("3个多月份", "3个多月 = 3 个月 over"),
    ("二三十", "二三十 = 20..30  exact"),
    ("三五成", "三五成 = 30..50 % exact"),
    ("三五十", "三五十 = 30..50  exact"),
    ("2吨半", "2吨半 = 2.5 吨 exact"),
    ("五斤半", "五斤半 = 5.5 斤 exact"),
    ("3世纪半", "3世纪半 = 3.5 世纪 exact"),
    ("3公里半", "3公里半 = 3.5 公里 exact"),
    ("1倍半", "1倍半 = 1.5 倍 exact"),
    ("半倍", "半倍 = 0.5 倍 exact"),
    ("半个世纪", "半个世纪 = 0.5 世纪 exact"),
    ("三块半", "三块半 = 3.5 块 exact"),
    ("十五成", "十五成 = 150 % exact"),
    ("1/3", "1 = 1  exact"),
    ("3‰", "3‰ = 3 ‰ exact"),
    ("3个百分点", "3个百分点 = 3 个百分点 exact"),
    ("0.3千分点", "0.3千分点 = 0.3 个千分点 exact"),
    ("1年零3个月", "1年零3个月 = 15 个月 exact"),
    ("1万2", "1万2 = 12000  exact"),
    ("5角5分", "5角5分 = 5.5 角 exact"),
    ("3毛", "3毛 = 3 毛 exact"),
    ("100以内", "100以内 = 100  under"),
    ("一百多", "一百多 = 100  over"),
    ("一百余名", "一百余名 = 100 名 over"),
    ("一百来名", "一百来名 = 100 名 about"),
    ("二十来名", "二十来名 = 20 名 about"),
    ("10来人", "10来人 = 10 人 about"),
    ("12来人", "12 = 12  exact"),
    ("7亿多", "7亿多 = 700000000  over"),
    ("7亿余", "7亿余 = 700000000  over"),
    ("3千", "3千 = 3000  exact"),
    ("3千万", "3千万 = 30000000  exact"),
    ("十来米", "十来米 = 10 米 about"),
    ("一点二万平方米", "一点二万平方米 = 12000 平方米 exact"),
    ("12平方米左右", "12平方米左右 = 12 平方米 about"),
    ("二", "二 = 2  exact"),
    ("两", "两 = 2  exact"),
    ("廿五", "廿五 = 25  exact"),
    ("卅年", "卅年 = 30 年 exact"),
    ("九成九", "九成九 = 99 % exact"),
    ("九成半", "九成半 = 95 % exact"),
    ("2024年以来", "2024年 = 2024 年 exact"),
    ("3分钟20秒", "3分钟20秒 = 200 秒 exact"),
    ("3分钟20秒钟", "3分钟20秒钟 = 200 秒 exact"),
    ("3分20秒钟", "3分20秒钟 = 200 秒 exact"),
    ("2天3小时", "2天3小时 = 51 小时 exact"),
    ("2天3个小时", "2天3个小时 = 51 小时 exact"),
    ("3元5毛", "3元5毛 = 3.5 元 exact"),
    ("两块三角", "两块三角 = 2.3 块 exact"),
    ("百分之三百分之五", "百分之三 = 3 % exact"),
    ("千分之五百", "千分之五百 = 500 ‰ exact"),
    ("3年多左右", "3年多左右 = 3 年 about"),
    ("3年多次的", "3年 = 3 年 exact"),
    ("100余额的", "100 = 100  exact"),
    ("3千瓦级别的", "3千瓦 = 3 千瓦 exact"),
    ("七成六的", "七成六 = 76 % exact"),
    ("八成半的", "八成半 = 85 % exact"),
    ("5米内部的", "5米 = 5 米 exact"),
    ("5米内的", "5米内 = 5 米 under"),
    ("两年半年的", "两年 = 2 年 exact"),
    ("三个多月的", "三个多月 = 3 个月 over"),
    ("3分多钟的", "3分多钟 = 3 分钟 over"),
    ("1元2角3分4", "1元2角3分 = 1.23 元 exact"),
    ("2元1234567角", "2元 = 2 元 exact"),
    ("60公里/时的", "60公里/时 = 60 公里/时 exact"),
    ("1万2千的", "1万2千 = 12000  exact"),
    ("三年半导体", "三年 = 3 年 exact"),
    ("九成以上", "九成以上 = 90 % over"),
    ("百分之一千以上", "百分之一千以上 = 1000 % over"),
    ("5公里/小时左右", "5公里/小时左右 = 5 公里/小时 about"),
    ("30几岁", "30几岁 = 30 岁 over"),
    ("1元零5角", "1元零5角 = 1.5 元 exact"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_number_is_read_with_its_unit_and_bound_and_no_further(text: str, expected: str | None) -> None:
    assert shown(text, part(text, 0)) == expected


def shown(text: str, read: Quantity | None) -> str | None:
    if read is None:
        return None
    value = f"{read.low:.15g}" + (f"..{read.high:.15g}" if read.high != read.low else "")
    return f"{text[read.start : read.end]} = {value} {read.unit.name} {read.bound}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("约1 234万人", "1 234万人 = 12340000 人 exact"),
        ("约12 340.5元", "12 340.5元 = 12340.5 元 exact"),
        ("约12 340 元", "12 340 元 = 12340 元 exact"),
        ("约1 234 567人", "1 234 567人 = 1234567 人 exact"),
        ("约1 234", "1 = 1  exact"),  # without a unit these may be two numbers
        ("约1 2345元", "1 = 1  exact"),
        ("\n1 234元", "1 = 1  exact"),  # at the head of a line the first may be the number of a list
    ],
)
def test_blanks_part_the_thousands_of_a_number_that_has_a_unit(text: str, expected: str) -> None:
    assert shown(text, part(text, 1)) == expected


@pytest.mark.parametrize("before", "上下前后多大过一夜参减对各另东西南北数几")
def test_half_is_no_figure_behind_what_makes_it_a_word(before: str) -> None:
    assert part(f"{before}半年", 1) is None
    assert part("约半年", 1) is not None


def test_one_third_is_a_share_of_one_and_more_digits_than_anybody_writes_are_none() -> None:
    third = part("三分之一", 0)
    assert third is not None and third.low == pytest.approx(1 / 3) and third.unit == NO_UNIT
    assert part("1" * 400, 0) is None


def test_a_currency_before_the_number_is_its_unit_and_none_is_looked_for() -> None:
    read = part("30元以上", 0, measured=False)
    assert read is not None and (read.end, read.unit) == (2, NO_UNIT)


def test_a_figure_says_whether_it_is_in_arabic_digits_and_whether_a_magnitude_alone() -> None:
    said = {text: part(text, 0) for text in ("30元", "三十元", "千万元", "3万元")}
    assert [(read.arabic, read.bare) for read in said.values() if read] == [
        (True, False),
        (False, False),
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("60公里/时", "speed"),
        ("60公里/小时", "speed"),
        ("5元/时", "money"),
        ("5元/小时", "money"),
        ("5公里/人", "length"),
    ],
)
def test_a_length_by_the_hour_is_a_speed_and_other_things_by_the_hour_are_what_they_are(text: str, kind: str) -> None:
    read = part(text, 0)
    assert read is not None and (read.end, read.unit.kind) == (len(text), kind)
