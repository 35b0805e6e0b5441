"""Which language model the settings name, where it runs, and whether text that is sent to it leaves this machine."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tui.i18n import _
from tui.text.visible import visible_line

if TYPE_CHECKING:
    from tui.settings import LanguageModel

COMPLETIONS: Final = "/chat/completions"
"""What an OpenAI-compatible interface calls the one request that is made."""
_FORWARDED: Final = re.compile(r"(?:^|[-:/_.])cloud(?:$|[-:/_.])", re.IGNORECASE)
"""Names of models that a server on this machine hands on, such as Ollama's `gpt-oss:120b-cloud`."""


class PointingError(Exception):
    """The language model cannot be asked, or its answer not be used; the message is for the reader."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where one language model is asked."""

    host: str
    """A name in ASCII, or an address without brackets."""
    port: int
    path: str
    name: str
    """What the host calls the model."""
    secure: bool
    """Whether the connection is encrypted."""
    key: str = field(default="", repr=False)

    @classmethod
    def of(cls, wanted: "LanguageModel", environment: Mapping[str, str] = os.environ) -> "Endpoint":
        """Return what the settings name. Raises PointingError: nothing is named, or it cannot be used."""
        if not wanted.address:
            raise PointingError(_("No language model is set: docs/suggest.md says how (model.address)."))
        if not wanted.name:
            raise PointingError(_("model.name is empty: what does the host call the model?"))
        try:
            parts = urlsplit(wanted.address)
            host = (parts.hostname or "").encode("idna").decode()
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise PointingError(_refused(wanted.address)) from error
        if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
            raise PointingError(_refused(wanted.address))
        path = parts.path.rstrip("/") or "/v1"
        if not re.fullmatch(r"[!-~]+", path):
            raise PointingError(_refused(wanted.address))
        path = path if path.endswith(COMPLETIONS) else path + COMPLETIONS
        key = _key(wanted.key_variable, environment)
        found = cls(host, port, path, wanted.name, parts.scheme == "https", key)
        if key and not found.secure and not found.loopback:
            raise PointingError(_("{host}: a key is sent over https only").format(host=found.host))
        return found

    @property
    def loopback(self) -> bool:
        """Whether the host is this machine by its address; of names only `localhost`."""
        try:
            return self.host == "localhost" or ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def leaves(self) -> bool:
        """Whether what is sent leaves this machine: another host, or a model that this one hands on."""
        return not self.loopback or bool(_FORWARDED.search(self.name))

    @property
    def origin(self) -> str:
        """What suggestions say of where they come from."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"model:{visible_line(self.name)}@{host}"


def _refused(address: str) -> str:
    line = _("model.address: {address} is no address such as http://127.0.0.1:11434/v1")
    return line.format(address=visible_line(address.rpartition("@")[2]))


def _key(variable: str, environment: Mapping[str, str]) -> str:
    """Return the key that a variable of the environment holds; empty where none is named."""
    if not variable:
        return ""
    key = environment.get(variable, "").strip()
    if not key:
        raise PointingError(_("The key is missing: {variable} is not set in the environment").format(variable=variable))
    if not re.fullmatch(r"[!-~]+", key):
        raise PointingError(_("{variable} holds characters that no key has").format(variable=variable))
    return key
