"""Kinds of figures that are easily misread: bounds turned round, minus signs, blanks, scores, rare units.

Each line: a sentence with its figures in brackets, then value, unit and bound of each; a range has two values.
"""

import pytest

from tui.language import figures

READ = """
按当日汇率[6.9124]折算，合[3.2亿美元]。 | 6.9124 _ exact; 320000000 美元 exact
全场商品[八折]起，会员再享[9.5折]。 | 8 折 exact; 9.5 折 exact
摄入量[不应超过6克]，水温[不得高于40℃]。 | 6 克 under; 40 ℃ under
间距[不得小于1.5米]，照度[不应低于300勒克斯]。 | 1.5 米 over; 300 勒克斯 over
载重[严禁超过5吨]，人数[不能少于3人]。 | 5 吨 under; 3 人 over
噪声[不可超过55分贝]，每班[不宜超过30人]。 | 55 分贝 under; 30 人 under
现金流为[-8500万元]和[-1.3亿元]，投资收益为[-62万元]。 | -85000000 元 exact; -130000000 元 exact; -620000 元 exact
扣非净利润为[-0.45亿元]，同比下降[12.6%]。 | -45000000 元 exact; 12.6 % exact
该公司亏损[-3.56亿元]，基本每股收益[-0.08元]。 | -356000000 元 exact; -0.08 元 exact
死亡率[5.87‰]，比上年上升[0.35个千分点]。 | 5.87 ‰ exact; 0.35 个千分点 exact
盐度下降[0.2个千分点]，坡度为[2.5‰]。 | 0.2 个千分点 exact; 2.5 ‰ exact
每股派息[12港仙]，每股资产净值[1.05港元]。 | 12 港仙 exact; 1.05 港元 exact
捐赠棺木[3具]、路灯[120盏]。 | 3 具 exact; 120 盏 exact
他投进[3记]三分，送出[两记]盖帽。 | 3 记 exact; 2 记 exact
赛车比赛共[70圈]，他落后[两圈]。 | 70 圈 exact; 2 圈 exact
从门口走[五步]就是柜台，每天走[8000步]。 | 5 步 exact; 8000 步 exact
村民三五成群，三五结伴来赶集。 | 
[三五个]人围坐，[三五天]就能学会。 | 3,5 个 range; 3,5 天 range
全省户籍人口[5 126万人]，其中常住[4 873.2万人]。 | 51260000 人 exact; 48732000 人 exact
耕地[12 340亩]，产值[1 205 600元]。 | 12340 亩 exact; 1205600 元 exact
还有[10分多钟]开考，[两个多月]后放榜。 | 10 分钟 over; 2 个月 over
熬了[三个半月]，等了[一个半小时]，又等[半小时]。 | 3.5 个月 exact; 1.5 小时 exact; 0.5 小时 exact
建成4A级景区[6家]、A级锅炉[2台]，AAA级企业[15家]。 | 6 家 exact; 2 台 exact; 15 家 exact
门票收入增长[两成]，客流增加[三成多]，[七成五]的人满意。 | 20 % exact; 30 % over; 75 % exact
规模翻[一番]，收入翻了[两番]。 | 1 番 exact; 2 番 exact
[三分之二]的代表同意，[五分之一]弃权。 | 0.6666666666666666 _ exact; 0.2 _ exact
男女性别比为[1:2]，配比[3:7]。 | 0.5 _ exact; 0.42857142857142855 _ exact
成交楼面价每平方米[1.2万元]，每亩产量[1100斤]。 | 12000 元 exact; 1100 斤 exact
人均[3.6万元]，户均[12亩]，日均[4500人次]。 | 36000 元 exact; 12 亩 exact; 4500 人次 exact
均价[1.2万元/平方米]，时薪[25元/小时]。 | 12000 元/平方米 exact; 25 元/小时 exact
排全国[第14位]，比上年前进[两位]。 | 14 位 exact; 2 位 exact
经济增速为[-2.1%]，负增长[0.8%]，同比增长[-3.4%]。 | -2.1 % exact; 0.8 % exact; -3.4 % exact
补助标准为[800元至1万元]，年龄[18周岁以上]。 | 800,10000 元 range; 18 周岁 over
注册资本 [3,000万元]，员工 [1,250 人]，厂房[2.3 万平方米]。 | 30000000 元 exact; 1250 人 exact; 23000 平方米 exact
海拔[3 720米]，落差[1 024.5米]。 | 3720 米 exact; 1024.5 米 exact
共有[200余家]企业、[四十来个]摊位、[百余名]志愿者参加。 | 200 家 over; 40 个 about; 100 名 over
全年接待游客[约2 300万人次]，收入[近15亿元]。 | 23000000 人次 about; 1500000000 元 about
资产负债率为[63.5%]，流动比率为[1.76]。 | 63.5 % exact; 1.76 _ exact
存款准备金率下调[50个基点]，利差[120BP]。 | 50 个基点 exact; 120 个基点 exact
气温降到[-12℃]，最低[零下18℃]。 | -12 ℃ exact; -18 ℃ exact
由上年的[1.92]降至[1.35]。 | 1.92 _ exact; 1.35 _ exact
手术历时[两个多小时]，输血[800毫升]。 | 2 小时 over; 800 毫升 exact
还剩[3分多钟]，他又罚中[2球]。 | 3 分钟 over; 2 球 exact
每股亏损[2.6美仙]，溢利为[-1.4亿港元]。 | 2.6 美仙 exact; -140000000 港元 exact
电压[不得超过36伏]，时间[不应少于30分钟]。 | 36 伏 under; 30 分钟 over
折人民币[80亿元]，合[约11亿美元]。 | 8000000000 元 exact; 1100000000 美元 about
那份合约[2.3亿美元]，租约[3年]。 | 230000000 美元 exact; 3 年 exact
摆着[4把]椅子，挂着[两把]二胡，匕首[7把]。 | 4 把 exact; 2 把 exact; 7 把 exact
红米12把价格压到[999元]，他得分20把比分反超。 | 999 元 exact
双方以1比1战平，主队5比4胜出，比分为66平，[三成]观众离场。 | 30 % exact
每天走[八千到一万步]，退一万步说也该走[三千步]。 | 8000,10000 步 range; 3000 步 exact
误差[±0.5毫米]，厚[50±3毫米]。 | -0.5,0.5 毫米 range; 47,53 毫米 range
支持率[过半]，[过半数]代表同意，[半数以上]到场。 | 50 % over; 50 % over; 50 % over
[近半数]弃权，[超过一半]签名。 | 50 % about; 50 % over
工期[过半]，[近半]的房子空着，[逾半]。 | 50 % over; 50 % about; 50 % over
另一半人走了，大半数人没来，[半个多月]过去，他等了[半个多世纪]。 | 0.5 个月 over; 0.5 世纪 over
全场打[八五折]，会员[七八折]。 | 8.5 折 exact; 7,8 折 range
花了[三五万块]，浇了[三千五百方]水。 | 30000,50000 块 range; 3500 方 exact
預算[2兆9,248億元]，債務[一兆兩千億元]。 | 2924800000000 元 exact; 1200000000000 元 exact
市值[3兆美元]，裝機[3兆瓦]。 | 3000000000000 美元 exact; 3 兆瓦 exact
月薪[2萬5,300元]，人口[11萬1700人]。 | 25300 元 exact; 111700 人 exact
年息[4.1厘]，賽後[26戰]得[40分]。 | 4.1 厘 exact; 26 战 exact; 40 分 exact
火警造成[4死][6傷]。 | 4 死 exact; 6 伤 exact
每月[240程]，鸣礼炮[21响]。 | 240 程 exact; 21 响 exact
发言[约2分半钟]，一连[三日]，连续[四日]下雨。 | 2.5 分钟 about; 3 日 exact; 4 日 exact
晶宮 阿仙奴1:1賓福特 狼隊。 | 
涨到[三块二]，每斤[两块五毛]，降了[二百五十块]。 | 3.2 块 exact; 2.5 块 exact; 250 块 exact
重[六斤八两]，[三斤][两元]。 | 6.8 斤 exact; 3 斤 exact; 2 元 exact
由[三块五]跌到[两块八]，花[两块六]买了[一斤]。 | 3.5 块 exact; 2.8 块 exact; 2.6 块 exact; 1 斤 exact
身高[一米七到一米八]之间，跳出[1米75至1米80]。 | 1.7,1.8 米 range; 1.75,1.8 米 range
收入[RMB3,500万]，支出[USD120万]，型号A3,500万。 | 35000000 元 exact; 1200000 美元 exact
万一重现，[百分百]满意。 | 100 % exact
中间价报[7.1733]兑[1美元]，失守[7.2]关口。 | 7.1733 _ exact; 1 美元 exact; 7.2 _ exact
世界排名[14]的球手，[近650]医生参与。 | 14 _ exact; 650 _ about
冰层厚度[数百米]，隧道长度[数千米]。 | 100 米 over; 1000 米 over
城高[三丈二尺]，周长[九里]。 | 32 尺 exact; 9 里 exact
相距[130浬]，桥宽[45公尺]。 | 130 海里 exact; 45 米 exact
占比[不高于35%]，余额[不低于2万元]。 | 35 % under; 20000 元 over
以3:2险胜，总比分2:1领先，1:3不敌对手。 |
1 234万人参加。 |
12 340 560 |
[5 百分点]、[5个千分点]。 | 5 个百分点 exact; 5 个千分点 exact
票价[5角5分]，[3块2毛]。 | 5.5 角 exact; 3.2 块 exact
""".strip().splitlines()


@pytest.mark.parametrize("line", READ)
def test_a_figure_that_is_easily_misread_has_the_value_a_reader_gives_it(line):
    marked, _, wanted = line.partition(" |")
    text = marked.replace("[", "").replace("]", "")
    found = figures.find(text)
    assert [text[f.start : f.end] for f in found] == [part.split("]")[0] for part in marked.split("[")[1:]]
    for figure, said in zip(found, filter(None, map(str.strip, wanted.split(";"))), strict=True):
        numbers, unit, bound = said.split()
        values = tuple(map(float, numbers.split(",")))
        value = values if len(values) > 1 else values[0]
        assert (figure.value, figure.unit.replace(" ", ""), figure.bound) == (value, unit.strip("_"), bound)


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u202f"])
def test_a_blank_of_any_kind_may_stand_before_a_unit_and_between_thousands(blank):
    first, second = figures.find(f"员工1{blank}250{blank}人，厂房2.3{blank}万{blank}平方米。")
    assert (first.value, first.unit, second.value, second.unit) == (1250, "人", 23000, "平方米")


HALVES = ["上半年", "下半场", "前半程", "后半小时", "上半个月", "大半天", "夜半小时", "一半年", "参半年"]


@pytest.mark.parametrize("word", HALVES)
def test_a_half_that_is_part_of_a_longer_word_is_no_figure(word):
    assert figures.find(word, []) == []
