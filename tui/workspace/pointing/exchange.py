"""One question to a language model and its answer: no proxy, no redirect, no stream, and limits of time and size.

The only room beside `pizhu serve` that opens a connection (`tests/app/test_suggesting.py`).
"""

import http.client
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from threading import Event, Thread
from time import monotonic
from typing import Final

import msgspec

from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.pointing.endpoint import Endpoint, PointingError

LARGEST: Final = 1_000_000
"""Bytes of an answer."""
PATIENCE: Final = 120.0
"""Seconds from the connection to the end of an answer."""
CONNECTING: Final = 10.0
"""Seconds for the connection itself."""
_TOLD: Final = 200
"""Characters of what a host says went wrong."""


def post(
    endpoint: Endpoint, body: bytes, cancelled: Callable[[], bool] = lambda: False, patience: float = PATIENCE
) -> bytes:
    """Send a body and return that of the answer. Slow. Raises PointingError, also when it was cancelled."""
    connection = _connection(endpoint)
    watch: _Watch | None = None
    try:
        connection.connect()
        assert connection.sock is not None
        _same_machine(endpoint, connection.sock)
        connection.sock.settimeout(patience)
        watch = _Watch(connection.sock, cancelled, patience)
        connection.request("POST", endpoint.path, body, _headers(endpoint))
        data = _body(connection.getresponse())
        if watch.why:
            raise PointingError(watch.why)
        return data
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise PointingError(watch.why if watch and watch.why else _what(endpoint, error)) from error
    finally:
        if watch:
            watch.over.set()
        connection.close()


def _connection(endpoint: Endpoint) -> http.client.HTTPConnection:
    if endpoint.secure:
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(endpoint.host, endpoint.port, timeout=CONNECTING, context=context)
    return http.client.HTTPConnection(endpoint.host, endpoint.port, timeout=CONNECTING)


def _same_machine(endpoint: Endpoint, connected: socket.socket) -> None:
    """Raise PointingError where a name that stands for this machine led to another one."""
    peer = str(connected.getpeername()[0]).partition("%")[0]
    if endpoint.loopback and not ip_address(peer).is_loopback:
        raise PointingError(_("{host} is not this machine but {peer}").format(host=endpoint.host, peer=peer))


def _headers(endpoint: Endpoint) -> dict[str, str]:
    found = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    found |= {"Connection": "close", "User-Agent": "pizhu"}
    return found | ({"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {})


class _Watch:
    """Ends a connection that takes too long or is no longer wanted, whatever it is waiting for."""

    def __init__(self, connected: socket.socket, cancelled: Callable[[], bool], patience: float) -> None:
        self.why, self.over = "", Event()
        self._connected, self._cancelled, self._end = connected, cancelled, monotonic() + patience
        self._late = _("no answer within {n} seconds").format(n=f"{patience:g}")
        Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while not self.over.wait(0.1):
            if self._cancelled() or monotonic() > self._end:
                self.why = self._late if monotonic() > self._end else _("stopped")
                with suppress(OSError):
                    self._connected.shutdown(socket.SHUT_RDWR)
                return


def _body(answer: http.client.HTTPResponse) -> bytes:
    """Return the body of an answer that is one. Raises PointingError."""
    if 300 <= answer.status < 400:
        raise PointingError(_("the host sends elsewhere ({status}); that is not followed").format(status=answer.status))
    if answer.getheader("Content-Encoding", "identity") != "identity":
        raise PointingError(_("the answer is packed, which was not asked for"))
    size = answer.getheader("Content-Length", "")
    too_large = _("the answer is larger than {n} bytes").format(n=f"{LARGEST:,}")
    if size.isdecimal() and int(size) > LARGEST:
        raise PointingError(too_large)
    kind = answer.getheader("Content-Type", "").partition(";")[0].strip().casefold()
    if answer.status == 200 and kind == "text/event-stream":
        raise PointingError(_("the host streams its answer, which was not asked for"))
    if answer.status == 200 and kind != "application/json":
        raise PointingError(_("the answer is {kind}, not JSON").format(kind=visible_line(kind)[:40] or "?"))
    data = answer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise PointingError(too_large)
    if size.isdecimal() and len(data) < int(size):
        raise http.client.IncompleteRead(data, int(size) - len(data))
    if answer.status != 200:
        raise PointingError(_refusal(answer.status, data))
    return data


def _refusal(status: int, data: bytes) -> str:
    """Return what a host says went wrong, as far as it can be read."""
    said = ""
    with suppress(msgspec.DecodeError, UnicodeDecodeError, TypeError, KeyError):
        error = msgspec.json.decode(data)["error"]
        said = error["message"] if isinstance(error, dict) else error
    told = visible_line(" ".join(said.split()))[:_TOLD] if isinstance(said, str) else ""
    return ": ".join(filter(None, (_("the host answers {status}").format(status=status), told)))


def _what(endpoint: Endpoint, error: Exception) -> str:
    """Return what went wrong with a connection."""
    if isinstance(error, http.client.IncompleteRead):
        return _("the answer is cut off")
    if isinstance(error, http.client.RemoteDisconnected | ConnectionResetError):
        return _("the host hung up")
    if isinstance(error, http.client.HTTPException | ValueError):
        return _("the host does not answer as one that speaks HTTP")
    why = getattr(error, "strerror", None) or str(error)
    return f"{endpoint.host}:{endpoint.port}: {visible_line(why)[:_TOLD]}"
