"""The reader in a browser: who is let in, that nothing is loaded from elsewhere, and a note made in a real browser."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.app.reading import library_of
from tests.running import ROOT, pizhu
from tui.cli.web.guard import AccessGuard

PATIENCE = 60.0
TEXT = "小城办起读书节\n\n小城图书馆昨日举办读书节，很多读者参加。\n"


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8017", True),
        ("localhost:8017", True),
        ("localhost", False),
        ("127.0.0.1:80", False),
        ("evil.example:8017", False),
        ("127.0.0.1:8017.evil.example", False),
        ("", False),
    ],
)
def test_only_the_names_of_this_machine_are_answered(host: str, known: bool) -> None:
    assert AccessGuard(8017).known(host) is known
    assert AccessGuard(8017).ours(f"http://{host}") is known
    assert not AccessGuard(8017).ours(f"https://{host}")


def test_a_token_is_good_once() -> None:
    guard = AccessGuard(8017)
    token = guard.token or ""
    assert guard.exchange("") is None and guard.exchange(token[:-1]) is None
    secret = guard.exchange(token)
    assert secret and guard.knows(secret)
    assert guard.exchange(token) is None and guard.exchange("") is None
    assert not guard.knows("") and not guard.knows(token)


def test_without_the_extra_the_command_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.cli.serve.find_spec", lambda _name: None)
    done = pizhu("serve", tmp_path)
    assert done.exit_code == 1 and "pip install 'pizhu[serve]'" in done.stderr


def test_a_port_that_is_taken_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.cli.serve.find_spec", lambda _name: True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = pizhu("serve", library_of(tmp_path, 甲=TEXT), "--port", taken.getsockname()[1])
    assert done.exit_code == 1 and "cannot be used" in done.stderr


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[str]]:
    env = {**os.environ, "PIZHU_TOUR": "0"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT, env=env)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)
        if process.stdout:
            process.stdout.close()


@contextmanager
def served(library: Path) -> Iterator[tuple[int, str]]:
    """Serve a library; yield port and token."""
    pytest.importorskip("textual_serve", reason="needs the extra `serve`: pip install 'pizhu[serve]'")
    port = free_port()
    with started(sys.executable, "-u", "-m", "tui", "serve", str(library), "--port", str(port)) as process:
        assert process.stdout
        for line in process.stdout:
            if found := re.search(r"\?token=(\S+)", line):
                until(lambda: listens(port))
                yield port, found[1]
                return
        raise AssertionError("no address was printed")


def asked(port: int, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, answer.read().decode("utf-8", "replace"), dict(answer.getheaders())
    connection.close()
    return found


def test_the_server_lets_in_the_token_once_and_its_page_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    upgrade["Sec-WebSocket-Key"] = "AAAAAAAAAAAAAAAAAAAAAA=="
    with served(library_of(tmp_path, 甲=TEXT)) as (port, token):
        assert asked(port, "/")[0] == 403
        assert asked(port, f"/?token={token[:-1]}")[0] == 403
        assert asked(port, f"/?token={token}", Host="evil.example")[0] == 421
        assert asked(port, "/static/js/textual.js")[0] == 403
        status, page, headers = asked(port, f"/?token={token}")
        assert status == 200 and "default-src 'none'" in headers["Content-Security-Policy"]
        assert set(re.findall(r"(?:https?|wss?)://[^/\"]+", page)) <= {
            f"http://127.0.0.1:{port}",
            f"ws://127.0.0.1:{port}",
        }
        assert asked(port, f"/?token={token}")[0] == 403
        cookie = headers["Set-Cookie"].split(";")[0]
        assert "HttpOnly" in headers["Set-Cookie"] and "SameSite=Strict" in headers["Set-Cookie"]
        assert asked(port, "/", Cookie=cookie)[0] == 200
        assert asked(port, "/", Cookie=cookie, Origin="http://evil.example")[0] == 403
        assert asked(port, "/ws", Cookie=cookie, **upgrade)[0] == 403
        assert asked(port, "/ws", Cookie=cookie, Origin="http://evil.example", **upgrade)[0] == 403
        assert asked(port, "/ws", Origin=f"http://127.0.0.1:{port}", **upgrade)[0] == 403


class Browser:
    """A headless Chromium, driven by the WebDriver protocol (W3C)."""

    def __init__(self, port: int) -> None:
        self._port = port
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,800", "--disable-dev-shm-usage"]
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": flags},
            "goog:loggingPrefs": {"performance": "ALL"},
        }
        made = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{made['sessionId']}"

    def _call(self, method: str, path: str, body: object = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        connection.request(method, path, json.dumps(body) if body is not None else None)
        value = json.loads(connection.getresponse().read())["value"]
        connection.close()
        assert not (isinstance(value, dict) and "error" in value), value
        return value

    def open(self, address: str) -> None:
        self._call("POST", f"{self._session}/url", {"url": address})

    def run(self, script: str) -> Any:
        return self._call("POST", f"{self._session}/execute/sync", {"script": script, "args": []})

    def keys(self, text: str) -> None:
        steps = [{"type": kind, "value": one} for one in text for kind in ("keyDown", "keyUp")]
        self._call("POST", f"{self._session}/actions", {"actions": [{"type": "key", "id": "keys", "actions": steps}]})

    def click(self, x: int, y: int) -> None:
        steps = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._call(
            "POST", f"{self._session}/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": steps}]}
        )

    def asked_for(self) -> set[str]:
        """Return the addresses that the page asked for."""
        log = self._call("POST", f"{self._session}/se/log", {"type": "performance"})
        told = (json.loads(line["message"])["message"] for line in log)
        return {one["params"]["request"]["url"] for one in told if one["method"] == "Network.requestWillBeSent"}

    def picture(self) -> str:
        return str(self._call("GET", f"{self._session}/screenshot"))

    def close(self) -> None:
        self._call("DELETE", self._session)


def until(fulfilled: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not fulfilled():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.3)


@contextmanager
def chromium() -> Iterator[Browser]:
    port = free_port()
    with started("chromedriver", f"--port={port}") as process:
        assert process.stdout
        for line in process.stdout:
            if "successfully" in line:
                break
        browser = Browser(port)
        try:
            yield browser
        finally:
            browser.close()


@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")),
    reason="needs chromium and chromedriver: apt install chromium chromium-driver",
)
def test_a_note_is_made_by_keys_and_mouse_in_a_browser_and_is_in_the_file(tmp_path: Path) -> None:
    library = library_of(tmp_path, 甲=TEXT)

    def kept() -> str:
        return "".join(path.read_text(encoding="utf-8") for path in library.rglob("annotations/*.json"))

    with served(library) as (port, token), chromium() as browser:
        browser.open(f"http://127.0.0.1:{port}/?token={token}")
        until(lambda: browser.run("return document.body.classList.contains('-first-byte')"))
        time.sleep(3)
        browser.click(100, 44)  # the row of the article
        time.sleep(1)
        browser.keys("\ue007")  # Enter opens it
        time.sleep(3)
        browser.click(530, 62)  # a word of it
        time.sleep(1)
        browser.keys("c")
        time.sleep(2)
        browser.keys("good idea")
        browser.keys("\ue00c")  # Esc keeps the note
        (tmp_path / "seen.txt").write_text(browser.picture(), encoding="ascii")
        until(lambda: "good idea" in kept())
        quote = re.search(r'"quote": *"([^"]+)"', kept())
        assert quote and len(quote[1]) > 1 and quote[1] in TEXT
        hosts = {address.split("/")[2] for address in browser.asked_for() if "://" in address}
        assert hosts == {f"127.0.0.1:{port}"}
