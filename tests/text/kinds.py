# ruff: noqa: SIM905, E501 (lists of words)
"""Files of every kind, composed from parts nobody has seen together, each with its reference structure."""

import random
from dataclasses import dataclass, field

WHO = "老邮递员 渡口的船工 镇上的裁缝 气象站的姑娘 修钟表的师傅 山里的孩子 卖花的老人 图书馆员 养蜂人 新来的教师 守林人 面馆老板".split()
DOES = "把{a}搬到{b}去 在{b}旁边种了{a} 每天数一遍{a} 从{b}里找出了{a} 为{a}画了一张图 给{b}换上了{a} 教大家怎样晾晒{a}".split()
WHAT = "三十只木箱 去年的雨量记录 两筐橘子 一盏旧灯 半船盐 五十册账本 新打的渔网 一块石碑 七把竹椅 晒干的海带".split()
WHERE = "河湾的仓库 北坡的苗圃 旧车站 祠堂后院 码头的雨棚 三层的阁楼 晒谷场 水文站".split()
ENDS = ["，谁也没有想到会这样", "，一直忙到天黑", "，邻居们都来帮忙", "", "，比去年早了半个月"]
NAMES = "陶小满 司文采 杨一叶 马远山 周知秋 郑一帆 林安然 何山客".split()
THINGS = "渡口 集市 书屋 苗圃 水塔 渔港 邮路 晒场 茶棚 堤坝".split()
TITLES = "{}重新开张 {}旁边的一天 {}的三个冬天 走进{} {}今年变了样 为什么要修{}".split()


@dataclass
class Made:
    name: str
    text: str
    reference: dict[str, object]


@dataclass
class _Page:
    """Lines as they are written, with the role of each."""

    chance: random.Random
    lines: list[str] = field(default_factory=list)
    records: list[dict[str, object]] = field(default_factory=list)
    articles: list[dict[str, object]] = field(default_factory=list)
    said: int = 0

    def line(self, role: str, text: str, gap: int = 1, **more: object) -> None:
        self.lines += [text, *[""] * gap]
        self.records.append(
            {"line": len(self.lines) - gap, "role": role, "article": max(1, len(self.articles)), **more}
        )

    def article(self, title: str | None, authors: tuple[str, ...] = ()) -> None:
        self.articles.append({"article": len(self.articles) + 1, "title": title, "authors": list(authors)})

    def pick(self, words: list[str]) -> str:
        return self.chance.choice(words)

    def sentence(self) -> str:
        self.said += 1
        told = self.pick(DOES).format(a=self.pick(WHAT), b=self.pick(WHERE))
        return f"第{self.said}天，{self.pick(WHO)}{told}{self.pick(ENDS)}。"

    def paragraph(self, least: int = 2) -> str:
        return "".join(self.sentence() for _ in range(self.chance.randint(least, 4)))

    def title(self) -> str:
        return self.pick(TITLES).format(self.pick(THINGS))

    def text(self, least: int = 1, gap: int = 1) -> None:
        for _ in range(self.chance.randint(least, 3)):
            self.line("paragraph", self.paragraph(), gap)

    def made(self, name: str) -> Made:
        reference = {"file": name, "articles": self.articles, "lines": self.records}
        return Made(name, "\n".join(self.lines) + "\n", reference)


def _markdown(page: _Page) -> None:
    title, heads = page.title(), page.chance.random() < 0.5
    if page.chance.random() < 0.5:
        page.line("section-label", "---", 0)
        page.line("source-note" if heads else "title", f"title: {title}", 0)
        page.line("source-note", "date: 2021-07-03", 0)
        page.line("section-label", "---")
    else:
        heads = True
    page.article(title)
    if heads:
        page.line("title", f"# {title}")
    page.text(2)
    for number in range(page.chance.randint(1, 3)):
        page.line("heading", f"## {page.pick(WHERE)}怎么样了{number}")
        page.text()
        _part(page)


def _part(page: _Page) -> None:
    """One of the things that stand between the paragraphs of a Markdown file."""
    match page.chance.randrange(11):
        case 0:
            page.line("section-label", f"![](https://img.example.org/{page.said}.jpg)")
            page.line("caption", f"{page.pick(WHO)}在{page.pick(WHERE)}（镇文化站供图）")
        case 1:
            page.line("paragraph", f"| 地方 | 数目{page.said} |", 0)
            page.line("section-label", "| --- | ---: |", 0)
            page.line("paragraph", f"| {page.pick(WHERE)} | {page.said} |")
        case 2:
            page.line("paragraph", f"- {page.pick(WHAT)}{page.said}", 0)
            page.line("paragraph", f"  - [{page.pick(WHERE)}的样子](https://ex.example.com/{page.said})", 0)
            page.line("paragraph", f"- {page.pick(WHO)}，{page.said}岁")
        case 3:
            page.line("section-label", "```", 0)
            page.line("paragraph", f"mean(x) = sum(x) / {page.said}", 0)
            page.line("section-label", "```")
        case 4:
            page.line("paragraph", f"> {page.sentence()}")
        case 6:
            page.line("section-label", "> [!NOTE]", 0)
            page.line("paragraph", f"> {page.sentence()}")
        case 7:
            page.line("section-label", "$$", 0)
            page.line("paragraph", f"x_{page.said} * y_1 = z_1 * {page.said}", 0)
            page.line("section-label", "$$")
        case 8:
            page.line("paragraph", f"{page.paragraph(2)}见[旧账][{page.said}]。")
            page.line("source-note", f"[{page.said}]: https://ex.example.com/{page.said}")
        case 9:
            page.line("section-label", "::: tip", 0)
            page.line("paragraph", page.sentence(), 0)
            page.line("section-label", ":::")
        case 5:
            page.line("source-note", f"https://news.example.com/article/{page.said}.html")
        case _:
            page.line("section-label", "<figure>", 0)
            page.line("section-label", f'<img src="{page.said}.jpg" alt="">', 0)
            page.line("caption", f"<figcaption>{page.pick(WHERE)}</figcaption>", 0)
            page.line("section-label", "</figure>")
    page.text()


def _staff(page: _Page) -> None:
    for work in page.chance.sample(["文字编辑", "排版", "初审", "终审", "责任编辑", "校对"], 3):
        page.line("source-note", f"{work}：{page.pick(NAMES)}")


def _law(page: _Page) -> None:
    page.article(title := f"白鹭县{page.pick(THINGS)}管理办法")
    page.line("title", title)
    page.line("subtitle", "2003年4月23日 白鹭县第十届人民代表大会常务委员会第八次会议通过")
    number = 0
    for chapter, name in zip("一二三", ["总则", "设置", "附则"], strict=True):
        page.line("heading", f"第{chapter}章 {name}")
        for _ in range(page.chance.randint(1, 3)):
            number += 1
            page.line("paragraph", f"第{number}条 {page.sentence()}")
        page.line("paragraph", f"第{number + 1}条 有下列情形之一的，应当停止使用：")
        number += 1
        for item in "一二":
            page.line("paragraph", f"（{item}）没有经过{page.pick(WHO)}同意的；")


def _communique(page: _Page) -> None:
    page.article(title := "鹿岛区2022年国民经济和社会发展统计公报")
    page.line("title", title)
    page.line("byline", "鹿岛区统计局")
    page.line("section-label", "2023年3月28日")
    page.text()
    for number, name in enumerate(["综合", "农业", "工业和建筑业"], 1):
        page.line("heading", f"{'一二三'[number - 1]}、{name}")
        page.text()
        page.line("caption", f"表{number}  2022年{name}主要指标")
        page.text()


def _novel(page: _Page) -> None:
    for number in "一二三四":
        title = f"第{number}回　{page.pick(WHO)}夜宿{page.pick(WHERE)}　{page.pick(WHO)}看破机关"
        page.article(title)
        page.line("title", title, 0)
        for _ in range(3):
            page.line("paragraph", page.paragraph(3), 0)


def _poems(page: _Page) -> None:
    halves = "石径入云深 松风满客襟 鸟鸣空谷应 泉落古苔侵 潮平双桨急 月上半江明 岸柳垂新绿 汀鸥识旧盟".split()
    for _ in range(3):
        poet = page.pick(NAMES)
        page.article(title := page.pick(["山行", "渡口", "夜泊", "早春", "登楼"]), (poet,))
        page.line("title", title)
        page.line("byline", poet)
        for line in range(4):
            page.line("paragraph", f"{page.pick(halves)}，{page.pick(halves)}。", int(line == 3))


def _speech(page: _Page) -> None:
    page.article(title := f"在{page.pick(THINGS)}开工仪式上的讲话")
    page.line("title", title)
    page.line("paragraph", "尊敬的各位来宾、亲爱的同学们：")
    page.text()
    page.line("paragraph", page.pick(["同学们！", "各位来宾！"]))
    page.text()
    page.line("paragraph", "谢谢大家！")


def _web(page: _Page) -> None:
    author = page.pick(NAMES)
    page.article(title := f"{page.title()}的消息传开了", (author,))
    for entry in ["网站首页", "新闻中心", "政务公开", "互动交流"]:
        page.line("section-label", entry)
    page.line("section-label", "您当前的位置： 网站首页>新闻中心>要闻")
    page.line("title", title)
    page.line("source-note", f"2022年09月28日 08:15 | 来源：湖区日报 | 作者：{author}")
    page.text(2)
    page.line("source-note", f"（责任编辑：{page.pick(NAMES)}）")
    for entry in [
        "扫一扫在手机打开当前页",
        "【返回顶部】【关闭本页】",
        "上一篇：另一条消息",
        "网站地图 关于我们 联系我们",
    ]:
        page.line("section-label", entry)


def _saved(page: _Page) -> None:
    """A saved page: a menu and a list of other news around the text, without a class that says so."""
    page.article(title := f"{page.title()}的消息传开了")
    site = f"{page.pick(THINGS)}新闻网"
    page.line("section-label", f"<html><head><title>{title}_{site}</title></head><body>", 0)
    for entry in ["要闻", "航运", "视频"]:
        page.line("section-label", f'<div class="m"><a href="/{entry}">{entry}</a></div>', 0)
    page.line("section-label", '<div class="w">', 0)
    page.line(
        "title", page.chance.choice([f"<h1>{title}</h1>", f'<div class="t">{title}</div>', f"<h2>{title}</h2>"]), 0
    )
    page.line("source-note", "<p>2022-09-28 08:15 来源：湖区日报</p>", 0)
    page.line("section-label", '<div class="c">', 0)
    for _ in range(page.chance.randint(2, 4)):
        page.line("paragraph", f"<p>{page.paragraph(3)}</p>", 0)
    if page.chance.random() < 0.5:
        page.line("section-label", "<table>", 0)
        for _ in range(2):
            page.line("paragraph", f"<tr><td>{page.pick(WHERE)}</td><td>{page.said}</td></tr>", 0)
        page.line("section-label", "</table>", 0)
        page.line("paragraph", f"<p>{page.paragraph(3)}</p>", 0)
    page.line("section-label", "</div></div>", 0)
    for _ in range(3):
        page.line("section-label", f'<div><a href="/{page.said}">{page.title()}，{page.pick(WHO)}说好！</a></div>', 0)
    page.line("section-label", f"<div>{site} 地址：湖滨路{page.said}号</div>", 0)
    page.line("section-label", "</body></html>", 0)


def _island(page: _Page) -> None:
    for name in ("林曉嵐", "陳宥廷"):
        page.article(title := f"{page.title()} 首日湧入八千人", (name,))
        page.line("title", title, 0)
        page.line("byline", f"記者{name}／高雄報導", 0)
        page.text(2, 0)


def _pdf(page: _Page) -> None:
    page.article(title := f"全县{page.pick(THINGS)}建设三年计划")
    page.line("title", title, 0)
    leaf = 0
    for number in "一二三":
        page.line("heading", f"{number}、{page.pick(['基本情况', '建设任务', '资金期限'])}", 0)
        text, before = page.paragraph(3), 0
        while any(text[at - 1] in "。，" for at in range(26, len(text) + 1, 26)):
            text = page.paragraph(3)
        for at in range(0, len(text), 26):
            more = {"continues": before} if before else {}
            page.line("paragraph", text[at : at + 26], 0, **more)
            before = len(page.lines)
            if page.chance.random() < 0.2:
                leaf += 1
                page.line("section-label", f"- {leaf} -", 0)
        leaf += 1
        page.line("section-label", f"- {leaf} -", 0)


_KINDS = {
    "markdown.md": _markdown,
    "law.txt": _law,
    "communique.txt": _communique,
    "novel.txt": _novel,
    "poems.txt": _poems,
    "speech.txt": _speech,
    "web.txt": _web,
    "saved.html": _saved,
    "island.txt": _island,
    "pdf.txt": _pdf,
}
NAMES_OF_KINDS = sorted(_KINDS)


def make(kind: str, seed: int) -> Made:
    """Return the file of a kind and a seed, always the same one."""
    page = _Page(random.Random(f"{kind}-{seed}"))
    _KINDS[kind](page)
    if kind == "markdown.md" and page.chance.random() < 0.5:
        _staff(page)
    return page.made(f"{seed}-{kind}")
