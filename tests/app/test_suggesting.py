"""Asking a language model from the reader: nothing leaves unasked, and what it points at waits in the review."""

import asyncio
import socket
from pathlib import Path
from typing import Any

import pytest

from tests.app.driving import Driven
from tests.app.reading import library_of, reading
from tests.running import on_a_terminal, pizhu
from tests.workspace.fakemodel import fake_model, pointing, raw
from tui.app.dialogs.choice import ChoiceDialog
from tui.app.queue import CardScreen, ReviewHome
from tui.notes.file.codebook import Defining, Tag
from tui.preferences import put
from tui.settings import LanguageModel, Settings
from tui.workspace.review.item import What
from tui.workspace.session import Session

STORY = "海关开通热线\n\n　　大连海关在大连开通服务热线。去年出口增加两成。\n"
POINTED = pointing(("服务热线", "海关"), ("没有这句", "海关"))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library with one article and one tag in its codebook."""
    root = library_of(tmp_path, 甲=STORY)
    with Session.open(root) as session:
        session.notes.store.apply_all("tags", {}, tags=Defining((Tag("海关", "海关办的事"),)))
    return root


@pytest.fixture
def no_connections(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Fail whatever would connect to a host or ask for its address; return what was tried."""
    tried: list[Any] = []

    def refused(*about: Any, **_more: Any) -> Any:
        tried.append(about)
        raise AssertionError(f"something connects: {about}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    return tried


def model(address: str, name: str = "test:1b") -> Settings:
    return Settings(model=LanguageModel(address, name))


async def test_what_the_model_points_at_is_one_key_away_and_is_accepted_rejected_and_undone(library: Path) -> None:
    with fake_model(POINTED) as host:
        async with reading(library, settings=model(host.address)) as reader:
            driven = reader.driven
            await driven.carry_out("reader.suggest")
            await driven.until(lambda: "1 new suggestion" in driven.bottom)
            assert "1 dropped (quote not in the text 1)" in driven.bottom
            await driven.press("R")
            await driven.press("enter")
            await driven.until(lambda: isinstance(driven.app.screen, CardScreen))
            await driven.until(lambda: "#海关   “服务热线”" in driven.screen_text())
            assert "model:test:1b@127.0.0.1" in driven.screen_text() and "海关办的事" in driven.screen_text()
            await driven.press("x")
            await driven.until(lambda: "not #海关 on “服务热线”" in driven.bottom)
            await driven.press("u")
            await driven.until(lambda: "#海关   “服务热线”" in driven.screen_text())
            await driven.press("a")
            await driven.until(lambda: "Saved: #海关 on “服务热线”" in driven.bottom)
            origins = await asyncio.to_thread(lambda: [one.origin for one in noted(driven)])
            assert origins == ["model:test:1b@127.0.0.1"]
            await driven.press("u")
            await driven.until(lambda: "#海关   “服务热线”" in driven.screen_text())
            assert await asyncio.to_thread(lambda: noted(driven)) == ()


def noted(driven: Driven) -> Any:
    return driven.app.session.notes.store.read("甲.txt").annotations


@pytest.fixture
def handed_on(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count what is sent instead of sending it."""
    sent: list[str] = []

    def post(endpoint: Any, body: bytes, *_more: Any) -> bytes:
        sent.append(body.decode())
        return b'{"choices": [{"message": {"content": "[]"}}]}'

    monkeypatch.setattr("tui.workspace.pointing.exchange.post", post)
    return sent


@pytest.mark.parametrize(
    ("address", "name"), [("https://api.example.org/v1", "m"), ("http://127.0.0.1:11434/v1", "gpt-oss:120b-cloud")]
)
async def test_text_leaves_this_machine_only_after_a_question_that_names_host_and_characters(
    library: Path, address: str, name: str, handed_on: list[str]
) -> None:
    async with reading(library, settings=model(address, name)) as reader:
        driven = reader.driven
        host = "api.example.org" if "example" in address else "127.0.0.1"

        async def asked(*keys: str) -> str:
            await driven.carry_out("reader.suggest")
            await driven.until(lambda: isinstance(driven.app.screen, ChoiceDialog))
            await driven.settle()
            shown = driven.screen_text()
            await driven.press(*keys)
            return shown

        shown = await asked("enter")
        assert f"characters to {host}?" in shown and handed_on == []
        await asked("escape")
        assert handed_on == []
        await asked("2")
        await driven.until(lambda: len(handed_on) == 1)
        assert f"Send {len(handed_on[0]):,} characters" in shown
        await driven.until(lambda: "0 new" in driven.bottom)
        await asked("3")
        await driven.until(lambda: len(handed_on) == 2)
        await driven.until(lambda: "0 new" in driven.bottom)
        await driven.press("j")
        await driven.carry_out("reader.suggest")
        await driven.until(lambda: len(handed_on) == 3)
        assert not isinstance(driven.app.screen, ChoiceDialog)


async def test_without_a_model_the_command_says_how_to_set_one(library: Path, no_connections: list[Any]) -> None:
    async with reading(library) as reader:
        await reader.driven.carry_out("reader.suggest")
        await reader.driven.until(lambda: "No language model is set" in reader.driven.bottom)
    assert no_connections == []


@pytest.mark.parametrize("settings", [Settings(), model("https://api.example.org/v1")])
async def test_an_hour_of_reading_connects_to_nothing(
    library: Path, settings: Settings, no_connections: list[Any]
) -> None:
    """List, article, facts, notes, look-up, review with its queues, tables, settings: the model is not asked."""
    async with reading(library, settings=settings) as reader:
        driven = reader.driven
        await reader.marked()
        for keys in ("A A", "g n g n", "g o g o", "d escape", "z k z k z t", "] e ] f t escape", "c escape", "K q"):
            await driven.press(*keys.split())
        await driven.press("R")
        await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
        home = driven.app.screen
        assert isinstance(home, ReviewHome)
        await driven.until(lambda: not home.queues.waiting.unsure)
        home.queues.cursor = [*What].index(What.MODEL)
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, CardScreen) and driven.app.screen.desk.found_all)
        await driven.press("q", "q", "q")
        for keys in ("/", "escape", "g N", "q", "L", "q", "f2", "q"):
            await driven.press(*keys.split())
    assert no_connections == []


# From the command line


def test_the_command_asks_about_every_article_and_says_what_came_of_it(library: Path) -> None:
    with fake_model(POINTED) as host:
        put("model.address", host.address)
        put("model.name", "test:1b")
        said = pizhu("suggest", library)
    assert (said.exit_code, said.stdout) == (0, "1 new suggestion; 1 dropped (quote not in the text 1)\n")
    assert "服务热线" in pizhu("review", "model", library, "--list").stdout


def test_a_dry_run_says_what_would_be_sent_and_sends_nothing(library: Path, no_connections: list[Any]) -> None:
    put("model.address", "https://api.example.org/v1")
    put("model.name", "m")
    said = pizhu("suggest", library, "--dry-run").stdout
    assert said.endswith("characters in 1 request to model:m@api.example.org\n")
    assert no_connections == []


def test_where_nobody_can_be_asked_nothing_is_sent(library: Path, no_connections: list[Any]) -> None:
    put("model.address", "https://api.example.org/v1")
    put("model.name", "m")
    said = pizhu("suggest", library, said="y\n")
    assert said.exit_code == 1 and "characters to api.example.org?" in said.stderr
    assert no_connections == []


def test_on_a_terminal_the_question_is_asked_and_no_is_the_answer_of_enter(library: Path) -> None:
    with fake_model(POINTED) as host:
        put("model.address", host.address)
        put("model.name", "big:cloud")
        assert "Nothing was sent" in on_a_terminal(["suggest", library], answer=b"\n")
        assert host.asked == []


def test_a_host_that_fails_is_told_and_the_command_fails(library: Path) -> None:
    with fake_model(raw(b"", 503)) as host:
        put("model.address", host.address)
        put("model.name", "m")
        said = pizhu("suggest", library)
    assert (said.exit_code, said.stderr) == (1, "pizhu: the host answers 503\n")


def test_the_settings_of_a_library_name_no_model(library: Path, no_connections: list[Any]) -> None:
    (library / "pizhu.toml").write_text('[model]\naddress = "http://evil.example/v1"\nname = "m"\n', "utf-8")
    said = pizhu("suggest", library)
    assert said.exit_code == 1
    assert "model.address: not for a library to set" in said.stderr and "No language model is set" in said.stderr
    assert no_connections == []


@pytest.mark.parametrize("key", ["sk-proj-123", "gsk_abcDEF123", "abc"])
def test_a_key_is_refused_as_a_setting(key: str) -> None:
    said = pizhu("config", "set", "model.key_variable", key)
    assert said.exit_code != 0 and "never the key itself" in said.stderr
    assert pizhu("config", "set", "model.key_variable", "MY_KEY").exit_code == 0


def test_one_room_opens_connections() -> None:
    """A guard for what is written later: who imports what connects."""
    from tests.conftest import ROOT

    connecting = {
        "http",
        "socket",
        "ssl",
        "urllib.request",
        "urllib3",
        "requests",
        "httpx",
        "aiohttp",
        "ftplib",
        "smtplib",
    }
    lines = [
        (path.relative_to(ROOT / "tui").parent.as_posix(), line.split())
        for path in (ROOT / "tui").rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
    ]
    found = {
        room
        for room, words in lines
        if words[:1] in (["import"], ["from"]) and len(words) > 1
        if words[1] in connecting or words[1].partition(".")[0] in connecting
    }
    assert found == {
        "workspace/pointing",
        "cli",
        "cli/web",
        "notes/file",
    }  # pizhu serve; the name of this host in a lock
