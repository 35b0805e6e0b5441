"""The article in the other script: what is shown changes, character for character; text and offsets stay."""

from asyncio import to_thread
from typing import Final

from tui.app.handling import handles
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import N_, _
from tui.workspace.session import Session

NEXT: Final = {"": "traditional", "traditional": "simplified", "simplified": ""}
TOLD: Final = {
    "": N_("shown as it stands"),
    "traditional": N_("shown in traditional characters; notes and search keep the text"),
    "simplified": N_("shown in simplified characters; notes and search keep the text"),
}


class Scripts:
    """Shows the article in traditional or simplified characters."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services
        self._script = ""

    @handles("reader.script")
    async def change(self, _count: int | None, _argument: str) -> None:
        """Show the article in the next script."""
        script = self._script = NEXT[self._script]
        shown = await to_thread(self._written, script)
        if not self._view.open or script != self._script:
            return  # another article or script is wanted by now
        if shown is None:
            from tui.workspace.learn.learner import how_to_get

            self._script = ""
            self._services.status(how_to_get())
            return
        self._view.page.write(shown)
        self._services.status(_(TOLD[script]))

    def _written(self, script: str) -> str | None:
        """Return the article in a script, None where the tables for it are missing; in a thread."""
        text = self._view.state.text
        if script == "simplified":
            from tui.text.script import simplified

            return simplified(text)
        if not script:
            return text
        from tui.workspace.learn.writing import traditional

        glossary = self._session.learner.glossary()
        return traditional(glossary, text) if glossary and glossary.writings else None
