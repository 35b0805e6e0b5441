"""The loop: a line is asked for, its first word is a command, and what comes of it is said."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout, suppress
from typing import Final, NamedTuple

from tui.cli.plain.lectern import Lectern
from tui.cli.plain.shelf import Shelf
from tui.cli.plain.speaking import Speaking
from tui.i18n import N_, _
from tui.text.article import Article
from tui.text.visible import visible_line
from tui.workspace.recovering import retry
from tui.workspace.session import Session


class PlainCommand(NamedTuple):
    """What one can type."""

    names: tuple[str, ...]
    """Letters, then the English word, one Han character, the Chinese word."""
    takes: str
    """What follows it, a message id; empty for nothing."""
    means: str
    """What it does, a message id."""


COMMANDS: Final = (
    PlainCommand(("l", "list", "列", "列表"), N_("[FILTER]"), N_("list the articles, or those that a filter finds")),
    PlainCommand(("o", "open", "开", "打开"), N_("NUMBER"), N_("open an article; in the list the number alone does")),
    PlainCommand(("", "n", "next", "下", "下一段"), "", N_("Enter: next paragraph")),
    PlainCommand(("p", "previous", "上", "上一段"), "", N_("previous paragraph")),
    PlainCommand(("r", "repeat", "重", "重复"), "", N_("say the paragraph again; a number alone goes to that one")),
    PlainCommand(("f", "find", "找", "查找"), N_("WORDS"), N_("next paragraph with these words")),
    PlainCommand(("a", "notes", "注", "全部批注"), "", N_("say all notes of the article")),
    PlainCommand(("m", "marks", "名", "专名"), "", N_("say the names and figures of the paragraph")),
    PlainCommand(
        ("c", "note", "批", "批注"), N_("[“WORDS”] TEXT"), N_("write a note on the paragraph, or on words of it")
    ),
    PlainCommand(("t", "tag", "签", "标签"), N_("[“WORDS”] TAG …"), N_("tag the paragraph, or words of it")),
    PlainCommand(("w", "whole", "全", "全文"), N_("TEXT"), N_("write a note on the article")),
    PlainCommand(("u", "undo", "撤", "撤销"), "", N_("take back what was said last")),
    PlainCommand(("b", "back", "回", "返回"), "", N_("back to the list")),
    PlainCommand(("?", "help", "帮", "帮助"), "", N_("say the commands")),
    PlainCommand(("q", "quit", "退", "退出"), "", N_("quit")),
)
_BY_NAME: Final = {name: command.names[-3] for command in COMMANDS for name in command.names}
"""Every name, with the English word for it."""
_WORDS: Final = "|".join(command.names[-1] for command in COMMANDS)
_LINE: Final = re.compile(rf"([A-Za-z]+|\d+|\?|{_WORDS}|[\u4e00-\u9fff]?)\s*(.*)", re.DOTALL)
"""A word of letters, a number, a Chinese word of the table or one Han character, and what follows it."""
_TWINS: Final = str.maketrans({"？": "?", "\u3000": " "})


class PlainReader:
    """Reads a library with somebody who hears or feels one line after the other."""

    def __init__(self, session: Session, say: Callable[[str], None]) -> None:
        self._session, self._say = session, say
        self._shelf, self._speaking = Shelf(session, say), Speaking(session, say)
        self._open: Lectern | None = None

    def open(self, article: Article) -> None:
        """Open an article."""
        self._open = Lectern(self._session, self._say, article)
        self._open.begin()

    def read(self, lines: Iterator[str]) -> None:
        """Do what the lines say until one of them quits."""
        if self._open is None:
            self._shelf.list("")
        self._store_waiting()
        self._say(_("? says the commands."))
        for line in lines:
            if not self.take(line):
                break
        self._store_waiting()

    def _store_waiting(self) -> None:
        """Store what earlier could not be, and say what became of it."""
        for _left, told in retry(self._session):
            self._say(told)

    @property
    def prompt(self) -> str:
        """Where one is, in few characters."""
        where = self._open.prompt if self._open else _("list")
        return f"{where}> "

    def take(self, line: str) -> bool:
        """Do what one line says; False when it quits."""
        word, rest = _LINE.fullmatch(line.translate(_TWINS).strip()).groups()  # type: ignore[union-attr]
        if word.isdecimal() and not rest:
            self._number(int(word))
            return True
        command = _BY_NAME.get(word.casefold()) if word or not rest else None
        if command is None:
            self._say(_("“{word}” is no command; ? says them").format(word=visible_line(word or rest)[:40]))
        elif command == "quit":
            return False
        elif command in ("list", "open", "back", "help", "undo"):
            self._anywhere(command, rest)
        elif self._open is None and command == "next":
            self._shelf.list("")
        elif self._open is None:
            self._say(_("No article is open: type its number."))
        else:
            self._inside(self._open, command, rest)
        return True

    def _number(self, number: int) -> None:
        if self._open is not None:
            self._open.go(number - 1)
        elif article := self._shelf.article(number):
            self.open(article)

    def _anywhere(self, command: str, rest: str) -> None:
        if command == "list":
            self._shelf.list(rest)
        elif command == "open":
            if rest.isdecimal() and (article := self._shelf.article(int(rest))):
                self.open(article)
            elif not rest.isdecimal():
                self._say(_("Which one? Type its number."))
        elif command == "back":
            self._session.save_places()
            self._open = None
            self._say(_("In the list; l says it."))
        elif command == "undo":
            self._speaking.undo()
        else:
            self._help()

    def _inside(self, at: Lectern, command: str, rest: str) -> None:
        steps = {"next": 1, "previous": -1}
        saying = {"note": self._speaking.note, "tag": self._speaking.tag, "whole": self._speaking.note_whole}
        asking = {"notes": at.all_notes, "marks": at.marks}
        if command in steps:
            at.step(steps[command])
        elif command in saying:
            saying[command](at, rest)
        elif command in asking:
            asking[command]()
        elif command == "find":
            at.find(rest)
        else:
            at.go(max(0, at.at))

    def _help(self) -> None:
        for command in COMMANDS:
            names = _(" or ").join(name for name in command.names if name)
            takes = f" {_(command.takes)}" if command.takes else ""
            self._say(names + takes + _(": ") + _(command.means))


def typed(prompt: Callable[[], str]) -> Iterator[str]:
    """Yield what is typed, line by line, until there is no more; on a terminal with the keys that edit a line."""
    stream = getattr(sys.stdout, "uncleaned", sys.stdout)
    if sys.stdin.isatty():
        with suppress(ImportError):
            import readline

            readline.parse_and_bind("set enable-bracketed-paste off")  # it would write control codes before each line
    while True:
        try:
            with redirect_stdout(stream):
                yield input(prompt() if sys.stdin.isatty() else "")
        except EOFError:
            return
