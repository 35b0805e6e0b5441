"""Who may speak to the served reader: whoever brings the token once, under the name of this machine, from its own page.

A page of another site that the browser has open can send requests here too, also under a name of its own that it lets
point to 127.0.0.1 (DNS rebinding): hence the Host and Origin headers are looked at, and a cookie is asked for.
"""

import secrets
from hmac import compare_digest
from typing import Final

NAMES: Final = ("127.0.0.1", "localhost")
"""Names of this machine by which it may be called."""
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
"""Sent with every answer: the page can load nothing from elsewhere, and its address goes nowhere."""


class AccessGuard:
    """Decides about requests; one for each run of the server."""

    def __init__(self, port: int) -> None:
        """Make a token and a secret for a port."""
        self.token: str | None = secrets.token_urlsafe(32)
        """What the address holds that is printed; None once it was used."""
        self._secret = secrets.token_urlsafe(32)
        self.cookie = f"pizhu-{port}"
        """Name of the cookie that holds the secret."""
        self._hosts = {f"{name}:{port}" for name in NAMES}

    def known(self, host: str) -> bool:
        """Tell whether a Host header names this machine and port."""
        return host in self._hosts

    def ours(self, origin: str) -> bool:
        """Tell whether an Origin header is that of a page of this server."""
        return origin.removeprefix("http://") in self._hosts and origin.startswith("http://")

    def knows(self, secret: str) -> bool:
        """Tell whether a cookie holds the secret."""
        return compare_digest(secret.encode("utf-8", "replace"), self._secret.encode())

    def exchange(self, token: str) -> str | None:
        """Return the secret for the token, which is used up by that; None for anything else."""
        given, wanted = token.encode("utf-8", "replace"), self.token
        if wanted is None or not compare_digest(given, wanted.encode()):
            return None
        self.token = None
        return self._secret
