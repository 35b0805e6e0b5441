"""Figures are found where a reader sees a number that counts or measures, and read into the value it has."""

import pytest

from tui.language import figures

# The figure in brackets, its value, unit, bound and kind.
READ = """
总投资[3亿元]，建成投产 | 300000000 | 元 | exact | money
配有总面积[7.5万平方米]的物流区 | 75000 | 平方米 | exact | area
全年累计[18.79万㎡] | 187900 | 平方米 | exact | area
可停放车辆[500台] | 500 | 台 | exact | count
年运输旅客[170万人次] | 1700000 | 人次 | exact | count
[5万吨级]客滚泊位 | 50000 | 吨 | exact | mass
依托[近30年]积累 | 30 | 年 | about | duration
[超过100家]企业试用 | 100 | 家 | over | count
现场兑现资金[5600余万元] | 56000000 | 元 | over | money
[100余项]隐患 | 100 | 项 | over | count
增长[10%以上]。 | 10 | % | over | percent
压缩至法定时限[40%以下] | 40 | % | under | percent
自缴税之日起[1年内]申请 | 1 | 年 | under | duration
[三十多组]家庭 | 30 | 组 | over | count
这笔[十多万元]的退税款 | 100000 | 元 | over | money
数据[超亿条] | 100000000 | 条 | over | count
深耕稀土[廿二载] | 22 | 载 | exact | duration
[六个方面]工作 | 6 | 个 | exact | count
形成[五方面]举措 | 5 | 方面 | exact | count
[一千二百亿元]投资 | 120000000000 | 元 | exact | money
[3亿5千万元]补助 | 350000000 | 元 | exact | money
共[1,234,567人]。 | 1234567 | 人 | exact | count
共[１２，３４５元]。 | 12345 | 元 | exact | money
占[百分之五]。 | 5 | % | exact | percent
占[三分之一]。 | 0.3333333333333333 |  | exact | other
[六成以上]受访者 | 60 | % | over | percent
下降[0.3个百分点]。 | 0.3 | 个百分点 | exact | percent
增长[1.5倍]。 | 1.5 | 倍 | exact | multiple
增长[一倍]。 | 1 | 倍 | exact | multiple
在[-60℃]下稳定运行 | -60 | ℃ | exact | temperature
最低气温[零下20摄氏度]。 | -20 | ℃ | exact | temperature
时速[350公里]。 | 350 | 公里 | exact | speed
速度为[150公里/小时]。 | 150 | 公里/小时 | exact | speed
均价[4.2元/斤]。 | 4.2 | 元/斤 | exact | money
投资额为[$3.5亿]， | 350000000 | 美元 | exact | money
票价[￥199]起 | 199 | 元 | exact | money
票价[HK$50]起 | 50 | 港元 | exact | money
[一个半小时]车程 | 1.5 | 小时 | exact | duration
[两年半]建成 | 2.5 | 年 | exact | duration
[半个月]后 | 0.5 | 个月 | exact | duration
[两个多月]来 | 2 | 个月 | over | duration
历时[1小时30分钟]。 | 90 | 分钟 | exact | duration
摄入[不超过5克]。 | 5 | 克 | under | mass
成绩为[2分08秒66]。 | 128.66 | 秒 | exact | duration
身高[1米75]。 | 1.75 | 米 | exact | length
票价[3元5角]。 | 3.5 | 元 | exact | money
[4.4亿千瓦]装机 | 440000000 | 千瓦 | exact | power
发电[300千瓦时]。 | 300 | 千瓦时 | exact | other
[几十人]受伤 | 10 | 人 | over | count
[数百名]群众 | 100 | 名 | over | count
[上千辆]车 | 1000 | 辆 | over | count
[近百家]媒体 | 100 | 家 | about | count
[十几个]村 | 10 | 个 | over | count
[十来分钟]。 | 10 | 分钟 | about | duration
[不到3%]。 | 3 | % | under | percent
[60岁及以上]人口 | 60 | 岁 | over | other
[14亿多人口]。 | 1400000000 | 人 | over | count
居全国[第3位]。 | 3 | 位 | exact | other
排名[第5]。 | 5 |  | exact | other
[３·７％]的增幅 | 3.7 | % | exact | percent
五月出口[三九八億美元]。 | 39800000000 | 美元 | exact | money
進口[一八二三．五億美元]。 | 182350000000 | 美元 | exact | money
年增[十一．六％]。 | 11.6 | % | exact | percent
全年出超[1,571.4億美元]。 | 157140000000 | 美元 | exact | money
全年支出[超3亿元]。 | 300000000 | 元 | over | money
[萬] | | | |
""".strip().splitlines()[:-1]


@pytest.mark.parametrize("line", READ)
def test_a_figure_has_the_span_and_the_value_a_reader_gives_it(line):
    marked, value, unit, bound, kind = (part.strip() for part in line.split("|"))
    text = marked.replace("[", "").replace("]", "")
    [figure] = figures.find(text)
    assert text[: figure.start] + "[" + text[figure.start : figure.end] + "]" + text[figure.end :] == marked
    assert (figure.value, figure.unit, figure.bound, figure.kind) == (float(value), unit, bound, kind)


RANGES = [
    ("从[15分钟至30分钟]缩短", (15, 30), "分钟"),
    ("缩短至[30秒至2分钟]，", (30, 120), "秒"),
    ("提升[15至30倍]，", (15, 30), "倍"),
    ("具备[3兆瓦至25兆瓦]能力", (3, 25), "兆瓦"),
    ("具备[3—25兆瓦]能力", (3, 25), "兆瓦"),
    ("约需[3~5天]。", (3, 5), "天"),
    ("约需[3-5天]。", (3, 5), "天"),
    ("占[5-20%]。", (5, 20), "%"),
    ("需要[3至5个工作日]。", (3, 5), "工作日"),
    ("气温[-15℃至-5℃]。", (-15, -5), "℃"),
    ("气温[-3到5℃]。", (-3, 5), "℃"),
    ("投资[3至5万元]。", (30000, 50000), "元"),
    ("投资[3万至5万元]。", (30000, 50000), "元"),
    ("有[1000到2万人]。", (1000, 20000), "人"),
    ("[两三天]后", (2, 3), "天"),
    ("[十五六岁]的孩子", (15, 16), "岁"),
    ("[三四百公里]外", (300, 400), "公里"),
    ("[一至三年]。", (1, 3), "年"),
    ("排在[前10名]。", (1, 10), "名"),
    ("[5个月至1年]。", (5, 12), "个月"),
    ("处[三年以上十年以下]有期徒刑", (3, 10), "年"),
    ("处[5日以上10日以下]拘留", (5, 10), "日"),
]


@pytest.mark.parametrize(("marked", "value", "unit"), RANGES)
def test_a_range_is_one_figure_with_both_ends_in_one_unit(marked, value, unit):
    text = marked.replace("[", "").replace("]", "")
    [figure] = figures.find(text)
    assert text[figure.start : figure.end] == marked[marked.index("[") + 1 : marked.index("]")]
    assert (figure.value, figure.unit, figure.bound) == (value, unit, "range")


SEVERAL = [
    ("从19.5亿元增至31.2亿元", ["19.5亿元", "31.2亿元"]),
    ("先后奔赴3国8个城市", ["3国", "8个"]),
    ("推出23项60条举措", ["23项", "60条"]),
    ("建有2座5万吨级、2座3万吨级泊位", ["2座", "5万吨级", "2座", "3万吨级"]),
    ("以3:1获胜，25:22拿下第三局，比例为3:7", ["3:7"]),
    ("新增600名以上，节约500元，签约12个项目", ["600名以上", "500元", "12个"]),
    ("最近三年就近看病，附近100家", ["三年", "100家"]),
    ("15℃/25℃，成绩为7胜3平7负", ["15℃", "25℃", "7胜", "3平", "7负"]),
    ("2000多万台湾同胞，一两次，几十分钟，几千年", ["2000多万", "一两次", "几十分钟", "几千年"]),
    ("有1800年历史，突破200万大关，以6544的积分", ["1800年", "200万", "6544"]),
    ("100兆瓦/200兆瓦时，长3米×宽2米，120公里/时，二人", ["100兆瓦", "200兆瓦时", "3米", "2米", "120公里/时", "二人"]),
    ("票价:80元/180元,时间:3-5天,得分:95", ["80元", "180元", "3-5天", "95"]),
    ("比去年多一成，召开了三次全会", ["一成", "三次"]),
    ("三首歌、两部电影、五口井，周转量300亿吨公里", ["三首", "两部", "五口", "300亿吨公里"]),
    ("北风4到5级，阵风7级，有1/3的路段积水", ["4到5级", "7级", "1/3"]),
]


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_figures_that_stand_together_are_told_apart(text, wanted):
    assert [text[figure.start : figure.end] for figure in figures.find(text)] == wanted


def test_dates_given_by_the_caller_hold_no_figure():
    text = "2024年9月1日建成，历时3年"
    assert [text[f.start : f.end] for f in figures.find(text)] == ["3年"]
    assert figures.find("3年", [])[0].value == 3
