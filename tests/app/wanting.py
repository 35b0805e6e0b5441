"""A small library in which something waits in every queue, as earlier sessions and syncing programs left it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.notes.file.codebook import Defining, Tag
from tui.notes.model.create import create
from tui.notes.store.notebook import Change
from tui.notes.store.tags import TagPlan
from tui.notes.store.whole import set_state
from tui.text.article import Article
from tui.text.source import Source
from tui.workspace.pointing.kept import Suggestion
from tui.workspace.pointing.suggesting import kept_suggestions
from tui.workspace.session import Session

NEWS = """大连海关开通热线{n}

本报讯(记者张三)2023年,全国国内生产总值同比增长{gdp}%,全国社会消费品零售总额同比增长{sales}%。

12月3日,大连海关在大连开通服务热线。大连海关关长李四表示,热线为大连企业服务,去年企业增加120家,今年又增加120家。
"""
PAGE = """大力推进现代化产业体系建设
造船业是大连的传统优势产业,也是大连深耕细作实体经济的重要领域。如今,大连传统优势产业新动能全面激发。2024年,全市产业发展加速迈向高端化、\
智能化、绿色化,高技术制造业增加值增长10%以上,全年新开工项目946个、增长12%,实体经济质量效益全面提升;大盘绿色石化集群、沈大工业母机集群获评\
国家级先进制造业集群;“智
向新而行 以质致远
以科技创新引领产业结构优化升级
湾实验室等一大批高能级科创平台汇聚于此,首批200多个细分领域实验室(科研团队)、1000余名科研人才确定入驻。
"""
OTHER = "第{n}号通知\n\n各地要做好第{n}项准备工作,并在{n}月底以前报告。工人们忙得热火朝天。\n"
BOTH = "甲的话\n\n--- also written by 李四, 2026-01-01T10:00:00+08:00 ---\n\n乙的话"


def wanting(folder: Path) -> None:
    """Make the library; slow."""
    for n, gdp, sales in (("1", "5.2", "7.2"), ("2", "5.8", "7.9")):
        text = NEWS.format(n=n, gdp=gdp, sales=sales)
        (folder / f"2024-01-0{n}-news.txt").write_text(text, encoding="utf-8")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    for n in ("1", "2", "3"):
        (folder / f"old{n}.txt").write_text(OTHER.format(n=n * 2), encoding="utf-8")
    defined = Defining((Tag("数据", key="1", rule="has:figure"),))
    with Session.open(folder) as session:
        session.notes.change_tags(TagPlan("define", (), defined))
        for article in list(session.articles()):
            if "news" in article.source.name:
                _news(session, article)
            elif "old" in article.source.name:
                _say(session, article, {"on": "准备工作", "note": "准备"}, {"on": "热火朝天", "note": "热闹"})
    _syncing(folder)


def pointed(folder: Path) -> None:
    """Keep in the state folder what a language model pointed at; slow."""
    quote = "社会消费品零售总额"
    with Session.open(folder) as session:
        texts = {name: session.library.read(name) for name in session.library.names() if "news" in name}
        found = [(name, source.text.index(quote)) for name, source in texts.items() if isinstance(source, Source)]
        kept_suggestions(session).put(Suggestion(name, quote, "消费", "model:m@h", at) for name, at in found)


def emptied(folder: Path) -> None:
    """Empty two files of notes, as another program does while a session holds them."""
    for notes in (folder / "annotations").glob("*-news.json"):
        notes.write_bytes(b"")


def _news(session: Session, article: Article) -> None:
    known = session.notes.of(article.source).annotations
    session.notes.apply(article.source, set_state(article, known, "star", True, "star"))
    _say(session, article, {"on": "服务热线", "note": BOTH, "tags": ("数据", f"未定{article.label[-1]}")})
    for n, on in enumerate(("大连海关", "李四", "记者张三")):
        _say(
            session,
            article,
            {"on": on, "tags": ("机构", f"甲{n}"), "author": "甲"},
            {"on": on, "tags": ("单位", f"乙{n}"), "author": "乙"},
        )


def _say(session: Session, article: Article, *notes: dict[str, object]) -> None:
    source, when = article.source, (datetime.now(UTC) - timedelta(days=30)).isoformat(timespec="seconds")
    put = []
    for said in notes:
        on = str(said.pop("on"))
        start = source.text.index(on)
        put.append(create(source, [(start, start + len(on))], created=when, **said))
    session.notes.apply(source, Change("earlier", tuple(put)))


def _syncing(folder: Path) -> None:
    """Change one annotated text, rename two, and leave a conflict copy of two files of notes."""
    text = (folder / "old3.txt").read_text(encoding="utf-8")
    text = text.replace("准备工作", "准备的工作").replace("热火朝天", "热火冲天")
    (folder / "old3.txt").write_text(text, encoding="utf-8")
    for n in ("1", "2"):
        (folder / f"old{n}.txt").rename(folder / f"new{n}.txt")
        notes = folder / "annotations" / f"2024-01-0{n}-news.json"
        copy = notes.with_name(f"{notes.stem}.sync-conflict-20260101-101010-ABCDEFG.json")
        copy.write_text(notes.read_text(encoding="utf-8").replace("甲的话", f"丙的话{n}"), encoding="utf-8")
