"""Articles, ordinals, names, versions, sayings and slogans hold numerals and are no figures."""

import pytest

from tui.language import figures

NO_FIGURE = """
一批项目、一个窗口、一张网、一系列举措、一位父亲
齐聚一堂，这一成果，第一时间，打通最后一公里
一网通办，一企一策，三位一体，一体两翼，千家万户，千方百计
三番五次，成千上万的游客，成百上千人，五花八门，万里长城，百年大计
十分重要，一定要，万一，千万别，一般，统一个标准，四周繁华，四处张望
“3+3”主导产业，“1+5+1”文件，壮大1+4产业规模
“六个建设”目标，“三篇大文章”，‘四个革命’
973计划，985高校，12345热线，110报警，拨打12306
5G网络，3D打印，A320飞机，C919客机，歼-20战机，东风-41导弹，ISO9001认证，PM2.5
地铁4号线，东沟6号地，大连1号，神舟十八号，长征五号，60路公交车
大模型3.0版本，6.0版提升方案，工业4.0时代，v1.2.3
第26届海创周，第三代半导体，第一台发动机，第二、三轮
市委十三届十次全会，筹委会十次全会，一成不变，石川一成先生，十四届全国人大三次会议，二十届三中全会，党的二十大
“十四五”规划，第十四个五年规划，90后，00后，“3·15”晚会，“9·11”事件
(上接1版)，(1)总则，〔2024〕15号，图3，表2
三部门联合发文，五人民代表，两会，三亚，四川，六安，五台山，三门峡
二级医院，三等奖，五年级，三中全会，二期工程，二楼
4×100米接力，7×24小时，二人转，二人世界，317国道
三至五年级学生，3—5年级，1/8决赛
附件三所规定，零件，零距离，零增长
2025大连数交会，2024中日论坛，2024年，9:30，9月1日
联系电话0411-82345678，手机13800138000，网址www.x.cn/2024/12
""".strip().splitlines()


@pytest.mark.parametrize("text", NO_FIGURE)
def test_what_only_looks_like_a_figure_is_left_alone(text):
    assert [text[figure.start : figure.end] for figure in figures.find(text)] == []


def test_a_list_numbered_in_digits_has_no_figures_in_its_numbers():
    text = "1、总则\n2.附则\n（3）说明\n4 附录"
    assert figures.find(text) == []


@pytest.mark.parametrize("text", ["功率3兆瓦", "3兆瓦至25兆瓦"])
def test_units_that_begin_with_zhao_stay(text: str) -> None:
    assert figures.find(text)
