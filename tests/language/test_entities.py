"""Each entity step does what it says and leaves alone what it must; all of them together on any text."""

from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.pages import scene, told
from tui.language.checkpoint import Checkpoint
from tui.language.entities import joining, people, places, scoring, steps, trimming
from tui.language.entities.explain import explain
from tui.language.entities.tagged import NAMES, Name, settle
from tui.text.source import Span


def first(view):
    return [Name(t.start, t.end, t.tag, t.sure) for t in view.tokens if t.tag in NAMES]


def after(step, marked, bylines=()):
    view = scene(marked, bylines)
    return [f"{view.text[name.start : name.end]} {name.type}" for name in step(first(view), view)]


CASES = [
    # People
    (people.bylines, "本报讯/n| |记者/n|吕/nr|丽/a|报道/v", ["吕丽 PER"]),
    (people.bylines, "(|唐琪/PER| |邢莹/PER| |集团/n|记者/n|徐伯/PER|元/q|)", ["唐琪 PER", "邢莹 PER", "徐伯元 PER"]),
    (people.bylines, "刘/n|笑彤/n| 摄/v|(甘井子区妇联提供)", ["刘笑彤 PER"]),
    (people.bylines, "记者/n|从/p|大连海关/ORG|获悉/v", ["大连海关 ORG"]),
    (people.bylines, "记者/n|了解到/v|,", []),
    (people.bylines, "记者/n|成立/v|,", []),
    (people.bylines, "本报/n|记者/n| |李/nr| |明/n| |通讯员/n|王小二/n| |摄影/v", ["李 明 PER", "王小二 PER"]),
    (people.bylines, "高峰/nr| |摄/v", ["高峰 PER"]),
    (people.titled, "党委书记/n|冷丽/a|、/w|李丽丹/PER", ["冷丽 PER", "李丽丹 PER"]),
    (people.titled, "教授/n|董/n|斌/n|始终/d", ["董斌 PER"]),
    (people.titled, "书记/n|高度/n|重视/v", []),
    (people.titled, "教授/n|和/c|学生/n|们/n", []),
    (people.posted, "镇长/n|柳/PER|正好/d|说/v", ["柳正好 PER"]),
    (people.posted, "县委书记/n|苗/PER|向阳/v|、/w|县长/n", ["苗向阳 PER"]),
    (people.posted, "市长/n|柳/PER|表示/v|，/w", ["柳 PER"]),
    (people.posted, "跟着/v|柳/PER|老师/n|说/v", ["柳 PER"]),
    (people.posted, "村民/n|柳/PER|女士/n|说/v", ["柳 PER"]),
    (people.posted, "会计/n|孟大/PER|有/v|负责/v|记账/v", ["孟大有 PER"]),
    (people.posted, "会计/n|孟大/PER|有/v|三个/m", ["孟大 PER"]),
    (people.posted, "巡抚/n|于/p|成海/PER|上疏/v", ["于成海 PER"]),
    (people.posted, "出版/v|于/p|成海/PER|上疏/v", ["成海 PER"]),
    (people.called, "箍桶匠/n|老宋/n|在/p", ["老宋 PER"]),
    (people.called, "邻居/n|老小/n|在/p", []),
    (people.called, "卖/v|老宋/n|在/p", []),
    (trimming.trim_reigns, "林则清道光/PER|三年/TIME", ["林则清 PER"]),
    (trimming.trim_reigns, "林道光/PER|三年/TIME", ["林道光 PER"]),
    (trimming.trim_reigns, "柳宗道光/PER|说/v", ["柳宗道光 PER"]),
    # Places and bodies
    (places.divisions, "甘井/n|子区/n|举办/v", ["甘井子区 LOC"]),
    (places.divisions, "长海县/n|等/u", ["长海县 LOC"]),
    (places.bodies, "市委常委/n|所在/v|部门/n", ["市委 ORG"]),
    (places.bodies, "中央/n|和/c|省委市委/ORG|决策/n", ["中央 ORG", "省委市委 ORG"]),
    (places.bodies, "中央/n|空调/n", []),
    (places.bodies, "、|交警/n|大队/n|等/u", ["交警大队 ORG"]),
    (places.zones, ",|高新区/n|企业/n", ["高新区 LOC"]),
    (places.zones, "全国/n|高新区/n|排名/v", []),
    (
        places.listed,
        "七贤岭/LOC 0.9|、|英/LOC 0.8|歌石/n|、|黄泥川/LOC 0.6|等/u",
        ["七贤岭 LOC", "英歌石 LOC", "黄泥川 LOC"],
    ),
    (places.listed, "大连/LOC|、|企业/n|、|沈阳/LOC|等/u", ["大连 LOC", "沈阳 LOC"]),
    (places.listed, "大连/LOC|、|徐光启/n|、|高校/n", ["大连 LOC"]),
    (places.listed, "河口湾/LOC|、|南海/LOC|头/n|、|长山岛/LOC|等/u", ["河口湾 LOC", "南海头 LOC", "长山岛 LOC"]),
    (places.listed, "中国/LOC|、|法国队/n|、|日本/LOC", ["中国 LOC", "日本 LOC"]),
    (places.roads, "连/d|霍高速/LOC|封闭/v", ["连霍高速 LOC"]),
    (places.roads, "，/w|大秦铁路/n|全线/n", ["大秦铁路 LOC"]),
    (places.roads, "以/p|秒/q|高速/d|前进/v", []),
    (places.rows, "团结/v|村/n|、/w|前进村/LOC|种植/v", ["团结村 LOC", "前进村 LOC"]),
    (places.rows, "团结/v|村/n|、/w|前进村/n|种植/v", []),
    (places.rows, "第四大/m|城市/n|班图/n|市/n|停水/v", ["班图市 LOC"]),
    (places.rows, "，/w|桂花/n|社区/n|举办/v", ["桂花社区 LOC"]),
    (places.rows, "，/w|农村/n|社区/n|举办/v", []),
    (trimming.part_chains, "河西岸城镇纳布市/LOC|停水/v", ["河西岸 LOC", "纳布市 LOC"]),
    (trimming.part_chains, "青岛城市公园/LOC|开放/v", ["青岛城市公园 LOC"]),
    (places.villages, "办好/v|鲍鱼肚村/nz|居民/n", ["鲍鱼肚村 LOC"]),
    (places.place_as_organisation, "大连/ORG|机床/n", ["大连 LOC"]),
    (places.bodies, ",/w|市/n|信用/n|办/v|加强/v", ["市信用办 ORG"]),
    (places.bodies, "、/w|省/n|生态/n|环境/n|厅/n|联合/d", ["省生态环境厅 ORG"]),
    (places.bodies, "全/a|市/n|推进/v|布/v|局/n", []),
    (places.bodies, "、/w|市民/n|可/v|办/v|。/w", []),
    (places.bodies, "、/w|区/n|单位/n|协办/v|。/w", []),
    (places.bodies, "镇/n|党委/n|召开/v", ["镇党委 ORG"]),
    (places.bodies, "小/a|镇/n|政府/n|开会/v", []),
    (places.pairs, "美朝谈判/n", ["美朝 LOC"]),
    (places.pairs, "以/p|叙/LOC|双方/n", ["以叙 LOC"]),
    (places.pairs, "加以/v|磋商/v", []),
    (places.pairs, "竞争/v|中/f|以/p|友好/a", []),
    # Long names
    (
        joining.join_endings,
        "大连理工大学/ORG|人工智能/n|大连/LOC|研究院/n|等/u",
        ["大连理工大学人工智能大连研究院 ORG"],
    ),
    (joining.join_endings, "太平湾/LOC|口岸/n|、", ["太平湾口岸 LOC"]),
    (joining.join_endings, "大连/LOC|建设/v|研究院/n", ["大连 LOC"]),
    (
        joining.join_endings,
        "中科院/ORG|化物所能源催化/ORG|转化全国重点实验室/v|成功/d",
        ["中科院化物所能源催化转化全国重点实验室 ORG"],
    ),
    (joining.join_endings, "北京/LOC|和/c|上海/LOC|博物馆/n|研究院/n", ["北京 LOC", "上海博物馆研究院 ORG"]),
    (joining.join_endings, "管委会/ORG|新兴产业局/a|副局长/n", ["管委会新兴产业局 ORG"]),
    (joining.complete, "英歌石科学/LOC|城/n|建设/v", ["英歌石科学城 LOC"]),
    (joining.join_inserts, "恒力/ORG|造船/n|(|大连/LOC|)|有限公司/n|建造/v", ["恒力造船(大连)有限公司 ORG"]),
    (joining.join_inserts, "中日/LOC|(|大连/LOC|)|合作/vn|示范区/n|投资/v", ["中日(大连)合作示范区 LOC"]),
    (joining.join_inserts, "推出/v|中日(大连/LOC|)|合作/vn|示范区/n|投资/v", ["中日(大连)合作示范区 LOC"]),
    (joining.join_inserts, "自贸片区/LOC|(|保税区)管委会/ORG|副局长/n", ["自贸片区(保税区)管委会 ORG"]),
    (joining.join_inserts, "作者/n|海伦(化名/PER|)|说/v", ["海伦(化名 PER"]),
    (joining.join_inserts, "方案/n|(|试行/v|)|公司/n", []),
    (joining.firms, "、|一重集团大连核电石化有限公司/m|2家/m", ["一重集团大连核电石化有限公司 ORG"]),
    (joining.lines, "地铁/n|4号线/nz|一期/n", ["地铁4号线 LOC"]),
    (joining.units, "辽港集团/ORG|大连港/LOC|党员/n", ["辽港集团大连港 ORG"]),
    (joining.units, "辽港集团/ORG|大连/LOC|员工/n", ["辽港集团 ORG", "大连 LOC"]),
    (joining.part, "大连海事局联合船级社/ORG|开展/v", ["大连海事局 ORG", "船级社 ORG"]),
    (joining.part, "联合国教科文组织/ORG", ["联合国教科文组织 ORG"]),
    (joining.retype, "大连港海关/LOC|查验/v", ["大连港海关 ORG"]),
    (joining.retype, "英歌石科学城/ORG|的/u", ["英歌石科学城 LOC"]),
    (
        joining.join_endings,
        "省/LOC|先进储能/n|和/c|氢能/n|创新联合体/ORG 0.3|成立/v",
        ["省先进储能和氢能创新联合体 ORG"],
    ),
    (joining.join_endings, "青果巷/LOC|历史/n|文化/n|街区/n", ["青果巷历史文化街区 LOC"]),
    (joining.join_endings, "虎山/LOC|农贸/n|市场/n|不远/a", ["虎山农贸市场 LOC"]),
    (joining.sites_only, "东沟智能制造博览园/ORG|开园/v", ["东沟智能制造博览园 LOC"]),
    (joining.sites_only, "东沟幼儿园/ORG|放假/v", ["东沟幼儿园 ORG"]),
    (joining.complete, "亿海锂/ORG|能/v|签约/v", ["亿海锂能 ORG"]),
    (joining.listed_companies, "青石/LOC|资源/n|2024年/TIME|营业收入/n", ["青石资源 ORG"]),
    (joining.listed_companies, "青石/PER|电子/n|跌/v|3.2%/m", ["青石电子 ORG"]),
    (joining.listed_companies, "大连/LOC|资源/n|净利/n", ["大连 LOC"]),
    (joining.listed_companies, "青石/LOC|资源/n|丰富/a", ["青石 LOC"]),
    # Clean-up
    (trimming.drop_generic, "信托公司/ORG|的/u|物业公司/ORG", []),
    (trimming.drop_generic, "昆山信托公司/ORG|的/u", ["昆山信托公司 ORG"]),
    (trimming.trim_parts, "市消防支队指挥中心/ORG|接/v", ["市消防支队 ORG"]),
    (trimming.trim_parts, "县公安局110指挥中心/ORG|接/v", ["县公安局 ORG"]),
    (trimming.trim_parts, "省气象局/ORG|指挥中心/n", ["省气象局 ORG"]),
    (trimming.trim_parts, "文昌胡同口/LOC|有/v", ["文昌胡同 LOC"]),
    (trimming.trim_parts, "9号线南延段/LOC|动工/v", ["9号线 LOC"]),
    (joining.join_endings, "中越/LOC|边境/s|口岸/n|恢复/v", ["中越 LOC"]),
    (trimming.trim_parts, "海口/LOC|有/v", ["海口 LOC"]),
    (trimming.trim_verbs, "锚定省委/ORG|、", ["省委 ORG"]),
    (trimming.trim_verbs, "锚定/ORG|辽港集团/ORG", ["辽港集团 ORG"]),
    (trimming.trim_tails, "大连市妇联承办/ORG|,", ["大连市妇联 ORG"]),
    (trimming.trim_status, "东北亚国际航运中心/LOC|、", ["东北亚 LOC"]),
    (trimming.trim_status, "大连湾航运中心/LOC|启用/v", ["大连湾航运中心 LOC"]),
    (trimming.trim_kinds, "大连市石化/ORG 0.5|产业链/n", ["大连市 LOC"]),
    (trimming.trim_kinds, "大连石化/ORG 0.5|执行/vn|董事/n", ["大连石化 ORG"]),
    (trimming.numbered, "大连/LOC|1号/m|卫星/n", []),
    (trimming.numbered, "东沟6号/LOC|地/n|等/u", ["东沟6号地 LOC"]),
    (trimming.numbered, "大连/LOC|4号线/nz", ["大连 LOC"]),
    (scoring.keep_places, "作为/v|中国软件/ORG 0.3|和/c", ["中国 LOC"]),
    (trimming.trim_places, "举办/v|大连周/LOC|活动/n", ["大连 LOC"]),
    (trimming.trim_places, "衡阳路/LOC|口/n", ["衡阳路 LOC"]),
    (trimming.drop_short, "来/v|连/LOC|留/v", []),
    (trimming.drop_short, "中/LOC|美/LOC|关系/n", ["中 LOC", "美 LOC"]),
    (trimming.drop_short, "英/LOC|歌石/n", []),
    (trimming.drop_signs, "SHIXUN/PER|《/ORG|Smith/PER", ["Smith PER"]),
    (scoring.drop_cut, "各部门/n|雷厉/PER|风行/n|狠抓/v", []),
    (trimming.drop_generic, "管委会+公司/ORG|妇联/ORG|瞪羚企业/ORG|大连海关/ORG", ["大连海关 ORG"]),
    (trimming.drop_quoted, "“|连心桥/LOC|”|“|大连/LOC|”", ["大连 LOC"]),
]


@pytest.mark.parametrize(("step", "marked", "want"), CASES, ids=lambda value: getattr(value, "__name__", None))
def test_a_step_does_what_it_says(step, marked, want):
    assert after(step, marked) == want


@pytest.mark.parametrize("step", steps.STEPS, ids=lambda step: step.name)
def test_a_step_leaves_what_its_example_says(step):
    marked, _, left = step.example.partition("=>")
    assert after(step.act, marked.strip()) == [name for name in left.strip().split(", ") if name]


def test_it_is_told_which_step_made_moved_and_dropped_a_name():
    changes = [
        (c.step, c.old and c.old.end, c.new and c.new.end)
        for c in explain(scene("太平湾/LOC|口岸/n|、|雷厉/PER|风行/n"))
    ]
    assert changes[:2] == [("model", None, 3), ("model", None, 8)]
    assert ("join_endings", 3, 5) in changes
    assert ("drop_cut", 8, None) in changes


def test_names_alone_in_a_byline_block_are_persons():
    text, _ = told("金博源/n| |秦至/LOC| |杜杨楠/n")
    assert after(people.bylines, "高端/n| |金博源/n", [Span(0, 6)]) == ["金博源 PER"]
    assert after(people.bylines, "金博源/n| |秦至/LOC| |杜杨楠/n", [Span(0, len(text))]) == [
        "金博源 PER",
        "秦至 PER",
        "杜杨楠 PER",
    ]


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("徐伯元/PER 0.4", True),
        ("奋楫/PER 0.6", False),
        ("大连/LOC 0.3", True),
        ("国际/LOC 0.7", False),
        ("核心竞争力/ORG 0.7", False),
        ("大连海洋研究所/ORG 0.4", True),
        ("陆岛/LOC 0.6", False),
        ("国际联合实验室/ORG 0.9", False),
        ("“|关金慧/PER 0.45|”", False),
        ("上海市浦东新区/LOC 0.3", True),
        ("石河街道/LOC 0.8|石河村/LOC 0.4", True),
        ("关金慧/PER 0.45", True),
        ("欧力士/ORG 0.95|与/c|威立雅/ORG 0.45", True),
    ],
)
def test_word_lists_decide_where_the_model_doubts(marked, kept):
    view = scene(marked)
    assert bool(scoring.drop_doubtful(scoring.weigh(first(view), view))) is kept


def found(*marked):
    views = [scene(text) for text in marked]
    return [
        [f"{view.text[n.start : n.end]} {n.type}" for n in names]
        for view, names in zip(views, steps.find(views, Checkpoint()), strict=True)
    ]


def test_a_name_found_in_one_place_is_found_wherever_it_stands():
    assert found("信华信/ORG 0.95|依托/v|沉淀/n", "企业/n|信华信/n|凭借/p") == [["信华信 ORG"], ["信华信 ORG"]]


def by_own_model(*marked, known=MappingProxyType({})):
    views = [replace(scene(text), bare=False) for text in marked]
    return [
        [f"{view.text[n.start : n.end]} {n.type}" for n in names]
        for view, names in zip(views, steps.find(views, Checkpoint(), known=known), strict=True)
    ]


def test_a_name_found_elsewhere_stays_away_where_the_model_is_sure_of_another_word_unless_the_reader_accepted_it():
    marked = "卡尼古拉/PER 0.95|说/v", "黑色/n|的/u|卡尼古拉/n 0.9|泳衣/n", "黑色/n|的/u|卡尼古拉/n 0.5|泳衣/n"
    assert list(map(len, by_own_model(*marked))) == [1, 0, 1]
    assert list(map(len, by_own_model(*marked, known={"卡尼古拉": "PER"}))) == [1, 1, 1]


def test_a_short_name_that_our_own_model_passes_over_is_left_unless_the_reader_accepted_it():
    marked = "光/PER 0.95|死/v|,|阿虎/PER 0.95|入/v", "阿虎/n 0.4|带/v|兵/n"
    assert by_own_model(*marked)[1] == []
    assert by_own_model(*marked, known={"阿虎": "PER"})[1] == ["阿虎 PER"]


def test_a_long_name_found_elsewhere_takes_the_place_of_a_part_of_it():
    assert by_own_model("大连化物所/ORG 0.95|的/u", "用好/v|大连/LOC 0.9|化物所/n|、") == [["大连化物所 ORG"]] * 2
    assert by_own_model("大连/LOC 0.95|的/u", "大连港务/ORG 0.9|说/v") == [["大连 LOC"], ["大连港务 ORG"]]


def test_our_own_model_is_not_outvoted_about_a_type_unless_the_reader_decided():
    marked = "明德/LOC 0.9|,", "明德/LOC 0.9|,", "明德/ORG 0.8|说/v"
    assert by_own_model(*marked)[2] == ["明德 ORG"]
    assert by_own_model(*marked, known={"明德": "LOC"})[2] == ["明德 LOC"]


def test_who_is_a_person_in_most_places_of_a_source_is_one_in_all_of_it():
    assert by_own_model("智远/ORG 0.9|的/u", "智远/ORG 0.8|,", "据/p|智远/PER 0.6|说/v") == [["智远 ORG"]] * 3
    assert by_own_model("查维/PER 0.9|说/v", "在/p|查维/LOC 0.5|上台/v") == [["查维 PER"]] * 2
    assert by_own_model("宋/LOC 0.9|,", "宋/LOC 0.9|,", "宋/PER 0.6|说/v")[2] == ["宋 PER"]


def test_a_name_with_common_words_behind_it_is_cut_back_to_the_surer_one():
    assert found("英歌石科学城/LOC 0.95|的/u", "英歌石科学城创新/LOC 0.6|发展/v") == [["英歌石科学城 LOC"]] * 2
    assert found("北京/LOC 0.95|的/u", "北京站/LOC 0.6|开放/v") == [["北京 LOC"], ["北京站 LOC"]]


def test_a_surface_has_one_type_over_the_whole_source():
    assert found("大窑湾/LOC 0.9|港/v", "大窑湾/LOC 0.9|,", "大窑湾/ORG 0.5|,") == [["大窑湾 LOC"]] * 3


def test_the_short_form_of_a_company_is_an_organisation():
    assert found("辽港集团/ORG 0.95|。", "彰显/v|辽港/LOC 0.97|担当/v") == [["辽港集团 ORG"], ["辽港 ORG"]]


def test_a_place_with_a_university_of_its_name_stays_a_place():
    assert found("深圳大学/ORG 0.95|师生/n", "在/p|深圳/LOC 0.9|参加/v") == [["深圳大学 ORG"], ["深圳 LOC"]]


def test_a_name_is_not_found_inside_a_word():
    assert found("建中/PER 0.95|说/v", "组建中心/n")[1] == []


TOKENS = st.lists(
    st.tuples(
        st.text(st.sampled_from("大连海关中国王丽和、。(）“”《》市委企业公司 \n1Aé𠀀"), min_size=1, max_size=6),
        st.sampled_from(["PER", "ORG", "LOC", "n", "v", "w", "nz", "c", "TIME"]),
        st.sampled_from(["0.2", "0.6", "0.99"]),
    ),
    max_size=12,
)


@given(TOKENS)
def test_any_tokens_give_names_sorted_apart_and_inside_the_text(tokens):
    view = scene("|".join(f"{text}/{tag} {sure}" for text, tag, sure in tokens))
    names = steps.find([view], Checkpoint())[0]
    assert all(a.end <= b.start for a, b in pairwise(names))
    assert all(0 <= name.start < name.end <= len(view.text) and name.type in NAMES for name in names)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9), st.floats(0, 1)), max_size=20))
def test_of_names_that_overlap_the_longest_stays(spans):
    names = [Name(start, start + size, "LOC", sure) for start, size, sure in spans]
    kept = settle(names)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    for name in names:
        rivals = [other for other in kept if other.start < name.end and name.start < other.end]
        assert rivals and max(other.end - other.start for other in rivals) >= name.end - name.start
