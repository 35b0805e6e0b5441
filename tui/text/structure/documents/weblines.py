"""Lines of a page of the web that say where its text is from: a link to it, and fields without a day."""

from tui.text import lazy

SOURCE_LINK = lazy.pattern(
    r"^[【\[（(]?(?:(?:点击|查看|阅读|閱讀)*(?:原文|全文)(?:链接|連結)?|(?:原文|文章)链接|详情|閱讀更多)[】\]）)]?[>›»→。]*$"
)
"""The words of a link to where a text is from: `阅读原文`."""
COUNTED = lazy.pattern(
    r"^(?:作者|记者|文|编辑|责编|来源|稿源|发布人?|供稿)\s*[:：][^。！？，]{1,40}?(?:阅读|浏览|点击|访问|閱讀|瀏覽|點閱)(?:量|数|次数|人次)?\s*[:：]?\s*[\d.]+\s*[万次wW+]*[^。！？，]{0,20}$"
)
"""The line below the title of a page when it tells no day but how often the page was read."""
