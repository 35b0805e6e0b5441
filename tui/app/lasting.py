"""A terminal that is closed under the program stops nothing: what was to be shown goes nowhere, the program ends."""

from contextlib import suppress
from typing import Any, TextIO

from textual.driver import Driver


class Lasting:
    """A text stream of which nobody notices that the terminal behind it is gone.

    Textual writes in a thread that an error would end; everything that is shown later would then wait for it for ever.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write text, if there is still somewhere to write it."""
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Write what is kept back, if there is still somewhere to write it."""
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def lasting(driver: type[Driver]) -> type[Driver]:
    """Return a driver that writes to a stream which lasts."""

    class LastingDriver(driver):  # type: ignore[misc, valid-type]
        """The driver of this platform."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            if stream := getattr(self, "_file", None):
                self._file = Lasting(stream)

        def start_application_mode(self) -> None:
            """Take what was typed while the program was loaded before what is typed from now on."""
            typed, self._app.typed = getattr(self._app, "typed", b""), b""
            if typed:
                from textual._xterm_parser import XTermParser

                for message in XTermParser().feed(typed.decode(errors="replace")):
                    self.process_message(message)
            super().start_application_mode()

    return LastingDriver
