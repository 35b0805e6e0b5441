"""Parts of a text that stands beside its explanation: `【原文】`, `【注释】`, `【译文】`."""

from tui.text import lazy

_OPENS = "【〔［[〖"
_HEAD = lazy.pattern(
    r"^[【〔［\[〖]\s*(?:原\s?文|正\s?文|[古今]文|[译譯]\s?文|今[译譯]|白[话話](?:[译譯]文)?|[参參]考[译譯]文|[现現]代文|注\s?[释釋]|[注註]\s?解|[注註]|[题題]解|解[题題]|提要|按語?|赏析|[鉴鑒]?[赏賞]析|[评評][析点論论]|[简簡]析|[讲講]解|"
    r"背景|[创創]作背景|作者[简簡]介|[点點][评評]|[导導][读讀]|[延拓][伸展][阅閱]?[读讀]?|[词詞][语語]?[解注][释釋]|段意|主旨|大意|[说說]明|[论論][述点]|[结結][论論語语]|出[处處]|[诗詩][意文]|全文|[译譯][注註])\s*[】〕］\]〗]$"
)


def heads_part(text: str) -> bool:
    """Tell whether a line is nothing but the name of such a part in brackets."""
    return text[0] in _OPENS and bool(_HEAD.match(text))
