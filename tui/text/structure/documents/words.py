# ruff: noqa: E501 (lists of words)
"""What lines of documents are worded like."""

import re

from tui.text import lazy
from tui.text.structure.documents.staff import CREW, FROM, SIGN, STAFF

NOTE = lazy.pattern(
    rf"^[（(【\[〔]?\s*(?:{STAFF}){SIGN}\S[^。！？]{{0,60}}$"
    rf"|^{CREW}[:：|｜丨︱]\s*[\u4e00-\u9fff·]{{2,4}}(?:[\s、，,/]+[\u4e00-\u9fff·]{{2,4}}){{0,5}}$"
    rf"|^[（(【\[]\s*(?:{STAFF})\s+\S[^。！？]{{0,24}}[）)】\]]$"
    rf"|^[（(【\[〔]?\s*(?:{FROM})\s*[:：]\s*[^。！？]{{0,120}}[）)】\]〕]?$"
    r"|^[（(【\[]?\s*(?:转自|摘自|选自|原载|转载自|出自|首发|据(?!悉|了解|介绍|统计|报道|说|透露|称))(?:于|：)?\s*[《“]?[^。，,]{2,30}[）)】\]]?$"
    r"|^(?:文章|原文|本文|内容|图片|视频)(?:来自|来源|链接|出处)[^。！？]{0,80}$|^(?:查看)?原文(?:链接|地址)?$|^.{0,8}(?:首发|原文)(?:地址|链接|网址)$|^[（(]此件[^）)]{1,14}[）)]$|^[（(]?更新时间戳?\s*[:：].{0,40}$"
    r"|^[（(]?(?:本文|此文|原文)(?:首发|发表|刊载|原载|转载|选|摘|节选)[于自在]?\s?[^。！？，]{2,60}(?:，(?:略?有|经)?(?:删节|删改|改动|修改|节选|编辑)|，[\d年月日./-]{6,12})?[）)]?$|^(?:本文)?(?:著作权|版权)归.{0,80}$"
    r"|^(?:投稿|征稿|报料|爆料|编辑部?|栏目|本刊|新闻)(?:邮箱|信箱|热线|电话)\s*[:：]\s*[\w.@+\-() ]{5,40}$|^(?:书\s*号|ISBN|出版(?:社|时间|日期)|定\s*价|字\s*数|版\s*权|服务(?:热线|信箱|邮箱))\s*[:：]\s*[^。！？]{2,60}$"
    r"|^(?:资料|資料|数据)来源\s*[:：].{2,600}$"
    r"|^[（(]《[^》]{2,30}》[^（()）]*(?:出版社|第\s*\d+(?:[-—–]\d+)?\s*[页頁]|\d+\s*期)[^（()）]*[）)]$"
    r"|^[（(]?原标题\s*[:：].{2,80}$"
    r"|^原题(?:目|名)?(?:为|是|[:：]).{2,80}$"
    r"|^《[^》]{2,20}》\s*[（(][^（）()]*\d{4}\s*年[^（）()]*[）)]$"
    r"|^(?:[译譯]者|翻[译譯]|校[译譯对對]者?|[译譯]文(?:出自|地址))\s*[:：]\s*\S[^。！？]{0,60}$|^(?:出自|首发于?|来自)(?:微信)?(?:订阅号|公众号)[^。！？]{0,60}$|^[\w./()（）《》-]{2,60}\.(?:md|html?|txt|pdf|docx?|xlsx?|pptx?|zip|rar|py|js)$"
    r"|^[（(【\[]?\s*原(?:标题|題|题)(?:\s*[:：]|为?《|為?《).{1,100}$|^(?:来源|作者|编辑|发布时间|浏览次数)\s*[:：]$"
    r"|^[（(〔【\[—–\-=*·• ]{0,8}\s*(?:完|END|[全本][文书章回卷集节篇刊期]完|未完待续|待续|完结|The End)\s*[）)〕】\]—–\-=*·• ]{0,8}$"
)
"""Who edited it, where it is from: `责任编辑：王明`, `来源：新华网`, `《日报》（2024年1月3日第 2 版）`, `（完）`."""
HEADER = lazy.pattern(
    r"^(?=[^。！？]{0,20}(?:\d{4}|来源|來源))(?=.*(?:来源|來源|作者|编辑|浏览|访问量|阅读|点击|发布|发表|更新|日期|时间|字号|字体))[^。！？]{0,20}(?:\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}|来源\s*[:：])[^。！？]{0,120}$"
)
"""The line below the title of a page of the web: date, source, author."""
STAMP = lazy.pattern(
    r"^(?=.{0,80}$)[^。！？，,；;：:]{0,30}(?<!\d)(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*(?:日\s*|[\sT]+)\d{1,2}:\d{2}(?::\d{2})?[^。！？，,；;：:]{0,20}$"
)
"""A line with who, the day and the minute and nothing said: `渡口新闻 2023-03-06 16:39 发表于湖区`."""
URL = lazy.pattern(
    r"^(?:\[[^\]]{1,60}\]:\s*)?[<（(【\[]?(?:(?:网址|链接|原文|地址|来源|via)\s*[:：]?\s*)?(?:https?://|www\.)[^\s\u4e00-\u9fff]+[>）)】\]]?$",
    re.IGNORECASE,
)
ADVERT = lazy.pattern(
    r"(?:https?://|www\.)\S+.*(?:下载|免费|更新|书评|专题|小说|电子书|论坛|TXT)[^。]{0,12}$|(?:下载|免费|更新|书评|电子书|小说网|更多.{0,6}(?:好书|小说)|本书(?:来自|由)).*(?:https?://|www\.|\.(?:com|net|org|cn)\b)[^。]{0,60}$",
    re.IGNORECASE,
)
"""Lines that sites of downloads put above a book."""

_NAVIGATION = (
    "网站首页 首页 首頁 主页 新闻中心 政务公开 政民互动 数据开放 政务服务 互动交流 走进 网站地图 网站帮助 关于我们 联系我们 隐私声明 法律声明 版权声明 免责声明 设为首页 加入收藏 收藏本站 登录 注册 "
    "无障碍 无障碍浏览 繁体 简体 English 返回顶部 返回首页 返回 关闭 关闭窗口 关闭本页 打印 打印本页 分享 收藏 回复 引用 评论 点赞 转发 举报 搜索 菜单 导航 目录导航 上一页 下一页 上一章 下一章 回目录 回首页 末页 "
    "通知公告 信息公开 办事服务 公众参与 专题专栏 客户端 手机版 电脑版 微信 微博 附件 附件下载 相关附件 相关新闻 相关阅读 相关链接 相关文章 相关推荐 相关报道 推荐阅读 延伸阅读 热门新闻 热门推荐 热点新闻 最新文章 猜你喜欢 往期推荐 往期回顾 往期精选 往期文章 往期内容 精彩推荐 "
    "首頁 登入 註冊 會員 訂閱 追蹤 分享 留言 延伸閱讀 相關新聞 相關閱讀 熱門新聞 更多新聞 看更多 看更多新聞 閱讀更多 推薦閱讀 上一則 下一則 回首頁 關於我們 聯絡我們 隱私權政策 加入好友 "
    "相关文件 相关解读 相关政策 政策解读 文件下载 图解 附件列表 相关稿件 相关搜索 更多 查看更多 阅读全文 展开全文 点击查看 全文 我要纠错 友情链接 RSS 站内搜索 网站声明 联系方式 使用帮助 主办单位 责任编辑"
)
NAVIGATION = frozenset([*_NAVIGATION.split(), "返回目录", "返回书页", "加入书签", "章节目录", "【返回】"])
_SIZES = frozenset(["大", "中", "小", "A", "A+", "A-"])
_ENTRY_MOST = 6
"""Code points of the longest entry of a menu that no list has."""
_FRAMES = str.maketrans("|｜[]【】［］", "        ")
CHROME_START = lazy.pattern(
    r"(?:网站)?(?:首[页頁]|主[页頁])\s*[>›»\-/|]|当前页面\s*[:：]"
    r"|【?\s*字[体号]\s*[:：]?\s*[【\[（(]?\s*(?:大|小|超大|增大|放大|缩小)|【?(?:打印|关闭|返回|收藏|纠错)[^，。]{0,8}】|(?:上|下)一(?:篇|条|页|章|则|頁|則)(?:文章|新闻|信息|公告|通知|新聞)?\s*[:：]|分享(?:到|至|本页)"
    r"|(?:主办|承办)(?:单位)?\s*[:：]|(?:网友|最新|全部|热门|精彩|精选)(?:评论|留言)|点击.{0,4}蓝字|更多(?:精彩|内容|新闻|资讯).{0,40}|点击.?阅读原文|(?:点击|戳)(?:查看|关注|阅读|下方|上方|这里|此处).{0,30}$|(?:点个|请)?“?(?:在看|点赞|转发)[^。]{0,16}$|阅读原文"
    r"|(?:延伸阅读|相关阅读|推荐阅读|拓展阅读|往期回顾|往期推荐)\s*[:：]|(?:本网站|本站).{0,40}(?:版权|声明|转载)|附件\s*[:：]?\s*\d?[.、]?$|分节阅读\s*\d*$|(?:分享|点赞|在看|收藏|转发)(?:[、，,和+ ]+(?:分享|点赞|在看|收藏|转发))+[^。]{0,12}$|\d+\s*(?:条|个)?(?:评论|(?:想法|笔记|划线)$)|评论\s*[（(]?\d|阅读\s*\d+$"
    r"|[（(]?本文来自.{0,60}(?:APP|客户端)[^。]{0,4}[）)]?$|字号\s*[:：]|您是第\s*\d+\s*位|(?:总|今日|累计)?访问(?:总?人数|总?次数|总?量)\s*[:：]"
    r"|(?:感谢|谢谢)[您你]?(?:对本.{0,6})?的?(?:下载|阅读本书)|请记住(?:本站|我们)的?网址|(?:繁體|简体|無障礙)|分享到?[:：]|[>›»]\s*\S{1,12}$"
)
"""How a line begins that a site says about itself."""
_ANGLES = frozenset(">›»")
_CRUMBS = lazy.pattern(r"[^，。：:>›»\s]{1,16}(?:\s*(?<![-=<])[>›»]\s*[^，。>›»=]{1,40}){2,}$")
"""Where a page lies on its site: `首页 > 新闻 > 正文`."""
DISCLAIMER = lazy.pattern(
    r"^[（(【\[]?\s*(?:(?:版权|免责|特别|郑重)?(?:声明|聲明)[】\]]?\s*[:：]|【(?:版权|免责|特别)声明】|(?:本文|此文|文章|以上)(?:内容)?(?:仅|只)?.{0,30}不代表.{0,30}(?:观点|立场))"
)
"""How a line begins with which a site answers for nothing."""
CHROME_INSIDE = lazy.pattern(
    r"(?:您|你)?(?:当前|现在|目前)?(?:的|所在|所处的?)?位置\s*[:：]|[>›»]\s*正文$|扫一扫|扫描(?:上方|下方|左侧|右侧)?二维码|(?:长按|识别).{0,10}二维码"
    r"|关注.{0,24}(?:公众号|微信号|视频号|微博)|微信公众号|公众号[:：]|版权所有|Copyright|©|ICP备(?!案[^号])|ICP证|公网安备|网站标识码|技术支持\s*[:：]|(?:主办|承办|主管)(?:单位)?\s*[:：].*(?:承办|主办|主管|维护|ICP)"
    r"|版权归.{0,20}所有|本文版权|网站地图.*(?:关于我们|联系我们|隐私)"
)
"""What a site says about itself, anywhere in a line; each way to say it holds a `CHROME_SIGN`."""
CHROME_SIGN = lazy.pattern("位置|正文|扫|二维码|号|微博|版权|Copyright|©|ICP|公网安备|网站|技术支持|主办|承办|主管")
PAGE = lazy.pattern(
    r"^(?:[-—–－─=*\s]{2,40}(?:第|页面|頁面|Page|PAGE|page)\s*\d{1,4}\s*[页頁]?[-—–－─=*\s]{2,40}|[-—–－─·•\s]{1,6}\d{1,4}[-—–－─·•\s]{1,6}|第\s*\d{1,4}\s*页(?:\s*[/，,、]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[·•]\s*\d{1,4}\s*[·•][ \u3000]{2,}\S.{0,60}|\S.{0,60}[ \u3000]{2,}(?:[·•]\s*\d{1,4}\s*[·•]|第\s*\d{1,4}\s*页(?:\s*[/，,、]?\s*共\s*\d{1,4}\s*页)?)|(?:Page|page|P\.?)\s*\d{1,4}(?:\s*of\s*\d{1,4})?|[—–-]\s*[ivxIVX]{1,6}\s*[—–-])$"
)
NUMBER_ALONE = lazy.pattern(r"^\d{1,4}$")
_HAN_DATE = r"[一二][〇○零Ｏ一二三四五六七八九0]{3}年[，,]?[一二三四五六七八九十]{1,3}月(?:[，,]?[一二三四五六七八九十]{1,3}日)?"
DATE = lazy.pattern(
    rf"^[（(【\[]?\s*(?:\d{{4}}\s*[年./-]\s*\d{{1,2}}\s*(?:[月./-]\s*\d{{1,2}}\s*日?|月)|{_HAN_DATE})"
    r"(?:[\sT，,]*[（(]?(?:星期|周|礼拜)[一二三四五六日天][）)]?)?(?:[\sT，,]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d+)?Z?)?\s*[）)】\]]?$"
)
WRITTEN = lazy.pattern(
    rf"^[（(]?\s*(?:\d{{4}}\s*年(?:\s*\d{{1,2}}\s*月)?(?:\s*\d{{1,2}}\s*日)?|{_HAN_DATE}|[一二][〇○零Ｏ一二三四五六七八九0]{{3}}年)"
    r"[，,\s春夏秋冬末初夜晨中旬底日晚]{0,6}(?:(?:[写寫作记記草改]?[于於])[\u4e00-\u9fff·]{1,12}|[改修]?[成作写寫记記稿]|夜|晨|发表)。?[）)]?$"
)
"""When and where a text was written, at its end: `1933年4月写于浅湾`."""
ADOPTED = lazy.pattern(
    rf"^(?:[^（()。]{{2,40}}(?=[（(]))?[（(]?\s*(?:根据)?(?:\d{{4}}\s*年\s*\d{{1,2}}\s*月|{_HAN_DATE}).{{0,600}}(?:通过|修正|修订|公布|发布|施行|批准|颁布|第[一二三四五六七八九十\d]+号(?:令)?|令)[）)；;，,。]?$"
    r"|^[（(][^（()）。，]{4,40}(?:[会會][议議]?|政府|[大小]会|全体[村居]民|[社会]员)[^（()）。，]{0,16}(?:通过|公布|修订|批准)[）)]$"
)
RECORD = lazy.pattern(
    r"^[\[【(（]?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T]\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?Z?[\]】)）]?\s*[\[【|\-A-Z]"
)
"""A line of a log: `2024-12-12 08:00:15 [INFO] …`."""
DOCUMENT_NUMBER = lazy.pattern(
    r"^[（(〔\[]\s*\d{4}\s*[）)〕\]]\s*[\u4e00-\u9fff]{1,2}\d{0,6}[\u4e00-\u9fff]{1,6}\d+(?:-\d+)?号(?:之[一二三四五])?$|"
    r"^[\u4e00-\u9fff]{0,12}\s*[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*(?:第\s*)?\d{1,5}\s*号$|"
    r"^(?![^）)]*(?:关于|印发|的))[\u4e00-\u9fff、]{4,40}文件$"
)
VOLUME = lazy.pattern(
    r"\d{4}\s*年\s*第\s*\d+\s*期|No\.?\s*\d+\s+P\.\s*\d|Vol\.?\s*\d|第\s*\d+\s*卷|总第\s*\d+\s*期|ISSN|CN\s*\d\d-"
)
"""What a journal prints at the head of its first page, below its name."""
HEAD_TITLE = lazy.pattern(
    r"^(?:【\s*(?:标\s*题|题\s*目|篇\s*名)\s*】|(?:标\s*题|题\s*目|新闻标题|文章标题|书\s*名|書\s*名|法規名稱|法规名称)\s*[:：])\s*(?=\S)"
)
PAPER_PART = lazy.pattern(
    r"^[\[［【]?(?:Abstract|ABSTRACT|Key\s*words|KEY\s*WORDS)\b|^[\[［【]?(?:摘\s*要|关\s*键\s*词|参考文献|中图法?分类号|文献标识码|文章编号|收稿日期|基金项目|作者简介)(?=[\s:：】\]］]|$)"
)
"""What the parts of a learned paper are called."""
HEAD_FIELD = lazy.pattern(
    r"^【\s*(?:文\s*献\s*号|原文出处|原刊[地期页刊]\S{0,2}|分\s*类\s*[号名]|复印期号|作\s*者(?:简介)?|译\s*者|摘\s*要题|参考文献|标题注释|来\s*源|日\s*期|时\s*间|网\s*址|链\s*接|编\s*号|栏\s*目)\s*】"
)
FIELD = lazy.pattern(
    r"^(?:时\s*间|地\s*点|日\s*期|主\s*持(?:人)?|参(?:加|会)(?:人员?|单位)?|出\s*席(?:人员?)?|列\s*席(?:人员?)?|缺\s*席(?:人员?)?|记\s*录(?:人)?|人\s*物"
    r"|会议(?:时间|地点|主题|名称|议题)|活动(?:时间|地点|主题)|姓\s*名|性\s*别|年\s*龄|籍\s*贯|学\s*历|职\s*务|民\s*族|电\s*话|手\s*机|地\s*址|邮\s*[箱编]|传\s*真|联系(?:人|电话|方式|地址)"
    r"|甲\s*方|乙\s*方|丙\s*方|项目名称|主\s*题|议\s*题|对\s*象|票\s*价|开放时间|开户(?:行|银行)|账\s*号|户\s*名|备\s*注|天\s*气|布\s*景)\s*[（(]?[^：:（()）]{0,6}[）)]?[:：]\s*\S"
)
"""A line of a form or of minutes: what it tells and a colon."""
DAY_ENDS = lazy.pattern(r"^(?:时\s*间|日\s*期).*\d(?:\s*日)?(?:\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?$")
LIKE = lazy.pattern(r"^(?:点个|点亮|来个|求个?)[^。，！]{0,4}(?:在看|赞|关注|星标)[^。]{0,12}[！!]?$")
"""How a page asks its readers to pass it on."""
SALUTATION = lazy.pattern(
    r"^(?:尊敬的|敬爱的|亲爱的|各位|各[区县市省]|同志们|朋友们|同学们|老师们|女士们|先生们|乡亲们|战友们|代表们|委员们|主席先生|主席女士|大家好|你们好|您好|同胞们|父老乡亲).{0,60}[:：！!，,]$|^(?![我你他她它咱])[\u4e00-\u9fff]{1,6}们[:：！!，,]$|^(?:[^。]{0,12}[，,])?(?:大家|你们|您|同学们|老师们|朋友们|各位)好[^。]{0,40}。$"
)
CLOSING = lazy.pattern(
    r"^(?:谢谢(?:大家|各位)?|此致|敬礼|特此(?:通知|公告|通告|报告)|以上报告|妥否，请批示)[^。]{0,8}[。！!]?$"
)
ABSTRACT = lazy.pattern(r"^【\s*(?:摘\s*要|提\s*要|关\s*键\s*词|關\s*鍵\s*[詞字]|正\s*文)\s*】\s*\S")
"""A part of a paper behind its name in brackets, which is read as text."""
AFFILIATION = lazy.pattern(
    r"^[（(](?=.{6,200}$)(?:\d[.．、\s]?)?[^（()）。]{2,60}(?:大学|学院|研究[院所]|[局院所校]|公司|中心|大學|學院)[^（()）。]{0,160}\d{6}[^（()）。]{0,100}[）)]$"
)
"""Where the authors of a paper work, with the code of the post."""
RELATED = lazy.pattern(
    r"^[【\[]?(?:相关(?:新闻|阅读|链接|文章|推荐|报道|稿件|搜索|内容)|延伸(?:阅读|閱讀)|推荐阅读|推薦閱讀|热门(?:新闻|推荐|文章)|熱門新聞|相關(?:新聞|閱讀|文章|報導)|更多新聞|猜你喜欢|最新文章|大家都在看|看更多)[】\]]?[：:]?$"
)
"""What stands above the links to other texts below one."""
NOTES_HEAD = lazy.pattern(
    r"^(?:内容(?:简介|提要|介绍|概要)|作者(?:简介|介绍)|编辑推荐|名人推荐|附注|附?注释?|注解|备注|参考(?:文献|资料|书目)|引用|脚注|尾注|附录?|附表|名词解释|指标解释|資料來源|參考資料)\s*[:：]?$"
)
INTRODUCTION = lazy.pattern(
    r"^[【\[（(]?\s*(?:核心提示|编者按|编者的话|导语|导读|阅读提示|开栏的话|内容提要|编前|按语|編者按)[】\]）)：:\s]"
)
CONTENTS = lazy.pattern(r"^目\s*[录錄次]$|^(?:contents|Contents|CONTENTS)$")
TABLE_CAPTION = lazy.pattern(
    r"^附表[\s\u3000:：]+[^。！？，]{2,40}$|^(?:附|续)?[表图圖]\s*[一二三四五六七八九十\d]+(?:[-－—–.．]\d+)*(?:[\s\u3000:：、.．]+|(?=\d{4}年)|(?<=\d[-－.．]\d)|(?<=\d[-－.．]\d\d))\S[^。！？]{0,80}$"
)
UNIT = lazy.pattern(r"^[（(]?(?:计量)?单位\s*[:：]\s*[^。，]{1,16}[）)]?$")
"""The unit of a table, between its caption and its rows."""
ATTACHED_NUMBER = lazy.pattern(r"^(?:附件|附表|附录|大纲|样表)\s*[一二三四五六七八九十\d]{0,3}\s*[:：]?$")
"""What stands above the title of what is attached: `附件2`."""
DASHED = lazy.pattern(r"^[-•]\s+\S")
"""An item that is written out with its mark, as documents of offices have it."""
ATTACHED = lazy.pattern(r"^附件\s*\d{0,2}\s*[:：.、]\s*\S")
PICTURE_CAPTION = lazy.pattern(
    r"^[▲▼△▽◀▶↑↓].{2,100}[（(][^（）()]{0,8}(?:[图圖]|[摄攝]|照片)[^（）()]{0,20}[）)]。?$|^(?!新华社.{0,8}发|[^（(]{1,12}(?:摄|供图|绘)\s*[（(])[^。！？]{2,80}[（(][^（）()。]{1,24}(?:摄|摄影|供图|图片|提供|绘|制图|图|攝|資料圖片|圖片)[）)]$"
)
ADDRESS = lazy.pattern(r"https?:|www\.|[\w-]+\.(?:com|org|net|cn|hk|tw)\b")


def is_chrome(text: str) -> bool:
    """Tell whether a line is what a site says about itself."""
    if CHROME_START.match(text) or (not _ANGLES.isdisjoint(text) and _CRUMBS.match(text)):
        return True
    return bool(CHROME_SIGN.search(text) and CHROME_INSIDE.search(text))


def is_menu(text: str) -> bool:
    """Tell whether a line holds entries of a menu, parted by bars or blanks, and nothing else.

    Between bars one entry of three may be a word that no list of entries has.
    """
    entries = text.translate(_FRAMES).split()
    known = sum(entry in NAVIGATION or entry in _SIZES for entry in entries)
    if "|" in text or "｜" in text:
        return known >= 2 and 3 * known >= 2 * len(entries) and max(map(len, entries)) <= _ENTRY_MOST
    return known == len(entries)


def is_day(text: str) -> bool:
    """Tell whether a line of a form says when a page was put up, and not when something is held."""
    return bool(DAY_ENDS.match(text))


def has_address(text: str) -> bool:
    """Tell whether a line holds an address of the web."""
    return ("." in text or "http" in text) and bool(ADDRESS.search(text))


POSTAL = lazy.pattern(
    r"(?=.*(?:电\s*话|邮\s*编|传\s*真|邮政编码|電\s*話))(?:单位|机关|通信|通讯|办公)?地\s*址\s*[:：]\s*\S"
)
"""Where the owner of a site is found, at the foot of its pages."""
ITEM_FIELD = lazy.pattern(
    r"^(?:原文(?:地址|链接|作者|标题|出处|发表时间)?|(?:本文)?(?:永久)?链接|译文出自|译文(?:地址|链接)|[译譯]者|翻译|校对者?|审校|作者|来源|出处|整理|发布(?:时间|日期)|日期|更新时间|标签|分类|本文作者|本文永久链接|版权声明)"
    r"\s*[:：]"
)
"""A field above a title that stands as an item of a list: `* 原文作者：…`."""
SECTION = lazy.pattern(
    r"^(?:[0-9一二三四五六七八九十.、\s]*)(?:前\s*言|引\s*言|导\s*言|序\s*言|简\s*介|概\s*述|概\s*要|背\s*景|摘\s*要|正\s*文|总\s*结|小\s*结|结\s*论|结\s*语|介\s*绍|说\s*明|目\s*录|附\s*录|参考(?:资料|文献|链接)?|"
    r"写在前面|写在最前|内容简介|作者简介|安装|使用|用法|快速(?:开始|入门)|特性|功能|更新日志|常见问题|FAQ|TL;?DR|Introduction|Overview|Background|Abstract|Summary|Conclusion|References|Contents)\s*[:：]?$",
    re.IGNORECASE,
)
"""What writers call the parts of one text."""
SPEAKER = lazy.pattern(r"^(?:记者|問|问|答|主持人|[\u4e00-\u9fff]{2,4}|[A-Z])\s*[:：]\s*\S")
"""Who says what follows, in an interview."""
WIRE_TITLE = lazy.pattern(
    r"^(?P<lead>(?:新华社|中新社|新华网|人民网|央视网|本报|本刊)[^，。：:]{0,16}?(?:电|讯)[\s　]*(?:[（(][^（）()]{2,30}[）)])?[\s　]*题[:：][\s　]*)(?P<title>\S[^。]{1,60})$"
)
CHAPTER = lazy.pattern(
    r"^(?:正文\s*)?(?:第\s*[一二三四五六七八九十百千零〇○两廿卅\d]{1,7}\s*[章回卷集部篇编節节折幕讲話话课課](?![团團队隊合课課门][\u4e00-\u9fff]|[\u4e00-\u9fff]{0,3}[，,。]))(?:[\s\u3000:：.、·]*\S.{0,50})?$"
    r"|^(?:序[章言幕曲]?|楔\s*子|引\s*[子言]|前\s*言|自\s*序|代\s*序|后\s*记|後\s*記|尾\s*声|跋|番\s*外.{0,20}|附\s*录.{0,20}|Chapter\s+\d+.{0,40})$"
)
CHAPTER_NUMBER = lazy.pattern(
    r"^(?:正文\s*)?第\s*([一二三四五六七八九十百千零〇○两廿卅\d]{1,7})\s*([章回卷集部篇编節节折幕讲話话课課])"
)
LAW_ITEM = lazy.pattern(
    r"^第\s*[一二三四五六七八九十百千零〇\d]{1,7}\s*[条條](?:\s*之[一二三四五六七八九十])?(?=[\s\u3000:：【（(]|[\u4e00-\u9fff])"
)
LAW_NUMBER = lazy.pattern(
    r"^第\s*[一二三四五六七八九十百千零〇\d]{1,7}(?:\s*[-－]\s*\d{1,2})?\s*[条條](?:\s*之\s*[一二三四五六七八九十\d]{1,2})?$"
)
"""The number of an article of a law above its text, as Taiwan prints it: `第 10-1 條`."""
LAW_PART = lazy.pattern(
    r"^(?:第\s*[一二三四五六七八九十百零〇\d]{1,5}\s*[编章節节部分篇]|附\s*则|总\s*则|序\s*言)(?:[\s\u3000]+\S.{0,40}|分\s*\S.{0,40})?$"
)
OUTLINE = lazy.pattern(
    r"^(?:(?P<l1>[一二三四五六七八九十]{1,3}\s*[、.．，]|第[一二三四五六七八九十百\d]{1,4}(?:部分|章|编|篇|讲)[\s\u3000:：、]*|[壹贰叁肆伍陆柒捌玖拾]{1,2}[、.．])"
    r"|(?P<l2>[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百\d]{1,4}节[\s\u3000:：]*|0\d[\s\u3000、.．]*(?=[\u4e00-\u9fff])|Part\s*\d{1,2}\b)"
    r"|(?P<l3>\d{1,2}(?:[.．]\d{1,2}){1,3}[、.．\s\u3000]+(?=\D)|\d{1,2}[、．]\s*|\d{1,2}\.(?!\d)\s*|\d{1,2}[ \u3000]+(?=[\u4e00-\u9fff])|[a-zA-Z][、.．)）]\s*(?=[\u4e00-\u9fff]))"
    r"|(?P<l4>[（(]\d{1,2}[）)]|\d{1,2}[）)]|[①-⑳❶-❿⑴-⒇]))\s*"
)
"""Numbers of an outline, by depth: GB/T 9704-2012, 7.3.3 orders 一、 (一) 1. (1)."""
POEM_NUMBER = lazy.pattern(r"^(?:[其之][一二三四五六七八九十]{1,3}|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?)$")
"""Which poem of several below one title: `其二`."""
NUMBER_HEAD = lazy.pattern(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]?|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}[章节回部]|[IVX]{1,4}[.、]?|[*＊※◆●○]{1,5})$"
)
"""A number that stands alone above a part of a text."""
NOTE_ITEM = lazy.pattern(
    r"^(?:\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|【\d{1,3}】|\[\^[^\]]{1,20}\]:?|[①-⑳]|\*\s|※|\d{1,3}\s+[A-Z])\s*\S"
)
OFFICE = lazy.pattern(
    r"^(?![^）)]*(?:成立|召开|通过|发布|公布|举行|启动|开展|批准|进入|走进|的))[（(]?[\u4e00-\u9fff（）()、\s]{0,30}(?:人民政府|办公[室厅]|[委員员][会會]|[局部厅署院社馆校]|研究[院所]|管理[所处站]|中学|小学|大学|中心|银行|集团|支部|党委|工会|商会|公司|协会|学会|研究会|编辑部|编委会|领导小组|指挥部|(?:调查|调研|检查|考察|专家|课题|编写|写作)组|调查(?:总)?队|统计局|人民银行|法院|检察院|大使馆|联合会|基金会|总工会)[）)]?$"
)
_PLACE = r"[\u4e00-\u9fff]{1,10}"
_WORK = r"(?:專訪|綜合報導|綜合報道|即時報導|連線報導|特稿|報導|報道|报道|攝影|外電報導|整理)"
_SEAT = "(?:[台臺][北中南東]|新北|基隆|桃園|新竹|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|澎湖|金門|連江|馬祖|高雄|香港|澳門|北京|上海|華盛頓|東京)[市縣]?"
"""Where papers of Taiwan report from; such a place may stand right behind the name."""
ISLAND_BYLINE = lazy.pattern(
    rf"^[〔【\[（(]?\s*(?:[文圖图攝](?:[、,／/·]?[文圖图攝])?\s*[／/]\s*)?(?:本報|本报|中央社|即時新聞|特派|地方中心|綜合報導|娛樂中心|政治中心|中心)?[\s／/]*(?:特派|實習|特約|資深|駐{_PLACE})?(?:記者|记者)\s*(?P<names>[\u4e00-\u9fff·、\s]{{2,24}}?)\s*"
    rf"(?:[／/]\s*[\u4e00-\u9fff／/]{{1,14}}|(?:{_SEAT})?{_WORK}|(?P<wire>{_PLACE})(?:\d{{1,2}}|[一二三十廿]{{1,3}})日電)\s*[〕】\]）)]?(?=[\s:：\u4e00-\u9fff「『“]|$)"
)
"""`記者林曉嵐／高雄報導`, `〔記者陳宥廷／南投報導〕…`, `【本報記者李明報道】…`."""
SENT_FROM = lazy.pattern(rf"(?P<names>[\u4e00-\u9fff·、\s]{{2,24}}?)(?:{_SEAT}|(?<=[\u4e00-\u9fff]{{3}}){_PLACE})")
"""Who wired from where, as `許家豪台東`: a place that papers know parts the two, else the third character of the name."""
AFTER_NAMES = lazy.pattern(
    r"(?:(?:采访|采写|记录|录音)?(?:记录|整理)|采访|采写|撰文|撰写|执笔|摄影报道|口述|翻译|编译|綜合報導|報導|報道|报道)(?=[）)】\]〕]?$)"
)
PAPER = lazy.pattern(r"\s*《[^》]{2,20}》|\s*[（(][^（）()]*(?:\d{4}年|第\s*\d+\s*版)[^（）()]*[）)]$")
AUTHOR_SAID = lazy.pattern(
    r"(?:(?:作\s*者|撰文|撰稿人?|记者|記者)\s*[:：】]|文\s*[/／:：])\s*((?![\u4e00-\u9fff]{2,6}\s*[:：])[\u4e00-\u9fff·]{2,12}(?:[\s、，,]+[\u4e00-\u9fff·]{2,8}(?![\u4e00-\u9fff·]*\s*[:：])){0,6})"
)
REPORT_TITLE = lazy.pattern(
    r"(?:规划|纲要|报告|方案|计划|意见|通知|决定|公报|公告|通告|白皮书|蓝皮书|细则|章程|标准|指南|手册|指引|办法|规定|条例|总结|要点|清单|批复|函|论文|研究|预案|导则|规范|规程|协议|合同|纪要|说明)(?:[（(].{0,20}[）)])?(?:\[\d+\])?$"
)
ABOUT = lazy.pattern(
    r"^.{2,40}(?:关于|關於).{4,60}的?(?:意见|通知|决定|公告|通告|批复|复函|函|报告|请示|解释|规定|办法|答复|议案|通报)(?:[（(]\d{4}[）)]|[（(]试行[）)])?$"
    r"|^.{10,80}(?:意见|通知|决定|公告|通告|批复|复函|函|请示|解释|规定|办法|答复)[（(]\d{0,4}[）)]$"
)
"""The title of a document of an office, which may be as long as a paragraph: `某某关于…的复函(2004)`."""


def is_about(text: str) -> bool:
    """Tell whether a line is the title of a document of an office."""
    return ("关于" in text or "關於" in text or text[-1] in "）)") and bool(ABOUT.match(text))


COMMUNIQUE_TITLE = lazy.pattern(
    r"(?:统计公报|公报|普查公报|运行情况|经济数据|统计数据|統計公報)(?:[（(].{0,20}[）)])?(?:[\[［〔]\d+[\]］〕])?$"
)
ISSUE = lazy.pattern(
    r"(?:周刊|周报|双周|半月刊|月刊|月报|日报|晚报|早报|晨报|快报|简报|快讯|资讯|要闻|动态|速递|速览|一周|每周|今日)(?=.{0,12}(?:第|\d|（|\(|：|:|$))|第\s*[\d一二三四五六七八九十百]{1,4}\s*期"
)
"""What a digest of news calls itself: `渡口周刊：第 66 期`."""
DOTS = lazy.pattern(
    r"(?:[.．·…‥⋯]\s*){4,}\s*[（(]?\d{0,4}[）)]?$|[-_]{6,}\s*\d{1,4}$|[…⋯]{2}\s*(?:[（(]\s*\d{1,4}\s*[）)]|\d{1,4})$|\t+\s*\d{1,4}$"
)
"""Leaders of a table of contents, with the page."""
