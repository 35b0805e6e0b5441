"""Verse below the name of a tune: the lines of a ci are of many lengths, but its title says what it is."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.markup import Mark
from tui.text.structure.documents.part import Part, RowType
from tui.text.structure.types.authors import is_bare_names

_TUNES = (
    "浣溪沙|菩[萨薩][蛮蠻]|蝶[恋戀]花|[鹧鷓][鸪鴣]天|[临臨]江仙|水[调調]歌[头頭]|念奴[娇嬌]|[满滿]江[红紅]|沁[园園]春|西江月|清平[乐樂]|虞美人|浪淘沙|如[梦夢]令|卜算子|"
    "[减減]字木[兰蘭]花|[点點][绛絳][唇脣]|江城子|定[风風]波|青玉案|[贺賀]新郎|南[乡鄉]子|踏莎行|[渔漁]家傲|[满滿]庭芳|木[兰蘭]花慢?|玉[楼樓]春|[采採]桑子|[忆憶]江南|望江南|"
    "生查子|阮郎[归歸]|[声聲]{2}慢|摸[鱼魚][儿兒]|水[龙龍]吟|永遇[乐樂]|八[声聲]甘州|雨霖[铃鈴]|[苏蘇]幕遮|[鹊鵲][桥橋]仙|醉花[阴陰]|武陵春|一剪梅|[诉訴]衷情|破[阵陣]子|柳梢青|"
    "[谒謁]金[门門]|洞仙歌|霜天[晓曉]角|[忆憶]秦娥|[长長]相思|[乌烏]夜啼|相[见見][欢歡]|醉落魄|小重山|瑞[鹤鶴]仙|喜[迁遷][莺鶯]|更漏子|酒泉子|河[传傳]|荷[叶葉]杯|女冠子|南歌子|天仙子|"
    "[渔漁]歌子|[捣搗][练練]子|[杨楊]柳枝|十六字令|[钗釵][头頭][凤鳳]|[扬揚]州慢|桂枝香|六州歌[头頭]|[兰蘭]陵王|望海潮|[齐齊]天[乐樂]|高[阳陽][台臺]|昭君怨|好事近|朝中措|感皇恩|眼[儿兒]媚|"
    "行香子|祝英[台臺]近|御街行|解[连連][环環]|[风風]入松|一[丛叢]花|少年[游遊]|[鹊鵲]踏枝|[凤鳳][栖棲]梧|[莺鶯]啼序|石州慢|酹江月|太常引|天[净淨]沙|山坡羊|水仙子|折桂令|[鹦鸚][鹉鵡]曲"
)
_TITLE = lazy.pattern(rf"^[○◎●◇【《]?(?:{_TUNES})(?:[·・.．:：\s\u3000（(】》].{{0,24}})?$")
_LINE_MOST = 160
"""Code points of the longest line below a title; the longest tune has 240, in four parts."""
_CLAUSE_MOST = 9
"""Mean code points of what its pauses part, at most."""
_BETWEEN = 2
"""Lines that may stand between title and verse: the poet, for whom."""
_SUBTITLE_MOST = 24
_HEADS = (RowType.SHORT, RowType.BODY, RowType.HEADING, RowType.BYLINE)
_PAUSE = lazy.pattern(r"[，,、；;。！？!?：:]")


def is_tune(text: str) -> bool:
    """Tell whether a line is the title of a ci: the name of its tune, perhaps with a name of its own behind it."""
    return len(text) <= 32 and bool(_TITLE.match(text))


def find_tunes(parts: Sequence[Part]) -> None:
    """Mark what stands below the names of tunes as verse."""
    for at, part in enumerate(parts):
        if not is_tune(part.text) or part.row_type not in _HEADS:
            continue
        below = at + 1
        while below < min(len(parts), at + 1 + _BETWEEN) and _introduces(parts[below]):
            below += 1
        if below == len(parts) or not _sings(parts[below]):
            continue
        part.row_type = RowType.HEADING
        for name in parts[at + 1 : below]:
            if is_bare_names(name.text):
                name.row_type = RowType.BYLINE
        while below < len(parts) and _sings(parts[below]) and not is_tune(parts[below].text):
            parts[below].verse = True
            below += 1


def _introduces(part: Part) -> bool:
    named = part.row_type is RowType.BYLINE or is_bare_names(part.text)
    plain = part.row_type is RowType.SHORT and len(part.text) <= _SUBTITLE_MOST
    return named or (plain and not _PAUSE.search(part.text))


def _sings(part: Part) -> bool:
    """Tell whether a line may be one of a ci: it stops at a pause, and its clauses are short."""
    text = part.text
    if part.row_type not in (RowType.BODY, RowType.SHORT) or part.row.mark is not Mark.TEXT or len(text) > _LINE_MOST:
        return False
    clauses = [clause for clause in _PAUSE.split(text) if clause]
    return text[-1] in "，,、；;。！？!?" and sum(map(len, clauses)) <= _CLAUSE_MOST * len(clauses)
