"""How many bits a text costs as Chinese prose: the measure by which a file's encoding is chosen."""

from collections import Counter
from functools import cache
from math import log2

COMMON = (
    "一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可过天作分方"
    "用多你着部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所如现理机体表力好外与"
    "文当两实重新三么只山水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城十相但已些正口通想度加第她合院"
    "物性战由位常点海意场武使次二向治因立数样身情入原问把路被并利石老教万知级量任江及应省资委务元美特期世湖回系比气"
    "汉总展电科金先声提品设或义王社很统处四首共马形己儿司太目基领队直计别女权话少流命至报米给打变果书清活几州华解议"
    "更称程今决张导术府才保交放管结师便走达族反再题色五京河接条规式县白它改风光运信受什组听布百济党指论强做取技黄神"
    "选记斯真却职号界件花类何眼兵传带空干农边据集联古广完质阳难增历史专官每住商即步认车台林必死游举线言皇土团收考求"
    "德叫近备研争非具李众连调感转笑革该持始英克士尔让拉思根格造较际亲单朝红型价校约器字段周亚深候则功属积快图火千准"
    "究往极育装许参半令吃观鱼精办像帝八复影告远群包整构料随划算象容示投势热值夫网望源息语股铁断派速怎需片爱律纪支早"
    "况病境证编越局推满且列觉服双未居除乐企引标确织初青志率项飞球节察龙响药站施均消客失轻存低甚般击曾防请离落显罗营"
    "足素视护副食创余照兴占巴虽洲村费易试星木黑左宝置跟央识维采六底宫房音环案批切斗富乡另倒若按查故突责严桥模仅胜杀"
    "围席态破承招杨负层须父供续状域似依银范修找九致密终血旅钱赛独细效玉冲获习医演毛尽脸弹楼艺航陆右协七攻镇检写苏宗"
    "章注阿抗弟坐验封紧劳户优财养适陈喜卫排射哥油刻留急降念云微伤例景拿绝阶座刘刚害印國爲這個來會時學說們於後發對長"
    "過業裏經門動進區開產軍還種現機體與當兩實麼關從內沒將員東頭間無見戰點場數樣問並萬級應資務氣漢總電聲設義統處馬兒"
    "領隊計別權話報給變書幾華議稱決張導術結師達題條規縣風運組聽濟黨論強黃選記卻職號類傳帶幹農邊據聯廣質陽難歷專認車"
    "臺遊舉線團備爭衆連調轉該爾讓較際親單紅價約亞則屬積圖準極裝許參喫觀魚辦復遠羣構隨勢熱網語鐵斷愛紀況證編滿覺雙樂"
    "標確織項飛節龍響藥輕擊請離顯羅營視護創餘興佔雖費試寶識維採宮環鬥鄉責嚴橋僅勝殺圍態楊負層須續狀銀範緻終錢賽獨細"
    "衝獲習醫盡臉彈樓藝陸協鎮檢寫蘇驗緊勞戶優財養適陳衛雲傷絕階劉剛"
)
"""The 700 most frequent characters of jieba's dictionary (weighted by word frequency) and the traditional forms of
those that have one: 80 to 87 % of the characters of a newspaper page."""

MARKS = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·～％　"
"""Punctuation that Chinese text is set with."""


@cache
def _bits() -> dict[str, float]:
    """Return the cost of one character of each class: -log2 of the class's share over its size.

    Shares are those of the shipped pages, rounded: common Han 0.65, marks 0.1, ASCII 0.08, other Han 0.15; what
    remains is split over everything that Chinese prose does not hold.
    """
    return {
        "common": -log2(0.65 / len(COMMON)),
        "mark": -log2(0.1 / len(MARKS)),
        "ascii": 7.0,
        "width": -log2(0.01 / 128),
        "han": -log2(0.15 / 20_000),
        "rare": -log2(0.001 / 60_000),
        "strange": 40.0,
    }


@cache
def _class(char: str) -> str:
    code = ord(char)
    if char in "\t\n\r" or 0x20 <= code < 0x7F:
        return "ascii"
    if char in COMMON:
        return "common"
    if char in MARKS:
        return "mark"
    if 0x4E00 <= code <= 0x9FFF:
        return "han"
    if 0xFF01 <= code <= 0xFF5E or 0x2460 <= code <= 0x249B or code in {0x2103, 0x33A1, 0x2014, 0x2022, 0x25CF}:
        return "width"
    if code < 0xA0 or 0xD800 <= code <= 0xF8FF or code >= 0xFFF0:
        return "strange" if code < 0x20000 or code > 0x3FFFF else "rare"
    return "rare"


def cost(text: str) -> float:
    """Return the bits that the text costs under the model of Chinese prose."""
    bits = _bits()
    return sum(bits[_class(char)] * count for char, count in Counter(text).items())


def cost_of_bytes(data: bytes) -> float:
    """Return the bits that the bytes cost when nothing is known of them but that ASCII is ASCII."""
    high = len(data.translate(None, bytes(range(128))))
    low = data.translate(None, bytes((*range(0x20, 0x7F), 9, 10, 13, *range(128, 256))))
    return high * 8 + len(low) * 8 + (len(data) - high - len(low)) * 7
