"""A host on this machine that answers as a language model does, or in a mood of its own."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Mood = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class FakeModel:
    """Where it listens and what it was asked."""

    address: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    """The bodies of the requests."""
    headers: list[dict[str, str]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    """Set when the test is over: who is slow stops then."""

    def sent(self, at: int = -1) -> Any:
        """Return what the model was given as data."""
        return json.loads(self.asked[at]["messages"][1]["content"])


def completion(content: str, **choice: Any) -> bytes:
    """Return the body of an answer that says `content`."""
    about = {"message": {"role": "assistant", "content": content}, "finish_reason": "stop", **choice}
    return json.dumps({"object": "chat.completion", "choices": [about]}, ensure_ascii=False).encode()


def raw(body: bytes, status: int = 200, kind: str = "application/json", length: int | None = None) -> Mood:
    """Answer with a body as it is."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def saying(content: object, **choice: Any) -> Mood:
    """Answer with what a model says: text, or JSON of a value."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return raw(completion(text, **choice))


def pointing(*pairs: tuple[str, str]) -> Mood:
    """Point at quotes with tags."""
    return saying([{"quote": quote, "tag": tag} for quote, tag in pairs])


@contextmanager
def fake_model(mood: Mood) -> Iterator[FakeModel]:
    """Run a host that answers every request in a mood."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.asked.append(json.loads(body))
            found.headers.append(dict(self.headers))
            self.server.found = found  # type: ignore[attr-defined]
            mood(self)

        def do_GET(self) -> None:
            found.asked.append({"GET": self.path})

        def log_message(self, *_about: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_about: None  # type: ignore[method-assign]
    server.daemon_threads = True
    found = FakeModel(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield found
    finally:
        found.over.set()
        server.shutdown()
        server.server_close()
