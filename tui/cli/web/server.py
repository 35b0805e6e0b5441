"""The reader in a browser: textual-serve's protocol behind a guard, with a page of our own that loads nothing."""

import shlex
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final

from aiohttp import web
from textual_serve.server import Server

from tui.cli.web.guard import HEADERS, AccessGuard

HOST: Final = "127.0.0.1"
TEMPLATES: Final = Path(__file__).parent
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class GuardedServer(Server):  # type: ignore[misc, unused-ignore]
    """Serves one library on this machine alone."""

    def __init__(self, args: Sequence[str], port: int, say: Callable[[str], None]) -> None:
        """Take the arguments of `pizhu open`, a port that is free, and who tells the reader the address."""
        command = shlex.join([sys.executable, "-m", "tui", "open", *args])
        super().__init__(command, HOST, port, "pizhu", f"http://{HOST}:{port}", templates_path=TEMPLATES)
        self.guard, self._say = AccessGuard(port), say

    @property
    def address(self) -> str:
        """Where to open it, with the token."""
        return f"{self.public_url}/?token={self.guard.token}"

    def initialize_logging(self) -> None:
        """Log nothing: a line of a log would hold the token."""

    async def on_startup(self, app: web.Application) -> None:
        """Tell the address."""
        self._say(self.address)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(guarded(self.guard))
        app.on_response_prepare.append(_add_headers)
        return app


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


def guarded(guard: AccessGuard) -> Any:
    """Return the middleware that lets through whom the guard knows."""

    async def decide(request: web.Request, handler: Answer) -> web.StreamResponse:
        if not guard.known(request.headers.get("Host", "")):
            raise web.HTTPMisdirectedRequest(text="not the name of this server")
        origin = request.headers.get("Origin")
        if (origin is not None and not guard.ours(origin)) or (request.path == "/ws" and origin is None):
            raise web.HTTPForbidden(text="not from a page of this server")
        if guard.knows(request.cookies.get(guard.cookie, "")):
            return await handler(request)
        secret = guard.exchange(request.query.get("token", "")) if request.path == "/" else None
        if secret is None:
            raise web.HTTPForbidden(text="open the address that pizhu serve printed; it holds good once")
        response = await handler(request)
        response.set_cookie(guard.cookie, secret, httponly=True, samesite="Strict", path="/")
        return response

    return web.middleware(decide)
